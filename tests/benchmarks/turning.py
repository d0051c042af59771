"""Turns a text into another one of the same length: other names, other rare words, the same sentences around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from wire import COMMON, levels, pseudo_word

from briefing.resources import lexicon

_MASK = (1 << 64) - 1
_LOW = 1 << 28
"""Runs below this (of 2**31) are sampled of every text, those above only of short ones."""

_WORD = re.compile(r"[^\W\d_]+")
_WORD_AND_NEXT = re.compile(r"([^\W\d_]+)(?=( [^\W\d_]+)?)")


class Template:
    """A text in which some words change: what stays, and between the pieces what changes."""

    def __init__(self, text: str, changing: Container[str]) -> None:
        self._parts, done = [], 0
        for match in _WORD_AND_NEXT.finditer(text):
            word, following = match.groups()
            thing = word if word in changing else word + (following or "")
            if thing in changing:
                self._parts += [text[done : match.start()], thing]
                done = match.end()
        self._parts.append(text[done:])
        self._things = self._parts[1::2]

    def filled(self, other: Mapping[str, str]) -> str:
        """The text with another word for each thing that changes."""
        parts = self._parts.copy()
        parts[1::2] = [other[thing] for thing in self._things]
        return "".join(parts)


class _Pool:
    """The words of one length that names, or rare words, are turned into: some come often, most seldom."""

    def __init__(self, pool: Sequence[str], bend: int) -> None:
        self._pool, self._bend = pool, bend
        self._spread = len(pool) / bend + 1

    def one(self, number: int) -> str:
        """The word for a number below 2**64."""
        return self._pool[int(self._bend * (self._spread ** (number / 2**64) - 1))]


@cache
def _pool(kind: Literal["given", "name", "rare"], length: int) -> _Pool:
    if kind == "given":
        found, bend = [word for word in lexicon("first_names.txt") if len(word) == length], 30
    elif kind == "name":
        found, bend = [word.capitalize() for word in map(pseudo_word, range(400_000)) if len(word) == length], 30
    else:
        found, bend = [word for word, level in levels().items() if level < COMMON and len(word) == length], 300
    return _Pool(found[:20_000] or ["X" * length], bend)


def another(thing: str, number: int) -> str:
    """Another word of the same length: a name for a name, and for a full name the given one that changes."""
    given = thing.split()[0]
    kind = "given" if given != thing else "name" if thing[0].isupper() else "rare"
    return _pool(kind, len(given)).one(number)


def lasting(thing: int, seen: int, time: int) -> int:
    """The same number for a word or run in as many parts of the library in a row as it lasts.

    One that `seen` articles of the base have lasts that many at least, twice as many in half of all cases, and so on.
    """
    lasts = seen * 2**32 // ((mixed(thing, 0) >> 32) + 1)
    return mixed(thing, 1 + time // max(1, lasts))


def another_run(run: int, time: int) -> int:
    """The number of a run that passes: another one after a while, sampled of the same texts."""
    number = lasting(run, 1, time)
    return number % _LOW if run < _LOW else _LOW + number % (run - _LOW + 1)


def mixed(one: int, other: int) -> int:
    """A number below 2**64 that says nothing of the two it is made of."""
    number = (one * 0x9E3779B97F4A7C15 + other * 0xC2B2AE3D27D4EB4F) & _MASK
    for factor in (0xBF58476D1CE4E5B9, 0x94D049BB133111EB):
        number = (number ^ number >> 31) * factor & _MASK
    return number ^ number >> 32


def _kept_words() -> set[str]:
    """The words that stay as they are, in small letters: common ones, given names, places, what names a body."""
    lists = ("first_names.txt", "places.txt", "org_heads.txt", "titles.txt", "countries.tsv", "role_heads.txt")
    listed = {word.lower() for name in lists for line in lexicon(name) for word in _WORD.findall(line)}
    return listed | {word for word, level in levels().items() if level >= COMMON}


def changing_in(texts: Iterable[str]) -> Counter[str]:
    """The words of these texts that change, as printed, with how many of the texts have each."""
    kept = _kept_words()
    return Counter(word for text in texts for word in set(_WORD.findall(text)) if word.lower() not in kept)
