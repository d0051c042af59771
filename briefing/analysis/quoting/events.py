"""The places where a line says that somebody says something: a cue, and the phrase that names who."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.analysis.quoting import appositions, cues, inversion, phrases, reported
from briefing.analysis.quoting.endings import VERB

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.analysis.quoting.phrases import Phrase
    from briefing.analysis.quoting.tokens import Line

_BE = frozenset(["is", "was", "are", "were", "be", "been", "being", "'s", "am"])
_MODAL = frozenset(["would", "could", "may", "might", "must", "shall", "should", "will", "can", "cannot"])
# "went on (to say)", "appeared (to say)"
_CONTROL = frozenset(
    [
        "went",
        "continued",
        "goes",
        "continues",
        "continuing",
        "going",
        "likely",
        "appeared",
        "appears",
        "seemed",
        "seems",
    ]
)
_NEVER_INVERTED = frozenset(["put", "retort", "tell", "remind", "inform", "assure"])
_WAYS = frozenset(["phone", "telephone", "email", "e-mail", "text", "letter", "fax", "video", "link", "satellite"])
_CLAUSE_BEGINS = re.compile(r",[&SB]A?(?=[DNR])")
_CLAUSE_VERB = re.compile(r"A*[Xv]")
_ENDS_PHRASE = frozenset(",.;:)/")
_HAVE = frozenset(["had", "has", "have"])
_BACK = frozenset(["shot", "shoots", "fired", "fires", "hit", "hits", "struck"])
_GROUP = 6
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Event:
    """A cue at positions `first` to `last` (past it) of a line, and its subject.

    `inherits` tells that the subject is that of an earlier verb of the sentence ("and added", "saying"). `inverted`
    tells that the subject stands behind ("said Smith"). `begin` is where the subject or cue begins, whichever is first.
    """

    line: Line
    first: int
    last: int
    lemma: str
    form: str
    subject: Phrase | None
    inherits: bool = False
    inverted: bool = False
    passive: bool = False
    negated: bool = False
    modal: bool = False
    infinitive: bool = False

    @property
    def begin(self) -> int:
        """The first position of subject and cue together."""
        if self.subject is None or self.inherits:
            return self.first
        return min(self.first, self.subject.first)

    @property
    def end(self) -> int:
        """Past the last position of subject and cue together."""
        if self.subject is None or not self.inverted:
            return self.last
        return max(self.last, self.subject.last)


def find(line: Line) -> tuple[Event, ...]:
    """The events of one line, in order; nothing inside a quoted stretch is seen."""
    found: list[Event] = []
    for position, tag in enumerate(line.tags):
        event: Event | None = None
        if tag in "VIG":
            event = _verb(line, position, found)
        elif line.words[position] == "according" and line.words[position + 1 : position + 2] == ("to",):
            event = _according(line, position)
        elif tag == "s" and line.words[position + 1 : position + 2] and line.words[position + 1] in cues.kind("nouns"):
            event = _noun(line, position)
        elif line.words[position + 1 : position + 2] in (("it",), ("back",)):
            event = _two_words(line, position, found)
        if event is not None:
            found.append(event)
    return tuple(found)


def near(line_events: Sequence[Event], position: int) -> Sequence[Event]:
    """The events of a line that stand near `position`: the last ten that begin before it and the first ten after."""
    at = bisect_left(line_events, position, key=lambda event: event.first)
    return line_events[max(0, at - _NEAR) : at + _NEAR]


def _two_words(line: Line, position: int, earlier: list[Event]) -> Event | None:
    """ "put it", "shot back": a cue of two words."""
    if line.words[position] not in (_BACK if line.words[position + 1] == "back" else ("put", "puts")):
        return None
    cue = cues.Cue("put" if line.words[position + 1] == "it" else "retort", "finite")
    subject, inherits, _ = _subject(line, position, cue, earlier)
    return Event(line, position, position + 2, cue.lemma, cue.form, subject, inherits)


def _according(line: Line, position: int) -> Event | None:
    subject = phrases.right_of(line, position + 2)
    if line.words[position + 2 : position + 3] in (("him",), ("her",)) and line.tags[position + 3] in _ENDS_PHRASE:
        subject = phrases.Phrase(position + 2, position + 3, position + 3)
    if subject is None:
        return None
    return Event(line, position, position + 2, "according", "preposition", subject, inverted=True)


def _noun(line: Line, position: int) -> Event | None:
    """ "Smith's claim that", "his comments"."""
    following = line.tags[position + 2 : position + 3]
    subject = phrases.left_of(line, position)
    if subject is None or not following or following not in "TQ:":
        return None
    return Event(line, position + 1, position + 2, line.words[position + 1], "noun", subject)


def _verb(line: Line, position: int, earlier: list[Event]) -> Event | None:
    cue = cues.forms()[line.words[position]]
    behind = line.words[position + 1 : position + 2]
    agent = phrases.right_of(line, position + 2) if behind == ("by",) else None
    if agent is not None and line.tags[agent.last : agent.last + 1] == "T":
        # "was told by Smith that"
        return Event(line, position, position + 1, cue.lemma, "finite", agent, inverted=True)
    group = list(_group(line, position))
    way = agent is not None and line.words[agent.core - 1] in _WAYS
    be = any(word in _BE for word in group)
    if cue.form == "gerund" and be:
        cue = cues.Cue(cue.lemma, "finite")
    told_by = agent is not None and not way
    been_told = be and not line.words[position].endswith(("s", "ing"))
    been_told = been_told or (line.heading and line.words[position] == "told" and line.tags[position + 1] == ".")
    subject, inherits, inverted = _subject(line, position, cue, earlier)
    # "Smith, asked about the bridge, said": the question is somebody else's.
    named = cue.lemma in cues.kind("naming") and cue.form == "finite" and _is_object(line, subject, position)
    put_to = cue.lemma == "ask" and behind == ("about",) and line.tags[position - 1] == ","
    marks = {
        "passive": put_to or named or (cue.form == "finite" and (told_by or been_told)),
        "negated": any(word in ("not", "never") or word.endswith(("n't", "n’t")) for word in group)
        or (cue.form == "gerund" and line.words[position - 1 : position] == ("without",)),
        "modal": any(word in _MODAL for word in group) and "only" not in group,  # "would only say that"
        "infinitive": line.tags[position - len(group) - 1 : position - len(group)] == "t"
        and not _goes_on_to(line, position),
    }
    return Event(line, position, position + 1, cue.lemma, cue.form, subject, inherits, inverted, **marks)


def _is_object(line: Line, phrase: Phrase | None, position: int) -> bool:
    """Whether a verb or preposition rules the phrase before the verb at `position`: "shared a list (called ...)"."""
    if phrase is None or phrase.last != position or line.words[position].endswith("s"):
        return False
    return phrase.first > 0 and line.tags[phrase.first - 1] in "vgp"


def _goes_on_to(line: Line, position: int) -> bool:
    """Whether the cue stands in "went on to say" or "appeared to say", which says no less than "said"."""
    return any(word in _CONTROL for word in line.words[max(0, position - 3) : position])


def _group(line: Line, position: int) -> Iterator[str]:
    """The auxiliaries and adverbs right before the verb."""
    for i in range(position - 1, max(-1, position - _GROUP), -1):
        if line.tags[i] not in "XA":
            return
        yield line.words[i]


def _subject(line: Line, position: int, cue: cues.Cue, earlier: list[Event]) -> tuple[Phrase | None, bool, bool]:
    """The subject phrase, whether it is an earlier verb's, and whether it stands behind the verb."""
    begin, _ = line.sentence(position)
    left = position - 1
    while left >= begin and line.tags[left] in "XAw":
        left -= 1
    before = line.tags[left] if left >= begin else "."
    if cue.form == "gerund":
        own = _own_of_gerund(line, position, left, begin)
        return own or _of_main_verb(line, position, left, begin, earlier), own is None, False
    if before == "t" and line.words[left - 1] in _HAVE:
        return phrases.left_of(line, left - 1), False, False  # "what Smith had to say"
    if before in "t&B" or (before == ";" and line.heading):
        return _inherited(line, position, earlier, begin), True, False
    turns = cue.form == "finite" and cue.lemma not in _NEVER_INVERTED
    quoted = before == "Q" or line.tags[max(begin, left - 1)] == "Q"
    if before in "Q,." and turns and (quoted or before != "," or cue.lemma in cues.kind("that")):
        behind = inversion.subject_behind(line, position, quoted=quoted)
        if behind is not None:
            return behind, False, True
    found = phrases.left_of(line, position) or _across(line, left, begin, before)
    if found is not None or before in ",)-WTvgVIG" or left < begin:
        return found, False, False
    return phrases.sentence_subject(line, position), True, False


