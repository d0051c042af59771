"""The command line: every pane is also a command."""

import sys


def main() -> None:
    """Run `briefing` with the arguments of the process and leave with its exit code."""
    from briefing.cli.door import run

    sys.exit(run(sys.argv[1:]))
