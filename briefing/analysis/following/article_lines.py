"""Reads an article line by line: headings and what they promise, bullets and numbers left out of the items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefing.analysis.following import watch_cues
from briefing.model import Article, Block

LineKind = Literal["heading", "item", "prose"]
Promise = Literal["follow", "mute", "links", "none"]

HEADING_LENGTH = 80  # characters: no heading that promises a list is longer
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[-+*•◦▪■●○‣▸►→»·–—]|\(?\d{1,2}[.)]|\(?[a-h]\))[ \t]+")
_LONE_BULLET = re.compile(r"[-+*•◦▪■●○‣▸►→»·–—]")
_MARKS = re.compile(r"^[\s#*_>|=~-]+|[\s#*_:?!.…|=~-]+$")
_ENDS_A_SENTENCE = (".", ",", ";", "!", ")", "”", '"')


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article, its bullet or number left out: code points `start` to `end`, half open.

    `first` tells a line of the article's first block, which is the headline where it has one.
    """

    kind: LineKind
    start: int
    end: int
    first: bool = False


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The entries of the list `name` of `[headings]` as one pattern; "(…)" stands for nothing or more words."""
    entries = (entry.replace("(…)", "(?:[ ,:-].*)?") for entry in watch_cues.words("headings", name))
    return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)


def promise_of(heading: str) -> Promise:
    """What stands under a heading: things to follow, links, what is passed over ("Why it matters"), or none."""
    if len(heading) > 2 * HEADING_LENGTH:
        return "none"
    title = " ".join(_MARKS.sub("", heading.replace("’", "'")).lower().split())
    if not title or len(title) > HEADING_LENGTH:
        return "none"
    if pattern("links").fullmatch(title):
        return "links"
    if pattern("mute").fullmatch(title):
        return "mute"
    return "follow" if pattern("promise").fullmatch(title) else "none"


def lines(article: Article) -> Iterator[Line]:
    """The lines of an article in order, told apart into headings, list items and prose; captions are left out."""
    for number, block in enumerate(article.blocks):
        if block.kind != "caption":
            yield from _lines_of(article.text, block, first=number == 0)


def _lines_of(text: str, block: Block, *, first: bool) -> Iterator[Line]:
    bulleted = block.kind == "item"
    for match in _LINE.finditer(text, block.start, block.end):
        raw = match[0]
        words = raw.strip()
        if _LONE_BULLET.fullmatch(words):
            bulleted = True
        elif words:
            start = match.start() + len(raw) - len(raw.lstrip())
            end = start + len(words)
            bullet = _BULLET.match(text, start, end)
            if bulleted or bullet:
                yield Line("item", bullet.end() if bullet else start, end, first)
            else:
                heading = block.kind == "heading" or _looks_like_heading(words)
                yield Line("heading" if heading else "prose", start, end, first)
            bulleted = block.kind == "item"


def _looks_like_heading(words: str) -> bool:
    if len(words) > HEADING_LENGTH or words.endswith(_ENDS_A_SENTENCE):
        return False
    return words.isupper() or promise_of(words) != "none"
