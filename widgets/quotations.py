"""A statement as people quote it: its words in marks, who said them, and where they are printed."""

from __future__ import annotations

from typing import Final

from briefing.model import StatementRow
from briefing.text import short_day
from widgets.wording import outlet_names

MARKS: Final = '“”"'
"""The marks around quoted words, as articles print them."""

_DOUBTFUL: Final = 0.6
_LONGEST: Final = 5000


def quotation(entry: StatementRow) -> str:
    """A statement with its source, as it goes into a text of one's own: “…” — Ada Berg, 3 Mar 2026, Coast Post."""
    words = " ".join(entry.words.split())
    if entry.kind == "direct":
        words = f"“{words.strip(MARKS).rstrip(',')}”"
    elif entry.kind == "reported":
        words += " (reported)"
    first = entry.carriers[0] if entry.carriers else None
    day = short_day(first.published) if first is not None else ""
    outlet = first.outlet if first is not None else outlet_names(entry.outlets[:1])
    return f"{words[:_LONGEST]} — {', '.join(part for part in (speaker_of(entry), day, outlet) if part)}"


def speaker_of(entry: StatementRow) -> str:
    """Who said it, with a "?" where that is in doubt."""
    if entry.corrected:
        return entry.speaker or "Nobody known"
    if entry.speaker is None:
        return f"{entry.speaker_text} ?" if entry.speaker_text else "Unnamed ?"
    return entry.speaker + (" ?" if entry.confidence < _DOUBTFUL else "")
