"""Whose words a quoted stretch is, and which of two nested cues owns it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.analysis.quoting import reported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.phrases import Phrase
    from briefing.analysis.quoting.tokens import Line


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose words a stretch is: the phrase `who` on `line`, the cue at `cue` (first, past last position), its event.

    `rule` names how it was found and `confidence` how often that is right. `printed` is the name where it stands inside
    the stretch, as in a transcript.
    """

    line: Line
    who: Phrase | None
    cue: tuple[int, int] | None
    event: Event | None
    rule: str
    confidence: float
    printed: str | None = None


def outermost(event: Event, line_events: Sequence[Event]) -> Event:
    """The event whose reported content holds `event`, or `event` itself: the outer speaker owns what is said inside."""
    if event.inherits and not event.infinitive:
        return event
    for other in line_events:
        if other.first >= event.first:
            break
        if other.subject is not None and not other.passive and _holds(other, event, line_events):
            return other
    return event


def _holds(outer: Event, inner: Event, line_events: Sequence[Event]) -> bool:
    """Whether the clause that `outer` reports reaches as far as `inner`."""
    if outer.end > inner.begin:
        return False
    clause = reported.content(outer, line_events)
    return clause is not None and any(
        first <= inner.first < last or first <= inner.begin < last for first, last in clause
    )
