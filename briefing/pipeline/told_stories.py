"""The reader's word on stories, as grouping needs it: texts that belong together, texts that never do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing.store import articles, groups, journal
from briefing.store.library import Library

SAME = "story-same"
APART = "story-apart"
ALONE = "print-alone"
KINDS = (SAME, APART, ALONE)
"""The kinds of marks that say which articles belong together.

Subjects are pairs of articles' identities (`pair`) for the first two, one identity for the last: an article that is
shown for itself, whatever text it repeats.
"""

_BETWEEN = " "


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


def pair(a: str, b: str) -> str:
    """The subject of a mark on two articles, given by their identities in any order."""
    return _BETWEEN.join(sorted((a, b)))


def told(library: Library) -> Told:
    """What the reader said, as it stands; of articles that are not in the library nothing is known."""
    said = journal.of_kinds(library, (SAME, APART))
    if not said:
        return Told()
    pairs = [(kind, subject.split(_BETWEEN)) for kind, subject, _ in said]
    keys = articles.keys_of(library, {identity for _, both in pairs for identity in both})
    roots = groups.roots(library, keys.values())
    found: dict[str, dict[int, set[int]]] = {SAME: {}, APART: {}}
    for kind, (a, b) in pairs:
        one, other = roots.get(keys.get(a, 0)), roots.get(keys.get(b, 0))
        if one is not None and other is not None and one != other:
            found[kind].setdefault(one, set()).add(other)
            found[kind].setdefault(other, set()).add(one)
    return Told(*({text: frozenset(others) for text, others in found[kind].items()} for kind in (SAME, APART)))


def alone(library: Library) -> frozenset[int]:
    """The articles that the reader wants shown for themselves."""
    said = {subject for _, subject, _ in journal.of_kinds(library, (ALONE,))}
    return frozenset(articles.keys_of(library, said).values()) if said else frozenset()
