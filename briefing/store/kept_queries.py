"""Questions that are kept: what a reader mutes, and views with a name. Each change is one step of the journal."""

from __future__ import annotations

from datetime import date

from briefing import queries
from briefing.errors import NotFound, QueryError, UsageError
from briefing.model import EVERYTHING, Order, Query, SavedView
from briefing.store import journal, marks
from briefing.store.library import Library
from briefing.text import one_line, short_day

_MOST_IN_NAME = 60


def mute(library: Library, query: Query, until: date | None = None) -> str:
    """Leave the articles that meet a query out of lists, up to and with the day `until`; None is for ever.

    Raises UsageError for a query that would mute everything, or that is about what is put aside.
    """
    if query == EVERYTHING or queries.asks_for_aside(query):
        raise UsageError("A mute says what to leave out, in words or fields; is:archived, is:muted and is:any do not")
    name = queries.printed(query)
    done = f"Muted {name}" + (f" until {short_day(until.isoformat())}" if until else "")
    return marks.record(library, done, [("mute", name, {"until": until.isoformat() if until else None})])


def unmute(library: Library, typed: str) -> str:
    """Let the articles that a mute leaves out be listed again; `typed` is its query, as it is listed or otherwise.

    As it is listed, it need not be one that this version can read. Raises NotFound where it is not muted, and
    QueryError for another one that cannot be read.
    """
    name = typed if journal.mark_of(library, "mute", typed) is not None else queries.printed(queries.parse(typed))
    if journal.mark_of(library, "mute", name) is None:
        raise NotFound(f"{name or typed} is not muted; `briefing mutes` lists what is")
    return marks.record(library, f"Unmuted {name}", [("mute", name, None)])


def views(library: Library) -> list[SavedView]:
    """The saved views by name, without their counts."""
    return [
        SavedView(name, value["query"], value["sort"], headings=value.get("headings"))
        for _, name, value in journal.of_kinds(library, ["view"])
    ]


def view(library: Library, name: str) -> SavedView:
    """The saved view of this name; case does not count where no other has it. Raises NotFound."""
    kept = views(library)
    found = [one for one in kept if one.name == name] or [one for one in kept if one.name.casefold() == name.casefold()]
    if not found:
        there = f"there are {', '.join(one.name for one in kept)}" if kept else "none is saved yet"
        raise NotFound(f"There is no view {name}; {there}")
    return found[0]


def save_view(library: Library, name: str, query: Query, sort: Order = "newest", headings: bool | None = None) -> str:
    """Save a query under a name, in place of what has that name. Raises UsageError for a name that is none.

    `headings` is whether its list has headings; None leaves that to whoever looks at it.
    """
    name = _named(name)
    verb = "Saved" if journal.mark_of(library, "view", name) is None else "Replaced"
    value = _value(queries.printed(query), sort, headings)
    return marks.record(library, f"{verb} the view {name}", [("view", name, value)])


def rename_view(library: Library, name: str, new: str) -> str:
    """Give a view another name. Raises NotFound, and UsageError where another view has the name, or it is none."""
    kept, new = view(library, name), _named(new)
    if new != kept.name and journal.mark_of(library, "view", new) is not None:
        raise UsageError(f"There is a view {new} already; delete it first, or take another name")
    value = _value(kept.query, kept.sort, kept.headings)
    changes = [("view", kept.name, None)] * (new != kept.name) + [("view", new, value)]
    return marks.record(library, f"Renamed the view {kept.name} to {new}", changes)


def delete_view(library: Library, name: str) -> str:
    """Delete a view; what it lists stays. Raises NotFound."""
    kept = view(library, name)
    return marks.record(library, f"Deleted the view {kept.name}", [("view", kept.name, None)])


def query_of(kept: SavedView) -> Query:
    """What a view asks for. Raises QueryError where this version of the program cannot read it."""
    try:
        return queries.parse(kept.query)
    except QueryError as error:
        raise QueryError(f"The view {kept.name} cannot be read: {error}", error.query, error.at) from error


def _value(query: str, sort: Order, headings: bool | None) -> journal.Value:
    return {"query": query, "sort": sort} | ({} if headings is None else {"headings": headings})


def _named(name: str) -> str:
    plain = one_line(name, _MOST_IN_NAME)
    if not plain:
        raise UsageError("A view needs a name")
    return plain
