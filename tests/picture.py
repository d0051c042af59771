"""`make picture`: draw docs/screen.svg, the reader on the sample briefing as it really looks."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from briefing.app import BriefingApp
from briefing.pipeline import sample

PICTURE = Path(__file__).parents[1] / "docs" / "screen.svg"
KEYS = ["j", "j", "j", "j", "enter", "5", "j", "x", "2", "j", "j"]


async def draw() -> str:
    """The screen at 160x44 after a reader opened a story and ticked an item."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "sample.db"
        sample.fill(library)
        app = BriefingApp(library)
        async with app.run_test(size=(160, 44)) as pilot:
            while not app.ready:
                await pilot.pause(0.05)
            for key in KEYS:
                await pilot.press(key)
                await pilot.pause(0.3)
            picture = app.export_screenshot(title="briefing")
        app.lane.close()
    # The picture must not fetch a font from elsewhere when it is looked at.
    return re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(draw()), encoding="utf-8")
    print(f"{PICTURE.name} is drawn")
