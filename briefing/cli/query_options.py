"""How commands take a query: words behind the command, `--view NAME`, and `-word` for what must not be there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.cli.groups import WholeGroup
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.model import Order, Query
    from briefing.store.library import Library

C = TypeVar("C", bound=Callable[..., Any])

LIST = "list"
"""The hidden command of a group that lists what the group is about."""

VIEW = click.option("--view", metavar="NAME", help="What this saved view asks for; QUERY narrows it.")
SORT = click.option(
    "--sort",
    type=click.Choice(["newest", "covered", "new", "due"]),
    help="Newest first; by outlets; by sentences that are new to you; by what is due soonest.",
)

_DENIED = re.compile(r"(?!-h$)-[^-].*", re.DOTALL)


class QueryCommand(click.Command):
    """A command whose arguments are a query: `-word` is no option there."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hide the minus of a word from the options, behind a space, which means nothing in a query."""
        return super().parse_args(ctx, [f" {one}" if _DENIED.fullmatch(one) else one for one in args])


class ListGroup(WholeGroup):
    """A group that lists where none of its commands is named: what is given then is a query and options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Call the hidden command that lists, unless another one or the help is asked for."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = [LIST, *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Tell of the options of the list, then of the commands."""
        self.commands[LIST].format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What is printed behind the name: a query, or a command."""
        return ["[OPTIONS] [QUERY...]", "| COMMAND ..."]


def query_argument(command: C) -> C:
    """Give a command the argument `words`, a query."""
    return click.argument("words", nargs=-1, metavar="[QUERY...]")(command)


def view_options(command: C) -> C:
    """Give a command `--view` and `--sort`; `asked` understands them."""
    return VIEW(SORT(command))


def query_of(words: tuple[str, ...]) -> Query:
    """The query that was typed. Raises QueryError."""
    from briefing.queries import parse

    return parse(" ".join(words).strip())


def needed(words: tuple[str, ...], example: str) -> Query:
    """The query that was typed, which must ask for something. Raises QueryError, and UsageError where there is none."""
    from briefing.model import EVERYTHING

    query = query_of(words)
    if query == EVERYTHING:
        raise UsageError(f"This needs a query, such as {example}")
    return query


def asked(library: Library, words: tuple[str, ...], view: str | None, sort: Order | None) -> tuple[Query, Order]:
    """What is asked for, by a query, a view or both, and in which order. Raises QueryError, and NotFound."""
    from briefing.queries import both
    from briefing.store import kept_queries

    query = query_of(words)
    if view is None:
        return query, sort or "newest"
    kept = kept_queries.view(library, view)
    return both(kept_queries.query_of(kept), query), sort or kept.sort
