"""The command line: every pane is also a command."""

import sys


def main() -> None:
    """Run `briefing` with the arguments of the process and leave with its exit code."""
    try:
        # What follows takes a third of a second to load: the first stories are to be seen before that.
        from briefing.cli import first_page

        first_page.show(sys.argv[1:])
        from briefing.cli.door import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
