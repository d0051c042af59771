"""Why each set of small words in naming.toml is there: a sentence that is read otherwise without it."""

from __future__ import annotations

import tomllib

import pytest

from briefing.analysis import actors, sentences
from briefing.model import Article, Block
from briefing.resources import data_dir

# The set, one word of it, a sentence that needs it, and who acts there: name, type, mentions, roles.
WHY = [
    ("titles_or_names", "king", "Mr. King spoke.", [("King", "person", ("King",), ())]),
    ("company", "newspaper", "Quarm, a newspaper, closed.", [("Quarm", "organisation", ("Quarm",), ())]),
    ("place_of", "village", "They fled the village of Quarm.", [("Quarm", "place", ("Quarm",), ())]),
    ("place_nouns", "airport", "They closed Quarm airport.", [("Quarm", "place", ("Quarm",), ())]),
    ("body_nouns", "shares", "In May, Quarm shares fell.", [("Quarm", "organisation", ("Quarm",), ())]),
    ("place_to", "from", "They drove from Quarmov.", []),
    ("place_in", "in", "They slept in Quarm.", [("Quarm", "place", ("Quarm",), ())]),
    ("acting", "announced", "At noon Quarm announced it.", [("Quarm", "organisation", ("Quarm",), ())]),
    ("saying", "said", "At noon Quarm said so.", [("Quarm", "person", ("Quarm",), ())]),
    (
        "no_part_of_bodies",
        "the",
        "The Quarm Board of Grain met. Quarm Board of the Grain left.",
        [("Quarm Board of the Grain", "organisation", ("Quarm Board of Grain", "Quarm Board of the Grain"), ())],
    ),
    (
        "ends_of_roles",
        "said",
        "Clara Holm, a judge said to be ill, left.",
        [("Clara Holm", "person", ("Clara Holm",), ("judge",))],
    ),
    (
        "role_modifiers",
        "interim",
        "They met interim mayor Clara Holm.",
        [("Clara Holm", "person", ("Clara Holm",), ("interim mayor",))],
    ),
    ("place_after", "police", "Then Lisbon police left.", [("Lisbon", "place", ("Lisbon",), ())]),
    ("place_before", "in", "They sang in Lisbon.", [("Lisbon", "place", ("Lisbon",), ())]),
    (
        "body_adjectives",
        "national",
        "National Grain Board members left.",
        [("National Grain Board", "organisation", ("National Grain Board",), ())],
    ),
    (
        "lone_heads",
        "congress",
        "They asked Congress for Quarm funds.",
        [("Congress", "organisation", ("Congress",), ())],
    ),
    (
        "owners",
        "women",
        "The Women's Grain Institute met.",
        [("Women's Grain Institute", "organisation", ("Women's Grain Institute",), ())],
    ),
    ("particles", "van", "They met Clara van Holm.", [("Clara van Holm", "person", ("Clara van Holm",), ())]),
    (
        "tall_particles",
        "le",
        "They met Clara Le Marr. Le Marr left.",
        [("Clara Le Marr", "person", ("Clara Le Marr", "Le Marr"), ())],
    ),
    ("small_in_headings", "of", "Holm Warns of Grave Winter Shortage", []),
    (
        "small_in_sentences",
        "is",
        "She is Chairman of the Harbour Commission.",
        [("Harbour Commission", "organisation", ("Harbour Commission",), ())],
    ),
    (
        "heads_in_headings",
        "university",
        "Lisbon University Fires Two Over Missing Grain",
        [("Lisbon University", "organisation", ("Lisbon University",), ())],
    ),
    (
        "bodies_with_offices",
        "house",
        "They met House Speaker Clara Holm.",
        [("House", "organisation", ("House",), ()), ("Clara Holm", "person", ("Clara Holm",), ("House Speaker",))],
    ),
    (
        "days_and_months",
        "friday",
        "They met the Grain Board Friday.",
        [("Grain Board", "organisation", ("Grain Board",), ())],
    ),
    ("surname_words", "hill", "They met Elor Hill.", [("Elor Hill", "person", ("Elor Hill",), ())]),
    ("from_there", "based", "They bought Lisbon-based boats.", []),
    ("entourage", "supporters", "They saw Quarm supporters.", [("Quarm", "person", ("Quarm",), ())]),
    ("after_the_name", "said", "In May the Quarm said so.", [("Quarm", "organisation", ("Quarm",), ())]),
    (
        "lands_of",
        "republic",
        "They saw the Republic of Quarm.",
        [("Republic of Quarm", "place", ("Republic of Quarm",), ())],
    ),
    ("platforms", "twitter", "They wrote it on Twitter.", []),
    (
        "before_no_head",
        "or",
        "Clara Holm, or another host, will come.",
        [("Clara Holm", "person", ("Clara Holm",), ())],
    ),
    ("no_given_names", "september", "In May, September Quarmell rose.", []),
    (
        "land_nouns",
        "navy",
        "Quarmia sank. The Quarmian navy left.",
        [("Quarmia", "country", ("Quarmia", "Quarmian"), ())],
    ),
    (
        "land_possessions",
        "parliament",
        "Quarm's parliament met. Quarm said no.",
        [("Quarm", "place", ("Quarm", "Quarm"), ())],
    ),
    ("heads_of_places", "mayor", "They met the mayor of Quarm.", [("Quarm", "place", ("Quarm",), ())]),
    ("at_places", "dam", "They saw the dam at Quarm.", [("Quarm", "place", ("Quarm",), ())]),
    ("beside", "along", "They walked along the Quarm.", [("Quarm", "place", ("Quarm",), ())]),
    ("ships", "ferry", "The ferry Clara sank.", []),
    ("ship_prefixes", "mv", "The MV Clara sank.", []),
    ("ship_titles", "princess", "The ferry Princess Clara sank.", []),
    ("saints", "saint", "The Saint Clara left at noon.", []),
    ("trades", "marine", "They sued Quarm Marine.", [("Quarm Marine", "organisation", ("Quarm Marine",), ())]),
    (
        "plural_titles",
        "ministers",
        "Prime Ministers Clara Holm and Peter Roe met.",
        [("Clara Holm", "person", ("Clara Holm",), ()), ("Peter Roe", "person", ("Peter Roe",), ())],
    ),
    ("kin", "daughter", "They met the Daughter of Elor Quarm.", [("Elor Quarm", "person", ("Elor Quarm",), ())]),
    ("titles_or_adjectives", "executive", "It was an Executive Order.", []),
    ("courtesies", "mr", "They met Mr. Pope.", [("Pope", "person", ("Pope",), ())]),
    (
        "title_prefixes",
        "then",
        "They met Then-President Clara Holm.",
        [("Clara Holm", "person", ("Clara Holm",), ("Then-President",))],
    ),
    (
        "openers",
        "yesterday",
        "Yesterday President Clara Holm left.",
        [("Clara Holm", "person", ("Clara Holm",), ("President",))],
    ),
    ("before_dates", "in", "Clara May left in May.", [("Clara May", "person", ("Clara May",), ())]),
    ("parts_of_months", "end", "Clara May left at the end of May.", [("Clara May", "person", ("Clara May",), ())]),
    ("determiners", "the", "Raj Shah left, and the Shah wept.", [("Raj Shah", "person", ("Raj Shah",), ())]),
    ("storms", "hurricane", "Hurricane Clara passed.", []),
    ("no_actor_last", "act", "It was the Brenna Act.", []),
    (
        "appointing",
        "chose",
        "They chose Clara Holm as their speaker.",
        [("Clara Holm", "person", ("Clara Holm",), ("speaker",))],
    ),
    ("honorifics", "smt", "They met Smt. Clara Holm.", [("Clara Holm", "person", ("Clara Holm",), ())]),
    (
        "bodies_begin",
        "grupo",
        "They sued Grupo Quarm.",
        [("Grupo Quarm", "organisation", ("Grupo Quarm",), ())],
    ),
    (
        "kinds_of_bodies",
        "party",
        "They left the Brenna Quarm party.",
        [("Brenna Quarm", "organisation", ("Brenna Quarm",), ())],
    ),
    (
        "led_by_one",
        "party",
        "They left the Grain Party of Clara Holm.",
        [("Grain Party", "organisation", ("Grain Party",), ()), ("Clara Holm", "person", ("Clara Holm",), ())],
    ),
    (
        "court_districts",
        "northern",
        "They asked the Grain Court for the Northern District of Quarm.",
        [
            (
                "Grain Court for the Northern District of Quarm",
                "organisation",
                ("Grain Court for the Northern District of Quarm",),
                (),
            )
        ],
    ),
    ("printed_or_owned", "stake", "They sold a stake in Quarm.", [("Quarm", "organisation", ("Quarm",), ())]),
    (
        "people_or_firms",
        "publisher",
        "They sued the publisher Quarmbank.",
        [("Quarmbank", "organisation", ("Quarmbank",), ())],
    ),
    ("engaged", "works", "She works for Quarm.", [("Quarm", "organisation", ("Quarm",), ())]),
    ("broadcasters", "broadcaster", "She told the broadcaster Quarm.", [("Quarm", "organisation", ("Quarm",), ())]),
    ("plural_verbs", "have", "Quarm have a new ground.", [("Quarm", "organisation", ("Quarm",), ())]),
    ("before_clauses", "but", "It rained, but Quarm have a roof.", [("Quarm", "organisation", ("Quarm",), ())]),
    ("postnominals", "kc", "They met Clara Holm KC.", [("Clara Holm", "person", ("Clara Holm",), ())]),
    (
        "ministers",
        "minister",
        "They met Minister for Health Clara Holm.",
        [("Clara Holm", "person", ("Clara Holm",), ("Minister for Health",))],
    ),
    ("plural_events", "talks", "They held the Lisbon Talks.", [("Portugal", "country", ("Lisbon",), ())]),
]


