"""The screen that asks for another story: those that are most alike first, others by what is typed."""

from __future__ import annotations

from collections.abc import Callable

from briefing.screens.overlay import LEAVE, MOVE
from briefing.screens.picking import FindScreen
from briefing.screens.story_words import near, pick_of
from briefing.store.lane import Lane
from briefing.text import one_line
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick


class StoryPick(FindScreen):
    """The stories that an article could go to, or that a story could be one with."""

    PLACEHOLDER = "type to find another story"

    def __init__(
        self, lane: Lane, does: str, what: str, story: int, texts: tuple[int, ...], then: Callable[[Pick], None]
    ) -> None:
        """`does` is "Move" or "Merge", `what` the headline that this is done with; `texts` are its texts in `story`."""
        super().__init__(lane, then)
        self._does = does
        self._what = what
        self._story = story
        self._texts = texts

    def on_mount(self) -> None:
        title = f" {self._does} “{one_line(self._what, 60)}” {'to' if self._does == 'Move' else 'with'}"
        self.query_one(PaneTitle).say([(title, "bar--name")])
        self.query_one(HintLine).hint([("enter", self._does.lower()), LEAVE, MOVE])
        self.picks.say_when_empty("No other story has these words")

    async def find(self, text: str) -> list[Pick]:
        return [pick_of(one) for one in await self.lane.read(near, self._story, self._texts, text)]
