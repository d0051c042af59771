"""Who said what: quotations in every order, mixed clauses, reported speech, and what is none of these."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis import sentences, statements
from briefing.model import Actor, Article, Block, Mention, Statement

PEOPLE = {
    "Mara Veldt": ("Veldt", ("President",)),
    "Tomas Okoro": ("Okoro", ("senator",)),
    "Dmitry Halsky": ("Halsky", ("spokesman",)),
}


def article(*blocks: str, title: str | None = None) -> Article:
    parts = ([title] if title else []) + list(blocks)
    text = "\n\n".join(parts)
    spans, start = [], 0
    for number, part in enumerate(parts):
        spans.append(Block("heading" if title and number == 0 else "paragraph", start, start + len(part)))
        start += len(part) + 2
    return Article("0" * 20, "a", "a.txt", title or "", text, tuple(spans))


def actors(text: str) -> tuple[Actor, ...]:
    found = []
    for name, (surname, roles) in PEOPLE.items():
        mentions = tuple(
            Mention(m.start(), m.end(), m.group()) for m in re.finditer(rf"\b(?:{name}|{surname})\b", text)
        )
        if mentions:
            found.append(Actor(name, "person", roles, (surname,), mentions))
    return tuple(found)


def find(*blocks: str, title: str | None = None) -> list[Statement]:
    piece = article(*blocks, title=title)
    found = statements.find(piece, sentences.split(piece.text, piece.blocks), actors(piece.text))
    for statement in found:
        assert statement.text == piece.text[statement.start : statement.end]
        if statement.spans:
            assert len(statement.spans) > 1
            assert (statement.spans[0].start, statement.spans[-1].end) == (statement.start, statement.end)
    return list(found)


def only(*blocks: str, title: str | None = None) -> Statement:
    (statement,) = find(*blocks, title=title)
    return statement


# ------------------------------------------------------------------ quotations


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will build the dam,” Veldt said.",
        "“We will build the dam,” said Veldt.",
        "“We will build the dam,” said President Veldt, who spoke in Ossov.",
        "“We will build the dam,” Veldt, the president of Ossovia, told reporters.",
        "“We will build the dam,” Veldt offered.",
        "“We will build the dam.” Veldt said.",
        "Veldt said: “We will build the dam.”",
        "Veldt said on Monday, “We will build the dam.”",
        "Veldt: “We will build the dam.”",
        "“We will build the dam.” — Mara Veldt.",
        "“We will build the dam,” according to Veldt.",
        "As Veldt put it, “We will build the dam.”",
        '"We will build the dam," emphasized Veldt, a former mayor.',
        "''We will build the dam,'' Mr. Veldt said.",
    ],
)
def test_the_cue_may_stand_on_either_side_in_any_order(sentence: str) -> None:
    statement = only(sentence)
    assert statement.kind == "direct"
    assert statement.speaker == "Mara Veldt"
    assert statement.text.strip(",.") == "We will build the dam"


def test_the_words_of_the_cue_and_of_the_speaker_are_kept() -> None:
    statement = only("“We will build the dam,” said President Veldt.")
    assert (statement.cue, statement.speaker_text) == ("said", "President Veldt")


def test_a_cue_inside_a_quotation_divides_one_statement() -> None:
    statement = only("“We will build the dam,” Veldt said, “and nobody will stop it.”")
    assert len(statement.spans) == 2
    assert statement.text == "We will build the dam,” Veldt said, “and nobody will stop it."


def test_a_speaker_goes_on_in_the_next_sentence() -> None:
    found = find("“We will build the dam,” Veldt said. “Nobody will stop it.”")
    assert [s.speaker for s in found] == ["Mara Veldt", "Mara Veldt"]


def test_a_quotation_without_a_cue_belongs_to_who_spoke_just_before() -> None:
    found = find("“We will not,” Okoro said.", "Veldt disagreed. “We will build the dam before spring.”")
    assert found[-1].speaker == "Mara Veldt"


def test_a_mark_left_open_carries_the_speaker_into_the_next_paragraph() -> None:
    found = find("Veldt said: “We will build the dam.", "“Nobody will stop it now.”")
    assert [s.speaker for s in found] == ["Mara Veldt", "Mara Veldt"]


def test_a_colon_carries_the_speaker_into_the_next_paragraph() -> None:
    assert only("Veldt continued:", "“Nobody will stop it now, not even the court.”").speaker == "Mara Veldt"


def test_the_outer_speaker_owns_what_is_said_inside_a_report() -> None:
    (statement,) = (s for s in find("Veldt said that Okoro claimed the dam was “a hole full of money” last year."))
    assert statement.speaker == "Mara Veldt"


def test_a_quotation_in_a_headline_is_found() -> None:
    statement = only(title="Veldt Warns of “Grave Losses” at Dam")
    assert statement.speaker == "Mara Veldt"
    assert "Grave Losses" in statement.text


def test_single_marks_count_in_a_headline() -> None:
    assert "A Costly Dream" in only(title="Veldt Calls Dam 'A Costly Dream'").text


@pytest.mark.parametrize(
    "sentence",
    [
        "Without a treaty, any “peace” risks being short.",
        "Crowds filled the square for a showing of “The Long Winter of Ossov.”",
        "The so-called “smart” dam leaks.",
    ],
)
def test_scare_quotes_and_titles_of_works_are_no_statements(sentence: str) -> None:
    assert find(sentence) == []


def test_nobody_is_named_where_nobody_is_known_to_speak() -> None:
    assert only("On the wall stood “this dam will drown us all” in red paint.").speaker is None


# ------------------------------------------------------------------ mixed and reported


def test_a_clause_with_a_quoted_part_is_one_mixed_statement() -> None:
    statement = only("Veldt said that the dam was “badly built” and would be closed.")
    assert statement.kind == "mixed"
    assert statement.text == "the dam was “badly built” and would be closed"


def test_two_quoted_words_of_one_clause_are_one_statement() -> None:
    statement = only("Veldt described herself as “unhurt” and “relieved” after the flood.")
    assert statement.kind == "mixed"
    assert "unhurt" in statement.text
    assert "relieved" in statement.text


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Veldt said that the dam would be closed.", "the dam would be closed"),
        ("Veldt said the dam would be closed.", "the dam would be closed"),
        ("Veldt told reporters on Monday that the dam would be closed.", "the dam would be closed"),
        ("Veldt told reporters she would close the dam.", "she would close the dam"),
        ("The dam would be closed, Veldt said.", "The dam would be closed"),
        ("The dam would be closed, according to Mara Veldt.", "The dam would be closed"),
        ("According to Veldt, the dam would be closed.", "the dam would be closed"),
        ("Veldt warned of floods in the valley.", "floods in the valley"),
        ("Veldt vowed to close the dam.", "to close the dam"),
        ("Veldt asked whether the dam was safe.", "whether the dam was safe"),
        ("Veldt accused the builders of cutting corners.", "the builders of cutting corners"),
        ("Veldt pointed out that the dam was old.", "the dam was old"),
        ("Veldt, who runs the ministry, said the dam would be closed.", "the dam would be closed"),
    ],
)
def test_reported_speech_is_the_clause_without_its_cue(sentence: str, content: str) -> None:
    statement = only(sentence)
    assert (statement.kind, statement.speaker, statement.text) == ("reported", "Mara Veldt", content)


def test_a_cue_inside_reported_speech_divides_one_statement() -> None:
    statement = only("The danger, Veldt said, is that the dam breaks.")
    assert len(statement.spans) == 2
    assert statement.text == "The danger, Veldt said, is that the dam breaks"


def test_a_second_cue_begins_a_statement_of_its_own() -> None:
    found = find("Veldt said the dam was old and noted that it leaked badly.")
    assert [(s.speaker, s.text) for s in found] == [
        ("Mara Veldt", "the dam was old"),
        ("Mara Veldt", "it leaked badly"),
    ]


def test_a_speaker_who_is_no_actor_is_named_as_printed() -> None:
    statement = only("Officials from Ossov said the dam would be closed.")
    assert statement.speaker == "Officials from Ossov"


@pytest.mark.parametrize(
    "sentence",
    [
        "The confidence of Veldt suggests that the dam is safe.",
        "Veldt did not say the dam was safe.",
        "The official report of the ministry is long.",
        "Veldt would say the dam is safe.",
        "Harbour Trouble: The dam of Ossov is old and leaks.",
    ],
)
def test_what_nobody_said_is_no_statement(sentence: str) -> None:
    assert find(sentence) == []


def test_a_label_is_never_a_speaker() -> None:
    found = find("Harbour Trouble: Critics warn that the dam is old and leaks.")
    assert [s.speaker for s in found] == ["Critics"]


# ------------------------------------------------------------------ laws


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Veldt", "said", "that", "“", "”", '"', ",", ".", "he", "and", "told", "the dam", "according to", ":", "-"]
        ),
        max_size=60,
    )
)
def test_any_row_of_words_gives_ordered_statements_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = find(text)
    assert found == sorted(found, key=lambda s: (s.start, s.end))
    for statement in found:
        assert 0 <= statement.start < statement.end <= len(text)
        assert 0 <= statement.confidence <= 1


@pytest.mark.parametrize(
    "hostile",
    [
        '"a" ',
        "he said that ",
        "said ",
        "“a ",
        "Veldt, the president, said “x y z” and ",
        "as he said, ",
        "called the vote of the man and ",
        "Veldt, who said that ",
        "keepers that have said ",
    ],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    begun = time.process_time()
    find(hostile * (60_000 // len(hostile)))
    assert time.process_time() - begun < 15


# ------------------------------------------------------------------ posts, names and nested reports


def speakers(*blocks: str) -> list[str | None]:
    return [statement.speaker for statement in find(*blocks)]


def test_a_name_behind_a_post_and_what_its_holder_did_speaks_and_is_who_he_is() -> None:
    text = (
        "President Mara Veldt came late. A harbour expert called by the court, Tomas Okoro, testified that the ship "
        "was sound. Asked again he conceded that the mast had been cracked."
    )
    assert speakers(text) == ["Tomas Okoro", "Tomas Okoro"]


def test_a_post_may_stand_between_the_closing_mark_and_the_name() -> None:
    statement = only("“A keeper who sleeps has not sold the light,” her lawyer, Mara Veldt, told the three judges.")
    assert (statement.speaker, statement.cue) == ("Mara Veldt", "told")


def test_the_name_before_a_post_is_who_said_it() -> None:
    statement = only("It follows evidence from Tomas Okoro, a former cook, who said the alarm rang all night.")
    assert statement.speaker == "Tomas Okoro"


def test_a_clause_with_who_is_no_subject_of_the_verb_behind_it() -> None:
    statement = only("Two surveyors from the coast office who were shown the maps agreed that the bank had moved.")
    assert statement.speaker == "Two surveyors from the coast office"


def test_the_next_sentence_lends_no_cue_to_a_sentence_that_has_its_own() -> None:
    statement = only(
        "Mara Veldt said the office had found “no copy of the letter, which is a shame”. She offered help."
    )
    assert (statement.speaker, statement.cue) == ("Mara Veldt", "said")


def test_a_bare_surname_that_is_a_common_word_means_the_full_name_before_it() -> None:
    text = "Its chairman, Bogdan Stone, said that it would go on until dawn."
    assert speakers(text, "“We did not sleep,” Stone said.") == ["Bogdan Stone", "Bogdan Stone"]


def test_a_report_of_a_report_is_one_statement() -> None:
    statement = only("Mara Veldt said she reported the fault twice and received no reply.")
    assert statement.text == "she reported the fault twice and received no reply"


@pytest.mark.parametrize(
    "sentence", ["Mara Veldt welcomed the text in two sentences.", "Mara Veldt discussed a great deal."]
)
def test_how_much_was_said_is_no_statement(sentence: str) -> None:
    assert not find(sentence)


# ------------------------------------------------------------------ what cannot speak


@pytest.mark.parametrize(
    "sentence",
    [
        "The record of Mara Veldt discussed the years of war.",
        "Posts on the site reflect a mood, accusing the council of neglect.",
        "The move, threatening the whole harbour plan, came on Monday.",
        "The charges allege that he took money from the fund.",
        "Her latest stay on the island, telling friends that she would not go back, was short.",
    ],
)
def test_abstract_things_say_nothing(sentence: str) -> None:
    assert not find(sentence)


@pytest.mark.parametrize("subject", ["A poll", "The report", "A leaked document"])
def test_polls_reports_and_documents_do_say_that(subject: str) -> None:
    assert only(f"{subject} suggests that most voters want a bridge.").text == "most voters want a bridge"


def test_officials_of_two_sides_keep_both() -> None:
    assert speakers("Norlish and allied officials said the plan was ready.") == ["Norlish and allied officials"]


# ------------------------------------------------------------------ two speakers


def test_who_reports_another_speaker_is_kept() -> None:
    outer, inner = find("Okoro said President Mara Veldt indicated a willingness to talk.")
    assert (outer.speaker, outer.via) == ("Tomas Okoro", None)
    assert (inner.speaker, inner.text, inner.via) == ("Mara Veldt", "a willingness to talk", "Tomas Okoro")


def test_the_source_behind_a_quotation_reports_it() -> None:
    statement = only("“We slept,” Okoro said, according to the Harbour Post.")
    assert (statement.speaker, statement.via) == ("Tomas Okoro", "Harbour Post")


def test_one_who_tells_of_himself_is_one_speaker() -> None:
    assert {statement.via for statement in find("Okoro said he had warned that the dam would break.")} == {None}
