"""Two texts side by side: values that the analysis makes and a pane draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.article import Article, Span

RowKind = Literal["same", "changed", "moved", "only"]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of the left text beside the one of the right text that answers to it; None where none does.

    `same` but for signs and capitals; `changed` in some words, which are given as spans of either text; `moved` where
    the other text says the same elsewhere; `only` on this side.
    """

    left: Span | None
    right: Span | None
    kind: RowKind
    left_words: tuple[Span, ...] = ()
    right_words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: an article as it is, or an older version of it; versions count from the oldest, 1."""

    article: Article
    version: int = 1
    versions: int = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts and their rows, in the order of both."""

    left: Side
    right: Side
    rows: tuple[Aligned, ...]

    def count(self, kind: RowKind) -> int:
        """How many rows are of a kind."""
        return sum(row.kind == kind for row in self.rows)
