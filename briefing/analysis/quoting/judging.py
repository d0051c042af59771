"""Whether words between marks are somebody's, and whether a cue's subject can be told to have said something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues, endings, phrases, titles

if TYPE_CHECKING:
    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.owners import Owner
    from briefing.analysis.quoting.tokens import Line

_NEAR_CUE = 8
_TITLE_WORDS = 7
_SHORT = 2
_EPITHET = 5
_ADJACENT = frozenset(("behind", "verb behind", "signature", "before", "colon", "colon before"))
_WEAK = frozenset(("subject", "same sentence"))
# Whoever says it: no speaker that a reader could look up.
GENERIC = frozenset(["anyone", "anybody", "whoever", "those", "everyone", "nobody", "somebody", "someone"])


def is_short(text: str, line: Line, q: int) -> bool:
    """Whether the stretch at `q` is a word or two, which alone say little: `text` is the article's."""
    return len(text[line.starts[q] : line.ends[q]].split()) <= _SHORT


def is_nobodys(text: str, line: Line, q: int, owner: Owner | None) -> bool:
    """Whether the stretch is a title, a date or a scare quote rather than somebody's words."""
    stretch = line.stretches[q]
    words = text[stretch.start : stretch.end].split()
    generic = owner and owner.who and owner.line.words[owner.who.first] in GENERIC
    if generic and len(words) <= _SHORT:
        return True
    near = owner is not None and owner.rule in _ADJACENT
    if near and owner is not None and owner.rule == "before" and len(words) <= _SHORT and owner.event is not None:
        near = is_apt(line, q, owner.event)
    opened = line.tags[q - 1 : q] in ("", ".", "/", ":", "T", "V", "I", "G") or q == 0
    if near and owner is not None and owner.rule in ("behind", "verb behind") and len(words) <= _SHORT:
        near = line.words[q] in (",", "?", "!") and (opened or owner.rule == "behind")
    if near and line.heading:
        return False
    whole = line.tags[q - 1 : q] in (".", "/") and words[0][:1].isupper() and words[-1].endswith((".", "!", "?"))
    if whole and owner is not None and owner.rule in ("goes on", "paragraph before"):
        return False
    if is_shouted(line, q):
        return False
    sung = line.tags[q - 1 : q] == "V" and cues.forms()[line.words[q - 1]].lemma in ("sing", "write")
    if titles.in_title_case(words) and not (near and not sung and (opened or _is_a_name_given(line, q, owner))):
        return len(words) <= _TITLE_WORDS and (sung or not _is_right_behind_a_cue(line, q))
    if len(words) <= _EPITHET and (owner is None or owner.rule in _WEAK) and _modifies(line, q):
        return True  # `the "too big to fail" tax`
    return len(words) <= _SHORT and not near


def is_shouted(line: Line, q: int) -> bool:
    """Whether the stretch is what a crowd calls: `to chants of "Feel the Wind!"`."""
    return line.tags[q - 1 : q] == "o" and line.words[q - 2] in cues.kind("shouts")


def _is_right_behind_a_cue(line: Line, q: int) -> bool:
    """Whether the word before is a cue, as in `chanting "More Work"`; what a shirt or a mug reads is nobody's."""
    return line.tags[q - 1 : q] in ("V", "I", "G") and cues.forms()[line.words[q - 1]].lemma != "read"


def _is_a_name_given(line: Line, q: int, owner: Owner | None) -> bool:
    """Whether somebody is called so: `Smith called her "The Queen of the Coast"`."""
    event = owner.event if owner is not None else None
    naming = event is not None and event.lemma in cues.kind("naming") and event.end <= q
    return naming and event is not None and is_apt(line, q, event) and line.tags[q + 1 : q + 2] not in tuple("nNR")


def _modifies(line: Line, q: int) -> bool:
    """Whether the stretch tells of what kind the noun behind it is; `Smith's "no more" promise` tells what he said."""
    if line.tags[q + 1 : q + 2] not in ("n", "N") or not line.words[q][-1:].isalnum():
        return False
    return line.tags[q - 1 : q] in tuple("DspnNv") and line.words[q + 1] not in cues.kind("nouns")


def is_apt(line: Line, q: int, event: Event) -> bool:
    """Whether a word or two between marks is what `event` tells: `called it "absurd"`, no `said at a "unity" lunch`."""
    between = line.tags[event.end : q]
    if not between or between in ("T", ",", ":"):
        return True
    if event.lemma == "add":
        return not between.strip("A,:")  # "added two songs", no words
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
    of_him = event.form == "preposition" and head in ("him", "her")
    if line.tags[subject.first - 1 : subject.first] == "t" and not of_him and phrases.is_bare(text, line, subject):
        return False
    if head in ("i", "you", "we", "there", "anyone", "anybody", "nobody"):
        return False
    written = {head, head.removesuffix("s")} & cues.kind("documents")
    people = head in cues.kind("collective")
    return not (event.lemma in cues.kind("evidence") and tag in "n#w" and not written and not people)
