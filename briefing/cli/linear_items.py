"""What can be done in the linear mode with items to watch: tick, drop, snooze, date, note, add, settle."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing import when
from briefing.cli import linear_told as told
from briefing.cli.linear_numbers import all_numbers, number_in, numbers_in
from briefing.errors import UsageError
from briefing.pipeline import outlook, own_items
from briefing.store import histories, marks

if TYPE_CHECKING:
    from briefing.cli.linear_desk import LinearDesk
    from briefing.cli.linear_list import Lines
    from briefing.model import WatchRow


def tick(desk: LinearDesk, words: str) -> Lines:
    """Tick items, or open them again."""
    rows = _items(desk, words, "tick 1")
    still_open = [row for row in rows if row.state == "open"]
    yield marks.tick(desk.library, _keys(still_open)) if still_open else marks.reopen(desk.library, _keys(rows))


def drop(desk: LinearDesk, words: str) -> Lines:
    """Drop items."""
    yield marks.drop(desk.library, _keys(_items(desk, words, "drop 1")))


def snooze(desk: LinearDesk, words: str) -> Lines:
    """Snooze an item until a day."""
    rows, rest = _items_and_rest(desk, words, "snooze 1 3d")
    day = when.day_of(rest, date.today())
    if day is None or day <= date.today():
        raise UsageError(f"Say a day after today: {when.EXAMPLES}")
    yield marks.snooze(desk.library, _keys(rows), day.isoformat())


def due(desk: LinearDesk, words: str) -> Lines:
    """Say when an item is due."""
    rows, rest = _items_and_rest(desk, words, "due 1 friday")
    days = when.range_of(rest, date.today()) if rest else None
    if rest and days is None:
        raise UsageError("Say a day, or a first and a last: 2026-03-09 2026-03-12; nothing: as the text says")
    start, end = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    yield marks.due(desk.library, _keys(rows), start, end)


def note(desk: LinearDesk, words: str) -> Lines:
    """Pen a note on an item."""
    rows, rest = _items_and_rest(desk, words, "note 1 ask the ministry")
    yield marks.note(desk.library, _keys(rows), rest)


def add(desk: LinearDesk, words: str) -> Lines:
    """Add an item of the reader's own to the open article."""
    if not words:
        raise UsageError("Say what is to be watched: add the ruling on Friday")
    _, done = own_items.add(desk.library, words, desk.story.row.identity, date.today())
    yield done


def evidence(desk: LinearDesk, words: str) -> Lines:
    """Read out what may have come of an item."""
    return desk.outcomes(number_in(words, "evidence 1")[0])


def history(desk: LinearDesk, words: str) -> Lines:
    """Read out where an item was found, and what was done with it."""
    (row,) = desk.items_at([number_in(words, "item-history 1")[0]])
    yield from map(told.event, histories.of(desk.library, row.keys))


def accept(desk: LinearDesk, words: str) -> Lines:
    """Settle the item by one of its outcomes."""
    item, outcome = desk.outcome_at(number_in(words, "accept 1")[0])
    yield outlook.accept(desk.library, item, outcome.key)


def reject(desk: LinearDesk, words: str) -> Lines:
    """Say that one of the outcomes is none."""
    item, outcome = desk.outcome_at(number_in(words, "reject 1")[0])
    yield outlook.reject(desk.library, item, outcome.key)


def _items_and_rest(desk: LinearDesk, words: str, example: str) -> tuple[list[WatchRow], str]:
    numbers, rest = numbers_in(words, example, len(desk.items_listed()))
    return desk.items_at(numbers), rest


def _items(desk: LinearDesk, words: str, example: str) -> list[WatchRow]:
    return desk.items_at(all_numbers(words, example, len(desk.items_listed())))


def _keys(rows: list[WatchRow]) -> list[str]:
    return [key for row in rows for key in row.keys]
