"""A line that is kept answers as Textual's own strips do, and is gone when nobody holds it."""

from __future__ import annotations

import gc
import weakref

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from widgets.kept_lines import KeptLine, kept_line

SEGMENTS = st.lists(
    st.builds(Segment, st.text("abc ", min_size=1, max_size=6), st.sampled_from([Style(), Style(bold=True)])),
    min_size=1,
    max_size=5,
)


@given(SEGMENTS, st.lists(st.integers(1, 30), max_size=4), st.integers(0, 30), st.integers(0, 30))
def test_a_kept_line_is_cut_as_a_strip_is(segments: list[Segment], cuts: list[int], start: int, end: int) -> None:
    width = sum(len(segment.text) for segment in segments)
    kept, strip = KeptLine(segments, width), Strip(segments, width)
    for edges in (sorted(set(cuts)), [*sorted(cut for cut in set(cuts) if cut < width), width], [width]):
        assert list(kept.divide(edges)) == list(strip.divide(edges))
    assert kept.crop(start, end) == strip.crop(start, end)
    assert kept.adjust_cell_length(end) == strip.adjust_cell_length(end)
    assert kept.apply_style(Style(italic=True)) == strip.apply_style(Style(italic=True))
    assert kept.text == strip.text


def test_lines_are_kept_with_the_textual_that_is_installed() -> None:
    assert isinstance(kept_line([Segment("abc")], 3), KeptLine)


def test_a_line_that_was_drawn_whole_leaves_no_garbage() -> None:
    class Watched(KeptLine):
        __slots__ = ("__weakref__",)

    gc.disable()
    try:
        line = Watched([Segment("abc")], 3)
        assert list(line.divide([3])) == [line]
        gone = weakref.ref(line)
        del line
        assert gone() is None
    finally:
        gc.enable()
