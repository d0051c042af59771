"""One open library: a connection that reads, and writes in short transactions that wait their turn."""

from __future__ import annotations

import json
import os
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefing.errors import LibraryBusy, LibraryDamaged, LibraryError
from briefing.store import schema

BUSY_SECONDS = 15.0
"""How long a writer waits for another one before it gives up; batches are short, so this is many turns."""


class Library:
    """The SQLite database at `path`, opened by one thread and used by that thread alone.

    `db` is the bare connection (rows are `sqlite3.Row`, autocommit outside `writing()`). `aside_as_of` is the state of
    the library of which `store.aside` knows what is put aside; None before it was asked.
    """

    def __init__(self, path: Path, db: sqlite3.Connection, *, readonly: bool) -> None:
        self.path = path
        self.db = db
        self.readonly = readonly
        self.aside_as_of: tuple[str, int, int, int] | None = None

    @classmethod
    def open(cls, path: str | Path, *, readonly: bool = False) -> Library:
        """Open the library at `path`; makes it (and its folder) when it is missing, unless `readonly`.

        A read-only library is never migrated; it may be open while another program writes. Raises LibraryDamaged
        when the file is no library or was written by a newer version, LibraryBusy when it stays locked,
        LibraryError when it cannot be opened at all.
        """
        path = Path(path)
        _check(path, readonly=readonly)
        with translated(path):
            if not readonly:
                _make_folder(path)
            library = cls(path, _connect(path, readonly=readonly), readonly=readonly)
            try:
                schema.prepare(library.db, path, readonly=readonly)
            except BaseException:
                library.close()
                raise
        return library

    def close(self) -> None:
        """Close the connection; the library must not be used afterwards."""
        self.db.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[sqlite3.Row]:
        """All rows of one query. Raises LibraryError."""
        with translated(self.path):
            return self.db.execute(sql, parameters).fetchall()

    def numbers(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> array[int]:
        """The one column of a query as a flat array: of very many rows, at a third of the cost. Raises LibraryError."""
        with translated(self.path):
            cursor = self.db.cursor()
            cursor.row_factory = None
            return array("q", [number for (number,) in cursor.execute(sql, parameters)])

    def one(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Row | None:
        """The first row of one query, or None. Raises LibraryError."""
        with translated(self.path):
            row: sqlite3.Row | None = self.db.execute(sql, parameters).fetchone()
            return row

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One short transaction: all of it is kept, or none of it. Inside another `writing()` it joins that one.

        It starts with BEGIN IMMEDIATE: a second writer then waits for its turn, where a deferred transaction that
        turns into a writer fails at once. Raises LibraryBusy after `BUSY_SECONDS`, LibraryError (disk full, ...).
        """
        if self.db.in_transaction:
            yield
            return
        with translated(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                # SQLite has already rolled back by itself after some errors, such as a full disk.
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def data_version(self) -> int:
        """A number that changes when another connection has written to the library."""
        row = self.one("PRAGMA data_version")
        return int(row[0]) if row else 0


def listed(values: Iterable[int] | Iterable[str]) -> str:
    """Values as one parameter, for `IN (SELECT value FROM json_each(?))`: a list of question marks has a limit."""
    return json.dumps(list(values))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into an error that a reader can act on: the one place that does so."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(path, error) from error


def _in_words(path: Path, error: sqlite3.Error) -> LibraryError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(f"{path}: the library is busy; another program is writing to it. Try again in a moment")
    if primary == sqlite3.SQLITE_NOTADB:
        return LibraryDamaged(f"{path}: this file is no library (it is not an SQLite database)")
    if primary == sqlite3.SQLITE_CORRUPT:
        return LibraryDamaged(f"{path}: the library is damaged ({error}); restore it from a copy")
    if primary == sqlite3.SQLITE_FULL:
        return LibraryError(f"{path}: the disk is full; nothing of this batch was saved, everything before it was")
    if primary == sqlite3.SQLITE_READONLY:
        return LibraryError(f"{path}: the library cannot be written ({error})")
    if primary == sqlite3.SQLITE_CANTOPEN:
        return LibraryError(
            f"{path}: the library cannot be opened; is it a file you may read, in a folder that exists?"
        )
    return LibraryError(f"{path}: the library could not be used: {error}")


def _check(path: Path, *, readonly: bool) -> None:
    try:
        if path.is_dir():
            raise LibraryError(f"{path}: this is a folder; a library is one file")
        there = [one for one in (path, path.parent) if one.exists()]
        if not readonly and not all(os.access(one, os.W_OK) for one in there):
            raise LibraryError(
                f"{path}: the library cannot be written; its file or its folder is read-only{_still(path)}"
            )
        if readonly and (not path.exists() or path.stat().st_size == 0):
            raise LibraryError(f"{path}: there is no library here yet; load something first (briefing load FILE)")
    except OSError as error:
        raise LibraryError(f"{path}: the library cannot be opened: {error.strerror}") from error


def _still(path: Path) -> str:
    """What can be done with a library that is there and cannot be written."""
    if not path.exists():
        return ""
    return ". To read and mark, name a copy of it with --db; `briefing --plain` prints it as it is"


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{path.parent}: the folder of the library cannot be made: {error.strerror}") from error


def _connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
    if readonly and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        # Nobody writes here, and SQLite could not make the file that readers of a live library share.
        address += "&immutable=1"
    db = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA foreign_keys = ON")
    # A mark that was made outlives a power cut; loads commit seldom enough to afford it too.
    db.execute("PRAGMA synchronous = FULL")
    # External-content full-text tables stay in step on REPLACE only with this.
    db.execute("PRAGMA recursive_triggers = ON")
    return db
