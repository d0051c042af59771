"""Passages of other papers that a site sets between straight marks, a paragraph at a time: who speaks stands inside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues, quotemarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.quotemarks import Stretch
    from briefing.model import Block

_SET_OFF = re.compile(r'\s*"(?=[^\s"])')
_INNER = re.compile(r"“[^“”\"]*”")
_OF_ONESELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|me|us|[Oo]ur)\b")
_NAMED = re.compile(r"\W*[A-Z][\w.'’-]+:\s")  # `"HALE: We will go.`
_CUE_BEFORE = re.compile(r"([a-z]+)(?:[,:] “| “(?=[A-Z]))")
_CUE_BEHIND = re.compile(r"[,?!]” (?:(?:he|she|they|(?:[A-Z][\w'’-]+ ?){1,3}) )?(\w+)")


def found(text: str, blocks: Sequence[Block]) -> dict[int, tuple[int, int]]:
    """The blocks of `text` that are such passages, by index: where each begins and ends without the straight marks.

    They are if one of them tells who says what stands between its curly marks, and if none tells of "I" or "we", as
    somebody's own words would. Takes linear time.
    """
    if '"' not in text or "“" not in text:
        return {}
    parts = {index: part for index, block in enumerate(blocks) if (part := _inside(text, block)) is not None}
    words = {index: text[start:end] for index, (start, end) in parts.items()}
    if any(_OF_ONESELF.search(_INNER.sub("", part)) for part in words.values()):
        return {}
    return parts if any(_tells(part) for part in words.values()) else {}


def _inside(text: str, block: Block) -> tuple[int, int] | None:
    """What stands between the straight marks around all of a paragraph; the last one may be missing."""
    if block.kind != "paragraph" or not _SET_OFF.match(text, block.start, block.end):
        return None
    if _NAMED.match(text, block.start, block.end):
        return None
    whole: tuple[Stretch, ...] = quotemarks.find(text, block.start, block.end)
    alone = len(whole) == 1 and not text[whole[0].outer_end : block.end].strip(" .")
    return (whole[0].start, whole[0].end) if alone else None


def _tells(part: str) -> bool:
    """Whether a cue stands right beside words between curly marks: `said, “We go”`, `,” she said`."""
    beside = (*_CUE_BEFORE.findall(part), *_CUE_BEHIND.findall(part))
    return any(word.lower() in cues.forms() for word in beside)
