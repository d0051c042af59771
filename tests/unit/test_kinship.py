"""Why two articles are together or apart: what they share, in words, and the rule that decided."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import copies, kinship, profiles, sentences, stories
from briefing.analysis.kinship import Likeness
from briefing.analysis.sagas import of_one_saga
from briefing.analysis.traces import Trace, traces_of
from briefing.ingest.metadata import describe
from briefing.model import Actor, ActorRow, Mention, Name, Place, RawArticle, RawBlock
from briefing.model.kinship import SharedName

LEAVE = "Mayor Ida Quillon asked 4,200 people in Lower Tessaro to leave their homes before nightfall."
DIVERS = "Divers saw the cracks in the northern wall of the dam on Sunday, the river authority said."
CHOIR = "The harbour choir of Nordvann will sing again in June, with tea and cake for everybody."


def traces(*lines: str) -> tuple[Trace, ...]:
    blocks = tuple(RawBlock("paragraph", line) for line in lines)
    article = describe(RawArticle(source="made", blocks=blocks, title="A headline of its own"))
    return traces_of(article.text, article.blocks, sentences.split(article.text, article.blocks))


# ------------------------------------------------------------------ what they share


def test_sentences_are_shared_that_are_the_same_or_nearly_so_wherever_they_stand() -> None:
    left, right = traces(LEAVE, DIVERS, CHOIR), traces(DIVERS.replace("the cracks", "cracks"), LEAVE.upper())
    found = kinship.shared_sentences(left, right)
    assert [one.left.start for one in found] == [trace.start for trace in left[:2]]
    assert [one.right and one.right.start for one in found] == [right[1].start, right[0].start]


def test_of_a_book_that_is_printed_twice_the_first_hundred_sentences_are_told() -> None:
    lines = [f"On day {n} the ferry crossed to island {n + 7} with {n} people and a dog." for n in range(400)]
    both = traces(*lines)
    assert len(kinship.shared_sentences(both, both)) == kinship.MOST_SENTENCES


def test_terms_are_told_as_the_left_text_prints_them_the_weightiest_first() -> None:
    title, text = "Cracks at Corvane", f"{LEAVE} {DIVERS} It happened on March 4, 2026, the third such day in Corvane."
    left = profiles.profile_of(title, text)
    right = profiles.profile_of("The dam", f"{DIVERS} {CHOIR} On 4 March 4,200 people left Corvane.")
    found = kinship.shared_terms(left, right, profiles.as_printed(title, text))
    kinds = {term.text: term.kind for term in found}
    assert kinds["Corvane"] == "name"
    assert kinds["4,200"] == "number"
    assert kinds["4 March"] == "day"
    assert kinds["divers" if "divers" in kinds else "Divers"] == "word"
    assert "cake" not in kinds
    assert [term.share for term in found] == sorted((term.share for term in found), reverse=True)
    assert sum(term.share for term in found) == pytest.approx(1)


@given(st.text(max_size=300), st.text(max_size=60))
def test_every_term_of_any_text_can_be_told_in_words(text: str, title: str) -> None:
    printed = profiles.as_printed(title, text)
    assert set(profiles.profile_of(title, text).weights) <= set(printed)
    assert all(words for _, words in printed.values())


def test_names_are_shared_through_their_variants_the_much_mentioned_first() -> None:
    def row(name: str, *names: str, places: list[int]) -> ActorRow:
        told = tuple(Name("person", one) for one in (name, *names))
        found = tuple(Place(article, n, n + 1) for n, article in enumerate(places))
        return ActorRow(name, "person", (), names, len(found), found, names=told)

    rows = [
        row("Ida Quillon", places=[1, 2]),
        row("Ola Brennick", "O. Brennick", places=[1, 1, 2, 2]),
        row("Per Halstrom", places=[2, 2, 2]),
    ]
    printed = {1: {"Ola Brennick": ["Ola Brennick", "Brennick"]}, 2: {"O. Brennick": ["O. Brennick"]}}
    assert kinship.shared_names(rows, 1, 2, printed) == (
        SharedName("Ola Brennick", ("Ola Brennick", "Brennick"), ("O. Brennick",)),
        SharedName("Ida Quillon", (), ()),
    )


# ------------------------------------------------------------------ what links them


def test_two_that_are_not_alike_are_linked_by_those_that_both_are_like() -> None:
    links = {1: {3: 0.5, 4: 0.9}, 2: {3: 0.6, 4: 0.45}, 3: {1: 0.5, 2: 0.6}, 4: {1: 0.9, 2: 0.45}}
    assert kinship.between(links, 1, 2) == ((3, 4), True)


def test_else_a_shortest_way_leads_from_one_to_the_other() -> None:
    links = {1: {3: 0.5}, 3: {1: 0.5, 4: 0.5}, 4: {3: 0.5, 2: 0.7}, 2: {4: 0.7}}
    assert kinship.between(links, 1, 2) == ((3, 4), False)
    assert kinship.between({}, 1, 2) == ((), False)


# ------------------------------------------------------------------ the rule that decided, in words


SCALE = stories.scale_of(500_000)
ALIKE = Likeness(
    likeness=310_000,
    scales=(SCALE, SCALE),
    dated=True,
    tables=False,
    template=False,
    days=0,
    compared=True,
    between=0.5,
    asked=0.4,
    cut=False,
)


def test_one_story_is_told_with_the_figure_and_the_bar() -> None:
    assert kinship.of_story(ALIKE, [], both=False) == "Alike 0.31; 0.21 is needed here"
    undated = replace(ALIKE, dated=False, days=None)
    assert kinship.of_story(undated, [], both=False).endswith(
        "; 0.27 is needed here, more than where both days are known"
    )
    apart = replace(ALIKE, days=4)
    assert "(4 days apart, which counts against them)" in kinship.of_story(apart, [], both=False)


def test_those_are_named_who_hold_two_together_that_are_not_alike_enough() -> None:
    weak = replace(ALIKE, likeness=150_000)
    assert kinship.of_story(weak, ["A", "B"], both=True).endswith("; but both are like “A” and “B”")
    assert kinship.of_story(weak, ["A"], both=False).endswith("; but a chain of reports links them: “A”")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"days": 21}, "21 days lie between them; after 10 it is another story"),
        ({"tables": True}, "mostly figures"),
        ({"template": True, "likeness": 0}, "made by one template"),
        ({"likeness": 50_000}, "Alike 0.05; below 0.12 two articles have nothing to do with each other"),
        ({"likeness": 150_000}, "Alike 0.15; 0.21 is needed here"),
        ({"compared": False}, "but not in what each is most about"),
        ({"cut": True}, "a saga too big for one story"),
        ({"between": 0.2}, "what stands with them is not: 0.10 on average between the two stories"),
        ({"asked": 0.6}, "each story is far more alike in itself: 0.25 between the two, 0.30 is needed"),
    ],
)
def test_what_keeps_two_apart_is_told(changed: dict[str, object], words: str) -> None:
    assert words in kinship.of_two_stories(replace(ALIKE, **changed))  # type: ignore[arg-type]


def body(*lines: str, published: str | None = None) -> copies.Body:
    return copies.body_of("A headline", "\n".join(lines), published)


def told(a: copies.Body, b: copies.Body) -> str:
    verdict = copies.is_copy(a, b)
    return kinship.of_copies(verdict, folded=verdict.copy)


def test_a_copy_is_told_with_how_much_stands_in_the_other() -> None:
    same = "100 % of the shorter one's words stand in the other"
    assert (
        told(body(LEAVE, DIVERS), body(LEAVE, DIVERS, CHOIR))
        == f"One text: {same}; 80 % make a copy of so short a text"
    )
    assert told(body(LEAVE, DIVERS), body(CHOIR)).startswith("No copies: 0 % of the shorter one's words")


def test_the_guard_is_told_that_kept_two_from_being_copies() -> None:
    assert told(body(LEAVE, DIVERS), body(LEAVE.replace("4,200", "4,900"), DIVERS)).endswith(": their numbers differ")
    days = body(DIVERS, published="2026-03-01"), body(DIVERS, published="2026-03-09")
    assert told(*days).endswith(": more than three days lie between them")
    verdict = copies.Verdict(False, 0.9, 0.7, "digest")
    assert kinship.of_copies(verdict, folded=False).endswith(": one is a digest that holds the other")
    halted = (
        "Trading in {0} shares was halted on Monday, pending news from {0}. The bourse said that orders in {0} stay."
    )
    of_two = told(body(halted.format("Velmark"), DIVERS), body(halted.format("Corimab"), DIVERS))
    assert of_two.endswith(": one template, filled in with other names")


def test_two_that_are_one_text_only_through_a_third_say_so() -> None:
    verdict = copies.Verdict(False, 0.5, 0.7)
    assert kinship.of_copies(verdict, folded=True, through="“A”").endswith("both are copies of “A”")
    assert "chain of copies" in kinship.of_copies(verdict, folded=True)


@given(st.randoms(use_true_random=False))
def test_the_verdict_on_copies_does_not_depend_on_the_order_of_the_two(draw: random.Random) -> None:
    lines = [LEAVE, DIVERS, CHOIR]
    one, other = (body(*draw.choices(lines, k=draw.randint(1, 3))) for _ in range(2))
    assert copies.is_copy(one, other) == copies.is_copy(other, one)
    verdict = copies.is_copy(one, other)
    assert verdict.copy == (verdict.coverage >= verdict.needed and verdict.guard is None)


# ------------------------------------------------------------------ sagas


def test_stories_are_of_one_saga_when_they_are_alike_and_name_an_actor() -> None:
    assert of_one_saga(300_000, 1, 0, 400)
    assert not of_one_saga(300_000, 0, 0, 1)
    assert not of_one_saga(100_000, 9, 9, 1)


def test_those_less_alike_share_people_and_are_not_far_apart() -> None:
    assert of_one_saga(200_000, 2, 2, 30)
    assert of_one_saga(200_000, 2, 2, None)
    assert not of_one_saga(200_000, 2, 2, 90)
    assert not of_one_saga(200_000, 5, 1, 30)


def test_what_the_actors_name_is_a_name_at_the_head_of_a_sentence_too() -> None:
    quillon = Actor("Quillon", "person", (), (), (Mention(0, 7, "Quillon"),))
    printed = profiles.as_printed("", "Quillon left.", [quillon])
    assert ("name", "Quillon") in printed.values()
