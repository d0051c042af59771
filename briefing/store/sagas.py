"""Which texts, of any day, are about what a story is about: looked up by its heaviest terms, never by reading on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.store.groups import UNDATED
from briefing.store.library import Library, listed

_WINDOWS = (3_650, 365, 120, 40, 15)
"""Days before and after a story in which texts with a term are looked up: the more texts have it, the fewer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A story as a walk through a saga shows it: its headline, first and newest day, and how many articles it has."""

    story: int
    title: str
    first: str | None
    newest: str | None
    articles: int


def with_terms(library: Library, terms: Mapping[int, int], days: tuple[int, int] | None, most: int) -> dict[int, int]:
    """The texts that have these terms (given with weights) among their heaviest, with the products of weights summed.

    `days` are the first and the last of the story, as ordinals; None where they are unknown. Of a term that more than
    `most` texts have only those near in time count, and none where it is as common as that in any days: so a lookup
    never costs more, and what is found depends on the texts alone.
    """
    found: dict[int, int] = {}
    for term, weight in terms.items():
        for article, other in _dated(library, term, days, most) + _between(library, term, UNDATED, UNDATED, most):
            found[article] = found.get(article, 0) + weight * other
    return found


def _dated(library: Library, term: int, days: tuple[int, int] | None, most: int) -> list[tuple[int, int]]:
    if days is None:
        return _between(library, term, UNDATED + 1, 2**40, most)
    for window in _WINDOWS:
        rows = _between(library, term, max(days[0] - window, UNDATED + 1), days[1] + window, most)
        if rows:
            return rows
    return []


def _between(library: Library, term: int, first: int, last: int, most: int) -> list[tuple[int, int]]:
    """The texts with a term in some days, with its weight; none where they are more than `most`."""
    sql = "SELECT article, weight FROM story_term WHERE term = ? AND day BETWEEN ? AND ? LIMIT ?"
    rows = library.rows(sql, [term, first, last, most + 1])
    return [] if len(rows) > most else [(row[0], row[1]) for row in rows]


def standings(library: Library, stories: Iterable[int]) -> dict[int, Standing]:
    """How these stories are shown in a saga."""
    found = library.rows(
        """SELECT story.id, story.title, min(article.published), story.newest, count(*) FROM story
           JOIN placement ON placement.story = story.id JOIN article ON article.key = placement.article
           WHERE story.id IN (SELECT value FROM json_each(?)) GROUP BY story.id""",
        [listed(stories)],
    )
    return {row[0]: Standing(*row) for row in found}


def actors(library: Library, texts: Iterable[int]) -> dict[int, dict[int, str]]:
    """The actors that each of these texts names: their types, by their numbers in the roster."""
    found: dict[int, dict[int, str]] = {}
    # CROSS JOIN: from the few articles to their names; SQLite would else start from everybody.
    sql = """SELECT actor.article, name.roster, name.type FROM actor CROSS JOIN name ON name.key = actor.named
             WHERE actor.article IN (SELECT value FROM json_each(?)) AND name.roster IS NOT NULL"""
    for article, actor, type in library.rows(sql, [listed(texts)]):
        found.setdefault(article, {})[actor] = type
    return found
