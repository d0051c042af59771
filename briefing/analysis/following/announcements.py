"""Finds announced events: "is to meet on Friday", "plans to file", "Parliament returns in September"."""

from __future__ import annotations

import re
from functools import cache

from briefing.analysis.following import verb_forms, watch_cues
from briefing.analysis.following.occasion import Occasion
from briefing.analysis.timing import tense

_ADVERBS = r"(?:(?:also|now|still|then|soon|later|first|again|next|only|once|(?!likely\b|only\b)\w+ly)\s+){0,3}"
_WILL = re.compile(rf"(?:\b(?:will|shall)\b|'ll\b)\s*{_ADVERBS}(?P<be>be\s+{_ADVERBS})?(?P<verb>[a-z]+)")
_BEFORE = re.compile(r"(?P<mark>,?)\W*(?P<word>[\w']+)[.)”\",]*\s*$")
_BEFORE_REACH = 40  # characters in which the word before a cue stands
_WOULD = re.compile(rf"\bwould\s+{_ADVERBS}(?P<be>be\s+{_ADVERBS})?(?P<verb>[a-z]+)")
_SET = re.compile(
    rf"(?:\b(?P<past>was|were)|\b(?:is|are|being|be|(?:has|have) been|and|now|spot|each|both)|'s|'re|,)\s+{_ADVERBS}"
    r"(?P<how>scheduled|slated|due|set|expected|poised|planned|tipped|booked|billed|timed|about|planning|preparing|"
    rf"gearing up|pledging|promising|vowing)\s+(?:(?:to|for)\s+{_ADVERBS}(?:be\s+|have\s+)?(?P<verb>[a-z]+)?|"
    r"(?=(?:on|in|by|at|early|later|next|this|tomorrow|tonight)\b|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_IS_TO = re.compile(rf"\b(?:(?P<past>was|were)|is|are)\s+{_ADVERBS}to\s+(?:be\s+)?(?P<verb>[a-z]+)")
_PLANS = re.compile(
    r"\b(?P<how>plans?|planned|intends?|aims?|agreed|promised|promises|vowed|vows|pledged|pledges|"
    r"(?:announced|unveiled) plans|has (?:announced )?plans|arranged|prepares?)\s+to\s+"
    rf"{_ADVERBS}(?:be\s+)?(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\s(?:also|now|still|reportedly)\s*$")
_NOUN_BEFORE = re.compile(
    r"(?:.*'s|.*s'|a|an|the|his|her|its|their|our|my|whose|no|any|this|that|of|latest|new|for|and|on|to|in|with|other|secret|better|"
    r"(?-i:[a-z]{2,}(?:ed|ing)))$",
    re.IGNORECASE,
)
_CONTINUOUS = re.compile(
    rf"\b(?:is|are)\s+{_ADVERBS}(?P<verb>[a-z]+ing)\b(?P<particle> (?:up|down|over|off|out|back|aside|to)\b)?"
)
# "said it would", "told reporters they would": who speaks is who will act.
_DOUBTED = re.compile(r"n't (?:think|believe|expect)(?: that)? \w+\s$")
_REPORTED = re.compile(
    r"(?<!had )\b(?:said|says|announced|confirmed|told \w+)(?: on \w+day)?(?: that)? (?:it|he|she|they)\s$"
)
_HEADLINE = re.compile(r"(?P<subject>[\w'’.-]+(?: [\w'’.-]+){0,5}) [Tt]o (?P<verb>[A-Za-z]+)")
_NO_MOVE = re.compile(r"going to (?!the |an? )[a-z]|coming off|spending (?:\w+ ){0,4}time")
_BOOKED = re.compile(
    r"\b(?:(?:scheduled|planned|called|arranged|booked|announced|invited|summoned|subpoenaed|convened)(?! for\b| on\b)|"
    r"(?<!the )(?<!his )(?<!her )(?<!its )(?<!their )\bplans?(?= (?:an?|another|more)\b)|"
    r"set(?= (?:a|the|its|(?-i:[A-Z][a-z]+\.?(?: \d|day)))\b))"
)
_WAS = re.compile(r"\b(?:was|were)\s$")
_HAD = re.compile(r"\bhad\s(?:\w+ly\s|been\s|once\s)?$")
_HAPPENS = re.compile(
    r"\b(?:(?:is|are)(?: out| back)?|comes?|falls?|takes? place|gets? under way|"
    r"(?:is|are) (?:held|due))(?: again| first| next| only)? $"
)
_NAME = re.compile(
    r"(?!(?:You|I|We|They|Who|What|If|When|And|But)\s)(?:(?:FC )?[A-Z][a-z]+\s){1,3}"
)  # a club or crew: "Harbour travel to Upland"
_PLURAL_SUBJECT = re.compile(
    r"(?:\b(?:[Tt]hey|people|police|men|women|children|committee|council|\w+(?:[^s\W]s|'s|\ds|sses))\s+)$"
)
_INFINITIVE = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|should|not|the|a|an|of|his|her|its|their|for|on)\s+$"
)
_NOUNS = ("plan", "plans", "aims", "pledges", "promises")
_FIRM = ("plan", "plans", "intend", "intends", "promised", "promises")
_STANDING = ("regularly", "often", "repeatedly", "long", "once", "always", "had", "memorably")
_BACK = 90  # characters before a day in which the verb that it dates is looked for


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(watch_cues.words("verbs", name))


