"""Search as one types: from hit to hit, and back to where the reader was before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.timer import Timer
from textual.widgets import Input

from briefing import queries
from briefing.errors import QueryError
from briefing.model import Query
from briefing.screens.desk import told
from briefing.screens.viewing import Viewing
from briefing.screens.walking import typed
from briefing.settings import Settings
from briefing.store.lane import Lane

_DEBOUNCE = 0.05
WHILE_TYPING = frozenset({"move", "open", "back", "cycle", "palette", "help", "redraw", "suspend", "quit"})


@dataclass(frozen=True, slots=True)
class Before:
    """Where the reader was when a search began: the pane, the selected story, and the first line seen of the list."""

    pane: str
    selected: int | None
    top: int


class Searching(Viewing):
    """The actions of a search; its results are the list of stories while it stands."""

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(lane, settings)
        self.fault: QueryError | None = None
        """What is wrong with the query in the search box; while it is typed it may be only that more is to come."""
        self._debounce: Timer | None = None
        self._before: Before | None = None
        self._entered = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action in WHILE_TYPING if self.is_mounted and self.searching else True

    async def action_search(self) -> None:
        if self._before is None:
            self._before = Before(self.pane_name, self.stories.selected, self.stories.top)
            self._entered = False
        await self.go_to("stories")
        self.set_focus(self.box)
        self.describe()

    def on_input_changed(self, event: Input.Changed) -> None:
        if self._debounce is not None:
            self._debounce.stop()
        self._debounce = self.set_timer(_DEBOUNCE, lambda: self.run_worker(self.search(), group="search"))

    @told
    async def search(self) -> None:
        """List the stories that hold what stands in the box."""
        if self._debounce is not None:
            self._debounce.stop()
        if self.box.value != self.query_text:
            self.fault = fault_of(queries.parse, self.box.value)
            if fault_of(queries.parse_typed, self.box.value):
                return self.describe()  # nothing can be meant by it yet: the list stays as it is
            self.query_text = self.box.value
            self._entered = False
            await self.list_stories()
            await self.search_story()
        return None

    @told
    async def action_open(self) -> None:
        if self.searching:
            await typed(self.box)
            await self.search()
            if self.fault is None:
                await self.go_to("stories")
            else:
                self.box.cursor_position = self.fault.at
                self.tell_error(self.fault, again=True)  # a key that was pressed is answered
        else:
            await Viewing.action_open(self)

    def opened(self) -> None:
        self._entered = True
        super().opened()

    async def end_search(self) -> None:
        before, self._before = self._before or Before("stories", self.stories.selected, self.stories.top), None
        self.box.value = ""
        self.query_text = ""
        self.fault = None
        await self.list_stories(selected=before.selected)
        if self.stories.selected == before.selected:
            self.stories.show_line(before.top)
        await self.search_story()
        await self.go_to("stories" if self._entered else before.pane)

    # ------------------------------------------------------------------ from hit to hit

    @told
    async def action_walk(self, by: int) -> None:
        if not self.query_text.strip():
            await self.walk(by)
        elif not self._entered:
            await self._enter_hit(self.stories.selected, by)
        elif self.trail and (not self.trail_found or 0 <= self.trail_at + by < len(self.trail)):
            await self.walk(by)
        else:
            await self._next_hit(1 if by > 0 else -1)

    async def _next_hit(self, by: int) -> None:
        ids, story = self.stories.ids, self.story
        at = ids.index(story.id) + by if story is not None and story.id in ids else self.stories.position
        if ids:
            await self._enter_hit(ids[at % len(ids)], by)
        if not 0 <= at < len(ids):
            self.tell(_nothing_or_wrapped(len(ids), by))

    async def _enter_hit(self, story: int | None, by: int) -> None:
        """Open a story of the results at its first match, or at its last one for those who walk back."""
        if story is None:
            self.tell(_nothing_or_wrapped(0, by))
            return
        self.stories.select(story)
        if self.story is None or self.story.id != story:
            await self.enter_story(story)
        else:
            await self.go_to("article")
            self.opened()
        if self.trail_found and self.trail:
            self.trail_at = 0 if by > 0 else len(self.trail) - 1
            await self.show_place(self.trail[self.trail_at])


def fault_of(parse: Callable[[str], Query], text: str) -> QueryError | None:
    """Why a query cannot be read; None where it can."""
    try:
        parse(text)
    except QueryError as fault:
        return fault
    return None


def _nothing_or_wrapped(found: int, by: int) -> str:
    if not found:
        return "Nothing was found"
    return "That was the last match: on from the top" if by > 0 else "That was the first match: on from the bottom"
