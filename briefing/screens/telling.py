"""Sentences that come up in a corner and pass: one at a time, the newest in the place of the one before."""

from __future__ import annotations

from typing import Any, Final, Literal

from textual.app import App
from textual.screen import Screen

from briefing.text import one_line

_SECONDS: Final = 3.0
_SECONDS_OF_ERRORS: Final = 6.0
_LONGEST: Final = 300


def tell(node: App[Any] | Screen[Any], sentence: str) -> None:
    """Tell the reader something that passes; `sentence` is literal text."""
    _tell(node, sentence, "information", _SECONDS)


def tell_error(node: App[Any] | Screen[Any], sentence: str) -> None:
    """Tell the reader what went wrong."""
    _tell(node, sentence, "error", _SECONDS_OF_ERRORS)


def _tell(
    node: App[Any] | Screen[Any], sentence: str, severity: Literal["information", "error"], seconds: float
) -> None:
    node.app.clear_notifications()
    node.notify(one_line(sentence, _LONGEST), severity=severity, markup=False, timeout=seconds)
