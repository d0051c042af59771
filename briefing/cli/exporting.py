"""`briefing export`: stories, articles or the whole briefing as a document for others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

import click

from briefing.cli.given import Given
from briefing.cli.lists import first_day
from briefing.cli.output import LIMIT, NOTHING_FOUND, warn
from briefing.cli.stories import is_number
from briefing.cli.watching import reading
from briefing.errors import NotFound, UsageError
from briefing.model import Term
from briefing.queries import both, parse

if TYPE_CHECKING:
    from briefing.export.forms import Form
    from briefing.model import Chapter
    from briefing.store.library import Library

_STANDARD_OUTPUT = "-"


@click.command()
@click.argument("names", nargs=-1, metavar="[STORY|ARTICLE]...")
@click.option("--article", "as_articles", is_flag=True, help="The names are articles' ids, even if stories have them.")
@click.option("--unread", is_flag=True, help="Only stories with something unread.")
@click.option("--query", default="", metavar="QUERY", help="Only stories that meet it, as in `briefing search`.")
@click.option("--since", metavar="DAY", help="Only stories with an article of this day or later: 2026-03-09, 7d, 2w.")
@LIMIT
@click.option(
    "--format", "form", type=click.Choice(["markdown", "html", "json", "text"]), help="Else by FILE's ending."
)
@click.option("--full", is_flag=True, help="With the articles' texts.")
@click.option("-o", "--output", default=_STANDARD_OUTPUT, metavar="FILE", help="Where to; else standard output.")
@click.pass_obj
def export(given: Given, /, names: tuple[str, ...], form: str | None, output: str, **options: Any) -> int:
    """Write stories (by number), articles (by id) or, without a name, the newest stories as a document.

    Markdown, unless FILE or --format says otherwise; what is to be watched stands in it as a task list that `briefing
    watch import` takes back.
    """
    from briefing.export import files, forms

    wanted = _form(form, output)
    if names and (options["unread"] or options["since"] or options["query"]):
        raise UsageError("--unread, --since and --query choose among all stories; leave them, or the names, out")
    with reading(given) as library:
        found = _named(library, names, options) if names else _newest(library, options)
    text = forms.written(wanted, found)
    if output == _STANDARD_OUTPUT:
        sys.stdout.write(text)
    else:
        warn(f"Wrote {files.write(output, text)}{'' if found else '; no story is in it'}")
    return 0 if found else NOTHING_FOUND


def _form(form: str | None, output: str) -> Form:
    from briefing.export import forms

    if form is not None:
        return cast("Form", form)
    if output == _STANDARD_OUTPUT:
        return "markdown"
    meant = forms.form_of(output)
    if meant is None:
        raise UsageError(f"{output} does not say in which form; end it in .md, .html, .json or .txt, or give --format")
    return meant


def _named(library: Library, names: tuple[str, ...], options: dict[str, Any]) -> list[Chapter]:
    return [_meant(library, name, options["as_articles"], options["full"]) for name in dict.fromkeys(names)]


def _meant(library: Library, name: str, as_article: bool, full: bool) -> Chapter:
    """The story or article that a name means; a number can be an article's id too."""
    from briefing.pipeline import chapters
    from briefing.store import articles

    if is_number(name) and not as_article:
        try:
            return chapters.of_story(library, int(name), full=full)
        except NotFound:
            pass
    return chapters.of_article(library, articles.key_of(library, name), full=full)


def _newest(library: Library, options: dict[str, Any]) -> list[Chapter]:
    from briefing.pipeline import chapters

    since = None if options["since"] is None else first_day(options["since"])
    query = parse(options["query"])
    if options["unread"]:
        query = both(query, Term("is", "unread"))
    ids, more = chapters.newest(library, query, since=since, limit=options["limit"])
    if more:
        warn(f"briefing: these are the {len(ids):,} newest stories; --limit takes in more")
    return [chapters.of_story(library, story, full=options["full"]) for story in ids]
