"""Watch items of the reader's own: words that somebody typed, due when these say so unless a day was given."""

from __future__ import annotations

from datetime import date

from briefing.analysis import dates, sentences
from briefing.analysis.timing import calendar_days, expressions
from briefing.model import Article
from briefing.store import articles, marks
from briefing.store.library import Library
from briefing.text import one_line


def add(
    library: Library, text: str, identity: str | None, today: date, days: tuple[str, str] | None = None
) -> tuple[str, str]:
    """Add an item, to an article (by identity) or to none, due on these `days` (ISO), else when its words say.

    Returns its key, and what was done.
    """
    start, end = days or _days_in(library, text, identity, today)
    return marks.add(library, text, identity, start, end)


def _days_in(library: Library, text: str, identity: str | None, today: date) -> tuple[str, str] | tuple[None, None]:
    """When the words say that the item is due, as they would in an article that is printed today.

    What was taken out of its article means the days that are meant there.
    """
    key = None if identity is None else articles.key_of_identity(library, identity)
    article = None if key is None else articles.get(library, key)
    seen_from: date | None = today
    if article is not None and _is_taken_from(text, article):
        seen_from = calendar_days.of_iso(article.published)
    due = dates.due_of(expressions.capitalised(text), published=seen_from)
    return (due.start, due.end) if due else (None, None)


def _is_taken_from(text: str, article: Article) -> bool:
    """Whether the words are some of the article's, or have a sentence of it in them that names a time."""
    if text in one_line(article.text):
        return True
    split = sentences.split(article.text, article.blocks)
    said = (one_line(article.text[one.start : one.end]) for one in split)
    return any(words in text and expressions.find(words) for words in said)
