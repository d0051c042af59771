"""The reader's word on stories: it lasts through loads and rebuilds, can be taken back, and knows no order of loading."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.model import Article
from briefing.pipeline import blocks, grouping, sorting, undoing
from briefing.pipeline.told_stories import ALONE, APART, SAME, pair
from briefing.store import journal
from briefing.store.library import Library
from events import batched, library_with, load, made, partition

Said = tuple[str, str]

REAL_SHAPED = 300


def say(library: Library, said: Sequence[Said]) -> None:
    """Make the marks as one step, and let copies and stories follow."""
    with library.writing():
        step = journal.record(library, "Said so", [(kind, subject, {}) for kind, subject in said])
        if step:
            sorting.follow(library, step.changes)


def anything_said(articles: Sequence[Article], count: int, seed: int) -> list[Said]:
    """Marks of all kinds on any articles, contradictory ones among them."""
    draw = random.Random(f"said {seed}")
    identities = sorted(article.identity for article in articles)
    few = draw.sample(identities, min(len(identities), max(4, count)))
    found: list[Said] = []
    for _ in range(count):
        kind = draw.choice([SAME, SAME, APART, APART, ALONE])
        found.append((kind, draw.choice(identities) if kind == ALONE else pair(*draw.sample(few, 2))))
    return list(dict.fromkeys(found))


# ------------------------------------------------------------------ the law


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000), size=st.integers(1, 25), count=st.integers(1, 30))
def test_whatever_was_said_and_when_the_order_does_not_matter(seed: int, size: int, count: int) -> None:
    found = made(40, seed)
    said = anything_said(found, count, seed)
    with library_with([found]) as library:
        say(library, said)
        at_once = partition(library)
        grouping.rebuild(library)
        assert partition(library) == at_once
        load(library, found[5:15])
        assert partition(library) == at_once
    draw = random.Random(seed)
    shuffled = draw.sample(found, len(found))
    with library_with([]) as library:
        waiting = draw.sample(said, len(said))
        for batch in batched(shuffled, size):
            now, waiting = waiting[:3], waiting[3:]
            say(library, now)
            load(library, batch)
        say(library, waiting)
        assert partition(library) == at_once


def test_the_order_does_not_matter_for_hundreds() -> None:
    found = made(REAL_SHAPED, 12)
    said = anything_said(found, 60, 12)
    with library_with(batched(found, 50)) as library:
        say(library, said)
        first = partition(library)
    shuffled = random.Random(5).sample(found, REAL_SHAPED)
    with library_with([]) as library:
        say(library, said[:30])
        for batch in batched(shuffled, 35):
            load(library, batch)
        say(library, said[30:])
        assert partition(library) == first
        load(library, found[:50])
        grouping.rebuild(library)
        assert partition(library) == first


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000))
def test_blocks_that_are_cut_do_not_cut_what_the_reader_put_together(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "MOST_TEXTS", 5)
        found = made(40, seed)
        said = anything_said(found, 20, seed)
        with library_with([found]) as library:
            say(library, said)
            at_once = partition(library)
        with library_with([]) as library:
            for at, batch in enumerate(batched(found[::-1], 7)):
                say(library, said[at * 4 : at * 4 + 4])
                load(library, batch)
            say(library, said)
            assert partition(library) == at_once


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000))
def test_what_is_taken_back_leaves_no_trace(seed: int) -> None:
    found = made(40, seed)
    said = anything_said(found, 12, seed)
    with library_with(batched(found, 15)) as library:
        standing = [partition(library)]
        for one in said:
            say(library, [one])
            standing.append(partition(library))
        for before in standing[-2::-1]:
            assert undoing.undo(library) == "Said so"
            assert partition(library) == before
        for after in standing[1:]:
            assert undoing.redo(library) == "Said so"
            assert partition(library) == after
