"""Two texts side by side, a sentence beside the one that answers to it; on a narrow screen, their differences alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from briefing.comparison import Aligned, Comparison, RowKind, Side
from briefing.model import Span
from briefing.text import guard
from widgets.drawing import cells_of, cut, wrap
from widgets.line_view import LineView
from widgets.wording import counted

TWO_COLUMNS: Final = 94
"""From so many cells on, two texts stand side by side."""

_SIGNS: Final[dict[RowKind, str]] = {"same": "=", "changed": "~", "moved": "^", "only": " "}
_LOOKS: Final[dict[RowKind, str]] = {
    "same": "compare--same",
    "changed": "",
    "moved": "compare--same",
    "only": "compare--only",
}
_BETWEEN: Final = " │ "


class _Cell(NamedTuple):
    """A stretch of one side's text on one line, and the words in it that the other side lacks."""

    side: Side
    start: int
    end: int
    changed: tuple[Span, ...]
    look: str


class _Line(NamedTuple):
    """One line: a sign, then one cell (narrow) or two; a `note` stands where sentences were passed over."""

    sign: str
    cells: tuple[_Cell | None, ...] = ()
    note: str = ""


class CompareView(LineView):
    """A comparison that is scrolled through, and jumped through from difference to difference.

    The sign before a row says what it is: = the same, ~ changed, ^ elsewhere in the other text, - and + on the left and
    on the right only. Changed words are underlined.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "compare--sign",
        "compare--same",
        "compare--only",
        "compare--word",
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
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

    def line_at(self, y: int) -> Strip:
        line = self._lines[y]
        if line.note:
            return self.strip([("  " + cut(line.note, self.room.width - 2), "compare--same")])
        segments = [Segment(f"{line.sign or ' '} ", self.style("compare--sign"))]
        if len(line.cells) == 1:
            return self.filled([*segments, *self._cell(line.cells[0])])
        for cell, between in zip(line.cells, (_BETWEEN, ""), strict=False):
            drawn = self._cell(cell)
            used = sum(cells_of(segment.text) for segment in drawn)
            segments += [*drawn, Segment(" " * max(_column(self.room.width) - used, 0) * bool(between), self.style(""))]
            segments.append(Segment(between, self.style("compare--sign")))
        return self.filled(segments)

    def _cell(self, cell: _Cell | None) -> list[Segment]:
        if cell is None:
            return []
        text = cell.side.article.text
        plain = self.style(cell.look)
        marked = plain + self.get_component_rich_style("compare--word", partial=True)
        cuts = {cell.start, cell.end}
        inside = [(max(span.start, cell.start), min(span.end, cell.end)) for span in cell.changed]
        inside = [(start, end) for start, end in inside if start < end]
        starts = [start for start, _ in inside]
        for start, end in inside:
            cuts |= {start, end}
        segments = []
        for start, end in pairwise(sorted(cuts)):
            at = bisect_right(starts, start) - 1
            style = marked if at >= 0 and start < inside[at][1] else plain
            segments.append(Segment(guard(text[start:end]), style))
        return segments


def _column(width: int) -> int:
    """The cells of one of two columns."""
    return max((width - 2 - len(_BETWEEN)) // 2, 1)


def _beside(found: Comparison, width: int) -> Iterator[tuple[list[_Line], bool]]:
    """The lines of each row in two columns, and whether it is a difference; an empty line before a paragraph."""
    heads = tuple({block.start for block in side.article.blocks} for side in (found.left, found.right))
    for number, row in enumerate(found.rows):
        if number and any(span and span.start in starts for span, starts in zip(_spans(row), heads, strict=True)):
            yield [_Line("")], False
        left = _cells(found.left, row.left, row.left_words, row.kind, _column(width))
        right = _cells(found.right, row.right, row.right_words, row.kind, _column(width))
        count = max(len(left), len(right))
        cells = zip(left + [None] * (count - len(left)), right + [None] * (count - len(right)), strict=True)
        sign = _sign(row)
        yield [_Line("" if n else sign, pair) for n, pair in enumerate(cells)], row.kind in ("changed", "only")


def _below(found: Comparison, width: int) -> Iterator[tuple[list[_Line], bool]]:
    """The differences one below the other, - on the left and + on the right, and how much was passed over between."""
    passed: list[RowKind] = []
    for row in found.rows:
        if row.kind in ("same", "moved"):
            passed.append(row.kind)
            continue
        yield _passed(passed), False
        passed = []
        lines: list[_Line] = []
        for sign, side, span, words in (
            ("-", found.left, row.left, row.left_words),
            ("+", found.right, row.right, row.right_words),
        ):
            cells = _cells(side, span, words, row.kind, max(width - 2, 1))
            lines += [_Line("" if n else sign, (cell,)) for n, cell in enumerate(cells)]
        yield lines, True
    yield _passed(passed), False


def _passed(kinds: Sequence[RowKind]) -> list[_Line]:
    same, moved = kinds.count("same"), kinds.count("moved")
    parts = [f"{counted(same, 'sentence')} the same"] * bool(same)
    parts += [f"{counted(moved, 'sentence')} elsewhere in the other text"] * bool(moved)
    return [_Line("", note="… " + ", ".join(parts))] if parts else []


def _cells(side: Side, span: Span | None, words: tuple[Span, ...], kind: RowKind, width: int) -> list[_Cell | None]:
    if span is None:
        return []
    lines = wrap(side.article.text, span.start, span.end, width)
    return [_Cell(side, start, end, words, _LOOKS[kind]) for start, end in lines]


def _spans(row: Aligned) -> tuple[Span | None, Span | None]:
    return row.left, row.right


def _sign(row: Aligned) -> str:
    if row.kind == "only":
        return "-" if row.right is None else "+"
    return _SIGNS[row.kind]
