"""Surnames that begin with small words: once "Ivo de Marr" is told, "de Marr" and "De Marr" are one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons, marks
from briefing.analysis.naming.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.analysis.naming.capitals import Words

SUFFIXES = frozenset(("jr", "sr"))


class Particles:
    """The surnames with small words before them that one article tells with a given name."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._pairs = frozenset(self._told())
        self.nicknames = frozenset(marks.nicknames(words))

    def _told(self) -> Iterator[tuple[str, str]]:
        """The last small word and the surname, as in ("de", "Marr")."""
        words = self._words
        for at in range(1, len(words.forms) - 1):
            low = words.forms[at].lower()
            if low not in lexicons.group("particles") or not words.joined(at) or not words.joined(at + 1):
                continue
            small = words.forms[at - 1].lower() in lexicons.group("particles")
            if not words.caps[at + 1] or not (words.caps[at - 1] or small):
                continue
            if words.forms[at] == low or (
                low in lexicons.group("tall_particles") and not is_title(words.forms[at - 1])
            ):
                yield low, words.forms[at + 1]
                yield low, words.forms[at + 1].partition("-")[0]

    def begin(self, at: int) -> bool:
        """Whether word `at` is the small word that begins such a surname: "de Marr", "de la Marr"."""
        words = self._words
        forms = words.forms
        if not forms[at].islower() or words.loud[at] or not words.joined(at + 1):
            return False
        if (forms[at], forms[at + 1]) in self._pairs:
            return True
        return forms[at] in lexicons.group("particles") and tuple(forms[at + 1 : at + 3]) in self._pairs

    def is_lone(self, first: int, last: int) -> bool:
        """Whether words `first` to `last` are a surname alone, or a nickname: "De Marr", "Marr Jr."."""
        forms = self._words.forms
        if last - first == 2 and forms[last - 1].rstrip(".").lower() in SUFFIXES:
            return True
        if tuple(forms[first:last]) in self.nicknames:
            return True
        if last - first == 3 and forms[first].lower() not in lexicons.group("particles"):
            return False
        return last - first == 1 or (last - first < 4 and (forms[last - 2].lower(), forms[last - 1]) in self._pairs)
