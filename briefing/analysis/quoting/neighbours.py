"""The owners of stretches that have no cue of their own: what stands around them in the paragraph and before it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues, judging, phrases
from briefing.analysis.quoting.endings import VERB
from briefing.analysis.quoting.events import near as nearby
from briefing.analysis.quoting.owners import Owner, outermost
from briefing.analysis.quoting.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.tokens import Line

_PLACE = frozenset(["on", "in", "at", "via", "to"])  # `He was blunter on CNN: "A"`, `a message to Smith: "A"`
_LEAD_IN = re.compile(
    r"[./(-]*[&B]?(?:(?:A|G|p[DAnNR#w]*(?:[po][DAnNR#w]+)*),){1,3}"
)  # "Now, ", "In May, by contrast, "
_LAST = 10
_CLOSE = 3


def from_neighbours(
    index: int, lines: Sequence[Line], events: Sequence[Sequence[Event]], found: dict[tuple[int, int], Owner]
) -> None:
    """Fills in the stretches of a line that have no cue of their own."""
    line = lines[index]
    places = list(line.stretches)
    for number, q in enumerate(places):
        if (index, q) in found:
            continue
        owner = None
        if _is_put_to_somebody(line, q, nearby(events[index], q)):
            continue
        if number == 0 and not set(line.tags[:q]) - set("./:(-"):
            owner = (
                _from_line_before(index, lines, events, found)
                or _from_next(index, places, found)
                or _told_of(index, lines)
            )
        elif number:
            owner = _from_paragraph(
                line, q, places[number - 1], found.get((index, places[number - 1])), nearby(events[index], q)
            )
        if owner is None:
            owner = (
                _from_colon(line, q)
                or _from_sentence_before(line, q, nearby(events[index], q))
                or _from_subject(line, q)
            )
        if owner is not None:
            found[index, q] = owner


def from_lines_behind(lines: Sequence[Line], found: dict[tuple[int, int], Owner]) -> None:
    """Fills in a mark left open, `"A.`, from the paragraph that goes on with it, `"B," she said.`"""
    for index in range(len(lines) - 2, -1, -1):
        last, first = max(lines[index].stretches, default=-1), min(lines[index + 1].stretches, default=-1)
        if last < 0 or first < 0 or (index, last) in found or lines[index].stretches[last].closed:
            continue
        owner = found.get((index + 1, first))
        if owner is not None and not set(lines[index + 1].tags[:first]) - set("./(-"):
            found[index, last] = replace(owner, rule="paragraph behind", confidence=0.8, event=None)


def _is_put_to_somebody(line: Line, q: int, events: Sequence[Event]) -> bool:
    """`Smith was asked, "Why?"`: not his words."""
    return any(e.passive and q - _CLOSE < e.last <= q and line.words[e.last : e.last + 1] != ("by",) for e in events)


def _from_next(index: int, places: list[int], found: dict[tuple[int, int], Owner]) -> Owner | None:
    """`"A." "B," she said`: the stretch that follows at once tells."""
    if len(places) > 1 and places[1] <= places[0] + 2 and (index, places[1]) in found:
        return replace(found[index, places[1]], rule="next", confidence=0.85, event=None)
    return None


def _from_paragraph(
    line: Line, q: int, previous: int, owner: Owner | None, line_events: Sequence[Event]
) -> Owner | None:
    """`"A," she said. "B."`: the speaker goes on where no other sentence comes between."""
    if owner is None:
        return None
    begin, _ = line.sentence(q)
    whole = not set(line.tags[begin:q]) - set("./(-AB&")
    if whole and line.tags.count(".", previous, q) <= 1:
        return replace(owner, rule="goes on", confidence=min(owner.confidence, 0.95))
    if whole:
        return _from_sentence_before(line, q, line_events) or replace(owner, rule="goes on", confidence=0.8)
    if _LEAD_IN.fullmatch(line.tags, begin, q) and line.tags[q + 1 : q + 2] in (".", "/"):
        return replace(owner, rule="goes on", confidence=0.8)
    if begin <= previous:
        return replace(owner, rule="same sentence", confidence=min(owner.confidence, 0.6))
    return None


def _from_sentence_before(line: Line, q: int, events: Sequence[Event]) -> Owner | None:
    """A quotation of whole sentences right behind a sentence without one: that sentence's subject speaks."""
    begin, _ = line.sentence(q)
    if begin < 2 or set(line.tags[begin:q]) - set("./(-"):
        return None
    first, _ = line.sentence(begin - 2)
    told = [e for e in events if first <= e.first < begin and e.subject is not None and not e.passive]
    if told:
        event = outermost(told[-1], told)
        return Owner(line, event.subject, (event.first, event.last), None, "sentence before", 0.8)
    subject = phrases.sentence_subject(line, begin - 2)
    if subject is None or line.tags[subject.core - 1] not in "NRP":
        return None
    return Owner(line, subject, None, None, "sentence before", 0.7)


