"""Where the clause that somebody is said to have said ends: before a second cue, an addition, the main clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.tokens import Line

# What may be the verb of a clause, by the letters of tokens.py.
VERB = re.compile(r"[vXVI]|(?<=P)A?n|(?<=[nNR])n(?=[DptoPTQ])|(?<=[nNR]A)n(?=[DPtnN])|s(?=[Dvg])")
MIN_WORDS = 3
_CUT = re.compile(r";|,(?=B[PDNRV]|&(?:[PRV]|N(?!N{0,2},))|A?V)")
# Behind what is named and no clause, as in "called for an inquiry and left", a verb is the main clause's.
_CUT_BEHIND_NAMED = re.compile(r";|,(?=B|&|P|A?(?:V|vD))|&(?=A?[VvX])|B(?=A?(?:[vVn][DpP]|X))")
# What a reporter adds at the end: ", which ...", ", a step that ...", ", while others ...".
_ADDED = re.compile(r",(?:(?P<which>W)|(?P<article>D)|(?P<contrast>S))")
# The same where the comma stands inside a closing mark: `"a hole," but she praised`, `"a hole," while others`.
_BEHIND_MARK = re.compile(r"Q(?=B[PDNRV]|&[PRV]|(?P<other>[WSD]))")
_RELATIVE = re.compile(r",W[AX]*\Z")  # "Smith, who (said)"
_JOINED = re.compile(r"[DPNnRop#]{1,6}&")  # "he and (Smith promised)"
_ASIDE = re.compile(r",[WS][^,;.Q]*\Z")  # "Smith, though he praised the plan and (said)"
_BESIDE = re.compile(r"S(?=[NRn])")  # in a headline: "Smith warns of war as Jones leaves"
_GOES_ON = re.compile(r",A*[vXIV]")
_ADDED_WORDS = frozenset(["which", "who", "where", "a", "an", "one", "while", "whereas"])
_SUBORDINATE = re.compile(r"(?:A,)?(?:p[DnNw#]{1,4})?[SBA&]*SA*")
_MAIN_CLAUSE = re.compile(r"[,-](?=[DNPnR#])(?!N{1,4},A?[vVX])")  # but "When the mayor, Ann Smith, left, (...)"
# "(called for help) in a sharp statement on Friday"
_IN_A_PAPER = re.compile(r"p(?P<article>D)[nv]{0,3}(?P<paper>n)(?:p[DNnRw]{1,5}|w)?\Z")
_OWN = frozenset(["a", "an", "his", "her", "their", "its"])
_MANNER = 5
_LEFT = 8
_WIDE = 20

# One or two stretches of a line: (first, past last) positions.
Content = tuple[tuple[int, int], ...]


def clause_end(event: Event, first: int, end: int, others: Sequence[Event]) -> int:
    """Where the reported clause that begins at `first` ends: before a second cue, ", while ...", ", according to"."""
    tags = event.line.tags
    right_behind = event.form == "finite" and first == event.last
    named = right_behind and tags[first] in "DnNR" and event.lemma in cues.kind("object")
    cut = (_CUT_BEHIND_NAMED if named else _CUT).search(tags, first + MIN_WORDS, end)
    last = cut.start() if cut else end
    bracket = tags.find(")", first, last)
    if bracket >= 0 and "(" not in tags[first:bracket]:
        last = bracket
    if event.line.heading:
        beside = _BESIDE.search(tags, first + 1, last)
        last = beside.start() if beside else last
    last = _without_addition(event.line, first, last)
    if _RELATIVE.search(tags, max(0, event.first - _LEFT), event.first):
        comma = tags.find(",", first + MIN_WORDS, last)
        last = comma if comma > 0 else last
    elif _ASIDE.search(tags, max(0, event.first - _WIDE), event.first):
        main = _GOES_ON.search(tags, first + MIN_WORDS, last)
        last = main.start() if main else last
    if event.form == "gerund" and event.subject is not None and first < event.subject.first <= last:
        last = event.subject.first - 1  # "Noting that ..., Smith (said)"
    elif _is_subordinate(event) and "," not in tags[event.end : first]:
        last = _before_main(event.line, first + 1, last)
    last = _before_next(event, first, last, others)
    while last > first and tags[last - 1] in ",-:":
        last -= 1
    return last


def _before_main(line: Line, first: int, last: int) -> int:
    """Where a clause that leads in ends: at a comma, or behind a stretch that ends in one."""
    main = _MAIN_CLAUSE.search(line.tags, first, last)
    last = main.start() if main else last
    marks = (at for at in range(first - 1, last - 1) if line.tags[at] == "Q" and line.words[at] == ",")
    return next((at + 1 for at in marks if line.tags[at + 1] in "DNPnR#"), last)


def without_manner(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """ "(welcomed) the text in two sentences": how long it took to say tells nothing of what was said."""
    for at in range(max(first, last - _MANNER), last):
        if line.words[at] == "in" and line.words[last - 1] in cues.kind("lengths"):
            last = at
            break
    return (first, last) if last - first > MIN_WORDS else None


def without_paper(line: Line, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "(called for more help) in a statement": where or in what somebody spoke is no more of what was said."""
    paper = _IN_A_PAPER.search(line.tags, *found) if found is not None else None
    if found is None or paper is None or paper.start() - found[0] <= MIN_WORDS:
        return found
    own = line.words[paper.start()] in ("in", "during") and line.words[paper.start("article")] in _OWN
    told = line.words[paper.start("paper")] in cues.kind("documents") | cues.kind("occasions")
    return (found[0], paper.start()) if own and told else found