def read(text: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Who acts in one paragraph."""
    blocks = (Block("paragraph", 0, len(text)),)
    made = Article(identity="0" * 20, id="a", source="a.txt", title="", text=text, blocks=blocks)
    found = actors.find(made, sentences.split(text, blocks))
    return [(one.name, one.type, tuple(mention.text for mention in one.mentions), one.roles) for one in found]


def sets() -> dict[str, set[str]]:
    """The sets of naming.toml by name."""
    text = (data_dir() / "lexicons" / "naming.toml").read_text(encoding="utf-8")
    return {name: set(words.split()) for name, words in tomllib.loads(text).items()}


@pytest.mark.parametrize(("name", "word", "text", "expected"), WHY, ids=[row[0] for row in WHY])
def test_a_set_is_needed_to_read_this_sentence(
    name: str, word: str, text: str, expected: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    assert word in sets()[name]
    assert read(text) == expected


def test_every_set_has_a_sentence_that_needs_it() -> None:
    assert {row[0] for row in WHY} == set(sets())


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They sued the Quarm Board.", "Quarm Board", "organisation"),
        ("They joined the Friends of Quarm.", "Friends of Quarm", "organisation"),
        ("They joined the Bank of Quarm.", "Bank of Quarm", "organisation"),
        ("They sued Quarm Tell Ltd.", "Quarm Tell Ltd.", "organisation"),
        ("They left Mount Quarm.", "Mount Quarm", "place"),
        ("They left Quarm County.", "Quarm County", "place"),
        ("They left Lake Quarm.", "Lake Quarm", "place"),
        ("It sank in the River Quarm.", "River Quarm", "place"),
        ("They asked the Ethics and Anti-Corruption Board.", "Ethics and Anti-Corruption Board", "organisation"),
        ("Two economists at Quarm had seen it.", "Quarm", "organisation"),
        ("They met Mohd. Faisal Quarm.", "Mohd. Faisal Quarm", "person"),
        ("They saw the Quarm, and then Fed officials of the Fed.", "Fed", "organisation"),
        ("They asked UNICEF.", "UNICEF", "organisation"),
        ("They crossed Patagonia.", "Patagonia", "place"),
        ("They saw Venice.", "Venice", "place"),
        ("They saw Gothenburg.", "Gothenburg", "place"),
        ("They saw Zoltan Quarm.", "Zoltan Quarm", "person"),
        ("They saw Rep. Quarm.", "Quarm", "person"),
        ("They saw President Quarm.", "Quarm", "person"),
        ("They joined the Houthis.", "Houthis", "group"),
    ],
)
def test_each_kind_of_entry_in_the_other_lists_tells_a_name(text: str, name: str, kind: str) -> None:
    assert [found for found in read(text) if found[:2] == (name, kind)]


def test_an_officer_is_no_body() -> None:
    assert [one[:2] for one in read("Chief Financial Officer Clara Holm left.")] == [("Clara Holm", "person")]


@pytest.mark.parametrize(
    "text",
    [
        "They won the Nobel Prize on Christmas Eve.",
        "Then private Quarm letters arrived, and Private Letters as well.",
        "Fed up, they left.",
        "Subpoenas were served, though one subpoena was lost.",
        "Bread and Butter were dear.",
    ],
)
def test_entries_that_name_nobody_are_left_alone(text: str) -> None:
    assert [name for name, *_ in read(text) if name != "Quarm"] == []
