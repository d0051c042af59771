"""Reads the bare core of a time expression ("next tuesday", "late may", "two to three weeks") as a stretch of days."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from briefing.analysis.timing import calendar_days as days
from briefing.analysis.timing.calendar_days import Days
from briefing.analysis.timing.parts import Moment, clipped, part_of, whole

_NEAR = 120  # days: a month and day without a year means the nearest such day, unless both are farther away than this
_SLACK = 21  # days: how far behind the nearest day may lie although the verb surely points ahead (and the reverse)

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
            "forty-five": 45, "forty-eight": 48, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "couple": 2,
            "couple of": 2, "a couple": 2, "a couple of": 2}  # fmt: skip
_NTHS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTH_KEYS = {name[:3]: number for number, name in enumerate(days.MONTHS, 1)}
_DAY_KEYS = {name[:3]: number for number, name in enumerate(days.WEEKDAYS)}

_W = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|s|rs|r|nes)?\.?"
_M = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<year>\d{4})"
_PART = (
    r"(?:(?:the )?(?:very )?(?P<part>early|mid|middle|late|later|earlier|beginning|start|end|close|rest|remainder|"
    r"(?:first|second) half|(?:first|second|third|fourth|last|final) (?:week|days))(?: of| in| on)?[ -])?"
)
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"


def number_of(words: str) -> int | None:
    """The number that the words say, or None for "a few", "several" and words that are no number."""
    return int(words) if words.isdigit() else _NUMBERS.get(words)


def day_of_month(month: int, day: int, year: int | None, at: Moment) -> date | None:
    """The day meant by a month and a day; without a year, the nearest unless that is far off or against the tense."""
    years = [year] if year else [at.today.year - 1, at.today.year, at.today.year + 1]
    options = [found for y in years if (found := _real_day(y, month, day))]
    if not options:
        return None
    nearest = min(options, key=lambda d: abs((d - at.today).days))
    gap = (nearest - at.today).days
    if year or (
        abs(gap) <= _NEAR and not (at.direction == 2 and gap < -_SLACK) and not (at.direction == -2 and gap > _SLACK)
    ):
        return nearest
    fitting = [d for d in options if (d >= at.today) == at.ahead]
    return (min(fitting) if at.ahead else max(fitting)) if fitting else nearest


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_day(match: re.Match[str], at: Moment) -> Days | None:
    year = match["year"]
    found = day_of_month(_MONTH_KEYS[match["month"][:3]], int(match["day"]), int(year) if year else None, at)
    return Days(found, found) if found else None


def _month(match: re.Match[str], at: Moment) -> Days | None:
    number, today = _MONTH_KEYS[match["month"][:3]], at.today
    which = match["which"]
    if match["year"]:
        year = int(match["year"]) or 1
    elif which == "next":
        year = today.year + (number <= today.month)
    elif which in ("last", "past"):
        year = today.year - (number >= today.month)
    elif which == "this":
        year = today.year
    elif at.ahead:
        year = today.year + (number < today.month)
    else:
        year = today.year - (number > today.month)
    if not 1 <= year <= 9999:
        return None
    return clipped(part_of(days.month_of(year, number), match["part"], "month", at), at)


def _weekday(match: re.Match[str], at: Moment) -> Days:
    wanted = _DAY_KEYS[match["weekday"]]
    which = match["which"]
    if match["week_on"]:
        found = days.days_after(at.today, (wanted - at.today.weekday()) % 7 + 7)
    elif match["week"] == " of this week":
        found = days.days_after(days.week_of(at.today).first, wanted)
    elif which in ("next", "following") or match["week"]:
        found = days.days_after(days.week_of(at.today).first, 7 + wanted)
    elif which in ("last", "past"):
        found = days.days_after(at.today, -((at.today.weekday() - wanted - 1) % 7) - 1)
    elif at.ahead or which == "coming":
        found = days.days_after(at.today, (wanted - at.today.weekday()) % 7)
    else:
        found = days.days_after(at.today, -((at.today.weekday() - wanted) % 7))
    return Days(found, found)


def _nth_day(match: re.Match[str], at: Moment) -> Days | None:
    """A counted day of a month: "the first Saturday in October", "the last day of March", "the second of May"."""
    month = core(match["stretch"], Moment(at.today.replace(day=1), at.direction))
    if month is None:
        return None
    name = match["weekday"]
    if match["nth"] == "last":
        back = (month.last.weekday() - _DAY_KEYS[name]) % 7 if name else 0
        found = days.days_after(month.last, -back)
    else:
        nth = _NTHS.index(match["nth"]) + 1
        year, number = month.first.year, month.first.month
        found = days.nth_weekday(year, number, _DAY_KEYS[name], nth) if name else month.first.replace(day=nth)
    return Days(found, found)


def _near_day(match: re.Match[str], at: Moment) -> Days:
    word = match["word"]
    shift = {
        "tomorrow": 1,
        "yesterday": -1,
        "last night": -1,
        "the day after tomorrow": 2,
        "the day before yesterday": -2,
    }
    found = days.days_after(at.today, shift.get(word, 0))
    return Days(found, found)


def _period(match: re.Match[str], at: Moment) -> Days | None:
    which, unit = match["which"], match["unit"]
    shift = {"next": 1, "following": 1, "last": -1, "past": -1}.get(which, 0)
    if match["after_next"]:
        shift = 2
    if unit == "weekend" and shift == 0 and not at.ahead and at.today.weekday() < 5:
        shift = -1
    stretch = whole(unit, shift, at.today)
    if stretch is None:
        return None
    return clipped(part_of(stretch, match["part"], unit, at), at)


def _season(match: re.Match[str], at: Moment) -> Days | None:
    season, which, today = match["season"], match["which"], at.today
    options = [int(match["year"])] if match["year"] else [today.year + shift for shift in (-2, -1, 0, 1, 2)]
    stretches = [days.season_of(year, season) for year in options if 1 <= year < 9999]
    if not match["year"]:
        if which == "next":
            stretches = [s for s in stretches if s.first > today][:1]
        elif which in ("last", "past"):
            stretches = [s for s in stretches if s.last < today][-1:]
        elif which == "this" and not any(s.first <= today <= s.last for s in stretches):
            stretches = [s for s in stretches if s.first.year == today.year]
        elif at.ahead or which == "this":
            stretches = [s for s in stretches if s.last >= today][:1]
        else:
            stretches = [s for s in stretches if s.first <= today][-1:]
    return clipped(part_of(stretches[0], match["part"], "season", at), at) if stretches else None


def _year(match: re.Match[str], at: Moment) -> Days | None:
    year = int(match["year"])
    return clipped(part_of(days.year_of(year), match["part"], "year", at), at) if 1 <= year <= 9998 else None


def _quarter(match: re.Match[str], at: Moment) -> Days | None:
    which, today = match["which"], at.today
    year = int(match["year"] or 0) or today.year + (match["whose"] == "next")
    if not 1 <= year <= 9998:
        return None
    if match["half"]:
        first = which == "first"
        stretch = Days(date(year, 1 if first else 7, 1), date(year, 6, 30) if first else date(year, 12, 31))
    else:
        stretch = days.quarter_of(year, {"first": 1, "second": 2, "third": 3}.get(which, 4))
    if not match["year"] and not match["whose"] and at.direction == 2 and stretch.last < today:
        stretch = Days(days.months_after(stretch.first, 12), days.months_after(stretch.last, 12))
    return clipped(stretch, at)


def _week_of(match: re.Match[str], at: Moment) -> Days | None:
    inner = core(match["inner"], at)
    return days.week_of(inner.first) if inner else None


def _ordinal_day(match: re.Match[str], at: Moment) -> Days | None:
    for shift in (0, 1, -1) if at.ahead else (0, -1):
        month = days.months_after(at.today.replace(day=1), shift)
        found = _real_day(month.year, month.month, int(match["day"]))
        if found and (found >= at.today) == at.ahead:
            return Days(found, found)
    return None


def _holiday(match: re.Match[str], at: Moment) -> Days | None:
    rule = days.HOLIDAYS.get(match["name"])
    if rule is None:
        return None
    years = [int(match["year"])] if match["year"] else range(max(1, at.today.year - 4), min(9999, at.today.year + 5))
    options = [found for year in years if (found := rule(year))]
    fitting = [d for d in options if match["year"] or (d >= at.today if at.ahead else d <= at.today)]
    found = (min(fitting) if at.ahead else max(fitting)) if fitting else None
    return Days(found, found) if found else None


def _numbers(match: re.Match[str], at: Moment) -> Days | None:
    month, day = int(match["m"]), int(match["day"])
    if month > 12 >= day and "/" in match[0]:
        month, day = day, month
    found = day_of_month(month, day, int(match["year"]) if match["year"] else None, at) if 1 <= month <= 12 else None
    return Days(found, found) if found else None


_WHICH = r"(?P<which>this|next|last|past|coming|following|current|the)"
_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Moment], Days | None]], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"(?:{_W.replace('weekday', 'named')},? )?(?:the )?{_M} (?:the )?{_D}(?:,? {_Y})?", _month_day),
        (rf"(?:{_W.replace('weekday', 'named')},? )?(?:the )?{_D} (?:of )?{_M}(?:,? {_Y})?", _month_day),
        (r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<day>\d\d)", _numbers),
        (r"(?P<m>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{4}))?", _numbers),
        (rf"(?:(?:later|late|earlier|early|sometime)(?: on)? )?(?P<week_on>a week (?:on|from) )?"
         rf"(?:(?:this )?{_WHICH} )?{_W}"
         r"(?P<week> week| of (?:this|next) week)?", _weekday),
        (r"(?:(?:later|late|earlier|early|sometime) )?(?P<word>today|tonight|tomorrow|yesterday|last night|overnight|"
         r"now|"
         r"the day after tomorrow|the day before yesterday|"
         r"this morning|this afternoon|this evening)", _near_day),
        (rf"{_PART}(?:(?:this |the )?{_WHICH} )?"
         r"(?P<unit>weekend|week|month|year|quarter|decade)(?P<after_next> after next)?", _period),
        (rf"{_PART}(?:(?:this )?{_WHICH} )?{_M}(?:,? {_Y})?", _month),
        (rf"{_PART}(?:(?:this )?{_WHICH} )?{_SEASON}(?: of)?(?: {_Y})?", _season),
        (rf"{_PART}{_Y}", _year),
        (r"(?:the )?(?P<which>first|second|third|fourth|last) (?:quarter|(?P<half>half))"
         r"(?: of (?:(?P<year>\d{4})|(?P<whose>the|this|next) year))?", _quarter),
        (rf"(?:the )?(?P<nth>{'|'.join(_NTHS)}|last)(?: (?:{_W}|day))? (?:in|of) "
         r"(?P<stretch>[a-z]{3,9}\.?(?:,? \d{4})?|(?:this|next|the) month)", _nth_day),
        (r"(?:the )?week of (?P<inner>.{3,30})", _week_of),
        (r"the (?P<day>\d{1,2})(?:st|nd|rd|th)", _ordinal_day),
        (r"(?P<name>[a-z. ]{6,30}?)(?: (?:of )?(?P<year>\d{4}))?", _holiday),
    )
)  # fmt: skip


def core(words: str, at: Moment) -> Days | None:
    """What `words` (lower case, single spaces, no preposition in front) say, or None when they say no day."""
    for pattern, reader in _READINGS:
        match = pattern.fullmatch(words)
        if match and (found := reader(match, at)):
            return found
    return None
