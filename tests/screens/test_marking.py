"""Marks: one key, shown at once, kept at once, and taken back with u."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from briefing.model import Term
from briefing.pipeline import checklist, reading
from briefing.store import bookmarks, list_rows, marks
from briefing.store.library import Library


def states(path: Path) -> list[str]:
    """What the library itself says of the first story's watch items."""
    with Library.open(path, readonly=True) as library:
        first = reading.story_ids(library)[0]
        keys = [row.key for row in list_rows.articles(library, first)]
        return [row.state for row in checklist.of_articles(library, keys)]


def read_marks(path: Path) -> int:
    """How many articles the library holds as read."""
    with Library.open(path, readonly=True) as library:
        return sum(row.read for story in reading.story_ids(library) for row in list_rows.members(library, story))


async def test_x_ticks_and_u_takes_it_back(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "5")
        before = states(library)
        await r.pilot.press("x")
        await r.until(lambda: "☑" in r.pane("checklist"))
        assert states(library)[0] == "resolved"  # what is shown is on disk
        await r.settled()
        assert states(library) == ["resolved", *before[1:]]
        assert "Checklist 1/" in r.text
        assert "☑" in r.pane("article")
        await r.press("u")
        await r.until(lambda: "☑" not in r.pane("checklist"))
        assert states(library) == before
        await r.press("ctrl+r")
        await r.until(lambda: "☑" in r.pane("checklist"))
        assert states(library)[0] == "resolved"


@pytest.mark.parametrize("writes_on", [False, True])
async def test_a_tick_of_another_program_is_shown_when_it_rests_and_while_it_writes_on(  # type: ignore[no-untyped-def]
    reader, library, writes_on: bool
) -> None:
    async with reader(library) as r:
        await r.press("enter")
        assert "☑" not in r.pane("checklist")
        with Library.open(library) as other:
            story = r.screen.story
            first = checklist.of_articles(other, story.keys)[0]
            marks.tick(other, first.keys)
            places = count(1)

            def is_ticked() -> bool:
                if writes_on:
                    bookmarks.leave(other, story.row.identity, next(places), len(story.article.text))
                return "☑" in r.pane("checklist")

            await r.until(is_ticked)


async def test_ticking_twice_in_one_burst_opens_the_item_again(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter")
        await r.burst("5", "x", "x", "j", "x")
        assert states(library)[:2] == ["open", "resolved"]
        assert r.pane("checklist").count("☑") == 1


async def test_many_marks_in_a_burst_all_arrive_and_the_last_state_is_shown(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter")
        await r.burst("5", *["x"] * 9)
        assert states(library)[0] == "resolved"
        assert r.screen.findings.watch[0].state == "resolved"
        assert r.screen.stories.selected_row.open_watch == len(states(library)) - 1


async def test_a_tick_stays_after_the_reader_was_closed(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "5", "x")
    async with reader(library) as r:
        await r.press("enter")
        assert "☑" in r.pane("checklist")


async def test_r_marks_a_story_unread_again(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("j", "r")
        assert r.screen.stories.selected_row.unread == 0
        assert read_marks(library) == 1
        await r.press("r")
        assert r.screen.stories.selected_row.unread == 1
        assert read_marks(library) == 0


async def test_marking_all_read_says_how_many_and_is_one_step(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("A")
        await r.until(lambda: "Marked 4 articles read — u undoes" in r.text)
        assert read_marks(library) == 4
        await r.press("u")
        assert read_marks(library) == 0


async def test_marking_all_read_touches_only_what_the_search_shows(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"chile", "enter")
        await r.press("A")
        assert read_marks(library) == 1


async def test_s_stars_a_story_and_takes_the_star_away(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("j", "s")
        assert r.screen.stories.selected_row.starred
        assert "★" in r.pane("stories")
        await r.press("s")
        assert not r.screen.stories.selected_row.starred


async def test_a_star_in_the_article_is_for_the_article(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "s")
        assert [row.starred for row in r.screen.story.articles].count(True) == 1
        assert "★ starred" in r.pane("article")


async def test_x_elsewhere_says_where_it_works(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("x")
        await r.until(lambda: "5 goes to the checklist" in " ".join(r.text.split()))
        assert set(states(library)) == {"open"}


async def test_what_another_program_marks_is_noticed_and_the_selection_stays(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("j", "enter", "1")
        selected = r.screen.stories.selected
        with Library.open(library) as other:
            first = reading.story_ids(other)[0]
            marks.star(other, [row.identity for row in list_rows.articles(other, first)], True)
        await r.until(lambda: r.screen.stories.row(first).starred)
        assert r.screen.stories.selected == selected


@pytest.mark.parametrize("key", ["u", "ctrl+r"])
async def test_with_nothing_to_take_back_it_says_so(reader, library, key: str) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press(key)
        await r.until(lambda: "Nothing to" in r.text)


async def test_one_sentence_at_a_time_is_told(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        for key in ("x", "O", "u", "x", "c"):
            await r.press(key)
            assert len(r.app._notifications) == 1


async def test_the_end_of_a_story_is_told_once(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "J", "J")
        assert "last article of the story" in r.text
        r.app.clear_notifications()
        await r.press("J", "J")
        assert "last article of the story" not in r.text


# ------------------------------------------------------------------ the history


async def test_the_history_lists_the_steps_and_undoes_all_down_to_one(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("s", "9")
        await r.until(lambda: "1 step " in r.text)
        await r.press("escape", "j", "s", "j", "s", "9")
        await r.until(lambda: "3 steps" in r.text)
        assert r.text.count("Starred") == 3
        await r.press("j", "enter")
        await r.until(lambda: "Undone 2 steps" in r.text)
        with Library.open(library, readonly=True) as opened:
            assert len(reading.story_ids(opened, Term("is", "starred"))) == 1
        await r.press("9")
        await r.until(lambda: "Undone: enter does all up to there again" in r.text)
        await r.press("enter")
        await r.until(lambda: "Redone 2 steps" in r.text)
        with Library.open(library, readonly=True) as opened:
            assert len(reading.story_ids(opened, Term("is", "starred"))) == 3


async def test_the_history_of_a_new_library_says_that_nothing_was_marked(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("9")
        await r.until(lambda: "Nothing was marked yet" in r.text)
        await r.press("q")
        assert r.app.screen is r.screen
