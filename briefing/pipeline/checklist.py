"""The checklist: what to watch, each item once, with what the reader did about it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.model import Due, Place, WatchItem, WatchRow
from briefing.store import analyses, articles, journal, marks, placements, prints, stories
from briefing.store.keys import ID_LENGTH
from briefing.store.library import Library

ALIKE = 85
"""How alike (0 to 100) the words of a copy's watch item and the shown text's must be to be one item."""


@dataclass(frozen=True, slots=True)
class Source:
    """A watch item where it stands: the article, the item's key there, and the key of its words."""

    key: int
    item_key: str
    words: str
    item: WatchItem


def of_articles(library: Library, keys: Sequence[int]) -> list[WatchRow]:
    """What to watch in these articles, with the reader's marks; the same words in several articles are one item.

    Copies are looked through too: a tick made on one copy counts for the text, whichever copy is shown.
    """
    everywhere = prints.with_copies(library, keys)
    shown: dict[str, list[Source]] = {}
    for key in keys:
        for source in _sources(library, key):
            shown.setdefault(source.words, []).append(source)
    for key in everywhere:
        for source in _sources(library, key) if key not in keys else ():
            words = _same_item(source, shown)
            if words is not None:
                shown[words].append(source)
    outlets = prints.outlets(library, everywhere)
    rows = [_row(words, found, set(keys), outlets) for words, found in shown.items()]
    return _marked(library, rows + _own(library, {articles.identity_of(library, key) for key in everywhere}))


def _sources(library: Library, key: int) -> list[Source]:
    text = articles.text_of(library, key)
    return [Source(key, item_key, words, item) for item_key, words, item in analyses.watch_items(library, key, text)]


def _same_item(source: Source, shown: Mapping[str, Sequence[Source]]) -> str | None:
    """The item shown that a copy's item is: a copy may differ by an edited word, which makes no new item."""
    if source.words in shown:
        return source.words
    # Opening the reader must not wait for a library that only edited copies need.
    from rapidfuzz import process

    alike = process.extractOne(
        source.item.text, {words: found[0].item.text for words, found in shown.items()}, score_cutoff=ALIKE
    )
    return alike[2] if alike else None


def of_library(library: Library, story: int | None = None) -> list[WatchRow]:
    """What to watch in one story, or in every story of the library, newest story first, the reader's own last."""
    if story is not None:
        members = stories.articles(library, placements.current(library, story))
        return of_articles(library, [member.key for member in members])
    rows = [row for one in stories.with_watch_items(library) for row in of_library(library, one)]
    return rows + _own_elsewhere(library, rows)


def named(library: Library, name: str) -> list[WatchRow]:
    """The watch items that a reader may mean by `name`: the head of an item's id or of one of its keys."""
    wanted = {stories.story_of(library, key) for key in analyses.with_item(library, name)}
    rows = [row for story in sorted(wanted) for row in of_library(library, story)]
    rows += _own_elsewhere(library, rows)
    return [row for row in rows if any(key.startswith(name) for key in (row.words, *row.keys))]


def _own_elsewhere(library: Library, rows: Sequence[WatchRow]) -> list[WatchRow]:
    """The reader's own items that are not among these rows."""
    shown = {row.words for row in rows}
    return _marked(library, [row for row in _own(library) if row.words not in shown])


def _own(library: Library, identities: set[str] | None = None) -> list[WatchRow]:
    """The items that the reader added: to these articles, or all of them."""
    return [
        WatchRow(
            id=key[: ID_LENGTH],
            words=key,
            keys=(key,),
            kind="added",
            text=value["text"],
            due=Due(value["due"][0], value["due"][1], "") if value["due"] else None,
            actors=(),
            places=(),
        )
        for key, value in marks.added(library)
        if identities is None or value["article"] in identities
    ]


def _row(words: str, found: Sequence[Source], shown: set[int], outlets: Mapping[int, Sequence[str]]) -> WatchRow:
    first = found[0].item
    return WatchRow(
        id=words[: ID_LENGTH],
        words=words,
        keys=tuple(source.item_key for source in found),
        kind=first.kind,
        text=first.text,
        due=first.due,
        actors=first.actors,
        places=tuple(Place(one.key, one.item.start, one.item.end) for one in found if one.key in shown),
        outlets=tuple(dict.fromkeys(name for source in found for name in outlets[source.key])),
    )


def _marked(library: Library, rows: Sequence[WatchRow]) -> list[WatchRow]:
    """The rows with what the reader did: of several marks on one item the one made last counts."""
    made = journal.marks_on(library, [key for row in rows for key in row.keys])
    return [_with_marks(row, made) for row in rows]


def _with_marks(row: WatchRow, made: Mapping[str, Sequence[tuple[str, str, journal.Value]]]) -> WatchRow:
    last: dict[str, journal.Value] = {}
    for kind, of_kind in made.items():
        mine = [mark for mark in of_kind if mark[1] in row.keys]
        if mine:
            last[kind] = max(mine, key=lambda mark: mark[:2])[2]
    state = last.get("state", {"state": "open"})
    if state["state"] == "snoozed" and state["until"] <= datetime.date.today().isoformat():
        state = {"state": "open"}
    due, note = last.get("due"), last.get("note")
    return replace(
        row,
        due=Due(due["start"], due["end"], "") if due else row.due,
        state=state["state"],
        note=note["text"] if note else None,
        snoozed_until=state.get("until"),
        resolved_at=state.get("at") if state["state"] == "resolved" else None,
    )