@cache
def _timetable() -> dict[str, bool]:
    """Every present form that announces, with whether it is the singular."""
    forms: dict[str, bool] = {}
    for verb in watch_cues.words("verbs", "timetable"):
        forms[verb] = False
        forms[verb_forms.with_s(verb)] = True
    return forms


@cache
def _continuous() -> frozenset[str]:
    return frozenset(form for verb in watch_cues.words("verbs", "event") for form in verb_forms.ing_forms(verb))


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
    sure = (_set, _planned, _will, _would, _moves, _headed)
    looks = (*sure, _present, _continuing, _booked) if on.grade in ("fine", "month") else sure
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
        if _worth(on, match):
            return match.start()
        if not match["verb"] or groups.get("past") or groups.get("how", "").lower() in ("about", "poised"):
            continue
        if _definite(on, match) and not on.spoken(match.start()) and not on.first_person(match.start()):
            return match.start()
    return None


def _planned(on: Occasion) -> int | None:
    if not on.has("verbs", "planning"):
        return None
    for match in _PLANS.finditer(on.text):
        how, cue = match["how"].lower(), match.start()
        before, _ = _word_before(on.text, cue)
        if before.lower() == "had" or on.first_person(cue) or (how in _NOUNS and _NOUN_BEFORE.match(before)):
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
        if match["verb"] in ("not", "never") or (subject in ("that", "who", "which") and not mark):
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


def _moves(on: Occasion) -> int | None:
    for match in _CONTINUOUS.finditer(on.text):
        phrase = match["verb"] + (match["particle"] or "")
        if (
            match["verb"] in _verbs("moves") or phrase in watch_cues.words("verbs", "moves_with_particle")
        ) and not on.spoken(match.start()):
            return match.start()
    return None


def _present(on: Occasion) -> int | None:
    """A verb in the present that the day right after it turns into an announcement ("votes on Monday")."""
    if on.today and on.due is not None and on.due.text.startswith("at "):
        return None  # "the show ends at 9 a.m.": every day
    low = max(0, on.due_at - _BACK)
    before = on.text[low : on.due_at]
    happens = _HAPPENS.search(before)
    if happens and not on.today and not (on.grade == "month" and happens[0] in ("is ", "are ")):
        return low
    for match in re.finditer(r"[A-Za-z]+", before):
        singular = _timetable().get(match[0].lower())
        lead = before[: match.start()]
        if singular is None or _INFINITIVE.search(lead) or re.search(r"\b(?:that|who)\s+$", lead):
            continue
        if on.today and not singular:
            continue
        name = _NAME.fullmatch(on.text[: low + match.start()])
        if (singular or name or _PLURAL_SUBJECT.search(lead)) and not tense.tells_the_past(before[match.end() :]):
            return low + match.start()
    return None


def _continuing(on: Occasion) -> int | None:
    """A present continuous before its day ("is speaking on Thursday")."""
    if on.today:
        return None
    for match in _CONTINUOUS.finditer(on.text):
        if match["verb"] not in _continuous() or _NO_MOVE.match(on.text, match.start("verb")):
            continue
        if 0 <= on.due_at - match.end() < _BACK and on.dated(match.start()):
            return match.start()
    return None


def _booked(on: Occasion) -> int | None:
    for match in _BOOKED.finditer(on.text):
        if on.printed_that_day and _WAS.search(on.text, max(0, match.start() - 6), match.start()):
            continue  # "were called to give evidence on Friday", printed on Friday: over by now
        if _HAD.search(on.text, max(0, match.start() - 20), match.start()):
            continue  # "had planned to step down": what came of it is known, or told elsewhere
        if 0 <= on.due_at - match.end() < 2 * _BACK and on.dated(match.start()):
            return match.start()
    return None
