"""What a checklist can say of an item away from its article: who "she" is, and what comes, not where it was written."""

from __future__ import annotations

import pytest

from briefing.model import RawArticle, RawBlock, WatchItem
from briefing.pipeline.analysing import analyse, article_of


def items(*paragraphs: str) -> tuple[WatchItem, ...]:
    blocks = tuple(RawBlock("paragraph", one) for one in ("Port talks resume on the north coast", *paragraphs))
    raw = RawArticle(source="a.txt", blocks=blocks, published="2031-03-10")
    return analyse(article_of(raw)).watch


ARRIVED = "Foreign minister Ada Haverin arrived in Port Alder on Monday morning with four advisers."


@pytest.mark.parametrize(
    ("before", "sentence", "who"),
    [
        (ARRIVED, "She will present the draft on Thursday.", "Ada Haverin"),
        (ARRIVED, "She said the delegation would vote on Thursday.", "Ada Haverin"),
        (
            "“We will not sign,” said Boris Quill, who leads the port union.",
            "He said a strike vote would be held on Friday.",
            "Boris Quill",
        ),
    ],
)
def test_whom_a_pronoun_at_the_head_stands_for_comes_first(before: str, sentence: str, who: str) -> None:
    item = items(before, sentence)[-1]
    assert item.text == sentence
    assert item.actors[0] == who


def test_nobody_is_named_where_two_may_be_meant() -> None:
    item = items(
        "Carla Brandt and Ada Haverin arrived together, and Carla Brandt and Ada Haverin left together.",
        "She will present the draft on Thursday.",
    )[-1]
    assert item.actors == ()


def test_whoever_is_named_in_an_item_is_still_there() -> None:
    item = items(ARRIVED, "Boris Quill leads the port union.", "She will meet Boris Quill on Thursday.")[-1]
    assert item.actors == ("Ada Haverin", "Boris Quill")


@pytest.mark.parametrize(
    "dateline", ["PORT ALDER, Lindmere (Meridian) — ", "TESSALY (Gulf Wire) - ", "SKERROW — ", "BRENHOLT, March 10 -- "]
)
def test_an_item_begins_behind_the_dateline(dateline: str) -> None:
    sentence = "The foreign ministers of both shores will meet in the old customs house on Wednesday."
    item = items(f"{dateline}{sentence} The talks are the first in a decade.")[0]
    assert item.text == sentence
    assert item.due is not None
    assert item.due.start == "2031-03-12"


def test_a_dash_within_the_sentence_is_no_dateline() -> None:
    sentence = "The council — all nine of its members — will vote on the toll on Friday."
    assert items(sentence)[0].text == sentence
