"""A list that costs the same for a hundred rows and for a million: it holds ids, and asks for the rows it must draw."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from textual.message import Message

from briefing.model import Heading
from widgets.line_view import DrawnLine, Piece
from widgets.row_lines import RowLines, heading_pieces
from widgets.row_pages import KEPT, PAGE, Row, RowPages, RowT
from widgets.select_list import SelectList

if TYPE_CHECKING:
    from textual import events


class VirtualList(SelectList, Generic[RowT]):
    """Rows of equal height, one of them selected; the selection is an id, so it survives any reload.

    The owner gives all ids with `show`, answers `PageWanted` with `supply`, and draws rows by overriding `draw_row`.
    Headings are lines between rows, and no rows: whatever counts or selects passes them.
    """

    ROW_HEIGHT: int = 1

    @dataclass
    class PageWanted(Message):
        """These rows are about to be seen, and are not here yet."""

        ids: array[int]

    @dataclass
    class Chosen(Message):
        """A row was entered."""

        list: VirtualList[Row]
        row: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ids: array[int] = array("q")
        self._rows: RowPages[RowT] = RowPages()
        self._lines = RowLines(self.ROW_HEIGHT)
        self._drawn: dict[tuple[int, str], list[DrawnLine]] = {}
        self._clicked: int | None = None

    # ------------------------------------------------------------------ rows

    @property
    def count(self) -> int:
        return len(self._ids)

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
        at = self._place_in(ids, selected)
        top = max(min(self._first_seen + at - self._at, len(ids) - self._rows_seen), 0)
        return array("q", ids[max(top - 2, 0) : max(top, at) + self._rows_seen + PAGE // 4])

    def show(
        self,
        ids: array[int],
        rows: Iterable[RowT] = (),
        selected: int | None = None,
        headings: Iterable[Heading] = (),
    ) -> None:
        """Show these ids, under these headings, in place of the present ones; `rows` are those that are at hand.

        The row `selected` is selected, else the one that was, else the one that took its place.
        """
        at, headings = self._place_in(ids, selected), tuple(headings)
        stale = self._rows.replace(rows)
        if ids == self._ids and headings == self._lines.headings and at == self._at:  # a mark changes one or two
            self.redraw_rows(stale.union(one for one in self._in_sight if self._rows.get(one) is None))
            return
        self._lay(ids, headings, at)

    def head(self, headings: Iterable[Heading]) -> None:
        """Show these headings in place of the present ones."""
        if (headings := tuple(headings)) != self._lines.headings:
            self._lay(self._ids, headings, self._at)

    def _lay(self, ids: array[int], headings: tuple[Heading, ...], at: int) -> None:
        """Lay out the lines of these rows; the selected one stays where it is on the screen."""
        was_empty, below_top = not self._ids, self._lines.first(self._at) - self.top
        self._ids, self._at, self._lines = ids, at, RowLines(self.ROW_HEIGHT, len(ids), headings)
        self.lines_changed()
        self.show_line(0 if was_empty else self._lines.first(at) - below_top)
        self._keep_in_sight()

    def supply(self, rows: Iterable[RowT]) -> None:
        """Take in rows that were asked for, or that changed, and draw those that are seen."""
        if self._rows.is_full:
            self._rows.keep(self.around(self._ids))
        self.redraw_rows(self._rows.add(rows))

    # ------------------------------------------------------------------ moving

    def select(self, row_id: int) -> bool:
        """Select the row of that id; returns whether the list has it."""
        try:
            self._select_at(self._ids.index(row_id))
        except ValueError:
            return False
        return True

    def turn(self, pages: float) -> bool:
        before = self._at
        step = round(pages * max(self._rows_seen - 1, 1))
        if step and self._ids:
            # By lines, for the more headings there are in sight, the fewer rows are.
            now = self._lines.first(before)
            line = max(min(now + step * self.ROW_HEIGHT, self._lines.count - 1), 0)
            row = self._lines.find(line)[0]
            row = max(row, min(before + 1, len(self._ids) - 1)) if step > 0 else min(row, max(before - 1, 0))
            self.show_line(self.top + self._lines.first(row) - now)
            self._select_at(row)
        return self._at != before

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
        return self._lines.count if self._ids else len(self._said)

    def line_at(self, y: int) -> DrawnLine:
        if not self._ids:
            return self._said_at(y)
        index, line = self._lines.find(y)
        if line < 0:
            return self.line(heading_pieces(*self._lines.heading(index), self.room.width))
        row_id = self._ids[index]
        look = self._look if index == self._at else ""
        lines = self._drawn.get((row_id, look))
        if lines is None:
            lines = self._draw(row_id, index, look)
        return lines[line]

    def redraw_rows(self, stale: Set[int | None]) -> None:
        """Draw these rows anew, as far as they are seen."""
        self._drawn = {key: lines for key, lines in self._drawn.items() if key[0] not in stale}
        for index, row_id in enumerate(self._in_sight, self._first_seen):
            if row_id in stale:
                self._refresh_row(index)

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

    def _refresh_row(self, index: int) -> None:
        self.refresh_lines(self._lines.first(index), self.ROW_HEIGHT)

    def _draw(self, row_id: int, index: int, look: str) -> list[DrawnLine]:
        row = self._rows.get(row_id)
        if row is None:
            if missing := self._rows.missing(self._ids, index):
                self.post_message(self.PageWanted(missing))
            return [self.line([("  …", look or "list--faint")], look)] + [self.line([], look)] * (self.ROW_HEIGHT - 1)
        drawn = self.draw_row(row, self.room.width)
        lines = [self.cursor_line(pieces, look) if look else self.line(pieces) for pieces in drawn]
        if len(self._drawn) > KEPT:
            self._drawn.clear()
        self._drawn[row_id, look] = lines
        return lines

    # ------------------------------------------------------------------ the selection

    @property
    def _rows_seen(self) -> int:
        return max(self.room.height // self.ROW_HEIGHT, 1)

    @property
    def _in_sight(self) -> array[int]:
        """The ids of the rows that are seen, also in part."""
        first = self._first_seen
        return self._ids[first : first + self._rows_seen + 2]

    @property
    def _first_seen(self) -> int:
        """The number of the first row in sight, also in part."""
        return self._lines.find(self.top)[0]

    def _place_in(self, ids: Sequence[int], selected: int | None) -> int:
        """Where the selected row stands in `ids`."""
        at = self._at
        for wanted in (selected, self.selected):
            if wanted is not None and wanted in ids:
                at = ids.index(wanted)
                break
        return max(min(at, len(ids) - 1), 0)

    def _select_at(self, index: int) -> None:
        index = max(min(index, len(self._ids) - 1), 0)
        if index == self._at:
            return
        for changed in (self._at, index):
            self._refresh_row(changed)
        self._at = index
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Scroll half a window when the selection leaves it: a full redraw once in a while, not at every key."""
        first, height = self._lines.first(self._at), self.room.height
        spare = max(height - self.ROW_HEIGHT, 0)
        if first < self.top:
            self.show_line(first - min(height // 2, spare))
        elif first + self.ROW_HEIGHT > self.top + height > 0:
            self.show_line(first - spare + min(height // 2, spare))
        elif first == self.top and spare and self._lines.is_headed(self._at):
            self.show_line(first - 1)

    def focus_moved(self) -> None:
        self._refresh_row(self._at)

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        index, line = self._lines.find(event.y + self.top)
        if line >= 0 and index < len(self._ids) and not self.is_at_bar(event):
            self._select_at(index)
            if self.selected == self._clicked:
                self.choose()
            self._clicked = self.selected
