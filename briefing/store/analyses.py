"""What was found in an article, kept beside it: replaced as a whole, never changed in place."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence

from briefing.model import Actor, Analysis, Article, Mention, Name, Span, Statement, WatchItem
from briefing.store import roster
from briefing.store.keys import item_key
from briefing.store.library import Library

_ACTOR = "article, n, name, type, roles, variants, mentions, uncertain, named, mentioned, seen, initials"
_STATEMENT = 'article, n, kind, start, "end", speaker, speaker_text, cue, confidence, spans, via, key'


def save(library: Library, key: int, article: Article, analysis: Analysis, name_of: Callable[[Actor], Name]) -> None:
    """Replace what is kept of this article's analysis. Call inside `writing()`.

    `name_of` says how much an article uses the name that it gives an actor (`merging.name_of`).
    """
    drop(library, key)
    library.db.executemany(
        f"INSERT INTO actor ({_ACTOR}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_actor_row(library, key, n, actor, name_of(actor)) for n, actor in enumerate(analysis.actors)],
    )
    library.db.executemany(
        f"INSERT INTO statement ({_STATEMENT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_statement_row(key, n, article.identity, statement) for n, statement in enumerate(analysis.statements)],
    )
    library.db.executemany(
        "INSERT INTO watch_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_watch_row(key, n, article.identity, item) for n, item in enumerate(analysis.watch)],
    )
    _index(library, "statement_fts", key, [statement.words for statement in analysis.statements])
    _index(library, "watch_item_fts", key, [item.text for item in analysis.watch])


def _index(library: Library, table: str, key: int, words: Sequence[str]) -> None:
    """Let the words of an article's statements or items be found; triggers forget them with their rows."""
    library.db.executemany(
        f"INSERT INTO {table} (rowid, words) VALUES (? << 20 | ?, ?)", [(key, n, one) for n, one in enumerate(words)]
    )


def drop(library: Library, key: int) -> None:
    """Forget this article's analysis. Call inside `writing()`."""
    for table in ("actor", "statement", "watch_item"):
        library.db.execute(f"DELETE FROM {table} WHERE article = ?", [key])


def actors(library: Library, key: int, text: str) -> tuple[Actor, ...]:
    """The actors of an article, most mentioned first; `text` is the article's text."""
    return tuple(_actor(row, text) for row in library.rows("SELECT * FROM actor WHERE article = ? ORDER BY n", [key]))


def actors_named(library: Library, name: int, *, newest: int, since: str | None = None) -> list[tuple[int, Actor]]:
    """What the newest articles that use a name (by its key) say of who bears it: pairs of the article and the actor.

    With `since` (an ISO day) only articles published on that day or later are asked.
    """
    found = library.rows(
        """SELECT actor.*, article.text FROM actor JOIN article ON article.key = actor.article
           JOIN placement ON placement.article = actor.article
           WHERE actor.named = :name AND placement.copy_of IS NULL AND (:since IS NULL OR article.published >= :since)
           ORDER BY actor.article DESC LIMIT :newest""",
        {"name": name, "since": since, "newest": newest},
    )
    return [(row["article"], _actor(row, row["text"])) for row in found]


def statements(library: Library, key: int, text: str) -> tuple[Statement, ...]:
    """The statements of an article in the order of its text."""
    found = library.rows("SELECT * FROM statement WHERE article = ? ORDER BY n", [key])
    return tuple(statement(row, text[row["start"] : row["end"]]) for row in found)


def statement(row: sqlite3.Row, words: str) -> Statement:
    """The statement that a row of the table tells of; `words` are what stands at its offsets."""
    return Statement(
        kind=row["kind"],
        text=words,
        start=row["start"],
        end=row["end"],
        speaker=row["speaker"],
        speaker_text=row["speaker_text"],
        cue=row["cue"],
        confidence=row["confidence"],
        spans=tuple(Span(a, b) for a, b in json.loads(row["spans"])) if row["spans"] != "[]" else (),
        via=row["via"],
    )


def _actor(row: sqlite3.Row, text: str) -> Actor:
    return Actor(
        name=row["name"],
        type=row["type"],
        roles=tuple(json.loads(row["roles"])),
        variants=tuple(json.loads(row["variants"])),
        mentions=tuple(Mention(a, b, text[a:b], kind) for a, b, kind in json.loads(row["mentions"])),
        uncertain=bool(row["uncertain"]),
    )


def _actor_row(library: Library, key: int, n: int, actor: Actor, name: Name) -> list[object]:
    mentions = [[mention.start, mention.end, mention.type] for mention in actor.mentions]
    return [
        key,
        n,
        actor.name,
        actor.type,
        _json(actor.roles),
        _json(actor.variants),
        _json(mentions),
        int(actor.uncertain),
        roster.met(library, name),
        name.mentions,
        name.seen,
        _json(name.initials) if name.initials else None,
    ]


def _statement_row(key: int, n: int, identity: str, statement: Statement) -> list[object]:
    spans = [[span.start, span.end] for span in statement.spans]
    return [
        key,
        n,
        statement.kind,
        statement.start,
        statement.end,
        statement.speaker,
        statement.speaker_text,
        statement.cue,
        statement.confidence,
        _json(spans),
        statement.via,
        item_key(identity, statement.words)[0],
    ]


def _watch_row(key: int, n: int, identity: str, item: WatchItem) -> list[object]:
    item_id, words = item_key(identity, item.text)
    due = [item.due.start, item.due.end, item.due.text] if item.due else [None, None, None]
    return [key, n, item_id, words, item.kind, item.start, item.end, *due, _json(item.actors)]


def _json(value: Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
