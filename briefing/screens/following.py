"""What is followed: the keys of the checklist, items of the reader's own, and the way to all items of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from textual.worker import Worker

from briefing.commands import first_key
from briefing.model import Place, WatchRow
from briefing.screens import item_prompts
from briefing.screens.desk import told
from briefing.screens.framed import lay
from briefing.screens.items import ItemActions, Mark
from briefing.screens.sorting import Sorting
from briefing.screens.walking import settled
from briefing.settings import Settings
from briefing.store import articles, followed, stories
from briefing.store.lane import Lane
from briefing.store.library import Library
from widgets.checklist import Checklist

Then = Callable[[Worker[None]], None]
"""What is done with the worker that keeps a mark."""


class Following(ItemActions, Sorting):
    """The actions of the checklist. `watch_place` is the item that was selected when all items were last looked at."""

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(lane, settings)
        self.watch_place: str | None = None

    async def arrive(self) -> None:
        # After an update of the program, or a load that broke off, the library's items are behind its articles.
        while await self.lane.write(_gather_some):
            pass
        await super().arrive()

    async def items_meant(self, does: str) -> list[WatchRow]:
        if self.pane_name != "checklist":
            keys = [first_key(name, self.settings.keys) for name in ("pane-checklist", "watch")]
            self.tell(f"This key {does}: {keys[0]} goes to the checklist, {keys[1]} to all items")
            return []
        if self.checklist.selected is None:
            self.tell("No item is selected")
            return []
        return self._as_marked(self.checklist.selected)

    def _as_marked(self, shown: WatchRow) -> list[WatchRow]:
        """The item as the last key left it, which may not be shown yet."""
        return [row for row in self.findings.watch if row.key == shown.key]

    async def action_tick(self) -> None:
        await self.tick_items()

    def on_checklist_ticked(self, event: Checklist.Ticked) -> None:
        self.tick_rows(self._as_marked(event.row))

    def change_items(
        self, rows: Sequence[WatchRow], changed: Callable[[WatchRow], WatchRow], mark: Mark, *, silent: bool = False
    ) -> None:
        keys = {row.key for row in rows}
        watch = tuple(changed(other) if other.key in keys else other for other in self.findings.watch)
        self.findings = replace(self.findings, watch=watch)
        self.keep_items(mark, silent=silent, shown=self._show_watch)

    def keep_items(self, mark: Mark, *, silent: bool = False, shown: Callable[[], None] | None = None) -> Worker[None]:
        """Keep a mark on items, then draw it; the worker is at its end when the checklist is up to date."""
        return self.keep(mark, silent=silent, panes=True, shown=shown)

    def _show_watch(self) -> None:
        self.checklist.show(self.findings.watch)
        self.mark_spans()
        self.describe()

    # ------------------------------------------------------------------ an item of the reader's own

    @told
    async def action_add(self) -> None:
        """Ask for a new item: from the article with the sentence that is read, or the mention that is shown."""
        story = self.story
        if story is None or self.pane_name == "stories":
            return await self.ask_for_item("", None, "", lambda _: None)
        text = ""
        if self.pane_name == "article":
            text = await self.lane.read(_sentence_at, story.row.key, self._place_read)
        return await self.ask_for_item(text, story.row.identity, story.row.title, self._added)

    def _added(self, worker: Worker[None]) -> None:
        """Select a new item of the open article in the checklist, where own items stand last; `D` is then for it."""

        async def then() -> None:
            await settled(worker)
            if own := [row for row in self.checklist.entries if row.kind == "added"]:
                self.checklist.select(own[-1].id)

        self.run_worker(then(), group="marks")

    @property
    def _place_read(self) -> int:
        """Where the reader is in the text: at the mention that is shown, else at the first line that is seen."""
        if self.story is not None and 0 <= self.trail_at < len(self.trail):
            place = self.trail[self.trail_at]
            if place.article == self.story.row.key and self.view.sees(place.start):
                return place.start
        return self.view.reading_place

    async def ask_for_item(self, text: str, identity: str | None, title: str, then: Then) -> None:
        """Ask for the words of a new item, `text` for a beginning; `identity` is the article that it belongs to."""

        def answered(words: str | None) -> None:
            if words:
                then(self.keep_items(partial(_add, text=words, identity=identity)))

        due = first_key("due", self.settings.keys)
        await lay(self, item_prompts.ask_item(text, title, due), answered)

    # ------------------------------------------------------------------ all items

    @told
    async def action_watch(self) -> None:
        from briefing.screens.watch_screen import WatchScreen

        await self.app.push_screen(WatchScreen(self, self.watch_place))

    @told
    async def action_agenda(self) -> None:
        from briefing.screens.agenda import AgendaScreen

        await self.app.push_screen(AgendaScreen(self))

    def action_select(self) -> None:
        if self.pane_name == "stories":
            super().action_select()
        else:
            keys = [first_key(name, self.settings.keys) for name in ("pane-stories", "watch")]
            self.tell(f"Stories are picked out in their list ({keys[0]}), items among all of them ({keys[1]})")

    def action_select_all(self) -> None:
        if self.pane_name == "stories":
            super().action_select_all()
        else:
            self.action_select()

    async def library_changed(self) -> None:
        """Bring the list of all items up to date, where it is shown, after another program has written."""
        from briefing.screens.watch_table import WatchTable

        for screen in self.app.screen_stack:
            if isinstance(screen, WatchTable):
                await screen.list_items(keep=True)

    async def go_to_item(self, row: WatchRow) -> None:
        """Open the story of an item at its article and sentence; n then walks along all places of the item."""
        if row.places:
            await self.read_at(row.places[0], row.places)
        elif row.story is not None:
            self.leave_all_over()
            self.stories.select(row.story)
            await self.enter_story(row.story)
        else:
            self.tell("This item stands in no article")

    @told
    async def read_at(self, place: Place, places: tuple[Place, ...]) -> None:
        """Open the story that has this place, at its article and sentence, whatever lies over the reader."""
        self.leave_all_over()
        story = await self.lane.read(stories.story_of, place.article)
        self.stories.select(story)
        await self.enter_story(story, place.article)
        await self.follow(place, places)

    def leave_all_over(self) -> None:
        """Close the screens that lie over the reader."""
        while self.app.screen is not self:
            self.app.pop_screen()

    # ------------------------------------------------------------------ what may have come of an item

    @told
    async def action_evidence(self) -> None:
        for row in await self.items_meant("shows what may have come of an item"):
            await self.show_outcomes(row, lambda _: None)

    async def show_outcomes(self, row: WatchRow, then: Then) -> None:
        """Show the articles that look like the outcome of an item; `then` gets the worker of what is said of one."""
        from briefing.screens.evidence import EvidenceScreen

        await lay(self, EvidenceScreen(self, row, then))

    @told
    async def action_item_history(self) -> None:
        for row in await self.items_meant("shows what became of an item"):
            await self.show_item_history(row)

    async def show_item_history(self, row: WatchRow) -> None:
        """Show what was found of an item, and done with it."""
        from briefing.screens.item_history import ItemHistoryScreen

        await lay(self, ItemHistoryScreen(self.lane, row))


# What follows runs on the lane.


def _gather_some(library: Library) -> bool:
    if not followed.stale(library, 1):
        return False
    from briefing.pipeline import gathering  # it knows how items are compared, which is slow to import

    return gathering.look_at_some(library)


def _add(library: Library, text: str, identity: str | None) -> str:
    from briefing.pipeline import own_items  # it knows how times are said, which is slow to import

    return own_items.add(library, text, identity, date.today())[1]


def _sentence_at(library: Library, article: int, offset: int) -> str:
    """The sentence of an article at an offset of its text, or the first after it that is no heading; "" for none."""
    from briefing.analysis import sentences  # slow to import

    found = articles.get(library, article)
    ahead = (one for one in sentences.split(found.text, found.blocks) if one.end > offset)
    first = next((one for one in ahead if found.blocks[one.block].kind != "heading"), None)
    return "" if first is None else " ".join(found.text[first.start : first.end].split())
