"""A library as the first version of Briefing made it: what later versions must still be able to open."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from briefing.store import format, tables


def made(path: Path) -> sqlite3.Connection:
    """An empty library of the first version. What is written by the connection stands at once; close it in the end."""
    migrations = Migrations("briefing")

    @migrations()
    def m0001_library(library: Any) -> None:
        for statement in (tables.FACTS + tables.DERIVED + tables.MARKS + tables.GROUPS).split(";\n"):
            library.conn.execute(statement)
        library["article"].enable_fts(["title", "text"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")

    db = sqlite3.connect(path, isolation_level=None)
    migrations.apply(Database(db))
    db.execute(f"PRAGMA application_id = {format.APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")
    return db
