"""The door-keeper of all text: what a stranger wrote becomes characters that are safe to store, count and draw.

A terminal obeys what it prints, and the screen library passes escape sequences, clipboard writes and direction
overrides on as they are. So every text is cleaned once, before an offset is taken, and guarded again when it is drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""How months are called where people read a day; files and lists of the command line have ISO days."""

_MARKS_PER_BASE: Final = 4
_TAB: Final = 4

# A string sequence ends at its terminator, else with its line: an open one must not swallow the article.
_PAYLOAD = r"[^\x07\x1b\x9c\n\r\x0b\x0c\x85\u2028\u2029]*"
_END = r"(?:\x07|\x1b\\|\x9c)"
_ESCAPE = "|".join(
    (
        rf"(?:\x1b[\]PX^_]|[\x90\x9d]){_PAYLOAD}{_END}?",
        # These three bytes are letters in mis-decoded Windows text, so without a terminator only they themselves go.
        rf"[\x98\x9e\x9f][^\x07\x1b\n\r\x0b\x0c\x80-\x9f\u2028\u2029]*{_END}",
        r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?",
        # Only the escapes that exist: a stray ESC in mis-decoded text must not take a letter with it.
        r"\x1b(?:[!-/]+[0-~]?|[0-9=>cDEHMNOZlmno|}~])?",
    )
)
_BREAK = r"\r\n?|[\x0b\x0c\x85\u2028\u2029]"
_SPACE = r"\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000"
_BROKEN = r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17)
)
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_JOINER = r"\u200c\u200d"
# Blocks that hold combining marks; letters in them are told apart one by one.
_MARKED = (
    r"\u0300-\u036f\u0483-\u0489\u0590-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a"
    "\ua66f-\uabff\ufb1e\ufe20-\ufe2f\U00010000-\U0001ffff"
)

_LIGATURE = r"\ufb00-\ufb06"
_RISKY_CLASS = rf"\x0b-\x0d\x85\u2028\u2029{_INVISIBLE}{_JOINER}{_SPACE}{_BROKEN}{_LIGATURE}"
_RISKY: Final = re.compile(f"[{_RISKY_CLASS}]")
_UNSAFE_LINE: Final = re.compile(f"[\\n\\t{_RISKY_CLASS}]|[{_MARKED}]{{{_MARKS_PER_BASE + 1},}}")
_UNSURE: Final = re.compile("[^ -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]")
"""What must be looked at closely, which takes ten times as long: all but the plainest letters and signs."""

_REPLACED: Final = re.compile(
    f"{_ESCAPE}|(?P<newline>{_BREAK})|(?P<space>[{_SPACE}])|(?P<broken>[{_BROKEN}])|(?P<joiner>[{_JOINER}])"
    f"|(?P<ligature>[{_LIGATURE}])|[{_INVISIBLE}]"
)
_JOINERS: Final = re.compile(f"[{_JOINER}]")
_MARK_RUN: Final = re.compile(f"[{_MARKED}]{{{_MARKS_PER_BASE + 1},}}")
_NO_WORD: Final = re.compile(r"[\W_]+")
# The C1 codes that are punctuation in Windows-1252: texts decoded wrongly carry their quotation marks as these.
_WINDOWS: Final = dict(zip("\x80\x91\x92\x93\x94\x95\x96\x97", "€‘’“”•–—", strict=True))
_GROUPS: Final = {"newline": "\n", "space": " ", "broken": "\ufffd"}


def clean(text: str) -> str:
    """Return `text` with everything gone that a terminal would obey, or that a reader could not see.

    Escape sequences go with their payload (ECMA-48: CSI, OSC, DCS, SOS, PM, APC, in 7-bit and C1 form), controls,
    direction and zero-width characters too; every line break becomes a newline, every odd space a plain one, tabs
    four columns; letters set as one (ﬁ) are two again; at most four combining marks stay on a base; lone surrogates
    and noncharacters become U+FFFD; the result is NFC. `clean(clean(x)) == clean(x)`, in linear time.
    """
    if _RISKY.search(text):
        text = _REPLACED.sub(_replacement, text)
    if not text.isascii():
        # Marks are capped before normalising too, because sorting an endless run of them takes quadratic time.
        text = _cap_marks(unicodedata.normalize("NFC", _cap_marks(text)))
        text = _JOINERS.sub(_joiner, text)
    return text.expandtabs(_TAB) if "\t" in text else text


