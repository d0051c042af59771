"""Days as people type them: 2026-03-09, 9 Mar 2026, tomorrow, friday, 3d, 2w; what could mean two days is no day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Final

EXAMPLES: Final = "friday, 3d, 2w or 2026-03-09"

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAMED: Final = re.compile(r"([0-9]{1,2}) ([a-z]{3,9}) ([0-9]{4})")
_AHEAD: Final = re.compile(r"\+?([0-9]{1,4}) ?(d|days?|w|weeks?)", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s+(?:to\s+)?|\s*(?:\.\.|–)\s*")
_SHORTEST_NAME: Final = 3
_PERIOD: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_AGE: Final = re.compile(r"([0-9]{1,5})([hdwm])")


def day_of(words: str, today: date) -> date | None:
    """The day that is meant, counted from `today`; None where the words name none.

    A weekday is the next one after today, also by its first three letters or more. What only looks like one ("monitor")
    is none. A month may be named ("9 Mar 2026", as days are shown); without a year it could mean two.
    """
    words = " ".join(words.casefold().split())
    if words in ("today", "tomorrow"):
        return today + timedelta(days=words == "tomorrow")
    if ahead := _AHEAD.fullmatch(words):
        try:
            return today + timedelta(days=int(ahead[1]) * (7 if ahead[2].startswith("w") else 1))
        except OverflowError:
            return None
    if len(words) >= _SHORTEST_NAME:
        for number, name in enumerate(_WEEKDAYS):
            if name.startswith(words):
                return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    try:
        if named := _NAMED.fullmatch(words):
            month = [name.startswith(named[2]) for name in _MONTHS].index(True) + 1
            return date(int(named[3]), month, int(named[1]))
        return date.fromisoformat(words)
    except ValueError:
        return None


def range_of(words: str, today: date) -> tuple[date, date] | None:
    """The first and last day that are meant, by one day or two ("2026-03-09 2026-03-12"); None where there is no such.

    A last day that lies before the first one is no range.
    """
    if (only := day_of(words, today)) is not None:
        return only, only
    parts = _BETWEEN.split(words.strip())
    if len(parts) != 2:
        return None
    first, last = (day_of(part, today) for part in parts)
    return None if first is None or last is None or last < first else (first, last)


def period_of(words: str, today: date) -> tuple[date, date] | None:
    """The first and last day of what lies behind: a day (2026-03-09, today, yesterday), a month (2026-03) or a year."""
    words = words.casefold()
    if words in ("today", "yesterday"):
        day = today - timedelta(days=words == "yesterday")
        return day, day
    try:
        if part := _PERIOD.fullmatch(words):
            year, month = int(part[1]), int(part[2] or 0)
            last = monthrange(year, month or 12)[1]
            return date(year, month or 1, 1), date(year, month or 12, last)
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day, day


def ago(words: str, today: date) -> date | datetime | None:
    """What lies so far back: for 2d, 3w or 6m (months) a day, for 12h an instant; None where the words name none."""
    age = _AGE.fullmatch(words.casefold())
    if age is None:
        return None
    count, unit = int(age[1]), age[2]
    try:
        if unit == "h":
            return datetime.now(UTC) - timedelta(hours=count)
        if unit != "m":
            return today - timedelta(days=count * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - count
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(today.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None
