"""Who acts in what is read: people first, then organisations, countries, groups and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from briefing.model import CastRow, Place
from widgets.drawing import cells_of, fit, wrapped
from widgets.line_view import Piece
from widgets.row_list import RowList

GROUPS = {
    "person": "People",
    "organisation": "Organisations",
    "country": "Countries",
    "group": "Groups",
    "place": "Places",
}
_ORDER = {kind: index for index, kind in enumerate(GROUPS)}
_BARS = "▁▂▃▄▅▆▇█"
_MARGIN = 3
_INDENT = 5
_LONGEST_NAME = 24
_FEW_DAYS = 7
_ROOM_FOR_ALL_DAYS = 40


class ActorsPane(RowList[CastRow]):
    """Name, mentions over the last days, number of mentions; then roles, and fainter the other forms of the name.

    "?" stands after a name that two could bear, ● before an actor that is new since the reader's last visit.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"actor--role"}

    EMPTY = "No actors"

    @dataclass
    class Entered(Message):
        """The reader wants the stories in which this actor is mentioned."""

        row: CastRow

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sizes: Counter[str] = Counter()
        self._figures = 1

    def show(self, entries: Iterable[CastRow], *, fresh: bool = False) -> None:
        """Show these actors; the selection stays on the one that bears a name of the one that was selected."""
        rows = sorted(entries, key=lambda row: _ORDER.get(row.actor.type, len(_ORDER)))
        before = None if fresh else self.selected
        self._sizes = Counter(row.actor.type for row in rows)
        self._figures = max((len(f"{row.actor.mentions:,}") for row in rows), default=1)
        super().show(rows, fresh=fresh)
        if before is not None and self.selected is not None and self.key_of(before) != self.key_of(self.selected):
            taken_in = next((row for row in rows if not _names(before).isdisjoint(_names(row))), None)
            if taken_in is not None:
                self.select(self.key_of(taken_in))

    def choose(self) -> None:
        """Enter the selected actor: posts `Entered`."""
        if self.selected is not None:
            self.post_message(self.Entered(self.selected))

    def key_of(self, entry: CastRow) -> Hashable:
        # A new name or type that the reader gives an actor does not change what articles call it first.
        first = entry.actor.names[0] if entry.actor.names else entry.actor
        return first.type, first.name, first.uncertain

    def group_of(self, entry: CastRow) -> str:
        kind = entry.actor.type
        return f"{GROUPS.get(kind, kind)} {self._sizes[kind]}"

    def places_of(self, entry: CastRow) -> tuple[Place, ...]:
        return entry.actor.places

    def draw(self, entry: CastRow, width: int) -> list[list[Piece]]:
        actor = entry.actor
        count = f"{actor.mentions:,}".rjust(self._figures)
        name = actor.name + (" ?" if actor.uncertain else "")
        bars = _bars(entry.days, width)
        room = width - _MARGIN - cells_of(count) - 1
        if room - len(bars) < min(cells_of(name), _LONGEST_NAME):
            bars = ""
        room = max(room - len(bars), 1)
        sign = " ● " if entry.new else "   "
        lines: list[list[Piece]] = [
            [(sign, "list--mark"), (fit(name, room), "list--name"), (bars, "list--mark"), (count, "list--faint")]
        ]
        for fact, look in ((", ".join(actor.telling_roles), "actor--role"), (_also(entry), "list--faint")):
            if fact:
                lines += [[(" " * _INDENT + line, look)] for line in wrapped(fact, max(width - _INDENT - 1, 1), 2)]
        return lines


def _bars(days: tuple[int, ...], width: int) -> str:
    """Mentions as a row of bars with a space on both sides, the last week alone in a narrow pane; "" for none."""
    days = days if width >= _ROOM_FOR_ALL_DAYS else days[-_FEW_DAYS:]
    if len(days) < 2:
        return ""
    most = max(*days, 1)
    return " " + "".join(_BARS[-(-day * len(_BARS) // most) - 1] if day else " " for day in days) + " "


def _names(entry: CastRow) -> set[tuple[str, str]]:
    return {(name.type, name.name) for name in entry.actor.names}


def _also(entry: CastRow) -> str:
    others = entry.actor.telling_variants
    return f"also: {', '.join(others)}" if others else ""
