"""Closing what lies over the reader, however fast the keys for it are typed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen

T = TypeVar("T")


def is_there(screen: Screen[Any]) -> bool:
    """Whether a screen is still one of those on show; its parts go a moment after it was closed."""
    return screen.is_attached and screen in screen.app.screen_stack


async def answered(screen: Screen[Any], asked: Awaitable[T]) -> T:
    """What the library answers. Once the screen is closed nobody is left to be shown it: then its worker ends here."""
    found = await asked
    if not is_there(screen):
        raise asyncio.CancelledError
    return found


class LastScreenStays(App[int]):
    """A program that goes on when its last screen is told to close, as Textual's palette does at a second Enter."""

    def pop_screen(self) -> AwaitComplete:
        """Close the topmost screen, but for the last one."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()
