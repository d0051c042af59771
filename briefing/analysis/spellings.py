"""One word in two spellings: what a scanner misread, or another house writes otherwise, is still the same word.

Two texts are laid side by side word for word (longest common subsequence); a few words that stand in the one where
the other has words that look like them are these in another spelling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

MOST_WORDS: Final = 1_000
"""Of the first text, so that two long ones cost no more."""

_LONGEST: Final = 4
"""Words; where more are replaced, a passage was written anew."""

_LIKE: Final = 70
"""From this percentage of common letters on, two words are two spellings of one."""


def are_one(mine: str, theirs: str) -> bool:
    """Whether two words, or a few words run together, are one in two spellings."""
    from rapidfuzz import fuzz

    return fuzz.ratio(mine, theirs) >= _LIKE


def gaps(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """Where each has a few words of its own between those of their longest common subsequence, in order."""
    from rapidfuzz.distance import LCSseq

    at = to = 0
    for step in LCSseq.opcodes(one[:MOST_WORDS], other):
        if step.tag == "equal":
            if 0 < step.src_start - at <= _LONGEST and 0 < step.dest_start - to <= _LONGEST:
                yield slice(at, step.src_start), slice(to, step.dest_start)
            at, to = step.src_end, step.dest_end


def respelled(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The words of `one` as `other` spells them; numbers stay what they are."""
    words: list[str] = []
    at = 0
    for mine, theirs in gaps(one, other):
        here, there = one[mine], other[theirs]
        letters = all(word[0].isalpha() for word in (*here, *there))
        words.extend(one[at : mine.start])
        words.extend(there if letters and are_one("".join(here), "".join(there)) else here)
        at = mine.stop
    words.extend(one[at:])
    return words
