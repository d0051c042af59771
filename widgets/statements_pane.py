"""Who said what: direct words in their marks, reported speech without, and how outlets differ in them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from briefing.model import Carrier, Place, StatementRow
from briefing.text import short_day
from widgets.drawing import cells_of, cut, wrapped
from widgets.line_view import Piece
from widgets.quotations import MARKS, speaker_of
from widgets.row_list import RowList
from widgets.wording import outlet_names

_TEXT_LINES = 8
_LINES_OF_A_DIFFERENCE = 5
_MOST_DIFFERENCES = 5

KINDS = {"direct": "", "mixed": "partly quoted", "reported": "reported"}
"""How the words are given, as the pane says it."""

_SIGNS = {"shorter": "…", "changed": "≠", "speaker": "≠"}


class StatementsPane(RowList[StatementRow]):
    """The speaker, how the words are given, the words, the outlets that print them, and how these differ.

    A "?" stands after a speaker that is doubtful. Under the words, "…" stands before a print that is shorter, "≠"
    before one with other words, which stand in ‹› there, or of another speaker. `dated` is whether each says when and
    where it was printed, for a list of several stories.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"statement--changed"}

    EMPTY = "No statements"

    dated = False

    def key_of(self, entry: StatementRow) -> Hashable:
        return entry.places[0] if entry.places else entry.text

    def places_of(self, entry: StatementRow) -> tuple[Place, ...]:
        return entry.places

    def draw(self, entry: StatementRow, width: int) -> list[list[Piece]]:
        kind = "as you said" if entry.corrected else KINDS[entry.kind]
        room = max(width - 3, 1)
        speaker = cut(speaker_of(entry), room)
        facts = "  ".join(fact for fact in (entry.via and f"via {entry.via}", kind) if fact)
        lines: list[list[Piece]] = [[("  ", ""), (speaker, "list--name")]]
        if cells_of(speaker) + 2 + cells_of(facts) <= room:
            lines[0].append((f"  {facts}" if facts else "", "list--faint"))
        else:
            lines.append([(f"  {cut(facts, room)}", "list--faint")])
        lines += [[("  " + line, "")] for line in wrapped(_in_marks(entry), room, _TEXT_LINES)]
        lines += [[("  " + line, "list--faint")] for line in wrapped(self._printed(entry), room, 2)]
        differences = entry.differences
        for one, printed_by in differences[:_MOST_DIFFERENCES]:
            lines += _difference(one, outlet_names(printed_by), width)
        if len(differences) > _MOST_DIFFERENCES:
            lines.append([(f"  and {len(differences) - _MOST_DIFFERENCES} more", "list--faint")])
        lines.append([])
        return lines

    def _printed(self, entry: StatementRow) -> str:
        """Who prints it, where several do; among statements of several stories the day, and one outlet alone too."""
        several = len(entry.outlets) > 1
        outlets = f"{len(entry.outlets)} outlets: " * several + outlet_names(entry.outlets)
        if not self.dated:
            return outlets if several else ""
        day = short_day(entry.carriers[0].published) if entry.carriers else ""
        return " · ".join(filter(None, (day, outlets)))


def _in_marks(entry: StatementRow | Carrier) -> str:
    return "“" + entry.words.strip(MARKS) + "”" if entry.kind == "direct" else entry.words


def _difference(one: Carrier, outlets: str, width: int) -> list[list[Piece]]:
    """How one print differs: its sign, its outlets, another speaker, and its words where they are not the same."""
    text = f"{_SIGNS[one.differs[0]]} {outlets}"
    if "speaker" in one.differs:
        text += f", by {one.speaker}"
    if one.differs != ("speaker",):
        text += f": {_with_signs(one)}"
    lines: list[list[Piece]] = []
    changed = False
    for line in wrapped(text, max(width - 5, 1), _LINES_OF_A_DIFFERENCE):
        pieces: list[Piece] = [("    " if lines else "  ", "")]
        for part in _parts(line):
            changed = changed or part.startswith("‹")
            pieces.append((part, "statement--changed" if changed else "list--faint"))
            changed = changed and not part.endswith("›")
        lines.append(pieces)
    return lines


def _with_signs(one: Carrier) -> str:
    words = one.words
    for span in reversed(one.changed):
        words = f"{words[: span.start]}‹{words[span.start : span.end]}›{words[span.end :]}"
    return f"“{words.strip(MARKS)}”" if one.kind == "direct" else words


def _parts(line: str) -> list[str]:
    """A line in parts, of which each stands between the signs of changed words, with them, or outside."""
    return [part for part in line.replace("‹", "\0‹").replace("›", "›\0").split("\0") if part]
