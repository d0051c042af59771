"""The terminal while it is ours: how it was set before is kept from the first moment, and given back at the last."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
import termios
from typing import Any, NoReturn

ENTER = "\x1b[?1049h"
"""What a terminal changes to its other screen at, keeping the one with the shell's lines."""

_LEAVE = "\x1b[0m\x1b[?25h\x1b[?1049l"
_HIDE_CURSOR = "\x1b[?25l"
LEAVING = (signal.SIGTERM, signal.SIGHUP)
"""The signals that end the program, after which the terminal must be as it was."""

_before: list[Any] | None = None
_drawn = False


def is_terminal() -> bool:
    """Whether a reader sits before all three streams: keys come from the first, the screen is drawn on the last."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def take(page: str) -> None:
    """Change to the other screen, draw `page` on it, and let keys wait as they are typed until somebody reads them."""
    global _before, _drawn
    try:
        _before = termios.tcgetattr(0)
    except termios.error:
        return
    quiet = termios.tcgetattr(0)
    quiet[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
    quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    quiet[6][termios.VMIN] = 1
    termios.tcsetattr(0, termios.TCSANOW, quiet)
    _drawn = True
    atexit.register(give_back)
    for number in LEAVING:
        signal.signal(number, _leave)
    _write(ENTER + _HIDE_CURSOR + page)


def hand_over() -> list[Any] | None:
    """Leave the terminal to another keeper, who gives it back: returns its settings from before, None if not taken."""
    global _before, _drawn
    before, _before, _drawn = _before, None, False
    return before


def give_back() -> None:
    """Make the terminal what it was before `take`, unless it was handed over; asked twice it does nothing more."""
    before, drawn = _before, _drawn
    hand_over()
    if drawn:
        _write(_LEAVE)
    if before is not None:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, before)


def _leave(number: int, _: object) -> NoReturn:
    give_back()
    os._exit(128 + number)


def _write(text: str) -> None:
    with contextlib.suppress(OSError):
        os.write(2, text.encode())
