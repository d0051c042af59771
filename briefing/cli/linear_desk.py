"""What is read in the linear mode, and where: the list of stories, the open story, the list read out last."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from briefing import queries
from briefing.cli import linear_words as words
from briefing.errors import NotFound, UsageError
from briefing.model import ActorRow, ArticleRow, Block, Place, StoryRow, WatchRow, WatchWanted
from briefing.pipeline import checklist, quoting, reading
from briefing.screens import fetch
from briefing.screens.fetch import Asked, OpenStory
from briefing.settings import Settings
from briefing.store import marks, stories
from briefing.store.library import Library
from briefing.text import counted

Lines = Iterator[str]
RowT = TypeVar("RowT")

PAGE = 20
"""Stories read out at once."""

_MOST_ITEMS = 100


class LinearDesk:
    """Answers with lines; what cannot be meant is a BriefingError. Numbers stay until a list is read anew."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self.library = library
        self.settings = settings
        self._asked = Asked()
        self.ids: array[int] = array("q")
        self.items: list[str] | None = None
        self._at = -1
        self._read_out = 0
        self._story: OpenStory | None = None
        self._blocks: Sequence[Block] = ()
        self._next_block = 0
        self._in_list = True
        self._open: Callable[[int], Lines] = self._open_story

    @property
    def story(self) -> OpenStory:
        """The story that is open. Raises UsageError where none is."""
        if self._story is None:
            raise UsageError("No story is open; open 1 opens the first")
        return self._story

    # ------------------------------------------------------------------ stories

    def list_stories(self, query: str = "", actor: ActorRow | None = None) -> Lines:
        """Read out the stories, newest first: those that meet a query, or mention the actor. Raises QueryError."""
        queries.parse(query)
        self._asked = Asked(text=query, actor=actor)
        self.ids = fetch.listing(self.library, self._asked)[0]
        self._at, self._read_out, self._in_list, self._open = -1, 0, True, self._open_story
        of = f" with {actor.name}" if actor else f" with “{query}”" if query else ""
        if not self.ids:
            yield f"No stories{of}." if of else "There are no stories yet; briefing load takes articles in."
            return
        yield f"{counted(len(self.ids), 'story', 'stories')}{of}."
        yield from self._more_stories()

    def _more_stories(self) -> Lines:
        first = self._read_out
        rows = reading.story_rows(self.library, self.ids[first : first + PAGE])
        number = {story: first + n for n, story in enumerate(self.ids[first : first + PAGE], 1)}
        yield from (words.story(number[row.id], row) for row in rows)
        self._read_out = min(first + PAGE, len(self.ids))
        left = len(self.ids) - self._read_out
        if left:
            yield f"{left:,} more; an empty line reads on."

    def story_at(self, number: int) -> int:
        """The story of that number in the list. Raises UsageError."""
        return _of(self.ids, number, "story", "stories")

    def story_row(self, number: int) -> StoryRow:
        """That story as it is now. Raises NotFound."""
        rows = reading.story_rows(self.library, [self.story_at(number)])
        if not rows:
            raise NotFound("This story is no longer there; stories lists them anew")
        return rows[0]

    def open(self, number: int) -> Lines:
        """Open the entry of that number in the list that was read out last."""
        return self._open(number)

    def _open_story(self, number: int) -> Lines:
        return self.enter(self.story_at(number))

    def next_unread(self, by: int) -> Lines:
        """Open the next unread story of the list, or the one before."""
        unread = fetch.unread_ids(self.library, self._asked)
        ahead = range(self._at + 1, len(self.ids)) if by > 0 else range(self._at - 1, -1, -1)
        for at in ahead:
            if self.ids[at] in unread:
                return self.enter(self.ids[at])
        raise NotFound("No unread story comes after this one" if by > 0 else "No unread story comes before this one")

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
        self._story, self._in_list, self.items = found, False, None
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
        self._open = lambda number: self.enter(story.id, _of(story.articles, number, "article").key)
        return (words.article(number, row) for number, row in enumerate(story.articles, 1))

    def actors(self) -> Lines:
        """Read out the actors of the story."""
        rows = reading.actors(self.library, self.story.keys)
        self._open = lambda number: self.list_stories(actor=_of(rows, number, "actor"))
        return _or((words.actor(number, row) for number, row in enumerate(rows, 1)), "No actors are known here.")

    def statements(self) -> Lines:
        """Read out the statements of the story."""
        rows = quoting.of_articles(self.library, self.story.keys)
        self._open = lambda number: self._go(_of(rows, number, "statement").places)
        return _or((words.statement(number, row) for number, row in enumerate(rows, 1)), "Nobody is quoted here.")

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
        return _or((words.item(number, row, today) for number, row in enumerate(rows, 1)), nothing)

    def items_at(self, numbers: Sequence[int]) -> list[WatchRow]:
        """The items of these numbers, as they stand now: of the list read out last, else of the story's checklist."""
        if self.items is None:
            self.items = [row.key for row in checklist.of_articles(self.library, self.story.keys)]
        keys = [_of(self.items, number, "item") for number in numbers]
        rows = checklist.rows(self.library, keys)
        if len(rows) < len(set(keys)):
            raise NotFound("This item is no longer there; checklist or watch lists them anew")
        return rows

    def _go(self, places: Sequence[Place]) -> Lines:
        if not places:
            raise NotFound("This item stands in no article")
        place, items = places[0], self.items
        yield from self.enter(stories.story_of(self.library, place.article), place.article, place.start)
        self.items = items


def _of(rows: Sequence[RowT], number: int, one: str, many: str = "") -> RowT:
    if not 1 <= number <= len(rows):
        raise UsageError(f"There is no number {number}: the list has {counted(len(rows), one, many)}")
    return rows[number - 1]


def _or(lines: Lines, nothing: str) -> Lines:
    first = next(lines, None)
    yield nothing if first is None else first
    yield from lines
