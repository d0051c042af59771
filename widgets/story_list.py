"""The stories, newest first: what is unread, how many wrote about it, what is still open."""

from __future__ import annotations

from typing import ClassVar

from briefing.model import StoryRow
from briefing.text import counted
from widgets.drawing import cells_of, cut, fit, wrapped
from widgets.line_view import Piece
from widgets.virtual_list import VirtualList
from widgets.wording import articles_in, short_day

_MARGIN = 4
_ROOM_FOR_OUTLETS = 42


class StoryList(VirtualList[StoryRow]):
    """Three lines a story: its title on two at most, then articles, outlets, day and open watch items.

    A text that several outlets carry is one article; a story that is one such text says in how many it stands.
    Of a story that was begun, the number of sentences that are new in the rest of it stands in place of the outlets.

    What is archived or muted is struck through, and stays until the list is made anew.

    ● stands before an unread story, ★ before a starred one, ▸ before the story that is open, ◆ before one picked out.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"story--unread", "story--read", "list--done"}

    ROW_HEIGHT = 3

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._open: int | None = None
        self.picked: frozenset[int] = frozenset()
        """The stories that the reader picked out, so that the next mark is for all of them."""

    def pick(self, stories: frozenset[int]) -> None:
        """Show which stories are picked out."""
        if stories != self.picked:
            self.picked = stories
            self.redraw()

    def mark_open(self, story: int | None) -> None:
        """Show which story the article view holds."""
        before, self._open = self._open, story
        if story != before:
            self.redraw_rows({before, story})

    def draw_row(self, row: StoryRow, width: int) -> list[list[Piece]]:
        room = max(width - _MARGIN, 1)
        title = [cut(line, room) for line in wrapped(row.title or "(no title)", room, 2)]
        look = "list--done" if row.aside else "story--unread" if row.unread else "story--read"
        unread = "●" if row.unread else " "
        before = "◆" if row.id in self.picked else "▸" if row.id == self._open else " "
        first: list[Piece] = [(before, "list--mark"), (unread, "list--mark")]
        first += [("★ " if row.starred else "  ", "list--mark"), (title[0], look)]
        lines = [first]
        if len(title) > 1:
            lines.append([(" " * _MARGIN, ""), (title[1], look)])
        lines.append([(" " * _MARGIN, ""), *self._facts(row, room)])
        while len(lines) < self.ROW_HEIGHT:
            lines.append([])
        return lines

    def _facts(self, row: StoryRow, room: int) -> list[Piece]:
        watch = f"☐ {row.open_watch}  " if row.open_watch else ""
        day = short_day(row.newest)
        short = watch + day[:-5]
        texts = row.articles - row.copies
        many, few = counted(texts, "article"), f"{texts} art"
        if texts == 1 and row.copies and row.outlets > 1:  # one text: where it stands says more
            many = few = f"in {counted(row.outlets, 'outlet')}"
        if row.new is not None:
            new = f"+{row.new:,} new" if row.new else "nothing new"
            forms = [(f"{many} · {new}", watch + day), (f"{few} · {new}", watch + day), (f"{few} · {new}", short)]
            forms.append((new, short))
        else:
            if row.tags:
                many, few = (f"{facts} #{' #'.join(row.tags)}" for facts in (many, few))
            long = articles_in(texts, row.outlets)
            forms = [(long, watch + day), (many, watch + day), (many, short), (few, short)]
            if room < _ROOM_FOR_OUTLETS:  # not in some rows and in others not
                forms = forms[1:]
        for facts, end in forms:
            if cells_of(facts) + cells_of(end) < room:
                break
        return [(fit(facts, max(room - cells_of(end) - 1, 0)) + " ", "list--faint"), (end, "list--faint")]
