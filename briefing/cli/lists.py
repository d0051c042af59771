"""Commands that print what the panes show: articles, search, show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from briefing import when
from briefing.cli.given import Given
from briefing.cli.output import DEFAULT_LIMIT, LIMIT, NOTHING_FOUND, as_json, machine_options, printed, say
from briefing.cli.query_options import VIEW, QueryCommand, asked, query_argument, view_options
from briefing.cli.stories import is_number, lines_of_saga
from briefing.errors import NotFound, UsageError

if TYPE_CHECKING:
    from briefing.model import Order
    from briefing.store.library import Library


def scope_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--story`, `--article`, `--limit` and `--all`."""
    for option in (
        click.option("--all", "everything", is_flag=True, help="Everything, without a limit."),
        LIMIT,
        click.option("--article", metavar="ID", help="Of this article only."),
        click.option("--story", type=click.IntRange(1, 2**63 - 1), metavar="NUMBER", help="Of this story only."),
    ):
        command = option(command)
    return command


@click.command(cls=QueryCommand)
@query_argument
@VIEW
@scope_options
@machine_options
@click.pass_obj
def articles(
    given: Given,
    words: tuple[str, ...],
    view: str | None,
    story: int | None,
    article: str | None,
    limit: int,
    everything: bool,
    form: str | None,
) -> int:
    """List the articles that QUERY asks for, newest first; copies are folded into the text they repeat."""
    from briefing.export import plain, records
    from briefing.model import EVERYTHING
    from briefing.pipeline import reading
    from briefing.store import stories

    with given.reading() as library:
        given.follow(library)
        query, _ = asked(library, words, view, None)
        most = None if everything else limit
        if story is None and article is None:
            keys = stories.article_keys(library, query, limit=most, everything=everything)
        else:
            keys = keys_in(library, story, article)
            if query != EVERYTHING:
                meeting = set(stories.article_keys(library, query, everything=True))
                keys = [key for key in keys if key in meeting]
            keys = keys[:most]
        found = reading.article_rows(library, keys)
        if form:
            return as_json(form, (records.row(row) for row in found))
        return printed(plain.article_line(row) for row in found)


@click.command(cls=QueryCommand)
@query_argument
@view_options
@click.option("--all", "everything", is_flag=True, help="Every hit: put aside too, without a limit.")
@LIMIT
@machine_options
@click.pass_obj
def search(
    given: Given,
    words: tuple[str, ...],
    view: str | None,
    sort: Order | None,
    everything: bool,
    limit: int,
    form: str | None,
) -> int:
    """List the stories that QUERY asks for: words stand in one article, but field:value asks for more.

    Fields are title, outlet, actor, speaker, quote, watch, tag, due, is, newer, older, before, after and on.
    """
    from briefing.export import plain, records
    from briefing.model import EVERYTHING
    from briefing.pipeline import reading

    with given.reading() as library:
        given.follow(library)
        query, order = asked(library, words, view, sort)
        if query == EVERYTHING:
            raise UsageError("Say what to search for, such as: briefing search dam -title:quiz newer:2d")
        ids = reading.story_ids(library, query, sort=order, everything=everything)
        found = reading.story_rows(library, ids if everything else ids[:limit])
        if form:
            return as_json(form, (records.row(row) for row in found))
        return printed(plain.story_line(row) for row in found)


@click.command()
@click.argument("name", metavar="ID")
@click.option("--article", "as_article", is_flag=True, help="ID is an article's, even if a story has that number.")
@click.pass_obj
def show(given: Given, name: str, as_article: bool) -> int:
    """Print a story (by its number) or an article (by its id) as text."""
    from briefing.export import compared, plain
    from briefing.store import articles

    with given.reading() as library:
        if is_number(name) and not as_article:
            try:
                return printed([*_story_lines(library, int(name)), *lines_of_saga(library, int(name))])
            except NotFound:
                pass  # a number can be an article's id too
        key = articles.key_of(library, name)
        older = [version.article for version in articles.versions(library, key)]
        article = articles.get(library, key)
        return printed([*plain.article_lines(article), *compared.older_lines(article, older)])


def print_briefing(given: Given) -> int:
    """Print the newest stories with everything found in them; what `briefing` does without a terminal."""
    from briefing.pipeline import reading

    with given.reading() as library:
        ids = reading.story_ids(library)
        for story in ids[:DEFAULT_LIMIT]:
            printed(_story_lines(library, story))
        if len(ids) > DEFAULT_LIMIT:
            say(f"... and {len(ids) - DEFAULT_LIMIT:,} older stories: briefing stories --all")
    return 0 if ids else NOTHING_FOUND


def _story_lines(library: Library, story: int) -> Iterable[str]:
    from briefing.export import plain
    from briefing.pipeline import chapters

    found = chapters.of_story(library, story)
    assert found.story is not None
    texts = [source for source in found.sources if source.row.copy_of is None]
    return plain.story_lines(found.story, texts, found.actors, found.statements, found.watch)


def keys_in(library: Library, story: int | None, article: str | None) -> list[int]:
    """The articles that a command is about: of one story, one article, or all of the library, the newest first."""
    from briefing.store import articles, list_rows, placements, stories

    if article is not None:
        return [articles.key_of(library, article)]
    if story is None:
        return stories.article_keys(library)
    rows = list_rows.articles(library, placements.current(library, story))
    if not rows:
        raise NotFound(f"There is no story number {story} in {library.path}")
    return [row.key for row in rows]


def first_day(text: str) -> str:
    """The ISO day that `--since` names, by a day or by an age, as queries do. Raises UsageError."""
    today = date.today()
    period = when.period_of(text, today)
    found = period[0] if period else when.ago(text, today)
    if found is None:
        raise UsageError(f"{text!r} is no day; write it like 2026-03-09, or 7d or 2w for the last days or weeks")
    return found.isoformat()[:10]


COMMANDS = (articles, search, show)
