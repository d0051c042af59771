"""One row for one actor over many articles, whatever order the articles come in."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import names
from briefing.analysis.corrections import NONE, Corrections, key, pair, paired
from briefing.analysis.joining import Joined, hooks, join
from briefing.analysis.merging import cast_of
from briefing.model import Actor, ActorRow, ActorType, Mention, Name


def actor(name: str, type: ActorType = "person", times: int = 1, **more: object) -> Actor:
    """An actor with `times` mentions of its name."""
    mentions = tuple(Mention(at * 100, at * 100 + len(name), name) for at in range(times))
    return Actor(name, type, mentions=mentions, **more)  # type: ignore[arg-type]


def merged(found: Iterable[tuple[int, Actor]], said: Corrections = NONE) -> list[ActorRow]:
    return cast_of(found, said).rows


def rows(*found: tuple[int, Actor]) -> dict[str, ActorRow]:
    return {row.name: row for row in merged(found)}


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


def test_a_lone_surname_is_not_the_juniors_who_is_told_by_his_suffix() -> None:
    got = rows((1, actor("Bram Holm", times=2)), (2, actor("Bram Holm Jr.", times=2)), (3, actor("Holm", times=4)))
    assert {name: row.mentions for name, row in got.items()} == {"Bram Holm": 6, "Bram Holm Jr.": 2}


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
    assert merged(found) == merged(shuffled)


@given(st.lists(st.tuples(st.integers(1, 5), ANY), max_size=12))
def test_no_mention_is_lost_or_counted_twice(found: list[tuple[int, Actor]]) -> None:
    once = {(article, one.name, mention) for article, one in found for mention in one.mentions}
    assert sum(row.mentions for row in merged(found)) <= len(once)
    assert all(len(row.places) == row.mentions for row in merged(found))


# ---------------------------------------------------------------- one name, one type


def types(*found: tuple[int, Actor]) -> list[tuple[str, str, int]]:
    return [(row.name, row.type, row.mentions) for row in merged(found)]


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
    assert [(row.type, row.mentions) for row in merged(found)] == [("organisation", 3)]


def test_a_surname_is_its_bearers_though_a_town_has_the_same_name() -> None:
    got = merged([(1, actor("Clara Bremloe", times=2)), (2, actor("Bremloe")), (3, actor("Bremloe", "place", times=9))])
    assert [(row.name, row.type, row.mentions) for row in got] == [
        ("Bremloe", "place", 9),
        ("Clara Bremloe", "person", 3),
    ]


def test_what_a_list_knows_keeps_its_type() -> None:
    got = merged([(1, actor("Jordan", "country")), (2, actor("Jordan", times=5))])
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
    assert merged(found) == merged(shuffled)


@given(st.lists(st.tuples(st.integers(1, 5), st.builds(actor, st.just("Bremloe"), MIXED.map(lambda one: one.type)))))
def test_a_name_that_no_list_knows_has_one_type(found: list[tuple[int, Actor]]) -> None:
    assert len({row.type for row in merged(found)}) <= 1


# ---------------------------------------------------------------- what the reader says goes first


def corrected(*found: tuple[int, Actor], **said: object) -> list[tuple[str, str]]:
    return sorted((row.name, row.type) for row in merged(found, Corrections(**said)))  # type: ignore[arg-type]


HOLMS = (1, actor("Clara Holm", times=3)), (2, actor("C. Holm"))


def test_names_the_reader_parted_are_two_rows() -> None:
    assert corrected(*HOLMS) == [("Clara Holm", "person")]
    apart = paired([pair("person clara holm", "person c. holm")])
    assert corrected(*HOLMS, apart=apart) == [("C. Holm", "person"), ("Clara Holm", "person")]


def test_an_organisation_can_be_parted_from_its_other_spelling_and_its_initials() -> None:
    board = (1, actor("Northern Grain Board", "organisation", times=2, variants=("NGB",)))
    found = board, (2, actor("The Northern Grain Board Ltd", "organisation")), (3, actor("NGB", "organisation"))
    assert len(corrected(*found)) == 1
    head = "organisation northern grain board"
    apart = paired([pair(head, "organisation ngb"), pair(head, "organisation northern grain board ltd")])
    assert len(corrected(*found, apart=apart)) == 3


def test_names_the_reader_merged_are_one_row_whatever_they_look_like() -> None:
    found = (1, actor("Clara Holm", times=3)), (2, actor("Clara Dunmore")), (3, actor("La Holm", "group"))
    same = paired([pair("person clara holm", "person clara dunmore"), pair("group la holm", "person clara dunmore")])
    assert corrected(*found, same=same) == [("Clara Holm", "person")]


def test_a_surname_split_off_its_bearer_is_led_to_no_other() -> None:
    found = (1, actor("Clara Holm", times=9)), (2, actor("Peter Holm")), (3, actor("Holm"))
    apart = paired([pair("person clara holm", "person holm")])
    assert corrected(*found, apart=apart) == [("Clara Holm", "person"), ("Holm", "person"), ("Peter Holm", "person")]


def test_an_actor_is_called_and_typed_as_the_reader_says() -> None:
    called = {"person c. holm": "Clara B. Holm"}
    assert corrected(*HOLMS, called=called) == [("Clara B. Holm", "person")]
    assert corrected((1, actor("Bremloe Quill")), typed={"person bremloe quill": "organisation"}) == [
        ("Bremloe Quill", "organisation")
    ]


def test_an_ignored_actor_has_no_row_but_a_rare_ignored_spelling_hides_nobody() -> None:
    assert corrected(*HOLMS, ignored=frozenset({"person clara holm"})) == []
    assert corrected(*HOLMS, ignored=frozenset({"person c. holm"})) == [("Clara Holm", "person")]


def test_every_actor_of_an_article_finds_the_name_of_its_row() -> None:
    assert cast_of(HOLMS).shown == {(1, "Clara Holm"): "Clara Holm", (2, "C. Holm"): "Clara Holm"}


# ---------------------------------------------------------------- what can be told in parts

KEYS = st.sampled_from(
    [f"person {name.lower()}" for name in NAMES] + [f"organisation {name.lower()}" for name in BODIES]
)
PAIRS = st.lists(st.builds(pair, KEYS, KEYS), max_size=3).map(paired)
SAID = st.builds(
    Corrections,
    same=PAIRS,
    apart=PAIRS,
    called=st.dictionaries(KEYS, st.just("Somebody Else"), max_size=1),
    typed=st.dictionaries(KEYS, st.sampled_from(["person", "organisation", "place"]), max_size=2),
    ignored=st.frozensets(KEYS, max_size=1),
)


def parts(found: list[Name], said: Corrections) -> list[list[Name]]:
    """The names in the parts that hooks and the reader's word tie together."""
    ties: dict[object, set[Name]] = {}
    for one in found:
        for tie in hooks(one, said):
            ties.setdefault(tie, set()).add(one)
    for one in found:
        for other in found:
            if key(other.type, other.name) in said.same.get(key(one.type, one.name), ()):
                ties.setdefault((one, other), set()).update((one, other))
    left, whole = list(found), []
    while left:
        part = [left.pop(0)]
        for one in part:
            near = {other for tied in ties.values() if one in tied for other in tied}
            part += [other for other in left if other in near]
            left = [other for other in left if other not in near]
        whole.append(part)
    return whole


