"""Average link, and the reader's word over it: what is joined, in which order, and that no order of input matters."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.clusters import asked, average_link, cohesion, united


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


def test_two_pairs_that_hold_together_far_better_than_with_each_other_stay_two() -> None:
    def pairs(inside: float) -> dict[tuple[int, int], float]:
        return {(0, 1): inside, (2, 3): inside, (0, 2): 0.5, (0, 3): 0.5, (1, 2): 0.5, (1, 3): 0.5}

    assert average_link(4, pairs(1.3), 0.4) == [[0, 1], [2, 3]]
    assert average_link(4, pairs(0.8), 0.4) == [[0, 1, 2, 3]]


def test_how_well_a_group_holds_together_is_believed_the_more_texts_it_has() -> None:
    few, many = (cohesion(0.9 * size * (size - 1) / 2, size, 0.4) for size in (2, 10))
    assert cohesion(0.0, 1, 0.4) == 0.4
    assert 0.4 < few < many < 0.9


@given(_graphs)
def test_every_number_is_in_one_group(graph: tuple[int, dict[tuple[int, int], float]]) -> None:
    size, edges = graph
    groups = average_link(size, edges, 0.4)
    assert sorted(member for group in groups for member in group) == list(range(size))


@given(_graphs)
def test_no_two_groups_are_alike_enough_to_be_joined(graph: tuple[int, dict[tuple[int, int], float]]) -> None:
    size, edges = graph
    groups = average_link(size, edges, 0.4)
    for one, other in combinations(groups, 2):
        total = sum(edges.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
        held = [cohesion(sum(edges.get(pair, 0.0) for pair in combinations(g, 2)), len(g), 0.4) for g in (one, other)]
        assert total / (len(one) * len(other)) < max(0.4, asked(*held)) + 1e-9


@given(_graphs, st.randoms(use_true_random=False))
def test_the_order_of_the_edges_does_not_matter(
    graph: tuple[int, dict[tuple[int, int], float]], draw: random.Random
) -> None:
    size, edges = graph
    shuffled = dict(draw.sample(sorted(edges.items()), len(edges)))
    assert average_link(size, shuffled, 0.4) == average_link(size, edges, 0.4)


# ------------------------------------------------------------------ the reader's word


def test_two_that_are_apart_are_never_in_one_group_however_alike() -> None:
    assert average_link(2, {(0, 1): 1.0}, 0.5, {(0, 1)}) == [[0], [1]]
    assert average_link(3, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.9}, 0.5, {(0, 2)}) == [[0, 1], [2]]


def test_two_that_are_apart_and_not_alike_keep_a_third_from_joining_both() -> None:
    assert average_link(3, {(0, 1): 0.9, (1, 2): 0.9}, 0.4) == [[0, 1, 2]]
    assert average_link(3, {(0, 1): 0.9, (1, 2): 0.9}, 0.4, {(0, 2)}) == [[0, 1], [2]]


def test_groups_are_united_by_any_two_of_their_members() -> None:
    assert united([[0, 3], [1], [2, 4]], [(3, 4)], ()) == [[0, 2, 3, 4], [1]]
    assert united([[0], [1], [2]], [(0, 1), (1, 2)], ()) == [[0, 1, 2]]
    assert united([[0, 1], [2]], [(0, 1)], ()) == [[0, 1], [2]]


def test_groups_that_hold_two_that_are_apart_are_not_united() -> None:
    assert united([[0, 3], [1, 2]], [(0, 1)], {(2, 3)}) == [[0, 3], [1, 2]]
    assert united([[0], [1]], [(0, 1)], {(0, 1)}) == [[0], [1]]


def test_of_wishes_that_contradict_each_other_the_smaller_goes_first() -> None:
    assert united([[0], [1], [2]], [(1, 2), (0, 1)], {(0, 2)}) == [[0, 1], [2]]


_pairs = st.sets(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] != pair[1]).map(sorted).map(tuple),
    max_size=8,
)


@given(_graphs, _pairs, _pairs, st.randoms(use_true_random=False))
def test_apart_always_holds_and_same_wherever_nothing_speaks_against_it(
    graph: tuple[int, dict[tuple[int, int], float]],
    same: set[tuple[int, int]],
    apart: set[tuple[int, int]],
    draw: random.Random,
) -> None:
    size, edges = graph
    same, apart = ({pair for pair in pairs if max(pair) < size} for pairs in (same, apart))
    groups = average_link(size, edges, 0.4, apart)
    found = united(groups, draw.sample(sorted(same), len(same)), apart)
    assert found == united(groups, sorted(same), apart)
    assert sorted(member for group in found for member in group) == list(range(size))
    home = {member: n for n, group in enumerate(found) for member in group}
    assert all(home[i] != home[j] for i, j in apart)
    assert all(len({home[member] for member in group}) == 1 for group in groups)
    for i, j in same:
        crossing = {tuple(sorted((a, b))) for a in found[home[i]] for b in found[home[j]] if a != b}
        assert home[i] == home[j] or crossing & apart
