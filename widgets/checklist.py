"""What to watch: open items with a box to tick, and when they are due."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.message import Message

from briefing.model import Place, WatchRow, WatchState
from briefing.text import counted, short_day, wall_clock
from widgets.drawing import wrapped
from widgets.line_view import Piece
from widgets.row_list import RowList
from widgets.wording import due_text, near_day

_TEXT_LINES = 6
_FACT_LINES = 4
BOXES: Final[dict[WatchState, str]] = {"open": "☐", "resolved": "☑", "dropped": "☒", "snoozed": "☾"}


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
        lines: list[list[Piece]] = [[(f"  {BOXES[entry.state]} ", "list--mark"), (text[0], look)]]
        lines += [[(f"    {line}", look)] for line in text[1:]]
        for fact in (standing(entry), outcomes_of(entry), entry.note and f"note: {entry.note}"):
            if fact:
                lines += [[(f"    {line}", "list--faint")] for line in wrapped(fact, max(width - 5, 1), _FACT_LINES)]
        return lines


def standing(entry: WatchRow, *, tells_overdue: bool = True) -> str:
    """When an item is due, of which kind, who "she" is, what the reader did: "due 2–9 Sep 2025 · scheduled".

    `tells_overdue` is whether it says so where the item is overdue; a heading above it may have said it.
    """
    today = date.today()
    parts = [due_text(entry.due, today, is_open=entry.state == "open" and tells_overdue)] if entry.due else []
    parts.append("your own" if entry.kind == "added" else entry.kind)
    if entry.who:
        parts.append(entry.who)
    if entry.state == "snoozed" and entry.snoozed_until:
        parts.append(f"snoozed until {near_day(entry.snoozed_until, today)}")
    if entry.state == "dropped":
        parts.append("dropped")
    if entry.state == "resolved" and entry.resolved_at:
        parts.append(f"ticked {short_day(wall_clock(entry.resolved_at).date().isoformat())}")
    if entry.state == "resolved" and entry.evidence is not None:
        parts.append(f"by {entry.evidence.outlet or entry.evidence.title}")
    return " · ".join(parts)


def outcomes_of(entry: WatchRow) -> str:
    """How many articles look like the outcome of an open item, as a reader says it; "" for none."""
    return counted(entry.outcomes, "possible outcome") if entry.outcomes and entry.state == "open" else ""
