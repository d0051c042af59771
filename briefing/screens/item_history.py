"""The history of one item: where it was found, what was done with it and when, and by what it was settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from briefing.errors import BriefingError
from briefing.model import WatchEvent, WatchRow
from briefing.screens.bindings import calls
from briefing.screens.overlay import CLOSE, MOVE, Overlay
from briefing.screens.telling import tell_error
from briefing.store import histories
from briefing.store.lane import Lane
from briefing.text import counted, one_line, short_day, wall_clock
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick, PickList
from widgets.story_sheet import NoteLines

_LONGEST = 600


class ItemHistoryScreen(Overlay):
    """What happened to one item, the first first; steps that were undone did not happen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        calls("item-history", "leave", "Close"),
        Binding("enter", "leave", "Close", id="item-history.close", show=False, priority=True),
    ]

    def __init__(self, lane: Lane, row: WatchRow) -> None:
        super().__init__()
        self._lane = lane
        self._row = row

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield NoteLines(id="outcome-item")
            yield PickList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(HintLine).hint([CLOSE, MOVE])
        self.query_one(NoteLines).say(self._row.text)
        self.query_one(PickList).say_when_empty("Nothing is known of this item any more")
        self.run_worker(self._fill(), group="search")

    async def _fill(self) -> None:
        try:
            found = await self._lane.read(histories.of, self._row.keys)
        except BriefingError as error:
            return tell_error(self, str(error))
        self.query_one(PaneTitle).say([(" What became of it", "bar--name")], f"{counted(len(found), 'event')} ")
        self.query_one(PickList).show(list(_picks(found)), fresh=True)
        return None


def _picks(found: Sequence[WatchEvent]) -> Iterable[Pick]:
    for number, event in enumerate(found):
        at = wall_clock(event.at)
        name, _, more = one_line(event.text, _LONGEST).partition(" in " if event.kind == "found" else ": ")
        yield Pick(number, name, f"{at:%H:%M} ", (more,) if more else (), group=short_day(at.date().isoformat()))
