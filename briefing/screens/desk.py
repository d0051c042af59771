"""The reader's desk: which story is open, and how it is brought up to date."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual.reactive import Reactive
from textual.widget import Widget

from briefing.errors import BriefingError
from briefing.model import ActorRow, CastRow, Place, Span, StatementRow, WatchRow
from briefing.screens import fetch, telling
from briefing.screens.bindings import Keyed
from briefing.screens.fetch import Findings, OpenStory
from briefing.screens.words import facts
from briefing.settings import Settings
from briefing.store import stories
from briefing.store.lane import Lane
from briefing.store.stories import Counts
from briefing.text import one_line
from widgets.actors_pane import ActorsPane
from widgets.article_view import ArticleView
from widgets.bars import SearchBox
from widgets.checklist import Checklist
from widgets.kept_lines import KeptLines
from widgets.statements_pane import StatementsPane
from widgets.story_list import StoryList

P = ParamSpec("P")
DeskT = TypeVar("DeskT", bound="Desk")
PaneRowT = TypeVar("PaneRowT", CastRow, StatementRow, WatchRow)


_A_MOMENT = 0.02
"""Seconds in which what the panes show may be found, to be drawn with the text: one picture costs less than two."""


def told(
    action: Callable[Concatenate[DeskT, P], Awaitable[None]],
) -> Callable[Concatenate[DeskT, P], Coroutine[Any, Any, None]]:
    """Let an action that fails tell its error to the reader, instead of ending the program."""

    @wraps(action)
    async def guarded(desk: DeskT, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            await action(desk, *args, **kwargs)
        except BriefingError as error:
            desk.tell_error(error)

    return guarded


async def _in_a_moment(asked: asyncio.Future[Findings]) -> Findings | None:
    """What was asked for, if it is there in a moment and nothing went wrong; else whoever awaits it is told."""
    await asyncio.wait([asked], timeout=_A_MOMENT)
    return asked.result() if asked.done() and asked.exception() is None else None


class Desk(KeptLines, Keyed):
    """Holds the state of the reader screen. All reads and marks go through the lane, in order.

    A read that began before a mark was made is never shown after it: `marks_made` is compared.
    """

    # Textual draws the whole screen anew whenever the focus moves; here the panes and their titles draw themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(settings.keys)
        self.lane = lane
        self.settings = settings
        self.query_text = ""
        self.with_actor: ActorRow | None = None
        self.last_visit: str | None = None
        self.story: OpenStory | None = None
        self.findings = Findings()
        self.whole_story = True
        self.trail: tuple[Place, ...] = ()
        self.trail_at = 0
        self.trail_found = False
        self.marks_made = 0
        self.counts = Counts(0, 0, 0, 0)
        self._last_error = ""
        self.titles_wait = False

    # ------------------------------------------------------------------ the panes, which stay as long as the screen

    @cached_property
    def stories(self) -> StoryList:
        """The list of stories."""
        return self.query_one(StoryList)

    @cached_property
    def view(self) -> ArticleView:
        """The article's text."""
        return self.query_one(ArticleView)

    @cached_property
    def checklist(self) -> Checklist:
        """The checklist."""
        return self.query_one(Checklist)

    @cached_property
    def box(self) -> SearchBox:
        """The search box."""
        return self.query_one(SearchBox)

    # ------------------------------------------------------------------ telling

    def tell(self, sentence: str) -> None:
        """Tell the reader something that passes."""
        self._last_error = ""
        telling.tell(self, sentence)

    def tell_error(self, error: Exception, *, again: bool = False) -> None:
        """Tell the reader what went wrong; the same error is told once, until something else happens, or `again`."""
        sentence = one_line(str(error), 300)
        if again or sentence != self._last_error:
            self._last_error = sentence
            telling.tell_error(self, sentence)

    def describe(self) -> None:
        """Bring titles, header and hints up to date, unless `titles_wait`; the reader screen knows how."""

    @contextmanager
    def described_once(self) -> Iterator[None]:
        """Describe what changes meanwhile once, at the end."""
        self.titles_wait = True
        try:
            yield
        finally:
            self.titles_wait = False
            self.describe()

    async def count(self) -> None:
        """Count the library anew for the header."""
        self.counts = await self.lane.read(stories.counts)
        self.describe()

    # ------------------------------------------------------------------ the open story

    async def open_story(self, story: int, key: int | None = None, *, pane: str = "") -> bool:
        """Open a story at one of its articles, wherever that stands now, and go to a `pane`; count it as opened.

        Returns whether it is still there.
        """
        if key is None:
            found = await self.lane.read(fetch.open_story, story, None, self.query_text)
        else:
            found = await self.lane.read(fetch.open_again, story, key, self.query_text)
        if found is None:
            return False
        fresh, made = self.story is None or self.story.id != found.id, self.marks_made
        asked = self._look_up(found) if fresh or not self.whole_story else None
        findings = await _in_a_moment(asked) if asked is not None else None
        if asked is not None and made != self.marks_made:
            asked, findings = self._look_up(found), None
        self.story = found
        if fresh or findings is not None:
            self.findings = findings or fetch.PENDING
        with self.app.batch_update():
            with self.described_once():
                self.show_article(found.place)
                if findings is not None:
                    self.show_findings(fresh=True)
                if pane:
                    await self.go_to(pane)
                self.opened()
            await asyncio.sleep(0)  # all that changed now tells the screen so, which draws it in one picture
        self.check_idle()  # it may have been told of everything already, and waits until it is told of more
        if asked is not None and findings is None:
            await self.find(asked, fresh=True)
        return True

    async def go_to(self, name: str) -> None:
        """Give a pane the focus; the room that knows the panes does it."""

    def opened(self) -> None:
        """Called when the reader opened an article, and it is shown; a room above marks it as read."""

    async def find(self, asked: asyncio.Future[Findings] | None = None, *, fresh: bool = False) -> None:
        """Fetch what the panes show (unless it was `asked` for already), and show it."""
        story, whole, made = self.story, self.whole_story, self.marks_made
        if story is None:
            return
        found = await (asked or self._look_up(story))
        if self.story is story and whole == self.whole_story and made == self.marks_made:
            self.findings = found
            self.show_findings(fresh=fresh)

    def _look_up(self, story: OpenStory) -> asyncio.Future[Findings]:
        keys = story.keys if self.whole_story else [story.row.key]
        return self.lane.read(fetch.findings, keys, self.last_visit)

    async def reread(self, *, panes: bool) -> None:
        """Fetch the open story anew: its rows, its text and what the panes show. The reading place stays.

        Without `panes` these are fetched only where its texts changed. An article that was moved to another story is
        followed there.
        """
        story, made = self.story, self.marks_made
        if story is None:
            return
        found = await self.lane.read(fetch.open_again, story.id, story.row.key, self.query_text)
        if self.story is not story or made != self.marks_made:
            return
        if found is None or found.row.key != story.row.key:
            # It was folded with another text: what is being read stays before the reader's eyes.
            return
        same = found.article.text == story.article.text
        # What was new when the text was opened stays so; a key typed ahead may have opened it before a mark was kept.
        news = max(found.news, story.news, key=lambda news: len(news.known)) if same else found.news
        self.story = replace(found, news=news)
        self.stories.mark_open(found.id)
        if not same:
            self.show_article(place=self.view.reading_place)
            panes = True
        self.show_facts()
        if panes or found.texts != story.texts:
            await self.find()

    # ------------------------------------------------------------------ showing

    def show_article(self, place: int) -> None:
        """Show the article that is open, its hits lit."""
        assert self.story is not None
        self.view.show(self.story.article, self._facts(self.story), place)
        self.view.mark("place", [])
        self.mark_spans()
        self.stories.mark_open(self.story.id)
        self.show_hits()

    def show_hits(self) -> None:
        """Light up in the text what is searched for; n walks along it, through all articles of the story."""
        if self.story is not None:
            key, hits = self.story.row.key, self.story.hits
            here = [place for place in hits if place.article == key]
            # The trail begins in the article that is shown, so that its end is reached when all matches were seen.
            begins = hits.index(here[0]) if here else 0
            self.trail, self.trail_at, self.trail_found = hits[begins:] + hits[:begins], -1, True
            self.view.mark("hit", [Span(place.start, place.end) for place in here])
        self.describe()

    async def search_story(self) -> None:
        """Find in the open story what is searched for now."""
        story = self.story
        if story is not None:
            found = await self.lane.read(fetch.story_hits, story.keys, self.query_text)
            if self.story is story:
                self.story = replace(story, hits=found)
                self.show_hits()

    def show_facts(self) -> None:
        """Bring the lines under the article's title up to date."""
        if self.story is not None and self.view.set_facts(self._facts(self.story)):
            self.describe()

    def _facts(self, story: OpenStory) -> list[str]:
        return facts(story, reading_counts=self.settings.mark_read == "opened")

    def show_findings(self, *, fresh: bool = False) -> None:
        """Show actors, statements and watch items in their panes, and in the text."""
        self.show_cast(fresh=fresh)
        self.show_statements(fresh=fresh)
        self.checklist.show(self.findings.watch, fresh=fresh)
        self.mark_spans()
        self.describe()

    def show_cast(self, *, fresh: bool) -> None:
        """Show the actors in their pane."""
        self.query_one(ActorsPane).show(self.kept("actors", self.findings.actors), fresh=fresh)

    def show_statements(self, *, fresh: bool = False) -> None:
        """Show the statements in their pane."""
        self.query_one(StatementsPane).show(self.kept("statements", self.findings.statements), fresh=fresh)

    def kept(self, pane: str, rows: Iterable[PaneRowT]) -> list[PaneRowT]:
        """Those of a pane's rows that its filter lets through: here there is none."""
        return list(rows)

    def mark_spans(self) -> None:
        """Light up in the text what the panes list."""
        if self.story is None:
            return
        key = self.story.row.key

        def spans(rows: Any) -> list[Span]:
            return [Span(place.start, place.end) for row in rows for place in row.places if place.article == key]

        self.view.mark("actor", spans(row.actor for row in self.findings.actors))
        self.view.mark("statement", spans(self.findings.statements))
        self.view.mark("watch", spans(row for row in self.findings.watch if row.state in ("open", "snoozed")))
        self.view.mark("ticked", spans(row for row in self.findings.watch if row.state in ("resolved", "dropped")))
