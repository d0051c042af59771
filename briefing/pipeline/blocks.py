"""Regrouping: put the texts around a change into stories again, and touch no other.

Average link never joins texts that no chain of strong links connects, so it is run inside one connected block at a
time. Where everything is linked to everything (a saga), the block would be too big: it is cut at its weakest links
into the largest parts that are not (the parts of a single-link tree; Gower & Ross 1969). All of this is a function of
the set of texts, and a change is only felt in the blocks that it touches.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.analysis import clusters, stories
from briefing.store import groups, placements
from briefing.store.library import Library

MOST_TEXTS = 100
"""Texts in a block: so many are grouped at once, at most."""


class Graph:
    """The graph of likeness as far as it was looked at; everything is read from the library once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._near: dict[int, dict[int, int]] = {}
        self._links: dict[int, dict[int, float]] = {}
        self._scales: dict[int, tuple[int, bool]] = {}

    def load(self, texts: Iterable[int]) -> None:
        """Read what these texts are alike to, all at once."""
        self._near.update(groups.edges(self._library, [text for text in texts if text not in self._near]))

    def near(self, text: int) -> dict[int, int]:
        """The texts that this one is alike to, with their likeness."""
        if text not in self._near:
            self.load([text])
        return self._near[text]

    def best(self, text: int) -> int:
        """The likeness of the nearest text, 0 where there is none."""
        return max(self.near(text).values(), default=0)

    def links(self, text: int) -> dict[int, float]:
        """The texts that this one is alike to, with likeness on the scale of the two."""
        if text not in self._links:
            near = self.near(text)
            self._know([text, *near])
            best, dated = self._scales[text]
            self._links[text] = {
                other: stories.on_scale(likeness, best, self._scales[other][0], dated=dated and self._scales[other][1])
                for other, likeness in near.items()
            }
        return self._links[text]

    def strong(self, text: int) -> set[int]:
        """The texts that this one may share a block with."""
        return {other for other, link in self.links(text).items() if link >= stories.CUT}

    def _know(self, texts: Iterable[int]) -> None:
        unknown = [text for text in texts if text not in self._scales]
        best, dated = groups.best(self._library, unknown), groups.dated(self._library, unknown)
        self._scales.update((text, (best.get(text, 0), dated.get(text, False))) for text in unknown)


@dataclass(frozen=True, slots=True)
class _Block:
    """The texts of a block; `whole` when they are all that strong links connect, and nothing was cut."""

    texts: frozenset[int]
    whole: bool


def regroup(library: Library, joined: Iterable[int], left: Iterable[int], lost: Mapping[int, int]) -> list[list[int]]:
    """Find the stories of all texts that a change may have moved; returns each as a list of texts.

    `joined` are texts whose edges are new, `left` texts that are no longer in the graph (their blocks are still
    known), `lost` the texts that lost an edge with the greatest likeness lost.
    """
    graph = Graph(library)
    joined, left = set(joined), set(left)
    graph.load(joined)
    waiting = _old_blocks(library, _changed_ends(library, graph, joined, lost) | left | lost.keys()) - left | joined
    groups.leave_blocks(library, left)
    found: list[list[int]] = []
    done: set[int] = set()
    while waiting:
        block = _block(graph, min(waiting))
        strangers = block.texts - waiting
        done |= block.texts
        waiting = (waiting | _old_blocks(library, strangers)) - done - left
        groups.save_block(library, block.texts, whole=block.whole)
        found += _stories(library, graph, block.texts)
    return found


def _changed_ends(library: Library, graph: Graph, joined: set[int], lost: Mapping[int, int]) -> set[int]:
    """The ends of all links that are new, or stronger or weaker than they were.

    A link changes with the scale of its ends. One that was weakened inside a whole block needs no second look: both
    ends are in that block.
    """
    gained: dict[int, int] = {}
    for text in joined:
        for other, likeness in graph.near(text).items():
            if other not in joined:
                gained[other] = max(likeness, gained.get(other, 0))
    graph.load(gained)
    shaken = {other for other in gained.keys() | lost.keys() if _moved(graph, other, joined, lost.get(other, 0))}
    ends = joined | shaken
    for text in ends:
        ends = ends | graph.strong(text)
    for text in groups.in_cut_blocks(library, shaken):
        ends |= graph.near(text).keys()
    return ends


def _moved(graph: Graph, text: int, joined: set[int], lost: int) -> bool:
    """Whether the scale of a text is another than before."""
    before = max([lost, *(likeness for other, likeness in graph.near(text).items() if other not in joined)])
    return stories.scale_of(before) != stories.scale_of(graph.best(text))


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
    ahead = [(-link, other) for other, link in graph.links(start).items() if link >= stories.CUT]
    heapq.heapify(ahead)
    while ahead:
        link, text = heapq.heappop(ahead)
        if text in reached:
            continue
        if -link < weakest:
            weakest, part = -link, len(reached)
        if len(reached) == MOST_TEXTS:
            return _Block(frozenset(list(reached)[:part]), whole=False)
        reached[text] = len(reached)
        for other, onward in graph.links(text).items():
            if onward >= stories.CUT and other not in reached:
                heapq.heappush(ahead, (-onward, other))
    return _Block(frozenset(reached), whole=True)


def _stories(library: Library, graph: Graph, block: Iterable[int]) -> list[list[int]]:
    ordered = list(block)
    if len(ordered) == 1:
        return [ordered]
    standing = placements.placed(library, ordered)
    ordered.sort(key=lambda text: standing[text].identity)
    number = {text: n for n, text in enumerate(ordered)}
    edges = {
        (number[text], number[other]): link
        for text in ordered
        for other, link in graph.links(text).items()
        if other in number and number[text] < number[other]
    }
    return [[ordered[n] for n in group] for group in clusters.average_link(len(ordered), edges, stories.CUT)]
