"""Why two articles stand as they do, asked of a library: a reason cannot differ from the decision; and sagas."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import BriefingError, UsageError
from briefing.ingest.metadata import describe
from briefing.model import Article
from briefing.pipeline import kinship, sagas, sorting, told_stories
from briefing.pipeline.told_stories import ALONE, APART, SAME, pair
from briefing.store import articles, groups, journal, placements
from briefing.store import sagas as stored
from briefing.store.library import Library
from events import batched, event, library_with, made, raw_of

Links = set[tuple[frozenset[str], frozenset[str], float]]


def say(library: Library, found: list[Article], draw: random.Random) -> None:
    with library.writing():
        marks = [
            (draw.choice([SAME, APART]), pair(*draw.sample([one.identity for one in found], 2)), {}) for _ in range(6)
        ]
        marks.append((ALONE, draw.choice(found).identity, {}))
        step = journal.record(library, "Said so", marks)
        assert step is not None
        sorting.follow(library, step.changes)


# ------------------------------------------------------------------ why


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000), told=st.booleans())
def test_a_reason_cannot_differ_from_the_decision(seed: int, told: bool) -> None:
    found = made(24, seed)
    with library_with([found]) as library:
        before = placements.stories_of(library, articles.keys(library))
        if told:
            say(library, found, random.Random(seed))
        keys = articles.keys(library)
        roots, standing = groups.roots(library, keys), placements.stories_of(library, keys)
        for one, other in combinations(keys, 2):
            why = kinship.why(library, one, other)
            same = "copies" if roots[one] == roots[other] else "story"
            assert why.bond == (same if standing[one] == standing[other] else "apart")
            assert all(why.reasons)
            assert not why.told or told
            if why.bond == "copies":
                assert why.reasons[0].startswith("One text")
            elif not told:
                assert (standing[one] == standing[other]) == (before[one] == before[other])
                assert "By the rules" not in " ".join(why.reasons)
            if why.bond == "apart" and not why.told:
                assert why.likeness is not None
                assert why.likeness < (why.needed or 0) or "but" in why.reasons[0] or "days" in why.reasons[0]


def test_asking_the_other_way_round_gives_the_same_figures() -> None:
    found = made(24, 3)
    with library_with([found]) as library:
        for one, other in combinations(articles.keys(library), 2):
            why, back = kinship.why(library, one, other), kinship.why(library, other, one)
            assert (why.bond, why.likeness, why.needed, why.coverage) == (
                back.bond,
                back.likeness,
                back.needed,
                back.coverage,
            )
            assert {name.name for name in why.names} == {name.name for name in back.names}
            assert {round(term.share, 9) for term in why.terms} == {round(term.share, 9) for term in back.terms}


def test_a_copy_of_a_copy_names_the_text_that_both_repeat() -> None:
    lines = [*event(random.Random(1))[1], *event(random.Random(99))[1]]
    whole, head, tail = ("\n".join(part) for part in (lines, lines[:14], lines[10:]))
    texts = [
        describe(raw_of(title, text.split("\n"), None, n))
        for n, (title, text) in enumerate([("The whole of it", whole), ("How it began", head), ("How it ended", tail)])
    ]
    with library_with([texts]) as library:
        keys = [articles.keys_of(library, [one.identity])[one.identity] for one in texts]
        why = kinship.why(library, keys[1], keys[2])
        assert why.bond == "copies"
        assert why.coverage < why.coverage_needed
        assert why.reasons == ("One text, since both are copies of “The whole of it”",)


def test_two_stories_are_asked_for_by_their_nearest_articles() -> None:
    with library_with([made(40, 8)]) as library:
        numbers = [row[0] for row in library.rows("SELECT id FROM story ORDER BY id LIMIT 4")]
        for story, other in combinations(numbers, 2):
            one, two = kinship.nearest_pair(library, story, other)
            assert (placements.stories_of(library, [one])[one], placements.stories_of(library, [two])[two]) == (
                story,
                other,
            )
        with pytest.raises(UsageError, match="two stories"):
            kinship.nearest_pair(library, numbers[0], numbers[0])
        with pytest.raises(BriefingError, match="no story number"):
            kinship.nearest_pair(library, numbers[0], 10**6)
        with pytest.raises(UsageError, match="two articles"):
            kinship.why(library, 1, 1)


# ------------------------------------------------------------------ what was said


def test_what_was_said_is_told_in_sentences_also_of_articles_that_are_gone() -> None:
    found = made(12, 2)
    with library_with([found]) as library:
        with library.writing():
            journal.record(library, "Said so", [(APART, pair(found[0].identity, "0123456789"), {})])
        (said,) = told_stories.said(library)
        assert said.kind == "apart"
        assert set(said.articles) == {found[0].id, "0123456789"}
        assert "0123456789" in said.sentence
        assert found[0].title in said.sentence


# ------------------------------------------------------------------ sagas


def links(library: Library) -> Links:
    """Which stories are related to which, by the identities of their articles."""
    rows = library.rows("SELECT story, identity FROM placement JOIN article ON key = placement.article")
    members: dict[int, set[str]] = {}
    for row in rows:
        members.setdefault(row["story"], set()).add(row["identity"])
    named = {story: frozenset(identities) for story, identities in members.items()}
    return {
        (named[story], named[row.story], row.strength) for story in members for row in sagas.related(library, story)
    }


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000))
def test_the_order_of_loading_does_not_matter_for_sagas(seed: int) -> None:
    found = made(40, seed)
    with library_with([found]) as library, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sagas, "of_one_saga", lambda alike, *others: alike > 200_000)
        first = links(library)
        shuffled = random.Random(seed).sample(found, len(found))
        with library_with(batched(shuffled, 7)) as other:
            assert links(other) == first


def test_a_saga_is_walked_in_time_and_never_holds_the_story_itself() -> None:
    with library_with([made(60, 4)]) as library, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sagas, "of_one_saga", lambda alike, *others: alike > 150_000)
        some = 0
        for (story,) in library.rows("SELECT id FROM story"):
            found = sagas.related(library, story)
            some += len(found)
            assert story not in {row.story for row in found}
            assert [row.first or "~" for row in found] == sorted(row.first or "~" for row in found)
            for row in found:
                own, other = (placements.stories_of(library, [key])[key] for key in row.pair)
                assert (own, other) == (story, row.story)
                assert row.strength >= 0.15
            ranks = [["earlier", "same", "later"].index(row.when) for row in found if row.when != "unknown"]
            assert ranks == sorted(ranks)
        assert some


def test_a_term_that_everybody_uses_is_looked_up_among_the_near_days_only() -> None:
    with library_with([made(60, 4)]) as library:
        (row,) = library.rows(
            "SELECT term, count(*) AS times FROM story_term WHERE day > 0 GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
        )
        days = [
            one[0]
            for one in library.rows("SELECT day FROM story_term WHERE term = ? AND day > 0 ORDER BY day", [row[0]])
        ]
        everything = stored.with_terms(library, {row["term"]: 1}, (days[0], days[-1]), 1000)
        near = stored.with_terms(library, {row["term"]: 1}, (days[0] - 14, days[0] - 14), row["times"] - 1)
        assert len(everything) >= row["times"]
        assert set(near) < set(everything)


def test_a_story_that_is_not_there_has_no_saga() -> None:
    with library_with([made(5, 1)]) as library, pytest.raises(BriefingError, match="no story number"):
        sagas.related(library, 10**6)
