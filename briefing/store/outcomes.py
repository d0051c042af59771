"""What later articles may say of an open item: where to look, and what was found there, kept so as to look but once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.store.library import Library, listed


@dataclass(frozen=True, slots=True)
class Seen:
    """An article that looks like the outcome of an item; `start` to `end` is the stretch of its text that does."""

    article: int
    score: float
    start: int
    end: int


def counts(library: Library, keys: Iterable[str], least: float) -> dict[str, int]:
    """How many articles look like the outcome of the items with these keys, of those it was looked for any.

    Of `least` score and more; those that the reader rejected are left out.
    """
    found = library.rows(
        """SELECT asked.value AS key, (
               SELECT count(*) FROM outcome JOIN article ON article.key = outcome.article
               JOIN placement ON placement.article = article.key AND placement.copy_of IS NULL
               WHERE outcome.key = asked.value AND outcome.score >= :least AND NOT EXISTS (
                   SELECT 1 FROM mark WHERE kind = 'rejected' AND subject = outcome.key || ' ' || article.identity)
               AND NOT EXISTS (
                   SELECT 1 FROM followed JOIN followed_key ON followed_key.item = followed.id
                   JOIN mark ON mark.kind = 'rejected' AND mark.subject = followed_key.key || ' ' || article.identity
                   WHERE followed.key = outcome.key)
           ) AS seen
           FROM json_each(:keys) AS asked CROSS JOIN outlook ON outlook.key = asked.value""",
        {"keys": listed(keys), "least": round(least * 1000)},
    )
    return {row["key"]: row["seen"] for row in found}


def until(library: Library, key: str) -> str:
    """Up to when (as `article.taken_at`) it was looked for outcomes of an item; empty where it never was."""
    row = library.one("SELECT until FROM outlook WHERE key = ?", [key])
    return "" if row is None else str(row["until"])


def newest(library: Library) -> str:
    """When the article taken in last was taken in; empty for an empty library."""
    row = library.one("SELECT max(taken_at) AS newest FROM article")
    return str(row["newest"] or "") if row else ""


def of(library: Library, key: str) -> list[Seen]:
    """What was found for an item, the likeliest first; only articles that are no copies."""
    found = library.rows(
        """SELECT outcome.* FROM outcome JOIN placement ON placement.article = outcome.article
           WHERE outcome.key = ? AND placement.copy_of IS NULL ORDER BY score DESC, outcome.article""",
        [key],
    )
    return [Seen(row["article"], row["score"] / 1000, row["start"], row["end"]) for row in found]


def save(library: Library, key: str, until: str, found: Iterable[Seen]) -> None:
    """Keep what was found for an item among the articles taken in until then; a transaction of its own."""
    with library.writing():
        library.db.execute(
            "INSERT INTO outlook VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET until = excluded.until", [key, until]
        )
        library.db.executemany(
            "INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?, ?)",
            [(key, one.article, round(one.score * 1000), one.start, one.end) for one in found],
        )


def forget(library: Library) -> None:
    """Forget all that was found, so that it is looked for anew; a transaction of its own."""
    with library.writing():
        library.db.execute("DELETE FROM outlook")


def candidates(
    library: Library, *, words: Sequence[str], story: int | None, own: Sequence[int], after: str, since: str, most: int
) -> list[int]:
    """Articles, no copies, that may tell of an item: those of its story, and those that share most of its rare words.

    `words` are folded words, the rarest first; `own` are the articles that have the item; `after` is the ISO day on
    which the first of them was published, or empty; `since` is what `until` gave. At most so many of either sort.
    """
    wanted = """placement.copy_of IS NULL AND article.taken_at >= :since
                AND coalesce(substr(article.published, 1, 10), :after) >= :after
                AND article.key NOT IN (SELECT value FROM json_each(:own))"""
    parameters = {
        "story": story,
        "own": listed(own),
        "after": after,
        "since": since,
        "most": most,
        "match": " OR ".join(f'"{word}"' for word in words) or '""',
    }
    of_story = library.rows(
        f"""SELECT article.key FROM placement JOIN article ON article.key = placement.article
            WHERE placement.story = :story AND {wanted}
            ORDER BY article.published DESC, article.key DESC LIMIT :most""",
        parameters,
    )
    sharing = library.rows(
        f"""SELECT article.key FROM article_fts JOIN article ON article.key = article_fts.rowid
            JOIN placement ON placement.article = article.key
            WHERE article_fts MATCH :match AND {wanted} ORDER BY article_fts.rank LIMIT :most""",
        parameters,
    )
    return list(dict.fromkeys(row["key"] for row in (*of_story, *sharing)))
