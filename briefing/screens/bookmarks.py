"""The screen that asks for the letter of a bookmark: the letters in use, with what they mark."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from briefing.screens.overlay import LEAVE, MOVE
from briefing.screens.picking import PickScreen, answers
from briefing.store.bookmarks import Bookmark
from briefing.text import short_day
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick


class BookmarkScreen(PickScreen):
    """One key answers: a letter or a digit, whether it is in use or not; or enter, for the one that is selected."""

    BINDINGS: ClassVar[list[BindingType]] = answers(string.ascii_letters + string.digits, "Choose this letter")

    def __init__(
        self,
        question: str,
        kept: Sequence[Bookmark],
        then: Callable[[str, Bookmark | None], None],
    ) -> None:
        super().__init__(self._picked)
        self._question = question
        self._kept = {one.letter: one for one in kept}
        self._chosen = then

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(f" {self._question}", "bar--name")])
        self.query_one(HintLine).hint([("a–z", "choose"), LEAVE, MOVE])
        self.picks.say_when_empty("No place is bookmarked yet")
        self.picks.show([_pick_of(one) for one in self._kept.values()], fresh=True)

    def _picked(self, pick: Pick) -> None:
        self._chosen(str(pick.key), self._kept[str(pick.key)])

    def action_answer(self, letter: str) -> None:
        self.dismiss(True)
        self._chosen(letter, self._kept.get(letter))


def _pick_of(bookmark: Bookmark) -> Pick:
    gone = () if bookmark.article is not None else ("not in this library",)
    return Pick(bookmark.letter, f"{bookmark.letter}  {bookmark.title}", f"{short_day(bookmark.set_at)} ", gone)
