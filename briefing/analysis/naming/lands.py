"""Lands that no list knows, told by the article itself: who has a navy and an adjective is a country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons
from briefing.analysis.naming.lexicons import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.analysis.naming.capitals import Words
    from briefing.model import ActorType

_ADJECTIVE = re.compile(r"[^\W\d_]{2,}(?:an|ese|ish|i)\Z")
_CLEAR_ADJECTIVE = re.compile(r"[^\W\d_]{3,}(?:[ie]an|ese|ish)\Z")
_LIKENESS = re.compile(r"[^\W\d_]{3,}(?:[ie]an|esque)\Z")
_TAILS = ("", "a", "ia", "e", "o", "y")
_ENDINGS = ("ian", "ean", "ese", "ish", "an", "n", "i")
_DETERMINERS = frozenset(("a", "the", "his", "her", "its", "their"))
_POSSESSIVE = ("'s", "’s")


class Lands:
    """The lands of one article that the word lists do not know.

    `entries` are forms of one word that are a land's name or adjective; `governing` are names that have what only
    lands and towns have ("the parliament of X"), though no adjective of them was seen.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._people: set[str] = set()
        self._names: set[str] = set()
        self._adjectives: set[str] = set()
        self._of_government: set[str] = set()
        self._clear: set[str] = set()
        self._likenesses: set[str] = set()
        self._otherwise: set[str] = set()
        self.governing: set[str] = set()
        for at in self._unknown():
            self._look(at)
        self._names -= self._people
        self.governing -= self._people
        self.entries = dict(self._entries())

    def _unknown(self) -> Iterator[int]:
        """The capitalised words that no list knows, outside lines whose capitals say nothing."""
        words = self._words
        for at, form in enumerate(words.forms):
            if not words.caps[at] or words.loud[at] or not form.isalpha() or len(form) < 4 or form.isupper():
                continue
            low = form.lower()
            if lexicons.is_given(low):
                self._people.add(form)
            elif low not in lexicons.common() and lexicons.entry_of(form) is None:
                yield at

    def _look(self, at: int) -> None:
        """Note what the words around word `at` make of it."""
        words = self._words
        form = words.forms[at]
        if self._named_so(at):
            self._people.add(form)
            return
        following = words.caps[at + 1] if at + 1 < len(words.forms) and words.joined(at + 1) else False
        if not following:
            self._names.add(form)
            if self._governs(at):
                self.governing.add(form)
        if _ADJECTIVE.match(form) and self._before_noun(at):
            self._adjectives.add(form)
            if _LIKENESS.match(form) and words.form(at - 1, words.sentences[at]).lower() in _DETERMINERS:
                self._likenesses.add(form)
            if self._has_office(at + (3 if words.forms[at + 1] == "and" else 1)):
                self._of_government.add(form)
                if _CLEAR_ADJECTIVE.match(form) or words.form(at - 1, words.sentences[at]).lower() in _DETERMINERS:
                    self._clear.add(form)
        else:
            self._otherwise.add(form)

    def _named_so(self, at: int) -> bool:
        """Whether someone is called that: a given name, an initial or a title stands before it."""
        words = self._words
        if not words.joined(at):
            return False
        before = words.forms[at - 1]
        low = before.rstrip(".").lower()
        if low in lexicons.flags("titles.txt"):
            return True
        if not words.caps[at - 1]:
            return False
        if low in lexicons.flags("role_heads.txt"):
            return True
        return not words.opens[at - 1] and (lexicons.is_given(low) or len(low) == 1)

    def _before_noun(self, at: int) -> bool:
        """Whether a small-letter word that may be a noun, or a title with a capital, follows word `at`."""
        words = self._words
        if at + 2 >= len(words.forms) or words.sentences[at + 1] != words.sentences[at]:
            return False
        form = words.forms[at + 1]
        if form == "-":
            return words.forms[at + 2].islower()
        if form == "and":
            other = lexicons.entry_of(words.forms[at + 2])
            return other is not None and other.how == "demonym"
        if words.caps[at + 1]:
            return self._has_office(at + 1)
        groups = ("after_the_name", "saying", "acting", "small_in_headings")
        return form.isalpha() and form in lexicons.common() and not any(form in lexicons.group(one) for one in groups)

    def _has_office(self, at: int, nouns: str = "land_nouns") -> bool:
        """Whether the words from `at` on are what a state has: "foreign minister", "Navy", "patrol boats"."""
        words = self._words
        for here in range(at, min(at + 4, len(words.forms))):
            if not words.joined(here):
                return False
            low = words.forms[here].lower()
            if low in lexicons.group(nouns):
                return True
            if low not in lexicons.group("role_modifiers") and not words.caps[here]:
                return False
        return False

    def _governs(self, at: int) -> bool:
        """Whether word `at` has what lands have: "X's parliament", "the navy of X", "X's Constitutional Court"."""
        words = self._words
        own = words.sentences[at]
        if words.form(at - 1, own) == "of" and words.form(at - 2, own).lower() in lexicons.group("land_nouns"):
            return True
        return words.form(at + 1, own) in _POSSESSIVE and self._has_office(at + 2, "land_possessions")

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        lands: dict[str, list[str]] = {}
        for adjective in sorted(self._adjectives - self._people):
            name = next((name for name in _stems(adjective) if name in self._names), None)
            if name is not None:
                lands.setdefault(name, []).append(adjective)
            elif not self._people.isdisjoint(_stems(adjective)):
                yield from _both(adjective, Entry(adjective, "group", "none"))
            elif adjective in self._likenesses - self._otherwise - self._clear:
                yield adjective, Entry(adjective, "group", "none")
            elif adjective in self._clear and adjective not in self._otherwise:
                yield from _both(adjective, Entry(adjective, "country", "demonym"))
        for name, adjectives in lands.items():
            official = name in self.governing or not self._of_government.isdisjoint(adjectives)
            kind: ActorType = "country" if official else "place"
            yield name, Entry(name, kind, "name")
            for adjective in adjectives:
                yield from _both(adjective, Entry(name, kind, "demonym"))


def _stems(adjective: str) -> Iterator[str]:
    """The names that an adjective may come from: Norlandish -> Norland, Elmoran -> Elmora, Ostian -> Ostia."""
    for ending in _ENDINGS:
        if adjective.endswith(ending) and len(adjective) - len(ending) > 2:
            for tail in _TAILS:
                yield adjective[: -len(ending)] + tail


def _both(adjective: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    """The adjective and its people: Elmoran, Elmorans."""
    yield adjective, entry
    yield adjective + "s", entry
