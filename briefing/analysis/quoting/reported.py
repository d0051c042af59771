"""What somebody is said to have said: the clause that a cue reports, before it, behind it, or around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues, phrases
from briefing.analysis.quoting.endings import MIN_WORDS, VERB, clause_end, without_manner, without_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.endings import Content
    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.tokens import Line

_TO_THAT = re.compile(r"(?:,[pA]n?,)?(?:[AwDNnR#sPSop]|t(?=[PDNR]|nT)|,(?=[Aw])|(?<=[Aw#]),){0,12}?T")
_SKIPPED = re.compile(r"(?:A|p?D?w#?,?#?,?(?=[^,])|D?w|pD?n?[nw]+(?=P))*")
_CLAUSE = re.compile(r"(?:[BAS]|,)?(?:P|D|N|n|R|#|g|T|Q|H|G|s|p(?=D)|(?<=S)[vVX])")
_CLAUSE_OPENERS = frozenset(["if", "while", "although", "though", "once", "unless"])
_AFTER_AROUND = tuple(".,/pwSA-&GB;t:)")
# What stands behind `, he said,` and is no more of what he said.
_REST_APART = re.compile(r"[GgWSQ]|[&B][AX]*[VG]|[&BA]*PV|[D#][nw]S")
# What follows a cue that stands inside what it reports or behind it: ", he said, ", ", he said in May".
_REASONS = frozenset(["because", "since", "if", "unless", "until"])  # "The road is shut, he said, because it is icy"
_INTERJECTED = (",", ".", "p", "w", "S")
_CIRCUMSTANCE = re.compile(r"(?:[pw]D?[nNRsw#]{1,4}){1,2}(?=,)|[D#]?w(?=[.,/])")  # "he said (in a letter on Friday), "
_ASIDE = 12
_MANNER_OF_IT = re.compile(r"[Aw]*(?:[pw][^TXVIPQ]*)?")  # "pointed out (in May with a smile), "
_HOME = re.compile(r"oN+")  # "(told the Daily Star) of Salem"
_OWN_DEEDS = frozenset(["vow", "promise", "threaten"])
_NEGATIONS = frozenset(["not", "never"])
# "(called) him a fool", "(called) the plan a mess", "(called) her vote for the dam a mistake"
_NAMED = re.compile(r"(?:P|[DnNRs#]*?[nNR](?:[opt&][DnNRs#]*[nNR])*)D[nRvgN]")
_THEM = (("him",), ("it",), ("them",), ("himself",), ("herself",), ("themselves",))
# So much behind "say" is a clause, though its verb looks like a noun: "who say the law hardly helps farmers".
_SURE = re.compile(r"[DNP][^Q]{5}|D?[nNRs]*[nNR]Q")


def content(event: Event, others: Sequence[Event]) -> Content | None:
    """The positions of what `event` reports, as one or two (first, past last) pairs, or None where it reports nothing.

    `others` are the events of the same line; a clause ends where the next of them begins a statement of its own.
    """
    if event.form == "preposition":
        return _around(event) or _led(event, others)
    around = _around(event) if _is_interjected(event) else None
    if around is not None and (len(around) == 1 or VERB.search(event.line.tags, *around[0])):
        return around
    found = _behind(event, others)
    if found is not None:
        return (found,)
    told = _of_relative(event, others) or _as_told(event, others)
    if told is not None:
        return told
    return _around(event) if event.lemma in cues.kind("that") else None


def _is_interjected(event: Event) -> bool:
    """Whether a comma stands before the cue and its subject, and nothing that is told right behind them."""
    if event.lemma not in cues.kind("that") or event.inherits or event.line.tags[event.begin - 1] != ",":
        return False
    return event.line.tags[event.end : event.end + 1] in _INTERJECTED and not _tells_behind(event)


def _tells_behind(event: Event) -> bool:
    """Whether "that" or the cue's own preposition opens what is told: "In Rome, Smith joked about it"."""
    words = event.line.words[event.end : event.end + 1]
    return _TO_THAT.match(event.line.tags, event.end) is not None or bool(cues.prepositions(event.lemma) & set(words))


def _led(event: Event, others: Sequence[Event]) -> Content | None:
    """ "According to Smith, the plan is dead"."""
    line = event.line
    begin, end = line.sentence(event.first)
    comma = line.tags.find(",", event.end, end)
    if comma < 0 or event.first - begin > 3:
        return None
    return ((comma + 1, clause_end(event, comma + 1, end, others)),)


