"""The list of stories: which are listed, what has come in since, and which of them are picked out."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import replace

from briefing.model import Heading, Order, SavedView, StoryRow
from briefing.pipeline import finding, ordering, reading
from briefing.screens import fetch
from briefing.screens.desk import Desk
from briefing.screens.fetch import Asked, Listed
from briefing.settings import Settings
from briefing.store import stories
from briefing.store.lane import Lane


class Listing(Desk):
    """Rows neither vanish nor move until the list is made anew: by the reader, or by what the reader does.

    What other programs bring in meanwhile is counted in `waiting`, and told in the title of the list.
    """

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(lane, settings)
        self.listed_view: SavedView = finding.ALL
        self.order: Order = "newest"
        self.wants_headings = settings.headings
        self.waiting = 0
        self._headings: tuple[Heading, ...] = ()
        self._newest = 0
        self._turn = 0
        self._picked: tuple[array[int], frozenset[int], list[int]] = (array("q"), frozenset(), [])

    # ------------------------------------------------------------------ which are listed

    @property
    def asked(self) -> Asked:
        """Which stories are asked for."""
        return Asked(self.query_text, self.listed_view, self.order, self.with_actor)

    @property
    def has_headings(self) -> bool:
        """Whether headings are shown: a saved view says so of itself, else the reader does."""
        return self.wants_headings if self.listed_view.headings is None else self.listed_view.headings

    async def list_stories(self, *, selected: int | None = None, at_top: bool = False) -> None:
        """List anew, with the rows around the selection (`at_top`: the first row)."""
        listed = await self._listed()
        if listed is not None:
            await self._show(listed, listed.ids[0] if at_top and listed.ids else selected)

    async def relist(self, *, selected: int | None) -> None:
        """List what the reader's own mark changed: new stories get their place, all others keep theirs.

        A story stays under its heading, whatever the mark would make of it.
        """
        shown, headings, listed = self.stories.ids, self._headings, await self._listed()
        if listed is not None:
            there = set(await self.lane.read(stories.there, shown))
            ids = held([one for one in shown if one in there], listed.ids)
            if ids != shown:
                words = ordering.words_of(listed.ids, listed.headings) | ordering.words_of(shown, headings)
                headings = ordering.headings_as(ids, words)
            await self._show(replace(listed, ids=ids, headings=headings), selected)

    async def announce(self) -> None:
        """Tell what another program has brought in, and show what it changed in the stories that are listed."""
        self.waiting = await self.lane.read(stories.articles_since, self._newest)
        await self.refresh_rows()

    async def _listed(self) -> Listed | None:
        """The stories asked for; None when they, or others, were asked for again meanwhile."""
        self._turn += 1
        turn = self._turn
        listed = await self.lane.read(fetch.listing, self.asked)
        if turn != self._turn:
            return None
        self._newest, self.waiting = listed.newest, 0
        return listed

    # ------------------------------------------------------------------ the rows of those in sight

    async def refresh_rows(self) -> None:
        """Fetch the rows of the list anew; which stories it holds stays as it is."""
        made, ids = -1, array("q")
        around, rows = array("q"), list[StoryRow]()
        while made != self.marks_made or ids is not self.stories.ids:
            made, ids = self.marks_made, self.stories.ids
            around = self.stories.around(ids)
            rows = await self.lane.read(reading.story_rows, around)
        self._put(ids, self._headings, around, rows)
        self.describe()

    async def _show(self, listed: Listed, selected: int | None) -> None:
        """Show a list that was asked for last, with the rows in sight."""
        turn, made, ids = self._turn, -1, listed.ids
        around, rows = array("q"), list[StoryRow]()
        while made != self.marks_made:
            made, around = self.marks_made, self.stories.around(ids, selected)
            rows = await self.lane.read(reading.story_rows, around)
        if turn == self._turn:
            self._put(ids, listed.headings, around, rows, selected)
            self.describe()

    def _put(
        self,
        ids: array[int],
        headings: tuple[Heading, ...],
        around: array[int],
        rows: Iterable[StoryRow],
        selected: int | None = None,
    ) -> None:
        """Show these stories, and the rows of those `around` the selection; stories that have no row are gone."""
        left = without(ids, around, rows)
        if left is not ids:
            headings = ordering.headings_as(left, ordering.words_of(ids, headings))
        self._headings = headings
        self.stories.show(left, rows, selected, headings if self.has_headings else ())

    def show_headings(self) -> None:
        """Show the headings of what is listed, or none where they are not wanted."""
        self.stories.head(self._headings if self.has_headings else ())

    async def supply(self, ids: array[int]) -> None:
        """Give the list the rows that it asked for."""
        made = self.marks_made
        rows = await self.lane.read(reading.story_rows, ids)
        if made != self.marks_made:
            return await self.supply(ids)
        self.stories.supply(rows)
        left = without(self.stories.ids, ids, rows)
        if len(left) < len(self.stories.ids):
            await self.refresh_rows()
        return None

    # ------------------------------------------------------------------ picked out

    @property
    def picked(self) -> list[int]:
        """The stories that are picked out, in the order of the list."""
        ids, chosen = self.stories.ids, self.stories.picked
        # Kept, for every key asks how many they are, and the list may be long.
        if self._picked[0] is not ids or self._picked[1] is not chosen:
            self._picked = ids, chosen, [story for story in ids if story in chosen] if chosen else []
        return self._picked[2]

    def action_select(self) -> None:
        """Pick the story out, or leave it again, and go to the next one."""
        if self.stories.selected is None:
            return self.tell("There is no story to pick out")
        self.stories.pick(self.stories.picked ^ {self.stories.selected})
        self.stories.move(1)
        return self.describe()

    def action_select_all(self) -> None:
        """Pick out all that is listed; where all is, none."""
        everything = frozenset(self.stories.ids)
        if not everything:
            return self.tell("There is no story to pick out")
        self.stories.pick(frozenset() if everything <= self.stories.picked else everything)
        return self.describe()


def held(shown: Iterable[int], listed: Iterable[int]) -> array[int]:
    """The stories `shown` in their order, those that are `listed` besides behind the one they are listed behind."""
    old = list(shown)
    known = set(old)
    followers: dict[int | None, list[int]] = {}
    before = None
    for story in listed:
        if story in known:
            before = story
        else:
            followers.setdefault(before, []).append(story)
    found = array("q", followers.get(None, ()))
    for story in old:
        found.append(story)
        found.extend(followers.get(story, ()))
    return found


def without(ids: array[int], asked: array[int], rows: Iterable[StoryRow]) -> array[int]:
    """The ids but for those that were asked for and have no row: their stories were merged into others."""
    gone = set(asked) - {row.id for row in rows}
    return array("q", [story for story in ids if story not in gone]) if gone else ids
