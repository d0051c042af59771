"""What is no article: told by the ending of a name, else by the first bytes, so that a reader hears what a file is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final


def _kinds(kinds: dict[str, str]) -> dict[str, str]:
    return {suffix: kind for kind, suffixes in kinds.items() for suffix in suffixes.split()}


# What a browser saves beside a page, and what nobody takes for an article.
_BESIDE: Final = _kinds(
    {
        "a picture": ".jpg .jpeg .png .gif .webp .svg .bmp .tif .tiff .ico .heic .avif",
        "a sound or video": ".mp3 .mp4 .m4a .wav .ogg .oga .flac .avi .mov .mkv .webm",
        "a program or its data": ".exe .dll .so .o .pyc .class .jar .bin .css .js .woff .woff2 .ttf .ini",
    }
)

# What may hold an article that a reader misses.
_HOLDING: Final = _kinds(
    {
        "an archive": ".zip .gz .tgz .bz2 .xz .7z .rar .tar .zst .warc .webarchive",
        "an office document": ".pdf .doc .docx .odt .rtf .xls .xlsx .ods .ppt .pptx .odp .epub",
        "a file of Outlook": ".msg .pst .ost",
        "a database": ".db .sqlite .sqlite3",
        "a table": ".csv .tsv .parquet",
        "a calendar or a list of addresses": ".ics .vcf",
        "a link to a page and not the page": ".url .webloc",
    }
)

_FIRST_BYTES: Final = (
    (b"%PDF-", "an office document"),
    (b"{\\rtf", "an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "an archive"),
    (b"BZh91AY&SY", "an archive"),
    (b"\xfd7zXZ\x00", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"(\xb5/\xfd", "an archive"),
    (b"bplist0", "a program or its data"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program or its data"),
)
_ZIP: Final = b"PK\x03\x04"
_OFFICE: Final = re.compile(rb"\[Content_Types\]\.xml|mimetypeapplication/")
"""What the first file within a zip is called where an office program or a maker of electronic books wrote it."""


def by_name(path: Path) -> str | None:
    """What the ending of its name says that a file is, where that is no article: "a picture"."""
    suffix = path.suffix.lower()
    return _BESIDE.get(suffix) or _HOLDING.get(suffix)


def is_missed_by_nobody(path: Path) -> bool:
    """Whether a file of this name lies beside articles, so that it is no failure when it is not read."""
    return path.suffix.lower() in _BESIDE


def by_content(head: bytes) -> str | None:
    """The same, told by a file's first bytes."""
    if head.startswith(_ZIP):
        return "an office document" if _OFFICE.search(head[:200]) else "an archive"
    return next((kind for start, kind in _FIRST_BYTES if head.startswith(start)), None)
