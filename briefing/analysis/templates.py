"""One template, filled in twice: notices that say the same of other people, places and days.

A program or a press office writes them by the hundred: tremors, warnings, filings, calls for shareholders. Their words
are the same and only what they are about is not. What an editor changes in a print of one text is seldom one name for
another, and what a scanner changes still looks like the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from briefing.analysis import spellings
from briefing.analysis.naming import lexicons

if TYPE_CHECKING:
    from briefing.analysis.copies import Body

_EVERY: Final = 120
"""Words for each place but the first: prints of one text may name two agencies, two reporters, two papers."""

_SHORTEST: Final = 3
"""Letters; what has fewer is a short form, which editors write out, or what a scanner left of a word."""


def filled_in_twice(shorter: Body, longer: Body) -> bool:
    """Whether the words of two bodies, the shorter first, are one template that was filled in differently.

    In two places of up to 120 words, in three of up to 240 and so on, one has a name or number where the other has
    another one. Numbers alone say nothing, since a count may rise; nor do two places with one pair of names, which may
    be two words for one.
    """
    words = min(len(shorter.same), spellings.MOST_WORDS)
    places = list(_replaced(shorter, longer))
    named = any(_has_name(here) for here, _ in places)
    return named and (len(set(places)) > 1 or len(places) > 2) and (len(places) - 1) * _EVERY >= words


def _replaced(shorter: Body, longer: Body) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What stands in the one where the other has another name or number, word for word, in order."""
    here, there = frozenset(shorter.same), frozenset(longer.same)
    for mine, theirs in spellings.gaps(shorter.same, longer.same):
        one, other = tuple(shorter.same[mine]), tuple(longer.same[theirs])
        filled = _fills(shorter, mine, there) and _fills(longer, theirs, here) and _differ(one, other)
        if filled and not _known_as_one(shorter.printed[mine], longer.printed[theirs]):
            yield one, other


def _fills(body: Body, place: slice, others: frozenset[str]) -> bool:
    """Whether nothing stands there but numbers, and names that the other text does not have."""
    both = zip(body.printed[place], body.same[place], strict=True)
    return all(word[0].isdigit() or (token[0].isupper() and word not in others) for token, word in both)


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether these are two numbers or names, and not two spellings of one name."""
    mine, theirs = "".join(one), "".join(other)
    if mine[0].isdigit() or theirs[0].isdigit():
        return mine[0].isdigit() and theirs[0].isdigit()
    if not _has_name(one) or not _has_name(other):
        return False
    return min(len(mine), len(theirs)) >= _SHORTEST and not spellings.are_one(mine, theirs)


def _known_as_one(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether these are two names of one country or organisation, as Burma and Myanmar are."""
    one, other = (lexicons.entry_of(" ".join(printed).removesuffix("'s")) for printed in (mine, theirs))
    return one is not None and other is not None and one.name == other.name


def _has_name(words: Sequence[str]) -> bool:
    """Whether one of these capitalised words is a name, and not one that begins a sentence."""
    return any(word[0].isalpha() and not lexicons.is_common(word) for word in words)
