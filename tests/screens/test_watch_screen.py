"""All that is to be watched: listed by when it is due, dealt with by one key each, and nothing lost on the way."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from items import every_item

from briefing.model import WatchRow
from briefing.screens.agenda import AgendaScreen
from briefing.screens.watch_screen import WatchScreen
from briefing.settings import Settings
from briefing.store import marks
from briefing.store.library import Library
from briefing.text import short_day
from hostile import PAYLOADS, risks
from widgets.watch_list import WatchList

from .conftest import Reader, raw, take_in

VOTE = "Whether the Estonian parliament votes"


def rows(path: Path) -> dict[str, WatchRow]:
    """What the library itself holds, by the first words of each item."""
    with Library.open(path, readonly=True) as library:
        return {" ".join(row.text.split()[:5]): row for row in every_item(library)}


def rows_words(path: Path) -> str:
    """The words of all items, as they stand in the library."""
    return " ".join(row.text for row in rows(path).values())


def add(path: Path, **days: int | None) -> None:
    """Add items of the reader's own, each due that many days from today."""
    with Library.open(path) as library:
        for text, ahead in days.items():
            day = None if ahead is None else (date.today() + timedelta(days=ahead)).isoformat()
            marks.add(library, text.replace("_", " "), None, day, day)


def listed(r: Reader) -> WatchList:
    return r.app.screen.query_one(WatchList)


def at(r: Reader, words: str) -> int:
    """The line of the screen that has these words."""
    found = [number for number, line in enumerate(r.lines()) if words in line]
    assert found, f"{words} is not on the screen:\n{r.text}"
    return found[0]


async def watch(r: Reader) -> None:
    await r.press("6")
    await r.until(lambda: isinstance(r.app.screen, WatchScreen) and r.app.screen.focused is not None)


async def test_all_items_are_listed_by_when_they_are_due(reader: Any, library: Path) -> None:
    add(library, Call_the_harbour=0, Ask_the_ministry=40, Look_again=None)
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        order = [
            at(r, words) for words in ("Overdue  1", VOTE, "Today  1", "Call the", "Later  1", "Ask the", "No date")
        ]
        assert order == sorted(order)
        assert "1 overdue · 1 today" in r.lines()[0]
        assert "(overdue)" not in r.text


async def test_a_tick_is_struck_through_and_stays_until_the_list_is_left(reader: Any, library: Path) -> None:
    add(library, Call_the_harbour=0)
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        line = at(r, VOTE)
        await r.press("x")
        assert at(r, VOTE) == line
        assert "☑" in r.lines()[line]
        assert rows(library)["Whether the Estonian parliament votes"].state == "resolved"
        assert "0 overdue" in r.lines()[0]
        assert "1 resolved" in r.lines()[0]
        await r.press("escape", "6")
        await r.until(lambda: at(r, VOTE) > at(r, "Resolved"))


async def test_undo_and_redo_work_in_the_list(reader: Any, library: Path) -> None:
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.press("x")
        await r.press("u")
        await r.until(lambda: "☑" not in r.text)
        assert rows(library)["Whether the Estonian parliament votes"].state == "open"
        await r.press("ctrl+r")
        await r.until(lambda: "☑" in r.text)


async def test_a_click_selects_an_item_and_tells_of_it_below(reader: Any, library: Path) -> None:
    add(library, One_of_mine=1, Two_of_mine=2)
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.pilot.click(WatchList, offset=(12, at(r, "Two of mine") - 1))
        await r.until(lambda: r.text.count("Two of mine") == 2)
        assert listed(r).item is not None
        assert listed(r).item.text == "Two of mine"


async def test_several_are_one_step_and_the_sentence_says_how_many(reader: Any, library: Path) -> None:
    add(library, One_of_mine=1, Two_of_mine=2, Three_of_mine=3)
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.press("j", "V", "V", "X")
        await r.until(lambda: "Dropped 2 items" in r.text)
        assert sum(row.state == "dropped" for row in rows(library).values()) == 2
        await r.press("u")
        await r.until(lambda: "Undone: Dropped 2 items" in r.text)
        assert sum(row.state == "dropped" for row in rows(library).values()) == 0


async def test_all_that_a_filter_lets_through_are_picked_out_by_one_key(reader: Any, library: Path) -> None:
    add(library, Gull_one=1, Gull_two=2, Tern_three=3)
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.press("/", *"gull", "enter")
        await r.until(lambda: "Tern" not in r.text)
        await r.press("*", "x")
        await r.until(lambda: "Ticked 2 items" in r.text)
        await r.press("escape")
        await r.until(lambda: "Tern" in r.text)
        assert {row.text for row in rows(library).values() if row.state == "resolved"} == {"Gull one", "Gull two"}


