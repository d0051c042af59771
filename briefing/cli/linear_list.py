"""The list of stories of the linear mode, and lists in general: what numbers mean, and what opening one does."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeVar, get_args

from briefing import queries
from briefing.cli import linear_words as words
from briefing.errors import BriefingError, NotFound, UsageError
from briefing.model import ActorRow, Order, SavedView
from briefing.pipeline import finding, reading
from briefing.screens import fetch
from briefing.screens.fetch import Asked
from briefing.store import aside, journal, kept_queries
from briefing.store.library import Library
from briefing.text import counted, holds, words_of

Lines = Iterator[str]
RowT = TypeVar("RowT")

PAGE = 20
"""Stories, or entries of another list, that are read out at once."""

_MOST_STEPS = 20
_ORDERS: Final[tuple[Order, ...]] = get_args(Order)


class LinearList(ABC):
    """Answers with lines; what cannot be meant is a BriefingError. Numbers stay until a list is read anew.

    `ids` are the stories listed, with `headings` where these are wanted; `items` the keys of the items read out last,
    None where the open story's are meant.
    """

    def __init__(self, library: Library, *, headings: bool) -> None:
        self.library = library
        self._wants_headings = headings
        self._headings: dict[int, str] = {}
        self.ids: array[int] = array("q")
        self.items: list[str] | None = None
        self._asked = Asked()
        self._rows: Sequence[object] = ()
        self._lines: Sequence[str] = ()
        self._rest: Sequence[tuple[str, str]] = ()
        self._at = -1
        self._read_out = 0
        self._in_list = True
        self._open: Callable[[int], Lines] = self._open_story

    @abstractmethod
    def enter(self, story: int, key: int | None = None, offset: int | None = None) -> Lines:
        """Open a story."""

    # ------------------------------------------------------------------ stories

    def begin(self, start: str, place: str) -> Lines:
        """Read out the stories of the view that a reader starts with ("" is all); `place` is where that is set."""
        view = finding.ALL
        try:
            view = finding.view_to_start(self.library, start)
        except BriefingError as error:
            yield f"{place}: {error}; all stories are listed."
        yield from self._list_stories(Asked(view=view, sort=view.sort))

    def list_stories(self, query: str = "", actor: ActorRow | None = None) -> Lines:
        """Read out the stories, newest first: those that meet a query, or mention the actor. Raises QueryError."""
        queries.parse(query)
        return self._list_stories(Asked(text=query, actor=actor))

    def sort(self, order: str) -> Lines:
        """Read out the stories that are listed in another order. Raises UsageError."""
        found = next((one for one in _ORDERS if one == order.casefold()), None)
        if found is None:
            raise UsageError(f"Say one of {', '.join(_ORDERS)}: sort due")
        return self._list_stories(replace(self._asked, sort=found))

    def views(self) -> Lines:
        """Read out the views, ready-made and saved; open lists the stories of one."""
        found = [*finding.ready_views(self.library), *finding.views(self.library)]
        lines = (words.view(number, view) for number, view in enumerate(found, 1))
        return self._listed(found, lines, "", self._look_at)

    def _look_at(self, view: SavedView) -> Lines:
        # Without its counts, which grow old: it is the same view, from wherever it was chosen.
        return self._list_stories(Asked(view=replace(view, stories=0, unread=0), sort=view.sort))

    def unread_only(self) -> Lines:
        """Read out the unread stories alone, or all."""
        return self._list_stories(Asked(view=finding.ALL if self._asked.view == finding.UNREAD else finding.UNREAD))

    def headings(self) -> Lines:
        """Read out the headings among the stories from now on, or no longer."""
        self._wants_headings = not self._wants_headings
        self._asked = replace(self._asked, view=replace(self._asked.view, headings=None))
        yield "Headings are read out" if self._wants_headings else "Headings are no longer read out"

    def save_view(self, name: str) -> Lines:
        """Keep what is listed, in its order, as a view. Raises UsageError, and QueryError."""
        if not name:
            raise UsageError("Say a name: save-view harbour")
        headings = self._wants_headings if self._asked.view.headings is None else self._asked.view.headings
        both = queries.both(kept_queries.query_of(self._asked.view), queries.parse(self._asked.text))
        query = queries.parse(queries.printed(both))
        yield kept_queries.save_view(self.library, name, query, self._asked.sort, headings)

    def back(self) -> Lines:
        """Read out again the stories that were listed last, from the page with the one that is open."""
        at = max(self._at, 0)
        yield from self._list_stories(self._asked, at - at % PAGE)
        self._at = min(at, len(self.ids) - 1)

    def _list_stories(self, asked: Asked, begins: int = 0) -> Lines:
        listed = fetch.listing(self.library, asked)
        self.ids, self._asked = listed.ids, asked
        wanted = self._wants_headings if asked.view.headings is None else asked.view.headings
        self._headings = words.headings(listed.headings, len(self.ids)) if wanted else {}
        self._at, self._read_out, self._in_list, self._open = -1, 0, True, self._open_story
        self._rows = self._lines = self._rest = ()
        of = f" with {asked.actor.name}" if asked.actor else f" with “{asked.text}”" if asked.text else ""
        of += f" in {asked.view.name}" if asked.view != finding.ALL else ""
        if not self.ids:
            yield f"No stories{of}." if of else "There are no stories yet; briefing load takes articles in."
            return
        yield f"{counted(len(self.ids), 'story', 'stories')}{of}."
        self._read_out = begins if begins < len(self.ids) else 0
        yield from self._more_stories()

    def _more_stories(self) -> Lines:
        first = self._read_out
        rows = reading.story_rows(self.library, self.ids[first : first + PAGE])
        number = {story: first + n for n, story in enumerate(self.ids[first : first + PAGE], 1)}
        for row in rows:
            if (heading := self._headings.get(number[row.id])) is not None:
                yield heading
            yield words.story(number[row.id], row)
        self._read_out = min(first + PAGE, len(self.ids))
        left = len(self.ids) - self._read_out
        if left:
            yield _more(left)

    def story_at(self, number: int) -> int:
        """The story of that number in the list. Raises UsageError."""
        return of(self.ids, number, "story", "stories")

    def open(self, number: int) -> Lines:
        """Open the entry of that number in the list that was read out last."""
        return self._open(number)

    def _open_story(self, number: int) -> Lines:
        return self.enter(self.story_at(number))

    def step_story(self, by: int) -> Lines:
        """Open the next story of the list, read or not, or the one before."""
        at = self._at + by
        if not 0 <= at < len(self.ids):
            raise NotFound("This is the last story of the list" if by > 0 else "This is the first story of the list")
        return self.enter(self.ids[at])

    def next_unread(self, by: int) -> Lines:
        """Open the next unread story of the list, or the one before."""
        ahead = range(self._at + 1, len(self.ids)) if by > 0 else range(self._at - 1, -1, -1)
        for story in fetch.next_unread(self.library, self._asked, (self.ids[at] for at in ahead)):
            return self.enter(story)
        raise NotFound("No unread story comes after this one" if by > 0 else "No unread story comes before this one")

    # ------------------------------------------------------------------ what was done, lists in general

    def history(self) -> Lines:
        """Read out what was done last, the newest first."""
        rows = journal.entries(self.library, _MOST_STEPS)
        return self._listed(
            rows, (words.step(number, row) for number, row in enumerate(rows, 1)), "Nothing was done yet."
        )

    def mutes(self) -> Lines:
        """Read out what is muted."""
        rows = aside.mutes(self.library)
        lines = (words.mute(number, row) for number, row in enumerate(rows, 1))
        return self._listed(rows, lines, "Nothing is muted.")

    def entry(self, kind: type[RowT], number: int, verb: str) -> RowT:
        """The entry of that number in the list read out last. Raises UsageError where `verb` should read it out."""
        rows = [row for row in self._rows if isinstance(row, kind)]
        if not rows:
            raise UsageError(f"Another list was read out last; {verb} reads out the one that is meant")
        return of(rows, number, "entry", "entries")

    def lists(self, kind: type[object]) -> bool:
        """Whether the list that was read out last is of this kind."""
        return any(isinstance(row, kind) for row in self._rows)

    def _listed(
        self,
        rows: Sequence[RowT],
        lines: Lines,
        nothing: str,
        open_: Callable[[RowT], Lines] | None = None,
        heads: Mapping[int, str] = MappingProxyType({}),
    ) -> Lines:
        """Read out a list: its rows are what numbers mean from now on, and `open_` what is done with one.

        `heads` is what is said before the entries of these numbers.
        """

        def opened(number: int) -> Lines:
            if open_ is None:
                raise UsageError("There is nothing to open in this list")
            kept, items = self._lines, self.items
            yield from open_(of(rows, number, "entry", "entries"))
            if not self._in_list:  # numbers stay those of the list, of which another one may be opened
                self._rows, self._lines, self._open, self.items = rows, kept, opened, items

        if not rows:
            self._rows = self._lines = ()
            return iter([nothing])  # nothing was read out: what can be opened is what could be
        self._rows, self._open, self._lines = rows, opened, list(lines)
        headed = [(heads.get(number, ""), line) for number, line in enumerate(self._lines, 1)]
        return self._page(headed)

    def _page(self, lines: Sequence[tuple[str, str]]) -> Lines:
        """Read out some lines, each with what is said before it, if anything; an empty line reads on."""
        self._rest = lines[PAGE:]
        for head, line in lines[:PAGE]:
            if head:
                yield head
            yield line
        if self._rest:
            yield _more(len(self._rest))

    def filter(self, text: str) -> Lines:
        """Read out again those lines of the list that hold all these words; their numbers stay."""
        if not words_of(text):
            raise UsageError("Say words: filter minister; of the stories, search finds those with words")
        if not self._lines:
            raise UsageError("No list of entries was read out last; search finds stories with words")
        # Not in its number, which stands before the first point.
        found = [("", line) for line in self._lines if holds(line.partition(". ")[2], words_of(text))]
        return self._page(found) if found else iter([f"No entry holds “{text}”."])


def _more(left: int) -> str:
    return f"{left:,} more; an empty line reads on."


def of(rows: Sequence[RowT], number: int, one: str, many: str = "") -> RowT:
    """The row of that number. Raises UsageError, which says how many there are, in the words for one and for many."""
    if not 1 <= number <= len(rows):
        raise UsageError(f"There is no number {number}: the list has {counted(len(rows), one, many)}")
    return rows[number - 1]
