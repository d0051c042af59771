"""From a raw article to everything that can be said of it: pure, so that it can run in another process."""

from __future__ import annotations

from briefing.analysis import actors, sentences, statements, watching
from briefing.ingest import furniture, metadata
from briefing.model import Analysis, Article, RawArticle


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
