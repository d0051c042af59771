"""The reader's word on stories: articles split off or moved, stories merged, two kept apart, copies shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.errors import NotFound, UsageError
from briefing.pipeline import grouping
from briefing.pipeline.told_stories import ALONE, APART, KINDS, SAME, pair, told
from briefing.store import articles, groups, journal, placements
from briefing.store.journal import Change, Value
from briefing.store.library import Library
from briefing.text import one_line

_Marks = list[tuple[str, str, Value | None]]


def split_off(library: Library, article: int) -> str:
    """Say that an article (by key) is no part of its story; one step of the journal. Returns what was done.

    Copies of its text go with it. Raises UsageError where it is the only text of its story.
    """
    text, others = _text_and_others(library, article)
    if not others:
        raise UsageError(f"{_named(library, text)} stands alone already")
    return _record(library, f"Split {_named(library, text)} off its story", _taken_out(library, text, others))


def move(library: Library, article: int, story: int) -> str:
    """Say that an article (by key) belongs to this story and no other; one step. Returns what was done.

    Raises NotFound for a story that is not there, UsageError where the article is in it already.
    """
    text, others = _text_and_others(library, article)
    there = _texts(library, story)
    if text in there:
        raise UsageError(f"{_named(library, text)} is in that story already")
    marks = _taken_out(library, text, others) + _joined(library, [text], there)
    return _record(library, f"Moved {_named(library, text)} to {_titled(library, story)}", marks)


def merge(library: Library, stories: Sequence[int]) -> str:
    """Say that these stories are one; one step of the journal. Returns what was done.

    Raises NotFound for a story that is not there, UsageError for fewer than two.
    """
    ids = list(dict.fromkeys(placements.current(library, story) for story in stories))
    if len(ids) < 2:
        raise UsageError("It takes two stories to merge")
    head = _texts(library, ids[0])
    marks = [mark for story in ids[1:] for mark in _joined(library, head, _texts(library, story))]
    done = f"Merged {_titled(library, ids[1]) if len(ids) == 2 else f'{len(ids) - 1} stories'} into "
    return _record(library, done + _titled(library, ids[0]), marks)


def never(library: Library, one: int, other: int) -> str:
    """Say that two articles (by key) never belong to one story; one step of the journal. Returns what was done.

    Raises UsageError where both are the same text.
    """
    a, b = (groups.roots(library, [key]).get(key, key) for key in (one, other))
    if a == b:
        raise UsageError("The two are one text: show the copy for itself first")
    done = f"Never {_named(library, one)} with {_named(library, other)}"
    return _record(library, done, _parted(library, [a], [b]))


def show_alone(library: Library, article: int) -> str:
    """Show an article (by key) for itself, whatever text it repeats; one step. Returns what was done."""
    identity = articles.identity_of(library, article)
    return _record(library, f"Shows {_named(library, article)} for itself", [(ALONE, identity, {})])


def fold_again(library: Library, article: int) -> str:
    """Let an article (by key) be folded again with the text it repeats; one step. Returns what was done."""
    identity = articles.identity_of(library, article)
    return _record(library, f"Folded {_named(library, article)} again", [(ALONE, identity, None)])


def follow(library: Library, changes: Iterable[Change]) -> None:
    """Let copies and stories follow their marks, in the transaction that changed these."""
    said = [change for change in changes if change.kind in KINDS]
    if not said:
        return
    alone = {change.subject for change in said if change.kind == ALONE}
    others = {identity for change in said if change.kind != ALONE for identity in change.subject.split()}
    grouping.place_again(library, articles.keys_of(library, alone).values())
    grouping.regroup(library, groups.roots(library, articles.keys_of(library, others).values()).values())


def _record(library: Library, done: str, marks: _Marks) -> str:
    with library.writing():
        step = journal.record(library, done, marks)
        if step is None:
            return "Nothing to change: it already stands so"
        follow(library, step.changes)
    return done


def _text_and_others(library: Library, article: int) -> tuple[int, list[int]]:
    """The text that an article carries, and the other texts of its story."""
    text = groups.roots(library, [article]).get(article, article)
    story = placements.stories_of(library, [text]).get(text)
    if story is None:
        raise NotFound("The article is in no story yet")
    return text, [other for other in _texts(library, story) if other != text]


def _texts(library: Library, story: int) -> list[int]:
    story = placements.current(library, story)
    texts = placements.texts_of(library, [story]).get(story)
    if not texts:
        raise NotFound(f"There is no story number {story} in {library.path}")
    return texts


def _taken_out(library: Library, text: int, others: Sequence[int]) -> _Marks:
    """Marks that part a text from the others of its story, and keep these together where it held some of them there."""
    marks = _parted(library, [text], others)
    if told(library).same.get(text, frozenset()).intersection(others):
        marks += [(SAME, _pair(library, others[0], other), {}) for other in others[1:]]
    return marks


def _parted(library: Library, some: Sequence[int], others: Sequence[int]) -> _Marks:
    pairs = [_pair(library, one, other) for one in some for other in others]
    return [(APART, subject, {}) for subject in pairs] + [(SAME, subject, None) for subject in pairs]


def _joined(library: Library, some: Sequence[int], others: Sequence[int]) -> _Marks:
    """Marks that make one story of two: one link is enough, and nothing may keep any two of them apart."""
    apart: _Marks = [(APART, _pair(library, one, other), None) for one in some for other in others]
    return [*apart, (SAME, _pair(library, some[0], others[0]), {})]


def _pair(library: Library, one: int, other: int) -> str:
    return pair(articles.identity_of(library, one), articles.identity_of(library, other))


def _named(library: Library, article: int) -> str:
    return f"“{one_line(articles.title_of(library, article), 50)}”"


def _titled(library: Library, story: int) -> str:
    return f"“{one_line(placements.title_of(library, story), 50)}”"
