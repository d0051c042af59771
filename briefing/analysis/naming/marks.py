"""Marks inside a name: the quotes around a nickname, and the commas between the partners of a firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.analysis.naming.capitals import Words

QUOTES = frozenset('"“‘')
_UNQUOTES = frozenset('"”’')
_LONGEST_NICKNAME = 3
_MOST_PARTNERS = 4


def after_nickname(words: Words, at: int) -> int:
    """The index after 'Ada "The Owl" Krell' when a nickname begins at word `at`, else `at`."""
    before = words.forms[at - 1].rstrip(".").lower()
    last = min(len(words.forms) - 1, at + _LONGEST_NICKNAME + 2)
    close = next((one for one in range(at + 2, last) if words.forms[one] in _UNQUOTES), 0)
    plain = before in lexicons.common() and not lexicons.is_given(before)
    if not close or plain or before in lexicons.flags("role_heads.txt"):
        return at
    glued = words.ends[at] == words.starts[at + 1] and words.ends[close - 1] == words.starts[close]
    named = words.caps[at + 1] and words.caps[close + 1] and words.joined(close + 1)
    return close + 2 if glued and named else at


def nicknames(words: Words) -> Iterator[tuple[str, ...]]:
    """The words of each nickname: they are names wherever else they stand."""
    for at in range(1, len(words.forms)):
        if words.forms[at] in QUOTES and words.caps[at - 1] and words.joined(at):
            end = after_nickname(words, at)
            if end > at:
                yield tuple(words.forms[at + 1 : end - 2])


def ties_partners(words: Words, at: int) -> bool:
    """Whether the comma at word `at` stands in the name of a firm of partners: "Holm, Roe & Marr"."""
    for mark in range(at, at + 2 * _MOST_PARTNERS, 2):
        if words.form(mark, words.sentences[at]) not in (",", "&") or not words.joined(mark + 1):
            return False
        if not words.caps[mark + 1]:
            return False
        if words.forms[mark] == "&":
            return True
    return False
