"""The XML of a feed as a tree: mended where all who write feeds break it, and stopped where it would be an attack."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from briefing.ingest import kinds

_DEEPEST: Final = 200
_ENTRY_DEPTHS: Final = (2, 3)
_ENTRIES: Final = ("item", "entry")
_ATOM: Final = ""
_NAMES: Final = {
    "http://www.w3.org/2005/Atom": _ATOM,
    "http://purl.org/atom/ns#": _ATOM,
    "http://purl.org/rss/1.0/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "",
    "http://www.w3.org/1999/xhtml": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
}
_USUAL: Final = {"atom": _ATOM, "a10": _ATOM, "rdf": "", "xhtml": ""}
"""Which namespace a prefix means where the feed forgot to say so."""

_REFERENCES: Final = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?!(?:lt|gt|amp|quot|apos);)(?:#?\w{1,32};)?", re.DOTALL
)
_DECLARATION: Final = "<?xml "
_MOST_BEFORE: Final = 2000
"""How far down a feed may begin: programs print their warnings above it."""

_NOT_XML: Final = dict.fromkeys([*(set(range(32)) - {9, 10, 13}), 0xFFFE, 0xFFFF])
_DTD: Final = "it declares entities of its own (a DTD), which no feed needs and an attack could use; it is not read"
_BEHIND_THE_END: Final = expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]
"""What counters of visitors add behind a feed: nothing of the feed is lost by it."""

_BREAKS_OFF: Final = frozenset(
    expat.errors.codes[text]
    for text in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)


@dataclass(slots=True)
class Tree:
    """What could be read: the first element, the entries that are whole, and why no more of it (a sentence)."""

    root: Element | None = None
    entries: list[Element] = field(default_factory=list)
    fault: str | None = None


class _Refused(Exception):
    """The XML is not read on; `str(error)` says why."""


def parse(text: str) -> Tree:
    """The tree of a feed. Never raises: of broken XML it holds what stands before the fault, and the fault.

    Names are told by their namespace: "title" of RSS and Atom, "dc:date", "content:encoded". A document type of its own
    is refused: entities can unfold a few lines into gigabytes, or name a file of this machine.
    """
    start = text.lstrip("\ufeff \t\r\n")
    start = start[max(0, start.find(_DECLARATION, 0, _MOST_BEFORE)) :]
    prolog = kinds.PROLOG.match(start)
    if prolog and prolog["dtd"]:
        return Tree(fault=_DTD)
    building = _Building()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.builder.data
    parser.EntityDeclHandler = building.refuse
    try:
        parser.Parse(_mended(start).encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        if error.code != _BEHIND_THE_END:
            building.tree.fault = _sentence(error, text[: len(text) - len(start)].count("\n"))
    except _Refused as error:
        building.tree.fault = str(error)
    return building.tree


class _Building:
    """Takes what the parser meets, and keeps the entries that were closed."""

    def __init__(self) -> None:
        self.tree = Tree()
        self.builder = TreeBuilder()
        self._names = dict(_USUAL)
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Refused(f"its elements are nested more than {_DEEPEST} deep; it is not read further")
        for name, value in attributes.items():
            if name.partition(":")[0] == "xmlns":
                prefix = name[6:]
                self._names[prefix] = _NAMES.get(value, prefix)
        element = self.builder.start(self._name(tag), attributes)
        if self.tree.root is None:
            self.tree.root = element

    def end(self, tag: str) -> None:
        element = self.builder.end(self._name(tag))
        if self._depth in _ENTRY_DEPTHS and element.tag in _ENTRIES:
            self.tree.entries.append(element)
        self._depth -= 1

    def refuse(self, *declared: object) -> None:
        raise _Refused(_DTD)

    def _name(self, tag: str) -> str:
        prefix, _, local = tag.rpartition(":")
        space = self._names.get(prefix, prefix)
        return f"{space}:{local}" if space else local


def _mended(text: str) -> str:
    """The XML without characters that it may not hold, HTML's entities (&nbsp;) written out, a bare & spelt as one."""
    return _REFERENCES.sub(_reference, text).translate(_NOT_XML)


def _reference(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith("<"):
        return found
    meant = html.unescape(found) if found.endswith(";") else found
    return f"&amp;{found[1:]}" if meant == found else html.escape(meant)


def _sentence(error: expat.ExpatError, lines_before: int) -> str:
    line = error.lineno + lines_before
    if error.code in _BREAKS_OFF:
        return f"it breaks off on line {line}, before its end"
    return f"broken XML on line {line}: {expat.ErrorString(error.code)}"
