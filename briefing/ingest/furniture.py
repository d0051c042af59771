"""Cut away what the site put around the text, line by line, each with its reason, so that a reader can put it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing.ingest import phrases, repeats
from briefing.ingest.lines import Line, folded, gather, is_closed, is_prose, is_title_case, lay_out
from briefing.model import RawArticle, RawBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article

_MOST_LINKS: Final = 12
_LONGEST_LINK: Final = 140
_MOST_LINK_WORDS: Final = 20
_LONGEST_HEAD: Final = 150
_HEAD_ZONE: Final = 25


def strip(raw: RawArticle) -> RawArticle:
    """Return `raw` with its furniture, captions, repeats and rules moved from `blocks` to `removed`.

    Restored blocks stay. An article that is all furniture is left as it is. `strip(strip(x)) == strip(x)`.
    """
    lines = lay_out(raw.blocks, raw.removed)
    cut(lines, raw.title)
    blocks, removed = gather(lines)
    return raw if len(blocks) == len(raw.blocks) else replace(raw, blocks=blocks, removed=removed)


def cut(lines: Sequence[Line], title: str | None) -> None:
    """Mark the furniture among the kept `lines`, until there is no more; when nothing else would stay, mark nothing.

    `title` is what the source calls the article.
    """
    at_first = [line for line in lines if line.reason is None]
    before, kept = -1, len(at_first)
    while kept != before:
        _cut_once(lines, title)
        before, kept = kept, sum(line.reason is None for line in at_first)
    if not kept:
        for line in at_first:
            line.reason = None


def restore(article: Article, lines: frozenset[str]) -> RawArticle:
    """The raw article again, from its text and what was cut; cut lines whose text is in `lines` are kept for good."""
    strip_ = lay_out(
        [RawBlock(block.kind, article.text[block.start : block.end]) for block in article.blocks], article.removed
    )
    for line in strip_:
        if line.reason is not None and line.text in lines:
            line.reason, line.restored = None, True
    blocks, removed = gather(strip_)
    headed = bool(article.blocks) and article.blocks[0].kind == "heading"
    return RawArticle(
        source=article.source,
        blocks=blocks,
        removed=removed,
        id=None if article.identity.startswith(article.id) else article.id,
        title=article.title if headed else None,
        dek=article.dek,
        byline=article.byline,
        outlet=article.outlet,
        url=article.url,
        published=article.published,
        published_from=article.published_from,
        language=article.language,
        extra=article.extra,
    )


def _cut_once(lines: Sequence[Line], title: str | None) -> None:
    _cut_link_lists([line for line in lines if line.reason is None])
    for line in lines:
        if line.open:
            line.reason = phrases.reason_to_cut(line.text)
    repeats.cut(lines, title)
    _cut_edges(lines, title)


def _cut_link_lists(kept: Sequence[Line]) -> None:
    """ "Read also:" goes with the links below it."""
    lexicon = phrases.phrases()
    keys = {at: key for at, line in enumerate(kept) if line.open and (key := phrases.key(line.text))}
    heads = [at for at, key in keys.items() if key in lexicon.link_lists or key in lexicon.edge_link_lists]
    if not heads:
        return
    last_prose = max((at for at, line in enumerate(kept) if _is_article_prose(line)), default=-1)
    for at in heads:
        if keys[at] in lexicon.link_lists or 0 <= last_prose < at:
            kept[at].reason = "furniture"
            _cut_links(kept, at + 1, at > last_prose)


def _cut_links(kept: Sequence[Line], start: int, at_the_end: bool) -> None:
    """Cut the run of links from `start`: at the article's end all short lines, else items or the one link."""
    end = start
    for at in range(start, min(start + _MOST_LINKS, len(kept))):
        line = kept[at]
        if not line.open or len(line.text) > _LONGEST_LINK or len(line.text.split()) > _MOST_LINK_WORDS:
            break
        if _is_link(line):
            end = at + 1  # a short sentence goes only when a link stands below it
        elif not at_the_end:
            break
    if not at_the_end and not all(line.kind == "item" for line in kept[start:end]):
        end = min(end, start + 1)
    for line in kept[start:end]:
        line.reason = "furniture"


def _is_link(line: Line) -> bool:
    return line.kind == "item" or not is_closed(line.text) or is_title_case(line.text)


def _is_article_prose(line: Line) -> bool:
    """Running text of the article itself, no link that ends in a full stop."""
    return is_prose(line.text) and not is_title_case(line.text) and phrases.reason_to_cut(line.text) is None


def _cut_edges(lines: Sequence[Line], title: str | None) -> None:
    """Names of sections and buttons go where no article is: before its first paragraph and after its last."""
    heads = {folded(line.text) for line in lines if line.reason == "repeated" and len(line.text) <= _LONGEST_HEAD}
    heads.add(folded(title or ""))
    kept = [line for line in lines if line.reason is None]
    prose = [at for at, line in enumerate(kept) if is_prose(line.text) and folded(line.text) not in heads]
    if not prose:
        return
    edges = phrases.phrases().edges
    for line in (*kept[: min(prose[0], _HEAD_ZONE)], *kept[prose[-1] + 1 :]):
        if line.open and phrases.key(line.text) in edges:
            line.reason = "furniture"
