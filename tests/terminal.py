"""A real terminal for tests: a program in a pseudo-terminal, every byte it wrote, and the screen those bytes make."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 30.0
"""Seconds until a screen that never comes is a failure; nothing waits this long when all is well."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+l": "\x0c",
    "ctrl+r": "\x12",
    "ctrl+p": "\x10",
    "ctrl+z": "\x1a",
}

# COLUMNS and LINES, which a test runner may set, would speak of another terminal than this one.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")} | {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
}

# pyte knows neither of these; real terminals swallow them.
_UNKNOWN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]|\x1b\[\??[0-9;]*\$[a-z]|\x1b[P_X^][^\x1b]*\x1b\\|\x1b\[[0-9;]* q|\x1b\[[0-9;]*t"
)


class Terminal:
    """Runs `command` at `columns` x `rows`; use as a context manager, the program is killed at the end."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 120, rows: int = 36, env: dict[str, str] | None = None
    ) -> None:
        self.columns, self.rows = columns, rows
        self.output = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._fed = 0
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=_ENVIRONMENT | (env or {}),
        )
        # The slave stays open here so that its settings can be read after the program has left.
        self._slave = slave

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._slave)
        os.close(self._master)

    def press(self, *keys: str) -> None:
        """Send keys by name (`enter`, `down`, ...); anything else is typed as it stands, in one burst."""
        os.write(self._master, "".join(KEYS.get(key, key) for key in keys).encode())

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller, as a hand at its corner does."""
        self.columns, self.rows = columns, rows
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)
        # The program is in a session of its own, to which the terminal cannot send this by itself.
        self.process.send_signal(signal.SIGWINCH)

    def lines(self) -> list[str]:
        """The rows of the screen as they stand now, without trailing blanks."""
        self._read(0)
        return [line.rstrip() for line in self._screen.display]

    def wait_for(self, what: str | Callable[[list[str]], bool]) -> list[str]:
        """Read until the screen holds this text (or satisfies this condition); returns the screen."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            lines = self.lines()
            if what in "\n".join(lines) if isinstance(what, str) else what(lines):
                return lines
            if self.process.poll() is not None and not self._read(0.2):
                break
            self._read(0.05)
        raise AssertionError(f"never came: {what!r}\n" + "\n".join(self.lines()))

    def settle(self, seconds: float = 0.3) -> list[str]:
        """Read until the program has written nothing for this long."""
        while self._read(seconds):
            pass
        return self.lines()

    def wait_for_exit(self) -> int:
        """Read until the program has left; returns its exit code."""
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            self._read(0.05)
        self.settle(0.05)
        assert self.process.returncode is not None, "the program did not leave\n" + "\n".join(self.lines())
        return self.process.returncode

    def hang_up(self) -> None:
        """Close the window: the terminal is gone, the program may still run."""
        os.close(self._master)
        self._master = os.open(os.devnull, os.O_RDWR)

    def settings_now(self) -> list[object]:
        """The terminal's settings (termios), to be compared with `before`."""
        return termios.tcgetattr(self._slave)

    def cpu_seconds(self) -> float:
        """CPU time that the program itself has used, in seconds."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_memory(self) -> int:
        """The most memory the program has held, in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) * 1024 if found else 0

    def _read(self, seconds: float) -> bool:
        """Take in what the program writes within this time; whether there was anything."""
        got = False
        while select.select([self._master], [], [], seconds)[0]:
            try:
                chunk = os.read(self._master, 1 << 16)
            except OSError:
                return got
            if not chunk:
                return got
            self.output += chunk
            got, seconds = True, 0
        if got:
            fresh = bytes(self.output[self._fed :])
            self._stream.feed(_UNKNOWN.sub(b"", fresh))
            self._fed = len(self.output)
        return got
