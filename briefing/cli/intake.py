"""Commands that take articles in: load, inspect, reanalyse."""

from __future__ import annotations

import contextlib
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.given import Given
from briefing.cli.output import json_line, say, warn
from briefing.errors import LeftOut, SourceError, UsageError
from briefing.text import counted

if TYPE_CHECKING:
    from briefing.pipeline.taking_in import Taken

SOME_FAILED = 3

JOBS = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that analyse once 100 articles have come; 1 starts none.  [default: one a core, 4 at most]",
)
SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")


@click.command()
@SOURCES
@click.option("--jsonl", is_flag=True, help="Report as JSON lines: progress, failed, done.")
@JOBS
@click.pass_obj
def load(given: Given, sources: tuple[str, ...], jsonl: bool, jobs: int | None) -> int:
    """Take in files, folders or - (standard input). Safe to repeat: what is known is left as it is.

    Text, Markdown, web pages, JSON, feeds (RSS, Atom, JSON Feed) and mail (eml, mbox), told by the ending of the name,
    else by the content.
    """
    from briefing.pipeline.taking_in import take_in

    labeller = given.labeller()
    report = _JsonReport() if jsonl else _PlainReport(sys.stderr.isatty())
    try:
        with given.writing() as library:
            take_in(library, _named(sources), report=report.hear, stdin=sys.stdin.buffer, labeller=labeller, jobs=jobs)
    finally:
        # Also after a full disk or ctrl+c: what was saved is said.
        report.finish()
    return SOME_FAILED if report.failed else 0


@click.command()
@SOURCES
@click.pass_obj
def inspect(given: Given, sources: tuple[str, ...]) -> int:
    """Analyse files, folders or - without a library; one JSON object a line for each article."""
    from briefing.export import records
    from briefing.ingest import formats
    from briefing.pipeline.analysing import analysed, described

    labeller = given.labeller()
    failed = False
    for raw in (raw for source in _named(sources) for raw in formats.read(source, stdin=sys.stdin.buffer)):
        article = raw if isinstance(raw, SourceError) else described(raw)
        analysis = article if isinstance(article, SourceError) else analysed(article, labeller)
        if isinstance(article, SourceError) or isinstance(analysis, SourceError):
            failed = failed or not isinstance(article, LeftOut)
            warn(f"briefing: {article if isinstance(article, SourceError) else analysis}")
        else:
            json_line(records.inspected(article, analysis))
    return SOME_FAILED if failed else 0


@click.command()
@click.option("--jsonl", is_flag=True, help="Report as JSON lines: progress, done.")
@JOBS
@click.pass_obj
def reanalyse(given: Given, jsonl: bool, jobs: int | None) -> None:
    """Rebuild everything that is derived from the articles; what you marked stays."""
    from briefing.pipeline.rebuilding import reanalyse as rebuild

    terminal = sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        if jsonl:
            _tell({"event": "progress", "done": done, "total": total})
        elif terminal:
            click.echo(f"\r{done:,} of {total:,} articles", err=True, nl=done == total)

    labeller = given.labeller()
    with given.writing() as library:
        total = rebuild(library, progress=progress, labeller=labeller, jobs=jobs)
    if jsonl:
        _tell({"event": "done", "articles": total})
    else:
        say(f"{total:,} articles analysed anew; your marks are as they were")


class _PlainReport:
    """A line for each file that was read, a sentence for each that failed, and the sum."""

    def __init__(self, terminal: bool) -> None:
        self.failed = 0
        self._left_out: list[LeftOut] = []
        self._terminal = terminal
        self._files: dict[str, Counter[str]] = {}

    def hear(self, line: Taken | SourceError) -> None:
        if isinstance(line, LeftOut):
            self._left_out.append(line)
            return
        if isinstance(line, SourceError):
            self.failed += 1
            self._wipe()
            warn(f"briefing: {line}")
            return
        self._files.setdefault(_file(line.source), Counter())[line.outcome] += 1
        if self._terminal:
            click.echo(f"\r{self._total():,} articles", err=True, nl=False)

    def finish(self) -> None:
        self._wipe()
        for file, outcomes in self._files.items():
            say(f"{file}: {in_words(outcomes)}")
        if left_out := len(self._left_out):
            say(f"Left out: {counted(left_out, 'file')} of other kinds, such as {self._left_out[0].source}")
        if len(self._files) > 1 or self.failed:
            total = sum(self._files.values(), Counter())
            say(f"Together: {in_words(total)}" + (f"; {self.failed:,} failed" if self.failed else ""))

    def _total(self) -> int:
        return sum(outcomes.total() for outcomes in self._files.values())

    def _wipe(self) -> None:
        if self._terminal:
            click.echo("\r\x1b[K", err=True, nl=False)


class _JsonReport:
    """What the reader shows of a load that runs beside it: JSON lines, each written at once."""

    def __init__(self) -> None:
        self.failed = 0
        self._left_out = 0
        self._outcomes: Counter[str] = Counter()

    def hear(self, line: Taken | SourceError) -> None:
        if isinstance(line, LeftOut):
            self._left_out += 1
            return
        if isinstance(line, SourceError):
            self.failed += 1
            _tell({"event": "failed", "source": line.source, "cause": line.cause})
            return
        self._outcomes[line.outcome] += 1
        _tell({"event": "progress", "done": self._outcomes.total(), "failed": self.failed})

    def finish(self) -> None:
        counts = {outcome: self._outcomes[outcome] for outcome in ("new", "changed", "same")}
        _tell({"event": "done", **counts, "failed": self.failed, "left_out": self._left_out})


def _tell(event: dict[str, Any]) -> None:
    # Whoever listened may have gone; the work goes on.
    with contextlib.suppress(BrokenPipeError):
        json_line(event)
        sys.stdout.flush()


def _named(sources: tuple[str, ...]) -> tuple[str, ...]:
    if not all(sources):
        raise UsageError("A source has an empty name; is a shell variable not set?")
    return sources


def _file(source: str) -> str:
    return re.sub(r"(?:#\d+)+$", "", source)


def in_words(outcomes: Counter[str]) -> str:
    """How many articles were taken in, and how many of each outcome of `Taken`: "3 articles (2 new, 1 changed)"."""
    total = outcomes.total()
    parts = [f"{outcomes[name]:,} {word}" for name, word in _WORDS.items() if outcomes[name]]
    return f"{counted(total, 'article')} ({', '.join(parts) or 'nothing new'})"


_WORDS = {"new": "new", "changed": "changed", "same": "known already"}

COMMANDS = (load, inspect, reanalyse)
