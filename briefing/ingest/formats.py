"""The door: a file, a folder or standard input becomes raw articles, one by one, and a reason for each that fails."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from briefing.errors import SourceError
from briefing.ingest import encoding, fields, folders, foreign, front_matter, kinds, plain, records
from briefing.ingest.stream import HEAD, Rejoined, read_up_to
from briefing.model import RawArticle
from briefing.text import clean, one_line

Result = RawArticle | SourceError

_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_LONGEST_LINE: Final = 16 * 1024 * 1024
_LONGEST_JSON: Final = 256 * 1024 * 1024
_LONGEST_FEED: Final = 32 * 1024 * 1024
_BYTES_PER_CHARACTER: Final = 4


def read(source: str | Path, *, stdin: BinaryIO | None = None) -> Iterator[Result]:
    """Yield the articles of `source` (a file, a folder, or `-` for `stdin`) one by one, in order.

    In place of each thing that fails stands a SourceError: nothing that is read can make this raise. A folder is read
    with all that is below it; a file of several records counts them from 1 (`file.jsonl#3`).
    """
    if str(source) == "-":
        yield from _guarded(stdin if stdin is not None else sys.stdin.buffer, "-", None)
        return
    if _ADDRESS.match(str(source)):
        yield SourceError(
            one_line(str(source)), "this is a web address, and Briefing opens none; save the page as a file"
        )
        return
    path = Path(source)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield from _named(path)
        return
    for found in folders.files(path):
        yield from (found,) if isinstance(found, SourceError) else _file(found)


def _named(path: Path) -> Iterator[Result]:
    """A file that its reader named, and so wants to hear of."""
    kind = foreign.by_name(path)
    if kind and path.is_file():
        yield SourceError(one_line(str(path)), f"this is {kind}, not an article")
    else:
        yield from _file(path)


def _file(path: Path) -> Iterator[Result]:
    name = one_line(str(path))
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        yield SourceError(name, folders.because(error) if isinstance(error, OSError) else "this is no file name")
        return
    with stream:
        yield from _guarded(stream, name, kinds.SUFFIXES.get(path.suffix.lower()))


def _guarded(stream: BinaryIO, name: str, kind: str | None) -> Iterator[Result]:
    """Read the stream; when it breaks off (a disk error, a closed pipe), say so after what was read."""
    try:
        yield from _stream(stream, name, kind)
    except OSError as error:
        yield SourceError(name, folders.because(error))


def _stream(stream: BinaryIO, name: str, kind: str | None) -> Iterator[Result]:
    head = read_up_to(stream, HEAD)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        yield SourceError(name, "this file is empty" if not head.strip() else "this file holds no text")
    elif what := foreign.by_content(head):
        yield SourceError(name, f"this is {what}, not an article")
    elif encoding.is_binary(head):
        yield SourceError(name, "this is a binary file, not text")
    else:
        kind = kinds.of(encoding.decode(head).lstrip("\ufeff"), kind)
        yield from _READERS[kind](Rejoined(head, stream), name, encoding.wide(head) is not None)


# ------------------------------------------------------------------ one article a file


def _text(stream: Rejoined, name: str, wide: bool) -> Iterator[Result]:
    text = _whole(stream, name, records.LIMIT)
    if isinstance(text, SourceError):
        yield text
        return
    front, body = front_matter.labelled(clean(text))
    raw = _or_empty(plain.read(body, name))
    yield raw if isinstance(raw, SourceError) else records.with_facts(raw, front)


def _markdown(stream: Rejoined, name: str, wide: bool) -> Iterator[Result]:
    from briefing.ingest import markdown

    text = _whole(stream, name, records.LIMIT)
    if isinstance(text, SourceError):
        yield text
        return
    front, body = front_matter.parted(clean(text))
    raw = _or_empty(markdown.read(body, name))
    yield raw if isinstance(raw, SourceError) else records.with_facts(raw, fields.facts(front))


def _html(stream: Rejoined, name: str, wide: bool) -> Iterator[Result]:
    from briefing.ingest import html

    text = _whole(stream, name, html.LIMIT, page=True)
    yield text if isinstance(text, SourceError) else _or_empty(html.read(text, name))


def _whole(stream: Rejoined, name: str, limit: int, *, page: bool = False) -> str | SourceError:
    most = limit * _BYTES_PER_CHARACTER
    data = stream.read(most + 1)
    text = encoding.decode(data, page=page)
    return records.too_long(name, len(text), cut=len(data) > most) if len(text) > limit else text


def _or_empty(raw: RawArticle) -> Result:
    if not raw.blocks:
        return SourceError(raw.source, "this file holds no text that can be read")
    if sum(len(block.text) for block in raw.blocks) > records.LIMIT:
        return records.too_long(raw.source, sum(len(block.text) for block in raw.blocks))
    return raw


# ------------------------------------------------------------------ records


def _json(stream: Rejoined, name: str, wide: bool) -> Iterator[Result]:
    """One record, a list of records, or {"articles": [...]}; lines of records when that is what the file holds."""
    data = stream.read(_LONGEST_JSON + 1)
    if len(data) > _LONGEST_JSON:
        yield SourceError(name, "this JSON file is over 256 MB; give its records as JSON lines (.jsonl) instead")
        return
    text = encoding.decode(data)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if kinds.is_json(text.lstrip().partition("\n")[0]):
            yield from _jsonl(Rejoined(data, io.BytesIO()), name, wide)
        else:
            yield SourceError(name, _broken(error, None))
        return
    if isinstance(value, dict) and "items" in value:
        from briefing.ingest import feeds

        if feeds.is_json_feed(value):
            yield from feeds.from_json(value, name)
            return
    yield from _of_value(value, name)


def _of_value(value: Any, name: str) -> Iterator[Result]:
    """The articles of a decoded JSON value: a record, a list of them, or an answer of a service with a list in it."""
    if isinstance(value, dict):
        given = value.get("articles")
        value = given if isinstance(given, list) else fields.listed(value) or value
    if not isinstance(value, list):
        yield records.read(value, name)
        return
    if not value:
        yield SourceError(name, "this file holds an empty list, no articles")
    for number, record in enumerate(value, start=1):
        yield records.read(record, f"{name}#{number}")


def _jsonl(stream: Rejoined, name: str, wide: bool) -> Iterator[Result]:
    if wide:
        text = _whole(stream, name, _LONGEST_JSON // _BYTES_PER_CHARACTER)
        if isinstance(text, SourceError):
            yield text
            return
        stream = Rejoined(text.encode("utf-8", "replace"), io.BytesIO())
    number = 0
    for at, line in enumerate(stream.lines(_LONGEST_LINE), start=1):
        if line is None:
            number += 1
            yield SourceError(f"{name}#{number}", f"line {at} is longer than 16 MB; it was left out")
        elif line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            number += 1
            yield from _line(line, f"{name}#{number}", at)


def _feed(stream: Rejoined, name: str, wide: bool) -> Iterator[Result]:
    from briefing.ingest import feeds

    data = stream.read(_LONGEST_FEED + 1)
    if len(data) > _LONGEST_FEED:
        yield SourceError(name, "this feed is over 32 MB; feeds of that size are not taken in")
    else:
        yield from feeds.from_xml(encoding.decode(data, page=True), name)


def _mail(stream: Rejoined, name: str, wide: bool) -> Iterator[Result]:
    from briefing.ingest import mail

    yield from mail.read(stream, name)


def _line(line: bytes, source: str, at: int) -> Iterator[Result]:
    try:
        record = json.loads(encoding.decode(line))
    except (ValueError, RecursionError) as error:
        yield SourceError(source, _broken(error, at))
    else:
        yield from (records.read(record, source),) if isinstance(record, list) else _of_value(record, source)


def _broken(error: Exception, line: int | None) -> str:
    """What is wrong with the JSON and on which line of the file."""
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON on line {line or error.lineno}: {one_line(error.msg)} (column {error.colno})"
    reason = "nested too deeply" if isinstance(error, RecursionError) else one_line(str(error), 120)
    return f"broken JSON{f' on line {line}' if line else ''}: {reason}"


_READERS: Final = cast(
    "dict[str, Callable[[Rejoined, str, bool], Iterator[Result]]]",
    {"text": _text, "markdown": _markdown, "html": _html, "json": _json, "jsonl": _jsonl, "feed": _feed, "mail": _mail},
)
