"""Stories as lists show them: which there are, newest first, and the rows of a window."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefing.errors import NotFound
from briefing.model import ArticleRow, StoryRow, WatchWanted
from briefing.store import watchlist
from briefing.store.library import Library, listed

_NEWEST_FIRST = "ORDER BY story.newest IS NULL, story.newest DESC, story.id DESC"

# A story is unread while one of its texts is: reading one copy of a text reads them all.
_UNREAD = """EXISTS (
    SELECT 1 FROM placement
    LEFT JOIN article ON article.key = placement.article
    LEFT JOIN mark ON mark.kind = 'read' AND mark.subject = article.identity
    WHERE placement.story = story.id
    GROUP BY coalesce(placement.copy_of, placement.article)
    HAVING count(mark.subject) = 0
)"""

_STARRED = """EXISTS (
    SELECT 1 FROM placement
    JOIN article ON article.key = placement.article
    JOIN mark ON mark.kind = 'starred' AND mark.subject = article.identity
    WHERE placement.story = story.id
)"""

_FOUND = """story.id IN (
    SELECT placement.story FROM article_fts
    JOIN placement ON placement.article = article_fts.rowid
    WHERE article_fts MATCH :query
)"""


_MENTIONING = """story.id IN (
    SELECT placement.story FROM name
    JOIN actor ON actor.named = name.key
    JOIN placement ON placement.article = actor.article
    WHERE name.roster = :actor
)"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is: stories, articles (copies counted), texts not yet read, watch items still open."""

    stories: int
    articles: int
    unread: int
    open_watch: int


def ids(
    library: Library, query: str = "", *, unread: bool = False, starred: bool = False, actor: int | None = None
) -> array[int]:
    """The ids of the stories that hold an article matching `query`, newest first.

    `query` is words that must all occur; the last may be the beginning of a word, so that it can be asked while typing.
    With an `actor` (its number in the roster) only the stories in which it is mentioned, by any of its names.
    """
    match = _match(query)
    if query.strip() and not match:
        return array("q")
    wanted = [_FOUND] * bool(match) + [_UNREAD] * unread + [_STARRED] * starred
    wanted += [_MENTIONING] * (actor is not None)
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    rows = library.rows(f"SELECT id FROM story {where} {_NEWEST_FIRST}", {"query": match, "actor": actor})
    return array("q", [row[0] for row in rows])


def there(library: Library, wanted: Sequence[int]) -> list[int]:
    """Those of these stories that there still are."""
    found = library.rows("SELECT id FROM story WHERE id IN (SELECT value FROM json_each(?))", [listed(wanted)])
    return [row["id"] for row in found]


def rows(library: Library, wanted: Sequence[int]) -> list[StoryRow]:
    """The rows of these stories, in the order asked for; a story that is gone is left out."""
    found = library.rows("SELECT * FROM story WHERE id IN (SELECT value FROM json_each(?))", [listed(wanted)])
    heads = {row["id"]: row for row in found}
    members = _members(library, wanted)
    open_items = watchlist.open_in(library, wanted)
    return [
        StoryRow(
            id=story,
            title=heads[story]["title"],
            newest=heads[story]["newest"],
            articles=len(members[story]),
            outlets=len({member["outlet"] for member in members[story] if member["outlet"]}),
            unread=sum(not read for read in _texts_with("is_read", members[story]).values()),
            open_watch=open_items.get(story, 0),
            starred=any(member["starred"] for member in members[story]),
            copies=sum(member["copy_of"] is not None for member in members[story]),
        )
        for story in wanted
        if story in heads
    ]


def articles(library: Library, story: int) -> list[ArticleRow]:
    """The articles of a story, newest first, each text once: the others that carry it are named in `copies`."""
    members = _members(library, [story])[story]
    read, starred = _texts_with("is_read", members), _texts_with("starred", members)
    copies: defaultdict[int, list[str]] = defaultdict(list)
    for member in members:
        if member["copy_of"] is not None:
            copies[member["copy_of"]].append(member["outlet"] or member["source"])
    texts = [member for member in members if member["copy_of"] is None]
    texts.sort(key=lambda member: (member["published"] or "", member["identity"]), reverse=True)
    return [
        replace(
            _article_row(member),
            copies=tuple(sorted(copies[member["key"]])),
            read=read[member["key"]],
            starred=starred[member["key"]],
        )
        for member in texts
    ]


def members(library: Library, story: int) -> list[ArticleRow]:
    """Every article of a story, copies too, in the order of their keys."""
    return [_article_row(member) for member in _members(library, [story])[story]]


