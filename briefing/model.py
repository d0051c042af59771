"""The nouns of the house: what an article is, and what was found in it.

Every value is frozen. Offsets are Unicode code points into the article's cleaned `text`, half open, so that
`text[start:end]` is the span. Days are ISO 8601 strings (`2025-08-26`) so that they sort and store as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

BlockKind = Literal["heading", "paragraph", "item", "caption"]
ActorType = Literal["person", "organisation", "country", "place", "group"]
MentionType = Literal["name", "demonym", "metonym", "place"]
StatementKind = Literal["direct", "mixed", "reported"]
Difference = Literal["shorter", "changed", "speaker"]
WatchKind = Literal["explicit", "scheduled", "deadline", "pending", "added"]
WatchState = Literal["open", "resolved", "dropped", "snoozed"]
PublishedFrom = Literal["record", "page", "text"]
RemovalReason = Literal["furniture", "repeated", "caption", "credit", "markup"]


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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span, and the index into `Article.blocks` of the block that holds it."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor: by name, by demonym (Russian), by metonym (the Kremlin), or as a mere place."""

    start: int
    end: int
    text: str
    type: MentionType = "name"


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts in one article: the fullest name seen, other forms of it, roles as printed, mentions in order.

    `uncertain` marks a bare surname that two people of the article could bear.
    """

    name: str
    type: ActorType
    roles: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Speaker, cue and content. `text` is the content as printed, `text == article.text[start:end]`.

    `spans` has more than one member where the cue stands inside the content ("X," he said, "Y"). `speaker` is the
    resolved actor's name or None; `speaker_text` the words that stand there ("he"). `confidence` (0 to 1) is how sure
    the speaker is. `via` is who reports it, where that is a second speaker: "The palace said Smith had agreed to go".
    """

    kind: StatementKind
    text: str
    start: int
    end: int
    speaker: str | None = None
    speaker_text: str | None = None
    cue: str | None = None
    confidence: float = 1.0
    spans: tuple[Span, ...] = ()
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When an outcome is due: first and last ISO day, inclusive, and the words of the text they came from."""

    start: str
    end: str
    text: str


@dataclass(frozen=True, slots=True)
class WatchItem:
    """Something whose outcome a reader will want to see; `text == article.text[start:end]`.

    `actors` are the names of the actors who act or decide. `due` is None where nothing can be said.
    """

    kind: WatchKind
    text: str
    start: int
    end: int
    due: Due | None = None
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one article, each in the order of the text (actors: most mentioned first)."""

    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    watch: tuple[WatchItem, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One row of the stories list. `newest` is the newest `published` of its articles.

    `new` is how many sentences of what is still unread are new; None where nothing of it, or all of it, was read.
    """

    id: int
    title: str
    newest: str | None
    articles: int
    outlets: int
    unread: int
    open_watch: int
    starred: bool = False
    new: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article as a list shows it. `key` is its number in the library; `copies` are the outlets that reprint it."""

    key: int
    id: str
    identity: str
    title: str
    outlet: str | None
    published: str | None
    source: str
    story: int | None
    copy_of: int | None = None
    copies: tuple[str, ...] = ()
    read: bool = False
    starred: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A span in a known article: where a jump leads."""

    article: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name that articles give an actor: its type as found, its spelling, and how much it is used.

    `uncertain` is a bare surname that two people of one article could bear. `mentions` counts names and metonyms,
    `seen` every mention but demonyms, `articles` the articles. `initials` are those that articles explain by it.
    """

    type: ActorType
    name: str
    uncertain: bool = False
    mentions: int = 0
    seen: int = 0
    articles: int = 0
    initials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleSeen:
    """A role as an article prints it."""

    text: str
    article: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor over an article, a story or the library.

    `names` are what articles call it, `variants` every other form that is printed; `roles` are each given once, and
    `roles_seen` say which article gives which, in the order of the articles' numbers.
    """

    name: str
    type: ActorType
    roles: tuple[str, ...]
    variants: tuple[str, ...]
    mentions: int
    places: tuple[Place, ...]
    uncertain: bool = False
    names: tuple[Name, ...] = ()
    roles_seen: tuple[RoleSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class CastRow:
    """An actor as the reader's pane lists it.

    `key` is its number in the library, None where the library lists it not. `days` are its mentions on the last days of
    what is shown, the newest at the end; empty where that is one day. `new` is whether the library first met it after
    the reader's last visit.
    """

    actor: ActorRow
    key: int | None = None
    days: tuple[int, ...] = ()
    new: bool = False


@dataclass(frozen=True, slots=True)
class Carrier:
    """One print of an utterance, and how it differs from the row that stands for all of them.

    `differs` is empty where it does not: else the print has fewer words, other words, or another speaker. `changed`
    are the spans of `words` that the row's words lack, `missing` those of the row's words that this print lacks.
    """

    place: Place
    outlet: str
    published: str | None
    kind: StatementKind
    words: str
    speaker: str | None
    speaker_text: str | None
    cue: str | None
    confidence: float
    headline: bool = False
    differs: tuple[Difference, ...] = ()
    changed: tuple[Span, ...] = ()
    missing: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One utterance with everywhere it is printed; `places[0]` is where its text stands.

    `words` is the text without a cue that stands inside it. `carriers` are all its prints, those in copies too; the
    first is the one whose text stands here. `id` is what people type, `keys` are its marks' subjects, one for each
    wording in each article; `corrected` is whether the reader said who spoke.
    """

    kind: StatementKind
    text: str
    words: str
    speaker: str | None
    speaker_text: str | None
    cue: str | None
    confidence: float
    places: tuple[Place, ...]
    outlets: tuple[str, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    id: str = ""
    keys: tuple[str, ...] = ()
    corrected: bool = False

    @property
    def differences(self) -> list[tuple[Carrier, tuple[str, ...]]]:
        """Every print that differs, each wording and speaker once, with the outlets that have it."""
        found: dict[tuple[tuple[Difference, ...], str, str | None], tuple[Carrier, dict[str, None]]] = {}
        for one in self.carriers:
            if one.differs:
                speaker = one.speaker if "speaker" in one.differs else None
                found.setdefault((one.differs, one.words, speaker), (one, {}))[1][one.outlet] = None
        return [(one, tuple(outlets)) for one, outlets in found.values()]


@dataclass(frozen=True, slots=True)
class WatchRow:
    """One watch item with its marks.

    `id` is what people type: the head of `words`, the key of the item's words. `keys` are its marks' subjects, one for
    each article that has the item.
    """

    id: str
    words: str
    keys: tuple[str, ...]
    kind: WatchKind
    text: str
    due: Due | None
    actors: tuple[str, ...]
    places: tuple[Place, ...]
    outlets: tuple[str, ...] = ()
    state: WatchState = "open"
    note: str | None = None
    snoozed_until: str | None = None
    resolved_at: str | None = None
