"""Finds what a day next to it announces: "votes on Monday", "is speaking on Thursday", "adjourned until 3 April"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from briefing.analysis.following import verb_forms, watch_cues
from briefing.analysis.following.occasion import Occasion
from briefing.analysis.following.verb_forms import ADVERBS
from briefing.analysis.timing import tense

_CONTINUOUS = re.compile(
    rf"\b(?:is|are)\s+{ADVERBS}(?P<verb>[a-z]+ing)\b(?P<particle> (?:up|down|over|off|out|back|aside|to)\b)?"
)
_NO_MOVE = re.compile(r"going to (?!the |an? )[a-z]|coming off|spending (?:\w+ ){0,4}time")
_BOOKED = re.compile(
    r"\b(?:(?:scheduled|planned|called|arranged|booked|announced|invited|summoned|subpoenaed|convened|directed|"
    r"ordered to appear)(?! for\b| on\b)|cleared(?= for\b)|"
    r"(?<!the )(?<!his )(?<!her )(?<!its )(?<!their )\bplans?(?= (?:an?|another|more)\b)|"
    r"set(?= (?:a|the|its|(?-i:[A-Z][a-z]+\.?(?: \d|day)))\b)|"
    r"(?:target|trial|court|start|release|launch|hearing|closing|effective|provisional|tentative) date(?= of )|"
    r"(?:remanded|bailed|summoned)(?= .{0,40}\bto (?:appear|answer|face)\b)|"
    r"(?:promised|vowed|pledged)(?= (?:an?|another|more|new|further|fresh)\b)|"
    r"(?:has|have) asked to (?:see|meet)\b|(?:is|are|now) (?:targeting|eyeing)\b)"
)
# A matter that is put off or put down for a day: "adjourned the case until 3 April", "listed it for hearing on Monday".
_PUT_OFF = re.compile(
    r"\b(?P<how>adjourn(?:s|ed)|postpon(?:es|ed)|defer(?:s|red)|reschedul(?:es|ed)|relist(?:s|ed)|post(?:s|ed)|"
    r"list(?:s|ed)|remand(?:s|ed)|extend(?:s|ed)|prolong(?:s|ed)|push(?:es|ed) back|put (?:back|off)|"
    r"br(?:ings|ought) forward|bailed|"
    r"mov(?:es|ed) (?=the |it |its |their |his |her ))\b[^.;]{0,90}?\b(?P<to>to|until|till|for(?: \w+){0,3}) $"
)
_UNTIL = re.compile(r"(?:until|till) ")
_WHEN = re.compile(r",? when (?:[\w']+ ){1,4}?(?P<verb>[a-z]+)\b")
_WAS = re.compile(r"\b(?:was|were)\s$")
_HAD = re.compile(r"\bhad\s(?:\w+ly\s|been\s|once\s)?$")
_HAPPENS = re.compile(
    r"\b(?:(?:is|are)(?: out| back)?|comes?|falls?(?: due)?|follows?|continues?|takes? place|gets? under way|"
    r"(?:is|are) (?:held|due)|(?P<act>(?:takes? effect|(?:comes?|goes?|enters?) into (?:force|effect))"
    r"(?: (?:in|across|for|at|throughout) [^.;]{1,60})?|kicks? in|retires?|"
    r"matures?|(?:steps?|stands?) (?:down|aside)))(?: again| first| next| only)? $"
)
# "The list is published next week", "the two are sworn in on Friday"
_DONE = re.compile(rf"\b(?:is|are)\s+{ADVERBS}(?P<done>[a-z]+)\s(?:[\w'-]+\s){{0,4}}$")
# "Ministers of the three towns hold a call on Monday", "the bank and the fund announce it on Monday"
_PLURAL_AHEAD = re.compile(r"(?:\b\w{2,}[^s\W]s (?:of|from|at|in|for|with) (?:[\w'-]+ ){0,5}|\band (?:[\w'-]+ ){1,4})$")
_NUMBER = re.compile(r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten))\s$")  # "five votes" are things
_NAME = re.compile(
    r"(?!(?:You|I|We|They|Who|What|If|When|And|But)\s)(?:(?:FC )?[A-Z][a-z]+\s){1,3}"
)  # a club or crew: "Harbour travel to Upland"
_PLURAL_SUBJECT = re.compile(
    r"(?:\b(?:[Tt]hey|people|police|men|women|children|committee|council|\w+(?:[^s\W]s|'s|\ds|sses))\s+)$"
)
_INFINITIVE = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|should|have|had|not|the|a|an|of|his|her|its|their|for|on)\s+$"
)
_ASIDE_BEFORE = re.compile(r",[^,]{3,60},\s$")  # "The club, beaten at home, host Upland": no noun has its object so
_OBJECT = re.compile(r"\s(?:[A-Z]|the\s|an?\s|its\s|their\s)")
_RESTRICTED = re.compile(r"\b(?:that|who)\s+$")
_BACK = 90  # characters before a day in which the verb that it dates is looked for


@cache
def _timetable() -> dict[str, bool]:
    """Every present form that announces, with whether it is the singular."""
    forms: dict[str, bool] = {}
    for verb in watch_cues.words("verbs", "timetable"):
        forms[verb] = False
        forms[verb_forms.with_s(verb)] = True
    return forms


@cache
def _done() -> frozenset[str]:
    forms = (form for verb in watch_cues.words("verbs", "event") for form in verb_forms.participles(verb))
    return frozenset((*forms, *watch_cues.words("verbs", "timetable_done"))) - frozenset(
        watch_cues.words("verbs", "timetable_states")
    )


@cache
def _continuous() -> frozenset[str]:
    verbs = ("give", *watch_cues.words("verbs", "event"))  # to give is an event only while a day says so
    return frozenset(form for verb in verbs for form in verb_forms.ing_forms(verb))


def moves(on: Occasion) -> int | None:
    """A present continuous that announces without a day ("is stepping down")."""
    for match in _CONTINUOUS.finditer(on.text):
        phrase = match["verb"] + (match["particle"] or "")
        told = match["verb"] in watch_cues.words("verbs", "moves")
        told = told or phrase in watch_cues.words("verbs", "moves_with_particle")
        if told and not on.spoken(match.start()):
            return match.start()
    return None


def present(on: Occasion) -> int | None:
    """A verb in the present that the day right after it turns into an announcement ("votes on Monday")."""
    if on.today and on.due is not None and on.due.text.startswith("at "):
        return None  # "the show ends at 9 a.m.": every day
    low = max(0, on.due_at - _BACK)
    before = on.text[low : on.due_at]
    happens = _HAPPENS.search(before)
    if happens and happens["act"] and _INFINITIVE.search(before[: happens.start()]):
        happens = None  # "had planned to step down": told by its other verb
    if happens and not on.today and not (on.grade == "month" and happens[0] in ("is ", "are ")):
        return low
    done = None if on.today else _DONE.search(before)
    if done and done["done"] in _done() and not on.spoken(low + done.start()):
        return low + done.start()
    when = _WHEN.match(on.text, on.due_at + len(on.due.text if on.due else "")) if on.due_at >= 0 else None
    if when and not on.today and when["verb"] in _timetable():
        return when.start("verb")
    for match in re.finditer(r"[A-Za-z]+", before):
        singular = _timetable().get(match[0].lower())
        lead = before[: match.start()]
        if singular is None or any(no.search(lead) for no in (_INFINITIVE, _NUMBER, _RESTRICTED)):
            continue
        if on.today and not singular:
            continue
        subject = on.text[: low + match.start()]
        aside = _ASIDE_BEFORE.search(lead) and _OBJECT.match(before, match.end())
        plural = aside or _NAME.fullmatch(subject) or _PLURAL_SUBJECT.search(lead) or _plural_ahead(subject, match[0])
        if (singular or plural) and not tense.tells_the_past(before[match.end() :]):
            return low + match.start()
    return None


def _plural_ahead(subject: str, verb: str) -> bool:
    """Whether a verb that is hardly ever a noun follows a plural some way before it ("ministers of the bloc hold")."""
    noun = verb in watch_cues.words("verbs", "timetable_nouns")
    return not noun and bool(_PLURAL_AHEAD.search(subject)) and not tense.speaks_of_time(subject)


def put_off(on: Occasion) -> int | None:
    """Something that has a new day now ("adjourned the hearing until Monday")."""
    if on.due is None or on.today or on.due_at <= 0:
        return None
    low = max(0, on.due_at - 2 * _BACK)
    limit = _UNTIL.match(on.text, on.due_at)
    match = _PUT_OFF.search(on.text[low : limit.end() if limit else on.due_at])
    return low + match.start() if match and on.dated(low + match.start()) else None


def continuing(on: Occasion) -> int | None:
    """A present continuous before its day ("is speaking on Thursday")."""
    if on.today:
        return None
    for match in _CONTINUOUS.finditer(on.text):
        if match["verb"] not in _continuous() or _NO_MOVE.match(on.text, match.start("verb")):
            continue
        if 0 <= on.due_at - match.end() < _BACK and on.dated(match.start()):
            return match.start()
    return None


def booked(on: Occasion) -> int | None:
    """Something arranged, or somebody called, for the day that follows ("has called a march for Sunday")."""
    for match in _BOOKED.finditer(on.text):
        if on.printed_that_day and _WAS.search(on.text, max(0, match.start() - 6), match.start()):
            continue  # "were called to give evidence on Friday", printed on Friday: over by now
        had = _HAD.search(on.text, max(0, match.start() - 20), match.start())
        if had and not on.news_when_said(match.start()):
            continue  # "had planned to step down": what came of it is known, or told elsewhere
        if 0 <= on.due_at - match.end() < 2 * _BACK and on.dated(match.start()):
            return match.start()
    return None


DATED: Final = (present, put_off, continuing, booked)
"""The looks that need a day."""
