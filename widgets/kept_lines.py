"""What was drawn of a widget, kept while nothing changes it: Textual asks for all of it when a neighbour changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, Self

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    Widget = object  # Textual takes the looks of a widget from its first base that is one


_CACHES: Final = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""The caches that Textual makes for each of its strips, and how much each holds."""

_OTHERS: Final = {"_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count"}


class KeptLine(Strip):
    """A line that is all of a view's width. Textual makes seven caches for a strip: here each comes when it is used."""

    __slots__ = ()

    def __init__(self, segments: Iterable[Segment], cell_length: int) -> None:
        self._segments = list(segments)
        self._cell_length = cell_length
        self._render_cache = None
        self._link_ids = None
        self._cell_count = None

    def __getattr__(self, name: str) -> Any:
        if name not in _CACHES:
            raise AttributeError(name)
        cache: FIFOCache[Any, Any] = FIFOCache(_CACHES[name])
        setattr(self, name, cache)
        return cache

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        # Kept in its own cache, as Textual does it, a whole line would be garbage that only a search finds.
        cuts = list(cuts)
        return [self] if cuts == [self._cell_length] else super().divide(cuts)


def kept_line(segments: Iterable[Segment], cell_length: int) -> Strip:
    """A `KeptLine`; where Textual makes its strips otherwise, one of these, which costs more and is as right."""
    return (KeptLine if _IS_KNOWN else Strip)(segments, cell_length)


_IS_KNOWN: Final = set(Strip.__slots__) == _OTHERS | _CACHES.keys()


class KeptLines(Widget):
    """A widget that draws itself once, and again after a `refresh`; to be named before the widget that it changes."""

    _drawn_last: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._drawn_last is None or self._drawn_last[0] != crop:
            self._drawn_last = crop, self._draw_lines(crop)
        return self._drawn_last[1]

    def _draw_lines(self, crop: Region) -> list[Strip]:
        return super().render_lines(crop)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        self._drawn_last = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        self._drawn_last = None
        super().notify_style_update()


class Column(KeptLines, Vertical):
    """Widgets below each other."""


class Row(KeptLines, Horizontal):
    """Widgets beside each other."""
