"""Markdown: its headings, paragraphs, list items and table rows as blocks; addresses of links are kept aside."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefing.ingest import html, links, plain
from briefing.model import RawArticle, RawBlock
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.model import BlockKind

_MOST_MARKS: Final = 20_000
_MARKS: Final = re.compile(r"[\[\]*_`<!\\>&|~]")
_HASHES: Final = re.compile(r"(?m)^#{1,6}[ \t]+")
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")


def read(text: str, source: str) -> RawArticle:
    """The article of a cleaned Markdown text, without its front matter.

    A text that is mostly marks is read as plain lines, to spare the parsing.
    """
    if sum(1 for _ in _MARKS.finditer(text)) > _MOST_MARKS:
        return RawArticle(source, plain.blocks(_HASHES.sub("", text)))
    tokens = _parser().parse(text)
    found = _blocks(tokens)
    return RawArticle(source, found, extra=links.kept(_links(tokens), found))


def _links(tokens: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The words and addresses of the links among these tokens, in whichever way they are written."""
    for token in tokens:
        address: str | None = None
        words: list[Any] = []
        for child in token.children or ():
            if child.type == "link_open":
                address, words = str(child.attrGet("href") or ""), []
            elif child.type == "link_close" and address is not None:
                yield " ".join(_words(words).split()), address
                address = None
            elif address is not None:
                words.append(child)


def _blocks(tokens: Iterable[Any]) -> tuple[RawBlock, ...]:
    found: list[RawBlock] = []
    open_kinds: list[BlockKind] = []
    row: list[str] = []
    in_cell = False
    for token in tokens:
        match token.type:
            case "heading_open":
                open_kinds.append("heading")
            case "list_item_open":
                open_kinds.append("item")
            case "heading_close" | "list_item_close":
                open_kinds.pop()
            case "tr_open":
                row = []
            case "tr_close":
                found += _block("item", " | ".join(cell for cell in row if cell))
            case "td_open" | "th_open" | "td_close" | "th_close":
                in_cell = token.type.endswith("open")
            case "inline" if in_cell:
                row.append(" ".join(_words(token.children or ()).split()))
            case "inline":
                found += _inline(token, open_kinds[-1] if open_kinds else "paragraph")
            case "html_block":
                found += html.scrap(token.content)
            case "fence" | "code_block":
                found += plain.blocks(token.content)
            case _:
                pass
    return tuple(found)


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _inline(token: Any, kind: BlockKind) -> list[RawBlock]:
    children = token.children or []
    pictures_only = any(child.type == "image" for child in children) and not any(
        child.content.strip() for child in children if child.type == "text"
    )
    return _block("caption" if pictures_only else kind, _words(children, pictures=pictures_only))


def _block(kind: BlockKind, text: str) -> list[RawBlock]:
    line = " ".join(clean(text).split())
    return [RawBlock(kind, line)] if line else []


def _words(children: Iterable[Any], *, pictures: bool = False) -> str:
    """The text of inline tokens: marks and tags gone, breaks as spaces; a picture's description only when asked."""
    parts: list[str] = []
    for child in children:
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "html_inline":
            parts.append(" " if child.content.lower().startswith("<br") else _TAG.sub("", child.content))
        elif child.type == "image" and pictures:
            parts.append(child.content)
    return "".join(parts)
