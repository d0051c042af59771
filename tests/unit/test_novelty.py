"""What is new: the same sentence in another dress is known, and one that differs in a fact is not."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import sentences
from briefing.analysis.novelty import Known, alike
from briefing.analysis.traces import Trace, is_whole, packed, traces_of, unpacked
from briefing.model import Article, Block, BlockKind, Statement


def article(*paragraphs: str, kind: BlockKind = "paragraph") -> Article:
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Block(kind, at, at + len(text)))
        at += len(text) + 2
    return Article("a" * 20, "1", "desk.txt", "", "\n\n".join(paragraphs), tuple(blocks))


def traces(*paragraphs: str) -> tuple[Trace, ...]:
    told = article(*paragraphs)
    return traces_of(told.text, told.blocks, sentences.split(told.text, told.blocks))


def trace(sentence: str) -> Trace:
    (found,) = traces(sentence)
    return found


def known(own: Sequence[Trace], read: Sequence[Sequence[Trace]]) -> list[bool]:
    """For each of an article's sentences, whether it is known to who read these articles."""
    known = Known(trace for each in read for trace in each)
    return [known.has(trace) for trace in own]


def quoted(sentence: str, words: str, speaker: str | None) -> Trace:
    """The trace of a sentence in which these words are said."""
    told, start = article(sentence), sentence.index(words)
    said = Statement("direct", words, start, start + len(words), speaker)
    return traces_of(told.text, told.blocks, sentences.split(told.text, told.blocks), [said])[0]


SAME = [
    ("“The ferry sailed at noon,” said Velsk.", '"The ferry sailed at noon", said Velsk.'),
    ("Three ports were CLOSED in the storm.", "3 ports were closed in the storm."),
    (
        "The harbour master told the inquiry that the pumps of the ferry had failed before.",
        "The harbour master said to the inquiry that the pumps of the ferry had failed before.",
    ),
    (
        "The committee of the families asked the ministry on Monday for the log of the ferry and a list of its crew.",
        "The committee of the families asked the ministry for the log of the ferry and a list of its crew.",
    ),
    (
        "Divers from Port Halden searched the wreck of the freighter for survivors of the night's collision.",
        "Divers from Port Halden searched the wreck of the freighter for survivors of the collision.",
    ),
    (
        "The programme of the new council puts the defence of the old harbour and its workers at the head.",
        "The program of the new council puts the defence of the old harbour and its workers at the head.",
    ),
]

