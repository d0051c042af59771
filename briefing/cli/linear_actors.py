"""What can be said in the linear mode of actors: merged, parted, renamed, of another type, ignored; and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, get_args

from briefing.cli import linear_stories as stories
from briefing.cli import linear_told as told
from briefing.cli.linear_numbers import number_in
from briefing.errors import UsageError
from briefing.model import ActorRow, ActorType, CastRow
from briefing.pipeline import actor_facts, actor_lists, asking, correcting
from briefing.pipeline.analysing import labeller_of
from briefing.store.roster import Known

if TYPE_CHECKING:
    from briefing.cli.linear_desk import LinearDesk
    from briefing.cli.linear_list import Lines

_TYPES: Final[tuple[ActorType, ...]] = get_args(ActorType)
_MOST: Final = 20
"""Actors that are read out to choose from; words find others."""


def why(desk: LinearDesk, words: str) -> Lines:
    """Read out why the names of an actor are one; of an article, why it is in its story."""
    if not desk.lists(CastRow):
        return stories.why(desk, words)
    return told.names(actor_facts.told_of(desk.library, _row(desk, number_in(words, "why 2")[0])))


def split(desk: LinearDesk, words: str) -> Lines:
    """Split a name off an actor; an article, off its story."""
    if not desk.lists(CastRow):
        return stories.split_off(desk, words)
    number, name = number_in(words, "split 2 Rask")
    if not name:
        raise UsageError("Say the name that is another's: split 2 Rask; why 2 reads out its names")
    labeller = labeller_of(desk.settings)
    return _changed(desk, number, lambda one: correcting.split(desk.library, one, asking.form_of(one, name), labeller))


def merge(desk: LinearDesk, words: str) -> Lines:
    """Merge an actor into another one of the list; without a second number, read out which it could be."""
    number, rest = number_in(words, "merge 3 1, or merge 3")
    row = _row(desk, number)
    if rest.isdecimal():
        into = actor_lists.whole(desk.library, _row(desk, number_in(rest, "merge 3 1")[0]))
        return _changed(desk, number, lambda one: _merge(desk, into, one))
    found = actor_lists.nearest(desk.library, row, rest, most=_MOST)
    lines = (told.candidate(at, one) for at, one in enumerate(found, 1))

    def then(known: Known) -> str:
        into = actor_lists.by_number(desk.library, known.key)
        return _merge(desk, into, actor_lists.whole(desk.library, row))

    return desk.offer(Known, found, lines, "merge", then)


def _merge(desk: LinearDesk, into: ActorRow, one: ActorRow) -> str:
    return correcting.merge(desk.library, [into, one], labeller_of(desk.settings))


def rename(desk: LinearDesk, words: str) -> Lines:
    """Call an actor otherwise; without a name, as articles do."""
    number, name = number_in(words, "rename 2 Una Rask")
    return _changed(desk, number, lambda one: correcting.rename(desk.library, one, name))


def retype(desk: LinearDesk, words: str) -> Lines:
    """Say what an actor is."""
    number, name = number_in(words, "retype 2 organisation")
    type = next((one for one in _TYPES if name and one.startswith(name.casefold())), None)
    if type is None:
        raise UsageError(f"Say one of {', '.join(_TYPES)}: retype 2 organisation")
    return _changed(desk, number, lambda one: correcting.retype(desk.library, one, type))


def ignore(desk: LinearDesk, words: str) -> Lines:
    """List an actor no more."""
    return _changed(desk, number_in(words, "ignore 2")[0], lambda one: correcting.ignore(desk.library, one))


def restore(desk: LinearDesk, words: str) -> Lines:
    """List an actor again that was ignored."""
    if not words:
        raise UsageError("Say the name that was ignored: restore Una Rask")
    yield correcting.heed(desk.library, asking.ignored(desk.library, words) or words)


def _changed(desk: LinearDesk, number: int, change: Callable[[ActorRow], str]) -> Lines:
    with desk.library.writing():
        done = change(actor_lists.whole(desk.library, _row(desk, number)))
    yield done


def _row(desk: LinearDesk, number: int) -> CastRow:
    return desk.entry(CastRow, number, "actors")
