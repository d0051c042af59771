"""Finds announced events: "is to meet on Friday", "plans to file", "Parliament returns in September"."""

from __future__ import annotations

import re
from functools import cache

from briefing.analysis.following import timetables, watch_cues
from briefing.analysis.following.occasion import Occasion
from briefing.analysis.following.verb_forms import ADVERBS
from briefing.analysis.timing import tense

_WILL = re.compile(rf"(?:\b(?:will|shall)\b|'ll\b)\s*{ADVERBS}(?P<be>be\s+{ADVERBS})?(?P<verb>[a-z]+)")
_BEFORE = re.compile(r"(?P<mark>,?)\W*(?P<word>[\w']+)[.)”\",]*\s*$")
_BEFORE_REACH = 40  # characters in which the word before a cue stands
_WOULD = re.compile(rf"\bwould\s+{ADVERBS}(?P<be>be\s+{ADVERBS})?(?P<verb>[a-z]+)")
_SET = re.compile(
    rf"(?:\b(?P<past>was|were)|\b(?:is|are|being|be|(?:has|have) been|and|now|spot|each|both)|'s|'re|,)\s+{ADVERBS}"
    r"(?P<how>scheduled|rescheduled|slated|due|set|expected|poised|planned|tipped|booked|billed|timed|pencill?ed in|"
    r"set down|called|convened|recalled|likely|about|planning|preparing|"
    rf"gearing up|pledging|promising|vowing)\s+(?:(?:to|for)\s+{ADVERBS}(?:be\s+|have\s+)?(?P<verb>[a-z]+)?|"
    r"(?=(?:on|in|by|at|early|later|next|this|tomorrow|tonight)\b|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_IS_TO = re.compile(
    rf"\b(?:(?P<past>was|were)|is|are)\s+{ADVERBS}to\s+(?:be\s+|have (?:a|an|his|her|its|their)\s+)?(?P<verb>[a-z]+)"
)
_PLANS = re.compile(
    r"\b(?P<how>plans?|planned|intends?|aims?|agreed|promised|promises|vowed|vows|pledged|pledges|"
    r"(?:announced|unveiled) plans|has (?:announced )?plans|arranged|prepares?|expects?)\s+to\s+"
    rf"{ADVERBS}(?:be\s+)?(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\s(?:also|now|still|reportedly)\s*$")
_NOUN_BEFORE = re.compile(
    r"(?:.*'s|.*s'|a|an|the|his|her|its|their|our|my|whose|no|any|this|that|of|latest|new|for|and|on|to|in|with|other|secret|better|"
    r"(?-i:[a-z]{2,}(?:ed|ing)))$",
    re.IGNORECASE,
)
# "said it would", "told reporters they would": who speaks is who will act.
_DOUBTED = re.compile(r"n't (?:think|believe|expect)(?: that)? \w+\s$")
_REPORTED = re.compile(
    r"(?<!had )\b(?:said|says|announced|confirmed|told \w+)(?: on \w+day)?(?: that)? (?:it|he|she|they)\s$"
)
_HEADLINE = re.compile(r"(?P<subject>[\w'’.-]+(?: [\w'’.-]+){0,5}) [Tt]o (?P<verb>[A-Za-z]+)")
_LOOSE = ("likely", "called")  # "likely to rain by Friday", "called to serve": an event's verb and a day must follow
_NOUNS = ("plan", "plans", "aims", "pledges", "promises")
_FIRM = ("plan", "plans", "intend", "intends", "promised", "promises")
_STANDING = ("regularly", "often", "repeatedly", "long", "once", "always", "had", "memorably")


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(watch_cues.words("verbs", name))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?:{watch_cues.alternatives('verbs', 'definite_phrases')})\b", re.IGNORECASE)


@cache
def _own_acts() -> re.Pattern[str]:
    return re.compile(rf"(?:{watch_cues.alternatives('verbs', 'own_acts')})", re.IGNORECASE)


@cache
def _foresight() -> re.Pattern[str]:
    (onlookers,), (foresee,) = watch_cues.words_as_is("verbs", "onlookers"), watch_cues.words_as_is("verbs", "foresee")
    return re.compile(rf"\b{onlookers}\b(?: \w+){{0,3}} {foresee}\b", re.IGNORECASE)


@cache
def _report() -> re.Pattern[str]:
    return re.compile(rf"\b{watch_cues.words_as_is('deadlines', 'report')[0]}\b")


def find(on: Occasion) -> int | None:
    """Where the words stand that announce an event (offset into the occasion's text), or None."""
    sure = (_set, _planned, _will, _would, timetables.moves, _headed)
    looks = (*sure, *timetables.DATED) if on.grade in ("fine", "month") else sure
    cue = next((cue for look in looks if (cue := look(on)) is not None), None)
    return None if cue is None or (on.grade != "fine" and foreseen(on)) else cue


def foreseen(on: Occasion) -> bool:
    """Whether somebody who only looks on expects it ("analysts say it will")."""
    return bool(_foresight().search(on.text))


