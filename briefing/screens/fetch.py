"""What the reader screen asks of the library in one go; these functions run on the lane."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from briefing.model import (
    EVERYTHING,
    ActorRow,
    Article,
    ArticleRow,
    CastRow,
    Heading,
    Order,
    Place,
    Query,
    SavedView,
    Span,
    StatementRow,
    Term,
    WatchRow,
)
from briefing.pipeline import finding, novelty, reading
from briefing.pipeline.novelty import News
from briefing.queries import both, parse_typed, terms
from briefing.store import articles, bookmarks, kept_queries, list_rows, placements, stories
from briefing.store.library import Library

_WORD = re.compile(r"[^\W_]+")
_LIT = ("words", "title", "text", "quote", "watch")
_MOST_HITS = 2000
_SEARCHED = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """Which stories are listed: `text` is what is typed into the search box, `view` a saved or ready-made view, `sort`
    the order. With an `actor` those alone in which it is mentioned."""

    text: str = ""
    view: SavedView = finding.ALL
    sort: Order = "newest"
    actor: ActorRow | None = None

    @property
    def query(self) -> Query:
        """What view and text ask for together. Raises QueryError."""
        return both(kept_queries.query_of(self.view), parse_typed(self.text))


@dataclass(frozen=True, slots=True)
class OpenStory:
    """The story on the desk: its articles, the one that is shown, and where in them the words searched for stand.

    `news` is what of that article was new when it was opened. `untraced` is whether the story was taken in before
    there were traces, which tell how much is new. `place` is the offset where the article was left the last time.
    """

    id: int
    articles: tuple[ArticleRow, ...]
    at: int
    article: Article
    news: News
    hits: tuple[Place, ...] = ()
    untraced: bool = False
    place: int = 0

    @property
    def row(self) -> ArticleRow:
        """The row of the article that is shown."""
        return self.articles[self.at]

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys of all its articles."""
        return tuple(row.key for row in self.articles)

    @property
    def texts(self) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
        """Its texts: the key and version of each, and the outlets that reprint it."""
        return tuple((row.key, row.version, row.copies) for row in self.articles)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the panes show: of one article, or of a story."""

    actors: tuple[CastRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    watch: tuple[WatchRow, ...] = ()


PENDING: Final = Findings()
"""Stands for what is being fetched: nobody knows yet that there is nothing."""


def open_story(library: Library, story: int, key: int | None = None, query: str = "") -> OpenStory | None:
    """A story, by a number that it has or had, with one of its articles shown; None when it is gone.

    That is the article `key`, else the first unread one, else the first whose text has changed since it was read, else
    the first; with a query, of those that hold its words.
    """
    story = placements.current(library, story)
    rows = tuple(list_rows.articles(library, story))
    if not rows:
        return None
    found = story_hits(library, [row.key for row in rows], query)
    holding = {place.article for place in found}
    fitting = [index for index, row in enumerate(rows) if not holding or row.key in holding]
    if key is not None:
        at = next((index for index, row in enumerate(rows) if row.key == key), fitting[0])
    else:
        unread = [index for index in fitting if not rows[index].read]
        changed = [] if unread else novelty.unseen(library, story)
        at = next((index for index in fitting if index in unread or rows[index].key in changed), fitting[0])
    shown = rows[at].key
    news, untraced = novelty.news(library, story, shown), novelty.untraced(library, [row.key for row in rows])
    article = articles.get(library, shown)
    place = bookmarks.place_in(library, article.identity, len(article.text))
    return OpenStory(story, rows, at, article, news, found, bool(untraced), place)


def open_again(library: Library, story: int, key: int, query: str = "") -> OpenStory | None:
    """The story that an article stands in now (the one it stood in, where that is none), with that article shown."""
    return open_story(library, placements.stories_of(library, [key]).get(key, story), key, query)


def first_article(library: Library, story: int) -> Article | None:
    """The first article of a story; None when the story is gone."""
    rows = list_rows.articles(library, story)
    return articles.get(library, rows[0].key) if rows else None


def story_hits(library: Library, keys: Sequence[int], query: str) -> tuple[Place, ...]:
    """Where the words of a query stand in these articles, in their order (in the first few dozen of a huge story)."""
    if not query.strip():
        return ()
    return tuple(
        Place(key, hit.start, hit.end)
        for key in keys[:_SEARCHED]
        for hit in hits(articles.get(library, key).text, query)
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """The stories that were asked for, the headings they stand under, and the newest article that there was then."""

    ids: array[int]
    headings: tuple[Heading, ...]
    newest: int


def listing(library: Library, asked: Asked) -> Listed:
    """List the stories asked for. Raises QueryError."""
    number = None
    newest = stories.newest_article(library)
    if asked.actor is not None:
        from briefing.pipeline import actor_lists

        number = actor_lists.number_of(library, asked.actor)
        if number is None:
            return Listed(array("q"), (), newest)
    return Listed(*reading.story_list(library, asked.query, sort=asked.sort, actor=number), newest)


def next_unread(library: Library, asked: Asked, walk: Iterable[int], most: int = 1) -> list[int]:
    """The first stories on a walk through those asked for, so many at most, in which something is unread.

    The list is not read further than that. Raises QueryError.
    """
    if asked.query != EVERYTHING:
        unread = set(reading.story_ids(library, both(asked.query, Term("is", "unread"))))
        return list(islice((story for story in walk if story in unread), most))
    found: list[int] = []
    ahead, part = iter(walk), 50
    while len(found) < most and (some := list(islice(ahead, part))):
        unread = stories.with_unread(library, some)
        found += [story for story in some if story in unread]
        part = min(2 * part, 2000)
    return found[:most]


def findings(library: Library, keys: Sequence[int], last_visit: str | None = None) -> Findings:
    """Actors, statements and watch items of these articles; actors are new that came after the last visit."""
    # Slow to import: the first screen does not wait for it.
    from briefing.pipeline import actor_lists, checklist, quoting

    cast = reading.cast(library, keys)
    return Findings(
        tuple(actor_lists.of_articles(library, keys, last_visit, cast)),
        tuple(quoting.of_articles(library, keys, found=cast)),
        tuple(checklist.of_articles(library, keys)),
    )


def get_ready(library: Library, story: int) -> None:
    """Load what opening a story needs, its word lists too, while the reader still looks at the list."""
    findings(library, [row.key for row in list_rows.articles(library, story)[:1]])


def hits(text: str, query: str) -> list[Span]:
    """Where the words that a query being typed asks for stand in a text, in its order. Raises QueryError."""
    wanted = [term for term in terms(parse_typed(query), denied=False) if term.field in _LIT]
    forms = [form for term in wanted if (form := _form(term))]
    if not forms:
        return []
    found = re.finditer(rf"\b(?:{'|'.join(forms)})", text, re.IGNORECASE)
    return [Span(match.start(), match.end()) for match in islice(found, _MOST_HITS)]


def _form(term: Term) -> str:
    """How the words of a term may stand in a text: one behind the other, whatever signs are between them."""
    words = r"[\W_]+".join(map(re.escape, _WORD.findall(term.value)))
    return words + r"\b" * (bool(words) and not term.beginning)
