"""The lines around the panes: the header, the hints at the bottom, the title above a pane, the search box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from briefing.text import one_line
from widgets.drawing import cells_of, cut_facts, cut_words, wrapped
from widgets.line_view import DrawnLine, LineView, Piece

if TYPE_CHECKING:
    from textual import events

_BLANKS: Final = 3
"""Between two hints."""

_HERE: Final = {"bar--name": "title--here-name", "bar--faint": "title--here-faint", "bar--error": "title--here-error"}
"""What the parts of a title look like where the keys go."""


class Bar(LineView, can_focus=False):
    """One line with something at the left and something at the right."""

    DEFAULT_CSS = """
    Bar {
        height: 1;
    }
    """

    HAS_BAR = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--name", "bar--faint", "bar--key", "bar--error"}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left: list[Piece] = []
        self._right = ""

    @property
    def text(self) -> str:
        """What the line says, for those who cannot see it."""
        return "".join(text for text, _ in self._left) + self._right

    def say(self, left: Sequence[Piece], right: str = "") -> None:
        """Show these pieces at the left, and `right` at the right edge."""
        if (list(left), right) != (self._left, self._right):
            self._left, self._right = list(left), right
            self.refresh()

    @property
    def line_count(self) -> int:
        return 1

    def line_at(self, y: int) -> DrawnLine:
        return self.set_line(self._left, self._right)

    def set_line(self, left: Sequence[Piece], right: str) -> DrawnLine:
        """A line of these pieces and `right`: names have their room first, then the right, then facts behind names."""
        width = self.room.width
        named = max((at + 1 for at, (_, look) in enumerate(left) if look != "bar--faint"), default=0)
        names = sum(cells_of(text) for text, _ in left[:named])
        right = cut_facts(right, max(width // 2, width - names - 2))
        room = width - cells_of(right) - 1
        gap = 1 if right else 0
        room -= gap
        pieces: list[Piece] = []
        for text, name in left:
            text = cut_facts(text, room) if name == "bar--faint" else cut_words(text, room)
            if text:
                pieces.append((text, name))
            room -= cells_of(text)
        return self.line([*pieces, (" " * (max(room, 0) + gap), ""), (right, "bar--faint")])


class HeaderLine(Bar):
    """The first line: the program, what the library holds, what is going on."""


class PaneTitle(Bar):
    """The line above a pane: its number, its name, its count; ▸ stands before the pane that takes the keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"title--here", *_HERE.values()}

    _is_here = False

    def entitle(self, left: Sequence[Piece], right: str, *, focused: bool) -> None:
        """Show number and name at the left, the count at the right, and whether the pane takes the keys."""
        self._is_here = focused
        self.say([("▸" if focused else " ", "bar--name"), *left], right)

    def style(self, name: str) -> Style:
        # Not by a class of the line: Textual finds the looks of a widget anew whenever its classes change.
        return super().style(_HERE.get(name, "title--here") if self._is_here else name)


class HintLine(Bar):
    """The keys that matter here, the first ones first; as many lines of them as the style sheet lets it have.

    What is wrong with a query stands there whole, in as many lines as it needs.
    """

    class HelpWanted(Message):
        """The words at the right, which name the help, were clicked."""

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        if self._right and event.x >= self.room.width - cells_of(self._right) - 1:
            self.post_message(self.HelpWanted())

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: tuple[tuple[str, str], ...] = ()
        self._fault = ""
        self._count = ""

    def show_count(self, count: str) -> None:
        """Show the digits of a count in place of the hints, until it is "" again."""
        self._count = count
        self.refresh()

    def hint(self, hints: Sequence[tuple[str, str]], right: str = "", *, fault: str = "") -> None:
        """Show pairs of key and what it does, as many as there is room for; a `fault` is said in their place."""
        said = tuple(hints), "" if fault else right, fault
        if said != (self._hints, self._right, self._fault):
            self.set_class(bool(fault), "-fault")
            before = len(self._rows(self.room.width))
            self._hints, self._right, self._fault = said
            self.refresh(layout=self.grows and len(self._rows(self.room.width)) != before)

    @property
    def text(self) -> str:
        rows = self._rows(self.room.width)
        return self._fault or "".join(text for row in rows for text, _ in row) + self._right

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    @property
    def line_count(self) -> int:
        return max(self.room.height, 1)

    def _rows(self, width: int) -> list[list[Piece]]:
        """All hints, or the fault in their place, set in lines; none is cut. What is at the right is on the first."""
        if self._fault:
            return [[(" ", ""), (line, "bar--error")] for line in wrapped(self._fault, max(width - 2, 1))]
        hints = ((self._count, "times the next key"), ("esc", "drops it")) if self._count else self._hints
        right = cells_of(self._right) + 1 if self._right else 0
        rows: list[list[Piece]] = [[(" ", "")]]
        left = width - right - 2
        for key, does in hints:
            needed = cells_of(key) + 1 + cells_of(does)
            if len(rows[-1]) > 1 and needed + _BLANKS > left:
                rows.append([(" ", "")])
                left = width - 2
            blanks = _BLANKS if len(rows[-1]) > 1 else 0
            rows[-1] += [(" " * blanks, ""), (key, "bar--key"), (f" {does}", "bar--faint")]
            left -= blanks + needed
        return rows

    def line_at(self, y: int) -> DrawnLine:
        rows = self._rows(self.room.width)
        return self.set_line(rows[y] if y < len(rows) else [], self._right if y == 0 else "")


class SearchBox(Input):
    """An input of one line that takes in no character which a terminal would obey."""

    # Textual lays out the whole screen when this changes, which is at every letter; the box stays as wide as it is.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def __init__(self, *, placeholder: str, id: str) -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def insert_text_at_cursor(self, text: str) -> None:
        super().insert_text_at_cursor(one_line(text, 500) if len(text) > 1 else text)

    def _on_paste(self, event: events.Paste) -> None:
        # Textual calls the input's own handler next, with what is left of the text.
        event.text = one_line(event.text, 500)
