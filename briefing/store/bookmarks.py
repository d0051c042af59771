"""Places in articles that are kept: bookmarks under letters, and where each article was left."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.store import articles, journal, marks
from briefing.store.library import Library
from briefing.text import one_line


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place under a letter: the article's key in this library (None where it is not there), an offset of its text,
    its title then, and when the bookmark was set (ISO, UTC)."""

    letter: str
    article: int | None
    at: int
    title: str
    set_at: str


def set_bookmark(library: Library, letter: str, identity: str, at: int, title: str) -> str:
    """Remember a place (an offset of the text of the article with this identity) under a letter, as one step."""
    value = {"article": identity, "at": at, "title": title, "set": articles.now()}
    return marks.record(library, f"Bookmarked “{one_line(title, 50)}” under {letter}", [("bookmark", letter, value)])


def bookmarks(library: Library) -> list[Bookmark]:
    """All bookmarks, by their letters."""
    found = journal.of_kinds(library, ["bookmark"])
    keys = articles.keys_of(library, [value["article"] for _, _, value in found])
    return [
        Bookmark(letter, keys.get(value["article"]), value["at"], value["title"], value["set"])
        for _, letter, value in found
    ]


def leave(library: Library, identity: str, at: int, length: int) -> None:
    """Keep where an article was left (an offset of its text, which has this length); 0 keeps nothing.

    It is no step: undo is for what a reader did on purpose.
    """
    journal.note(library, "place", identity, {"at": at, "of": length} if at else None)


def place_in(library: Library, identity: str, length: int) -> int:
    """The offset where an article was left; 0 where none is kept, or its text is another one by now."""
    kept = journal.mark_of(library, "place", identity)
    return int(kept["at"]) if kept and kept["of"] == length else 0
