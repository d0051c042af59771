"""What to watch: open items with a box to tick, and when they are due."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from textual.message import Message

from briefing.model import Place, WatchRow
from widgets.drawing import wrapped
from widgets.line_view import Piece
from widgets.row_list import RowList
from widgets.wording import due_text, short_day

_TEXT_LINES = 6
_FACT_LINES = 4
_BOXES = {"open": "☐", "resolved": "☑", "dropped": "☒", "snoozed": "☾"}


class Checklist(RowList[WatchRow]):
    """☐ open, ☑ ticked, ☒ dropped, ☾ snoozed; then what it is, when it is due and of which kind."""

    EMPTY = "Nothing to watch"

    @dataclass
    class Ticked(Message):
        """The reader wants this item ticked, or opened again when it is ticked."""

        row: WatchRow

    @property
    def counts(self) -> tuple[int, int]:
        """How many items are done with (ticked or dropped), and how many there are."""
        return sum(row.state in ("resolved", "dropped") for row in self.entries), len(self.entries)

    def tick(self) -> None:
        """Tick the selected item or open it again: posts `Ticked`."""
        if self.selected is not None:
            self.post_message(self.Ticked(self.selected))

    def key_of(self, entry: WatchRow) -> Hashable:
        return entry.id

    def places_of(self, entry: WatchRow) -> tuple[Place, ...]:
        return entry.places

    def draw(self, entry: WatchRow, width: int) -> list[list[Piece]]:
        look = "" if entry.state == "open" else "list--done"
        text = wrapped(entry.text, max(width - 5, 1), _TEXT_LINES) or [""]
        lines: list[list[Piece]] = [[(f"  {_BOXES[entry.state]} ", "list--mark"), (text[0], look)]]
        lines += [[(f"    {line}", look)] for line in text[1:]]
        for fact in (_when(entry), entry.note and f"note: {entry.note}"):
            if fact:
                lines += [[(f"    {line}", "list--faint")] for line in wrapped(fact, max(width - 5, 1), _FACT_LINES)]
        return lines


def _when(entry: WatchRow) -> str:
    parts = [due_text(entry.due, date.today(), is_open=entry.state == "open")] if entry.due else []
    parts.append(entry.kind)
    if entry.state == "snoozed" and entry.snoozed_until:
        parts.append(f"snoozed until {short_day(entry.snoozed_until)}")
    if entry.state == "resolved" and entry.resolved_at:
        parts.append(f"ticked {short_day(entry.resolved_at)}")
    return " · ".join(parts)
