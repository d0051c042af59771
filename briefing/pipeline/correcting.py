"""The reader's word on who is who: names made one actor, parted, called otherwise, typed otherwise or ignored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing.analysis import joining
from briefing.analysis.corrections import BETWEEN, Corrections, form, key, pair, paired
from briefing.errors import UsageError
from briefing.model import ActorRow, ActorType
from briefing.pipeline import restoring
from briefing.pipeline.casting import APART, CALLED, IGNORED, KINDS, SAME, TYPED, kin, look_at, with_keys
from briefing.store import articles, journal, roster
from briefing.store.journal import Change, Value
from briefing.store.library import Library
from briefing.text import one_line

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller

_Marks = list[tuple[str, str, Value | None]]


def merge(library: Library, actors: Sequence[ActorRow], labeller: Labeller | None = None) -> str:
    """Say that these actors are one, shown as the first is; one step of the journal. Returns what was done.

    Raises UsageError for one alone.
    """
    head, *rest = actors
    if not rest:
        raise UsageError(f"{head.name} is one actor already; name two")
    marks: _Marks = []
    for at, actor in enumerate(actors):
        for other in actors[at + 1 :]:
            marks += [(APART, pair(a, b), None) for a in keys_of(actor) for b in keys_of(other)]
    told = [pair(keys_of(head)[0], keys_of(actor)[0]) for actor in rest]
    marks += [(SAME, one, {}) for one in told]
    marks += [(CALLED, one, None) for actor in rest for one in keys_of(actor)]
    together = joining.join([name for actor in actors for name in actor.names], Corrections(same=paired(told)))
    if [one.name for one in together] != [head.name]:
        marks += [(CALLED, one, {"name": head.name}) for one in keys_of(head)]
    return _record(library, f"Merged {_listed(rest)} into {head.name}", marks, labeller)


def split(library: Library, actor: ActorRow, name: str, labeller: Labeller | None = None) -> str:
    """Say that one of an actor's names or variants is someone else; one step of the journal. Returns what was done.

    Raises UsageError where the actor has no such name, or no other.
    """
    own = [key(one.type, one.name) for one in actor.names if form(one.name) == form(name)]
    if not own and form(name) in map(form, actor.variants):
        own = sorted({key(one.type, name) for one in actor.names})
    others = [one for one in keys_of(actor) if one not in own]
    if not own or not others:
        raise UsageError(f"{name} cannot be split from {actor.name}: it has no such name beside another one")
    pairs = [pair(mine, other) for mine in own for other in others]
    marks: _Marks = [(APART, one, {}) for one in pairs]
    marks += [(SAME, one, None) for one in pairs]
    return _record(library, f"Split {name} from {actor.name}", marks, labeller)


def rename(library: Library, actor: ActorRow, name: str) -> str:
    """Show an actor under this name; an empty one goes back to the name that articles use. Returns what was done."""
    name = one_line(name)
    done = f"Renamed {actor.name} to {name}" if name else f"Took the new name of {actor.name} back"
    return _record(library, done, [(CALLED, one, {"name": name} if name else None) for one in keys_of(actor)], None)


def retype(library: Library, actor: ActorRow, type: ActorType) -> str:
    """Say of which type an actor is; one step of the journal. Returns what was done."""
    head, *others = keys_of(actor)
    marks: _Marks = [(TYPED, one, {"type": type}) for one in (head, *others)]
    # Rules for names of the other type might part what these names have in common.
    marks += [(SAME, pair(head, other), {}) for other in others]
    return _record(library, f"Changed the type of {actor.name} to {type}", marks, None)


def ignore(library: Library, actor: ActorRow) -> str:
    """Say that this is no actor; one step of the journal. Returns what was done."""
    return _record(library, f"Ignored {actor.name}", [(IGNORED, one, {}) for one in keys_of(actor)], None)


def heed(library: Library, name: str) -> str:
    """Let an ignored actor be one again, by any of its names. Raises UsageError where the name is not ignored.

    Returns what was done.
    """
    ignored = {subject for _, subject, _ in journal.of_kinds(library, [IGNORED])}
    found = {one for one in ignored if one.partition(" ")[2] == form(name)}
    if not found:
        raise UsageError(f"{name} is not ignored")
    # Of two spellings that are ignored, one alone would still hide the actor.
    found |= ignored & kin(library, found)
    printed = max(with_keys(library, found).values(), key=lambda one: one.mentions, default=None)
    done = f"Listed {printed.name if printed else name} again"
    return _record(library, done, [(IGNORED, one, None) for one in sorted(found)], None)


def follow(library: Library, changes: Iterable[Change], labeller: Labeller | None = None) -> None:
    """Let the actors follow their marks, in the transaction that changed these."""
    told = [change for change in changes if change.kind in KINDS]
    if not told:
        return
    parted = {change.subject for change in told if change.kind == APART}
    for identity in sorted({identity for one in parted for identity in _holding_both(library, one)}):
        restoring.show(library, identity, labeller)
    subjects = {name for change in told for name in change.subject.split(BETWEEN)}
    # No more than what was said is followed: while a load runs, all that changed is far too much for one transaction.
    look_at(library, with_keys(library, subjects))


def keys_of(actor: ActorRow) -> list[str]:
    """The keys of an actor's names, the most mentioned first."""
    names = sorted(actor.names, key=lambda name: (-name.mentions, name.name, name.type))
    return list(dict.fromkeys(key(name.type, name.name) for name in names))


def _holding_both(library: Library, subject: str) -> set[str]:
    """The articles in which one of two names is, or was, a form of the actor that bears the other."""
    a, _, b = subject.partition(BETWEEN)
    found = roster.naming_both(library, with_keys(library, {a}), with_keys(library, {b}))
    for bearer, other in ((a, b), (b, a)):
        forms = roster.variants(library, with_keys(library, {bearer}))
        found |= {article for article, texts in forms if other.partition(" ")[2] in map(form, texts)}
    return {articles.identity_of(library, key) for key in found}


def _record(library: Library, done: str, marks: _Marks, labeller: Labeller | None) -> str:
    with library.writing():
        step = journal.record(library, done, marks)
        if step is None:
            return "Nothing to change: it already stands so"
        follow(library, step.changes, labeller)
    return done


def _listed(actors: Sequence[ActorRow]) -> str:
    return " and ".join(actor.name for actor in actors)
