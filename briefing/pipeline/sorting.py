"""The reader's word on stories: articles split off or moved, stories merged, two kept apart, copies shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.errors import NotFound, UsageError
from briefing.pipeline import blocks, gathering, grouping
from briefing.pipeline.told_stories import ALONE, APART, KINDS, SAME, between, pair, parted, told
from briefing.store import articles, groups, journal, placements
from briefing.store.journal import Change, Value
from briefing.store.library import Library
from briefing.text import one_line

_Marks = list[tuple[str, str, Value | None]]


def split_off(library: Library, article: int) -> str:
    """Say that an article (by key) is no part of its story; one step of the journal. Returns what was done.

    Copies of its text go with it. Raises UsageError where it is the only text of its story.
    """
    with library.writing():
        text, others = _text_and_others(library, article)
        if not others:
            raise UsageError(f"{_named(library, text)} stands alone already")
        return _record(library, f"Split {_named(library, text)} off its story", _taken_out(library, text, others))


def move(library: Library, article: int, story: int) -> str:
    """Say that an article (by key) belongs to this story and no other; one step. Returns what was done.

    Raises NotFound for a story that is not there, UsageError where the article is in it already.
    """
    with library.writing():
        text, others = _text_and_others(library, article)
        there = _texts(library, story)
        if text in there:
            raise UsageError(f"{_named(library, text)} is in that story already")
        marks = _taken_out(library, text, others) + _unparted(library, [text], there)
        marks.append((SAME, _pair(library, text, _heart(library, there)), {}))
        return _record(library, f"Moved {_named(library, text)} to {_titled(library, story)}", marks)


def merge(library: Library, stories: Sequence[int]) -> str:
    """Say that these stories are one, with all that is in them now; one step of the journal. Returns what was done.

    Raises NotFound for a story that is not there, UsageError for fewer than two.
    """
    with library.writing():
        ids = list(dict.fromkeys(placements.current(library, story) for story in stories))
        if len(ids) < 2:
            raise UsageError("It takes two stories to merge")
        texts = [_texts(library, story) for story in ids]
        marks = [
            mark for at, other in enumerate(texts) for one in texts[:at] for mark in _unparted(library, one, other)
        ]
        heart = _heart(library, texts[0])
        marks += [(SAME, _pair(library, heart, text), {}) for story in texts for text in story if text != heart]
        done = f"Merged {_titled(library, ids[1]) if len(ids) == 2 else f'{len(ids) - 1} stories'} into "
        return _record(library, done + _titled(library, ids[0]), marks)


def never(library: Library, one: int, other: int) -> str:
    """Say that two articles (by key) never belong to one story; one step of the journal. Returns what was done.

    Raises UsageError where both are the same text.
    """
    with library.writing():
        a, b = (groups.roots(library, [key]).get(key, key) for key in (one, other))
        if one == other:
            raise UsageError("It takes two articles to keep apart")
        if a == b:
            raise UsageError("The two are one text: show the copy for itself first")
        done = f"Never {_named(library, one)} with {_named(library, other)}"
        return _record(library, done, _parted(library, a, [b]))


def show_alone(library: Library, article: int) -> str:
    """Show an article (by key) for itself, whatever text it repeats; one step. Returns what was done.

    Raises UsageError where nothing else has its text.
    """
    with library.writing():
        identity = articles.identity_of(library, article)
        root = groups.roots(library, [article]).get(article, article)
        if len(groups.members(library, [root])[root]) == 1 and journal.mark_of(library, ALONE, identity) is None:
            raise UsageError(f"{_named(library, article)} is folded with no other text")
        return _record(library, f"Showed {_named(library, article)} for itself", [(ALONE, identity, {})])


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
    # Stories first: a text is placed among stories that follow all that was said.
    grouping.regroup(library, groups.roots(library, articles.keys_of(library, others).values()).values())
    grouping.place_again(library, {*articles.keys_of(library, alone).values(), *_maybe_copies(library, said)})
    gathering.look_at_some(library)


def _maybe_copies(library: Library, said: Iterable[Change]) -> set[int]:
    """Of each two that the reader parts, one if they have one text so far; of two she parts no longer, one."""
    subjects = [change.subject.split() for change in said if change.kind == APART]
    keys = articles.keys_of(library, {identity for pair in subjects for identity in pair})
    roots, apart = groups.roots(library, keys.values()), parted(library)
    pairs = [(keys[one], keys[other]) for one, other in subjects if one in keys and other in keys]
    pairs = [
        pair for pair in pairs if pair[1] not in apart.get(pair[0], ()) or roots.get(pair[0]) == roots.get(pair[1])
    ]
    often = Counter(key for pair in pairs for key in pair)
    return {max(pair, key=often.__getitem__) for pair in pairs}


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
    """Marks that part a text from the others of its story, and keep these together where only it held them there."""
    marks = _parted(library, text, others)
    if others:
        together = blocks.story_as_told(library, others[0], told(library).parted(text, others))
        marks += [(SAME, _pair(library, others[0], other), {}) for other in others if other not in together]
    return marks


def _parted(library: Library, text: int, others: Sequence[int]) -> _Marks:
    apart: _Marks = [(APART, _pair(library, text, other), {}) for other in others]
    return apart + [(SAME, subject, None) for subject in between(library, SAME, [text], others)]


def _unparted(library: Library, some: Sequence[int], others: Sequence[int]) -> _Marks:
    """Marks after which nothing keeps any two of these apart."""
    return [(APART, subject, None) for subject in between(library, APART, some, others)]


def _heart(library: Library, texts: Sequence[int]) -> int:
    """The text of a story that is most like all others of it, and so the last to leave it when others come."""
    near = groups.edges(library, texts)
    inside = set(texts)
    return max(texts, key=lambda text: (sum(like for other, like in near[text].items() if other in inside), -text))


def _pair(library: Library, one: int, other: int) -> str:
    return pair(articles.identity_of(library, one), articles.identity_of(library, other))


def _named(library: Library, article: int) -> str:
    return f"“{one_line(articles.title_of(library, article), 50)}”"


def _titled(library: Library, story: int) -> str:
    return f"“{one_line(placements.title_of(library, story), 50)}”"
