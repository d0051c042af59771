"""Words between marks in made-up articles: which are somebody's, and which are names, terms and marks on things."""

import json
from pathlib import Path

import pytest

from briefing.ingest import formats
from briefing.model import RawArticle, Statement
from briefing.pipeline.analysing import analyse, article_of


def find(folder: Path, *paragraphs: str) -> list[Statement]:
    source = folder / "article.jsonl"
    source.write_text(json.dumps({"id": "a", "text": "\n\n".join(paragraphs)}), encoding="utf-8")
    (raw,) = formats.read(str(source))
    assert isinstance(raw, RawArticle)
    return list(analyse(article_of(raw)).statements)


def told(folder: Path, *paragraphs: str) -> list[tuple[str, str | None, str]]:
    """Kind, speaker and words of each statement."""
    return [(s.kind, s.speaker, s.text) for s in find(folder, *paragraphs)]


@pytest.mark.parametrize(
    "sentence",
    [
        'The firm\'s so-called "green transition" plan had promised 400 jobs.',
        'The festival opens with "The Salt Road", a film by Petra Lund, on Friday.',
        'The novel "Winter Keepers" by Jon Aas is next.',
        'The frigate "Valkyr" and the supply ship "Astrid" returned to port.',
        'Under the law, "plant milk" may not be sold as "milk" in any shop.',
        'Marco "The Baker" Rossi had been known as "the Baker" for years.',
        'The company dropped its motto "Built to last" on Monday.',
        'The weather service issued a "code red" warning for the coast.',
        'The statue, labelled "Figure of a young woman" in the catalogue, goes back to Peru.',
        'The storm, dubbed "the hammer of the north" by fishermen, has passed.',
        'The accused, code-named "Heron of the lake", had files stamped "top secret for all" at home.',
        'The "too big to fail" banks would pay more under the plan.',
        'Her song "Come Home Soon" was a hit on the radio show "Morning Call" last year.',
    ],
)
def test_names_terms_and_marks_on_things_are_nobodys_words(tmp_path: Path, sentence: str) -> None:
    assert told(tmp_path, f"It rained in Halden on Sunday. {sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ('Ingrid Moe said the closure was a "disaster" for the region.', 'the closure was a "disaster" for the region'),
        ('Ingrid Moe warned it could "blow up" the budget.', 'it could "blow up" the budget'),
        ('Ingrid Moe described the report as "pure fiction".', 'the report as "pure fiction"'),
        ('Ingrid Moe said the old words "no longer fit who we are".', 'the old words "no longer fit who we are"'),
    ],
)
def test_a_clause_with_a_word_or_two_of_its_speaker_is_one_mixed_statement(
    tmp_path: Path, sentence: str, words: str
) -> None:
    assert told(tmp_path, sentence) == [("mixed", "Ingrid Moe", words)]


def test_a_short_answer_behind_a_colon_stands_for_itself(tmp_path: Path) -> None:
    assert told(tmp_path, 'Asked about the fine, Ingrid Moe answered: "Worth it."') == [
        ("direct", "Ingrid Moe", "Worth it.")
    ]


@pytest.mark.parametrize(
    "rest",
    ["but she praised his patience", "while others praised it", "which few had expected", "adding that it rained"],
)
def test_a_partly_quoted_clause_ends_at_the_comma_inside_its_closing_mark(tmp_path: Path, rest: str) -> None:
    found = told(tmp_path, f'Eva Roth said Arne Tolk was "wrong on all the facts," {rest}.')
    assert found[0] == ("mixed", "Eva Roth", 'Arne Tolk was "wrong on all the facts,"')


def test_a_cue_behind_the_marks_that_tells_something_else_does_not_take_the_words(tmp_path: Path) -> None:
    found = told(tmp_path, 'Eva Roth said Arne Tolk was "wrong on the facts," but she noted his patience.')
    assert found[0][1] == "Eva Roth"
    assert found[0][2].startswith("Arne Tolk was")


PASSAGE = ('"The clerk kept the keys. “Nobody else wanted them,” he said.', '"The files were gone by Monday.')


def test_a_passage_set_between_straight_marks_is_read_for_who_speaks_inside(tmp_path: Path) -> None:
    words = [text for _, _, text in told(tmp_path, "The Evening Star has the story:", *PASSAGE, "The clerk left.")]
    assert words == ["Nobody else wanted them,"]


def test_somebody_s_own_words_between_straight_marks_stay_one_statement(tmp_path: Path) -> None:
    own = '"I left at noon. My chief said, “Go home,” and I went."'
    assert [text for _, _, text in told(tmp_path, "Ada Brook wrote on her page:", own)] == [own.strip('"')]


@pytest.mark.parametrize(
    "sentence",
    [
        'Ada Brook\'s column, "The north must wait its turn," is the worst of the year.',
        'The town stood by its mayor ("Mayor stops the barges at noon," Evening Star, May 3).',
        "Elsa Thorne, who wrote “The Salt Road” and nine other novels, is dead.",
    ],
)
def test_a_title_that_is_cited_is_nobodys_words(tmp_path: Path, sentence: str) -> None:
    assert told(tmp_path, "The paper came on Friday.", sentence) == []


def test_words_between_brackets_that_somebody_says_are_no_title(tmp_path: Path) -> None:
    words = [text for _, _, text in told(tmp_path, 'The barges left ("We had no choice," Mona Reiss said).')]
    assert words == ["We had no choice,"]
