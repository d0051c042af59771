"""Statements where they are printed, over many articles at once, and the articles that hold those asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePath

from briefing.model import Span, Statement, StatementKind
from briefing.store.library import Library, listed
from briefing.store.stories import matching


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement and where it is printed; `actor` is the library's name for its speaker, if it has one."""

    article: int
    identity: str
    story: int
    outlet: str
    published: str | None
    headline: bool
    statement: Statement
    actor: str | None


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name that articles give an actor, one set of its other forms, and the library's name for the actor."""

    name: str
    variants: tuple[str, ...]
    actor: str | None


def of_articles(library: Library, keys: Iterable[int]) -> list[Kept]:
    """The statements of these articles, in the order of the keys and of the texts."""
    found = library.rows(
        """SELECT statement.*, substr(article.text, statement.start + 1, statement."end" - statement.start) AS words,
                  article.identity, article.outlet, article.source, article.published, placement.story,
                  statement.start < length(article.title)
                      AND substr(article.text, 1, length(article.title)) = article.title AS headline,
                  (SELECT roster.name FROM actor JOIN name ON name.key = actor.named
                   JOIN roster ON roster.key = name.roster
                   WHERE actor.article = statement.article AND actor.name = statement.speaker LIMIT 1) AS actor
           FROM json_each(?) AS asked CROSS JOIN statement ON statement.article = asked.value
           CROSS JOIN article ON article.key = statement.article
           LEFT JOIN placement ON placement.article = statement.article
           ORDER BY asked.key, statement.n""",
        [listed(keys)],
    )
    return [_kept(row) for row in found]


def bearers(library: Library) -> list[Bearer]:
    """Everyone whom some article may quote: its actors with their forms, and speakers that are no actors."""
    found = library.rows(
        """SELECT DISTINCT actor.name, actor.variants, roster.name AS shown FROM actor
           LEFT JOIN name ON name.key = actor.named LEFT JOIN roster ON roster.key = name.roster
           UNION SELECT DISTINCT speaker, '[]', NULL FROM statement WHERE speaker IS NOT NULL"""
    )
    return [Bearer(row["name"], tuple(json.loads(row["variants"])), row["shown"]) for row in found]


def articles_with(
    library: Library,
    *,
    speakers: Collection[str] | None = None,
    identities: Collection[str] = (),
    kind: StatementKind | None = None,
    since: str | None = None,
    words: str = "",
) -> list[int]:
    """The articles, each text once and newest first, that may hold a statement asked for.

    That is: one by one of `speakers`, of this `kind`, in an article or a copy of it that was published on the ISO day
    `since` or later and has all `words` (the last may be the beginning of one). `identities` are articles that a
    speaker is looked for in whoever speaks there, because the reader said so.
    """
    spoken = "(statement.speaker IN (SELECT value FROM json_each(:speakers)) OR article.identity IN marked)"
    wanted = [spoken] * (speakers is not None) + ["statement.kind = :kind"] * (kind is not None)
    wanted += ["article.published >= :since"] * (since is not None)
    wanted += ["article.key IN (SELECT rowid FROM article_fts WHERE article_fts MATCH :words)"] * bool(words.strip())
    found = library.rows(
        f"""WITH marked AS (SELECT value FROM json_each(:identities)),
                 held AS (SELECT DISTINCT statement.article
                          FROM statement JOIN article ON article.key = statement.article
                          {"WHERE " + " AND ".join(wanted) if wanted else ""}),
                 shown AS (SELECT DISTINCT coalesce(placement.copy_of, placement.article) AS key
                           FROM held JOIN placement ON placement.article = held.article)
            SELECT article.key FROM shown JOIN article ON article.key = shown.key
            ORDER BY article.published IS NULL, article.published DESC, article.key DESC""",
        {
            "speakers": listed(speakers or ()),
            "identities": listed(identities),
            "kind": kind,
            "since": since,
            "words": matching(words) or '""',
        },
    )
    return [row["key"] for row in found]


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
    found = Statement(
        kind=row["kind"],
        text=row["words"],
        start=row["start"],
        end=row["end"],
        speaker=row["speaker"],
        speaker_text=row["speaker_text"],
        cue=row["cue"],
        confidence=row["confidence"],
        spans=tuple(Span(a, b) for a, b in json.loads(row["spans"])),
    )
    return Kept(
        article=row["article"],
        identity=row["identity"],
        story=row["story"] or 0,
        outlet=row["outlet"] or PurePath(row["source"]).name,
        published=row["published"],
        headline=bool(row["headline"]),
        statement=found,
        actor=row["actor"],
    )
