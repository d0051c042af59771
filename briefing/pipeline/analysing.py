"""From a raw article to everything that can be said of it: pure, so that it can run in another process."""

from __future__ import annotations

import logging

from briefing.analysis import actors, sentences, statements, watching
from briefing.errors import SourceError
from briefing.ingest import furniture, metadata
from briefing.model import Analysis, Article, RawArticle

log = logging.getLogger(__name__)


def article_of(raw: RawArticle) -> Article:
    """The raw article with its furniture cut away and its metadata found."""
    return metadata.describe(furniture.strip(raw))


def analyse(article: Article) -> Analysis:
    """Sentences, actors, statements and watch items of one article."""
    split = sentences.split(article.text, article.blocks)
    found = actors.find(article, split)
    return Analysis(
        sentences=split,
        actors=found,
        statements=statements.find(article, split, found),
        watch=watching.find(article, split, found),
    )


def described(raw: RawArticle) -> Article | SourceError:
    """`article_of`, with a door: what goes wrong is logged and becomes the failure of this one article."""
    try:
        return article_of(raw)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        return failure(raw.source, error)


def analysed(article: Article) -> Analysis | SourceError:
    """`analyse`, with a door: what goes wrong is logged and becomes the failure of this one article."""
    try:
        return analyse(article)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        return failure(article.source, error)


def failure(source: str, error: Exception) -> SourceError:
    """What is said of a source that broke the program; the log has the whole of it."""
    log.error("%s broke the analysis", source, exc_info=error)
    return SourceError(source, f"it could not be analysed ({type(error).__name__}: {error})")
