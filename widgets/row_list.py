"""A list of a few hundred entries of different heights, one of them selected: the base of the three panes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.message import Message

from briefing.model import Place
from widgets.line_view import DrawnLine, Piece
from widgets.select_list import SelectList

if TYPE_CHECKING:
    from textual import events

EntryT = TypeVar("EntryT")


class RowList(SelectList, Generic[EntryT]):
    """Entries wrapped to lines. The selection is held by `key_of`, so that it survives a reload."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--name", "list--done"}

    @dataclass
    class Chosen(Message):
        """An entry was entered: its place in an article should be shown.

        `places` are all of its places, for those who walk on from this one.
        """

        list: RowList[object]
        place: Place
        places: tuple[Place, ...]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: list[EntryT] = []
        self._lines: list[tuple[int, list[Piece]]] = []
        self._first: list[int] = []
        self._walked = -1
        self._clicked: Hashable = None

    # ------------------------------------------------------------------ what an entry is

    def key_of(self, entry: EntryT) -> Hashable:
        """What tells an entry from the others, also after a reload."""
        raise NotImplementedError

    def group_of(self, entry: EntryT) -> str:
        """The heading that the entry stands under; "" for none."""
        return ""

    def draw(self, entry: EntryT, width: int) -> list[list[Piece]]:
        """The lines of an entry, as pieces."""
        raise NotImplementedError

    def places_of(self, entry: EntryT) -> tuple[Place, ...]:
        """Where the entry stands in the articles."""
        raise NotImplementedError

    # ------------------------------------------------------------------ entries

    @property
    def entries(self) -> list[EntryT]:
        """The entries, in the order shown."""
        return self._entries

    @property
    def count(self) -> int:
        return len(self._entries)

    @property
    def selected(self) -> EntryT | None:
        """The selected entry; None in an empty list."""
        return self._entries[self._at] if self._entries else None

    def show(self, entries: Iterable[EntryT], *, fresh: bool = False) -> None:
        """Show these entries; the selection stays on its entry, unless the list is `fresh` (another story's)."""
        entries = list(entries)
        if not fresh and entries == self._entries:
            return
        key = None if fresh or self.selected is None else self.key_of(self.selected)
        top = 0 if fresh else self.top
        self._entries = entries
        keys = [self.key_of(entry) for entry in self._entries]
        at = keys.index(key) if key in keys else (0 if fresh else self._at)
        if fresh or key not in keys:
            self._walked = -1
        self._at = max(min(at, len(keys) - 1), 0)
        self.lay_out(self.room.width)
        self.lines_changed()
        self.show_line(top)
        self._keep_in_sight()

    def select(self, key: Hashable) -> bool:
        """Select the entry of that key; returns whether the list has it."""
        for index, entry in enumerate(self._entries):
            if self.key_of(entry) == key:
                self._select_at(index)
                return True
        return False

    # ------------------------------------------------------------------ moving

    def turn(self, pages: float) -> bool:
        before = self._at
        target = self._first_line(self._at) + round(pages * self.page)
        if self._lines:
            target = max(min(target, len(self._lines) - 1), 0)
            entry = self._lines[target][0]
            step = 1 if pages > 0 else -1
            self._select_at(max(entry, before + step) if pages > 0 else min(entry, before + step))
        return self._at != before

    def choose(self) -> None:
        """Enter the selected entry: posts `Chosen`, with the next of its places each time."""
        if self.selected is None:
            return
        places = self.places_of(self.selected)
        if places:
            self._walked = (self._walked + 1) % len(places)
            self.post_message(self.Chosen(self, places[self._walked], places))  # type: ignore[arg-type]

    # ------------------------------------------------------------------ drawing

    @property
    def line_count(self) -> int:
        return len(self._lines) if self._entries else len(self._said)

    def lay_out(self, width: int) -> None:
        self._lines = []
        self._first = []
        group = ""
        for index, entry in enumerate(self._entries):
            if (heading := self.group_of(entry)) != group:
                group = heading
                self._lines.append((-1, [(f" {heading}", "list--group")]))
            self._first.append(len(self._lines))
            # An empty line sets entries apart and belongs to none.
            self._lines += [(index if pieces else -1, pieces) for pieces in self.draw(entry, width)]

    def line_at(self, y: int) -> DrawnLine:
        if not self._entries:
            return self._said_at(y)
        index, pieces = self._lines[y]
        return self.cursor_line(pieces, self._look) if index == self._at else self.line(pieces)

    # ------------------------------------------------------------------ the selection

    def _first_line(self, index: int) -> int:
        return self._first[index] if index < len(self._first) else 0

    def _height(self, index: int) -> int:
        line = height = self._first_line(index)
        while height < len(self._lines) and self._lines[height][0] == index:
            height += 1
        return height - line

    def _select_at(self, index: int) -> None:
        index = max(min(index, len(self._entries) - 1), 0)
        if index == self._at:
            if index == 0:
                self.show_line(0)
            return
        self._walked = -1
        for changed in (self._at, index):
            self.refresh_lines(self._first_line(changed), self._height(changed))
        self._at = index
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if not self._entries:
            return
        first, height = self._first_line(self._at), self._height(self._at)
        heading = first - 1 if first and self._lines[first - 1][0] == -1 else first
        if heading < self.top:
            self.show_line(heading)
        elif first + height > self.top + self.room.height > 0:
            self.show_line(min(first, first + height - self.room.height))

    def focus_moved(self) -> None:
        self.refresh_lines(self._first_line(self._at), self._height(self._at))

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        if self.is_at_bar(event):
            return
        y = event.y + self.top
        if self._entries and y < len(self._lines) and self._lines[y][0] >= 0:
            self._select_at(self._lines[y][0])
            key = self.key_of(self._entries[self._at])
            if key == self._clicked:
                self.choose()
            self._clicked = key
