"""Laws that hold for any input: spans are what they say, and the order of loading changes nothing."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from briefing import resources
from briefing.errors import SourceError
from briefing.ingest import formats
from briefing.model import Analysis, Article, RawArticle, RawBlock
from briefing.pipeline.analysing import analyse, article_of
from briefing.pipeline.taking_in import take_in
from briefing.store.library import Library

MARKS = "“ ” \" ' ’ . ? , : ; - — • ( ) [ ]"
WORDS = (
    "said according President Velsk VELSK Velsk’s the Ministry of Harbours on Wednesday by 5 March within two weeks "
    "will U.S. Aug. 26, 1. Whether if [had] (1) 3.5 é 中文 🛳 he she it “We” spokesman and"
)
PHRASES = ["told reporters", "Odran Velsk", "What to watch", "\n", "\n\n", "a\u0301", "\u202e", "\x1b[31m", "\t"]
PIECES = st.sampled_from([*MARKS.split(), *WORDS.split(), *PHRASES])
NEWSLIKE = st.lists(PIECES, max_size=60).map(" ".join)


@given(st.one_of(NEWSLIKE, st.text(max_size=400)), st.sampled_from([None, "2026-03-03"]))
@settings(max_examples=300)
def test_every_span_is_the_text_it_names(text: str, published: str | None) -> None:
    blocks = tuple(RawBlock("paragraph", line) for line in text.split("\n"))
    article = article_of(RawArticle(source="any", blocks=blocks, published=published))
    _check_spans(article, analyse(article))


def test_every_span_of_the_sample_briefing_is_the_text_it_names() -> None:
    for raw in formats.read(resources.data_dir() / "sample"):
        assert not isinstance(raw, SourceError), raw
        article = article_of(raw)
        _check_spans(article, analyse(article))


def _check_spans(article: Article, found: Analysis) -> None:
    text = article.text
    assert text == "\n\n".join(text[block.start : block.end] for block in article.blocks)
    for sentence in found.sentences:
        assert (
            article.blocks[sentence.block].start <= sentence.start < sentence.end <= article.blocks[sentence.block].end
        )
    for actor in found.actors:
        assert actor.mentions
        assert all(text[mention.start : mention.end] == mention.text for mention in actor.mentions)
    for statement in found.statements:
        assert text[statement.start : statement.end] == statement.text
        assert all(statement.start <= span.start < span.end <= statement.end for span in statement.spans)
    for item in found.watch:
        assert text[item.start : item.end] == item.text
        assert item.due is None or item.due.start <= item.due.end


def _partition(db: Path) -> tuple[set[tuple[str, str]], set[frozenset[str]], set[tuple[str, str]]]:
    """What is in the library, without the numbers that depend on when it came: articles, stories, copies."""
    with Library.open(db) as library:
        rows = library.rows(
            """SELECT article.identity, article.text, placement.story, original.identity AS original FROM article
               JOIN placement ON placement.article = article.key
               LEFT JOIN article AS original ON original.key = placement.copy_of"""
        )
    stories: dict[int, set[str]] = {}
    for row in rows:
        stories.setdefault(row["story"], set()).add(row["identity"])
    copies = {(row["identity"], row["original"]) for row in rows if row["original"]}
    return {(row["identity"], row["text"]) for row in rows}, {frozenset(s) for s in stories.values()}, copies


def _loaded(db: Path, sources: list[Path], *, one_by_one: bool = False) -> Path:
    with Library.open(db) as library:
        for group in [[source] for source in sources] if one_by_one else [sources]:
            take_in(library, group, report=lambda line: None)
    return db


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_loading_changes_nothing(tmp_path: Path, seed: int) -> None:
    """The sample briefing, and a hundred made-up articles with reprints, each in a file of its own."""
    made = tmp_path / "made"
    made.mkdir()
    for record in corpus.articles(100, words=150):
        (made / f"{record['id']}.json").write_text(json.dumps(record))
    files = sorted(made.iterdir()) + sorted((resources.data_dir() / "sample").iterdir())
    shuffled = random.Random(seed).sample(files, len(files))
    expected = _partition(_loaded(tmp_path / "in order.db", files))
    found = _partition(_loaded(tmp_path / "shuffled.db", shuffled, one_by_one=seed == 0))
    assert found == expected
    assert expected[2], "there are copies to fold"
