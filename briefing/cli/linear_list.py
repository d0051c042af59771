"""The list of stories of the linear mode, and lists in general: what numbers mean, and what opening one does."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar, get_args

from briefing import queries
from briefing.cli import linear_words as words
from briefing.errors import NotFound, UsageError
from briefing.model import ActorRow, Order
from briefing.pipeline import finding, reading
from briefing.screens import fetch
from briefing.screens.fetch import Asked
from briefing.store import aside, journal
from briefing.store.library import Library
from briefing.text import counted

Lines = Iterator[str]
RowT = TypeVar("RowT")

PAGE = 20
"""Stories read out at once."""

_MOST_STEPS = 20
_ORDERS: Final[tuple[Order, ...]] = get_args(Order)


class LinearList(ABC):
    """Answers with lines; what cannot be meant is a BriefingError. Numbers stay until a list is read anew.

    `ids` are the stories listed, with `headings` where these are wanted.
    """

    def __init__(self, library: Library, *, headings: bool) -> None:
        self.library = library
        self._wants_headings = headings
        self._headings: dict[int, str] = {}
        self.ids: array[int] = array("q")
        self._asked = Asked()
        self._rows: Sequence[object] = ()
        self._at = -1
        self._read_out = 0
        self._in_list = True
        self._open: Callable[[int], Lines] = self._open_story

    @abstractmethod
    def enter(self, story: int, key: int | None = None, offset: int = 0) -> Lines:
        """Open a story."""

    # ------------------------------------------------------------------ stories

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
        return self._listed(found, lines, "", lambda view: self._list_stories(Asked(view=view, sort=view.sort)))

    def _list_stories(self, asked: Asked) -> Lines:
        listed = fetch.listing(self.library, asked)
        self.ids, self._asked = listed.ids, asked
        wanted = self._wants_headings if asked.view.headings is None else asked.view.headings
        self._headings = words.headings(listed.headings, len(self.ids)) if wanted else {}
        self._at, self._read_out, self._in_list, self._open = -1, 0, True, self._open_story
        of = f" with {asked.actor.name}" if asked.actor else f" with “{asked.text}”" if asked.text else ""
        of += f" in {asked.view.name}" if asked.view != finding.ALL else ""
        if not self.ids:
            yield f"No stories{of}." if of else "There are no stories yet; briefing load takes articles in."
            return
        yield f"{counted(len(self.ids), 'story', 'stories')}{of}."
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
            yield f"{left:,} more; an empty line reads on."

    def story_at(self, number: int) -> int:
        """The story of that number in the list. Raises UsageError."""
        return of(self.ids, number, "story", "stories")

    def open(self, number: int) -> Lines:
        """Open the entry of that number in the list that was read out last."""
        return self._open(number)

    def _open_story(self, number: int) -> Lines:
        return self.enter(self.story_at(number))

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

    def _listed(
        self, rows: Sequence[RowT], lines: Lines, nothing: str, open_: Callable[[RowT], Lines] | None = None
    ) -> Lines:
        """Read out a list: its rows are what numbers mean from now on, and `open_` what is done with one."""

        def opened(number: int) -> Lines:
            if open_ is None:
                raise UsageError("There is nothing to open in this list")
            return open_(of(rows, number, "entry", "entries"))

        self._rows, self._open = rows, opened
        return either(lines, nothing)


def number_in(text: str, example: str) -> tuple[int, str]:
    """The number with which words begin, and the rest of them. Raises UsageError, which gives the example."""
    first, _, rest = text.partition(" ")
    if not (first.isascii() and first.isdigit() and len(first) < 10):
        raise UsageError(f"Say a number: {example}")
    return int(first), rest.strip()


def of(rows: Sequence[RowT], number: int, one: str, many: str = "") -> RowT:
    """The row of that number. Raises UsageError, which says how many there are, in the words for one and for many."""
    if not 1 <= number <= len(rows):
        raise UsageError(f"There is no number {number}: the list has {counted(len(rows), one, many)}")
    return rows[number - 1]


def either(lines: Lines, nothing: str) -> Lines:
    """The lines; where there are none, what says so."""
    first = next(lines, None)
    yield nothing if first is None else first
    yield from lines
