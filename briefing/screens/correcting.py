"""The reader's word on who is who, given with a key in the actors pane; each is one step that `u` takes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from briefing.model import ActorRow, ActorType, CastRow
from briefing.screens.casting import Casting
from briefing.screens.desk import told
from briefing.screens.framed import lay
from briefing.settings import Settings
from briefing.store.library import Library

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller
    from widgets.pick_list import Pick

Correction = Callable[[Library, ActorRow, "Labeller | None"], str]
"""What is done with an actor, all its names in the library at hand; returns the sentence that says it."""


class Correcting(Casting):
    """The actions of the actors pane that keep something. All are of the actor selected, in the whole library."""

    def _meant(self, does: str) -> CastRow | None:
        """The actor that is meant; where there is none, the reader is told what the key is for."""
        if self.pane_name != "actors":
            self.tell(f"This key {does}: press 3 to go there")
            return None
        if self.actors.selected is None:
            self.tell("No actor is selected")
        return self.actors.selected

    def _correct(self, row: CastRow, correction: Correction) -> None:
        self.keep(partial(_done, row=row, correction=correction, settings=self.settings), panes=True)

    @told
    async def action_merge(self) -> None:
        from briefing.screens.naming import MergeScreen

        if (row := self._meant("merges an actor with another")) is not None:
            await lay(self, MergeScreen(self.lane, row, partial(self._merge_into, row)))

    def _merge_into(self, row: CastRow, pick: Pick) -> None:
        self._correct(row, partial(_merge, into=cast(int, pick.key)))

    @told
    async def action_names(self) -> None:
        from briefing.screens.naming import NamesScreen

        if (row := self._meant("shows the names of an actor")) is not None:
            await lay(self, NamesScreen(self.lane, row, partial(self._split_off, row)))

    def _split_off(self, row: CastRow, pick: Pick) -> None:
        self._correct(row, partial(_split, name=pick.name))

    @told
    async def action_rename(self) -> None:
        from briefing.screens.naming import RenamePrompt

        if (row := self._meant("renames an actor")) is not None:
            await lay(self, RenamePrompt(row), partial(self._rename_to, row))

    def _rename_to(self, row: CastRow, name: str | None) -> None:
        if name is not None and name != row.actor.name:
            self._correct(row, partial(_rename, name=name))

    @told
    async def action_retype(self) -> None:
        from briefing.screens.naming import TypeScreen

        if (row := self._meant("changes the type of an actor")) is not None:
            await lay(self, TypeScreen(row, partial(self._retype_to, row)))

    def _retype_to(self, row: CastRow, pick: Pick) -> None:
        self._correct(row, partial(_retype, type=cast(ActorType, pick.key)))

    def action_ignore(self) -> None:
        if (row := self._meant("ignores an actor")) is not None:
            self._correct(row, _ignore)


# What follows runs on the lane. Corrections know how names are compared, and may analyse an article anew: that is
# imported when it is needed, for a quicker start.


def _done(library: Library, row: CastRow, correction: Correction, settings: Settings) -> str:
    from briefing.pipeline import actor_lists
    from briefing.pipeline.analysing import labeller_of

    with library.writing():
        return correction(library, actor_lists.whole(library, row), labeller_of(settings))


def _merge(library: Library, actor: ActorRow, labeller: Labeller | None, into: int) -> str:
    from briefing.pipeline import actor_lists, correcting

    return correcting.merge(library, [actor_lists.by_number(library, into), actor], labeller)


def _split(library: Library, actor: ActorRow, labeller: Labeller | None, name: str) -> str:
    from briefing.pipeline import correcting

    return correcting.split(library, actor, name, labeller)


def _rename(library: Library, actor: ActorRow, labeller: Labeller | None, name: str) -> str:
    from briefing.pipeline import correcting

    return correcting.rename(library, actor, name)


def _retype(library: Library, actor: ActorRow, labeller: Labeller | None, type: ActorType) -> str:
    from briefing.pipeline import correcting

    return correcting.retype(library, actor, type)


def _ignore(library: Library, actor: ActorRow, labeller: Labeller | None) -> str:
    from briefing.pipeline import correcting

    return correcting.ignore(library, actor)
