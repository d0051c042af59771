"""The stories, newest first: what is unread, how many wrote about it, what is still open."""

from __future__ import annotations

from typing import ClassVar

from briefing.model import StoryRow
from widgets.line_view import Piece
from widgets.picking_list import PickingList
from widgets.story_lines import HEIGHT, story_lines


class StoryList(PickingList[StoryRow]):
    """Three lines a story: its title on two at most, then articles, outlets, day and open watch items.

    A text that several outlets carry is one article; a story that is one such text says in how many it stands.
    Of a story that was begun, the number of sentences that are new in the rest of it stands in place of the outlets.

    What is archived or muted is struck through with ▽ before it, and stays until the list is made anew.

    ● stands before an unread story, ★ before a starred one, ▸ before the story that is open, ◆ before one picked out.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"story--unread", "story--read", "list--done"}

    ROW_HEIGHT = HEIGHT

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._open: int | None = None

    def mark_open(self, story: int | None) -> None:
        """Show which story the article view holds."""
        before, self._open = self._open, story
        if story != before:
            self.redraw_rows({before, story})

    def draw_row(self, row: StoryRow, width: int) -> list[list[Piece]]:
        before = "◆" if row.id in self.picked else "▸" if row.id == self._open else " "
        return story_lines(row, width, before)
