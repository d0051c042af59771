"""All that is to be watched, over the whole library: grouped by when it is due, and dealt with by one key each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widgets import Input
from textual.worker import Worker

from briefing.commands import first_key
from briefing.errors import BriefingError
from briefing.model import WatchRow
from briefing.pipeline import checklist
from briefing.screens import words
from briefing.screens.bindings import BINDINGS
from briefing.screens.closing import is_there
from briefing.screens.items import Mark
from briefing.screens.searching import WHILE_TYPING
from briefing.screens.walking import settled, typed
from briefing.screens.watch_table import WatchTable
from briefing.store import marks
from briefing.store.library import Library
from widgets.bars import HintLine
from widgets.watch_list import WatchList

_COMMANDS: Final = {
    "down", "up", "half-down", "half-up", "page-down", "page-up", "top", "bottom", "open", "back", "close", "quit",
    "search", "filter", "tick", "drop", "snooze", "note", "due", "add", "evidence", "item-history", "select",
    "select-all", "undo", "redo", "watch", "agenda", "help", "redraw", "suspend", "pane-stories", "pane-article",
    "pane-actors", "pane-statements", "pane-checklist",
}  # fmt: skip
_AT_ONCE: Final = 5
_MOST_LOOKED_AT: Final = 60
_HINTS: Final = (
    ("tick", "tick"),
    ("close", "back"),
    ("open", "source"),
    ("snooze", "snooze"),
    ("drop", "drop"),
    ("note", "note"),
    ("due", "due"),
    ("evidence", "outcomes"),
    ("select", "pick out"),
    ("filter", "filter"),
    ("agenda", "agenda"),
    ("undo", "undo"),
)


class WatchScreen(WatchTable):
    """The actions of the list. Each mark is one step that `u` takes back, for however many items were picked out."""

    BINDINGS: ClassVar[list[BindingType]] = [binding for binding in BINDINGS if binding.id in _COMMANDS]

    def on_mount(self) -> None:
        self.box.display = False
        self.run_worker(self._begin(), group="search")

    def describe(self) -> None:
        super().describe()
        if self.is_mounted:
            hints = [(first_key(name, self.keys), does) for name, does in _HINTS]
            here = words.hints("filter", lambda name: first_key(name, self.keys)) if self.filtering else hints
            self.query_one(HintLine).hint(here, f"{first_key('help', self.keys)} all keys ")

    def on_descendant_focus(self) -> None:
        self.describe()

    async def _begin(self) -> None:
        await self.list_items()
        self.set_focus(self.items)
        self.run_worker(self._look_for_outcomes(), group="look")

    async def _look_for_outcomes(self) -> None:
        """Look, a few items at a time, whether something came of those in sight and of those whose time has come."""
        lane = self._desk.lane
        keys = [self._keys[number] for number in self.items.around(self.items.ids)]
        try:
            keys += [key for key in await lane.read(_awaited) if key not in keys]
            while keys and is_there(self):
                if await lane.write(_looked, keys[:_AT_ONCE]):
                    await self.refresh_items()
                keys = keys[_AT_ONCE:]
        except BriefingError as error:
            self._desk.tell_error(error)

    # ------------------------------------------------------------------ picking out

    def action_select(self) -> None:
        """Pick the item out, or leave it again, and go to the next one."""
        if (number := self.items.selected) is not None:
            self._pick(self.items.picked ^ {number})
            self.action_move(1)

    def action_select_all(self) -> None:
        """Pick out all that is listed; where all is, none."""
        everything = frozenset(self.items.ids)
        self._pick(frozenset() if self.items.picked == everything else everything)

    def _pick(self, items: frozenset[int]) -> None:
        self.items.pick(items)
        self.describe()

    # ------------------------------------------------------------------ marks

    async def items_meant(self, does: str) -> list[WatchRow]:
        rows = await self._rows_meant()
        return [self._changed.get(row.key, row) for row in rows]

    async def _rows_meant(self) -> list[WatchRow]:
        numbers = [number for number in self.items.ids if number in self.items.picked]
        if not numbers and self.items.item is not None:
            return [self.items.item]
        here = {number: line.item for number in numbers if (line := self.items.row(number))}
        try:
            missing = await self._rows(number for number in numbers if number not in here)
        except BriefingError as error:
            self._desk.tell_error(error)
            return []
        found = here | {self._number(row.key): row for row in missing}
        if not numbers:
            self._desk.tell("No item is selected")
        return [found[number] for number in numbers if number in found]

    def change_items(
        self, rows: Sequence[WatchRow], changed: Callable[[WatchRow], WatchRow], mark: Mark, *, silent: bool = False
    ) -> None:
        self._touched |= {row.key for row in rows}
        now = [changed(row) for row in rows]
        self._changed |= {row.key: row for row in now}
        self.items.pick(frozenset())
        self._follow(self._desk.keep_items(mark, silent=silent, shown=partial(self._show_changed, now)))

    def _show_changed(self, rows: Sequence[WatchRow]) -> None:
        """Show items as they are now, as far as they are in sight."""
        if is_there(self):
            self.items.supply(self._lines(row for row in rows if self.items.row(self._number(row.key)) is not None))

    def _follow(self, worker: Worker[None]) -> None:
        """Show what became of the items once a mark is kept."""

        async def then() -> None:
            await settled(worker)
            if is_there(self):
                await self.refresh_items()

        self.describe()
        self.run_worker(then(), group="marks")

    async def action_tick(self) -> None:
        await self.tick_items()

    def action_undo(self) -> None:
        self._follow(self._desk.take_back())

    def action_redo(self) -> None:
        self._follow(self._desk.take_again())

    async def action_add(self) -> None:
        await self._desk.ask_for_item("", None, "", self._added)

    def _added(self, worker: Worker[None]) -> None:
        async def then() -> None:
            await settled(worker)
            try:
                self._wanted = await self._desk.lane.read(_newest_own)
            except BriefingError as error:
                return self._desk.tell_error(error)
            return await self.list_items(keep=True)

        self.run_worker(then(), group="marks")

    async def action_evidence(self) -> None:
        if self.items.item is not None:
            await self._desk.show_outcomes(self.items.item, self._follow)

    async def action_item_history(self) -> None:
        if self.items.item is not None:
            await self._desk.show_item_history(self.items.item)

    # ------------------------------------------------------------------ the filter

    @property
    def filtering(self) -> bool:
        """Whether the filter is being typed."""
        return self.focused is self.box

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not (self.is_mounted and self.filtering) or action in WHILE_TYPING

    def action_filter(self) -> None:
        self.box.display = True
        self.set_focus(self.box)

    def action_search(self) -> None:
        self.action_filter()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.run_worker(self._typed(), group="search")

    async def _typed(self) -> None:
        if self.box.value != self._shown_text:
            await self.list_items()

    async def _leave_box(self) -> None:
        await typed(self.box)
        await self._typed()
        self.box.display = bool(self.box.value.strip())
        self.set_focus(self.items)

    # ------------------------------------------------------------------ leaving

    async def action_back(self) -> None:
        """End the filter, then what is picked out, then this screen."""
        if self.filtering or self.box.value:
            await typed(self.box)
            self.box.value = ""
            await self._leave_box()
        elif self.items.picked:
            self._pick(frozenset())
        else:
            self._leave()

    def action_close(self) -> None:
        self._leave()

    def _leave(self) -> None:
        self._desk.watch_place = self.selected_key
        self.dismiss(None)

    async def action_open(self) -> None:
        """Go to the source of the selected item; from the filter, to the list."""
        if self.filtering:
            await self._leave_box()
        elif (row := self.items.item) is not None:
            self._leave()
            self._desk.run_worker(self._desk.go_to_item(row), group="open", exclusive=True)

    def on_virtual_list_chosen(self, event: WatchList.Chosen) -> None:
        self.run_worker(self.action_open(), group="open")

    async def action_pane(self, name: str) -> None:
        self._leave()
        await self._desk.go_to(name)

    async def action_watch(self) -> None:
        """Make the list anew: what was marked here goes to its group."""
        await self.list_items()

    async def action_agenda(self) -> None:
        self._leave()
        await self._desk.action_agenda()

    async def action_redraw(self) -> None:
        await self.list_items()
        await self._desk.run_action("redraw")


# What follows runs on the lane; it knows how texts are compared, which is slow to import.


def _newest_own(library: Library) -> str | None:
    added = marks.added(library)
    return added[-1][0] if added else None


def _awaited(library: Library) -> list[str]:
    from briefing.pipeline import outlook

    return [row.key for row in outlook.awaited(library, _MOST_LOOKED_AT)]


def _looked(library: Library, keys: Sequence[str]) -> bool:
    """Look for outcomes of these items; whether there are any."""
    from briefing.pipeline import outlook

    rows = [row for row in checklist.rows(library, keys) if row.state == "open"]
    return any(row.outcomes for row in outlook.look(library, rows))
