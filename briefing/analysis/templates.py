"""One template, filled in twice: notices that say the same of other people, places and days.

A program or a press office writes them by the hundred: tremors, warnings, filings, calls for shareholders. Their words
are the same and only what they are about is not. What an editor changes in a print of one text is seldom one name for
another, and what a scanner changes still looks like the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from briefing.analysis.naming import lexicons

if TYPE_CHECKING:
    from briefing.analysis.copies import Body

_MOST_WORDS: Final = 1_000
"""Of the shorter text, so that two long ones cost no more; templates are short."""

_LONGEST: Final = 4
"""Words; where more are replaced, a passage was written anew."""

_EVERY: Final = 60
"""One place in so many words. Prints of one text may name two agencies, two reporters, two papers to subscribe to."""

_SPELLING: Final = 70
"""From this percentage of common letters on, two names are two spellings of one, or one was misread."""

_SHORTEST: Final = 3
"""Letters; what has fewer is a short form, which editors write out, or what a scanner left of a word."""


def filled_in_twice(shorter: Body, longer: Body) -> bool:
    """Whether the words of two bodies, the shorter first, are one template that was filled in differently.

    In two places and more, and once in sixty words, one has a name or number where the other has another one. Numbers
    alone say nothing, since a count may rise; nor do two places with one pair of names, which may be two words for one.
    """
    words = min(len(shorter.same), _MOST_WORDS)
    places = list(_replaced(shorter, longer))
    named = any(_has_name(here) for here, _ in places)
    return named and (len(set(places)) > 1 or len(places) > 2) and len(places) * _EVERY >= words


def _replaced(shorter: Body, longer: Body) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What stands in the one where the other has another name or number, word for word, in order."""
    here, there = frozenset(shorter.same), frozenset(longer.same)
    for mine, theirs in _gaps(shorter.same[:_MOST_WORDS], longer.same):
        one, other = tuple(shorter.same[mine]), tuple(longer.same[theirs])
        if _fills(shorter, mine, there) and _fills(longer, theirs, here) and _differ(one, other):
            yield one, other


def _gaps(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """Where each has a few words of its own between those of their longest common subsequence."""
    from rapidfuzz.distance import LCSseq

    at = to = 0
    for step in LCSseq.opcodes(one, other):
        if step.tag == "equal":
            if 0 < step.src_start - at <= _LONGEST and 0 < step.dest_start - to <= _LONGEST:
                yield slice(at, step.src_start), slice(to, step.dest_start)
            at, to = step.src_end, step.dest_end


def _fills(body: Body, place: slice, others: frozenset[str]) -> bool:
    """Whether nothing stands there but numbers, and names that the other text does not have."""
    both = zip(body.printed[place], body.same[place], strict=True)
    return all(word in body.numbers or (token[0].isupper() and word not in others) for token, word in both)


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether these are two numbers or names, and not two spellings of one name."""
    from rapidfuzz import fuzz

    mine, theirs = "".join(one), "".join(other)
    if mine[0].isdigit() or theirs[0].isdigit():
        return mine[0].isdigit() and theirs[0].isdigit()
    if not _has_name(one) or not _has_name(other):
        return False
    return min(len(mine), len(theirs)) >= _SHORTEST and fuzz.ratio(mine, theirs) < _SPELLING


def _has_name(words: Sequence[str]) -> bool:
    """Whether one of these capitalised words is a name, and not one that begins a sentence."""
    return any(word[0].isalpha() and not lexicons.is_common(word) for word in words)
