"""Names in lines whose capitals say nothing: only those that the body or a list has confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from briefing.analysis.naming import lexicons
from briefing.analysis.naming.cutting import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.analysis.naming.capitals import Words

T = TypeVar("T")


def echoes(words: Words, confirmed: Mapping[str, T]) -> Iterator[tuple[int, int, T | lexicons.Entry]]:
    """The confirmed names and known forms in loud lines: first word, index after the last, and whose it is."""
    exact = _shelves(confirmed, upper=False)
    capitals = _shelves(confirmed, upper=True)
    at = 0
    while at < len(words.forms):
        if not words.loud[at] or not words.caps[at]:
            at += 1
            continue
        end = _line_end(words, at)
        shouted = _shouted(words, at)
        hit = _longest(words, at, end, capitals if shouted else exact)
        known = _known_shout(words, at, end) if shouted else lexicons.entry_at(words.forms, at, end)
        if (
            known is not None
            and known[0].how in ("city", "none")
            and (known[0].how == "none" or known[0].name.lower() in lexicons.common())
        ):
            known = None
        if (
            known is not None
            and not shouted
            and _heads_body(words, known[1], end)
            and known[0].type in ("country", "place")
        ):
            known = lexicons.Entry(" ".join(words.forms[at : known[1] + 1]), "organisation", "name"), known[1] + 1
        if hit is not None and (known is None or hit[1] >= known[1]):
            yield at, hit[1], hit[0]
            at = hit[1]
        elif known is not None and not known[0].the:
            yield at, known[1], known[0]
            at = known[1]
        else:
            at += 1


def _heads_body(words: Words, at: int, end: int) -> bool:
    """Whether word `at` makes a body of the town before it, in a heading as well: "Lisbon University"."""
    return at < end and words.joined(at) and words.forms[at].lower() in lexicons.group("heads_in_headings")


def _shelves(confirmed: Mapping[str, T], *, upper: bool) -> dict[str, list[tuple[tuple[str, ...], T]]]:
    shelves: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for name, bearer in confirmed.items():
        key = forms_of(name.upper() if upper else name)
        if key:
            shelves.setdefault(key[0], []).append((key, bearer))
    return shelves


def _longest(
    words: Words, at: int, end: int, shelves: dict[str, list[tuple[tuple[str, ...], T]]]
) -> tuple[T, int] | None:
    best = None
    for key, bearer in shelves.get(words.forms[at], ()):
        after = at + len(key)
        if after <= end and (best is None or after > best[1]) and tuple(words.forms[at:after]) == key:
            best = (bearer, after)
    return best


def _line_end(words: Words, at: int) -> int:
    end = at + 1
    while end < len(words.forms) and end < at + 12 and words.sentences[end] == words.sentences[at]:
        end += 1
    return end


def _shouted(words: Words, at: int) -> bool:
    """Whether the word's neighbours are written in capitals throughout."""
    own = words.sentences[at]
    near = [words.form(other, own) for other in range(at - 3, at + 4)]
    return all(form.isupper() for form in near if form and form[0].isalpha())


def _known_shout(words: Words, at: int, end: int) -> tuple[lexicons.Entry, int] | None:
    """The longest known form at `at` in a line of capitals: a country or town is looked up as it is usually written."""
    for last in range(min(end, at + 4), at, -1):
        forms = words.forms[at:last]
        for written in (forms, [form if "." in form else form.capitalize() for form in forms]):
            known = lexicons.entry_at(written, 0, len(written))
            if known is not None and known[1] == len(written) and known[0].type in ("country", "place", "organisation"):
                return known[0], last
    return None
