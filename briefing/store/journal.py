"""The journal of marks: every step a reader took, to be undone and redone, also after a restart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from briefing.errors import NotFound
from briefing.store.articles import now
from briefing.store.library import Library, listed

Value = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One mark before and after a step; None where there was, or is, no mark.

    `made` is when the mark before was made (ISO, UTC); None where that is not known.
    """

    kind: str
    subject: str
    before: Value | None
    after: Value | None
    made: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What undo or redo did: the sentence of the step, and the marks that changed."""

    sentence: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A step as the history lists it: its number, when it was made (ISO, UTC), and whether it stands."""

    step: int
    at: str
    sentence: str
    state: Literal["done", "undone"]


def mark_of(library: Library, kind: str, subject: str) -> Value | None:
    """The mark of this kind on this subject, or None."""
    row = library.one("SELECT value FROM mark WHERE kind = ? AND subject = ?", [kind, subject])
    return None if row is None else json.loads(row["value"])


def marks_on(library: Library, subjects: Iterable[str]) -> dict[str, list[tuple[str, str, Value]]]:
    """Every mark on any of these subjects, by kind: (when it was made, subject, value)."""
    found = library.rows(
        "SELECT kind, subject, value, at FROM mark WHERE subject IN (SELECT value FROM json_each(?))",
        [listed(subjects)],
    )
    marks: dict[str, list[tuple[str, str, Value]]] = {}
    for row in found:
        marks.setdefault(row["kind"], []).append((row["at"], row["subject"], json.loads(row["value"])))
    return marks


def of_kinds(library: Library, kinds: Iterable[str]) -> list[tuple[str, str, Value]]:
    """Every mark of these kinds as (kind, subject, value), by kind and subject."""
    found = library.rows(
        "SELECT kind, subject, value FROM mark WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY kind, subject",
        [listed(kinds)],
    )
    return [(row["kind"], row["subject"], json.loads(row["value"])) for row in found]


def record(
    library: Library, sentence: str, marks: Iterable[tuple[str, str, Value | None]], *, anew: bool = False
) -> Step | None:
    """Set marks (kind, subject, value; None removes) as one step that can be undone.

    Marks that already stand so are left out, or made `anew`, where it counts when they were made; with nothing to
    change, nothing is recorded and None returned. Steps that were undone and not redone can no longer be redone
    afterwards.
    """
    with library.writing():
        wanted = (_change(library, *mark) for mark in marks)
        changes = tuple(one for one in wanted if anew or one.before != one.after)
        if not changes:
            return None
        _apply(library, [(change.kind, change.subject, change.after, None) for change in changes])
        library.db.execute("UPDATE journal SET state = 'dropped' WHERE state = 'undone'")
        packed = [[one.kind, one.subject, one.before, one.after, one.made] for one in changes]
        library.db.execute(
            "INSERT INTO journal (at, sentence, state, changes) VALUES (?, ?, 'done', ?)",
            [now(), sentence, json.dumps(packed, ensure_ascii=False)],
        )
        return Step(sentence, changes)


def note(library: Library, kind: str, subject: str, value: Value | None) -> None:
    """Set a mark (None removes) that comes about by the way, such as an article opened: no step for undo."""
    with library.writing():
        _apply(library, [(kind, subject, value, None)])


def entries(library: Library, limit: int = 500) -> list[Entry]:
    """The steps that stand or can be redone, the newest first."""
    found = library.rows(
        "SELECT step, at, sentence, state FROM journal WHERE state <> 'dropped' ORDER BY step DESC LIMIT ?", [limit]
    )
    return [Entry(**dict(row)) for row in found]


def changes_in(packed: str) -> tuple[Change, ...]:
    """The changes of a step, as its row keeps them."""
    return tuple(Change(*change) for change in json.loads(packed))


def steps_to(library: Library, step: int) -> tuple[str, int]:
    """How to get to where `step` is taken back, or stands again: "done" or "undone", what it is now, and the number of
    steps that have to move. Raises NotFound for a step that is not in the history."""
    row = library.one("SELECT state FROM journal WHERE step = ? AND state <> 'dropped'", [step])
    if row is None:
        raise NotFound(f"There is no step {step} in the history")
    beyond = ">=" if row["state"] == "done" else "<="
    (count,) = library.rows(f"SELECT count(*) FROM journal WHERE state = ? AND step {beyond} ?", [row["state"], step])
    return row["state"], count[0]


def take_back(library: Library) -> Step | None:
    """Take back the marks of the newest step that stands; what follows from them is the caller's.

    Returns what it was, or None when there is nothing to undo.
    """
    return _move(library, "SELECT * FROM journal WHERE state = 'done' ORDER BY step DESC LIMIT 1", "undone")


def take_again(library: Library) -> Step | None:
    """Make again the marks of the step undone last; what follows from them is the caller's.

    Returns what it was, or None when there is nothing to redo.
    """
    return _move(library, "SELECT * FROM journal WHERE state = 'undone' ORDER BY step LIMIT 1", "done")


def _move(library: Library, chosen: str, state: str) -> Step | None:
    with library.writing():
        row = library.db.execute(chosen).fetchone()
        if row is None:
            return None
        changes = changes_in(row["changes"])
        if state == "undone":
            _apply(library, [(one.kind, one.subject, one.before, one.made) for one in changes])
        else:
            _apply(library, [(one.kind, one.subject, one.after, None) for one in changes])
        library.db.execute("UPDATE journal SET state = ? WHERE step = ?", [state, row["step"]])
        return Step(row["sentence"], changes)


def _change(library: Library, kind: str, subject: str, after: Value | None) -> Change:
    row = library.one("SELECT value, at FROM mark WHERE kind = ? AND subject = ?", [kind, subject])
    return (
        Change(kind, subject, json.loads(row["value"]), after, row["at"]) if row else Change(kind, subject, None, after)
    )


def _apply(library: Library, marks: Sequence[tuple[str, str, Value | None, str | None]]) -> None:
    """Set marks, made at the instant that is given, else now."""
    # Finer than a second: what was read before an article decides what is new in it.
    at = datetime.now(UTC).isoformat()
    for kind, subject, value, made in marks:
        if value is None:
            library.db.execute("DELETE FROM mark WHERE kind = ? AND subject = ?", [kind, subject])
        else:
            library.db.execute(
                "INSERT INTO mark (kind, subject, value, at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (kind, subject) DO UPDATE SET value = excluded.value, at = excluded.at",
                [kind, subject, json.dumps(value, ensure_ascii=False), made or at],
            )
