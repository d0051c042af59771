"""Triage: what is done with whole stories, one or several picked out, and when an article counts as read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from textual.timer import Timer

from briefing import queries, when
from briefing.model import Query
from briefing.pipeline import finding
from briefing.screens import item_prompts
from briefing.screens.comfort import Comfort
from briefing.screens.desk import told
from briefing.screens.framed import lay
from briefing.settings import Settings
from briefing.store import kept_queries, marks, stories
from briefing.store.lane import Lane
from briefing.store.library import Library
from briefing.text import counted, one_line

if TYPE_CHECKING:
    from widgets.pick_list import Pick

OnTexts: TypeAlias = Callable[[Library, Sequence[str]], str]
"""A mark on the texts of articles, by their identities; returns the sentence that says what was done."""


class Triage(Comfort):
    """The actions on stories and articles. Whatever concerns several is one step, and says how many."""

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(lane, settings)
        self._dwell: Timer | None = None

    def follow_reading(self) -> None:
        """See to it that an article whose end comes into sight counts as read, where the reader wants it so."""
        if self.settings.mark_read == "end":
            self.watch(self.view, "scroll_y", self._scrolled, init=False)

    # ------------------------------------------------------------------ when an article counts as read

    def opened(self) -> None:
        if self._dwell is not None:
            self._dwell.stop()
        match self.settings.mark_read:
            case "opened":
                self._count_as_read()
            case "end":
                self._scrolled()
            case "dwelt" if self.story is not None:
                read = partial(self._dwelt, self.story.row.key)
                self._dwell = self.set_timer(self.settings.dwell_seconds, read)

    def _scrolled(self) -> None:
        if self.view.at_end and self.view.room.height:
            self._count_as_read()

    def _dwelt(self, key: int) -> None:
        if self.story is not None and self.story.row.key == key:
            self._count_as_read()

    def _count_as_read(self) -> None:
        if self.story is not None and self.story.news.unseen:
            identity = self.story.row.identity
            self._show_read(identity)
            self.keep(partial(_opened, identity=identity), silent=True, only=self.story.id)

    def _show_read(self, identity: str) -> None:
        assert self.story is not None
        if not self.story.row.read:
            self.counts = replace(self.counts, unread=self.counts.unread - 1)
            self.describe()
        rows = tuple(replace(row, read=True) if row.identity == identity else row for row in self.story.articles)
        self.story = replace(self.story, articles=rows, news=replace(self.story.news, unseen=False))

    # ------------------------------------------------------------------ read and starred

    def stories_meant(self) -> list[int]:
        """The stories that a key is for: those picked out, else the selected one; beside the list, the open one."""
        if self.pane_name != "stories" and self.story is not None:
            return [self.story.id]
        return self.picked or [story for story in (self.stories.selected,) if story is not None]

    def keep_on_stories(self, mark: OnTexts, meant: Sequence[int]) -> None:
        """Keep a mark on these stories; it is told of when they are several, which then are left again."""
        if not meant:
            return self.tell("There is no story to mark")
        several = len(meant) > 1
        self.keep(partial(_on_stories, mark=mark, meant=meant), silent=not several)
        return self._leave_picked()

    @property
    def _article_meant(self) -> str | None:
        """The identity of the article that a key is for; None in the list, where it is for stories."""
        return self.story.row.identity if self.pane_name != "stories" and self.story is not None else None

    def _keep_on_article(self, mark: OnTexts) -> bool:
        """Keep a mark on the open article; returns False where the key is for stories."""
        if (identity := self._article_meant) is None:
            return False
        self.keep(lambda library: mark(library, [identity]), silent=True)
        return True

    def action_toggle_read(self) -> None:
        if not self._keep_on_article(_TOGGLE_READ):
            self.keep_on_stories(_TOGGLE_READ, self.stories_meant())

    def action_star(self) -> None:
        if not self._keep_on_article(_TOGGLE_STAR):
            self.keep_on_stories(_TOGGLE_STAR, self.stories_meant())

    def action_all_read(self) -> None:
        self.keep(partial(finding.read_all, listed=self.stories.ids))

    # ------------------------------------------------------------------ put aside, tagged

    def action_archive(self) -> None:
        """Archive what is meant, and go on to the next story; what all is archived already, bring back."""
        if not self._keep_on_article(_TOGGLE_ARCHIVED):
            meant = self.stories_meant()
            self.keep_on_stories(_TOGGLE_ARCHIVED, meant)
            if len(meant) < 2:
                self.stories.move(1)
                self.moved()

    @told
    async def action_tag(self) -> None:
        meant, article = self.stories_meant(), self._article_meant
        if not meant:
            return self.tell("There is no story to tag")
        tags = await self.lane.read(marks.tags)
        about = "this article" if article is not None else self._named(meant)

        def answered(name: str | None) -> None:
            # What was asked about is tagged, though a load may have put another story in its place meanwhile.
            if name and article is not None:
                self.keep(lambda library: finding.toggle_tag(library, [article], name), silent=True)
            elif name:
                self.keep_on_stories(partial(finding.toggle_tag, name=name), meant)

        return await lay(self, item_prompts.ask_tag(about, tags), answered)

    def _named(self, meant: Sequence[int]) -> str:
        """One story by its headline, several by their number."""
        row = self.stories.row(meant[0])
        if row is None or len(meant) > 1:
            return counted(len(meant), "story", "stories")
        return f"“{one_line(row.title, 60)}”"

    @told
    async def action_mute(self) -> None:
        from briefing.screens.muting import MUTED, MuteScreen

        def picked(pick: Pick) -> None:
            name = str(pick.key)
            if pick.group == MUTED:
                self.keep(partial(kept_queries.unmute, typed=name))
            else:
                then = partial(self._mute, queries.parse(name))
                self.call_later(lay, self, item_prompts.ask_mute(pick.name, date.today()), then)

        screen = MuteScreen(self.lane, self.stories_meant(), queries.parse_typed(self.query_text), picked)
        await lay(self, screen)

    def _mute(self, query: Query, answer: str | None) -> None:
        if answer is not None:
            until = when.day_of(answer, date.today()) if answer else None
            self.keep(partial(kept_queries.mute, query=query, until=until))

    # ------------------------------------------------------------------ back

    async def action_back(self) -> None:
        if self.pane_name == "stories" and self.picked:
            self._leave_picked()
        else:
            await super().action_back()

    def _leave_picked(self) -> None:
        self.stories.pick(frozenset())
        self.describe()


# What follows runs on the lane.


def _on_stories(library: Library, mark: OnTexts, meant: Sequence[int]) -> str:
    return mark(library, stories.texts_in(library, meant))


def _opened(library: Library, identity: str) -> str:
    marks.opened(library, identity)
    return "Opened"


_TOGGLE_READ: Final = partial(finding.toggle, deed="read", back="unread")
_TOGGLE_STAR: Final = partial(finding.toggle, deed="star", back="unstar")
_TOGGLE_ARCHIVED: Final = partial(finding.toggle, deed="archive", back="unarchive")
