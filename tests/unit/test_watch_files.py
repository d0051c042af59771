"""The checklist as files: a task list that comes back as it went, a calendar that calendars read, a harmless table."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export import calendar, plain, sheets, tasks
from briefing.model import Due, WatchRow
from briefing.text import one_line

STAMP = datetime(2031, 3, 4, 9, 30, tzinfo=UTC)


def row(**given: Any) -> WatchRow:
    facts: dict[str, Any] = {
        "id": "abc123",
        "words": "w" * 16,
        "keys": ("abc123" + "0" * 10, "b" * 16),
        "kind": "scheduled",
        "text": "The court will rule on Friday.",
        "due": Due("2031-03-07", "2031-03-07", "on Friday"),
        "actors": ("The court",),
        "places": (),
        "outlets": ("Post", "Coast Daily"),
        "group": "week",
    }
    return WatchRow(**(facts | given))


def test_an_item_is_a_task_with_its_due_time_its_sources_and_what_finds_it_again() -> None:
    lines = list(tasks.markdown([row(note="ask the clerk")]))
    assert lines == [
        "# What to watch",
        "",
        "## This week",
        "",
        "- [ ] The court will rule on Friday. (due 2031-03-07) "
        "<!-- briefing open abc1230000000000 bbbbbbbbbbbbbbbb -->",
        "  - Post, Coast Daily",
        "  - note: ask the clerk",
    ]


@pytest.mark.parametrize(
    ("text", "actors", "who"),
    [
        ("She will rule on Friday.", ("Ada Haverin", "The court"), "she: Ada Haverin"),
        ("“He will appeal on Friday.”", ("Boris Quill",), "he: Boris Quill"),
        ("She will question Haverin on Friday.", ("Ada Haverin",), ""),
        ("She will rule on Friday.", (), ""),
        ("Shere will open its port on Friday.", ("Ada Haverin",), ""),
    ],
)
def test_a_list_says_who_she_is(text: str, actors: tuple[str, ...], who: str) -> None:
    one = row(text=text, actors=actors)
    assert one.who == who
    assert (f"  - {who}" in tasks.item_lines(one)) == bool(who)
    assert (f"{text} — {who} — due 2031-03-07" in plain.watch_line(one)) == bool(who)


def test_among_items_of_other_stories_each_says_of_which_it_is() -> None:
    one = row(story_title="Judges weigh the [bridge] case")
    assert "  - from “Judges weigh the \\[bridge\\] case”" in tasks.markdown([one])
    assert not any("bridge" in line for line in tasks.item_lines(one))
    assert plain.watch_line(one, of_library=True).endswith(" — from “Judges weigh the [bridge] case”")
    assert "bridge" not in plain.watch_line(one)
    assert any("Story: Judges weigh" in line for line in calendar.icalendar([one], STAMP))


@pytest.mark.parametrize("days", ["due 2031-03-07", "due 2031-03-07 to 2031-03-09", "due 7–9 Mar 2031"])
def test_the_days_behind_a_task_are_none_of_its_words_also_as_they_were_once_written(days: str) -> None:
    (task,) = tasks.read(f"- [x] The court will rule. ({days}) <!-- briefing open {'b' * 16} -->")
    assert task.text == "The court will rule."


TEXTS = st.text(min_size=1, max_size=80).map(one_line).filter(bool)


@given(TEXTS, st.sampled_from(["open", "resolved", "dropped", "snoozed"]), st.booleans())
def test_a_task_list_comes_back_as_it_went_whatever_the_words_are(text: str, state: Any, due: bool) -> None:
    when = Due("2031-03-07", "2031-03-09", "") if due else None
    until = "2031-03-05" if state == "snoozed" else None
    item = row(text=text, state=state, kind="added", due=when, snoozed_until=until, story_title=text)
    (task,) = tasks.read("\n".join(tasks.markdown([item])))
    assert (task.keys, task.was, task.own) == (item.keys, state, True)
    assert task.state == ("open" if state == "snoozed" else state)
    assert task.due == (("2031-03-07", "2031-03-09") if due else None)
    assert task.text == text


@given(st.text(max_size=200))
def test_any_file_can_be_read(text: str) -> None:
    list(tasks.read(f"- [x] {text}\n{text}\n- [ ] a <!-- briefing {text} -->"))


def test_a_long_hostile_line_is_read_in_no_time() -> None:
    (task,) = tasks.read("- [x] " + "<!-- briefing open " * 100_000 + " (due " * 10_000)
    assert task.keys == ()


def test_boxes_of_other_editors_are_understood() -> None:
    text = "* [X] a <!-- briefing open k00000 -->\n1. [-] b <!-- briefing open k00001 -->\n   + [ ] c\n[x] d\n- e"
    assert [(task.line, task.state) for task in tasks.read(text)] == [(1, "resolved"), (2, "dropped"), (3, "open")]


def test_a_calendar_reads_what_is_due_as_days_and_the_rest_as_tasks() -> None:
    items = [
        row(due=Due("2031-03-07", "2031-03-09", "by Sunday")),
        row(keys=("second",), due=None),
        row(keys=("third",), due=None, state="resolved", resolved_at="2031-03-04T10:00:00+00:00"),
    ]
    found = icalendar.Calendar.from_ical("\r\n".join(calendar.icalendar(items, STAMP)) + "\r\n")
    (event,) = found.walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2031, 3, 7), date(2031, 3, 10))
    assert event["uid"] == "abc1230000000000@briefing"
    assert event["summary"] == "The court will rule on Friday."
    todos = found.walk("VTODO")
    assert [todo["status"] for todo in todos] == ["NEEDS-ACTION", "COMPLETED"]
    assert todos[1].decoded("completed") == datetime(2031, 3, 4, 10, tzinfo=UTC)


@given(st.text(min_size=1, max_size=300).map(one_line).filter(bool))
def test_no_words_can_break_a_calendar(text: str) -> None:
    lines = list(calendar.icalendar([row(text=text, note=text)], STAMP))
    assert all(len(line.encode()) <= 75 and "\n" not in line and "\r" not in line for line in lines)
    (event,) = icalendar.Calendar.from_ical("\r\n".join(lines) + "\r\n").walk("VEVENT")
    assert str(event["description"]).split("\n")[0] == text


def test_the_last_day_of_all_days_can_be_due() -> None:
    assert list(calendar.icalendar([row(due=Due("9999-12-31", "9999-12-31", ""))], STAMP))


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@sum", "a, b", 'say "so"', "plain"])
def test_no_cell_is_a_formula_and_every_cell_comes_back(text: str) -> None:
    header, cells = csv.reader(sheets.comma_separated([row(text=text, note=text)]))
    told = dict(zip(header, cells, strict=True))
    assert told["text"] == told["note"] == (f"'{text}" if text[0] in "=+-@" else text)
    assert (told["due_start"], told["outlets"]) == ("2031-03-07", "Post; Coast Daily")


@given(TEXTS, TEXTS)
def test_a_note_comes_back_as_it_went_whatever_its_words_are(text: str, note: str) -> None:
    found = list(tasks.read("\n".join(tasks.markdown([row(text=text, note=note), row(text="another")]))))
    assert [(task.text, task.note) for task in found] == [(text, note), ("another", "")]


def test_days_that_an_article_told_are_not_taken_for_the_readers_own() -> None:
    found = tasks.read("\n".join(tasks.markdown([row(), row(due=Due("2031-03-08", "2031-03-09", ""))])))
    assert [task.due for task in found] == [None, ("2031-03-08", "2031-03-09")]
