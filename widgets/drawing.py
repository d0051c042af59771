"""A ruler and scissors for terminal text: how many cells a text takes, and where to cut it."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from briefing.text import guard

_UNSURE: Final = re.compile(r"[^\x20-\x7e\xa1-\u02ff\u0370-\u0482\u048a-\u0587\u1e00-\u1fff\u2010-\u2027\u2030-\u205e]")
_BEFORE_CUT: Final = " ,;:·–—"
"""What does not stand before "…"."""

_LEAST: Final = 8
"""Fewer signs of a fact that was cut say nothing."""

_DASHES: Final = "-–—/"

Line = tuple[int, int]


def is_narrow(text: str) -> bool:
    """Whether every character of `text` is known to take one cell, so that lengths are widths."""
    return text.isascii() or _UNSURE.search(text) is None


def cells_of(text: str) -> int:
    """How many cells `text` takes."""
    if is_narrow(text):
        return len(text)
    from rich.cells import cell_len  # most text is narrow, and then the first page is drawn without it

    return cell_len(text)


def cut(text: str, width: int) -> str:
    """`text` guarded, and where it takes more than `width` cells, cut so that it ends in "…"."""
    text = guard(text)
    if cells_of(text) <= width:
        return text
    return text[: _prefix(text, width - 1)].rstrip() + "…" if width > 0 else ""


def cut_words(text: str, width: int) -> str:
    """The same, cut behind a word; within one only where that would lose more than half of the room."""
    text = guard(text)
    whole = cut(text, width)
    if whole == text:
        return whole
    end = len(whole) - 1
    space = end if text[end : end + 1] == " " else whole.rfind(" ", 0, end)
    return whole[:space].rstrip(_BEFORE_CUT) + "…" if space >= len(whole) // 2 else whole


def cut_facts(text: str, width: int) -> str:
    """As many of the facts, set apart by " · ", as there is room for; else as much of the first as tells anything."""
    text = guard(text)
    if cells_of(text) <= width:
        return text
    facts = text.rstrip().split(" · ")
    while len(facts) > 1 and cells_of(" · ".join(facts)) > width:
        del facts[-1]
    kept = cut_words(" · ".join(facts), width)
    return "" if kept.endswith("…") and len(kept.strip()) < _LEAST else kept


def fit(text: str, width: int) -> str:
    """`text` guarded and cut or padded so that it takes exactly `width` cells (0 or more)."""
    text = cut(text, width)
    return text + " " * (width - cells_of(text))


def wrap(text: str, start: int, end: int, width: int) -> list[Line]:
    """Wrap `text[start:end]` into lines of at most `width` cells, as (start, end) offsets into `text`.

    Breaks at spaces and after hyphens and dashes, else within the word; spaces at a break belong to no line; a newline
    always breaks. Takes linear time; an empty stretch gives no line.
    """
    lines: list[Line] = []
    width = max(width, 1)
    while start < end:
        newline = text.find("\n", start, end)
        stop = end if newline == -1 else newline
        piece = text[start:stop]
        if is_narrow(piece):
            _wrap_narrow(piece, start, width, lines)
        else:
            _wrap_wide(piece, start, width, lines)
        start = stop + 1
    return lines


def wrapped(text: str, width: int, limit: int = 0) -> list[str]:
    """The guarded lines of a short text; with a `limit`, at most that many, the last one ending in "…"."""
    text = guard(text)
    lines = wrap(text, 0, len(text), width)
    if not limit or len(lines) <= limit:
        return [text[start:end] for start, end in lines]
    kept = [text[start:end] for start, end in lines[: limit - 1]]
    return [*kept, cut_words(text[lines[limit - 1][0] : lines[limit][1]], width)]


def _wrap_narrow(piece: str, offset: int, width: int, lines: list[Line]) -> None:
    at, length = 0, len(piece)
    while length - at > width:
        limit = at + width
        if piece[limit] == " ":
            end = limit
        else:
            end = piece.rfind(" ", at, limit)
            if not piece[max(end + 1, at) : limit].isalpha():  # else it is the beginning of a word, without a dash
                end = max(end, 1 + max(piece.rfind(dash, at, limit) for dash in _DASHES))
        if end <= at:
            end = limit
        lines.append((offset + at, offset + end))
        at = end
        while at < length and piece[at] == " ":
            at += 1
    if at < length:
        lines.append((offset + at, offset + length))


def _wrap_wide(piece: str, offset: int, width: int, lines: list[Line]) -> None:
    sizes = _sizes(piece)
    totals = [0, *accumulate(sizes)]
    at = index = stop = 0  # the line's start, the character looked at, the last place where the line may break
    length = len(piece)
    while index < length:
        if totals[index + 1] - totals[at] > width and index > at:
            end = stop if stop > at else index
            lines.append((offset + at, offset + end))
            while end < length and piece[end] == " ":
                end += 1
            at = stop = end
            index = max(index, end)
            continue
        if piece[index] == " ":
            stop = index
        elif sizes[index] == 2 or piece[index] in _DASHES:
            stop = index + 1
        index += 1
    if at < length:
        lines.append((offset + at, offset + length))


def _prefix(text: str, width: int) -> int:
    """How many characters of `text` fit into `width` cells."""
    used = 0
    for index, size in enumerate([1] * len(text) if is_narrow(text) else _sizes(text)):
        used += size
        if used > width:
            return index
    return len(text)


def _sizes(text: str) -> list[int]:
    """How many cells each character takes."""
    from rich.cells import get_character_cell_size

    return [get_character_cell_size(char) for char in text]
