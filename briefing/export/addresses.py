"""Addresses that may become links: those of the web alone, in characters that end no link early."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

_WEB: Final = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_KEPT: Final = "%/:=&?~#+!$,;@*[].-_"


def opened_by(url: str | None) -> str | None:
    """An address that a link may have; None where it leads to anything but http or https."""
    return quote(url, safe=_KEPT) if url and _WEB.match(url) else None
