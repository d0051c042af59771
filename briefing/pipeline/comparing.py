"""Two articles, or two versions of one, laid side by side; and what an article can be compared with."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis import sentences
from briefing.model import Comparison, Side
from briefing.store import articles, list_rows, stories
from briefing.store.library import Library


@dataclass(frozen=True, slots=True)
class Choice:
    """A text that can be compared: an article by its key, as it is, or an older version of it (1 is the oldest)."""

    article: int
    version: int | None = None


def choices(library: Library, key: int) -> tuple[Choice, ...]:
    """What an article can be compared with, the likeliest first. Raises NotFound.

    These are the other texts of its story from the next one on, then the story's copies, then its own older versions.
    """
    story = stories.story_of(library, key)
    shown = [row.key for row in list_rows.articles(library, story)]
    copies = [row.key for row in list_rows.members(library, story) if row.key not in shown]
    at = shown.index(key) + 1 if key in shown else 0
    others = [other for other in (*shown[at:], *shown[:at], *copies) if other != key]
    older = len(articles.versions(library, key))
    return (*(Choice(other) for other in others), *(Choice(key, version) for version in range(older, 0, -1)))


def side(library: Library, choice: Choice) -> Side:
    """The text that was chosen. Raises NotFound."""
    older = articles.versions(library, choice.article)
    count = len(older) + 1
    if choice.version is None or not 1 <= choice.version < count:
        return Side(articles.get(library, choice.article), count, count)
    return Side(older[-choice.version].article, choice.version, count)


def compared(library: Library, one: Choice, other: Choice) -> Comparison:
    """Two texts side by side, of two versions of one article the older one on the left. Raises NotFound."""
    left, right = side(library, one), side(library, other)
    if one.article == other.article and left.version > right.version:
        left, right = right, left
    return between(left, right)


def between(left: Side, right: Side) -> Comparison:
    """Two texts side by side."""
    # Compared by few, and not at the start: it is imported when it is needed.
    from briefing.analysis import alignment

    one, other = left.article, right.article
    lefts, rights = (sentences.split(each.text, each.blocks) for each in (one, other))
    return Comparison(left, right, alignment.align(one, lefts, other, rights))
