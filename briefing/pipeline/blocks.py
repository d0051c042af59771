"""Regrouping: put the texts around a change into stories again, and touch no other.

Two texts with a strong pair between them are neighbours. Average link can only join neighbours' neighbours, so it is
run inside one connected block at a time. A block that would be too big (a saga in which everything is linked to
everything) is cut into the blocks that stronger pairs make: with each step up the ladder more is asked of a link.
All of this is a function of the set of texts, and a change is only felt in the blocks that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.analysis import clusters, stories
from briefing.store import groups, placements
from briefing.store.library import Library
from briefing.store.placements import Placed

MOST_TEXTS = 300
"""Texts in a block: so many are grouped at once, at most."""

LADDER = tuple(stories.CUT + 0.06 * step for step in range(18))
"""How strong a link must be, from the foot of the ladder to where only near twins are left."""


class Graph:
    """The graph of likeness as far as it was looked at; everything is read from the library once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._near: dict[int, dict[int, int]] = {}
        self._best: dict[int, int] = {}
        self._dated: dict[int, bool] = {}

    def near(self, texts: Iterable[int]) -> dict[int, dict[int, int]]:
        """For each of these texts the texts it is alike to, with their likeness."""
        texts = list(texts)
        self._near.update(groups.edges(self._library, [text for text in texts if text not in self._near]))
        return {text: self._near[text] for text in texts}

    def best(self, texts: Iterable[int]) -> dict[int, int]:
        """The likeness of each one's nearest text, 0 where there is none."""
        texts = list(texts)
        new = {text: 0 for text in texts if text not in self._best}
        self._best |= new | groups.best(self._library, new)
        return {text: self._best[text] for text in texts}

    def links(self, texts: Iterable[int]) -> dict[int, dict[int, float]]:
        """For each of these texts its neighbours, with likeness on the scale of the two."""
        near = self.near(texts)
        everyone = {*near, *(other for others in near.values() for other in others)}
        best, dated = self.best(everyone), self._dated_of(everyone)
        return {
            text: {
                other: stories.on_scale(likeness, best[text], best[other], dated=dated[text] and dated[other])
                for other, likeness in others.items()
            }
            for text, others in near.items()
        }

    def _dated_of(self, texts: Iterable[int]) -> dict[int, bool]:
        self._dated |= groups.dated(self._library, [text for text in texts if text not in self._dated])
        return self._dated


def regroup(library: Library, joined: Iterable[int], left: Iterable[int], lost: Mapping[int, int]) -> list[list[int]]:
    """Find the stories of all texts that a change may have moved; returns each as a list of texts.

    `joined` are texts whose edges are new, `left` texts that are no longer in the graph (their blocks are still
    known), `lost` the texts that lost an edge with the greatest likeness lost.
    """
    graph = Graph(library)
    joined, left = set(joined), set(left)
    shaken = joined | _shaken(graph, joined, lost)
    near = graph.near(shaken)
    shaken |= {other for others in near.values() for other in others}
    old = _old_blocks(library, shaken | left | lost.keys())
    groups.leave_blocks(library, left)
    waiting = (old | shaken) - left
    found: list[list[int]] = []
    done: set[int] = set()
    while waiting:
        block = _block(graph, min(waiting))
        strangers = block - waiting
        waiting -= block
        done |= block
        waiting |= _old_blocks(library, strangers) - done - left
        groups.save_block(library, sorted(block))
        found += _stories(library, graph, sorted(block))
    return found


def _shaken(graph: Graph, joined: set[int], lost: Mapping[int, int]) -> set[int]:
    """The texts whose scale changed, because their nearest text did."""
    gained: dict[int, int] = {}
    for others in graph.near(joined).values():
        for other, likeness in others.items():
            if other not in joined:
                gained[other] = max(likeness, gained.get(other, 0))
    touched = (gained.keys() | lost.keys()) - joined
    best = graph.best(touched)
    return {text for text in touched if _moved(graph, text, best[text], joined, lost.get(text, 0))}


def _moved(graph: Graph, text: int, best: int, joined: set[int], lost: int) -> bool:
    others = graph.near([text])[text].items()
    before = max([lost, *(likeness for other, likeness in others if other not in joined)])
    return stories.scale_of(before) != stories.scale_of(best)


def _old_blocks(library: Library, texts: Iterable[int]) -> set[int]:
    """All texts of the blocks that these were in until now."""
    numbers = set(groups.blocks(library, texts).values())
    return {text for members in groups.block_members(library, numbers).values() for text in members}


def _block(graph: Graph, text: int) -> set[int]:
    """The block of a text: the connected texts at the lowest rung of the ladder where they are not too many."""
    for least in LADDER:
        block = _connected(graph, text, least)
        if block is not None:
            return block
    return {text}


def _connected(graph: Graph, text: int, least: float) -> set[int] | None:
    """All texts that a chain of links of at least `least` joins to this one, or None when they are too many."""
    block, edge = {text}, {text}
    while edge:
        links = graph.links(edge)
        edge = {other for others in links.values() for other, link in others.items() if link >= least} - block
        block |= edge
        if len(block) > MOST_TEXTS:
            return None
    return block


def _stories(library: Library, graph: Graph, block: list[int]) -> list[list[int]]:
    if len(block) == 1:
        return [block]
    standing: dict[int, Placed] = placements.placed(library, block)
    block = sorted(block, key=lambda text: standing[text].identity)
    number = {text: n for n, text in enumerate(block)}
    edges = {
        (number[text], number[other]): link
        for text, others in graph.links(block).items()
        for other, link in others.items()
        if other in number and number[text] < number[other]
    }
    return [[block[n] for n in group] for group in clusters.average_link(len(block), edges, stories.CUT)]
