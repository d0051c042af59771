"""What stands above a group of stories in a list: the day, how many outlets, how much is new, when something is due.

The first page, which is drawn before the program is loaded, asks here too: nothing is imported that takes long.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY: Final = timedelta(days=1)
_DAYS: Final = timedelta(days=7)
_WEEKS: Final = timedelta(weeks=4)
"""A week of days, today the last, then so many weeks, then months and, beyond last year, years: the older, the more."""

_OUTLETS: Final = ((10, "10 or more outlets"), (5, "5 to 9 outlets"), (2, "2 to 4 outlets"), (1, "One outlet"))
_NEW: Final = ((20, "20 or more new sentences"), (5, "5 to 19 new sentences"), (1, "1 to 4 new sentences"))


class Days(NamedTuple):
    """Some days that go under one heading: its words, and the first of them as an ISO day ("" for no day at all)."""

    words: str
    first: str


def of_day(newest: str | None, today: date) -> Days:
    """The heading of a story whose newest article is of this ISO day or instant, as it is called `today`."""
    try:
        day = date.fromisoformat((newest or "")[:10])
    except ValueError:
        return Days("No date", "")
    words, first = _named(day, today)
    return Days(words, first.isoformat())


def of_outlets(outlets: int) -> str:
    """The heading of a story that so many outlets carry."""
    return next((words for least, words in _OUTLETS if outlets >= least), "No outlet named")


def of_news(new: int | None, *, begun: bool) -> str:
    """The heading of a story that has so many new sentences beside what was read of it, if it was `begun`.

    None is where nothing is left to read, or where that is not known.
    """
    if not begun:
        return "Nothing read yet"
    if new is None:
        return "Read, no news known"
    return next((words for least, words in _NEW if new >= least), "Nothing new in the rest")


def of_due(due: str | None, today: date) -> str:
    """The heading of a story of which something is due on this ISO day; None where nothing is."""
    if due is None:
        return "Nothing due"
    if due <= today.isoformat():
        return "Due today" if due == today.isoformat() else "Overdue"
    return "Due this week" if due < (_monday(today) + _DAYS).isoformat() else "Due later"


def _named(day: date, today: date) -> tuple[str, date]:
    """What the days around a day are called together, and the first of them."""
    weeks_begin = _monday(today) - _WEEKS
    if abs(today - day) < _DAYS:
        return {today: "Today", today - _DAY: "Yesterday"}.get(day) or _span(day, day), day
    if day > today:
        return f"After {_date(today + _DAYS - _DAY)}", today + _DAYS
    if weeks_begin <= day:
        monday = _monday(day)
        return _span(monday, min(monday + _DAYS - _DAY, today - _DAYS)), monday
    if day.year < today.year - 1:
        return str(day.year), date(day.year, 1, 1)
    first = day.replace(day=1)
    if first < weeks_begin and (day.year, day.month) == (weeks_begin.year, weeks_begin.month):
        return _span(first, weeks_begin - _DAY), first  # what the weeks leave of their month
    return f"{_MONTHS[day.month - 1]} {day.year}", first


def _span(first: date, last: date) -> str:
    """A day as "Thu 26 Nov", several as "16–18 Nov"."""
    if first == last:
        return f"{_WEEKDAYS[last.weekday()]} {_date(last)}"
    return f"{first.day if first.month == last.month else _date(first)}–{_date(last)}"


def _date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
