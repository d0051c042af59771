"""A web page or a scrap of HTML: its main text as blocks, and what its head says."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Final

from briefing.ingest import links, markup, page
from briefing.ingest.lines import folded
from briefing.model import RawArticle

if TYPE_CHECKING:
    from briefing.model import RawBlock

LIMIT: Final = 8_000_000
"""The longest page, in characters, that is read."""

_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_WHOLE_PAGE: Final = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
_LEAST_SHARE: Final = 0.4
_LEAST_TEXT: Final = 500
_MOST_ELEMENTS: Final = 60_000


def read(text: str, source: str, *, base: str | None = None) -> RawArticle:
    """The article of an HTML text; without blocks when it holds no words. Never raises for bad HTML.

    Relative links are meant against the page's own address, or `base` where it does not say one.
    """
    root = _tree(text)
    if root is None:
        return RawArticle(source, ())
    if not _WHOLE_PAGE.search(text[:5000]):
        found = markup.blocks(root, markup.HTML)
        return RawArticle(source, found, extra=links.of_page(root, found, base))
    about = page.about(root)
    blocks = _main_text(text, root)
    return RawArticle(
        source,
        blocks,
        title=about.title,
        dek=_dek(about.dek, blocks),
        byline=about.byline,
        outlet=about.outlet,
        url=about.url,
        published=about.published,
        published_from="page" if about.published else None,
        language=about.language,
        extra=links.of_page(root, blocks, about.url or base),
    )


def scrap(text: str) -> tuple[RawBlock, ...]:
    """The blocks of a piece of HTML that is no whole page, such as stands in Markdown."""
    root = _tree(f"<div>{text}</div>")
    return () if root is None else markup.blocks(root, markup.HTML)


def _tree(text: str) -> Any | None:
    from lxml import etree
    from lxml import html as lxml_html

    data = _DECLARATION.sub("", text).replace("\x00", "").encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _main_text(text: str, root: Any) -> tuple[RawBlock, ...]:
    """What trafilatura takes for the article; the page's `<article>` or body where that is nothing or too little."""
    whole = markup.blocks(_content(root), markup.HTML)
    if sum(len(block.text) for block in whole) < _LEAST_TEXT or sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return whole
    main = _extracted(text)
    if sum(len(block.text) for block in main) < _LEAST_SHARE * _prose_length(whole):
        return whole
    return main


def _content(root: Any) -> Any:
    articles = list(root.iter("article"))
    if len(articles) == 1:
        return articles[0]
    mains = list(root.iter("main"))
    if len(mains) == 1:
        return mains[0]
    body = root.find("body")
    return root if body is None else body


def _extracted(text: str) -> tuple[RawBlock, ...]:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    tree = _tree(text)
    try:
        document = bare_extraction(
            tree,
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
