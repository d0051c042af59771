"""How a reader gets about: rows, lines and panes, from article to article, from mention to mention."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Final

from textual.worker import Worker, WorkerCancelled

from briefing.model import Place
from briefing.screens import fetch
from briefing.screens.desk import told
from briefing.screens.listing import Listing
from briefing.settings import Settings
from briefing.store.lane import Lane
from widgets.actors_pane import ActorsPane
from widgets.article_view import ArticleView
from widgets.breakpoints import THREE_COLUMNS, TWO_COLUMNS
from widgets.checklist import Checklist
from widgets.line_view import LineView
from widgets.row_list import RowList
from widgets.statements_pane import StatementsPane
from widgets.story_list import StoryList

if TYPE_CHECKING:
    from textual.widget import Widget

PANES: Final[dict[str, type[LineView]]] = {
    "stories": StoryList,
    "article": ArticleView,
    "actors": ActorsPane,
    "statements": StatementsPane,
    "checklist": Checklist,
}
_NAMES: Final = tuple(PANES)
SIDE_PANES: Final = ("actors", "statements", "checklist")


async def typed(box: Widget) -> None:
    """Wait until a widget has taken in all keys that were sent to it before."""
    done = asyncio.Event()
    box.call_later(done.set)
    await done.wait()


async def settled(worker: Worker[None]) -> None:
    """Wait until what was kept is shown, or the reader is left. Who is stopped while waiting does not stop it."""
    with suppress(WorkerCancelled):
        await asyncio.shield(worker.wait())


class Walking(Listing):
    """The actions that move: they change what is seen, never what is kept (but for the read mark)."""

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(lane, settings)
        self._in_front = "stories"
        self._side = "stories"
        self._end_told = (0, 0)

    @property
    def pane_name(self) -> str:
        """The name of the pane that has the focus; the stories while the search box has it."""
        for name, kind in PANES.items():
            if isinstance(self.focused, kind):
                return name
        return "stories"

    @property
    def pane(self) -> LineView:
        """The pane that has the focus."""
        return self.query_one(PANES[self.pane_name])

    @property
    def searching(self) -> bool:
        """Whether the search box has the focus."""
        return self.focused is self.box

    def moved(self) -> None:
        """Called when the selection moved; the reader screen says where it is."""

    async def go_to(self, name: str) -> None:
        """Give a pane the focus; on a narrow screen it also comes into sight."""
        self.bring_forward(name)
        self.set_focus(self.query_one(PANES[name]), scroll_visible=False)  # all of it is seen
        self.describe()

    def bring_forward(self, name: str) -> None:
        """Bring a pane into sight, where the screen is too narrow for all."""
        self._in_front = name
        if name != "article":
            self._side = name
        self.arrange_panes()

    def arrange_panes(self) -> None:
        """Show as many columns as there is room for: all, the pane used last beside the article, or one alone.

        Not by classes on the screen: a changed class draws everything anew, and this is asked at every step.
        """
        width = self.size.width
        all_of_them, alone = width >= THREE_COLUMNS, width < TWO_COLUMNS
        reading = self._in_front == "article"
        beside = all_of_them or not (alone and reading)
        self.query_one("#left").display = all_of_them or (beside and self._side == "stories")
        self.query_one("#right").display = all_of_them or (beside and self._side != "stories")
        self.query_one("#middle").display = reading or not alone
        for name in SIDE_PANES:
            self.query_one(f"#pane-{name}").display = all_of_them or self._side == name

    def on_resize(self) -> None:
        self.arrange_panes()

    # ------------------------------------------------------------------ within a pane

    def action_move(self, by: int) -> None:
        self.pane.move(by)
        self.moved()

    def action_turn(self, pages: float) -> None:
        self.pane.turn(pages)
        self.moved()

    @told
    async def action_go_top(self) -> None:
        if self.pane_name == "stories" and self.waiting:
            await self.list_stories(at_top=True)
        self.pane.go_top()
        self.moved()

    def action_go_bottom(self) -> None:
        self.pane.go_bottom()
        self.moved()

    # ------------------------------------------------------------------ between panes

    async def action_pane(self, name: str) -> None:
        await self.go_to(name)

    async def action_cycle(self, by: int) -> None:
        await self.go_to(_NAMES[(_NAMES.index(self.pane_name) + by) % len(_NAMES)])

    @told
    async def action_scope(self) -> None:
        self.whole_story = not self.whole_story
        if self.pane_name in ("stories", "article"):  # from there, on a narrow screen, no pane is seen to change
            self.tell(f"The panes show {'the whole story' if self.whole_story else 'the article alone'}")
        await self.find(fresh=True)
        self.describe()

    # ------------------------------------------------------------------ opening

    @told
    async def action_open(self) -> None:
        pane = self.pane
        if isinstance(pane, StoryList):
            await self.open_selected()
        elif isinstance(pane, RowList):
            pane.choose()
            await typed(pane)

    async def open_selected(self) -> None:
        """Open the selected story and go to its article."""
        if self.stories.selected is None:
            return self.tell("There is no story to open")
        return await self.enter_story(self.stories.selected)

    async def enter_story(self, story: int, key: int | None = None) -> None:
        """Open a story, at its first unread article unless one is named, and go to the text."""
        self.bring_forward("article")  # it may get its place meanwhile
        if not await self.open_story(story, key, pane="article"):
            self.tell("This story is no longer there")
            await self.go_to("stories")
            await self.list_stories()

    @told
    async def action_step(self, by: int) -> None:
        if self.story is None:
            return await self.open_selected()
        at = min(max(self.story.at + by, 0), len(self.story.articles) - 1)
        if at != self.story.at:
            await self.enter_story(self.story.id, self.story.articles[at].key)
        else:
            self.tell_end(self.story.row.key, by)
        return None

    def tell_end(self, key: int, by: int) -> None:
        """Tell once that there is no further article this way; who tries again knows it."""
        if self._end_told != (key, by):
            self._end_told = key, by
            self.tell("This is the last article of the story" if by > 0 else "This is the first article of the story")

    @told
    async def action_read_on(self) -> None:
        if self.story is None or (self.pane_name == "stories" and self.stories.selected != self.story.id):
            await self.open_selected()
        elif not self.view.turn(1):
            unread = [row.key for row in self.story.articles if not row.read and row.key != self.story.row.key]
            if unread:
                await self.enter_story(self.story.id, unread[0])
            else:
                await self._next_unread(1)

    @told
    async def action_step_story(self, by: int) -> None:
        """Open the next story of the list, read or not; the one before where `by` is -1."""
        ids = self.stories.ids
        now = ids.index(self.story.id) if self.story and self.story.id in ids else None
        at = self.stories.position if now is None else min(max(now + by, 0), len(ids) - 1)
        if at != now and ids:
            self.stories.select(ids[at])
            await self.enter_story(ids[at])
        else:
            self.tell("This is the last story of the list" if by > 0 else "This is the first story of the list")

    # ------------------------------------------------------------------ walking along

    @told
    async def action_walk(self, by: int) -> None:
        await self.walk(by)

    async def walk(self, by: int) -> None:
        """Go along the trail, from its end on to its beginning; where there is none, to the next unread story."""
        if not self.trail:
            return await self._next_unread(by)
        before = self.trail_at
        at = before + by if before >= 0 else by - (by > 0)
        self.trail_at = at % len(self.trail)
        await self.show_place(self.trail[self.trail_at])
        if before >= 0 and at != self.trail_at:
            self.tell("From the top" if by > 0 else "From the bottom")
        return None

    async def show_place(self, place: Place) -> None:
        """Bring a place into sight and light it up, opening the article of the story that it is in."""
        if self.story is None:
            return
        if place.article != self.story.row.key and place.article in self.story.keys:
            trail, at, found = self.trail, self.trail_at, self.trail_found
            await self.open_story(self.story.id, place.article)
            self.trail, self.trail_at, self.trail_found = trail, at, found
        if place.article == self.story.row.key:
            self.view.jump(place.start, place.end)
        self.describe()

    async def follow(self, place: Place, places: tuple[Place, ...]) -> None:
        """Show a place that was chosen in a pane; n and N then walk along all its places."""
        self.trail, self.trail_at, self.trail_found = places, places.index(place), False
        await self.show_place(place)
        if self.size.width < TWO_COLUMNS:
            await self.go_to("article")

    async def _next_unread(self, by: int) -> None:
        ids, at = self.stories.ids, self.stories.position
        onward = (range(at + 1, len(ids)), range(at))
        order = chain(*onward) if by > 0 else chain(*(reversed(part) for part in reversed(onward)))
        current = self.story.id if self.story else None
        walk = (ids[index] for index in order if ids[index] != current)
        ahead = await self.lane.read(fetch.next_unread, self.asked, walk, abs(by))  # no further than the count goes
        if ahead:
            story = ahead[-1]
            self.stories.select(story)
            return await self.enter_story(story)
        if self.waiting:
            await self.list_stories()
            return await self._next_unread(by)
        self.tell("Nothing else is unread")
        return None

    # ------------------------------------------------------------------ back

    @told
    async def action_back(self) -> None:
        if self.searching:
            await typed(self.box)
            await self.end_search()
        elif self.pane_name in SIDE_PANES:
            await self.go_to("article")
        elif self.pane_name == "article":
            await self.go_to("stories")
        elif self.query_text:
            await self.end_search()

    async def end_search(self) -> None:
        """Empty the search box, list all stories again, and go back to where the search began."""
