"""Days as a reader says them: 26 Aug 2025."""

from __future__ import annotations

from datetime import date

from briefing.model import Due

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(iso: str | None) -> str:
    """An ISO day or instant as "26 Aug 2025"; what is no day stays as it is, None is empty."""
    day = _day(iso)
    return (iso or "") if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def due_text(due: Due, today: date) -> str:
    """When something is due: "2–9 Sep 2025", with "overdue" once its last day is past."""
    first, last = _day(due.start), _day(due.end)
    if first is None or last is None:
        return due.text
    late = " (overdue)" if last < today else ""
    if first == last:
        return f"due {short_day(due.end)}{late}"
    start = str(first.day)
    if (first.month, first.year) != (last.month, last.year):
        start += f" {_MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"due {start}–{short_day(due.end)}{late}"


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None
