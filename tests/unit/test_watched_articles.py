"""Invented articles of many layouts: what each leaves to watch, and till when (tests/data/watching)."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.ingest import formats
from briefing.model import RawArticle, WatchItem
from briefing.pipeline.analysing import analyse, article_of

FOLDER = Path(__file__).parents[1] / "data/watching"
CASES = [
    case
    for name in ("articles.toml", "calendars.toml", "news.toml")
    for case in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["case"]
]


def found_in(case: dict[str, Any], folder: Path) -> tuple[WatchItem, ...]:
    """The items of a case, taken in as a file of articles is."""
    file = folder / "articles.jsonl"
    whole = {"id": case["style"], "published": case["published"], case["form"]: case["text"].strip()}
    file.write_text(json.dumps(whole), encoding="utf-8")
    (raw,) = formats.read(file)
    assert isinstance(raw, RawArticle)
    return analyse(article_of(raw)).watch


def told(item: WatchItem) -> str:
    days = "-" if item.due is None else item.due.start
    if item.due is not None and item.due.end != item.due.start:
        days += f"..{item.due.end}"
    return f"{item.kind} | {days} | {plain(item.text)}"


def plain(words: str) -> str:
    return " ".join(words.replace("|", " ").replace("*", "").split())


@pytest.mark.parametrize("case", CASES, ids=[case["style"] for case in CASES])
def test_what_an_article_leaves_to_watch_is_found_and_nothing_else(case: dict[str, Any], tmp_path: Path) -> None:
    found = [told(item) for item in found_in(case, tmp_path) if plain(item.text) not in map(plain, case.get("may", ()))]
    wanted = [" | ".join((*line.split(" | ", 2)[:2], plain(line.split(" | ", 2)[2]))) for line in case["watch"]]
    assert found == wanted
