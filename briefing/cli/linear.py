"""`briefing linear`: the reader as a conversation, a command a line, for screen readers and pipes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

import click

from briefing.cli.given import Given
from briefing.cli.output import say
from briefing.errors import BriefingError, UsageError
from briefing.text import one_line

if TYPE_CHECKING:
    from briefing.cli.linear_list import Lines

_PROMPT: Final = "> "
_LONGEST: Final = 2000


@click.command()
@click.pass_obj
def linear(given: Given) -> int:
    """Read with commands that are typed, a line each: for screen readers and pipes. `help` lists them.

    Answers are plain numbered lines of any length, without colours, boxes or cursor movements.
    """
    from briefing.cli.linear_desk import LinearDesk
    from briefing.cli.linear_verbs import meant
    from briefing.pipeline import gathering
    from briefing.settings import place_of

    settings = given.settings()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    with given.writing() as library:
        gathering.bring_up_to_date(library)
        desk = LinearDesk(library, settings)
        _answer(desk.begin, settings.start, place_of(given.paths.config, "start"))
        if _asks():
            say("help reads out the commands.")
        for line in _typed():
            text = one_line(line, _LONGEST)
            if not text:
                _answer(desk.read_on)
                continue
            word, _, rest = text.partition(" ")
            try:
                verb = meant(word)
            except UsageError as error:
                say(f"{error}.")
                continue
            if verb.word == "quit":
                break
            _answer(verb.answer, desk, rest.strip())
        desk.leave()
    return 0


def _asks() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _typed() -> Iterator[str]:
    """The lines that are typed; where somebody sits there, each is asked for."""
    asks = _asks()
    while True:
        if asks:
            click.echo(_PROMPT, nl=False)
        line = sys.stdin.readline()
        if not line:
            if asks:
                click.echo()
            return
        yield line


def _answer(answer: Callable[..., Lines], *given: object) -> None:
    """Say what is answered; what went wrong is an answer too."""
    try:
        for line in answer(*given):
            say(line)
    except BriefingError as error:
        say(f"{error}.")
