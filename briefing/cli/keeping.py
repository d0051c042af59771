"""Commands that mark articles, one by one or all that a query finds: read, starred, tagged, archived, muted."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from briefing.cli.given import Given
from briefing.cli.output import as_json, machine_options, printed, say
from briefing.cli.query_options import QueryCommand, needed, query_argument
from briefing.cli.stories import is_number
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.pipeline.finding import Deed
    from briefing.store.library import Library

_EXAMPLE = "older:30d"


def _on_articles(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the articles that it is about; `_meant` understands them."""
    for option in (
        click.option("--article", "as_article", is_flag=True, help="IDs are articles', even if stories have them."),
        click.option("--query", metavar="QUERY", help="All articles that this query asks for, as one step."),
        click.argument("ids", nargs=-1, metavar="[ID...]"),
    ):
        command = option(command)
    return command


def _command(deed: Deed, help: str) -> click.Command:
    def do(given: Given, ids: tuple[str, ...], query: str | None, as_article: bool) -> None:
        from briefing.pipeline import finding

        with given.writing() as library:
            say(finding.do(library, deed, _meant(library, ids, query, as_article)))

    return click.command(name=deed, help=help)(_on_articles(click.pass_obj(do)))


_DOES: Final[dict[Deed, str]] = {
    "read": "Mark as read",
    "unread": "Mark as unread",
    "star": "Star",
    "unstar": "Take the star off",
    "archive": "Put out of the lists",
    "unarchive": "Take out of the archive",
}
_MARKING = tuple(
    _command(deed, f"{does} articles, by their ids, or whole stories, by their numbers; or all that a query finds.")
    for deed, does in _DOES.items()
)


@click.command()
@click.argument("tag", metavar="TAG")
@_on_articles
@click.pass_obj
def tag(given: Given, tag: str, ids: tuple[str, ...], query: str | None, as_article: bool) -> None:
    """Give articles a tag, by their ids, or whole stories, by their numbers; or all that a query finds."""
    _tag(given, tag, ids, query, as_article, on=True)


@click.command()
@click.argument("tag", metavar="TAG")
@_on_articles
@click.pass_obj
def untag(given: Given, tag: str, ids: tuple[str, ...], query: str | None, as_article: bool) -> None:
    """Take a tag off articles, by their ids, or whole stories, by their numbers; or off all that a query finds."""
    _tag(given, tag, ids, query, as_article, on=False)


def _tag(given: Given, tag: str, ids: Sequence[str], query: str | None, as_article: bool, *, on: bool) -> None:
    from briefing.pipeline import finding

    with given.writing() as library:
        say(finding.tag(library, _meant(library, ids, query, as_article), tag, on))


def _meant(library: Library, ids: Sequence[str], query: str | None, as_article: bool) -> list[str]:
    """The identities of the articles that are meant. Raises UsageError where none are named, and NotFound."""
    from briefing.pipeline import finding
    from briefing.store import articles

    if bool(ids) == (query is not None):
        raise UsageError("Name articles by their ids, or all that a query finds with --query")
    if query is not None:
        return finding.texts(library, needed((query,), _EXAMPLE))
    found: dict[str, None] = {}
    for name in ids:
        of_story = finding.of_story(library, int(name)) if is_number(name) and not as_article else []
        found |= dict.fromkeys(of_story or [articles.identity_of(library, articles.key_of(library, name))])
    return list(found)


# ------------------------------------------------------------------ mutes


@click.command(cls=QueryCommand)
@query_argument
@click.option("--until", metavar="DAY", help="The last day: 2026-03-16, friday, 3d or 2w; without it, for ever.")
@click.pass_obj
def mute(given: Given, words: tuple[str, ...], until: str | None) -> None:
    """Leave what QUERY finds out of the lists: actor:"Port Office", outlet:Courier, or words."""
    from briefing.store import kept_queries

    day = None if until is None else _day(until)
    with given.writing() as library:
        say(kept_queries.mute(library, needed(words, 'outlet:"Port Courier"'), day))


@click.command(cls=QueryCommand)
@query_argument
@click.pass_obj
def unmute(given: Given, words: tuple[str, ...]) -> None:
    """List again what QUERY finds, which was muted."""
    from briefing.store import kept_queries

    typed = " ".join(word.strip() for word in words)
    if not typed:
        raise UsageError("This needs a query, as `briefing mutes` lists it")
    with given.writing() as library:
        say(kept_queries.unmute(library, typed))


@click.command()
@machine_options
@click.pass_obj
def mutes(given: Given, form: str | None) -> int:
    """List what is muted, until when, and how many articles it leaves out."""
    from dataclasses import asdict

    from briefing.export import plain
    from briefing.store import aside

    with given.reading() as library:
        given.follow(library)
        found = aside.mutes(library)
    if form:
        return as_json(form, (asdict(one) for one in found))
    return printed(plain.mute_line(one) for one in found)


def _day(text: str) -> datetime.date:
    from briefing import when

    today = datetime.date.today()
    day = when.day_of(text, today)
    if day is None or day < today:
        raise UsageError(f"{text!r} is no day from today on; write it like {when.EXAMPLES}")
    return day


COMMANDS = (*_MARKING, tag, untag, mute, unmute, mutes)
