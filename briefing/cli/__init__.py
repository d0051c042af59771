"""The command line: every pane is also a command."""

import sys


def main() -> None:
    """Run `briefing` with the arguments of the process and leave with its exit code."""
    try:
        from briefing.cli.door import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
