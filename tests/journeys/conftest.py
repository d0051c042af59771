"""A library of three hundred articles, and the reader on it in a real terminal."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

import corpus
from briefing.pipeline.taking_in import take_in
from briefing.store.library import Library
from terminal import Terminal

WORDS = 60


class Opens(Protocol):
    """Opens the reader on a library, at 120x36 or another size, once its first stories can be acted on."""

    def __call__(self, library: Path, columns: int = ..., rows: int = ...) -> AbstractContextManager[Terminal]: ...


@pytest.fixture
def opens() -> Opens:
    @contextmanager
    def opened(library: Path, columns: int = 120, rows: int = 36) -> Iterator[Terminal]:
        command = [sys.executable, "-m", "briefing", "--db", str(library)]
        with Terminal(command, columns=columns, rows=rows) as terminal:
            terminal.wait_for("all keys")
            yield terminal

    return opened


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    path = folder / "news.db"
    with Library.open(path) as library:
        take_in(library, [corpus.write(folder / "news.jsonl", 300, words=WORDS)], report=lambda _: None)
    return path


@pytest.fixture
def library(taken_in: Path, tmp_path: Path) -> Path:
    """Three hundred articles, of which nothing was read yet."""
    return Path(shutil.copy(taken_in, tmp_path / "briefing.db"))


@pytest.fixture
def more(tmp_path: Path) -> Path:
    """Another two hundred articles, in a file."""
    file = tmp_path / "more.jsonl"
    records = corpus.articles(200, seed=2, words=WORDS)
    file.write_text("".join(json.dumps(one | {"id": f"m-{one['id']}"}) + "\n" for one in records), encoding="utf-8")
    return file
