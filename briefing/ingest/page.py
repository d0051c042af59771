"""What a web page says of itself in its head: title, writer, outlet, day, address, language. Only what it states."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from briefing.ingest import stated
from briefing.ingest.identity import canonical
from briefing.ingest.lines import folded
from briefing.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE_TYPE: Final = re.compile(r"Article|Posting|Report|Review|WebPage", re.IGNORECASE)
_SUFFIX: Final = re.compile(r"\s+[|–—»·:-]\s+(?P<site>[^|–—»·]{2,40})$")
_PREFIX: Final = re.compile(r"[^|–—»·:]{2,40}?(?:\s+[|–—»·-]|\s?:)\s+")
_BY: Final = re.compile(r"^by\s+", re.IGNORECASE)
_LONGEST_LINE: Final = 400
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class About:
    """The page's own metadata; None where it says nothing."""

    title: str | None = None
    dek: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    body: str | None = None
    """The whole text, as some pages keep it for programs."""


def about(root: Any) -> About:
    """Read the metadata of the page whose lxml tree is `root`."""
    meta = _metas(root)
    data = next(_linked_data(root), {})
    outlet = _first(
        meta.get("og:site_name"),
        _name_of(data.get("publisher")),
        meta.get("application-name"),
        _marked(root, "publisher"),
    )
    body = data.get("articleBody")
    return About(
        title=_title(root, meta, data, outlet),
        dek=_first(meta.get("og:description"), meta.get("description"), data.get("description")),
        byline=_byline(root, meta, data),
        outlet=outlet,
        url=_url(root, meta, data),
        published=_published(root, meta, data),
        language=_language(root),
        body=body if isinstance(body, str) else None,
    )


def _metas(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = node.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page that describe an article."""
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        try:
            data = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(data, 0)


def _articles_in(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles_in(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if any(_ARTICLE_TYPE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield data
        yield from _articles_in(data.get("@graph"), depth + 1)


def _first(*values: object) -> str | None:
    """The first of these that is a text, on one clean line."""
    for value in values:
        if isinstance(value, str):
            line = one_line(value, _LONGEST_LINE)
            if line:
                return line
    return None


def _name_of(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for item in value[:6] if (name := _name_of(item))]
        return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else (names[0] if names else None)
    if isinstance(value, dict):
        return _first(value.get("name"))
    return _first(value)


def _title(root: Any, meta: dict[str, str], data: dict[str, Any], outlet: str | None) -> str | None:
    heads = [_first("".join(node.itertext())) for node in root.iter("h1")]
    parts = [*heads, *(_first("".join(node.itertext())) for node in root.iter("h2", "h3"))]
    given = _first(meta.get("og:title"), data.get("headline"), *("".join(n.itertext()) for n in root.iter("title")))
    head = heads[0] if len(heads) == 1 else None
    if given is None:
        return head
    prefix = _PREFIX.match(given)
    printed = set(map(_fold, parts))
    if prefix and folded(given) not in printed and folded(given[prefix.end() :]) in printed:
        return given[prefix.end() :]
    suffix = _SUFFIX.search(given)
    if suffix and (
        folded(suffix["site"]) == folded(outlet or "") or folded(given[: suffix.start()]) in map(_fold, heads)
    ):
        given = given[: suffix.start()]
    if head and (folded(head) == folded(given) or folded(given).startswith(folded(head))):
        return head
    return given


def _fold(text: str | None) -> str:
    return folded(text or "")


def _marked(root: Any, what: str) -> str | None:
    """Who the page's own text marks as its author or publisher, in the words of schema.org or as a link's `rel`."""
    for node in root.iter():
        marks = f"{node.get('itemprop') or ''} {node.get('rel') or ''}".lower().split() if node.attrib else ()
        if what in marks and node.tag not in ("meta", "link"):
            name = next((inner for inner in node.iter() if inner.get("itemprop") == "name"), node)
            return _first(name.get("content"), "".join(name.itertext()))
    return None


def _byline(root: Any, meta: dict[str, str], data: dict[str, Any]) -> str | None:
    for value in (
        meta.get("author"),
        _name_of(data.get("author")),
        meta.get("article:author"),
        meta.get("dc.creator"),
        meta.get("parsely-author"),
        _marked(root, "author"),
    ):
        line = _first(value)
        if line and "://" not in line and not line.startswith(("@", "/")):
            return _BY.sub("", line)
    return None


def _url(root: Any, meta: dict[str, str], data: dict[str, Any]) -> str | None:
    links = [node.get("href") for node in root.iter("link") if "canonical" in (node.get("rel") or "").lower().split()]
    base = meta.get("og:url") or ""
    for value in (*links, base, data.get("url"), data.get("mainEntityOfPage")):
        if isinstance(value, str):
            address = urljoin(base, value) if base and not value.startswith("http") else value
            if canonical(address):
                return one_line(address)
    return None


def _published(root: Any, meta: dict[str, str], data: dict[str, Any]) -> str | None:
    times = [n.get("datetime") for n in root.iter("time") if n.get("datetime")]
    names = (
        "article:published_time",
        "og:published_time",
        "date",
        "datepublished",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
    )
    first_time = times[0] if len(times) == 1 or _has_pubdate(root) else None
    for value in (meta.get(names[0]), data.get("datePublished"), *(meta.get(name) for name in names[1:]), first_time):
        found = stated.normalised(value) if isinstance(value, str) else None
        if found:
            return found
    return None


def _has_pubdate(root: Any) -> bool:
    """Whether the first `<time>` stands before the first long paragraph: it is the article's own, not a link's."""
    for node in root.iter("time", "p"):
        if node.tag == "time":
            return True
        if len("".join(node.itertext())) > 120:
            return False
    return False


def _language(root: Any) -> str | None:
    html = root if root.tag == "html" else next(root.iter("html"), None)
    value = html.get("lang") if html is not None else None
    return one_line(value, 20).replace("_", "-") or None if value else None