async def test_snooze_asks_until_when_and_understands_days(reader: Any, library: Path) -> None:
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.press("z", *"monitor", "enter")
        assert "Say a day" in r.text
        await r.press(*["backspace"] * 7, *"1w", "enter")
        await r.until(lambda: "☾" in r.text)
        until = (date.today() + timedelta(days=7)).isoformat()
        assert rows(library)["Whether the Estonian parliament votes"].snoozed_until == until


async def test_note_and_due_day_are_asked_for_with_what_stands(reader: Any, library: Path) -> None:
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.press("p", *"asked", "enter")
        await r.until(lambda: "note: asked" in r.text)
        await r.press("p", *" twice", "enter")
        await r.until(lambda: "note: asked twice" in r.text)
        await r.press("D", *"2031-03-09 2031-03-12", "enter")  # the day that stood there gives way
        await r.until(lambda: "9–12 Mar 2031" in r.text)
        await r.press("D", "ctrl+u", "enter")
        await r.until(lambda: "Sep 2025" in r.text)


async def test_enter_opens_the_story_at_the_sentence(reader: Any, library: Path) -> None:
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.press("enter")
        await r.until(lambda: r.app.screen is r.screen and r.screen.story is not None)
        await r.until(lambda: r.screen.pane_name == "article")
        row = rows(library)["Whether the Estonian parliament votes"]
        assert r.screen.story.row.key == row.places[0].article
        assert r.screen.view.sees(row.places[0].start)
        await r.press("6")
        await r.until(lambda: isinstance(r.app.screen, WatchScreen) and listed(r).item is not None)
        assert listed(r).item.text.startswith(VOTE)


@pytest.mark.parametrize("columns", [40, 80, 200])
async def test_the_list_fits_at_every_width(reader: Any, library: Path, columns: int) -> None:
    add(library, **{"Long_" * 80: 3})
    async with reader(library, size=(columns, 24)) as r:
        await watch(r)
        await r.press("j", "j", "V", "x")
        assert all(len(line) <= columns for line in r.lines())
        assert "Watch" in r.lines()[0]


async def test_the_agenda_shows_the_coming_weeks_and_leads_to_the_items_of_a_day(reader: Any, library: Path) -> None:
    add(library, Call_the_harbour=0, Ask_the_ministry=8, Look_far_ahead=60)
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.press("7")
        await r.until(lambda: isinstance(r.app.screen, AgendaScreen) and r.app.screen.view.selected is not None)
        assert "1 item due" in r.text
        assert "Look far" not in r.text
        await r.press("down", "right")
        assert "☐ Ask the ministry" in r.text
        await r.press("enter")
        await r.until(lambda: isinstance(r.app.screen, WatchScreen) and listed(r).item is not None)
        assert listed(r).item.text == "Ask the ministry"


async def test_what_is_snoozed_keeps_its_day_in_the_agenda_or_has_the_one_on_which_it_comes_back(
    reader: Any, library: Path
) -> None:
    today = date.today()
    add(library, Hear_the_trial=9, Call_the_harbour=2, Look_again=None)
    with Library.open(library) as opened:
        for (key, _), ahead in zip(marks.added(opened), (2, 9, 9), strict=True):
            marks.snooze(opened, [key], (today + timedelta(days=ahead)).isoformat())
    async with reader(library, size=(120, 40)) as r:
        await r.press("7")
        await r.until(lambda: isinstance(r.app.screen, AgendaScreen) and r.app.screen.view.selected is not None)
        await r.press("right", "right")
        assert "nothing is due" in r.text
        await r.press("down")
        assert "3 items due" in r.text
        for words in ("Hear the trial", "Call the harbour", "Look again"):
            assert f"☾ {words}" in r.text


@pytest.mark.parametrize("size", [(20, 5), (40, 10), (200, 60)])
async def test_the_agenda_fits_at_every_size(reader: Any, library: Path, size: tuple[int, int]) -> None:
    add(library, **{f"Long_{n}_" * 40: 3 for n in range(20)})
    async with reader(library, size=size) as r:
        await r.press("7")
        await r.until(lambda: isinstance(r.app.screen, AgendaScreen) and r.app.screen.view.selected is not None)
        await r.press("right", "right", "right", "down", "G", "g")
        assert all(len(line) <= size[0] for line in r.lines())