NEWS = [
    (
        "The storm killed 12 people in the villages along the southern coast of the island.",
        "The storm killed 19 people in the villages along the southern coast of the island.",
    ),
    (
        "The storm left nineteen people dead in the villages along the coast of the island.",
        "The storm left fifteen people dead in the villages along the coast of the island.",
    ),
    (
        "The court said that the minister had known of the failed pumps for at least a year.",
        "The court said that the minister had not known of the failed pumps for at least a year.",
    ),
    (
        "The government of Velmora will sign the treaty on the ferry line before the summer.",
        "The government of Velmora may sign the treaty on the ferry line before the summer.",
    ),
    (
        "The council will pay the families of the crew if the inquiry blames the operator.",
        "The council will pay the families of the crew unless the inquiry blames the operator.",
    ),
    (
        "Soldiers of Velmora crossed the river into Ostrava and shelled the railway bridge there.",
        "Soldiers of Ostrava crossed the river into Velmora and shelled the railway bridge there.",
    ),
    (
        "Rockets hit the railway station of Halden and the market place close to it.",
        "Rockets hit the railway station of Halden and Corvane and the market place close to it.",
    ),
    (
        "The appeal court upheld the sentence of the former harbour master in the ferry trial.",
        "The appeal court quashed the sentence of the former harbour master in the ferry trial.",
    ),
    (
        "The parliament votes on Tuesday on the treaty about the ferry line and its tolls.",
        "The parliament votes on Friday on the treaty about the ferry line and its tolls.",
    ),
    ("The port opened.", "The port closed."),
    ("The old port was opened again.", "The new port was opened again."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_other_signs_and_a_few_other_words_make_no_news(one: str, other: str) -> None:
    assert alike(trace(one), trace(other))


@pytest.mark.parametrize(("one", "other"), NEWS)
def test_another_number_name_day_negation_or_condition_is_news(one: str, other: str) -> None:
    assert not alike(trace(one), trace(other))


@pytest.mark.parametrize(("one", "other"), SAME + NEWS)
def test_who_of_two_came_first_does_not_matter(one: str, other: str) -> None:
    a, b = trace(one), trace(other)
    assert alike(a, b) == alike(b, a) == Known([a]).has(b) == Known([b]).has(a)


WORDS = "“We owe the families of the crew an answer”"


def test_what_was_said_is_known_whoever_leads_into_it() -> None:
    one = quoted(f"{WORDS}, Velsk told reporters in Halden.", WORDS, "Odran Velsk")
    assert alike(one, quoted(f"{WORDS}, the minister said.", WORDS, "Velsk"))
    assert alike(one, quoted(f"{WORDS}, he said later on.", WORDS, None))
    assert not alike(one, quoted(f"{WORDS}, Berg said.", WORDS, "Ada Berg"))


def test_a_few_said_words_in_a_long_sentence_do_not_make_it_known() -> None:
    words = "we will do all that we can"
    one = quoted(f"Velsk, who said “{words}”, left the talks in Halden before the vote on the tolls.", words, "Velsk")
    other = quoted(f"“{words}”, said Velsk, whose party has lost two seats in the council of the port.", words, "Velsk")
    assert not alike(one, other)


def test_headings_and_mere_interjections_are_neither_known_nor_new() -> None:
    told = article("What happens next", kind="heading")
    assert traces_of(told.text, told.blocks, sentences.split(told.text, told.blocks)) == ()
    assert traces("Not yet.") == ()


def test_the_spans_are_those_of_the_sentences() -> None:
    told = article("The ferry sailed at noon. Nobody saw it leave the port.", "Velsk has asked for its log.")
    found = traces_of(told.text, told.blocks, sentences.split(told.text, told.blocks))
    assert [told.text[trace.start : trace.end] for trace in found] == [
        "The ferry sailed at noon.",
        "Nobody saw it leave the port.",
        "Velsk has asked for its log.",
    ]


def test_what_was_said_is_known_even_when_a_longer_sentence_told_it_first() -> None:
    long = quoted(f"{WORDS}, Velsk said after a night in the old customs house of Port Halden.", WORDS, "Velsk")
    short = quoted(f"{WORDS}, Velsk said.", WORDS, "Velsk")
    assert Known([long]).has(short)
    assert not Known([short]).has(long)
    assert not Known([long]).has(quoted(f"{WORDS}, Berg said.", WORDS, "Ada Berg"))


# ---------------------------------------------------------------------- laws

_VOCABULARY = """
    the harbour minister Velsk Berg Halden ferry council vote 12 19 not may if Monday Friday open closed budget teacher
    winter market letter village engine answered
"""
VOCABULARY = _VOCABULARY.split()
SENTENCES = st.lists(st.sampled_from(VOCABULARY), min_size=3, max_size=14).map(lambda words: " ".join(words) + ".")
SETS = st.lists(SENTENCES, min_size=1, max_size=6)


@given(SETS, SETS)
def test_known_is_what_some_other_sentence_is_alike_to(mine: list[str], others: list[str]) -> None:
    own = [trace(sentence) for sentence in mine]
    read = [trace(sentence) for sentence in others]
    assert known(own, [read]) == [any(alike(a, b) for b in read) for a in own]


@given(SETS, st.lists(SETS, max_size=4), st.randoms(use_true_random=False))
def test_the_order_in_which_articles_were_read_does_not_matter(
    mine: list[str], others: list[list[str]], draw: random.Random
) -> None:
    own = [trace(sentence) for sentence in mine]
    read = [[trace(sentence) for sentence in sentences] for sentences in others]
    shuffled = [draw.sample(each, len(each)) for each in draw.sample(read, len(read))]
    assert known(own, read) == known(own, shuffled)


@given(st.lists(SENTENCES, max_size=6))
def test_an_article_holds_nothing_new_beside_itself(mine: list[str]) -> None:
    own = [trace(sentence) for sentence in mine]
    assert all(known(own, [own]))


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_can_be_traced_and_kept(text: str, speaker: str) -> None:
    told = article(text)
    said = Statement("direct", text[:80], 0, min(len(text), 80), speaker or None)
    found = traces_of(told.text, told.blocks, sentences.split(told.text, told.blocks), [said] * 3)
    assert unpacked(packed(found)) == found


@given(st.binary(max_size=300), st.integers(0, 200))
def test_damaged_traces_and_those_of_another_layout_are_none(noise: bytes, at: int) -> None:
    kept = packed(traces("Three ports on the coast were closed in the storm.", "The ferry sailed at noon again."))
    assert is_whole(kept)
    for other in (noise, kept[5:], kept[:at], kept[:at] + b"\0" + kept[at:], b"\0" + kept[1:], kept + noise + b"\0"):
        if other != kept:
            assert not is_whole(other)
            assert unpacked(other) == ()


@pytest.mark.parametrize(
    "text",
    [
        "word " * 400_000,
        "x" * 2_000_000,
        "The ferry sailed at noon again. " * 60_000,
        " ".join(f"The {n} ferry sailed from port {n} at noon." for n in range(40_000)),
    ],
)
def test_two_megabytes_are_traced_and_compared_in_seconds(text: str) -> None:
    told = article(text)
    split = sentences.split(told.text, told.blocks)
    before = time.process_time()
    found = traces_of(told.text, told.blocks, split)
    known(found, [found])
    assert time.process_time() - before < 5


def test_many_sentences_without_names_are_compared_in_seconds() -> None:
    draw = random.Random(1)
    plain = [word for word in VOCABULARY if word.islower()]
    found = [trace(" ".join(draw.choices(plain, k=16)) + ".") for _ in range(2000)]
    before = time.process_time()
    known(found[:1000], [found[1000:]])
    assert time.process_time() - before < 5
