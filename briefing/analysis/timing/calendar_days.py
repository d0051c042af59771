"""The plain calendar: what a week, a month's last day, a season or Thanksgiving is, whatever words name it."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


class Days(NamedTuple):
    """A stretch of days, first and last, both inclusive."""

    first: date
    last: date


def of_iso(stamp: str | None) -> date | None:
    """The day with which an ISO date or time begins, or None where it names none."""
    match = _ISO_DAY.match(stamp or "")
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def days_after(day: date, count: int) -> date:
    """`count` days after `day`, held inside the calendar that Python knows."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return datetime.date.max if count > 0 else datetime.date.min


def months_after(day: date, count: int) -> date:
    """The same day `count` months on, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year > 9999:
        return datetime.date.max
    if year < 1:
        return datetime.date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> Days:
    """The whole month (1 to 12)."""
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Days:
    """The whole year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def week_of(day: date) -> Days:
    """The Monday to the Sunday around `day`."""
    monday = days_after(day, -day.weekday())
    return Days(monday, days_after(monday, 6))


def quarter_of(year: int, quarter: int) -> Days:
    """The calendar quarter (1 to 4)."""
    return Days(date(year, quarter * 3 - 2, 1), month_of(year, quarter * 3).last)


def season_of(year: int, season: str) -> Days:
    """The season that begins in `year`: spring is March to May, and a winter runs on into the next year's February."""
    first = date(year, SEASONS[season], 1)
    last = months_after(first, 2)
    return Days(first, month_of(last.year, last.month).last)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth (1 to 4) weekday (0 is Monday) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday in the western churches, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _election_day(year: int) -> date | None:
    return date(year, 11, 2 + (7 - date(year, 11, 1).weekday()) % 7) if year % 2 == 0 else None


def _inauguration(year: int) -> date | None:
    return date(year, 1, 20) if year % 4 == 1 else None


def _fixed(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], date | None]:
    return lambda year: nth_weekday(year, month, weekday, nth)


def _easter(offset: int) -> Callable[[int], date | None]:
    return lambda year: easter(year) + timedelta(days=offset)


# Days everybody knows, by the words left when possessives are dropped; some years have none.
HOLIDAYS: dict[str, Callable[[int], date | None]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year": _fixed(1, 1),
    "new year day": _fixed(1, 1),
    "new year eve": _fixed(12, 31),
    "valentine day": _fixed(2, 14),
    "st. patrick day": _fixed(3, 17),
    "st patrick day": _fixed(3, 17),
    "may day": _fixed(5, 1),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "martin luther king jr. day": _nth(1, 0, 3),
    "martin luther king day": _nth(1, 0, 3),
    "presidents day": _nth(2, 0, 3),
    "memorial day": lambda year: date(year, 5, 31) - timedelta(days=date(year, 5, 31).weekday()),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
    "election day": _election_day,
    "inauguration day": _inauguration,
    "ash wednesday": _easter(-46),
    "good friday": _easter(-2),
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
}