def _as_told(event: Event, others: Sequence[Event]) -> Content | None:
    """ "As Smith pointed out in May, the plan is dead", "The plan, as Smith pointed out, is dead"."""
    line, tags = event.line, event.line.tags
    begin, end = line.sentence(event.first)
    opens = event.begin - 1
    if opens < begin or line.words[opens] != "as" or event.lemma not in cues.kind("that") or event.inherits:
        return None
    place = _skipped(line, _past_cue(event), end)
    comma = tags.find(",", place, place + _ASIDE)
    if comma < 0 or not _MANNER_OF_IT.fullmatch(tags, place, comma):
        return None
    if opens - begin <= 1:
        return ((comma + 1, clause_end(event, comma + 1, end, others)),)
    if tags[opens - 1] != "," or opens - 1 - begin < 1:
        return None
    return (begin, opens - 1), (comma + 1, end)


def _around(event: Event) -> Content | None:
    """ "The plan is dead, Smith said", "The plan, Smith said, is dead"."""
    line = event.line
    begin, end = line.sentence(event.first)
    first = event.begin
    if first - 1 <= begin or event.inherits:
        return None
    comma = line.tags[first - 1] == ","
    if not comma and event.form != "preposition":
        return None
    place = first - 1 if comma else first
    after = _past_circumstance(event, end)
    if event.form != "preposition" and line.tags[after : after + 1] not in _AFTER_AROUND:
        return None
    start = max(begin, line.tags.rfind(";", begin, place) + 1, _open_bracket(line, begin, place) + 1)
    goes_on = line.tags[after : after + 1] == "," and after + 1 < end
    apposed = event.inverted and VERB.search(line.tags, start, place) is not None  # "..., said Smith, a lawyer"
    reason = goes_on and line.words[after + 1] in _REASONS
    apart = apposed or (not reason and _REST_APART.match(line.tags, after + 1, end))
    if comma and event.form != "preposition" and goes_on and not apart:
        return (start, place), (after + 1, end)
    if comma and line.tags[place - 1 : place] == "T":
        return None
    if comma and event.form == "preposition" and not VERB.search(line.tags, start, place):
        if not goes_on:
            return None
        return ((start, place), (after + 1, end)) if place - start > 1 else ((after + 1, end),)
    leads = not event.inverted and _leads_in(line, start, place)
    return ((start, place),) if VERB.search(line.tags, start, place) and not leads else None


def _past_circumstance(event: Event, end: int) -> int:
    """Past the cue with whom it addresses, when and where: "he told them in a letter on Friday"."""
    after = event.end
    if event.lemma in cues.kind("person") and not event.inverted:
        after = _addressee(event.line, after)
    circumstance = _CIRCUMSTANCE.match(event.line.tags, after, end + 1)  # what ends it is seen
    return circumstance.end() if circumstance else after


def _leads_in(line: Line, start: int, place: int) -> bool:
    """Whether what stands before the comma is no clause of its own: "When she left, (Smith said)"."""
    if line.tags[start] in "pw" and line.tags[start + 1 : start + 2] != "#":
        return not set(line.tags[max(start, line.tags.find(",", start, place)) : place]) & set("vXVI")
    return line.tags[start] in "SVG" and "," not in line.tags[start:place]


def _open_bracket(line: Line, begin: int, place: int) -> int:
    """The last bracket before `place` that is not closed, or -1."""
    bracket = line.tags.rfind("(", begin, place)
    return bracket if bracket > line.tags.rfind(")", begin, place) else -1


def _behind(event: Event, others: Sequence[Event]) -> tuple[int, int] | None:
    """ "Smith said that the plan is dead", "Smith told them he would go", "Smith vowed to go"."""
    line, tags = event.line, event.line.tags
    _, end = line.sentence(event.first)
    start = _opened(event, end)
    if start is not None:
        return without_paper(line, _piece(event, start, end, others))
    place = _past_lead(event, end)
    if event.lemma in cues.kind("bare") and not event.inverted:
        clause = _bare(event, place, end, others)
        if clause is not None:
            return clause
    if event.lemma in cues.kind("naming") and _NAMED.match(tags, place, end):
        return _piece(event, place, end, others)
    act = event.lemma == "report" and tags[place : place + 1] == "g"
    named = tags[place : place + 1] in tuple("DNnR#g") or line.words[place : place + 1] in _THEM
    if event.lemma in cues.kind("object") and not act and named:
        found = without_paper(line, _piece(event, place, end, others))
        return found and without_manner(line, *found)
    return None


def _past_cue(event: Event) -> int:
    return event.end if event.inverted else event.last


def _past_lead(event: Event, end: int) -> int:
    """Past the cue and what stands between it and what is told: "said (on Friday in Rome)", ", he said(,)"."""
    place = _skipped(event.line, _past_cue(event), end)
    tags = event.line.tags
    return place + (tags[place : place + 1] == "," and tags[event.begin - 1 : event.begin] == ",")


