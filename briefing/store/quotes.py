"""Statements where they are printed, over many articles at once, and the articles that hold those asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from briefing.model import Statement, StatementKind
from briefing.store import analyses
from briefing.store.keys import may_be_key
from briefing.store.library import Library, listed
from briefing.text import holds, printed_by, words_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement and where it is printed; `actor` is the library's name for its speaker, if it has one. Marks on it
    hang on `key`."""

    key: str
    article: int
    identity: str
    story: int
    outlet: str
    published: str | None
    headline: bool
    statement: Statement
    actor: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """The reader's word on who spoke: the key and words of the statement it was given on, in the article `article`.

    `words` are empty in a mark of an early version; `speaker` is None where the reader said that nobody known spoke.
    """

    at: str
    key: str
    speaker: str | None
    article: str
    words: str


_ACTOR = """(SELECT roster.name FROM actor JOIN name ON name.key = actor.named
             JOIN roster ON roster.key = name.roster
             WHERE actor.article = statement.article AND actor.name = statement.speaker LIMIT 1)"""


_SPOKEN = [
    "statement.speaker IN (SELECT value FROM json_each(:speakers))",
    "article.identity IN (SELECT value FROM json_each(:identities))",
]
_HAS_WORDS = [
    # The index of words finds the articles, so that few statements are looked at word by word.
    "article.key IN (SELECT rowid FROM article_fts WHERE article_fts MATCH :words)",
    'has_words(substr(article.text, statement.start + 1, statement."end" - statement.start))',
]


def of_articles(library: Library, keys: Iterable[int]) -> list[Kept]:
    """The statements of these articles, in the order of the keys and of the texts."""
    found = library.rows(
        f"""SELECT statement.*, substr(article.text, statement.start + 1, statement."end" - statement.start) AS words,
                  article.identity, article.outlet, article.source, article.published, placement.story,
                  statement.start < length(article.title)
                      AND substr(article.text, 1, length(article.title)) = article.title AS headline,
                  {_ACTOR} AS actor
           FROM json_each(?) AS asked CROSS JOIN statement ON statement.article = asked.value
           CROSS JOIN article ON article.key = statement.article
           LEFT JOIN placement ON placement.article = statement.article
           ORDER BY asked.key, statement.n""",
        [listed(keys)],
    )
    return [_kept(row) for row in found]


def articles_holding(library: Library, name: str) -> list[int]:
    """The articles with a statement whose key begins with `name`, ascending."""
    if not may_be_key(name):
        return []
    found = library.rows("SELECT DISTINCT article FROM statement WHERE key GLOB ? ORDER BY article", [name + "*"])
    return [row["article"] for row in found]


def corrections(library: Library, identities: Collection[str]) -> list[Correction]:
    """Whom the reader says to have spoken, in the articles of these identities."""
    found = library.rows(
        """SELECT at, subject, json_extract(value, '$.speaker'), json_extract(value, '$.article') AS article,
                  coalesce(json_extract(value, '$.words'), '') FROM mark
           WHERE kind = 'speaker' AND article IN (SELECT value FROM json_each(?)) ORDER BY at, subject""",
        [listed(identities)],
    )
    return [Correction(*row) for row in found]


def articles_with(
    library: Library,
    *,
    speakers: Collection[str] | None,
    identities: Collection[str],
    kind: StatementKind | None,
    since: str | None,
    words: str,
) -> list[int]:
    """The articles, each text once and newest first, that hold a statement asked for, as far as one can say here.

    That is: one by one of `speakers`, of this `kind`, that has all `words` (the last may be the beginning of one), in
    an article or a copy of it that was published on the ISO day `since` or later. In the articles of these `identities`
    any speaker will do, because the reader said who spoke there.
    """
    looked_for = words_of(words)
    library.db.create_function("has_words", 1, lambda text: holds(text, looked_for), deterministic=True)
    wanted = ["statement.kind = :kind"] * (kind is not None)
    wanted += ["article.published >= :since"] * (since is not None)
    wanted += _HAS_WORDS * bool(looked_for)
    # Two questions to two indexes: as one, with OR between them, they would walk through every statement.
    asked = [[one, *wanted] for one in _SPOKEN] if speakers is not None else [wanted]
    found = library.rows(
        f"""WITH held AS ({" UNION ".join(_holders(one) for one in asked)})
            SELECT article.key FROM held JOIN article ON article.key = held.key
            ORDER BY article.published IS NULL, article.published DESC, article.key DESC""",
        {
            "speakers": listed(speakers or ()),
            "identities": listed(identities),
            "kind": kind,
            "since": since,
            "words": " ".join(f'"{word}"' for word in looked_for[:-1]) + f' "{looked_for[-1]}"*' if looked_for else "",
        },
    )
    return [row["key"] for row in found]


def _holders(conditions: Sequence[str]) -> str:
    """The texts of the articles that have a statement on which all conditions hold, as SQL."""
    of_statements = any("statement." in one for one in conditions)
    return f"""SELECT DISTINCT coalesce(placement.copy_of, placement.article) AS key
               FROM article JOIN placement ON placement.article = article.key
               {"JOIN statement ON statement.article = article.key" if of_statements else ""}
               {"WHERE " + " AND ".join(conditions) if conditions else ""}"""


def actors_named(library: Library, names: Collection[str]) -> dict[str, str]:
    """For each of these names that the library knows: its name for the actor who bears it."""
    found = library.rows(
        """SELECT name.name, roster.name AS shown FROM name JOIN roster ON roster.key = name.roster
           WHERE name.name IN (SELECT value FROM json_each(?)) ORDER BY name.mentions""",
        [listed(names)],
    )
    return {row["name"]: row["shown"] for row in found}


def with_stories(library: Library, keys: Iterable[int]) -> dict[int, bool]:
    """These articles, then all others of their stories: whether each is shown, and no copy."""
    found = library.rows(
        """SELECT placement.article, placement.copy_of IS NULL AS shown
           FROM placement LEFT JOIN json_each(:keys) AS asked ON asked.value = placement.article
           WHERE placement.story IN (
               SELECT story FROM placement WHERE article IN (SELECT value FROM json_each(:keys)))
           ORDER BY asked.key IS NULL, asked.key, placement.article""",
        {"keys": listed(keys)},
    )
    return {row["article"]: bool(row["shown"]) for row in found}


def _kept(row: sqlite3.Row) -> Kept:
    return Kept(
        key=row["key"],
        article=row["article"],
        identity=row["identity"],
        story=row["story"] or 0,
        outlet=printed_by(row["outlet"], row["source"]),
        published=row["published"],
        headline=bool(row["headline"]),
        statement=analyses.statement(row, row["words"]),
        actor=row["actor"],
    )
