"""What is told of one actor to who asks: its names and why they are one, its roles with who gave them and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import ActorRow, CastRow
from briefing.pipeline import actor_lists, asking
from briefing.store import cast, roster
from briefing.store.library import Library


@dataclass(frozen=True, slots=True)
class FormTold:
    """A name, or another form that articles print: in how many articles, and why it is the actor's ("" for its first).

    `is_name` is whether some article knows the actor by it alone.
    """

    text: str
    articles: int
    why: str
    is_name: bool


@dataclass(frozen=True, slots=True)
class RoleTold:
    """A role, and who printed it when: outlets, else sources, with the ISO day where it is known; the newest first."""

    text: str
    by: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Everything about an actor's names; `doubt` is why it may be nobody's, None where it is sure."""

    name: str
    forms: tuple[FormTold, ...]
    roles: tuple[RoleTold, ...]
    doubt: str | None = None


def told_of(library: Library, row: CastRow) -> Told:
    """What is told of an actor; one that the library does not list has only what its row says."""
    number = actor_lists.number_of(library, row.actor)
    known = None if number is None else roster.actors(library, [number]).get(number)
    if known is None:
        forms = (FormTold(name.name, name.articles, "", True) for name in row.actor.names)
        return Told(row.actor.name, tuple(forms), _roles(library, row.actor))
    why = asking.why(library, known)
    counts = cast.forms(library, known.key)
    names = (
        FormTold(one.name.name, one.name.articles, f"one with {one.to}: {one.why}" if one.to else "", True)
        for one in why.names
    )
    forms = (FormTold(form, counts.get(form, 1), reason, False) for form, reason in why.forms)
    return Told(row.actor.name, (*names, *forms), _roles(library, why.row), why.doubt)


def _roles(library: Library, row: ActorRow) -> tuple[RoleTold, ...]:
    printed = cast.printed_by(library, {role.article for role in row.roles_seen})
    by: dict[str, list[tuple[str, str | None]]] = {}
    for role in row.roles_seen:
        if role.article in printed:
            by.setdefault(role.text.casefold(), []).append(printed[role.article])
    return tuple(RoleTold(role, tuple(_newest_first(by.get(role.casefold(), ())))) for role in row.roles)


def _newest_first(printed: Iterable[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    return sorted(dict.fromkeys(printed), key=lambda one: (one[1] or "", one[0]), reverse=True)
