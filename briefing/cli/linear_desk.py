"""What is read in the linear mode: the open story, its articles, and what was found in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.analysis import links
from briefing.cli import linear_words as words
from briefing.cli.linear_list import LinearList, Lines, either, of
from briefing.errors import NotFound, UsageError
from briefing.model import ArticleRow, Block, Outcome, Place, WatchRow, WatchWanted
from briefing.pipeline import checklist, outlook, quoting, reading, sagas
from briefing.screens import fetch
from briefing.screens.fetch import OpenStory
from briefing.settings import Settings
from briefing.store import marks, stories
from briefing.store.library import Library

_MOST_ITEMS = 100


class LinearDesk(LinearList):
    """The whole mode. `items` are the keys of the items read out last, None where the open story's are meant."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, headings=settings.headings)
        self.settings = settings
        self.items: list[str] | None = None
        self._item: WatchRow | None = None
        self._story: OpenStory | None = None
        self._blocks: Sequence[Block] = ()
        self._next_block = 0

    @property
    def story(self) -> OpenStory:
        """The story that is open. Raises UsageError where none is."""
        if self._story is None:
            raise UsageError("No story is open; open 1 opens the first")
        return self._story

    # ------------------------------------------------------------------ the open story

    def article_now(self) -> ArticleRow:
        """The row of the article that is open, with the marks that it has now."""
        now = fetch.open_again(self.library, self.story.id, self.story.row.key)
        return self.story.row if now is None else now.row

    def enter(self, story: int, key: int | None = None, offset: int = 0) -> Lines:
        """Open a story: its title, who printed it, and the first paragraph, or the one at an offset."""
        found = fetch.open_story(self.library, story, key, self._asked.text)
        if found is None:
            raise NotFound("This story is no longer there; stories lists them anew")
        self._story, self._in_list, self.items, self._rows = found, False, None, ()
        if found.id in self.ids:
            self._at = self.ids.index(found.id)
        article = found.article
        begins = 1 if article.blocks and article.blocks[0].kind == "heading" and not article.blocks[0].start else 0
        self._blocks = article.blocks[begins:]
        self._next_block = next((n for n, one in enumerate(self._blocks) if one.end > offset), 0)
        self._count_as_read(at_end=False)
        many = len(found.articles)
        facts = [f"Article {found.at + 1} of {many}"] * (many > 1) + words.printed(found.row)
        facts += [article.byline or "", "starred" * found.row.starred]
        yield article.title or "No title"
        yield f"{', '.join(filter(None, facts))}."
        if self._blocks:
            yield from self.read_on()
        else:
            yield "There is no text below the title."

    def _count_as_read(self, *, at_end: bool) -> None:
        """Let the article count as read where the reader wants it so; who wants to have dwelt on it has, at its end."""
        wanted = ("end", "dwelt") if at_end else ("opened",)
        if self.settings.mark_read in wanted and self.story.news.unseen:
            marks.opened(self.library, self.story.row.identity)

    def step(self, by: int) -> Lines:
        """Open the next article of the story, or the one before."""
        at = self.story.at + by
        if not 0 <= at < len(self.story.articles):
            raise NotFound(f"This is the {'last' if by > 0 else 'first'} article of the story")
        return self.enter(self.story.id, self.story.articles[at].key)

    def read_on(self) -> Lines:
        """Read the next paragraph, after the last one the next unread article; in the list, the next stories."""
        if self._in_list:
            if self._read_out < len(self.ids):
                yield from self._more_stories()
            else:
                yield "That was the last story."
        elif self._next_block < len(self._blocks):
            yield words.block(self.story.article, self._blocks[self._next_block])
            self._next_block += 1
            if self._next_block == len(self._blocks):
                yield "End of the article."
                self._count_as_read(at_end=True)
        else:
            now = self.story
            unread = [row.key for row in now.articles if not row.read and row.key != now.row.key]
            yield from self.enter(now.id, unread[0]) if unread else self.next_unread(1)

    def read_out(self) -> Lines:
        """Read the article from here to its end; it then counts as read."""
        row = self.story.row
        self._in_list = False
        if self._next_block >= len(self._blocks):
            yield "The article was read to its end; open it once more to hear it again."
        while self._next_block < len(self._blocks):
            yield from self.read_on()
        if self.settings.mark_read == "manual" and not row.read:
            yield marks.set_read(self.library, [row.identity], True)

    # ------------------------------------------------------------------ what was found in it

    def articles(self) -> Lines:
        """Read out the articles of the story."""
        story = self.story
        lines = (words.article(number, row) for number, row in enumerate(story.articles, 1))
        return self._listed(story.articles, lines, "", lambda row: self.enter(story.id, row.key))

    def saga(self) -> Lines:
        """Read out the other stories of the same saga, the oldest first."""
        rows = sagas.related(self.library, self.story.id)
        lines = (words.related(number, row) for number, row in enumerate(rows, 1))
        nothing = "Nothing earlier or later is in the library of what this is about."
        return self._listed(rows, lines, nothing, lambda row: self.enter(row.story))

    def links(self) -> Lines:
        """Read out the web addresses of the article."""
        lines = (
            f"{number}. {one.words}: {one.address}" for number, one in enumerate(links.find(self.story.article), 1)
        )
        return either(lines, "The article has no web address.")

    def actors(self) -> Lines:
        """Read out the actors of the story."""
        rows = reading.actors(self.library, self.story.keys)
        lines = (words.actor(number, row) for number, row in enumerate(rows, 1))
        return self._listed(rows, lines, "No actors are known here.", lambda row: self.list_stories(actor=row))

    def statements(self) -> Lines:
        """Read out the statements of the story."""
        rows = quoting.of_articles(self.library, self.story.keys)
        lines = (words.statement(number, row) for number, row in enumerate(rows, 1))
        return self._listed(rows, lines, "Nobody is quoted here.", lambda row: self._go(row.places))

    def checklist(self) -> Lines:
        """Read out the checklist of the story."""
        return self._list_items(checklist.of_articles(self.library, self.story.keys), "Nothing is to be watched here.")

    def watch(self, text: str) -> Lines:
        """Read out what is open in the whole library, overdue first; with words, what holds them."""
        found = checklist.listed(self.library, WatchWanted(text=text, states=("open",)))
        rows = checklist.rows(self.library, [one.key for one in found[:_MOST_ITEMS]])
        yield from self._list_items(rows, "Nothing is to be watched.")
        if len(found) > _MOST_ITEMS:
            yield f"{len(found) - _MOST_ITEMS:,} more; watch with words lists fewer."

    def _list_items(self, rows: Sequence[WatchRow], nothing: str) -> Lines:
        self.items = [row.key for row in rows]
        self._open = lambda number: self._go(self.items_at([number])[0].places)
        today = date.today()
        return either((words.item(number, row, today) for number, row in enumerate(rows, 1)), nothing)

    def items_at(self, numbers: Sequence[int]) -> list[WatchRow]:
        """The items of these numbers, as they stand now: of the list read out last, else of the story's checklist."""
        if self.items is None:
            self.items = [row.key for row in checklist.of_articles(self.library, self.story.keys)]
        keys = [of(self.items, number, "item") for number in numbers]
        rows = checklist.rows(self.library, keys)
        if len(rows) < len(set(keys)):
            raise NotFound("This item is no longer there; checklist or watch lists them anew")
        return rows

    def _go(self, places: Sequence[Place]) -> Lines:
        if not places:
            raise NotFound("This item stands in no article")
        place, items, rows = places[0], self.items, self._rows
        yield from self.enter(stories.story_of(self.library, place.article), place.article, place.start)
        self.items, self._rows = items, rows

    def outcomes(self, number: int) -> Lines:
        """Read out what may have come of the item of that number, the likeliest first."""
        (item,) = self.items_at([number])
        rows = outlook.possible(self.library, item)
        lines = (words.outcome(at, row) for at, row in enumerate(rows, 1))
        self._item = item
        return self._listed(rows, lines, "No later article looks like its outcome.", self._go_to_outcome)

    def _go_to_outcome(self, one: Outcome) -> Lines:
        return self._go([Place(one.key, one.start, one.end)])

    def outcome_at(self, number: int) -> tuple[WatchRow, Outcome]:
        """The item whose outcomes were read out last, and the one of that number. Raises UsageError."""
        outcome = self.entry(Outcome, number, "evidence 1")
        assert self._item is not None
        return self._item, outcome
