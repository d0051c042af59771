"""The names that articles give actors, and the actors of the whole library that they mean."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from briefing.model import ActorType, Name
from briefing.store.articles import now
from briefing.store.library import Library, listed
from briefing.text import words_of

_BEFORE_A_WORD: Final = "[- '’.(/&“\"]"
_LAST_ACCENTED: Final = 0x1FFF
"""The last sign of the blocks in which alphabets keep their capitals and accented letters."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the library as its list shows it; `key` is its number, the smallest of its names' keys.

    `mentions` and `articles` leave copies out. `first_seen` is when the library first met one of its names.
    """

    key: int
    name: str
    type: ActorType
    uncertain: bool
    mentions: int
    articles: int
    first_seen: str


def met(library: Library, name: Name) -> int:
    """The key of a name; one that the library meets for the first time gets one. Call inside `writing()`."""
    asked = [name.type, name.name, int(name.uncertain)]
    row = library.one("SELECT key FROM name WHERE type = ? AND name = ? AND uncertain = ?", asked)
    if row is None:
        row = library.one(
            "INSERT INTO name (type, name, uncertain, first_seen) VALUES (?, ?, ?, ?) RETURNING key", [*asked, now()]
        )
    assert row is not None
    return int(row["key"])


# ------------------------------------------------------------------ which names mean one actor


def changed(library: Library, limit: int) -> list[int]:
    """Names, at most `limit` of them, that were used otherwise since their actors were last looked at."""
    return [row["key"] for row in library.rows("SELECT key FROM name WHERE changed LIMIT ?", [limit])]


def changed_among(library: Library, names: Iterable[int]) -> set[int]:
    """Those of these names that were used otherwise since their actors were last looked at."""
    found = library.rows(
        "SELECT key FROM name WHERE changed AND key IN (SELECT value FROM json_each(?))", [listed(names)]
    )
    return {row["key"] for row in found}


def settle(library: Library, names: Iterable[int]) -> None:
    """Remember that these names were looked at. Call inside `writing()`."""
    library.db.execute("UPDATE name SET changed = 0 WHERE key IN (SELECT value FROM json_each(?))", [listed(names)])


def forget_unused(library: Library, names: Iterable[int]) -> None:
    """Forget those of these names that no article has any more, and the actors that they meant.

    Other names of such actors are to be looked at anew. Call inside `writing()`.
    """
    unused = """FROM name WHERE key IN (SELECT value FROM json_each(?))
                AND NOT EXISTS (SELECT 1 FROM actor WHERE actor.named = name.key)"""
    asked = [listed(names)]
    library.db.execute(f"DELETE FROM roster WHERE key IN (SELECT roster {unused})", asked)
    library.db.execute(f"DELETE {unused}", asked)


def hang(library: Library, hooks: Mapping[int, Collection[int]]) -> None:
    """Keep the hooks of names, in place of those they had. Call inside `writing()`."""
    library.db.execute("DELETE FROM hook WHERE name IN (SELECT value FROM json_each(?))", [listed(hooks)])
    library.db.executemany(
        "INSERT INTO hook (hook, name) VALUES (?, ?)", [(hook, name) for name, own in hooks.items() for hook in own]
    )


def tied(library: Library, names: Iterable[int]) -> set[int]:
    """These names and all that share a hook with them, directly or by others."""
    found, fresh = set(names), set(names)
    passed: set[int] = set()
    while fresh:
        # Each hook is followed once: by itself SQL would go from each of its names to each of the others.
        sql = "SELECT hook FROM hook WHERE name IN (SELECT value FROM json_each(?))"
        hooks = {row["hook"] for row in library.rows(sql, [listed(fresh)])} - passed
        passed |= hooks
        fresh = hooked(library, hooks) - found
        found |= fresh
    return found


def hooked(library: Library, hooks: Iterable[int]) -> set[int]:
    """The names that have one of these hooks."""
    found = library.rows("SELECT name FROM hook WHERE hook IN (SELECT value FROM json_each(?))", [listed(hooks)])
    return {row["name"] for row in found}


def names(library: Library, keys: Iterable[int]) -> dict[int, Name]:
    """These names, each with what the library makes of it; those that no article has are left out."""
    keys = list(keys)
    initials: dict[int, set[str]] = {}
    for row in library.rows(
        """SELECT named, initials FROM (
               SELECT DISTINCT named, initials FROM actor
               WHERE initials IS NOT NULL AND named IN (SELECT value FROM json_each(?))) AS form
           WHERE EXISTS (SELECT 1 FROM actor JOIN placement ON placement.article = actor.article
                         WHERE actor.named = form.named AND actor.initials = form.initials
                           AND placement.copy_of IS NULL)""",
        [listed(keys)],
    ):
        initials.setdefault(row["named"], set()).update(json.loads(row["initials"]))
    found = library.rows(
        "SELECT * FROM name WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key", [listed(keys)]
    )
    return {
        row["key"]: Name(
            type=row["type"],
            name=row["name"],
            uncertain=bool(row["uncertain"]),
            mentions=row["mentions"],
            seen=row["seen"],
            articles=row["articles"],
            initials=tuple(sorted(initials.get(row["key"], ()))),
        )
        for row in found
    }


# ------------------------------------------------------------------ the actors of the library


def listed_by_mentions(
    library: Library,
    limit: int | None = None,
    type: ActorType | None = None,
    since: str | None = None,
    among: Iterable[int] | None = None,
) -> list[Known]:
    """The actors of the library, most mentioned first; of one type and `among` these keys, if given.

    With `since` (an ISO day) their figures are of the articles published on that day or later.
    """
    counted = "SELECT * FROM roster"
    if since is not None:
        # The articles of the last days are few beside the library: they are what is walked through.
        counted = """SELECT roster.key, roster.name, roster.type, roster.uncertain, sum(actor.mentioned) AS mentions,
                            count(DISTINCT actor.article) AS articles, roster.first_seen
                     FROM article CROSS JOIN placement ON placement.article = article.key
                     CROSS JOIN actor ON actor.article = article.key
                     CROSS JOIN name ON name.key = actor.named CROSS JOIN roster ON roster.key = name.roster
                     WHERE article.published >= :since AND placement.copy_of IS NULL GROUP BY roster.key"""
    found = library.rows(
        f"""SELECT * FROM ({counted}) WHERE (:type IS NULL OR type = :type)
            AND (:among IS NULL OR key IN (SELECT value FROM json_each(:among)))
            ORDER BY mentions DESC, name, type, key LIMIT :limit""",
        {
            "type": type,
            "since": since,
            "among": None if among is None else listed(among),
            "limit": -1 if limit is None else limit,
        },
    )
    return [_known(row) for row in found]


def actors(library: Library, keys: Iterable[int]) -> dict[int, Known]:
    """These actors of the library, by their keys."""
    found = library.rows("SELECT * FROM roster WHERE key IN (SELECT value FROM json_each(?))", [listed(keys)])
    return {row["key"]: _known(row) for row in found}


def able_to_speak(library: Library, words: Sequence[str], limit: int) -> list[Known]:
    """The actors of the library but places in whose name each of these words (as `words_of` gives them) begins a word.

    People come first, then whoever is mentioned most.
    """
    begun = " AND ".join("' ' || name GLOB ?" for _ in words)
    found = library.rows(
        f"SELECT * FROM roster WHERE type <> 'place' AND {begun} ORDER BY type <> 'person', mentions DESC, key LIMIT ?",
        [*(f"*{_BEFORE_A_WORD}{''.join(map(_any_case, word))}*" for word in words), limit],
    )
    return [_known(row) for row in found]


def names_of(library: Library, actor: int) -> dict[int, Name]:
    """The names of an actor of the library."""
    return names(library, [row["key"] for row in library.rows("SELECT key FROM name WHERE roster = ?", [actor])])


def actor_of(library: Library, name: Name) -> int | None:
    """The key of the actor that a name means in the library; None where it means none."""
    row = library.one(
        "SELECT roster FROM name WHERE type = ? AND name = ? AND uncertain = ?",
        [name.type, name.name, int(name.uncertain)],
    )
    return None if row is None else row["roster"]


def spelt(library: Library) -> list[tuple[int, str]]:
    """Every name of every actor of the library, with the actor's key; the name that a list shows comes first."""
    found = library.rows(
        """SELECT key, name FROM roster
           UNION ALL SELECT roster, name FROM name WHERE roster IS NOT NULL"""
    )
    return [(row[0], row[1]) for row in found]