ANY_NAME = st.one_of(
    st.builds(Name, st.just("person"), st.sampled_from(NAMES), st.booleans(), st.integers(0, 9), st.integers(0, 9)),
    st.builds(
        Name,
        st.sampled_from(["organisation", "person", "place"]),
        st.sampled_from(BODIES),
        mentions=st.integers(0, 9),
        seen=st.integers(0, 9),
        initials=st.sampled_from([(), ("NGB",)]),
    ),
)


@given(st.lists(ANY_NAME, max_size=10, unique_by=lambda one: (one.type, one.name, one.uncertain)), SAID)
def test_names_that_nothing_ties_together_are_joined_alike_with_or_without_each_other(
    found: list[Name], said: Corrections
) -> None:
    def as_set(joined: list[Joined]) -> set[tuple[object, ...]]:
        return {(one.name, one.type, frozenset(one.names), one.uncertain) for one in joined}

    assert as_set(join(found, said)) == {one for part in parts(found, said) for one in as_set(join(part, said))}


PEOPLE = [
    "Bob Quill",
    "Robert Quill",
    "R. Quill",
    "R. J. Quill",
    "J. Robert Quill",
    "Robbert Quill",
    "Anne-Marie Quill",
]
PEOPLE += ["Anne Marie Quill", "Marie Quill", "Kuresh Quill", "Quresh Quill", "Dmitry Quill", "Dmitri Quil", "A. Quill"]


@given(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))
def test_two_names_that_can_be_one_persons_always_find_each_other(a: str, b: str) -> None:
    if names.same_person(names.person(a), names.person(b)):
        assert len(merged([(1, actor(a, times=9)), (2, actor(b))])) == 1
