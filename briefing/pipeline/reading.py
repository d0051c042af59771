"""What the panes show, gathered for the screen and for the command line alike."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis import merging
from briefing.model import ActorRow, Article, ArticleRow, StoryRow
from briefing.pipeline import casting, novelty
from briefing.store import analyses, articles, stories
from briefing.store.library import Library
from briefing.store.stories import Counts


def story_ids(
    library: Library, query: str = "", *, unread: bool = False, starred: bool = False, actor: int | None = None
) -> array[int]:
    """The ids of the stories that hold an article matching `query`, newest first.

    With an `actor` (its number in the library) only the stories in which it is mentioned, by any of its names.
    """
    return stories.ids(library, query, unread=unread, starred=starred, actor=actor)


def stories_there(library: Library, ids: Sequence[int]) -> list[int]:
    """Those of these stories that there still are: some may have been merged into others."""
    return stories.there(library, ids)


def newest_article(library: Library) -> int:
    """The key of the article that was taken in last; 0 for none."""
    return stories.newest_article(library)


def articles_since(library: Library, key: int) -> int:
    """How many articles were taken in after the one with this key."""
    return stories.articles_since(library, key)


def story_rows(library: Library, ids: Sequence[int]) -> list[StoryRow]:
    """The rows of these stories in the order asked for; a story that is gone is left out."""
    rows, new = stories.rows(library, ids), novelty.counts(library, ids)
    return [replace(row, new=new[row.id]) if row.id in new else row for row in rows]


def story_articles(library: Library, story: int) -> list[ArticleRow]:
    """The articles of a story, newest first, each text once with its copies named."""
    return stories.articles(library, story)


def article(library: Library, key: int) -> Article:
    """One article. Raises NotFound."""
    return articles.get(library, key)


def counts(library: Library) -> Counts:
    """How much there is, how much of it is unread, and how many watch items are open."""
    return stories.counts(library)


def actors(library: Library, keys: Sequence[int]) -> list[ActorRow]:
    """The actors of these articles, spelling variants merged, most mentioned first."""
    found = [(key, actor) for key in keys for actor in analyses.actors(library, key, articles.text_of(library, key))]
    return merging.merge(found, casting.corrections(library))


def article_keys(library: Library, limit: int | None = None) -> list[int]:
    """The keys of the articles, each text once, newest first."""
    return stories.article_keys(library, limit)


def article_rows(library: Library, keys: Sequence[int]) -> list[ArticleRow]:
    """The rows of these articles, in the order asked for."""
    rows = {
        row.key: row
        for story in dict.fromkeys(stories.story_of(library, key) for key in keys)
        for row in stories.members(library, story) + stories.articles(library, story)
    }
    return [rows[key] for key in keys]
