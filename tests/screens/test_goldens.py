"""Every screen looks as it did: plain text, drawn by the reader itself on a morning that never changes."""

from __future__ import annotations

import importlib
import pkgutil
import re
from difflib import unified_diff

import pytest
from textual.screen import Screen

import briefing.screens
from walk import SCENES, SIZES, Sight, kept, walk

UNSEEN = {"FailuresScreen"}
"""It names files of the machine that it runs on."""


def every_screen() -> set[str]:
    """The names of all screens of the reader; what others are built on is none."""
    for module in pkgutil.iter_modules(briefing.screens.__path__, "briefing.screens."):
        importlib.import_module(module.name)
    kinds: list[type] = [Screen]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return {kind.__name__ for kind in kinds if kind.__module__.startswith("briefing.") and not kind.__subclasses__()}


def difference(sights: list[Sight], folder: str, before: dict[str, str]) -> str:
    """What is seen now and was not before, as a diff; empty where nothing is."""
    now = {sight.name: sight.text for sight in sights}
    lines = [
        line
        for name in sorted(now.keys() | before.keys())
        for line in unified_diff(
            before.get(name, "").splitlines(),
            now.get(name, "").splitlines(),
            f"kept {folder}/{name}",
            f"now {folder}/{name}",
            n=1,
            lineterm="",
        )
    ]
    return "\n".join(lines)


WINDOWS = [scene.name for scene in SCENES if scene.back == ("escape",) and scene.name not in ("count", "search-fault")]
"""What escape closes: windows over the reader, and what is typed in it."""

OWN_WORDS = [
    *("export", "help", "load", "mute", "palette", "sort", "themes", "views"),
    *("actor-retype", "help-typed", "palette-typed"),
]
"""Windows in which nothing is said that stands in an article: all of it is ours to word."""

ABOUT_AN_ITEM = ["due", "note", "snooze", "tag"]
"""The same, but for their title, which names an item or a story."""


def window(name: str, columns: int, lines: int) -> list[str]:
    """The rows of a window as it was kept, without the reader behind it."""
    rows = (kept(columns, lines) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    top = next((y for y, row in enumerate(rows) if "╭" in row), None)
    if top is None:
        return rows
    left, right = rows[top].index("╭"), rows[top].index("╮")
    bottom = next(y for y, row in enumerate(rows) if "╰" in row)
    return [row[left + 1 : right] for row in rows[top + 1 : bottom]]


@pytest.mark.parametrize("name", WINDOWS)
@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_every_window_says_how_it_is_closed(columns: int, lines: int, name: str) -> None:
    assert re.search(r"\b(esc|q) (close|leave it|back|end)", "\n".join(window(name, columns, lines)))


@pytest.mark.parametrize("name", OWN_WORDS + ABOUT_AN_ITEM)
def test_at_forty_columns_no_word_of_ours_is_cut(name: str) -> None:
    ours = window(name, *SIZES[0])[name in ABOUT_AN_ITEM :]
    assert [row for row in ours if "…" in row.replace("Write a file…", "")] == []


@pytest.mark.parametrize(("columns", "lines"), SIZES)
async def test_every_screen_looks_as_it_was_kept(columns: int, lines: int) -> None:
    sights = [sight async for sight in walk(columns, lines)]
    folder = kept(columns, lines)
    before = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.txt")}
    found = difference(sights, folder.name, before)
    assert every_screen() - {sight.screen for sight in sights} == UNSEEN
    assert not found, f"`make goldens` keeps the new look, if it is meant:\n{found}"