def _from_colon(line: Line, q: int) -> Owner | None:
    """`Smith: "A"`, `It surprised Smith: "A"`."""
    if q < 2 or line.tags[q - 1] != ":" or line.tags[q + 1 : q + 2] in tuple("vVnNX"):
        return None
    begin, _ = line.sentence(q)
    names = re.search(r"D?[nR]*N+\Z", line.tags[begin : q - 1])
    if names is not None and line.words[begin + names.start() - 1] not in _PLACE:
        first = begin + names.start()
        return Owner(line, Phrase(first, q - 1, q - 1), (q - 1, q), None, "colon", 0.7)
    if line.words[begin] == "from":
        source = phrases.right_of(line, begin + 1)
        return Owner(line, source, (q - 1, q), None, "colon", 0.8) if source is not None else None
    subject = phrases.sentence_subject(line, q - 1)
    if subject is None:
        return None
    return Owner(line, subject, _verb_between(line, subject.last, q) or (q - 1, q), None, "colon", 0.7)


def _from_subject(line: Line, q: int) -> Owner | None:
    """The subject of the sentence that holds the words: `Smith is not "one of the boys"`."""
    subject = None if judging.is_shouted(line, q) else phrases.sentence_subject(line, q)
    if subject is None:
        return None
    subject = _without_verb(line, subject)
    speaks = line.tags[subject.core - 1] in "NRP" or line.words[subject.core - 1] in cues.kind("documents")
    if not speaks or subject.last >= q:
        return None
    return Owner(line, subject, _verb_between(line, subject.last, q), None, "subject", 0.6)


def _without_verb(line: Line, phrase: Phrase) -> Phrase:
    """ "The council" in `The council lists "six ways"`: a verb in -s that looks like a noun is taken off."""
    last = phrase.last - 1
    verb = line.tags[last - 1] in "NR" and line.tags[last] == "n" and line.words[last].endswith("s")
    if last > phrase.first and verb and line.tags[last + 1 : last + 2] in ("Q", "D", "T", "P"):
        return Phrase(phrase.first, last, last)
    return phrase


def _verb_between(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The first full verb between a subject and the words that it has to do with: "seeks" in `She seeks "a way"`."""
    for match in VERB.finditer(line.tags, start, end + 1):
        if line.tags[match.end() - 1] in "vVIGn":
            return match.end() - 1, match.end()
    return None


def _from_line_before(
    index: int, lines: Sequence[Line], events: Sequence[Sequence[Event]], found: dict[tuple[int, int], Owner]
) -> Owner | None:
    """What the paragraph before ends with: a colon, a mark left open, or a quotation that goes on."""
    if index == 0 or lines[index - 1].heading:
        return None
    line = lines[index - 1]
    body = line.tags.rstrip("./")
    if body.endswith(":"):
        begin, _ = line.sentence(len(body) - 1)
        near = [e for e in events[index - 1][-_LAST:] if e.first >= begin and e.subject is not None]
        if near:
            event = outermost(near[-1], near)
            return Owner(line, event.subject, (event.first, event.last), event, "colon before", 0.9)
        return _from_colon(line, len(body))
    last = max(line.stretches, default=-1)
    owner = found.get((index - 1, last))
    if owner is None or "." in body[last:]:
        return None
    unclosed = not line.stretches[last].closed
    alone = not set(lines[index].tags) - set("Q./")
    if unclosed or alone:
        return replace(owner, rule="paragraph before", confidence=0.85 if unclosed else 0.65, event=None)
    return None


def _told_of(index: int, lines: Sequence[Line]) -> Owner | None:
    """Of whom the paragraph before tells, where this one is nothing but a quotation."""
    if index == 0 or lines[index - 1].heading or set(lines[index].tags) - set("Q./"):
        return None
    line = lines[index - 1]
    _, end = line.sentence(0)
    subject = phrases.sentence_subject(line, end)
    if subject is None or line.tags[subject.core - 1] not in "NRP":
        return None
    return Owner(line, subject, None, None, "told of", 0.6)
