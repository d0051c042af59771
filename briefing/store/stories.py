"""Which stories, and which articles, meet a query, newest first; which of them are unread, and how many there are."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.errors import NotFound
from briefing.model import EVERYTHING, Query
from briefing.store import aside, watchlist
from briefing.store.library import Library, listed
from briefing.store.query_sql import Asking, Whole

_NEWEST_FIRST = "ORDER BY story.newest IS NULL, story.newest DESC, story.id DESC"

# In two parts, which an index gives in their order: to sort a hundred thousand takes a tenth of a second.
_ALL = (
    "SELECT id FROM story WHERE newest IS NOT NULL ORDER BY newest DESC, id DESC",
    "SELECT id FROM story WHERE newest IS NULL ORDER BY id DESC",
)

_MENTIONING = """story.id IN (
    SELECT placement.story FROM name
    JOIN actor ON actor.named = name.key
    JOIN placement ON placement.article = actor.article
    WHERE name.roster = :actor
)"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is: stories not put aside, articles (copies counted), texts not yet read, items still open."""

    stories: int
    articles: int
    unread: int
    open_watch: int


def ids(
    library: Library,
    query: Query = EVERYTHING,
    *,
    actor: int | None = None,
    everything: bool = False,
    today: date | None = None,
) -> array[int]:
    """The ids of the stories that meet a query, newest first.

    With an `actor` (its number in the roster) only the stories in which it is mentioned, by any of its names. Stories
    of which every text is put aside are left out, unless the query asks for such or `everything` is wanted.
    """
    asking, wanted = _asking(library, query, "story", "story.id", everything, today)
    if actor is not None:
        asking.parameters["actor"] = actor
        wanted.append(_MENTIONING)
    if asking.leaves_out(query):
        wanted.append(f"story.id NOT IN ({aside.HIDDEN})")
    if wanted:
        return library.numbers(f"SELECT id FROM story WHERE {' AND '.join(wanted)} {_NEWEST_FIRST}", asking.parameters)
    return library.numbers(_ALL[0]) + library.numbers(_ALL[1])


def _asking(
    library: Library, query: Query, whole: Whole, column: str, everything: bool, today: date | None
) -> tuple[Asking, list[str]]:
    """The condition that a query means, if it leaves anything out."""
    today = today or date.today()
    asking = Asking(library, today, aside=aside.known(library, today), left_out=not everything)
    return asking, [] if query == EVERYTHING else [asking.condition(query, whole, column)]


def there(library: Library, wanted: Sequence[int]) -> list[int]:
    """Those of these stories that there still are."""
    found = library.rows("SELECT id FROM story WHERE id IN (SELECT value FROM json_each(?))", [listed(wanted)])
    return [row["id"] for row in found]


def texts_in(library: Library, wanted: Sequence[int]) -> list[str]:
    """The identities of the articles shown in these stories, by numbers that they have or had."""
    found = library.rows(
        """SELECT article.identity FROM json_each(?) AS asked LEFT JOIN story_alias ON story_alias.old = asked.value
           CROSS JOIN placement ON placement.story = coalesce(story_alias.new, asked.value)
           CROSS JOIN article ON article.key = placement.article
           WHERE placement.copy_of IS NULL ORDER BY asked.key, article.key""",
        [listed(wanted)],
    )
    return list(dict.fromkeys(row["identity"] for row in found))


def unread(library: Library, wanted: Sequence[int]) -> list[str]:
    """The identities of the articles shown in these stories of which no copy has been read, and none is put aside."""
    return [row["identity"] for row in _unread(library, wanted)]


def with_unread(library: Library, wanted: Sequence[int]) -> set[int]:
    """Those of these stories in which something is unread."""
    return {row["story"] for row in _unread(library, wanted)}


def _unread(library: Library, wanted: Sequence[int]) -> list[sqlite3.Row]:
    found = library.rows(
        """SELECT placement.story, max(CASE WHEN placement.copy_of IS NULL THEN article.identity END) AS identity,
                  coalesce(placement.copy_of, placement.article) AS shown
           FROM placement JOIN article ON article.key = placement.article
           LEFT JOIN mark ON mark.kind = 'read' AND mark.subject = article.identity
           WHERE placement.story IN (SELECT value FROM json_each(?))
           GROUP BY shown HAVING count(mark.subject) = 0""",
        [listed(wanted)],
    )
    put_aside = aside.among(library, (row["shown"] for row in found))
    return [row for row in found if row["shown"] not in put_aside]


def newest_day(library: Library, story: int) -> str | None:
    """The ISO day or instant of the newest article of a story; None where none is known, or there is no such story."""
    row = library.one("SELECT newest FROM story WHERE id = ?", [story])
    return None if row is None else row["newest"]


def story_of(library: Library, article: int) -> int:
    """The story that an article is in. Raises NotFound."""
    row = library.one("SELECT story FROM placement WHERE article = ?", [article])
    if row is None:
        raise NotFound(f"Article {article} is in no story; run `briefing reanalyse`")
    return int(row["story"])


def article_keys(
    library: Library,
    query: Query = EVERYTHING,
    *,
    limit: int | None = None,
    everything: bool = False,
    today: date | None = None,
) -> list[int]:
    """The keys of the articles that meet a query, each text once, newest first.

    Texts that are put aside are left out, unless the query asks for such or `everything` is wanted.
    """
    asking, wanted = _asking(library, query, "text", "placement.article", everything, today)
    if asking.leaves_out(query):
        wanted.append("placement.article NOT IN (SELECT text FROM temp.aside)")
    found = library.rows(
        f"""SELECT article.key FROM article JOIN placement ON placement.article = article.key
            WHERE {" AND ".join(["placement.copy_of IS NULL", *wanted])}
            ORDER BY article.published IS NULL, article.published DESC, article.key DESC LIMIT :limit""",
        asking.parameters | {"limit": -1 if limit is None else limit},
    )
    return [row["key"] for row in found]


def newest_article(library: Library) -> int:
    """The key of the article that was taken in last; 0 for none."""
    return int(library.rows("SELECT coalesce(max(key), 0) FROM article")[0][0])


def articles_since(library: Library, key: int) -> int:
    """How many articles were taken in after the one with this key."""
    (row,) = library.rows("SELECT count(*) FROM article WHERE key > ?", [key])
    return int(row[0])


def identities(library: Library, keys: Sequence[int]) -> list[str]:
    """The identities of these articles, in the order asked for."""
    found = library.rows(
        """SELECT article.identity FROM json_each(?) AS asked CROSS JOIN article ON article.key = asked.value
           ORDER BY asked.key""",
        [listed(keys)],
    )
    return [row["identity"] for row in found]


def counts(library: Library) -> Counts:
    """How much the library holds, and how much of it is still to read (what is put aside is not) and to watch."""
    (total,) = library.rows("SELECT (SELECT count(*) FROM story), (SELECT count(*) FROM article)")
    (texts,) = library.rows(
        "SELECT (SELECT count(*) FROM placement) - (SELECT count(*) FROM placement WHERE copy_of IS NOT NULL)"
    )
    (read,) = library.rows(
        """SELECT count(DISTINCT coalesce(placement.copy_of, placement.article)) FROM mark
           JOIN article ON article.identity = mark.subject
           JOIN placement ON placement.article = article.key
           WHERE mark.kind = 'read'"""
    )
    hidden, unread = aside.counts(library)
    return Counts(total[0] - hidden, total[1], texts[0] - read[0] - unread, watchlist.open_items(library))
