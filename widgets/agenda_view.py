"""The coming weeks to look at: a row for each week, a cell for each day, and below them the day that is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from textual.message import Message

from briefing.model import WatchRow
from briefing.text import counted, short_day
from widgets.checklist import BOXES, outcomes_of, standing
from widgets.drawing import cells_of, cut_words, fit
from widgets.line_view import DrawnLine, LineView, Piece
from widgets.wording import WEEKDAYS

if TYPE_CHECKING:
    from textual import events

_WEEK: Final = 7
_TALLEST: Final = 8
_SHARE: Final = 0.6
_ROOM_FOR_WORDS: Final = 10
"""Cells; in a narrower day no item could be told from another."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day: how many items are due on it, and the first of them."""

    day: date
    number: int
    items: tuple[WatchRow, ...]


class AgendaView(LineView):
    """Weeks from Monday to Sunday. `move` goes by weeks, `step` by days; the selected day is told in full below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "agenda--cursor",
        "agenda--faint",
        "agenda--head",
        "agenda--past",
        "agenda--today",
    }

    HAS_BAR = False

    @dataclass
    class Entered(Message):
        """A day was entered."""

        day: Day

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._days: tuple[Day, ...] = ()
        self._today = date.today()
        self._at = 0
        self._lines: list[list[Piece]] = []

    @property
    def selected(self) -> Day | None:
        """The day that is selected."""
        return self._days[self._at] if self._days else None

    def show(self, days: Sequence[Day], today: date) -> None:
        """Show these days, whole weeks that begin on a Monday; the selection stays on its day, at first it is today."""
        selected = self._days[self._at].day if self._days else today
        self._days, self._today = tuple(days), today
        self._at = next((at for at, one in enumerate(days) if one.day == selected), 0)
        self._set()

    # ------------------------------------------------------------------ moving

    def move(self, by: int) -> None:
        self.step(by * _WEEK)

    def step(self, by: int) -> None:
        """Go that many days on, as far as there are days."""
        if 0 <= self._at + by < len(self._days):
            self._at += by
            self._set()

    def turn(self, pages: float) -> bool:
        before = self._at
        self.move(1 if pages > 0 else -1)
        return self._at != before

    def go_top(self) -> None:
        """Go to today."""
        self._at = next((at for at, one in enumerate(self._days) if one.day == self._today), 0)
        self._set()

    def go_bottom(self) -> None:
        self._at = max(len(self._days) - 1, 0)
        self._set()

    # ------------------------------------------------------------------ drawing

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def line_at(self, y: int) -> DrawnLine:
        return self.line(self._lines[y])

    def lay_out(self, width: int) -> None:
        if not self._days:
            self._lines = []
            return
        cell = max(width // _WEEK, 1)
        height = self._cell_height
        self._lines = [[(fit(f" {name}", cell), "agenda--head") for name in WEEKDAYS]]
        for week in range(0, len(self._days), _WEEK):
            cells = [self._cell(at, cell, height) for at in range(week, min(week + _WEEK, len(self._days)))]
            self._lines += [[lines[y] for lines in cells] for y in range(height)]
        self._lines += self._told(width, max(self.room.height - len(self._lines), 0))

    @property
    def _cell_height(self) -> int:
        if self.room.width // _WEEK < _ROOM_FOR_WORDS:
            return 1
        weeks = max(len(self._days) // _WEEK, 1)
        return max(min(int(self.room.height * _SHARE) // weeks, _TALLEST), 1)

    def _cell(self, at: int, width: int, height: int) -> list[Piece]:
        """The lines of one day, all as wide; what does not fit is counted on the last."""
        one = self._days[at]
        look = self._look(at)
        mark = "▌" if at == self._at else "▸" if one.day == self._today else " "
        number = f"{one.number:,}" if one.number else ""
        inner = max(width - 1, 0)
        names = f"{mark}{_day_name(one.day, first=at == 0)}", f"{mark}{one.day.day}"
        name = next((name for name in names if cells_of(name) + 1 + cells_of(number) <= inner), names[1])
        if number and cells_of(name) + 1 + cells_of(number) > inner:
            number = "·"  # a number beside the day would look like part of it
        lines = [fit(name, max(inner - cells_of(number), 0)) + number]
        room = height - 1
        shown = room if one.number <= room else room - 1
        lines += [f" {item.text}" for item in one.items[: max(shown, 0)]]
        if room > 0 and one.number > room:
            more = f" +{one.number - max(shown, 0):,}"
            lines.append(f"{more} more" if cells_of(more) + len(" more") <= inner else more)
        lines += [""] * (height - len(lines))
        return [(fit(line, width - 1) + " ", look if y else look or "agenda--head") for y, line in enumerate(lines)]

    def _look(self, at: int) -> str:
        if at == self._at:
            return "agenda--cursor"
        day = self._days[at].day
        return "agenda--past" if day < self._today else "agenda--today" if day == self._today else ""

    def _told(self, width: int, room: int) -> list[list[Piece]]:
        """The selected day: its name, then its items, two lines each."""
        one = self._days[self._at]
        due = f"{counted(one.number, 'item')} due" if one.number else "nothing is due"
        name = f" {WEEKDAYS[one.day.weekday()]} {short_day(one.day.isoformat())} · {due}"
        lines: list[list[Piece]] = [[], [(name, "agenda--head")]]
        for item in one.items:
            facts = " · ".join(part for part in (standing(item), outcomes_of(item), item.story_title) if part)
            lines.append([(f"   {BOXES[item.state]} {cut_words(item.text, max(width - 6, 1))}", "")])
            lines.append([(f"     {cut_words(facts, max(width - 6, 1))}", "agenda--faint")])
        if len(lines) > room > 0:
            shown = (room - 3) // 2
            lines = [*lines[: max(room - 1, 0)], [(f"   +{max(one.number - shown, 1):,} more", "agenda--faint")]]
        elif one.number > len(one.items):
            lines.append([(f"   +{one.number - len(one.items):,} more", "agenda--faint")])
        return lines[:room]

    def _set(self) -> None:
        self.lay_out(self.room.width)
        self.lines_changed()

    def resized(self) -> None:
        self._set()

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        cell, height = max(self.room.width // _WEEK, 1), self._cell_height
        at = (event.y - 1) // height * _WEEK + min(event.x // cell, _WEEK - 1)
        if event.y < 1 or not 0 <= at < len(self._days):
            return
        if at == self._at:
            self.post_message(self.Entered(self._days[at]))
        self._at = at
        self._set()


def _day_name(day: date, *, first: bool) -> str:
    return short_day(day.isoformat())[:-5] if first or day.day == 1 else str(day.day)
