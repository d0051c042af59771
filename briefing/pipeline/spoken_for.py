"""The reader's word on who spoke, brought to the statements it is about, also where their words have moved since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis import moved
from briefing.store import quotes
from briefing.store.library import Library
from briefing.store.quotes import Kept


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader said of one statement: when, who spoke (None: nobody known), and the keys its marks hang on."""

    at: str
    speaker: str | None
    keys: tuple[str, ...]


def said_of(library: Library, statements: Sequence[Kept]) -> dict[str, Said]:
    """The reader's word on these statements, by their keys; they are all the statements of their articles.

    A mark whose statement is gone goes to the one in its article that has most of its words in a row. Of several on
    one statement the last counts.
    """
    marks = quotes.corrections(library, {one.identity for one in statements})
    if not marks:
        return {}
    by_article: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in statements:
        by_article[one.identity][one.key] = one.statement.words
    found: defaultdict[str, list[quotes.Correction]] = defaultdict(list)
    for mark in marks:
        about = _about(mark, by_article[mark.article])
        if about is not None:
            found[about].append(mark)
    return {key: _last(marks) for key, marks in found.items()}


def _about(mark: quotes.Correction, statements: Mapping[str, str]) -> str | None:
    """The key of the statement that a mark is about now."""
    return mark.key if mark.key in statements else moved.nearest(mark.words, statements)


def _last(marks: Iterable[quotes.Correction]) -> Said:
    newest, *older = sorted(marks, key=lambda mark: mark.at, reverse=True)
    return Said(newest.at, newest.speaker, tuple(mark.key for mark in (newest, *older)))
