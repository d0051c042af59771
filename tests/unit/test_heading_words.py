"""What a group of stories in a list is called."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pipeline.heading_words import of_day, of_due, of_news, of_outlets

SATURDAY = date(2026, 11, 28)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("newest", "said"),
    [
        ("2026-11-28", "Today"),
        ("2026-11-28T23:59:00-05:00", "Today"),
        ("2026-11-27", "Yesterday"),
        ("2026-11-26", "Thu 26 Nov"),
        ("2026-11-22", "Sun 22 Nov"),
        ("2026-11-21", "16–21 Nov"),
        ("2026-11-15", "9–15 Nov"),
        ("2026-11-01", "26 Oct–1 Nov"),
        ("2026-10-25", "1–25 Oct"),
        ("2026-09-30", "September 2026"),
        ("2025-01-01", "January 2025"),
        ("2024-12-31", "2024"),
        ("1850-01-01", "1850"),
        ("2026-11-29", "Sun 29 Nov"),
        ("2027-06-01", "After 4 Dec"),
        (None, "No date"),
        ("soon", "No date"),
    ],
)
def test_the_older_the_more_days_go_under_one_heading(newest: str | None, said: str) -> None:
    assert of_day(newest, SATURDAY).words == said


@given(DAYS)
def test_each_heading_is_one_stretch_of_days_and_knows_the_first_of_them(today: date) -> None:
    days = [today + timedelta(days=30 - ago) for ago in range(1500)]
    groups = [(found, list(group)) for found, group in groupby(days, key=lambda day: of_day(day.isoformat(), today))]
    assert len({found.words for found, _ in groups}) == len(groups)
    for found, group in groups[:-1]:
        assert found.first == group[-1].isoformat()
    assert len(groups) < 50


@pytest.mark.parametrize(
    ("outlets", "said"),
    [
        (120, "10 or more outlets"),
        (10, "10 or more outlets"),
        (9, "5 to 9 outlets"),
        (2, "2 to 4 outlets"),
        (1, "One outlet"),
        (0, "No outlet named"),
    ],
)
def test_outlets_are_counted_in_steps(outlets: int, said: str) -> None:
    assert of_outlets(outlets) == said


@pytest.mark.parametrize(
    ("new", "begun", "said"),
    [
        (20, True, "20 or more new sentences"),
        (19, True, "5 to 19 new sentences"),
        (4, True, "1 to 4 new sentences"),
        (0, True, "Nothing new in the rest"),
        (None, True, "Read, no news known"),
        (None, False, "Nothing read yet"),
    ],
)
def test_news_are_counted_in_steps(new: int | None, begun: bool, said: str) -> None:
    assert of_news(new, begun=begun) == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-11-27", "Overdue"),
        ("2026-11-28", "Due today"),
        ("2026-11-29", "Due this week"),
        ("2026-11-30", "Due later"),
        (None, "Nothing due"),
    ],
)
def test_what_is_due_stands_under_the_same_headings_as_in_the_checklist(due: str | None, said: str) -> None:
    assert of_due(due, SATURDAY) == said
