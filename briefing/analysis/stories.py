"""Do two articles tell of one event? Their profiles are laid over each other, then held against their neighbours.

There is no model and no count over the library: a term's weight comes from the article and from a fixed table of how
common English words are, so that the likeness of two articles never changes when others are taken in.
"""

from __future__ import annotations

from itertools import islice
from math import sqrt

from briefing.analysis.profiles import UNIT, Profile, profile_of

__all__ = ["Profile", "are_of_template", "closeness", "needed", "on_scale", "profile_of", "scale_of", "similarity"]

HEAVIEST = 32
LEAST_PRODUCT = 50 * UNIT
"""Two articles are only compared when their 32 heaviest terms share this much (of `UNIT` squared): what each is most
about must be in what the other is most about. Of the pairs above `FLOOR` that misses 3 in 100, the weakest."""

FLOOR = 120_000
"""Two articles less alike than this (in millionths) have nothing to do with each other."""

CUT = 0.42
"""How alike, on the scale of their own neighbourhood, articles of one story are on average; see `on_scale`."""

UNDATED = 0.78
"""What a likeness on scale counts where it is not known how many days lie between the two."""

WINDOW = 10
"""Days: articles further apart are never one story."""

_MOST_ABOUT = 8
_OWN = 3
_TEMPLATE_RUNS = 0.4
_LEAST_SCALE = 400_000
_MOST_SCALE = 700_000
_USUAL_TERMS = 90
_LENGTH = 0.1


def similarity(a: Profile, b: Profile) -> int:
    """How alike two articles are, in millionths: the cosine of their terms, less the more days lie between them.

    Long texts overlap more by chance, short ones less by mischance: that is evened out by the terms of the shorter.
    """
    factor = 0.0 if a.table and b.table else closeness(a.day, b.day)
    if not factor:
        return 0
    fewer, more = (a.weights, b.weights) if len(a.weights) <= len(b.weights) else (b.weights, a.weights)
    product = sum([fewer[term] * more[term] for term in fewer.keys() & more.keys()])
    if not product:
        return 0
    factor *= (_USUAL_TERMS / len(fewer)) ** _LENGTH
    likeness = int(1_000_000 * factor * product / sqrt(a.square * b.square))
    return 0 if likeness >= FLOOR and are_of_template(a, b) else likeness


def are_of_template(a: Profile, b: Profile) -> bool:
    """Whether two texts are one template, filled in twice (notices of earthquakes, filings): they tell of two events.

    Most of their words follow each other alike, yet of the eight terms that each is most about, three or more are
    never said by the other: other places, other numbers. Of two edits of one report one is mostly within the other.
    """
    if _own(a, b) < _OWN or _own(b, a) < _OWN:
        return False
    return len(set(a.runs).intersection(b.runs)) > _TEMPLATE_RUNS * min(len(a.runs), len(b.runs))


def _own(one: Profile, other: Profile) -> int:
    """How many of the terms that one is most about the other never says."""
    return sum(term not in other.weights for term in islice(one.weights, _MOST_ABOUT))


def closeness(a: int | None, b: int | None) -> float:
    """1 up to a day apart or where a day is unknown, falling to .5 at ten days, 0 beyond.

    What happened is written up on that day and the next; what is printed later tells more and more of what came of it.
    """
    if a is None or b is None:
        return 1.0
    apart = abs(a - b)
    if apart > WINDOW:
        return 0.0
    return 1.0 if apart <= 1 else 1.0 - 0.5 * (apart - 1) / (WINDOW - 1)


def on_scale(likeness: int, scale: float, other_scale: float, *, dated: bool) -> float:
    """A likeness as seen from the neighbourhoods of the two: each is held against the best that either one has.

    Where everything resembles everything (a saga), much is asked; where a short report has but one near relative, less
    (local scaling; Zelnik-Manor & Perona, "Self-tuning spectral clustering", 2004). `dated`: both have a day.
    """
    return likeness / (scale * other_scale) * (1.0 if dated else UNDATED)


def needed(scale: float, other_scale: float, *, dated: bool) -> float:
    """The likeness, in millionths, from which on two are alike enough for one story; as for `on_scale`."""
    return CUT * (scale * other_scale) / (1.0 if dated else UNDATED)


def scale_of(best: int) -> float:
    """The scale of an article's neighbourhood, from the likeness of its nearest one, in millionths (0: it has none)."""
    return sqrt(min(_MOST_SCALE, max(_LEAST_SCALE, best)))
