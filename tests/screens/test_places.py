"""Places: where one stopped reading, back to before a jump, and bookmarks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.pipeline.taking_in import take_in
from briefing.store import bookmarks
from briefing.store.library import Library


@pytest.fixture
def long(path: Path, tmp_path: Path) -> Path:
    """A library with a long article and a short one."""
    pier = "\n\n".join(f"Pier {n} of the harbour of Ansel was closed on Monday after the flood." for n in range(90))
    records = [
        {"id": "pier", "title": "Harbour of Ansel closed", "text": pier, "published": "2025-09-02"},
        {"id": "rain", "title": "Rain in Wales", "text": "Rain fell on Wales.", "published": "2025-09-01"},
    ]
    file = tmp_path / "two.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with Library.open(path) as library:
        take_in(library, [file], report=lambda _: None)
    return path


def left_at(path: Path) -> int:
    """Where the library says that the long article was left."""
    with Library.open(path, readonly=True) as library:
        found = library.one("SELECT value FROM mark WHERE kind = 'place'")
    return int(json.loads(found["value"])["at"]) if found else 0


async def test_an_article_is_opened_where_it_was_left(reader: Any, long: Path) -> None:
    async with reader(long) as r:
        await r.press("enter", "pagedown", "pagedown")
        place = r.screen.view.reading_place
        await r.press("1", "j", "enter")
        await r.until(lambda: left_at(long) == place)
        await r.press("1", "k", "enter")
        assert r.screen.view.reading_place == place


async def test_the_place_is_kept_when_the_program_ends_and_found_at_another_width(reader: Any, long: Path) -> None:
    async with reader(long) as r:
        await r.press("enter", "pagedown", "pagedown")
        place = r.screen.view.reading_place
    assert left_at(long) == place > 0
    async with reader(long, size=(80, 24)) as r:
        await r.press("enter")
        line = r.screen.view._lines[r.screen.view.top]
        assert line.start <= place < line.end


async def test_what_was_read_to_its_end_begins_at_its_top_again(reader: Any, long: Path) -> None:
    async with reader(long) as r:
        await r.press("enter", "pagedown")
    assert left_at(long) > 0
    async with reader(long) as r:
        await r.press("enter", "G")
    assert left_at(long) == 0


async def test_one_goes_back_to_before_a_jump_and_forward_again(reader: Any, long: Path) -> None:
    async with reader(long) as r:
        await r.press("enter", "pagedown", "j")
        first = r.screen.view.reading_place
        await r.press("G")
        last = r.screen.view.reading_place
        await r.press("1", "j", "enter")
        assert r.screen.story.article.title == "Rain in Wales"
        await r.press("ctrl+o")
        assert r.screen.story.article.title == "Harbour of Ansel closed"
        assert r.screen.view.reading_place == last
        await r.press("ctrl+o")
        assert r.screen.view.reading_place == first
        await r.press("ctrl+n", "ctrl+n")
        assert r.screen.story.article.title == "Rain in Wales"
        await r.press("ctrl+n")
        await r.until(lambda: "There is no later place" in r.text)
        await r.press("ctrl+o", "ctrl+o", "ctrl+o")
        await r.until(lambda: "There is no earlier place" in r.text)


async def test_a_bookmark_is_set_by_a_letter_and_found_after_a_restart(reader: Any, long: Path) -> None:
    async with reader(long) as r:
        await r.press("enter", "pagedown")
        place = r.screen.view.reading_place
        await r.press('"', "a")
        await r.until(lambda: "Bookmarked “Harbour of Ansel closed”" in r.text)
    async with reader(long) as r:
        await r.press("j", "enter", "'")
        await r.until(lambda: "a  Harbour of Ansel closed" in r.text)
        await r.press("a")
        assert r.screen.story.article.title == "Harbour of Ansel closed"
        assert r.screen.view.reading_place == place
        await r.press("'", "q")
        await r.until(lambda: "There is no bookmark q" in r.text)
        await r.press("u")
        with Library.open(long, readonly=True) as library:
            assert bookmarks.bookmarks(library) == []


def test_a_bookmark_in_an_article_that_is_not_there_waits_for_it(path: Path) -> None:
    with Library.open(path) as library:
        bookmarks.set_bookmark(library, "z", "0123456789abcdef", 7, "Gone")
        assert [(one.letter, one.article, one.at) for one in bookmarks.bookmarks(library)] == [("z", None, 7)]


async def test_a_bookmark_is_set_and_gone_to_however_fast_that_is_typed(reader: Any, long: Path) -> None:
    async with reader(long) as r:
        await r.press("enter", "pagedown")
        place = r.screen.view.reading_place
        await r.burst("quotation_mark", "q", "g", "apostrophe", "q", "s")
        assert r.app.screen is r.screen
        assert r.screen.view.reading_place == place
        assert r.screen.story.row.starred
