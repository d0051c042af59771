"""What a reader does with items to watch, wherever they stand: in a story's checklist or in the library's list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from textual.screen import Screen

from briefing import when
from briefing.model import Due, WatchRow
from briefing.screens import item_prompts
from briefing.screens.framed import lay
from briefing.store import marks
from briefing.store.library import Library

Mark = Callable[[Library], str]
"""What is kept of a change; returns the sentence that says it."""


class ItemActions(Screen[None]):
    """The actions on items. Each is one step that `u` takes back, for however many items it is."""

    async def items_meant(self, does: str) -> list[WatchRow]:
        """The items that are meant; where there is none, the reader is told what the key is for."""
        raise NotImplementedError

    def change_items(
        self, rows: Sequence[WatchRow], changed: Callable[[WatchRow], WatchRow], mark: Mark, *, silent: bool = False
    ) -> None:
        """Keep the mark, and show these items as they are `changed` once it is; `silent` where that says enough."""
        raise NotImplementedError

    async def tick_items(self) -> None:
        """Tick the items that are meant."""
        self.tick_rows(await self.items_meant("ticks an item"))

    def tick_rows(self, rows: Sequence[WatchRow]) -> None:
        """Tick those that are open; where none is, open them all again."""
        silent = len(rows) == 1
        if still_open := [row for row in rows if row.state == "open"]:
            at = datetime.now(UTC).isoformat(timespec="seconds")
            ticked = partial(_put, state="resolved", resolved_at=at)
            self.change_items(still_open, ticked, partial(marks.tick, keys=_keys(still_open)), silent=silent)
        elif rows:
            reopened = partial(_put, state="open")
            self.change_items(rows, reopened, partial(marks.reopen, keys=_keys(rows)), silent=silent)

    async def action_drop(self) -> None:
        if rows := await self.items_meant("drops an item"):
            self.change_items(rows, partial(_put, state="dropped"), partial(marks.drop, keys=_keys(rows)))

    async def action_snooze(self) -> None:
        if rows := await self.items_meant("snoozes an item"):
            await lay(self, item_prompts.ask_until(rows, date.today()), partial(self._snooze, rows))

    def _snooze(self, rows: Sequence[WatchRow], answer: str | None) -> None:
        day = when.day_of(answer, date.today()) if answer else None
        if day is not None:
            snoozed = partial(_put, state="snoozed", snoozed_until=day.isoformat())
            self.change_items(rows, snoozed, partial(marks.snooze, keys=_keys(rows), until=day.isoformat()))

    async def action_note(self) -> None:
        if rows := await self.items_meant("notes something on an item"):
            await lay(self, item_prompts.ask_note(rows), partial(self._note, rows))

    def _note(self, rows: Sequence[WatchRow], answer: str | None) -> None:
        if answer is not None:
            noted = partial(_put_note, note=answer or None)
            self.change_items(rows, noted, partial(marks.note, keys=_keys(rows), text=answer))

    async def action_due(self) -> None:
        if rows := await self.items_meant("says when an item is due"):
            await lay(self, item_prompts.ask_due(rows, date.today()), partial(self._due, rows))

    def _due(self, rows: Sequence[WatchRow], answer: str | None) -> None:
        if answer is None:
            return
        days = when.range_of(answer, date.today()) if answer else None
        start, end = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
        moved = partial(_put_due, due=Due(start, end, "")) if start and end else _as_it_is
        self.change_items(rows, moved, partial(marks.due, keys=_keys(rows), start=start, end=end))


def _keys(rows: Sequence[WatchRow]) -> list[str]:
    return [key for row in rows for key in row.keys]


def _put(row: WatchRow, state: str, resolved_at: str | None = None, snoozed_until: str | None = None) -> WatchRow:
    return replace(
        row,
        state=state,  # type: ignore[arg-type]
        resolved_at=resolved_at,
        snoozed_until=snoozed_until,
        evidence=None,
    )


def _put_note(row: WatchRow, note: str | None) -> WatchRow:
    return replace(row, note=note)


def _put_due(row: WatchRow, due: Due) -> WatchRow:
    return replace(row, due=due)


def _as_it_is(row: WatchRow) -> WatchRow:
    return row
