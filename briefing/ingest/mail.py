"""Mail, one message or a whole mailbox: a newsletter or a wire report each, as an article."""

from __future__ import annotations

import email
import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field, replace
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from itertools import chain, dropwhile
from typing import TYPE_CHECKING, Any, Final

from briefing.errors import SourceError
from briefing.ingest import encoding, kinds, links, mail_page, mail_words, records
from briefing.ingest.identity import canonical
from briefing.model import RawArticle, RawBlock, Removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.ingest.stream import Rejoined

_LONGEST: Final = 64 * 1024 * 1024
_LONGEST_LINE: Final = 16 * 1024 * 1024
_LONGEST_HEADER: Final = 2000
_SAVED: Final = re.compile(r"<?saved by\b", re.IGNORECASE)
_STUB: Final = 400
_QUOTED_FROM: Final = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_FOLD: Final = re.compile(r"[\r\n]+(?=[ \t])")
_ADDRESS: Final = re.compile(r"https?://\S+")
_SOFT_BREAK: Final = re.compile(r"(?<!\n--) \n(?=[^\s>])")
"""Where a line of flowed text (RFC 3676) goes on; not behind the two hyphens that begin a signature."""


def read(stream: Rejoined, name: str) -> Iterator[RawArticle | SourceError]:
    """The articles of a message, or of a mailbox (mbox), of which no more than one message is held at a time."""
    lines = dropwhile(_is_empty, stream.lines(_LONGEST_LINE))
    first = next(lines, None)
    first = first and first.removeprefix(BOM_UTF8)
    if first is not None and kinds.MAILBOX.match(first):
        for number, message in enumerate(_messages(lines, is_box=True), start=1):
            yield from _read(message and _QUOTED_FROM.sub(b"", message), f"{name}#{number}")
    elif first is not None and kinds.COUNT.fullmatch(first):
        for message in _messages(lines, is_box=False):
            yield from _read(message and _without_properties(message), name)
    else:
        for message in _messages(chain((first,), lines), is_box=False):
            yield from _read(message, name)


def _is_empty(line: bytes | None) -> bool:
    return line is not None and not line.removeprefix(BOM_UTF8).strip()


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


def _without_properties(data: bytes) -> bytes:
    """The message that Apple Mail keeps, without the list of what it knows of it; no count of bytes is trusted."""
    before, _, after = data.rpartition(b"<?xml")
    return before if b"<plist" in after else data


def _read(data: bytes | None, source: str) -> Iterator[RawArticle | SourceError]:
    if data is None:
        yield SourceError(source, "this message is over 64 MB, or has a line over 16 MB; it was left out")
        return
    try:
        # The older policy on purpose: the newer one fails on headers of real mail, and takes minutes for hostile ones.
        yield from _articles(email.message_from_bytes(data), source)
    except RecursionError:
        yield SourceError(source, "the parts of this message are nested too deeply")


def _articles(message: Message, source: str) -> Iterator[RawArticle | SourceError]:
    """The article that a message is, and one for each message that is attached to it (a digest, a forwarded letter)."""
    parts = _parts(message)
    if parts.html and _SAVED.match(_raw(message, "From")):
        yield _page(message, parts, source)
        return
    if parts.plain.strip() or parts.html.strip() or not parts.attached:
        yield _article(message, parts, source)
    for number, attached in enumerate(parts.attached, start=1):
        yield from _articles(attached, f"{source}#{number}")


def _article(message: Message, parts: _Parts, source: str) -> RawArticle | SourceError:
    facts = {
        "id": _raw(message, "Message-ID").strip("<> "),
        "title": _words(_raw(message, "Subject")),
        "outlet": _words(mail_words.sender(_raw(message, "From"))),
        "published": _raw(message, "Date"),
        "language": _raw(message, "Content-Language"),
    }
    words = mail_words.read(parts.plain)
    raw = records.read({**facts, **words.facts, "text": words.text}, source)
    said = len(_ADDRESS.sub("", words.text).strip())
    if parts.html.strip() and said < _STUB:
        page = _shown(facts, parts.html, source)
        if isinstance(page, RawArticle) and sum(len(block.text) for block in page.blocks) > 2 * said:
            return page
    if isinstance(raw, SourceError):
        return raw if parts.plain.strip() else SourceError(source, "this message has no text; attachments are not read")
    removed = (*_cut(words.above, 0), *raw.removed, *_cut(words.below, len(raw.blocks)))
    return replace(raw, removed=removed, extra={**raw.extra, **links.kept(words.links, raw.blocks)})


def _shown(facts: Mapping[str, str], page: str, source: str) -> RawArticle | SourceError:
    """The article in the page of a message; a remark above what it forwards stays, though it looks like furniture."""
    seen = mail_page.read(page)
    raw = records.read({**facts, **seen.facts, "html": seen.html}, source)
    if isinstance(raw, SourceError):
        return raw
    lost = (line for line in seen.remarks if not any(line in block.text for block in raw.blocks))
    blocks = (*(RawBlock("paragraph", line) for line in lost), *raw.blocks)
    return replace(raw, blocks=blocks, removed=(*_cut(seen.above, len(seen.remarks)), *raw.removed))


def _cut(lines: Iterable[str], before: int) -> Iterator[Removed]:
    return (Removed(line, "furniture", before) for line in lines)


def _page(message: Message, parts: _Parts, source: str) -> RawArticle | SourceError:
    """A page that a browser saved in the form of a mail (MHTML): its sender is the browser, its day that of saving."""
    address = _raw(message, "Snapshot-Content-Location") or parts.location
    page = records.read({"html": parts.html}, source, base=address)
    return page if isinstance(page, SourceError) or page.url or not canonical(address) else replace(page, url=address)


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


@dataclass(slots=True)
class _Parts:
    """The plain text and the HTML of a message, either empty where there is none, and the messages attached to it."""

    plain: str = ""
    html: str = ""
    location: str = ""
    """The address that the HTML came from."""

    attached: list[Message] = field(default_factory=list)


def _parts(message: Message) -> _Parts:
    """The parts of a message that are read; files that are attached are left out."""
    found = _Parts()
    plain: list[str] = []
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        inside: Any = part.get_payload() if part.is_multipart() else []
        if kind == "message/rfc822":
            found.attached += inside
        elif part.is_multipart():
            waiting.extend(reversed(inside if kind.startswith("multipart/") else []))
        elif part.get_content_disposition() == "attachment" or part.get_filename():
            continue
        elif kind == "text/plain":
            plain.append(_text(part))
        elif kind == "text/html" and not found.html:
            found.html, found.location = _text(part), _raw(part, "Content-Location")
    found.plain = "\n\n".join(plain)
    return found


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    text = encoding.as_named(data, part.get_content_charset()) if isinstance(data, bytes) else ""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    is_glued = str(part.get_param("delsp", "")).lower() == "yes"
    return _SOFT_BREAK.sub("" if is_glued else " ", text.replace("\r\n", "\n"))
