"""Two texts side by side: every sentence once, equals beside each other, and the changed words named."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import sentences
from briefing.analysis.alignment import align
from briefing.model import Aligned, Article, Block


def article(*paragraphs: str) -> Article:
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Block("paragraph", at, at + len(text)))
        at += len(text) + 2
    return Article("a" * 20, "1", "desk.txt", "", "\n\n".join(paragraphs), tuple(blocks))


def rows(one: Article, other: Article) -> tuple[Aligned, ...]:
    lefts, rights = (sentences.split(each.text, each.blocks) for each in (one, other))
    return align(one, lefts, other, rights)


def read(one: Article, other: Article) -> list[tuple[str, str, str]]:
    """The rows as words."""
    return [
        (
            row.kind,
            one.text[row.left.start : row.left.end] if row.left else "",
            other.text[row.right.start : row.right.end] if row.right else "",
        )
        for row in rows(one, other)
    ]


OLD = article(
    "The ferry Maravel sank off Port Halden. The coast guard said that 12 people were killed.",
    "Divers will search the wreck on Monday.",
    "The harbour master, Ada Berg, did not want to say why it had sailed.",
    "It had left Corvane at noon with a full deck.",
    "The families wait in the old customs house.",
)
NEW = article(
    "The ferry Maravel sank off Port Halden! The coast guard said that 19 people were killed.",
    "The harbour master, Ada Berg, said at last why it had sailed.",
    "It had left Corvane at noon with a full deck.",
    "Blue Strait Lines has closed its offices.",
    "The families wait in the old customs house.",
    "Divers will search the wreck on Monday.",
)


def test_equal_changed_moved_and_lonely_sentences_are_told_apart() -> None:
    heads = [(kind, " ".join(left.split()[:3]), " ".join(right.split()[:3])) for kind, left, right in read(OLD, NEW)]
    assert heads == [
        ("same", "The ferry Maravel", "The ferry Maravel"),
        ("changed", "The coast guard", "The coast guard"),
        ("moved", "Divers will search", ""),
        ("changed", "The harbour master,", "The harbour master,"),
        ("same", "It had left", "It had left"),
        ("only", "", "Blue Strait Lines"),
        ("same", "The families wait", "The families wait"),
        ("moved", "", "Divers will search"),
    ]


def test_the_changed_words_are_named() -> None:
    changed = [row for row in rows(OLD, NEW) if row.kind == "changed"]
    first = changed[0]
    assert [OLD.text[span.start : span.end] for span in first.left_words] == ["12"]
    assert [NEW.text[span.start : span.end] for span in first.right_words] == ["19"]


def test_words_that_follow_each_other_are_one_change() -> None:
    one = article("The council met in the old town hall of Corvane on Monday to vote.")
    other = article("The council met in Corvane on Monday to vote.")
    (row,) = rows(one, other)
    assert [one.text[span.start : span.end] for span in row.left_words] == ["the old town hall of"]
    assert row.right_words == ()


def test_texts_without_anything_in_common_stand_one_after_the_other() -> None:
    found = read(article("The ferry sank at noon."), article("A bank in Chile kept its rates."))
    assert [(kind, bool(left), bool(right)) for kind, left, right in found] == [
        ("only", True, False),
        ("only", False, True),
    ]


# ---------------------------------------------------------------------- laws

_WORDS = "the ferry harbour Velsk Berg 12 19 not may sank open budget teacher winter * — …"
PARAGRAPH = st.lists(st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=8), min_size=1, max_size=4).map(
    lambda told: " ".join(" ".join(words).capitalize() + "." for words in told)
)
ARTICLE = st.lists(PARAGRAPH, max_size=4).map(lambda paragraphs: article(*paragraphs))
ANY = st.lists(st.text(min_size=1, max_size=60), max_size=3).map(lambda paragraphs: article(*paragraphs))


@given(ARTICLE | ANY, ARTICLE | ANY)
def test_every_sentence_stands_once_on_its_side_in_the_order_of_its_text(one: Article, other: Article) -> None:
    found = rows(one, other)
    for side, told in (("left", one), ("right", other)):
        spans = [getattr(row, side) for row in found if getattr(row, side)]
        expected = sentences.split(told.text, told.blocks)
        assert [(span.start, span.end) for span in spans] == [(each.start, each.end) for each in expected]


@given(ARTICLE | ANY)
def test_a_text_beside_itself_is_the_same_throughout(one: Article) -> None:
    assert {row.kind for row in rows(one, one)} <= {"same"}


@given(ARTICLE | ANY, ARTICLE | ANY)
def test_exchanging_the_sides_mirrors_the_rows(one: Article, other: Article) -> None:
    def ordered(found: list[Aligned]) -> list[str]:
        return sorted(map(repr, found))

    mirrored = [Aligned(row.right, row.left, row.kind, row.right_words, row.left_words) for row in rows(one, other)]
    assert ordered(mirrored) == ordered(list(rows(other, one)))


@given(ARTICLE | ANY, ARTICLE | ANY)
def test_changed_words_lie_inside_their_sentence_in_order(one: Article, other: Article) -> None:
    for row in rows(one, other):
        for span, words in ((row.left, row.left_words), (row.right, row.right_words)):
            ends = [end for word in words for end in (word.start, word.end)]
            assert ends == sorted(ends)
            assert not words or (row.kind == "changed" and span and span.start <= ends[0] and ends[-1] <= span.end)
        assert row.kind != "changed" or row.left_words or row.right_words


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "x" * 1_000_000,
        "The ferry sailed at noon again. " * 30_000,
        " ".join(f"The {n} ferry sailed from port {n} at noon." for n in range(20_000)),
    ],
)
def test_a_megabyte_is_compared_with_another_in_seconds(text: str) -> None:
    one, other = article(text), article("Nothing of this kind. " + text.replace("noon", "dawn") + " odd end")
    lefts, rights = (sentences.split(each.text, each.blocks) for each in (one, other))
    before = time.process_time()
    align(one, lefts, other, rights)
    assert time.process_time() - before < 8
