"""The reader in a real terminal: what it writes, what it makes of early keys, and how it leaves."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.model import Article, Block
from briefing.store import articles
from briefing.store.library import Library

HOSTILE = (
    "\x1b]52;c;SGVsbG8=\x07", "\x1b]0;owned\x07", "\x1b[2J", "\x1b[6n", "\x9b31m",
    "\u202eevil\u202c", "\x00\x0e\x7f", "\u2066x\u2069",
    "e" + "\u0301" * 50, "\x1b]8;;file:///etc/passwd\x1b\\link", "[@click=app.quit]x[/]", "[/nope]",
)  # fmt: skip
FORBIDDEN = (
    b"\x1b]52", b"\x1b]0;", b"\x1b]8;", b"\x1b[2J\x1b", b"\x1b[6n",
    "\u202e".encode(), "\u2066".encode(), b"\x00", b"\x0e", b"\x7f",
    ("\u0301" * 5).encode(),
)  # fmt: skip


@pytest.fixture
def terminal(library: Path) -> Callable[..., Any]:
    """Opens the reader on the library in a pseudo-terminal."""
    spec = importlib.util.spec_from_file_location("terminal", Path(__file__).parents[1] / "terminal.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def opened(columns: int = 120, rows: int = 36) -> Any:
        command = [sys.executable, "-m", "briefing", "--db", str(library)]
        return module.Terminal(command, columns=columns, rows=rows)

    return opened


def spoil(library: Path) -> None:
    """Put hostile text into every article of the library, past the door where texts are cleaned."""
    with Library.open(library) as opened:
        for row in opened.rows("SELECT key FROM article"):
            article = articles.get(opened, row["key"])
            nasty = " ".join(HOSTILE)
            text = f"{nasty}\n\n{nasty}"
            blocks = (Block("heading", 0, len(nasty)), Block("paragraph", len(nasty) + 2, len(text)))
            spoilt: Article = replace(
                article, title=nasty, text=text, blocks=blocks, byline=nasty, outlet=nasty, removed=article.removed
            )
            articles.rewrite(opened, row["key"], spoilt)
            opened.db.execute("UPDATE story SET title = ?", [nasty])


def test_keys_typed_before_the_first_screen_are_acted_on(terminal) -> None:  # type: ignore[no-untyped-def]
    with terminal() as t:
        t.press("/collision", "enter", "enter")
        t.wait_for("matches, n shows them")
        t.wait_for("closed since a collision")


def test_nothing_that_a_terminal_would_obey_comes_out(terminal, library) -> None:  # type: ignore[no-untyped-def]
    spoil(library)
    with terminal() as t:
        t.wait_for("Stories")
        for keys in (
            ["enter"],
            ["c"],
            ["q"],
            ["3"],
            ["4"],
            ["5"],
            ["t"],
            ["escape"],
            ["o"],
            ["\x1b[200~\x1b]52;c;x\x07\x1b[201~"],
        ):
            t.press(*keys)
            t.settle(0.2)
        t.press("escape")
        t.settle(0.2)
        out = bytes(t.output)
    for forbidden in FORBIDDEN:
        assert forbidden not in out.replace(b"\x1b[2J\x1b[H", b""), forbidden


def test_it_leaves_the_terminal_as_it_was(terminal) -> None:  # type: ignore[no-untyped-def]
    with terminal() as t:
        t.wait_for("Ferry talks")
        t.press("Q")
        assert t.wait_for_exit() == 0
        assert t.settings_now() == t.before


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (200, 60), (20, 5)])
def test_it_opens_at_every_size(terminal, columns: int, rows: int) -> None:  # type: ignore[no-untyped-def]
    with terminal(columns, rows) as t:
        t.wait_for("Stories")
        t.press("enter", "tab", "tab", "tab", "x", "?")
        t.settle(0.3)
        t.press("escape")
        t.settle(0.3)  # together with the escape, a terminal would make it alt+Q
        t.press("Q")
        assert t.wait_for_exit() == 0
