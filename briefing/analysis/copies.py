"""Is this text that text again? Two articles are laid over each other, run of three words by run of three words.

The method is containment of word shingles (Broder, "On the resemblance and containment of documents", 1997), not
resemblance: a shortened reprint is wholly inside its original however little the two resemble each other. The guards
against templates ("FED ADDS RESERVES", day after day with other numbers) and digests were found by measuring.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from math import sqrt
from typing import Literal

from briefing.analysis import spellings, templates, words

RUN = 3
"""Words in a run (shingle)."""

MOST_WORDS = 20_000
"""Only so many words of a text are compared, so that a book costs no more than a long report."""

USUAL_COVERAGE = 0.70
"""The share of the shorter text's words that makes a copy; of short texts more is asked."""

VERSION_COVERAGE = 0.50
"""From this share on, the later of two texts of one story is a version of the earlier."""

SHORT = 150
"""A text with fewer runs is short: chance and templates reach far in it, so more must agree."""

_LOW = (1 << 64) // 8
_LEAST_SAMPLED = 32
_NUMBER = re.compile(r"((?!0[a-z])\d[\d.]*)[a-z]{0,2}")
"""A number and its unit (`5pm`, `1.8bn`), not a word that a scanner read wrong (`5aid`, `0f`)."""

_CLOSED = re.compile(r"[.!?…:;\"')\]”’»]\s*$")
_MASK = (1 << 64) - 1
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


Run = tuple[str, str, str]
"""Three words that follow each other, in the form that copies are compared in."""


@dataclass(frozen=True)
class Body:
    """What of an article is compared: its running text without headline, furniture and repeated lines.

    `printed` are its words, `same` those in the form that copies are compared in, `day` is the day of publication as
    an ordinal, or None. The rest is found out when it is asked for: of most texts that are laid beside another no more
    than the words is ever needed.
    """

    printed: Sequence[str]
    same: Sequence[str]
    day: int | None

    @property
    def runs(self) -> Iterator[Run]:
        """The runs of three words, in order."""
        return _runs(self.same)

    @cached_property
    def distinct(self) -> frozenset[Run]:
        """The runs, each once."""
        return frozenset(self.runs)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers printed, without their units: one house prints 11bn and another one 11 billion."""
        found = (_NUMBER.fullmatch(word) for word in self.same if word[0].isdigit())
        return frozenset(number[1] for number in found if number)

    @cached_property
    def sample(self) -> Sequence[int]:
        """A sample of the runs, ascending: two texts that share most runs share most of their samples.

        The runs with the smallest numbers: one in eight, but at least thirty-two. What is given back are their upper
        31 bits, which keeps an index small; the rare clash only costs a comparison.
        """
        numbers = sorted(set(_run_numbers(self.same)))
        return sorted({number >> 33 for number in numbers[: max(_LEAST_SAMPLED, bisect_left(numbers, _LOW))]})


Guard = Literal["numbers", "days", "digest", "template"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one text is a copy of the other, and the share of the shorter one's words that stand in both.

    From `needed` on it is one, unless a `guard` speaks against it: numbers that differ, days that lie between two short
    texts, that one is a digest which holds the other, or that the two are one template, filled in twice.
    """

    copy: bool
    coverage: float
    needed: float
    guard: Guard | None = None


def body_of(title: str, text: str, published: str | None = None) -> Body:
    """The comparable body of an article: `title` and `text` as in `Article`, `published` an ISO day or instant."""
    printed: list[str] = []
    for line in running_lines(title, text):
        printed.extend(words.tokens(line))
        if len(printed) >= MOST_WORDS:
            break
    del printed[MOST_WORDS:]
    return Body(printed, list(map(words.folded, printed)), day_of(published))


def day_of(published: str | None) -> int | None:
    """The day of an ISO day or instant as an ordinal, or None where there is none."""
    try:
        return datetime.date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Sampled:
    """What of a sample is known without its runs: how many there are and the greatest of them."""

    size: int
    last: int


def is_candidate(shared: int, one: Sampled, other: Sampled) -> bool:
    """Whether two samples, `shared` of whose runs are common, agree enough for the texts to be compared.

    A short text is sampled more densely than a long one that holds it, up to a greater run: what lies beyond the other
    sample's last could not be shared, and does not count. Of a copy's runs about half and more stand in the other
    text; what chance may take away from a sample of that half, twice the standard error, is allowed for, up to four
    runs: a long copy shares far more than half, and many long texts share a third.
    """
    reach = min(one.last, other.last)
    fewer = min(sampled.size * reach / max(sampled.last, 1) for sampled in (one, other))
    return shared >= max(2.0, 0.2 * fewer, 0.5 * fewer - min(4.0, sqrt(fewer)))


