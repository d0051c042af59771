"""Plain text as lines: each a block of its own, hard-wrapped paragraphs joined again, bullets and headings seen."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from briefing.ingest import phrases, slugs, wrapped
from briefing.ingest.lines import folded, is_closed
from briefing.model import RawArticle, RawBlock, Removed

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKERS: Final = "•▪◦‣·●○■*–-"
_LONE: Final = re.compile(f"[{_MARKERS}]")
_BULLET: Final = re.compile(f"[{_MARKERS}] +(?=\\S)")
_NUMBER: Final = re.compile(r"(\d{1,2})[.)] +(?=\S)")
_SENTENCE_INSIDE: Final = re.compile(r"[a-z]{3}[.!?] ")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_QUESTION_WORDS: Final = ("what", "why", "how", "where", "who", "when", "which", "key")
_LONGEST_HEADING: Final = 100
_MOST_HEADING_WORDS: Final = 14
_MOST_HEADINGS_IN_A_ROW: Final = 2


def read(text: str, source: str) -> RawArticle:
    """The article of a cleaned plain text; what its wire put above it and its pages printed at their edges is cut."""
    lines, above = slugs.cut([line.rstrip() for line in text.split("\n")], is_heading_like)
    edges = wrapped.running(lines)
    found = blocks("\n".join(wrapped.without(lines, edges)))
    # Each stood as far through the blocks as it did through the lines.
    through = list(accumulate(len(line) for line in lines))
    ends = list(accumulate(len(block.text) for block in found))
    cut = (Removed(lines[at].strip(), "furniture", bisect_left(ends, through[at])) for at in sorted(edges))
    return RawArticle(source, found, removed=(*above, *cut))


def blocks(text: str) -> tuple[RawBlock, ...]:
    """The blocks of a cleaned plain text, in order; blank lines only part them."""
    lines = wrapped.paragraphs([line.rstrip() for line in text.split("\n")], _is_marked)
    found = _items(lines)
    return tuple(_with_headings(found))


def _is_marked(line: str) -> bool:
    start = line.lstrip()
    return bool(_BULLET.match(start) or _NUMBER.match(start) or _LONE.fullmatch(start))


# ------------------------------------------------------------------ list items


def _items(lines: Sequence[str]) -> list[RawBlock]:
    """Bulleted and numbered lines as items; a bullet alone on its line belongs to the line after it."""
    found: list[RawBlock] = []
    numbers = [_number(line) for line in lines]
    waiting = False
    for index, line in enumerate(lines):
        if _LONE.fullmatch(line):
            waiting = True
            continue
        bullet = _BULLET.match(line)
        if bullet:
            found.append(RawBlock("item", line[bullet.end() :]))
        elif waiting:
            found.append(RawBlock("item", line))
        elif numbers[index] is not None and _is_counted(numbers, index):
            found.append(RawBlock("item", _without_number(line)))
        else:
            found.append(RawBlock("paragraph", line))
        waiting = False
    return found


def _number(line: str) -> int | None:
    match = _NUMBER.match(line)
    return int(match[1]) if match else None


def _is_counted(numbers: Sequence[int | None], index: int) -> bool:
    """Whether the number before or after this one stands near by: "18. August" alone is no list."""
    number = numbers[index]
    near = (*numbers[max(0, index - 4) : index], *numbers[index + 1 : index + 5])
    return number is not None and (number - 1 in near or number + 1 in near)


def _without_number(line: str) -> str:
    """Sentences lose their number; in a table of results it is a rank, and stays."""
    match = _NUMBER.match(line)
    rest = line[match.end() :] if match else line
    return rest if is_closed(rest) or len(rest.split()) >= 12 else line


# ------------------------------------------------------------------ headings


def _with_headings(found: Sequence[RawBlock]) -> list[RawBlock]:
    """Short open lines that stand, one or two together, before running text or a list become headings."""
    result = list(found)
    run = 0
    follows = False
    for index in range(len(found) - 1, -1, -1):
        block = found[index]
        if block.kind == "paragraph" and is_heading_like(block.text):
            run += 1
            if follows and run <= _MOST_HEADINGS_IN_A_ROW:
                result[index] = RawBlock("heading", block.text)
            elif follows and run == _MOST_HEADINGS_IN_A_ROW + 1:
                result[index + 1 : index + run] = found[index + 1 : index + run]
            continue
        run = 0
        follows = block.kind == "item" or (len(block.text) >= 40 and is_closed(block.text)) or len(block.text) >= 120
    return result


def is_heading_like(text: str) -> bool:
    """Whether a line by itself could be a heading: short, capitalised, open or a question, no result, no lead-in."""
    words = text.split()
    if not 2 <= len(text) <= _LONGEST_HEADING or len(words) > _MOST_HEADING_WORDS:
        return False
    first = text.lstrip("\"'“‘")[:1]
    if not (first.isupper() or first.isdigit()) or text[-1] in ".,;!…-–—)" or _SENTENCE_INSIDE.search(text):
        return False
    if text[-1] in '"”' and text[-2] in ".,!":
        return False
    if text.endswith(":"):
        return _is_label(words)
    return not (any(char.isdigit() for char in words[-1]) and not _YEAR.fullmatch(words[-1])) and not _is_figures(words)


def _is_label(words: Sequence[str]) -> bool:
    """ "Analysis:" and "What to watch next:" head a section; "The paper reports:" leads into somebody's words."""
    small = folded(words[-1])
    if len(words) > 6 or small in phrases.phrases().cues:
        return False
    return len(words) <= 3 or folded(words[0]) in _QUESTION_WORDS or words[-1][:1].isupper()


def _is_figures(words: Sequence[str]) -> bool:
    return 3 * sum(any(char.isdigit() for char in word) for word in words) > len(words)
