"""What the print around a name says: a capital that is only a place here, and names tied by a hyphen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons
from briefing.analysis.naming.bodies import is_acronym
from briefing.analysis.naming.titles import is_title

if TYPE_CHECKING:
    from briefing.analysis.naming.capitals import Words
    from briefing.analysis.naming.lexicons import Entry
    from briefing.analysis.naming.runs import Found

_LONGEST_SHORT = 8
_CALLED = (", or", ", known as", ", known by its initials", ", known by its acronym", ", also known as")
_HYPHEN = re.compile(r"[-‑]")


def is_place_here(words: Words, first: int, last: int) -> bool:
    """Whether the capital at words `first` to `last` is where something is, not the government that sits there."""
    sentence = words.sentences[first]
    before, after = words.form(first - 1, sentence).lower(), words.form(last, sentence).lower()
    if before in lexicons.group("place_before") or after in lexicons.group("place_after"):
        return True
    if words.form(last, sentence) != ",":
        return False
    at = last + 1
    known = lexicons.entry_at(words.forms, at, len(words.forms)) if words.form(at, sentence) else None
    return known is not None and known[0].type in ("country", "place") and known[0].how == "name"


def counts_here(words: Words, first: int, last: int, entry: Entry) -> bool:
    """Whether a known form means its actor here: some need "the" ("the House"), or an office of theirs after them."""
    sentence = words.sentences[first]
    before, form = words.form(first - 1, sentence).lower(), " ".join(words.forms[first:last]).lower()
    if before in ("on", "via") and form.split()[0] in lexicons.group("platforms"):
        return False
    if not entry.the or before == "the":
        return True
    low = words.form(last, sentence).lower()
    office = low in lexicons.flags("role_heads.txt") or low in ("majority", "minority") or is_title(low)
    return office and form in lexicons.group("bodies_with_offices")


def calls_itself(words: Words, full: Found, short: Found) -> bool:
    """Whether the initials `short` are told right after the name in full: "(NGB)", ", or NGB,"."""
    form = words.forms[short.first]
    if short.last - short.first > 1 or full.last - full.first < 2:
        return False
    between = words.text[words.ends[full.last - 1] : words.starts[short.first]].strip()
    after = words.form(short.last, words.sentences[short.first])
    if between == "(" and after == ")":
        return is_acronym(form) or (len(form) <= _LONGEST_SHORT and sum(map(str.isupper, form)) > 1)
    return is_acronym(form) and between in _CALLED and after in (",", ".")


def is_date_here(words: Words, at: int) -> bool:
    """Whether word `at`, a month's name and somebody's, is the month: "in May", "May 3", "last May"."""
    sentence = words.sentences[at]
    before = words.form(at - 1, sentence).lower()
    if before == "of":
        return words.form(at - 2, sentence).lower() in lexicons.group("parts_of_months")
    return (
        words.form(at + 1, sentence)[:1].isdigit() or before[:1].isdigit() or before in lexicons.group("before_dates")
    )


def is_adjective_here(words: Words, last: int) -> bool:
    """Whether the name that ends before word `last` only says where something is from: "Chicago-based"."""
    sentence = words.sentences[last - 1]
    return words.form(last, sentence) == "-" and words.form(last + 1, sentence) in lexicons.group("from_there")


def hyphened(words: Words, first: int, last: int) -> bool:
    """Whether words `first` to `last` are one word of capitals tied by hyphens."""
    form = words.forms[first]
    if last - first > 1 or len(form) < 4 or form[1] in "-‑.":
        return False
    return ("-" in form or "‑" in form) and form[0].isupper()


def pieces(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """The offsets of the parts between the hyphens."""
    start, end = words.starts[first], words.ends[last - 1]
    found, at = [], start
    for match in _HYPHEN.finditer(words.text, start, end):
        found.append((at, match.start()))
        at = match.end()
    return [*found, (at, end)]
