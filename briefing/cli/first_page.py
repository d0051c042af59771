"""The first page of stories, drawn as plain text before the program itself is loaded, where the reader will draw it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial

from briefing import borrowed
from briefing.pipeline.heading_words import of_day
from briefing.store.first_rows import FirstRows, first_rows
from widgets.breakpoints import THREE_COLUMNS, TWO_COLUMNS, WIDE
from widgets.drawing import cut, fit
from widgets.row_lines import heading_pieces
from widgets.story_lines import HEIGHT, story_lines

_ABOVE = 3
"""The header, the title of the list, and the search box."""

_BESIDE = 2
"""What the margins of the search box take from its whole column."""

_LOOKS = {"story--unread": "\x1b[1m", "list--faint": "\x1b[2m", "list--group": "\x1b[1m", "bar--name": "\x1b[1m"}
_PLAIN = "\x1b[0m"


def show(arguments: Sequence[str]) -> None:
    """Draw the first page when these arguments open the reader, on a terminal, on a library that can be read."""
    library, settings = files_of(arguments)
    if library is None or not borrowed.is_terminal() or os.environ.get("TERM", "dumb") == "dumb":
        return
    columns, lines = _size()
    wishes = wished(settings)
    if wishes.get("start"):
        return  # only the program itself knows what a view asks for
    found = rows_of(library, lines, headings=wishes.get("headings") is not False)
    if found.rows:
        borrowed.take(page(found, columns, lines))


def rows_of(library: str, lines: int, *, headings: bool) -> FirstRows:
    """As many stories as a screen of so many lines can show, with the headings of the days they are of, or none."""
    heading_of = partial(of_day, today=date.today()) if headings else None
    return first_rows(library, max(lines - _ABOVE - 1, 0) // HEIGHT + 1, heading_of)


def page(found: FirstRows, columns: int, lines: int) -> str:
    """What to write for the first page, on an empty screen of that size."""
    wide = _list_width(columns)
    width = max(wide - 1, 1)  # the last column belongs to the scrollbar
    drawn = [[(" Briefing ", "bar--name")], _title(found.stories, wide), []]
    for number, row in enumerate(found.rows):
        if number in found.headings:
            drawn.append(heading_pieces(*found.headings[number], width))
        told = story_lines(row, width)
        drawn += [[("▌", ""), *_cut_first(pieces)] for pieces in told] if number == 0 else told
    return "".join(_put(y, pieces) for y, pieces in enumerate(drawn[: lines - 1], 1))


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
    share = 100 if columns < TWO_COLUMNS else 40 if columns < THREE_COLUMNS else 28 if columns < WIDE else 27
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


def files_of(arguments: Sequence[str]) -> tuple[str | None, str | None]:
    """The library and the settings that the reader would open with these arguments; None where it would open none."""
    named = {"--db": "", "--config": ""}
    rest = list(arguments)
    while rest:
        option = {"-c": "--config"}.get(rest[0], rest[0])
        if option not in named or len(rest) < 2:
            return None, None
        named[option] = rest[1]
        del rest[:2]
    return (
        named["--db"] or os.environ.get("BRIEFING_DB") or _usual("XDG_DATA_HOME", "~/.local/share", "briefing.db"),
        named["--config"] or os.environ.get("BRIEFING_CONFIG") or _usual("XDG_CONFIG_HOME", "~/.config", "config.toml"),
    )


def _usual(variable: str, otherwise: str, name: str) -> str | None:
    """Where `settings.paths` puts a file, said without what it imports; None where that is not so plain."""
    if not sys.platform.startswith("linux"):
        return None
    return f"{os.environ.get(variable, '').strip() or os.path.expanduser(otherwise)}/briefing/{name}"


def wished(settings: str | None) -> dict[str, object]:
    """What the file of settings says, if it says anything of this page; what is wrong with it, the program will say."""
    try:
        with open(settings or "", "rb") as file:
            written = file.read()
        if b"headings" not in written and b"start" not in written:
            return {}
        import tomllib  # takes longer to load than most of this page, and few need it

        return tomllib.loads(written.decode())
    except (OSError, ValueError):
        return {}
