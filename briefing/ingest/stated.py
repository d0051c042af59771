"""Dates that a source states of itself, in the forms that records, pages and date lines print them; never a guess."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import Final

_NAMES: Final = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTHS: Final = {name: number for number, names in enumerate(_NAMES, start=1) for name in names}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = (
    rf"(?:{_WEEKDAY}(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_MONTH})\b\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}}))"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))"
)
_ZONE = (
    r"(?:\s*\(?(?:[A-Z]{1,5}(?:[+-]\d{1,2}(?::\d\d)?)?|[+-]\d\d:?\d\d|(?:eastern|pacific|central|local)(?: time)?)\)?)?"
)
_TIME = (
    rf"(?:(?:\s*[,|·•-]?\s*|T)(?:at\s+)?\d{{1,2}}(?:\s*[:.h]\s*\d{{2}}){{0,2}}(?:\.\d+)?\s*(?:[ap]\.?m\.?)?Z?{_ZONE})?"
)
_LABEL: Final = (
    r"(?:(?P<label>first published|published|posted|last updated|updated|last modified|modified|date)"
    r"(?:\s+(?:on|at))?\s*:?\s+)?"
)
_LINE: Final = re.compile(rf"{_LABEL}(?:on\s+)?{_DAY}{_TIME}\.?", re.IGNORECASE)
_ANYWHERE: Final = re.compile(_DAY, re.IGNORECASE)
_TIME_AFTER: Final = re.compile(rf"{_TIME}\.?", re.IGNORECASE)
_FIGURES: Final = re.compile(
    rf"(?:(?P<y>\d{{4}})[/.](?P<m>\d{{1,2}})[/.](?P<d>\d{{1,2}})|(?P<one>\d{{1,2}})(?P<dot>[/.])(?P<two>\d{{1,2}})(?P=dot)(?P<year>\d{{4}})){_TIME}",
    re.IGNORECASE,
)
_MONTHS_A_YEAR: Final = 12
_DIGITS: Final = re.compile(r"(?:19|20)\d{6}")
"""A day in eight digits, the year first: too few for seconds."""

_COUNTED: Final = re.compile(r"\d{9,13}(?:\.\d+)?")
_UNSET: Final = "1970-01-01T00:00:00"
"""What programs write that have no day: the beginning of their counting."""

_ZONE_AT_END: Final = re.compile(r"(?:(?<=\s)(?P<name>[A-Za-z]{3,4})|(?<=\d\s)[+-]\d\d:\d\d)$")
_ZONES: Final = {
    "WET": "+0000",
    **dict.fromkeys(("BST", "WEST", "CET"), "+0100"),
    **dict.fromkeys(("CEST", "EET", "SAST"), "+0200"),
    **dict.fromkeys(("EEST", "MSK", "TRT"), "+0300"),
    **dict.fromkeys(("JST", "KST"), "+0900"),
    "AEST": "+1000",
    "AEDT": "+1100",
    "NZST": "+1200",
    "NZDT": "+1300",
}
"""Zones that have one meaning in news; what several countries call alike (IST) is no zone."""

_LONGEST: Final = 90
_YEARS: Final = range(1800, 2200)
_SECONDS: Final = range(100_000_000, 5_000_000_000)


def normalised(value: object) -> str | None:
    """The ISO 8601 day or instant that a record or page gives as `value`, or None when it is no date.

    Takes ISO 8601, RFC 5322 ("Tue, 26 Aug 2025 10:15:00 GMT"), English day forms, days in figures that can be meant
    in one way alone, and (milli)seconds since 1970.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float) and not _DIGITS.fullmatch(str(value)):
        return _from_seconds(value)
    text = str(value).strip()
    if _COUNTED.fullmatch(text):
        return _from_seconds(float(text))
    found = _from_iso(text) or _from_mail(text) or day_of_line(text) or _from_figures(text)
    return None if found and found.startswith(_UNSET) else found


def day_of_line(text: str) -> str | None:
    """The ISO day of a line that is a date and nothing else ("Published: 26 August 2025, 10:15 GMT"), or None."""
    match = _LINE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return _day(match) if match else None


def bare_day(text: str) -> str | None:
    """The ISO day of a line that is a date and does not say what for, or None."""
    match = _LINE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return _day(match) if match and not match["label"] else None


def is_update(text: str) -> bool:
    """Whether a date line says when the article was changed, not when it was published."""
    match = _LINE.match(text.strip())
    return bool(
        match and match["label"] and match["label"].lower() in ("last updated", "updated", "last modified", "modified")
    )


def split_day(text: str) -> tuple[str, str] | None:
    """The words before a date that ends `text`, and its ISO day ("Jane Doe, 3 March 2026"); None without one."""
    dates = list(_ANYWHERE.finditer(text[:200]))
    if not dates or _TIME_AFTER.fullmatch(text, dates[-1].end()) is None:
        return None
    match = dates[-1]
    day = _day(match)
    return (text[: match.start()].rstrip(" ,|·•–—-"), day) if day else None


def _day(match: re.Match[str]) -> str | None:
    year = match["y1"] or match["y2"] or match["y3"]
    day = match["d1"] or match["d2"] or match["d3"]
    month = _MONTHS[(match["m1"] or match["m2"]).lower()] if not match["m3"] else int(match["m3"])
    try:
        found = datetime.date(int(year), month, int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year in _YEARS else None


def _from_iso(text: str) -> str | None:
    try:
        if len(text) == 10 or _DIGITS.fullmatch(text):
            found: datetime.date = datetime.date.fromisoformat(text)
        else:
            found = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    if found.year not in _YEARS:
        return None
    return found.isoformat(timespec="seconds") if isinstance(found, datetime.datetime) else found.isoformat()


def _from_mail(text: str) -> str | None:
    try:
        found = parsedate_to_datetime(_ZONE_AT_END.sub(_zone, text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.isoformat(timespec="seconds") if found.year in _YEARS else None


def _zone(match: re.Match[str]) -> str:
    name = match["name"]
    return _ZONES.get(name.upper(), name) if name else match[0].replace(":", "")


def _from_figures(text: str) -> str | None:
    """A day in figures: the year first, or the day told from the month by dots or by being over twelve."""
    match = _FIGURES.fullmatch(text)
    if match is None:
        return None
    if match["y"]:
        year, month, day = match["y"], match["m"], match["d"]
    else:
        one, two, year = match["one"], match["two"], match["year"]
        is_day_first = match["dot"] == "." or int(one) > _MONTHS_A_YEAR
        if match["dot"] == "/" and not is_day_first and int(two) <= _MONTHS_A_YEAR and one != two:
            return None
        day, month = (one, two) if is_day_first else (two, one)
    return _from_iso(f"{year}-{month:0>2}-{day:0>2}")


def _from_seconds(value: float) -> str | None:
    seconds = value / 1000 if value > _SECONDS.stop else value
    if not _SECONDS.start <= seconds < _SECONDS.stop:
        return None
    return datetime.datetime.fromtimestamp(int(seconds), tz=datetime.UTC).isoformat()
