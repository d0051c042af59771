"""What is new to the reader: shown where it stands, and walked along from one article of a story to the next."""

from __future__ import annotations

from bisect import bisect_left

from briefing.model import Span
from briefing.pipeline import novelty
from briefing.screens.desk import told
from briefing.screens.walking import Walking
from briefing.settings import Settings
from briefing.store.lane import Lane


class Noticing(Walking):
    """The actions about news: known sentences are dimmed, new ones have a bar and can be jumped to."""

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(lane, settings)
        self._dims = True
        self._new_at = -1

    def show_article(self, place: int) -> None:
        super().show_article(place)
        self._new_at = -1
        self._show_news()
        if self.story is not None and self.story.untraced:
            self.run_worker(self._trace(), group="marks")

    async def reread(self, *, panes: bool) -> None:
        await super().reread(panes=panes)
        if self.story is not None:
            self._show_news()

    def _show_news(self) -> None:
        assert self.story is not None
        news, dims = self.story.news, self._dims
        self.view.mark("known", news.known if dims else ())
        self.view.mark("new", news.new if dims and news.known else ())

    @told
    async def _trace(self) -> None:
        """Trace a story that was taken in before there were traces, so that the list can say how much of it is new."""
        if self.story is not None:
            await self.lane.write(novelty.fill, self.story.keys)
            await self.refresh_rows()

    def action_dim(self) -> None:
        self._dims = not self._dims
        if self.story is not None:
            self._show_news()
        self.tell("What is known is dimmed" if self._dims else "What is known is shown like all else")

    # ------------------------------------------------------------------ along the news

    @told
    async def action_news(self, by: int) -> None:
        if self.story is None:
            return await self.open_selected()
        if not self.story.news.known and not self.story.news.new:
            return self.tell("All of this is new: no other article of the story was read before")
        found = self._next_new(by)
        if found is not None:
            return await self._go_to_new(found)
        if by < 0:
            return self.tell("There is nothing new before this")
        return await self._next_article()

    def _next_new(self, by: int) -> Span | None:
        """The next new sentence behind (before) the one that was jumped to, or else behind what is in sight first."""
        assert self.story is not None
        new, seen = self.story.news.new, self._new_at
        if seen >= 0 and self.view.sees(seen):
            at = bisect_left(new, seen, key=lambda span: span.start) + by
        else:
            at = bisect_left(new, self.view.reading_place, key=lambda span: span.start) + by - (by > 0)
        return new[at] if 0 <= at < len(new) else None

    async def _go_to_new(self, found: Span) -> None:
        await self.go_to("article")
        self._new_at = found.start
        self.view.jump(found.start, found.end)
        self.describe()

    async def _next_article(self) -> None:
        """Open the next article of the story that was not read, at what is new in it."""
        assert self.story is not None
        rows, at = self.story.articles, self.story.at
        unread = [row.key for row in (*rows[at + 1 :], *rows[:at]) if not row.read]
        if not unread:
            return self.tell("Nothing else is new in this story")
        await self.enter_story(self.story.id, unread[0])
        if self.story.news.new:
            await self._go_to_new(self.story.news.new[0])
        else:
            self.tell("Nothing is new in this article")
        return None
