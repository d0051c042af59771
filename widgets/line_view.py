"""The common ground of every list and text on screen: lines drawn one by one, and only those that are seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.events import DescendantFocus
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip

from briefing.text import guard
from widgets.drawing import cells_of
from widgets.kept_lines import kept_line
from widgets.scroll_bar import Barred, Cell

if TYPE_CHECKING:
    from textual import events

Piece = tuple[str, str]
"""A stretch of a line: its text, and the name of the component class that colours it ("" for plain)."""

DrawnLine = list[Segment]
"""A line that is drawn: all of the room there is."""

_KEPT = 512


class LineView(Barred, can_focus=True, inherit_bindings=False):
    """A scrolling view of `line_count` lines, each made by `line_at` when it is seen.

    It has no border and no padding, so it skips Textual's style cache: that is what makes paging cheap. Textual asks
    for all lines in sight whenever one of them, or one of a neighbour, has to be drawn: so a line that was made is kept
    until `refresh` or `refresh_lines` says that it changed. Keys are the screen's affair; it calls `move`, `turn`,
    `go_top` and `go_bottom`.
    """

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = set()

    # Textual lays out the whole screen when this changes, and draws anew what it shows; here the bar has its place
    # whatever is shown, and `lines_changed` sees to the lines.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_by_name: dict[str, Style] = {}
        self._bar_pieces: dict[Cell, Segment] = {}
        self._kept: dict[int, tuple[Cell | None, Strip]] = {}
        self.room = Size(0, 0)
        """The columns and lines for text: the view without its bar."""
        self._columns = 0

    # ------------------------------------------------------------------ what a view of lines answers

    def line_at(self, y: int) -> DrawnLine:
        """The line `y` (0 is the first), made with `line` or `filled`."""
        raise NotImplementedError

    def lay_out(self, width: int) -> None:
        """Make the lines anew for a view that is `width` cells wide."""

    def resized(self) -> None:
        """Called when the view has its new size, and its lines."""

    # ------------------------------------------------------------------ moving

    @property
    def page(self) -> int:
        """How many lines a page has."""
        return max(self.room.height, 1)

    @property
    def grows(self) -> bool:
        """Whether the style sheet lets it have as many lines as it needs; else the screen is not laid out for it."""
        return self.styles.height is not None and self.styles.height.is_auto

    def move(self, by: int) -> None:
        """Go `by` lines down (up when negative)."""
        self.show_line(self.top + by)

    def turn(self, pages: float) -> bool:
        """Go that many pages down; half ones count. Returns whether there was anywhere to go."""
        before = self.top
        self.move(round(pages * max(self.page - 1, 1)))
        return self.top != before

    def go_top(self) -> None:
        """Go to the first line."""
        self.show_line(0)

    def go_bottom(self) -> None:
        """Go to the last line."""
        self.show_line(self.line_count)

    # ------------------------------------------------------------------ drawing

    def style(self, name: str) -> Style:
        """The style of a component class over the view's own; "" is the plain one. Cached until the theme changes."""
        style = self._styles_by_name.get(name)
        if style is None:
            # A link or an action must never come out of a style, whatever stands in the text.
            style = self.get_component_rich_style(name) if name else self.rich_style
            self._styles_by_name[name] = style = self.as_shown(style)
        return style

    def as_shown(self, style: Style) -> Style:
        """A style as the terminal can show it: Textual changes colours for themes of the terminal's own, and for
        NO_COLOR. Done here once, and not in every line."""
        [segment] = self._filtered([Segment(" ", style)])
        return segment.style or style

    def _filtered(self, segments: DrawnLine) -> DrawnLine:
        for line_filter in self.get_line_filters():
            segments = line_filter.apply(segments, self.background_colors[1])
        return segments

    def line(self, pieces: Sequence[Piece], fill: str = "") -> DrawnLine:
        """A line of pieces, each guarded, cut or padded (in the style `fill`) to the room there is."""
        segments: DrawnLine = []
        for text, name in pieces:
            text = guard(text)
            if text:
                segments.append(Segment(text, self.style(name)))
        return self.filled(segments, fill)

    def cursor_line(self, pieces: Sequence[Piece], look: str) -> DrawnLine:
        """A line of the selected row, in one look; a bar at its edge says so without colour."""
        text = "".join(text for text, _ in pieces)
        return self.line([("▌" + text[1:] if text[:1] in ("", " ") else text, look)], look)

    def filled(self, segments: DrawnLine, fill: str = "") -> DrawnLine:
        """A line of segments, cut or padded to the room there is."""
        used, room = sum(cells_of(segment.text) for segment in segments), self.room.width
        if used > room:
            return list(Strip(segments, used).crop(0, room))
        return [*segments, Segment(" " * (room - used), self.style(fill))] if used < room else segments

    def lines_changed(self) -> None:
        """Tell that the number of lines, or all of them, changed."""
        self.virtual_size = Size(self.room.width, self.line_count)
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self.refresh()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        # With regions it is for `refresh_lines`, or for scrolling, which changes no line.
        if repaint and not regions:
            self._kept.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        for y in range(y_start, y_start + line_count):
            self._kept.pop(y, None)
        self.refresh(Region(0, y_start - self.scroll_offset.y, self._columns, line_count))

    def render_line(self, y: int) -> Strip:
        return self._draw_lines(Region(0, y, self._columns, 1))[0]

    def _draw_lines(self, crop: Region) -> list[Strip]:
        top, bar = self.top, self.bar if self._columns > self.room.width else ()
        strips = [self._drawn_line(top + y, bar[y] if bar else None) for y in crop.line_range]
        if crop.column_span != (0, self._columns):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _drawn_line(self, y: int, cell: Cell | None) -> Strip:
        kept = self._kept.get(y)
        if kept is None or kept[0] != cell:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            segments = self.line_at(y) if y < self.line_count else self.filled([])
            kept = cell, kept_line(segments if cell is None else [*segments, self._bar_piece(cell)], self._columns)
            self._kept[y] = kept
        return kept[1]

    def _bar_piece(self, cell: Cell) -> Segment:
        piece = self._bar_pieces.get(cell)
        if piece is None:
            sign, swapped = cell
            style = self.bar_style + Style(reverse=True) if swapped else self.bar_style
            piece = self._bar_pieces[cell] = Segment(sign, self.as_shown(style))
        return piece

    def bar_changed(self) -> None:
        self._bar_pieces.clear()
        self._kept.clear()
        super().bar_changed()

    def notify_style_update(self) -> None:
        self._styles_by_name.clear()
        self._bar_pieces.clear()
        self._kept.clear()
        super().notify_style_update()

    def _on_resize(self, event: events.Resize) -> None:
        columns, self._columns = self.room.width, self.size.width
        self.room = Size(max(self._columns - self.bar_width, 0), self.size.height)
        if self.room.width != columns:
            self.lay_out(self.room.width)
        self.lines_changed()
        self.resized()

    def _on_focus(self, event: events.Focus) -> None:
        self._take_focus(event, True)

    def _on_blur(self, event: events.Blur) -> None:
        self._take_focus(event, False)

    def _take_focus(self, event: events.Focus | events.Blur, has_focus: bool) -> None:
        """What Textual does then, but for looking up all styles and drawing all lines: few of them change."""
        event.prevent_default()
        self.set_reactive(LineView.has_focus, has_focus)
        self.focus_moved()
        if has_focus and self.is_attached:
            self.screen.post_message(DescendantFocus(self))  # who hears of it is the screen, not each box on the way

    def focus_moved(self) -> None:
        """Called when the view got the focus or lost it; draws anew the lines that tell."""
