"""The items of each story, gathered from its articles: what gathering reads, and where it keeps the answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.model import WatchKind
from briefing.store.library import Library, listed


@dataclass(frozen=True, slots=True)
class Printed:
    """A watch item where an article of the story prints it; `print_of` is the article shown for that text."""

    key: str
    article: int
    print_of: int
    identity: str
    published: str | None
    kind: WatchKind
    text: str
    due: tuple[str, str] | None
    due_text: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a story: the key that stands for it, and all its marks' subjects, that key among them."""

    key: str
    kind: WatchKind
    due: tuple[str, str] | None
    shown: bool
    keys: tuple[str, ...]


def stale(library: Library, most: int, articles: int | None = None) -> list[int]:
    """Stories, at most so many and the newest first, whose items must be gathered again.

    With `articles` only those of at most so many articles.
    """
    small = "(SELECT 1 FROM placement WHERE placement.story = followed_stale.story LIMIT 1 OFFSET :articles) IS NULL"
    found = library.rows(
        f"SELECT story FROM followed_stale WHERE :articles IS NULL OR {small} ORDER BY story DESC LIMIT :most",
        {"most": most, "articles": articles},
    )
    return [row["story"] for row in found]


def printed(library: Library, story: int) -> list[Printed]:
    """The watch items of a story's articles, copies too: the earliest article first, each in the order of its text."""
    found = library.rows(
        """SELECT watch_item.*, substr(article.text, start + 1, "end" - start) AS words_printed, article.identity,
                  article.published, coalesce(placement.copy_of, placement.article) AS print_of
           FROM placement JOIN watch_item ON watch_item.article = placement.article
           JOIN article ON article.key = placement.article
           WHERE placement.story = ?
           ORDER BY article.published IS NULL, article.published, article.identity, watch_item.n""",
        [story],
    )
    return [
        Printed(
            key=row["key"],
            article=row["article"],
            print_of=row["print_of"],
            identity=row["identity"],
            published=row["published"],
            kind=row["kind"],
            text=row["words_printed"],
            due=(row["due_start"], row["due_end"]) if row["due_start"] else None,
            due_text=row["due_text"] or "",
            actors=tuple(json.loads(row["actors"])),
        )
        for row in found
    ]


def waiting(library: Library, identities: Iterable[str]) -> list[tuple[str, str, str]]:
    """Marks on items that these articles no longer have, as (subject, the article's identity, the item's words)."""
    found = library.rows(
        """SELECT DISTINCT subject, json_extract(value, '$.item.article') AS identity,
                  json_extract(value, '$.item.text') AS text
           FROM mark WHERE kind IN ('state', 'note', 'due')
             AND json_extract(value, '$.item.article') IN (SELECT value FROM json_each(?))
             AND NOT EXISTS (SELECT 1 FROM watch_item WHERE watch_item.key = mark.subject)
           ORDER BY subject""",
        [listed(identities)],
    )
    return [(row["subject"], row["identity"], row["text"]) for row in found]


def touch(library: Library, identities: Iterable[str]) -> None:
    """Have the items of these articles' stories gathered again where marks wait there; call inside `writing()`."""
    found = library.rows(
        """SELECT DISTINCT placement.story FROM article JOIN placement ON placement.article = article.key
           WHERE article.identity IN (SELECT value FROM json_each(?))""",
        [listed({identity for _, identity, _ in waiting(library, identities)})],
    )
    library.db.executemany(
        "INSERT INTO followed_stale VALUES (?) ON CONFLICT DO NOTHING", [(row["story"],) for row in found]
    )


def save(library: Library, story: int, items: Sequence[Item]) -> None:
    """Keep the items of a story in place of those it had; call inside `writing()`."""
    library.db.execute("DELETE FROM followed WHERE story = ?", [story])
    for item in items:
        due = item.due or (None, None)
        (row,) = library.db.execute(
            """INSERT INTO followed (story, key, kind, due_start, due_end, shown) VALUES (?, ?, ?, ?, ?, ?)
               RETURNING id""",
            [story, item.key, item.kind, *due, int(item.shown)],
        ).fetchall()
        library.db.executemany("INSERT INTO followed_key VALUES (?, ?)", [(key, row[0]) for key in item.keys])
    library.db.execute("DELETE FROM followed_stale WHERE story = ?", [story])
