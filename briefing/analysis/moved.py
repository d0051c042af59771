"""Finds the statement again that a reader marked, where a later analysis begins or ends it at other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from briefing.text import words_of

_LEAST: Final = 3
_LONGEST: Final = 500


def nearest(words: str, statements: Mapping[str, str]) -> str | None:
    """The key of the statement that has the longest run of `words`, of one article's `statements` by key.

    None where no run is half of the shorter wording, or where it is shorter than three words.
    """
    wanted = words_of(words)[:_LONGEST]
    best, longest = None, _LEAST - 1
    for key, text in statements.items():
        found = words_of(text)[:_LONGEST]
        run = _run(wanted, found)
        if run > longest and 2 * run >= min(len(wanted), len(found)):
            best, longest = key, run
    return best


def _run(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words in a row stand in both."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
