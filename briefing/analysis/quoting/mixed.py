"""The clause of a speaker that holds a word or more of his own between marks: `She called the plan "a hole"`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues, judging, reported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.tokens import Line

_MOSTLY = 0.6
_VERB = re.compile(r"[vXVI]")


def clause(text: str, line: Line, q: int, event: Event, line_events: Sequence[Event]) -> tuple[int, int] | None:
    """First and past-last position of the clause that `event` tells and the stretch at `q` is part of.

    None where the quotation stands for itself. `text` is the article's, `line_events` stand near the event in its line.
    """
    found = reported.content(event, line_events)
    short = judging.is_short(text, line, q)
    if short and event.subject and line.words[event.subject.first] in judging.GENERIC:
        return None
    own_sentence = line.tags[q - 1 : q] in (",", ":") and text[line.stretches[q].start].isupper()
    if own_sentence or (event.lemma not in cues.kind("that") and not short):
        return None  # `He replied: "Never."` stands for itself, however short
    if found is None or len(found) != 1 or not found[0][0] <= q < found[0][1]:
        if not short or not judging.is_apt(line, q, event):
            return None
        found = ((event.end, _object_end(line, q)),)
    first, last = found[0]
    while first < last and line.tags[first] in "T,":
        first += 1
    told = line.tags[first - 1] == "T" or _VERB.search(line.tags, first, q) is not None
    if short and not told and judging.is_by_the_way(line, q, event):
        return None
    if short:
        last = _before_dash(line, first, q, last)
    whole = line.ends[last - 1] - line.starts[first]
    return None if first == q and quoted(line, (first, last)) >= _MOSTLY * whole else (first, last)


def quoted(line: Line, part: tuple[int, int]) -> int:
    """How many characters of a part of `line` stand between marks."""
    inside = (line.stretches[q] for q in range(*part) if q in line.stretches)
    return sum(stretch.end - stretch.start for stretch in inside)


def _before_dash(line: Line, first: int, q: int, last: int) -> int:
    """`last`, or where a dash begins what the reporter adds, the word at `q` with it: `- though no "star" came`."""
    dash = line.tags.rfind("-", first, q)
    lone = dash > first and line.tags.count("-", first, last) == 1
    return dash if lone else last


def _object_end(line: Line, q: int) -> int:
    _, end = line.sentence(q)
    return next((at for at in range(q, end) if line.tags[at] in ",)"), end)
