"""Regrouping: put the texts around a change into stories again, and touch no other.

Average link never joins texts that no chain of strong links connects, so it is run inside one connected block at a
time. Where everything is linked to everything (a saga), the block would be too big: it is cut at its weakest links
into the largest parts that are not (the parts of a single-link tree; Gower & Ross 1969). What the reader said is laid
over that: texts that are never to be together inside a block, stories that are one across blocks. All of this is a
function of the set of texts and marks, and a change is only felt in the blocks that it touches.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing.analysis import clusters, stories
from briefing.pipeline import told_stories
from briefing.pipeline.told_stories import Told
from briefing.store import groups, placements
from briefing.store.library import Library

MOST_TEXTS = 100
"""Texts in a block: so many are grouped at once, at most."""


class Graph:
    """The graph of likeness as far as it was looked at; everything is read from the library once."""

    def __init__(self, library: Library, told: Told | None = None) -> None:
        self._library = library
        self._told = told
        self._near: dict[int, dict[int, int]] = {}
        self._scales: dict[int, tuple[float, bool]] = {}
        self._strong: dict[int, list[tuple[float, int]]] = {}

    @cached_property
    def told(self) -> Told:
        """What the reader said."""
        return told_stories.told(self._library) if self._told is None else self._told

    def load(self, texts: Iterable[int]) -> None:
        """Read what these texts are alike to, all at once."""
        unknown = [text for text in texts if text not in self._near]
        if unknown:
            self._near.update(groups.edges(self._library, unknown))

    def near(self, text: int) -> dict[int, int]:
        """The texts that this one is alike to, with their likeness."""
        if text not in self._near:
            self.load([text])
        return self._near[text]

    def scales(self, texts: Iterable[int]) -> dict[int, tuple[float, bool]]:
        """At least for these texts: the scale of their neighbourhood, and whether their day is known."""
        unknown = [text for text in texts if text not in self._scales]
        if unknown:
            found = groups.surroundings(self._library, unknown)
            for text in unknown:
                best, dated = found.get(text, (0, False))
                self._scales[text] = stories.scale_of(best), dated
        return self._scales

    def links(self, texts: Collection[int]) -> dict[int, dict[int, float]]:
        """For each of these texts those of the others that it is alike to, with likeness on the scale of the two."""
        scales = self.scales(texts)
        return {text: links_of(text, near, scales) for text, near in groups.inside(self._library, texts).items()}

    def strong(self, text: int) -> list[tuple[float, int]]:
        """The links along which a block grows, strongest first, as (strength, other)."""
        if text not in self._strong:
            scale, dated = self.scales([text])[text]
            # Most are too weak on any scale, and need not be read, nor what they lead to (1 is for rounding).
            least = int(stories.needed(scale, stories.scale_of(0), dated=dated)) - 1
            near = groups.edges(self._library, [text], above=least)[text]
            links = links_of(text, near, self.scales([text, *near]))
            self._strong[text] = sorted(
                ((link, other) for other, link in links.items() if link >= stories.CUT), reverse=True
            )
        return self._strong[text]


def links_of(text: int, near: Mapping[int, int], scales: Mapping[int, tuple[float, bool]]) -> dict[int, float]:
    """Likeness on the scale of both ends, given likeness and, by text, (its scale, whether dated)."""
    scale, dated = scales[text]
    found = {}
    for other, likeness in near.items():
        other_scale, other_dated = scales[other]
        found[other] = stories.on_scale(likeness, scale, other_scale, dated=dated and other_dated)
    return found


@dataclass(frozen=True, slots=True)
class _Block:
    """The texts of a block, and the strength of the links that were cut to keep it small (`CUT` where none was)."""

    texts: frozenset[int]
    cut: float


def regroup(
    library: Library,
    joined: Iterable[int],
    left: Iterable[int],
    lost: Mapping[int, int],
    told: Iterable[int] = (),
) -> list[list[int]]:
    """Find the stories of all texts that a change may have moved; returns each as a list of texts.

    `joined` are texts whose edges are new, `left` texts that are no longer in the graph (their blocks are still
    known), `lost` the texts that lost an edge with the greatest likeness lost, `told` those that the reader has just
    said something of.
    """
    graph = Graph(library)
    joined, left = set(joined), set(left)
    graph.load(joined)
    hit = joined | left | _hit(library, graph, joined, lost) | set(told)
    waiting = _old_blocks(library, hit) - left
    groups.leave_blocks(library, left)
    found: list[list[int]] = []
    done: set[int] = set()
    while waiting:
        block = _block(graph, min(waiting))
        done |= block.texts
        touched = (block.texts - waiting) | (graph.told.tied(block.texts) - waiting - done)
        waiting = (waiting | _old_blocks(library, touched)) - done - left if touched else waiting - block.texts
        groups.save_block(library, block.texts, block.cut)
        found += _stories(library, graph, block.texts)
    return _united(library, graph, found)


def story_as_told(library: Library, text: int, told: Told) -> list[int]:
    """The texts that would be one story with this one if the reader had said just that; nothing is changed."""
    graph = Graph(library, told)
    found: list[list[int]] = []
    done: set[int] = set()
    waiting = {text}
    while waiting:
        block = _block(graph, min(waiting))
        done |= block.texts
        waiting = (waiting | told.tied(block.texts)) - done
        found += _stories(library, graph, block.texts)
    return next(story for story in _united(library, graph, found) if text in story)


def _hit(library: Library, graph: Graph, joined: set[int], lost: Mapping[int, int]) -> set[int]:
    """The texts whose blocks are not what they were, because a link that matters to them is new or another.

    Links change with the scale of their ends. A link matters to the block that it lies in; to another block only when
    it passes the strength at which that block was cut: what is weaker did not hold it together, what is stronger still
    does. Where a block grows because others are cut off it, one of the ends of what was cut is in the part that grows.
    """
    before = _scales_before(library, graph, joined, lost)
    now = graph.scales(before)
    changed = joined | {text for text, scale in before.items() if scale != now[text][0]}
    graph.load(changed)
    everyone = changed.union(lost, *(graph.near(text) for text in changed))
    now = graph.scales(everyone)
    old = {text: (before.get(text, now[text][0]), now[text][1]) for text in everyone}
    blocks, cuts = groups.blocks(library, everyone), groups.cuts(library, everyone)
    hit = {text for text, likeness in lost.items() if _strongest(likeness, *old[text]) >= cuts.get(text, stories.CUT)}
    for text in changed:
        near = graph.near(text)
        was = links_of(text, near, old)
        for other, link in links_of(text, near, now).items():
            earlier = 0.0 if text in joined or other in joined else was[other]
            if earlier == link:
                continue
            if text in blocks and blocks[text] == blocks.get(other):
                hit.add(text)
            low, high = min(earlier, link), max(earlier, link)
            hit.update(end for end in (text, other) if low <= cuts.get(end, stories.CUT) <= high)
    return hit


def _strongest(likeness: int, scale: float, dated: bool) -> float:
    """The greatest strength that a link of this likeness may have had, whatever its other end."""
    return stories.on_scale(likeness, scale, stories.scale_of(0), dated=dated)


def _scales_before(library: Library, graph: Graph, joined: set[int], lost: Mapping[int, int]) -> dict[int, float]:
    """The scale before the change of each text that gained or lost an edge."""
    touched = lost.keys() | {other for text in joined for other in graph.near(text)} - joined
    likest = groups.likest(library, touched, joined)
    return {text: stories.scale_of(max(lost.get(text, 0), likest.get(text, 0))) for text in touched}


def _old_blocks(library: Library, texts: Iterable[int]) -> set[int]:
    """These texts and all texts of the blocks that they were in until now."""
    texts = set(texts)
    return texts.union(*groups.block_members(library, set(groups.blocks(library, texts).values())).values())


def _block(graph: Graph, start: int) -> _Block:
    """The block of a text, found by always following the strongest link that leads on (Prim's tree).

    Whenever the next link is weaker than all before it, what was reached so far is all that stronger links connect:
    a part that may be a block.
    """
    reached = {start: 0}
    weakest, part = 2.0, 1
    ahead: list[tuple[float, int, int, int]] = []
    _look_ahead(graph, start, 0, reached, ahead)
    while ahead:
        link, text, origin, n = heapq.heappop(ahead)
        _look_ahead(graph, origin, n + 1, reached, ahead)
        if text in reached:
            continue
        if -link < weakest:
            weakest, part = -link, len(reached)
        if len(reached) == MOST_TEXTS:
            return _Block(frozenset(list(reached)[:part]), weakest)
        reached[text] = len(reached)
        _look_ahead(graph, text, 0, reached, ahead)
    return _Block(frozenset(reached), stories.CUT)


def _look_ahead(
    graph: Graph, origin: int, n: int, reached: Mapping[int, int], ahead: list[tuple[float, int, int, int]]
) -> None:
    """Put the strongest link of `origin` that leads on, from its n-th on, on the heap."""
    strong = graph.strong(origin)
    while n < len(strong) and strong[n][1] in reached:
        n += 1
    if n < len(strong):
        heapq.heappush(ahead, (-strong[n][0], strong[n][1], origin, n))


def _stories(library: Library, graph: Graph, block: Iterable[int]) -> list[list[int]]:
    ordered = list(block)
    if len(ordered) == 1:
        return [ordered]
    standing = placements.placed(library, ordered)
    ordered.sort(key=lambda text: standing[text].identity)
    number = {text: n for n, text in enumerate(ordered)}
    edges = {
        (number[text], number[other]): link
        for text, links in graph.links(ordered).items()
        for other, link in links.items()
        if number[text] < number[other]
    }
    found = clusters.average_link(len(ordered), edges, stories.CUT, _numbered(graph.told.apart, number))
    return [[ordered[n] for n in group] for group in found]


def _united(library: Library, graph: Graph, found: list[list[int]]) -> list[list[int]]:
    """The stories, those made one of which the reader said so; all of them that are tied to each other are given."""
    tied = [story for story in found if not graph.told.same.keys().isdisjoint(story)]
    if not tied:
        return found
    standing = placements.placed(library, {text for story in tied for text in story})
    ordered = sorted(standing, key=lambda text: standing[text].identity)
    number = {text: n for n, text in enumerate(ordered)}
    same, apart = (_numbered(told, number) for told in (graph.told.same, graph.told.apart))
    whole = clusters.united([sorted(number[text] for text in story) for story in tied], same, apart)
    others = [story for story in found if graph.told.same.keys().isdisjoint(story)]
    return others + [[ordered[n] for n in story] for story in whole]


def _numbered(told: Mapping[int, frozenset[int]], number: Mapping[int, int]) -> set[tuple[int, int]]:
    """The pairs of which both have a number, by their numbers."""
    inside = number.keys()
    return {
        (number[text], number[other])
        for text in told.keys() & inside
        for other in inside & told[text]
        if number[text] < number[other]
    }
