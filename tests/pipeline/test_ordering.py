"""Stories in their order stand under headings, each under one, whoever moved them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from briefing.model import Heading, Order
from briefing.pipeline import finding, ordering, reading
from briefing.pipeline.heading_words import of_day, of_outlets
from briefing.store.library import Library

TODAY = date(2026, 1, 12)

WORDS = st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(1, 9)), max_size=6, unique_by=lambda group: group[0])


@given(WORDS)
def test_groups_are_found_with_a_few_looks_at_each(groups: list[tuple[str, int]]) -> None:
    names = [name for name, count in groups for _ in range(count)]
    ids = array("q", range(100, 100 + len(names)))
    found = ordering.headings(ids, lambda story: names[story - 100])
    at = 0
    for heading, (name, count) in zip(found, groups, strict=True):
        assert heading == (at, name)
        at += count
    words = ordering.words_of(ids, found)
    assert list(words.values()) == names
    assert ordering.headings_as(ids, words) == found


def counted(ids: array[int], headings: tuple[Heading, ...]) -> list[tuple[str, int]]:
    """The headings with how many stories each has."""
    ends = [*(heading.at for heading in headings[1:]), len(ids)]
    return [(heading.words, end - heading.at) for heading, end in zip(headings, ends, strict=False)]


@pytest.fixture
def filled(library: Library, take: Callable[..., None]) -> Library:
    """Stories of a few days, and one without a day."""
    records = list(corpus.articles(40, words=60))
    for number, one in enumerate(records):
        one["published"] = f"2026-01-{number // 4 + 3:02}"
    del records[37]["published"]
    take(*records)
    return library


@pytest.mark.parametrize("sort", ["newest", "covered", "new", "due"])
def test_the_headings_count_every_story_once_and_change_no_order(filled: Library, sort: Order) -> None:
    ids, headings = reading.story_list(filled, sort=sort, today=TODAY)
    assert ids == reading.story_ids(filled, sort=sort, today=TODAY)
    groups = counted(ids, headings)
    assert sum(count for _, count in groups) == len(ids) > 20
    assert len({words for words, _ in groups}) == len(groups)


def test_the_days_and_the_outlets_are_those_of_the_rows(filled: Library) -> None:
    ids, headings = reading.story_list(filled, today=TODAY)
    rows = reading.story_rows(filled, ids)
    assert Counter(dict(counted(ids, headings))) == Counter(of_day(row.newest, TODAY).words for row in rows)
    assert [heading.words for heading in headings][:2] == ["Today", "Yesterday"]
    assert headings[-1].words == "No date"
    ids, headings = reading.story_list(filled, sort="covered", today=TODAY)
    rows = reading.story_rows(filled, ids)
    assert Counter(dict(counted(ids, headings))) == Counter(of_outlets(row.outlets) for row in rows)


def test_what_was_read_to_its_end_comes_behind_what_was_not_begun(filled: Library) -> None:
    first, second = reading.story_ids(filled, today=TODAY)[:2]
    finding.do(filled, "read", finding.of_story(filled, first))
    ids, headings = reading.story_list(filled, sort="new", today=TODAY)
    assert (ids[0], ids[-1]) == (second, first)
    assert counted(ids, headings) == [("Nothing read yet", len(ids) - 1), ("Read, no news known", 1)]


def test_nothing_listed_has_no_heading(library: Library) -> None:
    assert reading.story_list(library) == (array("q"), ())
