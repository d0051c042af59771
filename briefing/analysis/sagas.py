"""Are two articles, weeks apart perhaps, of one saga? What is asked of them when days are no longer what parts them."""

from __future__ import annotations

from typing import Final

SURE: Final = 260_000
"""Articles that are this alike, in millionths and without regard to days, are of one saga, however far apart."""

LEAST: Final = 180_000
"""So are those this alike that name some of the same people and are not too far apart: politics is full of one cast."""

_LEAST_PEOPLE: Final = 2
_MOST_DAYS: Final = 60


def of_one_saga(likeness: int, people: int, days: int | None) -> bool:
    """Whether two articles are of one saga.

    `likeness` is in millionths, with no regard to days; `people` is how many both name; `days` lie between them (None
    where that is unknown).
    """
    if likeness >= SURE:
        return True
    return likeness >= LEAST and people >= _LEAST_PEOPLE and (days is None or days <= _MOST_DAYS)
