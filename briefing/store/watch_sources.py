"""Where the items of the checklist stand: their prints, the outlets that carry them, and the keys that lead to them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.model import Due, WatchKind
from briefing.store.keys import may_be_key
from briefing.store.library import Library, listed
from briefing.text import printed_by


@dataclass(frozen=True, slots=True)
class Source:
    """One print of an item; `copy` is whether its article repeats another's text, `outlets` are all that carry it."""

    key: str
    words: str
    article: int
    n: int
    copy: bool
    start: int
    end: int
    text: str
    due: Due | None
    actors: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """One item with its prints, the earliest first, and the keys of its marks, the one that stands for it first."""

    key: str
    story: int
    kind: WatchKind
    due: tuple[str, str] | None
    keys: tuple[str, ...]
    sources: tuple[Source, ...]


def of_keys(library: Library, keys: Sequence[str]) -> dict[str, Followed]:
    """The items for which these keys stand; a key that stands for none is left out."""
    return {one.key: one for one in _items(library, "followed.key IN (SELECT value FROM json_each(?))", listed(keys))}


def of_articles(library: Library, articles: Sequence[int]) -> list[Followed]:
    """The items that these articles have, copies or not."""
    return _items(
        library,
        """followed.id IN (SELECT followed_key.item FROM watch_item
                           JOIN followed_key ON followed_key.key = watch_item.key
                           WHERE watch_item.article IN (SELECT value FROM json_each(?)))""",
        listed(articles),
    )


def named(library: Library, name: str) -> list[str]:
    """The keys that stand for items of which a key, or the key of the words of a print, begins with `name`."""
    if not may_be_key(name):
        return []
    found = library.rows(
        """SELECT followed.key FROM followed_key JOIN followed ON followed.id = followed_key.item
               WHERE followed_key.key GLOB :head
           UNION SELECT followed.key FROM watch_item JOIN followed_key ON followed_key.key = watch_item.key
               JOIN followed ON followed.id = followed_key.item WHERE watch_item.words GLOB :head
           UNION SELECT subject FROM mark WHERE kind = 'added' AND subject GLOB :head ORDER BY 1""",
        {"head": name + "*"},
    )
    return [row[0] for row in found]


def standing_for(library: Library, keys: Iterable[str]) -> dict[str, str]:
    """For each of these keys that is an item's: the key that stands for that item (an own item's stands for itself)."""
    found = library.rows(
        """SELECT followed_key.key, followed.key AS head FROM followed_key JOIN followed ON followed.id = item
               WHERE followed_key.key IN (SELECT value FROM json_each(:keys))
           UNION ALL SELECT subject, subject FROM mark
               WHERE kind = 'added' AND subject IN (SELECT value FROM json_each(:keys))""",
        {"keys": listed(keys)},
    )
    return {row["key"]: row["head"] for row in found}


def _items(library: Library, condition: str, parameter: str) -> list[Followed]:
    heads = library.rows(f"SELECT * FROM followed WHERE {condition} ORDER BY id", [parameter])
    ids = listed(row["id"] for row in heads)
    keys: defaultdict[int, list[str]] = defaultdict(list)
    for row in library.rows(
        "SELECT item, key FROM followed_key WHERE item IN (SELECT value FROM json_each(?)) ORDER BY item, key", [ids]
    ):
        keys[row["item"]].append(row["key"])
    sources = _sources(library, ids)
    return [
        Followed(
            key=row["key"],
            story=row["story"],
            kind=row["kind"],
            due=(row["due_start"], row["due_end"]) if row["due_start"] else None,
            keys=(row["key"], *(key for key in keys[row["id"]] if key != row["key"])),
            sources=tuple(sources[row["id"]]),
        )
        for row in heads
    ]


def _sources(library: Library, ids: str) -> defaultdict[int, list[Source]]:
    found = library.rows(
        """SELECT followed_key.item, watch_item.*, substr(article.text, start + 1, "end" - start) AS printed,
                  placement.copy_of, coalesce(placement.copy_of, article.key) AS print_of
           FROM followed_key JOIN watch_item ON watch_item.key = followed_key.key
           JOIN article ON article.key = watch_item.article JOIN placement ON placement.article = article.key
           WHERE followed_key.item IN (SELECT value FROM json_each(?))
           ORDER BY article.published IS NULL, article.published, article.identity, watch_item.n""",
        [ids],
    )
    outlets = _outlets(library, {row["print_of"] for row in found})
    sources: defaultdict[int, list[Source]] = defaultdict(list)
    for row in found:
        carriers = outlets[row["print_of"]]
        own = carriers.get(row["article"])
        sources[row["item"]].append(
            Source(
                key=row["key"],
                words=row["words"],
                article=row["article"],
                n=row["n"],
                copy=row["copy_of"] is not None,
                start=row["start"],
                end=row["end"],
                text=row["printed"],
                due=Due(row["due_start"], row["due_end"], row["due_text"]) if row["due_start"] else None,
                actors=tuple(json.loads(row["actors"])),
                outlets=tuple(dict.fromkeys([*([own] if own else []), *carriers.values()])),
            )
        )
    return sources


def _outlets(library: Library, texts: Iterable[int]) -> defaultdict[int, dict[int, str]]:
    """For each text (by the article shown for it) its articles with their outlets, or the names of their files."""
    found = library.rows(
        """SELECT coalesce(placement.copy_of, article.key) AS print_of, article.key, article.outlet, article.source
           FROM json_each(?) AS asked
           CROSS JOIN placement ON placement.article = asked.value OR placement.copy_of = asked.value
           CROSS JOIN article ON article.key = placement.article ORDER BY article.key""",
        [listed(texts)],
    )
    outlets: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for row in found:
        outlets[row["print_of"]][row["key"]] = printed_by(row["outlet"], row["source"])
    return outlets
