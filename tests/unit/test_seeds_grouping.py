"""The five seeds: no copies among them, three are one story and two are others, dated or not, in any order."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefing.ingest import formats
from briefing.model import Analysis, Article, RawArticle
from briefing.pipeline import grouping
from briefing.pipeline.analysing import analyse, article_of
from briefing.store import articles
from briefing.store.library import Library

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
DAYS = {"000": "2025-08-26", "001": "2025-08-26", "002": "2025-07-28", "003": "2025-09-07", "004": "2025-08-20"}

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds lie beside the checkout, not in it")


@cache
def seeds() -> dict[str, tuple[Article, Analysis]]:
    found = {}
    for raw in formats.read(str(SEEDS)):
        assert isinstance(raw, RawArticle)
        article = article_of(raw)
        found[Path(article.source).name[:3]] = (article, analyse(article))
    return found


def grouped(order: tuple[str, ...], *, dated: bool) -> tuple[set[frozenset[str]], int]:
    """The stories as sets of seeds, and how many seeds are copies."""
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        names = {}
        for name in order:
            article, analysis = seeds()[name]
            day = DAYS[name] if dated else None
            article = replace(article, published=day, published_from="record" if day else None)
            with library.writing():
                key, _ = articles.save(library, article)
                grouping.place(library, {key: grouping.sketched(article, analysis)})
            names[key] = name
        stories: dict[int, set[str]] = {}
        copied = 0
        for row in library.rows("SELECT article, copy_of, story FROM placement"):
            stories.setdefault(row["story"], set()).add(names[row["article"]])
            copied += row["copy_of"] is not None
        return {frozenset(story) for story in stories.values()}, copied


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("order", list(permutations(sorted(DAYS)))[::17])
def test_three_seeds_are_one_story_and_none_is_a_copy(order: tuple[str, ...], dated: bool) -> None:
    stories, copied = grouped(order, dated=dated)
    assert copied == 0
    assert stories == {frozenset({"000", "001", "004"}), frozenset({"002"}), frozenset({"003"})}
