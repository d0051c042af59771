"""What somebody else saw in a text, a span and a kind each, asked name by name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

LabelKind = Literal["person", "organisation", "place", "group"]
"""What a span is said to be; a group is a nationality, a faith or a party: no actor, yet a name."""


@dataclass(frozen=True, slots=True)
class Label:
    """A span of a text, in code points and half open, and what it is said to be."""

    start: int
    end: int
    kind: LabelKind


Labeller = Callable[[str], Sequence[Label] | None]
"""Reads a text and says what it sees there, which may be nothing; None says that it cannot read."""


class Labels:
    """What a labeller saw in the first `until` code points of a text, to be asked where a name stands."""

    def __init__(self, seen: Iterable[Label], until: int) -> None:
        self._until = until
        self._labels = _one_after_another(seen)
        self._starts = [label.start for label in self._labels]

    def of(self, spans: Iterable[tuple[int, int]]) -> list[LabelKind | None]:
        """What was seen at each of these spans, None for nothing; spans that the labeller did not read are left out.

        A label counts where it covers half of the span or more, whatever else it covers: where a name begins and ends
        is not the labeller's to say.
        """
        return [self._at(start, end) for start, end in spans if end <= self._until]

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


def _one_after_another(labels: Iterable[Label]) -> list[Label]:
    """The labels in text order; one that begins inside another is left out."""
    kept: list[Label] = []
    for label in sorted(labels, key=lambda label: (label.start, -label.end)):
        if label.start < label.end and (not kept or label.start >= kept[-1].end):
            kept.append(label)
    return kept
