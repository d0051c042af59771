"""The real reader on a real library, and a way to wait for what it does without sleeping."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from briefing.analysis import merging
from briefing.app import BriefingApp
from briefing.model import BlockKind, RawArticle, RawBlock
from briefing.pipeline import casting, gathering, grouping
from briefing.pipeline.analysing import analyse, article_of
from briefing.screens.main import MainScreen
from briefing.settings import Settings
from briefing.store import analyses, articles
from briefing.store.library import Library
from widgets.line_view import LineView

_PATIENCE = 20.0

_FERRY = (
    "Harbour Minister Ada Berg of Norway and Transport Minister Ola Lind of Estonia met in Tallinn on Tuesday to "
    "resume talks on the Baltic ferry line, which has been closed since a collision in March."
)


def raw(
    source: str, title: str, *paragraphs: str, outlet: str, published: str, items: tuple[str, ...] = ()
) -> RawArticle:
    """An invented article."""
    kinds: list[tuple[BlockKind, str]] = [("heading", title), *(("paragraph", text) for text in paragraphs)]
    if items:
        kinds += [("heading", "What to watch next"), *(("item", text) for text in items)]
    kinds.append(("paragraph", "Post a Comment"))
    blocks = tuple(RawBlock(kind, text) for kind, text in kinds)
    return RawArticle(source, blocks, id=source, title=title, outlet=outlet, published=published)


RAW = (
    raw(
        "ferry-1",
        "Ferry talks resume in Tallinn",
        _FERRY,
        "“Nobody [had] refused the talks,” Minister Ada Berg said after the meeting in Tallinn.",
        "Ola Lind said that the Baltic ferry line would open again only when the inspection was complete.",
        outlet="Coast Post",
        published="2025-08-26",
        items=(
            "Whether the Estonian parliament votes on the Baltic ferry treaty before 2 September.",
            "Whether the port authority publishes the inspection report on the ferry collision.",
        ),
    ),
    raw(
        "ferry-2",
        "Baltic ferry talks resume between Norway and Estonia",
        _FERRY,
        "Ada Berg told reporters in Tallinn that the ferry collision must never happen again on the Baltic line.",
        outlet="Daily Gull",
        published="2025-08-26",
    ),
    raw(
        "bank",
        "Central bank of Chile holds rates",
        "The central bank of Chile held its rates at 4.75 percent on Monday.",
        "Governor Rosa Marin said inflation in Santiago was slowing. A referendum is not planned.",
        outlet="Andes Daily",
        published="2025-08-25",
    ),
    raw(
        "storm",
        "Storm closes ports in Madagascar",
        "A storm closed three ports in Madagascar on Sunday.",
        "“We wait for the wind to fall,” said harbour master Hery Rabe in Toamasina.",
        outlet="Island Wire",
        published="2025-08-24",
    ),
)


def take_in(path: Path, *raws: RawArticle) -> None:
    """Take articles into the library at `path`."""
    with Library.open(path) as library, library.writing():
        placed = {}
        for one in raws:
            article = article_of(one)
            analysis = analyse(article)
            key, _ = articles.save(library, article)
            analyses.save(library, key, article, analysis, merging.name_of)
            placed[key] = grouping.sketched(article, analysis)
        grouping.place(library, placed)
        gathering.bring_up_to_date(library)
        casting.bring_up_to_date(library)


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
        return "\n".join(view.render_line(y).text.rstrip() for y in range(view.room.height))


Opened = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "briefing.db"


@pytest.fixture
def library(path: Path) -> Path:
    """A library with three stories, one of them in two outlets."""
    take_in(path, *RAW)
    return path


@pytest.fixture
def reader() -> Opened:
    """`async with reader(path, size=(columns, lines)) as r` opens the reader and waits for its first stories."""

    @asynccontextmanager
    async def opened(
        path: Path, size: tuple[int, int] = (160, 45), settings: Settings | None = None
    ) -> AsyncIterator[Reader]:
        app = BriefingApp(path, settings or Settings())
        try:
            async with app.run_test(size=size, notifications=True) as pilot:
                one = Reader(app, pilot)
                await one.until(lambda: app.ready)
                yield one
        finally:
            app.lane.close()

    return opened
