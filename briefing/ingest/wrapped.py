"""Lines that were wrapped at a column made paragraphs again: words joined over the hyphen, sentences over the page."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing.ingest.lines import is_closed
from briefing.resources import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

_NARROWEST, _WIDEST = 50, 120
_NARROWEST_COLUMN: Final = 30
_SURE: Final = 8
"""How many lines go on at least where they are as short as in the column of a newspaper."""

_DIGITS: Final = re.compile(r"\d+")
_PAGE: Final = re.compile(r"\b(?:page|p\.) ?0\b", re.IGNORECASE)
_LONGEST_RUNNING: Final = 100
_WORD_END: Final = re.compile(r"[^\W\d_]+(?=-$)")
_WORD_START: Final = re.compile(r"[^\W\d_]+")


def paragraphs(lines: Sequence[str], is_marked: Callable[[str], bool]) -> list[str]:
    """The lines with wrapped paragraphs made one line each; lines as they are when the text is not wrapped.

    `is_marked` knows the lines that begin an item of a list.
    """
    width = _width(lines, is_marked)
    if width is None:
        return [line.strip() for line in lines if line.strip()]
    joined: list[list[str]] = []
    before = ""
    for line in lines:
        if before and line.strip() and not is_marked(line) and _continues(before, line, width):
            joined[-1].append(line.strip())
        elif line.strip():
            joined.append([line.strip()])
        before = line
    known = _Words(lines)
    return [_rejoin(parts, known) for parts in joined]


def running(lines: Sequence[str]) -> frozenset[int]:
    """Where what a page prints at its edges stands: lines alike but for figures, within a sentence or counting pages.

    Headings that are counted ("Day 1", "Day 2") stand between sentences, and are none.
    """
    places: dict[str, list[int]] = {}
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at in filled:
        line = lines[at].strip()
        if len(line) <= _LONGEST_RUNNING and _DIGITS.search(line):
            places.setdefault(_DIGITS.sub("0", line), []).append(at)
    around = {at: (before, after) for before, at, after in zip(filled, filled[1:], filled[2:], strict=False)}
    return frozenset(
        at
        for key, alike in places.items()
        if len(alike) > 1 and (_PAGE.search(key) or any(_breaks_in(lines, around[at]) for at in alike if at in around))
        for at in alike
    )


def without(lines: Sequence[str], left_out: Collection[int]) -> list[str]:
    """The lines without those at these places, and without the empty lines around them that part a sentence."""
    kept: list[str] = []
    is_open = False
    for at, line in enumerate(lines):
        if at in left_out:
            while kept and not kept[-1].strip():
                kept.pop()
            is_open = bool(kept) and not is_closed(kept[-1])
            if not is_open:
                kept.append("")
        elif line.strip() or not is_open:
            kept.append(line)
            is_open = is_open and not line.strip()
    return kept


def _breaks_in(lines: Sequence[str], around: tuple[int, int]) -> bool:
    before, after = (lines[at].strip() for at in around)
    return min(len(before), len(after)) >= _NARROWEST_COLUMN and not is_closed(before) and after[:1].islower()


def _width(lines: Sequence[str], is_marked: Callable[[str], bool]) -> int | None:
    """The column at which the text was wrapped, or None: lines are full, and most break inside a sentence."""
    pairs = [
        (one, two)
        for one, two in pairwise(lines)
        if one.strip() and two.strip() and not is_marked(two) and not _is_indented(one, two)
    ]
    if len(pairs) < 2:
        return None
    lengths = sorted(len(line) for line in lines if line.strip())
    width = lengths[min(len(lengths) - 1, len(lengths) * 97 // 100)]
    if not (_NARROWEST if len(pairs) < _SURE else _NARROWEST_COLUMN) <= width <= _WIDEST:
        return None
    full = [(one, two) for one, two in pairs if _is_full(one, two, width)]
    if len(full) < 0.7 * len(pairs) or sum(not is_closed(one) for one, _ in full) < 0.6 * len(full):
        return None
    if width < _NARROWEST and 2 * sum(two.lstrip()[:1].islower() for _, two in full) < len(full):
        return None  # the lines of a table begin with capitals
    return width


def _is_indented(line: str, following: str) -> bool:
    return following.startswith(" ") and not line.startswith(" ")


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word had no room on this one (with a little slack for ragged wrapping)."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - 4 or _is_broken(line, following)


def _is_broken(line: str, following: str) -> bool:
    return _WORD_END.search(line) is not None and following.lstrip()[:1].islower()


def _continues(line: str, following: str, width: int) -> bool:
    if _is_indented(line, following) and is_closed(line):
        return False
    return _is_full(line, following, width) or (not is_closed(line) and following.lstrip()[:1].islower())


class _Words:
    """The words that a word broken at the end of a line may be."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._own: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if word in _common():
            return True
        if self._own is None:
            self._own = frozenset(found for line in self._lines for found in _WORD_START.findall(line.casefold()))
        return word in self._own


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("common.txt"))


def _rejoin(parts: Sequence[str], known: _Words) -> str:
    """The parts of one paragraph; a word broken at the end of a line is whole again where there is such a word."""
    text = [parts[0]]
    for before, part in pairwise(parts):
        end, start = _WORD_END.search(before), _WORD_START.match(part)
        if not (end and start and part[:1].islower()):
            text.append(" ")
        elif f"{end[0]}{start[0]}".casefold() in known:
            text[-1] = text[-1].removesuffix("-")
        text.append(part)
    return "".join(text)
