"""Reanalyse: everything that can be derived from the articles is dropped and found again; marks stay."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis import names
from briefing.pipeline import grouping
from briefing.pipeline.analysing import analyse
from briefing.pipeline.taking_in import BATCH
from briefing.store import analyses, articles
from briefing.store.library import Library


def reanalyse(library: Library, *, progress: Callable[[int, int], None]) -> int:
    """Analyse every article anew and group them anew. Returns how many there were.

    `progress(done, total)` is called after each batch. The library can be read meanwhile; an interruption leaves
    some articles with their old analysis, and a second run completes it.
    """
    keys = articles.keys(library)
    for at in range(0, len(keys), BATCH):
        found = [
            (key, article, analyse(article)) for key in keys[at : at + BATCH] if (article := articles.get(library, key))
        ]
        with library.writing():
            for key, article, analysis in found:
                analyses.save(library, key, article, analysis, names.key_of)
        progress(min(at + BATCH, len(keys)), len(keys))
    grouping.rebuild(library)
    return len(keys)
