"""Take in: the whole way from files to the library, in small batches that are saved whole or not at all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefing.analysis import names
from briefing.errors import SourceError
from briefing.ingest import formats
from briefing.model import Analysis, Article, RawArticle
from briefing.pipeline import grouping
from briefing.pipeline.analysing import analyse, article_of
from briefing.pipeline.restoring import as_restored
from briefing.store import analyses, articles
from briefing.store.articles import Outcome
from briefing.store.library import Library

BATCH = 50
"""Articles saved in one transaction: few enough that a key pressed meanwhile waits less than a blink."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """One article that was taken in, and what became of it."""

    source: str
    id: str
    title: str
    outcome: Outcome


Report = Callable[[Taken | SourceError], None]


def take_in(
    library: Library,
    sources: Iterable[str | Path],
    *,
    report: Report,
    stdin: BinaryIO | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Take every article of these files and folders (`-` is `stdin`) into the library.

    `report` hears of each article once it is saved, and of each input that failed: one bad article never stops the
    rest. `cancelled` is asked between articles; what was read until then is saved. Raises LibraryError when the
    library cannot be written; batches saved before stay.
    """
    batch: list[Article] = []
    for raw in _until(cancelled, (raw for source in sources for raw in formats.read(source, stdin=stdin))):
        article = raw if isinstance(raw, SourceError) else _described(raw)
        if isinstance(article, SourceError):
            report(article)
            continue
        batch.append(article)
        if len(batch) >= BATCH:
            _save(library, batch, report)
            batch = []
    _save(library, batch, report)


def _until(
    cancelled: Callable[[], bool], raws: Iterator[RawArticle | SourceError]
) -> Iterator[RawArticle | SourceError]:
    for raw in raws:
        if cancelled():
            return
        yield raw


def _described(raw: RawArticle) -> Article | SourceError:
    try:
        return article_of(raw)
    except Exception as error:  # noqa: BLE001 - the door of the worker: one article must not stop the others
        return _failure(raw.source, error)


def _analysed(article: Article) -> Analysis | SourceError:
    try:
        return analyse(article)
    except Exception as error:  # noqa: BLE001 - the door of the worker: one article must not stop the others
        return _failure(article.source, error)


def _failure(source: str, error: Exception) -> SourceError:
    log.exception("%s could not be analysed", source)
    return SourceError(source, f"it could not be analysed ({type(error).__name__}: {error})")


def _save(library: Library, batch: Sequence[Article], report: Report) -> None:
    """Analyse what is new outside the transaction, then keep it all in one short one."""
    batch = [as_restored(library, article) for article in batch]
    ready: list[tuple[Article, Analysis]] = []
    reports: list[Taken | SourceError] = []
    for article in batch:
        if articles.known(library, article) == "same":
            reports.append(_taken(article, "same"))
            continue
        analysis = _analysed(article)
        if isinstance(analysis, SourceError):
            reports.append(analysis)
        else:
            ready.append((article, analysis))
    if ready:
        with library.writing():
            outcomes = _keep(library, ready)
        reports += [_taken(article, outcome) for (article, _), outcome in zip(ready, outcomes, strict=True)]
    for line in reports:
        report(line)


def _keep(library: Library, ready: Sequence[tuple[Article, Analysis]]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    placed: dict[int, tuple[Article, Analysis]] = {}
    for article, analysis in ready:
        key, outcome = articles.save(library, article)
        outcomes.append(outcome)
        if outcome != "same":
            analyses.save(library, key, article, analysis, names.key_of)
            placed[key] = (article, analysis)
    grouping.place(library, [(key, article, analysis) for key, (article, analysis) in placed.items()])
    return outcomes


def _taken(article: Article, outcome: Outcome) -> Taken:
    return Taken(article.source, article.id, article.title, outcome)
