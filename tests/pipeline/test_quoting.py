"""Statements over many articles: each utterance once, found by speaker, day and words, and corrected by the reader."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefing.analysis import merging
from briefing.model import StatementRow
from briefing.pipeline import quoting, undoing
from briefing.pipeline.analysing import analyse
from briefing.pipeline.quoting import Wanted
from briefing.pipeline.rebuilding import reanalyse
from briefing.queries import parse
from briefing.store import analyses, articles, list_rows, stories
from briefing.store.library import Library

EVERYTHING = Wanted()

LEAD = (
    "Harbour Minister Ada Berg of Norway and Transport Minister Ola Lindqvist of Estonia met in Tallinn on Tuesday to "
    "resume talks on the Baltic ferry line, which has been closed since a collision in March. The line carried 3,000 "
    "passengers a day, and its operator has asked both governments for a decision before the timetable is printed."
)
WORDS = "We will open the Baltic line when the last lamp on the last pier has been looked at by somebody who can swim"


def record(
    name: str, *paragraphs: str, day: str = "2025-08-26", title: str = "Baltic ferry talks resume"
) -> dict[str, Any]:
    text = "\n\n".join(paragraphs)
    return {"id": name, "title": title, "outlet": name.title(), "published": day, "text": text}


COAST = record("coast", LEAD, f"“{WORDS},” Ada Berg said after the meeting.", "Ola Lindqvist said that he was tired.")
GULL = record(
    "gull", f"{LEAD} It rained.", f"“{WORDS.replace('looked at', 'checked')},” said Minister Berg.", day="2025-08-27"
)
PIER = record(
    "pier",
    f"{LEAD} The port was quiet.",
    "Ada Berg said she would open the line “when the last lamp on the last pier has been looked at”.",
    day="2025-08-28",
)
CHILE = record(
    "andes",
    "Governor Rosa Marin of the central bank of Chile said inflation in Santiago was slowing down a little.",
    "“Prices are a tired horse,” Marin told reporters in Santiago on Monday.",
    day="2025-07-01",
    title="Central bank of Chile holds its rates",
)


def all_rows(library: Library, **wanted: Any) -> list[StatementRow]:
    return quoting.of_library(library, Wanted(**wanted))


def berg(library: Library) -> StatementRow:
    """The utterance that three outlets carry."""
    (row,) = [row for row in all_rows(library) if "swim" in row.words]
    return row


@pytest.fixture(autouse=True)
def loaded(take: Any) -> None:
    take(COAST, GULL, PIER, CHILE)


def test_one_utterance_is_one_row_with_its_carriers_and_their_differences(library: Library) -> None:
    row = berg(library)
    assert row.speaker == "Ada Berg"
    assert set(row.outlets) == {"Coast", "Gull", "Pier"}
    differ = {one.outlet: one.differs for one in row.carriers[1:]}
    assert differ["Pier"] == ("shorter",)
    assert ("changed",) in differ.values()


def test_a_story_shows_what_the_library_shows(library: Library) -> None:
    story = stories.story_of(library, berg(library).places[0].article)
    keys = [row.key for row in list_rows.articles(library, story)]
    assert berg(library) in quoting.of_articles(library, keys)


def test_one_article_shows_its_own_wording_in_reading_order(library: Library) -> None:
    (key,) = {one.place.article for one in berg(library).carriers if one.outlet == "Pier"}
    rows = quoting.of_articles(library, [key])
    assert [place.article for row in rows for place in row.places] == [key] * len(rows)
    starts = [row.places[0].start for row in rows]
    assert starts == sorted(starts)


def test_a_copy_with_a_changed_word_is_a_carrier_that_differs(take: Any, library: Library) -> None:
    take({**COAST, "id": "wire", "outlet": "Wire", "text": COAST["text"].replace("the last lamp on", "each lamp on")})
    row = berg(library)
    assert {"Wire", "Coast"} <= set(row.outlets)
    (wire,) = [one for one in row.carriers if one.outlet == "Wire"]
    assert wire.differs == ("changed",)


@pytest.mark.parametrize("name", ["Berg", "ada berg", "BERG", "ADA"])
def test_a_speaker_is_found_by_any_word_of_the_name(library: Library, name: str) -> None:
    rows = all_rows(library, speaker=name)
    assert rows
    assert {row.speaker for row in rows} == {"Ada Berg"}


def test_a_part_of_a_word_is_no_name(library: Library) -> None:
    assert all_rows(library, speaker="Ber") == []
    assert all_rows(library, speaker="nobody at all") == []


def test_statements_are_found_by_kind_day_and_words(library: Library) -> None:
    assert {row.kind for row in all_rows(library, kind="reported")} == {"reported"}
    assert {row.speaker for row in all_rows(library, since="2025-08-01")} >= {"Ada Berg"}
    assert "Rosa Marin" not in {row.speaker for row in all_rows(library, since="2025-08-01")}
    assert [row.words for row in all_rows(library, words="TIRED hors")] == ["Prices are a tired horse,"]
    assert all_rows(library, words="tired horse", since="2025-08-01") == []
    # A row has all its carriers, whatever was asked for.
    assert all_rows(library, since="2025-08-28", words="lamp") == [berg(library)]


@pytest.mark.parametrize("words", ['"', "AND OR", "*", "NEAR(", "title:x", "-", "\x00", "’"])
def test_no_character_that_is_looked_for_is_an_error(library: Library, words: str) -> None:
    all_rows(library, words=words)
    all_rows(library, speaker=words)


def test_the_newest_come_first_and_a_limit_takes_the_first_of_them(library: Library) -> None:
    rows = all_rows(library)
    assert rows[-1].speaker == "Rosa Marin"
    for limit in range(1, len(rows) + 1):
        assert quoting.of_library(library, EVERYTHING, limit) == rows[:limit]


def test_a_corrected_speaker_counts_for_all_carriers_and_is_one_step(library: Library) -> None:
    row = berg(library)
    quoting.correct(library, row, "lindqvist")
    corrected = berg(library)
    assert (corrected.speaker, corrected.corrected, corrected.confidence) == ("Ola Lindqvist", True, 1.0)
    assert {one.speaker for one in corrected.carriers} == {"Ola Lindqvist"}
    assert all("speaker" not in one.differs for one in corrected.carriers)
    assert corrected in all_rows(library, speaker="Lindqvist")
    assert corrected not in all_rows(library, speaker="Berg")
    undoing.undo(library)
    assert berg(library) == row
    undoing.redo(library)
    assert berg(library) == corrected


def test_nobody_can_have_said_it_and_the_articles_word_can_count_again(library: Library) -> None:
    row = berg(library)
    quoting.correct(library, row, None)
    assert (berg(library).speaker, berg(library).corrected) == (None, True)
    quoting.uncorrect(library, berg(library))
    assert berg(library) == row


def test_a_name_that_no_article_has_can_be_given(library: Library) -> None:
    quoting.correct(library, berg(library), "Captain Nemo Varga")
    assert berg(library).speaker == "Captain Nemo Varga"
    assert berg(library) in all_rows(library, speaker="varga")


def test_a_correction_outlives_reanalysis_and_reloading(take: Any, library: Library) -> None:
    quoting.correct(library, berg(library), "Ola Lindqvist")
    reanalyse(library, progress=lambda done, total: None)
    take(COAST, GULL, PIER)
    assert berg(library).speaker == "Ola Lindqvist"


def found_as(library: Library, wanted: str, instead: str) -> None:
    """Keep the article with the statement `wanted` as if an earlier release had ended the statement at `instead`."""
    with library.writing():
        for key in articles.keys(library):
            article = articles.get(library, key)
            analysis = analyse(article)
            changed = tuple(
                replace(one, text=instead, start=start, end=start + len(instead))
                if one.text == wanted and (start := article.text.find(instead)) >= 0
                else one
                for one in analysis.statements
            )
            analyses.save(library, key, article, replace(analysis, statements=changed), merging.name_of)


@pytest.mark.parametrize("earlier", ["the rates may rise", "the rates may rise in May, which nobody wanted"])
def test_a_correction_follows_a_statement_that_ends_elsewhere_since(take: Any, library: Library, earlier: str) -> None:
    text = "The bank met. Rosa Marin said the rates may rise in May, which nobody wanted. She left by the sea."
    take(record("rates", text, "Rosa Marin said the rates of Peru are her neighbour's trouble.", title="Rates"))
    found_as(library, "the rates may rise in May", earlier)
    (row,) = all_rows(library, words="may rise")
    assert row.words == earlier
    quoting.correct(library, row, "Ada Berg")
    reanalyse(library, progress=lambda done, total: None)
    assert [(row.words, row.speaker) for row in all_rows(library, words="rates")] == [
        ("the rates may rise in May", "Ada Berg"),
        ("the rates of Peru are her neighbour's trouble", "Rosa Marin"),
    ]
    assert [row.words for row in all_rows(library, speaker="Berg", words="rates")] == ["the rates may rise in May"]
    quoting.uncorrect(library, all_rows(library, words="may rise")[0])
    assert {row.speaker for row in all_rows(library, words="rates")} == {"Rosa Marin"}


def asked(library: Library, query: str) -> list[str]:
    """The ids of the articles that a query finds."""
    return [articles.get(library, key).id for key in stories.article_keys(library, parse(query))]


@pytest.mark.parametrize("earlier", ["the rates may rise", "the rates may rise in May, which nobody wanted"])
def test_a_query_finds_whom_the_reader_named_where_the_statement_ends_elsewhere_since(
    take: Any, library: Library, earlier: str
) -> None:
    text = "The bank met. Rosa Marin said the rates may rise in May, which nobody wanted. She left by the sea."
    take(record("rates", text, "Rosa Marin said the rates of Peru are her neighbour's trouble.", title="Rates"))
    found_as(library, "the rates may rise in May", earlier)
    quoting.correct(library, all_rows(library, words="may rise")[0], "Ada Berg")
    reanalyse(library, progress=lambda done, total: None)
    assert asked(library, 'speaker:"Ada Berg" quote:rise') == ["rates"]
    assert asked(library, 'speaker:"Rosa Marin" quote:rise') == []
    assert asked(library, 'speaker:"Rosa Marin" quote:Peru') == ["rates"]
    quoting.correct(library, all_rows(library, words="rates may")[0], "Ola Lindqvist")
    assert asked(library, "speaker:berg quote:rise") == []
    assert asked(library, "speaker:lindqvist quote:rise") == ["rates"]
    undoing.undo(library)
    undoing.undo(library)
    assert asked(library, 'speaker:"Rosa Marin" quote:rise') == ["rates"]
    assert asked(library, "speaker:berg quote:rise") == []


def test_a_correction_of_a_statement_that_is_gone_falls_on_no_other(take: Any, library: Library) -> None:
    text = "The bank met again in a hall by the sea. Rosa Marin said the rates may rise in May."
    take(record("rates", text, "Rosa Marin said nobody in Chile need worry.", title="Rates"))
    found_as(library, "the rates may rise in May", "The bank met again in a hall by the sea")
    quoting.correct(library, all_rows(library, words="hall by the sea")[0], "Ada Berg")
    reanalyse(library, progress=lambda done, total: None)
    assert not any(row.corrected for row in all_rows(library))


def test_the_last_word_on_a_statement_counts_wherever_it_ended_then(take: Any, library: Library) -> None:
    take(record("rates", "The bank met. Rosa Marin said the rates may rise in May.", title="Rates"))
    found_as(library, "the rates may rise in May", "the rates may rise")
    quoting.correct(library, all_rows(library, words="rates may")[0], "Ada Berg")
    reanalyse(library, progress=lambda done, total: None)
    quoting.correct(library, all_rows(library, words="rates may")[0], None)
    assert [(row.speaker, row.corrected) for row in all_rows(library, words="rates may")] == [(None, True)]
    undoing.undo(library)
    assert [row.speaker for row in all_rows(library, words="rates may")] == ["Ada Berg"]


def test_a_new_carrier_joins_a_corrected_utterance(take: Any, library: Library) -> None:
    quoting.correct(library, berg(library), "Ola Lindqvist")
    take(record("late", f"{LEAD} Gulls were seen.", f"“{WORDS},” said Ada Berg.", day="2025-08-29"))
    row = berg(library)
    assert "Late" in row.outlets
    assert row.speaker == "Ola Lindqvist"


def test_an_utterance_is_named_by_the_head_of_any_of_its_keys(library: Library) -> None:
    row = berg(library)
    assert quoting.named(library, row.id) == [row]
    assert all(quoting.named(library, key) == [row] for key in row.keys)
    assert quoting.named(library, "") == quoting.named(library, "no id") == []


def test_the_same_words_of_two_speakers_have_two_names(take: Any, library: Library) -> None:
    words = "“Nobody in the whole town knows,” {} said."
    bank = "The central bank of Chile kept its rate at 4.75 percent, and it told nobody in Santiago why it had done so."
    take(
        record(
            "left", "The old ferry of Tallinn was sold to a museum on Friday.", words.format("Ada Berg"), title="Sold"
        ),
        record("right", bank, words.format("Rosa Marin"), title="Chile keeps its rates", day="2025-01-03"),
    )
    found = {row.id: row.speaker for row in all_rows(library, words="nobody knows")}
    assert sorted(str(speaker) for speaker in found.values()) == ["Ada Berg", "Rosa Marin"]
