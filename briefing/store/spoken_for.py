"""The reader's word on who spoke, brought to the statements it is about, also where their words have moved since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from briefing.store import quotes
from briefing.store.library import Library
from briefing.store.quotes import Kept
from briefing.text import words_of

_LEAST: Final = 3
_LONGEST: Final = 500


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


def where_moved(library: Library) -> dict[str, str | None]:
    """Who speaks, as the reader says, in the statements of those articles in which the statement of a mark is gone.

    By their keys; None where nobody known does. They are few: a later analysis began or ended a statement elsewhere.
    """
    lost = library.rows(
        """SELECT DISTINCT article.key FROM mark JOIN article ON article.identity = mark.value ->> '$.article'
           WHERE mark.kind = 'speaker' AND NOT EXISTS (SELECT 1 FROM statement WHERE statement.key = mark.subject)"""
    )
    found = quotes.of_articles(library, [row["key"] for row in lost])
    said = said_of(library, found)
    return {key: one.speaker for key, one in said.items()}


def _about(mark: quotes.Correction, statements: Mapping[str, str]) -> str | None:
    """The key of the statement that a mark is about now."""
    return mark.key if mark.key in statements else _nearest(mark.words, statements)


def _last(marks: Iterable[quotes.Correction]) -> Said:
    newest, *older = sorted(marks, key=lambda mark: mark.at, reverse=True)
    return Said(newest.at, newest.speaker, tuple(mark.key for mark in (newest, *older)))


def _nearest(words: str, statements: Mapping[str, str]) -> str | None:
    """The key of the statement that has the longest run of `words`, of one article's `statements` by key.

    None where no run is half of the shorter wording, or where it is shorter than three words.
    """
    wanted = words_of(words)[:_LONGEST]
    best, longest = None, _LEAST - 1
    for key, text in statements.items():
        found = words_of(text)[:_LONGEST]
        run = _run(wanted, found)
        if run > longest and 2 * run >= min(len(wanted), len(found)):
            best, longest = key, run
    return best


def _run(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words in a row stand in both."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
