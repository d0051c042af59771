"""Walk a folder in order, once: hidden files skipped, links that lead back named instead of followed."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import LeftOut, SourceError
from briefing.ingest import foreign
from briefing.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator


def files(folder: Path) -> Iterator[Path | SourceError]:
    """Every file below `folder` in sorted order, and a SourceError in place of each thing that is none to read.

    It is a LeftOut where nobody misses it. A folder that holds nothing else is a SourceError too: whoever named it
    expected something.
    """
    cause: str | None = "there is no file in this folder"
    for found in _walked(folder):
        if not isinstance(found, LeftOut):
            cause = None
        elif cause is not None:
            cause = "there is no article in this folder, only pictures and the like"
        yield found
    if cause is not None:
        yield SourceError(one_line(str(folder)), cause)


def _walked(folder: Path) -> Iterator[Path | SourceError]:
    seen: set[tuple[int, int]] = set()
    waiting: list[Path] = [folder]
    while waiting:
        path = waiting.pop()
        name = one_line(str(path))
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) in seen:
                    yield SourceError(name, "this link leads to a folder that was read already; it was left out")
                    continue
                seen.add((status.st_dev, status.st_ino))
                waiting += sorted(
                    (path / entry for entry in os.listdir(path) if not entry.startswith(".")), reverse=True
                )
                continue
        except OSError as error:
            yield SourceError(name, because(error))
            continue
        if not stat.S_ISREG(status.st_mode):
            yield SourceError(name, "this is no regular file; it was left out")
        elif kind := foreign.by_name(path):
            failure = LeftOut if foreign.is_missed_by_nobody(path) else SourceError
            yield failure(name, f"this is {kind}, not an article; it was left out")
        else:
            yield path


def because(error: OSError) -> str:
    """Why a file could not be opened or read, as a sentence."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "you may not read this; its permissions forbid it"
    return one_line(f"it could not be read: {error.strerror or error}")
