"""`briefing watch evidence` and its kin: what came of an item, and what became of it here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from briefing.cli.given import Given
from briefing.cli.output import DEFAULT_LIMIT, as_json, machine_options, printed, say
from briefing.cli.watching import ITEM, meant

if TYPE_CHECKING:
    from briefing.model import Outcome, WatchRow
    from briefing.store.library import Library

ARTICLE = click.argument("article", metavar="ARTICLE")


@click.command()
@click.argument("item", metavar="[ID]", required=False)
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=DEFAULT_LIMIT,
    help="How many items to look at.",
    show_default=True,
)
@machine_options
@click.pass_obj
def evidence(given: Given, item: str | None, limit: int, form: str | None) -> int:
    """List articles that look like the outcome of an item; without ID, of the open ones whose time has come."""
    from briefing.pipeline import gathering, outlook

    with given.writing() as library:
        gathering.bring_up_to_date(library)
        rows = [meant(library, item)] if item else outlook.awaited(library, limit)
        found = [(row, outcomes) for row in rows if (outcomes := outlook.possible(library, row))]
    if form:
        return as_json(form, ({"item": row.key, "id": row.id, **_record(one)} for row, of in found for one in of))
    return printed(line for row, outcomes in found for line in _lines(row, outcomes))


@click.command()
@ITEM
@ARTICLE
@click.pass_obj
def accept(given: Given, item: str, article: str) -> None:
    """Resolve an item by what ARTICLE says; the sentence is kept with it."""
    from briefing.pipeline import outlook

    _judge(given, item, article, outlook.accept)


@click.command()
@ITEM
@ARTICLE
@click.pass_obj
def reject(given: Given, item: str, article: str) -> None:
    """Say that ARTICLE is no outcome of an item; it is never offered for it again."""
    from briefing.pipeline import outlook

    _judge(given, item, article, outlook.reject)


@click.command()
@ITEM
@machine_options
@click.pass_obj
def history(given: Given, item: str, form: str | None) -> int:
    """Tell what became of an item: where it was found, what was done with it and when, and by what it was settled."""
    from dataclasses import asdict

    from briefing.store import histories
    from briefing.text import wall_clock

    with given.reading() as library:
        row = meant(library, item)
        events = histories.of(library, row.keys)
    if form:
        return as_json(form, (asdict(event) for event in events))
    say(f"{row.id}  {row.text}")
    return printed(f"  {wall_clock(event.at):%Y-%m-%d %H:%M}  {event.text}" for event in events)


def _judge(given: Given, item: str, article: str, judged: Callable[[Library, WatchRow, int], str]) -> None:
    from briefing.store import articles

    with given.writing() as library:
        row = meant(library, item)
        say(judged(library, row, articles.key_of(library, article)))
    say(f"  {row.id}  {row.text}")


def _lines(row: WatchRow, outcomes: list[Outcome]) -> Iterator[str]:
    from dataclasses import replace

    from briefing.export import plain

    yield plain.watch_line(replace(row, outcomes=len(outcomes)))
    for one in outcomes:
        facts = ", ".join(filter(None, (one.outlet, plain.day(one.published))))
        yield f"      {one.id}  {one.title} ({facts})"
        yield f"          {one.text}"


def _record(one: Outcome) -> dict[str, object]:
    from dataclasses import asdict

    return {"article" if name == "id" else name: value for name, value in asdict(one).items()}


COMMANDS = (evidence, accept, reject, history)
