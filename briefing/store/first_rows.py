"""The first rows of the list of stories, read with the standard library alone, before the program itself is loaded."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import chain
from typing import Final, NamedTuple

from briefing.store.format import APPLICATION_ID, VERSION

_PATIENCE = 0.2
_SEARCHED = 500
"""Stories to look at for some that were not put aside; a reader who archived more waits for the program itself."""

_NEWEST = "SELECT id, title, newest FROM story WHERE newest IS NOT NULL ORDER BY newest DESC, id DESC LIMIT ?"
_UNDATED = "SELECT id, title, newest FROM story WHERE newest IS NULL ORDER BY id DESC LIMIT ?"
_SINCE = "SELECT count(*) FROM story WHERE newest >= ?"
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


class FirstRows(NamedTuple):
    """The first stories, newest first, the headings of those that begin a group, and how many stories there are.

    `stories` is None, and so is the number behind the words of each heading, where it takes longer to say.
    """

    rows: list[FirstRow]
    headings: dict[int, tuple[str, int | None]]
    stories: int | None


NOTHING: Final = FirstRows([], {}, None)

HeadingOf = Callable[[str | None], tuple[str, str]]
"""From the ISO day or instant of a story to the words that it stands under, and the first day for which they hold."""


def first_rows(path: str, count: int, heading_of: HeadingOf | None) -> FirstRows:
    """The first `count` stories of the library at `path`, and the headings that `heading_of` gives.

    Nothing where there is no library of this version that can be read at once (whoever opens it says why), or where
    only its queries tell what a reader muted.
    """
    if not os.path.isfile(path):
        return NOTHING
    try:
        # What would mean something in an address; to import the library's quoting takes longer than all else here.
        quoted = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        with closing(sqlite3.connect(f"file:{quoted}?mode=ro", uri=True, timeout=_PATIENCE)) as db:
            return _read(db, count, heading_of)
    except sqlite3.Error:
        return NOTHING


def _read(db: sqlite3.Connection, count: int, heading_of: HeadingOf | None) -> FirstRows:
    told = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if told != [APPLICATION_ID, VERSION] or _has(db, "mute"):
        return NOTHING
    rows: list[FirstRow] = []
    for story, title, newest in chain(db.execute(_NEWEST, [_SEARCHED]), db.execute(_UNDATED, [count])):
        articles, outlets, copies, unread, starred, is_aside = db.execute(_FACTS, [story]).fetchone()
        if not is_aside:
            rows.append(FirstRow(story, title, newest, articles, outlets, copies, unread, bool(starred)))
        if len(rows) == count:
            break
    is_known = not _has(db, "archived")
    stories = int(db.execute("SELECT count(*) FROM story").fetchone()[0]) if is_known else None
    return FirstRows(rows, {} if heading_of is None else _headings(db, rows, heading_of, stories), stories)


def _headings(
    db: sqlite3.Connection, rows: list[FirstRow], heading_of: HeadingOf, stories: int | None
) -> dict[int, tuple[str, int | None]]:
    """The heading of each of these rows that begins a group: its words, and how many of all `stories` are in it."""
    found: dict[int, tuple[str, int | None]] = {}
    before, words_before = 0, None
    for at, row in enumerate(rows):
        words, since = heading_of(row.newest)
        if words != words_before:
            words_before = words
            if stories is None:
                found[at] = words, None
            else:
                until = int(db.execute(_SINCE, [since]).fetchone()[0]) if since else stories
                found[at], before = (words, until - before), until
    return found


def _has(db: sqlite3.Connection, kind: str) -> bool:
    return db.execute("SELECT 1 FROM mark WHERE kind = ? LIMIT 1", [kind]).fetchone() is not None
