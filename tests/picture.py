"""`make picture`: draw the pictures in the README, the reader as it looks on the morning after the sample briefing."""

from __future__ import annotations

import asyncio
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import time_machine

from briefing.app import BriefingApp
from briefing.pipeline import sample
from briefing.settings import Settings
from walk import MORNING

DOCS = Path(__file__).parents[1] / "docs"


@dataclass(frozen=True)
class Picture:
    """What is pressed, and how large the terminal is then, in which theme."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = "textual-dark"


PICTURES = (
    Picture("screen", (160, 44), ("j", "j", "j", "j", "enter", "5", "j", "x", "2", "j", "j")),
    Picture("watch", (120, 30), ("6", "j", "x", "j", "V", "V"), "textual-light"),
)


async def draw(picture: Picture) -> str:
    """The screen after these keys, as SVG."""
    with tempfile.TemporaryDirectory() as folder, time_machine.travel(MORNING):
        library = Path(folder) / "sample.db"
        sample.fill(library)
        app = BriefingApp(library, Settings(theme=picture.theme))
        async with app.run_test(size=picture.size) as pilot:
            while not app.ready:
                await pilot.pause(0.05)
            for key in picture.keys:
                await pilot.press(key)
                await pilot.pause(0.3)
            drawn = app.export_screenshot(title="briefing")
        app.lane.close()
    # The picture must not fetch a font from elsewhere when it is looked at.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


if __name__ == "__main__":
    for each in PICTURES:
        (DOCS / f"{each.name}.svg").write_text(asyncio.run(draw(each)), encoding="utf-8")
        print(f"docs/{each.name}.svg is drawn")
