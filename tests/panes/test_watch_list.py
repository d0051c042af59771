"""The list of all items to watch, and the agenda: what their lines say, and where the cursor may stand."""

from __future__ import annotations

from array import array
from datetime import date, timedelta
from typing import Any

from briefing.model import Due, Heading, WatchRow
from widgets.agenda_view import AgendaView, Day
from widgets.watch_list import WatchLine, WatchList

MONDAY = date(2031, 3, 3)


def item(number: int, **changes: Any) -> WatchRow:
    values: dict[str, Any] = {
        "id": f"item{number}",
        "words": f"words{number}",
        "keys": (f"key{number}",),
        "kind": "scheduled",
        "text": f"The council of Port Halden votes on matter {number}.",
        "due": Due("2031-03-05", "2031-03-05", "on Wednesday"),
        "actors": (),
        "places": (),
        "outlets": ("Halden Post",),
    } | changes
    return WatchRow(**values)


def fill(watch: WatchList, count: int) -> None:
    """Show so many items under a heading, and under another one item more."""
    lines = [WatchLine(number, item(number)) for number in range(count + 1)]
    watch.show(array("q", range(count + 1)), lines, headings=[Heading(0, "Overdue"), Heading(count, "Today")])


async def test_a_row_says_what_it_is_and_when_it_is_due(stage: Any, seen: Any) -> None:
    watch = WatchList()
    async with stage(watch, size=(90, 9)):
        done = item(2, state="resolved", resolved_at="2031-03-06T10:00:00+00:00", note="asked")
        watch.show(
            array("q", [1, 2]),
            [
                WatchLine(1, item(1, text="She votes on it.", actors=("Ada Haverin",), outcomes=2)),
                WatchLine(2, done),
            ],
            headings=[Heading(0, "Today")],
        )
        watch.pick(frozenset({1}))
        lines = seen(watch)
        assert lines[0].strip() == "Today  2"
        assert lines[1].startswith("▌◆ ☐ She votes on it.")
        assert (
            lines[2].strip("▌ ") == "due 5 Mar 2031 · scheduled · she: Ada Haverin · 2 possible outcomes · Halden Post"
        )
        assert lines[3].strip().startswith("☑ The council")
        assert "ticked 6 Mar 2031 · note: asked" in lines[4]


async def test_a_row_says_of_which_story_it_is_as_far_as_there_is_room(stage: Any, seen: Any) -> None:
    title = "Halden splits over the second bridge"
    for width, told in (
        (110, f"due 5 Mar 2031 · scheduled · {title} · Halden Post"),
        (60, "due 5 Mar 2031 · scheduled · Halden splits over the…"),
        (36, "due 5 Mar 2031 · scheduled"),
    ):
        watch = WatchList()
        async with stage(watch, size=(width, 9)):
            watch.show(array("q", [1]), [WatchLine(1, item(1, story_title=title))])
            assert told in [line.strip("▌ ") for line in seen(watch)], width


async def test_the_cursor_passes_headings_both_ways(stage: Any) -> None:
    watch = WatchList()
    async with stage(watch, size=(60, 20)):
        fill(watch, 3)
        assert watch.selected == 0
        watch.move(-1)
        assert watch.selected == 0
        watch.move(3)
        assert watch.selected == 3
        watch.move(-1)
        assert watch.selected == 2
        watch.go_bottom()
        assert watch.selected == 3
        watch.go_top()
        assert watch.selected == 0


async def test_a_long_list_begins_with_its_first_heading(stage: Any, seen: Any) -> None:
    watch = WatchList()
    async with stage(watch, size=(90, 9)):
        fill(watch, 40)
        assert seen(watch)[0].strip() == "Overdue  40"
        assert watch.selected == 0
        watch.show(array("q"), [])
        fill(watch, 40)
        assert seen(watch)[0].strip() == "Overdue  40"


async def test_brackets_and_escapes_in_an_item_stay_text(stage: Any, seen: Any) -> None:
    watch = WatchList()
    async with stage(watch, size=(60, 6)):
        text = "Whether [bold]this[/nope] \x1b]52;c;AAAA\x07 [sic] comes up"
        watch.show(array("q", [0]), [WatchLine(0, item(0, text=text))])
        line = seen(watch)[0]
        assert "[bold]this[/nope]" in line
        assert "\x1b" not in line


def weeks(**numbers: int) -> list[Day]:
    """Four weeks with so many items on "d3" (the fourth day), "d10" and so on."""
    return [
        Day(MONDAY + timedelta(days=ahead), number, tuple(item(n) for n in range(min(number, 12))))
        for ahead in range(28)
        for number in [numbers.get(f"d{ahead}", 0)]
    ]


async def test_the_agenda_has_a_row_for_each_week_and_counts_what_does_not_fit(stage: Any, seen: Any) -> None:
    agenda = AgendaView()
    async with stage(agenda, size=(105, 34)):
        agenda.show(weeks(d3=1, d10=20), MONDAY)
        lines = seen(agenda)
        assert lines[0].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        assert lines[1].startswith("▌3 Mar")
        assert any("+" in line and "more" in line for line in lines)
        assert "Mon 3 Mar 2031 · nothing is due" in "\n".join(lines)
        agenda.step(3)
        assert "Thu 6 Mar 2031 · 1 item due" in "\n".join(seen(agenda))
        agenda.move(1)
        assert "Thu 13 Mar 2031 · 20 items due" in "\n".join(seen(agenda))
        agenda.move(9)
        assert agenda.selected is not None
        assert agenda.selected.day == date(2031, 3, 13)


async def test_the_agenda_keeps_its_day_when_it_is_shown_anew(stage: Any) -> None:
    agenda = AgendaView()
    async with stage(agenda, size=(40, 12)):
        agenda.show(weeks(), MONDAY + timedelta(days=2))
        agenda.step(5)
        agenda.show(weeks(d7=2), MONDAY + timedelta(days=2))
        assert agenda.selected is not None
        assert agenda.selected.number == 2
