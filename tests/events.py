"""Invented reports of invented events, with reprints, digests and templates, and libraries that hold them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from briefing.ingest.metadata import describe
from briefing.model import Analysis, Article, RawArticle, RawBlock
from briefing.pipeline import grouping
from briefing.store import articles
from briefing.store.library import Library

_NOUNS = """
    harbour minister bridge council strike ferry budget teacher winter election market court village river
    engine doctor parliament railway forest company worker letter museum island captain grain airport glacier
    orchard
"""
NOUNS = _NOUNS.split()
_VERBS = """
    opened closed praised blamed crossed delayed rebuilt counted refused visited followed warned sold
"""
VERBS = _VERBS.split()
_NAMES = """
    Kolnik Marchetti Ostrava Brandt Veremsky Tuomi Halden Orland Tessaro Varnholm Ansa Lindo Petra Quill
"""
NAMES = _NAMES.split()

T = TypeVar("T")
Partition = tuple[frozenset[frozenset[str]], frozenset[tuple[str, str | None]]]


def made(count: int, seed: int) -> list[Article]:
    """Articles of few events, with reprints, digests, templates and days that are missing: all that could depend."""
    draw = random.Random(seed)
    events = [event(random.Random(f"{seed} {n}")) for n in range(max(2, count // 5))]
    found: list[RawArticle] = []
    for n in range(count):
        if found and draw.random() < 0.25:
            found.append(_reprint(draw, draw.choice(found), n))
            continue
        names, lines, day = draw.choice(events)
        body = draw.sample(lines, draw.randint(3, len(lines)))
        if draw.random() < 0.1:
            body += draw.choice(events)[1]
        when = None if draw.random() < 0.3 else f"2031-03-{min(28, max(1, day + draw.randint(-6, 6))):02}"
        found.append(raw_of(f"{draw.choice(names)} {draw.choice(VERBS)} {draw.choice(NOUNS)}", body, when, n))
    return [describe(raw) for raw in found]


def event(draw: random.Random) -> tuple[list[str], list[str], int]:
    """Who acts in an event, twelve lines that tell of it, and the day of March that it happens on."""
    names = draw.sample(NAMES, 3)
    lines = [
        f"In {draw.choice(names)} the {draw.choice(NOUNS)} {draw.choice(VERBS)} the {draw.choice(NOUNS)} and "
        f"{draw.choice(names)} {draw.choice(VERBS)} {draw.randint(2, 900)} {draw.choice(NOUNS)}s of the "
        f"{draw.choice(NOUNS)}, said {draw.choice(names)}."
        for _ in range(12)
    ]
    return names, lines, draw.randint(1, 28)


def _reprint(draw: random.Random, raw: RawArticle, n: int) -> RawArticle:
    lines = [block.text for block in raw.blocks]
    kept = lines[: max(2, len(lines) - draw.randint(0, 4))]
    return raw_of(
        raw.title or "",
        [line.replace("the", "that") if draw.random() < 0.2 else line for line in kept],
        raw.published,
        n,
    )


def raw_of(title: str, lines: Sequence[str], published: str | None, n: int) -> RawArticle:
    """A raw article of these lines, known as `a` and its number."""
    paragraphs = tuple(RawBlock("paragraph", line) for line in lines)
    return RawArticle(source=f"made#{n}", blocks=paragraphs, id=f"a{n}", title=title, published=published)


@contextmanager
def library_with(batches: Sequence[Sequence[Article]]) -> Iterator[Library]:
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        for batch in batches:
            load(library, batch)
        yield library


def load(library: Library, batch: Sequence[Article]) -> None:
    with library.writing():
        kept = {articles.save(library, article)[0]: grouping.sketched(article, Analysis()) for article in batch}
        grouping.place(library, kept)


def placed_again(library: Library, size: int = 10) -> None:
    """Place every article anew, so many at a time."""
    for keys in batched(articles.keys(library), size):
        with library.writing():
            grouping.place_again(library, keys)


def partition(library: Library) -> Partition:
    """Who is in one story, and who is whose copy, by identity."""
    rows = library.rows(
        """SELECT article.identity, placement.story, other.identity AS original FROM placement
           JOIN article ON article.key = placement.article
           LEFT JOIN article AS other ON other.key = placement.copy_of"""
    )
    assert not library.rows("SELECT 1 FROM placement WHERE story NOT IN (SELECT id FROM story)")
    assert not library.rows("SELECT 1 FROM story WHERE id NOT IN (SELECT story FROM placement)")
    stories: dict[int, set[str]] = {}
    for row in rows:
        stories.setdefault(row["story"], set()).add(row["identity"])
    return frozenset(map(frozenset, stories.values())), frozenset((row["identity"], row["original"]) for row in rows)


def batched(found: Sequence[T], size: int) -> list[Sequence[T]]:
    return [found[at : at + size] for at in range(0, len(found), size)]
