"""The cast of the whole library: who acts in it, each actor once, kept in step article by article."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from briefing.analysis import joining, merging
from briefing.analysis.corrections import Corrections, key, paired
from briefing.model import Actor, ActorRow, ActorType, Name
from briefing.store import analyses, entries, journal, roster
from briefing.store.entries import Entry
from briefing.store.library import Library
from briefing.store.roster import Known

SAME = "actor-same"
APART = "actor-apart"
CALLED = "actor-called"
TYPED = "actor-typed"
IGNORED = "actor-ignored"
KINDS = (SAME, APART, CALLED, TYPED, IGNORED)
"""The kinds of marks that say who is who; their subjects are keys of names, or of pairs of names."""

AT_ONCE = 50
"""Names looked at in one transaction. Few, since a key pressed meanwhile waits for the end of it."""

RECENT = 20
"""Of so many articles, the newest, a list tells roles, variants and places; its figures are of all."""


def corrections(library: Library) -> Corrections:
    """What the reader said about names, as it stands."""
    said: dict[str, dict[str, journal.Value]] = {kind: {} for kind in KINDS}
    for kind, subject, value in journal.of_kinds(library, KINDS):
        said[kind][subject] = value
    return Corrections(
        same=paired(said[SAME]),
        apart=paired(said[APART]),
        called={name: value["name"] for name, value in said[CALLED].items()},
        typed={name: value["type"] for name, value in said[TYPED].items()},
        ignored=frozenset(said[IGNORED]),
    )


def bring_up_to_date(library: Library) -> None:
    """Look again at the names that were used otherwise since the last time, and at those tied to them.

    Short transactions of its own (inside `writing()`, that one). What comes out depends on the articles and the marks
    alone, never on the order in which they came. No article is read.
    """
    while look_at_some(library):
        pass


def look_at_some(library: Library) -> bool:
    """One of the transactions of `bring_up_to_date`; returns whether there was anything to do."""
    some = roster.changed(library, AT_ONCE)
    if some:
        look_at(library, some)
    return bool(some)


def look_at(library: Library, names: Iterable[int]) -> None:
    """Look again at these names, and at those tied to them, in one transaction; others that changed wait on."""
    with library.writing():
        _look_again(library, set(names), corrections(library))


def _look_again(library: Library, asked: set[int], said: Corrections) -> None:
    before = _tied(library, asked, said)
    # New actors are made of all that is tied: of what changed, nothing may be left on its old hooks.
    some = asked | roster.changed_among(library, before)
    roster.forget_unused(library, some)
    roster.hang(library, {at: joining.hooks(name, said) for at, name in roster.names(library, some).items()})
    found = roster.names(library, _tied(library, before, said))
    at_of = {name: at for at, name in found.items()}
    joined = joining.join([name for name in found.values() if name.articles], said)
    actors = [Entry(one.name, one.type, one.uncertain, [at_of[name] for name in one.names]) for one in joined]
    # Those that are forgotten by now were in the keys of actors too.
    entries.enter(library, before | found.keys(), actors)
    roster.settle(library, some)


def _tied(library: Library, names: set[int], said: Corrections) -> set[int]:
    """These names, and all that hooks or the reader's word tie to them."""
    found = roster.tied(library, names)
    seen: set[int] = set()
    while said.same and (fresh := found - seen):
        seen |= fresh
        told = {other for name in roster.names(library, fresh).values() for other in said.same.get(_key(name), ())}
        found |= roster.tied(library, with_keys(library, told))
    return found


def with_keys(library: Library, keys: Collection[str]) -> dict[int, Name]:
    """The names in the library that have one of these keys (`corrections.key`)."""
    hooks = {joining.hook_of_form(one.partition(" ")[2]) for one in keys}
    found = roster.names(library, roster.hooked(library, hooks)) if hooks else {}
    return {at: name for at, name in found.items() if _key(name) in keys}


def beside(library: Library, actors: Iterable[int]) -> list[Name]:
    """The names of these actors of the library, and all others that have a say in whose each of them is."""
    own = {name for actor in actors for name in roster.names_of(library, actor)}
    found = roster.names(library, _tied(library, own, corrections(library)))
    return [name for name in found.values() if name.articles]


def kin(library: Library, keys: Collection[str]) -> set[str]:
    """The keys of all names that are one actor with one that has such a key, were none of them ignored."""
    said = replace(corrections(library), ignored=frozenset())
    found = roster.names(library, _tied(library, set(with_keys(library, keys)), said))
    actors = joining.join([name for name in found.values() if name.articles], said)
    groups = [{_key(name) for name in actor.names} for actor in actors]
    return {one for group in groups if not group.isdisjoint(keys) for one in group}


def _key(name: Name) -> str:
    return key(name.type, name.name)


def rows(
    library: Library,
    *,
    limit: int | None = None,
    kind: ActorType | None = None,
    since: str | None = None,
    among: Iterable[int] | None = None,
) -> list[tuple[Known, ActorRow]]:
    """The actors of the library, most mentioned first; only those `among` these keys, if given.

    `since` is an ISO day: only articles published on it or later count then. `limit` is how many at most. Roles,
    variants and places are those of the `RECENT` newest articles of each name.
    """
    return [(one, row(library, one, since)) for one in roster.listed_by_mentions(library, limit, kind, since, among)]


def row(library: Library, actor: Known, since: str | None = None) -> ActorRow:
    """All that a list tells of an actor of the library; the figure of its mentions is as `actor` has it."""
    names = roster.names_of(library, actor.key)
    found: list[tuple[int, Actor]] = [
        pair for name in names for pair in analyses.actors_named(library, name, newest=RECENT, since=since)
    ]
    ordered = tuple(sorted(names.values(), key=lambda name: (-name.mentions, name.name, name.type)))
    told = merging.row_of(joining.Joined(actor.name, actor.type, ordered, actor.uncertain), found)
    return replace(told, mentions=actor.mentions)
