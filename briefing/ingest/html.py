"""A web page or a scrap of HTML: its main text as blocks, and what its head says."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from briefing.ingest import credits, escaped, hidden, links, markup, page, plain
from briefing.ingest.identity import canonical
from briefing.ingest.lines import folded, is_prose
from briefing.model import RawArticle
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.model import RawBlock

LIMIT: Final = 8_000_000
"""The longest page, in characters, that is read."""

_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_WHOLE_PAGE: Final = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
_SAVED: Final = re.compile(
    r"<!--[^<>]{0,80}?(?:saved from url=\(\d+\)|\burl:\s*)(?P<address>https?://[^\s<>]{1,2000})", re.IGNORECASE
)
_HEAD: Final = 5000
_HEAD_LINES: Final = 6
_LEAST_SHOWN: Final = 0.6
_LEAST_SHARE: Final = 0.4
_LEAST_TEXT: Final = 500
_MOST_ELEMENTS: Final = 60_000


def read(text: str, source: str, *, base: str | None = None) -> RawArticle:
    """The article of an HTML text; without blocks when it holds no words. Never raises for bad HTML.

    Relative links are meant against what the page says of that, its own address, or `base` where it says neither.
    """
    root = tree(text)
    if root is None:
        return RawArticle(source, ())
    if not _WHOLE_PAGE.search(text[:_HEAD]):
        hidden.drop(root)
        found = markup.blocks(root, markup.HTML)
        return RawArticle(source, found, extra=links.of_page(root, found, _base(root, base)))
    about = page.about(root)
    hidden.drop(root)
    address = about.url or _saved_from(text)
    blocks = _fuller(_main_text(root), about.body)
    return RawArticle(
        source,
        blocks,
        title=about.title,
        dek=_dek(about.dek, blocks),
        byline=about.byline,
        outlet=about.outlet,
        url=address,
        published=about.published,
        published_from="page" if about.published else None,
        language=about.language,
        extra=links.of_page(root, blocks, _base(root, address or base)),
    )


def scrap(text: str) -> tuple[RawBlock, ...]:
    """The blocks of a piece of HTML that is no whole page, such as stands in Markdown."""
    root = tree(f"<div>{text}</div>")
    return () if root is None else markup.blocks(root, markup.HTML)


def tree(text: str) -> Any | None:
    """The lxml tree of an HTML text, or None where nothing can be made of it."""
    from lxml import etree
    from lxml import html as lxml_html

    data = _DECLARATION.sub("", text).replace("\x00", "").encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def printed(root: Any, *, like: str) -> str:
    """The tree as HTML again; a scrap and no page where the text was one of which it was made."""
    from lxml import etree

    body = root.find("body")
    if body is not None and not _WHOLE_PAGE.search(like[:_HEAD]):
        body.tag, root = "div", body
    return str(etree.tostring(root, encoding="unicode", method="html"))


def _saved_from(text: str) -> str | None:
    """The address that browsers and their extensions write above a page that they save."""
    found = _SAVED.search(text[:_HEAD])
    return found["address"] if found and canonical(found["address"]) else None


def _base(root: Any, own: str | None) -> str | None:
    """Against which address the page says that its links are meant; its `own` where it says none of the web."""
    stated = links.joined(own, next((node.get("href") for node in root.iter("base")), None))
    return stated if canonical(stated) else own


def _fuller(blocks: tuple[RawBlock, ...], body: str | None) -> tuple[RawBlock, ...]:
    """The text that a page keeps for programs, where it shows little of it: drawn by a script, or to subscribers."""
    if not body or sum(len(block.text) for block in blocks) > _LEAST_SHOWN * len(body):
        return blocks
    markup_in = escaped.html_in(body)
    return scrap(markup_in) if markup_in else plain.blocks(clean(escaped.unescaped(body)))


def _main_text(root: Any) -> tuple[RawBlock, ...]:
    """What trafilatura takes for the article; the page's `<article>` or body where that is nothing or too little."""
    whole = markup.blocks(_content(root), markup.HTML)
    if sum(len(block.text) for block in whole) < _LEAST_TEXT or sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return whole
    if 2 * sum(len("".join(node.itertext())) for node in root.iter("pre")) > sum(len(block.text) for block in whole):
        return whole  # line breaks count in it, and the extractor drops them
    main = _extracted(root)
    if sum(len(block.text) for block in main) < _LEAST_SHARE * _prose_length(whole):
        return whole
    return _with_credits(main, whole)


def _with_credits(main: tuple[RawBlock, ...], whole: tuple[RawBlock, ...]) -> tuple[RawBlock, ...]:
    """The lines above an article that say who wrote it and when, which the extractor takes for furniture, put back."""
    at = next((at for at, block in enumerate(main) if is_prose(block.text)), 0)
    texts = [block.text for block in whole]
    top = texts.index(main[at].text) if main and main[at].text in texts else 0
    known = {block.text for block in main}
    lines = (block for block in whole[max(0, top - _HEAD_LINES) : top] if block.text not in known)
    return (*main[:at], *(line for line in lines if credits.is_nothing_else(line.text)), *main[at:])


def _content(root: Any) -> Any:
    articles = list(root.iter("article"))
    if len(articles) == 1:
        return articles[0]
    mains = list(root.iter("main"))
    if len(mains) == 1:
        return mains[0]
    body = root.find("body")
    return root if body is None else body


def _extracted(root: Any) -> tuple[RawBlock, ...]:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            deepcopy(root),
            include_comments=False,
            include_tables=True,
            include_links=False,
            include_images=False,
            favor_recall=True,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001 - a foreign library on hostile input: whatever it stumbles on, the page is walked instead
        return ()
    body = getattr(document, "body", None)
    return () if body is None else markup.blocks(body, markup.EXTRACTED)


def _prose_length(blocks: tuple[RawBlock, ...]) -> int:
    return sum(len(block.text) for block in blocks if len(block.text) > 60)


def _dek(given: str | None, blocks: tuple[RawBlock, ...]) -> str | None:
    """The page's description, unless it is only the article's beginning cut short."""
    if given is None:
        return None
    start = folded(given)
    if any(folded(block.text).startswith(start) and folded(block.text) != start for block in blocks[:6]):
        return None
    return given
