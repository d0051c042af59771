"""The numbers that are typed in the linear mode: one, or several as in "1,3-5", and what stands behind them."""

from __future__ import annotations

from typing import Final

from briefing.errors import UsageError

_LONGEST: Final = 10
"""A word of so many digits is no number; no list has so many entries."""


def number_in(text: str, example: str) -> tuple[int, str]:
    """The number with which words begin, and the rest of them. Raises UsageError, which gives the example."""
    first, _, rest = text.partition(" ")
    if not _is_number(first):
        raise UsageError(f"Say a number: {example}")
    return int(first), rest.strip()


def numbers_in(text: str, example: str, most: int) -> tuple[list[int], str]:
    """The numbers that the first word is, each once, and the words behind it: "1,3-5" is four, "all" 1 to `most`.

    Raises UsageError, which gives the example.
    """
    first, _, rest = text.partition(" ")
    found = list(range(1, most + 1)) if first == "all" else _numbers(first, most)
    if not found:
        raise UsageError(f"Say a number: {example}")
    return list(dict.fromkeys(found)), rest.strip()


def all_numbers(text: str, example: str, most: int) -> list[int]:
    """The numbers that all words are, each once: "1 3-5" is four, "all" 1 to `most`. Raises UsageError."""
    found: list[int] = []
    rest = text or " "
    while rest:
        some, rest = numbers_in(rest, example, most)
        found += some
    return list(dict.fromkeys(found))


def _numbers(word: str, most: int) -> list[int]:
    """The numbers of "1,3-5"; none where it is something else. One beyond `most` stays, to be told of."""
    found: list[int] = []
    for part in word.split(","):
        first, dash, last = part.partition("-")
        if not (_is_number(first) and (not dash or _is_number(last))):
            return []
        found += range(int(first), min(int(last), most + 1) + 1) if dash else [int(first)]
    return found


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < _LONGEST