def printed(library: Library) -> list[tuple[int, str]]:
    """Every other form that an article prints for an actor, with the actor's key: slow, all articles are asked."""
    found = library.rows(
        """SELECT DISTINCT name.roster, form.value FROM actor CROSS JOIN json_each(actor.variants) AS form
           CROSS JOIN name ON name.key = actor.named WHERE actor.variants <> '[]' AND name.roster IS NOT NULL"""
    )
    return [(row[0], row[1]) for row in found]


def _known(row: sqlite3.Row) -> Known:
    return Known(**{**dict(row), "uncertain": bool(row["uncertain"])})


def _any_case(letter: str) -> str:
    """What stands in a GLOB for a letter, small or capital, with an accent or without: SQLite folds A to Z alone."""
    return f"[{_accented().get(letter, letter)}]"


@cache
def _accented() -> dict[str, str]:
    """The letters that are looked for as one, by this one."""
    alike: dict[str, str] = {}
    for char in map(chr, range(_LAST_ACCENTED + 1)):
        if len(plain := "".join(words_of(char))) == 1:
            alike[plain] = alike.get(plain, "") + char
    return alike


# ------------------------------------------------------------------ articles that names stand in


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands: the article's id, its outlet, and when it was published."""

    id: str
    outlet: str | None
    published: str | None


def sources(library: Library, articles: Iterable[int]) -> dict[int, Source]:
    """These articles, by their numbers, as sources."""
    found = library.rows(
        "SELECT key, id, outlet, published FROM article WHERE key IN (SELECT value FROM json_each(?))",
        [listed(articles)],
    )
    return {row["key"]: Source(row["id"], row["outlet"], row["published"]) for row in found}


def named_in(library: Library, article: int) -> set[int]:
    """The names that this article gives its actors."""
    return {row["named"] for row in library.rows("SELECT named FROM actor WHERE article = ?", [article])}


def variants(library: Library, names: Iterable[int]) -> list[tuple[int, list[str]]]:
    """The articles that have one of these names, each with the other forms of it there."""
    found = library.rows(
        "SELECT article, variants FROM actor WHERE named IN (SELECT value FROM json_each(?))", [listed(names)]
    )
    return [(row["article"], json.loads(row["variants"])) for row in found]


def naming_both(library: Library, some: Iterable[int], others: Iterable[int]) -> set[int]:
    """The articles that have one of the first names and one of the others."""
    found = library.rows(
        """SELECT article FROM actor WHERE named IN (SELECT value FROM json_each(?))
           INTERSECT SELECT article FROM actor WHERE named IN (SELECT value FROM json_each(?))""",
        [listed(some), listed(others)],
    )
    return {row["article"] for row in found}
