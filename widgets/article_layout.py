"""An article set in type: which stretch of the text stands on which line, and what stands before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from operator import xor
from typing import NamedTuple

from briefing.model import Article, Block, Span
from widgets.drawing import wrap, wrapped

_BULLET = "• "
_CAPTION = "  "
_LOOKS = {
    "heading": "article--heading",
    "paragraph": "",
    "item": "",
    "caption": "article--caption",
}


class TextLine(NamedTuple):
    """One line: the text's code points `start` to `end`, what is drawn before them, and the class that colours it.

    A line that holds no text of the article (a fact, a blank) has `start == end`.
    """

    start: int
    end: int
    look: str = ""
    lead: str = ""


def set_article(article: Article, facts: Sequence[str], width: int) -> list[TextLine]:
    """Set title, facts and blocks in lines of `width` cells; the starts never decrease from line to line."""
    blocks = list(article.blocks)
    lines: list[TextLine] = []
    at = 0
    if blocks and blocks[0].kind == "heading" and article.text[blocks[0].start : blocks[0].end] == article.title:
        title = blocks.pop(0)
        at = title.end
        lines += _set_block(article.text, title, width, "article--title")
    else:
        lines += [TextLine(0, 0, "article--title", line) for line in wrapped(article.title, width)]
    for fact in facts:
        lines += [TextLine(at, at, "article--facts", line) for line in wrapped(fact, width, 3)]
    before = "facts"
    for block in blocks:
        if not before == block.kind == "item":
            lines.append(TextLine(block.start, block.start))
        lines += _set_block(article.text, block, width, _LOOKS[block.kind])
        before = block.kind
    return lines


def _set_block(text: str, block: Block, width: int, look: str) -> list[TextLine]:
    first, rest = {"item": (_BULLET, "  "), "caption": (_CAPTION, _CAPTION)}.get(block.kind, ("", ""))
    spans = wrap(text, block.start, block.end, width - len(first))
    return [TextLine(start, end, look, rest if index else first) for index, (start, end) in enumerate(spans)]


class Layer:
    """Spans of one kind, merged where they overlap, to be found by bisection."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.begins: list[int] = []
        for span in sorted(spans, key=lambda span: (span.start, span.end)):
            if span.end <= span.start:
                continue
            self.begins.append(span.start)
            if self.ends and span.start < self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], span.end)
            else:
                self.starts.append(span.start)
                self.ends.append(span.end)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Layer) and (self.begins, self.ends) == (other.begins, other.ends)

    __hash__ = None  # type: ignore[assignment]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of the spans that lie in the text from `start` to `end`."""
        found: list[tuple[int, int]] = []
        index = bisect_right(self.ends, start)
        while index < len(self.starts) and self.starts[index] < end:
            found.append((max(self.starts[index], start), min(self.ends[index], end)))
            index += 1
        return found

    def begins_in(self, start: int, end: int) -> bool:
        """Whether a span begins in the text from `start` to `end`."""
        index = bisect_right(self.begins, start - 1)
        return index < len(self.begins) and self.begins[index] < end


class Edges:
    """Every offset at which one of some layers (None for an empty one) begins or ends, and which of them follow it."""

    def __init__(self, layers: Iterable[Layer | None]) -> None:
        edges: dict[int, int] = {}
        for bit, layer in enumerate(layers):
            if layer is not None:
                for edge in chain(layer.starts, layer.ends):
                    edges[edge] = edges.get(edge, 0) ^ (1 << bit)
        self._at = sorted(edges)
        self._over = list(accumulate((edges[edge] for edge in self._at), xor))

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The text from `start` to `end`, cut at the edges: start and end of each part, and the layers over it as bits,
        the first layer as the lowest."""
        at = bisect_right(self._at, start)
        while start < end:
            stop = min(self._at[at], end) if at < len(self._at) else end
            yield start, stop, self._over[at - 1] if at else 0
            at, start = at + 1, stop
