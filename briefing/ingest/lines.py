"""An article as a strip of lines, the cut ones still lying where they stood, so that restoring keeps the order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.model import BlockKind, RawBlock, RemovalReason, Removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FOLDED: Final = (("‘", "'"), ("’", "'"), ("‛", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("–", "-"), ("—", "-"))
_ENDING: Final = 12
_EDGES: Final = " \t\n\"'.,:;!?…|-*•»›→>"
_CLOSED: Final = re.compile(r"[.!?…:][\"'”’)\]]*$")
_BREAK: Final = re.compile(r"[a-z0-9]{3}[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z]")


@dataclass(slots=True)
class Line:
    """One block, kept (`reason` is None) or cut."""

    kind: BlockKind
    text: str
    restored: bool = False
    reason: RemovalReason | None = None

    @property
    def open(self) -> bool:
        """Whether the line is kept and may still be cut."""
        return self.reason is None and not self.restored


def lay_out(blocks: Sequence[RawBlock], removed: Iterable[Removed]) -> list[Line]:
    """The kept and the cut lines in printed order."""
    strip: list[Line] = []
    waiting = sorted(removed, key=lambda line: line.before)
    next_cut = 0
    for index, block in enumerate(blocks):
        while next_cut < len(waiting) and waiting[next_cut].before <= index:
            strip.append(_cut(waiting[next_cut]))
            next_cut += 1
        strip.append(Line(block.kind, block.text, block.restored))
    strip.extend(_cut(line) for line in waiting[next_cut:])
    return strip


def gather(strip: Iterable[Line]) -> tuple[tuple[RawBlock, ...], tuple[Removed, ...]]:
    """The opposite of `lay_out`: kept blocks, and cut lines with the index of the kept block each stood before."""
    blocks: list[RawBlock] = []
    removed: list[Removed] = []
    for line in strip:
        if line.reason is None:
            blocks.append(RawBlock(line.kind, line.text, line.restored))
        else:
            removed.append(Removed(line.text, line.reason, len(blocks), line.kind))
    return tuple(blocks), tuple(removed)


def _cut(line: Removed) -> Line:
    return Line(line.kind, line.text, reason=line.reason)


def folded(text: str) -> str:
    """`text` without what a reprint changes: case, white space, the shape of quotes and dashes, closing punctuation."""
    small = text.casefold()
    if not small.isascii():
        for one, other in _FOLDED:
            small = small.replace(one, other)
    return " ".join(small.split()).strip(_EDGES)


def is_closed(text: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _CLOSED.search(text[-_ENDING:]) is not None


def is_prose(text: str) -> bool:
    """Whether the line is plainly running text, and no label, headline or link."""
    return len(text) >= 60 and is_closed(text)


def is_single_sentence(text: str) -> bool:
    """Whether no sentence ends inside the line."""
    return _BREAK.search(text) is None


def is_title_case(text: str) -> bool:
    """Whether most of the longer words begin with a capital, as in a headline."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
