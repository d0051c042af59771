"""`briefing quotes`: who said what, and the reader's word on who it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli.chosen import only_one
from briefing.cli.given import Given
from briefing.cli.groups import WholeGroup
from briefing.cli.lists import first_day, keys_in, scope_options
from briefing.cli.output import as_json, machine_options, printed, say
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.model import StatementKind, StatementRow
    from briefing.store.library import Library


@click.group(cls=WholeGroup, invoke_without_command=True)
@scope_options
@click.option("--speaker", metavar="NAME", default="", help="By this speaker, by any name the articles use.")
@click.option("--kind", type=click.Choice(["direct", "mixed", "reported"]), help="Only words given in this way.")
@click.option("--since", metavar="DAY", help="Published on this day or later: 2026-03-09, or 7d, 2w.")
@click.option("--text", "words", metavar="WORDS", default="", help="With all of these words in them.")
@machine_options
@click.pass_context
def quotes(
    context: click.Context,
    story: int | None,
    article: str | None,
    limit: int,
    everything: bool,
    speaker: str,
    kind: StatementKind | None,
    since: str | None,
    words: str,
    form: str | None,
) -> int | None:
    """List who said what, each utterance once; with a command, correct a speaker.

    Those of the newest article come first, in the order of its text; under each stands how outlets differ in it.
    """
    if context.invoked_subcommand is not None:
        return None
    from briefing.export import plain, records
    from briefing.pipeline import quoting

    given: Given = context.obj
    wanted = quoting.Wanted(speaker, kind, None if since is None else first_day(since), words)
    most = None if everything else limit
    with given.reading() as library:
        if story is None and article is None:
            given.follow(library)
            rows = quoting.of_library(library, wanted, most)
        else:
            rows = quoting.of_articles(library, keys_in(library, story, article), wanted)[:most]
        if form:
            return as_json(form, (records.row(row) for row in rows))
        return printed(
            f"{'      - ' if n else ''}{line}" for row in rows for n, line in enumerate(plain.statement_lines(row))
        )


@quotes.command(name="speaker")
@click.argument("name", metavar="ID")
@click.argument("speaker", nargs=-1, metavar="[NAME]")
@click.option("--nobody", is_flag=True, help="Nobody known said it.")
@click.pass_obj
def correct(given: Given, name: str, speaker: tuple[str, ...], nobody: bool) -> None:
    """Say who spoke; without a name, whom the articles name counts again."""
    from briefing.pipeline import quoting
    from briefing.text import one_line

    who = one_line(" ".join(speaker))
    if nobody and who:
        raise UsageError("Give a name, or --nobody; not both")
    with given.writing() as library:
        row = _utterance(library, name)
        done = quoting.correct(library, row, who or None) if who or nobody else quoting.uncorrect(library, row)
    say(done)


def _utterance(library: Library, name: str) -> StatementRow:
    from briefing.pipeline import quoting

    return only_one(library, name, quoting.named, thing="a statement", kind="statement", listing="briefing quotes")
