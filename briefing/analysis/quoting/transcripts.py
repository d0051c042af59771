"""Interviews printed as a play: lines that begin with who speaks, `HALE: We will decide in March.`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.model import Block

_CAPITALS = re.compile(r"\s*([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?: \([^()\n]{1,40}\))?:\s+(?=\W?[^\W\d])")
_NAME = re.compile(r"\s*((?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w'’-]+):\s+(?=\W?[^\W\d])")
_FEWEST = 3
_VOICES = 2


class Turn(NamedTuple):
    """What one line of a transcript holds: the name as printed, and the words, `start` to `end` in the article."""

    name: str
    start: int
    end: int


def turns(text: str, blocks: Sequence[Block], people: Collection[str]) -> dict[int, Turn]:
    """The turns of an article by index of their block, none where it is no transcript.

    It is one where three lines or more begin so and two voices take turns. A name in capitals counts as it stands, any
    other only if its last word is one of `people` (surnames): labels such as "Background:" speak for nobody.
    """
    found: dict[int, Turn] = {}
    for index, block in enumerate(blocks):
        match = _CAPITALS.match(text, block.start, block.end)
        if match is None:
            match = _NAME.match(text, block.start, block.end)
            if match is None or match.group(1).rpartition(" ")[2] not in people:
                continue
        found[index] = Turn(match.group(1), match.end(), block.end)
    voices = [turn.name for turn in found.values()]
    again = any(voices.count(name) > 1 for name in set(voices))
    return found if len(voices) >= _FEWEST and len(set(voices)) >= _VOICES and again else {}
