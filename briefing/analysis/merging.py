"""The actors of many articles, one row each, with all that the articles say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.analysis.corrections import NONE, Corrections
from briefing.analysis.joining import Joined, join
from briefing.analysis.naming import bodies
from briefing.model import Actor, ActorRow, ActorType, Name, Place, RoleSeen

_Known = tuple[ActorType, str, bool]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts in some articles: a row each, and for each (article, name of an actor in it) the name of its row."""

    rows: list[ActorRow]
    shown: dict[tuple[int, str], str]


def cast_of(found: Iterable[tuple[int, Actor]], corrections: Corrections = NONE) -> Cast:
    """One row for each actor of several articles, most mentioned first; `joining.join` says which names are one.

    `found` are pairs of the article's number and an actor of it; their order does not matter. Rows have the most used
    full name, every other form of it in `variants`, roles without repetition in the order of the articles' numbers,
    `places` by article and offset (names and metonyms; demonyms and mere places are not counted).
    """
    known = _known(found)
    rows: list[ActorRow] = []
    shown: dict[tuple[int, str], str] = {}
    for one in join(_names(known), corrections):
        pairs = [pair for name in one.names for pair in known[name.type, name.name, name.uncertain]]
        rows.append(row_of(one, pairs))
        shown.update(((article, actor.name), one.name) for article, actor in pairs)
    return Cast(sorted(rows, key=lambda row: (-row.mentions, row.name, row.type)), shown)


def name_of(actor: Actor) -> Name:
    """The name that one article gives an actor, as far as that article uses it."""
    kinds = Counter(one.type for one in actor.mentions)
    return Name(
        actor.type,
        actor.name,
        actor.uncertain,
        mentions=kinds["name"] + kinds["metonym"],
        seen=len(actor.mentions) - kinds["demonym"],
        articles=1,
        initials=tuple(sorted({form for form in actor.variants if bodies.is_acronym(form)})),
    )


def row_of(joined: Joined, found: Iterable[tuple[int, Actor]]) -> ActorRow:
    """The row of one actor from the articles that name it, in any order: pairs of their numbers and the actor there."""
    ordered = sorted(found, key=lambda one: (one[0], one[1].mentions[0].start if one[1].mentions else 0, one[1].name))
    forms: Counter[str] = Counter()
    roles: dict[tuple[str, int], RoleSeen] = {}
    places = set()
    for article, actor in ordered:
        forms.update({form: 0 for form in actor.variants if form not in forms})
        for one in actor.mentions:
            if one.type in ("name", "metonym"):
                forms[" ".join(one.text.split())] += 1
                places.add(Place(article, one.start, one.end))
        for role in actor.roles:
            roles.setdefault((role.casefold(), article), RoleSeen(role, article))
    others = (form for form in forms if form not in (joined.name, joined.name.upper()))
    return ActorRow(
        name=joined.name,
        type=joined.type,
        roles=_each_once(roles.values()),
        variants=tuple(sorted(others, key=lambda form: (-forms[form], form))),
        mentions=len(places),
        places=tuple(sorted(places, key=lambda place: (place.article, place.start, place.end))),
        uncertain=joined.uncertain,
        names=joined.names,
        roles_seen=tuple(roles.values()),
    )


def _known(found: Iterable[tuple[int, Actor]]) -> dict[_Known, list[tuple[int, Actor]]]:
    """The articles' actors by what they are called."""
    known: dict[_Known, list[tuple[int, Actor]]] = {}
    for article, actor in found:
        known.setdefault((actor.type, actor.name, actor.uncertain), []).append((article, actor))
    return known


def _names(known: dict[_Known, list[tuple[int, Actor]]]) -> list[Name]:
    return [_summed([name_of(actor) for _, actor in pairs]) for pairs in known.values()]


def _summed(names: Sequence[Name]) -> Name:
    """What several articles make of one name together."""
    first = names[0]
    return Name(
        first.type,
        first.name,
        first.uncertain,
        mentions=sum(one.mentions for one in names),
        seen=sum(one.seen for one in names),
        articles=len(names),
        initials=tuple(sorted({form for one in names for form in one.initials})),
    )


def _each_once(roles: Iterable[RoleSeen]) -> tuple[str, ...]:
    once: dict[str, str] = {}
    for role in roles:
        once.setdefault(role.text.casefold(), role.text)
    return tuple(once.values())
