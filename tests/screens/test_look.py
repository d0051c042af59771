"""The look: every theme can be read, and no colour is used where none is wanted."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from rich.color import ColorTriplet

from terminal import Terminal
from widgets.line_view import LineView

LEAST_CONTRAST = 2.5
"""Of the faintest words, in the palest theme; all others stand well above it."""

COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
PLAIN_COLOUR = re.compile(rb"\x1b\[(?:[0-9];)*(?:3[1-6]|4[1-6]|9[1-6]|10[1-6])m")


def luminance(colour: ColorTriplet) -> float:
    """Relative luminance, after WCAG 2."""
    parts = [part / 255 for part in colour]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """The contrast of two colours, 1 to 21, after WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


async def test_every_theme_can_be_read(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("enter")
        faint: list[str] = []
        # The two others leave the choice of colours to the terminal.
        for theme in sorted(name for name in r.app.available_themes if not name.startswith("ansi")):
            r.app.theme = theme
            await r.pilot.pause()
            for view in r.screen.query(LineView):
                names = set().union(*(getattr(kind, "COMPONENT_CLASSES", ()) for kind in type(view).__mro__))
                for name in names:
                    style = view.style(name)
                    ratio = contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())
                    faint += [f"{theme} {name} {ratio:.2f}"] if ratio < LEAST_CONTRAST else []
        assert sorted(set(faint)) == []


def test_without_colour_every_state_is_still_told(library: Path) -> None:
    command = [sys.executable, "-m", "briefing", "--db", str(library)]
    with Terminal(command, columns=120, rows=30, env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Ferry talks")
        terminal.press("enter")
        terminal.wait_for("Nobody [had] refused")
        terminal.press("5", "x")
        terminal.wait_for("☑")
        drawn = bytes(terminal.output)
    assert COLOUR.search(drawn)
    assert all(len(set(found)) == 1 for found in COLOUR.findall(drawn))
    assert not PLAIN_COLOUR.search(drawn)
