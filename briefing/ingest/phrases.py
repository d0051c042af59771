"""The phrases that sites print around articles, read from the lexicon once, and the questions asked of one line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from briefing import resources
from briefing.ingest.lines import folded

if TYPE_CHECKING:
    from briefing.model import RemovalReason

_COUNT: Final = re.compile(r"^\(?\d[\d.,]*k?\)?\s+|\s*\(\d[\d.,]*k?\)$")
_SPOKEN: Final = re.compile(r"\b(?:said|says|told)\b|[\"“”]")
_MARKS: Final = '"“” '
_RULE: Final = re.compile(r"[\s\-_*=~#•.·+|–—]+")
_CRUMB_MARK: Final = re.compile(r"\s*[>»›→]\s*|\s+[/|]\s+")
_NAME: Final = r"[A-Z][\w./&'’-]*"
_LONGEST_PHRASE: Final = 40
_LONGEST_START: Final = 320


@dataclass(frozen=True, slots=True)
class Phrases:
    """The lexicon `furniture.toml`, ready to be asked."""

    anywhere: frozenset[str]
    edges: frozenset[str]
    link_lists: frozenset[str]
    edge_link_lists: frozenset[str]
    crumbs: frozenset[str]
    crumb_words: frozenset[str]
    cues: frozenset[str]
    mastheads: frozenset[str]
    byline_words: frozenset[str]
    versions: frozenset[str]
    wires: frozenset[str]
    compound_words: frozenset[str]
    starts: tuple[str, ...]
    patterns: re.Pattern[str]
    credit: re.Pattern[str]
    agencies: re.Pattern[str]


@cache
def phrases() -> Phrases:
    """Read the lexicon; raises FileNotFoundError when the installation lacks it."""
    data = tomllib.loads((resources.data_dir() / "lexicons" / "furniture.toml").read_text(encoding="utf-8"))
    pictures = "|".join(_anycase(word) for word in sorted(data["pictures"], key=len, reverse=True))
    agencies = "|".join(re.escape(name) for name in data["picture_agencies"])
    return Phrases(
        anywhere=frozenset(folded(phrase) for phrase in data["anywhere"]),
        edges=frozenset(data["edges"]),
        link_lists=frozenset(data["link_lists"]),
        edge_link_lists=frozenset(data["edge_link_lists"]),
        crumbs=frozenset(data["crumbs"]),
        crumb_words=frozenset(word for crumb in data["crumbs"] for word in crumb.split()),
        cues=frozenset(data["cues"]),
        mastheads=frozenset(data["mastheads"]),
        byline_words=frozenset(data["byline_words"]),
        versions=frozenset(data["versions"]),
        wires=frozenset(data["wires"]),
        compound_words=frozenset(data["compound_words"]),
        starts=tuple(data["starts"]),
        patterns=re.compile("|".join(f"(?:{pattern})" for pattern in data["patterns"])),
        credit=re.compile(
            rf"(?:^\(?(?:{pictures})s?\s*(?::|/|\bby\b|\bcourtesy\b).{{1,120}}"
            rf"|[,.;|()–—-]\s*(?:{pictures})s?(?::|/|\s+(?:by|via|courtesy))\s*[A-Z].{{1,60}}"
            rf"|[,.;|()–—-]\s*(?:{pictures}) (?!(?:Of|Shows?|Is|In|On)\b){_NAME}(?: {_NAME}){{0,2}}\)?)$"
        ),
        agencies=re.compile(rf"(?:{agencies})(?:[/,:].{{0,40}})?\)?$", re.IGNORECASE),
    )


def _anycase(word: str) -> str:
    """A pattern for a word with or without a capital: "photo" and "Photo", but not "pHOTO"."""
    return f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" if word else ""


def key(text: str) -> str:
    """The line as the lexicon's whole lines are compared: folded, without counts."""
    return folded(_COUNT.sub("", text)) if len(text) <= _LONGEST_PHRASE * 2 else ""


def reason_to_cut(text: str) -> RemovalReason | None:
    """Why this line is no part of any article, judged by itself alone; None when it may be."""
    if _RULE.fullmatch(text):
        return "markup"
    lexicon = phrases()
    if key(text) in lexicon.anywhere:
        return "furniture"
    if len(text) > _LONGEST_START:
        return None
    if is_caption(text):
        return "caption"
    small = text.casefold().replace("’", "'")
    if _SPOKEN.search(small) is None and small.startswith(lexicon.starts):
        return "furniture"
    bare = text.strip(_MARKS)  # a mark left open above is closed behind what the site adds
    if _SPOKEN.search(bare) is None and lexicon.patterns.fullmatch(folded(bare)):
        return "furniture"
    return "furniture" if is_breadcrumbs(text) else None


def is_caption(text: str) -> bool:
    """Whether the line ends by naming who made a picture."""
    if len(text) > _LONGEST_START or text.endswith("."):
        return False
    return phrases().credit.search(text) is not None or phrases().agencies.search(text) is not None


def is_breadcrumbs(text: str) -> bool:
    """Whether the line is a path through the site ("Home > World"), or its sections in a row."""
    lexicon = phrases()
    if len(text) > 160:
        return False
    parts = [part.casefold() for part in _CRUMB_MARK.split(text) if part]
    if len(parts) > 1:
        return parts[0] in lexicon.crumbs and all(len(part.split()) <= 3 for part in parts[1:-1])
    words = text.casefold().split()
    return len(words) >= 3 and words[0] in ("home", "menu") and all(word in lexicon.crumb_words for word in words)


def is_crumb_prefix(text: str) -> bool:
    """Whether these words, which stand before a headline on its line, are sections of a site."""
    words = _CRUMB_MARK.sub(" ", text).casefold().split()
    if not 0 < len(words) <= 6:
        return False
    return words[0] == "home" or all(word in phrases().crumb_words for word in words)


def is_masthead(text: str) -> bool:
    """Whether the line is the name of a newspaper or station and nothing else ("The Port Tribune")."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 50 or not text[-1].isalnum():
        return False
    named = words[-1].casefold() in phrases().mastheads or words[-2].casefold() in phrases().mastheads
    return named and all(word[0].isupper() or word in ("of", "the", "and", "for") for word in words)
