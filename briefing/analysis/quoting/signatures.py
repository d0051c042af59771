"""Quotations that stand alone, with who said them on a line above or below: `Joan Pell, who keeps the light.`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.quoting.owners import Owner
from briefing.analysis.quoting.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.analysis.quoting.tokens import Line

_SIGNATURE = re.compile(r"(?P<dash>-?)(?P<who>[RnA]{0,3}N{1,5})(?:[.,(]|\Z)")
_ALONE = re.compile(r"[./(-]*Q[./]*")
_LONGEST = 14
_WEAK = frozenset(["paragraph before", "next", "told of"])


def fill_in(lines: Sequence[Line], people: Collection[str], found: dict[tuple[int, int], Owner]) -> None:
    """Gives the stretches that have no cue, each the whole of its line, to who signs them.

    A line signs if it tells a name and a post and nothing more, behind a dash or one of `people` (surnames). Below a
    quotation it signs that one, above it only where it has signed none yet: a list may have its names on either side.
    """
    surnames = {name.lower() for name in people}
    used = -1
    for index, line in enumerate(lines):
        if not _ALONE.fullmatch(line.tags):
            continue
        q = next(iter(line.stretches), -1)
        owner = found.get((index, q))
        if q < 0 or (owner is not None and owner.rule not in _WEAK):
            continue
        for at in (index - 1, index + 1):
            signed = _signed(lines[at], surnames) if 0 <= at < len(lines) and at != used else None
            if signed is not None:
                used, found[index, q] = at, signed
                break


def _signed(line: Line, surnames: Collection[str]) -> Owner | None:
    """Whose signature the line is, or None; `surnames` in small letters."""
    match = _SIGNATURE.match(line.tags)
    if match is None or len(line.tags) > _LONGEST or set(line.tags) & set("QVXI:;"):
        return None
    who = Phrase(match.start("who"), match.end("who"), match.end("who"))
    if not match.group("dash"):
        return Owner(line, who, None, None, "signature", 0.85) if line.words[who.core - 1] in surnames else None
    return Owner(line, who, (0, 1), None, "signature", 0.9)
