"""A story laid open: its articles with the copies of each, what is new in them, and where else an article could go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.errors import NotFound
from briefing.model import ArticleRow, StoryRow
from briefing.pipeline import novelty, reading, sagas, told_stories, versions
from briefing.queries import parse_typed
from briefing.store import groups, list_rows, placements, stories
from briefing.store.library import Library
from briefing.text import holds, words_of

MOST_NEAR = 50
"""Stories offered at once to move an article to."""

_MOST_TEXTS = 60
_MOST_LOOKED_AT = 2 * MOST_NEAR


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a story: the article that shows it, and the others that carry it.

    `only` is how many sentences a copy (by key) has that the article which is shown has not, where there are any.
    `new` is how many of its sentences are new to the reader, None where it was read or nothing of the story was.
    `nearest` is the key of the text of the story that it is most like, None where it stands alone. `alone` is whether
    the reader wants it shown for itself, whatever it repeats. `earlier` is the text further down of which this one is a
    later version, None where it is none; `added` is how many sentences that one has not.
    """

    row: ArticleRow
    copies: tuple[ArticleRow, ...] = ()
    only: Mapping[int, int] = field(default_factory=dict)
    new: int | None = None
    nearest: int | None = None
    alone: bool = False
    earlier: ArticleRow | None = None
    added: int = 0


@dataclass(frozen=True, slots=True)
class StorySheet:
    """A story with all that is in it, the newest first."""

    id: int
    title: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A story that an article could belong to; `likeness` (millionths) is 0 where nothing links the two."""

    row: StoryRow
    likeness: int


def sheet(library: Library, story: int) -> StorySheet:
    """A story laid open, by a number that it has or had. Raises NotFound."""
    story = placements.current(library, story)
    rows = list_rows.articles(library, story)
    if not rows:
        raise NotFound(f"There is no story number {story} in {library.path}")
    folded: dict[int, list[ArticleRow]] = {}
    for row in list_rows.members(library, story):
        if row.copy_of is not None:
            folded.setdefault(row.copy_of, []).append(row)
    new, alone = novelty.new_in(library, story), told_stories.alone(library)
    nearest = _nearest(library, [row.key for row in rows])
    version = versions.among(library, [row.key for row in rows])
    row_of = {row.key: row for row in rows}
    texts = (
        Text(
            row,
            copies=tuple(sorted(folded.get(row.key, ()), key=_by_outlet)),
            only=novelty.only_in(library, [copy.key for copy in folded[row.key]], row.key) if row.key in folded else {},
            new=new.get(row.key),
            nearest=nearest[row.key],
            alone=row.key in alone,
            earlier=row_of[version[row.key].of] if row.key in version else None,
            added=version[row.key].added if row.key in version else 0,
        )
        for row in rows
    )
    return StorySheet(story, placements.title_of(library, story), tuple(texts))


def of_article(library: Library, article: int) -> StorySheet:
    """The story that an article (by key) stands in now, laid open. Raises NotFound."""
    return sheet(library, stories.story_of(library, article))


def near(library: Library, story: int, texts: Sequence[int], query: str = "") -> list[Near]:
    """The stories other than `story` that these of its texts could belong to, the likeliest first, then the newest.

    Those of its saga are likely however far their days lie apart. With a `query`, as it is being typed, only those that
    meet it, those with its words in the title before the others. Raises QueryError, and NotFound for a story that is
    not there.
    """
    likeness = _likeness(library, texts)
    for one in sagas.related(library, story):
        likeness[one.story] = max(likeness.get(one.story, 0), round(one.strength * 1_000_000))
    found = [one for one in reading.story_ids(library, parse_typed(query)) if one != story]
    linked = sorted(likeness.keys() & set(found), key=lambda one: (-likeness[one], one))
    rows = reading.story_rows(library, list(dict.fromkeys([*linked[:MOST_NEAR], *found[:_MOST_LOOKED_AT]])))
    if wanted := words_of(query):
        rows.sort(key=lambda row: not holds(row.title, wanted))
    return [Near(row, likeness.get(row.id, 0)) for row in rows[:MOST_NEAR]]


def _nearest(library: Library, texts: Sequence[int]) -> dict[int, int | None]:
    """For each text of a story the one that it is most like; where no likeness is known, the first other one."""
    edges, inside = groups.edges(library, texts), set(texts)
    found: dict[int, int | None] = {}
    for text in texts:
        alike = {other: like for other, like in edges.get(text, {}).items() if other in inside}
        others = (other for other in texts if other != text)
        found[text] = max(alike, key=lambda other: (alike[other], -other)) if alike else next(others, None)
    return found


def _likeness(library: Library, texts: Iterable[int]) -> dict[int, int]:
    """The stories that hold something like one of these texts, with the likeness of the nearest."""
    alike: dict[int, int] = {}
    for near in groups.edges(library, list(texts)[:_MOST_TEXTS]).values():
        for other, like in near.items():
            alike[other] = max(like, alike.get(other, 0))
    found: dict[int, int] = {}
    for text, story in placements.stories_of(library, alike).items():
        found[story] = max(alike[text], found.get(story, 0))
    return found


def _by_outlet(row: ArticleRow) -> tuple[str, str, int]:
    return row.outlet or row.source, row.published or "", row.key
