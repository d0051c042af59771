"""A command that has commands of its own; the help tells each of them to the end, where click would cut it short."""

from __future__ import annotations

from typing import Final

import click

_WHOLE: Final = 1000
"""Characters of a first sentence: more than any has."""


class WholeGroup(click.Group):
    """A group whose help wraps what its commands do."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands that are not hidden, each with the whole first sentence of its help."""
        shown = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(_WHOLE)) for name, one in shown if not one.hidden])
