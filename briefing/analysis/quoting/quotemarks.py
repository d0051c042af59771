"""The stretches of a paragraph that stand between quotation marks, however its printer set the marks."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOUBLE = re.compile(r"''|``|[\"“”«»„‟＂]")
_OPENING_SINGLE = re.compile(r"(?<![\w'’])['‘](?=[\w$(\[…—“\"])(?!(?:em|til|tis|twas|cause|\d\ds?)\b)")
_CLOSING_SINGLE = re.compile(r"(?<=[^\s'’‘])['’](?![\w'])")
# What a paragraph holds that only signs the quotation above it: `Ann Smith, a lawyer."`
_SIGNED = re.compile(r"(?:[A-Z][\w.'’-]*,? ){2}(?:\S+ ){0,11}(?:\S+ ?)?")
_WORD = re.compile(r"\w")
_BLANK = " \t\n\r\u00a0\u202f\u2009"
_BEFORE_OPENING = _BLANK + "([—–-/"
_AFTER_CLOSING = _BLANK + ".,;:)!?]—–-"
_ENDS_WORDS = ".,?!…—–"
# Which sign may end what another began, besides its twin: „so“ and „so”, »so« and ”so”.
_CLOSERS = {"„": "“”‟", "‟": "”", "“": "”", "”": "”", "«": "»", "»": "«", "``": "''"}
_STRAIGHT = ('"', "''", "＂")
_NESTED_REACH = 1500
_SINGLE_REACH = 2000
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks: `start` to `end` without the marks, `outer_start` to `outer_end` with them.

    `closed` is False where the mark was left open and the stretch runs to the end of its block, as in quotations of
    several paragraphs. `single` tells single marks.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True
    single: bool = False


def is_single_style(text: str) -> bool:
    """Whether single marks are this text's quotation marks, as in British papers: it has no double ones, or fewer.

    Takes linear time.
    """
    double = sum(1 for _ in _DOUBLE.finditer(text))
    if not double:
        return True
    single = sum(1 for _ in _OPENING_SINGLE.finditer(text))
    return single > double and next(_DOUBLE.finditer(text)).start() > next(_OPENING_SINGLE.finditer(text)).start()


def find(text: str, start: int, end: int, *, single: bool = False, goes_on: bool = False) -> tuple[Stretch, ...]:
    """The quoted stretches of `text[start:end]` (one block), in order, outermost ones only.

    Marks pair up inside the block. With `single`, words between single marks count too, where they stand between no
    double ones. `goes_on` tells that the block before left a mark open, so that a mark that only closes ends words that
    begin with this block. Offsets are code points into `text`. Takes linear time.
    """
    double = [s for s in _pairs(text, start, end, goes_on) if _WORD.search(text, s.start, s.end)]
    return tuple(_with_singles(text, start, end, double) if single else double)


def inside(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` without blanks, and without the marks of a pair that stands around all of `text[start:end]`."""
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    marks = list(_DOUBLE.finditer(text, start, end))
    around = len(marks) == _PAIR and marks[0].start() == start and marks[1].end() == end
    return (marks[0].end(), marks[1].start()) if around else (start, end)


def _pairs(text: str, start: int, end: int, goes_on: bool) -> Iterator[Stretch]:
    marks = list(_DOUBLE.finditer(text, start, end))
    strays = _strays(text, marks, start, end)
    astray = marks and (strays or _direction(text, marks[0], start, end, None) == (False, True))
    if goes_on and astray and not _SIGNED.fullmatch(text, start, marks[0].start()):
        yield Stretch(start, marks[0].start(), start, marks[0].end())
        strays = 1
    opened: re.Match[str] | None = None
    inner: re.Match[str] | None = None
    for mark in marks[strays:]:
        opens, closes = _direction(text, mark, start, end, inner or opened)
        if opened is None:
            opened = mark if opens else None
        elif inner is not None:
            inner = None if closes else inner
        elif closes and not (opens and not _same_style(opened, mark)):
            yield from _stretch(text, opened, mark)
            opened = None
        elif opens and _closes_before(text, opened, mark, end):
            inner = mark
        elif opens:
            yield from _stretch(text, opened, mark, reopened=True)
            opened = mark
    if opened is not None:
        stop = max(start + len(text[start:end].rstrip()), opened.end())
        yield Stretch(opened.end(), stop, opened.start(), stop, closed=False)


