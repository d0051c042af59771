"""What is new to a reader: which sentences of one article stand, the same or nearly so, in others that were read.

A sentence is known when its words are the same but for signs and capitals; when half of it is a statement that was read
before from the same speaker; or when nearly all of its words were, in the same order, and nothing that makes news
differs: numbers, names, days, negations, conditions ("12 killed" is not "19 killed"). To hide news is worse than to
show what is known, so every doubt is news.

Near matches are found by prefix filtering (Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins in
data cleaning", 2006): two sentences that share most of their words share one of a few.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, TypeAlias

from briefing.analysis.traces import Trace, number_of, stem, word_lists

_LEAST_TERMS: Final = 5
_ALIKE: Final = 0.85
_REWORDED: Final = 0.88
_SHARED: Final = (17, 23)
"""The share of either's terms that two alike sentences have in common at least: .85 / (2 - .85)."""

_Facts: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], int, int]


def alike(a: Trace, b: Trace) -> bool:
    """Whether two sentences say the same; the order of the two does not matter."""
    return a.exact == b.exact or _same_statement(a, b) or (_facts(a) == _facts(b) and _nearly(a, b))


class Known:
    """The sentences that a reader has read: of a few articles, or of many."""

    def __init__(self, traces: Iterable[Trace] = ()) -> None:
        self._contents: set[tuple[object, ...]] = set()
        self._exact: set[int] = set()
        self._said: defaultdict[int, set[int]] = defaultdict(set)
        self._near: defaultdict[_Facts, defaultdict[int, list[Trace]]] = defaultdict(lambda: defaultdict(list))
        self.add(traces)

    def __bool__(self) -> bool:
        return bool(self._exact)

    def add(self, traces: Iterable[Trace]) -> None:
        """Know these sentences too."""
        for trace in traces:
            # The words decide all else of a trace but what hangs on capitals and on who speaks.
            content = trace.exact, trace.capitals, trace.names, trace.days, trace.said
            if content in self._contents:
                continue
            self._contents.add(content)
            self._exact.add(trace.exact)
            for said, speaker in trace.said:
                self._said[said].add(speaker)
            if len(trace.terms) >= _LEAST_TERMS:
                postings = self._near[_facts(trace)]
                for term in _prefix(trace):
                    postings[term].append(trace)

    def has(self, trace: Trace) -> bool:
        """Whether one of them is `alike` to this sentence, or all that is said in it was said in them.

        What is said has to make up half of this sentence, but not of theirs: it was read, whatever stood around it.
        """
        if trace.exact in self._exact or (trace.quotes and all(self._was_said(*said) for said in trace.said)):
            return True
        postings = self._near.get(_facts(trace)) if len(trace.terms) >= _LEAST_TERMS else None
        if not postings:
            return False
        near = {id(other): other for term in _prefix(trace) for other in postings.get(term, ())}
        return any(_nearly(trace, other) for other in near.values())

    def _was_said(self, words: int, speaker: int) -> bool:
        """Whether these words were said, as far as is known by the same speaker."""
        speakers = self._said.get(words, frozenset[int]())
        return bool(speakers) and (speaker in speakers or 0 in (speaker, *speakers))


def _facts(trace: Trace) -> _Facts:
    """What must be equal in two sentences that differ in a few words."""
    return trace.numbers, trace.names, trace.turns, trace.negations


def _prefix(trace: Trace) -> list[int]:
    """The terms of which two sentences that are alike share at least one."""
    count, (part, whole) = len(trace.terms), _SHARED
    return sorted(trace.terms)[: count + -part * count // whole + 1]


def _same_statement(a: Trace, b: Trace) -> bool:
    """Whether two sentences are mostly what is said in them, and it is the same from the same speakers."""
    if not (a.quotes and b.quotes) or len(a.said) != len(b.said):
        return False
    return all(
        mine[0] == other[0] and (mine[1] == other[1] or 0 in (mine[1], other[1]))
        for mine, other in zip(sorted(a.said), sorted(b.said), strict=True)
    )


def _nearly(a: Trace, b: Trace) -> bool:
    """Whether two sentences with the same facts have nearly all their words in common, in the same order."""
    shorter, longer = sorted((len(a.terms), len(b.terms)))
    part, whole = _SHARED
    if shorter < _LEAST_TERMS or shorter * whole < longer * part or (a.days and b.days and a.days != b.days):
        return False
    shared = _in_order(a.terms, b.terms)
    likeness = 2 * shared / (shorter + longer)
    if likeness < (_ALIKE if shared == shorter else _REWORDED):
        return False
    mine, others = set(a.terms) - set(b.terms), set(b.terms) - set(a.terms)
    return not (set(a.capitals) - set(b.capitals) and set(b.capitals) - set(a.capitals)) and not _opposed(mine, others)


def _in_order(a: Sequence[int], b: Sequence[int]) -> int:
    """How many terms two sequences have in common in the same order; each term stands once in a sequence."""
    places = {term: place for place, term in enumerate(b)}
    tails: list[int] = []
    for term in a:
        if (place := places.get(term)) is not None:
            at = bisect_left(tails, place)
            tails[at : at + 1] = [place]
    return len(tails)


def _opposed(mine: set[int], others: set[int]) -> bool:
    """Whether a word of the one stands against a word of the other: open and close, win and lose."""
    opposites = _opposites()
    return any(not others.isdisjoint(opposites.get(word, ())) for word in mine)


@cache
def _opposites() -> dict[int, frozenset[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for line in word_lists()["opposites"]:
        left, right = ({number_of(stem(word)) for word in side.split()} for side in line.split("|"))
        for side, other in ((left, right), (right, left)):
            for word in side:
                found[word] |= other - side
    return {word: frozenset(against) for word, against in found.items()}
