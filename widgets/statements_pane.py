"""Who said what: direct words in their marks, reported speech without."""

from __future__ import annotations

from collections.abc import Hashable

from briefing.model import Place, StatementRow
from widgets.drawing import wrapped
from widgets.line_view import Piece
from widgets.row_list import RowList
from widgets.wording import outlet_names

_DOUBTFUL = 0.6
_TEXT_LINES = 8
_MARKS = '“”"'
_KINDS = {"direct": "", "mixed": "partly quoted", "reported": "reported"}


class StatementsPane(RowList[StatementRow]):
    """The speaker, how the words are given, the words, and the outlets that print them.

    A "?" stands after a speaker that is doubtful.
    """

    EMPTY = "No statements"

    def key_of(self, entry: StatementRow) -> Hashable:
        return entry.places[0] if entry.places else entry.text

    def places_of(self, entry: StatementRow) -> tuple[Place, ...]:
        return entry.places

    def draw(self, entry: StatementRow, width: int) -> list[list[Piece]]:
        kind = _KINDS[entry.kind]
        head: list[Piece] = [("  ", ""), (_speaker(entry), "list--name")]
        if kind:
            head.append((f"  {kind}", "list--faint"))
        text = "“" + entry.words.strip(_MARKS) + "”" if entry.kind == "direct" else entry.words
        lines = [head]
        lines += [[("  " + line, "")] for line in wrapped(text, max(width - 3, 1), _TEXT_LINES)]
        if len(entry.outlets) > 1:
            outlets = f"{len(entry.outlets)} outlets: {outlet_names(entry.outlets)}"
            lines += [[("  " + line, "list--faint")] for line in wrapped(outlets, max(width - 3, 1), 2)]
        lines.append([])
        return lines


def _speaker(entry: StatementRow) -> str:
    if entry.speaker is None:
        return f"{entry.speaker_text} ?" if entry.speaker_text else "Unnamed ?"
    return entry.speaker + (" ?" if entry.confidence < _DOUBTFUL else "")
