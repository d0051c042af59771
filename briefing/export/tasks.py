"""The checklist as a Markdown task list: to be read, ticked and changed anywhere, and read again.

Every item ends in a comment that nobody sees in the rendered text: the state that it was exported in, and the keys by
which any library with its articles knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, Literal

from briefing.export.plain import span_of_days
from briefing.model import Task, WatchGroup, WatchRow, WatchState
from briefing.text import one_line

TITLES: Final[dict[WatchGroup, str]] = {
    "overdue": "Overdue",
    "today": "Today",
    "week": "This week",
    "later": "Later",
    "undated": "No date",
    "snoozed": "Snoozed",
    "resolved": "Resolved",
    "dropped": "Dropped",
}
"""What the groups of the checklist are called, in their order."""

_MOST_KEYS = 5
"""Keys written for an item: of the articles that had it first. One that the other library knows is enough."""

_BOX: Final[dict[WatchState, str]] = {"open": " ", "snoozed": " ", "resolved": "x", "dropped": "-"}
_STATE: Final[dict[str, Literal["open", "resolved", "dropped"]]] = {
    " ": "open",
    "x": "resolved",
    "X": "resolved",
    "-": "dropped",
}
_TASK = re.compile(r"[ \t]{0,40}(?:[-*+]|\d{1,9}[.)]) \[([ xX-])\] ?(.*)")
_COMMENT = re.compile(r"<!-- briefing (open|resolved|dropped|snoozed)((?: [0-9a-z:-]{2,40}){1,20}) -->\s*$")
_NOTE = re.compile(r"[ \t]{2,40}[-*+] note: (.*)")
_SUFFIX = re.compile(r" \((?:due|snoozed until) [^()]{1,60}\)$")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>#|~&])")


def markdown(rows: Iterable[WatchRow]) -> Iterator[str]:
    """The lines of a task list, under a heading for each group; rows of a group come one after the other."""
    yield "# What to watch"
    group: WatchGroup | None = None
    for row in rows:
        if row.group != group:
            group = row.group
            yield from ("", f"## {TITLES[group]}", "")
        yield from item_lines(row, of_library=True)


def item_lines(row: WatchRow, *, of_library: bool = False) -> Iterator[str]:
    """An item as a task, and under it who "she" is, its sources, the note, what settled it.

    With `of_library`, among items of other stories, it says of which it is.
    """
    yield _line(row)
    if row.who:
        yield f"  - {literal(row.who)}"
    if of_library and row.story_title:
        yield f"  - from “{literal(row.story_title)}”"
    if row.outlets:
        yield f"  - {literal(', '.join(row.outlets))}"
    if row.note:
        yield f"  - note: {literal(row.note)}"
    if row.evidence:
        yield f"  - settled by {literal(row.evidence.title)}: {literal(row.evidence.text)}"


def read(text: str) -> Iterator[Task]:
    """The tasks of a task list, whoever wrote it, each with its note; lines that are neither are passed over."""
    last: Task | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if last is not None and (noted := _NOTE.match(line)):
            last = replace(last, note=one_line(_ESCAPED.sub(r"\1", noted[1])))
        elif (task := _task(number, line)) is not None:
            if last is not None:
                yield last
            last = task
    if last is not None:
        yield last


def _task(number: int, line: str) -> Task | None:
    found = _TASK.match(line)
    if found is None:
        return None
    box, rest = found[1], found[2]
    comment = _COMMENT.search(rest[-1000:])
    words = rest.rstrip() if comment is None else rest[: len(rest) - len(comment[0])].rstrip()
    printed = one_line(_ESCAPED.sub(r"\1", _SUFFIX.sub("", _SUFFIX.sub("", words))))
    if comment is None:
        return Task(number, _STATE[box], printed)
    keys = comment[2].split()
    days = [key.removeprefix("due:") for key in keys if key.startswith("due:")]
    return Task(
        line=number,
        state=_STATE[box],
        text=printed,
        keys=tuple(key for key in keys if ":" not in key and key != "added"),
        was=_was(comment[1]),
        own="added" in keys,
        due=(days[0], days[-1]) if days else None,
    )


def literal(text: str) -> str:
    """Text of a stranger on one line, as it stands, whatever Markdown would make of it."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _line(row: WatchRow) -> str:
    due = f" (due {span_of_days(row.due.start, row.due.end)})" if row.due else ""
    snoozed = f" (snoozed until {row.snoozed_until})" if row.snoozed_until else ""
    marks = [row.state, *row.keys[:_MOST_KEYS]]
    marks += ["added"] * (row.kind == "added")
    if row.due and not row.due.text:  # the reader's own days: those of an article come with its words
        marks += [f"due:{row.due.start}", f"due:{row.due.end}"]
    return f"- [{_BOX[row.state]}] {literal(row.text)}{due}{snoozed} <!-- briefing {' '.join(marks)} -->"


def _was(word: str) -> WatchState:
    states: dict[str, WatchState] = {"resolved": "resolved", "dropped": "dropped", "snoozed": "snoozed"}
    return states.get(word, "open")
