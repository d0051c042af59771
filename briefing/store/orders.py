"""What stories are sorted by, other than their newest day: outlets, and what is due."""

from __future__ import annotations

from datetime import date

from briefing.store import watchlist
from briefing.store.library import Library


def covered(library: Library) -> dict[int, tuple[int, int]]:
    """How many outlets and articles each story has, copies counted, both below zero: the most covered sorts first."""
    found = library.rows(
        """SELECT placement.story, -count(DISTINCT outlet) AS outlets, -count(*) AS articles
           FROM placement JOIN article INDEXED BY article_by_outlet ON article.key = placement.article
           GROUP BY placement.story"""
    )
    return {row["story"]: (row["outlets"], row["articles"]) for row in found}


def due(library: Library, today: date | None = None) -> dict[int, str]:
    """When the open item of each story that is due soonest is due, or is longest overdue; stories without are left out.

    The last and the first ISO day of its due time, as the checklist sorts.
    """
    every, days = watchlist.every(today)
    found = library.rows(
        f"""WITH {every} SELECT story, min(due_end || ' ' || due_start) AS due FROM placed
            WHERE place < 4 AND story IS NOT NULL GROUP BY story""",
        days,
    )
    return {row["story"]: row["due"] for row in found}
