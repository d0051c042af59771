"""`briefing watch export` and `import`: the checklist as a file for other programs, and back."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from briefing.cli.given import Given
from briefing.cli.output import say, warn
from briefing.cli.watching import choosing, reading, wanted
from briefing.errors import SourceError

if TYPE_CHECKING:
    from briefing.model import WatchRow

SOME_FAILED = 3

MOST_BYTES = 64 * 2**20
"""A longer file is no task list."""


@click.command(name="export")
@choosing
@click.option("--format", "form", type=click.Choice(["markdown", "ical", "json", "csv"]), default="markdown")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to; else standard output.")
@click.pass_obj
def export(given: Given, /, form: str, output: str, **options: Any) -> None:
    """Write the checklist for other programs; a Markdown list can be ticked anywhere and imported again."""
    from briefing.export import files
    from briefing.pipeline import checklist

    with reading(given) as library:
        keys = [one.key for one in checklist.listed(library, wanted(**options))]
        rows = checklist.rows(library, keys)
    if output == "-":
        sys.stdout.writelines(_written(form, rows))
    else:
        warn(f"Wrote {files.write(output, ''.join(_written(form, rows)))}")


@click.command(name="import")
@click.argument("file", metavar="FILE", type=click.File("rb"))
@click.pass_obj
def take_back(given: Given, file: BinaryIO) -> int:
    """Take in a Markdown list that was exported: what is ticked in it is ticked here; one step to undo."""
    from briefing.export import tasks
    from briefing.pipeline import carrying_over, gathering

    content = file.read(MOST_BYTES + 1)
    try:
        if len(content) > MOST_BYTES:
            raise SourceError(file.name, "this is too long for a task list")
        found = list(tasks.read(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise SourceError(file.name, "this is no text in UTF-8") from error
    if not found:
        raise SourceError(file.name, "there is no task in it; `briefing watch export` writes a list that can be read")
    with given.writing() as library:
        gathering.bring_up_to_date(library)
        carried = carrying_over.carry_over(library, found, Path(file.name).name)
    say(f"{(carried.done or 'nothing changed').capitalize()}; {carried.unchanged:,} stand as they were")
    for line in carried.told:
        warn(f"{file.name}: {line}")
    return SOME_FAILED if carried.told else 0


def _written(form: str, rows: list[WatchRow]) -> Iterable[str]:
    """The file, line by line with their ends."""
    if form == "markdown":
        from briefing.export import tasks

        return (f"{line}\n" for line in tasks.markdown(rows))
    if form == "ical":
        from briefing.export import calendar

        return (f"{line}\r\n" for line in calendar.icalendar(rows, datetime.now(UTC)))
    if form == "csv":
        from briefing.export import sheets

        return (f"{line}\r\n" for line in sheets.comma_separated(rows))
    import json

    from briefing.export import records

    return (json.dumps([records.row(row) for row in rows], ensure_ascii=False, indent=2), "\n")


COMMANDS = (export, take_back)
