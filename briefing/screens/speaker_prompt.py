"""Asks who said a statement: a name typed or chosen from the actors there are, nobody, or whom the text names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from briefing.model import CastRow, StatementRow
from briefing.screens.naming import candidate
from briefing.screens.overlay import LEAVE
from briefing.screens.picking import FindScreen, fits
from briefing.store import roster
from briefing.store.lane import Lane
from briefing.store.roster import Known
from briefing.text import one_line, words_of
from widgets.bars import HintLine, PaneTitle, SearchBox
from widgets.pick_list import Pick

NOBODY = "Nobody known"
AS_PRINTED = "As the text has it"
_MOST_ELSEWHERE: Final = 20

Answer = tuple[str, str]
"""How it was answered, "name", "nobody" or "text" (whom the articles name), and the name."""


class SpeakerPrompt(FindScreen):
    """A box with the speaker's name, and the names that fit it: those of what is read, then those of the library."""

    PLACEHOLDER = "type a name"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Write the name with the bar", id="speaker.complete", show=False, priority=True),
    ]

    def __init__(
        self, lane: Lane, row: StatementRow, actors: Sequence[CastRow], then: Callable[[Answer], None]
    ) -> None:
        super().__init__(lane, lambda pick: then(pick.key))  # type: ignore[arg-type]
        self._row = row
        self._speaker = row.speaker or ""
        self._names = list(dict.fromkeys([*filter(None, [row.speaker]), *(one.actor.name for one in actors)]))
        self._here = {one.key for one in actors}

    def on_mount(self) -> None:
        words = one_line(self._row.words, 60)
        said = f"“{words.strip('“”')}”" if self._row.kind == "direct" else words
        self.query_one(PaneTitle).say([(" Who said it?", "bar--name"), (f"  {said}", "bar--faint")])
        self.query_one(HintLine).hint([("enter", "this one"), LEAVE, ("↑↓", "choose"), ("tab", "complete")])
        self.box.value = self._speaker
        self.box.select_all()

    @property
    def box(self) -> SearchBox:
        """Where the name is typed."""
        return self.query_one(SearchBox)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action == "complete" or super().check_action(action, parameters)

    async def find(self, text: str) -> list[Pick]:
        """The actors that fit the text, then nobody and the text itself, whichever the text rather means."""
        # The name that it began with is there to be typed over: until then all names are offered.
        text = "" if text == self._speaker else one_line(text, 200)
        here = [Pick(("name", name), name) for name in self._names if fits(name, text)]
        elsewhere = await self._elsewhere(text)
        known = {pick.name.casefold() for pick in (*here, *elsewhere)}
        own = [Pick(("name", text), text)] if text and text.casefold() not in known else []
        others = [Pick(("nobody", ""), NOBODY)] + [Pick(("text", ""), AS_PRINTED)] * self._row.corrected
        fitting = [pick for pick in others if text and fits(pick.name, text)]
        return [*here, *elsewhere, *fitting, *own, *(pick for pick in others if pick not in fitting)]

    async def _elsewhere(self, text: str) -> list[Pick]:
        """Who else in the library can be meant; nobody before something is typed."""
        if not (words := words_of(text)):
            return []
        most = _MOST_ELSEWHERE + len(self._here)
        others: dict[str, Known] = {}
        for one in await self.lane.read(roster.able_to_speak, words, most):
            if one.key not in self._here and one.name not in self._names:
                others.setdefault(one.name, one)
        picks = [candidate(one)._replace(key=("name", name), name=name) for name, one in others.items()]
        return picks[:_MOST_ELSEWHERE]

    async def action_complete(self) -> None:
        await self.caught_up()
        if (pick := self.picks.selected) is not None and pick.key == ("name", pick.name):
            self.box.value = pick.name
            self.box.cursor_position = len(pick.name)
