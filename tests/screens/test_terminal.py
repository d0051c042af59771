"""The reader in a real terminal: what it writes, what it makes of early keys, and how it leaves."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from items import every_item

from briefing.store.library import Library
from terminal import Terminal


@pytest.fixture
def terminal(library: Path) -> Callable[..., Terminal]:
    """Opens the reader on the library in a pseudo-terminal."""

    def opened(columns: int = 120, rows: int = 36) -> Terminal:
        return Terminal([sys.executable, "-m", "briefing", "--db", str(library)], columns=columns, rows=rows)

    return opened


def test_keys_typed_before_the_first_screen_are_acted_on(terminal) -> None:  # type: ignore[no-untyped-def]
    with terminal() as t:
        t.press("/collision", "enter", "enter")
        t.wait_for("matches, n shows them")
        t.wait_for("closed since a collision")


def test_a_count_that_was_typed_before_the_first_screen_is_one(terminal) -> None:  # type: ignore[no-untyped-def]
    with terminal() as t:
        t.press("02j", "enter")
        t.wait_for("A storm closed three ports")


def test_it_leaves_the_terminal_as_it_was(terminal) -> None:  # type: ignore[no-untyped-def]
    with terminal() as t:
        t.wait_for("Ferry talks")
        t.press("Q")
        assert t.wait_for_exit() == 0
        assert t.settings_now() == t.before


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (200, 60), (20, 5)])
def test_it_opens_at_every_size(terminal, columns: int, rows: int) -> None:  # type: ignore[no-untyped-def]
    with terminal(columns, rows) as t:
        t.wait_for("all key")  # the program itself: the first page is there before it
        t.press("enter", "tab", "tab", "tab", "x", "?")
        t.settle(0.3)
        t.press("escape")
        t.settle(0.3)  # together with the escape, a terminal would make it alt+Q
        t.press("Q")
        assert t.wait_for_exit() == 0


def test_it_leaves_when_its_terminal_is_gone(terminal) -> None:  # type: ignore[no-untyped-def]
    with terminal() as t:
        t.wait_for("Ferry talks")
        t.hang_up()
        t.process.wait(timeout=20)


@pytest.mark.parametrize("keys", [["6"], ["enter", "5"]])
def test_a_tick_survives_a_kill_right_after_the_key(terminal, library, keys: list[str]) -> None:  # type: ignore[no-untyped-def]
    with terminal() as t:
        t.wait_for("Ferry talks")
        for key in keys:
            t.press(key)
            t.wait_for("☐ Whether the Estonian")
        t.press("x")
        t.wait_for("☑")
        t.process.kill()
        t.process.wait(timeout=20)
    with Library.open(library, readonly=True) as opened:
        states = {row.text[:20]: row.state for row in every_item(opened)}
    assert states["Whether the Estonian"] == "resolved"
