"""Which cue owns which quoted stretch: right behind it, before it, in its neighbours, in the paragraph before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues, endings, judging, neighbours, reported, signatures
from briefing.analysis.quoting.events import near as nearby
from briefing.analysis.quoting.owners import Owner, outermost
from briefing.analysis.quoting.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.tokens import Line

_NP = r"(?:P|D{0,2}A?[vg]?(?:[NnR#s]|&(?=[NnR]))*[NnR])"
_ASIDE = r"(?:,[^.,/Q]{1,25},|\([^.Q()]{1,12}\))?"
# Behind a closing mark any verb is a cue: `," Smith offered`, `," offered Smith`.
_VERB_BEHIND = re.compile(
    rf"[,/-]?[Aw]*(?:(?P<who>P|D?[NnR#s]*[NR]){_ASIDE}[AX]*(?P<verb>v|(?<=P)[nNvVIG]|[nI](?=[.,pDTA]))"
    rf"|(?P<turned>v)(?P<behind>{_NP})(?=[.,:;/W]|(?<=N)[op]{_NP}[.,;/])"
    rf"|(?P<noun>n)(?P<last>D?[nR]*N+)(?=[.,;/]))"
)
_PAIRS = (("who", "verb"), ("behind", "turned"), ("last", "noun"))
_SIGNATURE = re.compile(r"[./]?-(?P<who>[NnR]{2,6})[.,(]")
_TRANSCRIPT = re.compile(r"\s*(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):\s")
_NAMED = re.compile(r"\s*(?P<name>(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w'’-]+):\s")
_LEAD_TO_EVENT = re.compile(r"[,/-]?[AwB]*\Z")
# `," her lawyer, Ann Smith, said`: the post before the name that speaks.
_POST_BEHIND = re.compile(rf"[,/-]?{_NP}(?:[op]{_NP})?,[nRA]*\Z")
_POST_REACH = 14
_SHORT_SENTENCE = 8
_CLOSE = 3
_SAID = frozenset(["say", "tell", "write", "add"])


def owners(
    text: str, lines: Sequence[Line], events: Sequence[Sequence[Event]], people: Collection[str]
) -> dict[tuple[int, int], Owner]:
    """The owner of each stretch that has one, by (index of the line, position in it).

    `text` is the article's, `people` the surnames of those it names.
    """
    found: dict[tuple[int, int], Owner] = {}
    for index, line in enumerate(lines):
        if not line.stretches:
            continue
        for q in line.stretches:
            near = nearby(events[index], q)
            owner = transcript(line, q, text, people) or _by_cue(line, q, near)
            if owner is not None:
                found[index, q] = owner
        neighbours.from_neighbours(index, lines, events, found)
    neighbours.from_lines_behind(lines, found)
    signatures.fill_in(lines, people, found)
    return found


def _by_cue(line: Line, q: int, near: Sequence[Event]) -> Owner | None:
    """The owner that a cue in the sentence of the stretch names, the nearest place first."""
    found = behind(line, q, near)
    if found is not None and found.event is not None and _adds(line, q, found.event):
        # `Smith told them it was "dead", according to two of them`: Smith's word.
        told = before(line, q, near)
        if told is not None and told.event is not None and _tells(told.event, q, near):
            return told
    return found or before(line, q, near) or after(line, q, near)


def _adds(line: Line, q: int, event: Event) -> bool:
    """Whether the cue behind may tell something of its own: `"dead," according to two`, `"dead," but she saw it`."""
    return event.form == "preposition" or "B" in line.tags[q + 1 : event.begin]


def _tells(event: Event, q: int, near: Sequence[Event]) -> bool:
    clause = reported.content(event, near)
    return clause is not None and any(first <= q < last for first, last in clause)


def transcript(line: Line, q: int, text: str, people: Collection[str]) -> Owner | None:
    """`"VELDT: We will go."`: a name opens the stretch, in capitals or one of `people` (surnames)."""
    stretch = line.stretches[q]
    match = _TRANSCRIPT.match(text, stretch.start, stretch.end)
    if match is None and not set(line.tags[:q]) - set("./(-"):
        match = _NAMED.match(text, stretch.start, stretch.end)
        match = match if match is not None and match.group("name").rpartition(" ")[2] in people else None
    return Owner(line, None, None, None, "transcript", 0.9, match.group("name")) if match else None


def after(line: Line, q: int, events: Sequence[Event]) -> Owner | None:
    """A cue that ends the sentence of a partial quotation: `A man who "stole" is held, Smith said.`"""
    _, end = line.sentence(q)
    for event in events:
        if q < event.begin < end and event.subject is not None and _clause_ends(line, event.begin - 1, q):
            if event.inherits or event.passive or event.form == "gerund" or "Q" in line.tags[event.end : end]:
                return None
            if line.tags[event.end : event.end + 1] in (".", "/", ",", "p", "w", "S", ")"):
                return Owner(line, event.subject, (event.first, event.last), event, "after", 0.85)
    return None


def _clause_ends(line: Line, at: int, q: int) -> bool:
    """Whether a clause ends at `at`, with a comma or with a later stretch than `q` that ends in one."""
    return line.tags[at] in ",S" or (at > q and line.tags[at] == "Q" and line.words[at] == ",")


def behind(line: Line, q: int, events: Sequence[Event]) -> Owner | None:
    """The cue right behind the stretch: `," she said`, `," said Smith`, `," Smith, a lawyer, offered`, `" — Smith`."""
    if judging.is_shouted(line, q):
        return None
    tags = line.tags
    following = tags[q + 1 : q + 2]
    signature = _SIGNATURE.match(tags, q + 1)
    if signature is not None:
        who = Phrase(signature.start("who"), signature.end("who"), signature.end("who"))
        return Owner(line, who, (who.first - 1, who.first), None, "signature", 0.9)
    if following == "." and (_ends_a_told_sentence(line, q, events) or not _only_a_cue(line, q + 2)):
        return None
    start = q + 1 + (following == ".")
    led = endings.leads_in(line, q) or _is_named(line, q, events)
    for event in events:
        if following == "." and event.first > q and reported.content(event, events) is not None:
            return None  # `"It is safe." The mayor said she had looked.` tells something else
        if led and event.first > q and _tells_behind(event, events):
            return None  # `While he called it "a hole," Smith said that she liked it.`
        passive = event.passive and event.lemma != "quote"  # "Smith is quoted as saying"
        if event.first > q and not event.inherits and not passive and event.form != "gerund":
            if _LEAD_TO_EVENT.match(tags[start : event.begin]) and (event.begin <= start + 3):
                return Owner(line, event.subject, (event.first, event.last), event, "behind", 0.95)
            if _names_post(line, start, event):
                return Owner(line, event.subject, (event.first, event.last), event, "behind", 0.9)
            if event.begin > start + 3:
                break
    match = _VERB_BEHIND.match(tags, start)
    if match is None or led or not (following in ",/-" or _ends_open(line, q)):
        return None
    name, verb = next(pair for pair in _PAIRS if match.group(pair[0]))
    if verb == "noun" and not line.words[match.start(verb)].endswith("s"):
        return None  # `," shrugs Smith`, no `," student Smith`
    who = Phrase(match.start(name), match.end(name), match.end(name))
    return Owner(line, who, match.span(verb), None, "verb behind", 0.75)


def _is_named(line: Line, q: int, events: Sequence[Event]) -> bool:
    """Whether the stretch is the name that somebody gives: `what Smith calls "a hole," (the council lost)`."""
    return any(event.end == q and line.tags[event.begin - 1 : event.begin] in ("H", "W") for event in events)


def _tells_behind(event: Event, events: Sequence[Event]) -> bool:
    """Whether words of its own stand behind the cue: "Smith said that it failed", `Smith said: "No."`."""
    following = event.line.tags[event.end : event.end + 1]
    clause = reported.content(event, events) if following not in (",", ":", "Q") else None
    return following in (":", "Q") or (clause is not None and clause[0][0] >= event.end)


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


def _teller(line: Line, q: int, near: Sequence[Event]) -> Event:
    """Which of the cues before the stretch introduces it: the last, unless that one has told what it tells."""
    last = near[-1]
    if len(near) == 1 or near[-2].subject is None:
        return last
    named = last.form == "noun" and near[-2].end == last.begin and near[-2].form in ("finite", "gerund", "base")
    if named:
        return near[-2]  # `she said Smith's remarks "went too far"`
    told = line.tags[q - 1] == "T" and line.tags[q - 2] not in "&B," and "T" in line.tags[last.end : q - 1]
    relative = line.tags[max(0, last.first - _CLOSE) : last.first].rstrip("XA").endswith("W") and last.end < q - 1
    aside = relative and line.tags[q - 1] == ":" and last.lemma not in cues.kind("quote") | _SAID
    return near[-2] if told or aside else last  # `He told a man who feared that it may fail that "it will not"`


def before(line: Line, q: int, events: Sequence[Event]) -> Owner | None:
    """The nearest cue before the stretch in its sentence; the outer one where it stands inside another's content."""
    begin, _ = line.sentence(q)
    near = [e for e in events if begin <= e.first < q and not (e.passive and e.lemma != "quote")]
    near = [e for e in near if e.end <= q and not endings.is_aside(e, q) and not (e.negated and e.form == "gerund")]
    if not near:
        return None
    event = _teller(line, q, near)
    speaks = line.tags[q - 1] in ",:" and event.last >= q - _CLOSE and event.form == "finite" and not event.inherits
    outer = event if speaks else outermost(event, near)
    if outer.subject is None:
        return None
    confidence = 0.93 if line.tags[q - 1] in ":,TVIG" else 0.85
    return Owner(line, outer.subject, (outer.first, outer.last), outer, "before", confidence)
