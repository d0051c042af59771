"""Articles in the library: saved once, versions kept, read back as they were."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from briefing.errors import NotFound, UsageError
from briefing.model import Article, Block, Removed
from briefing.store import newer
from briefing.store.library import Library, listed
from briefing.text import one_line

Outcome = Literal["new", "changed", "same"]

_COLUMNS = (
    "identity, id, source, url, outlet, title, dek, byline, dateline, published, published_from, language, "
    "text, blocks, removed, extra, digest, version, taken_at"
)


_IDENTITY = re.compile(r"[0-9a-f]{4,20}")

_CUT = ("title", "dek", "byline", "dateline", "text", "blocks", "removed")
"""What changes when a line is restored."""

_FACTS = ("url", "outlet", "byline", "dek", "published", "published_from", "language")
"""What a source may leave out once and give another time."""


class Version(NamedTuple):
    """What an article said before: the version's number, when it was taken in (ISO), and the article as it was."""

    number: int
    taken_at: str
    article: Article


def digest_of(article: Article) -> str:
    """32 hex digits of the lines that came in, wherever they are now: cutting or restoring one changes nothing."""
    lines = sorted([*article.text.split("\n\n"), *(line.text for line in article.removed)])
    return hashlib.blake2b("\x1f".join(lines).encode(), digest_size=16).hexdigest()


def known(library: Library, article: Article) -> Outcome:
    """Whether saving the article would make a new row, change it (a new text, facts that were missing), or nothing."""
    row = library.one("SELECT * FROM article WHERE identity = ?", [article.identity])
    if row is None:
        return "new"
    digest = digest_of(article)
    if row["digest"] == digest:
        return "changed" if _missing(row, article) else "same"
    older = library.one("SELECT 1 FROM article_version WHERE article = ? AND digest = ?", [row["key"], digest])
    return "same" if older else "changed"


def save(library: Library, article: Article) -> tuple[int, Outcome]:
    """Keep the article; returns its key and what became of it. Call inside `writing()`.

    A known text only gives facts that were missing. Another text becomes the newest version, unless it belongs behind
    what is kept (`newer`): then it is filed as an older one ("same", for what is shown), so that the order of loading
    two dated versions does not matter. A text without a day takes over the day that is known.
    """
    outcome = known(library, article)
    row = library.one("SELECT * FROM article WHERE identity = ?", [article.identity])
    if row is None:
        return _insert(library, article), outcome
    key = int(row["key"])
    if outcome == "same":
        return key, outcome
    if row["digest"] == digest_of(article):
        _fill(library, key, _missing(row, article))
    elif newer.is_older(article, row):
        _file_as_older(library, key, article)
        return key, "same"
    else:
        dated = article if article.published else replace(article, published=row["published"])
        _replace(library, key, row["version"] + 1, dated)
    return key, outcome


def rewrite(library: Library, key: int, article: Article) -> None:
    """Show the article with restored lines; how it came in is kept beside it. Call inside `writing()`."""
    library.db.execute(
        """UPDATE article SET came = coalesce(came, json_array(title, dek, byline, dateline, text, blocks, removed)),
           title = ?, dek = ?, byline = ?, dateline = ?, text = ?, blocks = ?, removed = ? WHERE key = ?""",
        [article.title, article.dek, article.byline, article.dateline, article.text, *_packed(article), key],
    )


def revert(library: Library, key: int) -> None:
    """Show the article again as it came in. Call inside `writing()`."""
    library.db.execute(
        f"""UPDATE article SET {", ".join(f"{name} = came ->> {n}" for n, name in enumerate(_CUT))}, came = NULL
            WHERE key = ? AND came IS NOT NULL""",
        [key],
    )


def get(library: Library, key: int) -> Article:
    """The article with this key, newest version. Raises NotFound."""
    row = library.one(f"SELECT {_COLUMNS} FROM article WHERE key = ?", [key])
    if row is None:
        raise NotFound(f"There is no article number {key} in {library.path}")
    return article_of(row)


def key_of(library: Library, name: str) -> int:
    """The key of the article that a reader names by id, by key, or by the head of its identity (in this order).

    Raises NotFound, and UsageError when several articles answer to the name.
    """
    name = one_line(name)
    for sql, value in (
        ("SELECT key FROM article WHERE id = ? ORDER BY key", name),
        (
            "SELECT key FROM article WHERE key = ?",
            int(name) if name.isascii() and name.isdigit() and len(name) < 19 else -1,
        ),
        ("SELECT key FROM article WHERE identity GLOB ? ORDER BY key", name + "*" if _IDENTITY.fullmatch(name) else ""),
    ):
        found = [str(row["key"]) for row in library.rows(sql, [value])]
        if len(found) > 1:
            raise UsageError(f"{name} could be {len(found)} articles; name one by its key: {', '.join(found[:10])}")
        if found:
            return int(found[0])
    raise NotFound(f"There is no article {name} in {library.path}")


def text_of(library: Library, key: int) -> str:
    """The text of the article with this key; empty where there is none."""
    row = library.one("SELECT text FROM article WHERE key = ?", [key])
    return "" if row is None else str(row["text"])


