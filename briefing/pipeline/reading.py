"""What the panes show, gathered for the screen and for the command line alike."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis import merging
from briefing.model import ActorRow, Article, ArticleRow, Due, Place, StatementRow, StoryRow, WatchItem, WatchRow
from briefing.store import analyses, articles, journal, stories
from briefing.store.library import Library
from briefing.store.stories import Counts

ALIKE = 85
"""How alike (0 to 100) the words of a copy's watch item and the shown text's must be to be one item."""


@dataclass(frozen=True, slots=True)
class Source:
    """A watch item where it stands: the article, the item's key there, and the key of its words."""

    key: int
    item_key: str
    words: str
    item: WatchItem


def story_ids(library: Library, query: str = "", *, unread: bool = False, starred: bool = False) -> array[int]:
    """The ids of the stories that hold an article matching `query`, newest first."""
    return stories.ids(library, query, unread=unread, starred=starred)


def story_rows(library: Library, ids: Sequence[int]) -> list[StoryRow]:
    """The rows of these stories in the order asked for; a story that is gone is left out."""
    return stories.rows(library, ids)


def story_articles(library: Library, story: int) -> list[ArticleRow]:
    """The articles of a story, newest first, each text once with its copies named."""
    return stories.articles(library, story)


def article(library: Library, key: int) -> Article:
    """One article. Raises NotFound."""
    return articles.get(library, key)


def counts(library: Library) -> Counts:
    """How much there is, how much of it is unread, and how many watch items are open."""
    return stories.counts(library)


def actors(library: Library, keys: Sequence[int]) -> list[ActorRow]:
    """The actors of these articles, spelling variants merged, most mentioned first."""
    return merging.merge(
        [(key, actor) for key in keys for actor in analyses.actors(library, key, articles.text_of(library, key))]
    )


def statements(library: Library, keys: Sequence[int]) -> list[StatementRow]:
    """The statements of these articles in reading order; the same words of one speaker are one row."""
    outlets = stories.outlets(library, keys)
    rows: dict[tuple[str, str], StatementRow] = {}
    for key in keys:
        for found in analyses.statements(library, key, articles.text_of(library, key)):
            same = ((found.speaker or "").casefold(), analyses.item_key("", found.text)[1])
            place = Place(key, found.start, found.end)
            if (row := rows.get(same)) is not None:
                rows[same] = replace(
                    row, places=(*row.places, place), outlets=tuple(dict.fromkeys([*row.outlets, *outlets[key]]))
                )
                continue
            rows[same] = StatementRow(
                kind=found.kind,
                text=found.text,
                speaker=found.speaker,
                speaker_text=found.speaker_text,
                cue=found.cue,
                confidence=found.confidence,
                places=(place,),
                outlets=tuple(outlets[key]),
            )
    return list(rows.values())


def checklist(library: Library, keys: Sequence[int]) -> list[WatchRow]:
    """What to watch in these articles, with the reader's marks; the same words in several articles are one item.

    Copies are looked through too: a tick made on one copy counts for the text, whichever copy is shown.
    """
    shown: dict[str, list[Source]] = {}
    for key in keys:
        for source in _sources(library, key):
            shown.setdefault(source.words, []).append(source)
    for key in stories.with_copies(library, keys):
        for source in _sources(library, key) if key not in keys else ():
            words = _same_item(source, shown)
            if words is not None:
                shown[words].append(source)
    return [_watch_row(library, words, found, set(keys)) for words, found in shown.items()]


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


def whole_checklist(library: Library, story: int | None = None) -> list[WatchRow]:
    """What to watch in one story, or in every story of the library, newest story first."""
    wanted = stories.with_watch_items(library) if story is None else [story]
    return [
        row for one in wanted for row in checklist(library, [member.key for member in story_articles(library, one)])
    ]


def watch_rows(library: Library, name: str) -> list[WatchRow]:
    """The watch items that a reader may mean by `name`: the head of an item's id or of one of its keys."""
    found = {stories.story_of(library, key) for key in analyses.with_item(library, name)}
    rows = [row for story in sorted(found) for row in whole_checklist(library, story)]
    return [row for row in rows if row.words.startswith(name) or any(key.startswith(name) for key in row.keys)]


def article_keys(library: Library, limit: int | None = None) -> list[int]:
    """The keys of the articles, each text once, newest first."""
    return stories.article_keys(library, limit)


def article_rows(library: Library, keys: Sequence[int]) -> list[ArticleRow]:
    """The rows of these articles, in the order asked for."""
    rows = {
        row.key: row
        for story in dict.fromkeys(stories.story_of(library, key) for key in keys)
        for row in stories.members(library, story) + stories.articles(library, story)
    }
    return [rows[key] for key in keys]


def _watch_row(library: Library, words: str, found: Sequence[Source], shown: set[int]) -> WatchRow:
    first = found[0].item
    keys = tuple(source.item_key for source in found)
    state = journal.newest(library, "state", keys) or {"state": "open"}
    note = journal.newest(library, "note", keys)
    due = journal.newest(library, "due", keys)
    outlets = stories.outlets(library, [source.key for source in found])
    return WatchRow(
        id=words[: analyses.ID_LENGTH],
        words=words,
        keys=keys,
        kind=first.kind,
        text=first.text,
        due=Due(due["start"], due["end"], "") if due else first.due,
        actors=first.actors,
        places=tuple(Place(one.key, one.item.start, one.item.end) for one in found if one.key in shown),
        outlets=tuple(dict.fromkeys(name for source in found for name in outlets[source.key])),
        state=state["state"],
        note=note["text"] if note else None,
        snoozed_until=state.get("until"),
        resolved_at=state.get("at") if state["state"] == "resolved" else None,
    )
