"""The actors of the library as its roster holds them: what names were found to mean, written where it is new."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from briefing.model import ActorType
from briefing.store.library import Library, listed


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor as it is to stand in the roster; `names` are the keys of its names."""

    name: str
    type: ActorType
    uncertain: bool
    names: Sequence[int]


def enter(library: Library, looked_at: Collection[int], actors: Sequence[Entry]) -> None:
    """Keep the actors that these names mean. Call inside `writing()`, before the names are settled.

    Names that are looked at and in no actor (the reader ignores them, only copies have them, or they are forgotten)
    mean none. Of thousands of names that are tied to some which were used, few mean anything else than before.
    """
    sql = "SELECT * FROM {} WHERE key IN (SELECT value FROM json_each(?))"
    names = {row["key"]: row for row in library.rows(sql.format("name"), [listed(looked_at)])}
    known = {*looked_at, *(row["roster"] for row in names.values() if row["roster"] is not None)}
    before = {row["key"]: tuple(row) for row in library.rows(sql.format("roster"), [listed(known)])}
    meant = _meant(names.values())
    now = {}
    for actor in actors:
        rows = [names[key] for key in actor.names]
        now[min(actor.names)] = _row(library, actor, rows, meant, before)
    gone = [(key,) for key in before.keys() - now.keys()]
    library.db.executemany("DELETE FROM roster WHERE key = ?", gone)
    library.db.executemany(
        "INSERT OR REPLACE INTO roster VALUES (?, ?, ?, ?, ?, ?, ?)",
        [row for key, row in now.items() if before.get(key) != row],
    )
    home = {name: min(actor.names) for actor in actors for name in actor.names}
    library.db.executemany(
        "UPDATE name SET roster = ? WHERE key = ?",
        [(home.get(key), key) for key, row in names.items() if row["roster"] != home.get(key)],
    )


def _meant(names: Iterable[sqlite3.Row]) -> dict[int, set[int]]:
    """The names of each actor until now; an actor of whom one was used otherwise since is left out."""
    meant: dict[int, set[int]] = {}
    for row in names:
        meant.setdefault(row["roster"], set()).add(0 if row["changed"] else row["key"])
    return {actor: keys for actor, keys in meant.items() if 0 not in keys}


def _row(
    library: Library,
    actor: Entry,
    names: Sequence[sqlite3.Row],
    meant: dict[int, set[int]],
    before: dict[int, tuple[object, ...]],
) -> tuple[object, ...]:
    key = min(actor.names)
    as_before = key in before and meant.get(key) == set(actor.names)
    return (
        key,
        actor.name,
        actor.type,
        int(actor.uncertain),
        sum(row["mentions"] for row in names),
        before[key][5] if as_before else _articles(library, names),
        min(row["first_seen"] for row in names),
    )


def _articles(library: Library, names: Sequence[sqlite3.Row]) -> int:
    """How many articles, copies left out, have one of these names; an article may use several.

    Those of the most used name are counted already. Of the others' only the articles without that name are counted now:
    the articles of a country or a president are a good part of the library.
    """
    # An uncertain name may be of two actors of one article, and its figure is of both.
    certain = [row for row in names if not row["uncertain"]]
    usual = max(certain, key=lambda row: (row["articles"], -row["key"]), default=None)
    counted, key = (usual["articles"], usual["key"]) if usual else (0, None)
    others = [row["key"] for row in names if row["key"] != key]
    if not others:
        return int(counted)
    found = library.rows(
        """SELECT count(DISTINCT actor.article) FROM actor JOIN placement ON placement.article = actor.article
           WHERE actor.named IN (SELECT value FROM json_each(:others)) AND placement.copy_of IS NULL
             AND NOT EXISTS (SELECT 1 FROM actor AS also WHERE also.named = :usual AND also.article = actor.article)""",
        {"others": listed(others), "usual": key},
    )
    return int(counted + found[0][0])
