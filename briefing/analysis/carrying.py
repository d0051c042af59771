"""An utterance as one row: the wording that is shown, its speaker, and how the other prints differ from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.analysis import likeness
from briefing.analysis.likeness import Hunk
from briefing.analysis.utterances import Printed
from briefing.model import Carrier, Difference, Place, StatementRow

_FULL = 0.9
"""How much of the fullest wording a print must have to be shown in its stead."""


def row_of(
    prints: Sequence[Printed], order: Mapping[int, int], *, id: str = "", keys: tuple[str, ...] = ()
) -> StatementRow:
    """The row of one utterance. `prints` are as `utterances.join` gives them: the fullest wording first.

    `order` gives the articles that are shown their place in the reading order; one of them at least must be among
    the prints. Shown is the wording that most outlets print, of those that are not cut; the speaker is the one whom
    most of them, and the surest, name.
    """
    shown = _shown(prints, order)
    speaker, confidence = _speaker(prints, shown)
    last = len(order)
    others = sorted(
        (one for one in prints if one is not shown), key=lambda one: (order.get(one.article, last), one.place)
    )
    every = [shown, *others]
    return StatementRow(
        kind=shown.statement.kind,
        text=shown.statement.text,
        words=shown.words,
        speaker=speaker,
        speaker_text=shown.statement.speaker_text,
        cue=shown.statement.cue,
        confidence=confidence,
        places=tuple(_place(one) for one in every if one.article in order),
        outlets=tuple(dict.fromkeys(one.outlet for one in every)),
        carriers=tuple(_carrier(one, shown, speaker) for one in every),
        id=id,
        keys=keys,
        via=shown.statement.via,
    )


def _shown(prints: Sequence[Printed], order: Mapping[int, int]) -> Printed:
    if len(prints) == 1:
        return prints[0]
    least = _FULL * max(len(one.wording.words) for one in prints if one.article in order)
    full = [one for one in prints if one.article in order and len(one.wording.words) >= least]
    outlets: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in prints:
        outlets[one.wording.words].add(one.outlet)
    return min(
        full,
        key=lambda one: (
            one.headline,
            -len(outlets[one.wording.words]),
            one.statement.kind != "direct",
            -len(one.wording.words),
            order[one.article],
            one.place,
        ),
    )


def _speaker(prints: Sequence[Printed], shown: Printed) -> tuple[str | None, float]:
    """Whom the outlets name, each once and as surely as it does; and how sure the surest of them is."""
    if len(prints) == 1:
        return shown.speaker, shown.statement.confidence
    said: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for one in prints:
        if one.speaker is not None:
            outlets = said[one.speaker]
            outlets[one.outlet] = max(outlets.get(one.outlet, 0.0), one.statement.confidence)
    if not said:
        return None, shown.statement.confidence
    name = max(said, key=lambda name: (round(sum(said[name].values()), 6), name == shown.speaker, name))
    return name, max(said[name].values())


def _carrier(one: Printed, shown: Printed, speaker: str | None) -> Carrier:
    found = [] if one is shown else _hunks(shown.wording.words, one.wording.words)
    differs: list[Difference] = []
    if any(hunk.b for hunk in found):
        differs.append("changed")
    elif found:
        differs.append("shorter")
    if one.speaker is not None and one.speaker != speaker:
        differs.append("speaker")
    return Carrier(
        place=_place(one),
        outlet=one.outlet,
        published=one.published,
        kind=one.statement.kind,
        words=one.words,
        speaker=one.speaker,
        speaker_text=one.statement.speaker_text,
        cue=one.statement.cue,
        confidence=one.statement.confidence,
        headline=one.headline,
        differs=tuple(differs),
        changed=likeness.spans_of(one.wording, [hunk.b for hunk in found]),
        missing=likeness.spans_of(shown.wording, [hunk.a for hunk in found]),
    )


def _hunks(words: Sequence[str], mine: Sequence[str]) -> list[Hunk]:
    at = likeness.position(words, mine)
    if at < 0:
        return likeness.hunks(words, mine)
    end = at + len(mine)
    around = (Hunk(range(at), range(0)), Hunk(range(end, len(words)), range(len(mine), len(mine))))
    return [hunk for hunk in around if hunk.a]


def _place(one: Printed) -> Place:
    return Place(*one.place)
