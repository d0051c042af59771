"""A filter for each side pane that has one: only entries stay that hold what is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

from textual.widgets import Input

from briefing.commands import first_key
from briefing.model import CastRow, StatementRow, WatchRow
from briefing.screens import fetch
from briefing.screens.desk import told
from briefing.screens.searching import WHILE_TYPING, Searching
from briefing.screens.walking import typed
from briefing.text import words_of
from widgets.filter_box import FilterBox

FILTERED: Final = ("actors", "statements")
"""The panes that have a filter; the screen gives each a `FilterBox`."""

RowT = TypeVar("RowT", CastRow, StatementRow, WatchRow)


class Filtering(Searching):
    """The actions of the filters. A filter stands until it is ended, whatever the pane comes to show."""

    @property
    def filtering(self) -> bool:
        """Whether a filter is being typed."""
        return isinstance(self.focused, FilterBox)

    @property
    def pane_name(self) -> str:
        return self.focused.pane if isinstance(self.focused, FilterBox) else super().pane_name

    def filter_text(self, pane: str) -> str:
        """What the entries of a pane must hold, as it was typed."""
        return self.query_one(f"#filter-{pane}", FilterBox).value if pane in FILTERED else ""

    def kept(self, pane: str, rows: Iterable[RowT]) -> list[RowT]:
        words = words_of(self.filter_text(pane))
        return [row for row in rows if holds(row, words)] if words else list(rows)

    def when_empty(self, pane: str) -> str:
        """What an empty side pane says; "" for what it always says."""
        if text := self.filter_text(pane).strip():
            return f"Nothing here holds “{text}”; esc ends the filter"
        if self.findings is fetch.PENDING:
            return "…"
        if self.story is not None and len(self.story.articles) > 1 and not self.whole_story:
            return f"Nothing in this article; {first_key('scope', self.settings.keys)} shows the whole story"
        may_be_opened = self.story is None and self.stories.ids
        return f"{first_key('open', self.settings.keys)} opens the story" if may_be_opened else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.is_mounted and self.filtering:
            return action in WHILE_TYPING
        return super().check_action(action, parameters)

    async def action_filter(self) -> None:
        pane = self.pane_name
        if pane not in FILTERED:
            self.tell("f filters the actors and the statements: press 3 or 4 to go there")
            return
        box = self.query_one(f"#filter-{pane}", FilterBox)
        box.display = True
        self.set_focus(box)
        self.describe()

    def on_input_changed(self, event: Input.Changed) -> None:
        if isinstance(event.input, FilterBox):
            event.prevent_default()  # else the search would hear it too
            self.run_worker(self._typed(event.input.pane), group="search")

    @told
    async def _typed(self, pane: str) -> None:
        await self.filter_pane(pane)

    async def filter_pane(self, pane: str) -> None:
        """Show again what a pane holds, now that its filter changed."""
        self.show_findings()

    @told
    async def action_open(self) -> None:
        if isinstance(box := self.focused, FilterBox):
            await typed(box)
            await self._leave(box)
        else:
            await Searching.action_open(self)

    async def _leave(self, box: FilterBox) -> None:
        """Go from the box to the list below it."""
        await self.filter_pane(box.pane)
        await self.go_to(box.pane)

    async def action_back(self) -> None:
        focused = self.focused
        if isinstance(focused, FilterBox):
            await typed(focused)
        if self.filtering or self.filter_text(self.pane_name):
            box = self.query_one(f"#filter-{self.pane_name}", FilterBox)
            box.value = ""
            box.display = False
            await self._leave(box)
        else:
            await super().action_back()


def holds(row: CastRow | StatementRow | WatchRow, words: Iterable[str]) -> bool:
    """Whether what a row shows holds all these words (as `words_of` gives them), also as parts of words."""
    text = " ".join(words_of(_text_of(row)))
    return all(word in text for word in words)


def _text_of(row: CastRow | StatementRow | WatchRow) -> str:
    if isinstance(row, CastRow):
        actor = row.actor
        return " ".join([actor.name, *(name.name for name in actor.names), *actor.variants, *actor.roles])
    if isinstance(row, StatementRow):
        return " ".join([row.speaker or "", row.speaker_text or "", row.words, *row.outlets])
    return f"{row.text} {row.note or ''}"
