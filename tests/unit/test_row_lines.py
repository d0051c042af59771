"""Lines and rows of a list with headings find each other."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Heading
from widgets.drawing import cells_of
from widgets.row_lines import RowLines, heading_pieces

HEIGHTS = st.integers(1, 4)
HEADED = st.sets(st.integers(0, 60)).map(sorted)


def row_lines(height: int, rows: int, headed: list[int]) -> RowLines:
    return RowLines(height, rows, tuple(Heading(row, f"from {row}") for row in headed))


def laid_out(height: int, rows: int, headed: list[int]) -> list[tuple[int, int]]:
    """Every line of a list, written down one after the other."""
    return [(row, line) for row in range(rows) for line in range(-1 if row in headed else 0, height)]


@given(HEIGHTS, st.integers(0, 60), HEADED)
def test_the_lines_are_those_of_the_rows_with_a_heading_before_some(height: int, rows: int, headed: list[int]) -> None:
    headed = [row for row in headed if row < rows]
    lines = row_lines(height, rows, headed)
    assert [lines.find(line) for line in range(lines.count)] == laid_out(height, rows, headed)


@given(HEIGHTS, st.integers(1, 60), HEADED)
def test_a_row_is_found_on_each_of_its_lines_and_knows_its_heading(height: int, rows: int, headed: list[int]) -> None:
    headed = [row for row in headed if row < rows]
    lines = row_lines(height, rows, headed)
    for row in range(rows):
        assert [lines.find(lines.first(row) + line) for line in range(height)] == [(row, n) for n in range(height)]
        assert lines.is_headed(row) == (row in headed)


@given(HEIGHTS, st.integers(1, 60), HEADED)
def test_every_row_is_counted_under_one_heading(height: int, rows: int, headed: list[int]) -> None:
    headed = sorted({0, *(row for row in headed if row < rows)})
    lines = row_lines(height, rows, headed)
    under = Counter(lines.heading(row)[0] for row in range(rows))
    assert [lines.heading(row) for row in headed] == [(f"from {row}", under[f"from {row}"]) for row in headed]


def test_a_million_rows_are_found_by_arithmetic() -> None:
    lines = row_lines(3, 1_000_000, [0, 999_999])
    assert lines.count == 3_000_002
    assert lines.find(3_000_001) == (999_999, 2)
    assert lines.find(2_999_998) == (999_999, -1)
    assert lines.first(500_000) == 1_500_001


@given(st.text(max_size=40), st.integers(0, 10**7) | st.none(), st.integers(1, 60))
def test_a_heading_keeps_its_number_whatever_the_width(words: str, rows: int | None, width: int) -> None:
    ((text, _),) = heading_pieces(words, rows, width)
    count = "" if rows is None else f"  {rows:,}"
    assert text.endswith(count)
    assert cells_of(text) <= max(width, len(count) + 2)