def _across(line: Line, left: int, begin: int, before: str) -> Phrase | None:
    """The subject beyond what stands between: "Smith, a lawyer, said", "Smith, who said", "those asked said"."""
    previous = line.tags[left - 1 : left]
    if before == "W":
        owner = left - 1 if previous == "," else left
        found = phrases.left_of(line, owner)
        if found is not None and line.words[left] == "which":
            return phrases.nearest(line, found)
        return (found and appositions.named_before(line, found)) or phrases.sentence_subject(line, owner)
    if before in ",)-" and left > begin:
        return appositions.before_comma(line, left)
    if before == "v" and previous == "P" and left - 1 > begin:
        return phrases.left_of(line, left - 1)
    if before == "v" and previous in ("n", "N", "R", "#") and left - 1 >= begin:
        found = phrases.left_of(line, left)
        return found._replace(last=left + 1) if found is not None and line.words[found.first] == "those" else found
    return None


def _own_of_gerund(line: Line, position: int, left: int, begin: int) -> Phrase | None:
    """Whom "saying" has of its own: "a video of Smith saying", "with Smith saying", "Smith avoids saying"."""
    if left < begin or line.tags[left] not in "NnR#":
        return None
    found = phrases.left_of(line, position)
    if "with" in line.words[max(begin, left - 5) : left]:
        return found
    if line.tags[left] == "n":
        verb = line.words[left].endswith("s") and left > begin and line.tags[left - 1] in "NRP" and left == position - 1
        return phrases.left_of(line, left) if verb else None
    if line.tags[max(begin, left - 8) : left].rstrip("NnRDs").endswith("o"):
        return found
    apart = found is not None and found.first > begin and line.tags[found.first - 1] in "-;"
    return found if apart else None


