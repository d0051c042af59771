"""A story laid open: every article once, the nearest of each, and the stories that it could go to instead."""

from __future__ import annotations

import random
from typing import Any

import pytest
from reports import CHOIR, DAM, INQUIRY

from briefing.errors import NotFound
from briefing.ingest.metadata import describe
from briefing.model import Article
from briefing.pipeline import reading, sorting, story_sheet
from briefing.queries import parse_typed
from briefing.store import articles, placements, stories
from briefing.store.library import Library
from events import event, library_with, made, raw_of

FOUND: list[Article] = made(60, 31)


def test_every_article_of_every_story_is_there_once_with_its_copies() -> None:
    with library_with([FOUND]) as library:
        for story in reading.story_ids(library):
            sheet = story_sheet.sheet(library, story)
            rows = [row.key for text in sheet.texts for row in (text.row, *text.copies)]
            assert sorted(rows) == sorted(placements.articles_of(library, placements.texts_of(library, [story])[story]))
            assert all(copy.copy_of == text.row.key for text in sheet.texts for copy in text.copies)
            assert sheet.title == placements.title_of(library, story)


def test_the_nearest_of_an_article_is_another_one_of_its_story_and_none_where_it_stands_alone() -> None:
    with library_with([FOUND]) as library:
        for story in reading.story_ids(library):
            sheet = story_sheet.sheet(library, story)
            keys = {text.row.key for text in sheet.texts}
            for text in sheet.texts:
                assert (text.nearest is None) == (len(keys) == 1)
                assert text.nearest is None or text.nearest in keys - {text.row.key}


def test_an_article_that_was_moved_finds_its_new_story_and_an_old_number_leads_on() -> None:
    with library_with([FOUND]) as library:
        first, second = list(reading.story_ids(library))[:2]
        text = story_sheet.sheet(library, first).texts[0].row.key
        sorting.merge(library, [second, first])
        here = story_sheet.of_article(library, text)
        assert story_sheet.sheet(library, first).id == story_sheet.sheet(library, second).id == here.id
        with pytest.raises(NotFound):
            story_sheet.sheet(library, 10**9)


def test_what_is_shown_for_itself_says_so() -> None:
    with library_with([FOUND]) as library:
        copy = next(
            copy.key
            for story in reading.story_ids(library)
            for text in story_sheet.sheet(library, story).texts
            for copy in text.copies
        )
        sorting.show_alone(library, copy)
        alone = {text.row.key for text in story_sheet.of_article(library, copy).texts if text.alone}
        assert copy in alone


def test_a_later_text_that_keeps_half_of_an_earlier_one_is_a_version_of_it_and_says_how_much_it_adds() -> None:
    lines = event(random.Random(7))[1]
    first = describe(raw_of("Harbour blocked", lines[:7], "2031-03-02T08:00:00Z", 1))
    update = describe(raw_of("Harbour blocked", [*lines[7:11], *lines[:5]], "2031-03-02T11:00:00Z", 2))
    other_hand = describe(raw_of("Harbour blocked", [*lines[11:], lines[0]], "2031-03-02T12:00:00Z", 3))
    with library_with([[first, update, other_hand]]) as library:
        (story,) = reading.story_ids(library)
        sheet = story_sheet.sheet(library, story)
        said = {text.row.id: (text.earlier and text.earlier.id, text.added) for text in sheet.texts}
        assert said == {"a1": (None, 0), "a2": ("a1", 4), "a3": (None, 0)}


def near_ids(library: Library, story: int, query: str = "") -> list[int]:
    texts = [text.row.key for text in story_sheet.sheet(library, story).texts]
    return [one.row.id for one in story_sheet.near(library, story, texts, query)]


def test_other_stories_are_offered_the_likeliest_first_then_the_newest() -> None:
    with library_with([FOUND]) as library:
        ids = list(reading.story_ids(library))
        for story in ids:
            texts = [text.row.key for text in story_sheet.sheet(library, story).texts]
            found = story_sheet.near(library, story, texts)
            likeness = [one.likeness for one in found]
            assert likeness == sorted(likeness, reverse=True)
            assert {one.row.id for one in found} == set(ids) - {story} or len(found) == story_sheet.MOST_NEAR
            unlinked = [one.row.id for one in found if not one.likeness]
            assert unlinked == [one for one in ids if one in unlinked]


def test_a_story_of_the_same_saga_is_offered_first_however_far_its_days_lie_apart(library: Library, take: Any) -> None:
    take(
        {"id": "dam", "published": "2031-03-03", "title": "Corvane dam opens spillways", "text": DAM},
        {"id": "choir", "published": "2031-04-15", "title": "A choir without an audience", "text": CHOIR},
        {"id": "inquiry", "published": "2031-04-14", "title": "Why the Corvane dam cracked", "text": INQUIRY},
    )
    dam, inquiry, choir = (
        stories.story_of(library, articles.key_of(library, name)) for name in ("dam", "inquiry", "choir")
    )
    assert near_ids(library, dam) == [inquiry, choir]
    assert near_ids(library, inquiry) == [dam, choir]


def test_with_words_only_stories_that_hold_them_are_offered_those_with_them_in_the_title_first() -> None:
    with library_with([FOUND]) as library:
        story = reading.story_ids(library)[0]
        word = articles.title_of(library, articles.keys(library)[-1]).split()[-1]
        found = near_ids(library, story, word)
        assert set(found) == set(reading.story_ids(library, parse_typed(word))) - {story}
        in_title = [word in placements.title_of(library, one).split() for one in found]
        assert in_title == sorted(in_title, reverse=True)
        assert near_ids(library, story, "nosuchwordanywhere") == []
