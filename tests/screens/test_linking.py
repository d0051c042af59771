"""Links in the reader: seen in full before one is opened, and only then."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.pipeline.taking_in import take_in
from briefing.store.library import Library


@pytest.fixture
def linked(path: Path, tmp_path: Path) -> Path:
    """A library with an article that has an address and prints another one, and one that has none."""
    records = [
        {
            "title": "Lock closed",
            "url": "https://post.example/lock",
            "text": "The lock of Varn was closed. See https://board.example/report for more.",
            "published": "2025-09-02",
        },
        {"id": "rain", "title": "Rain in Wales", "text": "Rain fell on Wales.", "published": "2025-09-01"},
    ]
    file = tmp_path / "two.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with Library.open(path) as library:
        take_in(library, [file], report=lambda _: None)
    return path


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down the address it is given."""
    seen, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {seen}.part && mv {seen}.part {seen}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    monkeypatch.setenv("DISPLAY", ":7")
    return seen


async def test_a_letter_opens_a_link_that_is_shown_in_full(reader: Any, linked: Path, opened: Path) -> None:
    async with reader(linked) as r:
        await r.press("enter", ";")
        await r.until(lambda: "s  in the text" in r.text and "https://board.example/report" in r.text)
        assert "https://post.example/lock" in r.text
        assert not opened.exists()
        await r.press("s")
        await r.until(opened.exists)
        assert opened.read_text() == "https://board.example/report"
        assert r.app.screen is r.screen


async def test_b_opens_the_article_itself(reader: Any, linked: Path, opened: Path) -> None:
    async with reader(linked) as r:
        await r.press("enter", "B")
        await r.until(opened.exists)
        assert opened.read_text() == "https://post.example/lock"


async def test_an_address_is_copied_and_not_opened(reader: Any, linked: Path, opened: Path) -> None:
    async with reader(linked) as r:
        await r.press("enter", ";", "down", "y")
        assert r.app.clipboard == "https://board.example/report"
        await r.press("escape")
        assert not opened.exists()


async def test_where_there_is_no_address_it_is_said(reader: Any, linked: Path) -> None:
    async with reader(linked) as r:
        await r.press(";")
        await r.until(lambda: "Open an article first" in r.text)
        await r.press("j", "enter", ";")
        await r.until(lambda: "No web address" in r.text)
        await r.press("B")
        await r.until(lambda: "no address of its own" in r.text)


async def test_a_browser_that_is_not_there_is_told(reader: Any, linked: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("BROWSER", "/nowhere/browser")
    monkeypatch.setenv("PATH", "/nowhere")
    async with reader(linked) as r:
        await r.press("enter", "B")
        await r.until(lambda: "No browser is found" in r.text)


async def test_a_long_address_is_shown_to_its_end_before_it_is_opened(
    reader: Any, path: Path, tmp_path: Path, opened: Path
) -> None:
    file, address = tmp_path / "long.json", "https://post.example/" + "lock/" * 150 + "end"
    file.write_text(json.dumps({"title": "Lock closed", "url": address, "text": "The lock of Varn was closed."}))
    with Library.open(path) as library:
        take_in(library, [file], report=lambda _: None)
    async with reader(path, size=(80, 24)) as r:
        await r.press("enter", "B")
        await r.until(lambda: "this article" in r.text)
        assert address in "".join(line.strip(" │▌▆▇█▁▂▃▄▅") for line in r.lines())
        assert not opened.exists()
        await r.press("enter")
        await r.until(opened.exists)
        assert opened.read_text() == address


async def test_keys_behind_a_letter_are_for_the_reader_however_fast_they_come(
    reader: Any, linked: Path, opened: Path
) -> None:
    async with reader(linked) as r:
        await r.burst("enter", "semicolon", "s", "s", "1")
        await r.until(opened.exists)
        assert r.app.screen is r.screen
        assert r.screen.pane_name == "stories"
        assert r.screen.story.row.starred
