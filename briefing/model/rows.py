"""What a list shows: stories, articles, actors, statements and watch items, each gathered from many articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from briefing.model.article import Span
from briefing.model.following import Evidence, WatchGroup, WatchState
from briefing.model.found import ActorType, Due, StatementKind, WatchKind

Difference = Literal["shorter", "changed", "speaker"]

_SOMEBODY: Final = re.compile(r"\W{0,2}(?P<word>s?he)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One row of the stories list. `newest` is the newest `published` of its articles.

    `copies` are those of its articles that repeat another one's text. `new` is how many sentences of what is still
    unread are new; None where nothing of it, or all of it, was read. `tags` are those of its articles; `aside` is
    whether all of it is archived or muted.
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
    copies: int = 0
    tags: tuple[str, ...] = ()
    aside: bool = False


class Heading(NamedTuple):
    """A heading of a list: its words, and the number of the row before which it stands (0 is the first row)."""

    at: int
    words: str


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
    archived: bool = False
    tags: tuple[str, ...] = ()


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

    @property
    def telling_roles(self) -> tuple[str, ...]:
        """The roles, but for one that another says in full: "director" beside "director of the port"."""
        full = [role.casefold() for role in self.roles]
        return tuple(role for role in self.roles if not any(one.startswith(f"{role.casefold()} of ") for one in full))

    @property
    def telling_variants(self) -> tuple[str, ...]:
        """The variants, but for those that have no other words than the name: "Haverin" beside "Nadia Haverin"."""
        words = set(self.name.casefold().split())
        return tuple(variant for variant in self.variants if not words.issuperset(variant.casefold().split()))


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
    wording in each article; `corrected` is whether the reader said who spoke. `via` is who reports what was said, where
    that is a second speaker.
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
    via: str | None = None

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

    `keys` are its marks' subjects, one for each article that has the item, and those of sentences that stood for it
    before they were reworded; the first stands for the item, and `id`, which people type, is the head of it. `words` is
    the key of the words shown. `places[0]`, where there is one, is where the text stands.

    `group` is where a list puts it, today: "overdue" has its due time behind it. `story_title` is empty for an item of
    no article. `evidence` is what resolved it, where the reader accepted an outcome; `outcomes` how many articles look
    like one, None where it was not looked for any.
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
    group: WatchGroup = "undated"
    story: int | None = None
    story_title: str = ""
    evidence: Evidence | None = None
    outcomes: int | None = None

    @property
    def key(self) -> str:
        """The key that stands for the item: no other item of the library has it."""
        return self.keys[0]

    @property
    def who(self) -> str:
        """Whom the pronoun at the head of the text stands for ("she: Ada Haverin"); "" without one, or where unknown.

        It is the first of `actors`; one whom the text names itself is not meant.
        """
        pronoun = _SOMEBODY.match(self.text)
        if pronoun is None or not self.actors or self.actors[0].rpartition(" ")[2] in self.text:
            return ""
        return f"{pronoun['word'].lower()}: {self.actors[0]}"


@dataclass(frozen=True, slots=True)
class LibraryCast:
    """Some actors of the library, and of how many they are the most mentioned ones."""

    rows: tuple[CastRow, ...] = ()
    found: int = 0
