"""A story laid open: each article with its copies below it, then the stories of the same saga; and why one is here."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from textual.geometry import Size
from textual.message import Message

from briefing.model import Place
from widgets.drawing import cut_words, wrapped
from widgets.line_view import DrawnLine, LineView, Piece
from widgets.row_list import RowList

_MARGIN = 5
_COPY_MARGIN = 7
_FACT_LINES = 2
_TEXT_LINES = 12

SheetKind = Literal["text", "copy", "story"]


class SheetRow(NamedTuple):
    """An article of the story, a copy of the article above it, or another story of the saga.

    `key` is the article's or the story's number, `facts` stand below the title, `group` above several rows.
    """

    kind: SheetKind
    key: int
    title: str
    facts: tuple[str, ...] = ()
    group: str = ""
    unread: bool = False
    starred: bool = False
    is_open: bool = False


class SheetList(RowList[SheetRow]):
    """The rows of a story laid open.

    ▸ stands before the article that is open, ● before an unread one, ★ before a starred one, = before a copy.
    """

    EMPTY = "…"

    @dataclass
    class Entered(Message):
        """A row was entered."""

        row: SheetRow

    @dataclass
    class Pointed(Message):
        """Another row is selected."""

        row: SheetRow

    def choose(self) -> None:
        if self.selected is not None:
            self.post_message(self.Entered(self.selected))

    def show(self, entries: Sequence[SheetRow], *, fresh: bool = False) -> None:  # type: ignore[override]
        super().show(entries, fresh=fresh)
        self._point()

    def key_of(self, entry: SheetRow) -> Hashable:
        return entry.kind == "story", entry.key

    def group_of(self, entry: SheetRow) -> str:
        return entry.group

    def places_of(self, entry: SheetRow) -> tuple[Place, ...]:
        return ()

    def draw(self, entry: SheetRow, width: int) -> list[list[Piece]]:
        facts = " · ".join(entry.facts)
        if entry.kind == "copy":
            sign = " " * (_COPY_MARGIN - 2) + "= "
            return [[(sign, "list--mark"), (cut_words(facts, width - _COPY_MARGIN), "list--faint")]]
        room = max(width - _MARGIN - 1, 1)
        first, *rest = wrapped(entry.title or "(no title)", room, 2)
        signs = f" {'▸' if entry.is_open else ' '}{'●' if entry.unread else ' '}{'★' if entry.starred else ' '} "
        lines: list[list[Piece]] = [[(signs, "list--mark"), (first, "list--name" if entry.unread else "")]]
        lines += [[(" " * _MARGIN + line, "list--name" if entry.unread else "")] for line in rest]
        return lines + [[(" " * _MARGIN + line, "list--faint")] for line in wrapped(facts, room, _FACT_LINES)]

    def _select_at(self, index: int) -> None:
        before = self._at
        super()._select_at(index)
        if self._at != before:
            self._point()

    def _point(self) -> None:
        if self.selected is not None:
            self.post_message(self.Pointed(self.selected))


class NoteLines(LineView, can_focus=False):
    """A few lines of plain words that never scroll; what does not fit ends in "…"."""

    DEFAULT_CSS = """
    NoteLines { height: 3; }
    """

    HAS_BAR = False

    COMPONENT_CLASSES = {"note--text", "note--error"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said: tuple[str, ...] = ()
        self._look = "note--text"
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        """What is said, for those who cannot see it."""
        return "\n".join(self._said)

    def say(self, *sentences: str, wrong: bool = False) -> None:
        """Show these sentences, each from a line of its own on, as far as there is room; `wrong` is what went wrong."""
        look = "note--error" if wrong else "note--text"
        if (sentences, look) != (self._said, self._look):
            self._said, self._look = sentences, look
            self.lay_out(self.room.width)
            self.refresh(layout=self.grows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return sum(len(wrapped(sentence, max(width - 2, 1))) for sentence in self._said)

    def lay_out(self, width: int) -> None:
        """Give each sentence a line, and the lines that are left to the first ones that need more."""
        room, self._lines = max(width - 2, 1), []
        left = max(self.room.height, 1)
        for at, sentence in enumerate(self._said):
            own = max(left - (len(self._said) - at - 1), 1)
            lines = wrapped(sentence, room, own)[:own]
            left -= len(lines)
            self._lines += lines

    def resized(self) -> None:
        self.lay_out(self.room.width)

    @property
    def line_count(self) -> int:
        return min(len(self._lines), max(self.room.height, 1))

    def line_at(self, y: int) -> DrawnLine:
        return self.line([(" " + self._lines[y], self._look)])


class Fact(NamedTuple):
    """Something that two articles share, or a rule that decided; `group` is the heading it stands under."""

    text: str
    group: str


class FactList(RowList[Fact]):
    """Facts under their headings, each wrapped."""

    EMPTY = "…"

    def key_of(self, entry: Fact) -> Hashable:
        return entry

    def group_of(self, entry: Fact) -> str:
        return entry.group

    def places_of(self, entry: Fact) -> tuple[Place, ...]:
        return ()

    def draw(self, entry: Fact, width: int) -> list[list[Piece]]:
        return [[("   " + line, "")] for line in wrapped(entry.text, max(width - 4, 1), _TEXT_LINES)]
