"""The sample briefing, in a library of its own."""

from __future__ import annotations

from pathlib import Path

from briefing import resources
from briefing.errors import SourceError
from briefing.pipeline.taking_in import Taken, take_in
from briefing.store.library import Library


def fill(path: Path) -> None:
    """Take the sample articles into the library at `path`; what was ticked there in an earlier demo stays ticked.

    Raises SourceError when a sample cannot be read (a broken installation), LibraryError when the library cannot be
    written.
    """
    with Library.open(path) as library:
        take_in(library, [resources.data_dir() / "sample"], report=_insist)


def _insist(line: Taken | SourceError) -> None:
    if isinstance(line, SourceError):
        raise line
