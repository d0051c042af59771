"""The rows of a long list that are at hand: they come a page at a time, and a few pages of them are kept."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

PAGE = 128
KEPT = 24 * PAGE


class Row(Protocol):
    """What can be a row: anything with a number of its own."""

    @property
    def id(self) -> int: ...


RowT = TypeVar("RowT", bound=Row)


class RowPages(Generic[RowT]):
    """Rows by their ids, and which ids were asked for."""

    def __init__(self) -> None:
        self._rows: dict[int, RowT] = {}
        self._asked: set[int] = set()

    def get(self, row_id: int) -> RowT | None:
        """A row by its id; None where it is not here."""
        return self._rows.get(row_id)

    @property
    def is_full(self) -> bool:
        """Whether more rows are here than need be kept."""
        return len(self._rows) > KEPT

    def keep(self, ids: Iterable[int]) -> None:
        """Keep these rows alone."""
        near = set(ids)
        self._rows = {row_id: row for row_id, row in self._rows.items() if row_id in near}

    def replace(self, rows: Iterable[RowT]) -> set[int]:
        """Take these rows for the present ones; returns the ids of those that are others now, or gone."""
        before, self._rows = self._rows, {row.id: row for row in rows}
        self._asked.clear()
        return {row_id for row_id, row in before.items() if self._rows.get(row_id) != row}

    def add(self, rows: Iterable[RowT]) -> set[int]:
        """Take in rows that were asked for, or that changed; returns the ids of those that were others before."""
        fresh = {row.id: row for row in rows}
        stale = {row_id for row_id, row in fresh.items() if self._rows.get(row_id) != row}
        self._rows |= fresh
        self._asked -= fresh.keys()
        return stale

    def missing(self, ids: array[int], index: int) -> array[int]:
        """The ids on the page around an index that are neither here nor asked for; from now on they are asked for."""
        start = index // PAGE * PAGE
        wanted = [one for one in ids[start : start + PAGE] if one not in self._rows and one not in self._asked]
        self._asked.update(wanted)
        return array("q", wanted)
