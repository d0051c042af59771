"""Plain lists for the screens that lie over the reader: the keys, what was cut from an article, bare sentences."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

from textual.message import Message

from briefing.model import Place, Removed
from widgets.drawing import fit, wrapped
from widgets.line_view import Piece
from widgets.row_list import RowList

_KEYS_WIDTH = 14
_ROOM_FOR_COLUMNS = 50
"""In a narrower list the help of a key stands below it."""
_TEXT_LINES = 12
_REASONS = {
    "furniture": "furniture of the page",
    "repeated": "repeats what stands elsewhere",
    "caption": "caption of a picture",
    "credit": "credit of a source",
    "markup": "markup",
}


class KeyRow(NamedTuple):
    """A line of the help: the keys, what they do, the heading they stand under."""

    keys: str
    help: str
    group: str


class KeyList(RowList[KeyRow]):
    """The keys and what they do."""

    EMPTY = "No command has these words"

    def key_of(self, entry: KeyRow) -> Hashable:
        return entry

    def group_of(self, entry: KeyRow) -> str:
        return entry.group

    def places_of(self, entry: KeyRow) -> tuple[Place, ...]:
        return ()

    def draw(self, entry: KeyRow, width: int) -> list[list[Piece]]:
        if width < _ROOM_FOR_COLUMNS:
            return [
                [(f"  {entry.keys}", "list--name")],
                *([("    " + line, "")] for line in wrapped(entry.help, max(width - 5, 1))),
            ]
        room = max(width - _KEYS_WIDTH - 4, 1)
        first, *rest = wrapped(entry.help, room) or [""]
        lines: list[list[Piece]] = [[("  ", ""), (fit(entry.keys, _KEYS_WIDTH), "list--name"), (f"  {first}", "")]]
        return lines + [[(" " * (_KEYS_WIDTH + 4) + line, "")] for line in rest]


class CutList(RowList[tuple[int, Removed]]):
    """Cut lines (with their number) and why each was cut. Entering one posts `Restored`."""

    EMPTY = "Nothing was cut from this article"

    @dataclass
    class Restored(Message):
        """The reader wants this line back."""

        removed: Removed

    def choose(self) -> None:
        if self.selected is not None:
            self.post_message(self.Restored(self.selected[1]))

    def key_of(self, entry: tuple[int, Removed]) -> Hashable:
        return entry

    def places_of(self, entry: tuple[int, Removed]) -> tuple[Place, ...]:
        return ()

    def draw(self, entry: tuple[int, Removed], width: int) -> list[list[Piece]]:
        removed = entry[1]
        lines: list[list[Piece]] = [
            [("  " + line, "")] for line in wrapped(removed.text, max(width - 3, 1), _TEXT_LINES) or [""]
        ]
        lines.append([("  " + _REASONS.get(removed.reason, removed.reason), "list--faint")])
        return [*lines, []]


class SentenceList(RowList[tuple[int, str]]):
    """Sentences, with their numbers, one below the other."""

    def key_of(self, entry: tuple[int, str]) -> Hashable:
        return entry[0]

    def places_of(self, entry: tuple[int, str]) -> tuple[Place, ...]:
        return ()

    def draw(self, entry: tuple[int, str], width: int) -> list[list[Piece]]:
        lines = wrapped(entry[1], max(width - 3, 1), _TEXT_LINES) or [""]
        return [*([("  " + line, "")] for line in lines), []]
