"""Tells of one sentence whether it announces something to watch, of which kind, and when it is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from briefing.analysis.following import announcements, verb_forms, watch_cues
from briefing.analysis.following.occasion import Occasion, occasions_of
from briefing.analysis.timing import tense
from briefing.model import Due, Span, WatchKind

_QUICK = re.compile(
    r"\b(?:will|shall|would|is|are|was|were|has|have|had|plans?|must|continues?|may|might|could|unless|until|whether|deadlines?|"
    r"awaits?|remains?|to|to(?:day|night|morrow)|weekend|weeks?|months?|year|quarter|spring|summer|autumn|fall|winter|next|coming|"
    r"by|within|before|if|leaving|should|without|january|february|march|april|june|july|august|september|october|november|"
    r"december)\b|'(?:ll|s|re)\b|n't|day\b|\d",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 12, 1500  # characters: outside these it is no sentence
_PROMISE = re.compile(
    rf"(?P<subject>[\w.]+)?\s*(?:\b(?:will|would|shall)\b|'ll\b)\s+(?:(?:also|then|{verb_forms.LY})\s+)?"
    r"(?P<be>be\s+)?(?P<verb>[a-z]+)"
)
_NOT_UNTIL = re.compile(
    r"\b(?:(?:will not|won't|does not|doesn't|do not|don't)\b[^.;]{2,60}?\b(?P<until>until|till)|"
    r"\b(?:remains?|stays?|be|is|are) (?:closed|shut|suspended|open|blocked|grounded|banned|halted|off limits|"
    r"in (?:force|place|effect)) "
    r"(?P<kept>until|till)|"
    r"(?:is|are)(?: not|n't) (?:expected|due|scheduled|likely)\b[^.;]{0,60}?\b(?P<before>until|till|before))\s+"
)
_BY_LAW = re.compile(r"\bby law\b", re.IGNORECASE)  # how it always is, unless a day is named
_CALLED_OFF = re.compile(
    r"\b(?:was|were|(?:has|have) been) (?:later |then |now )?(?:called off|cancell?ed|averted|scrapped|abandoned)\b"
)
_LONG_AGO = re.compile(
    r"\b(?:said|told|warned|vowed|threatened|promised|pledged)\b(?: \w+){0,3} "
    r"(?:last (?:year|month|spring|summer|autumn|fall|winter)|\w+ (?:years|months|decades) ago|in (?:19|20)\d\d)\b"
)
_UNTIL_YEAR = re.compile(r"\b(?:until|till|unless)\b[^.;]{0,40}?\b((?:19|20)\d\d)\b")
_UNDONE = re.compile(r"\b(?:was|were)(?: not|n't)\b")  # "threatened to quit if the bill was not passed"
_NEXT_CLAUSE = re.compile(r"[,;–—] ?(?:and|but|though|although)?\b")
_ASKS = re.compile(r"\b(?:whether|who|when|which|why|how|what|if)\b", re.IGNORECASE)
_LIMITS = ("by", "before", "no later than", "not later than", "within")
# In quotation marks: "we won't sign until", "I will resign unless", "nobody will work without"
_VOW = re.compile(
    r"\b(?:I|[Ww]e|[Nn]obody|[Nn]o one)(?:'ll| will| won't)(?: not)?\s+"
    r"(?:(?:even|just|simply|certainly|also)\s+)?(?P<verb>[a-z]+)"
)
_MAYBE = re.compile(_PROMISE.pattern.replace("will|", "will|may|might|could|"))
# "warned of a battle that could split them if": who only fears something does not threaten with it.
_FEAR = re.compile(
    r"warn\w* (?:\w+ ){0,2}of\b(?:(?!\b(?:will|would)\b)[^.;]){0,80}\b(?:could|may|might)\b", re.IGNORECASE
)
_GOING_TO_LEARN = re.compile(r"(?:\b(?:is|are)|'s|'re|'m)\s+going\s+to\s+(?P<verb>[a-z]+)")
# "The union said it would strike": what speaks is no mere "it".
_ITSELF = re.compile(
    r"\b(?:said|says|saying|warn(?:s|ed|ing)|announc(?:es|ed|ing)|vow(?:s|ed|ing)|threaten(?:s|ed|ing)|added)"
    r"(?: that)? $"
)
# "In 2008 the council announced that all were to move by December": December 2008.
_OTHER_YEAR = re.compile(r"\W*(?:in|by|since|during|back in)(?: \w+)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_MERE_SUBJECTS = frozenset(("it", "there", "that", "this", "which", "what", "you", "nobody", "people", "voters"))
_ASKED = 5  # characters: "a decision on whether he travels has not been taken" asks inside its cue
_CONDITION_REACH = 60  # characters of an if-clause in which its verb stands


@dataclass(frozen=True, slots=True)
class Finding:
    """What a sentence announces: its kind, its due time, and where in the sentence the announcing words stand."""

    kind: WatchKind
    due: Due | None
    cue: int


@cache
def _any_of(table: str, name: str) -> re.Pattern[str]:
    entries = "|".join(f"(?:{entry})" for entry in watch_cues.words_as_is(table, name))
    return re.compile(rf"(?:(?<!\w)|(?='))(?:{entries})", re.IGNORECASE)


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{watch_cues.words_as_is('deadlines', name)[0]}\b", re.IGNORECASE)


def find(sentence: str, *, published: date | None, speech: tuple[Span, ...] = ()) -> Finding | None:
    """What the sentence announces, or None.

    `published` is its article's publication day, for "on Friday" and the like; `speech` are the stretches of the
    sentence in quotation marks, offsets into it.
    """
    if not _SHORTEST <= len(sentence) <= _LONGEST or not _QUICK.search(sentence):
        return None
    on, found = _best(occasions_of(sentence, published, speech))
    if sentence.endswith("?") or found is None or (found.due is None and _LONG_AGO.search(on.text)) or _is_history(on):
        return None
    if _BY_LAW.search(on.text) and not (found.kind == "deadline" and on.grade == "fine"):
        return None
    if _CALLED_OFF.search(on.text, found.cue):
        return None
    return None if _any_of("noise", "sentence").search(on.text) else found


def _best(occasions: Sequence[Occasion]) -> tuple[Occasion, Finding | None]:
    """What the likeliest of a sentence's times makes of it; one in an aside gives way to one behind the same words."""
    on, *others = occasions
    found = _judged(on)
    if found is None and on.printed_that_day:  # "on Tuesday put it off to July", printed on Tuesday
        judged = ((other, _judged(other)) for other in others)
        return next((pair for pair in judged if pair[1]), (on, None))
    for other in others if found and on.due_aside(found.cue) else ():
        behind = _judged(other) if found and other.dated(found.cue) and other.due_at > found.cue else None
        if behind and found and behind.cue == found.cue:
            return other, behind
    return on, found


