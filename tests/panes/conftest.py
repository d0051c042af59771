"""A bare stage: one widget in an app of its own, whose messages are noted down."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from widgets.line_view import LineView


class Stage(Screen[None]):
    """Shows one widget and keeps what it posts."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.shown = widget
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.shown

    def on_mount(self) -> None:
        self.set_focus(self.shown)

    def post_message(self, message: Message) -> bool:
        if type(message).__module__.startswith("widgets."):
            self.heard.append(message)
        return super().post_message(message)

    def told(self, kind: type[Message]) -> list[Any]:
        """The messages of a kind that were posted, in order."""
        return [message for message in self.heard if isinstance(message, kind)]


class Theatre(App[None]):
    """An app for one stage."""

    CSS = "Stage > * { width: 1fr; height: 1fr; }"

    def __init__(self, first: Stage) -> None:
        super().__init__()
        self.first = first

    def get_default_screen(self) -> Stage:
        return self.first


Staged = Callable[..., AbstractAsyncContextManager[tuple[Stage, Pilot[None]]]]


@pytest.fixture
def stage() -> Staged:
    """`async with stage(widget, size=(columns, lines)) as (screen, pilot)` shows a widget."""

    @asynccontextmanager
    async def on_stage(widget: Widget, size: tuple[int, int] = (40, 10)) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
        on = Stage(widget)
        async with Theatre(on).run_test(size=size) as pilot:
            await pilot.pause()
            yield on, pilot

    return on_stage


@pytest.fixture
def seen() -> Callable[[LineView], list[str]]:
    """The lines of a view that are in sight, as plain text without the space at their ends."""

    def lines(view: LineView) -> list[str]:
        return [view.render_line(y).crop(0, view.room.width).text.rstrip() for y in range(view.room.height)]

    return lines
