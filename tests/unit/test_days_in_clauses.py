"""Times in invented clauses, and the days that they are, seen from the day of print (tests/data/watching/days.toml)."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from briefing.analysis import dates

DAYS = tomllib.loads((Path(__file__).parents[1] / "data/watching/days.toml").read_text(encoding="utf-8"))["days"]


@pytest.mark.parametrize("line", DAYS)
def test_a_time_in_its_clause_is_these_days(line: str) -> None:
    published, expression, clause, days = line.split(" | ")
    found = dates.resolve(expression, clause=clause, published=date.fromisoformat(published))
    first, _, last = days.partition("..")
    assert found == (None if days == "-" else (date.fromisoformat(first), date.fromisoformat(last or first)))