def _judged(on: Occasion) -> Finding | None:
    return _deadline(on) or _announced(on)


def _is_history(on: Occasion) -> bool:
    """Whether the sentence begins with a year that is over."""
    told = _OTHER_YEAR.match(on.text)
    return told is not None and on.published is not None and int(told["year"]) < on.published.year


def _deadline(on: Occasion) -> Finding | None:
    if (cue := _not_until(on)) is not None:
        return Finding("scheduled", on.from_then_on, cue)
    cue = next((cue for look in (_limit, _refusal, _condition) if (cue := look(on)) is not None), None)
    return None if cue is None else Finding("deadline", on.worth_telling, cue)


def _announced(on: Occasion) -> Finding | None:
    """An event, or an open question; what is said first decides, as in "unclear whether he will sign"."""
    question, event = _pending(on), announcements.find(on)
    if event is None and question is None and (question := _to_be_learnt(on)) is None:
        return None
    denied = _any_of("noise", "denied").search(on.text)
    if event is not None and (question is None or event <= question):
        if denied is None or (
            on.dated(event) and not denied.start() <= event <= denied.end() and _apart(on, event, denied)
        ):
            return Finding("scheduled", on.worth_telling, event)
        question = None
    return None if denied or question is None else Finding("pending", on.worth_telling, question)


def _apart(on: Occasion, event: int, denied: re.Match[str]) -> bool:
    """Whether an event is announced after what is denied, or before it, in a clause of its own."""
    between = on.text[event : denied.start()]
    return event > denied.end() or (on.due_at < denied.start() and bool(_NEXT_CLAUSE.search(between)))


def _not_until(on: Occasion) -> int | None:
    """An event that "will not" take place "until" a day: that day announces it."""
    match = _NOT_UNTIL.search(on.text) if on.due and not on.words.isdisjoint(("until", "till", "before")) else None
    if match is None or on.grade == "vague":
        return None
    limit = match.start(match.lastgroup or 0)
    return match.start() if on.due_at in (match.end(), limit) else None


def _limit(on: Occasion) -> int | None:
    """Something must happen by a day ahead."""
    if on.due is None or on.grade in ("none", "vague"):
        return None
    for match in _any_of("deadlines", "dated").finditer(on.text):
        limit = match[0].lower().endswith(_LIMITS)
        near = match.start() - 40 <= on.due_at <= match.end() + 90
        until = match[0].endswith(("until", "till"))
        if until and not match.end() - 6 <= on.due_at <= match.end() + 12:
            continue
        if near and (not limit or on.due.text.lower().startswith(_LIMITS)):
            return match.start()
    return None


