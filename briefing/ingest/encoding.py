"""From bytes to characters: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_FOR_NAMES: Final = ("idna", "punycode", "undefined")
"""Encodings of Python's that are for names of machines or for nothing: slow on a long text, or an error."""

_UNSURE: Final = ("", "utf-8", "ascii")
_ONE_BYTE: Final = ("iso8859", "cp125")
"""Encodings in which any bytes are some text: where these are UTF-8, too, the name is wrong."""

_ESCAPING: Final = "iso2022"
_ESCAPED: Final = b"\x1b$"
"""Encodings of Japanese and Korean that look like ASCII but for the sequences that switch between alphabets."""

_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))
_HEAD: Final = 8192
_SAMPLE: Final = 65_536


def wide(head: bytes) -> str | None:
    """The name of the two- or four-byte encoding that `head`, a file's first bytes, is in, or None."""
    for bom, name in _BOMS[1:]:
        if head.startswith(bom):
            return name
    sample = head[:_HEAD]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def is_binary(head: bytes) -> bool:
    """Whether `head`, a file's first bytes, is no text in any encoding."""
    if wide(head):
        return False
    sample = head[:_HEAD]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return b"\x00" in sample or controls > 0.1 * len(sample)


def decode(data: bytes, *, page: bool = False) -> str:
    """The characters of `data`: by its byte order mark, as UTF-8, as a `page` declares, else by statistics.

    Never fails: bytes that mean nothing become U+FFFD.
    """
    name = wide(data[:_HEAD])
    if name:
        return data.decode(name, errors="replace")
    declared = _declared(data) if page else ""
    if declared.startswith(_ESCAPING) and _ESCAPED in data:
        return data.decode(declared, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_foreign(data, declared)


def as_named(data: bytes, name: str | None) -> str:
    """The characters of `data` in the encoding that its source names, where it can be that one. Never fails."""
    codec = _codec(name)
    if codec in _UNSURE or (codec.startswith(_ONE_BYTE) and _is_utf8(data)):
        return decode(data)
    return data.decode(codec, errors="replace")


def _codec(name: str | None) -> str:
    """Python's name for an encoding of texts; empty for what is none."""
    try:
        codec = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return ""
    return codec.name if codec._is_text_encoding and codec.name not in _FOR_NAMES else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str:
    """The encoding that the beginning of a page or feed names, as Python calls it; empty for none."""
    found = _DECLARED.search(data, 0, 4096)
    return _codec(found[1].decode("ascii", "replace")) if found else ""


def _decode_foreign(data: bytes, declared: str) -> str:
    text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    if broken * 3 < sum(1 for char in text if char > "\x7f") - broken:
        return text
    if declared not in _UNSURE:
        return data.decode(declared, errors="replace")
    return data.decode(_guessed(data), errors="replace")


def _guessed(data: bytes) -> str:
    """Windows-1252 for a Western text, where statistics have little to go by; else what the statistics say."""
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    foreign = [char for char in western if char > "\x7f"]
    if western and len(foreign) * 12 < len(western):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"
