"""Statements and checklist: what their rows say, and what choosing and ticking posts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefing.model import Due, Place, StatementRow, WatchRow
from briefing.text import short_day
from widgets.checklist import Checklist
from widgets.statements_pane import StatementsPane
from widgets.wording import due_text


def statement(**changes: object) -> StatementRow:
    values: dict[str, object] = {
        "kind": "direct",
        "text": "Nobody [had] refused,",
        "speaker": "Ada Berg",
        "speaker_text": "she",
        "cue": "said",
        "confidence": 0.9,
        "places": (Place(1, 10, 30),),
        "outlets": ("Coast Post",),
    }
    values |= changes
    return StatementRow(words=str(values["text"]), **values)  # type: ignore[arg-type]


def item(name: str, **changes: object) -> WatchRow:
    values: dict[str, object] = {
        "id": name,
        "words": name,
        "keys": (f"key-{name}",),
        "kind": "explicit",
        "text": f"Whether {name} happens",
        "due": None,
        "actors": (),
        "places": (Place(1, 5, 20),),
    }
    return WatchRow(**(values | changes))  # type: ignore[arg-type]


async def test_direct_words_stand_in_marks_and_reported_ones_do_not(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = StatementsPane()
    async with stage(pane, size=(60, 16)):
        pane.show([statement(), statement(kind="reported", text="that it was over", places=(Place(1, 50, 60),))])
        text = "\n".join(seen(pane))
        assert "“Nobody [had] refused,”" in text
        assert "reported" in text
        assert "“that it was over”" not in text


@pytest.mark.parametrize(
    ("row", "speaker"),
    [
        (statement(), "Ada Berg"),
        (statement(confidence=0.3), "Ada Berg ?"),
        (statement(speaker=None, speaker_text="the official"), "the official ?"),
        (statement(speaker=None, speaker_text=None), "Unnamed ?"),
    ],
)
async def test_a_doubtful_speaker_is_shown_with_a_question_mark(stage, seen, row, speaker) -> None:  # type: ignore[no-untyped-def]
    pane = StatementsPane()
    async with stage(pane, size=(60, 10)):
        pane.show([row])
        assert seen(pane)[0].strip("▌ ") == speaker


async def test_a_statement_that_several_outlets_print_names_them(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = StatementsPane()
    async with stage(pane, size=(60, 10)):
        pane.show([statement(outlets=("Coast Post", "Daily Gull"))])
        assert any("2 outlets: Coast Post, Daily Gull" in line for line in seen(pane))


async def test_the_checklist_shows_boxes_due_days_and_counts(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = Checklist()
    late = (date.today() - timedelta(days=3)).isoformat()
    async with stage(pane, size=(60, 14)):
        pane.show(
            [
                item("a", due=Due(late, late, "then")),
                item("b", state="resolved"),
                item("c", state="dropped"),
                item("d", note="ask Kim"),
            ]
        )
        text = "\n".join(seen(pane))
        assert "☐ Whether a happens" in text
        assert "(overdue)" in text
        assert "☑ Whether b happens" in text
        assert "☒ Whether c happens" in text
        assert "note: ask Kim" in text
        assert pane.counts == (2, 4)


async def test_ticking_posts_the_selected_item(stage) -> None:  # type: ignore[no-untyped-def]
    pane = Checklist()
    async with stage(pane) as (screen, pilot):
        pane.tick()
        pane.show([item("a"), item("b")])
        pane.move(1)
        pane.tick()
        await pilot.pause()
        assert [message.row.id for message in screen.told(Checklist.Ticked)] == ["b"]


async def test_the_selection_stays_on_its_item_when_others_come_and_go(stage) -> None:  # type: ignore[no-untyped-def]
    pane = Checklist()
    async with stage(pane):
        pane.show([item("a"), item("b"), item("c")])
        pane.select("b")
        pane.show([item("x"), item("b", state="resolved"), item("c")])
        assert pane.selected is not None
        assert pane.selected.id == "b"
        pane.show([item("z")], fresh=True)
        assert pane.selected.id == "z"


async def test_an_empty_pane_says_so(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = Checklist()
    async with stage(pane):
        pane.show([])
        assert seen(pane)[0].strip() == "Nothing to watch"
        pane.choose()
        assert pane.turn(1) is False


async def test_a_click_on_any_line_of_an_entry_selects_it(stage) -> None:  # type: ignore[no-untyped-def]
    pane = Checklist()
    async with stage(pane, size=(40, 12)) as (screen, pilot):
        pane.show([item("a"), item("b")])
        await pilot.click(Checklist, offset=(8, 3))
        assert pane.selected is not None
        assert pane.selected.id == "b"
        await pilot.click(Checklist, offset=(8, 0), times=2)
        assert [message.place for message in screen.told(Checklist.Chosen)] == [Place(1, 5, 20)]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2025-09-02", "2025-09-02", "due 2 Sep 2025"),
        ("2025-09-02", "2025-09-09", "due 2–9 Sep 2025"),
        ("2025-08-30", "2025-09-02", "due 30 Aug–2 Sep 2025"),
        ("2025-12-30", "2026-01-02", "due 30 Dec 2025–2 Jan 2026"),
    ],
)
def test_a_due_range_is_said_as_shortly_as_it_can_be(start: str, end: str, said: str) -> None:
    assert due_text(Due(start, end, "then"), date(2025, 8, 1)) == said
    assert due_text(Due(start, end, "then"), date(2027, 1, 1)) == f"{said} (overdue)"
    assert due_text(Due(start, end, "then"), date(2027, 1, 1), is_open=False) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-03-02", "due 2 Mar 2026 (overdue)"),
        ("2026-03-03", "due Tue 3 Mar (overdue)"),
        ("2026-03-09", "due Mon 9 Mar"),
        ("2026-03-15", "due Sun 15 Mar"),
        ("2026-03-16", "due 16 Mar 2026"),
    ],
)
def test_a_day_less_than_a_week_away_is_said_by_its_weekday(day: str, said: str) -> None:
    assert due_text(Due(day, day, "then"), date(2026, 3, 9)) == said


def test_what_is_no_day_stays_as_it_is() -> None:
    assert short_day("some day") == "some day"
    assert short_day("2025-08-26T10:00:00Z") == "26 Aug 2025"
    assert short_day(None) == ""
