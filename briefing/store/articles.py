"""Articles in the library: saved once, versions kept, read back as they were."""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from typing import Literal

from briefing.errors import NotFound
from briefing.model import Article, Block, Removed
from briefing.store.library import Library

Outcome = Literal["new", "changed", "same"]

_COLUMNS = (
    "identity, id, source, url, outlet, title, dek, byline, dateline, published, published_from, language, "
    "text, blocks, removed, extra, digest, version, taken_at"
)


def digest_of(article: Article) -> str:
    """32 hex digits of the lines that came in, wherever they are now: cutting or restoring one changes nothing."""
    lines = sorted([*article.text.split("\n\n"), *(line.text for line in article.removed)])
    return hashlib.blake2b("\x1f".join(lines).encode(), digest_size=16).hexdigest()


def known(library: Library, article: Article) -> Outcome:
    """Whether saving the article would make a new row, a new version, or change nothing."""
    row = library.one("SELECT key, digest FROM article WHERE identity = ?", [article.identity])
    if row is None:
        return "new"
    digest = digest_of(article)
    if row["digest"] == digest:
        return "same"
    older = library.one("SELECT 1 FROM article_version WHERE article = ? AND digest = ?", [row["key"], digest])
    return "same" if older else "changed"


def save(library: Library, article: Article) -> tuple[int, Outcome]:
    """Keep the article; returns its key and what became of it. Call inside `writing()`.

    A text already known at this identity changes nothing. Another text becomes the newest version, unless what is
    kept was published later: then it is filed as an older version, so that the order of loading does not matter.
    """
    outcome = known(library, article)
    row = library.one("SELECT key, published, version FROM article WHERE identity = ?", [article.identity])
    if row is None:
        return _insert(library, article), outcome
    if outcome == "same":
        return row["key"], outcome
    if row["published"] and article.published and article.published < row["published"]:
        _file_as_older(library, row["key"], article)
        return row["key"], "same"
    _replace(library, row["key"], row["version"] + 1, article)
    return row["key"], outcome


def rewrite(library: Library, key: int, article: Article) -> None:
    """Store the article's text anew without a new version (a reader restored cut lines). Call inside `writing()`."""
    library.db.execute(
        """UPDATE article SET title = ?, dek = ?, byline = ?, dateline = ?, text = ?, blocks = ?, removed = ?
           WHERE key = ?""",
        [article.title, article.dek, article.byline, article.dateline, article.text, *_packed(article), key],
    )


def get(library: Library, key: int) -> Article:
    """The article with this key, newest version. Raises NotFound."""
    row = library.one(f"SELECT {_COLUMNS} FROM article WHERE key = ?", [key])
    if row is None:
        raise NotFound(f"There is no article number {key} in {library.path}")
    return article_of(row)


def key_of(library: Library, name: str) -> int:
    """The key of the article that a reader names by key, id, or the head of its identity. Raises NotFound."""
    rows = library.rows(
        "SELECT key FROM article WHERE id = ? OR (key = ? AND ? GLOB '[0-9]*') LIMIT 2", [name, _number(name), name]
    )
    if not rows and len(name) >= 4:
        rows = library.rows("SELECT key FROM article WHERE identity >= ? AND identity < ? LIMIT 2", [name, name + "g"])
    if not rows:
        raise NotFound(f"There is no article {name} in {library.path}")
    return int(rows[0]["key"])


def text_of(library: Library, key: int) -> str:
    """The text of the article with this key; empty where there is none."""
    row = library.one("SELECT text FROM article WHERE key = ?", [key])
    return "" if row is None else str(row["text"])


def keys(library: Library) -> list[int]:
    """The keys of all articles, in the order they were first taken in."""
    return [row["key"] for row in library.rows("SELECT key FROM article ORDER BY key")]


def key_of_identity(library: Library, identity: str) -> int | None:
    """The key of the article with this identity, or None."""
    row = library.one("SELECT key FROM article WHERE identity = ?", [identity])
    return None if row is None else int(row["key"])


def identity_of(library: Library, key: int) -> str:
    """The identity of the article with this key; empty where there is none."""
    row = library.one("SELECT identity FROM article WHERE key = ?", [key])
    return "" if row is None else str(row["identity"])


def versions(library: Library, key: int) -> list[tuple[int, str, str]]:
    """The older versions of an article, newest first: (version, when it was taken in, text)."""
    sql = "SELECT version, taken_at, text FROM article_version WHERE article = ? ORDER BY version DESC"
    return [(row["version"], row["taken_at"], row["text"]) for row in library.rows(sql, [key])]


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
        f"UPDATE article SET {assignments} WHERE key = ?",
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


def _number(name: str) -> int:
    return int(name) if name.isascii() and name.isdigit() and len(name) < 19 else -1


def now() -> str:
    """This instant, ISO 8601 in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
