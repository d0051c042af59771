"""Why names are one actor, or two: a sentence for every rule, and never another answer than the rule's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import joining, names
from briefing.analysis.corrections import NONE, Corrections, pair, paired
from briefing.analysis.explaining import apart, doubt, together
from briefing.analysis.reasons import of_form, why_apart, why_same
from briefing.model import Name


def person(name: str, mentions: int = 1, uncertain: bool = False) -> Name:
    return Name("person", name, uncertain, mentions, mentions, 1)


def body(name: str, mentions: int = 1, *initials: str) -> Name:
    return Name("organisation", name, False, mentions, mentions, 1, initials)


# ---------------------------------------------------------------- on the names alone

SAME = [
    ("Ihor Savytskyy", "Ihor Savytsky", "person", "the same name, spelled otherwise (Savytskyy, Savytsky)"),
    ("Dmitry Bulatov", "Dmitri Bulatov", "person", "the same name, spelled otherwise (Dmitry, Dmitri)"),
    ("Clara P. Holm", "Clara Holm", "person", "the same name with or without a middle name"),
    ("Clara P. Holm", "Clara Paula Holm", "person", "the same name, its middle names as initials or in full"),
    ("Edgar B. Stone Jr.", "Edgar Stone", "person", "the same name with or without Jr. and a middle name"),
    ("Bob Tarrant", "Robert Tarrant", "person", "Bob is short for Robert"),
    ("Robert Tarrant", "Bob Tarrant", "person", "Bob is short for Robert"),
    ("Bob Tarrant", "Rob Tarrant", "person", "Bob and Rob are both short for Robert"),
    ("C. Holm", "Clara Holm", "person", "an initial (C. for Clara)"),
    ("Clara Holm", "C. Holm", "person", "an initial (C. for Clara)"),
    ("J. Robert Quill", "Robert Quill", "person", "goes by the middle name (Robert)"),
    ("Jean-Luc Marchand", "Jean Luc Marchand", "person", "the same name, its parts written apart or together"),
    ("President Clara Holm", "Clara Holm", "person", "the same name, written otherwise"),
    ("Vladimir Bulatov", "Vladmir Bulatov", "person", "a slip of the pen"),
    ("Tomas Okonkwo", "Tomas Okonwko", "person", "a slip of the pen"),
    ("Northern Grain Board", "NGB", "organisation", "initials of Northern Grain Board"),
    ("Quillon Motors Inc.", "Quillon Motors", "organisation", "the same name with or without its legal form"),
    ("U.S. Grain Board", "Grain Board", "organisation", "the same name with or without the nation"),
    (
        "Fisheries Department",
        "Department of Fisheries",
        "organisation",
        "the same words, but for spelling, order or legal form",
    ),
    (
        "NATO",
        "North Atlantic Treaty Organization",
        "organisation",
        "known initials of North Atlantic Treaty Organization",
    ),
    ("House of Representatives", "House", "organisation", "another name of House of Representatives"),
    ("Moscow", "Russia", "country", "another word for Russia (its capital)"),
    ("Kremlin", "Russia", "country", "another word for Russia (its government)"),
    ("U.S.", "United States", "country", "another name of United States"),
]

APART = [
    ("Clara Holm", "Clara Dunmore", "person", "different surnames"),
    ("Clara Holm", "Peter Holm", "person", "given names differ"),
    ("Edgar Stone", "Edgar Stone Jr.", "person", "Jr. on one side only"),
    ("King Olaf II", "King Olaf III", "person", "different numbers or Jr. and Sr."),
    ("George W. Tarrant", "George H.W. Tarrant", "person", "different middle initials"),
    ("Mr. Jan Holm", "Mrs. Jan Holm", "person", "one is a woman's name, the other a man's"),
    ("Holm", "Clara Holm", "person", "a surname alone could be another bearer's"),
    ("Northern Grain Board", "NGO", "organisation", "the initials are not known to be of this name"),
    ("Fisheries Ministry", "Forestry Ministry", "organisation", "different names"),
    ("Russia", "Norway", "country", "different names"),
]


@pytest.mark.parametrize(("a", "b", "type", "why"), SAME)
def test_every_rule_that_joins_has_its_sentence(a: str, b: str, type: str, why: str) -> None:
    assert why_same(a, b, type) == why
    assert why_apart(a, b, type) is None


@pytest.mark.parametrize(("a", "b", "type", "why"), APART)
def test_every_rule_that_parts_has_its_sentence(a: str, b: str, type: str, why: str) -> None:
    assert why_apart(a, b, type) == why
    assert why_same(a, b, type) is None


WORDS = [
    "Clara",
    "C.",
    "Claire",
    "Bob",
    "Robert",
    "R.",
    "Holm",
    "Holmm",
    "Quill",
    "Quil",
    "Jr.",
    "II",
    "B.",
    "Mrs.",
    "of",
]
WORDS += [
    "al-Harbi",
    "Northern",
    "Grain",
    "Board",
    "NGB",
    "Moscow",
    "Russian",
    "Kremlin",
    "the",
    "Inc.",
    "Xi",
    "Jinping",
]
MADE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
TYPES = st.sampled_from(["person", "organisation", "country", "place", "group"])


@given(MADE | st.text(max_size=12), MADE | st.text(max_size=12), TYPES)
def test_two_names_are_one_actor_exactly_where_a_reason_says_so(a: str, b: str, type: str) -> None:
    one = names.same_actor(a, b, type)
    assert (why_same(a, b, type) is not None) == one
    assert (why_apart(a, b, type) is None) == one
    assert why_same(a, b, type) != "" != why_apart(a, b, type)


def test_forms_inside_an_article_are_told_of() -> None:
    clara, board = [person("Clara Holm")], [body("Northern Grain Board")]
    assert of_form("Holm", clara) == "the surname alone, in an article that names Clara Holm"
    assert of_form("President Clara Holm", clara) == "the same name, written otherwise"
    assert of_form("NGB", board) == "initials of Northern Grain Board"
    assert of_form("the Board", board) == "an article calls Northern Grain Board so"


# ---------------------------------------------------------------- in a library


def whys(found: list[Name], said: Corrections = NONE, of: int = 0) -> dict[str, str]:
    actor = joining.join(found, said)[of]
    return {reason.name.name: reason.why for reason in together(actor.names, found, said, "")}


def test_the_first_name_needs_no_reason_and_the_others_say_what_they_were_joined_to() -> None:
    found = [person("Ihor Savytskyy", 9), person("Ihor Savytsky", 2)]
    first, other = together(found, found, NONE, "")
    assert (first.name.name, first.to, first.why) == ("Ihor Savytskyy", None, "")
    assert (other.name.name, other.to) == ("Ihor Savytsky", "Ihor Savytskyy")


def test_a_slip_of_the_pen_is_told_with_the_figures_that_decide() -> None:
    assert whys([person("Tom Harven", 41), person("Tom Harvin")])["Tom Harvin"] == (
        "a slip of the pen: once, beside 41 mentions"
    )
    often = [person("Tom Harven", 9), person("Tom Harvin", 8)]
    assert apart(often[:1], often[1:], often, NONE) == (
        "surnames differ by a letter, and neither spelling is rare (9 times, 8 times)"
    )


def test_a_lone_surname_is_told_with_who_else_bears_it() -> None:
    clara, lone = person("Clara Holm", 10), person("Holm", 4)
    assert whys([clara, lone])["Holm"] == "a lone surname: nobody else in these articles bears it"
    peter = person("Peter Holm", 2)
    assert whys([clara, peter, lone])["Holm"] == "a lone surname: 5 times the mentions of the next bearer (Peter Holm)"
    many = person("Peter Holm", 3)
    assert doubt([lone], [clara, many, lone], NONE) == (
        "a lone surname, and nobody is mentioned far more than the others who bear it: "
        "Clara Holm (10 times), Peter Holm (3 times)"
    )
    assert doubt([clara], [clara, many, lone], NONE) is None
    either = person("Holm", 1, uncertain=True)
    assert doubt([either], [clara, either], NONE) == (
        "a lone surname in an article that two people could mean: Clara Holm (10 times)"
    )


def test_initials_that_an_article_explains_are_told_as_such() -> None:
    found = [body("Grain Board of the North", 3, "NGB"), body("NGB", 9)]
    assert whys(found)["NGB"] == "initials that an article explains"
    two = [*found, body("National Gas Bureau", 1, "NGB")]
    assert apart([two[0]], [two[1]], two, NONE) == (
        "articles give the initials to more than one: Grain Board of the North, National Gas Bureau"
    )
    assert apart([two[0]], [body("NGO")], [two[0], body("NGO")], NONE) == "no article gives the initials to this name"


def test_the_readers_word_is_told_as_such() -> None:
    found = [person("Clara Holm", 3), person("Clara Dunmore"), person("C. Holm")]
    same = Corrections(same=paired([pair("person clara holm", "person clara dunmore")]))
    assert whys(found, same) == {
        "Clara Holm": "",
        "C. Holm": "an initial (C. for Clara)",
        "Clara Dunmore": "you said so",
    }
    parted = Corrections(apart=paired([pair("person clara holm", "person c. holm")]))
    assert apart(found[:1], found[2:], found, parted) == "you said so"


def test_two_people_whom_only_a_third_name_keeps_apart_are_told_with_it() -> None:
    found = [person("C. Holm", 9), person("Clara Holm", 2), person("Conrad Holm", 1)]
    assert apart(found[:2], found[2:], found, NONE) == "given names differ (Clara Holm, Conrad Holm)"


def test_actors_of_different_types_are_told_as_such() -> None:
    holm, town = person("Clara Bremloe"), Name("place", "Bremloe", mentions=2, seen=2, articles=1)
    assert apart([holm], [town], [holm, town], NONE) == "one is a person, the other a place"


POOL = [
    "Holm Jr.",
    "Holm Sr.",
    "Clara Holm",
    "C. Holm",
    "Peter Holm",
    "Holm",
    "Conrad Holm",
    "Clara B. Holm",
    "Tom Harven",
    "Tom Harvin",
    "Clare Holm",
]
ANY = st.one_of(
    st.builds(person, st.sampled_from(POOL), st.integers(0, 9), st.booleans()),
    st.builds(
        body,
        st.sampled_from(["Northern Grain Board", "Northern Grain Board Ltd", "National Gas Bureau"]),
        st.integers(0, 9),
    )
    | st.builds(body, st.just("Grain Board"), st.integers(0, 9), st.just("NGB"))
    | st.builds(body, st.just("NGB"), st.integers(0, 9)),
    st.builds(
        Name,
        st.sampled_from(["country", "place"]),
        st.sampled_from(["Moscow", "Russia", "Holm"]),
        seen=st.integers(0, 5),
    ),
)
KEYS = st.sampled_from([f"person {name.lower()}" for name in POOL] + ["organisation ngb", "organisation grain board"])
PAIRS = st.lists(st.builds(pair, KEYS, KEYS), max_size=2).map(paired)
SAID = st.builds(Corrections, same=PAIRS, apart=PAIRS)


@given(st.lists(ANY, max_size=9, unique_by=lambda one: (one.type, one.name, one.uncertain)), SAID)
def test_every_name_of_every_actor_has_a_reason_and_every_two_actors_too(found: list[Name], said: Corrections) -> None:
    actors = joining.join(found, said)
    for actor in actors:
        reasons = together(actor.names, found, said, "")
        assert {reason.name for reason in reasons} == set(actor.names)
        assert [reason.why for reason in reasons].count("") == 1
        assert all(reason.why for reason in reasons if reason.to is not None)
    for one in actors:
        for other in actors:
            assert one is other or apart(one.names, other.names, found, said)
