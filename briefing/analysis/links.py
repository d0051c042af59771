"""The web addresses of an article: its own, those behind the words of its text, and those that its text prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.model import Article, Link
from briefing.text import one_line

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"“”„«»{}|\\^`]{3,2000}", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_ITS_OWN: Final = "this article"
_END: Final = ".,;:!?'’…)]"


def find(article: Article) -> list[Link]:
    """The links of an article, each address once: its own first, then in the order kept. Only http and https count."""
    found: dict[str, Link] = {}
    for words, address in _all(article):
        address = one_line(address)
        if _WEB.match(address):
            found.setdefault(address, Link(one_line(words), address))
    return list(found.values())


def _all(article: Article) -> Iterator[tuple[str, str]]:
    if article.url:
        yield _ITS_OWN, article.url
    kept = article.extra.get("links")
    for one in kept if isinstance(kept, list) else ():
        # What was cut from the text as furniture of the site takes its links along; put back, it brings them back.
        is_link = isinstance(one, list) and len(one) == 2 and all(isinstance(part, str) for part in one)
        if is_link and one[0] in article.text:
            yield one[0], one[1]
    for match in _ADDRESS.finditer(article.text):
        yield "", _without_end(match.group())


def _without_end(address: str) -> str:
    """A printed address without the signs of the sentence around it; a bracket that it opened itself is its own."""
    while address and address[-1] in _END:
        opening = {")": "(", "]": "["}.get(address[-1])
        if opening and address.count(opening) >= address.count(address[-1]):
            break
        address = address[:-1]
    return address
