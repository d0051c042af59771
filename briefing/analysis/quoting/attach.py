"""Which cue owns which quoted stretch: right behind it, before it, in its neighbours, in the paragraph before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.analysis.quoting import phrases, reported
from briefing.analysis.quoting.events import near as nearby
from briefing.analysis.quoting.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.tokens import Line

_NP = r"(?:P|D{0,2}A?[vg]?(?:[NnR#s]|&(?=[NnR]))*[NnR])"
_ASIDE = r"(?:,[^.,/Q]{1,25},|\([^.Q()]{1,12}\))?"
# Behind a closing mark any verb is a cue: `," Smith offered`, `," offered Smith`.
_VERB_BEHIND = re.compile(
    rf"[,/-]?[Aw]*(?:(?P<who>P|D?[NnR#s]*[NR]){_ASIDE}[AX]*(?P<verb>v|(?<=P)[nNvVIG]|[nI](?=[.,pDTA]))"
    rf"|(?P<turned>[v])(?P<behind>{_NP})(?=[.,:;/W]|(?<=N)[op]{_NP}[.,;/]))"
)
_SIGNATURE = re.compile(r"[./]?-(?P<who>[NnR]{2,6})[.,(]")
_TRANSCRIPT = re.compile(r"\s*(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):\s")
_LEAD_TO_EVENT = re.compile(r"[,/-]?[AwB]*\Z")
# `," her lawyer, Ann Smith, said`: the post before the name that speaks.
_POST_BEHIND = re.compile(rf"[,/-]?{_NP}(?:[op]{_NP})?,\Z")
_POST_REACH = 14
_SHORT_SENTENCE = 8
_LAST = 10
_CLOSE = 3


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


def owners(text: str, lines: Sequence[Line], events: Sequence[Sequence[Event]]) -> dict[tuple[int, int], Owner]:
    """The owner of each stretch that has one, by (index of the line, position in it); `text` is the article's."""
    found: dict[tuple[int, int], Owner] = {}
    for index, line in enumerate(lines):
        if not line.stretches:
            continue
        for q in line.stretches:
            near = nearby(events[index], q)
            owner = transcript(line, q, text) or behind(line, q, near) or before(line, q, near) or after(line, q, near)
            if owner is not None:
                found[index, q] = owner
        _from_neighbours(index, lines, events, found)
    _from_lines_behind(lines, found)
    return found


def _from_lines_behind(lines: Sequence[Line], found: dict[tuple[int, int], Owner]) -> None:
    """Fills in a mark left open, `"A.`, from the paragraph that goes on with it, `"B," she said.`"""
    for index in range(len(lines) - 2, -1, -1):
        last, first = max(lines[index].stretches, default=-1), min(lines[index + 1].stretches, default=-1)
        if last < 0 or first < 0 or (index, last) in found or lines[index].stretches[last].closed:
            continue
        owner = found.get((index + 1, first))
        if owner is not None and not set(lines[index + 1].tags[:first]) - set("./(-"):
            found[index, last] = replace(owner, rule="paragraph behind", confidence=0.8, event=None)


def transcript(line: Line, q: int, text: str) -> Owner | None:
    """`"VELDT: We will go."`: a name in capitals opens the stretch."""
    stretch = line.stretches[q]
    match = _TRANSCRIPT.match(text, stretch.start, stretch.end)
    return Owner(line, None, None, None, "transcript", 0.9, match.group("name")) if match else None


def after(line: Line, q: int, events: Sequence[Event]) -> Owner | None:
    """A cue that ends the sentence of a partial quotation: `A man who "stole" is held, Smith said.`"""
    _, end = line.sentence(q)
    for event in events:
        if q < event.begin < end and event.subject is not None and line.tags[event.begin - 1] in ",S":
            if event.inherits or event.passive or event.form == "gerund" or "Q" in line.tags[event.end : end]:
                return None
            if line.tags[event.end : event.end + 1] in (".", "/", ",", "p", "w", "S", ")"):
                return Owner(line, event.subject, (event.first, event.last), event, "after", 0.85)
    return None


