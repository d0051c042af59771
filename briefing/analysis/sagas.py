"""Are two articles, weeks apart perhaps, of one saga? What is asked of them when days are no longer what parts them."""

from __future__ import annotations

from typing import Final

SURE: Final = 260_000
"""Articles that are this alike, in millionths and without regard to days, and name one actor, are of one saga."""

LEAST: Final = 180_000
"""So are those this alike that name some of the same people and are not too far apart: politics is full of one cast."""

_LEAST_PEOPLE: Final = 2
_MOST_DAYS: Final = 60


def of_one_saga(likeness: int, actors: int, people: int, days: int | None) -> bool:
    """Whether two articles are of one saga.

    `likeness` is in millionths, with no regard to days; `actors` and, among these, `people` is how many both name;
    `days` lie between them (None where that is unknown).
    """
    if likeness >= SURE:
        return actors > 0
    return likeness >= LEAST and people >= _LEAST_PEOPLE and (days is None or days <= _MOST_DAYS)
