"""Average link: what is joined, in which order, and that the order of the input does not matter."""

import random

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.clusters import average_link


def test_nothing_alike_stays_apart() -> None:
    assert average_link(3, {}, 0.5) == [[0], [1], [2]]


def test_two_alike_are_joined() -> None:
    assert average_link(3, {(0, 2): 0.6}, 0.5) == [[0, 2], [1]]


def test_a_chain_is_not_a_group() -> None:
    """0-1 and 1-2 are alike, 0-2 are not: the mean over the pairs between {0, 1} and {2} is .3, below the cut."""
    assert average_link(3, {(0, 1): 0.7, (1, 2): 0.6}, 0.5) == [[0, 1], [2]]


def test_the_likest_pair_is_joined_first() -> None:
    assert average_link(3, {(0, 1): 0.6, (1, 2): 0.7}, 0.5) == [[0], [1, 2]]


def test_among_equals_the_first_are_joined_first() -> None:
    assert average_link(3, {(0, 1): 0.6, (1, 2): 0.6}, 0.5) == [[0, 1], [2]]


def test_a_mean_at_the_cut_is_enough() -> None:
    assert average_link(3, {(0, 1): 0.9, (0, 2): 0.5, (1, 2): 0.5}, 0.5) == [[0, 1, 2]]


_graphs = st.integers(2, 9).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.dictionaries(
            st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
            .filter(lambda pair: pair[0] != pair[1])
            .map(lambda pair: (min(pair), max(pair))),
            st.integers(1, 64).map(lambda n: n / 64),
        ),
    )
)


@given(_graphs)
def test_every_number_is_in_one_group(graph: tuple[int, dict[tuple[int, int], float]]) -> None:
    size, edges = graph
    groups = average_link(size, edges, 0.4)
    assert sorted(member for group in groups for member in group) == list(range(size))


@given(_graphs)
def test_no_two_groups_are_alike_enough_to_be_joined(graph: tuple[int, dict[tuple[int, int], float]]) -> None:
    size, edges = graph
    groups = average_link(size, edges, 0.4)
    for i, one in enumerate(groups):
        for other in groups[:i]:
            total = sum(edges.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
            assert total / (len(one) * len(other)) < 0.4


@given(_graphs, st.randoms(use_true_random=False))
def test_the_order_of_the_edges_does_not_matter(
    graph: tuple[int, dict[tuple[int, int], float]], draw: random.Random
) -> None:
    size, edges = graph
    shuffled = dict(draw.sample(sorted(edges.items()), len(edges)))
    assert average_link(size, shuffled, 0.4) == average_link(size, edges, 0.4)
