"""How the article is looked at: alone, in wider or narrower lines, and copied with its source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15)])
async def test_the_article_is_shown_alone_and_escape_brings_the_rest_back(
    reader: Any, library: Path, size: tuple[int, int]
) -> None:
    async with reader(library, size=size) as r:
        await r.press("enter")
        before = r.text
        await r.press("Z")
        assert "Stories" not in r.text
        assert "Checklist" not in r.text
        assert "Briefing" not in r.lines()[0]
        assert "Ferry talks resume" in r.text
        assert r.screen.view.region.size == size
        assert r.screen.view.room.width == size[0]
        await r.press("escape")
        r.app.clear_notifications()
        await r.until(lambda: r.text == before)


async def test_going_to_another_pane_leaves_the_article_alone_no_more(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("enter", "Z", "5")
        assert "Checklist" in r.text
        await r.press("Z", "n")
        await r.until(lambda: "Stories" not in r.text)
        await r.press("1")
        assert "Stories" in r.text


async def test_without_an_article_there_is_nothing_to_show_alone(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("Z")
        await r.until(lambda: "Open an article first" in r.text)


async def test_lines_are_set_wider_and_narrower_where_one_reads(reader: Any, library: Path) -> None:
    async with reader(library, size=(200, 30)) as r:
        await r.press("enter")
        lines = len(r.screen.view._lines)
        await r.press(*["("] * 8)
        await r.until(lambda: "line_width = 48" in r.text)
        assert len(r.screen.view._lines) > lines
        await r.press(*[")"] * 8)
        assert len(r.screen.view._lines) == lines
        await r.press(*["("] * 40)
        assert r.screen.view.line_width == 20


async def test_lines_that_there_is_no_room_for_are_not_promised(reader: Any, library: Path) -> None:
    async with reader(library, size=(80, 24)) as r:
        await r.press("enter", ")")
        await r.until(lambda: "no room for wider lines" in r.text)
        before = len(r.screen.view._lines)
        await r.press("(", "(", "(")
        assert len(r.screen.view._lines) > before


async def test_an_article_or_a_story_is_copied_with_its_source(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("y")
        assert r.app.clipboard == "Ferry talks resume in Tallinn — Coast Post, 26 Aug 2025"
        await r.press("j", "y")
        assert r.app.clipboard == "Central bank of Chile holds rates — Andes Daily, 25 Aug 2025"
        await r.press("enter", "1", "j", "y")
        assert r.app.clipboard == "Storm closes ports in Madagascar — Island Wire, 24 Aug 2025"
        await r.press("2", "y")
        assert r.app.clipboard == "Central bank of Chile holds rates — Andes Daily, 25 Aug 2025"
