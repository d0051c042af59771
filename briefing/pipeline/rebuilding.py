"""Reanalyse: everything that can be derived from the articles is dropped and found again; marks stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.analysis import merging
from briefing.model import Analysis, Article
from briefing.pipeline import gathering, grouping, novelty
from briefing.pipeline.analysing import analysed, corrected
from briefing.pipeline.casting import bring_up_to_date, corrections
from briefing.pipeline.taking_in import BATCH
from briefing.store import analyses, articles, outcomes, traces
from briefing.store.library import Library

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller


def reanalyse(library: Library, *, progress: Callable[[int, int], None], labeller: Labeller | None = None) -> int:
    """Analyse every article anew and group them anew. Returns how many there were.

    `progress(done, total)` is called after each batch. The library can be read meanwhile; an interruption leaves
    some articles with their old analysis, and a second run completes it.
    """
    keys = articles.keys(library)
    for at in range(0, len(keys), BATCH):
        batch = _articles(library, keys[at : at + BATCH])
        found = [(key, article, analysed(article, labeller)) for key, article in batch]
        said = corrections(library)
        traced = {key: novelty.traced(article, one) for key, article, one in found if isinstance(one, Analysis)}
        with library.writing():
            for key, article, analysis in found:
                # A load may have brought a new text meanwhile, with an analysis of its own.
                if isinstance(analysis, Analysis) and articles.text_of(library, key) == article.text:
                    traces.save(library, key, traced[key])
                    analyses.save(library, key, article, corrected(analysis, said), merging.name_of)
        progress(min(at + BATCH, len(keys)), len(keys))
    grouping.rebuild(library)
    bring_up_to_date(library)
    gathering.bring_up_to_date(library)
    outcomes.forget(library)
    return len(keys)


def _articles(library: Library, keys: Sequence[int]) -> list[tuple[int, Article]]:
    return [(key, articles.get(library, key)) for key in keys]
