"""What tells a library from every other file, in one place that costs nothing to import."""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x42726667
"""`Brfg`, in the file's head: tells a library from another program's database."""

VERSION: Final = 4
"""The number of the newest migration, kept in `PRAGMA user_version`."""
