"""The door of the program: whatever goes wrong inside leaves as one sentence and an exit code."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence

import click

from briefing.cli.root import briefing
from briefing.errors import BriefingError
from briefing.settings import paths
from briefing.text import one_line

INTERRUPTED = 130

log = logging.getLogger(__name__)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; nothing but the terminal's own failures escapes."""
    try:
        result = briefing.main(args=list(arguments), prog_name="briefing", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.UsageError as error:
        error.show(sys.stderr)
        return 2
    except click.ClickException as error:
        return _complain(error.format_message(), 2)
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted; what was done until now is kept", INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has seen enough: not an error, and Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except BriefingError as error:
        return _complain(str(error), error.exit_code)
    except Exception as error:  # noqa: BLE001 - the door: a crash is logged whole and told in one sentence
        return _complain(_crash(error), 1)


def _complain(sentence: str, code: int) -> int:
    print(f"briefing: {one_line(sentence)}", file=sys.stderr)
    return code


def _crash(error: Exception) -> str:
    where = paths().log
    try:
        where.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=where / "briefing.log", level=logging.INFO)
    except OSError:
        return f"something went wrong that should not have: {type(error).__name__}: {error}"
    log.error("crash", exc_info=error)
    return f"something went wrong that should not have: {type(error).__name__}: {error} (details: {where}/briefing.log)"