def _before_next(event: Event, first: int, last: int, others: Sequence[Event]) -> int:
    """`last`, or where a later cue of the sentence begins a statement of its own."""
    tags = event.line.tags
    for other in others:
        joined = event.lemma in cues.kind("bare") and _JOINED.fullmatch(tags, first, other.begin)
        if first < other.begin < last and not joined and _begins_anew(event, other):
            stop = other.begin
            while stop > first and tags[stop - 1] in "XAB&,S-":
                stop -= 1
            last = min(last, stop)
    return last


def is_condition(event: Event) -> bool:
    """Whether the cue stands in a condition that leads in: "If Smith says ..., "."""
    begin, _ = event.line.sentence(event.first)
    return _is_subordinate(event) and any(word in ("if", "unless") for word in event.line.words[begin : event.begin])


def is_aside(event: Event, position: int) -> bool:
    """Whether a clause that leads in holds the cue, and the main clause has begun before `position`."""
    begin, _ = event.line.sentence(event.first)
    if not _is_subordinate(event) or event.line.words[begin] == "as":
        return False
    return _MAIN_CLAUSE.search(event.line.tags, event.end, position) is not None


def leads_in(line: Line, q: int) -> bool:
    """Whether the stretch at `q` ends a clause that leads in: `While she called it "a hole," (Smith left)`."""
    begin, _ = line.sentence(q)
    led = _SUBORDINATE.match(line.tags, begin, q)
    if led is None or line.tags[q - 1] in ",:":
        return False
    return _before_main(line, led.end(), q) == q


def before_quotation(line: Line, clause: Content, others: Sequence[Event]) -> Content | None:
    """The clause as far as the next cue where that one's quotation ends it: "he had seen nothing(, and added, "Q")"."""
    first, last = clause[0]
    if not any("Q" in line.tags[a:b] for a, b in clause):
        return clause
    quotation = line.tags.find("Q", first, last)
    ends = [other.begin for other in others if first + _LEFT // 2 < other.begin < quotation]
    if len(clause) > 1 or quotation < 0 or not ends:
        return None
    last = first + len(line.tags[first : ends[0]].rstrip(",&BSAXto"))
    return ((first, last),) if last - first > MIN_WORDS else None


def _is_subordinate(event: Event) -> bool:
    """Whether the cue stands in a clause that leads in: "When Smith said ..., "."""
    tags = event.line.tags
    begin, _ = event.line.sentence(event.first)
    begin = max(begin, tags.rfind(":", begin, event.begin) + 1)
    led = _SUBORDINATE.match(tags, begin, event.begin)
    return led is not None and not {",", "-"} & set(tags[led.end() : event.begin])


def _without_addition(line: Line, first: int, last: int) -> int:
    """Where the clause ends when what a reporter adds to it is left out, unless the clause goes on behind that."""
    for match in _BEHIND_MARK.finditer(line.tags, first, last):
        added = match.group("other") is None or line.words[match.end()] in _ADDED_WORDS
        if line.words[match.start()] == "," and added and not _GOES_ON.search(line.tags, match.end(), last):
            return match.end()
    for match in _ADDED.finditer(line.tags, first + MIN_WORDS, last):
        if line.words[match.end() - 1] in _ADDED_WORDS:
            return last if _GOES_ON.search(line.tags, match.end(), last) else match.start()
    return last


def _begins_anew(event: Event, other: Event) -> bool:
    """Whether a later cue of the sentence is no part of what an earlier one reports: "and noted", "and B said"."""
    if other.form == "preposition":
        return True
    left = other.line.tags[max(0, other.begin - _LEFT) : other.begin].rstrip("XA")
    before = left[-1:]
    if other.infinitive or (other.form == "gerund" and not other.inherits):
        return False
    if other.inherits and before == "&" and other.lemma not in cues.kind("that"):
        return _is_of_one_tense(event, other)
    if before == "S":
        return left[-2:-1] == "," or other.form == "gerund"
    return before in "&B" or (other.inherits and before in ",Q")


def _is_of_one_tense(event: Event, other: Event) -> bool:
    """Whether "and praised" goes on with "said", and not with the verb of what was said."""
    line = event.line
    verb = VERB.search(line.tags, event.end, other.first)
    told_of_past = verb is not None and line.words[verb.start()].endswith("ed")
    same = line.words[event.last - 1].endswith("s") == line.words[other.last - 1].endswith("s")
    return same and not told_of_past and other.form == "finite"
