"""Hands a file to a program of the reader's own: the editor, the pager, the browser."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefing.errors import ExportError

if TYPE_CHECKING:
    from textual.app import App

_IN_TERMINAL: Final = {"lynx", "w3m", "links", "links2", "elinks", "browsh", "www-browser", "cat", "less"}
"""Browsers that need the terminal for themselves."""


def editor() -> list[str]:
    """The reader's editor, as a command: $VISUAL, else $EDITOR, else vi. Raises ExportError."""
    return _command("VISUAL", "EDITOR", otherwise="vi")


def pager() -> list[str]:
    """The reader's pager, as a command: $PAGER, else less. Raises ExportError."""
    return _command("PAGER", otherwise="less")


def run(app: App[Any] | None, command: Sequence[str]) -> int:
    """Give the terminal to a program until it ends; returns its exit code. Raises ExportError.

    Without an app, nothing is drawn on the terminal, and it is given as it is.
    """
    if app is None:
        code = _run(command)
        if isinstance(code, OSError):
            raise _not_started(command, code)
        return code
    from textual.app import SuspendNotSupported

    try:
        with app.suspend():
            # Nothing may be raised in here: the screen would not come back.
            code = _run(command)
    except SuspendNotSupported as error:
        raise ExportError("This terminal cannot be handed to another program") from error
    if isinstance(code, OSError):
        raise _not_started(command, code)
    return code


def _run(command: Sequence[str]) -> int | OSError:
    # ctrl+c is meant for that program alone. Were it ignored here, the program would ignore it too.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run(command, check=False).returncode
    except OSError as error:
        return error
    finally:
        signal.signal(signal.SIGINT, before)


def browse(app: App[Any] | None, address: str) -> None:
    """Open an address in the reader's browser: $BROWSER, else that of the desktop. Raises ExportError.

    $BROWSER may be several, divided by colons; the first that is there is taken, and "%s" in it stands for the address.
    """
    command = _browser(address)
    if _needs_terminal(command[0]):
        run(app, command)
        return
    try:
        # What a browser says of itself must not come out on the screen, and it may outlive the reader.
        quiet = subprocess.DEVNULL
        subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError as error:
        raise _not_started(command, error) from error


def _command(*names: str, otherwise: str) -> list[str]:
    for name in names:
        if value := os.environ.get(name, "").strip():
            return _split(name, value)
    return [otherwise]


def _split(name: str, value: str) -> list[str]:
    try:
        return shlex.split(value)
    except ValueError as error:
        raise ExportError(f"${name} is no command: {value} ({error})") from error


def _browser(address: str) -> list[str]:
    for value in os.environ.get("BROWSER", "").split(os.pathsep):
        words = _split("BROWSER", value)
        if words and shutil.which(words[0]):
            filled = [word.replace("%s", address) for word in words]
            return filled if filled != words else [*words, address]
    for name in ("open",) if sys.platform == "darwin" else ("xdg-open", "www-browser", "w3m", "lynx"):
        if shutil.which(name):
            return [name, address]
    raise ExportError("No browser is found; name one in $BROWSER")


def _needs_terminal(program: str) -> bool:
    """Whether a browser runs in the terminal; where there is no desktop, every one does."""
    desktop = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return Path(program).name in _IN_TERMINAL or not desktop


def _not_started(command: Sequence[str], error: OSError) -> ExportError:
    return ExportError(f"{command[0]} could not be started: {error.strerror or error}")
