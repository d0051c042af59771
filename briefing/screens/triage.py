"""Triage: what is done with whole stories, one or several picked out, and when an article counts as read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from textual.timer import Timer

from briefing.commands import first_key
from briefing.pipeline import reading
from briefing.screens.marking import Marking
from briefing.screens.telling import undoable
from briefing.settings import Settings
from briefing.store import marks, prints, stories, traces
from briefing.store.lane import Lane
from briefing.store.library import Library


class Triage(Marking):
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
            self.keep(partial(_opened, identity=identity), silent=True)

    def _show_read(self, identity: str) -> None:
        assert self.story is not None
        rows = tuple(replace(row, read=True) if row.identity == identity else row for row in self.story.articles)
        self.story = replace(self.story, articles=rows, news=replace(self.story.news, unseen=False))

    # ------------------------------------------------------------------ read and starred

    def stories_meant(self) -> list[int]:
        """The stories that a key is for: those picked out, else the selected one; beside the list, the open one."""
        if self.pane_name != "stories" and self.story is not None:
            return [self.story.id]
        return self.picked or [story for story in (self.stories.selected,) if story is not None]

    def keep_on_stories(self, mark: Callable[[Library, Sequence[int]], str]) -> None:
        """Keep a mark on the stories that are meant; it is told of when they are several, which then are left again."""
        meant = self.stories_meant()
        undo = first_key("undo", self.settings.keys)
        several = len(meant) > 1
        self.keep(partial(_on_stories, mark=mark, meant=meant, undo=undo), silent=not several)
        self._leave_picked()

    def action_toggle_read(self) -> None:
        if self.pane_name != "stories" and self.story is not None:
            row = self.story.row
            self.keep(partial(_set_read, identities=[row.identity], read=not row.read), silent=True)
        else:
            self.keep_on_stories(_toggle_read)

    def action_star(self) -> None:
        if self.pane_name != "stories" and self.story is not None:
            row = self.story.row
            self.keep(partial(_set_star, identities=[row.identity], on=not row.starred), silent=True)
        else:
            self.keep_on_stories(_toggle_star)

    def action_all_read(self) -> None:
        self.keep(partial(_read_all, listed=self.stories.ids, undo=first_key("undo", self.settings.keys)))

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


def _on_stories(
    library: Library, mark: Callable[[Library, Sequence[int]], str], meant: Sequence[int], undo: str
) -> str:
    return undoable(mark(library, meant), undo)


def _opened(library: Library, identity: str) -> str:
    marks.opened(library, identity)
    return "Opened"


def _set_read(library: Library, identities: Sequence[str], read: bool) -> str:
    """Reading one print of a text reads them all; to make it unread, none of them may stay read."""
    return marks.set_read(library, identities if read else prints.of(library, identities), read)


def _set_star(library: Library, identities: Sequence[str], on: bool) -> str:
    return marks.star(library, identities if on else prints.of(library, identities), on)


def _toggle_read(library: Library, meant: Sequence[int]) -> str:
    """Mark what is unread in these stories as read; where nothing is, all of it as unread."""
    unread = stories.unread(library, meant)
    return _set_read(library, unread or _identities(library, meant), bool(unread))


def _toggle_star(library: Library, meant: Sequence[int]) -> str:
    """Star the stories that are not; where all are, take the stars away."""
    plain = [row.id for row in stories.rows(library, meant) if not row.starred]
    return _set_star(library, _identities(library, plain or meant), bool(plain))


def _identities(library: Library, meant: Sequence[int]) -> list[str]:
    return [row.identity for story in meant for row in reading.story_articles(library, story)]


def _read_all(library: Library, listed: Sequence[int], undo: str) -> str:
    unread, outdated = stories.unread(library, listed), traces.outdated(library, listed)
    with library.writing():
        for identity in outdated:
            marks.opened(library, identity)
    if unread:
        return undoable(marks.set_read(library, unread, True), undo)
    return "What was new in this list is marked read" if outdated else "Nothing in this list is unread"
