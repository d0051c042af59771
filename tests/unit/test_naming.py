"""Where a name begins and ends, and what kind it is: one invented sentence for each class of mistakes once made."""

from __future__ import annotations

import pytest

from briefing.analysis import actors, sentences
from briefing.model import Actor, Article, Block


def found(*paragraphs: str) -> dict[str, Actor]:
    """The actors of these paragraphs by name."""
    text, blocks, at = "\n\n".join(paragraphs), [], 0
    for words in paragraphs:
        blocks.append(Block("paragraph", at, at + len(words)))
        at += len(words) + 2
    made = Article(identity="0" * 20, id="a", source="a.txt", title="", text=text, blocks=tuple(blocks))
    return {actor.name: actor for actor in actors.find(made, sentences.split(text, made.blocks))}


def types(text: str) -> dict[str, str]:
    return {actor.name: actor.type for actor in found(text).values()}


def texts(actor: Actor) -> list[str]:
    return [one.text for one in actor.mentions]


# ---------------------------------------------------------------- given names that are other things too


@pytest.mark.parametrize("name", ["Bill Tarrant", "Oscar Holm", "May Lindqvist", "Oscar P. Holm", "April Lindqvist"])
def test_a_given_name_that_is_also_a_month_a_prize_or_a_paper_begins_a_name(name: str) -> None:
    assert types(f"They met {name} at noon. {name} said no.") == {name: "person"}


@pytest.mark.parametrize("text", ["The Oscar Committee met.", "The Nobel Committee met.", "The Civil War Museum met."])
def test_a_prize_or_war_before_a_word_for_a_body_is_part_of_the_body(text: str) -> None:
    assert list(types(text).values()) == ["organisation"]


def test_a_feast_before_a_word_for_a_place_is_part_of_the_place() -> None:
    assert types("They sailed to Easter Island and to Christmas Island.") == {
        "Easter Island": "place",
        "Christmas Island": "place",
    }


def test_a_month_that_is_a_surname_is_a_mention_unless_it_is_dated() -> None:
    got = found("Prime Minister Hanna May spoke in May. May left on May 3, and critics of May cheered the end of May.")
    assert texts(got["Hanna May"]) == ["Hanna May", "May", "May"]


# ---------------------------------------------------------------- what ties a name together


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chief Justice Edgar B. Stone Jr. spoke.", "Edgar B. Stone Jr."),
        ("They saw Edgar B. Stone, Jr., at noon.", "Edgar B. Stone, Jr."),
        ("President Park Han-sol spoke.", "Park Han-sol"),
        ("Secretary General Ban Do-yun spoke.", "Ban Do-yun"),
        ("Son Min-ho scored twice.", "Son Min-ho"),
        ("Jean-de-Dieu Ntibi spoke.", "Jean-de-Dieu Ntibi"),
    ],
)
def test_a_suffix_and_small_syllables_belong_to_a_persons_name(text: str, name: str) -> None:
    assert types(text) == {name: "person"}


def test_small_letters_between_hyphens_tie_a_title_together() -> None:
    assert "Chief" not in "".join(found("The Commander-in-Chief spoke to Commander-in-Chief Ada Krell."))


def test_a_particle_belongs_to_a_surname_that_was_introduced_with_it() -> None:
    got = found("Mayor Ivo de Marr spoke. “No,” de Marr said. De Marr left, and critics of de Marr cheered.")
    assert texts(got["Ivo de Marr"]) == ["Ivo de Marr", "de Marr", "De Marr", "de Marr"]


# ---------------------------------------------------------------- titles that are names


@pytest.mark.parametrize(
    "text", ["Both Mr. King and Mr. Roe spoke.", "Mr. King, 82, said so.", "It was Ms. Pope's house."]
)
def test_a_title_after_mr_or_ms_is_a_surname(text: str) -> None:
    assert set(types(text)) & {"King", "Pope"}
    assert "Mr" not in "".join(types(text))


def test_a_title_that_ends_a_name_is_a_surname_and_is_followed() -> None:
    got = found("Grain Board Research Director Vimal Shah spoke. Shah left, and the Shah of old was forgotten.")
    assert texts(got["Vimal Shah"]) == ["Vimal Shah", "Shah"]


