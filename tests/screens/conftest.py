"""The real reader on a real library of invented articles."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from briefing.analysis import merging
from briefing.model import BlockKind, RawArticle, RawBlock
from briefing.pipeline import casting, gathering, grouping
from briefing.pipeline.analysing import analyse, article_of
from briefing.store import analyses, articles
from briefing.store.library import Library
from piloted import Reader, opened

_FERRY = (
    "Harbour Minister Ada Berg of Norway and Transport Minister Ola Lind of Estonia met in Tallinn on Tuesday to "
    "resume talks on the Baltic ferry line, which has been closed since a collision in March."
)


def raw(
    source: str, title: str, *paragraphs: str, outlet: str, published: str, items: tuple[str, ...] = ()
) -> RawArticle:
    """An invented article."""
    kinds: list[tuple[BlockKind, str]] = [("heading", title), *(("paragraph", text) for text in paragraphs)]
    if items:
        kinds += [("heading", "What to watch next"), *(("item", text) for text in items)]
    kinds.append(("paragraph", "Post a Comment"))
    blocks = tuple(RawBlock(kind, text) for kind, text in kinds)
    return RawArticle(source, blocks, id=source, title=title, outlet=outlet, published=published)


RAW = (
    raw(
        "ferry-1",
        "Ferry talks resume in Tallinn",
        _FERRY,
        "“Nobody [had] refused the talks,” Minister Ada Berg said after the meeting in Tallinn.",
        "Ola Lind said that the Baltic ferry line would open again only when the inspection was complete.",
        outlet="Coast Post",
        published="2025-08-26",
        items=(
            "Whether the Estonian parliament votes on the Baltic ferry treaty before 2 September.",
            "Whether the port authority publishes the inspection report on the ferry collision.",
        ),
    ),
    raw(
        "ferry-2",
        "Baltic ferry talks resume between Norway and Estonia",
        _FERRY,
        "Ada Berg told reporters in Tallinn that the ferry collision must never happen again on the Baltic line.",
        outlet="Daily Gull",
        published="2025-08-26",
    ),
    raw(
        "bank",
        "Central bank of Chile holds rates",
        "The central bank of Chile held its rates at 4.75 percent on Monday.",
        "Governor Rosa Marin said inflation in Santiago was slowing. A referendum is not planned.",
        outlet="Andes Daily",
        published="2025-08-25",
    ),
    raw(
        "storm",
        "Storm closes ports in Madagascar",
        "A storm closed three ports in Madagascar on Sunday.",
        "“We wait for the wind to fall,” said harbour master Hery Rabe in Toamasina.",
        outlet="Island Wire",
        published="2025-08-24",
    ),
)


def take_in(path: Path, *raws: RawArticle) -> None:
    """Take articles into the library at `path`."""
    with Library.open(path) as library, library.writing():
        placed = {}
        for one in raws:
            article = article_of(one)
            analysis = analyse(article)
            key, _ = articles.save(library, article)
            analyses.save(library, key, article, analysis, merging.name_of)
            placed[key] = grouping.sketched(article, analysis)
        grouping.place(library, placed)
        gathering.bring_up_to_date(library)
        casting.bring_up_to_date(library)


Opened = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "briefing.db"


@pytest.fixture
def library(path: Path) -> Path:
    """A library with three stories, one of them in two outlets."""
    take_in(path, *RAW)
    return path


@pytest.fixture
def reader() -> Opened:
    """`async with reader(path, size=(columns, lines)) as r` opens the reader and waits for its first stories."""

    return opened
