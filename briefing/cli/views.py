"""`briefing views`: questions that are kept under a name, with how many stories each lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli.given import Given
from briefing.cli.output import as_json, machine_options, printed, say
from briefing.cli.query_options import LIST, SORT, ListGroup, QueryCommand, query_argument, query_of

if TYPE_CHECKING:
    from briefing.model import Order

NAME = click.argument("name", metavar="NAME")


@click.group(cls=ListGroup)
def views() -> None:
    """List the saved views with their counts; with a command, save, rename or delete one.

    `briefing stories --view NAME` lists what a view asks for.
    """


@views.command(name=LIST, hidden=True)
@machine_options
@click.pass_obj
def list_views(given: Given, form: str | None) -> int:
    """List the saved views with their counts."""
    from dataclasses import asdict

    from briefing.export import plain
    from briefing.pipeline import finding

    with given.reading() as library:
        given.follow(library)
        found = finding.views(library)
    if form:
        return as_json(form, (asdict(one) for one in found))
    return printed(plain.view_line(one) for one in found)


@views.command(cls=QueryCommand)
@NAME
@query_argument
@SORT
@click.option(
    "--headings/--no-headings", default=None, help="With a line above each day or so; else as the settings say."
)
@click.pass_obj
def save(given: Given, name: str, words: tuple[str, ...], sort: Order | None, headings: bool | None) -> None:
    """Save QUERY as NAME, in place of what is saved under that name."""
    from briefing.store import kept_queries

    with given.writing() as library:
        say(kept_queries.save_view(library, name, query_of(words), sort or "newest", headings))


@views.command()
@NAME
@click.argument("new", metavar="NEW")
@click.pass_obj
def rename(given: Given, name: str, new: str) -> None:
    """Call the view NAME NEW."""
    from briefing.store import kept_queries

    with given.writing() as library:
        say(kept_queries.rename_view(library, name, new))


@views.command()
@NAME
@click.pass_obj
def delete(given: Given, name: str) -> None:
    """Delete the view NAME; what it lists stays."""
    from briefing.store import kept_queries

    with given.writing() as library:
        say(kept_queries.delete_view(library, name))
