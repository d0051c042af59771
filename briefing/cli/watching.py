"""`briefing watch`: the checklist, and what a reader does with it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.chosen import only_one
from briefing.cli.given import Given
from briefing.cli.groups import WholeGroup
from briefing.cli.output import DEFAULT_LIMIT, as_json, machine_options, printed, say, warn
from briefing.errors import LibraryError, UsageError

if TYPE_CHECKING:
    from briefing.model import WatchCounts, WatchKind, WatchRow, WatchState, WatchWanted
    from briefing.store.library import Library

ITEMS = click.argument("ids", nargs=-1, required=True, metavar="ID...")
ITEM = click.argument("item", metavar="ID")
_KINDS = click.Choice(["explicit", "scheduled", "deadline", "pending", "added"])


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which items it is about; `wanted` understands them."""
    for option in (
        click.option("--story", type=click.IntRange(1, 2**63 - 1), metavar="NUMBER", help="Of this story only."),
        click.option("--kind", type=_KINDS, help="Of this kind only."),
        click.option("--actor", default="", metavar="NAME", help="Which this one acts in, by any name articles use."),
        click.option("--text", default="", metavar="WORDS", help="With all of these words in them."),
        click.option("--state", type=click.Choice(["open", "resolved", "dropped", "snoozed", "all"]), default="open"),
    ):
        command = option(command)
    return command


@click.group(cls=WholeGroup, invoke_without_command=True)
@choosing
@click.option("--limit", type=click.IntRange(1, 2**31), help=f"How many at most [{DEFAULT_LIMIT}; no limit for JSON].")
@click.option("--offset", type=click.IntRange(0, 2**31), default=0, help="How many to pass over.")
@click.option("--all", "everything", is_flag=True, help="Without a limit.")
@click.option("--count", is_flag=True, help="Only how many are overdue, due today and so on: for a status bar.")
@machine_options
@click.pass_context
def watch(
    context: click.Context,
    /,
    limit: int | None,
    offset: int,
    everything: bool,
    count: bool,
    form: str | None,
    **options: Any,
) -> int | None:
    """List what to watch, what is overdue first; with a command, tick an item off or change it."""
    if context.invoked_subcommand is not None:
        return None
    from briefing.export import records
    from briefing.pipeline import checklist

    given: Given = context.obj
    asked = wanted(**options)
    if limit is None and not form:
        limit = DEFAULT_LIMIT
    with reading(given) as library:
        if count:
            return _counted(library, form, asked)
        found = checklist.listed(library, asked, limit=None if everything else limit, offset=offset)
        rows = checklist.rows(library, [one.key for one in found])
        if form:
            return as_json(form, (records.row(row) for row in rows))
        return printed(_grouped(rows, checklist.counts(library, asked), offset))


def wanted(*, state: WatchState, story: int | None, kind: WatchKind | None, actor: str, text: str) -> WatchWanted:
    """What the options of `choosing` mean; "all" is every state."""
    from briefing.model import WatchWanted

    states = () if str(state) == "all" else (state,)
    return WatchWanted(text=text, actor=actor, kind=kind, states=states, story=story)


def reading(given: Given) -> Library:
    """The library with its checklist up to date: what an interrupted load left behind is gathered first.

    Raises LibraryError; where the library can only be read, the list may lag behind, and that is told.
    """
    from briefing.pipeline import gathering

    library = given.reading()
    if gathering.is_behind(library):
        try:
            with given.writing() as writable:
                gathering.bring_up_to_date(writable)
        except LibraryError as error:
            warn(f"briefing: the checklist is as it was before the last load ({error})")
    return library


def _counted(library: Library, form: str | None, asked: WatchWanted) -> int:
    from dataclasses import asdict

    from briefing.cli.output import document, json_line
    from briefing.pipeline import checklist

    counts = checklist.counts(library, asked)
    if form:
        (document if form == "json" else json_line)(asdict(counts) | {"open": counts.open})
        return 0
    named = ((counts.overdue, "overdue"), (counts.today, "today"), (counts.week, "this week"))
    say(", ".join(f"{number:,} {name}" for number, name in named if number) or f"{counts.open:,} open, none due")
    return 0


def _grouped(rows: Sequence[WatchRow], counts: WatchCounts, offset: int) -> Iterator[str]:
    """The items under the names of their groups, each with how many it has in all."""
    from briefing.export import plain
    from briefing.export.tasks import TITLES

    group = None
    for row in rows:
        if row.group != group:
            if group is not None:
                yield ""
            group = row.group
            yield f"{TITLES[group]} ({getattr(counts, group):,})"
        yield plain.watch_line(row, of_library=True)
    shown = offset + len(rows)
    if shown < counts.total and rows:
        yield f"... and {counts.total - shown:,} more: briefing watch --all"


