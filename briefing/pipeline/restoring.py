"""Put cut lines back into an article, and do what else a step of the journal asks for when it is undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.analysis import names
from briefing.ingest import furniture, metadata
from briefing.model import Article
from briefing.pipeline import grouping
from briefing.pipeline.analysing import analyse
from briefing.store import analyses, articles, journal, marks
from briefing.store.journal import Step
from briefing.store.library import Library

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller


def restore_lines(library: Library, identity: str, lines: Iterable[str], labeller: Labeller | None = None) -> str:
    """Put these cut lines (by their text) back into the article; one step of the journal. Returns what was done.

    Lines restored earlier stay restored; what the article holds is found anew.
    """
    with library.writing():
        done = marks.restore(library, identity, sorted(marks.restored(library, identity) | set(lines)))
        _show(library, identity, labeller)
    return done


def undo(library: Library, labeller: Labeller | None = None) -> str | None:
    """Take back the newest step. Returns its sentence, or None when there is nothing to undo."""
    with library.writing():
        return _followed(library, journal.take_back(library), labeller)


def redo(library: Library, labeller: Labeller | None = None) -> str | None:
    """Do again the step undone last. Returns its sentence, or None when there is nothing to redo."""
    with library.writing():
        return _followed(library, journal.take_again(library), labeller)


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


def _followed(library: Library, step: Step | None, labeller: Labeller | None) -> str | None:
    """Let the articles follow their marks, in the transaction that changed these."""
    if step is None:
        return None
    for change in step.changes:
        if change.kind == "restored":
            _show(library, change.subject, labeller)
    return step.sentence


def _show(library: Library, identity: str, labeller: Labeller | None) -> None:
    """Show the article as its mark says: as it came in, or with the lines that were restored."""
    key = articles.key_of_identity(library, identity)
    if key is None:
        return
    articles.revert(library, key)
    article = articles.get(library, key)
    lines = marks.restored(library, identity)
    if lines:
        article = with_lines(article, lines)
        articles.rewrite(library, key, article)
    analysis = analyse(article, labeller)
    analyses.save(library, key, article, analysis, names.key_of)
    grouping.place(library, {key: grouping.sketched(article, analysis)})
