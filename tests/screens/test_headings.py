"""The headings of the list of stories: they name its groups, and no row, key or count ever stops at them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import time_machine

from briefing.pipeline import finding, sorting
from briefing.settings import Settings
from briefing.store import articles, kept_queries
from briefing.store.library import Library
from terminal import Terminal

DAYS = ["Today  1", "Yesterday  1", "Sun 24 Aug  1"]


@pytest.fixture(autouse=True)
def that_day() -> Iterator[None]:
    """The day of the newest article."""
    with time_machine.travel(date(2025, 8, 26)):
        yield


def headings(reader: Any) -> list[str]:
    """The headings in sight, each with its number."""
    return [line.strip() for line in reader.pane("stories").splitlines() if line[:1] == " " and line[1:2].isalnum()]


def without_headings(reader: Any) -> list[str]:
    """The lines of the list that are no headings; of empty ones there may be fewer or more in sight."""
    return [
        line for line in reader.pane("stories").splitlines() if line and not (line[:1] == " " and line[1:2].isalnum())
    ]


async def test_each_day_has_a_heading_and_the_figure_counts_stories(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        assert headings(r) == DAYS
        assert "1 of 3" in r.lines()[1]
        await r.press("G")
        assert "3 of 3" in r.lines()[1]
        await r.press("g", "0", "2", "j")
        assert "3 of 3" in r.lines()[1]


async def test_a_key_hides_the_headings_and_shows_them_again_and_moves_no_row(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("j")
        rows = without_headings(r)
        await r.press("_")
        assert headings(r) == []
        assert without_headings(r) == rows
        await r.press("ctrl+l")
        assert headings(r) == []
        await r.press("_")
        assert headings(r) == DAYS
        assert without_headings(r) == rows
        assert r.screen.stories.position == 1


@pytest.mark.parametrize("size", [(120, 36), (50, 24)])
async def test_headings_that_are_not_seen_to_come_and_go_are_told_of(reader: Any, library: Path, size: Any) -> None:
    async with reader(library, size=size) as r:
        await r.press("_", "_")
        assert not r.app._notifications
        await r.press("enter", "Z")
        for how in ("without", "under"):
            await r.press("_")
            (told,) = [note.message for note in r.app._notifications]
            assert told == f"The stories are listed {how} headings"


async def test_who_sets_headings_to_false_begins_without_them(reader: Any, library: Path) -> None:
    async with reader(library, settings=Settings(headings=False)) as r:
        assert headings(r) == []
        await r.press("_")
        assert headings(r) == DAYS


async def test_every_order_has_headings_of_its_own(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        for said in (["2 to 4 outlets  1", "One outlet  2"], ["Nothing read yet  3"], ["Due later  1"]):
            await r.press("S", "j", "enter")
            assert headings(r)[: len(said)] == said
        assert headings(r)[1:] == ["Nothing due  2"]


async def test_a_saved_view_keeps_whether_it_has_headings(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("_", "8")
        await r.until(lambda: "Always there" in r.text)
        await r.press("a", *"Bare", "enter")
        await r.until(lambda: "Saved the view Bare" in r.text)
        await r.press("_")
        assert headings(r) == DAYS
        with Library.open(library, readonly=True) as opened:
            bare = kept_queries.view(opened, "Bare")
        await r.screen.look_at(bare)
        assert headings(r) == []
        await r.press("_")
        assert headings(r) == DAYS
        await r.screen.look_at(bare)
        assert headings(r) == []
        await r.screen.look_at(finding.ALL)
        assert headings(r) == DAYS
        with Library.open(library) as opened:
            kept_queries.rename_view(opened, "Bare", "Plain")
            assert kept_queries.view(opened, "Plain").headings is False


async def test_a_story_stays_under_its_heading_until_the_list_is_made_anew(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("S", "G", "enter", "enter", "5", "x", "j", "x", "1")
        assert headings(r) == ["Due later  1", "Nothing due  2"]
        await r.press("u", "u", "x")
        assert headings(r) == ["Due later  1", "Nothing due  2"]
        await r.press("5", "g", "x", "j", "x", "1", "ctrl+l")
        assert headings(r) == ["Nothing due  3"]


async def test_a_story_that_was_split_off_stands_under_its_own_heading_and_all_others_where_they_stood(
    reader: Any, library: Path
) -> None:
    async with reader(library) as r:
        await r.press("S", "j", "enter")
        assert headings(r) == ["2 to 4 outlets  1", "One outlet  2"]
        with Library.open(library, readonly=True) as opened:
            key = articles.key_of(opened, "ferry-2")
        await r.screen.sort(partial(sorting.split_off, article=key)).wait()
        assert headings(r) == ["One outlet  1", "2 to 4 outlets  1", "One outlet  2"]
        await r.press("ctrl+l")
        assert headings(r) == ["One outlet  4"]


async def test_the_cursor_opens_on_the_order_and_the_view_that_are_listed(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("S", "j", "j", "enter", "S")
        assert r.app.screen.picks.selected.key == "new"
        await r.press("escape", "8")
        await r.until(lambda: "Always there" in r.text)
        assert r.app.screen.picks.selected.name == "All stories"
        await r.press("j", "j", "enter", "8")
        await r.until(lambda: "Always there" in r.text)
        assert r.app.screen.picks.selected.name == "Starred"


def test_the_command_has_the_headings_on_a_terminal_and_none_in_a_pipe(library: Path) -> None:
    command = [sys.executable, "-m", "briefing", "--db", str(library), "stories", "--sort", "covered"]
    with Terminal(command) as t:
        t.wait_for("One outlet (2)")
    assert len(subprocess.run(command, capture_output=True, check=True).stdout.splitlines()) == 3
