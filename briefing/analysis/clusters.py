"""Put things that are alike on heaps: the two likest heaps are joined, again and again, until none are alike enough."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping
from math import inf, sqrt

CLOSE = 2 / 3
"""How alike two groups are to be, as a share of how alike each is in itself."""


def average_link(
    size: int,
    edges: Mapping[tuple[int, int], float],
    cut: float,
    apart: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """Group the numbers 0 to `size - 1` by average link (UPGMA; Sokal & Michener 1958).

    `edges[i, j]` with i < j is how alike i and j are; a missing pair counts as 0. Two groups are joined while the mean
    over all their pairs is at least `cut` (> 0) and as much as is `asked` of the two, the highest mean first; among
    equals, the groups with the smallest first members. So the result depends on the edges and on the numbering alone.
    Groups and members are ascending. Pairs (i, j) that are `apart` are never in one group.
    """
    members = {i: [i] for i in range(size)}
    inside = dict.fromkeys(range(size), 0.0)
    near: dict[int, dict[int, float]] = {i: {} for i in range(size)}
    for (i, j), weight in edges.items():
        near[i][j] = near[j][i] = weight
    for i, j in apart:
        near[i][j] = near[j][i] = -inf
    heap = [(-weight, i, j, 1, 1) for (i, j), weight in edges.items() if near[i][j] >= cut]
    heapq.heapify(heap)
    while heap:
        _, i, j, of_i, of_j = heapq.heappop(heap)
        if i not in members or j not in members or len(members[i]) != of_i or len(members[j]) != of_j:
            continue
        members[i] = sorted(members[i] + members.pop(j))
        inside[i] += inside.pop(j) + near[i][j]
        gone = near.pop(j)
        for other, weight in gone.items():
            near[other].pop(j)
            if other != i:
                near[i][other] = near[other][i] = near[i].get(other, 0.0) + weight
        held = cohesion(inside[i], len(members[i]), cut)
        for other, weight in near[i].items():
            mean = weight / (len(members[i]) * len(members[other]))
            if mean >= cut and mean >= asked(held, cohesion(inside[other], len(members[other]), cut)):
                a, b = min(i, other), max(i, other)
                heapq.heappush(heap, (-mean, a, b, len(members[a]), len(members[b])))
    return sorted(members.values())


def cohesion(inside: float, size: int, cut: float) -> float:
    """How alike a group is in itself: the mean of its pairs, of which `inside` is the sum, and of one more at `cut`.

    That one keeps a small group from showing much: two that were joined for being the likest are no measure.
    """
    return (inside + cut) / (size * (size - 1) / 2 + 1)


def asked(one: float, other: float) -> float:
    """How alike two groups of this cohesion are to be on average, beside the cut.

    Two groups that each hold together far better than they do with each other are two events with one cast (relative
    closeness; Karypis, Han & Kumar, "Chameleon", 1999).
    """
    return CLOSE * sqrt(one * other)


def united(
    groups: Iterable[list[int]], same: Iterable[tuple[int, int]], apart: Collection[tuple[int, int]]
) -> list[list[int]]:
    """The groups, those made one that hold the two numbers of a pair that is the `same`, but never a pair `apart`.

    Of pairs that contradict each other the smaller goes first. Groups and members are ascending.
    """
    home = {member: group for group in groups for member in group}
    for i, j in sorted(same):
        one, other = home[i], home[j]
        if one is other or any((a in one and b in other) or (b in one and a in other) for a, b in apart):
            continue
        whole = sorted(one + other)
        home.update((member, whole) for member in whole)
    return sorted({id(group): group for group in home.values()}.values())
