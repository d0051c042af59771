"""What is followed over the whole library: which items are asked for, how many there are, what became of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.found import WatchKind

WatchState = Literal["open", "resolved", "dropped", "snoozed"]
WatchGroup = Literal["overdue", "today", "week", "later", "undated", "snoozed", "resolved", "dropped"]
HistoryKind = Literal["found", "added", "ticked", "reopened", "dropped", "snoozed", "noted", "due", "rejected"]


@dataclass(frozen=True, slots=True)
class WatchWanted:
    """Which watch items: all that is told here must fit.

    `text` is words that all stand in the item (the last may be the beginning of one), `actor` words that stand in a
    name or variant of who acts, `story` a story's number. Empty `states` or `groups` are all of them. `due_from` and
    `due_to` are ISO days: the item's due time meets them.
    """

    text: str = ""
    actor: str = ""
    kind: WatchKind | None = None
    states: tuple[WatchState, ...] = ()
    groups: tuple[WatchGroup, ...] = ()
    story: int | None = None
    due_from: str | None = None
    due_to: str | None = None


@dataclass(frozen=True, slots=True)
class WatchCounts:
    """How many watch items stand in each group; a due time counts by its last day, a week ends on its Sunday."""

    overdue: int = 0
    today: int = 0
    week: int = 0
    later: int = 0
    undated: int = 0
    snoozed: int = 0
    resolved: int = 0
    dropped: int = 0

    @property
    def open(self) -> int:
        """How many are open."""
        return self.overdue + self.today + self.week + self.later + self.undated

    @property
    def total(self) -> int:
        """How many there are, in whatever state."""
        return self.open + self.snoozed + self.resolved + self.dropped


@dataclass(frozen=True, slots=True)
class Evidence:
    """What resolved an item: a sentence (`start` to `end`) of an article, as it was when the reader accepted it.

    `article` is the article's identity, `key` its number in the library, None where it is not there.
    """

    article: str
    start: int
    end: int
    text: str
    title: str = ""
    outlet: str | None = None
    published: str | None = None
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A later article that looks like the outcome of an item, with the stretch of it that does.

    `score` is from 0 to 1; `key` is the article's number in the library, `id` what people type, `identity` what marks
    hang on. `start` and `end` are offsets into its text, `text` the words there.
    """

    score: float
    key: int
    id: str
    identity: str
    title: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class WatchEvent:
    """One thing that happened to an item: `at` is an ISO instant, `text` a sentence for people.

    `evidence` is what a tick rests on, where it rests on anything.
    """

    at: str
    kind: HistoryKind
    text: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A line of a task list that was exported, perhaps changed, and read again; `line` counts from 1.

    `state` is what its box says now, `was` what it said when it was exported (None where the line does not tell).
    `keys` are those of its item, none where the line names none. `own` is whether the reader added the item; then
    `text` and `due` are all there is of it. `due` (ISO days) is else told where the reader moved it. `note` is the
    reader's, "" for none.
    """

    line: int
    state: Literal["open", "resolved", "dropped"]
    text: str
    keys: tuple[str, ...] = ()
    was: WatchState | None = None
    own: bool = False
    due: tuple[str, str] | None = None
    note: str = ""
