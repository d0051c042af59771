"""Loading beside the reader: a process of its own, whose fate is a sentence."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from briefing.screens.loading import LoadJob
from briefing.screens.overlays import FailuresScreen, LoadPrompt
from widgets.simple_lists import SentenceList

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
        await r.until(lambda: "Loaded: 1 new; 1 failed" in " ".join(r.text.split()))
        await r.until(lambda: len(r.screen.stories.ids) == 4)
        assert r.screen.stories.selected == selected


async def test_a_path_that_is_not_there_keeps_the_prompt_open_and_says_so(reader, path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    async with reader(path) as r:
        await r.press("o")
        box = r.app.screen.query_one("#load-box")
        box.value = "/nowhere/at all"
        await r.burst("enter")
        await r.until(lambda: "There is no file or folder /nowhere/at all" in r.text)
        assert isinstance(r.app.screen, LoadPrompt)
        assert box.value == "/nowhere/at all"
        box.value = str(source(tmp_path))
        await r.until(lambda: "There is no file" not in r.text)
        await r.pilot.press("enter")
        await r.until(lambda: "1 new" in r.text)


async def test_a_path_that_is_typed_takes_the_place_of_the_one_loaded_last(reader, path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    first = source(tmp_path)
    second = tmp_path / "second.txt"
    second.write_text("Tunnel closes in Quito\n\nThe tunnel under the hill was closed on Tuesday.")
    async with reader(path) as r:
        await r.press("o")
        r.app.screen.query_one("#load-box").value = str(first)
        await r.pilot.press("enter")
        await r.until(lambda: "1 new" in r.text)
        await r.press("o")
        assert r.app.screen.query_one("#load-box").value == str(first)
        await r.press(*str(second), "enter")
        await r.until(lambda: r.screen.counts.unread == 2)


async def test_what_is_typed_on_after_the_path_is_no_command(reader, library, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("o")
        r.app.screen.query_one("#load-box").value = str(source(tmp_path))
        await r.burst("enter", *"jAQ", "enter")
        await r.until(lambda: r.app.screen is r.screen)
        assert r.screen.stories.position == 0
        assert r.screen.story is None
        await r.until(lambda: "1 new" in r.text)
        await r.until(lambda: r.screen.counts.unread == 5)
        assert r.app.is_running


async def test_everything_that_failed_can_be_read_after_the_load(reader, path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "broken.jsonl"
    file.write_text(json.dumps(STORY) + "\n{broken\n" * 30, encoding="utf-8")
    async with reader(path, size=(100, 20)) as r:
        await r.press("o")
        r.app.screen.query_one("#load-box").value = str(file)
        await r.pilot.press("enter")
        await r.until(lambda: "30 failed — O shows what failed" in " ".join(r.text.split()))
        await r.press("O")
        assert isinstance(r.app.screen, FailuresScreen)
        assert len(r.app.screen.query_one(SentenceList).entries) == 30
        assert "broken.jsonl#2" in r.text
        await r.press("escape")
        assert r.app.screen is r.screen


async def test_a_first_load_leaves_the_selection_on_the_first_row(reader, path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text(json.dumps(STORY | {"published": "2025-03-01"}), encoding="utf-8")
    new.write_text(
        json.dumps({"text": "Rain fell on the hills of Wales.", "title": "Rain in Wales", "published": "2025-04-01"}),
        encoding="utf-8",
    )
    async with reader(path) as r:
        for count, file in enumerate((old, new), 1):
            await r.press("o")
            r.app.screen.query_one("#load-box").value = str(file)
            await r.pilot.press("enter")
            await r.until(lambda: len(r.screen.stories.ids) == count)  # noqa: B023
            await r.until(lambda: r.screen._job is None)
        assert r.screen.stories.position == 0
        assert "Rain in Wales" in r.pane("stories").splitlines()[1]  # under its heading


async def test_escape_leaves_the_prompt_without_loading(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("o", *"abc", "escape")
        assert r.app.screen is r.screen
        await r.press("O")
        await r.until(lambda: "No load is running" in r.text)


async def test_the_whole_library_is_analysed_anew_beside_the_reader(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "5", "x")
        await r.press("R")
        await r.until(lambda: "R again analyses 4 articles anew" in r.text)
        assert r.screen._job is None
        await r.press("R")
        await r.until(lambda: "analysing anew" in r.lines()[0])
        await r.press("j", "k")
        await r.until(lambda: "4 articles analysed anew; your marks are as they were" in " ".join(r.text.split()))
        await r.until(lambda: r.screen._job is None)
        assert "☑" in r.pane("checklist")


async def test_an_analysis_can_be_stopped_and_nothing_else_starts_meanwhile(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("R", "R", "R", "o", "O")
        await r.until(lambda: "Analysis stopped; what was not reached is as it was" in " ".join(r.text.split()))
        assert r.app.screen is r.screen


async def test_a_load_that_crashes_is_a_sentence(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    crash = tmp_path / "crash"
    crash.write_text('#!/bin/sh\necho \'{"event": "progress", "done": 3}\'\necho \'not json\'\necho boom >&2\nexit 9\n')
    crash.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(crash))
    heard: list[str] = []
    said = await LoadJob(tmp_path / "briefing.db", "x", heard.append, tmp_path / "config.toml").run()
    assert said == "The load ended early (boom); what was taken in until then is kept"
    assert "loading… 3 articles" in heard


async def test_a_load_uses_the_settings_of_the_reader_and_needs_none(path: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    assert (await LoadJob(path, str(source(tmp_path)), lambda _: None, config).run()).startswith("Loaded: 1 new")
    config.write_text('engine = "oracle"\n')
    told = await LoadJob(path, str(source(tmp_path)), lambda _: None, config).run()
    assert f"{config}:1: engine = 'oracle' cannot be used" in told


async def test_a_load_imports_nothing_from_the_folder_where_the_reader_is(
    path: Path, tmp_path: Path, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "json.py").write_text("raise SystemExit('not mine')\n")
    monkeypatch.chdir(tmp_path)
    assert (await LoadJob(path, str(source(tmp_path)), lambda _: None, tmp_path / "config.toml").run()).startswith(
        "Loaded: 1 new"
    )


async def test_a_load_can_be_stopped(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    slow = tmp_path / "slow"
    slow.write_text('#!/bin/sh\necho \'{"event": "progress", "done": 1}\'\nexec sleep 60\n')
    slow.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(slow))
    begun, config = asyncio.Event(), tmp_path / "config.toml"
    job = LoadJob(tmp_path / "briefing.db", "x", lambda said: begun.set() if "1 articles" in said else None, config)
    running = asyncio.create_task(job.run())
    await asyncio.wait_for(begun.wait(), 20)
    job.stop()
    assert await asyncio.wait_for(running, 20) == "Load stopped; what was taken in until then is kept"
