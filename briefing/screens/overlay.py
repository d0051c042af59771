"""What every screen that lies over the reader does: it moves in its list by the reader's own keys, and closes."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from briefing.commands import first_key
from briefing.screens.bindings import Keyed, calls
from briefing.screens.framed import Framed
from widgets.line_view import LineView
from widgets.row_list import RowList

Hint = tuple[str, str]

CLOSE: Final[Hint] = ("esc", "close")
LEAVE: Final[Hint] = ("esc", "leave it")
MOVE: Final[Hint] = ("↑↓", "move")
"""Hints that are true under every map of keys: these keys do so beside those that the reader gave to it."""

_WAYS: Final = (
    *("down", "up", "half-down", "half-up", "page-down", "page-up", "top", "bottom"),
    *("read-on", "back", "close"),
)
_ALWAYS: Final = [
    Binding("down", "move(1)", "Go one down", id="overlay.down", show=False, priority=True),
    Binding("up", "move(-1)", "Go one up", id="overlay.up", show=False, priority=True),
    Binding("pagedown", "turn(1)", "Go a page down", id="overlay.page-down", show=False, priority=True),
    Binding("pageup", "turn(-1)", "Go a page up", id="overlay.page-up", show=False, priority=True),
    Binding("escape", "leave", "Close", id="overlay.close", show=False, priority=True),
]
_WHILE_TYPING: Final = frozenset({"move", "turn", "back", "leave", "pick"})


class Overlay(Keyed, Framed[bool]):
    """A list in a frame over the reader; escape closes it.

    What the reader calls with a key, to move or to go back, is called by that key here, with a count before it. A
    letter that stands for something of this screen alone goes before that; arrows, pages and escape mean the same
    under every map of keys.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*_ALWAYS, *map(calls, _WAYS)]

    def __init__(self) -> None:
        # The program holds the reader's keys, and is there before any screen over it.
        super().__init__(self.app.settings.keys)  # type: ignore[attr-defined]

    def key(self, command: str) -> str:
        """The key of one of the reader's commands, for a hint."""
        return first_key(command, self.keys)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is typed, a key that could edit it does so: half pages and the ends are not gone to."""
        if not isinstance(self.focused, Input):
            return True
        return action in _WHILE_TYPING and not (action == "turn" and parameters[0] in (0.5, -0.5))

    @property
    def list(self) -> LineView:
        """What is moved in."""
        return self.query_one(RowList)

    async def action_move(self, by: int) -> None:
        self.list.move(by)

    def action_turn(self, pages: float) -> None:
        self.list.turn(pages)

    def action_read_on(self) -> None:
        self.list.turn(1)

    def action_go_top(self) -> None:
        self.list.go_top()

    def action_go_bottom(self) -> None:
        self.list.go_bottom()

    def action_leave(self) -> None:
        self.dismiss(False)

    def action_back(self) -> None:
        self.action_leave()

    def action_close(self) -> None:
        self.action_leave()

    @property
    def first_focus(self) -> Widget:
        return self.list
