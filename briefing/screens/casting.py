"""The actors of an article, a story or the library: the stories they are in, and all the places that mention them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from briefing.model import CastRow, LibraryCast, Place
from briefing.screens import words
from briefing.screens.desk import told
from briefing.screens.filtering import Filtering
from briefing.screens.searching import Before
from briefing.screens.words import Title
from briefing.settings import Settings
from briefing.store import cast, roster, stories
from briefing.store.lane import Lane
from briefing.store.library import Library
from widgets.actors_pane import ActorsPane
from widgets.breakpoints import TWO_COLUMNS


class Casting(Filtering):
    """The actions of the actors pane that keep nothing. `everywhere` is whether it lists the whole library's."""

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(lane, settings)
        self.everywhere = False
        self.library_cast = LibraryCast()
        self._before_actor: Before | None = None
        self._actor_trail: tuple[Place, ...] = ()
        self._walked: Hashable = None

    @property
    def actors(self) -> ActorsPane:
        """The list of actors."""
        return self.query_one(ActorsPane)

    async def arrive(self) -> None:
        """Learn when the reader was here last, which tells the actors that are new, and note that they are here now."""
        self.last_visit = await self.lane.write(cast.visited)
        # After an update of the program, or a load that broke off, the library's actors are behind its articles.
        while await self.lane.write(_look_at_some):
            pass
        await self.find()
        if self.everywhere:
            await self.list_cast()

    # ------------------------------------------------------------------ whose actors

    @told
    async def action_scope(self) -> None:
        """Go from the article to its story, to the library and back; a story of one article is that article."""
        if self.pane_name != "actors":
            return await Filtering.action_scope(self)
        several = self.story is not None and len(self.story.articles) > 1
        was_everywhere = self.everywhere
        self.everywhere = not was_everywhere and (self.whole_story or not several)
        if self.everywhere:
            await self.list_cast(fresh=True)
        elif several:
            self.whole_story = not was_everywhere
            await self.find(fresh=True)
        else:
            self.show_cast(fresh=True)
        return self.describe()

    def show_cast(self, *, fresh: bool) -> None:
        if self.everywhere:
            self.actors.show(self.library_cast.rows)
        else:
            self.actors.show(self.kept("actors", self.findings.actors), fresh=fresh)

    async def list_cast(self, *, fresh: bool = False) -> None:
        """Fetch the most mentioned actors of the library, or those that the filter asks for, and show them."""
        text, made = self.filter_text("actors"), self.marks_made
        found = await self.lane.read(_of_library, text, self.last_visit)
        if self.everywhere and text == self.filter_text("actors") and made == self.marks_made:
            self.library_cast = found
            self.actors.show(found.rows, fresh=fresh)
            self.describe()

    async def filter_pane(self, pane: str) -> None:
        if pane == "actors" and self.everywhere:
            await self.list_cast()
        else:
            await super().filter_pane(pane)

    async def reread(self, *, panes: bool) -> None:
        await super().reread(panes=panes)
        if panes and self.everywhere:
            await self.list_cast()

    def when_empty(self, pane: str) -> str:
        if pane == "actors" and self.everywhere and not self.filter_text(pane):
            return "The library has no actors"
        return super().when_empty(pane)

    def actors_title(self) -> Title:
        """The title of the pane: how many actors of what there are, how many are new, or which mention is shown."""
        if self.everywhere:
            shown, of, scope = len(self.library_cast.rows), self.library_cast.found, "library"
            new = sum(row.new for row in self.library_cast.rows)
        else:
            rows = self.kept("actors", self.findings.actors)
            shown, of, new = len(rows), len(self.findings.actors), sum(row.new for row in rows)
            several = self.story is not None and len(self.story.articles) > 1
            scope = "" if self.story is None else "story" if several and self.whole_story else "article"
        at = f"{self.trail_at + 1}/{len(self.trail)}" if self._is_walking and self.trail_at >= 0 else ""
        return words.actors_title(shown, of, new, scope, at)

    # ------------------------------------------------------------------ the stories of an actor

    @told
    async def action_open(self) -> None:
        if self.pane_name == "actors" and not self.filtering:
            if (row := self.actors.selected) is not None:
                await self.list_with(row)
        else:
            await Filtering.action_open(self)

    def on_actors_pane_entered(self, event: ActorsPane.Entered) -> None:
        self.run_worker(told(Casting.list_with)(self, event.row), group="open", exclusive=True)

    async def list_with(self, row: CastRow) -> None:
        """List only the stories in which an actor is mentioned; a search that stands goes on among them."""
        if self._before_actor is None:
            self._before_actor = Before("actors", self.stories.selected, self.stories.top)
        self.with_actor = row.actor
        await self.list_stories(selected=self.story.id if self.story is not None else None)
        await self.go_to("stories")
        if not self.stories.ids and not self.query_text:
            self.tell(f"No story is listed with {row.actor.name}: only copies name it, or you ignore it")

    async def end_with(self) -> None:
        """List all stories again, and go back to the actors."""
        before, self._before_actor = self._before_actor or Before("actors", None, self.stories.top), None
        self.with_actor = None
        await self.list_stories(selected=before.selected)
        if self.stories.selected == before.selected:
            self.stories.show_line(before.top)
        await self.go_to(before.pane)

    @told
    async def action_back(self) -> None:
        if self.pane_name == "stories" and self.with_actor is not None and not (self.searching or self.query_text):
            await self.end_with()
        else:
            await super().action_back()

    # ------------------------------------------------------------------ from mention to mention

    @property
    def _is_walking(self) -> bool:
        return bool(self._actor_trail) and self.trail is self._actor_trail

    @told
    async def action_walk(self, by: int) -> None:
        if self.pane_name == "actors" and (row := self.actors.selected) is not None:
            await self._walk_mentions(row, by)
        else:
            await Filtering.action_walk(self, by)

    async def _walk_mentions(self, row: CastRow, by: int) -> None:
        places = await self._places(row)
        if not places:
            return self.tell(f"{row.actor.name} is mentioned only in other words, such as by its people")
        if not self._is_walking or set(self.trail) != set(places):
            self._actor_trail = self.trail = self._from_here(places)
            self.trail_at, self.trail_found, self._walked = -1, False, self.actors.key_of(row)
        await self.walk(by)
        if self.size.width < TWO_COLUMNS:
            await self.go_to("article")
        return None

    async def _places(self, row: CastRow) -> tuple[Place, ...]:
        if not self.everywhere:
            return row.actor.places
        if self._is_walking and self._walked == self.actors.key_of(row):
            return self.trail  # to gather them from a large library takes a moment
        return await self.lane.read(_places, row)

    def _from_here(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """The places, those in the article that is shown first, so that the end is reached when all were seen."""
        key = self.story.row.key if self.story is not None else None
        begins = next((at for at, place in enumerate(places) if place.article == key), 0)
        return (*places[begins:], *places[:begins])

    @property
    def lists_library(self) -> bool:
        """Whether a pane lists what stands in other stories, too."""
        return self.everywhere

    async def show_place(self, place: Place) -> None:
        """Show a place, also in another story."""
        if self.story is None or (self.lists_library and place.article not in self.story.keys):
            trail, at, found = self.trail, self.trail_at, self.trail_found
            story = await self.lane.read(stories.story_of, place.article)
            if await self.open_story(story, place.article):
                self.stories.select(story)
            self.trail, self.trail_at, self.trail_found = trail, at, found
        await super().show_place(place)


# What follows runs on the lane. How actors are told apart is imported when it is needed, for a quicker start.


def _look_at_some(library: Library) -> bool:
    if not roster.changed(library, 1):
        return False
    from briefing.pipeline import casting

    return casting.look_at_some(library)


def _of_library(library: Library, text: str, last_visit: str | None) -> LibraryCast:
    from briefing.pipeline import actor_lists

    return actor_lists.of_library(library, text, last_visit)


def _places(library: Library, row: CastRow) -> tuple[Place, ...]:
    from briefing.pipeline import actor_lists

    return actor_lists.places(library, row)
