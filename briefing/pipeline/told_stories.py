"""The reader's word on stories, as grouping needs it: texts that belong together, texts that never do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing.store import articles, groups, journal
from briefing.store.library import Library
from briefing.text import one_line

SAME = "story-same"
APART = "story-apart"
ALONE = "print-alone"
KINDS = (SAME, APART, ALONE)
"""The kinds of marks that say which articles belong together.

Subjects are pairs of articles' identities (`pair`) for the first two, one identity for the last: an article that is
shown for itself, whatever text it repeats.
"""

_BETWEEN = " "
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Told:
    """What the reader said of texts, by the keys of the articles that represent them; both ways round."""

    same: Mapping[int, frozenset[int]] = field(default_factory=dict)
    apart: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def tied(self, texts: Iterable[int]) -> set[int]:
        """The texts that are to be in one story with one of these."""
        return set().union(*(self.same.get(text, ()) for text in texts))

    def among(self, texts: Iterable[int]) -> set[int]:
        """Those of these texts of which the reader said something."""
        return {text for text in texts if text in self.same or text in self.apart}

    def parted(self, text: int, others: Collection[int]) -> Told:
        """What would be told if the reader also said that a text is in no story with these."""
        none: frozenset[int] = frozenset()
        between = {text: frozenset(others)} | dict.fromkeys(others, frozenset({text}))
        same = {one: theirs - between.get(one, none) for one, theirs in self.same.items()}
        apart = {one: theirs | self.apart.get(one, none) for one, theirs in between.items()}
        return Told(same, {**self.apart, **apart})


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the reader said: when (ISO), of which kind, of which articles (their ids), in a sentence."""

    at: str
    kind: Literal["same", "apart", "alone"]
    articles: tuple[str, ...]
    sentence: str


def pair(a: str, b: str) -> str:
    """The subject of a mark on two articles, given by their identities in any order."""
    return _BETWEEN.join(sorted((a, b)))


def told(library: Library) -> Told:
    """What the reader said, as it stands; of articles that are not in the library nothing is known."""
    found: dict[str, dict[int, set[int]]] = {SAME: {}, APART: {}}
    for kind, _, one, other in _marked(library):
        found[kind].setdefault(one, set()).add(other)
        found[kind].setdefault(other, set()).add(one)
    return Told(*({text: frozenset(others) for text, others in found[kind].items()} for kind in (SAME, APART)))


def between(library: Library, kind: str, some: Iterable[int], others: Iterable[int]) -> list[str]:
    """The subjects of the marks (`SAME` or `APART`) between a text of the first and one of the second.

    Such a mark may name any print of a text: the one that was shown when it was made.
    """
    some, others = set(some), set(others)
    return [
        subject
        for told, subject, one, other in _marked(library)
        if told == kind and ((one in some and other in others) or (other in some and one in others))
    ]


def parted(library: Library) -> dict[int, frozenset[int]]:
    """The articles that the reader keeps apart, by key, whatever text each of them carries; both ways round."""
    found: dict[int, set[int]] = {}
    for _, _, one, other in _on_two(library, (APART,)):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {article: frozenset(others) for article, others in found.items()}


def _marked(library: Library) -> list[tuple[str, str, int, int]]:
    """The marks on two articles, as (kind, subject, text, other text), where these are in the library and are two."""
    said = _on_two(library, (SAME, APART))
    roots = groups.roots(library, {article for _, _, *pair in said for article in pair})
    texts = [(kind, subject, roots.get(one), roots.get(other)) for kind, subject, one, other in said]
    return [
        (kind, subject, one, other)
        for kind, subject, one, other in texts
        if one is not None and other is not None and one != other
    ]


def _on_two(library: Library, kinds: Iterable[str]) -> list[tuple[str, str, int, int]]:
    """The marks on two articles, as (kind, subject, article, other article), where these are in the library."""
    said = [(kind, subject, subject.split(_BETWEEN)) for kind, subject, _ in journal.of_kinds(library, kinds)]
    if not said:
        return []
    keys = articles.keys_of(library, {identity for _, _, pair in said for identity in pair})
    return [
        (kind, subject, keys[one], keys[other]) for kind, subject, (one, other) in said if one in keys and other in keys
    ]


def alone(library: Library) -> frozenset[int]:
    """The articles that the reader wants shown for themselves."""
    said = {subject for _, subject, _ in journal.of_kinds(library, (ALONE,))}
    return frozenset(articles.keys_of(library, said).values()) if said else frozenset()


def said(library: Library) -> list[Said]:
    """What the reader said of stories and what stands, the oldest first; what was said in one breath is one value."""
    marks = journal.of_kinds(library, KINDS)
    dated = journal.marks_on(library, {subject for _, subject, _ in marks})
    at = {(kind, subject): when for kind in KINDS for when, subject, _ in dated.get(kind, ())}
    breaths: dict[tuple[str, str], list[str]] = {}
    for kind, subject, _ in marks:
        breaths.setdefault((at[kind, subject], kind), []).append(subject)
    return [_said(library, when, kind, subjects) for (when, kind), subjects in sorted(breaths.items())]


def _said(library: Library, when: str, kind: str, subjects: list[str]) -> Said:
    told = Counter(identity for subject in subjects for identity in subject.split(_BETWEEN))
    # The one that was split off or moved is in every pair.
    ordered = sorted(told, key=lambda identity: (-told[identity], identity))
    keys = articles.keys_of(library, ordered)
    ids = tuple(articles.get(library, keys[one]).id if one in keys else one for one in ordered)
    titles = [one_line(articles.title_of(library, keys[one]), 50) if one in keys else one for one in ordered]
    first, *others = [f"“{title}”" for title in titles]
    rest = (
        others
        if len(others) <= _MOST_NAMED
        else [*others[: _MOST_NAMED - 1], f"{len(others) - _MOST_NAMED + 1} others"]
    )
    listed = " and ".join([", ".join(rest[:-1]), rest[-1]] if len(rest) > 1 else rest)
    if kind == SAME:
        return Said(when, "same", ids, f"{first} in one story with {listed}")
    if kind == APART:
        return Said(when, "apart", ids, f"{first} in no story with {listed}")
    alone = " and ".join([", ".join([first, *rest[:-1]]), rest[-1]] if rest else [first])
    return Said(when, "alone", ids, f"{alone} shown for itself")
