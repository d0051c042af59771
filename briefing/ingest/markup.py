"""Walk a tree of markup once and tell its blocks: headings, paragraphs, list items, table rows, captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from briefing.ingest import plain
from briefing.model import RawBlock
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import BlockKind

_SPACE: Final = re.compile(r"\s+")
_BREAKS: Final = re.compile(r"\n\s*\n")
_BESIDE: Final = "\x1f"
_SKIP: Final = "skip"
_PART: Final = "part"
_CELL: Final = "cell"
_WITHIN: Final = "within"
_MARKS: Final[Mapping[str, str]] = {_CELL: _BESIDE, _WITHIN: " "}
"""What parts the words of a row: its cells, and the paragraphs within one."""

HTML: Final[Mapping[str, str]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("p", "blockquote", "pre", "dd", "dt", "address"), "paragraph"),
    **dict.fromkeys(("li", "tr"), "item"),
    "figcaption": "caption",
    **dict.fromkeys(
        (
            "div",
            "section",
            "article",
            "main",
            "body",
            "ul",
            "ol",
            "dl",
            "table",
            "tbody",
            "thead",
            "figure",
            "header",
            "center",
            "hr",
            "details",
            "summary",
            "fieldset",
            "hgroup",
        ),
        _PART,
    ),
    **dict.fromkeys(
        (
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "iframe",
            "object",
            "head",
            "button",
            "select",
            "form",
            "nav",
            "footer",
            "aside",
            "textarea",
            "dialog",
        ),
        _SKIP,
    ),
}
"""What each element of a page is here."""

EXTRACTED: Final[Mapping[str, str]] = {
    "head": "heading",
    **dict.fromkeys(("p", "quote", "code"), "paragraph"),
    **dict.fromkeys(("item", "row"), "item"),
    **dict.fromkeys(("body", "list", "table", "div", "main"), _PART),
    "graphic": _SKIP,
}
"""The same for the TEI-like elements that trafilatura makes of a page."""

_ROWS: Final = ("tr", "row")
_CELLS: Final = ("td", "th", "cell")
_LONGEST_CELL: Final = 200
_VERBATIM: Final = "pre"
_BREAK: Final = frozenset(("br", "lb"))
_KINDS: Final[Mapping[str, BlockKind]] = {
    "heading": "heading",
    "item": "item",
    "caption": "caption",
    "paragraph": "paragraph",
}


@dataclass(slots=True)
class _Walk:
    """What was met so far, and which elements are open."""

    elements: Mapping[str, str]
    rows: frozenset[Any]
    found: list[RawBlock] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    row: Any = None
    """The row of facts that is open: what stands in its cells goes into one line."""

    def kind_of(self, node: Any) -> str:
        tag = node.tag
        if not isinstance(tag, str):
            return _SKIP
        kind = self.elements.get(tag, "")
        if kind and self.row is not None and node is not self.row:
            return kind if kind == _SKIP else _WITHIN
        if tag in _CELLS:
            return _CELL if self.row is not None else _PART
        return _PART if tag in _ROWS and node not in self.rows else kind

    def start(self, node: Any, kind: str) -> None:
        if kind in _MARKS:
            self.text.append(_MARKS[kind])
        elif kind:
            self.flush()
            self.kinds.append(_VERBATIM if node.tag == _VERBATIM else kind)
        elif node.tag in _BREAK:
            self.text.append("\n")
        if node in self.rows:
            self.row = node
        self.add(node.text)

    def end(self, node: Any, kind: str) -> None:
        if kind == _WITHIN:
            self.text.append(_MARKS[kind])
        elif kind and kind != _CELL:
            self.flush()
            self.kinds.pop()
        if node is self.row:
            self.row = None

    def add(self, text: str | None) -> None:
        if text:
            self.text.append(text if _VERBATIM in self.kinds else _SPACE.sub(" ", text))

    def flush(self) -> None:
        raw = "".join(self.text)
        self.text.clear()
        if self.kinds and self.kinds[-1] == _VERBATIM:
            self.found += plain.blocks(clean(raw))
            return
        kind = next((kind for kind in reversed(self.kinds) if kind in _KINDS), "paragraph")
        if kind == "paragraph" and "item" in self.kinds:
            kind = "item"
        for part in _BREAKS.split(raw):
            cells = [" ".join(clean(cell).split()) for cell in part.split(_BESIDE)]
            text = " | ".join(cell for cell in cells if cell)
            if text:
                self.found.append(RawBlock(_KINDS[kind], text))


def blocks(root: Any, elements: Mapping[str, str]) -> tuple[RawBlock, ...]:
    """The blocks under the lxml element `root`, in printed order and cleaned; `elements` says what each tag is.

    Iterative, so that no depth of nesting can exhaust the stack. Every row of a table is one item, "a | b", but for
    tables that only lay out the page.
    """
    from lxml import etree

    walk = _Walk(elements, frozenset(row for row in root.iter(*_ROWS) if _is_data(row)))
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in events:
        kind = walk.kind_of(node)
        if event == "start":
            if kind == _SKIP:
                events.skip_subtree()
                continue
            walk.start(node, kind)
            continue
        if event == "end" and kind != _SKIP:
            walk.end(node, kind)
        if node is not root:
            walk.add(node.tail)
    walk.flush()
    return tuple(walk.found)


def is_skipped(tag: object) -> bool:
    """Whether what an element of a page holds is no text to read."""
    return not isinstance(tag, str) or HTML.get(tag) == _SKIP


def _is_data(row: Any) -> bool:
    """Whether a row of a table holds facts side by side: several short cells, and no table or prose in any."""
    if any(True for inner in row.iter(*_ROWS) if inner is not row):
        return False
    lengths = [len("".join(cell.itertext()).strip()) for cell in row if cell.tag in _CELLS]
    return sum(length > 0 for length in lengths) > 1 and max(lengths) <= _LONGEST_CELL
