"""What makes an article the same article tomorrow: its canonical address, else its source's id, else its text."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING: Final = re.compile(
    r"utm_\w*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|ref_src|cmpid|ocid|ns_\w+|at_(?:medium|campaign)\w*"
)
_PORTS: Final = {"http": ":80", "https": ":443"}
_DIGITS: Final = 20


def canonical(url: str | None) -> str | None:
    """The address without tracking, fragment, default port, last slash and capitals of the host.

    None for anything that is no http or https address.
    """
    if not url or any(char.isspace() for char in url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host:
        return None
    if ":" in host:
        host = f"[{host}]"
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)])
    return urlunsplit((scheme, host + ("" if port == _PORTS[scheme] else port), parts.path.rstrip("/"), query, ""))


def identity(url: str | None, given_id: str | None, text: str, outlet: str | None = None) -> str:
    """20 hex digits of BLAKE2b over the canonical address, else the given id, else the text (case and space folded).

    An id counts within the outlet that its source names: many sources number their articles from 1.
    """
    address = canonical(url)
    if address:
        named = f"url:{address}"
    elif given_id:
        named = f"id:{given_id}" if outlet is None else f"id:{outlet.casefold()}:{given_id}"
    else:
        named = f"text:{' '.join(text.casefold().split())}"
    return blake2b(named.encode("utf-8", "replace"), digest_size=_DIGITS // 2).hexdigest()
