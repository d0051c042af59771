"""What an article is about, from the sketch that is kept of it: no stored text is analysed again."""

from __future__ import annotations

from briefing.analysis.profiles import Profile
from briefing.store.groups import Sketch


def profile_of(sketch: Sketch) -> Profile:
    """The profile that a sketch keeps."""
    return Profile.of(sketch.weights, sketch.day or None, sketch.table, sketch.runs)


def undated(sketch: Sketch) -> Profile:
    """The same without its day, to compare texts whatever lies between them."""
    return Profile.of(sketch.weights, None, sketch.table, sketch.runs)
