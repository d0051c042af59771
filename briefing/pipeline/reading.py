"""What the panes show, gathered for the screen and for the command line alike."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefing.model import EVERYTHING, ActorRow, ArticleRow, Heading, Order, Query, StoryRow
from briefing.pipeline import novelty, ordering
from briefing.store import analyses, articles, list_rows, stories
from briefing.store.library import Library

if TYPE_CHECKING:
    from briefing.analysis.merging import Cast


def story_ids(
    library: Library,
    query: Query = EVERYTHING,
    *,
    sort: Order = "newest",
    everything: bool = False,
    today: date | None = None,
) -> array[int]:
    """The ids of the stories that meet a query, sorted; of those that sort alike the newest comes first.

    Stories of which every text is put aside are left out, unless the query asks for such or `everything` is wanted.
    """
    ids = stories.ids(library, query, everything=everything, today=today)
    return ids if sort == "newest" else ordering.ordering(library, ids, sort, today).sorted(ids)


def story_list(
    library: Library,
    query: Query = EVERYTHING,
    *,
    sort: Order = "newest",
    actor: int | None = None,
    everything: bool = False,
    today: date | None = None,
) -> tuple[array[int], tuple[Heading, ...]]:
    """The same stories in the same order, and the headings that they stand under.

    With an `actor` (its number in the library) only those in which it is mentioned, by any of its names.
    """
    ids = stories.ids(library, query, actor=actor, everything=everything, today=today)
    order = ordering.ordering(library, ids, sort, today)
    ids = order.sorted(ids)
    return ids, ordering.headings(ids, order.words)


def story_rows(library: Library, ids: Sequence[int]) -> list[StoryRow]:
    """The rows of these stories in the order asked for; a story that is gone is left out."""
    rows, new = list_rows.stories(library, ids), novelty.counts(library, ids)
    return [replace(row, new=new[row.id]) if row.id in new else row for row in rows]


def cast(library: Library, keys: Sequence[int]) -> Cast:
    """Who acts in these articles, spelling variants merged, most mentioned first."""
    from briefing.analysis import merging  # what tells names apart is slow to import, and no list of stories needs it
    from briefing.pipeline import casting

    found = [(key, actor) for key in keys for actor in analyses.actors(library, key, articles.text_of(library, key))]
    return merging.cast_of(found, casting.corrections(library))


def actors(library: Library, keys: Sequence[int]) -> list[ActorRow]:
    """The actors of these articles, spelling variants merged, most mentioned first."""
    return cast(library, keys).rows


def article_rows(library: Library, keys: Sequence[int]) -> list[ArticleRow]:
    """The rows of these articles, in the order asked for."""
    rows = {
        row.key: row
        for story in dict.fromkeys(stories.story_of(library, key) for key in keys)
        for row in list_rows.members(library, story) + list_rows.articles(library, story)
    }
    return [rows[key] for key in keys]
