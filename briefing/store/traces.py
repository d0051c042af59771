"""What a reader has read of a story, and the traces of its sentences: what tells news from what is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.store.library import Library, listed


@dataclass(frozen=True, slots=True)
class Standing:
    """An article of a story as its reader stands to it.

    `copy_of` is the article shown for its text, None where that is this one. `read_at` is when it was read (an ISO
    instant), None where it was not; `updated` is whether its text has changed since then.
    """

    article: int
    copy_of: int | None
    read_at: str | None
    updated: bool


def standings(library: Library, stories: Iterable[int]) -> dict[int, list[Standing]]:
    """The articles of those among these stories of which some article was read, the newest first."""
    found = library.rows(
        """SELECT placement.story, article.key, placement.copy_of, mark.at,
                  article.version > 1 AND article.taken_at > mark.at AS updated
           FROM placement JOIN article ON article.key = placement.article
           LEFT JOIN mark ON mark.kind = 'read' AND mark.subject = article.identity
           WHERE placement.story IN (
               SELECT placement.story FROM placement JOIN article ON article.key = placement.article
               JOIN mark ON mark.kind = 'read' AND mark.subject = article.identity
               WHERE placement.story IN (SELECT value FROM json_each(?)))
           ORDER BY coalesce(article.published, '') DESC, article.identity DESC""",
        [listed(stories)],
    )
    articles: dict[int, list[Standing]] = {}
    for row in found:
        one = Standing(row["key"], row["copy_of"], row["at"], bool(row["updated"]))
        articles.setdefault(row["story"], []).append(one)
    return articles


def begun(library: Library) -> set[int]:
    """The stories of which some article was read."""
    found = library.rows(
        """SELECT DISTINCT placement.story FROM mark CROSS JOIN article ON article.identity = mark.subject
           CROSS JOIN placement ON placement.article = article.key WHERE mark.kind = 'read'"""
    )
    return {row["story"] for row in found}


def outdated(library: Library, stories: Iterable[int]) -> list[str]:
    """The identities of the articles shown in these stories that count as read, but not as they are now.

    Their text has changed since, or what was read is another print of it.
    """
    found = library.rows(
        """SELECT DISTINCT shown.identity FROM mark JOIN article ON article.identity = mark.subject
           JOIN placement ON placement.article = article.key
           JOIN article AS shown ON shown.key = coalesce(placement.copy_of, placement.article)
           LEFT JOIN mark AS own ON own.kind = 'read' AND own.subject = shown.identity
           WHERE mark.kind = 'read' AND placement.story IN (SELECT value FROM json_each(?))
             AND (own.at IS NULL OR (shown.version > 1 AND shown.taken_at > own.at))""",
        [listed(stories)],
    )
    return [row["identity"] for row in found]


def of(library: Library, articles: Iterable[int]) -> dict[int, bytes]:
    """The traces kept of these articles; one that has none is left out."""
    found = library.rows(
        "SELECT article, sentences FROM trace WHERE article IN (SELECT value FROM json_each(?))", [listed(articles)]
    )
    return {row["article"]: row["sentences"] for row in found}


def save(library: Library, article: int, sentences: bytes) -> None:
    """Keep the traces of an article's sentences in place of those it had. Call inside `writing()`."""
    library.db.execute("INSERT OR REPLACE INTO trace VALUES (?, ?)", [article, sentences])
