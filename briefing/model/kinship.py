"""What two articles have in common, and what puts them together or keeps them apart; and stories of one saga."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.article import Article, Span

Bond = Literal["copies", "story", "apart"]
TermKind = Literal["name", "number", "day", "word"]


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """A sentence of the left text that the right one has too, the same or nearly so; spans of either text.

    `right` is None where what it says stands in several sentences there.
    """

    left: Span
    right: Span | None


@dataclass(frozen=True, slots=True)
class SharedName:
    """An actor that both articles name: the name it is shown under, and the forms that each of the two prints."""

    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A word, number or day that both articles have, as the left one prints it; `share` is of all their likeness."""

    text: str
    kind: TermKind
    share: float


@dataclass(frozen=True, slots=True)
class Kinship:
    """Why two articles are copies, one story, or apart.

    `reasons` are sentences, the deciding one first; `told` is whether the reader's word decided. `likeness` is how
    alike the two texts are, 0 to about 1, and `needed` the bar it is held against among their neighbours; both None
    where texts were folded into one. `coverage` is the share of the shorter text's words that stand in the other,
    `coverage_needed` what makes a copy, and `guard` what kept them from being copies all the same. `days` lie between
    the two, None where a day is unknown. `sentences`, `names` and `terms` are what they share, the weightiest first.
    """

    left: Article
    right: Article
    bond: Bond
    reasons: tuple[str, ...]
    told: bool
    likeness: float | None
    needed: float | None
    coverage: float
    coverage_needed: float
    guard: str | None
    days: int | None
    sentences: tuple[SharedSentence, ...] = ()
    names: tuple[SharedName, ...] = ()
    terms: tuple[SharedTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A story of the same saga as another one.

    `first` and `newest` are the ISO days of its first and its newest article; `when` is how it stands to the other in
    time ("unknown" where a day is missing). `strength` is how alike their nearest articles (`pair`: one of the other
    story, one of this, by their keys) are without regard to days, from 0 to 1.
    """

    story: int
    title: str
    first: str | None
    newest: str | None
    when: Literal["earlier", "later", "same", "unknown"]
    strength: float
    pair: tuple[int, int]
    articles: int
