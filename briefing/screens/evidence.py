"""What may have come of an item: articles that look like its outcome, each to be accepted, rejected or read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.model import Outcome, Place, WatchRow
from briefing.screens.bindings import calls
from briefing.screens.overlay import CLOSE, Overlay
from briefing.screens.telling import tell, tell_error
from briefing.screens.walking import settled
from briefing.store.library import Library
from briefing.text import counted, one_line, short_day
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick, PickList
from widgets.story_sheet import NoteLines

if TYPE_CHECKING:
    from briefing.screens.following import Following

_HINTS = [("a", "accept: settled"), CLOSE, ("r", "reject for good"), ("enter", "read it")]
_NONE = "No article looks like the outcome of this item"


class EvidenceScreen(Overlay):
    """The possible outcomes of one item, the likeliest first. Nothing is resolved unless the reader accepts one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "Accept: resolves the item", id="outcome.accept", show=False, priority=True),
        calls("tick", "accept", "Accept: resolves the item"),
        Binding("r", "reject", "Reject: never again for this item", id="outcome.reject", show=False, priority=True),
        Binding("enter", "read", "Read the article", id="outcome.read", show=False, priority=True),
        calls("open", "read", "Read the article"),
        calls("undo", "take_back"),
        calls("redo", "take_again"),
        calls("item-history", "history"),
        calls("evidence", "leave", "Close"),
    ]

    def __init__(self, desk: Following, row: WatchRow, then: Callable[[Worker[None]], None]) -> None:
        super().__init__()
        self._desk = desk
        self._row = row
        self._then = then
        self._outcomes: list[Outcome] = []
        self._in_all = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield NoteLines(id="outcome-item")
            yield PickList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        more = [(self.key("item-history"), "history"), (self.key("undo"), "undo")]
        self.query_one(HintLine).hint([*_HINTS, *more])
        self.query_one(NoteLines).say(self._row.text)
        self.query_one(PaneTitle).say([(" What came of it", "bar--name")], "looking … ")
        self.query_one(PickList).say_when_empty("…")
        self.run_worker(self._fill(), group="marks")

    @property
    def picks(self) -> PickList:
        """The list."""
        return self.query_one(PickList)

    async def _fill(self) -> None:
        try:
            # Looked for on the connection that writes, so that what is found is kept.
            self._outcomes, self._in_all = await self._desk.lane.write(_possible, self._row)
        except BriefingError as error:
            tell_error(self, str(error))
        if self.is_mounted:
            of_them = f"{len(self._outcomes)} of " if len(self._outcomes) < self._in_all else ""
            number = counted(self._in_all, "possible outcome")
            self.query_one(PaneTitle).say([(" What came of it", "bar--name")], f"{of_them}{number} ")
            self.picks.say_when_empty(_NONE)
            self.picks.show([_pick(one) for one in self._outcomes])

    @property
    def _selected(self) -> Outcome | None:
        pick = self.picks.selected
        return next((one for one in self._outcomes if pick is not None and one.key == pick.key), None)

    def action_accept(self) -> None:
        if (one := self._selected) is not None:
            self._then(self._desk.keep_items(partial(_accept, row=self._row, article=one.key)))
            self.dismiss(True)

    def action_reject(self) -> None:
        if (one := self._selected) is not None:
            self._again(self._desk.keep_items(partial(_reject, row=self._row, article=one.key)))

    def action_take_back(self) -> None:
        self._again(self._desk.take_back())

    def action_take_again(self) -> None:
        self._again(self._desk.take_again())

    def _again(self, worker: Worker[None]) -> None:
        async def then() -> None:
            await settled(worker)
            await self._fill()

        self._then(worker)
        self.run_worker(then(), group="marks")

    async def action_history(self) -> None:
        await self._desk.show_item_history(self._row)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        self.action_read()

    def action_read(self) -> None:
        one = self._selected
        if one is None:
            return tell(self, _NONE)
        row, place = self._row, Place(one.key, one.start, one.end)
        self.dismiss(False)
        self._desk.run_worker(self._desk.read_at(place, (place, *row.places)), group="open", exclusive=True)
        return None


def _pick(one: Outcome) -> Pick:
    source = " · ".join(part for part in (one.outlet, short_day(one.published)) if part)
    return Pick(one.key, one.title or "(no title)", f"{round(one.score * 100)} %", (source, one_line(one.text, 400)))


# What follows runs on the lane; it knows how texts are compared, which is slow to import.


def _possible(library: Library, row: WatchRow) -> tuple[list[Outcome], int]:
    """The likeliest outcomes, and how many there are in all: the row of the item says that number, too."""
    from briefing.pipeline import outlook

    shown = outlook.possible(library, row)
    (looked,) = outlook.look(library, [row])
    return shown, max(looked.outcomes or 0, len(shown))


def _accept(library: Library, row: WatchRow, article: int) -> str:
    from briefing.pipeline import outlook

    return outlook.accept(library, row, article)


def _reject(library: Library, row: WatchRow, article: int) -> str:
    from briefing.pipeline import outlook

    return outlook.reject(library, row, article)
