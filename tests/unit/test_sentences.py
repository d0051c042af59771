"""What ends a sentence, and what only looks like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import sentences
from briefing.model import Block


def split(text: str, kind: str = "paragraph") -> list[str]:
    return [text[s.start : s.end] for s in sentences.split(text, [Block(kind, 0, len(text))])]


@pytest.mark.parametrize(
    "whole",
    [
        "The record through Aug. 26, 2025 shows three meetings.",
        "The U.S. officials met the U.S. Senate in Oslo.",
        "The 3.5-year war cost 2.4 billion.",
        "Mr. Vane met Gen. Okoro and Sen. Pruitt.",
        "It began at 5 p.m. Eastern time.",
        "Order No. 5 was signed.",
        "The writer J. K. Marlow and George W. Hask agreed.",
        "We waited… Nothing came of it.",
        "We waited ... Nothing came of it.",
        "Halden Inc. Chief Executive Ada Brook resigned.",
        "“Will you go?” he asked.",
        "The plan (It was his. Or hers.) failed.",
        "Rep. Lena Ott (R-Ky.) voted no.",
        "Dozens of firms, e.g. Halden, left.",
        "1. The first of the points",
        "The writer William D. Still and Anna A. May agreed.",
        "Thomas A. Early of St. Hallow met Gov. Ott.",
    ],
)
def test_a_stop_that_belongs_to_a_word_does_not_end_the_sentence(whole: str) -> None:
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He lives in the U.S.", "The court is elsewhere."),
        ("“We will go.”", "He left at noon."),
        ('"We will go."', "He left at noon."),
        ("It rained (hard).", "Nobody came."),
        ("Will they come?", "Nobody knows."),
        ("They went at 5 p.m.", "Police followed."),
        ("He said no.", "“We will go,” she replied."),
        ("He sold Halden Inc.", "The price was low."),
        ("It ended in 2019.", "Nobody noticed."),
        ("So he said.…", "Nobody noticed."),
    ],
)
def test_a_stop_before_a_new_beginning_ends_the_sentence(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_a_heading_is_one_sentence() -> None:
    assert split("Talks end. What now? Nobody knows", "heading") == ["Talks end. What now? Nobody knows"]


def test_sentences_keep_to_their_block() -> None:
    text = "A title\n\nOne day. Two days.\n\n- an item"
    blocks = [Block("heading", 0, 7), Block("paragraph", 9, 27), Block("item", 29, len(text))]
    found = sentences.split(text, blocks)
    assert [(text[s.start : s.end], s.block) for s in found] == [
        ("A title", 0),
        ("One day.", 1),
        ("Two days.", 1),
        ("- an item", 2),
    ]


@given(st.lists(st.text(alphabet="aB1 .?!…\"”“()'’\n。\u00a0", max_size=60), max_size=5))
def test_sentences_are_ordered_inside_their_blocks_and_cover_all_but_white_space(pieces: list[str]) -> None:
    text, blocks = "", []
    for piece in pieces:
        blocks.append(Block("paragraph", len(text), len(text) + len(piece)))
        text += piece + "\n\n"
    found = sentences.split(text, blocks)
    covered: set[int] = set()
    last = 0
    for sentence in found:
        block = blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert sentence.start >= last
        last = sentence.end
        covered |= set(range(sentence.start, sentence.end))
    for block in blocks:
        assert all(i in covered or text[i].isspace() for i in range(block.start, block.end))


@pytest.mark.parametrize("hostile", [".", ". ", "(", "A. ", "...A", '."', " ", "[(.) "])
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    text = hostile * (1_000_000 // len(hostile))
    begun = time.process_time()
    sentences.split(text, [Block("paragraph", 0, len(text))])
    assert time.process_time() - begun < 15
