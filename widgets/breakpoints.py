"""How many columns a terminal must have for two panes, for three, and for three with room to spare."""

from __future__ import annotations

from typing import Final

TWO_COLUMNS: Final = 60
THREE_COLUMNS: Final = 100
WIDE: Final = 150
