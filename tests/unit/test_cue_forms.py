"""Cues in clauses of many shapes: relative ones, with a reason behind them, before a colon, a question or a name."""

import pytest

from tests.unit.test_told_clauses import find, told


def words(text: str) -> list[str]:
    return [statement.words for statement in find(text)]


@pytest.mark.parametrize(
    ("sentence", "told_words"),
    [
        ("The levy, which Veldt said had emptied the harbour, was dropped.", "which … had emptied the harbour"),
        ("Divers closed the quay after what Veldt said was a leak in the old dam.", "what … was a leak in the old dam"),
        ("The town signed a contract that Veldt said would ruin the ferry.", "would ruin the ferry"),
    ],
)
def test_what_somebody_says_of_the_word_before_is_told(sentence: str, told_words: str) -> None:
    assert told_words in words(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The levy that Veldt told the council about was dropped.",
        "The tower which Veldt had built fell into the harbour.",
        "The man who said Veldt was tired has left.",
    ],
)
def test_a_relative_clause_alone_tells_nothing_of_its_speaker(sentence: str) -> None:
    assert not [one for one in find(sentence) if one.speaker == "Mara Veldt"]


def test_a_reason_behind_the_cue_is_told_with_the_rest() -> None:
    assert words("The ferry will stay in port, Veldt said, because the pilots are on strike.") == [
        "The ferry will stay in port … because the pilots are on strike"
    ]


def test_what_happened_while_somebody_spoke_is_not_told() -> None:
    assert words("The ferry will stay in port, Veldt said, as pilots blew their horns.") == [
        "The ferry will stay in port"
    ]


@pytest.mark.parametrize(
    ("sentence", "told_words"),
    [
        ("Veldt vowed not to raise the harbour fee.", "not to raise the harbour fee"),
        ("Veldt asked the pilots not to leave the town.", "the pilots not to leave the town"),
        ("Veldt vowed last month to raise the harbour fee.", "to raise the harbour fee"),
        ("Veldt called Wednesday for a new harbour law.", "a new harbour law"),
        ("Veldt testified, for example, that the quay was weak.", "the quay was weak"),
        ("Veldt said on Friday to the Ossov Courier that the quay was weak.", "the quay was weak"),
        ("Veldt asked the pilots if the ferry would sail.", "if the ferry would sail"),
        ("Veldt asked the pilots who would steer the ferry.", "who would steer the ferry"),
        ("Veldt is likely to say that the quay was weak.", "the quay was weak"),
        ("Many in the town say: The quay was never strong.", "The quay was never strong"),
        ("Veldt called him a danger to the harbour.", "him a danger to the harbour"),
        ("Veldt called the new quay a danger to the harbour.", "the new quay a danger to the harbour"),
        ("Veldt hinted at a new harbour law.", "a new harbour law"),
        ("Two new surveys suggest that the quay is weak.", "the quay is weak"),
        ("However, while Veldt said the quay was weak, the ships came in.", "the quay was weak"),
    ],
)
def test_what_is_told_begins_and_ends_with_its_clause(sentence: str, told_words: str) -> None:
    assert words(sentence) == [told_words]


@pytest.mark.parametrize(
    "sentence",
    [
        "Veldt called the pilots on Wednesday.",
        "Veldt called the new harbour office twice.",
        "Veldt is planning to say that the quay was weak.",
        "Veldt would like to ask the pilots who hired them.",
        "Two new bridges suggest that the town is rich.",
        "Veldt said: no.",
    ],
)
def test_what_looks_like_a_told_clause_and_is_none_is_left(sentence: str) -> None:
    assert not words(sentence)


def test_what_leads_in_a_quotation_of_the_next_paragraph_is_not_told_itself() -> None:
    found = find("Veldt told the council what she saw in the harbour:", "“The dam broke at two.”")
    assert [(one.speaker, one.words) for one in found] == [("Mara Veldt", "The dam broke at two.")]


def test_who_asked_not_to_be_named_has_told_nothing_by_that() -> None:
    assert words("One pilot, who asked not to be named, said the quay was weak.") == ["the quay was weak"]


def test_an_hour_is_one_word() -> None:
    assert words("Veldt said the dam broke at 7.15am but the town slept.") == [
        "the dam broke at 7.15am but the town slept"
    ]


def test_a_filing_speaks_as_a_whole() -> None:
    assert [one.speaker for one in find("According to a court filing, the quay was weak.")] == ["a court filing"]


def test_what_a_second_cue_tells_behind_a_quotation_is_told_once() -> None:
    found = find("Veldt added that the plan “forgets the ferry,” which she said had sunk in May.")
    assert [one.words for one in found] == ["the plan “forgets the ferry,”", "which … had sunk in May"]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Veldt, after the row over the dam broke out in May, said the quay was weak.", "Mara Veldt"),
        ("The row began when Veldt, asked about the dam, said the quay was weak.", "Mara Veldt"),
        ("Advisers to the harbour council said the quay was weak.", "Advisers to the harbour council"),
    ],
)
def test_the_subject_is_found_beyond_what_stands_between(sentence: str, speaker: str) -> None:
    assert [(who, clause) for who, _, clause in told(sentence)] == [(speaker, "the quay was weak")]


def test_a_word_with_a_capital_behind_a_quotation_that_goes_on_is_a_name() -> None:
    assert [who for who, _, _ in told("“The quay is weak,” From said. “It will break.”")] == ["From", "From"]


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("A spokeswoman for the harbour", "A spokeswoman for the harbour"),
        ("My grandmother", "My grandmother"),
        ("A spokesman for the harbour", "Mara Veldt"),
        ("Two women in the harbour", "Mara Veldt"),
    ],
)
def test_she_may_be_somebody_without_a_name(who: str, speaker: str) -> None:
    found = find(f"Mara Veldt left early. {who} said the quay was weak.", "“It will break,” she said.")
    assert found[-1].speaker == speaker


def test_a_pronoun_behind_a_quotation_that_goes_on_is_no_name() -> None:
    (_, second) = find("Veldt left the quay early. “The quay is weak,” She said. “It will break.”")
    assert second.speaker == "Mara Veldt"


def test_a_station_before_a_colon_is_not_who_speaks() -> None:
    (found,) = find("Veldt was blunter on Harbour Radio: “The quay will not stand the winter.”")
    assert found.speaker == "Mara Veldt"


def test_a_columnist_may_call_without_a_word_of_her_own_before_the_cue() -> None:
    (found,) = find("Mara Veldt, once a pilot in Ossov, calls Okoro “the last honest man of the harbour”.")
    assert (found.speaker, found.cue) == ("Mara Veldt", "calls")
