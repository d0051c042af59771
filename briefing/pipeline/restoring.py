"""Put cut lines back into an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.analysis import merging
from briefing.ingest import furniture, metadata
from briefing.model import Article
from briefing.pipeline import gathering, grouping, novelty
from briefing.pipeline.analysing import analyse, corrected
from briefing.pipeline.casting import corrections, look_at
from briefing.store import analyses, articles, marks, roster, traces
from briefing.store.library import Library

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller


def restore_lines(library: Library, identity: str, lines: Iterable[str], labeller: Labeller | None = None) -> str:
    """Put these cut lines (by their text) back into the article; one step of the journal. Returns what was done.

    Lines restored earlier stay restored; what the article holds is found anew.
    """
    with library.writing():
        done = marks.restore(library, identity, sorted(marks.restored(library, identity) | set(lines)))
        show(library, identity, labeller)
    return done


def with_lines(article: Article, lines: frozenset[str]) -> Article:
    """The article cut anew with these lines kept; it stays the same article under the same id."""
    described = metadata.describe(furniture.strip(furniture.restore(article, lines)))
    return replace(
        article,
        title=described.title,
        dek=described.dek,
        byline=described.byline,
        dateline=described.dateline,
        text=described.text,
        blocks=described.blocks,
        removed=described.removed,
    )


def show(library: Library, identity: str, labeller: Labeller | None) -> None:
    """Show the article as its marks say, as it came in or with lines restored, and find anew what it holds."""
    key = articles.key_of_identity(library, identity)
    if key is None:
        return
    articles.revert(library, key)
    article = articles.get(library, key)
    lines = marks.restored(library, identity)
    if lines:
        article = with_lines(article, lines)
        articles.rewrite(library, key, article)
    analysis = corrected(analyse(article, labeller), corrections(library))
    before = roster.named_in(library, key)
    analyses.save(library, key, article, analysis, merging.name_of)
    traces.save(library, key, novelty.traced(article, analysis))
    grouping.place(library, {key: grouping.sketched(article, analysis)})
    look_at(library, before | roster.named_in(library, key))
    gathering.look_at_some(library)
