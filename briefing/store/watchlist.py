"""The checklist over the whole library: how many items stand in each group, and which, without reading one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from briefing.model import WatchCounts, WatchGroup, WatchState, WatchWanted
from briefing.store.library import Library, listed
from briefing.text import holds, words_of

GROUPS: Final[tuple[WatchGroup, ...]] = (
    "overdue",
    "today",
    "week",
    "later",
    "undated",
    "snoozed",
    "resolved",
    "dropped",
)
"""The groups in the order of the list."""

_STATES: Final[dict[WatchState, tuple[WatchGroup, ...]]] = {
    "open": ("overdue", "today", "week", "later", "undated"),
    "snoozed": ("snoozed",),
    "resolved": ("resolved",),
    "dropped": ("dropped",),
}

# Marks are few where items are many: they are read once, and each finds its item by its key. Of several marks of a kind
# on one item the last counts (SQLite takes bare columns from the row that has the maximum).
_LAST = """SELECT followed_key.item AS id, mark.value, max(mark.at) AS at
           FROM mark CROSS JOIN followed_key ON followed_key.key = mark.subject
           WHERE mark.kind = '{kind}' GROUP BY followed_key.item"""

# Of few stories it is the items that are few.
_LAST_IN_STORIES = """SELECT followed_key.item AS id, mark.value, max(mark.at) AS at
           FROM followed CROSS JOIN followed_key ON followed_key.item = followed.id
           CROSS JOIN mark ON mark.kind = '{kind}' AND mark.subject = followed_key.key
           WHERE followed.shown {of_story} GROUP BY followed_key.item"""

_EVERY = """
    said AS MATERIALIZED ({said}),
    moved AS MATERIALIZED ({moved}),
    every AS (
        SELECT followed.id, followed.key, followed.story, followed.kind,
               CASE WHEN moved.id IS NULL THEN due_start ELSE json_extract(moved.value, '$.start') END AS due_start,
               CASE WHEN moved.id IS NULL THEN due_end ELSE json_extract(moved.value, '$.end') END AS due_end,
               json_extract(said.value, '$.state') AS state, json_extract(said.value, '$.until') AS until, said.at
        FROM followed LEFT JOIN said ON said.id = followed.id LEFT JOIN moved ON moved.id = followed.id
        WHERE followed.shown {of_story}
        UNION ALL
        SELECT NULL, mark.subject, placement.story, 'added',
               coalesce(json_extract(due.value, '$.start'), json_extract(mark.value, '$.due[0]')),
               coalesce(json_extract(due.value, '$.end'), json_extract(mark.value, '$.due[1]')),
               json_extract(state.value, '$.state'), json_extract(state.value, '$.until'), state.at
        FROM mark LEFT JOIN mark AS state ON state.kind = 'state' AND state.subject = mark.subject
        LEFT JOIN mark AS due ON due.kind = 'due' AND due.subject = mark.subject
        LEFT JOIN article ON article.identity = json_extract(mark.value, '$.article')
        LEFT JOIN placement ON placement.article = article.key
        WHERE mark.kind = 'added'),
    placed AS (
        SELECT *, CASE WHEN state = 'resolved' THEN 6 WHEN state = 'dropped' THEN 7
                       WHEN state = 'snoozed' AND until > :today THEN 5
                       WHEN due_end IS NULL THEN 4 WHEN due_end < :today THEN 0 WHEN due_end = :today THEN 1
                       WHEN due_end <= :sunday THEN 2 ELSE 3 END AS place
        FROM every)"""

_WITH_WORDS = """id IN (
    SELECT followed_key.item FROM article_fts CROSS JOIN watch_item ON watch_item.article = article_fts.rowid
    JOIN article ON article.key = watch_item.article JOIN followed_key ON followed_key.key = watch_item.key
    WHERE article_fts MATCH :match AND has_words(substr(article.text, start + 1, "end" - start)))"""

_OWN_WITH_WORDS = """(id IS NULL AND key IN (
    SELECT subject FROM mark WHERE kind = 'added' AND has_words(json_extract(value, '$.text'))))"""

_BY_ACTORS = """id IN (
    SELECT followed_key.item FROM name CROSS JOIN actor ON actor.named = name.key
    JOIN watch_item ON watch_item.article = actor.article JOIN followed_key ON followed_key.key = watch_item.key
    WHERE name.name IN (SELECT value FROM json_each(:actors))
      AND EXISTS (SELECT 1 FROM json_each(watch_item.actors) WHERE value IN (SELECT value FROM json_each(:actors))))"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of a list: the key that stands for it, its group, its story, when it is due and when it comes back."""

    key: str
    group: WatchGroup
    story: int | None
    due: tuple[str, str] | None
    until: str | None = None


def counts(
    library: Library, wanted: WatchWanted, *, actors: Collection[str] | None = None, today: date | None = None
) -> WatchCounts:
    """How many of the items asked for stand in each group. `actors` are the names that `wanted.actor` means."""
    sql, parameters = _query(library, wanted, actors, today)
    found = library.rows(f"{sql} SELECT place, count(*) AS items FROM asked GROUP BY place", parameters)
    return WatchCounts(**{GROUPS[row["place"]]: row["items"] for row in found})


