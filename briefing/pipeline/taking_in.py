"""Take in: the whole way from files to the library, in small batches that are saved whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefing.analysis import merging
from briefing.analysis.corrections import Corrections
from briefing.errors import SourceError
from briefing.ingest import formats
from briefing.model import Analysis, Article, RawArticle
from briefing.pipeline import gathering, grouping, novelty
from briefing.pipeline.analysing import analyse, corrected, described, failure
from briefing.pipeline.casting import bring_up_to_date, corrections
from briefing.pipeline.restoring import with_lines
from briefing.pipeline.workers import Workers
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
class Found:
    """What there is to save of an article, found in its text as it is shown."""

    analysis: Analysis
    sketched: grouping.Sketched
    traces: bytes


@dataclass(frozen=True, slots=True)
class _Came:
    """An article as it came, and as it is shown with the lines that its reader restored: None where it is known."""

    came: Article
    shown: Article | None


Report = Callable[[Taken | SourceError], None]


def take_in(
    library: Library,
    sources: Iterable[str | Path],
    *,
    report: Report,
    stdin: BinaryIO | None = None,
    labeller: Labeller | None = None,
    jobs: int | None = None,
) -> None:
    """Take every article of these files and folders (`-` is `stdin`) into the library.

    `report` hears of each article once it is saved, and of each input that failed: one bad article never stops the
    rest. Interrupted, it saves what was read until then. Of many articles, up to `jobs` processes (see `Workers`) do
    the analysis. Raises LibraryError when the library cannot be written; batches saved before stay.
    """
    batch: list[Article] = []
    with Workers(jobs, heavy=labeller is not None) as workers:
        load = _Load(library, workers, report, labeller)
        try:
            for raw in _read(sources, stdin):
                workers.keep_done()
                article = raw if isinstance(raw, SourceError) else described(raw)
                if isinstance(article, SourceError):
                    workers.put(partial(_itself, article), report, 0)  # told in its turn
                    continue
                batch.append(article)
                if len(batch) >= BATCH:
                    waiting, batch = batch, []
                    load.hand_in(waiting)
        finally:
            if batch:
                load.hand_in(batch)
    bring_up_to_date(library)
    gathering.bring_up_to_date(library)


def _read(sources: Iterable[str | Path], stdin: BinaryIO | None) -> Iterator[RawArticle | SourceError]:
    for source in sources:
        try:
            yield from formats.read(source, stdin=stdin)
        except Exception as error:  # noqa: BLE001 - one source must not stop the others
            yield failure(one_line(str(source)), error)


def _itself(failed: SourceError) -> SourceError:
    return failed


def found_in(
    batch: Sequence[Article | None], said: Corrections, labeller: Labeller | None
) -> list[Found | SourceError | None]:
    """What there is to save of each article, or why it could not be analysed; None for None, which is a known one.

    Pure, and the slow part of a load, so that it can run in another process.
    """
    return [None if shown is None else _found(shown, said, labeller) for shown in batch]


def _found(shown: Article, said: Corrections, labeller: Labeller | None) -> Found | SourceError:
    try:
        return find(shown, said, labeller)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        return failure(shown.source, error)


def find(shown: Article, said: Corrections, labeller: Labeller | None) -> Found:
    """What there is to save of an article; the reader's corrections `said` are obeyed."""
    analysis = corrected(analyse(shown, labeller), said)
    return Found(analysis, grouping.sketched(shown, analysis), novelty.traced(shown, analysis))


@dataclass(frozen=True, slots=True)
class _Load:
    """A load under way: batch after batch is looked up, analysed outside any transaction, and kept in a short one."""

    library: Library
    workers: Workers
    report: Report
    labeller: Labeller | None

    def hand_in(self, batch: Sequence[Article]) -> None:
        """Let a batch be analysed, here or beside; it is saved when that is done."""
        said = corrections(self.library)
        came = [self._looked_up(article) for article in batch]
        shown = [one.shown for one in came]
        work = partial(found_in, shown, said, self.labeller)
        self.workers.put(work, partial(self._save, came, said), len(shown) - shown.count(None))

    def _looked_up(self, article: Article) -> _Came:
        known = articles.known(self.library, article) == "same"
        return _Came(article, None if known else self._as_shown(article))

    def _as_shown(self, article: Article) -> Article:
        lines = marks.restored(self.library, article.identity)
        return with_lines(article, lines) if lines else article

    def _save(self, came: Sequence[_Came], said: Corrections, found: Sequence[Found | SourceError | None]) -> None:
        reports: list[Taken | SourceError] = []
        ready: list[tuple[_Came, Found]] = []
        for one, what in zip(came, found, strict=True):
            if what is None:
                reports.append(_taken(one.came, "same"))
            elif isinstance(what, SourceError):
                reports.append(what)
            else:
                ready.append((one, what))
        if ready:
            with self.library.writing():
                outcomes = self._keep(ready, said)
            # A story of very many articles is gathered once, at the end.
            gathering.bring_up_to_date(self.library, articles=gathering.MANY)
            reports += [_taken(one.came, outcome) for (one, _), outcome in zip(ready, outcomes, strict=True)]
        for line in reports:
            self.report(line)

    def _keep(self, ready: Sequence[tuple[_Came, Found]], known: Corrections) -> list[Outcome]:
        """Keep a batch that was made ready by the corrections `known` then; the reader may have made a mark since."""
        said = corrections(self.library)
        outcomes: list[Outcome] = []
        placed: dict[int, grouping.Sketched] = {}
        for one, what in ready:
            key, outcome = articles.save(self.library, one.came)
            outcomes.append(outcome)
            if outcome == "same":
                continue
            shown = self._as_shown(one.came)
            if shown is not one.came:
                articles.rewrite(self.library, key, shown)
            kept = articles.get(self.library, key)
            if kept.published != one.came.published or shown != one.shown or said.apart != known.apart:
                # Or the library knew the day already, and due dates and grouping depend on it.
                what = find(kept, said, self.labeller)
            analyses.save(self.library, key, kept, what.analysis, merging.name_of)
            traces.save(self.library, key, what.traces)
            placed[key] = what.sketched
        grouping.place(self.library, placed)
        return outcomes


def _taken(article: Article, outcome: Outcome) -> Taken:
    return Taken(article.source, article.id, article.title, outcome)
