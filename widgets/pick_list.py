"""A list to pick from, for the screens that lie over the reader: a name, what is known of it, a figure at the right."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

from textual.message import Message

from briefing.model import Place
from widgets.drawing import cells_of, fit, wrapped
from widgets.line_view import Piece
from widgets.row_list import RowList

_INDENT = 5
_FACT_LINES = 4
_NAME_LINES = 3


class Pick(NamedTuple):
    """What can be picked: `key` tells it from the others, `facts` stand below its name, `group` above several."""

    key: Hashable
    name: str
    right: str = ""
    facts: tuple[str, ...] = ()
    group: str = ""


class PickList(RowList[Pick]):
    """Entries of which one is picked: entering one posts `Picked`."""

    EMPTY = "No actor has these words in its name"

    @dataclass
    class Picked(Message):
        """The reader chose this."""

        pick: Pick

    def choose(self) -> None:
        if self.selected is not None:
            self.post_message(self.Picked(self.selected))

    def stand_on(self, key: Hashable) -> None:
        """Select the first entry with this key, whatever stands above it; where none has it, all stays as it is."""
        for entry in self.entries:
            if entry.key == key:
                self.select(self.key_of(entry))
                return

    def key_of(self, entry: Pick) -> Hashable:
        return entry.group, entry.key

    def group_of(self, entry: Pick) -> str:
        return entry.group

    def places_of(self, entry: Pick) -> tuple[Place, ...]:
        return ()

    def draw(self, entry: Pick, width: int) -> list[list[Piece]]:
        room = max(width - 3 - cells_of(entry.right) - 1, 1)
        first, *rest = wrapped(entry.name, max(room - 1, 1), _NAME_LINES) or [""]
        lines: list[list[Piece]] = [
            [("   ", ""), (fit(first, room), "list--name"), (entry.right, "list--faint")],
            *([("   " + line, "list--name")] for line in rest),
        ]
        for fact in entry.facts:
            folded = wrapped(fact, max(width - _INDENT - 1, 1), _FACT_LINES)
            lines += [[(" " * _INDENT + line, "list--faint")] for line in folded]
        return lines
