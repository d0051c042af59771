"""A feed, RSS, Atom or JSON Feed, as articles: one for each of its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.errors import SourceError
from briefing.ingest import entries, feed_tree, feed_xml, html, kinds, links
from briefing.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.model import RawArticle

_ROOTS = ("rss", "feed", "RDF")


def from_xml(text: str, name: str) -> Iterator[RawArticle | SourceError]:
    """The articles of an RSS or Atom feed. Where the XML is broken, those before the fault, then a SourceError."""
    if kinds.is_page(text):
        title = html.read(text[: html.LIMIT], name).title
        yield SourceError(name, f"this is a web page, not a feed{f': “{one_line(title, 80)}”' if title else ''}")
        return
    tree = feed_tree.parse(text)
    if tree.root is None:
        yield SourceError(name, f"this feed cannot be read: {tree.fault}")
    elif tree.root.tag not in _ROOTS:
        yield SourceError(name, f"this XML is no feed: it begins with <{one_line(tree.root.tag, 40)}>")
    else:
        found = feed_xml.entries(tree.root, tree.entries, name)
        yield from entries.articles(found, feed_xml.home(tree.root))
        if tree.fault and found:
            yield SourceError(name, f"{tree.fault}; the entries above that were read")
        elif tree.fault or not found:
            yield SourceError(name, tree.fault or "this feed has no entries")


def is_json_feed(value: object) -> bool:
    """Whether a decoded JSON value is a JSON Feed."""
    version = value.get("version") if isinstance(value, dict) else None
    return isinstance(version, str) and "jsonfeed.org/" in version


def from_json(feed: Mapping[str, Any], name: str) -> Iterator[RawArticle | SourceError]:
    """The articles of a JSON Feed, as `is_json_feed` knows it."""
    items = feed.get("items")
    listed = items if isinstance(items, list) else []
    if not listed:
        yield SourceError(name, "this feed has no entries")
    about = {"byline": _writers(feed), "outlet": _line(feed.get("title")), "language": _line(feed.get("language"))}
    home = _line(feed.get("home_page_url"))
    found = [_of_item(item, about, home, f"{name}#{number}") for number, item in enumerate(listed, start=1)]
    yield from entries.articles(found, home)


def _of_item(item: object, about: Mapping[str, str | None], home: str | None, source: str) -> entries.Entry:
    given: Mapping[str, Any] = item if isinstance(item, dict) else {}
    address = links.joined(home, _line(given.get("url")) or _line(given.get("external_url")))
    return entries.Entry(
        source,
        _line(given.get("id")),
        _line(given.get("title")),
        address,
        {
            "byline": _writers(given) or about["byline"],
            "outlet": about["outlet"],
            "published": _line(given.get("date_published")) or _line(given.get("date_modified")),
            "language": _line(given.get("language")) or about["language"],
        },
        _texts(given, ("html", "content_html"), ("text", "content_text")),
        _texts(given, ("text", "summary")),
        address,
    )


def _texts(one: Mapping[str, Any], *keys: tuple[str, str]) -> list[tuple[str, str]]:
    return [(kind, text) for kind, key in keys if isinstance(text := one.get(key), str) and text]


def _writers(one: Mapping[str, Any]) -> str | None:
    authors = one.get("authors")
    listed = authors if isinstance(authors, list) else [one.get("author")]  # the key of version 1
    names = (_line(author.get("name")) for author in listed if isinstance(author, dict))
    return ", ".join(name for name in names if name) or None


def _line(value: object) -> str | None:
    """A text or number of a JSON Feed on one line."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return one_line(str(value)) or None