def _of_main_verb(line: Line, position: int, left: int, begin: int, earlier: list[Event]) -> Phrase | None:
    """The subject of the verb that "saying" goes with."""
    if left < begin:
        return _main_clause(line, position)
    own = phrases.clause_subject(line, left) if line.tags[left] == "p" else _of_last_clause(line, begin, left)
    return own or _inherited(line, position, earlier, begin)


def _of_last_clause(line: Line, begin: int, comma: int) -> Phrase | None:
    """The subject of the clause that ends at `comma`, where "and" or "while" begins it behind another comma."""
    clauses = list(_CLAUSE_BEGINS.finditer(line.tags, begin, comma))
    if not clauses or not VERB.search(line.tags, begin, clauses[-1].start()):
        return None  # "reports on Ann, Bob, and Eve spread, saying"
    found = phrases.right_of(line, clauses[-1].end())
    return found if found is not None and _CLAUSE_VERB.match(line.tags, found.last, comma) else None


def _inherited(line: Line, position: int, earlier: list[Event], begin: int) -> Phrase | None:
    near = [event for event in earlier[-_NEAR:] if event.first >= begin]
    if line.words[position].endswith("ing"):
        near = [e for e in near if e.form == "gerund"] or [e for e in near if not _inside(e, near)]
    for event in reversed(near):
        if event.subject is not None and not event.passive and event.form not in ("preposition", "noun"):
            return event.subject
    return phrases.sentence_subject(line, position)


def _inside(event: Event, earlier: list[Event]) -> bool:
    """Whether `event` is part of what an earlier event reports."""
    for other in earlier:
        if other is event:
            return False
        clause = reported.content(other, earlier) if other.subject is not None else None
        if clause is not None and any(first <= event.first < last for first, last in clause):
            return True
    return False


def _main_clause(line: Line, position: int) -> Phrase | None:
    """ "Noting that ..., Smith said", "Speaking in Salem, Norland, Smith said": the subject behind the comma."""
    _, end = line.sentence(position)
    comma = line.tags.find(",", position, end)
    if comma >= 0 and phrases.is_land(line, comma + 1):
        comma = line.tags.find(",", comma + 1, end)
    return phrases.right_of(line, comma + 1) if comma >= 0 else None
