"""One utterance across outlets: the same words, cut or changed, are one; another number, name or "not" is another."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.carrying import row_of
from briefing.analysis.likeness import wording_of
from briefing.analysis.utterances import Printed, join
from briefing.model import Place, Span, Statement, StatementRow

FISH = "We are ready to talk about every fish in the bay, but not while 17 crews are waiting on the pier,"
DAM = "The wall is standing, and we intend to keep it standing, but nobody should be asleep below it tonight,"


def printed(
    words: str,
    speaker: str | None = "Mara Ilic",
    *,
    kind: str = "direct",
    article: int = 1,
    story: int = 1,
    start: int = 100,
    headline: bool = False,
    confidence: float = 0.9,
    outlet: str = "",
) -> Printed:
    found = Statement(
        kind=kind,  # type: ignore[arg-type]
        text=words,
        start=start,
        end=start + len(words),
        speaker=speaker,
        confidence=confidence,
    )
    return Printed(article, story, found, words, speaker, headline, outlet or f"Outlet {article}")


def joined(*prints: Printed) -> int:
    """How many utterances these prints are."""
    return len(join(prints))


def row(*prints: Printed) -> StatementRow:
    """The one row of prints that are one utterance, all of them shown."""
    (found,) = join(prints)
    return row_of(found, {article: article for article in sorted({one.article for one in prints})})


@pytest.mark.parametrize(
    "other",
    [
        FISH,
        FISH.upper(),
        "“We are ready to talk about every fish in the bay, but not while 17 crews are waiting on the pier.”",
        "We are ready to talk about every fish in this bay, … but not while 17 crews wait on the pier.",
        "We are ready to talk about every fish in the bay",
        "every fish in the bay, but not while 17 crews are waiting",
    ],
)
def test_the_same_words_cut_or_slightly_changed_are_one_utterance(other: str) -> None:
    assert joined(printed(FISH), printed(other, article=2)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will send 50 pumps to the valley tonight", "We will send 15 pumps to the valley tonight"),
        ("We will not leave the harbour before the winter", "We will leave the harbour before the winter"),
        ("We will never sell the northern line to anyone", "We will gladly sell the northern line to anyone"),
        ("The court in Dravel will decide who was fishing", "The court in Ostmark will decide who was fishing"),
        ("The board will accept every point of the plan", "The board will reject every point of the plan"),
        ("Prices will rise before the end of the summer", "Prices will fall before the end of the summer"),
        ("We will rebuild the roads", "We will rebuild the schools"),
        ("It was a good day for the whole town", "It was a sad loss for the old mill"),
        ("Talks open on Monday in the old hall", "Talks open on Friday in the old hall"),
    ],
)
def test_another_number_name_negation_or_meaning_is_another_statement(one: str, other: str) -> None:
    assert joined(printed(one), printed(other, article=2)) == 2
    assert joined(printed(one, kind="reported"), printed(other, article=2, kind="reported")) == 2


def test_a_small_phrase_that_two_statements_share_joins_nothing() -> None:
    assert joined(printed("a poor deal"), printed("This is a poor deal for the islands", article=2)) == 2
    assert joined(printed("We will see"), printed("We will see what the divers find", article=2)) == 2


def test_spellings_of_a_name_do_not_part_an_utterance() -> None:
    one = "Nobody has asked Minister Veleskyy to leave the room before the vote"
    assert joined(printed(one), printed(one.replace("Veleskyy", "Veleskiy"), article=2)) == 1


def test_two_statements_of_one_article_stay_two_unless_one_repeats_the_other() -> None:
    roads = "We will rebuild every single road in this country by spring"
    schools = "We will rebuild every single school in this country by spring"
    assert joined(printed(roads), printed(schools, start=300)) == 2
    assert joined(printed(roads), printed(roads, start=300)) == 1
    # Another article that prints both finds each at its own place.
    both = [printed(roads, article=2), printed(schools, article=2, start=300)]
    assert joined(printed(roads), printed(schools, start=300), *both) == 2


def test_a_headline_joins_the_quotation_of_its_own_article() -> None:
    head = printed("“Very Grave Losses” If Pumps Fail", kind="mixed", start=0, headline=True)
    body = printed("there would be “very grave losses” if the pumps failed", kind="mixed")
    assert joined(head, body) == 1
    assert row(head, body).places[0].start == 100
    elsewhere = printed("there would be “very grave losses” if it rained", kind="mixed", article=2)
    assert joined(printed("“Very Grave Losses” If Pumps Fail", kind="mixed", story=2, headline=True), elsewhere) == 2


def test_a_quotation_inside_a_paraphrase_joins_the_direct_one() -> None:
    inside = 'he would discuss nothing "while 17 crews are waiting on the pier"'
    assert joined(printed(FISH), printed(inside, kind="mixed", article=2)) == 1


def test_reported_speech_joins_a_quotation_only_with_its_very_words() -> None:
    assert joined(printed(FISH), printed(FISH, kind="reported", article=2)) == 1
    told = "they were ready to talk about every fish in the bay, but not while 17 crews were waiting on the pier"
    assert joined(printed(FISH), printed(told, kind="reported", article=2)) == 2


def test_a_statement_without_a_speaker_joins_one_with() -> None:
    found = row(printed(FISH, None, confidence=0.0), printed(FISH, article=2))
    assert (found.speaker, found.confidence) == ("Mara Ilic", 0.9)
    assert found.carriers[0].differs == found.carriers[1].differs == ()


def test_the_same_long_words_of_two_speakers_are_one_utterance_that_was_reattributed() -> None:
    found = row(printed(FISH), printed(FISH, "Oda Brandt", article=2), printed(FISH, article=3))
    assert found.speaker == "Mara Ilic"
    assert [one.differs for one in found.carriers if one.speaker == "Oda Brandt"] == [("speaker",)]
    assert (
        joined(printed("We have no comment at all"), printed("We have no comment at all", "Oda Brandt", article=2)) == 2
    )
    assert joined(printed(FISH), printed(FISH, "Oda Brandt", start=500)) == 2


def test_a_nameless_print_never_makes_two_speakers_one() -> None:
    short = "The pumps will hold until Sunday"
    prints = [
        printed(short + " morning at least", None, confidence=0.0),
        printed(short, article=2),
        printed(short, "Oda Brandt", article=3),
    ]
    assert {"Mara Ilic", "Oda Brandt"} not in [{one.speaker for one in group if one.speaker} for group in join(prints)]


def test_short_words_are_one_utterance_in_a_story_but_not_in_two() -> None:
    short = "We hope for the best"
    assert joined(printed(short), printed(short, article=2)) == 1
    assert joined(printed(short), printed(short, article=2, story=2)) == 2
    assert joined(printed(DAM), printed(DAM, article=2, story=2)) == 1


def test_changed_words_are_marked_on_both_sides() -> None:
    found = row(
        printed(DAM), printed(DAM, article=2), printed(DAM.replace("be asleep", "sleep"), article=3, outlet="Late News")
    )
    assert found.words == DAM
    (late,) = [one for one in found.carriers if one.outlet == "Late News"]
    assert late.differs == ("changed",)
    assert [late.words[span.start : span.end] for span in late.changed] == ["sleep"]
    assert [found.words[span.start : span.end] for span in late.missing] == ["be asleep"]
    assert found.outlets == ("Outlet 1", "Outlet 2", "Late News")


def test_a_hyphen_or_an_apostrophe_more_is_no_other_wording() -> None:
    one = "We'll re-open the long-closed line when it's safe for everyone who works on the quay"
    other = "We ’ ll reopen the long closed line when it ’ s safe for everyone who works on the quay"
    found = row(printed(one), printed(other, article=2))
    assert [carrier.differs for carrier in found.carriers] == [(), ()]


def test_what_was_cut_is_marked_where_it_is_missing() -> None:
    found = row(printed(DAM), printed("nobody should be asleep below it tonight", article=2))
    cut = found.carriers[1]
    assert (cut.differs, cut.changed) == (("shorter",), ())
    assert [found.words[span.start : span.end] for span in cut.missing] == [
        "The wall is standing, and we intend to keep it standing, but"
    ]


def test_the_wording_that_most_outlets_print_is_shown() -> None:
    changed = DAM.replace("asleep", "sleeping")
    found = row(printed(changed), printed(DAM, article=2), printed(DAM, article=3))
    assert found.words == DAM
    assert found.places[0] == Place(2, 100, 100 + len(DAM))


def test_a_place_is_given_only_for_articles_that_are_shown() -> None:
    (found,) = join([printed(DAM), printed(DAM, article=2)])
    shown = row_of(found, {2: 0})
    assert [place.article for place in shown.places] == [2]
    assert len(shown.carriers) == 2


def test_a_cue_inside_the_words_is_left_out_of_them() -> None:
    text = "We wait, he said, for the wind"
    found = Statement("direct", text, 10, 10 + len(text), spans=(Span(10, 18), Span(28, 40)))
    assert found.words == "We wait, … for the wind"


WORDS = st.sampled_from(
    ["pump", "wall", "bay", "crew", "17", "not", "Dravel", "the", "in", "hold", "wait", "“pier", "night”"]
)
PRINTS = st.lists(
    st.builds(
        printed,
        st.lists(WORDS, min_size=1, max_size=12).map(" ".join),
        st.sampled_from(["Mara Ilic", "Oda Brandt", None]),
        kind=st.sampled_from(["direct", "mixed", "reported"]),
        article=st.integers(1, 4),
        story=st.just(1),
        start=st.integers(0, 50),
        headline=st.booleans(),
        confidence=st.sampled_from([0.3, 0.9]),
    ),
    max_size=14,
    unique_by=lambda one: one.place,
)


@settings(max_examples=150, deadline=None)
@given(PRINTS, st.randoms())
def test_the_order_in_which_statements_come_changes_nothing(prints: list[Printed], chance: random.Random) -> None:
    before = join(prints)
    chance.shuffle(prints)
    assert join(prints) == before
    assert sorted(one.place for group in before for one in group) == sorted(one.place for one in prints)


@settings(max_examples=100, deadline=None)
@given(PRINTS)
def test_the_marked_words_are_words_of_the_wordings(prints: list[Printed]) -> None:
    for group in join(prints):
        found = row_of(group, {article: article for article in range(5)})
        assert found.carriers[0].differs in ((), ("speaker",))
        assert found.places[0] == found.carriers[0].place
        for one in found.carriers:
            assert all(one.words[span.start : span.end].strip() for span in one.changed)
            assert all(found.words[span.start : span.end].strip() for span in one.missing)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["direct", "mixed", "reported"]))
def test_any_text_can_be_compared(one: str, other: str, kind: str) -> None:
    for group in join([printed(one, kind=kind), printed(other, kind=kind, article=2)]):
        row_of(group, {1: 0, 2: 1})


@given(st.text("ab1é.,'’‘“”\" -…", max_size=40), st.booleans())
def test_the_words_of_a_wording_are_those_that_stand_in_it(text: str, mixed: bool) -> None:
    found = wording_of(text, mixed=mixed)
    assert tuple(token.word for token in found.tokens) == found.words
    assert all(text[token.start : token.end] for token in found.tokens)
    assert set(found.words) <= set(found.every)


def test_ten_thousand_statements_of_one_speaker_do_not_wait_for_each_other() -> None:
    chance = random.Random(3)
    vocabulary = [f"word{number}" for number in range(3000)]
    prints = [
        printed(" ".join(chance.choices(vocabulary, k=12)), article=number, outlet="Coast Post")
        for number in range(10_000)
    ]
    began = time.monotonic()
    assert len(join(prints)) == 10_000
    assert time.monotonic() - began < 30


def test_an_endless_statement_is_compared_in_no_time() -> None:
    long = "the wall will hold " * 50_000
    began = time.monotonic()
    assert joined(printed(long), printed(long + "tonight", article=2), printed("x" + long, article=3)) >= 1
    assert time.monotonic() - began < 20
