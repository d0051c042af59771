"""What all lists have in common: one of their entries is selected, and a sentence stands there while they have none."""

from __future__ import annotations

from typing import ClassVar

from widgets.drawing import wrapped
from widgets.line_view import DrawnLine, LineView


class SelectList(LineView):
    """A view of entries, by number, of which one is selected; how they are kept and drawn is for each list to say."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        "list--blurred",
        "list--faint",
        "list--mark",
        "list--group",
    }

    EMPTY: ClassVar[str] = ""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._at = 0
        self._when_empty = self.EMPTY

    # ------------------------------------------------------------------ what a list answers

    @property
    def count(self) -> int:
        """How many entries there are."""
        raise NotImplementedError

    def _select_at(self, index: int) -> None:
        """Select the entry of that number, or the one nearest to it."""
        raise NotImplementedError

    def _keep_in_sight(self) -> None:
        """Scroll so far that the selected entry is seen."""
        raise NotImplementedError

    # ------------------------------------------------------------------ moving

    def move(self, by: int) -> None:
        self._select_at(self._at + by)

    def go_top(self) -> None:
        self._select_at(0)

    def go_bottom(self) -> None:
        self._select_at(self.count - 1)

    def resized(self) -> None:
        self._keep_in_sight()

    # ------------------------------------------------------------------ drawing

    def say_when_empty(self, sentence: str) -> None:
        """What to show while there is no entry; without a sentence, what this list always says then."""
        if (sentence or self.EMPTY) != self._when_empty:
            self._when_empty = sentence or self.EMPTY
            self.lines_changed()

    @property
    def _said(self) -> list[str]:
        """The lines of what stands here while there is no entry."""
        return wrapped(self._when_empty, max(self.room.width - 3, 1))

    def _said_at(self, y: int) -> DrawnLine:
        return self.line([(f"  {self._said[y]}", "list--faint")])

    @property
    def _look(self) -> str:
        """How the selected entry looks."""
        return "list--cursor" if self.has_focus else "list--blurred"
