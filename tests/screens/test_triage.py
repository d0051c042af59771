"""Triage: stories picked out and dealt with together, new ones that wait, and what counts as read."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Term
from briefing.pipeline import finding, reading, sorting, taking_in
from briefing.screens.listing import held
from briefing.settings import Settings
from briefing.store import stories
from briefing.store.library import Library
from tests.screens.conftest import RAW, raw, take_in

LONG = [f"The harbour of Ansel reported on its pier {n} that nothing had moved since the flood." for n in range(80)]


def bring_in(path: Path, tmp_path: Path, title: str = "Rain in Wales", text: str = "Rain fell on Wales.") -> None:
    """Take in one more article, as a load in another window does."""
    file = tmp_path / f"{title}.jsonl"
    file.write_text(json.dumps({"id": title, "text": text, "title": title, "published": "2025-09-01"}) + "\n")
    with Library.open(path) as library:
        taking_in.take_in(library, [file], report=lambda _: None)


def unread(path: Path) -> int:
    with Library.open(path, readonly=True) as library:
        return stories.counts(library).unread


def starred(path: Path) -> int:
    with Library.open(path, readonly=True) as library:
        return len(reading.story_ids(library, Term("is", "starred")))


# ------------------------------------------------------------------ several at once


async def test_stories_picked_out_are_marked_read_together_as_one_step(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("V", "V")
        assert "◆ 2" in r.text
        assert r.pane("stories").count("◆") == 2
        before = unread(library)
        await r.press("r")
        await r.until(lambda: "Marked 3 articles read — u undoes" in r.text)
        assert unread(library) == before - 3
        assert "◆" not in r.pane("stories")
        await r.press("u")
        assert unread(library) == before


async def test_all_that_is_found_is_picked_out_and_starred_and_escape_lets_go(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("/", *"ferry", "enter", "*", "s")
        await r.until(lambda: starred(library) == 1)
        await r.press("escape", "*")
        assert r.pane("stories").count("◆") == 3
        await r.press("escape")
        assert "◆" not in r.pane("stories")
        await r.press("*", "*")
        assert "◆" not in r.pane("stories")
        await r.press("*", "s")
        await r.until(lambda: starred(library) == 3)
        await r.press("*", "s")
        await r.until(lambda: starred(library) == 0)


async def test_mark_all_reads_a_text_also_where_its_copies_print_it_a_little_differently(
    reader: Any, path: Path
) -> None:
    prints = (
        raw("a", "The pier", *LONG, outlet="Coast Post", published="2025-08-26"),
        raw("b", "The pier", *LONG[:-1], "The end differs.", outlet="Daily Gull", published="2025-08-26"),
    )
    take_in(path, *prints, *RAW)
    async with reader(path) as r:
        assert unread(path) == 1 + len(RAW)
        await r.press("A")
        await r.until(lambda: f"Marked {1 + len(RAW)} articles read — u undoes" in r.text)
        assert unread(path) == 0
        await r.press("u")
        assert unread(path) == 1 + len(RAW)


async def test_picks_are_for_the_list_alone_not_for_the_article(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("G", "V", "g", "enter", "s")
        await r.until(lambda: starred(library) == 1)
        assert r.screen.story.row.starred


async def test_the_story_that_was_asked_about_gets_the_tag_though_a_load_puts_another_in_its_place(
    reader: Any, path: Path, tmp_path: Path
) -> None:
    async with reader(path) as r:
        bring_in(path, tmp_path, "Storm closes ports", "Ships stay in the ports of Peru.")
        await r.until(lambda: "Storm closes ports" in r.pane("stories"))
        await r.press("#")
        bring_in(path, tmp_path)
        await r.until(lambda: len(r.screen.stories.ids) == 2)
        await r.press(*"later", "enter")
        await r.until(lambda: "#later" in r.pane("stories"))
        with Library.open(path, readonly=True) as opened:
            tagged = reading.story_rows(opened, reading.story_ids(opened, Term("tag", "later")))
        assert [row.title for row in tagged] == ["Storm closes ports"]


async def test_escape_tells_that_the_library_cannot_be_read(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("/", *"ferry", "enter")
        await r.screen.lane.read(lambda opened: opened.db.close())
        await r.press("escape")
        await r.until(lambda: "closed database" in r.text)


async def test_a_star_reaches_a_story_that_was_joined_to_another_since_its_row_was_read(
    reader: Any, library: Path
) -> None:
    async with reader(library) as r:
        joined, other = list(r.screen.stories.ids)[:2]
        with Library.open(library) as opened:
            sorting.merge(opened, [joined, other])
            (gone,) = {joined, other} - set(reading.story_ids(opened))
            r.screen.keep_on_stories(partial(finding.toggle, deed="star", back="unstar"), [gone])
        await r.until(lambda: starred(library) == 1)


# ------------------------------------------------------------------ what comes in meanwhile


async def test_what_comes_in_is_announced_and_moves_no_row(reader: Any, library: Path, tmp_path: Path) -> None:
    async with reader(library) as r:
        await r.press("j")
        before = r.pane("stories")
        bring_in(library, tmp_path)
        await r.until(lambda: "1 new" in r.text)
        assert r.pane("stories") == before
        selected = r.screen.stories.selected
        await r.press("ctrl+l")
        await r.until(lambda: "Rain in Wales" in r.pane("stories").splitlines()[1])
        assert r.screen.stories.selected == selected
        assert "1 new" not in r.text


async def test_going_to_the_top_lists_what_waits_there(reader: Any, library: Path, tmp_path: Path) -> None:
    async with reader(library) as r:
        await r.press("j", "j")
        bring_in(library, tmp_path)
        await r.until(lambda: "1 new" in r.text)
        await r.press("g")
        assert r.screen.stories.position == 0
        assert "Rain in Wales" in r.pane("stories").splitlines()[1]


async def test_space_goes_on_to_what_came_in_when_all_else_is_read(reader: Any, library: Path, tmp_path: Path) -> None:
    async with reader(library) as r:
        await r.press("A", "enter")
        bring_in(library, tmp_path)
        await r.until(lambda: "1 new" in r.text)
        await r.press("space")
        await r.until(lambda: r.screen.story.article.title == "Rain in Wales")


async def test_a_row_that_was_read_stays_where_it_is(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        before = list(r.screen.stories.ids)
        await r.press("r", "j", "r", "u", "u")
        assert list(r.screen.stories.ids) == before


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
def test_rows_that_are_shown_keep_their_order_and_none_is_missing(shown: list[int], listed: list[int]) -> None:
    found = list(held(shown, listed))
    assert [one for one in found if one in shown] == shown
    assert set(found) == {*shown, *listed}
    fresh = [one for one in listed if one not in shown]
    assert len(found) == len(shown) + len(fresh)
    assert list(held([], listed)) == listed


# ------------------------------------------------------------------ what counts as read


async def test_an_article_can_count_as_read_when_its_end_was_seen(reader: Any, path: Path, tmp_path: Path) -> None:
    bring_in(path, tmp_path, "The pier", "\n\n".join(LONG))
    async with reader(path, settings=Settings(mark_read="end")) as r:
        await r.press("enter", "space")
        assert unread(path) == 1
        await r.press("G")
        await r.until(lambda: unread(path) == 0)


async def test_an_article_that_fits_on_the_screen_is_at_its_end_at_once(reader: Any, library: Path) -> None:
    async with reader(library, settings=Settings(mark_read="end")) as r:
        before = unread(library)
        await r.press("G", "enter")
        await r.until(lambda: unread(library) == before - 1)


async def test_an_article_can_count_as_read_when_it_was_open_for_a_while(reader: Any, library: Path) -> None:
    async with reader(library, settings=Settings(mark_read="dwelt", dwell_seconds=1)) as r:
        before = unread(library)
        await r.press("enter")
        await r.until(lambda: unread(library) == before - 1)


async def test_leaving_an_article_early_leaves_it_unread(reader: Any, library: Path) -> None:
    async with reader(library, settings=Settings(mark_read="dwelt", dwell_seconds=3600)) as r:
        before = unread(library)
        await r.press("enter", "J", "n", "n")
        assert unread(library) == before