def _definite(on: Occasion, match: re.Match[str]) -> bool:
    return match["verb"].lower() in _verbs("definite") or bool(_phrases().match(on.text, match.start("verb")))


def _worth(on: Occasion, match: re.Match[str]) -> bool:
    """Whether the verb of `match` with the due time of its clause makes an event of it."""
    if not on.dated(match.start()):
        return False
    verb = (match["verb"] or "").lower()
    if verb in ("a", "an", "the") and on.due_at < match.start():
        return False
    if on.grade == "coarse":
        return not verb or _definite(on, match) or (verb in _verbs("event") and match.re is not _WILL)
    if on.grade == "month" and match.re is _WILL:
        return verb in _verbs("event") or _definite(on, match)
    if match.groupdict().get("be") and on.due_at > match.end() and not _comes_about(verb):
        return False
    return verb not in _verbs("never_events")


def _comes_about(word: str) -> bool:
    """Whether "will be" with this word tells an event ("will be sworn in", "be in Oslo") and no state ("fierce")."""
    return tense.is_past_form(word) or word.endswith("ing") or word in _verbs("be_events")


def _set(on: Occasion) -> int | None:
    if not on.has("verbs", "scheduling"):
        return None
    for match in (*_SET.finditer(on.text), *_IS_TO.finditer(on.text)):
        groups = match.groupdict()
        if groups.get("past") and match.re is _IS_TO and not on.near:
            continue
        if groups.get("how", "").lower() in _LOOSE and not (on.grade == "fine" and _tells_event(match)):
            continue
        if _worth(on, match):
            return match.start()
        if not match["verb"] or groups.get("past") or groups.get("how", "").lower() in ("about", "poised"):
            continue
        if _definite(on, match) and not on.spoken(match.start()) and not on.first_person(match.start()):
            return match.start()
    return None


def _tells_event(match: re.Match[str]) -> bool:
    return not match["verb"] or match["verb"].lower() in _verbs("event") or match["verb"][0].isupper()


def _planned(on: Occasion) -> int | None:
    if not on.has("verbs", "planning"):
        return None
    for match in _PLANS.finditer(on.text):
        how, cue = match["how"].lower(), match.start()
        before, _ = _word_before(on.text, cue)
        if before.lower() == "had" or on.first_person(cue) or (how in _NOUNS and _NOUN_BEFORE.match(before)):
            continue
        if how.startswith("expect") and match["verb"].lower() not in _verbs("event"):
            continue
        if _worth(on, match):
            return cue
        if how not in _FIRM or before.lower() in _STANDING or on.spoken(cue):
            continue
        if _definite(on, match) or (
            not how.startswith("promise") and match["verb"].lower() in _verbs("event") - _verbs("own_business")
        ):
            return cue
    return None


def _word_before(text: str, position: int) -> tuple[str, str]:
    """The word that stands before `position` (adverbs such as "also" left out), and a comma before it."""
    lead = _ALSO.sub(" ", text[max(0, position - _BEFORE_REACH) : position])
    match = _BEFORE.search(lead)
    return (match["word"], match["mark"]) if match else ("", "")


def _will(on: Occasion) -> int | None:
    if on.words.isdisjoint(("will", "shall", "ll")):
        return None
    for match in _WILL.finditer(on.text):
        subject, mark = _word_before(on.text, match.start())
        if (
            match["verb"] in ("not", "never")
            or subject.lower() == "you"
            or (subject in ("that", "who", "which") and not mark)
        ):
            continue
        if _worth(on, match):
            return match.start()
        if _DOUBTED.search(on.text, 0, match.start()) or (on.grade == "month" and on.spoken(match.start())):
            continue
        generic = subject.lower() in _verbs("generic_subjects") and not _REPORTED.search(on.text, 0, match.start())
        if generic or match["be"] or ("if" in on.words and on.due is None) or on.spoken(match.start()):
            continue
        if _definite(on, match):
            return match.start()
    return None


def _would(on: Occasion) -> int | None:
    """What somebody said he would do on a day ahead."""
    if "would" not in on.words:
        return None
    for match in _WOULD.finditer(on.text):
        reported = _REPORTED.search(on.text, max(0, match.start() - 40), match.start())
        if reported and _own_acts().match(on.text, match.start("verb")) and on.words.isdisjoint(("if", "unless")):
            return match.start()
        if on.grade in ("none", "vague"):
            continue
        done = match["be"] and on.grade == "fine" and on.due_at > match.start() and _comes_about(match["verb"])
        told = match["verb"] in _verbs("event") or done
        if told and _worth(on, match) and _report().search(on.text, 0, match.start()):
            return match.start()
    return None


def _headed(on: Occasion) -> int | None:
    """A headline's infinitive ("Mayor to open bridge Friday")."""
    match = _HEADLINE.match(on.text) if on.today or on.due_at > 0 else None
    if match is None or on.text.endswith((".", "!", "?")) or tense.tells_the_past(match["subject"]):
        return None
    return match.end("subject") if match["verb"].lower() in _verbs("event") and _worth(on, match) else None
