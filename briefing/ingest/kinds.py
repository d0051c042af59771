"""What a file is: told by the ending of its name, else by how its first characters look."""

from __future__ import annotations

import json
import re
from typing import Final

SUFFIXES: Final = {
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    ".json": "json",
    **dict.fromkeys((".xml", ".rss", ".atom", ".rdf"), "feed"),
    **dict.fromkeys((".eml", ".emlx", ".mbox", ".mht", ".mhtml"), "mail"),
}
"""The kind of a file by the ending of its name; `formats` has a reader for each kind."""

_OF_WORDS: Final = ("text", "markdown", "html")

PROLOG: Final = re.compile(
    r"""(?>(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype\s(?:[^<>"'\[]|"[^"]*"|'[^']*')*(?:>|(?P<dtd>\[)))*)""",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand before the first element of XML or HTML; `dtd` where it brings a document type of its own."""

MAILBOX: Final = re.compile(rb"From \S.{0,300}\d\d:\d\d.{0,60}\b(?:19|20)\d\d\b")
"""The line before each message of a mailbox: "From ada@port.example Tue Aug 26 10:15:00 2031"."""

COUNT: Final = re.compile(rb"\d{1,12}[ \t]*\r?\n?")
"""The line before a message that Apple Mail keeps (.emlx): how many bytes it has."""

_HTML: Final = re.compile(r"<(?:html|head|body|article|main|div|p|h[1-6]|meta)\b", re.IGNORECASE)
_WHOLE_PAGE: Final = re.compile(r"<html\b", re.IGNORECASE)
_DOCTYPE: Final = 20
_HTML_TYPE: Final = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
_FEED: Final = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|RDF)[\s>]")
_RECORDS: Final = re.compile(r"\s*(?:\[\s*)?\{\s*\"[\w.@ -]{1,60}\"\s*:")
_LISTING: Final = re.compile(r"\{\s*\"articles\"\s*:")
_JSON_FEED: Final = re.compile(r"\"version\"\s*:\s*\"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org\b")
_MARKDOWN: Final = re.compile(
    r"\A(?:---[ \t]*\n[A-Za-z][\w -]*:.*\n(?:.*\n){0,200}?---|\+\+\+[ \t]*\n[A-Za-z][\w-]* *=|\s*#{1,3} \S)|\n#{2,4} \S"
)
_HEADERS: Final = re.compile(r"(?>(?:[!-9;-~]+:(?:[ \t].*)?\r?\n(?:[ \t]+\S.*\r?\n)*)+)(?:\r?\n|\Z)")
_SENDER: Final = re.compile(r"^From:[ \t]", re.IGNORECASE | re.MULTILINE)
_SENT: Final = re.compile(r"^(?:Date|Message-ID|MIME-Version|Received):[ \t]", re.IGNORECASE | re.MULTILINE)


def of(text: str, named: str | None = None) -> str:
    """The kind of a file: what its name says (`named`), else what `text`, its beginning, looks like.

    Words, in a file that is named as such, may be another kind beyond doubt: a page or feed that somebody fetched into
    a `.txt`.
    """
    if named is None:
        return _looks_like(text)
    found = _beyond_doubt(text) if named in _OF_WORDS else None
    return found or named


def _beyond_doubt(text: str) -> str | None:
    start = _prolog(text)
    if _FEED.match(text, start):
        return "feed"
    if _WHOLE_PAGE.match(text, start) or _HTML_TYPE.search(text, 0, start + _DOCTYPE):
        return "html"
    if _RECORDS.match(text):
        return _looks_like(text)
    return "mail" if is_mail(text.lstrip()) else None


def _looks_like(text: str) -> str:
    start = text.lstrip()
    if start.startswith("{"):
        first = start.partition("\n")[0]
        is_line = is_json(first) or len(first) > 10_000
        return "jsonl" if is_line and not (_LISTING.match(start) or _JSON_FEED.search(start)) else "json"
    if start.startswith("["):
        return "json" if re.match(r"\[\s*[\[{\]]", start) else "text"
    if is_page(text):
        return "html"
    if _is_feed(text):
        return "feed"
    if is_mail(start):
        return "mail"
    return "markdown" if _MARKDOWN.search(text) else "text"


def is_page(text: str) -> bool:
    """Whether `text` begins as HTML does."""
    end = _prolog(text)
    return _HTML.match(text, end) is not None or _HTML_TYPE.search(text, 0, end + _DOCTYPE) is not None


def _is_feed(text: str) -> bool:
    """Whether `text` begins as a feed does; other XML is no article either, and is best told so by who reads feeds."""
    prolog = PROLOG.match(text)
    declared = text.lstrip().startswith("<?xml") or (prolog is not None and prolog["dtd"] is not None)
    return declared or _FEED.match(text, _prolog(text)) is not None


def is_mail(text: str) -> bool:
    """Whether `text` begins with a message of a mailbox, or with the headers of one message."""
    start = text[:500].encode("utf-8", "replace")
    if MAILBOX.match(start):
        return True
    count = COUNT.match(start)
    headers = _HEADERS.match(text, count.end() if count else 0)
    return headers is not None and all(line.search(text, headers.start(), headers.end()) for line in (_SENDER, _SENT))


def is_json(text: str) -> bool:
    """Whether `text` is one JSON value."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _prolog(text: str) -> int:
    """Where the first element begins in XML or HTML."""
    found = PROLOG.match(text)
    return found.end() if found else 0
