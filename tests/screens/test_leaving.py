"""However the reader is left, the terminal is as it was: its settings, its screen, its cursor."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import Terminal

ON, OFF = b"\x1b[?1049h", b"\x1b[?1049l"

# A fault of the program, on a key that says something else in the real one.
FAULTY = """
import sys
from pathlib import Path
from briefing import app
from briefing.settings import Settings

def fail(self):
    raise RuntimeError("made to fail")

app.BriefingApp.action_say_how_to_quit = fail
sys.exit(app.run(Path(sys.argv[1]), Settings()))
"""

# The program is ended by a signal at a known moment between its first page and its screen.
ENDED_EARLY = """
import os, signal, sys
from briefing.cli import first_page

first_page.show(["--db", sys.argv[1]])
os.kill(os.getpid(), getattr(signal, sys.argv[2]))
"""


@pytest.fixture
def reader(library: Path) -> Callable[..., Terminal]:
    """Opens the reader, or what a program does with its library, in a pseudo-terminal."""

    def opened(program: str = "", *arguments: str) -> Terminal:
        command = ["-c", program, str(library), *arguments] if program else ["-m", "briefing", "--db", str(library)]
        return Terminal([sys.executable, *command])

    return opened


def assert_given_back(t: Terminal) -> None:
    assert t.settings_now() == t.before
    assert t.output.count(ON) == t.output.count(OFF)
    assert t.output.rfind(OFF) > t.output.rfind(ON)
    assert t.output.rfind(b"\x1b[?25h") > t.output.rfind(b"\x1b[?25l"), "the cursor is hidden"


def test_after_a_quit(reader) -> None:  # type: ignore[no-untyped-def]
    with reader() as t:
        t.wait_for("all keys")
        t.press("Q")
        assert t.wait_for_exit() == 0
        assert_given_back(t)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_after_a_signal(reader, number: signal.Signals) -> None:  # type: ignore[no-untyped-def]
    with reader() as t:
        t.wait_for("all keys")
        t.process.send_signal(number)
        assert t.wait_for_exit() == 128 + number
        assert_given_back(t)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_after_a_signal_while_the_first_page_is_all_there_is(reader, number: signal.Signals) -> None:  # type: ignore[no-untyped-def]
    with reader(ENDED_EARLY, number.name) as t:
        assert t.wait_for_exit() == 128 + number
        assert b"Ferry talks" in t.output
        assert_given_back(t)


def test_after_a_fault_of_the_program(reader) -> None:  # type: ignore[no-untyped-def]
    with reader(FAULTY) as t:
        t.wait_for("all keys")
        t.press("\x03")
        assert t.wait_for_exit() == 1
        assert b"made to fail" in t.output
        assert_given_back(t)


def test_while_it_is_suspended_and_after_it_went_on(reader) -> None:  # type: ignore[no-untyped-def]
    with reader() as t:
        t.wait_for("all keys")
        t.press("ctrl+z")
        # Read on meanwhile, as a terminal does: the program does not stop before all that it has drawn is taken.
        t.wait_for(lambda _: os.WIFSTOPPED(os.waitpid(t.process.pid, os.WUNTRACED | os.WNOHANG)[1]))
        t.settle(0.1)
        assert_given_back(t)
        t.process.send_signal(signal.SIGCONT)
        t.wait_for(lambda _: t.output.rfind(ON) > t.output.rfind(OFF))
        t.settle(0.3)
        t.press("Q")
        assert t.wait_for_exit() == 0
        assert_given_back(t)


def test_after_settings_that_cannot_be_used(reader, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    config = tmp_path / "config.toml"
    config.write_text("line_width = 3")
    library = next(tmp_path.glob("*.db"))
    with Terminal([sys.executable, "-m", "briefing", "--db", str(library), "-c", str(config)]) as t:
        assert t.wait_for_exit() != 0
        assert_given_back(t)
        assert t.output.rfind(b"line_width") > t.output.rfind(OFF), "it was said where it could not be seen any more"
