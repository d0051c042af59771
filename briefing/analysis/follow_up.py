"""Finds the lists that an article makes itself: what stands under "What to watch", "Key dates" or "Looking ahead:"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Literal

from briefing.analysis import expressions, tense, watch_cues
from briefing.model import Article, Sentence, Span

LineKind = Literal["heading", "item", "prose"]

_BULLET = re.compile(r"(?:[-*•◦▪‣·–—]|\(?\d{1,2}[.)]|\(?[a-h]\))[ \t]+")
_LONE_BULLET = re.compile(r"[-*•◦▪‣·–—]\s*$")
_MARKS = re.compile(r"^[\s#*_>|=~-]+|[\s#*_:?!.…|=~-]+$")
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|finally|last|lastly|then|another|one|the (?:first|second|third|other|last))\b",
    re.I,
)
_PROMISING = re.compile(
    r"\b(?:will|'ll|whether|if|may|might|could|would|should|must|next|yet|expect\w*|plan\w*|due|scheduled|set|to|ahead|until|unless|"
    r"coming|remains?|still|by|soon|tomorrow)\b|\?",
    re.I,
)
_HEADING_LENGTH = 80  # characters: no heading that promises a list is longer
_ROW_LENGTH = 200  # characters of one unpunctuated row of a table of dates


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article, its bullet or number left out: code points `start` to `end`, half open."""

    kind: LineKind
    start: int
    end: int
    first: bool = False


@dataclass(slots=True)
class FollowUp:
    """What an article's own lists say: the items, and the stretches in which nothing else is to be looked for."""

    items: list[Span] = field(default_factory=list)
    closed: list[Span] = field(default_factory=list)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    entries = (entry.replace("(…)", "(?:[ ,:-].*)?") for entry in watch_cues.words("headings", name))
    return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,4}}(?:{watch_cues.alternatives('headings', 'labels')})\W{{0,3}}[:—–]\W{{0,3}}\s", re.IGNORECASE
    )


def _title_of(text: str) -> str:
    return " ".join(_MARKS.sub("", text.replace("’", "'")).lower().split())


def promises(heading: str) -> bool:
    """Whether a heading promises follow-up ("What to watch next"); "Why it matters" and its like do not."""
    title = _title_of(heading)
    return len(title) <= _HEADING_LENGTH and bool(_pattern("promise").fullmatch(title)) and not silences(heading)


def silences(heading: str) -> bool:
    """Whether nothing under this heading is a watch item ("Why it matters", "Related stories")."""
    title = _title_of(heading)
    return len(title) <= _HEADING_LENGTH and bool(_pattern("mute").fullmatch(title))


def lines(article: Article) -> Iterator[Line]:
    """The lines of an article in order, told apart into headings, list items and prose."""
    for number, block in enumerate(article.blocks):
        if block.kind == "caption":
            continue
        pending_bullet = False
        for match in re.finditer(r"[^\n]+", article.text[block.start : block.end]):
            raw = match[0]
            if _LONE_BULLET.fullmatch(raw.strip()):
                pending_bullet = True
                continue
            start = block.start + match.start() + len(raw) - len(raw.lstrip())
            end = block.start + match.start() + len(raw.rstrip())
            if start >= end:
                continue
            bullet = _BULLET.match(article.text, start, end)
            kind: LineKind = "prose"
            if block.kind == "heading" or (not bullet and block.kind != "item" and _looks_like_heading(raw)):
                kind = "heading"
            elif bullet or pending_bullet or block.kind == "item":
                kind = "item"
            pending_bullet = False
            yield Line(kind, bullet.end() if bullet and kind == "item" else start, end, first=number == 0)


def _looks_like_heading(raw: str) -> bool:
    text = raw.strip()
    if len(text) > _HEADING_LENGTH or text.endswith((".", ",", ";", "!", ")", "”", '"')):
        return False
    return promises(text) or silences(text)


