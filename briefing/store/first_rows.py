"""The first rows of the list of stories, read with the standard library alone, before the program itself is loaded."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from itertools import chain
from typing import NamedTuple

from briefing.store.format import APPLICATION_ID, VERSION

_PATIENCE = 0.2
_SEARCHED = 500
"""Stories to look at for some that were not put aside; a reader who archived more waits for the program itself."""

_NEWEST = "SELECT id, title, newest FROM story WHERE newest IS NOT NULL ORDER BY newest DESC, id DESC LIMIT ?"
_UNDATED = "SELECT id, title, newest FROM story WHERE newest IS NULL ORDER BY id DESC LIMIT ?"
_TEXT = "coalesce(placement.copy_of, placement.article)"
_FACTS = f"""
    SELECT count(DISTINCT article.key), count(DISTINCT nullif(article.outlet, '')),
           count(DISTINCT CASE WHEN placement.copy_of IS NOT NULL THEN article.key END),
           count(DISTINCT {_TEXT}) - count(DISTINCT CASE WHEN mark.kind IN ('read', 'archived') THEN {_TEXT} END),
           count(CASE WHEN mark.kind = 'starred' THEN 1 END),
           count(DISTINCT {_TEXT}) = count(DISTINCT CASE WHEN mark.kind = 'archived' THEN {_TEXT} END)
    FROM placement JOIN article ON article.key = placement.article
    LEFT JOIN mark ON mark.subject = article.identity AND mark.kind IN ('read', 'starred', 'archived')
    WHERE placement.story = ?"""


class FirstRow(NamedTuple):
    """A story as the list shows it, but for its watch items, its tags and what is new in it, which take longer."""

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


def first_rows(path: str, count: int) -> tuple[list[FirstRow], int | None]:
    """The first `count` stories of the library at `path`, newest first, and how many there are if that is soon said.

    Nothing where there is no library of this version that can be read at once (whoever opens it says why), or where
    only its queries tell what a reader muted.
    """
    if not os.path.isfile(path):
        return [], None
    try:
        # What would mean something in an address; to import the library's quoting takes longer than all else here.
        quoted = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        with closing(sqlite3.connect(f"file:{quoted}?mode=ro", uri=True, timeout=_PATIENCE)) as db:
            return _read(db, count)
    except sqlite3.Error:
        return [], None


def _read(db: sqlite3.Connection, count: int) -> tuple[list[FirstRow], int | None]:
    told = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if told != [APPLICATION_ID, VERSION] or _has(db, "mute"):
        return [], None
    rows: list[FirstRow] = []
    for story, title, newest in chain(db.execute(_NEWEST, [_SEARCHED]), db.execute(_UNDATED, [count])):
        articles, outlets, copies, unread, starred, is_aside = db.execute(_FACTS, [story]).fetchone()
        if not is_aside:
            rows.append(FirstRow(story, title, newest, articles, outlets, copies, unread, bool(starred)))
        if len(rows) == count:
            break
    if _has(db, "archived"):
        return rows, None
    return rows, int(db.execute("SELECT count(*) FROM story").fetchone()[0])


def _has(db: sqlite3.Connection, kind: str) -> bool:
    return db.execute("SELECT 1 FROM mark WHERE kind = ? LIMIT 1", [kind]).fetchone() is not None
