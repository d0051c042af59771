"""The first page of stories, drawn as plain text before the program itself is loaded, where the reader will draw it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from briefing import borrowed
from briefing.store.first_rows import FirstRow, first_rows
from widgets.drawing import cut, fit
from widgets.story_lines import HEIGHT, story_lines

_ABOVE = 3
"""The header, the title of the list, and the search box."""

_BESIDE = 2
"""What the margins of the search box take from its whole column."""

_LOOKS = {"story--unread": "\x1b[1m", "list--faint": "\x1b[2m", "bar--name": "\x1b[1m"}
_PLAIN = "\x1b[0m"


def show(arguments: Sequence[str]) -> None:
    """Draw the first page when these arguments open the reader, on a terminal, on a library that can be read."""
    library = library_of(arguments)
    if library is None or not borrowed.is_terminal() or os.environ.get("TERM", "dumb") == "dumb":
        return
    columns, lines = _size()
    rows, stories = first_rows(library, max(lines - _ABOVE - 1, 0) // HEIGHT + 1)
    if rows:
        borrowed.take(page(rows, stories, columns, lines))


def page(rows: Sequence[FirstRow], stories: int | None, columns: int, lines: int) -> str:
    """What to write for the first page of `stories` stories (None: not known yet), on an empty screen of that size."""
    wide = _list_width(columns)
    width = max(wide - 1, 1)  # the last column belongs to the scrollbar
    drawn = [_put(1, [(" Briefing ", "bar--name")]), _put(2, _title(stories, wide))]
    y = _ABOVE + 1
    for number, row in enumerate(rows):
        for pieces in story_lines(row, width):
            if y < lines:
                drawn.append(_put(y, [("▌", ""), *_cut_first(pieces)] if number == 0 else pieces))
            y += 1
    return "".join(drawn)


def _title(stories: int | None, width: int) -> list[tuple[str, str]]:
    name, count = "▸1 Stories", "" if stories is None else f"1 of {stories:,} "
    return [(fit(name, max(width - len(count), 0)), "bar--name"), (cut(count, width), "list--faint")]


def _cut_first(pieces: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pieces without the first cell, where the selected row has its bar."""
    return [(pieces[0][0][1:], pieces[0][1]), *pieces[1:]] if pieces else []


def _put(line: int, pieces: Sequence[tuple[str, str]]) -> str:
    told = "".join(f"{_LOOKS.get(look, '')}{text}{_PLAIN}" if look in _LOOKS else text for text, look in pieces)
    return f"\x1b[{line};1H{told}"


def _list_width(columns: int) -> int:
    """How wide the list of stories is on a screen of that width; `briefing.tcss` says so too."""
    share = 100 if columns < 60 else 40 if columns < 100 else 28 if columns < 150 else 27
    return max(columns * share // 100 - _BESIDE, 1)


def _size() -> tuple[int, int]:
    try:
        columns, lines = os.get_terminal_size(2)
    except OSError:
        columns, lines = 80, 24
    return _named("COLUMNS", columns), _named("LINES", lines)


def _named(name: str, otherwise: int) -> int:
    value = os.environ.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and int(value) else otherwise


def library_of(arguments: Sequence[str]) -> str | None:
    """The library that the reader would open with these arguments; None when they ask for something else."""
    named = ""
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        if option in ("--db", "--config", "-c") and rest:
            value = rest.pop(0)
            named = value if option == "--db" else named
        else:
            return None
    return named or os.environ.get("BRIEFING_DB") or _usual_library()


def _usual_library() -> str | None:
    """Where `settings.paths` puts the library, said without what it imports; None where that is not so plain."""
    if not sys.platform.startswith("linux"):
        return None
    data = os.environ.get("XDG_DATA_HOME", "").strip() or os.path.expanduser("~/.local/share")
    return f"{data}/briefing/briefing.db"
