"""The tables of the library, made and changed by numbered migrations."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.errors import LibraryDamaged, LibraryError
from briefing.store import groups

APPLICATION_ID = 0x42726667
"""`Brfg`, in the file's head: tells a library from another program's database."""

VERSION = 1
"""The number of the newest migration, kept in `PRAGMA user_version`."""

FACTS = """
-- One text from one origin, cleaned. `key` is its number in this library; `identity` survives every rebuild.
CREATE TABLE article (
    key INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,            -- as its source gave it, else the head of the identity
    source TEXT NOT NULL,        -- path or address, #n for a record in it
    url TEXT,
    outlet TEXT,
    title TEXT NOT NULL,
    dek TEXT,
    byline TEXT,
    dateline TEXT,
    published TEXT,              -- ISO 8601, never guessed
    published_from TEXT,
    language TEXT,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,        -- [[kind, start, end], ...]
    removed TEXT NOT NULL,       -- [[text, reason, before, kind], ...]
    extra TEXT NOT NULL,         -- keys of the record that Briefing does not know
    digest TEXT NOT NULL,        -- of the text as it came
    version INTEGER NOT NULL,
    taken_at TEXT NOT NULL
) STRICT;
CREATE INDEX article_by_id ON article (id);

-- What an address said before: every text but the newest one.
CREATE TABLE article_version (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    published TEXT,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,
    removed TEXT NOT NULL,
    digest TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (article, version)
) STRICT;
"""

DERIVED = """
-- Who acts in an article. `key` is the same for spellings of one name, so that the library can be grouped by it.
CREATE TABLE actor (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    roles TEXT NOT NULL,         -- JSON list
    variants TEXT NOT NULL,      -- JSON list
    mentions TEXT NOT NULL,      -- [[start, end, type], ...]
    uncertain INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_by_key ON actor (key);

-- Who said what. The words are article.text[start:end].
CREATE TABLE statement (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    speaker TEXT,
    speaker_text TEXT,
    cue TEXT,
    confidence REAL NOT NULL,
    spans TEXT NOT NULL,         -- [[start, end], ...], empty when it is all one piece
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

-- What to watch. `key` is made from the article's identity and the item's words: marks hang on it.
CREATE TABLE watch_item (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    key TEXT NOT NULL,
    words TEXT NOT NULL,         -- key of the words alone: one item in several articles of a story
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    due_start TEXT,
    due_end TEXT,
    due_text TEXT,
    actors TEXT NOT NULL,        -- JSON list of names
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_item_by_key ON watch_item (key);
CREATE INDEX watch_item_by_words ON watch_item (words);
"""

MARKS = """
-- What a reader did, each thing once: kind is read, starred, state, note, due or restored; subject is an article's
-- identity or a watch item's key. Never derived, never lost, untouched by a rebuild.
CREATE TABLE mark (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT NOT NULL,         -- JSON
    at TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;

-- Every step that changed marks, so that it can be undone and redone, also after a restart.
CREATE TABLE journal (
    step INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    sentence TEXT NOT NULL,      -- what was done, in words
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    changes TEXT NOT NULL        -- [[kind, subject, before, after], ...], null where there was no mark
) STRICT;
CREATE INDEX journal_by_state ON journal (state, step);
"""


def prepare(db: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
    """Bring the database up to `VERSION`; costs one PRAGMA when it is there already.

    Raises LibraryDamaged for a file that is another program's or a newer version's, LibraryError when a read-only
    library would have to be migrated.
    """
    version = _version(db)
    if version == VERSION and _application(db) == APPLICATION_ID:
        return
    _refuse_strangers(db, path, version)
    if readonly:
        raise LibraryError(
            f"{path}: the library is of an older version; run any `briefing load` to bring it up to date"
        )
    _enter_wal(db)
    _migrate(db)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _application(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA application_id").fetchone()[0])


def _refuse_strangers(db: sqlite3.Connection, path: Path, version: int) -> None:
    tables = int(db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if tables and _application(db) != APPLICATION_ID:
        raise LibraryDamaged(f"{path}: this database belongs to another program; name another file with --db")
    if version > VERSION:
        raise LibraryDamaged(
            f"{path}: the library was written by a newer version of Briefing (its format is {version}, "
            f"this version knows {VERSION}); update Briefing to open it"
        )


def _enter_wal(db: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; the switch needs the file for itself and does not wait by the busy timeout."""
    patience = time.monotonic() + 15
    while True:
        try:
            # Where the file system cannot share memory SQLite stays in its rollback mode, which is slower, not wrong.
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(db: sqlite3.Connection) -> None:
    # sqlite-utils takes a tenth of a second to import: only who makes or changes a library pays for it.
    from sqlite_utils import Database, Migrations

    migrations = Migrations("briefing")

    @migrations()
    def m0001_library(library: Any) -> None:
        for statement in _statements(FACTS + DERIVED + MARKS + groups.TABLES):
            db.execute(statement)
        library["article"].enable_fts(["title", "text"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")

    # Two programs may make the same library at once: the second waits here, then finds nothing left to do.
    db.execute("BEGIN IMMEDIATE")
    try:
        if _version(db) < VERSION:
            migrations.apply(Database(db))
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script (`executescript` would end the transaction it runs in)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
