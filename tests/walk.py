"""A walk through every screen of the reader on the sample briefing, on a morning that never changes.

`make goldens` keeps what is seen on it as plain text in tests/goldens, a file for each screen and size.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import time_machine

from briefing.pipeline import sample
from piloted import Reader, opened

SIZES: Final = ((40, 15), (80, 24), (120, 36), (200, 60))
"""Columns and lines; the first is the least that is promised."""

MORNING: Final = datetime(2026, 3, 9, 8, 30, tzinfo=ZoneInfo("UTC"))
"""The Monday after the week of the sample briefing."""


class Scene(NamedTuple):
    """A screen: its name, the keys that lead there from where the one before was left, and those that leave it."""

    name: str
    there: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


class Sight(NamedTuple):
    """What is seen in a scene: its rows, and the name of the class of the screen that is on top."""

    name: str
    text: str
    screen: str


_ESC: Final = ("escape",)
_ORDER: Final = ("j", "j", "j", "j")
SCENES: Final = (
    Scene("stories"),
    Scene("stories-marked", ("j", "s", "j", "r", "j", "V", "V"), ("escape", "g")),
    Scene("count", ("0", "5"), _ESC),
    Scene("search", ("slash", *"dam evac"), ()),
    Scene("search-none", (*" zzz",), ("escape",)),
    Scene("search-fault", ("slash", *"dam (outlet:herald"), _ESC),
    Scene("search-article", ("slash", *"dam", "enter", "enter", "n"), ("1", "escape", "g")),
    Scene("views", ("8",), _ESC),
    Scene("sort", ("S",), _ESC),
    Scene("sorted", ("S", "j", "enter"), ("S", "k", "enter", "g")),
    Scene("no-headings", ("underscore",), ("underscore",)),
    Scene("mute", ("exclamation_mark",), _ESC),
    Scene("tag", ("number_sign",), _ESC),
    Scene("load", ("o",), _ESC),
    Scene("export", ("P",), _ESC),
    Scene("help", ("question_mark",), _ESC),
    Scene("help-typed", ("question_mark", *"story"), _ESC),
    Scene("palette", ("ctrl+p",), _ESC),
    Scene("palette-typed", ("ctrl+p", *"undo"), _ESC),
    Scene("themes", ("t",), _ESC),
    Scene("merge-story", ("plus",), _ESC),
    Scene("article", (*_ORDER, "enter")),
    Scene("article-next", ("J",), ("K",)),
    Scene("article-below", ("space",), ("g",)),
    Scene("new", ("right_square_bracket",), ("2", "g")),
    Scene("links", ("J", "semicolon"), ("escape", "K")),
    Scene("bookmark", ("quotation_mark",), ("a",)),
    Scene("bookmarks", ("apostrophe",), _ESC),
    Scene("story", ("i",)),
    Scene("story-why", ("W",), ("escape", "escape")),
    Scene("compare", ("v",), _ESC),
    Scene("cut", ("c",), _ESC),
    Scene("zen", ("Z",), ("Z",)),
    Scene("actors", ("3",)),
    Scene("actors-filter", ("f", *"min"), _ESC),
    Scene("actor-names", ("W",), _ESC),
    Scene("actor-merge", ("m",), _ESC),
    Scene("actor-rename", ("equals_sign",), _ESC),
    Scene("actor-retype", ("T",), _ESC),
    Scene("actors-library", ("w",), ("w", "w")),
    Scene("actor-stories", ("enter",), ("escape", "3")),
    Scene("statements", ("4", "j")),
    Scene("statement-place", ("enter",), ("4",)),
    Scene("statements-speaker", ("w",), ("w", "w")),
    Scene("speaker", ("e",), _ESC),
    Scene("checklist", ("5", "x", "j")),
    Scene("snooze", ("z",), _ESC),
    Scene("note", ("p",), _ESC),
    Scene("due", ("D",), _ESC),
    Scene("add", ("a",), _ESC),
    Scene("watch-list", ("6",)),
    Scene("watch-picked", ("V", "V"), _ESC),
    Scene("item-history", ("H",), _ESC),
    Scene("evidence", ("E",), ("escape", "q")),
    Scene("agenda", ("7",), ("q",)),
    Scene("history", ("9",), _ESC),
)


async def walk(columns: int, lines: int) -> AsyncIterator[Sight]:
    """Walk through all scenes at one size."""
    with tempfile.TemporaryDirectory() as folder, time_machine.travel(MORNING) as clock:
        async with opened(Path(folder) / "empty.db", (columns, lines), told=False) as reader:
            yield await _sight(reader, "empty")
        library = Path(folder) / "sample.db"
        sample.fill(library)
        async with opened(library, (columns, lines), told=False) as reader:
            for scene in SCENES:
                clock.move_to(MORNING)  # or a slow machine would make it a minute later
                await _press(reader, *scene.there)
                yield await _sight(reader, scene.name)
                await _press(reader, *scene.back)


def kept(columns: int, lines: int) -> Path:
    """The folder of the goldens of one size."""
    return Path(__file__).parent / "goldens" / f"{columns}x{lines}"


async def _press(reader: Reader, *keys: str) -> None:
    for key in keys:
        await reader.pilot.press(key)
        await _done(reader)


async def _sight(reader: Reader, name: str) -> Sight:
    rows = await _still(reader)
    return Sight(name, "\n".join(rows) + "\n", type(reader.app.screen).__name__)


async def _still(reader: Reader) -> list[str]:
    """The rows of the screen once nothing is being read and nothing changes any more."""
    same, rows = 0, reader.lines()
    while same < 2:
        await _done(reader)
        before, rows = rows, reader.lines()
        same = same + 1 if rows == before else 0
    return rows


async def _done(reader: Reader) -> None:
    await reader.until(lambda: all(worker.is_finished for worker in reader.app.workers))


async def _draw() -> None:
    for size in SIZES:
        folder = kept(*size)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        async for sight in walk(*size):
            (folder / f"{sight.name}.txt").write_text(sight.text, encoding="utf-8")
        print(f"{folder.name}: {len(list(folder.iterdir()))} screens")


if __name__ == "__main__":
    asyncio.run(_draw())
