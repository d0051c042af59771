"""What the reader's list of actors shows: those of some articles, or the most mentioned of the whole library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefing.analysis import joining, merging
from briefing.analysis.merging import Cast
from briefing.errors import NotFound
from briefing.model import ActorRow, CastRow, LibraryCast, Name, Place
from briefing.pipeline import casting, reading
from briefing.store import cast, roster
from briefing.store.library import Library
from briefing.store.roster import Known
from briefing.text import words_of

DAYS = 14
"""How many days the mentions of an actor are counted by, at most."""

MOST = 200
"""How many actors of the library are listed at once; others are found by a filter."""

MOST_PLACES = 2000
_COMPARED = 5000
_MOST_COUNTED = 10_000
_OTHER_TYPE = 10  # of a likeness of 100 in all
_ALIKE = 60  # below it, two names share letters by chance


def of_articles(
    library: Library, keys: Sequence[int], last_visit: str | None = None, found: Cast | None = None
) -> list[CastRow]:
    """The actors of these articles, most mentioned first; new is what the library met after `last_visit` (ISO 8601).

    `found` is `reading.cast` of these articles, where it is at hand.
    """
    rows = (found or reading.cast(library, keys)).rows
    known = cast.meant(library, [name for row in rows for name in row.names])
    published = cast.days_of(library, keys)
    axis = days_shown(published.values())
    listed = []
    for row in rows:
        actor = _actor_of(row, known)
        days = Counter(published.get(place.article) for place in row.places)
        shown = tuple(days[day] for day in axis)
        listed.append(CastRow(row, actor.key if actor else None, shown, _is_new(actor, last_visit)))
    return listed


def of_library(library: Library, text: str = "", last_visit: str | None = None, *, most: int = MOST) -> LibraryCast:
    """The most mentioned actors of the library; with a text, of those with a name that holds all its words."""
    if words := words_of(text):
        known, found = _holding(library, words, most)
    else:
        known, found = roster.listed_by_mentions(library, most), cast.size(library)
    axis = _days_of_library(library)
    keys = [one.key for one in known]
    names, told = cast.names_of(library, keys), cast.told_of(library, keys, newest=casting.RECENT)
    counted = cast.mentions_by_day(library, keys, axis[0]) if axis else {}
    rows = []
    for one in known:
        joined = joining.Joined(one.name, one.type, tuple(names.get(one.key, ())), one.uncertain)
        row = replace(merging.row_of(joined, told.get(one.key, ())), mentions=one.mentions)
        days = counted.get(one.key, {})
        rows.append(CastRow(row, one.key, tuple(days.get(day, 0) for day in axis), _is_new(one, last_visit)))
    return LibraryCast(tuple(rows), found)


def places(library: Library, row: CastRow) -> tuple[Place, ...]:
    """Where an actor is mentioned in the whole library, the newest article first (of very many, the first ones)."""
    return row.actor.places if row.key is None else cast.places(library, row.key, MOST_PLACES)


def whole(library: Library, row: CastRow) -> ActorRow:
    """The actor with all names and forms it has in the library, under the name by which the reader sees it."""
    from briefing.pipeline import asking  # it compares names, which is slow to import

    actor = _actor_of(row.actor, cast.meant(library, row.actor.names))
    return row.actor if actor is None else replace(asking.whole(library, actor), name=row.actor.name)


def by_number(library: Library, number: int) -> ActorRow:
    """The actor of that number in the library. Raises NotFound where it is gone."""
    found = roster.actors(library, [number])
    if number not in found:
        raise NotFound("This actor is no longer in the library: it was merged with another, or its articles changed")
    return casting.row(library, found[number])


def number_of(library: Library, row: ActorRow) -> int | None:
    """The number of an actor in the library as it stands now; None where the library does not list it."""
    actor = _actor_of(row, cast.meant(library, row.names))
    return None if actor is None else actor.key


def nearest(library: Library, row: CastRow, text: str = "", *, most: int = MOST) -> list[Known]:
    """Other actors of the library that may be this one: the names most like its own first, other types further down.

    Those whose names are not alike follow, the most mentioned first. With a text, only those with a name that holds all
    its words; without, of the few thousand most mentioned.
    """
    from rapidfuzz import fuzz, process  # slow to import, and few readers of a day merge anything

    if words := words_of(text):
        known, _ = _holding(library, words, _COMPARED)
    else:
        known = roster.listed_by_mentions(library, _COMPARED)
    own = number_of(library, row.actor)
    others = {one.key: one for one in known if one.key != own}
    called = {key: " ".join(words_of(one.name)) for key, one in others.items()}
    likeness: Counter[int] = Counter()
    for name in dict.fromkeys([row.actor.name, *(name.name for name in row.actor.names)]):
        plain = " ".join(words_of(name))
        for _, score, key in process.extract(plain, called, scorer=fuzz.token_ratio, limit=most, score_cutoff=_ALIKE):
            likeness[key] = max(likeness[key], round(score))

    def order(one: Known) -> tuple[int, int, str]:
        return _OTHER_TYPE * (one.type != row.actor.type) - likeness[one.key], -one.mentions, one.name

    return sorted(others.values(), key=order)[:most]


def _holding(library: Library, words: Sequence[str], most: int) -> tuple[list[Known], int]:
    """The actors with a name that holds all these words, whatever their case and accents, and how many there are."""
    keys = cast.holding(library, words)
    for key, name in cast.beyond_ascii(library):
        plain = " ".join(words_of(name))
        if all(word in plain for word in words):
            keys.add(key)
    known = sorted(roster.actors(library, keys).values(), key=lambda one: (-one.mentions, one.name, one.key))
    return known[:most], len(known)


def _days_of_library(library: Library) -> list[str]:
    """The last days of the library; where they have very many articles, fewer of them, so that nobody waits."""
    axis = days_shown(cast.first_and_last_day(library) or ())
    while len(axis) > 2 and cast.published_since(library, axis[0]) > _MOST_COUNTED:
        axis = axis[len(axis) // 2 :]
    return axis


def days_shown(days: Iterable[str]) -> list[str]:
    """Every ISO day from the first of these days to the last, of very many the last ones; none for a single day."""
    known = sorted(day for day in map(_day, set(days)) if day is not None)
    if not known or known[0] == known[-1]:
        return []
    length = min((known[-1] - known[0]).days + 1, DAYS)
    return [(known[-1] - timedelta(days=back)).isoformat() for back in reversed(range(length))]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _actor_of(row: ActorRow, known: Mapping[Name, Known]) -> Known | None:
    """The actor of the library that a row is: what its first name means there, else another of its names."""
    return next((known[name] for name in row.names if name in known), None)


def _is_new(actor: Known | None, last_visit: str | None) -> bool:
    return actor is not None and last_visit is not None and actor.first_seen > last_visit
