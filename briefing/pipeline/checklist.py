"""The checklist: what to watch, each item once, with what the reader did about it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.analysis.outcomes import LIKELY
from briefing.model import Due, Evidence, Place, WatchCounts, WatchRow, WatchWanted
from briefing.store import (
    articles,
    journal,
    marks,
    outcomes,
    placements,
    prints,
    query_names,
    watch_sources,
    watchlist,
)
from briefing.store.keys import ID_LENGTH, item_key, may_be_key
from briefing.store.library import Library
from briefing.store.watch_sources import Followed, Source
from briefing.store.watchlist import Listed
from briefing.text import words_of

_PAGE = 500
_EVERYTHING = WatchWanted()

_Made = Mapping[str, Mapping[str, tuple[str, journal.Value]]]
"""For each kind of mark, by subject: when it was made, and its value."""


def counts(library: Library, wanted: WatchWanted = _EVERYTHING, today: datetime.date | None = None) -> WatchCounts:
    """How many of the items asked for stand in each group."""
    return watchlist.counts(
        library, _by_current_story(library, wanted), actors=_names(library, wanted.actor), today=today
    )


def listed(
    library: Library,
    wanted: WatchWanted = _EVERYTHING,
    *,
    limit: int | None = None,
    offset: int = 0,
    today: datetime.date | None = None,
) -> list[Listed]:
    """The items asked for, by their keys, in the order of the groups, in each those due first; `rows` has the rest."""
    return watchlist.items(
        library,
        _by_current_story(library, wanted),
        actors=_names(library, wanted.actor),
        today=today,
        limit=limit,
        offset=offset,
    )


def _by_current_story(library: Library, wanted: WatchWanted) -> WatchWanted:
    """What is asked for, by the number that its story has now."""
    return wanted if wanted.story is None else replace(wanted, story=placements.current(library, wanted.story))


def rows(library: Library, keys: Sequence[str], today: datetime.date | None = None) -> list[WatchRow]:
    """The items for which these keys stand, in the order asked for; one that is gone is left out."""
    return list(_rows(library, keys, today))


def _rows(library: Library, keys: Sequence[str], today: datetime.date | None) -> Iterator[WatchRow]:
    for at in range(0, len(keys), _PAGE):
        page = keys[at : at + _PAGE]
        found = {key: _row(one) for key, one in watch_sources.of_keys(library, page).items()}
        if missing := set(page) - set(found):
            found |= {row.key: row for row in _own(library, marks.added(library, keys=missing))}
        marked = {row.key: row for row in _marked(library, list(found.values()), today)}
        yield from (marked[key] for key in page if key in marked)


def of_articles(library: Library, keys: Sequence[int], today: datetime.date | None = None) -> list[WatchRow]:
    """What to watch in these articles, with the reader's marks, in their order; the reader's own items come last.

    The words are those of the first of these articles that has the item. All its sources count for its marks, in
    whatever article they stand: a tick made on one counts for all.
    """
    order = {key: at for at, key in enumerate(keys)}
    found = []
    for item in watch_sources.of_articles(library, keys):
        inside = sorted((one for one in item.sources if one.article in order), key=lambda one: order[one.article])
        found.append(((order[inside[0].article], inside[0].n), _row(item, inside)))
    shown = [row for _, row in sorted(found, key=lambda pair: pair[0])]
    identities = {articles.identity_of(library, key) for key in prints.with_copies(library, keys)}
    return _marked(library, shown + _own(library, marks.added(library, identities=identities)), today)


def named(library: Library, name: str) -> list[WatchRow]:
    """The watch items that a reader may mean by `name`: the head of one of an item's keys, or of its words' key."""
    return rows(library, watch_sources.named(library, name)) if may_be_key(name) else []


# ------------------------------------------------------------------ rows


def _row(item: Followed, inside: Sequence[Source] = ()) -> WatchRow:
    """An item as these of its sources have it, else as its earliest that is no copy."""
    shown = list(inside) or [one for one in item.sources if not one.copy] or list(item.sources)
    first = shown[0]
    ordered = [*shown, *(one for one in item.sources if one not in shown)]
    return WatchRow(
        id=item.key[:ID_LENGTH],
        words=first.words,
        keys=item.keys,
        kind=item.kind,
        text=first.text,
        due=_due(item, ordered),
        actors=first.actors,
        places=tuple(Place(one.article, one.start, one.end) for one in shown),
        outlets=tuple(dict.fromkeys(name for source in ordered for name in source.outlets)),
        story=item.story,
    )


def _due(item: Followed, sources: Sequence[Source]) -> Due | None:
    if item.due is None:
        return None
    told = (one.due for one in sources if one.due and (one.due.start, one.due.end) == item.due)
    return next(told, Due(*item.due, ""))


def _own(library: Library, added: Sequence[tuple[str, journal.Value]]) -> list[WatchRow]:
    """Items that the reader added, as rows."""
    keys = articles.keys_of(library, {value["article"] for _, value in added if value["article"]})
    story_of = placements.stories_of(library, keys.values())
    return [
        WatchRow(
            id=key[:ID_LENGTH],
            words=item_key("", value["text"])[1],
            keys=(key,),
            kind="added",
            text=value["text"],
            due=Due(value["due"][0], value["due"][1], "") if value["due"] else None,
            actors=(),
            places=(),
            story=story_of.get(keys.get(value["article"] or "", 0)),
        )
        for key, value in added
    ]


def _marked(library: Library, found: Sequence[WatchRow], today: datetime.date | None) -> list[WatchRow]:
    """The rows with what the reader did: of several marks on one item the one made last counts."""
    made: dict[str, dict[str, tuple[str, journal.Value]]] = {}
    for kind, of_kind in journal.marks_on(library, [key for row in found for key in row.keys]).items():
        made[kind] = {subject: (at, value) for at, subject, value in of_kind}
    marked = [_with_marks(row, made, today) for row in found]
    keys = articles.keys_of(library, {row.evidence.article for row in marked if row.evidence})
    looked = outcomes.counts(library, [row.key for row in marked], LIKELY)
    titles = placements.titles(library, {row.story for row in marked if row.story is not None})
    return [
        replace(
            row,
            evidence=replace(row.evidence, key=keys.get(row.evidence.article)) if row.evidence else None,
            outcomes=looked.get(row.key),
            story_title=titles.get(row.story or 0, ""),
        )
        for row in marked
    ]


def _with_marks(row: WatchRow, made: _Made, today: datetime.date | None) -> WatchRow:
    last = {}
    for kind, by_subject in made.items():
        mine = [by_subject[key] for key in row.keys if key in by_subject]
        if mine:
            last[kind] = max(mine, key=lambda mark: mark[0])[1]
    state = last.get("state", {"state": "open"})
    if state["state"] == "snoozed" and state["until"] <= (today or datetime.date.today()).isoformat():
        state = {"state": "open"}
    due, note, resolved = last.get("due"), last.get("note"), state["state"] == "resolved"
    when = Due(due["start"], due["end"], "") if due else row.due
    return replace(
        row,
        due=when,
        state=state["state"],
        note=note["text"] if note else None,
        snoozed_until=state.get("until"),
        resolved_at=state.get("at") if resolved else None,
        evidence=Evidence(**state["evidence"]) if resolved and state.get("evidence") else None,
        group=watchlist.group_of(state["state"], state.get("until"), when.end if when else None, today),
    )


def _names(library: Library, actor: str) -> set[str] | None:
    """The names that articles give those actors who have these words in a name or variant; None for no words."""
    return query_names.called(library, actor) if words_of(actor) else None