def open_items(library: Library) -> int:
    """How many items of the library are open: those that a reader did something with are looked at, all others are."""
    touched = _EVERY.format(
        said=_LAST.format(kind="state"),
        moved=_LAST.format(kind="due"),
        of_story="AND followed.id IN (SELECT id FROM said)",
    )
    found = library.rows(
        f"""WITH {touched} SELECT (SELECT count(*) FROM followed WHERE shown)
                + (SELECT count(*) FROM mark WHERE kind = 'added') - (SELECT count(*) FROM placed WHERE place >= 5)""",
        _days(),
    )
    return int(found[0][0])


def items(
    library: Library,
    wanted: WatchWanted,
    *,
    actors: Collection[str] | None = None,
    today: date | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[Listed]:
    """The items asked for, in the order of the groups, in each those due first; what is done with, the last one first.

    `actors` are the names that `wanted.actor` means.
    """
    sql, parameters = _query(library, wanted, actors, today)
    found = library.rows(
        f"""{sql} SELECT key, place, story, due_start, due_end, until FROM asked
            ORDER BY place, CASE WHEN place >= 6 THEN at END DESC, due_end IS NULL, due_end, due_start, story DESC, key
            LIMIT :limit OFFSET :offset""",
        parameters | {"limit": -1 if limit is None else limit, "offset": offset},
    )
    return [
        Listed(
            row["key"],
            GROUPS[row["place"]],
            row["story"],
            (row["due_start"], row["due_end"]) if row["due_end"] else None,
            row["until"],
        )
        for row in found
    ]


def every(today: date | None = None) -> tuple[str, dict[str, str]]:
    """The head of a query on `placed`, all items with their state, due time and group, and its parameters."""
    return _every(""), _days(today)


def open_in(library: Library, stories: Iterable[int]) -> dict[int, int]:
    """How many items of each of these stories are open; a story without any is left out."""
    sql = _every("AND followed.story IN (SELECT value FROM json_each(:stories))")
    found = library.rows(
        f"""WITH {sql} SELECT story, count(*) AS items FROM placed
            WHERE place < 5 AND story IN (SELECT value FROM json_each(:stories)) GROUP BY story""",
        _days() | {"stories": listed(stories)},
    )
    return {row["story"]: row["items"] for row in found}


def group_of(state: WatchState, until: str | None, due_end: str | None, today: date | None = None) -> WatchGroup:
    """Where a list puts an item: what SQL says above, for one item that is at hand."""
    days = _days_of(today or date.today())
    if state in ("resolved", "dropped"):
        return "resolved" if state == "resolved" else "dropped"
    if state == "snoozed" and (until or "") > days["today"]:
        return "snoozed"
    if due_end is None:
        return "undated"
    if due_end <= days["today"]:
        return "today" if due_end == days["today"] else "overdue"
    return "week" if due_end <= days["sunday"] else "later"


def _every(of_story: str) -> str:
    """All items, or those of the stories that a condition names, with their state, due time and group."""
    last = _LAST_IN_STORIES if of_story else _LAST
    said, moved = (last.format(kind=kind, of_story=of_story) for kind in ("state", "due"))
    return _EVERY.format(said=said, moved=moved, of_story=of_story)


def _days(today: date | None = None) -> dict[str, str]:
    return dict(_days_of(today or date.today()))


@lru_cache(maxsize=4)
def _days_of(today: date) -> dict[str, str]:
    return {"today": today.isoformat(), "sunday": (today + timedelta(days=6 - today.weekday())).isoformat()}


def _query(
    library: Library, wanted: WatchWanted, actors: Collection[str] | None, today: date | None
) -> tuple[str, dict[str, Any]]:
    """The head of a statement, up to the table `asked`, and its parameters."""
    where = ["1"]
    groups = set(wanted.groups or GROUPS)
    if wanted.states:
        groups &= {group for state in wanted.states for group in _STATES[state]}
    if groups != set(GROUPS):
        where.append(f"place IN ({', '.join(str(GROUPS.index(group)) for group in sorted(groups)) or 'NULL'})")
    where += ["kind = :kind"] * (wanted.kind is not None) + ["story = :story"] * (wanted.story is not None)
    where += ["due_end >= :due_from"] * (wanted.due_from is not None)
    where += ["due_start <= :due_to"] * (wanted.due_to is not None)
    words = words_of(wanted.text)
    if wanted.text.strip():
        library.db.create_function("has_words", 1, lambda text: bool(words) and holds(text, words), deterministic=True)
        where.append(f"({_WITH_WORDS} OR {_OWN_WITH_WORDS})")
    if actors is not None:
        where.append(_BY_ACTORS)
    every = _every("AND followed.story = :story" if wanted.story is not None else "")
    return f"WITH {every}, asked AS (SELECT * FROM placed WHERE {' AND '.join(where)})", _days(today) | {
        "kind": wanted.kind,
        "story": wanted.story,
        "due_from": wanted.due_from,
        "due_to": wanted.due_to,
        "match": " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*' if words else '""',
        "actors": listed(actors or ()),
    }
