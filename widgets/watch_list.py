"""The items to watch of a whole library: under headings, two or three lines each, fetched as they come into sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefing.model import WatchRow
from widgets.checklist import BOXES, outcomes_of, standing
from widgets.drawing import cells_of, cut_facts, cut_words, wrapped
from widgets.line_view import Piece
from widgets.picking_list import PickingList
from widgets.wording import outlet_names

_INDENT = 5
_LOW = 2
_TALL = 3
_LEAST_HEADLINE = 20
_ROOM_FOR_ONE_LINE = 60
"""In a narrower list the words of an item have two lines."""


@dataclass(frozen=True, slots=True)
class WatchLine:
    """One row of the list: an item, and the number that stands for its key while the list is open."""

    id: int
    item: WatchRow


class WatchList(PickingList[WatchLine]):
    """☐ open, ☑ ticked, ☒ dropped, ☾ snoozed; ◆ stands before an item that is picked out.

    What is done with is struck through and stays where it is until the list is made anew.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--done"}

    ROW_HEIGHT = _LOW

    @property
    def item(self) -> WatchRow | None:
        """The selected item, as far as it is here."""
        line = self.selected_row
        return None if line is None else line.item

    def draw_row(self, row: WatchLine, width: int) -> list[list[Piece]]:
        room = max(width - _INDENT - 1, 1)
        before = "◆" if row.id in self.picked else " "
        look = "" if row.item.state == "open" else "list--done"
        text: list[Piece] = [(f" {before} ", "list--mark"), (f"{BOXES[row.item.state]} ", "list--mark")]
        first, *rest = wrapped(row.item.text, room, self.ROW_HEIGHT - 1) or [""]
        lines = [[*text, (first, look)], *([(" " * _INDENT, ""), (line, look)] for line in rest)]
        lines.append([(" " * _INDENT, ""), *_facts(row.item, room)])
        return lines + [[]] * (self.ROW_HEIGHT - len(lines))

    def lay_out(self, width: int) -> None:
        height = _TALL if width < _ROOM_FOR_ONE_LINE else _LOW
        if height != self.ROW_HEIGHT:
            self.ROW_HEIGHT = height
            self._lay(self._ids, self._lines.headings, self._at)


def _facts(item: WatchRow, room: int) -> list[Piece]:
    """When it is due, what may have come of it, the note on it, its story, who carries it: as far as there is room."""
    note = f"note: {item.note}" if item.note else ""
    # The heading above says of a whole group that it is overdue.
    parts = [standing(item, tells_overdue=False), outcomes_of(item), note, item.story_title, outlet_names(item.outlets)]
    looks = ["list--faint", "list--mark", "list--faint", "list--faint", "list--faint"]
    pieces: list[Piece] = []
    for part, look in zip(parts, looks, strict=True):
        if part and room > 0:
            # A headline that is cut still says which vote is meant.
            scissors = cut_words if part is item.story_title and room >= _LEAST_HEADLINE else cut_facts
            text = scissors(part if not pieces else f" · {part}", room)
            pieces.append((text, look))
            room -= cells_of(text)
    return pieces