def test_a_land_after_a_party_word_is_a_place() -> None:
    assert types("Senator Ada Krell, Democrat of Ohio, spoke.") == {"Ada Krell": "person", "Ohio": "place"}


def test_a_common_word_after_a_title_is_no_name_where_it_is_also_written_small() -> None:
    assert types("They met in Executive Session. The session was long.") == {}


def test_a_title_swallows_no_body_with_its_land() -> None:
    assert types("Ohio Green Party Chairman Ivo Marr spoke.") == {
        "Ohio Green Party": "organisation",
        "Ivo Marr": "person",
    }


# ---------------------------------------------------------------- places, teams, bodies


@pytest.mark.parametrize("name", ["Port St. Ida", "St. Ida", "San Brenno"])
def test_a_saints_town_is_a_place(name: str) -> None:
    assert types(f"The storm struck {name}, Florida.") == {name: "place", "Florida": "place"}


@pytest.mark.parametrize(
    "text", ["The Lisbon Herons won.", "They saw the Dallas Quillers win.", "Charlotte Panthers won."]
)
def test_a_town_with_a_plural_is_a_team(text: str) -> None:
    assert list(types(text).values()) == ["organisation"]


def test_a_person_with_a_towns_name_and_a_plural_surname_stays_a_person() -> None:
    assert types("Austin Waters and Madison Briggs spoke.") == {"Austin Waters": "person", "Madison Briggs": "person"}


@pytest.mark.parametrize("land", ["N. Korea", "S. Korea"])
def test_a_shortened_land_is_a_country(land: str) -> None:
    assert [actor.type for actor in found(f"Leaders denounce {land} test.").values()] == ["country"]


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("The Harbour Commission met, and the Commission voted.", "Harbour Commission", "Commission"),
        ("The Bank of Sethland fell. The Bank was silent.", "Bank of Sethland", "Bank"),
        ("The UN Security Council met. The Council voted.", "UN Security Council", "Council"),
    ],
)
def test_a_body_is_known_by_the_word_for_what_it_is(text: str, name: str, short: str) -> None:
    assert texts(found(text)[name]) == [name, short]


def test_two_bodies_of_one_kind_share_no_short_name() -> None:
    got = found("The Harbour Commission met the Fisheries Commission. The Commission voted.")
    assert texts(got["Harbour Commission"]) == ["Harbour Commission"]


@pytest.mark.parametrize(
    "name",
    ["Crosswick Strategies", "Quill River Networks", "Marr Analytics", "Tamber Aviation", "Third Infantry Battalion"],
)
def test_a_word_for_a_body_at_the_end_makes_a_body(name: str) -> None:
    assert types(f"An engineer of {name} spoke.") == {name: "organisation"}


# ---------------------------------------------------------------- capitals that name nobody


@pytest.mark.parametrize(
    "text",
    [
        "It fell ($QLL) at noon.",
        "It begins at 9 p.m. E.T. on Friday.",
        "It was their Orwellian dream.",
        "See pic PfASkm7vah now.",
        "Sen. Ada Krell, R-S.C., spoke.",
        "EVEN HER BOSS THINKS SO — The storm passed.",
    ],
)
def test_tickers_clocks_likenesses_and_tags_are_nobody(text: str) -> None:
    assert set(types(text)) <= {"Ada Krell"}


# ---------------------------------------------------------------- offices, families, nicknames


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Elias Brandt, founder and CEO of Norrlund Robotics, left.", "Norrlund Robotics", "organisation"),
        ("Ada Krell is Chairman of the Harbour Commission.", "Harbour Commission", "organisation"),
        ("In 1706 the Duke of Sethby was defeated near Quill.", "Sethby", "place"),
        ("A daughter of Henry VIII was queen.", "Henry VIII", "person"),
        ("They met King Olaf of Jordan. Rep. Ida Jordan was absent.", "Jordan", "country"),
        ("They met House Speaker Ivo Marr.", "House", "organisation"),
    ],
)
def test_what_a_title_is_of_is_told_from_who_bears_it(text: str, name: str, kind: str) -> None:
    assert types(text)[name] == kind


