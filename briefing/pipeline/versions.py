"""A story that is still told: which of its texts is a later version of an earlier one, and how much it adds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from briefing.analysis import copies
from briefing.pipeline import novelty
from briefing.store import groups
from briefing.store.library import Library

_MOST_TEXTS = 60
_LEAST_SHARED = 0.2
"""Share of the smaller sample of runs from which on two texts are laid over each other."""


class Version(NamedTuple):
    """The earlier text (by key) that a text is a version of, and how many sentences that one has not."""

    of: int
    added: int


def among(library: Library, texts: Sequence[int]) -> dict[int, Version]:
    """Those of a story's texts, given by their keys and newest first, that are later versions of older ones."""
    if len(texts) < 2:
        return {}
    runs = {text: set(sketch.runs) for text, sketch in groups.sketches(library, texts[:_MOST_TEXTS]).items()}
    pairs = [
        (text, other)
        for text, other in combinations([text for text in texts if runs.get(text)], 2)
        if len(runs[text] & runs[other]) >= _LEAST_SHARED * min(len(runs[text]), len(runs[other]))
    ]
    found = groups.texts(library, {text for pair in pairs for text in pair})
    bodies = {key: copies.body_of(text.title, text.text, text.published) for key, text in found.items()}
    verdicts = {pair: copies.is_copy(bodies[pair[0]], bodies[pair[1]]) for pair in pairs}
    versions = sorted((verdict.coverage, pair) for pair, verdict in verdicts.items() if copies.is_version(verdict))
    # Of several earlier texts the one that shares most comes last, and counts.
    earlier = {text: other for _, (text, other) in versions}
    return {text: Version(of, novelty.only_in(library, [text], of).get(text, 0)) for text, of in earlier.items()}
