"""A long list out of which rows can be picked, so that the next mark is for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from widgets.row_pages import RowT
from widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual import events


class PickingList(VirtualList[RowT]):
    """A virtual list that knows which of its rows the reader picked out; how these look is up to `draw_row`."""

    picked: frozenset[int] = frozenset()

    class Pointed(Message):
        """The list was clicked; a row that was pointed at is selected now."""

    def pick(self, rows: frozenset[int]) -> None:
        """Show which rows are picked out."""
        if rows != self.picked:
            self.picked = rows
            self.redraw()

    async def _on_click(self, event: events.Click) -> None:
        # The list itself answers the click before this message is handled.
        self.post_message(self.Pointed())
