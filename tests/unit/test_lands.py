"""Lands, datelines, ships and firms that no list knows: an article's own words say what they are."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from briefing.analysis import actors, sentences
from briefing.model import Actor, Article, Block

if TYPE_CHECKING:
    from collections.abc import Mapping


def found(*paragraphs: str) -> dict[str, Actor]:
    """The actors of these paragraphs by name."""
    blocks, start = [], 0
    for words in paragraphs:
        blocks.append(Block("paragraph", start, start + len(words)))
        start += len(words) + 2
    made = Article("0" * 20, "a", "a.txt", "", "\n\n".join(paragraphs), tuple(blocks))
    return {actor.name: actor for actor in actors.find(made, sentences.split(made.text, made.blocks))}


def types(got: Mapping[str, Actor]) -> dict[str, str]:
    return {name: actor.type for name, actor in got.items()}


def forms(actor: Actor) -> list[tuple[str, str]]:
    return [(one.text, one.type) for one in actor.mentions]


# ---------------------------------------------------------------- lands


@pytest.mark.parametrize(
    ("land", "adjective"),
    [
        ("Elmora", "Elmoran"),
        ("Tavoria", "Tavorian"),
        ("Sethland", "Sethlandish"),
        ("Genvoa", "Genvoese"),
        ("Quillistan", "Quillistani"),
        ("Ostrem", "Ostremian"),
    ],
)
def test_a_name_with_an_adjective_and_a_government_is_a_country(land: str, adjective: str) -> None:
    got = found(
        f"{land} will return the boats. The {adjective} foreign minister said so, and {adjective} trawlers left."
    )
    assert types(got) == {land: "country"}
    assert forms(got[land]) == [(land, "name"), (adjective, "demonym"), (adjective, "demonym")]


def test_the_people_of_a_land_are_mentions_of_it() -> None:
    got = found("The Elmoran army fled. The Elmorans stayed, and Elmora fell.")
    assert forms(got["Elmora"]) == [("Elmoran", "demonym"), ("Elmorans", "demonym"), ("Elmora", "name")]


def test_a_land_that_speaks_is_no_person() -> None:
    got = found("Tavoria says that it will wait. Tavoria said so in May, said Tavorian officials.")
    assert types(got) == {"Tavoria": "country"}


@pytest.mark.parametrize(
    "text",
    [
        "The Tavorian foreign minister said that he would wait.",
        "Tavorian officials declined to answer, and the Genvoese navy left.",
        "His Tavorian counterpart was late.",
        "The meeting of Tavorian and Norwegian troops was short.",
    ],
)
def test_an_adjective_of_a_land_that_is_never_named_makes_no_actor(text: str) -> None:
    assert found(text) == {}


def test_an_adjective_before_a_title_and_a_name_is_no_part_of_the_name() -> None:
    got = found("Tavorian Prime Minister Ivo Marr met Tavorian Admiral Ada Krell in Tavoria.")
    assert types(got) == {"Tavoria": "country", "Ivo Marr": "person", "Ada Krell": "person"}


def test_an_adjective_tied_to_a_word_or_a_land_is_a_mention_of_its_land() -> None:
    got = found("Tavorian-backed rebels left Tavoria. The Norwegian-Tavorian talks failed, and Norway was silent.")
    assert [text for text, _ in forms(got["Tavoria"])] == ["Tavorian", "Tavoria", "Tavorian"]
    assert "Tavorian" not in got


def test_a_name_with_an_adjective_but_no_government_is_a_place() -> None:
    assert types(found("Quillia was quiet. A Quillian baker, who asked for patience, closed his shop.")) == {
        "Quillia": "place"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Elmora's foreign minister was late. Elmora said that it would wait.",
        "The parliament of Elmora met. Elmora announced a vote.",
        "Elmora’s Constitutional Court ruled on Monday. Elmora told its neighbours to wait.",
        "Elmora's mayor spoke. Elmora decided to build a bridge.",
    ],
)
def test_a_name_that_governs_is_a_place_whatever_it_does(text: str) -> None:
    assert found(text)["Elmora"].type == "place"


def test_a_leader_who_owns_a_government_stays_a_person() -> None:
    got = found("Karvash's government fell. President Karvash fled, and Karvash's foreign minister stayed.")
    assert types(got) == {"Karvash": "person"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Petrosian resigned. The Petrosian government had fallen, and Petrosian officials left.",
        "Mr. Karimi resigned. The Karimi ministry closed.",
        "The Kerenian court heard Marta Kerenian.",
    ],
)
def test_a_persons_name_that_ends_like_an_adjective_stays_a_persons(text: str) -> None:
    assert [actor.type for actor in found(text).values()] == ["person"]


def test_an_adjective_made_of_a_person_is_nobody() -> None:
    got = found("Senator Ada Morton spoke. It was a Mortonian speech, and Morton knew it.")
    assert types(got) == {"Ada Morton": "person"}
    assert forms(got["Ada Morton"]) == [("Ada Morton", "name"), ("Morton", "name")]


def test_a_president_of_a_land_is_named_after_it() -> None:
    got = found("President of Sethland Ivo Marr told the Sethlandish parliament that Sethland would pay.")
    assert types(got) == {"Sethland": "country", "Ivo Marr": "person"}


# ---------------------------------------------------------------- towns and rivers


@pytest.mark.parametrize(
    "text",
    [
        "Villages along the Quill are empty.",
        "Downstream of Quill the water rose.",
        "The mayor of Quill, Ada Krell, was late.",
        "Houses near Quill burned.",
        "The capital, Quill, was calm.",
    ],
)
def test_what_lies_near_a_name_makes_it_a_place(text: str) -> None:
    assert found(text)["Quill"].type == "place"


def test_the_owner_of_a_body_is_not_its_employer() -> None:
    assert "Sethby" not in found("Ivo Marr, the chief engineer of Sethby's Dam Office, was late.")


# ---------------------------------------------------------------- datelines


@pytest.mark.parametrize(
    "opening", ["NORTH QUILL, Sethland (Tidings) — ", "NORTH QUILL (Tidings) - ", "NORTH QUILL — "]
)
def test_a_dateline_names_the_town_as_the_body_does(opening: str) -> None:
    got = found(f"{opening}Boats left on Monday.", "They will be in North Quill again on Friday.")
    assert forms(got["North Quill"]) == [("NORTH QUILL", "name"), ("North Quill", "name")]
    assert got["North Quill"].variants == ()
    assert set(types(got).values()) == {"place"}


@pytest.mark.parametrize(
    "opening", ["BREMLOE — ", "BREMLOE, March 3 – ", "BREMLOE (Tidings) -- ", "BREM-LOE, Sethland - "]
)
def test_the_town_of_a_dateline_is_at_most_a_place(opening: str) -> None:
    assert set(types(found(f"{opening}Boats left on Monday.")).values()) == {"place"}


def test_a_dateline_tells_what_its_town_and_land_are() -> None:
    got = found("BREMLOE, Sethland — A former mayor of Bremloe spoke. Bremloe agreed, and Sethland said no.")
    assert types(got) == {"Bremloe": "place", "Sethland": "place"}


@pytest.mark.parametrize(
    "text", ["UPDATE - Boats left.", "BONDS — Prices fell.", "QUILL/BREMLOE (Tidings) - Rain fell."]
)
def test_a_slug_before_a_dash_is_nobody(text: str) -> None:
    assert found(text) == {}


def test_an_organisation_before_a_dash_stays_one() -> None:
    assert types(found("NATO — The alliance met.")) == {"NATO": "organisation"}


# ---------------------------------------------------------------- ships


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Saint Ida sank. The Saint Ida was old, and divers saw Saint Ida at noon. The Ida was raised.",
        "The Saint Ida left at noon.",
        "The trawler Clara Holm sank, and the Clara Holm was old.",
        "The MV Lady Brenna was towed by the tug Hector. Hector was old.",
        "The Norwegian trawler Havbris was seized. The Havbris was empty.",
        "The cargo ship Star of Quill sank. The Star of Quill was old.",
        "Fire broke out on the HMS Harwell, and Harwell sank.",
    ],
)
def test_a_ship_is_nobody(text: str) -> None:
    assert [name for name in found(text) if name != "Norway"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The yacht Clara Holm bought last year burned. Holm said so. Clara Holm wept.", "Clara Holm"),
        ("The ship Marlow bought burned. Ada Marlow said so, and Marlow wept.", "Ada Marlow"),
        ("The ship Captain Ivo Marr sailed burned. Marr wept.", "Ivo Marr"),
        ("Captain Ida Roe of the Saint Ida said no. Roe wept.", "Ida Roe"),
    ],
)
def test_a_person_beside_a_ship_stays_a_person(text: str, name: str) -> None:
    assert types(found(text)) == {name: "person"}


def test_a_firm_after_a_ship_word_stays_a_firm() -> None:
    assert types(found("The ferry operator NorthQuill Ferries was late.")) == {"NorthQuill Ferries": "organisation"}


# ---------------------------------------------------------------- firms


@pytest.mark.parametrize(
    "name",
    ["Bellwick Marine", "NorthQuill Ferries", "Tamber Lines", "Ada Foods", "Brandt Shipping", "Quillwick Rail"],
)
def test_a_firm_is_told_by_its_last_word(name: str) -> None:
    assert types(found(f"{name} said that profits fell.")) == {name: "organisation"}


def test_a_person_with_a_firms_last_word_stays_a_person() -> None:
    assert types(found("Petra Lines, a spokeswoman, said so.")) == {"Petra Lines": "person"}


def test_a_marine_who_is_named_is_a_person() -> None:
    assert types(found("A former Marine, Ivo Marr, spoke.")) == {"Ivo Marr": "person"}


# ---------------------------------------------------------------- any text


@pytest.mark.parametrize(
    "piece",
    ["The ferry Ida Roe{0} sank. ", "NORTH QUILL{0} — ", "Tavorian officials{0} of Tavoria{0}'s ", "The Saint Ida "],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        text = "".join(piece.format(at) for at in range(times))
        start = time.process_time()
        found(text)
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 30 * max(seconds(1000), 0.1)
