"""Whatever keys are pressed, however fast, the reader stays: keys drawn by chance, the same ones at every run."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, Final

import pytest
from textual import events
from textual.keys import _character_to_key

from briefing.commands import COMMANDS
from briefing.settings import Settings

LEAVING: Final = {"quit", "close", "suspend", "browse", "export", "load", "reanalyse"}
"""What ends the reader, or leads out of it."""

KEYS: Final = (
    *(key for command in COMMANDS if command.id not in LEAVING for key in command.keys),
    *"abcdeghijk-:0123",
    *(["enter"] * 8 + ["escape"] * 4 + ["space"] * 3 + ["j"] * 4),
)
SIZES: Final = ((160, 45), (80, 24), (40, 15))


@pytest.mark.parametrize("seed", range(6))
async def test_no_burst_of_keys_ends_the_reader(reader: Any, library: Path, seed: int) -> None:
    draw = random.Random(seed)
    settings = Settings(
        mark_read=draw.choice(["opened", "end", "dwelt", "manual"]), digits=draw.choice(["panes", "counts"])
    )
    async with reader(library, size=SIZES[seed % 3], settings=settings) as r:
        for _ in range(20):
            for key in draw.choices(KEYS, k=draw.randint(1, 12)):
                named = _character_to_key(key) if len(key) == 1 else key
                r.app.post_message(events.Key(named, key if len(key) == 1 else None))
            if draw.random() < 0.6:
                await r.settled()
            else:
                await r.pilot.pause(0.01)
            assert r.app.is_running
        await r.settled()
