"""What the list of all items to watch says around its rows: headings, counts, the lines about the selected item."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from briefing.export.tasks import TITLES
from briefing.model import Heading, WatchCounts, WatchRow, WatchWanted
from briefing.pipeline import checklist
from briefing.store.library import Library
from briefing.store.watchlist import GROUPS, Listed
from widgets.line_view import Piece
from widgets.wording import outlet_names

_ALWAYS: Final = ("overdue", "today", "week")
_MOST_OUTLETS: Final = 8


def listing(library: Library, text: str) -> list[Listed]:
    """Every item that holds the words of `text`, in the order of the list."""
    return checklist.listed(library, WatchWanted(text=text))


def counting(library: Library, text: str) -> WatchCounts:
    """How many of them stand in each group."""
    return checklist.counts(library, WatchWanted(text=text))


def held(old: Sequence[Listed], new: Sequence[Listed], pinned: Collection[str]) -> list[Listed]:
    """The `new` list with the items `pinned` where they stood in the `old` one: behind the one that was before them."""
    there = {one.key for one in new}
    followers: dict[str, list[Listed]] = {}
    before = ""
    for one in old:
        if one.key in pinned and one.key in there:
            followers.setdefault(before, []).append(one)
        elif one.key in there:
            before = one.key
    stay = {one.key for ones in followers.values() for one in ones}
    found = [*followers.get("", ())]
    for one in new:
        if one.key not in stay:
            found += [one, *followers.get(one.key, ())]
    return sorted(found, key=lambda one: GROUPS.index(one.group))


def headings(listed: Sequence[Listed]) -> list[Heading]:
    """The groups that items are listed of, each before the first of them."""
    groups = [one.group for one in listed]
    return [Heading(groups.index(group), TITLES[group]) for group in dict.fromkeys(groups)]


def title(counts: WatchCounts, picked: int) -> list[Piece]:
    """The first line: how many are overdue, due today, this week, and so on; what is none is left out after these."""
    figures = [(group, getattr(counts, group)) for group in GROUPS]
    parts = [f"{number:,} {TITLES[group].lower()}" for group, number in figures if number or group in _ALWAYS]
    out = [(f" ◆ {picked:,} picked out ", "bar--name")] if picked else []
    return [(" Watch ", "bar--name"), *out, (f" {' · '.join(parts)}", "bar--faint")]


def position(at: int, of: int, text: str) -> str:
    """Where the cursor is: "3 of 120", "3 of 12 found"."""
    found = " found" if text.strip() else ""
    return f"{at:,} of {of:,}{found} " if of else f"none{found} "


def nothing(text: str) -> str:
    """What stands in place of an item where none is listed."""
    return f"Nothing to watch holds “{text.strip()}”; esc ends the filter" if text.strip() else "Nothing to watch"


def about(row: WatchRow | None) -> tuple[str, ...]:
    """The selected item in full: its words, its story, the note, who carries it, what resolved it."""
    if row is None:
        return ()
    carried = outlet_names(row.outlets[:_MOST_OUTLETS])
    more = f" and {len(row.outlets) - _MOST_OUTLETS} more" if len(row.outlets) > _MOST_OUTLETS else ""
    story = f"from “{row.story_title}”" if row.story_title else ""
    facts = [story, f"in {carried}{more}" if carried else "", f"note: {row.note}" if row.note else ""]
    if row.due is not None and row.due.text:
        facts.insert(0, f"“{row.due.text}”")
    if row.evidence is not None:
        facts.insert(0, f"settled by “{row.evidence.text}”")
    return row.text, " · ".join(part for part in facts if part)
