"""Reanalyse: everything that can be derived from the articles is dropped and found again; marks stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.analysis import merging
from briefing.model import Analysis, Article
from briefing.pipeline import gathering, grouping, novelty
from briefing.pipeline.analysing import analysed, corrected
from briefing.pipeline.casting import bring_up_to_date, corrections
from briefing.pipeline.taking_in import BATCH
from briefing.pipeline.workers import Workers
from briefing.store import analyses, articles, outcomes, traces
from briefing.store.library import Library

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller


Found = tuple[Analysis, bytes] | None
"""The analysis of an article and its traces; None where it broke."""


def reanalyse(
    library: Library,
    *,
    progress: Callable[[int, int], None],
    labeller: Labeller | None = None,
    jobs: int | None = None,
) -> int:
    """Analyse every article anew, in up to `jobs` processes (see `Workers`), and group them anew. Returns how many.

    `progress(done, total)` is called after each batch. The library can be read meanwhile; an interruption leaves
    some articles with their old analysis, and a second run completes it.
    """
    keys = articles.keys(library)
    with Workers(jobs, heavy=labeller is not None) as workers:
        for at in range(0, len(keys), BATCH):
            batch = _articles(library, keys[at : at + BATCH])
            reached = partial(progress, at + len(batch), len(keys))
            work = partial(found_in, [article for _, article in batch], labeller)
            workers.put(work, partial(_save, library, batch, reached), len(batch))
    grouping.rebuild(library)
    bring_up_to_date(library)
    gathering.bring_up_to_date(library)
    outcomes.forget(library)
    return len(keys)


def found_in(batch: Sequence[Article], labeller: Labeller | None) -> list[Found]:
    """The analysis and the traces of each article: pure, so that it can run in another process."""
    found = [(article, analysed(article, labeller)) for article in batch]
    return [(one, novelty.traced(article, one)) if isinstance(one, Analysis) else None for article, one in found]


def _save(
    library: Library, batch: Sequence[tuple[int, Article]], reached: Callable[[], None], found: Sequence[Found]
) -> None:
    said = corrections(library)
    with library.writing():
        for (key, article), one in zip(batch, found, strict=True):
            # A load may have brought a new text meanwhile, with an analysis of its own.
            if one is not None and articles.text_of(library, key) == article.text:
                analysis, traced = one
                traces.save(library, key, traced)
                analyses.save(library, key, article, corrected(analysis, said), merging.name_of)
    reached()


def _articles(library: Library, keys: Sequence[int]) -> list[tuple[int, Article]]:
    return [(key, articles.get(library, key)) for key in keys]
