"""What runs beside the reader: a load or an analysis, the same command as in the shell, in a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from briefing.text import one_line

_NICE = 10
_LINE_LIMIT = 1 << 20
_MOST_FAILURES = 1000
_LONGEST = 1000


class Job:
    """One command of Briefing as a niced child process; `tell` hears a short sentence whenever something happened.

    Whatever happens to the child, the reader stays: its crash is a sentence like any other failure. `config` is the
    reader's settings file, so that the child finds names by the same means.
    """

    NAME: ClassVar[str]
    DOING: ClassVar[str]
    KEPT: ClassVar[str]

    def __init__(self, path: Path, tell: Callable[[str], None], config: Path) -> None:
        self._path = path
        self._tell = tell
        # Not as `-c`, which must name a file that is there: settings have a place also where there are none.
        self._settings = {"BRIEFING_CONFIG": str(config)}
        self._process: Process | None = None
        self._stopped = False
        self.failures: list[str] = []
        """What could not be taken in and why, a sentence each; of a great many, the first thousand."""

    @property
    def command(self) -> list[str]:
        """The words of the command line."""
        raise NotImplementedError

    def progress(self, event: dict[str, Any]) -> str:
        """How far it is."""
        raise NotImplementedError

    def summary(self, event: dict[str, Any]) -> str:
        """What came of it."""
        raise NotImplementedError

    async def run(self) -> str:
        """Start the command, follow it to its end, and return a sentence that says what came of it."""
        from briefing.pipeline.workers import own_python  # only who loads needs it

        briefing, environment = own_python("briefing")
        words = [*briefing, "--db", str(self._path), *self.command]
        try:
            self._process = await asyncio.create_subprocess_exec(
                *words, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, env=environment | self._settings, limit=_LINE_LIMIT
            )
        except OSError as error:
            return f"The {self.NAME} could not be started: {error.strerror or error}"
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._tell(f"{self.DOING}…")
        summary, errors = await asyncio.gather(
            self._follow(self._process.stdout), self._last_line(self._process.stderr)
        )
        code = await self._process.wait()
        if self._stopped:
            return f"{self.NAME.capitalize()} stopped; {self.KEPT}"
        if summary:
            return summary
        return f"The {self.NAME} ended early ({errors or f'exit code {code}'}); {self.KEPT}"

    def stop(self) -> None:
        """Ask the child to end; what it saved stays saved."""
        self._stopped = True
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGINT)

    async def _follow(self, lines: asyncio.StreamReader) -> str:
        summary = ""
        async for line in _safe(lines):
            event = _event(line)
            match event.get("event"):
                case "progress":
                    self._tell(f"{self.DOING}… {self.progress(event)}")
                case "failed":
                    self._fail(one_line(f"{event.get('source', '')}: {event.get('cause', '')}", _LONGEST))
                case "done":
                    summary = self.summary(event)
        return summary

    def _fail(self, sentence: str) -> None:
        if len(self.failures) < _MOST_FAILURES:
            self.failures.append(sentence)

    async def _last_line(self, lines: asyncio.StreamReader) -> str:
        last = ""
        async for line in _safe(lines):
            last = line.strip() or last
        return one_line(last, 200)


class LoadJob(Job):
    """A `briefing load` of one file or folder."""

    NAME, DOING, KEPT = "load", "loading", "what was taken in until then is kept"

    def __init__(self, path: Path, source: str, tell: Callable[[str], None], config: Path) -> None:
        super().__init__(path, tell, config)
        self._source = source

    @property
    def command(self) -> list[str]:
        return ["load", "--jsonl", "--", self._source]

    def progress(self, event: dict[str, Any]) -> str:
        return f"{_number(event, 'done'):,} articles"

    def summary(self, event: dict[str, Any]) -> str:
        words = {"new": "new", "changed": "changed", "same": "known already"}
        parts = [f"{_number(event, name):,} {word}" for name, word in words.items() if _number(event, name)]
        sentence = f"Loaded: {', '.join(parts) or 'nothing new'}"
        if left_out := _number(event, "left_out"):
            sentence += f"; {left_out:,} of other kinds left out"
        if failed := _number(event, "failed"):
            sentence += f"; {failed:,} failed"
            sentence += f" ({one_line(self.failures[0], 120)})" if len(self.failures) == 1 else ""
        return sentence


class ReanalyseJob(Job):
    """A `briefing reanalyse` of the whole library."""

    NAME, DOING, KEPT = "analysis", "analysing anew", "what was not reached is as it was, and your marks are"

    @property
    def command(self) -> list[str]:
        return ["reanalyse", "--jsonl"]

    def progress(self, event: dict[str, Any]) -> str:
        return f"{_number(event, 'done'):,} of {_number(event, 'total'):,} articles"

    def summary(self, event: dict[str, Any]) -> str:
        return f"{_number(event, 'articles'):,} articles analysed anew; your marks are as they were"


async def _safe(lines: asyncio.StreamReader) -> Any:
    while True:
        try:
            line = await lines.readline()
        except ValueError:  # a line longer than the limit says nothing that a reader needs
            continue
        if not line:
            return
        yield line.decode("utf-8", "replace")


def _event(line: str) -> dict[str, Any]:
    try:
        event = json.loads(line)
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}


def _number(event: dict[str, Any], name: str) -> int:
    value = event.get(name)
    return value if isinstance(value, int) else 0
