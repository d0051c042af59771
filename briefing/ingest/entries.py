"""Entries of a feed, whatever its format: each becomes an article as any record does, told apart from the rest."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing.errors import SourceError
from briefing.ingest import records
from briefing.ingest.identity import canonical
from briefing.model import FEED_SUMMARY, RawArticle, Removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST_FACT: Final = 2000
_INVITATION: Final = re.compile(
    r"(?<=[.!?…\]\"”])\s+(?P<words>(?:read (?:more|the full (?:story|article))|continue reading|full story)\b\W*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry says of itself, as a record names it (`facts`), and its texts, each as (kind, text).

    `full` are its whole text, `short` its summary; `base` is the address that relative links in them are meant against.
    """

    source: str
    id: str | None
    title: str | None
    url: str | None
    facts: dict[str, str | None]
    full: list[tuple[str, str]]
    short: list[tuple[str, str]]
    base: str | None

    @property
    def key(self) -> str | None:
        """What makes it the same entry as another; None where nothing does."""
        return canonical(self.url) or self.id


def articles(entries: Sequence[Entry], home: str | None) -> Iterator[RawArticle | SourceError]:
    """The articles of a feed whose own page is `home`, in its order; for each without any text, a SourceError.

    Of two states of one entry the lower comes first: feeds have the newest on top, and what is loaded last is shown.
    """
    shared = _shared((canonical(one.url), one.id or one.title) for one in entries) | {canonical(home)}
    apart = [replace(one, url=None) if canonical(one.url) in shared else one for one in entries]
    unsure = _shared((one.id, canonical(one.url) or one.title) for one in apart)
    apart = [replace(one, id=None) if one.id in unsure else one for one in apart]
    first: dict[str, int] = {}
    for at, one in enumerate(apart):
        if one.key:
            first.setdefault(one.key, at)
    for at in sorted(range(len(apart)), key=lambda at: (first.get(apart[at].key or "", at), -at)):
        article = _article(apart[at])
        address = entries[at].url
        if isinstance(article, RawArticle) and address and apart[at].url is None:
            article = _with_link(article, address)
        yield article


def _shared(pairs: Iterable[tuple[str | None, str | None]]) -> set[str | None]:
    """Of names with what they stand beside, the names that stand beside several: such a name is nobody's own."""
    counted = Counter(name for name, _ in set(pairs) if name)
    return {name for name, count in counted.items() if count > 1}


def _article(entry: Entry) -> RawArticle | SourceError:
    """From the fullest of its texts that says anything; a title alone is a text, too."""
    # What the feed says of itself is cleaned with each entry again: no more of it than anyone could mean.
    facts = {key: value and value[:_LONGEST_FACT] for key, value in entry.facts.items()}
    facts |= {"id": entry.id, "title": entry.title, "url": entry.url}
    title = [("text", entry.title)] if entry.title else []
    for at, (kind, text) in enumerate([*entry.full, *entry.short, *title]):
        raw = records.read({**facts, kind: text}, entry.source, base=entry.base)
        if isinstance(raw, RawArticle):
            raw = _without_invitation(raw)
            return raw if at < len(entry.full) else replace(raw, extra={**raw.extra, FEED_SUMMARY: True})
        if len(text) > records.LIMIT:
            return raw
    return SourceError(entry.source, "this entry has neither a text nor a title")


def _without_invitation(raw: RawArticle) -> RawArticle:
    """What leads on to the page behind the last words of an entry is cut, as it is on a line of its own."""
    *before, last = raw.blocks
    found = _INVITATION.search(last.text)
    if found is None:
        return raw
    cut = Removed(found["words"], "furniture", len(raw.blocks))
    return replace(raw, blocks=(*before, replace(last, text=last.text[: found.start()])), removed=(*raw.removed, cut))


def _with_link(raw: RawArticle, address: str) -> RawArticle:
    """The page of an entry that shares it with others is none to be known by, but still one to be opened."""
    if not raw.title or canonical(address) is None:
        return raw
    return replace(raw, extra={**raw.extra, "links": [[raw.title, address], *raw.extra.get("links", ())]})
