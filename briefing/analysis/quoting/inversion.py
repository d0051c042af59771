"""Who speaks where the cue comes first: `," said Smith`, "The bridge is shut, said officials"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.quoting import phrases
from briefing.analysis.quoting.endings import VERB

if TYPE_CHECKING:
    from briefing.analysis.quoting.phrases import Phrase
    from briefing.analysis.quoting.tokens import Line

_APPOSED = re.compile(r",(?P<name>N{2,4})(?=[.,o])")
_AFTER_QUOTED = frozenset(".,;:-)(/WopSTGQ&BAwHvgt")
_AFTER_TOLD = frozenset(".,;:-)(/W")
_SAYS = frozenset(["says", "said"])
_WHEN = (("last",), ("this",), ("earlier",), ("next",), ("two",), ("a",))


def subject_behind(line: Line, position: int, *, quoted: bool) -> Phrase | None:
    """The subject behind the cue at `position`, or None; `quoted` tells that a quotation stands before the cue."""
    found = phrases.right_of(line, position + 1)
    if found is None:
        return None
    following = line.tags[found.last] if found.last < len(line.tags) else "."
    if line.words[found.last : found.last + 1] in _WHEN:
        following = "w"
    if not quoted and _tells_end(line, position, found):
        return _name_behind(line, found)
    quoted = quoted or line.tags[found.last : found.last + 2] == ",Q"  # `He was, said a friend, "tired"`
    if not quoted and line.tags[found.core - 1] == "n":
        return None
    if following in (_AFTER_QUOTED if quoted else _AFTER_TOLD):
        return _name_behind(line, found)
    return None


def _tells_end(line: Line, position: int, phrase: Phrase) -> bool:
    """ "The bridge is shut, said officials in Ossov": a clause, the cue, and nothing more that is told."""
    begin, end = line.sentence(position)
    if line.words[position] not in _SAYS or line.tags[position - 1] != "," or "Q" in line.tags[begin:end]:
        return False
    told = VERB.search(line.tags, begin, position - 1) is not None
    more = None if line.tags[phrase.last] == "W" else VERB.search(line.tags, phrase.last, end)
    return told and more is None


def _name_behind(line: Line, phrase: Phrase) -> Phrase:
    """ "said another lawyer, Ann Smith": the name, where one stands behind the post."""
    match = _APPOSED.match(line.tags, phrase.last)
    if match is None or line.tags[phrase.core - 1] not in "nR":
        return phrase
    return phrases.Phrase(match.start("name"), match.end("name"), match.end("name"))
