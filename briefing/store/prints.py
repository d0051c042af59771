"""Which articles carry one text: the print that is shown, and its copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from briefing.store.library import Library, listed


def with_copies(library: Library, keys: Iterable[int]) -> list[int]:
    """These articles and every article whose text is one of theirs, in the order given, each once."""
    found: dict[int, None] = {}
    for key in keys:
        rows = library.rows(
            """SELECT other.article FROM placement AS one
               JOIN placement AS other
                 ON other.article = coalesce(one.copy_of, one.article)
                 OR other.copy_of = coalesce(one.copy_of, one.article)
               WHERE one.article = ? ORDER BY other.article <> ?, other.article""",
            [key, key],
        )
        found.update((row[0], None) for row in rows)
        found.setdefault(key)
    return list(found)


def of(library: Library, identities: Sequence[str]) -> list[str]:
    """The identities of every article that carries one of these articles' texts, these among them."""
    found = library.rows(
        """SELECT DISTINCT article.identity FROM article JOIN placement ON placement.article = article.key
           WHERE coalesce(placement.copy_of, placement.article) IN (
               SELECT coalesce(placement.copy_of, placement.article) FROM article
               JOIN placement ON placement.article = article.key
               WHERE article.identity IN (SELECT value FROM json_each(?)))""",
        [listed(identities)],
    )
    return [row["identity"] for row in found]


def outlets(library: Library, keys: Iterable[int]) -> dict[int, list[str]]:
    """The outlets that carry each article's text, its own first; where a source names none, the name of its file."""
    carried = {}
    for key in keys:
        group = with_copies(library, [key])
        found = library.rows(
            "SELECT key, outlet, source FROM article WHERE key IN (SELECT value FROM json_each(?))", [listed(group)]
        )
        names = {row["key"]: row["outlet"] or PurePath(row["source"]).name for row in found}
        carried[key] = list(dict.fromkeys(names[member] for member in group if member in names))
    return carried