def one_line(text: str, limit: int | None = None) -> str:
    """Return `text` cleaned and folded to one line, for titles, names, file names and error texts.

    With a `limit` (in characters, at least 1) a longer line is cut and ends in "…": behind a word, but for one that is
    longer than half of the room.
    """
    line = " ".join(clean(text).split())
    if limit is None or len(line) <= limit:
        return line
    space = line.rfind(" ", limit // 2, limit)
    return line[: limit - 1 if space < 0 else space].rstrip() + "…"


def words_of(text: str) -> list[str]:
    """The words of `text` as they are looked for: small, without accents and signs."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return _NO_WORD.sub(" ", plain).split()


def holds(text: str, wanted: Sequence[str]) -> bool:
    """Whether all `wanted` words (as `words_of` gives them) stand in `text`; the last may be the beginning of one."""
    words = set(words_of(text))
    return words.issuperset(wanted[:-1]) and (not wanted or any(word.startswith(wanted[-1]) for word in words))


def holds_run(text: str, wanted: Sequence[str], *, beginning: bool = False) -> bool:
    """Whether the `wanted` words stand in `text` one behind the other; with `beginning` the last may go on."""
    run = f" {' '.join(wanted)}{'' if beginning else ' '}"
    return bool(wanted) and run in f" {' '.join(words_of(text))} "


def guard(text: str) -> str:
    """Return `text` as it may be drawn on one line: the same object when it is safe, else cleaned.

    Newlines become spaces. What came out of `clean` without a newline is equal to what `guard` returns.
    """
    if _UNSURE.search(text) is None or _UNSAFE_LINE.search(text) is None:
        return text
    return clean(text).replace("\n", " ")


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "joiner":
        return _joiner(match)
    if kind == "ligature":
        return unicodedata.normalize("NFKC", match[0])
    if kind is not None:
        return _GROUPS[kind]
    return _WINDOWS.get(match[0], "")


def _joiner(match: re.Match[str]) -> str:
    """A zero-width (non-)joiner, kept where it shapes an Arabic or Indic word, dropped elsewhere."""
    text, at = match.string, match.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before and after and _is_joining(before) and _is_joining(after) and unicodedata.category(after) == "Lo":
        return match[0]
    return ""


def _is_joining(char: str) -> bool:
    return "\u0620" <= char <= "\u0dff" or "\ufb50" <= char <= "\ufefc"


def _cap_marks(text: str) -> str:
    return _MARK_RUN.sub(_capped, text)


def _capped(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in match[0]:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks <= _MARKS_PER_BASE:
            kept.append(char)
    return "".join(kept)


def short_day(iso: str | None) -> str:
    """An ISO day or instant as people read it: "26 Aug 2025"; what is no day stays as it is, None is empty."""
    try:
        day = date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        day = None
    return (iso or "") if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_days(first: str, last: str) -> str:
    """A day, or the days from a first to a last one, as a reader says them: "9 Sep 2025", "2–9 Sep 2025"."""
    till = short_day(last)
    start, end = short_day(first).split(), till.split()
    if start == end:
        return till
    while start[-1:] == end[-1:]:  # the year and month that both have are said once
        del start[-1], end[-1]
    return f"{' '.join(start)}–{till}"


def wall_clock(instant: str) -> datetime:
    """An ISO instant as it is kept, in UTC, by the clock on the reader's wall. Raises ValueError for what is none."""
    return datetime.fromisoformat(instant).astimezone()


def printed_by(outlet: str | None, source: str) -> str:
    """Who printed a text; where nobody is named, the file that it came in, without its folders."""
    return outlet or source.rstrip("/").rpartition("/")[2] or source


def tag_shown(tag: str) -> str:
    """A tag as it is shown: #later, and #"call back" where it has several words, so that it looks like no two tags."""
    return f'#"{tag}"' if " " in tag else f"#{tag}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun: "1 story", "3 stories"; without `many`, an s makes the plural."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
