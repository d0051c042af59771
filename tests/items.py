"""Every item to watch of a library, as tests look at them."""

from __future__ import annotations

from briefing.model import WatchRow
from briefing.pipeline import checklist
from briefing.store.library import Library


def every_item(library: Library) -> list[WatchRow]:
    """All items, whatever their state, in the order of the list."""
    return checklist.rows(library, [one.key for one in checklist.listed(library)])
