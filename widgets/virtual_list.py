"""A list that costs the same for a hundred rows and for a million: it holds ids, and asks for the rows it must draw."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from textual.message import Message
from textual.strip import Strip

from widgets.drawing import wrapped
from widgets.line_view import LineView, Piece

if TYPE_CHECKING:
    from textual import events

PAGE = 128
_KEPT = 24 * PAGE


class Row(Protocol):
    """What can be a row: anything with a number of its own."""

    @property
    def id(self) -> int: ...


RowT = TypeVar("RowT", bound=Row)


class VirtualList(LineView, Generic[RowT]):
    """Rows of equal height, one of them selected; the selection is an id, so it survives any reload.

    The owner gives all ids with `show`, answers `PageWanted` with `supply`, and draws rows by overriding `draw_row`.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--cursor", "list--blurred", "list--faint", "list--mark"}

    ROW_HEIGHT: ClassVar[int] = 1

    @dataclass
    class PageWanted(Message):
        """These rows are about to be seen, and are not here yet."""

        ids: array[int]

    @dataclass
    class Chosen(Message):
        """A row was entered."""

        list: VirtualList[Row]
        row: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._ids: array[int] = array("q")
        self._rows: dict[int, RowT] = {}
        self._asked: set[int] = set()
        self._at = 0
        self._drawn: dict[tuple[int, str], list[Strip]] = {}
        self._clicked: int | None = None
        self._when_empty = ""

    def say_when_empty(self, sentence: str) -> None:
        """What stands here while there is no row."""
        if sentence != self._when_empty:
            self._when_empty = sentence
            self.lines_changed()

    # ------------------------------------------------------------------ rows

    @property
    def ids(self) -> array[int]:
        """All ids, in the order shown."""
        return self._ids

    @property
    def selected(self) -> int | None:
        """The id of the selected row; None in an empty list."""
        return self._ids[self._at] if self._ids else None

    @property
    def selected_row(self) -> RowT | None:
        """The selected row itself, as far as it is here."""
        return None if self.selected is None else self._rows.get(self.selected)

    @property
    def position(self) -> int:
        """The number of the selected row, from 0."""
        return self._at

    def row(self, row_id: int) -> RowT | None:
        """A row by its id, as far as it is here."""
        return self._rows.get(row_id)

    def around(self, ids: Sequence[int], selected: int | None = None) -> array[int]:
        """Those of `ids` that would be seen, if they were shown with that row (else the present one) selected."""
        at, top = self._place_in(ids, selected)
        return array("q", ids[max(top - 2, 0) : max(top, at) + self._rows_seen + PAGE // 4])

    def show(self, ids: array[int], rows: Iterable[RowT] = (), selected: int | None = None) -> None:
        """Show these ids in place of the present ones; `rows` are those that are at hand.

        The row `selected` is selected, else the one that was, else the one that took its place.
        """
        at, top = self._place_in(ids, selected)
        fresh = {row.id: row for row in rows}
        if ids == self._ids and at == self._at:
            self._replace_rows(fresh)
            return
        self._ids, self._at, self._rows = ids, at, fresh
        self._asked.clear()
        self.lines_changed()
        self.show_line(top * self.ROW_HEIGHT)
        self._keep_in_sight()

    def _replace_rows(self, fresh: dict[int, RowT]) -> None:
        """Take these rows for the present ones, and draw only those that differ: a mark changes one or two."""
        stale = {row_id for row_id, row in self._rows.items() if fresh.get(row_id) != row}
        self._rows = fresh
        self._asked.clear()
        self.redraw_rows(stale.union(set(self._in_sight) - fresh.keys()))

    def supply(self, rows: Iterable[RowT]) -> None:
        """Take in rows that were asked for, or that changed, and draw those that are seen."""
        if len(self._rows) > _KEPT:
            near = set(self.around(self._ids))
            self._rows = {row_id: row for row_id, row in self._rows.items() if row_id in near}
        fresh = {row.id: row for row in rows}
        stale = {row_id for row_id, row in fresh.items() if self._rows.get(row_id) != row}
        self._rows |= fresh
        self._asked -= fresh.keys()
        self.redraw_rows(stale)

    # ------------------------------------------------------------------ moving

    def select(self, row_id: int) -> bool:
        """Select the row of that id; returns whether the list has it."""
        try:
            self._select_at(self._ids.index(row_id))
        except ValueError:
            return False
        return True

    def move(self, by: int) -> None:
        self._select_at(self._at + by)

    def turn(self, pages: float) -> bool:
        before = self._at
        step = round(pages * max(self._rows_seen - 1, 1))
        self.show_line(self.top + step * self.ROW_HEIGHT)
        self._select_at(self._at + step)
        return self._at != before

    def go_top(self) -> None:
        self._select_at(0)

    def go_bottom(self) -> None:
        self._select_at(len(self._ids) - 1)

    def choose(self) -> None:
        """Enter the selected row: posts `Chosen`."""
        if self.selected is not None:
            self.post_message(self.Chosen(self, self.selected))  # type: ignore[arg-type]

    # ------------------------------------------------------------------ drawing

    def draw_row(self, row: RowT, width: int) -> list[list[Piece]]:
        """The `ROW_HEIGHT` lines of a row, as pieces."""
        raise NotImplementedError

    @property
    def line_count(self) -> int:
        return len(self._ids) * self.ROW_HEIGHT if self._ids else len(self._said)

    @property
    def _said(self) -> list[str]:
        """The lines of what stands here while there is no row."""
        return wrapped(self._when_empty, max(self.room.width - 3, 1))

    def line_at(self, y: int) -> Strip:
        if not self._ids:
            return self.strip([(f"  {self._said[y]}", "list--faint")])
        index, line = divmod(y, self.ROW_HEIGHT)
        row_id = self._ids[index]
        look = ""
        if index == self._at:
            look = "list--cursor" if self.has_focus else "list--blurred"
        strips = self._drawn.get((row_id, look))
        if strips is None:
            strips = self._draw(row_id, index, look)
        return strips[line]

    def redraw_rows(self, stale: Set[int | None]) -> None:
        """Draw these rows anew, as far as they are seen."""
        self._drawn = {key: strips for key, strips in self._drawn.items() if key[0] not in stale}
        first = self.top // self.ROW_HEIGHT
        for index, row_id in enumerate(self._in_sight, first):
            if row_id in stale:
                self.refresh_lines(index * self.ROW_HEIGHT, self.ROW_HEIGHT)

    def redraw(self) -> None:
        """Draw all rows that are seen anew."""
        self._drawn.clear()
        self.refresh()

    def lines_changed(self) -> None:
        self._drawn.clear()
        super().lines_changed()

    def notify_style_update(self) -> None:
        self._drawn.clear()
        super().notify_style_update()

    def _draw(self, row_id: int, index: int, look: str) -> list[Strip]:
        row = self._rows.get(row_id)
        if row is None:
            self._ask(index)
            return [self.strip([("  …", look or "list--faint")], look)] + [self.strip([], look)] * (self.ROW_HEIGHT - 1)
        lines = self.draw_row(row, self.room.width)
        strips = [self.cursor_strip(pieces, look) if look else self.strip(pieces) for pieces in lines]
        if len(self._drawn) > _KEPT:
            self._drawn.clear()
        self._drawn[row_id, look] = strips
        return strips

    def _ask(self, index: int) -> None:
        start = index // PAGE * PAGE
        missing = [
            row_id
            for row_id in self._ids[start : start + PAGE]
            if row_id not in self._rows and row_id not in self._asked
        ]
        if missing:
            self._asked.update(missing)
            self.post_message(self.PageWanted(array("q", missing)))

    # ------------------------------------------------------------------ the selection

    @property
    def _rows_seen(self) -> int:
        return max(self.room.height // self.ROW_HEIGHT, 1)

    @property
    def _in_sight(self) -> array[int]:
        """The ids of the rows that are seen, also in part."""
        first = self.top // self.ROW_HEIGHT
        return self._ids[first : first + self._rows_seen + 2]

    def _place_in(self, ids: Sequence[int], selected: int | None) -> tuple[int, int]:
        """Where the selected row stands in `ids`, and which row is then first in sight."""
        top = self.top // self.ROW_HEIGHT
        at = self._at
        for wanted in (selected, self.selected):
            if wanted is not None and wanted in ids:
                at = ids.index(wanted)
                break
        at = max(min(at, len(ids) - 1), 0)
        return at, max(min(top + at - self._at, len(ids) - self._rows_seen), 0)

    def _select_at(self, index: int) -> None:
        index = max(min(index, len(self._ids) - 1), 0)
        if index == self._at:
            return
        for changed in (self._at, index):
            self.refresh_lines(changed * self.ROW_HEIGHT, self.ROW_HEIGHT)
        self._at = index
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Scroll half a window when the selection leaves it: a full redraw once in a while, not at every key."""
        first = self._at * self.ROW_HEIGHT
        half = self.room.height // 2
        if first < self.top:
            self.show_line(first - half)
        elif first + self.ROW_HEIGHT > self.top + self.room.height > 0:
            self.show_line(first + self.ROW_HEIGHT - self.room.height + half)

    def resized(self) -> None:
        self._keep_in_sight()

    def focus_moved(self) -> None:
        self.refresh_lines(self._at * self.ROW_HEIGHT, self.ROW_HEIGHT)

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        index = (event.y + self.top) // self.ROW_HEIGHT
        if index < len(self._ids):
            self._select_at(index)
            if self.selected == self._clicked:
                self.choose()
            self._clicked = self.selected
