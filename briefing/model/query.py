"""What a reader asks for, as a tree: words and facts, together, one of several, or not; and questions that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Field = Literal[
    "words",
    "title",
    "text",
    "outlet",
    "actor",
    "tag",
    "is",
    "newer",
    "older",
    "before",
    "after",
    "on",
    "speaker",
    "quote",
    "watch",
    "due",
]
"""What a term is about; "words" is what is typed without a field, looked for in headline and text."""

Order = Literal["newest", "covered", "new", "due"]
"""How stories are sorted: newest first; by outlets; by sentences that are new to the reader; by what is due soonest."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `value` is as it was typed, on one line; where `beginning`, its last word may go on."""

    field: Field
    value: str
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What `part` asks for is not there."""

    part: Query


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; with no parts it asks for everything."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of the parts holds, or several."""

    parts: tuple[Query, ...]


Query: TypeAlias = Term | Not | And | Or

EVERYTHING: Final = And(())
"""The query that leaves nothing out."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A question with a name. `stories` and `unread` are how many stories it lists, and how many of them are unread.

    `headings` is whether its list has them; None leaves that as it is.
    Where the query cannot be read any more, `fault` says why, and there are no stories.
    """

    name: str
    query: str
    sort: Order
    stories: int = 0
    unread: int = 0
    fault: str | None = None
    headings: bool | None = None


@dataclass(frozen=True, slots=True)
class Mute:
    """A query whose articles are left out of lists, up to and with the ISO day `until`; None for ever.

    `is_over` is whether that day is past; `articles` is how many texts it leaves out today.
    """

    query: str
    until: str | None
    is_over: bool = False
    articles: int = 0
