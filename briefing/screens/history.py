"""The history of marks: what was done, the newest first, and back to any of it with one key."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.errors import BriefingError
from briefing.screens.bindings import calls
from briefing.screens.overlay import CLOSE, MOVE
from briefing.screens.picking import PickScreen
from briefing.screens.telling import tell_error
from briefing.store import journal
from briefing.store.lane import Lane
from briefing.text import counted, short_day, wall_clock
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick

_UNDONE = "Undone: enter does all up to there again"


class HistoryScreen(PickScreen):
    """The steps of the journal; the one that is picked is undone with all that came after it, or done again."""

    BINDINGS = [calls("history", "leave", "Close")]

    def __init__(self, lane: Lane, then: Callable[[Pick], None]) -> None:
        super().__init__(then)
        self._lane = lane

    def on_mount(self) -> None:
        self.picks.say_when_empty("Nothing was marked yet")
        self.query_one(HintLine).hint([("enter", "undo down to there"), CLOSE, MOVE])
        self.run_worker(self._fill(), group="search")

    async def _fill(self) -> None:
        try:
            found = await self._lane.read(journal.entries)
        except BriefingError as error:
            return tell_error(self, str(error))
        self.query_one(PaneTitle).say([(" What was done", "bar--name")], f"{counted(len(found), 'step')} ")
        self.picks.show(list(_picks(found)), fresh=True)
        return None


def _picks(found: Iterable[journal.Entry]) -> Iterable[Pick]:
    for entry in found:
        at = wall_clock(entry.at)
        group = _UNDONE if entry.state == "undone" else short_day(at.date().isoformat())
        yield Pick(entry.step, entry.sentence, f"{at:%H:%M} ", group=group)
