"""Which words between quotation marks are the name of a work or a show, so that nobody says them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.quotemarks import Stretch

_REACH = 60
_LONGEST = 14
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ \Z")
_NAME_BEHIND = re.compile(r" [A-Z][a-z]+")
_BY = re.compile(r"\s+by\s+(?:the\s+)?[A-Z]")  # `"A town waits for rain," by Ann Kerr`
_CITED = re.compile(r"(?: [A-Z\d][\w.&'’-]*,?)+\)")  # `("A town waits for rain," Evening Star, May 3)`
_IS = re.compile(r" (?:is|was|has)\b")  # `Her column, "A town waits for rain," is`
# What gives a thing its name or its mark: `the storm, dubbed "the Hammer"`, `files stamped "top secret"`.
_LABEL = re.compile(r"(?:, (?:dubbed|nicknamed|labell?ed)|\b(?:code-?named|stamped|marked|[Ss]o-called|motto,?)) \Z")
_MAKER_OF = re.compile(r"([\w-]+) of \Z")  # "author of", "hosts of"
_LAST_WORDS = re.compile(r"([\w-]+)(['’]s|,)?\s+(?:(?:the|a|an|his|her|their|its|hit|new)\s+)?\W?\Z", re.IGNORECASE)


def in_title_case(words: Sequence[str]) -> bool:
    """Whether every word but the small ones has a capital, as in the title of a book."""
    letters = [word for word in (word.strip("'’‘.,!?-:;()[]&") for word in words) if word]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in letters)
    return capitals >= min(2, len(letters)) and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in cues.kind("title_words") for word in letters
    )


def is_name(text: str, stretch: Stretch) -> bool:
    """Whether the stretch is the name of a work, or a nickname between two names: `Edward "Ned" Barlow`."""
    words = text[stretch.start : stretch.end]
    nickname = " " not in words and words[:1].isupper() and words[-1:].isalpha()
    around = nickname and _NAME_BEFORE.search(text, max(0, stretch.outer_start - _REACH), stretch.outer_start)
    return bool(around and _NAME_BEHIND.match(text, stretch.outer_end)) or is_named_work(text, stretch)


def is_named_work(text: str, stretch: Stretch) -> bool:
    """Whether the words before the stretch say that a name follows: `on CNN's "Inside Norland"`, `the film "Nord"`.

    Offsets are those of the article's `text`.
    """
    first = text[stretch.start : stretch.end].lstrip("'‘“\"")
    if first[:1].isupper() and _BY.match(text, stretch.outer_end) and text[stretch.end - 1] == ",":
        return True
    if first[:1].isupper() and text[stretch.end - 1] == "," and _is_cited(text, stretch):
        return True
    if _LABEL.search(text, max(0, stretch.outer_start - _REACH), stretch.outer_start):
        return True
    words = text[stretch.start : stretch.end].split(maxsplit=_LONGEST)
    if not words or len(words) >= _LONGEST or not in_title_case(words):
        return False
    before = _LAST_WORDS.search(text, max(0, stretch.outer_start - _REACH), stretch.outer_start + 1)
    if before is None:
        return False
    if before.group(1).lower() == "of":
        maker = _MAKER_OF.search(text, max(0, stretch.outer_start - _REACH), stretch.outer_start)
        return maker is not None and maker.group(1).lower() in cues.kind("makers")
    owner = before.group(2) is not None and before.group(2) != ","
    return owner or before.group(1).lower() in _leads()


def _is_cited(text: str, stretch: Stretch) -> bool:
    """Whether a whole sentence is the title of a piece: in brackets with its paper, or beside what it is."""
    if text[stretch.outer_start - 1 : stretch.outer_start] == "(":
        return _CITED.match(text, stretch.outer_end) is not None
    before = _LAST_WORDS.search(text, max(0, stretch.outer_start - _REACH), stretch.outer_start + 1)
    named = before is not None and before.group(2) == "," and before.group(1).lower() in _leads()
    return named and _IS.match(text, stretch.outer_end) is not None


@cache
def _leads() -> frozenset[str]:
    """The words right before a title: "the film", "titled", "author of"."""
    return cues.kind("works") | {f"{noun}s" for noun in cues.kind("works")}
