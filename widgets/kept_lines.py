"""What was drawn of a widget, kept while nothing changes it: Textual asks for all of it when a neighbour changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from textual.containers import Horizontal, Vertical
from textual.geometry import Region

if TYPE_CHECKING:
    from textual.strip import Strip
    from textual.widget import Widget
else:
    Widget = object  # Textual takes the looks of a widget from its first base that is one


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
