"""Who wrote it, where, when and for whom: the lines at an article's head and foot that say so, and the dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.ingest import phrases, stated
from briefing.ingest.lines import Line, folded, is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOP: Final = 7
_FOOT: Final = 5
_BYLINE: Final = re.compile(
    r"(?:By|BY|(?:Written|Reported|Words|Story|Report|Text|Analysis|Comment|Opinion|Interview) by)\s*:?\s+"
    r"(?P<names>\S.{1,110})"
)
_SIDE_BY_SIDE: Final = re.compile(r"\s+[|·•]\s+")
_NOT_NAMES: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|June|July|August|September|October|November"
    r"|December)\b|Early\b|Late\b|Then\b|Contrast\b|Comparison\b|Far\b|Law\b"
)
_REPORT: Final = re.compile(
    r"(?:[Bb]ased [Oo]n|(?:[Ww]ith )?[Ii]nputs [Ff]rom)\s+(?:an?\s+|the\s+)?"
    r"(?P<outlet>[A-Z][\w.&'’ -]{0,40}?)"
    r"(?:\s+(?:[Rr]eport|[Ss]tory|[Dd]ispatch|[Ii]nputs|[Aa]gency [Rr]eport)s?)?\.?"
)
_SOURCE: Final = re.compile(r"(?:Source|SOURCE|Via|Agency)\s*:\s*(?P<outlet>[A-Z][\w.&'’/ -]{0,50})\.?")
_CITY = r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}"
_DATELINE: Final = re.compile(
    rf"(?P<place>{_CITY}(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,2}})?)"
    r"(?P<rest>,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)?)"
    r"(?: ?[(/](?P<agency>[A-Z][\w.&/ -]{1,30})[)/])?\s*(?:—|–|--|-)\s+(?=\S)"
)
_PLACED: Final = re.compile(rf"(?P<place>{_CITY}),? (?P<day>\d{{4}}-\d\d-\d\d)")


@dataclass(slots=True)
class Found:
    """What the lines of one article say of it."""

    byline: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    lines_cut: int = 0


def find(strip: Sequence[Line], byline: str | None, published: str | None = None) -> Found:
    """Read the head and foot of the article; lines that are nothing but a credit are cut with that reason.

    `byline` and `published` (an ISO day or instant) are what the source gives already. A dateline is recorded and
    stays where it is, and so do the days of a calendar.
    """
    found = Found(byline=byline)
    kept = [line for line in strip if line.reason is None]
    if len(kept) > 2 and phrases.is_masthead(kept[0].text) and not is_closed(kept[1].text) and len(kept[1].text) > 20:
        found.outlet = kept[0].text
        _cut(kept[0], kept, found)
    planned = _planned_days(kept, published)
    for line in kept[:_TOP]:
        if line.text in planned:
            continue
        if _is_credit(line.text, found) or _is_card(line.text, found):
            _cut(line, kept, found)
        else:
            _read_dateline(line.text, found)
    for line in kept[max(_TOP, len(kept) - _FOOT) :]:
        if _is_source(line.text, found):
            _cut(line, kept, found)
    return found


def is_nothing_else(text: str) -> bool:
    """Whether a line says who wrote an article, when or for whom, and no more."""
    found = Found()
    return _is_credit(text, found) or _is_card(text, found)


def _planned_days(kept: Sequence[Line], published: str | None) -> frozenset[str]:
    """The lines that are a bare day, where there are several such days, but for the one of publication."""
    days = {line.text: day for line in kept if (day := stated.bare_day(line.text))}
    own = published[:10] if published else next(iter(days.values()), None)
    return frozenset(text for text, day in days.items() if day != own) if len(set(days.values())) > 1 else frozenset()


def _cut(line: Line, kept: Sequence[Line], found: Found) -> None:
    if line.open and found.lines_cut + 1 < len(kept):
        line.reason = "credit"
        found.lines_cut += 1


def _is_credit(text: str, found: Found) -> bool:
    return _is_byline(text, found) or _is_date(text, found) or _is_source(text, found)


def _is_card(text: str, found: Found) -> bool:
    """ "The Port Tribune | 6 March 2026 | Analysis by Jane Doe": nothing but credits, side by side."""
    parts = [part.strip() for part in _SIDE_BY_SIDE.split(text)] if len(text) <= 160 else []
    if len(parts) < 2:
        return False
    cards = Found(byline=found.byline)
    for part in parts:
        if not part or not (_is_credit(part, cards) or phrases.is_masthead(part)):
            return False
        if phrases.is_masthead(part) and not cards.outlet:
            cards.outlet = part
    if not (cards.published or cards.updated or cards.byline):
        return False
    found.byline = found.byline or cards.byline
    found.outlet = found.outlet or cards.outlet
    found.published = found.published or cards.published
    found.updated = found.updated or cards.updated
    return True


def _is_byline(text: str, found: Found) -> bool:
    """ "By Jane Doe", with or without a date behind it; or the byline that is known already, printed again."""
    if len(text) > 140:
        return False
    split = stated.split_day(text)
    words = split[0] if split else text
    known = found.byline and folded(words).removeprefix("by ") == folded(found.byline)
    match = _BYLINE.fullmatch(words)
    if not known and not (match and _are_names(match["names"])):
        return False
    if match and not found.byline:
        found.byline = match["names"].strip(" ,|")
    if split and not found.published:
        found.published = split[1]
    return True


def _are_names(names: str) -> bool:
    words = names.replace(",", " ").replace("|", " ").split()
    if not 1 <= len(words) <= 14 or names.endswith((".", "!", "?", ":")) or _NOT_NAMES.match(names):
        return False
    if any(char.isdigit() for char in names):
        return False
    return words[0].lower() == "our" or (
        words[0][0].isupper()
        and all(word[0].isupper() or word.lower() in phrases.phrases().byline_words for word in words)
    )


def _is_date(text: str, found: Found) -> bool:
    day = stated.day_of_line(text)
    if not day:
        return False
    if stated.is_update(text):
        found.updated = found.updated or day
    else:
        found.published = found.published or day
    return True


def _is_source(text: str, found: Found) -> bool:
    match = (_REPORT.fullmatch(text) or _SOURCE.fullmatch(text)) if len(text) <= 90 else None
    if match:
        found.outlet = found.outlet or match["outlet"].strip(" .")
    return match is not None


def _read_dateline(text: str, found: Found) -> None:
    """ "KYIV, Ukraine (AP) — ..." or a line "DUBLIN 1996-08-30"; the first one counts."""
    if found.dateline:
        return
    placed = _PLACED.fullmatch(text) if len(text) < 60 else None
    if placed:
        found.dateline = placed["place"]
        found.published = found.published or stated.normalised(placed["day"])
        return
    match = _DATELINE.match(text)
    if match is None or not (match["agency"] or match["rest"].strip(" ,") or _leads_in(match["place"], text)):
        return
    found.dateline = match["place"].strip(" ,")
    found.outlet = found.outlet or match["agency"]
    found.published = found.published or stated.normalised(match["rest"].strip(" ,"))


def _leads_in(place: str, text: str) -> bool:
    """A dateline leads into a paragraph; "CRICKET - ENGLAND WIN" is a headline with its subject before it."""
    return len(text) > 80 and len(place) >= 4 and is_closed(text) and not text.isupper()