def _refusal(on: Occasion) -> int | None:
    """Something will (not) be done until or unless something happens, or any repetition will be answered."""
    if on.words.isdisjoint(("until", "unless", "without", "before", "warn", "warns", "warned", "warning")):
        return None
    match = _any_of("deadlines", "until").search(on.text)
    if match is None or _any_of("deadlines", "not_a_condition").search(on.text) or "further notice" in on.text:
        return None
    year = _UNTIL_YEAR.search(on.text)
    if (
        on.text.endswith("had ", 0, match.start())
        or (on.spoken(match.start()) and not _is_vow(on, match))
        or (year and on.published and int(year[1]) < on.published.year)
    ):
        return None
    return match.start()


def _is_vow(on: Occasion, refusal: re.Match[str]) -> bool:
    """Whether the speaker himself, or nobody by his word, will do what can be seen ("we won't sign until ...")."""
    vow = _VOW.search(on.text, max(0, refusal.start() - len("nobody ")), refusal.end())
    verb = vow["verb"].lower() if vow else ""
    return (
        bool(vow) and verb not in watch_cues.words("verbs", "state") and verb not in watch_cues.words("verbs", "rest")
    )


def _condition(on: Occasion) -> int | None:
    """A party that can act says what it will do if something happens."""
    if on.words.isdisjoint(("if", "unless", "should", "case", "event", "provided", "after", "long")):
        return None
    condition = _word("condition").search(on.text)
    if condition is None or _any_of("deadlines", "not_a_condition").search(on.text) or announcements.foreseen(on):
        return None
    stated = on.text[condition.end() : condition.end() + _CONDITION_REACH]
    open_now = not tense.tells_the_past(stated) or bool(_UNDONE.search(stated))
    threat = _word("threat").search(on.text)
    if (
        threat
        and open_now
        and not _FEAR.match(on.text, threat.start())
        and not on.spoken(threat.start())
        and not on.spoken(condition.start())
    ):
        return threat.start()
    reported = threat or _word("report").search(on.text)
    for match in (_MAYBE if on.grade == "fine" else _PROMISE).finditer(on.text):
        ours = _is_ours(on, match, threat)
        if not _is_act(match) or not (reported or ours or (on.grade == "fine" and on.dated(match.start("verb")))):
            continue
        if on.spoken(condition.start()) != on.spoken(match.start("verb")):
            continue
        if not on.spoken(match.start("verb")) or ours:
            return match.start()
    return None


def _is_ours(on: Occasion, promise: re.Match[str], threat: re.Match[str] | None) -> bool:
    """Whether the speaker promises what he can do himself ("if they stay away, we will issue warrants")."""
    verb, at = promise["verb"], promise.start("verb")
    dated = on.due is not None and verb in watch_cues.words("verbs", "event")
    return on.first_person(at - 4) and bool(threat or dated or verb in watch_cues.words("verbs", "definite"))


def _is_act(promise: re.Match[str]) -> bool:
    """Whether what somebody "will" do, or what "will be" done, is something that can be seen to happen."""
    verb, subject = promise["verb"], (promise["subject"] or "").lower()
    if promise["be"]:
        return tense.is_past_form(verb)
    if subject in _MERE_SUBJECTS and not _ITSELF.search(promise.string, 0, promise.start("subject")):
        return subject == "it" and verb in watch_cues.words("verbs", "definite")
    return verb not in watch_cues.words("verbs", "state")


def _pending(on: Occasion) -> int | None:
    """A decision or result that is said to be open."""
    if not on.has("pending", "open_words"):
        return None
    for match in _any_of("pending", "open").finditer(on.text):
        asks = _ASKS.search(on.text, match.start(), match.end() + 10)
        rest = on.text[asks.end() : asks.end() + _CONDITION_REACH] if asks else ""
        inside = asks is not None and match.start() < asks.start() and asks.end() + _ASKED <= match.end()
        if asks and not inside and (tense.tells_the_past(rest) or _any_of("pending", "no_act").search(rest)):
            continue
        picks_out = on.text[: match.start()].endswith(("s who ", "e who ", "s that ", "e that "))
        if not picks_out and not on.first_person(match.start()) and not on.spoken(match.start()):
            return match.start()
    return None


def _to_be_learnt(on: Occasion) -> int | None:
    """An answer that the speaker expects by a day ahead ("we're going to find out next week")."""
    if "going" not in on.words or on.grade != "fine":
        return None
    for match in _GOING_TO_LEARN.finditer(on.text):
        if match["verb"] in watch_cues.words("verbs", "learning") and on.dated(match.start()):
            return match.start()
    return None
