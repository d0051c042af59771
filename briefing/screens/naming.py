"""The screens over the reader that ask who is who: another actor to merge with, a name to split off, a type, a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from briefing.errors import BriefingError
from briefing.model import CastRow
from briefing.pipeline import actor_lists
from briefing.screens.bindings import calls
from briefing.screens.closing import is_there
from briefing.screens.framed import Framed
from briefing.screens.overlay import CLOSE, LEAVE, MOVE
from briefing.screens.picking import FindScreen, PickScreen
from briefing.screens.telling import tell, tell_error
from briefing.screens.walking import settled, typed
from briefing.store.lane import Lane
from briefing.store.library import Library
from briefing.store.roster import Known
from briefing.text import counted, one_line, short_day
from widgets.bars import HintLine, PaneTitle, SearchBox
from widgets.pick_list import Pick

_A_TYPE = {"person": "person", "organisation": "organisation", "country": "country", "group": "group", "place": "place"}
_MOST_SOURCES = 6


class TypeScreen(PickScreen):
    """The five types, the present one first in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [calls("retype", "leave", "Close")]

    def __init__(self, row: CastRow, then: Callable[[Pick], None]) -> None:
        super().__init__(then)
        self._row = row

    def on_mount(self) -> None:
        now = self._row.actor.type
        self.query_one(PaneTitle).say([(f" What is {self._row.actor.name}?", "bar--name")])
        self.query_one(HintLine).hint([("enter", "choose"), LEAVE, MOVE])
        self.picks.show([Pick(kind, name, "as now" if kind == now else "") for kind, name in _A_TYPE.items()])
        self.picks.select(("", now))


class MergeScreen(FindScreen):
    """The other actors of the library, those with the names that are most like first; typing asks for others."""

    PLACEHOLDER = "type to find another name"

    def __init__(self, lane: Lane, row: CastRow, then: Callable[[Pick], None]) -> None:
        super().__init__(lane, then)
        self._row = row

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(f" Merge {self._row.actor.name} into", "bar--name")])
        self.query_one(HintLine).hint([("enter", "merge"), LEAVE, MOVE])

    async def find(self, text: str) -> list[Pick]:
        return [candidate(one) for one in await self.lane.read(actor_lists.nearest, self._row, text)]


class NamesScreen(PickScreen):
    """All names of an actor, why they are its, and its roles with who gave them; entering a name splits it off."""

    BINDINGS: ClassVar[list[BindingType]] = [calls("split", "leave", "Close"), calls("why", "leave", "Close")]

    def __init__(self, lane: Lane, row: CastRow, then: Callable[[Pick], None]) -> None:
        super().__init__(then)
        self._lane = lane
        self._row = row

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(f" Names of {self._row.actor.name}", "bar--name")])
        self.query_one(HintLine).hint([("enter", "split the name off"), CLOSE, MOVE])
        self.picks.say_when_empty("…")
        self._filling = self.run_worker(self._fill(), group="search")

    async def _fill(self) -> None:
        try:
            picks = await self._lane.read(_names, self._row)
        except BriefingError as error:
            tell_error(self, str(error))
            return
        self.picks.show(picks, fresh=True)

    async def action_pick(self) -> None:
        await settled(self._filling)
        if is_there(self):
            await super().action_pick()

    def picked(self, pick: Pick) -> None:
        if pick.group == _ROLES:
            tell(self, "A role cannot be split off, only a name")
        else:
            super().picked(pick)


_ROLES = "Roles"


def _names(library: Library, row: CastRow) -> list[Pick]:
    from briefing.pipeline import actor_facts  # it knows how names are compared, which is slow to import

    told = actor_facts.told_of(library, row)
    doubt = (f"in doubt: {told.doubt}",) if told.doubt else ()
    picks = [
        Pick(
            (form.text, at),
            form.text,
            counted(form.articles, "article"),
            (*((form.why,) if form.why else ()), *(doubt if at == 0 else ())),
            "Names" if form.is_name else "Also printed",
        )
        for at, form in enumerate(told.forms)
    ]
    return picks + [Pick(role.text, role.text, "", (_by(role.by),) if role.by else (), _ROLES) for role in told.roles]


def _by(printed: tuple[tuple[str, str | None], ...]) -> str:
    """Who gave a role and when: "— Coast Post, 3 Mar 2026; Daily Gull, 2 Mar 2026"."""
    told = [", ".join(part for part in (outlet, short_day(day)) if part) for outlet, day in printed]
    more = f"; and {len(told) - _MOST_SOURCES} more" if len(told) > _MOST_SOURCES else ""
    return f"— {'; '.join(told[:_MOST_SOURCES])}{more}"


def candidate(one: Known) -> Pick:
    """An actor of the library as one that may be meant: its name, its type, and how often it is mentioned."""
    return Pick(one.key, one.name + (" ?" if one.uncertain else ""), f"{_A_TYPE[one.type]} · {one.mentions:,}")


class RenamePrompt(Framed[str | None]):
    """Asks for another name; dismisses with it ("" for the one that articles use), or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", id="rename.close", show=False, priority=True),
        Binding("enter", "choose", "Take this name", id="rename.choose", show=False, priority=True),
    ]

    def __init__(self, row: CastRow) -> None:
        super().__init__()
        # An input draws what it holds as it is, so that what is in it must have been cleaned.
        self._now = one_line(row.actor.name)

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame small"):
            yield PaneTitle(id="overlay-title")
            yield SearchBox(placeholder="empty: the name that articles use", id="rename-box")
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(f" Another name for {self._now}", "bar--name")])
        self.query_one(HintLine).hint([("enter", "rename"), LEAVE])
        box = self.query_one(SearchBox)
        box.value = self._now
        box.cursor_position = len(self._now)

    async def action_choose(self) -> None:
        box = self.query_one(SearchBox)
        await typed(box)
        self.dismiss(box.value)

    def action_leave(self) -> None:
        self.dismiss(None)
