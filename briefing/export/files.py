"""Writes a file so that it is there whole or not at all: beside its place first, then into it."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path
from typing import Final

from briefing.errors import ExportError

_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_EVERYONE: Final = 0o666
"""What a new file allows before the umask takes away from it."""


def write(path: str, text: str, *, mode: int = _EVERYONE) -> Path:
    """Write `text` to the file at `path` ("~" is the reader's home) and return where it is.

    What stood there before stays until all of the new text is on disk. A file keeps its permissions, a link stays a
    link; what is no file (a pipe, a device) is written to directly. Raises ExportError.
    """
    try:
        target = Path(path).expanduser().resolve()
        if target.is_dir():
            raise ExportError(f"{path} is a folder; name a file in it")
        if not target.parent.is_dir():
            raise ExportError(f"{path} cannot be written: there is no folder {target.parent}")
        standing = target.stat() if target.exists() else None
        if standing is not None and not stat.S_ISREG(standing.st_mode):
            target.write_text(text, encoding="utf-8", errors="replace")
        else:
            if standing is not None and not os.access(target, os.W_OK):
                raise ExportError(f"{path} may not be written to")
            _replace(target, text.encode("utf-8", "replace"), mode if standing is None else standing.st_mode)
        return target
    except (OSError, RuntimeError, ValueError) as error:
        raise ExportError(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}") from error


def _replace(target: Path, content: bytes, mode: int) -> None:
    beside = target.with_name(f".briefing-{secrets.token_hex(6)}.part")
    try:
        with open(os.open(beside, _CREATE, stat.S_IMODE(mode)), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
