"""Two texts laid side by side, sentence by sentence: what is the same, what was changed, what stands on one side only.

Equal sentences are the longest common subsequence of the two; between them, sentences that share half of their words
and more are paired so that the sum of what they share is greatest (Needleman and Wunsch, "A general method applicable
to the search for similarities in the amino acid sequence of two proteins", 1970). The order of both texts is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from briefing.analysis import words
from briefing.analysis.novelty import Known
from briefing.analysis.traces import Trace, traces_of
from briefing.model import Aligned, Article, Sentence, Span

_WORD: Final = re.compile(r"[^\W_]+(?:['’.,](?=[^\W_])[^\W_]+)*")
_PART: Final = 3_000
"""Sentences aligned at once; a longer text is aligned part by part, so that no text whatever takes quadratic memory."""

_MOST_PAIRS: Final = 60_000
_MOST_STEPS: Final = 1_000_000
_LEAST_SHARED: Final = 0.5

_Pair = tuple[int | None, int | None]


@dataclass(frozen=True)
class _Line:
    """A sentence: its span, its words as they are compared, and their spans."""

    span: Span
    same: tuple[str, ...]
    words: tuple[Span, ...]

    @cached_property
    def distinct(self) -> frozenset[str]:
        return frozenset(self.same)


def align(left: Article, lefts: Sequence[Sentence], right: Article, rights: Sequence[Sentence]) -> tuple[Aligned, ...]:
    """The rows of a comparison of two articles, given with their sentences.

    Every sentence stands in one row, on its side, in the order of its text. With the sides exchanged the rows are the
    same ones mirrored, but that what stands on the left only goes before what stands on the right only.
    """
    one, other = _lines(left.text, lefts), _lines(right.text, rights)
    swapped = [line.same for line in one] > [line.same for line in other]
    pairs = _paired(other, one) if swapped else _paired(one, other)
    if swapped:
        pairs = [(b, a) for a, b in pairs]
    beside = _Elsewhere(left, lefts, one), _Elsewhere(right, rights, other)
    return tuple(_row(one, other, pair, beside) for pair in _left_first(pairs))


def _lines(text: str, sentences: Sequence[Sentence]) -> list[_Line]:
    found = []
    for sentence in sentences:
        matches = list(_WORD.finditer(text, sentence.start, sentence.end))
        same = tuple(words.folded(words.plain(match.group())) or match.group() for match in matches)
        spans = tuple(Span(*match.span()) for match in matches)
        if not same:
            same = (text[sentence.start : sentence.end],)
        found.append(_Line(Span(sentence.start, sentence.end), same, spans))
    return found


# ---------------------------------------------------------------------- which sentence answers to which


def _paired(one: Sequence[_Line], other: Sequence[_Line]) -> list[_Pair]:
    """Every line of both, in order: with the line that answers to it, or with None."""
    pairs: list[_Pair] = []
    for at in range(0, max(len(one), len(other)), _PART):
        pairs += _paired_part(one, other, range(at, min(at + _PART, len(one))), range(at, min(at + _PART, len(other))))
    return pairs


def _paired_part(one: Sequence[_Line], other: Sequence[_Line], lefts: range, rights: range) -> list[_Pair]:
    from rapidfuzz.distance import LCSseq

    numbers: dict[tuple[str, ...], int] = {}
    codes = [
        [numbers.setdefault(lines[at].same, len(numbers)) for at in part]
        for lines, part in ((one, lefts), (other, rights))
    ]
    pairs: list[_Pair] = []
    gap: tuple[list[int], list[int]] = ([], [])
    for step in LCSseq.opcodes(*codes):
        here, there = lefts[step.src_start : step.src_end], rights[step.dest_start : step.dest_end]
        if step.tag == "equal":
            pairs += _paired_gap(one, other, *gap)
            gap = ([], [])
            pairs += zip(here, there, strict=True)
        else:
            gap[0].extend(here)
            gap[1].extend(there)
    return pairs + _paired_gap(one, other, *gap)


def _paired_gap(one: Sequence[_Line], other: Sequence[_Line], lefts: list[int], rights: list[int]) -> list[_Pair]:
    """Lines between two equal ones, those that share most of their words beside each other."""
    alone: list[_Pair] = [*((at, None) for at in lefts), *((None, at) for at in rights)]
    if not lefts or not rights or len(lefts) * len(rights) > _MOST_PAIRS:
        return alone
    shared = [[_shared(one[a], other[b]) for b in rights] for a in lefts]
    best = _best(shared)
    pairs: list[_Pair] = []
    i = j = 0
    while i < len(lefts) and j < len(rights):
        if shared[i][j] and best[i][j] == shared[i][j] + best[i + 1][j + 1]:
            pairs.append((lefts[i], rights[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((lefts[i], None))
            i += 1
        else:
            pairs.append((None, rights[j]))
            j += 1
    return [*pairs, *((at, None) for at in lefts[i:]), *((None, at) for at in rights[j:])]


def _best(shared: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each place in both, how much can be shared from there on."""
    width = len(shared[0])
    best = [[0.0] * (width + 1) for _ in range(len(shared) + 1)]
    for i in range(len(shared) - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            paired = shared[i][j] + best[i + 1][j + 1] if shared[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return best


def _shared(a: _Line, b: _Line) -> float:
    """How much of two lines is the same words, from 0 to 1; 0 where it is too little."""
    share = 2 * len(a.distinct & b.distinct) / (len(a.distinct) + len(b.distinct))
    return share if share >= _LEAST_SHARED else 0.0


def _left_first(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """The pairs with what stands on the left only before what stands on the right only, between two that are paired."""
    waiting: list[_Pair] = []
    for pair in pairs:
        if pair[0] is None:
            waiting.append(pair)
            continue
        if pair[1] is not None:
            yield from waiting
            waiting = []
        yield pair
    yield from waiting


# ---------------------------------------------------------------------- what a row says


class _Elsewhere:
    """The sentences of one text, to be asked whether it says the same at another place."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], lines: Sequence[_Line]) -> None:
        self._article = article
        self._sentences = sentences
        self._lines = lines

    @cached_property
    def traces(self) -> dict[int, Trace]:
        """The traces of its sentences, by where they start."""
        found = traces_of(self._article.text, self._article.blocks, self._sentences)
        return {trace.start: trace for trace in found}

    @cached_property
    def _known(self) -> Known:
        return Known(self.traces.values())

    @cached_property
    def _same(self) -> frozenset[tuple[str, ...]]:
        return frozenset(line.same for line in self._lines)

    def says(self, line: _Line, trace: Trace | None) -> bool:
        """Whether it has this line of the other text, or one that says the same."""
        return line.same in self._same or (trace is not None and self._known.has(trace))


def _row(one: Sequence[_Line], other: Sequence[_Line], pair: _Pair, beside: tuple[_Elsewhere, _Elsewhere]) -> Aligned:
    a, b = (None if at is None else lines[at] for lines, at in zip((one, other), pair, strict=True))
    if a is not None and b is not None:
        if a.same == b.same:
            return Aligned(a.span, b.span, "same")
        return Aligned(a.span, b.span, "changed", *_changed(a, b))
    if a is not None:
        moved = beside[1].says(a, beside[0].traces.get(a.span.start))
        return Aligned(a.span, None, "moved" if moved else "only")
    assert b is not None
    moved = beside[0].says(b, beside[1].traces.get(b.span.start))
    return Aligned(None, b.span, "moved" if moved else "only")


def _changed(a: _Line, b: _Line) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words of either line that the other lacks, those that follow each other as one span."""
    if a.same > b.same:
        theirs, ours = _changed(b, a)
        return ours, theirs
    head = 0
    while head < min(len(a.same), len(b.same)) and a.same[head] == b.same[head]:
        head += 1
    tail = 0
    while tail < min(len(a.same), len(b.same)) - head and a.same[-1 - tail] == b.same[-1 - tail]:
        tail += 1
    lefts, rights = range(head, len(a.same) - tail), range(head, len(b.same) - tail)
    if len(lefts) * len(rights) > _MOST_STEPS:
        return _spans(a, [(lefts.start, lefts.stop)]), _spans(b, [(rights.start, rights.stop)])
    from rapidfuzz.distance import LCSseq

    found = LCSseq.opcodes(a.same[head : lefts.stop], b.same[head : rights.stop])
    steps = [step for step in found if step.tag != "equal"]
    mine = [(head + step.src_start, head + step.src_end) for step in steps]
    others = [(head + step.dest_start, head + step.dest_end) for step in steps]
    return _spans(a, mine), _spans(b, others)


def _spans(line: _Line, runs: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    if not line.words:
        return (line.span,) if runs else ()
    return tuple(Span(line.words[start].start, line.words[end - 1].end) for start, end in _joined(runs))


def _joined(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of words, those that touch as one, the empty ones left out."""
    found: list[tuple[int, int]] = []
    for start, end in runs:
        if start < end:
            if found and found[-1][1] == start:
                found[-1] = found[-1][0], end
            else:
                found.append((start, end))
    return found
