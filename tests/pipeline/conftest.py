"""A library to take made-up articles into."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import SourceError
from briefing.pipeline.taking_in import take_in
from briefing.store.library import Library

Take = Callable[..., None]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "briefing.db") as opened:
        yield opened


@pytest.fixture
def take(library: Library, tmp_path: Path) -> Take:
    """Takes records in, as `briefing load` would; whatever fails is an error of the test."""

    def taken(*records: dict[str, Any]) -> None:
        source = tmp_path / "wire.jsonl"
        source.write_text("".join(json.dumps(record) + "\n" for record in records))
        heard: list[object] = []
        take_in(library, [source], report=heard.append)
        assert not [line for line in heard if isinstance(line, SourceError)]

    return taken
