"""The door of the program: whatever goes wrong inside leaves as one sentence and an exit code."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import unicodedata
from collections.abc import Sequence

import click

from briefing import borrowed
from briefing.cli.root import briefing
from briefing.errors import BriefingError, QueryError
from briefing.settings import paths
from briefing.text import guard, one_line

INTERRUPTED = 130

log = logging.getLogger(__name__)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; nothing but the terminal's own failures escapes."""
    _prepare_streams()
    try:
        _prepare_log()
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
    except (BrokenPipeError, SystemExit):
        # The reader of our output has seen enough (click makes an exit of it): no error, and Python must not complain
        # about it when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except QueryError as error:
        _complain(str(error), error.exit_code)
        print(*_pointed(error), sep="\n", file=sys.stderr)
        return error.exit_code
    except BriefingError as error:
        return _complain(str(error), error.exit_code)
    except OSError as error:
        return _complain(f"{error.filename or 'the output'}: {error.strerror or error}", 1)
    except Exception as error:
        log.error("crash", exc_info=error)
        return _complain(f"something went wrong that should not have: {type(error).__name__}: {error}", 1)


def _prepare_streams() -> None:
    """Make sure that there are streams (a daemon may have none), and that they take every character."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 - it lives as long as the program
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _prepare_log() -> None:
    """Let what goes wrong be found in the log; nothing of it may come out on the reader's screen."""
    root = logging.getLogger()
    root.addHandler(logging.NullHandler())
    logging.raiseExceptions = False
    file = paths().log / "briefing.log"
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        root.addHandler(logging.FileHandler(file, delay=True, encoding="utf-8"))


def _pointed(error: QueryError) -> tuple[str, str]:
    """The query on one line, and under it a caret at the place that is wrong."""
    before, after = (guard(part) for part in (error.query[: error.at], error.query[error.at :]))
    columns = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in before)
    return f"  {before}{after}", f"  {' ' * columns}^"


def _complain(sentence: str, code: int) -> int:
    borrowed.give_back()
    print(f"briefing: {one_line(sentence)}", file=sys.stderr)
    return code
