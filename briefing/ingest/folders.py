"""Walk a folder in order, once: hidden files skipped, links that lead back named instead of followed."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing.errors import SourceError
from briefing.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOREIGN: Final = {
    suffix: kind
    for kind, suffixes in {
        "a picture": ".jpg .jpeg .png .gif .webp .svg .bmp .tif .tiff .ico .heic .avif",
        "a sound or video": ".mp3 .mp4 .m4a .wav .ogg .oga .flac .avi .mov .mkv .webm",
        "an archive": ".zip .gz .tgz .bz2 .xz .7z .rar .tar .zst",
        "an office document": ".pdf .doc .docx .odt .rtf .xls .xlsx .ods .ppt .pptx .odp .epub",
        "a program or its data": ".exe .dll .so .o .pyc .class .jar .bin .css .js .woff .woff2 .ttf",
        "a database": ".db .sqlite .sqlite3",
        "a table": ".csv .tsv .parquet",
    }.items()
    for suffix in suffixes.split()
}


def files(folder: Path) -> Iterator[Path | SourceError]:
    """Every file below `folder` in sorted order, and a SourceError in place of each thing that is none to read.

    A folder without a file is a SourceError too: whoever named it expected something.
    """
    empty = True
    for found in _walked(folder):
        empty = False
        yield found
    if empty:
        yield SourceError(one_line(str(folder)), "there is no file in this folder")


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
        elif path.suffix.lower() in _FOREIGN:
            yield SourceError(name, f"this is {_FOREIGN[path.suffix.lower()]}, not an article; it was left out")
        else:
            yield path


def because(error: OSError) -> str:
    """Why a file could not be opened or read, as a sentence."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "you may not read this; its permissions forbid it"
    return one_line(f"it could not be read: {error.strerror or error}")
