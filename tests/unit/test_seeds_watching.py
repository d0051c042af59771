"""What the five seed articles leave to watch; skipped where the seeds do not lie beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.analysis import sentences, watching
from briefing.model import Article, Block, WatchItem

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not there")


def items_of(number: str, published: str | None = None) -> tuple[WatchItem, ...]:
    """The items of a seed, its lines taken as paragraphs and nothing cut away."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    blocks, position = [], 0
    for line in lines:
        blocks.append(Block("paragraph", position, position + len(line)))
        position += len(line) + 2
    text = "\n\n".join(lines)
    whole = Article("0" * 20, number, path.name, "", text, tuple(blocks), published=published)
    return watching.find(whole, sentences.split(text, blocks), ())


def test_the_three_bullets_of_the_first_seed_are_explicit() -> None:
    explicit = [item.text.split()[0] for item in items_of("000", "2025-08-26") if item.kind == "explicit"]
    assert explicit == ["Whether", "Whether", "Continued"]


def test_nothing_comes_from_reasons_analysis_comments_or_links() -> None:
    text = " ".join(item.text for number in ("000", "001") for item in items_of(number, "2025-08-26"))
    for words in (
        "would be momentous",
        "transactional optimism",
        "Post a Comment",
        "Read also",
        "durable, multilateral",
    ):
        assert words not in text


def test_the_second_seed_has_a_meeting_on_wednesday_and_action_within_two_weeks() -> None:
    due = {item.due.text: (item.due.start, item.due.end) for item in items_of("001", "2025-08-26") if item.due}
    assert due["on Wednesday"] == ("2025-08-27", "2025-08-27")
    assert due["within one to two weeks"] == ("2025-09-02", "2025-09-09")


def test_what_could_or_may_be_is_no_item() -> None:
    for item in items_of("002", "2025-07-22"):
        assert " could " not in item.text
        assert " may " not in item.text


def test_the_fourth_seed_has_a_call_and_a_visit() -> None:
    due = {item.due.text for item in items_of("003", "2025-09-08") if item.due}
    assert {"in the coming days", "early this week"} <= due


def test_a_body_printed_twice_gives_each_item_once() -> None:
    texts = [item.text for item in items_of("004", "2025-08-20")]
    assert len(texts) == len(set(texts)) >= 3


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_day_is_guessed_without_a_publication_day(number: str) -> None:
    assert all(item.due is None or "20" in item.due.text for item in items_of(number))
