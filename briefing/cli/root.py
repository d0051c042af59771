"""`briefing` itself: opens the reader, or prints the briefing where there is no terminal."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import click

from briefing import __version__, settings
from briefing.cli import (
    acting,
    comparing,
    exporting,
    intake,
    keeping,
    keys,
    linear,
    lists,
    quoting,
    stories,
    views,
    watch_files,
    watch_outcomes,
    watching,
)
from briefing.cli.given import Given
from briefing.cli.groups import WholeGroup
from briefing.cli.output import LIMIT, NOTHING_FOUND, as_json, machine_options, printed, say

_PICTURES = "240"
"""How many pictures a second Textual may draw: what changes soon after a picture need not wait for the next 60th."""

_NEW_OBJECTS = 5000
"""After how many new objects Python looks for garbage: one picture of the screen makes some three thousand."""

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=WholeGroup, invoke_without_command=True, context_settings=CONTEXT)
@click.option("--db", metavar="PATH", help="The library to use (default: BRIEFING_DB, else your data folder).")
@click.option(
    "-c", "--config", metavar="PATH", help="The settings to use (default: BRIEFING_CONFIG, else config.toml)."
)
@click.option("--plain", is_flag=True, help="Print the briefing as text instead of opening the reader.")
@click.version_option(__version__, "-V", "--version", prog_name="briefing", message="%(prog)s %(version)s")
@click.pass_context
def briefing(context: click.Context, db: str | None, config: str | None, plain: bool) -> int | None:
    """Read the briefing: what happened, who said what, and what to watch.

    Without a command, the reader opens on your library. Take articles in with `briefing load FILE...`; see what the
    reader can do with `briefing demo`.
    """
    context.obj = Given(settings.paths(config=config, library=db))
    if context.invoked_subcommand is not None:
        return None
    return _open(context.obj, plain=plain)


@briefing.command()
@click.option("--plain", is_flag=True, help="Print the sample briefing as text instead of opening the reader.")
@click.pass_obj
def demo(given: Given, plain: bool) -> int:
    """Open the reader on a sample briefing, in a library of its own."""
    from briefing.pipeline import sample

    path = given.paths.cache / "demo.db"
    sample.fill(path)
    return _open(Given(replace(given.paths, library=path)), plain=plain)


@briefing.command()
@click.pass_obj
def undo(given: Given) -> int:
    """Take back the last thing you marked, here or in the reader."""
    from briefing.pipeline import undoing
    from briefing.pipeline.analysing import labeller_of

    with given.writing() as library:
        return _told("Undone", undoing.undo(library, labeller_of(given.settings())), "There is nothing to undo")


@briefing.command()
@click.pass_obj
def redo(given: Given) -> int:
    """Do again what was undone last."""
    from briefing.pipeline import undoing
    from briefing.pipeline.analysing import labeller_of

    with given.writing() as library:
        return _told("Done again", undoing.redo(library, labeller_of(given.settings())), "There is nothing to redo")


@briefing.command()
@LIMIT
@click.option("--to", "step", type=int, help="Undo this step and all after it; one that was undone, redo up to it.")
@machine_options
@click.pass_obj
def history(given: Given, limit: int, step: int | None, form: str | None) -> int:
    """List what you marked, newest first, or go back to before any of it with --to."""
    from dataclasses import asdict

    from briefing.pipeline import undoing
    from briefing.pipeline.analysing import labeller_of
    from briefing.store import journal
    from briefing.text import wall_clock

    if step is not None:
        with given.writing() as library:
            say(undoing.go_to(library, step, labeller_of(given.settings())))
        return 0
    with given.reading() as library:
        found = journal.entries(library, limit)
    if form:
        return as_json(form, (asdict(entry) for entry in found))
    undone = {"undone": "(undone) "}
    return printed(
        f"{entry.step:>6}  {wall_clock(entry.at):%Y-%m-%d %H:%M}  {undone.get(entry.state, '')}{entry.sentence}"
        for entry in found
    )


@briefing.command(name="paths")
@click.pass_obj
def show_paths(given: Given) -> None:
    """Say where the settings, the library, the log and the cache are."""
    for name in ("config", "library", "log", "cache"):
        click.echo(f"{name:<8} {getattr(given.paths, name)}")


def _open(given: Given, *, plain: bool) -> int:
    paths, wishes = given.paths, keys.checked(given)
    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return lists.print_briefing(given)
    os.environ.setdefault("TEXTUAL_FPS", _PICTURES)
    with without_ssl(), for_good():
        from briefing.app import run

    gc.set_threshold(_NEW_OBJECTS)
    # Before the screen is taken, so that a damaged library is told in plain words.
    given.writing().close()
    return run(paths.library, wishes, paths.config)


@contextmanager
def without_ssl() -> Iterator[None]:
    """Let asyncio be loaded as on a Python without ssl, which takes 4 MB and 10 ms: the reader connects to nothing."""
    if "ssl" in sys.modules:
        yield
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # Python's own way to say that a module is not there
    try:
        yield
    finally:
        del sys.modules["ssl"]


@contextmanager
def for_good() -> Iterator[None]:
    """What is loaded meanwhile stays until the end: to look through all of it for garbage, as Python does after every
    few dozen keys, takes 50 ms."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _told(what: str, step: str | None, nothing: str) -> int:
    say(nothing if step is None else f"{what}: {step}")
    return NOTHING_FOUND if step is None else 0


for each in (
    *stories.COMMANDS,
    *comparing.COMMANDS,
    *intake.COMMANDS,
    *lists.COMMANDS,
    *keeping.COMMANDS,
    exporting.export,
    linear.linear,
    acting.actors,
    quoting.quotes,
    watching.watch,
    views.views,
    keys.keys,
):
    briefing.add_command(each)

for each in (*watch_files.COMMANDS, *watch_outcomes.COMMANDS):
    watching.watch.add_command(each)
