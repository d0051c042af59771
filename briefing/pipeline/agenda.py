"""The agenda: on which days an item stands that is due, or comes back, in a span of days."""

from __future__ import annotations

from datetime import date

from briefing.model import WatchWanted
from briefing.pipeline import checklist
from briefing.store.library import Library


def coming(library: Library, first: date, last: date, today: date) -> dict[str, tuple[str, str]]:
    """The items of these days by their keys, each with the first and last ISO day of its time, the ones due first.

    What is snoozed stands on the last day of its time; where it comes back later, or has no time, on the day it does.
    """
    asked = WatchWanted(states=("open",), due_from=first.isoformat(), due_to=last.isoformat())
    found = {one.key: one.due for one in checklist.listed(library, asked, today=today) if one.due}
    for one in checklist.listed(library, WatchWanted(states=("snoozed",)), today=today):
        day = max(one.until or "", one.due[1] if one.due else "")
        if first.isoformat() <= day <= last.isoformat():
            found[one.key] = day, day
    return dict(sorted(found.items(), key=lambda item: item[1][::-1]))