async def test_in_the_checklist_of_a_story_the_keys_are_the_same(reader: Any, library: Path) -> None:
    async with reader(library, size=(160, 45)) as r:
        await r.press("enter", "5", "X")
        await r.until(lambda: "Dropped" in r.text)
        assert "☒" in r.pane("checklist")
        await r.press("u")
        await r.until(lambda: "☒" not in r.pane("checklist"))
        await r.press("p", *"asked", "enter")
        await r.until(lambda: "note: asked" in r.pane("checklist"))
        await r.press("z", *"3d", "enter")
        await r.until(lambda: "☾" in r.pane("checklist"))


@pytest.mark.parametrize("key", ["X", "z", "p", "D", "E", "V"])
async def test_a_key_for_items_says_elsewhere_where_it_works(reader: Any, library: Path, key: str) -> None:
    async with reader(library, size=(160, 45)) as r:
        await r.press("enter", key)
        await r.until(lambda: "This key" in r.text or "Stories are picked out" in r.text)


async def test_an_item_is_added_from_the_sentence_that_is_read(reader: Any, library: Path) -> None:
    async with reader(library, size=(160, 45)) as r:
        await r.press("enter", "a")
        await r.until(lambda: "Watch what?" in r.text)
        await r.press("enter")
        await r.until(lambda: "Added" in r.text)
        added = [row for row in rows(library).values() if row.kind == "added"]
        assert len(added) == 1
        assert added[0].text.startswith("Harbour Minister Ada Berg")
        assert added[0].story == r.screen.story.id
        assert added[0].text[:20] in r.screen.story.article.text


@pytest.mark.parametrize("there", [("6",), ("enter", "5")])
async def test_an_item_that_was_added_is_the_one_that_the_next_key_is_for(
    reader: Any, library: Path, there: tuple[str, ...]
) -> None:
    async with reader(library, size=(160, 45)) as r:
        await r.press(*there)
        await r.until(lambda: VOTE in r.text)
        await r.press("a", *"Call Berg", "enter")
        await r.until(lambda: "☐ Call Berg" in r.text)
        await r.press("D", *"3d", "enter")
        day = (date.today() + timedelta(days=3)).isoformat()
        await r.until(lambda: any(row.due and row.due.end == day for row in rows(library).values()))
        assert next(row.text for row in rows(library).values() if row.due and row.due.end == day) == "Call Berg"


@pytest.mark.parametrize("there", [("6",), ("enter", "5")])
async def test_an_item_of_ones_own_is_due_when_its_words_say(
    reader: Any, library: Path, there: tuple[str, ...]
) -> None:
    async with reader(library, size=(160, 45)) as r:
        await r.press(*there)
        await r.until(lambda: VOTE in r.text)
        await r.press("a", *"call Berg tomorrow", "enter")
        day = (date.today() + timedelta(days=1)).isoformat()
        await r.until(lambda: f"Added “call Berg tomorrow”, due {short_day(day)}" in " ".join(r.text.split()))
        due = rows(library)["call Berg tomorrow"].due
        assert due is not None
        assert (due.start, due.end) == (day, day)


BALLOT = raw(
    "ballot",
    "Pilots of the strait call a ballot",
    "Pilots of the Skerry Strait will hold a ballot on Friday, their union said.",
    outlet="Gulf Report",
    published="2025-08-26",
)


async def test_a_sentence_that_is_added_is_due_on_the_day_that_its_article_means(reader: Any, library: Path) -> None:
    take_in(library, BALLOT)
    async with reader(library, size=(160, 45)) as r:
        await r.press("slash", *"ballot", "enter", "enter", "a")
        await r.until(lambda: "Watch what?" in r.text)
        await r.press("enter")
        await r.until(lambda: "due 29 Aug 2025" in r.text)


OUTCOME = "The Estonian parliament voted for the Baltic ferry treaty on Tuesday, with 61 members in favour."
VOTED = raw(
    "voted",
    "Estonian parliament votes for the Baltic ferry treaty",
    OUTCOME,
    outlet="Gulf Report",
    published="2025-09-02",
)


async def test_an_outcome_is_offered_and_settles_the_item_only_when_it_is_accepted(reader: Any, library: Path) -> None:
    take_in(library, VOTED)
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.until(lambda: "possible outcome" in r.text)
        await r.press("E")
        await r.until(lambda: "Gulf Report · 2 Sep 2025" in r.text)
        assert rows(library)["Whether the Estonian parliament votes"].state == "open"
        await r.press("a")
        await r.until(lambda: "☑" in r.text)
        row = rows(library)["Whether the Estonian parliament votes"]
        assert row.evidence is not None
        assert row.evidence.outlet == "Gulf Report"
        await r.press("u")
        await r.until(lambda: "☑" not in r.text)


