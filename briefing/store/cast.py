"""What the reader's list of actors asks of the library: numbers, days, names that hold some words, places."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing import text
from briefing.model import Actor, Name, Place
from briefing.store import journal, roster
from briefing.store.articles import now
from briefing.store.library import Library, listed
from briefing.store.roster import Known


def visited(library: Library) -> str | None:
    """Note that the reader is opened now; returns when it was opened before (ISO 8601), None for the first time.

    It is no step, so undo passes over it.
    """
    with library.writing():
        before = journal.mark_of(library, "visit", "reader")
        journal.note(library, "visit", "reader", {"at": now()})
    return before["at"] if before else None


def meant(library: Library, names: Iterable[Name]) -> dict[Name, Known]:
    """The actors of the library that these names mean; names that mean none are left out."""
    asked = {(name.type, name.name, int(name.uncertain)): name for name in names}
    found = library.rows(
        """SELECT name.type, name.name, name.uncertain, name.roster FROM json_each(?) AS asked
           JOIN name ON name.type = json_extract(asked.value, '$[0]') AND name.name = json_extract(asked.value, '$[1]')
                    AND name.uncertain = json_extract(asked.value, '$[2]')
           WHERE name.roster IS NOT NULL""",
        [json.dumps(list(asked))],
    )
    known = roster.actors(library, {row["roster"] for row in found})
    # A load may have joined names anew between the two questions.
    return {
        asked[row["type"], row["name"], row["uncertain"]]: known[row["roster"]]
        for row in found
        if row["roster"] in known
    }


def size(library: Library) -> int:
    """How many actors the library has."""
    return int(library.rows("SELECT count(*) FROM roster")[0][0])


def holding(library: Library, words: Sequence[str]) -> set[int]:
    """The actors of the library with a name, in the letters A to Z, that holds all these words; or with such initials.

    Case does not count.
    """
    wanted = " AND ".join(f"name LIKE :{n} ESCAPE '\\'" for n in range(len(words)))
    parameters = {str(n): f"%{_escaped(word)}%" for n, word in enumerate(words)}
    found = library.rows(
        f"""SELECT roster FROM name WHERE roster IS NOT NULL AND {wanted}
            UNION SELECT key FROM roster WHERE {wanted}""",
        parameters,
    )
    keys = {row[0] for row in found}
    if len(words) == 1:
        short = library.rows(
            """SELECT name.roster FROM (SELECT DISTINCT named, initials FROM actor WHERE initials IS NOT NULL) AS short
               JOIN name ON name.key = short.named
               WHERE short.initials LIKE ? ESCAPE '\\' AND name.roster IS NOT NULL""",
            [f'%"{_escaped(words[0])}%'],
        )
        keys |= {row["roster"] for row in short}
    return keys


def beyond_ascii(library: Library) -> list[tuple[int, str]]:
    """Every name with a letter beyond A to Z, which SQLite cannot compare, and the actor that has it."""
    found = library.rows(
        """SELECT roster, name FROM name WHERE roster IS NOT NULL AND name GLOB '*[^ -~]*'
           UNION SELECT key, name FROM roster WHERE name GLOB '*[^ -~]*'"""
    )
    return [(row[0], row[1]) for row in found]


def names_of(library: Library, actors: Iterable[int]) -> dict[int, list[Name]]:
    """The names of each of these actors of the library, the most mentioned first."""
    found = library.rows(
        "SELECT key, roster FROM name WHERE roster IN (SELECT value FROM json_each(?))", [listed(actors)]
    )
    names = roster.names(library, [row["key"] for row in found])
    of: defaultdict[int, list[Name]] = defaultdict(list)
    for row in found:
        if row["key"] in names:
            of[row["roster"]].append(names[row["key"]])
    return {actor: sorted(own, key=lambda name: (-name.mentions, name.name, name.type)) for actor, own in of.items()}


def told_of(library: Library, actors: Iterable[int], *, newest: int) -> dict[int, list[tuple[int, Actor]]]:
    """What the newest articles with each name of these actors call them: pairs of the article and the actor there.

    Without its mentions, so that no text is read.
    """
    found = library.rows(
        """SELECT name.roster, actor.article, actor.name, actor.type, actor.roles, actor.variants, actor.uncertain
           FROM name JOIN actor ON actor.named = name.key
           JOIN placement ON placement.article = actor.article
           WHERE name.roster IN (SELECT value FROM json_each(?)) AND placement.copy_of IS NULL
             AND actor.article IN (SELECT latest.article FROM actor AS latest
                                   WHERE latest.named = name.key ORDER BY latest.article DESC LIMIT ?)""",
        [listed(actors), newest],
    )
    told: defaultdict[int, list[tuple[int, Actor]]] = defaultdict(list)
    for row in found:
        roles, variants = tuple(json.loads(row["roles"])), tuple(json.loads(row["variants"]))
        actor = Actor(row["name"], row["type"], roles, variants, uncertain=bool(row["uncertain"]))
        told[row["roster"]].append((row["article"], actor))
    return told


def forms(library: Library, actor: int) -> dict[str, int]:
    """Every form in which articles print an actor beside its name there, and in how many of them, copies left out."""
    found = library.rows(
        """SELECT form.value AS form, count(DISTINCT actor.article) AS articles FROM name
           JOIN actor ON actor.named = name.key JOIN placement ON placement.article = actor.article
           CROSS JOIN json_each(actor.variants) AS form
           WHERE name.roster = ? AND placement.copy_of IS NULL GROUP BY 1""",
        [actor],
    )
    return {row["form"]: row["articles"] for row in found}


def places(library: Library, actor: int, limit: int) -> tuple[Place, ...]:
    """Where an actor of the library is mentioned by name or metonym, the newest article first; at most `limit` places.

    Copies are left out.
    """
    found = library.rows(
        """SELECT actor.article, actor.mentions FROM name JOIN actor ON actor.named = name.key
           JOIN article ON article.key = actor.article JOIN placement ON placement.article = actor.article
           WHERE name.roster = ? AND placement.copy_of IS NULL AND actor.mentioned > 0
           ORDER BY article.published IS NULL, article.published DESC, actor.article DESC, actor.n LIMIT ?""",
        [actor, limit],
    )
    by_article: dict[int, set[tuple[int, int]]] = {}
    for row in found:
        spans = {(start, end) for start, end, kind in json.loads(row["mentions"]) if kind in ("name", "metonym")}
        by_article.setdefault(row["article"], set()).update(spans)
    return tuple(Place(article, *span) for article, spans in by_article.items() for span in sorted(spans))[:limit]


def printed_by(library: Library, articles: Iterable[int]) -> dict[int, tuple[str, str | None]]:
    """Who printed each of these articles (the outlet, else the file), and the ISO day, if known."""
    found = library.rows(
        """SELECT key, outlet, source, substr(published, 1, 10) AS day FROM article
           WHERE key IN (SELECT value FROM json_each(?))""",
        [listed(articles)],
    )
    return {row["key"]: (text.printed_by(row["outlet"], row["source"]), row["day"]) for row in found}


def days_of(library: Library, articles: Iterable[int]) -> dict[int, str]:
    """The ISO day on which each of these articles was published; those without are left out."""
    found = library.rows(
        """SELECT key, substr(published, 1, 10) AS day FROM article
           WHERE key IN (SELECT value FROM json_each(?)) AND published IS NOT NULL""",
        [listed(articles)],
    )
    return {row["key"]: row["day"] for row in found}


def first_and_last_day(library: Library) -> tuple[str, str] | None:
    """The first and the last ISO day of which the library has articles; None where no day is known."""
    # Two questions: each is one step in the index, both in one would walk through all of it.
    first = library.one("SELECT substr(min(published), 1, 10) FROM article")
    last = library.one("SELECT substr(max(published), 1, 10) FROM article")
    return (first[0], last[0]) if first and last and first[0] else None


def published_since(library: Library, day: str) -> int:
    """How many articles were published on this ISO day or later."""
    return int(library.rows("SELECT count(*) FROM article WHERE published >= ?", [day])[0][0])


def mentions_by_day(library: Library, actors: Iterable[int], since: str) -> dict[int, dict[str, int]]:
    """How often each of these actors of the library was mentioned on each ISO day from `since` on, copies left out.

    All articles of these days are walked through, which for many actors is quicker than all articles of each.
    """
    found = library.rows(
        """SELECT name.roster, substr(article.published, 1, 10) AS day, sum(actor.mentioned) AS mentions
           FROM article CROSS JOIN placement ON placement.article = article.key
           CROSS JOIN actor ON actor.article = article.key CROSS JOIN name ON name.key = actor.named
           WHERE article.published >= ? AND placement.copy_of IS NULL
             AND name.roster IN (SELECT value FROM json_each(?))
           GROUP BY 1, 2""",
        [since, listed(actors)],
    )
    days: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in found:
        days[row["roster"]][row["day"]] = row["mentions"]
    return dict(days)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
