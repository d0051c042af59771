"""The name beside a post: "Ann Smith, a former mate, who said", "the chief executive, Tim Smith, said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.quoting.endings import VERB
from briefing.analysis.quoting.phrases import Phrase, right_of

if TYPE_CHECKING:
    from briefing.analysis.quoting.tokens import Line

_BREAK = re.compile(r"[,-]")
_CLAUSE = re.compile(r"W(?=[DN])|[VIG]A?T|,[S&B](?=[DNnR])")
_NAME_BEFORE = re.compile(r"(?P<name>N{2,5}),\Z")
_NAME_BEHIND = re.compile(r",[nRA]*(?P<name>N+)(?:\([^()Q]{1,5}\)|oN+(?:pN+)?)?")
_IN_RELATIVE = re.compile(r",W[XA]*\Z")  # "Smith, who (thought that it failed, said)"
_NAME_REACH = 6
_TIMES = frozenset(["after", "before", "since", "until"])


def named_before(line: Line, phrase: Phrase) -> Phrase:
    """ "Ann Smith, a former mate, (who said)": the name, where `phrase` is only the post that follows it."""
    name = _NAME_BEFORE.search(line.tags[max(0, phrase.first - _NAME_REACH) : phrase.first])
    if name is None or line.tags[phrase.first] != "D" or line.tags[phrase.core - 1] not in "nR":
        return phrase
    last = phrase.first - 1
    return Phrase(last - len(name.group("name")), last, last)


def before_comma(line: Line, comma: int) -> Phrase | None:
    """The subject that an apposition ending at `comma` belongs to: "Smith, the man who lost, (said)"."""
    begin, _ = line.sentence(comma)
    place = max(begin, *(line.tags.rfind(stop, begin, comma) + 1 for stop in ";:Q"))
    dash = line.tags.rfind("-", place, comma)
    if dash > 0 and line.tags.count("-", place, comma) == 1 and line.tags[dash + 1] in "NR":
        place = dash + 1
    bracket = line.tags.rfind("(", place, comma)
    if bracket > line.tags.rfind(")", place, comma):
        place = bracket + 1
    for clause in _CLAUSE.finditer(line.tags, place, comma):
        if not _is_aside(line, clause, comma) and not _IN_RELATIVE.search(line.tags, place, clause.start()):
            place = clause.end()
    while place < comma:
        stop = _next_break(line.tags, place, comma)
        part = line.tags[place:stop].lstrip("&BTA")
        start = stop - len(part)
        if part and part[0] in "NnRD#P":
            found = _of_clause_within(line, start, stop) if stop < comma else None
            found = found or right_of(line, start)
            if found is not None:
                described = line.tags[found.last] in "gG" and line.words[found.first] != "those"
                return _named_behind(line, found, stop if described else found.last, comma)
        if part and part[0] == "S" and line.words[start] not in _TIMES:
            found = right_of(line, start + 1)
            if found is not None and found.last == stop < comma:
                return found
        if part and part[0] == "S" and stop < comma and _next_break(line.tags, stop + 1, comma) == comma:
            return right_of(line, start + 1)
        place = stop + 1
    return None


def _of_clause_within(line: Line, start: int, stop: int) -> Phrase | None:
    """ "The row began when Smith, asked about it, (said)": Smith, whose clause the comma breaks off."""
    inner = line.tags.rfind("S", start, stop)
    found = right_of(line, inner + 1) if inner > start else None
    return found if found is not None and found.last == stop else None


def _is_aside(line: Line, clause: re.Match[str], comma: int) -> bool:
    """ "Smith, after the vote had failed, (said)": a time, or a clause with a verb of its own, tells not who speaks."""
    if line.tags[clause.start() : clause.end()] != ",S":
        return False
    if line.words[clause.start() + 1] in _TIMES:
        return True
    return "," not in line.tags[clause.end() : comma] and VERB.search(line.tags, clause.end() + 1, comma) is not None


def _next_break(tags: str, start: int, end: int) -> int:
    match = _BREAK.search(tags, start, end)
    return match.start() if match else end


def _named_behind(line: Line, phrase: Phrase, end: int, comma: int) -> Phrase:
    """ "The chief executive, Tim Smith, (said)": the name, where nothing but a name stands behind the post."""
    name = _NAME_BEHIND.fullmatch(line.tags, end, comma)
    if line.tags[phrase.core - 1] in "nR" and name is not None:
        return Phrase(name.start("name"), name.end("name"), name.end("name"))
    return phrase
