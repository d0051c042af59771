"""A second opinion on names: it counts as evidence, and never says where a name begins and ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.naming import evidence
from briefing.analysis.naming.labels import Label, LabelKind, Labeller, Labels, prose
from briefing.analysis.sentences import split
from briefing.model import Actor, Article, Block
from briefing.pipeline.analysing import MOST_LABELLED, analyse

UNKNOWN = "The workers walked out of Tellmora before noon and they have not come back to it since."
PLAIN = "The mayor said that Tellmora was late, and that she would not wait for it any longer."

SILENT = (0.0, 0.0, 0.0)
"""Words around a mention that say nothing."""


def article(text: str) -> Article:
    """An article of one paragraph a line."""
    blocks = tuple(Block("paragraph", *line.span()) for line in re.finditer(r"[^\n]+", text))
    return Article(identity="0" * 20, id="a", source="a.txt", title="", text=text, blocks=blocks)


def found(text: str, labeller: Labeller | None = None) -> dict[str, Actor]:
    return {actor.name: actor for actor in analyse(article(text), labeller).actors}


def seeing(**kinds: LabelKind) -> Callable[[str], list[Label]]:
    """A labeller that sees these words, wherever they stand, and nothing else."""

    def label(text: str) -> list[Label]:
        return [Label(*hit.span(), kind) for word, kind in kinds.items() for hit in re.finditer(word, text)]

    return label


def blind(text: str) -> list[Label]:
    """A labeller that reads and sees nothing."""
    return []


# ---------------------------------------------------------------- evidence


def test_what_the_rules_are_not_sure_of_becomes_what_the_labeller_sees() -> None:
    twice = f"{UNKNOWN} Reporters wrote that Tellmora had been quiet for most of the long and rainy week."
    assert "Tellmora" not in found(twice)
    assert found(twice, seeing(Tellmora="organisation"))["Tellmora"].type == "organisation"


def test_what_the_rules_are_sure_of_stays_what_it_is() -> None:
    text = "Mayor Clara Holm told reporters in the town hall that nothing had been decided yet."
    assert found(text, seeing(**{"Clara Holm": "organisation"}))["Clara Holm"].type == "person"


def test_a_name_that_was_read_and_not_labelled_needs_more() -> None:
    sure, unsure = (2.0, 0.0, 0.0), (1.1, 0.0, 0.0)
    around = [SILENT] * 3
    assert evidence.kind_of(unsure, around, [])[0] == "person"
    assert evidence.kind_of(unsure, around, [None, None, None])[0] is None
    assert evidence.kind_of(unsure, around, [None, "group", None])[0] == "person"
    assert evidence.kind_of(sure, around, [None, None, None])[0] == "person"


def test_labels_on_more_mentions_say_more() -> None:
    scores = [evidence.kind_of((0.5, 0.0, 0.0), [SILENT] * times, ["person"] * times)[1] for times in (1, 2, 6)]
    assert scores == sorted(set(scores))


def test_labels_that_contradict_each_other_are_weighed() -> None:
    kind, _ = evidence.kind_of((0.6, 0.6, 0.0), [SILENT] * 3, ["person", "organisation", "organisation"])
    assert kind == "organisation"


# ---------------------------------------------------------------- never its spans


def test_spans_stay_the_rules_own() -> None:
    text = "Clara Holm of the Harbour Authority spoke to the crew, and later Oskar Brandt joined them."
    spans = {name: actor.mentions for name, actor in found(text).items()}
    wide = seeing(**{"Clara Holm of the Harbour Authority spoke": "person", "later Oskar Brandt": "person"})
    assert {name: actor.mentions for name, actor in found(text, wide).items()} == spans


def test_a_label_where_the_rules_see_no_name_makes_no_actor() -> None:
    assert found("the crew went ashore before dawn and came back with bread.", seeing(crew="organisation")) == {}


def test_a_label_counts_when_it_covers_half_of_the_name() -> None:
    labels = Labels([Label(4, 9, "person"), Label(30, 31, "place")], [(0, 100)])
    assert labels.of([(0, 10), (0, 11), (4, 9), (5, 6), (20, 25), (30, 33)]) == [
        "person",
        None,
        "person",
        "person",
        None,
        None,
    ]


# ---------------------------------------------------------------- where its word counts


def test_headings_and_tables_are_no_prose() -> None:
    text = "Tellmora Wins Again In Extra Time\nTellmora 3 Halden 1 ( Brandt 4, Holm 7 )\n" + PLAIN
    sentences = split(text, article(text).blocks)
    assert [text[start:end] for start, end in prose(text, sentences)] == [PLAIN]


def test_what_a_labeller_sees_or_misses_outside_prose_changes_nothing() -> None:
    table = "Oskar Brandt 4 Tellmora 3\nHalden 1 Port Imber 0"
    assert found(table, seeing(Tellmora="person")) == found(table, blind) == found(table)


def test_only_the_beginning_of_a_very_long_article_is_read() -> None:
    lengths: list[int] = []

    def measure(text: str) -> list[Label]:
        lengths.append(len(text))
        return []

    rest = " Only much later did Mayor Clara Holm say that she would not come to the opening."
    long = "They waited for the boat all day and then all night. " * (MOST_LABELLED // 53 + 1) + rest
    assert found(long, measure)["Clara Holm"].mentions
    assert lengths == [MOST_LABELLED]


# ---------------------------------------------------------------- whatever a labeller does


def test_a_labeller_that_cannot_read_is_as_good_as_none() -> None:
    text = f"{PLAIN} Oskar Brandt and Clara Holm met in Lisbon."
    assert found(text, lambda _: None) == found(text)


def test_a_labeller_that_fails_is_as_good_as_none(caplog: pytest.LogCaptureFixture) -> None:
    def broken(text: str) -> Sequence[Label]:
        raise RuntimeError("the model is in pieces")

    text = f"{PLAIN} Oskar Brandt and Clara Holm met in Lisbon."
    assert found(text, broken) == found(text)
    assert "a.txt could not be labelled" in caplog.text


SPANS = st.integers(-5, 300)
KINDS: st.SearchStrategy[LabelKind] = st.sampled_from(["person", "organisation", "place", "group"])
WORDS = st.lists(st.sampled_from([*PLAIN.split(), "Brandt", "Clara", "of", "the", "\n", "’s", "-", "“"]), max_size=40)


@given(WORDS.map(" ".join), st.lists(st.builds(Label, SPANS, SPANS, KINDS), max_size=30))
def test_whatever_a_labeller_says_every_mention_is_a_span_of_the_text(text: str, labels: list[Label]) -> None:
    for actor in analyse(article(text), lambda _: labels).actors:
        for one in actor.mentions:
            assert text[one.start : one.end] == one.text


@given(st.text(max_size=200))
def test_a_labeller_that_sees_nothing_never_breaks_an_article(text: str) -> None:
    analyse(article(text), blind)
