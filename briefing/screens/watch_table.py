"""The list behind the Watch screen: which items are listed, in which order, and the rows of those in sight."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult

from briefing.errors import BriefingError
from briefing.model import WatchCounts, WatchRow
from briefing.pipeline import checklist
from briefing.screens import watch_words
from briefing.screens.closing import is_there
from briefing.screens.items import ItemActions
from briefing.screens.over_desk import OverDesk
from briefing.store.watchlist import Listed
from widgets.bars import HeaderLine, HintLine, SearchBox
from widgets.story_sheet import NoteLines
from widgets.watch_list import WatchLine, WatchList

if TYPE_CHECKING:
    from briefing.screens.following import Following

_ROOM_FOR_WORDS: Final = 18


class WatchTable(ItemActions, OverDesk):
    """A window on all items of the library. Rows that were marked here stay where they are until it is made anew."""

    def __init__(self, desk: Following, selected: str | None = None) -> None:
        super().__init__(desk)
        self._wanted = selected
        self._listed: list[Listed] = []
        self._keys: list[str] = []
        self._numbers: dict[str, int] = {}
        self._touched: set[str] = set()
        self._changed: dict[str, WatchRow] = {}
        self._counts = WatchCounts()
        self._shown_text = ""

    def compose(self) -> ComposeResult:
        yield HeaderLine(id="watch-title")
        yield SearchBox(placeholder="words of an item; esc ends it", id="watch-box")
        yield WatchList(id="watch")
        yield NoteLines(id="watch-words")
        yield HintLine(id="watch-hints")

    @property
    def items(self) -> WatchList:
        """The list."""
        return self.query_one(WatchList)

    @property
    def box(self) -> SearchBox:
        """Where the filter is typed."""
        return self.query_one(SearchBox)

    @property
    def selected_key(self) -> str | None:
        """The key of the item that is selected."""
        number = self.items.selected
        return None if number is None else self._keys[number]

    # ------------------------------------------------------------------ what is listed

    async def list_items(self, *, keep: bool = False) -> None:
        """List what the filter lets through; with `keep`, what was marked here stays where it is."""
        if not is_there(self):
            return None
        text, made = self.box.value, -1
        rows: list[WatchRow] = []
        listed: list[Listed] = []
        selected = self._number(self._wanted) if self._wanted else None
        try:
            while made != self._desk.marks_made:
                made = self._desk.marks_made
                listed = await self._desk.lane.read(watch_words.listing, text)
                listed = watch_words.held(self._listed, listed, self._touched) if keep else listed
                ids = array("q", map(self._number, (one.key for one in listed)))
                rows = await self._rows(self.items.around(ids, selected))
                counts = await self._desk.lane.read(watch_words.counting, text)
        except BriefingError as error:
            return self._desk.tell_error(error)
        if not is_there(self) or text != self.box.value:
            return None
        self._wanted = None
        self._listed, self._counts, self._shown_text = listed, counts, text
        if not keep:
            self._touched.clear()
        self.items.pick(self.items.picked.intersection(ids))
        self.items.show(ids, self._lines(rows), selected, watch_words.headings(listed))
        return self.describe()

    def _number(self, key: str) -> int:
        """The number that stands for a key while this screen is open."""
        number = self._numbers.setdefault(key, len(self._keys))
        if number == len(self._keys):
            self._keys.append(key)
        return number

    async def _rows(self, ids: Iterable[int]) -> list[WatchRow]:
        return await self._desk.lane.read(checklist.rows, [self._keys[number] for number in ids])

    def _lines(self, rows: Iterable[WatchRow]) -> list[WatchLine]:
        return [WatchLine(self._number(row.key), row) for row in rows]

    def on_picking_list_pointed(self) -> None:
        self.describe()

    def on_virtual_list_page_wanted(self, event: WatchList.PageWanted) -> None:
        self.run_worker(self._supply(event.ids), group="pages")

    async def _supply(self, ids: array[int]) -> None:
        made = -1
        rows: list[WatchRow] = []
        try:
            while made != self._desk.marks_made:
                made = self._desk.marks_made
                rows = await self._rows(ids)
        except BriefingError as error:
            return self._desk.tell_error(error)
        self.items.supply(self._lines(rows))
        return self.describe()

    async def refresh_items(self) -> None:
        """Fetch the rows and the counts anew; which items are listed, and where, stays as it is."""
        made, ids = self._desk.marks_made, self.items.ids
        try:
            rows = await self._rows(self.items.around(ids))
            counts = await self._desk.lane.read(watch_words.counting, self._shown_text)
        except BriefingError as error:
            return self._desk.tell_error(error)
        if not is_there(self):
            return None
        if made == self._desk.marks_made and ids is self.items.ids:
            self._changed.clear()
            self._counts = counts
            self.items.show(ids, self._lines(rows), headings=watch_words.headings(self._listed))
        return self.describe()

    def describe(self) -> None:
        """Bring the header and the lines about the selected item up to date."""
        if self.is_mounted:
            where = watch_words.position(self.items.position + 1, len(self._listed), self._shown_text)
            self.query_one(HeaderLine).say(watch_words.title(self._counts, len(self.items.picked)), where)
            self.items.say_when_empty(watch_words.nothing(self._shown_text))
            self.query_one(NoteLines).say(*watch_words.about(self.items.item))

    def on_resize(self) -> None:
        self.query_one(NoteLines).display = self.size.height >= _ROOM_FOR_WORDS

    # ------------------------------------------------------------------ moving, picking out

    def action_move(self, by: int) -> None:
        self.items.move(by)
        self.describe()

    def action_turn(self, pages: float) -> None:
        self.items.turn(pages)
        self.describe()

    def action_go_top(self) -> None:
        self.items.go_top()
        self.describe()

    def action_go_bottom(self) -> None:
        self.items.go_bottom()
        self.describe()
