"""Finds the words of a sentence that say when: "on Wednesday", "within two weeks", "by the end of May 2026"."""

from __future__ import annotations

import re

from briefing.analysis.timing.calendar_days import HOLIDAYS, MONTHS, WEEKDAYS
from briefing.model import Span

_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?+)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until|and|or|till)\s)"
_NUMBER = (
    r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"forty-five|forty-eight|fifty|sixty|ninety|hundred|several|(?:a )?few|(?:a )?couple(?: of)?|half an?)"
)
_UNIT = r"(?:hour|day|week|fortnight|month|year|decade)s?"
_COUNT = (
    rf"(?:{_NUMBER}(?:\s?(?:to|or|-|–)\s?{_NUMBER})?\s(?:more |working |business |calendar )?{_UNIT}"
    r"(?:\sor\s(?:two|so))?)"
)
_NTH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_PERIOD = r"(?:week|weekend|month|year|quarter|spring|summer|autumn|fall|winter|decade)"
_PART = (
    r"(?:(?:the\s)?(?:(?:very\s)?(?:early|mid|middle|late|later|earlier)(?:\sin|\son|\sof)?[\s-]|"
    r"(?:(?:very\s)?(?:beginning|start|end|rest|remainder|close)\sof|(?:(?:first|second) half|"
    r"(?:first|second|third|fourth|last|final) (?:week|days))\s(?:of|in))\s))"
)
_DAYPART = r"(?:(?:\s(?:early|late))?\s(?:morning|afternoon|evening|night|lunchtime))"
_CLOCK = (
    r"(?:(?:at\s|around\s|about\s)?(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?|\d{1,2}:\d\d|"
    r"noon|midday|midnight|dawn|dusk|sunrise|sunset|first light)"
    r"(?:\s(?:E[SD]?T|GMT|Eastern|local time))?,?\s(?:on\s)?)"
)
_LEAD = (
    r"(?:on or before|no later than|not later than|no earlier than|not earlier than|no sooner than|as early as|"
    r"as soon as|as late as|prior to|ahead of|up to|"
    r"between now and|until at least|on|in|by|before|until|till|through|throughout|within|during|over|for|from|since|"
    r"after|at|of|"
    r"between|starting|beginning|around|effective)"
)
_LAST = r"last(?!\sday\sof\b)"
_WHICH = r"(?:next|last|this|this past|this coming)"
_HOLIDAY = "|".join(
    r"\s".join(rf"{re.escape(word)}(?:['’]?s?['’]?)" for word in name.title().replace("Of", "of").split())
    for name in sorted(HOLIDAYS, key=len, reverse=True)
    if name != "new year"
)
_DATE = (
    rf"(?:(?:{_WEEKDAY},?\s(?:the\s)?)?"
    rf"(?:{_MONTH}\s{_DAY}\b(?:{_TO}(?:{_MONTH}\s)?{_DAY}\b(?!:\d|%))?(?:,?\s{_YEAR}\b)?"
    rf"|(?:the\s)?{_DAY}(?:{_TO}{_DAY})?\s(?:of\s)?{_MONTH}(?:{_TO}{_DAY}\s(?:of\s)?{_MONTH})?(?:,?\s{_YEAR}\b)?)"
    r"|\d{4}-\d\d-\d\d)"
)
_CORES = (
    _DATE,
    rf"(?:the\s)?(?:first|second|third|fourth|last)\s(?:{_WEEKDAY}|day)\s(?:in|of)\s"
    rf"(?:{_MONTH}(?:,?\s{_YEAR}\b)?|(?:this|next|the) month)",
    rf"(?:the\s)?(?:{_NTH})\sof\s{_MONTH}(?:,?\s{_YEAR}\b)?",
    rf"{_WEEKDAY} of (?:this|next) week|a week (?:on|from) {_WEEKDAY}",
    r"before\s(?:the|this)\s(?:week|month|year)(?:\sis\s(?:out|over)|\sends)",
    rf"{_LEAD}\s{_PART}?(?:{_WHICH}\s)?{_MONTH}(?:,?\s{_YEAR}\b)?(?:{_TO}{_MONTH}(?:,?\s{_YEAR}\b)?)?(?!\s\d)",
    rf"(?:{_PART}|{_WHICH}\s){_MONTH}(?:,?\s{_YEAR}\b)?",
    rf"{_MONTH},?\s{_YEAR}\b",
    rf"(?:(?:{_WHICH}|late|early|later|the following)\s)?{_WEEKDAY}{_DAYPART}?(?:{_TO}{_WEEKDAY}{_DAYPART}?)?"
    r"(?:\sweek\b)?",
    r"(?:the day after tomorrow|the day before yesterday|this (?:morning|afternoon|evening)|last night|overnight)",
    rf"(?:(?:later|late|earlier|early)\s)?(?:today|tonight|tomorrow|yesterday){_DAYPART}?",
    rf"{_PART}?(?:{_WHICH}|the coming|current)\s{_PERIOD}(?:\safter next)?",
    rf"the {_PERIOD} after next|{_PART}(?:the|this|next|last)\s{_PERIOD}|the weekend",
    r"(?:at |by |before )?(?:the )?year[’']?s?[ -]end",
    rf"{_LEAD}\s(?:the\s)?{_PART}?(?:spring|summer|autumn|fall|winter)(?:\sof)?(?:\s{_YEAR}\b)?"
    r"(?!\s(?:break|recess|holidays?|games|session|school|term|camp|tour|sales?)\b)",
    rf"{_PART}?(?:the\s)?(?:first|second|third|fourth|next|last) quarter"
    rf"(?:\sof\s(?:{_YEAR}\b|(?:the|this|next) year))?",
    rf"(?:the\s)?(?:first|second) half of (?:{_YEAR}\b|(?:the|this|next) year)",
    r"(?:in|by|during|before) the (?:first|second) half(?!\s(?:of|with|when|against|after)\b)",
    r"(?:in|within|over(?=\s(?:the|coming)\s)|during|for|throughout)\s"
    r"(?:(?:the|about|around|roughly|just|at least|less than|under|another|only)\s)?"
    rf"(?:(?:next|coming|following|past|{_LAST})\s)?(?:{_COUNT}|(?:next|coming)\s{_UNIT}|(?:the\s)?(?:past|{_LAST})\s{_UNIT}|"
    rf"{_UNIT}(?:\sahead|\sto come)?)",
    rf"(?:the\s)?(?:coming|next few|next couple of|next several)\s{_UNIT}",
    rf"{_COUNT}\s(?:ago|from now|from today|hence|from {_WEEKDAY}|from tonight)",
    r"the \d{1,2}(?:st|nd|rd|th)(?= of (?:the|this|next) month|[.,;]|$)",
    rf"the week of (?:{_DATE}|{_WEEKDAY})",
    rf"(?:{_HOLIDAY})",
    r"at\s(?:noon|midday|midnight|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?)(?=[\s,.;]|$)",
    rf"{_PART}{_YEAR}\b|(?!of){_LEAD}\s{_PART}?{_YEAR}\b(?![-–]\d)",
)
_EXPRESSION = re.compile(
    rf"(?<![\w$£€.-])(?:{_LEAD}\s(?:the\s)?)?(?:{_CLOCK})?(?:{'|'.join(f'(?:{core})' for core in _CORES)})"
    r"(?:['’]s)?(?!\w|-[a-z]|\s(?:of\s)?1[0-8]\d\d\b|\s(?:morning|afternoon|evening|night)s\b)"
)
_NOT_A_DAY = re.compile(
    r"(?:Black Friday|Super Tuesday|Bloody Sunday|Cyber Monday|Sunday Times|Sunday Mirror|Mail on Sunday|"
    r"Saturday Night Live|News Sunday|USA TODAY|USA Today|Russia Today)\b"
)
_TRIGGER = re.compile(
    r"\d|day|night|week|month|year|morrow|morning|afternoon|evening|noon|decade|fortnight|hour|minute|quarter|spring|summer|"
    r"autumn|fall\b|winter|Jan|Feb|Mar|MAR|Apr|APR|May|MAY|June|JUN|Jul|Aug|AUG|Sep|Oct|OCT|Nov|NOV|Dec|DEC|SEP|JAN|FEB|"
    r"Mon\.|Tue|Wed|Thu|Fri|Sat\.|Sun\.|Christmas|Easter|Thanksgiving|Halloween|Day\b|Eve\b|second half|first half"
)
_HABIT = re.compile(r"\b(?:every|each|most|any)\s(?:(?:second|other|third|fourth|single)\s)?$", re.IGNORECASE)
_RECORD = re.compile(r"\b(?:time|times|once|twice|\w+est)\s$")  # "for the first time in ten years" looks back
_SUCH_A_YEAR = re.compile(r"in an? (?:year|month|week|day)$")  # "in a year when nothing went right" counts no time
_DESCRIBED = re.compile(r",? (?:when|that|where|in which|of|which|marked|dominated|full)\b")
# Names of days and months that somebody typed in small letters; "may" and "march" are words as well.
_SMALL = re.compile(
    rf"(?<!\w)(?:{'|'.join(WEEKDAYS)}|{'|'.join(name for name in MONTHS if name not in ('march', 'may'))}|"
    rf"(?:(?<=\d )|(?<=\bin )|(?<=\bby ))(?:march|may)|(?<=\d )(?:{'|'.join(name[:3] for name in MONTHS)})|"
    r"(?:march|may)(?= \d))(?!\w)"
)
_FIRST_LETTER = re.compile(r"^[A-Z](?=[a-z])")


