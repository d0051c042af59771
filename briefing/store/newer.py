"""Which of two texts of one article is shown: the one published later, and never a summary before the whole text."""

from __future__ import annotations

import datetime
import json
import sqlite3

from briefing.model import FEED_SUMMARY, Article


def is_older(article: Article, row: sqlite3.Row) -> bool:
    """Whether `article` belongs behind the text that is kept as `row` of the table article.

    A feed often gives the beginning of what the page has in full, and each may be loaded first, under whatever day.
    """
    is_summary, kept_is = (FEED_SUMMARY in extra for extra in (article.extra, json.loads(row["extra"])))
    if is_summary != kept_is:
        return is_summary and len(article.text) < len(row["text"])
    return article.published is not None and instant(article.published) < instant(row["published"])


def instant(published: str | None) -> float:
    """Seconds since 1970 of an ISO day (its first) or instant (in UTC, if it names no zone); the lowest if unknown."""
    if not published:
        return float("-inf")
    moment = datetime.datetime.fromisoformat(published)
    return (moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)).timestamp()