def test_an_office_of_an_unknown_land_is_told_from_the_name_after_it() -> None:
    assert "Clara Holm" in types("They met President of Quillony Clara Holm.")


def test_a_nickname_in_quotation_marks_is_part_of_the_name() -> None:
    got = found('They caught Clara "The Owl" Holm. Holm wept.')
    assert texts(got['Clara "The Owl" Holm']) == ['Clara "The Owl" Holm', "Holm"]


def test_several_people_may_share_a_title_and_a_surname() -> None:
    got = types("Prime Ministers Clara Holm and Peter Roe met Bill and Anna Tarrant.")
    assert got == dict.fromkeys(("Clara Holm", "Peter Roe", "Bill", "Anna Tarrant"), "person")


def test_a_family_is_no_organisation() -> None:
    assert set(types("Clara Holm spoke, and the Holms cheered.")) == {"Clara Holm"}


def test_a_suffix_tells_father_and_son_apart_and_the_bare_surname_stays_open() -> None:
    got = found("Edgar Stone Jr. met Anna Stone. Stone Jr. left. President Stone slept, and Stone woke.")
    assert texts(got["Edgar Stone Jr."]) == ["Edgar Stone Jr.", "Stone Jr."]
    assert got["Stone"].uncertain


def test_a_double_surname_with_a_towns_name_is_not_taken_apart() -> None:
    assert texts(found("Clara Washington-Holm spoke. Washington-Holm left.")["Clara Washington-Holm"])[1:] == [
        "Washington-Holm"
    ]


def test_accents_hide_no_given_name() -> None:
    assert types("They met Joaquín Bread and Zoë Stern.") == {"Joaquín Bread": "person", "Zoë Stern": "person"}


# ---------------------------------------------------------------- storms, models, cases, laws


@pytest.mark.parametrize(
    "text",
    [
        "Hurricane Ida hit the coast, and Ida weakened.",
        "Tropical Storm Clara followed.",
        "It was a part of Operation Clara.",
        "An F-16 and a MiG-29 fell.",
        "The Caldor Fire burned.",
        "It was the Brenna Act of 1902.",
        "They opposed the Tamber Treaty.",
        "They met in General Staff.",
    ],
)
def test_storms_models_fires_and_laws_act_for_nobody(text: str) -> None:
    assert found(text) == {}


def test_a_party_to_a_case_is_no_place() -> None:
    assert "place" not in types("In Marlow v. Quillon Motors Inc., the court sided with Marlow.").values()


def test_a_surname_that_speaks_alone_helps_its_full_name() -> None:
    assert types("Elor Musk left. Musk said so.") == {"Elor Musk": "person"}


# ---------------------------------------------------------------- headings


def echoed(heading: str, body: str) -> dict[str, list[str]]:
    text = f"{heading}\n\n{body}"
    blocks = (Block("heading", 0, len(heading)), Block("paragraph", len(heading) + 2, len(text)))
    made = Article(identity="0" * 20, id="a", source="a.txt", title=heading, text=text, blocks=blocks)
    return {
        actor.name: [one.text for one in actor.mentions if one.end <= len(heading)]
        for actor in actors.find(made, sentences.split(text, blocks))
    }


def test_a_heading_echoes_a_firm_without_its_legal_form() -> None:
    got = echoed("Quillon Motors Boss Steps Down Amid Probe", "Quillon Motors Inc said its chief will leave.")
    assert got["Quillon Motors Inc"] == ["Quillon Motors"]


def test_a_heading_echoes_a_family_name_that_stands_first() -> None:
    got = echoed("Xu Agrees To Buy More Grain", "President Xu Lanying agreed to buy more grain.")
    assert got["Xu Lanying"] == ["Xu"]


def test_a_town_and_a_word_for_a_body_are_one_name_in_a_heading_too() -> None:
    got = echoed("Lisbon University Fires Two Over Missing Grain", "The grain was missing since May.")
    assert got == {"Lisbon University": ["Lisbon University"]}


