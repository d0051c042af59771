"""Ships and storms, which bear names of saints and people but act for nobody: "the ferry Blue Heron", "Storm Ida"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.analysis.naming.capitals import Words

_LONGEST = 3


def words_of_ships(words: Words) -> frozenset[int]:
    """The indexes of all words that are part of a ship's name, wherever the article repeats it."""
    named: dict[tuple[str, ...], None] = {}
    at_bow: set[int] = set()
    for at in range(1, len(words.forms)):
        if words.caps[at] and words.joined(at) and _begins_ship(words, at):
            last = _end(words, at)
            named[tuple(words.forms[at:last])] = None
            at_bow.add(at)
    return frozenset(_repeated(words, named, at_bow) if named else ())


def _begins_ship(words: Words, at: int) -> bool:
    """Whether a ship's name begins at word `at`: after "ferry", "MV" or "Hurricane", or as "the Saint Ida"."""
    before, form = words.forms[at - 1], words.forms[at]
    if before in _prefixes():
        return True
    low = form.rstrip(".").lower()
    if low in lexicons.group("days_and_months"):
        return False
    if before.lower() in lexicons.group("storms"):
        return True
    namely = low in lexicons.group("ship_titles")
    if before in lexicons.group("ships"):
        return namely or (low not in lexicons.flags("titles.txt") and lexicons.flags("role_heads.txt").get(low) != "")
    follows = _end(words, at)
    return (
        before.lower() == "the"
        and low in lexicons.group("saints")
        and follows == at + 2
        and lexicons.entry_at(words.forms, at, follows) is None
    )


def _prefixes() -> frozenset[str]:
    return frozenset(word.upper() for word in lexicons.group("ship_prefixes"))


def _end(words: Words, at: int) -> int:
    """The index after the capitalised words that begin at `at`."""
    end = at + 1
    while end < min(len(words.forms) - 1, at + _LONGEST) and words.joined(end):
        if words.forms[end] == "of" and words.caps[end + 1] and words.joined(end + 1):
            return end + 2
        if not words.caps[end] or words.forms[end].lower() in lexicons.group("days_and_months"):
            break
        end += 1
    return end


def _repeated(words: Words, named: Iterable[tuple[str, ...]], at_bow: set[int]) -> Iterator[int]:
    """The words of ships' names with their repetitions; none of a ship whose last word is a person's name as well."""
    names = {part for name in named for part in (name, name[-1:])}
    people: set[str] = set()
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words.forms):
        ends = range(min(len(words.forms), at + _LONGEST + 1), at, -1)
        end = next((end for end in ends if tuple(words.forms[at:end]) in names), at)
        if end > at and (at in at_bow or not _part_of_more(words, at, end)):
            found.append((at, end))
            if at not in at_bow and not _after_the(words, at) and _speaks(words, end):
                people.add(words.forms[end - 1])
        elif end > at and _is_called(words, at):
            people.add(words.forms[end - 1])
        at = max(end, at + 1)
    for first, last in found:
        if words.forms[last - 1] not in people:
            yield from range(first - (first > 0 and words.forms[first - 1] in _prefixes()), last)


def _part_of_more(words: Words, first: int, last: int) -> bool:
    """Whether words `first` to `last` stand inside a longer run of capitals, as in "Ida Olsen" or "Captain Ida"."""
    before = first > 0 and words.joined(first) and words.caps[first - 1] and not words.opens[first - 1]
    return before or _is_called(words, first) or (last < len(words.forms) and words.joined(last) and words.caps[last])


def _is_called(words: Words, at: int) -> bool:
    """Whether a given name, an initial or a title stands before word `at`."""
    low = words.forms[at - 1].rstrip(".").lower() if at > 0 and words.joined(at) and words.caps[at - 1] else ""
    return lexicons.is_given(low) or low in lexicons.flags("titles.txt") or len(low) == 1


def _speaks(words: Words, at: int) -> bool:
    return at < len(words.forms) and words.joined(at) and words.forms[at] in lexicons.group("saying")


def _after_the(words: Words, at: int) -> bool:
    return at > 0 and words.joined(at) and words.forms[at - 1].lower() == "the"
