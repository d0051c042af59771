"""The five seed articles: every line of furniture goes, and not one other line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from briefing.ingest import formats, furniture, metadata
from briefing.model import Article, RawArticle

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed articles lie beside a checkout, not in the project"
)


def path_of(number: str) -> Path:
    return next(SEEDS.glob(f"{number}_*.txt"))


def seed(number: str) -> Article:
    (raw,) = formats.read(path_of(number))
    assert isinstance(raw, RawArticle)
    return metadata.describe(furniture.strip(raw))


def printed(number: str) -> list[str]:
    return [line.strip() for line in path_of(number).read_text(encoding="utf-8").splitlines() if line.strip()]


def texts(article: Article, kind: str | None = None) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if kind in (None, b.kind)]


def furniture_of(number: str) -> list[str]:
    """The lines that must go, by where they stand in the file: navigation, captions, widgets, credits, repetitions."""
    lines = printed(number)
    numbers = {
        "000": [15, 17, 19, 21, 22],
        "001": [0, 3, 5, 15, 16],
        "002": [0, 2, 3, len(lines) - 1],
        "003": [14, 15, 16],
        "004": [2, *range(12, 20)],
    }
    return [lines[at] for at in numbers[number]]


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_what_stays_is_what_was_printed_without_the_furniture(number: str) -> None:
    assert Counter(texts(seed(number))) == Counter(printed(number)) - Counter(furniture_of(number))


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_what_went_is_kept_with_its_reason(number: str) -> None:
    removed = Counter(cut.text for cut in seed(number).removed)
    assert removed == Counter(line for line in furniture_of(number) if line != "-")


def test_the_list_of_what_to_watch_is_three_items_below_six_sections() -> None:
    article = seed("000")
    assert texts(article, "heading")[0] == article.title
    assert len(texts(article, "heading")) == 7
    assert [block.kind for block in article.blocks[-4:]] == ["heading", "item", "item", "item"]
    assert len(texts(article, "item")) == 3


def test_a_headline_that_is_a_sentence_is_found_by_its_repetition() -> None:
    article = seed("001")
    assert article.title == printed("001")[1]
    assert article.dek == printed("001")[2]
    assert texts(article, "heading") == [article.title]


def test_the_explainer_has_its_sixteen_headings_and_its_labelled_points() -> None:
    article = seed("002")
    assert article.title == printed("002")[1]
    assert len(texts(article, "heading")) == 17
    points = [line for line in texts(article, "paragraph") if ": " in line[:50] and line[0].isupper()]
    assert len(points) == 27


def test_a_credit_is_recorded_and_cut() -> None:
    article = seed("003")
    assert article.outlet == printed("003")[14].split()[2]
    assert [cut.reason for cut in article.removed] == ["credit", "furniture", "furniture"]


def test_a_body_printed_twice_is_there_once_below_its_headline() -> None:
    article = seed("004")
    assert article.title == printed("004")[1]
    assert article.dek == printed("004")[0]
    assert sum(cut.reason == "repeated" and len(cut.text) > 200 for cut in article.removed) == 8
    assert article.text.count("[had]") == 1


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_day_is_guessed(number: str) -> None:
    assert seed(number).published is None
