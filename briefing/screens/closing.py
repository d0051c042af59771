"""Closing what lies over the reader, however fast the keys for it are typed."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen


def is_there(screen: Screen[Any]) -> bool:
    """Whether a screen is still one of those on show; its parts go a moment after it was closed."""
    return screen.is_attached and screen in screen.app.screen_stack


class LastScreenStays(App[int]):
    """A program that goes on when its last screen is told to close, as Textual's palette does at a second Enter."""

    def pop_screen(self) -> AwaitComplete:
        """Close the topmost screen, but for the last one."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()
