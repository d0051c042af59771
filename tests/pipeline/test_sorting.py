"""The reader's word on stories: it lasts through loads and rebuilds, can be taken back, and knows no order."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import corpus
from briefing.errors import BriefingError, UsageError
from briefing.ingest.metadata import describe
from briefing.model import Article
from briefing.pipeline import blocks, grouping, sorting, undoing
from briefing.pipeline.told_stories import ALONE, APART, SAME, pair
from briefing.store import articles, groups, journal, placements
from briefing.store.library import Library
from events import batched, event, library_with, load, made, partition, placed_again, raw_of

Said = tuple[str, str]

REAL_SHAPED = 300


def say(library: Library, said: Sequence[Said]) -> None:
    """Make the marks as one step, and let copies and stories follow."""
    with library.writing():
        step = journal.record(library, "Said so", [(kind, subject, {}) for kind, subject in said])
        if step:
            sorting.follow(library, step.changes)


def anything_said(some: Sequence[Article], count: int, seed: int) -> list[Said]:
    """Marks of all kinds on any of these, contradictory ones among them."""
    draw = random.Random(f"said {seed}")
    identities = sorted(one.identity for one in some)
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
        placed_again(library)
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


def test_the_order_does_not_matter_for_hundreds_of_real_shaped_articles() -> None:
    found = [
        describe(raw_of(record["title"], record["text"].split("\n\n"), record["published"], n))
        for n, record in enumerate(corpus.articles(REAL_SHAPED, words=150))
    ]
    said = anything_said(found, 60, 12)
    with library_with(batched(found, 50)) as library:
        say(library, said)
        first = partition(library)
    assert any(len(story) > 1 for story in first[0])
    assert any(original for _, original in first[1])
    shuffled = random.Random(5).sample(found, REAL_SHAPED)
    with library_with([]) as library:
        say(library, said[:30])
        for batch in batched(shuffled, 35):
            load(library, batch)
        say(library, said[30:])
        assert partition(library) == first
        load(library, found[:50])
        placed_again(library)
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


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000))
def test_what_was_merged_stays_one_whatever_comes(seed: int) -> None:
    found = made(80, seed)
    draw = random.Random(seed)
    with library_with([found[:40]]) as library:
        numbers = sorted(set(placements.stories_of(library, articles.keys(library)).values()))
        merged = draw.sample(numbers, min(3, len(numbers)))
        one_story = set(placements.articles_of(library, set().union(*placements.texts_of(library, merged).values())))
        if len(merged) > 1:
            sorting.merge(library, merged)
        for batch in batched(draw.sample(found[40:], 40), draw.randint(1, 20)):
            load(library, batch)
            where = placements.stories_of(library, one_story)
            assert len(set(where.values())) == 1 or len(merged) == 1


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000))
def test_what_was_split_off_stays_away_whatever_comes(seed: int) -> None:
    found = made(80, seed)
    draw = random.Random(seed)
    with library_with([found[:40]]) as library:
        numbers = placements.stories_of(library, articles.keys(library)).values()
        texts = max(placements.texts_of(library, numbers).values(), key=len)
        gone = draw.choice(texts)
        sorting.split_off(library, gone)
        others = [text for text in texts if text != gone]
        assert len(set(placements.stories_of(library, others).values())) == 1
        for batch in batched(draw.sample(found[40:], 40), draw.randint(1, 20)):
            load(library, batch)
            where = placements.stories_of(library, texts)
            assert all(where[gone] != where[other] for other in others)


# ------------------------------------------------------------------ what each word does

LINES = event(random.Random(1))[1]
OTHER = event(random.Random(99))[1]


def article(title: str, lines: Sequence[str], n: int, published: str | None = None) -> Article:
    return describe(raw_of(title, lines, published, n))


FIRST = article("Council meets", LINES[:6], 1)
SECOND = article("Council meets again", LINES[6:], 2)
LATER = article("What the council decided", LINES[2:9], 3)
STRANGER = article("Windmills turn", OTHER[:6], 4)
FRIEND = article("Windmills stand", OTHER[6:], 5)
REPRINT = article("Council in session", LINES[:6], 6)
LONGER = article("Council meets", [*LINES[:6], "Nobody had seen the windmills stand still for so long before."], 7)


def key(library: Library, one: Article) -> int:
    return articles.keys_of(library, [one.identity])[one.identity]


def story(library: Library, one: Article) -> int:
    return placements.stories_of(library, [key(library, one)])[key(library, one)]


def together(library: Library, *some: Article) -> bool:
    return len({story(library, one) for one in some}) == 1


@pytest.fixture
def desk() -> Iterator[Library]:
    """Two write-ups of one event, and two of another."""
    with library_with([[FIRST, SECOND, STRANGER, FRIEND]]) as library:
        assert together(library, FIRST, SECOND)
        assert together(library, STRANGER, FRIEND)
        assert not together(library, FIRST, STRANGER)
        yield library


def everything_again(library: Library) -> None:
    """Load what is there again, place it again, and regroup it all from nothing."""
    load(library, [FIRST, SECOND, STRANGER, FRIEND])
    placed_again(library)
    grouping.regroup(library, groups.roots(library, articles.keys(library)).values())


def test_what_was_split_off_stays_away(desk: Library) -> None:
    assert sorting.split_off(desk, key(desk, SECOND)) == "Split “Council meets again” off its story"
    assert not together(desk, FIRST, SECOND)
    everything_again(desk)
    assert not together(desk, FIRST, SECOND)
    load(desk, [LATER])
    assert not together(desk, FIRST, SECOND)
    with Library.open(desk.path) as after_a_restart:
        assert undoing.undo(after_a_restart) == "Split “Council meets again” off its story"
    assert together(desk, FIRST, SECOND, LATER)
    undoing.redo(desk)
    assert not together(desk, FIRST, SECOND)


def test_copies_go_with_the_text_that_is_split_off(desk: Library) -> None:
    load(desk, [REPRINT])
    sorting.split_off(desk, key(desk, REPRINT))
    assert together(desk, FIRST, REPRINT)
    assert not together(desk, REPRINT, SECOND)


def test_a_longer_print_inherits_what_was_said_of_the_shorter(desk: Library) -> None:
    sorting.split_off(desk, key(desk, FIRST))
    load(desk, [LONGER])
    assert together(desk, FIRST, LONGER)
    assert not together(desk, LONGER, SECOND)
    sorting.merge(desk, [story(desk, SECOND), story(desk, LONGER)])
    assert together(desk, FIRST, LONGER, SECOND)
    sorting.split_off(desk, key(desk, LONGER))
    assert not together(desk, LONGER, SECOND)


def test_merged_stories_stay_one_whatever_comes_to_either(desk: Library) -> None:
    done = sorting.merge(desk, [story(desk, FIRST), story(desk, STRANGER)])
    assert done.startswith("Merged “Windmills ")
    assert together(desk, FIRST, SECOND, STRANGER, FRIEND)
    everything_again(desk)
    load(desk, [LATER, article("Windmills, once more", OTHER[3:9], 8)])
    assert len(partition(desk)[0]) == 1
    undoing.undo(desk)
    assert together(desk, FIRST, SECOND, LATER)
    assert not together(desk, FIRST, STRANGER)
    undoing.redo(desk)
    assert len(partition(desk)[0]) == 1


def test_three_stories_are_merged_even_where_two_were_kept_apart(desk: Library) -> None:
    third = article("Choir sings", ["Nobody came to hear the choir in the old harbour hall."], 9)
    load(desk, [third])
    sorting.never(desk, key(desk, third), key(desk, STRANGER))
    sorting.merge(desk, [story(desk, FIRST), story(desk, STRANGER), story(desk, third)])
    assert together(desk, FIRST, STRANGER, third)


def test_an_article_is_moved_and_moved_back(desk: Library) -> None:
    done = sorting.move(desk, key(desk, SECOND), story(desk, STRANGER))
    assert done.startswith("Moved “Council meets again” to “Windmills ")
    assert together(desk, SECOND, STRANGER, FRIEND)
    assert not together(desk, FIRST, SECOND)
    everything_again(desk)
    assert together(desk, SECOND, STRANGER, FRIEND)
    sorting.move(desk, key(desk, SECOND), story(desk, FIRST))
    assert together(desk, FIRST, SECOND)
    assert not together(desk, SECOND, STRANGER)
    undoing.undo(desk)
    undoing.undo(desk)
    assert together(desk, FIRST, SECOND)


def test_two_that_are_never_together_take_the_others_along(desk: Library) -> None:
    load(desk, [LATER])
    assert together(desk, FIRST, SECOND, LATER)
    assert (
        sorting.never(desk, key(desk, FIRST), key(desk, SECOND)) == "Never “Council meets” with “Council meets again”"
    )
    assert not together(desk, FIRST, SECOND)
    assert together(desk, FIRST, LATER) or together(desk, SECOND, LATER)
    everything_again(desk)
    assert not together(desk, FIRST, SECOND)
    undoing.undo(desk)
    assert together(desk, FIRST, SECOND, LATER)


def test_two_can_be_kept_apart_before_they_meet(desk: Library) -> None:
    sorting.never(desk, key(desk, FIRST), key(desk, FRIEND))
    load(desk, [article("Council and windmills", LINES[3:9] + OTHER[3:9], 8)])
    assert not together(desk, FIRST, FRIEND)


def test_what_only_the_split_off_article_held_together_stays_together() -> None:
    third = article("Choir sings", ["Nobody came to hear the choir in the old harbour hall."], 9)
    with library_with([[FIRST, STRANGER, third]]) as library:
        sorting.merge(library, [story(library, FIRST), story(library, STRANGER)])
        sorting.move(library, key(library, third), story(library, FIRST))
        sorting.split_off(library, key(library, FIRST))
        assert together(library, STRANGER, third)
        assert not together(library, FIRST, third)


def copy_of(library: Library, one: Article) -> int:
    return groups.roots(library, [key(library, one)])[key(library, one)]


def test_a_copy_is_shown_for_itself_until_it_is_folded_again(desk: Library) -> None:
    load(desk, [REPRINT])
    assert copy_of(desk, REPRINT) == copy_of(desk, FIRST)
    shown = next(one for one in (FIRST, REPRINT) if copy_of(desk, one) != key(desk, one))
    assert sorting.show_alone(desk, key(desk, shown)) == f"Showed “{shown.title}” for itself"
    assert copy_of(desk, REPRINT) != copy_of(desk, FIRST)
    everything_again(desk)
    load(desk, [REPRINT, LONGER])
    assert copy_of(desk, shown) == key(desk, shown)
    undoing.undo(desk)
    assert copy_of(desk, shown) == copy_of(desk, LONGER)
    undoing.redo(desk)
    assert copy_of(desk, shown) == key(desk, shown)
    assert sorting.fold_again(desk, key(desk, shown)) == f"Folded “{shown.title}” again"
    assert copy_of(desk, shown) == copy_of(desk, LONGER)
    assert sorting.fold_again(desk, key(desk, shown)) == "Nothing to change: it already stands so"


def test_no_third_text_makes_copies_of_two_that_are_never_together(desk: Library) -> None:
    both = article("All about the council", LINES, 10)
    sorting.never(desk, key(desk, FIRST), key(desk, SECOND))
    load(desk, [both])
    copies = [one for one in (FIRST, SECOND) if copy_of(desk, one) == copy_of(desk, both)]
    assert len(copies) == 1
    assert not together(desk, FIRST, SECOND)
    everything_again(desk)
    assert [one for one in (FIRST, SECOND) if copy_of(desk, one) == copy_of(desk, both)] == copies
    undoing.undo(desk)
    assert copy_of(desk, FIRST) == copy_of(desk, SECOND) == copy_of(desk, both)
    undoing.redo(desk)
    assert [one for one in (FIRST, SECOND) if copy_of(desk, one) == copy_of(desk, both)] == copies


def test_what_cannot_be_done_is_said_in_words(desk: Library) -> None:
    sorting.split_off(desk, key(desk, SECOND))
    for attempt, words in (
        (lambda: sorting.split_off(desk, key(desk, SECOND)), "stands alone already"),
        (lambda: sorting.move(desk, key(desk, FIRST), story(desk, FIRST)), "is in that story already"),
        (lambda: sorting.move(desk, key(desk, FIRST), 10**6), "no story number"),
        (lambda: sorting.merge(desk, [story(desk, FIRST)] * 2), "two stories"),
        (lambda: sorting.never(desk, key(desk, FIRST), key(desk, FIRST)), "two articles"),
        (lambda: sorting.show_alone(desk, key(desk, FIRST)), "no other text"),
    ):
        with pytest.raises(BriefingError, match=words):
            attempt()
    load(desk, [REPRINT])
    with pytest.raises(UsageError, match="one text"):
        sorting.never(desk, key(desk, FIRST), key(desk, REPRINT))
    assert undoing.undo(desk) == "Split “Council meets again” off its story"
