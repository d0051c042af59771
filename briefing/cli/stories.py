"""`briefing stories`: what happened, what a reader says belongs together, and `briefing why`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.given import Given
from briefing.cli.output import LIMIT, as_json, dated, document, json_line, machine_options, printed, say
from briefing.cli.query_options import LIST, ListGroup, QueryCommand, asked, query_argument, view_options
from briefing.errors import NotFound

if TYPE_CHECKING:
    from briefing.model import ArticleRow, Order, StoryRow
    from briefing.store.library import Library

ARTICLE = click.argument("name", metavar="ARTICLE")
NUMBER = click.IntRange(1, 2**63 - 1)

MOST_DIGITS = 19
"""SQLite's numbers end here; a longer name is no story's."""


@click.group(cls=ListGroup)
def stories() -> None:
    """List the stories that QUERY asks for, newest first; with a command, say which articles belong together."""


@stories.command(name=LIST, cls=QueryCommand, hidden=True)
@query_argument
@click.option("--all", "everything", is_flag=True, help="Every story: read or put aside too, without a limit.")
@click.option("--unread", is_flag=True, help="Only stories with something unread.")
@click.option("--headings/--no-headings", default=None, help="A line above each day or so; else on terminals only.")
@view_options
@LIMIT
@machine_options
@click.pass_obj
def list_stories(
    given: Given,
    words: tuple[str, ...],
    everything: bool,
    unread: bool,
    headings: bool | None,
    view: str | None,
    sort: Order | None,
    limit: int,
    form: str | None,
) -> int:
    """List the stories that QUERY asks for, newest first."""
    from briefing.export import plain
    from briefing.model import Term
    from briefing.pipeline import ordering, reading
    from briefing.queries import both
    from briefing.store import list_rows

    with given.reading() as library:
        given.follow(library)
        query, order = asked(library, words, view, sort)
        if unread and not everything:
            query = both(query, Term("is", "unread"))
        ids, groups = reading.story_list(library, query, sort=order, everything=everything)
        found = reading.story_rows(library, ids if everything else ids[:limit])
        if form is None and _wants_headings(given, library, headings, view):
            return printed(plain.grouped(ids, groups, found))
        if form is None:
            return printed(plain.story_line(row) for row in found)
        members = {row.id: list_rows.members(library, row.id) for row in found}
        headed = ordering.words_of(ids, groups)
        told = (_story_record(library, row, members[row.id]) for row in found)
        return as_json(form, (one | {"heading": headed[one["id"]]} for one in told))


def _wants_headings(given: Given, library: Library, wished: bool | None, view: str | None) -> bool:
    """Whether the list has headings: as the command says; else on a terminal alone, as the view or the settings say."""
    from briefing.store import kept_queries

    if wished is not None or not sys.stdout.isatty():
        return bool(wished)
    of_view = kept_queries.view(library, view).headings if view is not None else None
    return given.settings().headings if of_view is None else of_view


def _story_record(library: Library, row: StoryRow, members: list[ArticleRow]) -> dict[str, Any]:
    from briefing.export import records
    from briefing.pipeline import reading, versions

    texts = [member for member in members if member.copy_of is None]
    newest = sorted(texts, key=lambda one: (one.published or "", one.identity), reverse=True)
    actors = reading.actors(library, [one.key for one in texts])
    return records.story(row, members, actors, versions.among(library, [one.key for one in newest]))


# ---------------------------------------------------------------- what a reader says


@stories.command()
@ARTICLE
@click.pass_obj
def split(given: Given, name: str) -> None:
    """Say that ARTICLE is no part of its story; copies of it go along."""
    from briefing.pipeline import sorting

    _change(given, name, sorting.split_off)


@stories.command()
@ARTICLE
@click.argument("story", metavar="NUMBER", type=NUMBER)
@click.pass_obj
def move(given: Given, name: str, story: int) -> None:
    """Say that ARTICLE belongs to the story with this NUMBER, and to no other."""
    from briefing.pipeline import sorting

    _change(given, name, lambda library, article: sorting.move(library, article, story))


@stories.command()
@click.argument("numbers", nargs=-1, required=True, metavar="NUMBER NUMBER...", type=NUMBER)
@click.pass_obj
def merge(given: Given, numbers: tuple[int, ...]) -> None:
    """Say that these stories are one."""
    from briefing.pipeline import sorting

    with given.writing() as library:
        say(sorting.merge(library, numbers))


@stories.command()
@click.argument("one", metavar="ARTICLE")
@click.argument("other", metavar="ARTICLE")
@click.pass_obj
def never(given: Given, one: str, other: str) -> None:
    """Say that these two articles never belong to one story."""
    from briefing.pipeline import sorting
    from briefing.store import articles

    with given.writing() as library:
        say(sorting.never(library, articles.key_of(library, one), articles.key_of(library, other)))


@stories.command()
@ARTICLE
@click.pass_obj
def alone(given: Given, name: str) -> None:
    """Show ARTICLE for itself, though it repeats another text."""
    from briefing.pipeline import sorting

    _change(given, name, sorting.show_alone)


@stories.command()
@ARTICLE
@click.pass_obj
def fold(given: Given, name: str) -> None:
    """Let ARTICLE be folded again with the text that it repeats."""
    from briefing.pipeline import sorting

    _change(given, name, sorting.fold_again)


@stories.command()
@machine_options
@click.pass_obj
def corrections(given: Given, form: str | None) -> int:
    """List what you said about stories and copies, the oldest first."""
    from briefing.pipeline import told_stories

    with given.reading() as library:
        return dated(form, told_stories.said(library))


def _change(given: Given, name: str, change: Callable[[Library, int], str]) -> None:
    """Find the article, make the change as one step of the journal, and say what was done."""
    from briefing.store import articles

    with given.writing() as library:
        say(change(library, articles.key_of(library, name)))


# ---------------------------------------------------------------- what a reader asks


@stories.command()
@click.argument("story", metavar="NUMBER", type=NUMBER)
@machine_options
@click.pass_obj
def related(given: Given, story: int, form: str | None) -> int:
    """List the stories of the same saga on other days, the oldest first."""
    from briefing.export import kinship
    from briefing.pipeline import sagas
    from briefing.store import articles

    with given.reading() as library:
        found = sagas.related(library, story)
        ids = [[articles.get(library, key).id for key in row.pair] for row in found] if form else []
    if form:
        return as_json(form, (kinship.related_record(row, pair) for row, pair in zip(found, ids, strict=True)))
    return printed(kinship.saga_lines(found))


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--article", "as_articles", is_flag=True, help="A and B are articles' ids, even if stories have them.")
@machine_options
@click.pass_obj
def why(given: Given, one: str, other: str, as_articles: bool, form: str | None) -> int:
    """Tell why two articles are one story, copies, or apart.

    A story, by its number, stands for its article that is nearest to the other.
    """
    from briefing.export import kinship as told
    from briefing.pipeline import kinship

    with given.reading() as library:
        found = kinship.why(library, *_meant(library, one, other, as_articles))
    if form:
        (document if form == "json" else json_line)(told.why_record(found))
        return 0
    return printed(told.why_lines(found))


def _meant(library: Library, one: str, other: str, as_articles: bool) -> tuple[int, int]:
    """The keys of the two articles that are asked about."""
    from briefing.pipeline import kinship
    from briefing.store import articles

    story, beside = (None if as_articles else _story(library, name) for name in (one, other))
    if story is not None and beside is not None:
        return kinship.nearest_pair(library, story, beside)
    if story is not None:
        key = articles.key_of(library, other)
        return kinship.nearest_in(library, key, story), key
    key = articles.key_of(library, one)
    return key, articles.key_of(library, other) if beside is None else kinship.nearest_in(library, key, beside)


def _story(library: Library, name: str) -> int | None:
    """The story that a name is the number of; None where there is none of it."""
    from briefing.store import placements

    story = placements.current(library, int(name)) if is_number(name) else 0
    return story if placements.texts_of(library, [story]) else None


def is_number(name: str) -> bool:
    """Whether a name can be a story's number."""
    return name.isascii() and name.isdigit() and len(name) < MOST_DIGITS


def lines_of_saga(library: Library, story: int) -> list[str]:
    """The related stories of a story as lines; none where there are none."""
    from briefing.export import kinship
    from briefing.pipeline import sagas

    try:
        return list(kinship.saga_lines(sagas.related(library, story)))
    except NotFound:
        return []


COMMANDS = (stories, why)
