"""The screen with the coming four weeks, day by day: to look at, and to go from a day to its items."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from briefing.commands import first_key
from briefing.errors import BriefingError
from briefing.model import WatchCounts
from briefing.pipeline import agenda, checklist
from briefing.screens.bindings import BINDINGS
from briefing.screens.over_desk import OverDesk
from briefing.store.library import Library
from widgets.agenda_view import AgendaView, Day
from widgets.bars import HeaderLine, HintLine

_WEEKS: Final = 4
_MOST_OF_A_DAY: Final = 12
_SPREAD: Final = 3
"""A time of so many days at most is shown on each of them; a longer one on its last, by which it counts everywhere."""

_COMMANDS: Final = {
    "down", "up", "page-down", "page-up", "half-down", "half-up", "top", "bottom", "open", "back", "close", "quit",
    "watch", "agenda", "help", "redraw", "suspend",
}  # fmt: skip


class AgendaScreen(OverDesk):
    """Four weeks from this Monday on. Nothing is changed here; enter goes to the first item of the day."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in BINDINGS if binding.id in _COMMANDS),
        Binding("left,[", "day(-1)", "Go a day back", id="agenda.before", show=False, priority=True),
        Binding("right,]", "day(1)", "Go a day on", id="agenda.after", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        yield HeaderLine(id="agenda-title")
        yield AgendaView(id="agenda")
        yield HintLine(id="agenda-hints")

    async def on_mount(self) -> None:
        key = self._desk.settings.keys
        hints = [
            ("← →", "day"),
            ("esc", "close"),
            ("↑ ↓", "week"),
            (first_key("open", key), "its items"),
            (first_key("top", key), "today"),
            (first_key("watch", key), "the list"),
        ]
        self.query_one(HintLine).hint(hints, f"{first_key('help', key)} all keys ")
        self.set_focus(self.view)
        self.run_worker(self.fill(), group="search")

    @property
    def view(self) -> AgendaView:
        """The weeks."""
        return self.query_one(AgendaView)

    async def fill(self) -> None:
        """Fetch what is due, and show it."""
        today = date.today()
        try:
            counts, days = await self._desk.lane.read(_coming, today)
        except BriefingError as error:
            return self._desk.tell_error(error)
        if self.is_mounted:
            self.view.show(days, today)
            told = f" {counts.overdue:,} overdue · {counts.undated:,} no date"
            self.query_one(HeaderLine).say([(" Agenda ", "bar--name"), (told, "bar--faint")], "four weeks ")
        return None

    def action_move(self, by: int) -> None:
        self.view.move(by)

    def action_day(self, by: int) -> None:
        """Go a day on, or back."""
        self.view.step(by)

    def action_turn(self, pages: float) -> None:
        self.view.turn(pages)

    def action_go_top(self) -> None:
        self.view.go_top()

    def action_go_bottom(self) -> None:
        self.view.go_bottom()

    async def action_open(self) -> None:
        if (day := self.view.selected) is not None:
            await self._enter(day)

    async def on_agenda_view_entered(self, event: AgendaView.Entered) -> None:
        await self._enter(event.day)

    async def _enter(self, day: Day) -> None:
        if day.items:
            self._desk.watch_place = day.items[0].key
            await self.action_watch()

    async def action_watch(self) -> None:
        self.dismiss(None)
        await self._desk.action_watch()

    def action_agenda(self) -> None:
        self.dismiss(None)

    def action_back(self) -> None:
        self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)

    async def action_redraw(self) -> None:
        await self.fill()
        await self._desk.run_action("redraw")


def _coming(library: Library, today: date) -> tuple[WatchCounts, list[Day]]:
    """What is due or comes back from this Monday on, by days."""
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=ahead) for ahead in range(_WEEKS * 7)]
    keys: dict[date, list[str]] = {day: [] for day in days}
    for key, time in agenda.coming(library, days[0], days[-1], today).items():
        for day in _days_of(*time):
            if day in keys:
                keys[day].append(key)
    shown = {row.key: row for row in checklist.rows(library, _first(keys), today)}
    return checklist.counts(library, today=today), [
        Day(day, len(keys[day]), tuple(shown[key] for key in keys[day][:_MOST_OF_A_DAY] if key in shown))
        for day in days
    ]


def _first(keys: dict[date, list[str]]) -> list[str]:
    return list(dict.fromkeys(key for of_day in keys.values() for key in of_day[:_MOST_OF_A_DAY]))


def _days_of(start: str, end: str) -> list[date]:
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return []
    spread = (last - first).days
    return [first + timedelta(days=ahead) for ahead in range(spread + 1)] if 0 <= spread < _SPREAD else [last]