def find(text: str) -> tuple[Span, ...]:
    """The time expressions of a sentence, as spans of `text`, in order and apart from each other.

    A preposition that belongs to the time ("by Friday", "within two weeks") is part of the expression.
    """
    if not _TRIGGER.search(text):
        return ()
    probe = _lowered_start(text)
    closed = [match.span() for match in _NOT_A_DAY.finditer(text)]
    found = []
    for match in _EXPRESSION.finditer(probe):
        start, end = match.span()
        if _HABIT.search(probe, max(0, start - 16), start) or (
            probe.startswith("in ", start) and _RECORD.search(probe, max(0, start - 20), start)
        ):
            continue
        if _SUCH_A_YEAR.match(probe, start, end) and _DESCRIBED.match(probe, end):
            continue
        if any(start < b and a < end for a, b in closed):
            continue
        found.append(Span(start, end))
    return tuple(found)


def capitalised(text: str) -> str:
    """`text` with the names of days and months as they are printed, where they were typed in small letters."""
    return _SMALL.sub(lambda match: match[0].capitalize(), text)


def _lowered_start(text: str) -> str:
    """`text` with its first capital lowered, unless that begins the name of a day or month ("In May" is "in May")."""
    lead = len(text) - len(text.lstrip(" \"“”'‘’(—–-•*"))
    word = re.match(r"\w+", text[lead:])
    if not word or re.match(rf"{_WEEKDAY}|{_MONTH}|{_HOLIDAY}", text[lead:]) or not _FIRST_LETTER.match(text[lead:]):
        return text
    lowered = text[lead].lower()
    return text[:lead] + lowered + text[lead + 1 :] if len(lowered) == 1 else text
