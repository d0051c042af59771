"""Takes a calendar stretch apart: what is left of this week, the early days of May, the second half of the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.analysis.timing import calendar_days as days
from briefing.analysis.timing.calendar_days import Days


@dataclass(frozen=True, slots=True)
class Moment:
    """When and how a sentence speaks: its publication day, and where its verb points (see `tense.direction`)."""

    today: date
    direction: int

    @property
    def ahead(self) -> bool:
        return self.direction > 0


def clipped(stretch: Days, at: Moment) -> Days:
    """A stretch that holds today, cut to what is left of it (or, looking back, to what is over)."""
    if stretch.first <= at.today <= stretch.last:
        return Days(at.today, stretch.last) if at.ahead else Days(stretch.first, at.today)
    return stretch


def whole(unit: str, shift: int, today: date) -> Days | None:
    """The calendar week, weekend, month, quarter or year that lies `shift` of them away from today's."""
    try:
        if unit in ("week", "weekend"):
            week = days.week_of(days.days_after(today, 7 * shift))
            return week if unit == "week" else Days(days.days_after(week.first, 5), week.last)
        if unit == "month":
            moved = days.months_after(today.replace(day=1), shift)
            return days.month_of(moved.year, moved.month)
        if unit == "quarter":
            moved = days.months_after(today.replace(day=1), 3 * shift)
            return days.quarter_of(moved.year, (moved.month + 2) // 3)
        if unit == "decade":
            first = (today.year // 10 + shift) * 10
            return Days(date(first, 1, 1), date(first + 9, 12, 31))
        return days.year_of(today.year + shift)
    except ValueError:
        return None


def part_of(stretch: Days, part: str | None, unit: str, at: Moment) -> Days:
    """The early, middle or late part of a stretch, by the conventions of the checklist."""
    if part is None or part in ("later", "earlier", "rest", "remainder"):
        return _side(stretch, part, at)
    if unit in ("week", "weekend"):
        first, last = {"e": (0, 2), "m": (1, 3), "l": (3, 6)}[_third(part)]
        return (
            Days(days.days_after(stretch.first, first), days.days_after(stretch.first, last))
            if unit == "week"
            else stretch
        )
    if unit == "month" and part.endswith((" week", " days")):
        nth = {"first": 0, "second": 7, "third": 14, "fourth": 21}.get(part.split()[0])
        first_day = days.days_after(stretch.first, nth) if nth is not None else days.days_after(stretch.last, -6)
        return Days(first_day, days.days_after(first_day, 6))
    if part in ("first half", "second half"):
        middle = stretch.first + (stretch.last - stretch.first) // 2
        if unit == "year":
            middle = middle.replace(month=6, day=30)
        return Days(stretch.first, middle) if part == "first half" else Days(days.days_after(middle, 1), stretch.last)
    if unit == "month":
        first, last = {"e": (1, 10), "m": (11, 20), "l": (21, stretch.last.day)}[_third(part)]
        return Days(stretch.first.replace(day=first), stretch.first.replace(day=last))
    months = (stretch.last.year - stretch.first.year) * 12 + stretch.last.month - stretch.first.month + 1
    if part in ("end", "close", "beginning", "start"):
        edge = stretch.last if _third(part) == "l" else stretch.first
        return days.month_of(edge.year, edge.month)
    begin = days.months_after(stretch.first, {"e": 0, "m": months // 3, "l": 2 * months // 3}[_third(part)])
    return Days(begin, days.days_after(days.months_after(begin, max(1, months // 3)), -1))


def _side(stretch: Days, part: str | None, at: Moment) -> Days:
    if not stretch.first <= at.today <= stretch.last or part is None:
        return stretch
    return Days(stretch.first, at.today) if part == "earlier" else Days(at.today, stretch.last)


def _third(part: str) -> str:
    if part in ("mid", "middle"):
        return "m"
    return "l" if part in ("late", "end", "close", "second half") or part.startswith(("last", "final")) else "e"