def find(article: Article, sentences: Sequence[Sentence]) -> FollowUp:
    """The items of the article's own lists, and the stretches where body sentences are not to be read for more."""
    found = FollowUp()
    mode = "body"
    seen_item = asks = False
    for line in lines(article):
        words = article.text[line.start : line.end]
        if line.kind == "heading":
            if not line.first:
                mode = "follow" if promises(words) else "mute" if silences(words) else "body"
            seen_item, asks = False, words.rstrip("*_# ").endswith("?")
            found.closed.append(Span(line.start, line.end))
            continue
        if _pattern("tail").match(words.strip("*_ ")):
            found.closed.append(Span(line.start, line.end))
            mode = "mute" if len(words) < 40 else "body"
            continue
        if mode == "follow" and line.kind == "prose" and not _is_row(words):
            if words.endswith(":") and not seen_item:
                continue
            if seen_item or (asks and words.endswith("?") and len(words) < _HEADING_LENGTH):
                mode = "body"
        if mode == "mute":
            found.closed.append(Span(line.start, line.end))
        elif mode == "follow":
            seen_item |= _take(article, line, words, sentences, found)
        elif line.kind == "prose":
            mode = _read_prose(article, line, words, sentences, found)
    return found


def _take(article: Article, line: Line, words: str, sentences: Sequence[Sentence], found: FollowUp) -> bool:
    """Add what a line under a promising heading holds; True when it was an item of a list."""
    if line.kind == "item" or _is_row(words):
        found.items.append(Span(line.start, line.end))
        found.closed.append(Span(line.start, line.end))
        return True
    for span in _inside(sentences, line.start, line.end):
        found.closed.append(span)
        if _points_ahead(article.text[span.start : span.end]):
            found.items.append(span)
    return False


def _read_prose(article: Article, line: Line, words: str, sentences: Sequence[Sentence], found: FollowUp) -> str:
    """Take in "Looking ahead: ..." and "Three questions remain. First, ..."; returns the mode for the next line."""
    label = _label().match(words)
    if label:
        _take_spans(article, _inside(sentences, line.start + label.end(), line.end), found)
        return "body"
    if words.rstrip().endswith(":") and _pattern("lead_in").search(words.lower().replace("’", "'").rstrip()):
        return "follow"
    spans = _inside(sentences, line.start, line.end)
    for index, span in enumerate(spans):
        text = article.text[span.start : span.end].replace("’", "'")
        if len(text) < 200 and _pattern("lead_in").search(text):
            listed = []
            for later in spans[index + 1 :]:
                words_after = article.text[later.start : later.end]
                if not (_ORDINAL.match(words_after) or words_after.endswith("?") or words_after.startswith("Whether")):
                    break
                listed.append(later)
            if len(listed) >= 2:
                _take_spans(article, listed, found)
                found.closed.append(span)
    return "body"


def _take_spans(article: Article, spans: Sequence[Span], found: FollowUp) -> None:
    for span in spans:
        found.closed.append(span)
        if _points_ahead(article.text[span.start : span.end]):
            found.items.append(span)


def _is_row(words: str) -> bool:
    """Whether a line without a bullet is a row of a list: a date and what happens then, or an unfinished sentence."""
    if len(words) > _ROW_LENGTH or words.rstrip().endswith((".", "!", ":")):
        return False
    spans = expressions.find(words[:60])
    return bool(spans and spans[0].start <= 2) or words.lower().startswith(("whether ", "who ", "how ", "if "))


def _inside(sentences: Sequence[Sentence], start: int, end: int) -> list[Span]:
    """The parts of sentences that lie between `start` and `end`."""
    first = max(0, bisect_left(sentences, start, key=lambda sentence: sentence.start) - 1)
    found = []
    for sentence in islice(sentences, first, None):
        if sentence.start >= end:
            break
        if sentence.end > start:
            found.append(Span(max(sentence.start, start), min(sentence.end, end)))
    return found


def _points_ahead(sentence: str) -> bool:
    """Whether a sentence of a promising paragraph is about what is to come and not a look back."""
    if _PROMISING.search(sentence):
        return True
    return not tense.tells_the_past(sentence)
