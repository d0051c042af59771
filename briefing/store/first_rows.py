"""The first rows of the list of stories, read with the standard library alone, before the program itself is loaded."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import NamedTuple

from briefing.store.format import APPLICATION_ID, VERSION

_PATIENCE = 0.2
_NEWEST = "SELECT id, title, newest FROM story WHERE newest IS NOT NULL ORDER BY newest DESC, id DESC LIMIT ?"
_UNDATED = "SELECT id, title, newest FROM story WHERE newest IS NULL ORDER BY id DESC LIMIT ?"
_TEXT = "coalesce(placement.copy_of, placement.article)"
_FACTS = f"""
    SELECT count(*), count(DISTINCT nullif(article.outlet, '')), count(placement.copy_of),
           count(DISTINCT {_TEXT}) - count(DISTINCT CASE WHEN readmark.subject IS NOT NULL THEN {_TEXT} END),
           count(starmark.subject)
    FROM placement JOIN article ON article.key = placement.article
    LEFT JOIN mark AS readmark ON readmark.kind = 'read' AND readmark.subject = article.identity
    LEFT JOIN mark AS starmark ON starmark.kind = 'starred' AND starmark.subject = article.identity
    WHERE placement.story = ?"""


class FirstRow(NamedTuple):
    """A story as the list shows it, but for its watch items, its tags, and what is new in it: these take longer to find."""

    id: int
    title: str
    newest: str | None
    articles: int
    outlets: int
    copies: int
    unread: int
    starred: bool
    open_watch: int = 0
    tags: tuple[str, ...] = ()
    aside: bool = False
    new: int | None = None


def first_rows(path: str, count: int) -> tuple[list[FirstRow], int]:
    """The first `count` stories of the library at `path`, newest first, and how many there are in all.

    Nothing where there is no library of this version that can be read at once: then whoever opens it says why.
    """
    if not os.path.isfile(path):
        return [], 0
    try:
        # What would mean something in an address; to import the library's quoting takes longer than all else here.
        quoted = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        address = f"file:{quoted}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as db:
            return _read(db, count)
    except sqlite3.Error:
        return [], 0


def _read(db: sqlite3.Connection, count: int) -> tuple[list[FirstRow], int]:
    told = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if told != [APPLICATION_ID, VERSION]:
        return [], 0
    heads = db.execute(_NEWEST, [count]).fetchall()
    heads += db.execute(_UNDATED, [count - len(heads)]).fetchall()
    rows = []
    for story, title, newest in heads:
        articles, outlets, copies, unread, starred = db.execute(_FACTS, [story]).fetchone()
        rows.append(FirstRow(story, title, newest, articles, outlets, copies, unread, bool(starred)))
    return rows, int(db.execute("SELECT count(*) FROM story").fetchone()[0])
