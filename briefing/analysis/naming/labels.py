"""What somebody else saw in a text, a span and a kind each, asked name by name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from briefing.model import Sentence

LabelKind = Literal["person", "organisation", "place", "group"]
"""What a span is said to be; a group is a nationality, a faith or a party: no actor, yet a name."""


_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,:]*")


@dataclass(frozen=True, slots=True)
class Label:
    """A span of a text, in code points and half open, and what it is said to be."""

    start: int
    end: int
    kind: LabelKind


Labeller = Callable[[str], Sequence[Label] | None]
"""Reads a text and says what it sees there, which may be nothing; None says that it cannot read."""


class Labels:
    """What a labeller saw in an article, to be asked where a name stands.

    `read` are the spans, in text order, where its word counts (see `prose`).
    """

    def __init__(self, seen: Iterable[Label], read: Sequence[tuple[int, int]]) -> None:
        self._labels = _one_after_another(seen)
        self._starts = [label.start for label in self._labels]
        self._read = read
        self._read_from = [start for start, _ in read]

    def of(self, spans: Iterable[tuple[int, int]]) -> list[LabelKind | None]:
        """What was seen at each of these spans, None for nothing; spans where its word does not count are left out.

        A label counts where it covers half of the span or more, whatever else it covers: where a name begins and ends
        is not the labeller's to say.
        """
        return [self._at(start, end) for start, end in spans if self._counts(start, end)]

    def _counts(self, start: int, end: int) -> bool:
        at = bisect_right(self._read_from, start) - 1
        return at >= 0 and end <= self._read[at][1]

    def _at(self, start: int, end: int) -> LabelKind | None:
        best, kind = (end - start) / 2, None
        for at in range(max(bisect_right(self._starts, start) - 1, 0), len(self._labels)):
            label = self._labels[at]
            if label.start >= end:
                break
            shared = min(label.end, end) - max(label.start, start)
            if shared >= best:
                best, kind = shared, label.kind
        return kind


def prose(text: str, sentences: Iterable[Sentence]) -> list[tuple[int, int]]:
    """The sentences of running text, where small letters prevail.

    Labellers learn from these; in headings, tables and lists of results they guess.
    """
    return [(one.start, one.end) for one in sentences if _is_prose(_WORD.findall(text, one.start, one.end))]


def _is_prose(words: Sequence[str]) -> bool:
    return len(words) >= 6 and 2 * sum(word[0].islower() for word in words) >= len(words)


def _one_after_another(labels: Iterable[Label]) -> list[Label]:
    """The labels in text order; one that begins inside another is left out."""
    kept: list[Label] = []
    for label in sorted(labels, key=lambda label: (label.start, -label.end)):
        if label.start < label.end and (not kept or label.start >= kept[-1].end):
            kept.append(label)
    return kept
