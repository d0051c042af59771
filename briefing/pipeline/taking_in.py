"""Take in: the whole way from files to the library, in small batches that are saved whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefing.analysis import merging
from briefing.analysis.corrections import Corrections
from briefing.errors import SourceError
from briefing.ingest import formats
from briefing.model import Analysis, Article, RawArticle
from briefing.pipeline import gathering, grouping, novelty
from briefing.pipeline.analysing import analyse, analysed, corrected, described, failure
from briefing.pipeline.casting import bring_up_to_date, corrections
from briefing.pipeline.restoring import with_lines
from briefing.store import analyses, articles, marks, traces
from briefing.store.articles import Outcome
from briefing.store.library import Library
from briefing.text import one_line

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller

BATCH = 10
"""Articles saved in one transaction. Few, since a key pressed meanwhile waits for the end of it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One article that was taken in, and what became of it."""

    source: str
    id: str
    title: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Ready:
    """An article as it came, as it is shown (with the lines its reader restored), and what was found in that."""

    came: Article
    shown: Article
    analysis: Analysis
    sketched: grouping.Sketched
    traces: bytes


Report = Callable[[Taken | SourceError], None]


def take_in(
    library: Library,
    sources: Iterable[str | Path],
    *,
    report: Report,
    stdin: BinaryIO | None = None,
    labeller: Labeller | None = None,
) -> None:
    """Take every article of these files and folders (`-` is `stdin`) into the library.

    `report` hears of each article once it is saved, and of each input that failed: one bad article never stops the
    rest. Interrupted, it saves what was read until then. Raises LibraryError when the library cannot be written;
    batches saved before stay.
    """
    batch: list[Article] = []
    try:
        for raw in _read(sources, stdin):
            article = raw if isinstance(raw, SourceError) else described(raw)
            if isinstance(article, SourceError):
                report(article)
                continue
            batch.append(article)
            if len(batch) >= BATCH:
                waiting, batch = batch, []
                _save(library, waiting, report, labeller)
    finally:
        _save(library, batch, report, labeller)
    bring_up_to_date(library)
    gathering.bring_up_to_date(library)


def _read(sources: Iterable[str | Path], stdin: BinaryIO | None) -> Iterator[RawArticle | SourceError]:
    for source in sources:
        try:
            yield from formats.read(source, stdin=stdin)
        except Exception as error:  # noqa: BLE001 - one source must not stop the others
            yield failure(one_line(str(source)), error)


def _save(library: Library, batch: Sequence[Article], report: Report, labeller: Labeller | None) -> None:
    """Analyse what is new outside the transaction, then keep it all in one short one."""
    ready: list[_Ready] = []
    reports: list[Taken | SourceError] = []
    said = corrections(library)
    for came in batch:
        if articles.known(library, came) == "same":
            reports.append(_taken(came, "same"))
            continue
        lines = marks.restored(library, came.identity)
        shown = with_lines(came, lines) if lines else came
        analysis = analysed(shown, labeller)
        if isinstance(analysis, SourceError):
            reports.append(analysis)
        else:
            analysis = corrected(analysis, said)
            sketched = grouping.sketched(shown, analysis)
            ready.append(_Ready(came, shown, analysis, sketched, novelty.traced(shown, analysis)))
    if ready:
        with library.writing():
            outcomes = _keep(library, ready, said, labeller)
        # A story of very many articles is gathered once, at the end.
        gathering.bring_up_to_date(library, articles=gathering.MANY)
        reports += [_taken(one.came, outcome) for one, outcome in zip(ready, outcomes, strict=True)]
    for line in reports:
        report(line)


def _keep(library: Library, ready: Sequence[_Ready], known: Corrections, labeller: Labeller | None) -> list[Outcome]:
    """Keep a batch that was made ready by the corrections `known` then; the reader may have made one since."""
    said = corrections(library)
    outcomes: list[Outcome] = []
    placed: dict[int, grouping.Sketched] = {}
    for one in ready:
        key, outcome = articles.save(library, one.came)
        outcomes.append(outcome)
        if outcome == "same":
            continue
        if one.shown is not one.came:
            articles.rewrite(library, key, one.shown)
        kept = articles.get(library, key)
        analysis, sketched, traced = one.analysis, one.sketched, one.traces
        if kept.published != one.came.published or said.apart != known.apart:
            # The library knew the day already, and due dates and grouping depend on it.
            analysis = corrected(analyse(kept, labeller), said)
            sketched, traced = grouping.sketched(kept, analysis), novelty.traced(kept, analysis)
        analyses.save(library, key, kept, analysis, merging.name_of)
        traces.save(library, key, traced)
        placed[key] = sketched
    grouping.place(library, placed)
    return outcomes


def _taken(article: Article, outcome: Outcome) -> Taken:
    return Taken(article.source, article.id, article.title, outcome)