def behind(line: Line, q: int, events: Sequence[Event]) -> Owner | None:
    """The cue right behind the stretch: `," she said`, `," said Smith`, `," Smith, a lawyer, offered`, `" — Smith`."""
    tags = line.tags
    following = tags[q + 1 : q + 2]
    signature = _SIGNATURE.match(tags, q + 1)
    if signature is not None:
        who = Phrase(signature.start("who"), signature.end("who"), signature.end("who"))
        return Owner(line, who, None, None, "signature", 0.9)
    if following == "." and (_ends_a_told_sentence(line, q, events) or not _only_a_cue(line, q + 2)):
        return None
    start = q + 1 + (following == ".")
    for event in events:
        if event.first > q and not event.inherits and not event.passive and event.form != "gerund":
            if _LEAD_TO_EVENT.match(tags[start : event.begin]) and (event.begin <= start + 3):
                return Owner(line, event.subject, (event.first, event.last), event, "behind", 0.95)
            if _names_post(line, start, event):
                return Owner(line, event.subject, (event.first, event.last), event, "behind", 0.9)
            if event.begin > start + 3:
                break
    match = _VERB_BEHIND.match(tags, start)
    if match is None or not (following in ",/-" or _ends_open(line, q)):
        return None
    name, verb = ("who", "verb") if match.group("who") else ("behind", "turned")
    who = Phrase(match.start(name), match.end(name), match.end(name))
    return Owner(line, who, match.span(verb), None, "verb behind", 0.75)


def _ends_a_told_sentence(line: Line, q: int, events: Sequence[Event]) -> bool:
    """Whether the stretch is the tail of a sentence that has its own cue: `He said it was "a failing". She left.`"""
    begin, _ = line.sentence(q)
    return not line.words[q].endswith((".", "?", "!", ",")) and any(begin <= event.first < q for event in events)


def _names_post(line: Line, start: int, event: Event) -> bool:
    """Whether only the post of the event's subject stands between the mark and that subject, a name."""
    if event.subject is None or event.inverted or event.begin > start + _POST_REACH:
        return False
    name = line.tags[event.subject.first : event.subject.core]
    return not name.strip("N") and _POST_BEHIND.fullmatch(line.tags, start, event.begin) is not None


def _only_a_cue(line: Line, start: int) -> bool:
    """Whether the sentence at `start` is no more than "Smith said."."""
    _, end = line.sentence(start)
    return end - start <= _SHORT_SENTENCE and "Q" not in line.tags[start:end] and line.tags[end - 1 : end] != ":"


def _ends_open(line: Line, q: int) -> bool:
    """Whether the stretch itself ends with a comma or a question, so that its sentence goes on behind the mark."""
    return line.words[q].endswith((",", "?", "!", "-", "—", "–"))


def before(line: Line, q: int, events: Sequence[Event]) -> Owner | None:
    """The nearest cue before the stretch in its sentence; the outer one where it stands inside another's content."""
    begin, _ = line.sentence(q)
    near = [e for e in events if begin <= e.first < q and not (e.passive and e.lemma != "quote")]
    near = [e for e in near if e.end <= q and not reported.is_aside(e, q)]
    if not near:
        return None
    event = near[-1]
    speaks = line.tags[q - 1] in ",:" and event.last >= q - _CLOSE and event.form == "finite" and not event.inherits
    outer = event if speaks else outermost(event, near)
    if outer.subject is None:
        return None
    confidence = 0.93 if line.tags[q - 1] in ":,TVIG" else 0.85
    return Owner(line, outer.subject, (outer.first, outer.last), outer, "before", confidence)


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


def _from_neighbours(
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
            owner = _from_line_before(index, lines, events, found) or _from_next(index, places, found)
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
    if q < 2 or line.tags[q - 1] != ":":
        return None
    begin, _ = line.sentence(q)
    names = re.search(r"D?[nR]*N+\Z", line.tags[begin : q - 1])
    if names is not None:
        first = begin + names.start()
        return Owner(line, Phrase(first, q - 1, q - 1), (q - 1, q), None, "colon", 0.7)
    subject = phrases.sentence_subject(line, q - 1)
    return Owner(line, subject, None, None, "colon", 0.7) if subject else None


def _from_subject(line: Line, q: int) -> Owner | None:
    """The subject of the sentence that holds the words: `Smith is not "one of the boys"`."""
    subject = phrases.sentence_subject(line, q)
    if subject is None or line.tags[subject.core - 1] not in "NRP" or subject.last >= q:
        return None
    return Owner(line, subject, None, None, "subject", 0.6)


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
