"""Where a report says it was written: "PORT ELM, Norland (Agency) —" is a place, however loud its capitals are."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons
from briefing.analysis.naming.lexicons import Entry

if TYPE_CHECKING:
    from briefing.analysis.naming.capitals import Words

_DATELINE = re.compile(
    r"(?:\A|\n\n)[ \t]*(?P<town>[^\W\d_][\w.'’/-]*(?: [^\W\d_][\w.'’/-]*){0,3})"
    r"(?P<land>, [^—–\n()]{2,40}?)?(?P<agency> ?\([^()\n]{2,40}\))? ?(?P<dash>[—–]|--|- )"
)
_MOST = 20
"""How many datelines of one text are read: a digest has a few, and a hostile text must not take for ever."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words `first` to `last` (exclusive) are a town in capitals; `lands` are the names of one word after it,
    and `agency` are the words in brackets that tell who sent the report.

    `entry` is what the word lists or the body call the town, None where neither does and its words are ordinary ones.
    """

    first: int
    last: int
    entry: Entry | None
    lands: tuple[str, ...]
    agency: range = range(0)


def read(words: Words) -> list[Dateline]:
    """The datelines of an article, in order."""
    found = []
    matches = (one for one in _DATELINE.finditer(words.text) if _shouted(one["town"]))
    for match in islice(matches, _MOST):
        first = bisect_left(words.starts, match.start("town"))
        last = bisect_left(words.starts, match.end("town"))
        if first >= last or words.ends[last - 1] != match.end("town"):
            continue
        after = bisect_left(words.starts, match.end("land")) if match["land"] else last
        lands = tuple(words.forms[at] for at in range(last, after) if words.caps[at])
        bare = not (match["land"] or match["agency"])
        entry = _entry(words.text, match["town"], bare=bare, landed=bool(lands), dash=match["dash"])
        if entry is not None or not bare:
            sender = [bisect_left(words.starts, place) for place in match.span("agency")] if match["agency"] else [0, 0]
            found.append(Dateline(first, last, entry, lands, range(*sender)))
    return found


def _shouted(town: str) -> bool:
    return town.isupper() and sum(map(str.isalpha, town)) >= 3


def _entry(text: str, town: str, *, bare: bool, landed: bool, dash: str) -> Entry | None:
    """The town as a list or the body writes it, None where it may be a mere heading ("BONDS - Prices fell").

    A `bare` town has neither a land nor an agency after it: the body must say that something is there, or its name
    must be no ordinary word and the `dash` a real one. After one that is `landed` comes its land.
    """
    if "/" in town:
        return None
    usual = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in town.split())
    printed = lexicons.entry_of(town)
    if printed is not None and printed.type not in ("country", "place"):
        return printed
    known = printed or lexicons.entry_of(usual)
    if known is not None and known.type in ("country", "place"):
        return replace(known, how="name") if known.how == "city" else known
    there = r"\b(?:in|at|near|from)\s+" if bare else r"\b"
    written = re.compile(rf"(?i:{there}(?P<town>{re.escape(town)}))\b")
    body = next((one["town"] for one in islice(written.finditer(text), 50) if not one["town"].isupper()), "")
    if body[:1].isupper():
        return Entry(body, "place", "name")
    plain = all(word.lower().rstrip(".") in lexicons.common() for word in town.split())
    return None if (plain and not landed) or (bare and dash == "- ") else Entry(usual, "place", "name")
