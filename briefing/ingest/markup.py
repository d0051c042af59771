"""Walk a tree of markup once and tell its blocks: headings, paragraphs, list items, table rows, captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from briefing.model import RawBlock
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import BlockKind

_SPACE: Final = re.compile(r"\s+")
_BREAKS: Final = re.compile(r"\n\s*\n")
_CELL: Final = "\x1f"
_SKIP: Final = "skip"
_PART: Final = "part"

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

_CELLS: Final = frozenset(("td", "th", "cell"))
_BREAK: Final = frozenset(("br", "lb"))
_KINDS: Final[Mapping[str, BlockKind]] = {
    "heading": "heading",
    "item": "item",
    "caption": "caption",
    "paragraph": "paragraph",
}


@dataclass(slots=True)
class _Walk:
    found: list[RawBlock] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if text:
            self.text.append(_SPACE.sub(" ", text))

    def flush(self) -> None:
        raw = "".join(self.text)
        self.text.clear()
        kind = next((kind for kind in reversed(self.kinds) if kind in _KINDS), "paragraph")
        if kind == "paragraph" and "item" in self.kinds:
            kind = "item"
        for part in _BREAKS.split(raw):
            cells = [" ".join(clean(cell).split()) for cell in part.split(_CELL)]
            text = " | ".join(cell for cell in cells if cell)
            if text:
                self.found.append(RawBlock(_KINDS[kind], text))


def blocks(root: Any, elements: Mapping[str, str]) -> tuple[RawBlock, ...]:
    """The blocks under the lxml element `root`, in printed order and cleaned; `elements` says what each tag is.

    Iterative, so that no depth of nesting can exhaust the stack. Every row of a table is one item, "a | b".
    """
    from lxml import etree

    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in events:
        tag = node.tag if isinstance(node.tag, str) else ""
        kind = elements.get(tag, _SKIP if not tag else "")
        if event == "start":
            if kind == _SKIP:
                events.skip_subtree()
                continue
            if kind:
                walk.flush()
                walk.kinds.append(kind)
            elif tag in _CELLS:
                walk.text.append(_CELL)
            elif tag in _BREAK:
                walk.text.append("\n")
            walk.add(node.text)
            continue
        if kind and kind != _SKIP and event == "end":
            walk.flush()
            walk.kinds.pop()
        if node is not root:
            walk.add(node.tail)
    walk.flush()
    return tuple(walk.found)
