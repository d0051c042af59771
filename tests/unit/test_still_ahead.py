"""An article that only looks ahead to an item is not offered as its outcome; one that tells what came of it is."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing.analysis import outcomes, sentences
from briefing.analysis.following import waiting
from briefing.analysis.outcomes import LIKELY
from briefing.model import Block

ITEMS = tomllib.loads((Path(__file__).parents[1] / "data" / "outcomes.toml").read_text(encoding="utf-8"))["item"]
HEADLINE = "Senate of Ordovia to vote on spy bill"


@pytest.mark.parametrize("item", ITEMS, ids=[item["text"][:40] for item in ITEMS])
def test_an_article_is_offered_for_what_it_tells_and_not_for_what_it_awaits(item: dict[str, Any]) -> None:
    for article in item["article"]:
        text, told = article["text"], article.get("tells")
        split = sentences.split(text, (Block("paragraph", 0, len(text)),))
        report = outcomes.report_of(text, split, article["published"])
        found = outcomes.sighting(outcomes.matter_of(item["text"], item["actors"], item["due"]), report)
        shown = text[found.start : found.end] if found and found.score >= LIKELY else None
        assert shown is None if told is None else shown is not None and told in shown, text


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The court struck down the tax, and the treasury will pay it back.", "The court struck down the tax"),
        ("The bill, which a committee passed in May, goes to a vote on Friday.", "which a committee passed in May"),
        ("The guild has yet to say who won.", ""),
        ("Workers painted the railings: the bridge reopens on Saturday.", "Workers painted the railings"),
        (HEADLINE, ""),
    ],
)
def test_the_clauses_that_wait_tell_nothing(sentence: str, told: str) -> None:
    assert waiting.told(sentence, date(2031, 3, 5)) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "The court ruled on Friday.",
        "The bridge will not reopen on Saturday, the council said.",
        "Velsk was due to appear on Wednesday but fell ill.",
        "Ministers agreed to lift the ban.",
        "Court rejects recount",
        "Haverin offers to free sailors as talks open",
    ],
)
def test_what_was_done_given_up_or_settled_is_told(sentence: str) -> None:
    assert waiting.told(sentence, date(2031, 3, 5)) == sentence
