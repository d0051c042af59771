"""Loading beside the reader: a process of its own, whose fate is a sentence."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from briefing.screens.loading import LoadJob

STORY = {
    "text": "A bridge opened in Quito on Monday.\n\nMayor Pia Solano said the work had taken two years.",
    "title": "Bridge opens in Quito",
}


def source(folder: Path) -> Path:
    """A file with one article and one record that cannot be read."""
    file = folder / "bridge.jsonl"
    file.write_text(json.dumps(STORY) + "\n{broken\n", encoding="utf-8")
    return file


async def test_o_loads_a_file_and_the_story_appears(reader, library, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("G")
        selected = r.screen.stories.selected
        await r.press("o")
        r.app.screen.query_one("#load-box").value = str(source(tmp_path))
        await r.pilot.press("enter")
        await r.until(lambda: "1 new" in r.text)
        assert "1 failed" in r.text
        await r.until(lambda: len(r.screen.stories.ids) == 4)
        assert r.screen.stories.selected == selected


async def test_a_file_that_is_not_there_is_a_sentence(reader, path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    async with reader(path) as r:
        await r.press("o")
        r.app.screen.query_one("#load-box").value = str(tmp_path / "nowhere")
        await r.pilot.press("enter")
        await r.until(lambda: "nowhere" in r.text and ("failed" in r.text or "ended early" in r.text))
        assert r.app.is_running


async def test_escape_leaves_the_prompt_without_loading(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("o", *"abc", "escape")
        assert r.app.screen is r.screen
        await r.press("O")
        await r.until(lambda: "No load is running" in r.text)


async def test_a_load_that_crashes_is_a_sentence(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    crash = tmp_path / "crash"
    crash.write_text('#!/bin/sh\necho \'{"event": "progress", "done": 3}\'\necho \'not json\'\necho boom >&2\nexit 9\n')
    crash.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(crash))
    heard: list[str] = []
    said = await LoadJob(tmp_path / "briefing.db", "x", heard.append).run()
    assert said == "The load ended early (boom); what was taken in until then is kept"
    assert "loading… 3 articles" in heard


async def test_a_load_can_be_stopped(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    slow = tmp_path / "slow"
    slow.write_text('#!/bin/sh\necho \'{"event": "progress", "done": 1}\'\nexec sleep 60\n')
    slow.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(slow))
    begun = asyncio.Event()
    job = LoadJob(tmp_path / "briefing.db", "x", lambda said: begun.set() if "1 articles" in said else None)
    running = asyncio.create_task(job.run())
    await asyncio.wait_for(begun.wait(), 20)
    job.stop()
    assert await asyncio.wait_for(running, 20) == "Load stopped; what was taken in until then is kept"
