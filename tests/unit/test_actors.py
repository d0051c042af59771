"""Who is named in an article, and where: invented news, told in small pieces."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import actors, sentences
from briefing.model import Actor, Article, Block, BlockKind

PARAGRAPH: BlockKind = "paragraph"


def article(*blocks: str | tuple[BlockKind, str]) -> Article:
    """An article of these blocks; a bare text is a paragraph."""
    made: list[Block] = []
    text = ""
    for block in blocks:
        kind, words = block if isinstance(block, tuple) else (PARAGRAPH, block)
        text += "\n\n" if text else ""
        made.append(Block(kind, len(text), len(text) + len(words)))
        text += words
    return Article(identity="0" * 20, id="a", source="a.txt", title="", text=text, blocks=tuple(made))


def found(*blocks: str | tuple[BlockKind, str]) -> dict[str, Actor]:
    """The actors of these blocks by name."""
    made = article(*blocks)
    return {actor.name: actor for actor in actors.find(made, sentences.split(made.text, made.blocks))}


def texts(actor: Actor, kind: str = "name") -> list[str]:
    return [one.text for one in actor.mentions if one.type == kind]


def test_a_person_is_one_actor_under_full_name_and_surname() -> None:
    got = found("Mayor Clara Holm opened the bridge. Holm said it was late.")
    assert got["Clara Holm"].type == "person"
    assert texts(got["Clara Holm"]) == ["Clara Holm", "Holm"]
    assert got["Clara Holm"].variants == ("Holm",)


def test_every_mention_is_the_span_it_says() -> None:
    made = article("Norwegian envoy Oskar Brandt met Clara Holm in Oslo, the Harbour Authority said.")
    for actor in actors.find(made, sentences.split(made.text, made.blocks)):
        for one in actor.mentions:
            assert made.text[one.start : one.end] == one.text


def test_the_most_mentioned_actor_comes_first() -> None:
    got = list(found("Oskar Brandt met Clara Holm. Holm smiled. Holm left before Brandt spoke, and Holm slept."))
    assert got == ["Clara Holm", "Oskar Brandt"]


def test_a_country_stands_for_its_government() -> None:
    got = found("The Kremlin declined. Moscow said Russia would wait. Russian officials met in Moscow.")
    russia = got["Russia"]
    assert russia.type == "country"
    assert [(one.text, one.type) for one in russia.mentions] == [
        ("Kremlin", "metonym"),
        ("Moscow", "metonym"),
        ("Russia", "name"),
        ("Russian", "demonym"),
        ("Moscow", "place"),
    ]


def test_a_demonym_alone_makes_no_actor() -> None:
    assert found("The Norwegian fleet sailed at dawn.") == {}


def test_a_capital_where_something_merely_happens_is_a_place() -> None:
    assert found("The choir sang in Lisbon.")["Lisbon"].type == "place"


@pytest.mark.parametrize("dash", ["-", "–"])
def test_names_tied_by_a_dash_are_both_mentioned(dash: str) -> None:
    got = found(f"Clara Holm called Oskar Brandt. The Holm{dash}Brandt talks failed.")
    assert texts(got["Clara Holm"]) == ["Clara Holm", "Holm"]
    assert texts(got["Oskar Brandt"]) == ["Oskar Brandt", "Brandt"]


def test_a_double_surname_stays_whole() -> None:
    got = found("Maria Velasco-Pratt resigned. Velasco-Pratt gave no reason.")
    assert texts(got["Maria Velasco-Pratt"]) == ["Maria Velasco-Pratt", "Velasco-Pratt"]


def test_two_countries_tied_by_a_hyphen_are_both_mentioned() -> None:
    got = found("The Norway-Sweden border stayed open.")
    assert set(got) == {"Norway", "Sweden"}


def test_a_body_tied_to_another_name_by_a_hyphen_is_the_one_that_stands_alone() -> None:
    got = found("The EU-Norway talks failed. Norway left. The EU regretted it.")
    assert texts(got["EU"]) == ["EU", "EU"]
    assert len(got) == 2


def test_initials_lead_to_the_organisation_named_in_full() -> None:
    got = found("The Northern Grain Board (NGB) met on Monday. NGB officials were silent.")
    assert texts(got["Northern Grain Board"]) == ["Northern Grain Board", "NGB", "NGB"]
    assert got["Northern Grain Board"].type == "organisation"


def test_a_firm_is_known_by_its_first_word() -> None:
    got = found("Quillon Motors Inc. cut prices. Shares of Quillon fell.")
    assert texts(got["Quillon Motors Inc."]) == ["Quillon Motors Inc.", "Quillon"]


def test_a_heading_marks_only_names_that_the_body_confirms() -> None:
    got = found(("heading", "Holm Warns Of Grave Winter Shortage"), "Mayor Clara Holm warned of a shortage.")
    assert set(got) == {"Clara Holm"}
    assert texts(got["Clara Holm"]) == ["Holm", "Clara Holm"]


def test_a_line_of_capitals_marks_confirmed_names_and_countries() -> None:
    got = found(("heading", "HOLM MEETS BRANDT IN NORWAY"), "Clara Holm met Oskar Brandt.")
    assert texts(got["Clara Holm"])[0] == "HOLM"
    assert texts(got["Norway"]) == ["NORWAY"]


def test_a_label_before_a_colon_is_read_as_a_heading() -> None:
    got = found("Economic Momentum: Clara Holm wants growth.")
    assert set(got) == {"Clara Holm"}


def test_a_dateline_is_a_place_and_its_agency_no_actor() -> None:
    got = found("LISBON, Portugal (AP) — The choir sang.")
    assert "AP" not in got
    assert "Portugal" in got


@pytest.mark.parametrize(
    "text", ["Posts on X were mixed.", "He won the US Open.", "It fell on Monday.", "World War II ended."]
)
def test_capitals_that_are_no_actors_are_left_alone(text: str) -> None:
    assert found(text) == {}


def test_web_addresses_and_handles_name_nobody() -> None:
    assert found("Write to @ClaraHolm or see https://Example.org/HolmReport today.") == {}


def test_a_surname_of_two_relatives_stays_open() -> None:
    got = found("Clara Holm and Peter Holm spoke. Holm left early.")
    assert got["Holm"].uncertain
    assert set(got) == {"Clara Holm", "Peter Holm", "Holm"}


def test_an_honorific_tells_relatives_apart() -> None:
    got = found("Clara Holm and Peter Holm spoke. Mrs. Holm left early.")
    assert texts(got["Clara Holm"]) == ["Clara Holm", "Holm"]


def test_ordinary_capitals_around_a_known_name_are_left_out() -> None:
    got = found("Clara Holm resigned. “Candidate Holm was brave,” they said.")
    assert texts(got["Clara Holm"]) == ["Clara Holm", "Holm"]


def test_a_person_who_is_named_like_a_country_is_a_person() -> None:
    got = found("The singer Maria Jordan performed. Jordan bowed.")
    assert texts(got["Maria Jordan"]) == ["Maria Jordan", "Jordan"]
    assert "Jordan" not in got


@pytest.mark.parametrize("text", ["The President slept.", "Rep. Clara Holm (R-Ohio) slept."])
def test_a_title_alone_and_a_lawmakers_tag_name_nobody(text: str) -> None:
    assert set(found(text)) <= {"Clara Holm"}


def test_a_day_ends_a_name() -> None:
    assert "Northern Grain Board" in found("The Northern Grain Board on Friday met with Quillon Motors Inc Friday.")


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ('Peter "Dusty" Quarm left. "Dusty was ill," they said.', 'Peter "Dusty" Quarm', "Dusty"),
        ('Clara "El Gato" Quarm left. Then El Gato was ill, they said.', 'Clara "El Gato" Quarm', "El Gato"),
        ("Clara Quarm-Ostrel left. Quarm was ill, they said.", "Clara Quarm-Ostrel", "Quarm"),
        ("Clara di Quarm-Ostrel left. Di Quarm was ill, they said.", "Clara di Quarm-Ostrel", "Di Quarm"),
        ("Clara Quarm-Ostrel left. Then Quarm Ostrel was ill, they said.", "Clara Quarm-Ostrel", "Quarm Ostrel"),
        ("Ivo Omar Quarmel left. Then Ivo Omar was ill, they said.", "Ivo Omar Quarmel", "Ivo Omar"),
        ("Noura bint Quarm left. Then Quarm was ill, they said.", "Noura bint Quarm", "Quarm"),
    ],
)
def test_a_person_is_known_by_nickname_half_a_surname_or_the_first_two_of_three_names(
    text: str, name: str, called: str
) -> None:
    got = found(text)
    assert list(got) == [name]
    assert texts(got[name]) == [name, called]


def test_a_daughter_whose_name_begins_with_her_mothers_is_not_she() -> None:
    assert list(found("Clara Maung Quarm Ostrel left. Her mother, Clara Maung, stayed.")) == [
        "Clara Maung Quarm Ostrel",
        "Clara Maung",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They asked Holm, Roe & Marr, a law firm.", "Holm, Roe & Marr"),
        ("They asked Quarm Holdings plc for money.", "Quarm Holdings plc"),
        ("They asked Quarm Infra Pvt. Ltd. for money.", "Quarm Infra Pvt. Ltd."),
        ("They asked the shipyard PT Quarm Jaya for money.", "PT Quarm Jaya"),
        ("They asked the General Federation of Millers for money.", "General Federation of Millers"),
        (
            "They asked the Department of Public Works and Highways for money.",
            "Department of Public Works and Highways",
        ),
        ("Firefly Robotics asked for money.", "Firefly Robotics"),
        ("China asked for money.", "China"),
        ("Apple said that it was ill.", "Apple"),
        ("They asked a gang known as Brenna Quarm.", "Brenna Quarm"),
        ("So said the watchdog, Quarm.", "Quarm"),
    ],
)
def test_a_body_or_land_is_found_whole_whatever_its_words_say_elsewhere(text: str, name: str) -> None:
    got = found(text)
    assert list(got) == [name]
    assert got[name].type in ("organisation", "country")


def test_what_follows_of_after_a_whole_name_is_another() -> None:
    got = found("They sued Quarm Shipping of Gothenburg, and left the Grain Party of Clara Holm.")
    assert {name: actor.type for name, actor in got.items()} == {
        "Quarm Shipping": "organisation",
        "Gothenburg": "place",
        "Grain Party": "organisation",
        "Clara Holm": "person",
    }


@pytest.mark.parametrize("initials", ["CAR", "CaR"])
def test_initials_in_brackets_are_the_body_before_them(initials: str) -> None:
    got = found(f"They asked the Committee for Asian Reporters ({initials}). In May the {initials} left.")
    assert texts(got["Committee for Asian Reporters"]) == ["Committee for Asian Reporters", initials, initials]


def test_the_land_that_someone_serves_makes_no_place_of_him() -> None:
    assert found("They met Brenna Quarm, Norway's envoy.")["Brenna Quarm"].type == "person"


def test_brackets_inside_a_quotation_do_no_harm() -> None:
    got = found("“Nobody [had] asked,” said Clara Holm.")
    assert set(got) == {"Clara Holm"}


def test_the_first_word_of_a_sentence_is_no_name_for_its_capital_alone() -> None:
    assert set(found("Many went home. Clara Holm stayed. Former ministers wept.")) == {"Clara Holm"}


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text_can_be_read(blocks: list[str]) -> None:
    made = article(*blocks)
    for actor in actors.find(made, sentences.split(made.text, made.blocks)):
        assert actor.mentions
        assert all(made.text[one.start : one.end] == one.text for one in actor.mentions)


@pytest.mark.parametrize(
    "piece",
    [
        "Holm ",
        "Aa-Bb-",
        "A. ",
        "Holm of the ",
        "Bank of ",
        "U.S.-",
        "Mr. ",
        "d'A'b'",
        "Clara Holm, ",
        "Ivo de Marr ",
        "ny",
        "General Staff ",
        "Bill and ",
    ],
)
def test_time_grows_with_the_length_of_the_text_whatever_stands_there(piece: str) -> None:
    made = article(piece * (200_000 // len(piece)))
    started = time.process_time()
    actors.find(made, sentences.split(made.text, made.blocks))
    assert time.process_time() - started < 10
