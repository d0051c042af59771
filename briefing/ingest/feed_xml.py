"""What RSS and Atom call things: from the elements of a feed to its entries."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, tostring

from briefing.ingest import escaped
from briefing.ingest.entries import Entry
from briefing.ingest.links import joined
from briefing.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FULL: Final = ("content:encoded", "content", "body")
_SHORT: Final = ("description", "summary", "dc:description")
_DATES: Final = (
    "pubDate",
    "published",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "updated",
    "modified",
)
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_BEHIND: Final = re.compile(r"(?<=\S) [|–—-] $")
_MAILED: Final = re.compile(r"[^\s@]+@\S+ \((?P<name>[^()]+)\)")


def home(root: Element) -> str | None:
    """The address of the page that the feed belongs to."""
    return joined(joined(None, root.get("xml:base")), _link(_about(root)))


def entries(root: Element, elements: Sequence[Element], name: str) -> list[Entry]:
    """The entries that `elements` are, in the feed with this `root`; `name` is the file's."""
    about = _about(root)
    outlet = _title(about)
    writer = _writers(about) if root.tag == "feed" else None
    language = _first(about, "language", "dc:language") or root.get("xml:lang")
    base, page = joined(None, root.get("xml:base")), home(root)
    found = []
    for number, one in enumerate(elements, start=1):
        address, inner = _addresses(one, base, page)
        guid = _first(one, "guid", "id", "dc:identifier")
        facts = {
            "byline": _writers(one) or writer,
            "outlet": _origin(one) or outlet,
            "published": _first(one, *_DATES),
            "language": one.get("xml:lang") or language,
        }
        found.append(
            Entry(
                f"{name}#{number}",
                guid or _line(one.get("rdf:about")),
                _without(_title(one), facts["outlet"]),
                address or (guid if _is_permalink(one) else None),
                facts,
                _texts(one, _FULL),
                _texts(one, _SHORT) or _of_media(one),
                inner or address,
            )
        )
    return found


def _about(root: Element) -> Element:
    channel = root.find("channel")
    return root if channel is None else channel


def _addresses(one: Element, base: str | None, page: str | None) -> tuple[str | None, str | None]:
    """The own address of an entry, and the one that relative links in its text are meant against, as xml:base says."""
    base = joined(base or page, one.get("xml:base")) or base
    content = one.find("content")
    inner = None if content is None else content.get("xml:base")
    address = joined(base or page, _first(one, "feedburner:origLink") or _link(one))
    return address, joined(base or page, inner) or base or (None if address else page)


def _link(one: Element) -> str | None:
    """The address of the page itself: Atom has others beside it (comments, sounds, the feed's own)."""
    links = [link for link in one.findall("link") if link.get("rel", "alternate") == "alternate"]
    links.sort(key=lambda link: link.get("type", "text/html") != "text/html")
    return next((found for link in links if (found := _line(link.get("href") or link.text))), None)


def _is_permalink(one: Element) -> bool:
    guid = one.find("guid")
    return guid is not None and guid.get("isPermaLink", "true").lower() != "false"


def _origin(one: Element) -> str | None:
    """Where an entry comes from that the feed only passes on."""
    source = one.find("source")
    return None if source is None else _title(source) or _line(source.text)


def _title(one: Element) -> str | None:
    title = one.find("title")
    if title is None:
        return None
    # Only Atom says whether a title is HTML; in RSS many write accents and italics so.
    return _line(_content(title) if title.get("type") == "text" else escaped.title_in(_content(title)))


def _without(title: str | None, outlet: str | None) -> str | None:
    """A title without the name of the outlet that who passes it on sets behind it."""
    if not title or not outlet or not title.endswith(outlet):
        return title
    behind = _BEHIND.search(title.removesuffix(outlet))
    return title[: behind.start()] if behind else title


def _writers(one: Element) -> str | None:
    given = (*one.findall("author"), *one.findall("dc:creator"))
    names = [name for author in given if (name := _first(author, "name") or _line(author.text))]
    named = [mailed["name"] if (mailed := _MAILED.fullmatch(name)) else name for name in names]
    return ", ".join(dict.fromkeys(named)) or None


def _first(one: Element, *names: str) -> str | None:
    return next((line for name in names if (line := _line(one.findtext(name)))), None)


def _line(value: str | None) -> str | None:
    return (one_line(value) or None) if value else None


# ------------------------------------------------------------------ texts


def _texts(one: Element, names: Iterable[str]) -> list[tuple[str, str]]:
    """The texts of these elements that hold any, as (kind, text) of a record."""
    texts = []
    for element in (element for name in names for element in one.findall(name)):
        kind = element.get("type", "").lower()
        text = _content(element)
        if text.strip() and (kind in ("", "text", "html", "xhtml") or kind.startswith("text/")):
            texts.append(("text", _unwrapped(text)) if kind in ("text", "text/plain") else _told_apart(text))
    return texts


def _of_media(one: Element) -> list[tuple[str, str]]:
    """What a sound or film is about: the text of an entry that has no other, and is the film."""
    films = (text for group in one.findall("media:group") for text in _texts(group, ("media:description",)))
    return [*_texts(one, ("itunes:summary",)), *films]


def _content(element: Element) -> str:
    """The text of an element, or its elements as HTML: XHTML in Atom, and what RSS should have escaped and did not."""
    if not len(element):
        return element.text or ""
    inside = (tostring(child, encoding="unicode", method="html") for child in element)
    return html.escape(element.text or "") + "".join(inside)


def _told_apart(text: str) -> tuple[str, str]:
    """RSS does not say whether a text is HTML."""
    page = escaped.html_in(text)
    return ("html", page) if page else ("text", _unwrapped(escaped.unescaped(text)))


def _unwrapped(text: str) -> str:
    """Lines end where the XML was wrapped; paragraphs end with a blank line."""
    return "\n".join(" ".join(part.split()) for part in _BLANK_LINE.split(text))
