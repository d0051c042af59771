"""A library's format: made and changed by numbered migrations, and refused when it is another program's."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import LibraryDamaged, LibraryError, LibraryOutdated
from briefing.model import Span, Statement
from briefing.store.edge_tables import EDGES
from briefing.store.follow_tables import FOLLOWED
from briefing.store.format import APPLICATION_ID, VERSION
from briefing.store.keys import item_key
from briefing.store.query_tables import ASKED
from briefing.store.tables import DERIVED, FACTS, GROUPS, MARKS, NAMES, STATEMENTS, TRACES

if TYPE_CHECKING:
    from sqlite_utils import Migrations


def prepare(db: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
    """Bring the database up to `VERSION`; costs one PRAGMA when it is there already.

    Raises LibraryDamaged for a file that is another program's or a newer version's, LibraryOutdated when a
    read-only library would have to be migrated.
    """
    version = _version(db)
    if version == VERSION and _application(db) == APPLICATION_ID:
        return
    _refuse_strangers(db, path, version)
    if readonly and not version:
        raise LibraryError(f"{path}: there is no library here yet; another program is about to make it")
    if readonly:
        raise LibraryOutdated(
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


def _migrations(db: sqlite3.Connection) -> Migrations:
    """All that ever changed a library, in order."""
    from sqlite_utils import Migrations

    migrations = Migrations("briefing")

    @migrations()
    def m0001_library(library: Any) -> None:
        for statement in _statements(FACTS + DERIVED + MARKS + GROUPS):
            db.execute(statement)
        library["article"].enable_fts(["title", "text"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")

    @migrations()
    def m0002_names(library: Any) -> None:
        db.create_function("statement_key", 4, _statement_key, deterministic=True)
        for statement in _statements(NAMES + TRACES + STATEMENTS + FOLLOWED):
            db.execute(statement)

    @migrations()
    def m0003_asked(library: Any) -> None:
        db.create_function("statement_words", 3, _statement_words, deterministic=True)
        for statement in _statements(ASKED):
            db.execute(statement)

    @migrations()
    def m0004_edges(library: Any) -> None:
        for statement in _statements(EDGES):
            db.execute(statement)

    return migrations


def _migrate(db: sqlite3.Connection) -> None:
    # sqlite-utils takes a tenth of a second to import: only who makes or changes a library pays for it.
    from sqlite_utils import Database

    # A large library changes nearly everywhere: with the usual 2 MB of cache that takes many times as long.
    db.execute("PRAGMA cache_size = -200000")
    # Two programs may make the same library at once: the second waits here, then finds nothing left to do.
    db.execute("BEGIN IMMEDIATE")
    try:
        if _version(db) < VERSION:
            _migrations(db).apply(Database(db))
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA cache_size = -2000")


def _statement_key(identity: str, text: str, start: int, spans: str) -> str:
    """The key that a statement has, from its columns in the first version."""
    return item_key(identity, _statement_words(text, start, spans))[0]


def _statement_words(text: str, start: int, spans: str) -> str:
    """What was said, without a cue inside it, from a statement's columns."""
    parts = tuple(Span(a, b) for a, b in json.loads(spans))
    return Statement("direct", text, start, start + len(text), spans=parts).words


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script (`executescript` would end the transaction it runs in)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
