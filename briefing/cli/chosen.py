"""The one statement or watch item that a reader means by the head of its id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import NotFound, UsageError

if TYPE_CHECKING:
    from briefing.model import StatementRow, WatchRow
    from briefing.store.library import Library

RowT = TypeVar("RowT", "StatementRow", "WatchRow")

SHORTEST_ID = 3
_MOST_SHOWN = 10


def only_one(
    library: Library,
    name: str,
    found: Callable[[Library, str], Sequence[RowT]],
    *,
    thing: str,
    kind: str,
    listing: str,
) -> RowT:
    """The row that `found` gives for an id, typed in any case.

    `thing` ("an item") and `kind` ("watch item") are what it is called, `listing` is the command that shows the ids.
    Raises UsageError where the id is too short or several have it, NotFound where none has.
    """
    if len(name) < SHORTEST_ID:
        raise UsageError(f"{name!r} is too short for {thing}'s id; `{listing}` lists them")
    rows = found(library, name.lower())
    if not rows:
        raise NotFound(f"There is no {kind} {name} in {library.path}; `{listing}` lists them")
    if len(rows) > 1:
        ids = ", ".join(row.keys[0] for row in rows[:_MOST_SHOWN])
        many = f"{len(rows)} {thing.partition(' ')[2]}s"
        raise UsageError(f"{name} could be {many}; say more of its id, one of: {ids}")
    return rows[0]
