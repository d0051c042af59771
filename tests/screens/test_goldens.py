"""Every screen looks as it did: plain text, drawn by the reader itself on a morning that never changes."""

from __future__ import annotations

import importlib
import pkgutil
from difflib import unified_diff

import pytest
from textual.screen import Screen

import briefing.screens
from walk import SIZES, Sight, kept, walk

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


@pytest.mark.parametrize(("columns", "lines"), SIZES)
async def test_every_screen_looks_as_it_was_kept(columns: int, lines: int) -> None:
    sights = [sight async for sight in walk(columns, lines)]
    folder = kept(columns, lines)
    before = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.txt")}
    found = difference(sights, folder.name, before)
    assert every_screen() - {sight.screen for sight in sights} == UNSEEN
    assert not found, f"`make goldens` keeps the new look, if it is meant:\n{found}"
