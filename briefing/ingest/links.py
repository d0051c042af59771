"""The links of a text: the words that are one, and the web address behind them. Kept beside the article, as `links`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urljoin

from briefing.ingest.identity import canonical
from briefing.model import RawBlock
from briefing.text import one_line

_MOST: Final = 100
_LONGEST_WORDS: Final = 200
_LONGEST_ADDRESS: Final = 2000
_MARKDOWN: Final = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\]\((?P<address>https?://[^\s()<>]{1,2000})")


def of_page(root: Any, blocks: Iterable[RawBlock], base: str | None) -> dict[str, Any]:
    """The links in the main text of a page, whose lxml tree is `root`, as `extra` of an article; {} for none.

    What a site links to around the text is furniture: only links whose words stand in `blocks` count.
    """
    found = ((" ".join("".join(node.itertext()).split()), node.get("href") or "") for node in root.iter("a"))
    return _kept(((words, _joined(base, address)) for words, address in found), blocks)


def of_markdown(text: str, blocks: Iterable[RawBlock]) -> dict[str, Any]:
    """The same for a Markdown text."""
    return _kept(((match["words"], match["address"]) for match in _MARKDOWN.finditer(text)), blocks)


def _joined(base: str | None, address: str) -> str:
    try:
        return urljoin(base or "", address.strip())
    except ValueError:
        return ""


def _kept(found: Iterable[tuple[str, str]], blocks: Iterable[RawBlock]) -> dict[str, Any]:
    text = "\n".join(block.text for block in blocks)
    kept: dict[str, str] = {}
    for words, address in found:
        words = one_line(words, _LONGEST_WORDS)
        fits = len(address) <= _LONGEST_ADDRESS and canonical(address) is not None
        if fits and words and words in text and len(kept) < _MOST:
            kept.setdefault(one_line(address), words)
    return {"links": [[words, address] for address, words in kept.items()]} if kept else {}
