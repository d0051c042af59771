"""Interviews printed as a play: lines that begin with who speaks, `HALE: We will go.`, or with Q: and A:."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.quoting import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from briefing.model import Block

_WORDS = r"(?:\s+(?=\W{0,2}[^\W\d])|\s*\Z)"
_CAPITALS = re.compile(rf"\s*([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){{0,3}})(?: \([^()\n]{{1,40}}\))?:{_WORDS}")
_NAME = re.compile(rf"\s*((?:[A-Z][\w.'’-]+ ){{0,3}}[A-Z][\w'’-]+):{_WORDS}")
_POST = re.compile(rf"\s*([A-Z][a-z]+(?: [a-z]+){{0,2}}):{_WORDS}")
_ASKED = re.compile(rf"\s*(Q|A|Question|Answer)[:.]{_WORDS}")
_GLUED = re.compile(r"\s*(Q)(?=[A-Z][a-z'’])")  # "QWhat happened?", where a site set the letter in a box
_ASIDE = re.compile(r"\s*[(\[].*[)\]]\W*")
ASKS = ("Q", "Question")
ANSWERS = ("A", "Answer")
_FEWEST = 3
_VOICES = 2


class Turn(NamedTuple):
    """What one block of a transcript holds: the name as printed, and the words, `start` to `end` in the article.

    `goes_on` tells that the name stands in a block before.
    """

    name: str
    start: int
    end: int
    goes_on: bool = False


def turns(text: str, blocks: Sequence[Block], people: Collection[str], papers: Collection[str] = ()) -> dict[int, Turn]:
    """The turns of an article by index of their block, none where it is no transcript.

    It is one where three lines or more begin so and two voices take turns, or where an answer follows a question. A
    name in capitals counts as it stands, any other only if its last word is one of `people` (surnames) or a post:
    labels such as "Background:" speak for nobody. One of `papers` (names of organisations) counts where a person
    answers it.
    """
    labels: dict[int, Turn] = {}
    for index, block in enumerate(blocks):
        name = _label(text, block, people, papers) if index or block.kind == "paragraph" else None
        if name is not None:
            labels[index] = Turn(name[0], name[1], block.end)
    if not _is_answered(labels.values()):
        labels = {index: turn for index, turn in labels.items() if turn.name not in (*ASKS, *ANSWERS)}
    if all(turn.name in papers and not turn.name.isupper() for turn in labels.values()):
        return {}
    voices = [turn.name for turn in labels.values()]
    played = len(voices) >= _FEWEST and _VOICES <= len(set(voices)) < len(voices)
    return _with_the_rest(text, blocks, labels) if played or _is_answered(labels.values()) else {}


def _label(text: str, block: Block, people: Collection[str], papers: Collection[str]) -> tuple[str, int] | None:
    """Who speaks in a block, as printed, and where the words begin."""
    for pattern in (_ASKED, _GLUED, _CAPITALS):
        match = pattern.match(text, block.start, block.end)
        if match is not None:
            return match.group(1), match.end()
    match = _NAME.match(text, block.start, block.end)
    if match is not None and (match.group(1).rpartition(" ")[2] in people or match.group(1) in papers):
        return match.group(1), match.end()
    match = _POST.match(text, block.start, block.end)
    if match is not None and tokens.grammar().get(match.group(1).rpartition(" ")[2].lower()) == "R":
        return match.group(1), match.end()
    return None


def _is_answered(turns: Iterable[Turn]) -> bool:
    """Whether a question is followed by its answer."""
    names = [turn.name for turn in turns]
    return any(one in ASKS and other in ANSWERS for one, other in pairwise(names))


def _with_the_rest(text: str, blocks: Sequence[Block], labels: dict[int, Turn]) -> dict[int, Turn]:
    """The turns, with the blocks that go on with one: those between without a label, and that behind a bare label."""
    found: dict[int, Turn] = {}
    speaks: Turn | None = None
    last = max(labels)
    last += labels[last].start == labels[last].end  # a bare label has its words in the block behind it
    for index in range(min(labels), min(last + 1, len(blocks))):
        block = blocks[index]
        if index in labels:
            speaks = labels[index]
            if speaks.start < speaks.end:
                found[index] = speaks
        elif block.kind == "paragraph" and speaks is not None and not _ASIDE.fullmatch(text, block.start, block.end):
            found[index] = Turn(speaks.name, block.start, block.end, goes_on=True)
    return found
