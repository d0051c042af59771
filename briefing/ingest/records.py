"""A JSON record: an article that comes with what is known about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from briefing.errors import SourceError
from briefing.ingest import fields, plain, stated
from briefing.ingest.identity import canonical
from briefing.model import RawArticle
from briefing.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMIT: Final = 2 * 1024 * 1024
"""The longest text of one article, in characters (2 MB)."""

_KNOWN: Final = frozenset((*fields.BODIES, "id", "title", "dek", "url", "outlet", "byline", "published", "language"))
_LONGEST: Final = 1000
_LONGEST_NAME: Final = 300
_DEEPEST: Final = 20


def too_long(source: str, length: int, *, cut: bool = False) -> SourceError:
    """The sentence for an article over the limit; `length` in characters, of those that were read where it was cut."""
    size = f"{'over ' if cut else ''}{length / 1024 / 1024:.1f} MB"
    return SourceError(source, f"its text is {size} long; articles over 2 MB are not taken in")


def read(record: object, source: str, *, base: str | None = None) -> RawArticle | SourceError:
    """The raw article of one decoded JSON record, or why it is none; relative links are meant against `base`."""
    if not isinstance(record, dict):
        return SourceError(source, "this record is no JSON object with a text")
    record = fields.as_ours(record)
    body = next((key for key in fields.BODIES if record.get(key)), None)
    if body is None:
        return SourceError(source, 'this record has no text (expected a "text", "html" or "markdown")')
    text = record[body]
    if not isinstance(text, str):
        return SourceError(source, f'the "{body}" of this record is no text')
    if body != "html" and len(text) > LIMIT:
        return too_long(source, len(text))
    raw = _body(body, text, source, base or _line(record.get("url")))
    if isinstance(raw, SourceError):
        return raw
    if not raw.blocks:
        return SourceError(source, "this record has no text: nothing in it can be read")
    return with_facts(raw, record)


def _body(kind: str, text: str, source: str, base: str | None) -> RawArticle | SourceError:
    if kind == "text":
        return plain.read(clean(text), source)
    if kind == "markdown":
        from briefing.ingest import markdown

        return markdown.read(clean(text), source)
    from briefing.ingest import html

    if len(text) > html.LIMIT:
        return too_long(source, len(text))
    return html.read(text, source, base=base)


def with_facts(raw: RawArticle, record: Mapping[str, Any]) -> RawArticle:
    """`raw` with what the record says of it; the record is believed before the text's own page is."""
    published = stated.normalised(record.get("published"))
    extra = {one_line(str(key), _LONGEST_NAME): _cleaned(value) for key, value in record.items() if key not in _KNOWN}
    if published is None and record.get("published"):
        extra["published"] = _cleaned(record["published"])
    url = _line(record.get("url"))
    return replace(
        raw,
        id=_line(record.get("id")) or raw.id,
        title=_line(record.get("title")) or raw.title,
        dek=_line(record.get("dek")) or raw.dek,
        byline=_writer(record.get("byline")) or raw.byline,
        outlet=_line(record.get("outlet")) or raw.outlet,
        url=url if canonical(url) else raw.url,
        published=published or raw.published,
        published_from="record" if published else raw.published_from,
        language=_line(record.get("language")) or raw.language,
        extra={**raw.extra, **extra},
    )


def _line(value: object, depth: int = 0) -> str | None:
    """A field of a record as one clean line: texts, numbers, and lists of them (two writers)."""
    if isinstance(value, list) and depth < _DEEPEST:
        return ", ".join(line for item in value[:10] if (line := _line(item, depth + 1))) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return one_line(str(value), _LONGEST) or None


def _writer(value: object) -> str | None:
    line = _line(value)
    return line[3:].strip() or None if line and line[:3].lower() == "by " else line


def _cleaned(value: Any, depth: int = 0) -> Any:
    """A foreign value with every text in it cleaned; what is nested past all sense is dropped."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | dict) and depth >= _DEEPEST:
        return None
    if isinstance(value, list):
        return [_cleaned(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {clean(str(key)): _cleaned(item, depth + 1) for key, item in value.items()}
    return value
