"""Places in articles: where one stopped reading, where one was before a jump, and bookmarks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from briefing.model import Article, Place
from briefing.screens.desk import told
from briefing.screens.framed import lay
from briefing.screens.marking import Marking
from briefing.settings import Settings
from briefing.store import bookmarks, stories
from briefing.store.lane import Lane
from widgets.article_view import ArticleView

if TYPE_CHECKING:
    from briefing.store.bookmarks import Bookmark

Chosen: TypeAlias = "Callable[[str, Bookmark | None], None]"
"""What is done with a letter, and the bookmark that it has."""

_MOST_JUMPS: Final = 100


class Spot(NamedTuple):
    """A place to come back to: an article by its key, and an offset of its text."""

    article: int
    at: int


class Places(Marking):
    """The actions that remember places, and go back to them. All are offsets, so that no change of width moves them."""

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(lane, settings)
        self._jumps: list[Spot] = []
        self._jump_at = 0
        self._reading: ArticleView | None = None
        self._kept_place = 0

    # ------------------------------------------------------------------ where one stopped reading

    def show_article(self, place: int) -> None:
        view = self._reading = self.view
        shown = view.article
        assert self.story is not None
        if shown is None or shown.identity != self.story.article.identity:
            if (left := self._left()) is not None:
                self.run_worker(self._keep_place(*left), group="places")
            self._kept_place = self.story.place
        super().show_article(place)

    def _left(self) -> tuple[Article, int] | None:
        """The article that is shown, and where it is left; None where that is kept already."""
        view = self._reading
        if view is None or view.article is None:
            return None
        place = 0 if view.at_end else view.reading_place  # what was read to its end begins at its top the next time
        return None if place == self._kept_place else (view.article, place)

    @told
    async def _keep_place(self, article: Article, place: int) -> None:
        await self.lane.write(bookmarks.leave, article.identity, place, len(article.text))

    async def keep_last_place(self) -> None:
        """Keep where the article that is shown is left, when the program ends."""
        if (left := self._left()) is not None:
            await self._keep_place(*left)

    # ------------------------------------------------------------------ jumps

    @property
    def _spot(self) -> Spot | None:
        """Where the reader is; None while no article is open."""
        return None if self.story is None else Spot(self.story.row.key, self.view.reading_place)

    def _remember(self) -> None:
        """Remember where the reader is, before a jump; what was jumped back from is forgotten, as in every editor."""
        spot = self._spot
        if spot is not None:
            del self._jumps[self._jump_at :]
            if self._jumps[-1:] != [spot]:
                self._jumps.append(spot)
            del self._jumps[:-_MOST_JUMPS]
            self._jump_at = len(self._jumps)

    async def enter_story(self, story: int, key: int | None = None) -> None:
        self._remember()
        await super().enter_story(story, key)

    async def show_place(self, place: Place) -> None:
        if self.story is None or place.article != self.story.row.key or not self.view.sees(place.start):
            self._remember()
        await super().show_place(place)

    async def action_go_top(self) -> None:
        if self.pane_name == "article":
            self._remember()
        await super().action_go_top()

    def action_go_bottom(self) -> None:
        if self.pane_name == "article":
            self._remember()
        super().action_go_bottom()

    @told
    async def action_jump(self, by: int) -> None:
        """Go back to where the reader was before a jump, or forward again."""
        at = self._jump_at + by
        if by < 0 and self._jump_at == len(self._jumps) and (spot := self._spot) is not None:
            if self._jumps[-1:] == [spot]:
                at -= 1
            else:
                self._jumps.append(spot)
        if not 0 <= at < len(self._jumps):
            return self.tell("There is no earlier place" if by < 0 else "There is no later place")
        self._jump_at = at
        return await self._go_to_spot(self._jumps[at])

    async def _go_to_spot(self, spot: Spot) -> None:
        if self.story is None or self.story.row.key != spot.article:
            story = await self.lane.read(stories.story_of, spot.article)
            self.stories.select(story)
            await self.open_story(story, spot.article)
        await self.go_to("article")
        self.view.show_place(spot.at)
        self.describe()

    # ------------------------------------------------------------------ bookmarks

    @told
    async def action_bookmark(self) -> None:
        """Ask for a letter, and remember the place under it."""
        if self.story is None:
            return self.tell("Open an article first; then a letter remembers the place in it")
        place, title = Spot(self.story.row.key, self.view.reading_place), self.story.row.title
        identity = self.story.row.identity

        def chosen(letter: str, _: Bookmark | None) -> None:
            self.keep(partial(bookmarks.set_bookmark, letter=letter, identity=identity, at=place.at, title=title))

        return await self._ask_letter("Bookmark this place: which letter?", chosen)

    @told
    async def action_go_to_bookmark(self) -> None:
        """Ask for a letter, and go to the place that was remembered under it."""

        def chosen(letter: str, bookmark: Bookmark | None) -> None:
            if bookmark is None:
                self.tell(f"There is no bookmark {letter}")
            elif bookmark.article is None:
                self.tell(f"The article of bookmark {letter} is not in this library")
            else:
                self.run_worker(self._go_to_bookmark(Spot(bookmark.article, bookmark.at)), group="open")

        await self._ask_letter("Go to which bookmark?", chosen)

    @told
    async def _go_to_bookmark(self, spot: Spot) -> None:
        self._remember()
        await self._go_to_spot(spot)

    async def _ask_letter(self, question: str, then: Chosen) -> None:
        from briefing.screens.bookmarks import BookmarkScreen

        kept = await self.lane.read(bookmarks.bookmarks)
        await lay(self, BookmarkScreen(question, kept, then))
