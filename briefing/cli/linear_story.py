"""The open story of the linear mode: its articles, read paragraph by paragraph, and the places one comes back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from briefing.cli import linear_words as words
from briefing.cli.linear_list import LinearList, Lines
from briefing.errors import NotFound, UsageError
from briefing.model import ArticleRow, Block, Place, Span
from briefing.pipeline import sagas
from briefing.screens import fetch
from briefing.screens.fetch import OpenStory
from briefing.settings import Settings
from briefing.store import bookmarks, marks, stories
from briefing.store.bookmarks import Bookmark
from briefing.store.library import Library
from briefing.text import one_line

_MOST_JUMPS: Final = 100


class Spot(NamedTuple):
    """A place to come back to: an article by its key, and an offset of its text."""

    article: int
    at: int


class LinearStory(LinearList):
    """What is read of a story. `_next_block` is the paragraph that an empty line reads."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, headings=settings.headings)
        self.settings = settings
        self._story: OpenStory | None = None
        self._blocks: Sequence[Block] = ()
        self._next_block = 0
        self._kept_place = 0
        self._new_at: int | None = None
        self._spots: list[Spot] = []
        self._spot_at = 0

    @property
    def story(self) -> OpenStory:
        """The story that is open. Raises UsageError where none is."""
        if self._story is None:
            raise UsageError("No story is open; open 1 opens the first")
        return self._story

    def article_now(self) -> ArticleRow:
        """The row of the article that is open, with the marks that it has now."""
        now = fetch.open_again(self.library, self.story.id, self.story.row.key)
        return self.story.row if now is None else now.row

    # ------------------------------------------------------------------ opening

    def enter(self, story: int, key: int | None = None, offset: int | None = None) -> Lines:
        """Open a story: its title, who printed it, and the paragraph at an offset, else the one where it was left."""
        self._remember()
        return self._enter(story, key, offset)

    def _enter(self, story: int, key: int | None, offset: int | None) -> Lines:
        self.leave()
        found = fetch.open_story(self.library, story, key, self._asked.text)
        if found is None:
            raise NotFound("This story is no longer there; stories lists them anew")
        self._in_list, self._rows, self._lines, self._rest, self.items = False, (), (), (), None
        if found.id in self.ids:
            self._at = self.ids.index(found.id)
        self._take_up(found, found.place if offset is None else offset)
        self._kept_place = found.place
        self._count_as_read(at_end=False)
        many = len(found.articles)
        facts = [f"Article {found.at + 1} of {many}"] * (many > 1) + words.printed(found.row)
        facts += [found.article.byline or "", "starred" * found.row.starred]
        yield found.article.title or "No title"
        yield f"{', '.join(filter(None, facts))}."
        if offset is None and self._next_block:
            yield "You left it here; top begins it anew."
        if self._blocks:
            yield from self.read_on()
        else:
            yield "There is no text below the title."

    def leave(self) -> None:
        """Keep where the open article is left, if one is; what was read to its end begins at its top the next time."""
        if self._story is not None:
            article, place = self._story.article, self._place if 1 < self._next_block < len(self._blocks) else 0
            if place != self._kept_place:
                bookmarks.leave(self.library, article.identity, place, len(article.text))

    def _take_up(self, found: OpenStory, offset: int) -> None:
        """Have a story open, to be read on from an offset."""
        article = found.article
        begins = 1 if article.blocks and article.blocks[0].kind == "heading" and not article.blocks[0].start else 0
        self._story, self._blocks, self._new_at = found, article.blocks[begins:], None
        self._next_block = next((n for n, one in enumerate(self._blocks) if one.end > offset), 0)

    def look_again(self) -> None:
        """See the open article, if there is one, as it is after a correction, in the story in which it stands now."""
        if self._story is None:
            return
        found = fetch.open_again(self.library, self.story.id, self.story.row.key)
        if found is not None and found.row.key == self.story.row.key:
            before = self.story
            heard = self._blocks[self._next_block - 1].end if self._next_block else 0
            # What is new was found when the article was opened; by now it was read, and nothing would be.
            is_same = found.article.text == before.article.text
            self._take_up(replace(found, news=before.news) if is_same else found, 0)
            self._next_block = sum(one.end <= heard for one in self._blocks)

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

    def saga_step(self, by: int) -> Lines:
        """Open the story of the same saga that comes next, or came before."""
        rows = sagas.related(self.library, self.story.id)
        ahead = [row for row in rows if row.when == ("later" if by > 0 else "earlier")]
        if not ahead:
            there = f"Nothing {'later' if by > 0 else 'earlier'} is in your library of what this is about"
            raise NotFound(f"{there}; saga reads out the rest" if rows else there)
        return self.enter(ahead[0 if by > 0 else -1].story)

    # ------------------------------------------------------------------ reading

    @property
    def _place(self) -> int:
        """The offset of what was read out last."""
        at = max(self._next_block - 1, 0)
        return self._blocks[at].start if self._blocks else 0

    def read_on(self) -> Lines:
        """Read the next paragraph, after the last one the next unread article; in the list, the next stories."""
        if self._rest:
            yield from self._page(self._rest)
        elif self._in_list:
            if self._read_out < len(self.ids):
                yield from self._more_stories()
            else:
                yield "That was the last story."
        elif self._next_block < len(self._blocks):
            self._new_at = None
            yield words.block(self.story.article, self._blocks[self._next_block])
            self._next_block += 1
            if self._next_block == len(self._blocks):
                yield "End of the article."
                self._count_as_read(at_end=True)
        else:
            yield from self._next_article() or self.next_unread(1)

    def _next_article(self) -> Lines | None:
        """Open the next unread article of the story; None where there is none."""
        now = self.story
        unread = [row.key for row in now.articles if not row.read and row.key != now.row.key]
        return self.enter(now.id, unread[0]) if unread else None

    def up(self) -> Lines:
        """Read the paragraph before the one that was read out last."""
        self._in_list, at = self._story is None, self._next_block - 2
        if at < 0:
            raise NotFound(f"This is the first paragraph of {self.story.article.title or 'the article'}")
        self._next_block = at
        return self.read_on()

    def top(self) -> Lines:
        """Read the article from its beginning; in the list, the stories."""
        if self._in_list:
            return self._list_stories(self._asked)
        self._next_block = 0
        return self.read_on() if self._blocks else iter(["There is no text below the title."])

    def read_out(self) -> Lines:
        """Read the article from here to its end; it then counts as read."""
        row = self.story.row
        self._in_list = False
        if self._next_block >= len(self._blocks):
            yield "The article was read to its end; top begins it once more."
        while self._next_block < len(self._blocks):
            yield from self.read_on()
        if self.settings.mark_read == "manual" and not row.read:
            yield marks.set_read(self.library, [row.identity], True)

    def news(self, by: int) -> Lines:
        """Read the next sentence that is new, or the one before; after the last one, the next unread article."""
        story = self.story
        new = story.news.new
        if not story.news.known and not new:
            raise NotFound("All of this is new: no other article of the story was read before")
        seen = self._place if self._new_at is None else self._new_at
        at = bisect_left(new, seen, key=lambda span: span.start)
        at += by - (by > 0 and self._new_at is None)
        if 0 <= at < len(new):
            yield self._new(new[at])
        elif by < 0:
            raise NotFound("There is nothing new before this")
        else:
            yield "Nothing more is new in this article."
            yield from self._next_article() or iter(["No other article of the story is unread."])

    def _new(self, found: Span) -> str:
        self._in_list, self._new_at = False, found.start
        after = (n for n, one in enumerate(self._blocks, 1) if one.end > found.start)
        self._next_block = next(after, len(self._blocks))
        return one_line(self.story.article.text[found.start : found.end])

    # ------------------------------------------------------------------ places

    def _remember(self) -> None:
        """Remember where the reader is, before a jump; what was jumped back from is forgotten."""
        if self._story is not None:
            del self._spots[self._spot_at :]
            here = Spot(self.story.row.key, self._place)
            if self._spots[-1:] != [here]:
                self._spots.append(here)
            del self._spots[:-_MOST_JUMPS]
            self._spot_at = len(self._spots)

    def jump(self, by: int) -> Lines:
        """Go back to where the reader was before the last story was opened, or forward again."""
        at = self._spot_at + by
        if by < 0 and self._story is not None and self._spot_at == len(self._spots):
            here = Spot(self.story.row.key, self._place)
            if self._spots[-1:] == [here]:
                at -= 1
            elif self._spots:
                self._spots.append(here)
        if not 0 <= at < len(self._spots):
            raise NotFound("There is no earlier place" if by < 0 else "There is no later place")
        self._spot_at = at
        spot = self._spots[at]
        return self._enter(stories.story_of(self.library, spot.article), spot.article, spot.at)

    def bookmark(self, letter: str) -> Lines:
        """Remember the place that was read out last under a letter or digit."""
        row = self.story.row
        if not _is_letter(letter):
            raise UsageError("Say a letter or a digit: bookmark a")
        yield bookmarks.set_bookmark(self.library, letter, row.identity, self._place, row.title)

    def go_to_bookmark(self, letter: str) -> Lines:
        """Go to the place under a letter; without one, read out all bookmarks."""
        found = bookmarks.bookmarks(self.library)
        if not letter:
            lines = (words.bookmark(number, one) for number, one in enumerate(found, 1))
            return self._listed(found, lines, "No place is bookmarked yet.", self._go_to)
        kept = next((one for one in found if one.letter == letter), None)
        if kept is None:
            raise NotFound(f"There is no bookmark {letter}; go-to-bookmark alone reads out those there are")
        return self._go_to(kept)

    def _go_to(self, kept: Bookmark) -> Lines:
        if kept.article is None:
            raise NotFound(f"The article of bookmark {kept.letter} is not in this library")
        return self.enter(stories.story_of(self.library, kept.article), kept.article, kept.at)

    def go(self, places: Sequence[Place]) -> Lines:
        """Open an article at the first of these places. Raises NotFound."""
        if not places:
            raise NotFound("This entry stands in no article")
        place = places[0]
        return self.enter(stories.story_of(self.library, place.article), place.article, place.start)


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isascii() and text.isalnum()
