"""What other programs call the parts of an article: their records, read as ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from briefing.ingest import escaped, stated
from briefing.ingest.identity import canonical
from briefing.model import FEED_SUMMARY

BODIES: Final = ("text", "html", "markdown")
"""How our own records call the text itself."""

_FULL: Final = (
    "contenthtml", "bodyhtml", "htmlcontent", "content", "body", "articlebody", "maintext", "fulltext", "textcontent",
    "contenttext", "bodytext", "rawtext", "articletext", "articlecontent", "article", "story",
)  # fmt: skip
_SHORT: Final = (
    "leadparagraph", "description", "summary", "abstract", "excerpt", "snippet", "trailtext", "standfirst", "teaser",
)  # fmt: skip
_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "guid", "uuid", "uri", "articleid", "identifier"),
    "title": ("title", "headline", "webtitle", "heading"),
    "url": ("url", "link", "weburl", "canonicalurl", "permalink", "articleurl", "sourceurl", "source", "uri"),
    "byline": ("byline", "author", "authors", "creator", "writer", "authorname"),
    "outlet": (
        "outlet", "publisher", "publication", "sitename", "source", "sourcename", "newspaper", "sourcehostname",
        "sourcedomain", "hostname",
    ),
    "published": (
        "published", "publishedat", "publishedtime", "datepublished", "datepublish", "pubdate", "publicationdate",
        "publishdate", "publishedon", "webpublicationdate", "datetimepub", "date", "datetime", "createdat", "created",
        "seendate", "timestamp",
    ),
    "language": ("language", "lang", "inlanguage"),
    "dek": ("dek", "subtitle", "subheadline", "standfirst", "trailtext", "description"),
}  # fmt: skip
"""Every fact, and how it is called, the surest name first; capitals, hyphens and underscores do not count."""

_MUST_BE: Final[Mapping[str, Callable[[str], bool]]] = {
    "url": lambda words: canonical(words) is not None,
    "outlet": lambda words: canonical(words) is None,
    "published": lambda words: stated.normalised(words) is not None,
}
_INSIDE: Final = ("rendered", "name", "main", "original", "title", "text", "value")
_SIGNS: Final = re.compile(r"[\W_]+")
_BREAKS_OFF: Final = re.compile(r"(?:…|\.\.\.)\s*(?:\]|\[\+\d+ chars\])?\s*$")
_MARKUP: Final = "rendered"
_DEEPEST: Final = 4


def as_ours(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with its text and facts under our names; what was not understood stays under its own."""
    record = _in_one(_unfolded(record))
    ours = facts(record)
    if any(record.get(body) for body in BODIES) or not (found := _body(record, _names(record))):
        return ours
    key, text = found
    doubled = {key, "dek"} if ours.get("dek") in text.values() else {key}
    return {name: value for name, value in ours.items() if name not in doubled} | text


def facts(record: Mapping[str, Any]) -> dict[str, Any]:
    """The same for what stands beside a text: who, when, where."""
    names = _names(record)
    ours: dict[str, Any] = {}
    used: set[str] = set()
    for fact, called in _FACTS.items():
        given = ((names[name], _fact(fact, record[names[name]])) for name in called if name in names)
        key, value = next(((key, value) for key, value in given if value is not None), ("", None))
        if value is not None:
            ours[fact] = value
            used.add(key)
    return {key: value for key, value in record.items() if key not in used} | ours


def listed(answer: Any, depth: int = 0) -> list[Any] | None:
    """The records that stand somewhere within an answer of a service; None where it is a record, or holds none."""
    if isinstance(answer, list):
        return answer if any(isinstance(one, dict) and _has_body(_unfolded(one)) for one in answer) else None
    if not isinstance(answer, dict) or depth > _DEEPEST or _has_body(answer):
        return None
    return next((found for value in answer.values() if (found := listed(value, depth + 1)) is not None), None)


def _names(record: Mapping[str, Any]) -> dict[str, str]:
    """The keys of a record by what they are compared by: "publishedat" for publishedAt and published_at."""
    return {_SIGNS.sub("", key).casefold(): key for key in reversed(list(record)) if isinstance(key, str)}


def _unfolded(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of a record whose text stands a step further in (under "fields", "_source"), all on one level."""
    if _has_body(record):
        return record
    inner = next((key for key, value in record.items() if isinstance(value, dict) and _has_body(value)), None)
    return record if inner is None else {**{k: v for k, v in record.items() if k != inner}, **record[inner]}


def _in_one(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record with a text in pieces as one: paragraphs, or runs of words some of which are bold or a link."""
    pieces = record.get("text")
    if not isinstance(pieces, list):
        return record
    has_runs = any(isinstance(piece, dict) for piece in pieces)
    words = _words(pieces, "" if has_runs else "\n\n")
    return {**record, "text": words} if words else record


def _has_body(record: Mapping[str, Any]) -> bool:
    return any(record.get(body) for body in BODIES) or _body(record, _names(record)) is not None


def _body(record: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, dict[str, Any]] | None:
    """The key of the fullest text of a record, and that text as our records give it.

    A description alone may be anything's: it is a text where the record says when, or at which address, it stood.
    """
    is_told = any(name in names for fact in ("url", "published") for name in _FACTS[fact])
    for at, name in enumerate((*_FULL, *(_SHORT if is_told else ()))):
        text = _words(record[names[name]], "\n\n") if name in names else None
        if text and text.strip():
            page = escaped.html_in(text)
            ours: dict[str, Any] = {"html": page} if page else {"text": text}
            is_short = at >= len(_FULL) or _BREAKS_OFF.search(text[-40:])
            return names[name], ours | ({FEED_SUMMARY: True} if is_short else {})
    return None


def _fact(fact: str, value: Any) -> Any:
    """The value of a fact in the form of our records; None where it is none: no address, no name, no day."""
    if fact in ("id", "published") and isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if fact == "byline" and isinstance(value, list):
        return [words for one in value if (words := _words(one, " "))] or None
    words = _words(value, ", ")
    if not words or (fact in _MUST_BE and not _MUST_BE[fact](words)):
        return None
    return escaped.title_in(words) if isinstance(value, dict) and _MARKUP in value else words


def _words(value: Any, between: str, depth: int = 0) -> str | None:
    """A text, the one inside an object ({"name": …}, {"rendered": …}), or those of a list."""
    if isinstance(value, str):
        return value
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return next((words for name in _INSIDE if (words := _words(value.get(name), between, depth + 1))), None)
    if isinstance(value, list):
        return between.join(words for one in value if (words := _words(one, between, depth + 1))) or None
    return None
