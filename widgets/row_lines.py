"""Which line of a list is which row, where all rows are equally high and a heading of one line stands before some."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from widgets.drawing import cut
from widgets.story_lines import Piece

if TYPE_CHECKING:
    from briefing.model import Heading


class RowLines:
    """Finds a line by its row and a row by its line with arithmetic: nothing is kept for a row, however many there are.

    Rows and lines count from 0. The heading before a row is the line -1 of that row.
    """

    def __init__(self, height: int, rows: int = 0, headings: tuple[Heading, ...] = ()) -> None:
        """`height` is how many lines a row has; `headings` stand in the order of their rows."""
        self.headings = headings
        self._height = height
        self._rows = rows
        self._headed = [heading.at for heading in headings]
        self._lines = [row * height + before for before, row in enumerate(self._headed)]
        self.count = rows * height + len(headings)
        """How many lines there are, those of the headings among them."""

    def first(self, row: int) -> int:
        """The first line of a row itself."""
        return row * self._height + bisect_right(self._headed, row)

    def is_headed(self, row: int) -> bool:
        """Whether a heading stands right before a row."""
        return self.find(self.first(row) - 1) == (row, -1)

    def find(self, line: int) -> tuple[int, int]:
        """The row that a line belongs to, and the number of the line in it; -1 for its heading."""
        before = bisect_right(self._lines, line)
        if before and self._lines[before - 1] == line:
            return self._headed[before - 1], -1
        return divmod(line - before, self._height)

    def heading(self, row: int) -> tuple[str, int]:
        """The words of the heading that a row stands under, and how many rows do."""
        after = bisect_right(self._headed, row)
        begins, words = self.headings[after - 1]
        return words, (self._headed[after] if after < len(self._headed) else self._rows) - begins


def heading_pieces(words: str, rows: int | None, width: int) -> list[Piece]:
    """A heading, and how many rows stand under it (None: not known yet): "Today  45"."""
    count = "" if rows is None else f"  {rows:,}"
    return [(f" {cut(words, max(width - len(count) - 2, 1))}{count}", "list--group")]
