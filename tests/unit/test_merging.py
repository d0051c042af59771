"""One row for one actor over many articles, whatever order the articles come in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.merging import merge
from briefing.model import Actor, ActorRow, ActorType, Mention


def actor(name: str, type: ActorType = "person", times: int = 1, **more: object) -> Actor:
    """An actor with `times` mentions of its name."""
    mentions = tuple(Mention(at * 100, at * 100 + len(name), name) for at in range(times))
    return Actor(name, type, mentions=mentions, **more)  # type: ignore[arg-type]


def rows(*found: tuple[int, Actor]) -> dict[str, ActorRow]:
    return {row.name: row for row in merge(found)}


def test_spellings_of_one_name_are_one_row() -> None:
    got = rows((1, actor("Ihor Savytskyy", times=3)), (2, actor("Ihor Savytskiy")), (3, actor("Ihor Savytsky")))
    assert set(got) == {"Ihor Savytskyy"}
    assert got["Ihor Savytskyy"].variants == ("Ihor Savytskiy", "Ihor Savytsky")
    assert got["Ihor Savytskyy"].mentions == 5


def test_a_rare_misspelling_joins_and_a_frequent_namesake_does_not() -> None:
    assert len(rows((1, actor("Tom Harven", times=9)), (2, actor("Tom Harvin")))) == 1
    assert len(rows((1, actor("Tom Harven", times=9)), (2, actor("Tom Harvin", times=8)))) == 2


def test_a_family_stays_apart() -> None:
    assert set(rows((1, actor("Clara Holm")), (2, actor("Peter Holm")))) == {"Clara Holm", "Peter Holm"}


def test_a_lone_surname_joins_the_only_one_who_bears_it() -> None:
    got = rows((1, actor("Clara Holm")), (2, actor("Holm", times=4)))
    assert set(got) == {"Clara Holm"}
    assert got["Clara Holm"].mentions == 5


def test_a_lone_surname_of_two_bearers_stays_uncertain() -> None:
    got = rows((1, actor("Clara Holm", times=4)), (2, actor("Peter Holm")), (3, actor("Holm")))
    assert got["Holm"].uncertain
    assert not got["Clara Holm"].uncertain


def test_a_lone_surname_joins_a_bearer_with_a_clear_lead() -> None:
    got = rows((1, actor("Clara Holm", times=10)), (2, actor("Peter Holm")), (3, actor("Holm")))
    assert set(got) == {"Clara Holm", "Peter Holm"}
    assert got["Clara Holm"].mentions == 11


def test_an_initial_does_not_chain_two_people_together() -> None:
    got = rows((1, actor("Clara Holm")), (2, actor("C. Holm")), (3, actor("Conrad Holm")))
    assert {"Clara Holm", "Conrad Holm"} <= set(got)


def test_initials_join_the_organisation_that_an_article_explains() -> None:
    board = actor("Northern Grain Board", "organisation", variants=("NGB",))
    got = rows((1, board), (2, actor("NGB", "organisation", times=5)))
    assert set(got) == {"Northern Grain Board"}


def test_initials_that_no_article_explains_stay_alone() -> None:
    got = rows((1, actor("Northern Grain Board", "organisation")), (2, actor("National Gas Bureau", "organisation")))
    assert len(got) == 2


def test_roles_are_kept_once_in_the_order_of_the_articles() -> None:
    got = rows((2, actor("Clara Holm", roles=("former Mayor", "mayor"))), (1, actor("Clara Holm", roles=("Mayor",))))
    assert got["Clara Holm"].roles == ("Mayor", "former Mayor")


def test_places_lead_to_every_mention() -> None:
    got = rows((7, actor("Clara Holm", times=2)), (3, actor("Clara Holm")))
    assert [(place.article, place.start) for place in got["Clara Holm"].places] == [(3, 0), (7, 0), (7, 100)]


NAMES = ["Clara Holm", "C. Holm", "Peter Holm", "Holm", "Ihor Savytskyy", "Ihor Savytsky", "Savytskiy", "Pete B. Holm"]
BODIES = ["Northern Grain Board", "NGB", "Grain Board", "Norwegian Grain Board"]
ANY = st.one_of(
    st.builds(actor, st.sampled_from(NAMES), times=st.integers(1, 9)),
    st.builds(actor, st.sampled_from(BODIES), st.just("organisation"), times=st.integers(1, 9)),
)


@given(st.lists(st.tuples(st.integers(1, 5), ANY), max_size=12), st.randoms())
def test_the_order_of_loading_never_matters(found: list[tuple[int, Actor]], draw: object) -> None:
    shuffled = list(found)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(found) == merge(shuffled)


@given(st.lists(st.tuples(st.integers(1, 5), ANY), max_size=12))
def test_no_mention_is_lost_or_counted_twice(found: list[tuple[int, Actor]]) -> None:
    once = {(article, one.name, mention) for article, one in found for mention in one.mentions}
    assert sum(row.mentions for row in merge(found)) <= len(once)
    assert all(len(row.places) == row.mentions for row in merge(found))


# ---------------------------------------------------------------- one name, one type


def types(*found: tuple[int, Actor]) -> list[tuple[str, str, int]]:
    return [(row.name, row.type, row.mentions) for row in merge(found)]


def test_a_name_typed_differently_is_one_row_of_the_type_most_said() -> None:
    firm = "NorthQuill Dairies"
    assert types((1, actor(firm, times=2)), (2, actor(firm, "organisation", times=3))) == [(firm, "organisation", 5)]
    assert types((1, actor("Bremloe", "organisation", times=4)), (2, actor("Bremloe", "place"))) == [
        ("Bremloe", "organisation", 5)
    ]


def test_where_as_much_speaks_for_two_types_the_name_itself_decides() -> None:
    assert types((1, actor("Bremloe", "organisation")), (2, actor("Bremloe", "place"))) == [("Bremloe", "place", 2)]
    firm = "NorthQuill Ferries"
    assert types((1, actor(firm)), (2, actor(firm, "organisation"))) == [(firm, "organisation", 2)]


def test_a_land_that_one_article_knows_for_a_country_is_a_country() -> None:
    found = [(1, actor("Tavoria", "place", times=4)), (2, actor("Tavoria", "country")), (3, actor("Tavoria"))]
    assert types(*found) == [("Tavoria", "country", 6)]


def test_capitals_and_an_article_before_a_name_do_not_matter() -> None:
    found = [(1, actor("Quayside Gazetteer")), (2, actor("The Quayside Gazetteer", "organisation", times=2))]
    assert [(row.type, row.mentions) for row in merge(found)] == [("organisation", 3)]


def test_a_surname_is_its_bearers_though_a_town_has_the_same_name() -> None:
    got = merge([(1, actor("Clara Bremloe", times=2)), (2, actor("Bremloe")), (3, actor("Bremloe", "place", times=9))])
    assert [(row.name, row.type, row.mentions) for row in got] == [
        ("Bremloe", "place", 9),
        ("Clara Bremloe", "person", 3),
    ]


def test_what_a_list_knows_keeps_its_type() -> None:
    got = merge([(1, actor("Jordan", "country")), (2, actor("Jordan", times=5))])
    assert {(row.type, row.mentions) for row in got} == {("country", 1), ("person", 5)}


FORMS = ("Bremloe", "Tavoria", "NorthQuill Ferries", "Quill", "Clara Quill", "Jordan", "NQF")
MIXED = st.builds(
    actor,
    st.sampled_from(FORMS),
    st.sampled_from(("person", "organisation", "place", "country", "group")),
    times=st.integers(0, 9),
    uncertain=st.booleans(),
)


@given(st.lists(st.tuples(st.integers(1, 5), MIXED), max_size=12), st.randoms())
def test_types_do_not_depend_on_the_order_of_loading(found: list[tuple[int, Actor]], draw: object) -> None:
    shuffled = list(found)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(found) == merge(shuffled)


@given(st.lists(st.tuples(st.integers(1, 5), st.builds(actor, st.just("Bremloe"), MIXED.map(lambda one: one.type)))))
def test_a_name_that_no_list_knows_has_one_type(found: list[tuple[int, Actor]]) -> None:
    assert len({row.type for row in merge(found)}) <= 1