def _opened(event: Event, end: int) -> int | None:
    """Where that begins which a word or a colon opens: "warned of", "said that", "vowed to", "asked whether"."""
    line, tags = event.line, event.line.tags
    place = _skipped(line, _past_cue(event), end)
    if place < end and line.words[place] in cues.prepositions(event.lemma):
        return place + 1
    if event.lemma in cues.kind("that"):
        that = _TO_THAT.match(tags, _past_cue(event), end)
        relative = (
            that is not None
            and that.end() - _past_cue(event) > 1
            and tags[that.end() : that.end() + 1] in tuple("XvVI")
        )
        if that is not None and line.words[that.end() - 1] == "that" and not relative:
            return _past_aside(line, that.end(), end)
    place = _past_lead(event, end)
    for kind, opens in (("to", _opens_infinitive), ("whether", _opens_question)):
        if event.lemma in cues.kind(kind):
            start = place if opens(line, place) else _skipped(line, _addressee(line, place), end)
            if opens(line, start) and line.words[start - 1 : start + 2] != ("not", "to", "be"):
                if kind == "to" and start > place and event.lemma not in _OWN_DEEDS:
                    return place  # "urged (them to go)"
                return start - (line.words[start - 1] in _NEGATIONS)  # "vowed not to go"
    spelled = event.lemma == "say" and not event.inverted and tags[place : place + 1] == ":"
    return place + 1 if spelled and "Q" not in tags[place:end] else None


def _opens_infinitive(line: Line, place: int) -> bool:
    return line.tags[place : place + 1] == "t"


def _opens_question(line: Line, place: int) -> bool:
    """ "(asked) whether ...", "(asked them) who ...", "(asked) if ..."."""
    return line.tags[place : place + 1] in tuple("HW") or line.words[place : place + 1] == ("if",)


def _of_relative(event: Event, others: Sequence[Event]) -> Content | None:
    """ "A levy that she said would hurt", "what they say was an error": the verb tells of the word before."""
    tags = event.line.tags
    if event.lemma not in cues.kind("bare") or event.inherits or event.inverted:
        return None
    _, end = event.line.sentence(event.first)
    relative, verb = event.begin - 1, _skipped(event.line, event.last, end)
    if tags[relative : event.begin] not in ("W", "T", "H") or tags[verb : verb + 1] not in ("X", "v"):
        return None
    found = _piece(event, verb, end, others)
    if found is None:
        return None
    return (found,) if tags[relative] == "T" else ((relative, event.begin), found)


def _past_aside(line: Line, place: int, end: int) -> int:
    """Where the clause begins behind "that" or "that, according to a poll, "."""
    if line.words[place + 1 : place + 2] == ("according",):
        return max(place, line.tags.find(",", place + 1, end) + 1)
    return place + (line.tags[place : place + 1] == ",")


def _bare(event: Event, place: int, end: int, others: Sequence[Event]) -> tuple[int, int] | None:
    line, tags = event.line, event.line.tags
    if event.lemma in cues.kind("person"):
        after = _addressee(line, place)
        if after == place:
            return None
        place = _skipped(line, after, end)
    counts = tags[place + 1 : place + 2] == "#" or line.words[place + 1 : place + 2] == (
        "half",
    )  # "said about twenty had come", but not "what they say about the plan"
    about = line.words[place : place + 1] == ("about",)
    if about and not counts and event.lemma not in cues.kind("person"):
        return None
    if not _CLAUSE.match(tags, place + about, end) or (tags[place] == "S" and line.words[place] not in _CLAUSE_OPENERS):
        return None
    found = _piece(event, place + (tags[place] == ","), end, others)
    if found is None:
        return None
    sure = event.lemma == "say" and (_SURE.match(tags, *found) is not None or line.heading)
    return found if sure or VERB.search(tags, found[0] + 1, found[1]) else None


def _addressee(line: Line, place: int) -> int:
    found = phrases.right_of(line, place)
    if line.words[place : place + 1] in (("him",), ("her",), ("them",), ("us",), ("me",)):
        return place + 1
    if found is None or found.first != place:
        return place
    home = _HOME.match(line.tags, found.last)
    return home.end() if home else found.last


def _skipped(line: Line, place: int, end: int) -> int:
    match = _SKIPPED.match(line.tags, place, end)
    return match.end() if match else place


def _piece(event: Event, first: int, end: int, others: Sequence[Event]) -> tuple[int, int] | None:
    last = clause_end(event, first, end, others)
    if _is_topic(event, first, last):
        return None
    return (first, last) if last - first >= MIN_WORDS or "Q" in event.line.tags[first:last] else None


def _is_topic(event: Event, first: int, last: int) -> bool:
    """Whether only what was spoken of is named, and nothing that is said of it: "highlighted the costs of the dam"."""
    tags = event.line.tags[first:last]
    if "Q" in tags or "T" in tags or VERB.search(tags):
        return False
    named = tags[:1] in tuple("DNnR#s") and event.line.tags[first - 1] in "VIGpot"
    return named and (event.lemma in cues.kind("topics") or (event.line.heading and event.line.tags[first - 1] in "po"))
