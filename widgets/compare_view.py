"""Two texts side by side, a sentence beside the one that answers to it; on a narrow screen, their differences alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment

from briefing.model import Aligned, Comparison, RowKind, Side, Span
from briefing.text import counted, guard
from widgets.drawing import cells_of, cut, wrap
from widgets.line_view import DrawnLine, LineView

TWO_COLUMNS: Final = 94
"""From so many cells on, two texts stand side by side."""

_SIGNS: Final[dict[RowKind, str]] = {"same": "==", "changed": "~~", "moved": "^^", "only": "-+"}
_LOOKS: Final[dict[RowKind, str]] = {
    "same": "compare--same",
    "changed": "",
    "moved": "compare--same",
    "only": "compare--only",
}
_BETWEEN: Final = "│ "


class _Cell(NamedTuple):
    """A stretch of one side's text on one line, the sign before it, and the words in it that the other side lacks."""

    sign: str
    side: Side
    start: int
    end: int
    changed: tuple[Span, ...]
    look: str


class _Line(NamedTuple):
    """One line: one cell (narrow) or two; a `note` stands where sentences were passed over."""

    cells: tuple[_Cell | None, ...] = ()
    note: str = ""


class CompareView(LineView):
    """A comparison that is scrolled through, and jumped through from difference to difference.

    The sign before a sentence says what it is: = the same, ~ changed, ^ elsewhere in the other text, - left only,
    + right only. Changed words are underlined.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "compare--sign",
        "compare--same",
        "compare--only",
        "compare--word",
    }

    def __init__(self) -> None:
        super().__init__()
        self._shown: Comparison | None = None
        self._lines: list[_Line] = []
        self._stops: list[int] = []

    # ------------------------------------------------------------------ what is shown

    @property
    def side_by_side(self) -> bool:
        """Whether there is room for two columns."""
        return self.room.width >= TWO_COLUMNS

    def show(self, found: Comparison) -> None:
        """Show a comparison from its beginning."""
        self._shown = found
        self.lay_out(self.room.width)
        self.lines_changed()
        self.show_line(0)

    def next_difference(self, by: int) -> bool:
        """Scroll to the next difference (the one before, when negative); returns whether there is one."""
        if by > 0:
            found = next((line for line in self._stops if line > self.top), None)
        else:
            found = next((line for line in reversed(self._stops) if line < self.top), None)
        if found is None or (by > 0 and self.top + self.room.height >= self.line_count):
            return False
        self.show_line(found)
        return True

    # ------------------------------------------------------------------ lines

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def lay_out(self, width: int) -> None:
        found = self._shown
        self._lines, self._stops = [], []
        if found is None:
            return
        for lines, stops in _beside(found, width) if self.side_by_side else _below(found, width):
            if stops:
                self._stops.append(len(self._lines))
            self._lines += lines

    def line_at(self, y: int) -> DrawnLine:
        line = self._lines[y]
        if line.note:
            return self.line([("  " + cut(line.note, self.room.width - 2), "compare--same")])
        if len(line.cells) == 1:
            return self.filled(self._cell(line.cells[0]))
        left, right = (self._cell(cell) for cell in line.cells or (None, None))
        room = _column(self.room.width) + 2 - sum(cells_of(segment.text) for segment in left)
        between = Segment(" " * max(room, 0) + _BETWEEN, self.style("compare--sign"))
        return self.filled([*left, between, *right])

    def _cell(self, cell: _Cell | None) -> list[Segment]:
        if cell is None:
            return []
        text = cell.side.article.text
        segments = [Segment(f"{cell.sign} ", self.style("compare--sign"))]
        plain = self.style(cell.look)
        marked = self.as_shown(plain + self.get_component_rich_style("compare--word", partial=True))
        cuts = {cell.start, cell.end}
        inside = [(max(span.start, cell.start), min(span.end, cell.end)) for span in cell.changed]
        inside = [(start, end) for start, end in inside if start < end]
        starts = [start for start, _ in inside]
        for start, end in inside:
            cuts |= {start, end}
        for start, end in pairwise(sorted(cuts)):
            at = bisect_right(starts, start) - 1
            style = marked if at >= 0 and start < inside[at][1] else plain
            segments.append(Segment(guard(text[start:end]), style))
        return segments


def _column(width: int) -> int:
    """The cells of one of two columns, without the sign before it."""
    return max((width - len(_BETWEEN) - 4) // 2, 1)


def _beside(found: Comparison, width: int) -> Iterator[tuple[list[_Line], bool]]:
    """The lines of the rows in two columns, and whether they are a difference.

    What stands on one side only has what stands on the other side only, at the same place, beside it.
    """
    room = _column(width)
    heads = tuple({block.start for block in side.article.blocks} for side in (found.left, found.right))
    for rows in _runs(found.rows):
        left, right = (
            [cell for row in rows for cell in _parted(_cells(found, row, n, room), heads[n])] for n in (0, 1)
        )
        while left and right and left[0] is None and right[0] is None:
            left, right = left[1:], right[1:]
            yield [_Line()], False
        count = max(len(left), len(right))
        cells = zip(left + [None] * (count - len(left)), right + [None] * (count - len(right)), strict=True)
        yield [_Line(pair) for pair in cells], any(row.kind in ("changed", "only") for row in rows)


def _runs(rows: Sequence[Aligned]) -> Iterator[list[Aligned]]:
    """Rows one by one, but those that stand on one side only together."""
    for alone, grouped in groupby(rows, key=lambda row: row.left is None or row.right is None):
        run = list(grouped)
        yield from [run] if alone else ([row] for row in run)


def _parted(cells: list[_Cell | None], heads: set[int]) -> list[_Cell | None]:
    """The lines of a sentence, with an empty one before them where it begins a paragraph."""
    first = cells[0] if cells else None
    return [None, *cells] if first is not None and first.start in heads and first.start else cells


def _below(found: Comparison, width: int) -> Iterator[tuple[list[_Line], bool]]:
    """The differences one below the other, - on the left and + on the right, and how much was passed over between."""
    passed: list[RowKind] = []
    for row in found.rows:
        if row.kind in ("same", "moved"):
            passed.append(row.kind)
            continue
        yield _passed(passed), False
        passed = []
        lines = [_Line((cell,)) for n in (0, 1) for cell in _cells(found, row, n, max(width - 2, 1), "-+")]
        yield lines, True
    yield _passed(passed), False


def _passed(kinds: Sequence[RowKind]) -> list[_Line]:
    same, moved = kinds.count("same"), kinds.count("moved")
    parts = [f"{counted(same, 'sentence')} the same"] * bool(same)
    parts += [f"{counted(moved, 'sentence')} elsewhere in the other text"] * bool(moved)
    return [_Line(note="… " + ", ".join(parts))] if parts else []


def _cells(found: Comparison, row: Aligned, n: int, width: int, signs: str = "") -> list[_Cell | None]:
    """The lines of one side (0 or 1) of a row; the first bears the sign of the row, or of its side in `signs`."""
    side, span, words = (
        (found.left, row.left, row.left_words),
        (found.right, row.right, row.right_words),
    )[n]
    if span is None:
        return []
    sign, look = (signs or _SIGNS[row.kind])[n], _LOOKS[row.kind]
    lines = wrap(side.article.text, span.start, span.end, width)
    return [_Cell(" " if at else sign, side, *line, words, look) for at, line in enumerate(lines)]