@watch.command()
@ITEMS
@click.pass_obj
def tick(given: Given, ids: tuple[str, ...]) -> None:
    """Mark items resolved."""
    from briefing.store import marks

    change(given, ids, marks.tick)


@watch.command()
@ITEMS
@click.pass_obj
def reopen(given: Given, ids: tuple[str, ...]) -> None:
    """Make items open again."""
    from briefing.store import marks

    change(given, ids, marks.reopen)


@watch.command()
@ITEMS
@click.pass_obj
def drop(given: Given, ids: tuple[str, ...]) -> None:
    """Put items aside as not worth following."""
    from briefing.store import marks

    change(given, ids, marks.drop)


@watch.command()
@ITEMS
@click.option("--until", required=True, metavar="DAY", help="The day: 2026-03-16, friday, 3d or 2w.")
@click.pass_obj
def snooze(given: Given, ids: tuple[str, ...], until: str) -> None:
    """Hide items until a day."""
    from briefing.store import marks

    day = _day(until)
    if day <= datetime.date.today().isoformat():
        raise UsageError(f"{until!r} is not after today; items are snoozed until a day to come, such as 3d")
    change(given, ids, lambda library, keys: marks.snooze(library, keys, day))


@watch.command()
@ITEM
@click.argument("text", nargs=-1)
@click.pass_obj
def note(given: Given, item: str, text: tuple[str, ...]) -> None:
    """Write a note on an item; without words, the note is taken away."""
    from briefing.store import marks
    from briefing.text import one_line

    words = one_line(" ".join(text))
    change(given, [item], lambda library, keys: marks.note(library, keys, words))


@watch.command()
@ITEM
@click.argument("days", nargs=-1, metavar="[DAY [DAY]]")
@click.pass_obj
def due(given: Given, item: str, days: tuple[str, ...]) -> None:
    """Say when an item is due: a day, or first and last; without days, what the text says counts again."""
    from briefing.store import marks

    if len(days) > 2:
        raise UsageError("An item is due on one day, or from a first to a last one")
    start, end = _range((days[0], days[-1])) if days else (None, None)
    change(given, [item], lambda library, keys: marks.due(library, keys, start, end))


@watch.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--article", metavar="ID", help="The article that the item belongs to.")
@click.option("--due", "days", nargs=2, metavar="DAY DAY", help="First and last day: 2026-03-16, friday, 3d.")
@click.pass_obj
def add(given: Given, text: tuple[str, ...], article: str | None, days: tuple[str, str] | None) -> None:
    """Add an item of your own; without --due it is due when its words say."""
    from briefing.pipeline import checklist, own_items
    from briefing.store import articles
    from briefing.text import one_line, short_days

    given_days = _range(days) if days else None
    words = one_line(" ".join(text))
    if not words:
        raise UsageError("An item needs words")
    with given.writing() as library:
        identity = articles.identity_of(library, articles.key_of(library, article)) if article else None
        key, _ = own_items.add(library, words, identity, datetime.date.today(), given_days)
        (row,) = checklist.rows(library, [key])
    due = f", due {short_days(row.due.start, row.due.end)}" if row.due else ""
    say(f"Added  {row.id}  {row.text}{due}")


def change(given: Given, ids: Sequence[str], changed: Callable[[Library, list[str]], str]) -> None:
    """Find the items, make the change as one step of the journal, and say what was done."""
    with given.writing() as library:
        rows = [meant(library, name) for name in ids]
        done = changed(library, [key for row in rows for key in row.keys])
    say(done)
    for row in rows:
        say(f"  {row.id}  {row.text}")


def meant(library: Library, name: str) -> WatchRow:
    """The one item that a reader means by an id. Raises UsageError where several have it, NotFound where none has."""
    from briefing.pipeline import checklist, gathering

    if not library.readonly:
        gathering.bring_up_to_date(library)
    return only_one(library, name, checklist.named, thing="an item", kind="watch item", listing="briefing watch")


def _range(days: tuple[str, str]) -> tuple[str, str]:
    start, end = _day(days[0]), _day(days[1])
    if end < start:
        raise UsageError(f"The last day {end} is before the first {start}")
    return start, end


def _day(text: str) -> str:
    from briefing import when

    day = when.day_of(text, datetime.date.today())
    if day is None:
        raise UsageError(f"{text!r} is no day; write it like {when.EXAMPLES}")
    return day.isoformat()
