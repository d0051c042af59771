"""From a stripped raw article to an article: its name, its writer, its day, its text and its identity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.ingest import credits, furniture, headlines, stated
from briefing.ingest.identity import canonical, identity
from briefing.ingest.lines import gather, lay_out
from briefing.model import Article, Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import PublishedFrom, RawArticle, RawBlock

_ID_DIGITS = 12


def describe(raw: RawArticle) -> Article:
    """The article that `raw` is (furniture cut before): what its source says of it, else what its own lines say.

    `text` is the blocks joined by one blank line and begins with the headline where there is one. A credit, byline or
    date on a line of its own at the head or foot is recorded and cut with the reason `credit`; nothing is guessed.
    """
    strip = lay_out(raw.blocks, raw.removed)
    said = credits.find(strip, raw.byline, stated.normalised(raw.published))
    if said.lines_cut:
        furniture.cut(strip, raw.title)  # with the credits gone, a headline may stand below its repetition
    title, dek = raw.title, raw.dek
    if title:
        headlines.place_title(strip, title)
    else:
        title, printed_dek = headlines.find(strip)
        dek = dek or printed_dek
    blocks, removed = gather(strip)
    text, spans = _joined(blocks)
    published, published_from, extra = _published(raw, said)
    named = identity(raw.url, raw.id, text, raw.outlet)
    return Article(
        identity=named,
        id=raw.id or named[:_ID_DIGITS],
        source=raw.source,
        title=title or headlines.fallback(text),
        text=text,
        blocks=spans,
        removed=removed,
        dek=dek,
        byline=said.byline,
        dateline=said.dateline,
        outlet=raw.outlet or said.outlet,
        url=raw.url if canonical(raw.url) else None,
        published=published,
        published_from=published_from,
        language=raw.language,
        extra=extra,
    )


def _joined(blocks: Sequence[RawBlock]) -> tuple[str, tuple[Block, ...]]:
    spans: list[Block] = []
    start = 0
    for block in blocks:
        spans.append(Block(block.kind, start, start + len(block.text)))
        start += len(block.text) + 2
    return "\n\n".join(block.text for block in blocks), tuple(spans)


def _published(raw: RawArticle, said: credits.Found) -> tuple[str | None, PublishedFrom | None, dict[str, Any]]:
    """When it was published and who says so; what the source gives but is no date is kept in `extra`."""
    extra = dict(raw.extra)
    if raw.published:
        given = stated.normalised(raw.published)
        if given:
            return given, raw.published_from or "record", extra
        extra.setdefault("published", raw.published)
    day = said.published or said.updated
    return (day, "text", extra) if day else (None, None, extra)