def test_a_short_sentence_full_of_names_is_no_heading() -> None:
    assert "Harbour Commission" in types("She is Chairman of the Harbour Commission.")


# ---------------------------------------------------------------- other forms of one name


def test_another_spelling_of_a_surname_is_the_same_person() -> None:
    got = found("President Ihor Savytskyy spoke. Savytskiy left, and Savitsky slept.")
    assert texts(got["Ihor Savytskyy"]) == ["Ihor Savytskyy", "Savytskiy", "Savitsky"]


@pytest.mark.parametrize(
    "text", ["Clara Parris saw Paris. She likes Paris.", "Anna Bakker met a baker. The Baker left."]
)
def test_a_word_that_only_sounds_like_a_surname_is_not_it(text: str) -> None:
    assert all(len(actor.mentions) == 1 for actor in found(text).values() if actor.type == "person")


def test_someone_may_go_by_an_inner_name() -> None:
    got = found("Luis Olavo Tula da Prado met Rosa Quiñar Velho. Tula smiled. Quiñar left.")
    assert texts(got["Luis Olavo Tula da Prado"]) == ["Luis Olavo Tula da Prado", "Tula"]
    assert texts(got["Rosa Quiñar Velho"]) == ["Rosa Quiñar Velho", "Quiñar"]


@pytest.mark.parametrize(
    "text", ['Clara Holm "', "Bill and", "The Hurricane Ida. Hurricane Ida", "Kim Han-", "Ivo de", "Mr.", "CEO of", "v"]
)
def test_a_text_may_end_anywhere(text: str) -> None:
    assert isinstance(found(text), dict)


# ---------------------------------------------------------------- what the rest of the article says of a name's parts


def test_a_name_whose_last_word_stands_alone_is_a_persons() -> None:
    got = found("If it worked against Mitt Quorney, it may work again. They compared him to Quorney.")
    assert types("If it worked against Mitt Quorney, it may work. They saw Quorney.") == {"Mitt Quorney": "person"}
    assert texts(got["Mitt Quorney"]) == ["Mitt Quorney", "Quorney"]


def test_a_land_before_a_holiday_is_the_land() -> None:
    assert types("They rested before Monday's U.S. Labour Day holiday.") == {"United States": "country"}


@pytest.mark.parametrize(
    "text",
    [
        "The Revolutionary Front of Sethland (XRS) disarmed. XRS fighters left.",
        "The Sethland Grain Party, or XRS, won. XRS voters cheered.",
    ],
)
def test_initials_told_after_a_name_are_its_own_whatever_their_letters(text: str) -> None:
    assert [len(actor.mentions) for actor in found(text).values() if actor.type == "organisation"] == [3]


def test_a_capital_particle_belongs_to_a_surname_but_a_given_name_does_not() -> None:
    got = found(
        "Clara Le Marr spoke. Le Marr left. Sen. Ben Holm spoke. Ben Holm slept. Oscar De La Roya won. De La Roya left."
    )
    assert texts(got["Clara Le Marr"]) == ["Clara Le Marr", "Le Marr"]
    assert texts(got["Ben Holm"]) == ["Ben Holm", "Ben Holm"]
    assert texts(got["Oscar De La Roya"]) == ["Oscar De La Roya", "De La Roya"]


def test_a_ticker_in_brackets_is_nobody() -> None:
    assert types("Quillon Corp. (NYSE: QLL) rose.") == {"Quillon Corp.": "organisation"}


# ---------------------------------------------------------------- what somebody is called by an opponent


def test_an_epithet_that_one_text_sets_before_a_name_is_no_part_of_it() -> None:
    people = found("Ann Tarrant spoke first.", "He called it a trick of Crooked Ann Tarrant. Tarrant laughed.")
    assert "Ann Tarrant" in people
    assert "Crooked Ann Tarrant" not in people


def test_a_second_given_name_is_part_of_the_name() -> None:
    assert "Anna Maria Tarrant" in found("Maria Tarrant spoke first.", "Anna Maria Tarrant is her name in full.")
