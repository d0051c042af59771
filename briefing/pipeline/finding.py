"""What a query finds as a whole: texts to mark in one step, and the counts of saved views."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Literal

from briefing.errors import NotFound, QueryError
from briefing.model import Query, SavedView, Term
from briefing.store import kept_queries, list_rows, marks, placements, prints, stories, traces
from briefing.store.library import Library

Deed = Literal["read", "unread", "star", "unstar", "archive", "unarchive"]
"""What can be done with articles."""

_DEEDS: Final[dict[Deed, tuple[str, bool, Callable[[Library, Sequence[str], bool], str]]]] = {
    "read": ("read", True, marks.set_read),
    "unread": ("read", False, marks.set_read),
    "star": ("starred", True, marks.star),
    "unstar": ("starred", False, marks.star),
    "archive": ("archived", True, marks.archive),
    "unarchive": ("archived", False, marks.archive),
}

_UNREAD: Final = Term("is", "unread")

ALL: Final = SavedView("All stories", "", "newest")
UNREAD: Final = SavedView("Unread", "is:unread", "newest")
READY: Final = (
    ALL,
    UNREAD,
    SavedView("Starred", "is:starred", "newest"),
    SavedView("To watch", "is:open", "due"),
    SavedView("Due this week", "due:week", "due"),
    SavedView("Archived", "is:archived", "newest"),
    SavedView("Muted", "is:muted", "newest"),
)
"""The views that are always there."""


def texts(library: Library, query: Query) -> list[str]:
    """The identities of the articles that meet a query, each text once, the newest first; as lists show them."""
    return stories.identities(library, stories.article_keys(library, query))


def of_story(library: Library, story: int) -> list[str]:
    """The identities of the articles of a story, each text once, by a number that it has or had."""
    return [row.identity for row in list_rows.articles(library, placements.current(library, story))]


def do(library: Library, deed: Deed, identities: Sequence[str]) -> str:
    """Do something with the texts of these articles, as one step; returns the sentence, which says how many change.

    One print that is marked speaks for its text. So a text that has the mark is passed over, and the mark is taken away
    from every print that has it.
    """
    kind, on, mark = _DEEDS[deed]
    return mark(library, _to_change(prints.having(library, identities, kind), on), on)


def read_all(library: Library, listed: Sequence[int]) -> str:
    """Mark all of these stories read, as one step, and with it what is new in what was read before."""
    unread, outdated = stories.unread(library, listed), traces.outdated(library, listed)
    if not unread and not outdated:
        return "Nothing in this list is unread"
    return marks.read_as_it_is(library, unread, outdated)


def toggle(library: Library, identities: Sequence[str], deed: Deed, back: Deed) -> str:
    """Do `deed` with the texts of these articles that want it; where none does, take it `back` from all of them."""
    kind = _DEEDS[deed][0]
    return do(library, back if all(prints.having(library, identities, kind).values()) else deed, identities)


def toggle_tag(library: Library, identities: Sequence[str], name: str) -> str:
    """Tag the texts of these articles that lack the tag; where none does, take it off. Raises UsageError."""
    kept = marks.tag_name(name)
    return tag(library, identities, kept, not all(prints.having(library, identities, "tags", kept).values()))


def tag(library: Library, identities: Sequence[str], name: str, on: bool) -> str:
    """Tag the texts of these articles, or take the tag away, as one step. Raises UsageError for a tag that is none."""
    name = marks.tag_name(name)
    return marks.tag(library, _to_change(prints.having(library, identities, "tags", name), on), name, on)


def _to_change(having: dict[str, list[str]], on: bool) -> list[str]:
    if on:
        return [shown for shown, marked in having.items() if not marked]
    return [one for marked in having.values() for one in marked]


def views(library: Library) -> list[SavedView]:
    """The saved views by name, with how many stories each lists, and how many of these are unread."""
    return _all_counted(library, kept_queries.views(library))


def ready_views(library: Library) -> list[SavedView]:
    """The views that are always there, with the same counts."""
    return _all_counted(library, READY)


def view_to_start(library: Library, name: str) -> SavedView:
    """The view of this name, a saved one or one that is always there, without its counts; "" is all stories.

    Case does not count. Raises NotFound, and QueryError where it asks for what this version cannot read.
    """
    if not name:
        return ALL
    saved = kept_queries.views(library)
    found = next((one for one in (*saved, *READY) if one.name.casefold() == name.casefold()), None)
    if found is None:
        names = ", ".join(one.name for one in (*READY, *saved))
        raise NotFound(f"there is no view {name}; there are {names}")
    kept_queries.query_of(found)
    return found


def _all_counted(library: Library, kept: Sequence[SavedView]) -> list[SavedView]:
    unread = set(stories.ids(library, _UNREAD)) if kept else set()
    return [_counted(library, view, unread) for view in kept]


def _counted(library: Library, view: SavedView, unread: set[int]) -> SavedView:
    try:
        ids = stories.ids(library, kept_queries.query_of(view))
    except QueryError as error:
        return replace(view, fault=str(error))
    return replace(view, stories=len(ids), unread=len(unread.intersection(ids)))
