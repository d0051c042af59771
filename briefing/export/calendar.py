"""The checklist as an iCalendar file (RFC 5545): what is due stands in any calendar, what is not in its task list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from briefing import __version__
from briefing.model import WatchRow
from briefing.text import clean, one_line

_LONGEST_LINE = 75
"""Octets of a line; a longer one is folded."""

_STATUS = {"open": "NEEDS-ACTION", "snoozed": "NEEDS-ACTION", "resolved": "COMPLETED", "dropped": "CANCELLED"}


def icalendar(rows: Iterable[WatchRow], stamp: datetime) -> Iterator[str]:
    """The lines of a calendar, without their ends (CR LF); `stamp` is when it is made.

    An item that is due is an event over all its days, free for other things: calendars show tasks seldom. One without
    a due time is a task. `UID` is the item's key, so that a calendar knows it again from whatever library it comes.
    """
    yield from (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Briefing//briefing {__version__}//EN",
        "CALSCALE:GREGORIAN",
    )
    for row in rows:
        for line in _component(row, stamp):
            yield from _folded(line)
    yield "END:VCALENDAR"


def _component(row: WatchRow, stamp: datetime) -> Iterator[str]:
    name = "VEVENT" if row.due else "VTODO"
    yield f"BEGIN:{name}"
    yield f"UID:{row.key}@briefing"
    yield f"DTSTAMP:{_instant(stamp)}"
    yield f"SUMMARY:{_escaped(one_line(row.text, 200))}"
    yield f"DESCRIPTION:{_escaped(_description(row))}"
    yield f"CATEGORIES:{row.kind}"
    if row.due:
        yield f"DTSTART;VALUE=DATE:{_day(date.fromisoformat(row.due.start))}"
        last = date.fromisoformat(row.due.end)
        # The end of an event is the day after its last one, which the last day of all days has not.
        yield f"DTEND;VALUE=DATE:{_day(last if last == date.max else last + timedelta(days=1))}"
        yield "TRANSP:TRANSPARENT"
        if row.state == "dropped":
            yield "STATUS:CANCELLED"
    else:
        yield f"STATUS:{_STATUS[row.state]}"
        if row.state == "resolved" and row.resolved_at:
            yield f"COMPLETED:{_instant(datetime.fromisoformat(row.resolved_at))}"
    yield f"END:{name}"


def _description(row: WatchRow) -> str:
    facts = [row.text, f"State: {row.state}", f"Id: {row.id}"]
    facts += [f"Due: {row.due.text}"] if row.due and row.due.text else []
    facts += [f"Story: {row.story_title}"] * bool(row.story_title)
    facts += [f"Sources: {', '.join(row.outlets)}"] * bool(row.outlets)
    facts += [f"Note: {row.note}"] * bool(row.note)
    return "\n".join(facts)


def _escaped(text: str) -> str:
    return clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, cut between characters; all but the first begin with a space."""
    piece, octets = "", 0
    for char in line:
        size = len(char.encode())
        if octets + size > _LONGEST_LINE:
            yield piece
            piece, octets = " ", 1
        piece += char
        octets += size
    yield piece


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
