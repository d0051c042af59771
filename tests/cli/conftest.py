"""The command line as a program: started as people start it, judged by its streams and its exit code."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import door


@dataclass(frozen=True)
class Done:
    """What a finished command left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def briefing(tmp_path: Path) -> Callable[..., Done]:
    """Runs `briefing` on a library of the test's own."""

    def run(*arguments: str | Path, stdin: bytes = b"", db: Path | None = None) -> Done:
        command = [sys.executable, "-m", "briefing", "--db", db or tmp_path / "briefing.db", *arguments]
        done = subprocess.run(command, input=stdin, capture_output=True, timeout=120, cwd=tmp_path)
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def inside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., Done]]:
    """Runs `briefing` on a library of the test's own; inside this process, for tests with many runs."""

    def run(*arguments: str | Path | int, db: Path | None = None) -> Done:
        code = door.run(["--db", str(db or tmp_path / "briefing.db"), *map(str, arguments)])
        return Done(code, *capsys.readouterr())

    handlers, raising = list(logging.getLogger().handlers), logging.raiseExceptions
    yield run
    logging.getLogger().handlers[:], logging.raiseExceptions = handlers, raising


@pytest.fixture
def talks(
    inside: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Callable[..., list[str]]]:
    """Loads articles; what it returns types lines into the linear mode, and returns what is answered after the list."""

    def loaded(news: Sequence[dict[str, Any]]) -> Callable[..., list[str]]:
        (tmp_path / "news.jsonl").write_text("\n".join(json.dumps(one) for one in news))
        inside("load", tmp_path / "news.jsonl")
        begins = len(inside("linear").out.splitlines())

        def talked(*lines: str) -> list[str]:
            typed = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
            done = inside("linear")
            assert (done.code, done.err) == (0, "")
            return done.out.splitlines()[begins:]

        return talked

    return loaded


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with three short articles about one ferry, in three formats."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "inquiry.txt").write_text(
        "Ferry Inquiry Opens In Port Halden\n"
        "By Ines Caldre\n"
        "Transport Minister Odran Velsk said on Monday that the inquiry into the Maravel ferry would be public.\n"
        "“We owe the families an answer,” Velsk told reporters.\n"
        "What to watch\n"
        "- Whether the operator, Blue Strait Lines, hands over its logs.\n"
        "- The harbour master is due to testify on Thursday.\n"
        "Post a Comment\n"
    )
    record = {
        "id": "court-1",
        "title": "Election court sets a date",
        "outlet": "Harbour Post",
        "published": "2026-03-03",
        "text": "The election court of Velmora will rule on the recount on Friday, its president Salme Otieno said.",
    }
    (folder / "court.json").write_text(json.dumps(record))
    (folder / "bank.md").write_text("# Bank keeps its rate\n\nThe central bank kept its rate at **4 percent**.\n")
    return folder