def _article_row(member: Mapping[str, Any]) -> ArticleRow:
    return ArticleRow(
        key=member["key"],
        id=member["id"],
        identity=member["identity"],
        title=member["title"],
        outlet=member["outlet"],
        published=member["published"],
        source=member["source"],
        story=member["story"],
        copy_of=member["copy_of"],
        read=bool(member["is_read"]),
        starred=bool(member["starred"]),
        version=member["version"],
    )


def unread(library: Library, wanted: Sequence[int]) -> list[str]:
    """The identities of the articles shown in these stories of which no copy has been read."""
    found = library.rows(
        """SELECT max(CASE WHEN placement.copy_of IS NULL THEN article.identity END) AS identity
           FROM placement JOIN article ON article.key = placement.article
           LEFT JOIN mark ON mark.kind = 'read' AND mark.subject = article.identity
           WHERE placement.story IN (SELECT value FROM json_each(?))
           GROUP BY coalesce(placement.copy_of, placement.article) HAVING count(mark.subject) = 0""",
        [listed(wanted)],
    )
    return [row["identity"] for row in found]


def story_of(library: Library, article: int) -> int:
    """The story that an article is in. Raises NotFound."""
    row = library.one("SELECT story FROM placement WHERE article = ?", [article])
    if row is None:
        raise NotFound(f"Article {article} is in no story; run `briefing reanalyse`")
    return int(row["story"])


def article_keys(library: Library, limit: int | None = None) -> list[int]:
    """The keys of the articles, each text once, newest first."""
    found = library.rows(
        """SELECT article.key FROM article JOIN placement ON placement.article = article.key
           WHERE placement.copy_of IS NULL
           ORDER BY article.published IS NULL, article.published DESC, article.key DESC LIMIT ?""",
        [-1 if limit is None else limit],
    )
    return [row["key"] for row in found]


def newest_article(library: Library) -> int:
    """The key of the article that was taken in last; 0 for none."""
    (row,) = library.rows("SELECT coalesce(max(key), 0) FROM article")
    return int(row[0])


def articles_since(library: Library, key: int) -> int:
    """How many articles were taken in after the one with this key."""
    (row,) = library.rows("SELECT count(*) FROM article WHERE key > ?", [key])
    return int(row[0])


def counts(library: Library) -> Counts:
    """How much the library holds and how much of it is still to read and to watch."""
    (total,) = library.rows("SELECT (SELECT count(*) FROM story), (SELECT count(*) FROM article)")
    (texts,) = library.rows("SELECT count(*) FROM placement WHERE copy_of IS NULL")
    (read,) = library.rows(
        """SELECT count(DISTINCT coalesce(placement.copy_of, placement.article)) FROM mark
           JOIN article ON article.identity = mark.subject
           JOIN placement ON placement.article = article.key
           WHERE mark.kind = 'read'"""
    )
    return Counts(total[0], total[1], texts[0] - read[0], watchlist.counts(library, WatchWanted()).open)


def _texts_with(mark: str, members: Sequence[dict[str, Any]]) -> dict[int, bool]:
    """For each text among the members (by the key of the article that shows it): has any print of it the mark?"""
    marked: dict[int, bool] = {}
    for member in members:
        text = member["key"] if member["copy_of"] is None else member["copy_of"]
        marked[text] = marked.get(text, False) or bool(member[mark])
    return marked


def _members(library: Library, wanted: Sequence[int]) -> defaultdict[int, list[dict[str, Any]]]:
    found = library.rows(
        """SELECT placement.story, placement.copy_of, article.key, article.id, article.identity, article.title,
                   article.outlet, article.published, article.source, article.version,
                   readmark.subject IS NOT NULL AS is_read, starmark.subject IS NOT NULL AS starred
            FROM placement JOIN article ON article.key = placement.article
            LEFT JOIN mark AS readmark ON readmark.kind = 'read' AND readmark.subject = article.identity
            LEFT JOIN mark AS starmark ON starmark.kind = 'starred' AND starmark.subject = article.identity
            WHERE placement.story IN (SELECT value FROM json_each(?)) ORDER BY article.key""",
        [listed(wanted)],
    )
    members: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        members[row["story"]].append(dict(row))
    return members


def _match(query: str) -> str:
    """The full-text form of what was typed: every word quoted, so that no character is an operator."""
    words = ["".join(c if c.isalnum() else " " for c in word).split() for word in query.split()]
    phrases = ['"' + " ".join(parts) + '"' for parts in words if parts]
    if phrases and query[-1].isalnum():
        phrases[-1] += "*"
    return " ".join(phrases)
