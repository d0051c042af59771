"""The stretches of a paragraph that stand between quotation marks, however its printer set the marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOUBLE = re.compile(r"''|``|[\"“”«»„‟＂]")
_SINGLE = re.compile(r"(?<![\w'’])['‘](?=[\w$(])([^\n'‘“”\"]{1,400}(?:\w['’]\w[^\n'‘“”\"]{1,200}){0,20})['’](?![\w'])")
_WORD = re.compile(r"\w")
_BEFORE_OPENING = " \t\n(\u00a0[—–-/"
_AFTER_CLOSING = " \t\n\r\u00a0.,;:)!?]—–-"


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


def has_double(text: str) -> bool:
    """Whether the text holds any double quotation mark, straight, curly or made of two single ones."""
    return _DOUBLE.search(text) is not None


def find(text: str, start: int, end: int, *, single: bool = False) -> tuple[Stretch, ...]:
    """The quoted stretches of `text[start:end]` (one block), in order, outermost ones only.

    Marks pair up inside the block. With `single`, words between single marks count where no double marks stand.
    Offsets are code points into `text`. Takes linear time.
    """
    found = tuple(s for s in _pairs(text, start, end) if _WORD.search(text, s.start, s.end))
    if single and not found:
        return tuple(_singles(text, start, end))
    return found


def _pairs(text: str, start: int, end: int) -> Iterator[Stretch]:
    opened: re.Match[str] | None = None
    nested = False
    for mark in _DOUBLE.finditer(text, start, end):
        opens, closes = _direction(text, mark, start, end)
        if opened is None:
            if opens:
                opened = mark
        elif nested:
            nested = not closes
        elif closes and not (opens and not _same_style(opened, mark)):
            yield _stretch(opened, mark)
            opened = None
        elif opened.group() != mark.group() and _closes_before(text, mark, end):
            nested = True
        elif opens:
            yield _stretch(opened, mark, reopened=True)
            opened = mark
    if opened is not None:
        stop = start + len(text[start:end].rstrip())
        yield Stretch(opened.end(), max(stop, opened.end()), opened.start(), max(stop, opened.end()), closed=False)


def _stretch(opened: re.Match[str], mark: re.Match[str], *, reopened: bool = False) -> Stretch:
    outer_end = mark.start() if reopened else mark.end()
    return Stretch(opened.end(), mark.start(), opened.start(), outer_end)


def _direction(text: str, mark: re.Match[str], start: int, end: int) -> tuple[bool, bool]:
    """Whether the mark can open a stretch, and whether it can close one."""
    sign = mark.group()
    if sign in ("“", "«", "„", "‟", "``"):
        return True, False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    opens = before in _BEFORE_OPENING and after not in " \t\r\n\u00a0"
    closes = before not in " \t(\u00a0[" and after in _AFTER_CLOSING
    if sign in ("”", "»"):
        return opens and not closes and before in " \t\n\u00a0", True
    if opens == closes:
        return True, True
    return opens, closes


def _same_style(one: re.Match[str], other: re.Match[str]) -> bool:
    straight = "\"''＂"
    return (one.group() in straight) == (other.group() in straight)


def _closes_before(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a curly mark that opens inside a straight pair is closed again before the pair is."""
    if mark.group() != "“":
        return False
    closing = text.find("”", mark.end(), min(end, mark.end() + 1500))
    return closing >= 0 and text.find("“", mark.end(), closing) < 0


def _singles(text: str, start: int, end: int) -> Iterator[Stretch]:
    for match in _SINGLE.finditer(text, start, end):
        yield Stretch(match.start(1), match.end(1), match.start(), match.end(), single=True)
