"""In which order stories are listed, and under which headings."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.model import Heading, Order
from briefing.pipeline import heading_words, novelty
from briefing.store import orders, stories, traces
from briefing.store.library import Library


@dataclass(frozen=True, slots=True)
class Ordering:
    """An order of stories. `key` is what a story (by its id) is sorted by, None where they are sorted already; `words`
    are those of its heading. Stories that stand under one heading stand together."""

    key: Callable[[int], Any] | None
    words: Callable[[int], str]

    def sorted(self, ids: array[int]) -> array[int]:
        """The stories in this order; those that sort alike as they were."""
        return ids if self.key is None else array("q", sorted(ids, key=self.key))


def ordering(library: Library, ids: Sequence[int], sort: Order, today: date | None) -> Ordering:
    """How these stories, the newest first, are put in an order."""
    today = today or date.today()
    if sort == "covered":
        covered = orders.covered(library)
        return Ordering(
            lambda story: covered.get(story, (0, 0)),
            lambda story: heading_words.of_outlets(-covered.get(story, (0, 0))[0]),
        )
    if sort == "due":
        due = orders.due(library, today)
        return Ordering(
            lambda story: (story not in due, due.get(story)),
            lambda story: heading_words.of_due(due.get(story), today),
        )
    if sort == "new":
        begun = traces.begun(library).intersection(ids)
        new = novelty.counts(library, begun)
        return Ordering(
            lambda story: (_place(new.get(story), story in begun), -new.get(story, 0)),
            lambda story: heading_words.of_news(new.get(story), begun=story in begun),
        )
    return Ordering(None, lambda story: heading_words.of_day(stories.newest_day(library, story), today).words)


def _place(new: int | None, begun: bool) -> int:
    """Where a story comes of which so much is new: news of what was begun, what was not begun, what holds no news."""
    return 1 if not begun else 0 if new else 2 if new == 0 else 3


def headings(ids: Sequence[int], words: Callable[[int], str]) -> tuple[Heading, ...]:
    """The headings of stories in their order. A few of them are looked at for each heading, however many there are."""
    found: list[Heading] = []
    at = 0
    while at < len(ids):
        found.append(Heading(at, words(ids[at])))
        at = _end(ids, found[-1], words)
    return tuple(found)


def _end(ids: Sequence[int], heading: Heading, words: Callable[[int], str]) -> int:
    """Where the first story stands that no longer has this heading."""
    return bisect_left(ids, True, heading.at + 1, key=lambda story: words(story) != heading.words)


def headings_as(ids: Iterable[int], words: Mapping[int, str]) -> tuple[Heading, ...]:
    """The headings of stories in any order, where each stands under the words given for it."""
    found: list[Heading] = []
    for at, story in enumerate(ids):
        if not found or words[story] != found[-1].words:
            found.append(Heading(at, words[story]))
    return tuple(found)


def words_of(ids: Sequence[int], headings: Sequence[Heading]) -> dict[int, str]:
    """Under which heading each of these stories stands."""
    ends = [*(heading.at for heading in headings[1:]), len(ids)]
    both = zip(headings, ends, strict=False)  # of no stories there is an end and no heading
    return {story: heading.words for heading, end in both for story in ids[heading.at : end]}