def _stretch(text: str, opened: re.Match[str], mark: re.Match[str], *, reopened: bool = False) -> Iterator[Stretch]:
    if text[opened.start() - 1 : opened.start()] != "=":  # an attribute of markup
        outer_end = mark.start() if reopened else mark.end()
        yield Stretch(opened.end(), mark.start(), opened.start(), outer_end)


def _strays(text: str, marks: list[re.Match[str]], start: int, end: int) -> int:
    """1 where the first mark can only close: marks that their neighbours do not decide, an odd number, the last at
    the block's very end, so that the words before the first were begun in another block."""
    if len(marks) % 2 == 0 or not text[start : marks[0].start()].strip() or text[marks[-1].end() : end].strip():
        return 0
    undecided = all(
        mark.group() in _STRAIGHT and text[mark.start() - 1] in _BLANK and text[mark.end() : end][:1] in ("", *_BLANK)
        for mark in (marks[0], marks[-1])
    )
    return 1 if undecided and text[start : marks[0].start()].rstrip()[-1] in _ENDS_WORDS else 0


def _direction(text: str, mark: re.Match[str], start: int, end: int, opened: re.Match[str] | None) -> tuple[bool, bool]:
    """Whether the mark can open a stretch, and whether it can close one, `opened` being what is open before it."""
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    starts = before in _BEFORE_OPENING and after not in _BLANK
    ends = before not in _BLANK and before not in "([" and after in _AFTER_CLOSING
    if opened is not None and sign in _CLOSERS.get(opened.group(), ""):
        return starts and sign != "”" and not ends, not (starts and sign == "“")
    if sign in ("„", "‟", "``"):
        return True, False
    if sign in ("“", "«"):
        astray = ends and before not in ":-—–" and after in _AFTER_CLOSING
        return not astray, astray
    if sign in ("”", "»"):
        return starts and not ends, True
    if starts == ends:
        return True, True
    return starts, ends


def _same_style(one: re.Match[str], other: re.Match[str]) -> bool:
    return (one.group() in _STRAIGHT) == (other.group() in _STRAIGHT)


def _closes_before(text: str, opened: re.Match[str], mark: re.Match[str], end: int) -> bool:
    """Whether a mark of another style, opening inside a stretch, is closed again before the stretch is."""
    if _same_style(opened, mark):
        return False
    reach = min(end, mark.end() + _NESTED_REACH)
    twin, outer = ("”", "“") if mark.group() == "“" else (mark.group(), _CLOSERS.get(opened.group(), "”")[-1])
    closing = text.find(twin, mark.end(), reach)
    return closing >= 0 and text.find(outer, mark.end(), closing) < 0


def _with_singles(text: str, start: int, end: int, double: list[Stretch]) -> Iterator[Stretch]:
    """The stretches between single marks, and those between double ones that stand in none of them."""
    waiting = deque(double)
    place = start
    while (opening := _OPENING_SINGLE.search(text, place, end)) is not None:
        place = opening.end()
        while waiting and waiting[0].outer_end <= opening.start():
            yield waiting.popleft()
        if waiting and waiting[0].outer_start < opening.start():
            place = waiting[0].outer_end
            continue
        close = _single_close(text, opening, end)
        if close is None:
            continue
        yield Stretch(opening.end(), close, opening.start(), close + 1, single=True)
        place = close + 1
        while waiting and waiting[0].outer_start < place:
            waiting.popleft()
    yield from waiting


def _single_close(text: str, opening: re.Match[str], end: int) -> int | None:
    """Where the stretch ends that a single mark opens: at a mark behind a stop or comma before at any other, since
    the workers' marks close nothing, and before the next mark that opens."""
    following = _OPENING_SINGLE.search(text, opening.end(), end)
    stop = min(following.start() if following else end, opening.end() + _SINGLE_REACH)
    weak = None
    for mark in _CLOSING_SINGLE.finditer(text, opening.end(), stop):
        if text[mark.start() - 1] in _ENDS_WORDS:
            return mark.start()
        weak = mark.start() if weak is None else weak
    return weak