def is_copy(a: Body, b: Body) -> Verdict:
    """Decide whether two bodies are one text; the order of the two does not matter."""
    shorter, longer = _by_length(a, b)
    runs = max(0, len(shorter.same) - RUN + 1)
    short = runs < SHORT
    needed = _needed(runs)
    if not runs:
        return Verdict(False, 0.0, needed)
    shared = a.distinct.intersection(b.runs)
    coverage = _covered(shorter.runs, shared) / len(shorter.same)
    if VERSION_COVERAGE <= coverage < needed:
        mended = spellings.respelled(shorter.same, longer.same)
        coverage = _covered(_runs(mended), longer.distinct) / len(mended)
    if coverage < needed:
        return Verdict(False, coverage, needed)
    guard = _guard(shorter, longer, short=short)
    return Verdict(guard is None, coverage, needed, guard)


def is_version(verdict: Verdict) -> bool:
    """Whether two texts of one story are one text at two times: no copies, and half of the shorter stands in both.

    Numbers may have changed, as in a count of the injured, and so may who gave it and where.
    """
    return not verdict.copy and verdict.guard in (None, "numbers", "template") and verdict.coverage >= VERSION_COVERAGE


def _needed(runs: int) -> float:
    """The coverage that makes a text of so many runs a copy; from 100 runs on chance has less and less reach."""
    return min(0.80, max(USUAL_COVERAGE, 1.0 - runs / 500))


def _guard(shorter: Body, longer: Body, *, short: bool) -> Guard | None:
    """What speaks against a copy although the words are the same."""
    if shorter.numbers:
        found = len(shorter.numbers & longer.numbers) / len(shorter.numbers)
        if found < (0.75 if short else 0.40):
            return "numbers"
    if short and shorter.day is not None and longer.day is not None and abs(shorter.day - longer.day) > 3:
        return "days"
    if _digest(shorter, longer):
        return "digest"
    return "template" if templates.filled_in_twice(shorter, longer) else None


def _digest(a: Body, b: Body) -> bool:
    """A page that strings whole articles together contains each of them and is a copy of none."""
    shared = len(a.distinct & b.distinct)
    if shared >= 0.25 * (len(a.distinct) + len(b.distinct) - shared):
        return False
    return not (_leads(a, b) or _leads(b, a))


def _leads(a: Body, b: Body) -> bool:
    """Whether the opening of `a` stands near the top of `b`."""
    opening = list(islice(a.runs, 58))
    return _covered(opening, set(islice(b.runs, 148))) >= 0.3 * (len(opening) + RUN - 1)


def _runs(same: Sequence[str]) -> Iterator[Run]:
    return zip(same, same[1:], same[2:], strict=False)


def _by_length(a: Body, b: Body) -> tuple[Body, Body]:
    """The shorter one first; what decides between two of one length is any order that does not depend on theirs."""
    if len(a.same) == len(b.same):
        return (a, b) if _run_numbers(a.same) <= _run_numbers(b.same) else (b, a)
    return (a, b) if len(a.same) < len(b.same) else (b, a)


def _covered(runs: Iterable[Run], others: Collection[Run]) -> int:
    """How many words stand in those of these runs that are among the others."""
    found = int.from_bytes(bytes(map(others.__contains__, runs)), "little")
    return (found | found << 8 | found << 16).bit_count()


def _run_numbers(same: Sequence[str]) -> list[int]:
    """A stable number below 2**64 for each run of three words."""
    parts = [_shares(word) for word in same]
    sums = [a[0] + b[1] + c[2] & _MASK for a, b, c in zip(parts, parts[1:], parts[2:], strict=False)]
    return [(number ^ number >> 29) * _FACTORS[0] & _MASK for number in sums]


@lru_cache(maxsize=100_000)
def _shares(word: str) -> tuple[int, int, int]:
    """What a word adds to the number of a run in which it is the first, the second or the third."""
    one, two, three = (words.number_of(word) * factor & _MASK for factor in _FACTORS)
    return one, two, three


def running_lines(title: str, text: str) -> list[str]:
    """The lines of running text, made plain; where most does not run (a list, a table with a note), all lines.

    The headline is none of them. Lines that repeat, and short ones that no sign closes, are what a site puts around a
    text. A title that reads like a paragraph is the first paragraph of a text without a headline.
    """
    headline = words.plain(title).strip()
    seen = {""} if headline.count(" ") >= 11 and _CLOSED.search(headline[-8:]) else {"", headline}
    lines, running = [], []
    for line in words.plain(text).split("\n"):
        line = line.strip()
        if line not in seen:
            seen.add(line)
            lines.append(line)
            if _CLOSED.search(line[-8:]) or line.count(" ") >= 11:
                running.append(line)
    return running if 2 * sum(map(len, running)) >= sum(map(len, lines)) else lines
