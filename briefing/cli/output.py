"""How commands print: plain lines for people, one document or one object a line for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from briefing.text import guard, wall_clock

F = TypeVar("F", bound=Callable[..., Any])
NOTHING_FOUND = 1

DEFAULT_LIMIT = 50
LIMIT = click.option(
    "--limit", type=click.IntRange(1, 2**31), default=DEFAULT_LIMIT, help="How many at most.", show_default=True
)


def machine_options(command: F) -> F:
    """Give a command `--json` (one document) and `--jsonl` (one object a line)."""
    command = click.option("--jsonl", "form", flag_value="jsonl", help="One JSON object a line.")(command)
    return click.option("--json", "form", flag_value="json", help="One JSON document.")(command)


def say(line: str = "") -> None:
    """Print one line for people; whatever a text smuggles in stays off the terminal."""
    click.echo(guard(line))


def warn(line: str) -> None:
    """Print one line to standard error."""
    click.echo(guard(line), err=True)


def document(value: object) -> None:
    """Print one JSON document."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def json_line(value: object) -> None:
    """Print one JSON object on a line of its own."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def printed(lines: Iterable[str]) -> int:
    """Print lines for people; returns the exit code, which says when there were none."""
    code = NOTHING_FOUND
    for line in lines:
        say(line)
        code = 0
    return code


def dated(form: str | None, said: Iterable[Any]) -> int:
    """Print corrections, dataclasses with `at` and `sentence`, with the day of each; returns the exit code."""
    if form:
        from dataclasses import asdict

        return as_json(form, (asdict(one) for one in said))
    return printed(f"{wall_clock(one.at):%Y-%m-%d}  {one.sentence}" for one in said)


def as_json(form: str, rows: Iterable[dict[str, Any]]) -> int:
    """Print rows as `json` or `jsonl`; returns the exit code, which says when there were none."""
    found = list(rows)
    if form == "json":
        document(found)
    for row in found if form == "jsonl" else ():
        json_line(row)
    return 0 if found else NOTHING_FOUND
