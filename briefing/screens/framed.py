"""What lies over the reader in a frame: in the middle where there is room, and all over it where there is little."""

from __future__ import annotations

from typing import Any, Final

from textual.screen import ModalScreen, Screen, ScreenResultCallbackType, ScreenResultType
from textual.widget import Widget

from widgets.bars import SearchBox
from widgets.breakpoints import TWO_COLUMNS

_TALL: Final = 22
"""Lines; on fewer a frame takes all of them."""


class Framed(ModalScreen[ScreenResultType]):
    """A screen over the reader. The style sheet knows by its classes how narrow and how low it is."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (TWO_COLUMNS, "-narrow")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_TALL, "-tall")]

    def __init__(self) -> None:
        super().__init__()
        # Said before anything is laid out, for else Textual lays it out twice.
        columns, lines = self.app.size
        self.add_class("-tiny" if columns < TWO_COLUMNS else "-narrow", "-low" if lines < _TALL else "-tall")

    @property
    def first_focus(self) -> Widget:
        """What takes the first key: where something is typed."""
        return self.query_one(SearchBox)


async def lay(
    over: Screen[Any], frame: Framed[ScreenResultType], then: ScreenResultCallbackType[ScreenResultType] | None = None
) -> None:
    """Lay a frame over a screen (which may be a frame itself); the next key goes there. `then` hears how it ended."""
    await over.app.push_screen(frame, then)
    frame.set_focus(frame.first_focus)
