"""Which words stand between quotation marks, however the marks were set."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.quoting import quotemarks


def found(text: str, *, single: bool = False) -> list[str]:
    return [text[s.start : s.end] for s in quotemarks.find(text, 0, len(text), single=single)]


@pytest.mark.parametrize(
    "text",
    [
        "“We will go,” she said.",
        '"We will go," she said.',
        "''We will go,'' she said.",
        "``We will go,'' she said.",
        "„We will go,” she said.",
        "«We will go,» she said.",
    ],
)
def test_every_style_of_marks_counts_alike(text: str) -> None:
    assert found(text) == ["We will go,"]


def test_two_stretches_in_one_sentence() -> None:
    assert found('"We will go," she said, "and stay."') == ["We will go,", "and stay."]


def test_a_mark_left_open_runs_to_the_end_of_the_block() -> None:
    text = "“We will go and stay. "
    (stretch,) = quotemarks.find(text, 0, len(text))
    assert (text[stretch.start : stretch.end], stretch.closed) == ("We will go and stay.", False)


def test_a_stray_closing_mark_is_ignored() -> None:
    assert found('They left.” Then "they came" back.') == ["they came"]


def test_curly_marks_inside_straight_ones_do_not_end_the_quotation() -> None:
    assert found('"He asked: “Will you go?” and I went."') == ["He asked: “Will you go?” and I went."]


def test_an_opening_mark_where_a_closing_one_is_due_begins_anew() -> None:
    assert found("“We will go. “They will not.”") == ["We will go. ", "They will not."]


def test_apostrophes_and_inches_are_no_quotations() -> None:
    assert found("It's the Ossovians' 6\" pipe.") == []


def test_single_marks_count_only_where_asked() -> None:
    text = "Minister Calls Plan 'A Costly Dream'"
    assert found(text) == []
    assert found(text, single=True) == ["A Costly Dream"]


def test_marks_around_nothing_are_no_quotation() -> None:
    assert found('He wrote "" and “ ” and left.') == []


def test_offsets_belong_to_the_whole_text() -> None:
    text = 'Title\n\nShe said "no" twice.'
    (stretch,) = quotemarks.find(text, 7, len(text))
    assert text[stretch.start : stretch.end] == "no"
    assert text[stretch.outer_start : stretch.outer_end] == '"no"'


@given(st.text(alphabet="ab .,'\"“”‘’«»\n", max_size=80))
def test_stretches_are_ordered_apart_and_inside_the_block(text: str) -> None:
    last = 0
    for stretch in quotemarks.find(text, 0, len(text), single=True):
        assert last <= stretch.outer_start <= stretch.start < stretch.end <= stretch.outer_end <= len(text)
        last = stretch.outer_end


@pytest.mark.parametrize("hostile", ['"', "“a ", "'a ", "''", '"“', "‘a’b "])
def test_hostile_marks_take_linear_time(hostile: str) -> None:
    text = hostile * (200_000 // len(hostile))
    begun = time.process_time()
    quotemarks.find(text, 0, len(text), single=True)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    "text",
    [
        "»We will go«, she said.",
        "”We will go”, she said.",
        "„We will go“, she said.",
        "“We will go“, she said.",
        "« We will go », she said.",
        '" We will go " , she said .',
    ],
)
def test_marks_turned_or_set_apart_are_paired(text: str) -> None:
    assert [words.strip() for words in found(text)] == ["We will go"]


def test_straight_marks_inside_curly_ones_do_not_end_the_quotation() -> None:
    assert found('“He told me "no" and left,” she said.') == ['He told me "no" and left,']


def test_tokenised_marks_that_begin_with_a_closing_one_are_not_turned_round() -> None:
    assert found('We go , " she said . " They stay . "') == [" They stay . "]


def test_words_that_finish_a_mark_left_open_in_the_block_before_count() -> None:
    text = 'They gave us an hour," she said.'
    (stretch,) = quotemarks.find(text, 0, len(text), goes_on=True)
    assert text[stretch.start : stretch.end] == "They gave us an hour,"
    assert quotemarks.find(text, 0, len(text)) == ()


def test_a_signature_under_an_open_mark_is_no_quotation() -> None:
    text = 'Ann Kerr, mayor of Madrow."'
    assert quotemarks.find(text, 0, len(text), goes_on=True) == ()


def test_values_of_markup_are_no_quotations() -> None:
    assert found('<a href="http://example.org/x">here</a> she said "no"') == ["no"]


def test_the_workers_mark_closes_nothing_before_a_comma_does() -> None:
    assert found("‘The workers’ patience is at an end,’ she said.", single=True) == [
        "The workers’ patience is at an end,"
    ]


def test_british_texts_are_told_by_their_marks() -> None:
    assert quotemarks.is_single_style("‘We go,’ she said. ‘He said “no” to me.’ ‘And we stay.’")
    assert not quotemarks.is_single_style("“We go,” she said. “He said ‘no’ to me.”")
    assert not quotemarks.is_single_style("It is the Ossovians' 6\" pipe.")


def test_a_row_of_words_before_a_mark_that_only_closes_takes_no_time() -> None:
    text = "Ab Cd " + "x" * 60 + "\tand so on” and nothing more"
    begun = time.process_time()
    quotemarks.find(text, 0, len(text), goes_on=True)
    assert time.process_time() - begun < 1
