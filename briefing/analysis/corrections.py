"""What a reader says about names, against the rules: these are one actor, those are two, this one is called so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from briefing.model import Actor, ActorType, Statement

BETWEEN = "\x1f"
"""Stands between the keys of the two names that a mark is about."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of names that stand. Names are given by their keys (`key`).

    `same` and `apart` hold pairs, both ways round: names that are one actor whatever the rules say, and names that are
    two. `called` is the name to show, `typed` the type, for the actor that bears a name; `ignored` names are no actors.
    """

    same: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, ActorType] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.same or self.apart or self.called or self.typed or self.ignored)


NONE = Corrections()


def key(type: ActorType, name: str) -> str:
    """The key of a name as articles print it: its type as found, and its form without case, spacing and "the"."""
    return f"{type} {form(name)}"


def form(name: str) -> str:
    """A name without case, odd spacing and an article before it."""
    return " ".join(name.split()).casefold().removeprefix("the ")


def pair(a: str, b: str) -> str:
    """One key for two names' keys, the same whichever comes first."""
    return BETWEEN.join(sorted((a, b)))


def paired(pairs: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each name's key the keys it is paired with."""
    found: dict[str, set[str]] = {}
    for one in pairs:
        a, _, b = one.partition(BETWEEN)
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {name: frozenset(others) for name, others in found.items()}


def divided(actors: Iterable[Actor], corrections: Corrections) -> tuple[Actor, ...]:
    """The actors of an article, those parted in two that hold a form which the reader says is someone else."""
    found: list[Actor] = []
    for actor in actors:
        found.extend(_divided(actor, corrections.apart.get(key(actor.type, actor.name), frozenset())))
    return tuple(found)


def _divided(actor: Actor, apart: frozenset[str]) -> list[Actor]:
    others = [one for one in actor.variants if key(actor.type, one) in apart]
    if not others:
        return [actor]
    own = tuple(one for one in actor.mentions if key(actor.type, one.text) not in apart)
    parts = [replace(actor, variants=tuple(one for one in actor.variants if one not in others), mentions=own)]
    for other in others:
        mentions = tuple(one for one in actor.mentions if form(one.text) == form(other))
        parts.append(Actor(other, actor.type, mentions=mentions))
    return parts


def respoken(statements: Iterable[Statement], corrections: Corrections) -> tuple[Statement, ...]:
    """The statements of an article, each with the speaker that its words name once such forms are parted."""
    return tuple(_respoken(one, corrections) for one in statements)


def _respoken(statement: Statement, corrections: Corrections) -> Statement:
    for type in ("person", "organisation", "country", "place", "group"):
        apart = corrections.apart.get(f"{type} {form(statement.speaker or '')}", frozenset())
        if statement.speaker_text and f"{type} {form(statement.speaker_text)}" in apart:
            return replace(statement, speaker=statement.speaker_text)
    return statement
