"""An article, from the lines of its source to its cleaned text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

BlockKind = Literal["heading", "paragraph", "item", "caption"]
PublishedFrom = Literal["record", "page", "text"]
RemovalReason = Literal["furniture", "repeated", "caption", "credit", "markup"]

FEED_SUMMARY = "feed_summary"
"""The key in `extra` of an article of which a feed gives no more than a summary, or its title alone."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One block as its source printed it: cleaned of hostile characters, furniture still in place.

    `restored` is set when a reader put back what was cut, so that it is not cut again.
    """

    kind: BlockKind
    text: str
    restored: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was cut away; `before` is the index of the kept block it stood before (so it can be put back)."""

    text: str
    reason: RemovalReason
    before: int = 0
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What a format's reader yields: blocks in printed order, and whatever the source says about itself.

    `source` is the path or address as given, with `#n` for the n-th record of a file (from 1). `published` is ISO 8601
    as far as the source gives it. `extra` keeps the keys of a record that Briefing does not know.
    """

    source: str
    blocks: tuple[RawBlock, ...]
    removed: tuple[Removed, ...] = ()
    id: str | None = None
    title: str | None = None
    dek: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or caption: a span of the article's text."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one origin, cleaned.

    `text` is the blocks joined by one blank line; its first block is the headline (kind `heading`, equal to `title`)
    wherever the article has one. `identity` is 20 hex digits made from the canonical address, else the source's own
    id, else the text; it survives every rebuild and is what marks hang on. `id` is the id the source gave, else the
    first 12 digits of `identity`. `published` is an ISO day or instant, or None; it is never guessed.
    """

    identity: str
    id: str
    source: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...] = ()
    dek: str | None = None
    byline: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
