"""Put cut lines back into an article, and do what else a step of the journal asks for when it is undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.analysis import names
from briefing.ingest import furniture, metadata
from briefing.model import Article
from briefing.pipeline import grouping
from briefing.pipeline.analysing import analyse
from briefing.store import analyses, articles, journal, marks
from briefing.store.journal import Step
from briefing.store.library import Library


def restore_lines(library: Library, identity: str, lines: Iterable[str]) -> str:
    """Put these cut lines (by their text) back into the article; one step of the journal. Returns what was done.

    Lines restored earlier stay restored; what the article holds is found anew.
    """
    with library.writing():
        done = marks.restore(library, identity, sorted(marks.restored(library, identity) | set(lines)))
        _rederive(library, identity)
    return done


def undo(library: Library) -> str | None:
    """Take back the newest step. Returns its sentence, or None when there is nothing to undo."""
    return _moved(library, journal.undo(library))


def redo(library: Library) -> str | None:
    """Do again the step undone last. Returns its sentence, or None when there is nothing to redo."""
    return _moved(library, journal.redo(library))


def as_restored(library: Library, article: Article) -> Article:
    """The article with the lines that its reader restored put back, when it is taken in once more."""
    lines = marks.restored(library, article.identity)
    return _with_lines(article, lines) if lines else article


def _moved(library: Library, step: Step | None) -> str | None:
    if step is None:
        return None
    for identity in _cut_anew(step.changes):
        with library.writing():
            _rederive(library, identity)
    return step.sentence


def _cut_anew(changes: Sequence[journal.Change]) -> list[str]:
    return [change.subject for change in changes if change.kind == "restored"]


def _rederive(library: Library, identity: str) -> None:
    key = articles.key_of_identity(library, identity)
    if key is None:
        return
    article = _with_lines(articles.get(library, key), marks.restored(library, identity))
    analysis = analyse(article)
    articles.rewrite(library, key, article)
    analyses.save(library, key, article, analysis, names.key_of)
    grouping.place(library, [(key, article, analysis)])


def _with_lines(article: Article, lines: frozenset[str]) -> Article:
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
