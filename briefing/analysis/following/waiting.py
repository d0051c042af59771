"""What a sentence tells beside what it still waits for ("will meet", "is due to rule on Friday")."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final, Literal

from briefing.analysis import dates
from briefing.analysis.following import verb_forms, watch_cues, watch_kinds
from briefing.analysis.timing import tense

# ", which a committee passed in May," tells of its own; what stands around it is one clause.
_RELATIVE: Final = re.compile(r",\s(?:who|which|whose|whom|where)\b[^,;:–—]*(?:,|$)")
_BOUNDARY: Final = re.compile(
    r"[;:–—]\s|,\s(?=(?:and|but|while|as|so|yet)\s)|"
    r"\s(?=(?:but|after|before|while|because|although|though|until|when|since|once|if|unless|(?:in|of|for) which)\s)"
)
_PREPOSITION: Final = re.compile(r"(?:after|before|until|since)\s")
_DENIED: Final = re.compile(r"\b(?:(?:will|shall|would) (?:no longer|not|never)|won't|wouldn't)\b")
_MODAL: Final = re.compile(r"(?:\b(?:will|shall|would|could|may|might|must|should)|'ll)\b")
_WAITS: Final = re.compile(
    r"\b(?:(?:is|are) (?:still |now )?to (?!the\b|an?\b)[a-z]|(?:a?waiting|awaits?|pending|whether)\b|"
    r"(?:hope|aim|plan|want|intend|expect)s? to\b)"
)
_NOT_YET: Final = re.compile(r"\b(?:has|have|is|are) (?:still )?yet to\b")
_WAS_TO: Final = re.compile(r"\b(?:was|were|had) (?:\w+ )?to (?!the\b|an?\b)[a-z]")
# A headline's infinitive ("Senate to vote on spy bill"): such a line has no full stop.
_HEADLINE: Final = re.compile(r"(?:[\w'-]+ ){0,6}(?P<before>[\w'-]+) to (?P<verb>[a-z]+)\b[^.!?]*$")

_Points = Literal["done", "waited", "waits", ""]


def told(sentence: str, published: date | None) -> str:
    """The clauses of a sentence but for those that look ahead and tell nothing as done; it may be empty.

    `published` is the day from which "votes on Friday" is seen. What "will not" happen is known by now, and so is what
    "was to" happen, where something else did.
    """
    asides = [aside[0].strip(" ,") for aside in _RELATIVE.finditer(sentence)]
    return " ".join(_told(text, published) for text in (_RELATIVE.sub(" ", sentence), *asides)).strip()


def _told(text: str, published: date | None) -> str:
    clauses = _clauses(text, published)
    overtaken = any(points == "done" for _, points in clauses)
    return " ".join(clause for clause, points in clauses if points != "waits" and (points != "waited" or overtaken))


def _clauses(text: str, published: date | None) -> list[tuple[str, _Points]]:
    """The clauses with what they say of time, each with what follows it and says nothing of that."""
    clauses: list[tuple[str, _Points]] = []
    for clause in _BOUNDARY.split(text):
        points = _points(clause, published)
        if clauses and not (points and (clauses[-1][1] or not _PREPOSITION.match(clause))):
            clause = f"{clauses.pop()[0]} {clause}"  # "appears", "before it on Wednesday"
            points = _points(clause, published)
        clauses.append((clause, points))
    return clauses


def _points(clause: str, published: date | None) -> _Points:
    """Whether a clause tells something as done, was or is still waiting for it, or says nothing of that."""
    words = tense.words_of(clause)
    plain = " ".join(clause.replace("’", "'").split())
    if _NOT_YET.search(plain):
        return "waits"
    if _DENIED.search(plain) or any(_is_done(words, index) for index in range(len(words))):
        return "done"
    if _MODAL.search(plain) or _WAITS.search(plain):
        return "waits"
    if _WAS_TO.search(plain):
        return "waited"
    waits = _is_announced(plain, published) or any(_waits(words, index) for index in range(len(words)))
    return "waits" if waits else ""


def _is_announced(clause: str, published: date | None) -> bool:
    """Whether a clause whose verbs look nowhere is a watch item, has a day ahead or is a headline's infinitive."""
    due = dates.due_of(clause, published=published)
    if due and published and due.start > published.isoformat():
        return True
    headline = _HEADLINE.match(clause)
    events = watch_cues.words("verbs", "event")
    event = headline is not None and headline["verb"] in events and headline["before"] not in _acts()
    return event or watch_kinds.find(clause, published=published) is not None


@cache
def _acts() -> frozenset[str]:
    """Verbs with which a headline tells what was done, although an infinitive follows: "Mayor offers to go"."""
    events = (verb_forms.with_s(verb) for verb in watch_cues.words("verbs", "event"))
    return frozenset((*events, *watch_cues.words("outcomes", "headline_verbs")))


@cache
def _list(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in watch_cues.words("tense", name))


def _waits(words: list[str], index: int) -> bool:
    return words[index] in _list("planned", "promising") and tense.verdict(words, index) == tense.STRONG


def _is_done(words: list[str], index: int) -> bool:
    word = words[index]
    if not tense.is_past_form(word) or word in _list("reporting", "saying") or words[index + 1 : index + 2] == ["of"]:
        return False
    if _waits(words, index):
        return word in _list("settling")
    return tense.verdict(words, index) == -tense.STRONG
