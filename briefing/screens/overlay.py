"""What every screen that lies over the reader does: it moves in its list, and closes."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widget import Widget

from widgets.line_view import LineView
from widgets.row_list import RowList

_CLOSE = [
    Binding("down", "move(1)", "Go one down", id="overlay.down", show=False, priority=True),
    Binding("up", "move(-1)", "Go one up", id="overlay.up", show=False, priority=True),
    Binding("pagedown,ctrl+f", "turn(1)", "Go a page down", id="overlay.page-down", show=False, priority=True),
    Binding("pageup,ctrl+b", "turn(-1)", "Go a page up", id="overlay.page-up", show=False, priority=True),
    Binding("escape,f1", "leave", "Close", id="overlay.close", show=False, priority=True),
]


LINES: Final[list[BindingType]] = [
    Binding("j", "move(1)", "Go one down", id="overlay.line-down", show=False, priority=True),
    Binding("k", "move(-1)", "Go one up", id="overlay.line-up", show=False, priority=True),
]
"""For overlays in which nothing is typed, as `ENDS` and `HALVES` are."""

ENDS: Final[list[BindingType]] = [
    Binding("g,home", "go_top", "Go to the beginning", id="overlay.top", show=False, priority=True),
    Binding("G,end", "go_bottom", "Go to the end", id="overlay.bottom", show=False, priority=True),
]

HALVES: Final[list[BindingType]] = [
    Binding("space,ctrl+d", "turn(0.5)", "Go half a page down", id="overlay.half-down", show=False, priority=True),
    Binding("ctrl+u", "turn(-0.5)", "Go half a page up", id="overlay.half-up", show=False, priority=True),
]


class Overlay(ModalScreen[bool]):
    """A list in a frame over the reader; escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*_CLOSE]

    @property
    def list(self) -> LineView:
        """What is moved in."""
        return self.query_one(RowList)

    def action_move(self, by: int) -> None:
        self.list.move(by)

    def action_turn(self, pages: float) -> None:
        self.list.turn(pages)

    def action_go_top(self) -> None:
        self.list.go_top()

    def action_go_bottom(self) -> None:
        self.list.go_bottom()

    def action_leave(self) -> None:
        self.dismiss(False)

    @property
    def first_focus(self) -> Widget:
        """What takes the first key."""
        return self.list
