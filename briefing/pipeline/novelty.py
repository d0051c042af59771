"""What is new to the reader: in the article that is open, and in the articles of a story that are still to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.analysis import sentences
from briefing.analysis import traces as tracing
from briefing.analysis.novelty import Known
from briefing.analysis.traces import Trace, unpacked
from briefing.model import Analysis, Article, Block, Span
from briefing.store import analyses, articles, traces
from briefing.store.library import Library
from briefing.store.traces import Standing


@dataclass(frozen=True, slots=True)
class News:
    """What of an article is new to its reader, and what was known when it was opened; spans of its text.

    What is too short to be judged is neither. `unseen` is whether the text, as it is now, was not read yet.
    """

    new: tuple[Span, ...] = ()
    known: tuple[Span, ...] = ()
    unseen: bool = True


def traced(article: Article, analysis: Analysis) -> bytes:
    """The traces of an article's sentences, as they are kept: pure, so that no transaction waits for it."""
    return tracing.packed(tracing.traces_of(article.text, article.blocks, analysis.sentences, analysis.statements))


def untraced(library: Library, keys: Iterable[int]) -> list[int]:
    """Those of these articles that have no traces, none of this version of the program, or damaged ones."""
    keys = list(keys)
    kept = _readable(library, keys)
    return [key for key in keys if key not in kept]


def fill(library: Library, keys: Sequence[int]) -> None:
    """Trace those of these articles that have no traces which can be read; a transaction of its own."""
    wanting = untraced(library, keys)
    if wanting:
        with library.writing():
            for key in wanting:
                traces.save(library, key, _found_now(library, key))


def news(library: Library, story: int, key: int) -> News:
    """What is new in an article, beside what of its story was read before it was.

    What was read is other articles of the story, copies of this one among them, and older versions of this one; the
    text itself never counts. Where nothing was, nothing is known and nothing is called new. Articles that were read
    later do not count, so that an article that is opened again looks as it did.
    """
    story_articles = traces.standings(library, [story]).get(story, [])
    mine = next((one for one in story_articles if one.article == key), Standing(key, None, None, False))
    unseen = mine.read_at is None or mine.updated
    before = [
        one
        for one in story_articles
        if one.read_at is not None
        and (one.updated if one.article == key else unseen or one.read_at < (mine.read_at or ""))
    ]
    known = Known(trace for kept in _as_read(library, before) for trace in unpacked(kept))
    if not known:
        return News(unseen=unseen)
    told = [(trace, known.has(trace)) for trace in unpacked(kept_traces(library, [key])[key])]
    return News(
        new=tuple(Span(trace.start, trace.end) for trace, read in told if not read),
        known=tuple(Span(trace.start, trace.end) for trace, read in told if read),
        unseen=unseen,
    )


def unseen(library: Library, story: int) -> list[int]:
    """The texts of a story that was begun which were not read as they are now, the newest first."""
    return [one.article for one in traces.standings(library, [story]).get(story, []) if _pending(one)]


def new_in(library: Library, story: int) -> dict[int, int]:
    """How many sentences are new in each text of a story that is still to be read; none if nothing of it was read."""
    standing = traces.standings(library, [story]).get(story, [])
    known = Known(_all(_as_read(library, [one for one in standing if one.read_at])))
    kept = kept_traces(library, [one.article for one in standing if _pending(one)])
    return {key: sum(not known.has(trace) for trace in unpacked(one)) for key, one in kept.items()}


def only_in(library: Library, prints: Sequence[int], shown: int) -> dict[int, int]:
    """How many sentences each of these prints of a text has that the print which is shown has not; 0 is left out."""
    kept = kept_traces(library, [shown, *prints])
    known = Known(unpacked(kept[shown]))
    found = {key: sum(not known.has(trace) for trace in unpacked(kept[key])) for key in prints}
    return {key: count for key, count in found.items() if count}


def counts(library: Library, stories: Iterable[int]) -> dict[int, int]:
    """How many sentences are new in what is still to be read of these stories, each counted once.

    Stories of which nothing was read, or all of it, are left out; so are, until they are opened once, those that were
    taken in before there were traces as they are kept now.
    """
    found = {}
    wanted = {
        story: (read, pending)
        for story, members in traces.standings(library, stories).items()
        if (read := [one for one in members if one.read_at]) and (pending := [one for one in members if _pending(one)])
    }
    kept = _readable(library, {one.article for both in wanted.values() for some in both for one in some})
    for story, (read, pending) in wanted.items():
        if any(one.article not in kept for one in (*read, *pending)):
            continue
        new = _count(tuple(_as_read(library, read, kept)), tuple(kept[one.article] for one in pending))
        members_read = {one.copy_of or one.article for one in read}
        if new or any(one.article not in members_read for one in pending):
            found[story] = new
    return found


def _pending(one: Standing) -> bool:
    """Whether a text is shown that was not read as it is now."""
    return one.copy_of is None and (one.read_at is None or one.updated)


@lru_cache(maxsize=256)
def _count(read: tuple[bytes, ...], pending: tuple[bytes, ...]) -> int:
    """How many sentences of the pending articles stand in none that was read, nor in one another.

    Remembered by all that it depends on, since the rows of a list are fetched anew at every mark.
    """
    known = Known(_all(read))
    new = 0
    for trace in _all(pending):
        if not known.has(trace):
            new += 1
            known.add([trace])
    return new


def _all(kept: Iterable[bytes]) -> Iterable[Trace]:
    return (trace for one in kept for trace in unpacked(one))


def _as_read(library: Library, read: Iterable[Standing], kept: dict[int, bytes] | None = None) -> list[bytes]:
    """The traces of articles as they were when they were read: where a text has changed since, of the older ones."""
    read = list(read)
    kept = kept_traces(library, [one.article for one in read if not one.updated]) if kept is None else kept
    found = [kept[one.article] for one in read if not one.updated]
    for one in read:
        if one.updated:
            older = articles.versions(library, one.article)
            before = [old.article for old in older if old.taken_at <= (one.read_at or "")]
            found += [_traced_alone(old.text, old.blocks) for old in before]
    return found


def kept_traces(library: Library, keys: Sequence[int]) -> dict[int, bytes]:
    """The traces of these articles: as they are kept, else found now."""
    kept = _readable(library, keys)
    return kept | {key: _found_now(library, key) for key in keys if key not in kept}


def _readable(library: Library, keys: Iterable[int]) -> dict[int, bytes]:
    return {key: kept for key, kept in traces.of(library, keys).items() if tracing.is_whole(kept)}


def _found_now(library: Library, key: int) -> bytes:
    article = articles.get(library, key)
    split = sentences.split(article.text, article.blocks)
    said = analyses.statements(library, key, article.text)
    return tracing.packed(tracing.traces_of(article.text, article.blocks, split, said))


@lru_cache(maxsize=64)
def _traced_alone(text: str, blocks: tuple[Block, ...]) -> bytes:
    """The traces of an older version, of which no statements are kept."""
    return tracing.packed(tracing.traces_of(text, blocks, sentences.split(text, blocks)))
