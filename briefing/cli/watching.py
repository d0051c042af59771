"""`briefing watch`: the checklist, and what a reader does with it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from briefing.cli.given import Given
from briefing.cli.output import as_json, machine_options, printed, say
from briefing.errors import NotFound, UsageError

if TYPE_CHECKING:
    from briefing.model import WatchRow
    from briefing.store.library import Library

SHORTEST_ID = 3

ITEMS = click.argument("ids", nargs=-1, required=True, metavar="ID...")


@click.group(invoke_without_command=True)
@click.option("--state", type=click.Choice(["open", "resolved", "dropped", "snoozed", "all"]), default="open")
@click.option("--story", type=click.IntRange(1, 2**63 - 1), metavar="NUMBER", help="Of this story only.")
@machine_options
@click.pass_context
def watch(context: click.Context, state: str, story: int | None, form: str | None) -> int | None:
    """List what to watch; with a command, tick an item off or change it."""
    if context.invoked_subcommand is not None:
        return None
    from briefing.export import plain, records
    from briefing.pipeline import checklist

    given: Given = context.obj
    with given.reading() as library:
        rows = [row for row in checklist.of_library(library, story) if state in ("all", row.state)]
        if form:
            return as_json(form, (records.row(row) for row in rows))
        return printed(plain.watch_line(row) for row in rows)


@watch.command()
@ITEMS
@click.pass_obj
def tick(given: Given, ids: tuple[str, ...]) -> None:
    """Mark items resolved."""
    from briefing.store import marks

    _change(given, ids, marks.tick)


@watch.command()
@ITEMS
@click.pass_obj
def reopen(given: Given, ids: tuple[str, ...]) -> None:
    """Make items open again."""
    from briefing.store import marks

    _change(given, ids, marks.reopen)


@watch.command()
@ITEMS
@click.pass_obj
def drop(given: Given, ids: tuple[str, ...]) -> None:
    """Put items aside as not worth following."""
    from briefing.store import marks

    _change(given, ids, marks.drop)


@watch.command()
@ITEMS
@click.option("--until", required=True, metavar="DAY", help="ISO day, such as 2026-03-09.")
@click.pass_obj
def snooze(given: Given, ids: tuple[str, ...], until: str) -> None:
    """Hide items until a day."""
    from briefing.store import marks

    day = _day(until)
    _change(given, ids, lambda library, keys: marks.snooze(library, keys, day))


@watch.command()
@click.argument("item", metavar="ID")
@click.argument("text", nargs=-1)
@click.pass_obj
def note(given: Given, item: str, text: tuple[str, ...]) -> None:
    """Write a note on an item; without words, the note is taken away."""
    from briefing.store import marks
    from briefing.text import one_line

    words = one_line(" ".join(text))
    _change(given, [item], lambda library, keys: marks.note(library, keys, words))


@watch.command()
@click.argument("item", metavar="ID")
@click.argument("days", nargs=-1, metavar="[DAY [DAY]]")
@click.pass_obj
def due(given: Given, item: str, days: tuple[str, ...]) -> None:
    """Say when an item is due: a day, or first and last; without days, what the text says counts again."""
    from briefing.store import marks

    if len(days) > 2:
        raise UsageError("An item is due on one day, or from a first to a last one")
    start, end = _range((days[0], days[-1])) if days else (None, None)
    _change(given, [item], lambda library, keys: marks.due(library, keys, start, end))


@watch.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--article", metavar="ID", help="The article that the item belongs to.")
@click.option("--due", "days", nargs=2, metavar="DAY DAY", help="First and last day, ISO.")
@click.pass_obj
def add(given: Given, text: tuple[str, ...], article: str | None, days: tuple[str, str] | None) -> None:
    """Add an item of your own."""
    from briefing.pipeline import checklist
    from briefing.store import articles, marks
    from briefing.text import one_line

    start, end = _range(days) if days else (None, None)
    words = one_line(" ".join(text))
    if not words:
        raise UsageError("An item needs words")
    with given.writing() as library:
        identity = articles.identity_of(library, articles.key_of(library, article)) if article else None
        key = marks.add(library, words, identity, start, end)
        (row,) = checklist.named(library, key)
    say(f"Added  {row.id}  {row.text}")


def _change(given: Given, ids: tuple[str, ...] | list[str], change: Callable[[Library, list[str]], str]) -> None:
    """Find the items, make the change as one step of the journal, and say what was done."""
    with given.writing() as library:
        rows = [_item(library, name) for name in ids]
        done = change(library, [key for row in rows for key in row.keys])
    say(done)
    for row in rows:
        say(f"  {row.id}  {row.text}")


def _item(library: Library, name: str) -> WatchRow:
    from briefing.pipeline import checklist

    if len(name) < SHORTEST_ID:
        raise UsageError(f"{name!r} is too short for an item's id; `briefing watch` lists them")
    rows = checklist.named(library, name.lower())
    if not rows:
        raise NotFound(f"There is no watch item {name} in {library.path}; `briefing watch` lists them")
    if len(rows) > 1:
        ids = ", ".join(row.keys[0] for row in rows[:10])
        raise UsageError(f"{name} could be {len(rows)} items; say more of its id, one of: {ids}")
    return rows[0]


def _range(days: tuple[str, str]) -> tuple[str, str]:
    start, end = _day(days[0]), _day(days[1])
    if end < start:
        raise UsageError(f"The last day {end} is before the first {start}")
    return start, end


def _day(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError(f"{text!r} is no ISO day; write it like 2026-03-09") from error
