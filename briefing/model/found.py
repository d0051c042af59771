"""What was found in one article: sentences, actors, statements, what to watch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.article import Span

ActorType = Literal["person", "organisation", "country", "place", "group"]
MentionType = Literal["name", "demonym", "metonym", "place"]
StatementKind = Literal["direct", "mixed", "reported"]
WatchKind = Literal["explicit", "scheduled", "deadline", "pending", "added"]


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

    @property
    def words(self) -> str:
        """What was said, without the cue where it stands inside: "X," he said, "Y" is X, … Y."""
        parts = [self.text[span.start - self.start : span.end - self.start] for span in self.spans]
        return " … ".join(parts) if parts else self.text


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
class Link:
    """A web address, and the words that it stands behind; "" where it stands for itself."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one article, each in the order of the text (actors: most mentioned first)."""

    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    watch: tuple[WatchItem, ...] = ()
