"""The reader's word on stories, given with a key; and the way through a saga, from one story to the next in time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.worker import Worker

from briefing.screens.desk import told
from briefing.screens.framed import lay
from briefing.screens.quoting import Quoting
from briefing.store.library import Library

if TYPE_CHECKING:
    from widgets.pick_list import Pick

Change = Callable[[Library], str]
"""What is done with stories; returns the sentence that says it."""


class Sorting(Quoting):
    """The actions about a story as a whole: laid open, merged with another, left for the next one of its saga."""

    @property
    def story_meant(self) -> int | None:
        """The number of the story that is selected in the list; from elsewhere, of the one that is open."""
        if self.pane_name == "stories" or self.story is None:
            return self.stories.selected
        return self.story.id

    @told
    async def compare(self, key: int, first: int | None = None) -> None:
        """Lay an article beside what it can be compared with, the article `first` before the others."""
        from briefing.pipeline.comparing import choices
        from briefing.screens.comparing import CompareScreen

        if others := await self.lane.read(choices, key):
            chosen = sorted(others, key=lambda other: other.article != first)
            await lay(self, CompareScreen(self.lane, key, tuple(chosen)))
        else:
            self.tell("Nothing to compare with: this article stands alone in its story, and was never changed")

    @told
    async def action_story(self) -> None:
        from briefing.screens.story import StoryScreen
        from briefing.screens.story_words import laid

        story = self.story_meant
        if story is None:
            return self.tell("There is no story to look into")
        return await lay(self, StoryScreen(self, await self.lane.read(laid, story)))

    @told
    async def action_merge_story(self) -> None:
        from briefing.screens.story_words import laid

        story = self.story_meant
        if story is None:
            return self.tell("There is no story to merge")
        found = (await self.lane.read(laid, story)).sheet
        return await self.ask_for_story("Merge", found.title, found.id, tuple(one.row.key for one in found.texts))

    async def ask_for_story(
        self, does: str, what: str, story: int, texts: tuple[int, ...], then: Callable[[Pick], None] | None = None
    ) -> None:
        """Ask for another story and merge this one with it, or do what `then` says."""
        from briefing.screens.story_pick import StoryPick

        await lay(self, StoryPick(self.lane, does, what, story, texts, then or partial(self._merge_with, story)))

    def _merge_with(self, story: int, pick: Pick) -> None:
        from briefing.pipeline import sorting  # slow to import: it knows how articles are grouped

        self.sort(partial(sorting.merge, stories=(story, cast(int, pick.key))))

    def sort(self, change: Change) -> Worker[None]:
        """Make a change to stories; the worker is at its end when list, story and panes are up to date."""
        return self.keep(change, panes=True, stories=True)

    # ------------------------------------------------------------------ along a saga

    @told
    async def action_saga(self, by: int) -> None:
        from briefing.screens.story_words import next_of, no_next, related

        story = self.story_meant
        if story is None:
            return await self.open_selected()
        saga = await self.lane.read(related, story)
        found = next_of(saga, by)
        if found is None:
            return self.tell(no_next(saga, by))
        self.stories.select(found.story)
        return await self.enter_story(found.story)
