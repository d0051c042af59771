"""Days as people type them; the week here begins on Monday, 9 March 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import short_day
from briefing.when import ago, day_of, period_of, range_of

WEDNESDAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-03-20", date(2026, 3, 20)),
        ("today", WEDNESDAY),
        (" Tomorrow ", date(2026, 3, 12)),
        ("3d", date(2026, 3, 14)),
        ("+1w", date(2026, 3, 18)),
        ("2 weeks", date(2026, 3, 25)),
        ("friday", date(2026, 3, 13)),
        ("Mon", date(2026, 3, 16)),
        ("tues", date(2026, 3, 17)),
        ("9 Mar 2026", date(2026, 3, 9)),
        ("20 september 2026", date(2026, 9, 20)),
    ],
)
def test_a_day_is_understood(words: str, day: date) -> None:
    assert day_of(words, WEDNESDAY) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_typed_as_it_is_shown(day: date) -> None:
    assert day_of(short_day(day.isoformat()), WEDNESDAY) == day


def test_a_weekday_is_never_today() -> None:
    assert day_of("wednesday", WEDNESDAY) == date(2026, 3, 18)


@pytest.mark.parametrize(
    "words",
    [
        *("", "monitor", "t", "s", "40th", "som", "0d extra", "2026-13-01", "²d"),
        *("9 mar", "31 Feb 2026", "9 ma 2026", "9 maybe 2026"),
    ],
)
def test_what_names_no_day_is_none(words: str) -> None:
    assert day_of(words, WEDNESDAY) is None


@pytest.mark.parametrize("words", ["2026-03-20 2026-03-22", "2026-03-20 to 2026-03-22", "2026-03-20..2026-03-22"])
def test_two_days_are_a_range(words: str) -> None:
    assert range_of(words, WEDNESDAY) == (date(2026, 3, 20), date(2026, 3, 22))


def test_one_day_is_a_range_of_its_own() -> None:
    assert range_of("friday", WEDNESDAY) == (date(2026, 3, 13), date(2026, 3, 13))


@pytest.mark.parametrize("words", ["2026-03-22 2026-03-20", "friday saturday sunday", "soon", ""])
def test_what_is_no_range_is_none(words: str) -> None:
    assert range_of(words, WEDNESDAY) is None


@given(st.text(), st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_whatever_is_typed_is_a_day_or_none(words: str, today: date) -> None:
    assert isinstance(day_of(words, today), date | None)
    assert isinstance(range_of(words, today), tuple | None)


@given(st.integers(1, 3000), st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_so_many_days_ahead_are_so_many_days(number: int, today: date) -> None:
    assert day_of(f"{number}d", today) == today + timedelta(days=number)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2026-03-09", (date(2026, 3, 9), date(2026, 3, 9))),
        ("Yesterday", (date(2026, 3, 10), date(2026, 3, 10))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("0000", None),
        ("2026-13", None),
        ("friday", None),
        ("", None),
    ],
)
def test_what_lies_behind_is_a_day_a_month_or_a_year(words: str, period: tuple[date, date] | None) -> None:
    assert period_of(words, WEDNESDAY) == period


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2d", date(2026, 3, 9)),
        ("1W", date(2026, 3, 4)),
        ("1m", date(2026, 2, 11)),
        ("15m", date(2024, 12, 11)),
        ("9999m", date(1192, 12, 11)),
        ("9999w", date(1834, 7, 23)),
        ("2", None),
        ("2 d", None),
        ("123456d", None),
    ],
)
def test_an_age_is_counted_back_from_today(words: str, day: date | None) -> None:
    assert ago(words, WEDNESDAY) == day


def test_a_month_ago_never_leaves_its_month() -> None:
    assert ago("1m", date(2026, 3, 31)) == date(2026, 2, 28)


def test_hours_ago_are_an_instant() -> None:
    since = ago("12h", WEDNESDAY)
    assert isinstance(since, datetime)
    assert timedelta(hours=12) <= datetime.now(UTC) - since < timedelta(hours=12, minutes=5)
