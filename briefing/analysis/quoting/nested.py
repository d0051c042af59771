"""The outer of two speakers: the White House, where "the White House said the premier indicated ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.quoting import owners, reported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.phrases import Phrase


def reporter(event: Event, line_events: Sequence[Event]) -> Phrase | None:
    """Who reports that the subject of `event` said what it tells, or None; `line_events` stand near it in its line.

    That is the speaker of the clause that holds the cue, or of ", according to ..." behind it.
    """
    outer = owners.outermost(event, line_events)
    if outer is not event:
        return outer.subject if outer.subject != event.subject else None
    return _source_behind(event, line_events)


def _source_behind(event: Event, line_events: Sequence[Event]) -> Phrase | None:
    """ "Smith said he would go, according to the Post": the Post."""
    _, end = event.line.sentence(event.first)
    for other in line_events:
        if other.form != "preposition" or not event.end <= other.first < end:
            continue
        if event.line.tags[other.first - 1] != "," or "Q" in event.line.tags[event.end : other.first]:
            return None
        clause = reported.content(other, line_events)
        return other.subject if clause is None or clause[0][0] <= event.begin else None
    return None
