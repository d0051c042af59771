"""The real reader under the pilot, and a way to wait for what it does without sleeping."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from briefing.app import BriefingApp
from briefing.screens.main import MainScreen
from briefing.settings import Settings
from widgets.line_view import LineView

_PATIENCE = 20.0


class Reader:
    """The running reader, as a test looks at it."""

    def __init__(self, app: BriefingApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> MainScreen:
        """The reader screen, whatever lies over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + _PATIENCE
        while not condition():
            assert time.monotonic() < end, "it never came: " + "\n".join(self.lines())
            await self.pilot.pause(0.01)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait until they are acted on."""
        await self.pilot.press(*keys)
        await self.settled()

    async def burst(self, *keys: str) -> None:
        """Send keys all at once, as a fast typist or a paste into the terminal does."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing is being read or marked any more."""
        await self.pilot.pause()
        await self.until(
            lambda: not [worker for worker in self.app.workers if worker.group in ("marks", "open", "search")]
        )

    def lines(self) -> list[str]:
        """The rows of the screen as plain text."""
        compositor = self.app.screen._compositor
        return ["".join(segment.text for segment in strip).rstrip() for strip in compositor.render_strips()]

    @property
    def text(self) -> str:
        """The whole screen as plain text."""
        return "\n".join(self.lines())

    def pane(self, name: str) -> str:
        """What a pane shows, as plain text."""
        view = self.screen.query_one(f"#{name}", LineView)
        lines = (view.render_line(y).crop(0, view.room.width) for y in range(view.room.height))
        return "\n".join(line.text.rstrip() for line in lines)


@asynccontextmanager
async def opened(
    path: Path, size: tuple[int, int] = (160, 45), settings: Settings | None = None, *, told: bool = True
) -> AsyncIterator[Reader]:
    """Open the reader on the library at `path`, at so many (columns, lines), and wait for its first stories.

    Without `told`, what it says in passing is not shown.
    """
    app = BriefingApp(path, settings or Settings())
    try:
        async with app.run_test(size=size, notifications=told) as pilot:
            one = Reader(app, pilot)
            await one.until(lambda: app.ready)
            yield one
    finally:
        app.lane.close()