def keys(library: Library) -> list[int]:
    """The keys of all articles, in the order they were first taken in."""
    return [row["key"] for row in library.rows("SELECT key FROM article ORDER BY key")]


def keys_of(library: Library, identities: Iterable[str]) -> dict[str, int]:
    """The keys of these articles, by identity; those that are not in the library are left out."""
    found = library.rows(
        "SELECT identity, key FROM article WHERE identity IN (SELECT value FROM json_each(?))", [listed(identities)]
    )
    return {row["identity"]: row["key"] for row in found}


def key_of_identity(library: Library, identity: str) -> int | None:
    """The key of the article with this identity, or None."""
    row = library.one("SELECT key FROM article WHERE identity = ?", [identity])
    return None if row is None else int(row["key"])


def title_of(library: Library, key: int) -> str:
    """The headline of the article with this key; empty where there is none."""
    row = library.one("SELECT title FROM article WHERE key = ?", [key])
    return "" if row is None else str(row["title"])


def identity_of(library: Library, key: int) -> str:
    """The identity of the article with this key; empty where there is none."""
    row = library.one("SELECT identity FROM article WHERE key = ?", [key])
    return "" if row is None else str(row["identity"])


def versions(library: Library, key: int) -> list[Version]:
    """The older versions of an article, newest first."""
    found = library.rows("SELECT * FROM article_version WHERE article = ?", [key])
    if not found:
        return []
    found.sort(key=lambda row: (newer.instant(row["published"]), row["version"]), reverse=True)
    shown = get(library, key)
    return [
        Version(
            row["version"],
            row["taken_at"],
            replace(
                shown,
                title=row["title"],
                published=row["published"],
                text=row["text"],
                blocks=tuple(Block(*block) for block in json.loads(row["blocks"])),
                removed=tuple(Removed(*line) for line in json.loads(row["removed"])),
            ),
        )
        for row in found
    ]


def article_of(row: sqlite3.Row) -> Article:
    """The value that a row of the article table holds."""
    return Article(
        identity=row["identity"],
        id=row["id"],
        source=row["source"],
        title=row["title"],
        text=row["text"],
        blocks=tuple(Block(*block) for block in json.loads(row["blocks"])),
        removed=tuple(Removed(*line) for line in json.loads(row["removed"])),
        dek=row["dek"],
        byline=row["byline"],
        dateline=row["dateline"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
        published_from=row["published_from"],
        language=row["language"],
        extra=json.loads(row["extra"]),
    )


def _missing(row: sqlite3.Row, article: Article) -> dict[str, str]:
    """The facts that this article gives and the kept one lacks."""
    given = {name: getattr(article, name) for name in _FACTS}
    return {name: value for name, value in given.items() if value and not row[name]}


def _fill(library: Library, key: int, facts: dict[str, str]) -> None:
    for name, value in facts.items():
        library.db.execute(f"UPDATE article SET {name} = ? WHERE key = ?", [value, key])


def _insert(library: Library, article: Article) -> int:
    cursor = library.db.execute(
        f"INSERT INTO article ({_COLUMNS}) VALUES ({', '.join('?' * 19)})",
        [*_described(article), *_packed(article), _json(dict(article.extra)), digest_of(article), 1, now()],
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _replace(library: Library, key: int, version: int, article: Article) -> None:
    library.db.execute(
        """INSERT INTO article_version (article, version, title, published, text, blocks, removed, digest, taken_at)
           SELECT key, version, title, published, text, blocks, removed, digest, taken_at FROM article WHERE key = ?""",
        [key],
    )
    assignments = ", ".join(f"{name.strip()} = ?" for name in _COLUMNS.split(","))
    library.db.execute(
        f"UPDATE article SET {assignments}, came = NULL WHERE key = ?",
        [*_described(article), *_packed(article), _json(dict(article.extra)), digest_of(article), version, now(), key],
    )


def _file_as_older(library: Library, key: int, article: Article) -> None:
    library.db.execute(
        """INSERT INTO article_version (article, version, title, published, text, blocks, removed, digest, taken_at)
           SELECT key, version, ?, ?, ?, ?, ?, ?, ? FROM article WHERE key = ?""",
        [article.title, article.published, article.text, *_packed(article), digest_of(article), now(), key],
    )
    library.db.execute("UPDATE article SET version = version + 1 WHERE key = ?", [key])


def _described(article: Article) -> list[str | None]:
    return [
        article.identity,
        article.id,
        article.source,
        article.url,
        article.outlet,
        article.title,
        article.dek,
        article.byline,
        article.dateline,
        article.published,
        article.published_from,
        article.language,
        article.text,
    ]


def _packed(article: Article) -> list[str]:
    blocks = [[block.kind, block.start, block.end] for block in article.blocks]
    removed = [[line.text, line.reason, line.before, line.kind] for line in article.removed]
    return [_json(blocks), _json(removed)]


def _json(value: Sequence[object] | dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def now() -> str:
    """This instant, ISO 8601 in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
