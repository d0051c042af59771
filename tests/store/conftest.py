"""A real library on disk, and articles to put in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.ingest.metadata import describe
from briefing.model import Article, RawArticle, RawBlock
from briefing.store.library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder of its own" / "briefing.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as opened:
        yield opened


@pytest.fixture
def article() -> Callable[..., Article]:
    """Makes an article from its paragraphs; keywords are the raw article's."""

    def make(*paragraphs: str, title: str = "Ferry inquiry opens in Port Halden", **given: str) -> Article:
        blocks = tuple(RawBlock("paragraph", text) for text in paragraphs)
        return describe(RawArticle(source="desk.txt", blocks=blocks, title=title, **given))  # type: ignore[arg-type]

    return make
