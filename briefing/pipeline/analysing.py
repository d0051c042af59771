"""From a raw article to everything that can be said of it: pure, so that it can run in another process."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.analysis import actors, corrections, sentences, statements, watching
from briefing.analysis.corrections import Corrections
from briefing.errors import SourceError
from briefing.ingest import furniture, metadata
from briefing.model import Analysis, Article, RawArticle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.naming.labels import Labeller, Labels
    from briefing.model import Sentence
    from briefing.settings import Settings

MOST_LABELLED = 50_000
"""Code points of an article that are given to a labeller: no report is longer, and what is takes it too long."""

log = logging.getLogger(__name__)


def labeller_of(settings: Settings) -> Labeller | None:
    """What has a say on names beside the rules, as the settings wish; None for the rules alone.

    Nothing is loaded, and nothing can fail, before it is called.
    """
    if settings.engine == "rules":
        return None
    from briefing.pipeline import labelling  # only who asks for it pays for it

    return labelling.labeller(settings.model)


def article_of(raw: RawArticle) -> Article:
    """The raw article with its furniture cut away and its metadata found."""
    return metadata.describe(furniture.strip(raw))


def analyse(article: Article, labeller: Labeller | None = None) -> Analysis:
    """Sentences, actors, statements and watch items of one article; a labeller that fails is as good as none."""
    split = sentences.split(article.text, article.blocks)
    found = actors.find(article, split, _labels(labeller, article, split) if labeller is not None else None)
    said = statements.find(article, split, found)
    return Analysis(
        sentences=split,
        actors=found,
        statements=said,
        watch=watching.find(article, split, found, said),
    )


def described(raw: RawArticle) -> Article | SourceError:
    """`article_of`, with a door: what goes wrong is logged and becomes the failure of this one article."""
    try:
        return article_of(raw)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        return failure(raw.source, error)


def analysed(article: Article, labeller: Labeller | None) -> Analysis | SourceError:
    """`analyse`, with a door: what goes wrong is logged and becomes the failure of this one article."""
    try:
        return analyse(article, labeller)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        return failure(article.source, error)


def corrected(analysis: Analysis, said: Corrections) -> Analysis:
    """The analysis with those actors parted in two that have a form which the reader says is someone else."""
    if not said.apart:
        return analysis
    return replace(
        analysis,
        actors=corrections.divided(analysis.actors, said),
        statements=corrections.respoken(analysis.statements, said),
    )


def failure(source: str, error: Exception) -> SourceError:
    """What is said of a source that broke the program; the log has the whole of it."""
    log.error("%s broke the analysis", source, exc_info=error)
    return SourceError(source, f"it could not be analysed ({type(error).__name__}: {error})")


def _labels(labeller: Labeller, article: Article, split: Sequence[Sentence]) -> Labels | None:
    from briefing.analysis.naming.labels import Labels, prose

    try:
        seen = labeller(article.text[:MOST_LABELLED])
        read = prose(article.text, (one for one in split if one.end <= MOST_LABELLED))
        return None if seen is None else Labels(seen, read)
    except Exception as error:
        log.warning("%s could not be labelled", article.source, exc_info=error)
        return None
