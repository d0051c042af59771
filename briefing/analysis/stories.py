"""Do two articles tell of one event? Each becomes weighted terms, names and numbers first, and these are laid over.

There is no model and no count over the library: a term's weight comes from the article and from a fixed table of how
common English words are, so that the likeness of two articles never changes when others are taken in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log, sqrt

from briefing import resources
from briefing.analysis import copies, words
from briefing.model import Actor

UNIT = 1000
"""The length of a profile."""

FLOOR = 120_000
"""Two articles less alike than this (in millionths) have nothing to do with each other."""

CUT = 0.42
"""How alike, on the scale of their own neighbourhood, articles of one story are on average; see `on_scale`."""

UNDATED = 0.82
"""What the likeness of two articles counts where it is not known how many days lie between them."""

HEAVIEST = 24
LEAST_PRODUCT = 50_000
"""Articles can only be one story when their 24 heaviest terms share this much of `UNIT` squared."""

WINDOW = 10
"""Days: articles further apart are never one story."""

_LEAST_SCALE = 400_000
_MOST_SCALE = 700_000
_NAME = 1.5
_PAIR = 3.0
_HEAD = 300
_LEAD = 60
_MOST_TERMS = 160
_TOKEN = re.compile(r"[^\W_]+(?:['.,](?=[^\W_])[^\W_]+)*|[.!?:;\"\n]")
_ENDS = frozenset('.!?:;"\n')


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is about: weights by term number, the heaviest first, and the day as an ordinal.

    Weights are whole numbers, `square` is the sum of their squares (about `UNIT` squared): products are then exact,
    whatever their order. `table` is set where the text is mostly figures (earnings, box scores): such texts resemble
    each other for no reason and start no story with each other.
    """

    weights: Mapping[int, int]
    square: int
    day: int | None
    table: bool = False

    @classmethod
    def of(cls, weights: Mapping[int, int], day: int | None, table: bool) -> Profile:
        """The profile with these weights (heaviest first)."""
        return cls(weights, sum(weight * weight for weight in weights.values()), day, table)


def profile_of(title: str, text: str, published: str | None = None, actors: Sequence[Actor] = ()) -> Profile:
    """The profile of an article: `title` and `text` as in `Article`, `published` an ISO day or instant.

    Names go through the variants of `actors`, so that two spellings of one name are one term.
    """
    headline, body = _tokens(title), _body(title, text)
    proper = _proper(body)
    counts: dict[str, float] = {}
    rarities: dict[str, float] = {}
    for source, first, rest in ((headline, 3.0, 3.0), (body, 2.0, 1.0)):
        for term, rarity, place in _terms(source, proper):
            counts[term] = counts.get(term, 0.0) + (first if place < _LEAD else rest)
            rarities[term] = max(rarities.get(term, 0.0), rarity)
    raw = {term: rarities[term] * (1 + log(count)) for term, count in counts.items()}
    return Profile.of(_unit(raw), copies.day_of(published), _is_table(body))


def similarity(a: Profile, b: Profile) -> int:
    """How alike two articles are, in millionths: the cosine of their terms, less the more days lie between them."""
    factor = 0.0 if a.table and b.table else closeness(a.day, b.day)
    if not factor:
        return 0
    fewer, more = (a.weights, b.weights) if len(a.weights) <= len(b.weights) else (b.weights, a.weights)
    product = sum(weight * more[term] for term, weight in fewer.items() if term in more)
    return int(1_000_000 * factor * product / sqrt(a.square * b.square)) if product else 0


def closeness(a: int | None, b: int | None) -> float:
    """1 up to three days apart, falling to .5 at ten days, 0 beyond; where a day is unknown, `UNDATED`."""
    if a is None or b is None:
        return UNDATED
    apart = abs(a - b)
    if apart > WINDOW:
        return 0.0
    return 1.0 if apart <= 3 else 1.0 - 0.5 * (apart - 3) / (WINDOW - 3)


def on_scale(likeness: int, best: int, other_best: int) -> float:
    """A likeness as seen from the neighbourhoods of the two: each is held against the best that either one has.

    Where everything resembles everything (a saga), much is asked; where a short report has but one near relative, less
    (local scaling; Zelnik-Manor & Perona, "Self-tuning spectral clustering", 2004).
    """
    return likeness / sqrt(scale_of(best) * scale_of(other_best))


def scale_of(best: int) -> int:
    """The scale of an article's neighbourhood, from the likeness of its nearest one; both in millionths."""
    return min(_MOST_SCALE, max(_LEAST_SCALE, best))


def _unit(raw: Mapping[str, float]) -> dict[int, int]:
    kept = sorted(raw.items(), key=lambda item: (-item[1], item[0]))[:_MOST_TERMS]
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    found: dict[int, int] = {}
    for term, weight in kept:
        found.setdefault(words.number_of(term) >> 33, round(UNIT * weight / length))
    return found


def _terms(source: Sequence[str], proper: frozenset[str]) -> Iterator[tuple[str, float, int]]:
    """The terms of a text: (term, how rare, how many tokens stand before it)."""
    before: str | None = None
    for i, token in enumerate(source):
        name = token.lower() in proper
        term = None if token in _ENDS else _term(token, name or token[0].isdigit())
        if term is not None:
            yield term, _rarity(token) * (_NAME if name or token[0].isdigit() else 1.0), i
            if name and before and before != term:
                yield f"{before} {term}", _PAIR, i
        before = term if name else None


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(words.plain(text))


def _body(title: str, text: str) -> list[str]:
    found: list[str] = []
    left = _HEAD
    for line in copies.running_lines(title, text):
        tokens = _TOKEN.findall(line)
        for token in tokens:
            if token not in _ENDS:
                left -= 1
            if left < 0:
                return found
            found.append(token)
        found.append("\n")
    return found


def _proper(body: Sequence[str]) -> frozenset[str]:
    """The words that are printed with a capital inside a sentence, in small letters."""
    found = set()
    before = "\n"
    for token in body:
        if token[0].isupper() and (before not in _ENDS or (len(token) > 1 and token.isupper())):
            found.add(token.lower())
        before = token
    return frozenset(found)


def _is_table(body: Sequence[str]) -> bool:
    real = [token for token in body if token not in _ENDS]
    return 0 < len(real) < 150 and sum(token[0].isdigit() for token in real) >= 0.25 * len(real)


def _term(token: str, name: bool) -> str | None:
    word = words.folded(token)
    if not word or word in _stop() or (len(word) < 2 and not word.isdigit()):
        return None
    if name:
        return word if word[0].isdigit() else _spelling(word)
    return _stem(word)


_ENDINGS = re.compile(r"(?:yy|iy|yi|ij|ii|yj|i|y)$")


@lru_cache(maxsize=50_000)
def _spelling(word: str) -> str:
    """One spelling for the usual ways to write a foreign name in Latin letters (Zelensky, Zelenskyy, Zelenskiy)."""
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) > 5:
        word = _ENDINGS.sub("y", word)
    return word


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    for ending, least in (("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


@cache
def _frequency() -> dict[str, float]:
    found: dict[str, float] = {}
    for line in resources.lexicon("frequency.txt"):
        level, *members = line.split()
        for word in members:
            found.setdefault(word, float(level))
    for word in resources.lexicon("common.txt"):
        found.setdefault(word, 3.7)
    return found


@cache
def _stop() -> frozenset[str]:
    return frozenset(word for word, level in _frequency().items() if level >= 6.5)


@lru_cache(maxsize=50_000)
def _rarity(token: str) -> float:
    return max(0.1, 7.5 - _frequency().get(token.lower(), 3.0))
