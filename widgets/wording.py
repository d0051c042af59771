"""Days, numbers and outlets as a reader says them: 26 Aug 2025, 3 articles, a file by its name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from briefing.text import MONTHS, counted, printed_by, short_day, short_days

if TYPE_CHECKING:
    from briefing.model import Article, Due

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NEAR: Final = 7


def near_day(iso: str | None, today: date) -> str:
    """An ISO day as `short_day` gives it; less than a week from today by its weekday: "Fri 13 Mar"."""
    day = _day(iso)
    if day is None or abs((day - today).days) >= _NEAR:
        return short_day(iso)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def due_text(due: Due, today: date, *, is_open: bool = True) -> str:
    """When something is due: "due 2–9 Sep 2025", or "due Fri 13 Mar" (overdue, once that is past while it is open)."""
    first, last = _day(due.start), _day(due.end)
    if first is None or last is None:
        return due.text
    late = " (overdue)" if is_open and last < today else ""
    if first == last:
        return f"due {near_day(due.end, today)}{late}"
    return f"due {short_days(due.start, due.end)}{late}"


def articles_in(articles: int, outlets: int) -> str:
    """How much there is of a story: "3 articles in 2 outlets", "1 article"."""
    told = counted(articles, "article")
    return f"{told} in {counted(outlets, 'outlet')}" if outlets > 1 else told


def outlet_names(outlets: Iterable[str]) -> str:
    """Outlets, each once."""
    return ", ".join(dict.fromkeys(outlets))


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def reference(article: Article) -> str:
    """An article as it goes into a list of sources: its headline, outlet, day and address, as far as they are known."""
    outlet = printed_by(article.outlet, article.source)
    day = short_day(article.published)
    return f"{article.title} — {', '.join(part for part in (outlet, day, article.url or '') if part)}"
