"""Folding: find, for each new article, the articles in the library that have its text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import combinations

from briefing.analysis import clusters, copies
from briefing.analysis.copies import Body, Sampled
from briefing.pipeline import told_stories
from briefing.store import groups
from briefing.store.library import Library


@dataclass(frozen=True, slots=True)
class Folded:
    """What folding changed: representatives that are none any more, those that are anew, all whose copies changed."""

    left: set[int]
    joined: set[int]
    changed: set[int]


def fold(library: Library, fresh: Mapping[int, Body], former: Iterable[int]) -> Folded:
    """Fold the articles `fresh` (by key; their sketches are saved) into groups of one text.

    `former` are the representatives of the groups that the fresh articles were in until now; they are out of the graph
    of stories. Those groups are folded anew: what linked two of their members may have been a text that has changed.
    Two articles are of one group when a chain of copies links them, whatever the order in which they came, unless the
    reader parted two articles of that chain.
    """
    former = set(former)
    alone = told_stories.alone(library)
    loose = {member for group in groups.members(library, former).values() for member in group} - fresh.keys()
    known = _Groups(library, fresh.keys() | loose)
    bodies = _Bodies(library, fresh)
    for key in sorted((fresh.keys() | loose) - alone):
        _join(library, key, known, bodies, alone)
    apart = told_stories.parted(library)
    while (torn := known.torn(apart)) is not None:
        whole = known.around(torn, apart)
        known.part(whole, _texts_in(library, whole, bodies, alone, apart))
    return _kept(library, known)


def _join(library: Library, key: int, known: _Groups, bodies: _Bodies, alone: Collection[int]) -> None:
    """Join the group of `key` with that of each article that has its text; one proof a group is enough."""
    body = bodies.of(key)
    shared = groups.sharing_runs(library, body.sample)
    if not shared:
        return
    sample = Sampled(len(body.sample), body.sample[-1])
    candidates = [
        other
        for other, (count, size, last) in shared.items()
        if other != key and other not in alone and copies.is_candidate(count, sample, Sampled(size, last))
    ]
    known.load(candidates)
    for other in sorted(candidates, key=lambda other: (-shared[other][0], other)):
        if known.of(other) != known.of(key) and copies.is_copy(body, bodies.of(other)).copy:
            known.join(known.of(other), known.of(key))


def _texts_in(
    library: Library,
    whole: Set[int],
    bodies: _Bodies,
    alone: Collection[int],
    apart: Mapping[int, frozenset[int]],
) -> list[set[int]]:
    """The groups that these articles make when those that the reader parted are in none together.

    Copies are put together pair by pair, those of the longest text first: a text that is a copy of both of two that
    are apart goes with the one that would be shown.
    """
    bodies.keep(whole)
    ranks = groups.ranks(library, whole)
    ordered = sorted(whole, key=ranks.__getitem__)
    number = {key: n for n, key in enumerate(ordered)}
    same = [
        (number[one], number[other])
        for one, other in combinations([key for key in ordered if key not in alone], 2)
        if bodies.are_candidates(one, other) and copies.is_copy(bodies.of(one), bodies.of(other)).copy
    ]
    never = {(number[one], number[other]) for one in apart.keys() & whole for other in apart[one] & whole}
    found = clusters.united([[n] for n in range(len(ordered))], same, never)
    return [{ordered[n] for n in group} for group in found]


def _kept(library: Library, known: _Groups) -> Folded:
    """Choose and keep the representative of every group that changed."""
    changed = list(known.changed.values())
    ranks = groups.ranks(library, {part for parts in changed for part in parts})
    now = set()
    for parts in changed:
        representative = min(parts, key=ranks.__getitem__)
        groups.fold(library, representative, sorted(known.represented_anew(parts, representative)))
        now.add(representative)
    return Folded(left=known.replaced - now, joined=now - known.replaced, changed=now)


class _Bodies:
    """The comparable bodies of articles: those at hand, and those that are read from the library when asked for."""

    def __init__(self, library: Library, fresh: Mapping[int, Body]) -> None:
        self._library = library
        self._bodies = dict(fresh)

    def of(self, key: int) -> Body:
        """The body of an article in the library."""
        if key in self._bodies:
            return self._bodies[key]
        text = groups.texts(self._library, [key])[key]
        return copies.body_of(text.title, text.text, text.published)

    def keep(self, keys: Iterable[int]) -> None:
        """Have the bodies of these articles at hand, each of which is compared with many."""
        self._bodies |= {key: self.of(key) for key in keys}

    def are_candidates(self, one: int, other: int) -> bool:
        """Whether the samples of two agree enough for their texts to be compared."""
        first, second = self.of(one).sample, self.of(other).sample
        shared = len(set(first).intersection(second))
        return shared > 0 and copies.is_candidate(
            shared, Sampled(len(first), first[-1]), Sampled(len(second), second[-1])
        )


class _Groups:
    """Groups of articles with one text while a batch changes them: union and find, loaded as far as needed.

    A group is a set of parts: an article that came alone, or who represents a stored group and stands for all of it. Of
    a text that thousands print, the others are read only where somebody else comes to represent them, or the reader
    parted two of them.
    """

    def __init__(self, library: Library, alone: Iterable[int]) -> None:
        self._library = library
        self._root = {key: key for key in alone}
        self._parts = {key: {key} for key in self._root}
        self._touched = set(self._root)
        self._stored: set[int] = set()
        self._parted: set[int] = set()

    @property
    def changed(self) -> dict[int, set[int]]:
        """The parts of the groups that are not what they were. The one that comes first of them all represents each."""
        return {root: self._parts_of(root) for root in {self.of(key) for key in self._touched}}

    @property
    def replaced(self) -> set[int]:
        """Those who represented a stored group that is now part of a changed one."""
        changed = self.changed
        return {root for root in self._stored if self.of(root) in changed}

    def represented_anew(self, parts: Iterable[int], representative: int) -> set[int]:
        """The articles of a group of whom something else is stored than that this one represents them."""
        own = {representative} & self._stored - self._parted
        return self._articles_of(part for part in parts if part not in own)

    def load(self, keys: Iterable[int]) -> None:
        """Know the groups of these articles; who else is in them is read when it matters."""
        roots = groups.roots(self._library, [key for key in keys if key not in self._root])
        self._root = {root: root for root in roots.values()} | roots | self._root

    def of(self, key: int) -> int:
        """The article that stands for the group of `key` inside this object."""
        while self._root[key] != key:
            self._root[key] = key = self._root[self._root[key]]
        return key

    def join(self, one: int, other: int) -> None:
        """Make one group of two, given by what `of` says of them."""
        self._parts_of(one).update(self._parts_of(other))
        self._root[other] = one
        self._touched |= {one, other}

    def torn(self, apart: Mapping[int, frozenset[int]]) -> set[int] | None:
        """All articles of a changed group that holds two whom the reader parted, if there is one."""
        self.load(apart)
        for root, parts in self.changed.items():
            held = {key for key in apart.keys() & self._root.keys() if self.of(key) == root}
            if any(not apart[key].isdisjoint(held) for key in held):
                return self._articles_of(parts)
        return None

    def around(self, group: Iterable[int], apart: Mapping[int, frozenset[int]]) -> set[int]:
        """A group, the groups that were kept away from it, those that were kept away from these, and so on."""
        whole, ahead = set(), set(group)
        while ahead:
            whole |= ahead
            others = {other for key in ahead for other in apart.get(key, ())}
            self.load(others)
            roots = {self.of(key) for key in others & self._root.keys()}
            ahead = {article for root in roots for article in self._articles_of(self._parts_of(root))} - whole
        return whole

    def part(self, whole: Set[int], groups_of: Iterable[set[int]]) -> None:
        """Make these the groups of all the articles that they hold, which are whole groups until now."""
        self._touched |= whole
        self._parted |= whole
        for key in whole:
            self._parts.pop(key, None)
        for group in groups_of:
            root = min(group)
            self._parts[root] = group
            self._root.update(dict.fromkeys(group, root))

    def _parts_of(self, root: int) -> set[int]:
        if root not in self._parts:
            self._parts[root] = {root}
            self._stored.add(root)
        return self._parts[root]

    def _articles_of(self, parts: Iterable[int]) -> set[int]:
        parts = set(parts)
        stored = parts & self._stored - self._parted
        return parts.union(*groups.members(self._library, stored).values())
