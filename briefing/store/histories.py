"""What became of a watch item, from the first article that had it to the reader's last word, as the journal has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.model import Evidence, HistoryKind, WatchEvent
from briefing.store import journal
from briefing.store.journal import Value
from briefing.store.library import Library, listed
from briefing.text import short_day, short_days

_STATES: Final[dict[str, HistoryKind]] = {"resolved": "ticked", "dropped": "dropped", "snoozed": "snoozed"}


def of(library: Library, keys: Sequence[str]) -> list[WatchEvent]:
    """What happened to the item with these keys, in order; steps that were undone did not happen."""
    return sorted(_found(library, keys) + _said(library, keys), key=lambda event: event.at)


def _found(library: Library, keys: Sequence[str]) -> list[WatchEvent]:
    found = library.rows(
        """SELECT article.taken_at, article.title, article.outlet, article.published
           FROM watch_item JOIN article ON article.key = watch_item.article
           WHERE watch_item.key IN (SELECT value FROM json_each(?)) ORDER BY article.taken_at, article.key""",
        [listed(keys)],
    )
    return [
        WatchEvent(row["taken_at"], "found", f"Found in {_source(row['title'], row['outlet'], row['published'])}")
        for row in found
    ]


def _said(library: Library, keys: Sequence[str]) -> list[WatchEvent]:
    steps = library.rows(
        """SELECT at, sentence, changes FROM journal
           WHERE state = 'done' AND EXISTS (SELECT 1 FROM json_each(?) AS asked WHERE instr(changes, asked.value))
           ORDER BY step""",
        [listed(keys)],
    )
    events = []
    for step in steps:
        mine: dict[str, Value | None] = {}
        for change in journal.changes_in(step["changes"]):
            if change.subject.partition(" ")[0] in keys:
                mine.setdefault(change.kind, change.after)
        told = (_event(step["at"], step["sentence"], kind, after) for kind, after in mine.items())
        events += [event for event in told if event is not None]
    return events


def _event(at: str, sentence: str, kind: str, after: Value | None) -> WatchEvent | None:
    """One change as an event; `after` is the mark's new value, None where it was taken away."""
    if kind == "state":
        if after is None:
            return WatchEvent(at, "reopened", "Reopened")
        what = _STATES[after["state"]]
        told = after.get("evidence")
        words = f"Snoozed until {short_day(after['until'])}" if what == "snoozed" else what.capitalize()
        if told is None:
            return WatchEvent(at, what, words)
        by = _source(told["title"], told["outlet"], told["published"])
        return WatchEvent(at, what, f"{words}, settled by {by}: {told['text']}", Evidence(**told))
    if kind == "note":
        return WatchEvent(at, "noted", f"Noted: {after['text']}" if after else "Took the note away")
    if kind == "due":
        return WatchEvent(at, "due", f"Due {short_days(after['start'], after['end']) if after else 'as the text says'}")
    if kind == "added":
        return WatchEvent(at, "added", f"Added: {after['text']}") if after else None
    return WatchEvent(at, "rejected", sentence) if kind == "rejected" and after else None


def _source(title: str, outlet: str | None, published: str | None) -> str:
    facts = ", ".join(filter(None, (outlet, short_day(published))))
    return f"“{title}” ({facts})" if facts else f"“{title}”"
