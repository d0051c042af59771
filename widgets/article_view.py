"""The article itself: its text in comfortable lines, with what was found in it shown where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import ClassVar, Literal

from rich.segment import Segment
from rich.style import Style

from briefing.model import Article, Span
from briefing.text import guard
from widgets.article_layout import Edges, Layer, TextLine, set_article
from widgets.drawing import wrapped
from widgets.line_view import DrawnLine, LineView

LayerName = Literal["actor", "statement", "watch", "ticked", "known", "new", "hit", "place"]

_GUTTER = 2
_BAR = "▎"
_NEAR = 3


class ArticleView(LineView):
    """A text view that keeps its place by offset: spans, jumps and the reading place are code points of the text.

    The gutter shows “ where a statement begins, ☐ or ☑ where a watch item does, and a bar beside what is new where some
    of the text is known, so that nothing hangs on colour alone.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--title",
        "article--facts",
        "article--heading",
        "article--caption",
        "article--gutter",
        "article--empty",
        "article--actor",
        "article--statement",
        "article--watch",
        "article--ticked",
        "article--known",
        "article--new",
        "article--hit",
        "article--place",
    }

    LAYERS: ClassVar[tuple[LayerName, ...]] = ("statement", "actor", "watch", "ticked", "known", "hit", "place")

    def __init__(self, *, line_width: int = 80, id: str | None = None) -> None:
        super().__init__(id=id)
        self.line_width = line_width
        self._empty: tuple[str, ...] = ()
        self._empty_lines: list[str] = []
        self._article: Article | None = None
        self._facts: tuple[str, ...] = ()
        self._lines: list[TextLine] = []
        self._layers: dict[LayerName, Layer] = {}
        self._edges: Edges | None = None
        self._mixed: dict[tuple[str, int], Style] = {}
        self._reading_at = 0
        self._reading_line = 0
        self._height = 0

    # ------------------------------------------------------------------ what is shown

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._article

    @property
    def reading_place(self) -> int:
        """The offset of the first line that is seen.

        Where a larger view shows so much that it cannot start there, the place is kept for when it is small again.
        """
        heights = (self._height, self.room.height)  # of the view before a resize, and now
        if self.top not in {min(self._reading_line, max(len(self._lines) - height, 0)) for height in heights}:
            self._reading_line = self.top
            self._reading_at = self._lines[self.top].start if self.top < len(self._lines) else 0
        return self._reading_at

    def show(self, article: Article | None, facts: Iterable[str] = (), place: int = 0) -> None:
        """Show an article from the offset `place` on, with these facts under its title; its spans come with `mark`."""
        same = article is not None and self._article is not None and article.identity == self._article.identity
        self._article = article
        self._facts = tuple(facts)
        if not same:
            self._layers, self._edges = {}, None
        self._set()
        self._go_to(place)

    def say_when_empty(self, lines: Iterable[str]) -> None:
        """What to show while there is no article."""
        self._empty = tuple(lines)
        if self._article is None:
            self._set()

    @property
    def widest(self) -> int:
        """The columns that there is room for in a line."""
        return max(self.room.width - _GUTTER - 1, 1)

    def set_width(self, columns: int) -> None:
        """Set the text in lines of at most so many columns; the reading place stays."""
        place = self.reading_place
        self.line_width = columns
        self._set()
        self._go_to(place)

    def set_facts(self, facts: Iterable[str]) -> bool:
        """Change the lines under the title; the reading place stays. Returns whether they are new."""
        facts = tuple(facts)
        if facts == self._facts:
            return False
        place = self.reading_place
        self._facts = facts
        self._set()
        self._go_to(place)
        return True

    def mark(self, layer: LayerName, spans: Iterable[Span]) -> None:
        """Show these spans of the text as actors, statements, watch items (open or ticked), news, hits or the place."""
        found = Layer(spans)
        if found != self._layers.get(layer, Layer(())):
            self._layers[layer], self._edges = found, None
            self.refresh()

    def jump(self, start: int, end: int) -> None:
        """Light up the text from `start` to `end`, and scroll so that it is seen with a few lines before it."""
        self.mark("place", [Span(start, end)])
        first, last = self._line_of(start), self._line_of(max(end - 1, start))
        if first < self.top + 1 or last > self.top + self.page - 2:
            self.show_line(first - min(_NEAR, max(self.page // 4, 0)))

    def show_place(self, place: int) -> None:
        """Scroll so that the line with this offset is the first one seen."""
        self._go_to(place)

    def sees(self, offset: int) -> bool:
        """Whether the line that holds this offset is in sight."""
        return self.top <= self._line_of(offset) < self.top + self.room.height

    # ------------------------------------------------------------------ lines

    @property
    def line_count(self) -> int:
        return len(self._lines) if self._article else len(self._empty_lines)

    @property
    def at_end(self) -> bool:
        """Whether the last line is seen."""
        return self.top + self.room.height >= self.line_count

    def lay_out(self, width: int) -> None:
        place = self.reading_place
        self._set()
        self._go_to(place)

    def resized(self) -> None:
        self._go_to(self.reading_place)
        self._height = self.room.height

    def line_at(self, y: int) -> DrawnLine:
        if self._article is None:
            return self.line([("  " + self._empty_lines[y], "article--empty")])
        line = self._lines[y]
        segments = self._gutter(line)
        if line.lead:
            segments.append(Segment(guard(line.lead), self.style(line.look)))
        segments += self._text(line)
        return self.filled(segments)

    def notify_style_update(self) -> None:
        self._mixed.clear()
        super().notify_style_update()

    # ------------------------------------------------------------------ how a line comes about

    @property
    def _text_width(self) -> int:
        return min(self.line_width, self.widest)

    @property
    def _margin(self) -> int:
        return max((self.room.width - self._text_width) // 2, _GUTTER)

    def _set(self) -> None:
        width = self._text_width
        self._empty_lines = [line for text in self._empty for line in wrapped(text, width) or [""]]
        self._lines = [] if self._article is None else set_article(self._article, self._facts, width)
        self._mixed.clear()
        self.lines_changed()

    def _go_to(self, place: int) -> None:
        line = self._line_of(place) if place else 0
        self.show_line(line)
        self._reading_at, self._reading_line = place, line

    def _line_of(self, offset: int) -> int:
        return max(bisect_right(self._lines, offset, key=lambda line: line.start) - 1, 0)

    def _gutter(self, line: TextLine) -> list[Segment]:
        mark = " "
        if line.start < line.end:
            for layer, sign in (("watch", "☐"), ("ticked", "☑"), ("statement", "“")):
                if self._has(layer) and self._layers[layer].begins_in(line.start, line.end):  # type: ignore[index]
                    mark = sign
                    break
        signs = Segment(" " * (self._margin - _GUTTER) + mark, self.style("article--gutter"))
        if self._has("new") and self._layers["new"].within(line.start, line.end):
            return [signs, Segment(_BAR, self.style("article--new"))]
        return [signs, Segment(" ", self.style("article--gutter"))]

    def _has(self, layer: str) -> bool:
        return layer in self._layers

    def _text(self, line: TextLine) -> list[Segment]:
        assert self._article is not None
        if self._edges is None:
            self._edges = Edges([self._layers.get(name) for name in self.LAYERS])
        text = self._article.text
        return [
            Segment(guard(text[start:end]), self._mix(line.look, mask))
            for start, end, mask in self._edges.stretches(line.start, line.end)
        ]

    def _over(self, name: str) -> Style:
        """What a component class changes in the style below it. A colour that lets the background through is mixed with
        it: Textual drops that share in a partial style."""
        style = self.get_component_rich_style(name, partial=True)
        return style if style.color is None else style + Style.from_color(self.style(name).color)

    def _mix(self, look: str, mask: int) -> Style:
        style = self._mixed.get((look, mask))
        if style is None:
            style = self.style(look)
            for bit, name in enumerate(self.LAYERS):
                if mask >> bit & 1:
                    style += self._over(f"article--{name}")
            self._mixed[look, mask] = style = self.as_shown(style)
        return style
