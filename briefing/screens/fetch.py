"""What the reader screen asks of the library in one go; these functions run on the lane."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from briefing.model import ActorRow, Article, ArticleRow, Span, StatementRow, WatchRow
from briefing.pipeline import reading
from briefing.store.library import Library

_CHUNK = 200
_WORD = re.compile(r"\w+")
_MOST_HITS = 2000


@dataclass(frozen=True, slots=True)
class OpenStory:
    """The story on the desk: its articles, and the one that is shown."""

    id: int
    articles: tuple[ArticleRow, ...]
    at: int
    article: Article

    @property
    def row(self) -> ArticleRow:
        """The row of the article that is shown."""
        return self.articles[self.at]

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys of all its articles."""
        return tuple(row.key for row in self.articles)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the panes show: of one article, or of a story."""

    actors: tuple[ActorRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    watch: tuple[WatchRow, ...] = ()


def open_story(library: Library, story: int, key: int | None = None) -> OpenStory | None:
    """A story with the article `key` shown, else its first unread one, else its first; None when it is gone."""
    rows = tuple(reading.story_articles(library, story))
    if not rows:
        return None
    wanted = (index for index, row in enumerate(rows) if (not row.read if key is None else row.key == key))
    at = next(wanted, 0)
    return OpenStory(story, rows, at, reading.article(library, rows[at].key))


def findings(library: Library, keys: Sequence[int]) -> Findings:
    """Actors, statements and watch items of these articles."""
    return Findings(
        tuple(reading.actors(library, keys)),
        tuple(reading.statements(library, keys)),
        tuple(reading.checklist(library, keys)),
    )


def unread_identities(library: Library, stories: Sequence[int]) -> list[str]:
    """The identities of all unread articles of these stories."""
    found: list[str] = []
    for start in range(0, len(stories), _CHUNK):
        for row in reading.story_rows(library, stories[start : start + _CHUNK]):
            if row.unread:
                found += [one.identity for one in reading.story_articles(library, row.id) if not one.read]
    return found


def identities(library: Library, story: int) -> list[str]:
    """The identities of all articles of a story."""
    return [row.identity for row in reading.story_articles(library, story)]


def hits(text: str, query: str) -> list[Span]:
    """Where the words of a query stand in a text, in its order; the last word may be the beginning of one."""
    words = _WORD.findall(query)
    if not words:
        return []
    forms = [re.escape(word) + r"\b" for word in words[:-1]] + [re.escape(words[-1])]
    found = re.finditer(rf"\b(?:{'|'.join(forms)})", text, re.IGNORECASE)
    return [Span(match.start(), match.end()) for match in islice(found, _MOST_HITS)]
