"""The bar at the right edge of a view, which tells how much of its lines is seen, and where; it can be dragged."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, ClassVar, Final

from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView

from widgets.kept_lines import KeptLines

if TYPE_CHECKING:
    from textual import events

Cell = tuple[str, bool]
"""What stands in one line of a bar: its sign, and whether its two colours change places."""

_EIGHTHS: Final = "▁▂▃▄▅▆▇"
_AROUND: Final = (" ", False)
_THUMB: Final = (" ", True)


@lru_cache(64)
def bar_cells(height: int, lines: int, top: int) -> tuple[Cell, ...]:
    """The bar, as Textual draws it, of a view `height` lines high that shows some of `lines` lines from `top` on."""
    if not 0 < height < lines:
        return (_AROUND,) * height
    size = max(1, height / (lines / height))
    start = int((height - size) * (top / (lines - height)) * 8)
    (first, above), (last, below) = divmod(start, 8), divmod(start + ceil(size * 8), 8)
    cells = [_THUMB if first <= y < last else _AROUND for y in range(height)]
    if above:
        cells[first] = _EIGHTHS[7 - above], False
    if below and last < height:
        cells[last] = _EIGHTHS[7 - below], True
    return tuple(cells)


class Barred(KeptLines, ScrollView, inherit_bindings=False):
    """A view with a bar in its last column, drawn with its lines.

    Textual's own bar is a widget beside the view: its looks are found anew for each of its lines, and each line of the
    screen is cut at it. That was a fifth of what it took to open an article, and two fifths of a page down.
    """

    DEFAULT_CSS = """
    Barred {
        overflow: hidden hidden;
        scrollbar-size-vertical: 1;
    }
    """

    HAS_BAR: ClassVar[bool] = True

    _grabbed: tuple[int, int] | None = None
    """The line of the screen where the mouse took hold of the bar, and the first line that was seen then."""

    _pointed_at = False

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    @property
    def top(self) -> int:
        """The number of the first line that is seen."""
        return self.scroll_offset.y

    def show_line(self, y: int) -> None:
        """Scroll at once, so that line `y` is the first one seen (as far as there are lines)."""
        self.scroll_to(y=max(y, 0), animate=False, immediate=True, force=True)

    @property
    def allow_vertical_scroll(self) -> bool:
        return self.HAS_BAR

    # ------------------------------------------------------------------ what it looks like

    @property
    def bar_width(self) -> int:
        """The columns that the bar takes: one or none."""
        return min(self.styles.scrollbar_size_vertical, 1) if self.HAS_BAR else 0

    @property
    def bar(self) -> tuple[Cell, ...]:
        """What stands in each line of the bar."""
        return bar_cells(self.size.height, self.line_count, self.top)

    @property
    def bar_style(self) -> Style:
        """The colours of the bar as it is now: left alone, pointed at, or held."""
        styles = self.styles
        if self._grabbed is not None:
            color, around = styles.scrollbar_color_active, styles.scrollbar_background_active
        elif self._pointed_at:
            color, around = styles.scrollbar_color_hover, styles.scrollbar_background_hover
        else:
            color, around = styles.scrollbar_color, styles.scrollbar_background
        if around.a < 1:
            around = self.background_colors[0] + around
        return Style.from_color((around + color).rich_color, around.rich_color)

    def bar_changed(self) -> None:
        """Called when the bar is drawn in other colours."""
        self.refresh(Region(self.size.width - 1, 0, 1, self.size.height))

    # ------------------------------------------------------------------ the mouse

    def is_at_bar(self, event: events.MouseEvent) -> bool:
        """Whether the mouse points at the bar."""
        return 0 <= self.size.width - 1 - event.x < self.bar_width

    def _on_mouse_move(self, event: events.MouseMove) -> None:
        if self._grabbed is not None:
            line, top = self._grabbed
            self.show_line(round(top + (event.screen_y - line) * self.line_count / max(self.size.height, 1)))
        elif self._pointed_at != self.is_at_bar(event):
            self._point_at(not self._pointed_at)

    def _on_leave(self, event: events.Leave) -> None:
        if self._pointed_at:
            self._point_at(False)

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        if not self.is_at_bar(event):
            return
        event.stop()
        bar = self.bar
        if bar[event.y] != _AROUND:
            self.capture_mouse()
            self._hold((event.screen_y, self.top))
        else:
            is_below = any(cell != _AROUND for cell in bar[: event.y])
            self.show_line(self.top + (self.size.height if is_below else -self.size.height))

    async def _on_mouse_up(self, event: events.MouseUp) -> None:
        self._let_go()

    def _on_hide(self, event: events.Hide) -> None:
        self._let_go()

    def _let_go(self) -> None:
        if self._grabbed is not None:
            self.release_mouse()
            self._hold(None)

    def _hold(self, grabbed: tuple[int, int] | None) -> None:
        self._grabbed = grabbed
        self.bar_changed()

    def _point_at(self, is_at_bar: bool) -> None:
        self._pointed_at = is_at_bar
        self.bar_changed()
