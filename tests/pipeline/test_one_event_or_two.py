"""Invented write-ups: of one event they are one story, of two with one cast two (tests/data/grouping/events.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing.model import RawArticle, RawBlock
from briefing.pipeline import grouping
from briefing.pipeline.analysing import analyse, article_of
from briefing.store import articles
from events import library_with, partition

CASES = tomllib.loads((Path(__file__).parents[1] / "data/grouping/events.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_write_ups_are_one_story_when_they_tell_of_one_event(case: Mapping[str, list[dict[str, str]]]) -> None:
    events: dict[str, set[str]] = {}
    with library_with([]) as library, library.writing():
        for n, told in enumerate(case["article"]):
            paragraph = RawBlock("paragraph", told["text"])
            raw = RawArticle(f"made#{n}", (paragraph,), title=told.get("title"), published=told.get("published"))
            article = article_of(raw)
            key, _ = articles.save(library, article)
            grouping.place(library, {key: grouping.sketched(article, analyse(article))})
            events.setdefault(told["event"], set()).add(article.identity)
        stories, _ = partition(library)
    assert stories == {frozenset(event) for event in events.values()}
