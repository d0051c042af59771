"""The links of a text: the words that are one, and the web address behind them. Kept beside the article, as `links`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, Final
from urllib.parse import urljoin

from briefing.ingest.identity import canonical
from briefing.model import RawBlock
from briefing.text import one_line

_MOST: Final = 100
_LONGEST_WORDS: Final = 200
LONGEST_ADDRESS: Final = 2000
"""No page has a longer one (in characters); joined to each link of a text it would take gigabytes."""

_MOST_READ: Final = 1_000_000_000
"""How many characters are gone through at most to find the words of links: a fraction of a second."""


def of_page(root: Any, blocks: Iterable[RawBlock], base: str | None) -> dict[str, Any]:
    """The links in the main text of a page, whose lxml tree is `root`, as `extra` of an article; {} for none.

    What a site links to around the text is furniture: only links whose words stand in `blocks` count.
    """
    base = base if base and len(base) <= LONGEST_ADDRESS else None
    found = ((" ".join("".join(node.itertext()).split()), node.get("href") or "") for node in root.iter("a"))
    return kept(((words, joined(base, address.strip()) or "") for words, address in found), blocks)


def kept(found: Iterable[tuple[str, str]], blocks: Iterable[RawBlock]) -> dict[str, Any]:
    """Of links that were found, as words and address, those to the web whose words stand in `blocks`; {} for none."""
    text = "\n".join(block.text for block in blocks)
    links: dict[str, str] = {}
    for words, address in islice(found, _MOST_READ // (len(text) + 1)):
        words = one_line(words, _LONGEST_WORDS)
        fits = len(address) <= LONGEST_ADDRESS and canonical(address) is not None
        if fits and words and words in text:
            links.setdefault(one_line(address), words)
        if len(links) == _MOST:
            break
    return {"links": [[words, address] for address, words in links.items()]} if links else {}


def joined(base: str | None, address: str | None) -> str | None:
    """An address as it is meant against `base`; None for what is no address or too long for one."""
    if not address:
        return None
    try:
        found = urljoin(base or "", address)
    except ValueError:
        return None
    return found if len(found) <= LONGEST_ADDRESS else None
