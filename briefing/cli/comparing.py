"""The command that lays two articles, or two versions of one, side by side."""

from __future__ import annotations

import click

from briefing.cli.given import Given
from briefing.cli.output import document, printed
from briefing.errors import NotFound


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON document, with all sentences and their offsets.")
@click.pass_obj
def compare(given: Given, one: str, other: str | None, as_json: bool) -> int:
    """Print what differs between two articles (by their ids), or between the last two versions of one."""
    from briefing.export import compared
    from briefing.pipeline import comparing
    from briefing.pipeline.comparing import Choice
    from briefing.store import articles as kept

    with given.reading() as library:
        left = Choice(kept.key_of(library, one))
        if other is not None:
            right = Choice(kept.key_of(library, other))
        else:
            right, versions = left, comparing.side(library, left).versions
            if versions == 1:
                raise NotFound(f"{one} has no older version; name another article to compare it with")
            left = Choice(left.article, versions - 1)
        found = comparing.compared(library, left, right)
    if as_json:
        document(compared.record(found))
        return 0
    return printed(compared.lines(found))


COMMANDS = (compare,)
