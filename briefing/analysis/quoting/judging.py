"""Whether a cue's subject can be told to have said something, and whether a word between marks is told by a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues, endings, phrases

if TYPE_CHECKING:
    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.tokens import Line

_NEAR_CUE = 8
# Whoever says it: no speaker that a reader could look up.
GENERIC = frozenset(["anyone", "anybody", "whoever", "those", "everyone", "nobody", "somebody", "someone"])


def is_apt(line: Line, q: int, event: Event) -> bool:
    """Whether a word or two between marks is what `event` tells: `called it "absurd"`, no `said at a "unity" lunch`."""
    between = line.tags[event.end : q]
    if not between or between in ("T", "D", ",", ":"):
        return True
    naming = event.lemma in cues.kind("naming")
    modifies = line.tags[q + 1 : q + 2] in ("n", "N", "R")
    when = any(tag == "S" and line.words[event.end + at] != "as" for at, tag in enumerate(between))
    straight = len(between) <= _NEAR_CUE and not set(between) & set(",(-") and between.rfind("p") <= 0 and not when
    return straight and (naming or not modifies)


def is_by_the_way(line: Line, q: int, event: Event) -> bool:
    """Whether a cue that tells no clause stands far from a word between marks: `invoked a "provisional" rule`."""
    tells = event.lemma != "add" and event.lemma in cues.kind("that") | cues.kind("object")
    return not tells and not is_apt(line, q, event)


def may_say(text: str, line: Line, event: Event) -> bool:
    """Whether the subject can be told to have said something: no I and you, no confidence that "suggests"."""
    subject = event.subject
    if subject is None:
        return False
    head, tag = line.words[subject.core - 1], line.tags[subject.core - 1]
    if head == "it" and event.form == "gerund":
        return False
    about = phrases.head_word(line, subject)
    if tag in "nRg" and about in cues.kind("abstract") and event.form != "preposition":
        return False
    paper = event.form == "gerund" and about.removesuffix("s") in cues.kind("documents")
    if tag == "n" and paper and event.lemma not in cues.kind("that"):
        return False
    if endings.is_condition(event):
        return False
    if line.tags[subject.first - 1 : subject.first] == "t" and phrases.is_bare(text, line, subject):
        return False
    if head in ("i", "you", "we", "there", "anyone", "anybody", "nobody"):
        return False
    written = {head, head.removesuffix("s")} & cues.kind("documents")
    return not (event.lemma in cues.kind("evidence") and tag in "n#w" and not written)