async def test_outcomes_beyond_those_shown_are_counted(reader: Any, library: Path) -> None:
    for n in range(12):
        # Each by another hand: texts that are alike would be copies, which count once. The library has one more.
        own = " ".join(
            f"The {stem}{n:02} keeps its {stem}{n:02}." for stem in ("mole", "quay", "buoy", "crane", "lock")
        )
        take_in(
            library,
            raw(f"v{n}", f"Vote {n}", f"{OUTCOME}\n\n{own}", outlet=f"Gulf Report {n}", published="2025-09-02"),
        )
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.until(lambda: "13 possible outcomes" in r.text)
        await r.press("E")
        await r.until(lambda: "10 of 13 possible outcomes" in r.text)


async def test_an_outcome_that_is_rejected_is_not_offered_again_and_can_be_read(reader: Any, library: Path) -> None:
    take_in(library, VOTED)
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.press("E")
        await r.until(lambda: "Gulf Report · 2" in r.text)
        await r.press("r")
        await r.until(lambda: "Gulf Report · 2" not in r.text)
        await r.press("u")
        await r.until(lambda: "Gulf Report · 2" in r.text)
        await r.press("k", "enter")
        await r.until(lambda: r.app.screen is r.screen and r.screen.pane_name == "article")
        await r.until(lambda: r.screen.story.row.outlet == "Gulf Report")


async def test_hostile_items_stay_text(reader: Any, library: Path) -> None:
    with Library.open(library) as opened:
        today = date.today().isoformat()
        for text in [*PAYLOADS, "[@click=app.quit]leave[/]", "[/nope] [sic]"]:
            marks.add(opened, text, None, today, today)
    async with reader(library, size=(80, 24)) as r:
        await watch(r)
        for keys in (["G", "E"], ["escape", "p"], ["escape", "D"], ["escape", "*", "z"], ["escape", "7"], ["G", "g"]):
            await r.press(*keys)
            assert risks(r.text.encode()) == set()
        await r.press("6")
        await r.until(lambda: isinstance(r.app.screen, WatchScreen))


async def test_what_another_program_marks_is_shown_and_what_was_ticked_here_stays(reader: Any, library: Path) -> None:
    add(library, Call_the_harbour=0, Ask_the_ministry=1)
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        line = at(r, VOTE)
        await r.press("x")
        add(library, Look_at_the_port=0)
        await r.until(lambda: "Look at the port" in r.text)
        assert at(r, VOTE) == line


async def test_an_empty_list_says_so(reader: Any, path: Path) -> None:
    async with reader(path, size=(80, 24)) as r:
        await watch(r)
        await r.press("j", "x", "X", "z", "E", "V", "*", "enter")
        assert "Nothing to watch" in r.text
        await r.press("f", *"gull")
        await r.until(lambda: "holds “gull”" in r.text)
        await r.press("escape", "q")
        assert r.app.screen is r.screen


async def test_keys_sent_in_one_burst_all_count(reader: Any, library: Path) -> None:
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.burst("x", "x", "j", "x")
        assert [row.state for row in rows(library).values()].count("resolved") == 1
        assert rows(library)["Whether the Estonian parliament votes"].state == "open"


async def test_a_key_that_the_reader_changed_is_changed_in_the_list_too(reader: Any, library: Path) -> None:
    async with reader(library, size=(120, 40), settings=Settings(keys={"tick": ("Z",)})) as r:
        await watch(r)
        await r.press("x")
        assert "☑" not in r.text
        await r.press("Z")
        assert "☑" in r.text
        assert "Z tick" in r.lines()[-1]


async def test_the_history_of_an_item_tells_what_was_found_and_done_wherever_the_item_stands(
    reader: Any, library: Path
) -> None:
    take_in(library, VOTED)
    async with reader(library, size=(120, 40)) as r:
        await watch(r)
        await r.press("x")
        await r.until(lambda: rows(library)[VOTE].state == "resolved")
        await r.press("H")
        await r.until(lambda: "What became of it" in r.text and "Ticked" in r.text)
        assert at(r, "  Found ") < at(r, "  Ticked ")
        await r.press("escape")
        await r.press("E")
        await r.until(lambda: "Gulf Report · 2" in r.text)
        await r.press("H")
        await r.until(lambda: "Ticked" in r.text)
        await r.press("escape", "escape", "enter")
        await r.until(lambda: not isinstance(r.app.screen, WatchScreen) and "Checklist" in r.text)
        await r.press("5", "H")
        await r.until(lambda: "What became of it" in r.text)


async def test_an_item_is_added_though_the_list_is_left_right_behind_it(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await watch(r)
        await r.burst("a", *"Vote", "enter", "escape", "6", "escape")
        await r.until(lambda: "Vote" in rows_words(library))
        await watch(r)
        await r.until(lambda: "Vote" in r.text)
