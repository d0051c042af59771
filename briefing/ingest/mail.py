"""Mail, one message or a whole mailbox: a newsletter or a wire report each, as an article."""

from __future__ import annotations

import email
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from briefing.errors import SourceError
from briefing.ingest import encoding, kinds, records
from briefing.model import RawArticle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.ingest.stream import Rejoined

_LONGEST: Final = 64 * 1024 * 1024
_LONGEST_LINE: Final = 16 * 1024 * 1024
_LONGEST_HEADER: Final = 2000
_STUB: Final = 400
_QUOTED_FROM: Final = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_FOLD: Final = re.compile(r"[\r\n]+(?=[ \t])")
_ADDRESS: Final = re.compile(r"https?://\S+")
_SOFT_BREAK: Final = re.compile(r"(?<!\n--) \n(?=[^\s>])")
"""Where a line of flowed text (RFC 3676) goes on; not behind the two hyphens that begin a signature."""


def read(stream: Rejoined, name: str) -> Iterator[RawArticle | SourceError]:
    """The articles of a message, or of a mailbox (mbox), of which no more than one message is held at a time."""
    lines = stream.lines(_LONGEST_LINE)
    first = next(lines, None)
    if first is not None and kinds.MAILBOX.match(first):
        for number, message in enumerate(_messages(lines, is_box=True), start=1):
            yield _read(message and _QUOTED_FROM.sub(b"", message), f"{name}#{number}")
    else:
        for message in _messages(chain((first,), lines), is_box=False):
            yield _read(message, name)


def _messages(lines: Iterable[bytes | None], *, is_box: bool) -> Iterator[bytes | None]:
    """Message after message; None in place of one that is too long, which is not held."""
    held = bytearray()
    size = 0
    after_blank = False
    for line in lines:
        if is_box and after_blank and line is not None and kinds.MAILBOX.match(line):
            yield bytes(held) if size <= _LONGEST else None
            held.clear()
            size = 0
            continue
        size += _LONGEST + 1 if line is None else len(line) + 1
        if line is None or size > _LONGEST:
            held.clear()
        else:
            held += line + b"\n"
        after_blank = line is not None and not line.strip()
    yield bytes(held) if size <= _LONGEST else None


def _read(data: bytes | None, source: str) -> RawArticle | SourceError:
    if data is None:
        return SourceError(source, "this message is over 64 MB, or has a line over 16 MB; it was left out")
    try:
        # The older policy on purpose: the newer one fails on headers of real mail, and takes minutes for hostile ones.
        return _article(email.message_from_bytes(data), source)
    except RecursionError:
        return SourceError(source, "the parts of this message are nested too deeply")


def _article(message: Message, source: str) -> RawArticle | SourceError:
    name, address = parseaddr(_raw(message, "From"))
    facts = {
        "id": _raw(message, "Message-ID").strip("<> "),
        "title": _words(_raw(message, "Subject")),
        "outlet": _words(name) or address,
        "published": _raw(message, "Date"),
        "language": _raw(message, "Content-Language"),
    }
    plain, html = _texts(message)
    raw = records.read({**facts, "text": plain}, source)
    said = len(_ADDRESS.sub("", plain).strip())
    if html.strip() and said < _STUB:
        page = records.read({**facts, "html": html}, source)
        if isinstance(page, RawArticle) and sum(len(block.text) for block in page.blocks) > 2 * said:
            return page
    if isinstance(raw, SourceError) and not plain.strip():
        return SourceError(source, "this message has no text; attachments are not read")
    return raw


# ------------------------------------------------------------------ what a message says of itself


def _raw(message: Message, name: str) -> str:
    """A header as it stands, on one line; empty where there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    line = _FOLD.sub("", raw[:_LONGEST_HEADER]).strip()
    return line if line.isascii() else encoding.decode(line.encode("utf-8", "surrogateescape"))


def _words(line: str) -> str:
    """A header's words, decoded (=?utf-8?q?Caf=C3=A9?=)."""
    try:
        parts = decode_header(line)
    except HeaderParseError:
        return line
    return "".join(part if isinstance(part, str) else encoding.as_named(part, name) for part, name in parts)


# ------------------------------------------------------------------ its text


def _texts(message: Message) -> tuple[str, str]:
    """Its plain text and its HTML, either empty where there is none; what is attached or forwarded is left out."""
    plain: list[str] = []
    html = ""
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        if part.is_multipart():
            inside: Any = part.get_payload() if kind.startswith("multipart/") else []
            waiting.extend(reversed(inside))
        elif part.get_content_disposition() == "attachment" or part.get_filename():
            continue
        elif kind == "text/plain":
            plain.append(_text(part))
        elif kind == "text/html":
            html = html or _text(part)
    return "\n\n".join(plain), html


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    text = encoding.as_named(data, part.get_content_charset()) if isinstance(data, bytes) else ""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    is_glued = str(part.get_param("delsp", "")).lower() == "yes"
    return _SOFT_BREAK.sub("" if is_glued else " ", text.replace("\r\n", "\n"))
