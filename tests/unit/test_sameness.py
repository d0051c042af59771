"""When two finds are one item to watch, and when they are two."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.following import sameness
from briefing.analysis.following.sameness import Find

MONDAY, TUESDAY, FRIDAY = (("2031-03-03",) * 2, ("2031-03-04",) * 2, ("2031-03-07",) * 2)
LATER = ("2031-03-28",) * 2
VOTE = "The council of Port Halden will vote on the new sea wall on Friday."


def find(text: str, due: tuple[str, str] | None = None, *actors: str, when: str = "") -> Find:
    return Find(text, due=due, actors=actors, when=when)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (find(VOTE, FRIDAY), find(VOTE.upper(), FRIDAY)),
        (find(VOTE, FRIDAY), find(VOTE.replace(".", ", officials said."), FRIDAY)),
        (
            find("The harbour master is due to testify on Thursday.", FRIDAY),
            find("On Thursday the harbour master will testify before the inquiry in Port Halden.", FRIDAY),
        ),
        (
            find(
                "Minister Odran Velsk will answer the union within 24 hours.",
                FRIDAY,
                "Odran Velsk",
                when="within 24 hours",
            ),
            find("Velsk answers the union by Friday evening.", FRIDAY, "Velsk", when="by Friday"),
        ),
        (find(VOTE, FRIDAY), find(VOTE)),
    ],
)
def test_one_event_is_one_item_however_it_is_worded(one: Find, other: Find) -> None:
    assert sameness.same(one, other)
    assert sameness.same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (find(VOTE, MONDAY), find(VOTE, FRIDAY)),
        (find(VOTE, FRIDAY), find(VOTE.replace("will vote", "will not vote"), FRIDAY)),
        (find(VOTE, FRIDAY), find(VOTE.replace("Port Halden", "Corvane"), FRIDAY)),
        (
            find("Velsk will meet Salme Otieno on Friday.", FRIDAY, "Velsk", "Salme Otieno"),
            find("Velsk will meet the families on Friday.", FRIDAY, "Velsk"),
        ),
        (
            find("The bank will publish 12 reports on the ferry on Friday.", FRIDAY),
            find("The bank will publish 19 reports on the ferry on Friday.", FRIDAY),
        ),
    ],
)
def test_another_day_place_number_or_matter_is_another_item(one: Find, other: Find) -> None:
    assert not sameness.same(one, other)
    assert not sameness.same(other, one)


def test_a_day_or_two_apart_may_be_the_tomorrow_of_a_reprint() -> None:
    assert sameness.same(find(VOTE, MONDAY), find(VOTE, TUESDAY))


def test_an_edited_item_of_a_reprint_is_the_one_of_the_text() -> None:
    item = "Whether Blue Strait Lines hands over 31 maintenance records of the Maravel."
    text, print_ = Find(item, 1, 1), Find(item.replace("31", "some"), 2, 1)
    assert sameness.groups([text, print_]) == [[0, 1]]
    other_text = Find(print_.text, 2, 2)
    assert sameness.groups([text, other_text]) == [[0], [1]]


def test_the_same_words_in_two_prints_of_one_text_are_one_item_whatever_days_they_were_read_as() -> None:
    text, between, late = Find(VOTE, 1, 1, MONDAY), Find(VOTE, 2, 2, TUESDAY), Find(VOTE, 3, 1, LATER)
    assert sameness.groups([text, late]) == [[0, 1]]
    assert sameness.groups([text, between, late]) == [[0, 1, 2]]
    assert sameness.groups([between, Find(VOTE, 3, 3, LATER)]) == [[0], [1]]


def test_two_items_of_one_article_stay_two() -> None:
    items = [Find("The harbour master will testify on Friday.", 1, 1, FRIDAY)]
    items.append(Find("On Friday the harbour master will testify again.", 1, 1, FRIDAY))
    assert sameness.groups(items) == [[0], [1]]


def test_a_reworded_sentence_of_a_new_version_is_known_again_and_a_changed_number_is_not() -> None:
    old = Find("The court will rule on the appeal of the ferry's owner on Friday.")
    new = Find("The court is expected to rule on the ferry owner's appeal on Friday, its clerk said.")
    assert sameness.find_near(old, [("other", Find("The mayor will resign on Friday.")), ("new", new)]) == "new"
    assert (
        sameness.find_near(Find("Velsk will release 12 sailors."), [("new", Find("Velsk will release 19 sailors."))])
        is None
    )


WORDS = st.sampled_from(
    [
        "court",
        "rule",
        "vote",
        "ferry",
        "harbour",
        "minister",
        "Velsk",
        "Otieno",
        "Friday",
        "will",
        "not",
        "12",
        "on",
        "the",
    ]
)
PRINTS = {1: 1, 2: 1, 3: 1, 4: 4, 5: 4}
FINDS = st.builds(
    lambda text, article, due: Find(" ".join(text), article, PRINTS[article], due),
    st.lists(WORDS, min_size=1, max_size=8),
    st.sampled_from(sorted(PRINTS)),
    st.sampled_from([None, MONDAY, FRIDAY]),
)


@given(st.lists(FINDS, max_size=12), st.randoms())
def test_grouping_loses_none_and_depends_on_no_order(finds: list[Find], draw: random.Random) -> None:
    groups = sameness.groups(finds)
    assert sorted(n for group in groups for n in group) == list(range(len(finds)))
    order = list(range(len(finds)))
    draw.shuffle(order)
    again = sameness.groups([finds[n] for n in order])
    assert {frozenset(order[n] for n in group) for group in again} == {frozenset(group) for group in groups}


@given(st.lists(FINDS, min_size=1, max_size=12))
def test_one_more_print_of_an_item_joins_it_and_moves_no_other(finds: list[Find]) -> None:
    groups = sameness.groups(finds)
    more = Find(finds[0].text, max(PRINTS) + 1, finds[0].print_of, finds[0].due)
    grown = [[*group, len(finds)] if 0 in group else group for group in groups]
    assert sameness.groups([*finds, more]) == grown
