"""One utterance across outlets: the statements of one speaker in the same words, or nearly so, found together.

Statements are taken in an order of their own, the longest first. Each joins the utterance whose fullest wording it is
most like, else it begins one: nothing is joined through a third statement, and the order in which articles came changes
nothing. Candidates are found by the pairs of words that two wordings share, so that not all pairs are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Final

from briefing.analysis.likeness import Likeness, Wording, liken, wording_of
from briefing.model import Statement

SURE: Final = 0.6
"""From this confidence on a speaker is taken to be right."""

# How many words two wordings must share, and how many of these must have a meaning of their own.
_LEAST: Final = (4, 2)
_LEAST_SAME: Final = (3, 2)
_LEAST_NEAR: Final = (5, 3)
_LEAST_UNNAMED: Final = (5, 3)
_LEAST_REPORTED: Final = (5, 3)
_LEAST_REATTRIBUTED: Final = (8, 4)
_LEAST_IN_ANOTHER_STORY: Final = (8, 4)
_LEAST_IN_HEADLINE: Final = (2, 1)

_MOST_PRINTS_OF_A_PAIR: Final = 64
_MOST_CANDIDATES: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """A statement where it is printed; each is itself alone, whatever another one holds.

    `article` and `story` are numbers that tell articles and stories apart; `words` is the statement without a cue
    that stands inside it; `speaker` is the name shown for its speaker; `headline` is whether a headline holds it.
    """

    article: int
    story: int
    statement: Statement
    words: str
    speaker: str | None
    headline: bool = False
    outlet: str = ""
    published: str | None = None

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands: the article, and its offsets there."""
        return self.article, self.statement.start, self.statement.end

    @property
    def wording(self) -> Wording:
        """Its words, made comparable."""
        return wording_of(self.words, mixed=self.statement.kind == "mixed")


@dataclass(slots=True, eq=False)
class _Node:
    """Prints with the same words and speaker in one story; the first of an utterance has its other nodes in `joined`.

    `voice` is the speaker that someone is sure of; `bodies` and `heads` are the articles that have a print in their
    text, and in their headline.
    """

    wording: Wording
    spoken: bool
    prints: list[Printed] = field(default_factory=list)
    joined: list[_Node] = field(default_factory=list)
    voice: str | None = None
    bodies: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)

    @property
    def first(self) -> Printed:
        return self.prints[0]

    @property
    def order(self) -> tuple[object, ...]:
        """The longest first; then whatever tells two apart."""
        one = self.first
        return (
            -len(self.wording.words),
            -len(self.wording.every),
            not self.spoken,
            one.speaker is None,
            one.speaker or "",
            one.words,
            one.place,
        )

    def add(self, one: Printed) -> None:
        """Take in a print with the same words and speaker."""
        self.prints.append(one)
        (self.heads if one.headline else self.bodies).add(one.article)
        if one.statement.confidence >= SURE:
            self.voice = one.speaker

    def join(self, other: _Node) -> None:
        """Take in a statement in other words, or of another speaker, as the same utterance."""
        self.joined.append(other)
        self.voice = self.voice or other.voice
        self.bodies |= other.bodies
        self.heads |= other.heads


def join(prints: Iterable[Printed]) -> list[list[Printed]]:
    """The prints by utterance: in each the one with the fullest wording comes first, the others by article and offset.

    Utterances are in no order of meaning. Statements of one story are joined from a few shared words on, those of
    different stories only when they share many; never over a number, a name or a negation that differs (see
    `likeness.liken`), never two different statements of one article but for its headline's. Time is linear in the
    number of statements but for words that all of them share.
    """
    stories: defaultdict[int, list[Printed]] = defaultdict(list)
    for one in prints:
        stories[one.story].append(one)
    nodes = [node for _, found in sorted(stories.items()) for node in _joined(_nodes(found))]
    voices: defaultdict[str, list[_Node]] = defaultdict(list)
    for node in nodes:
        voices[node.voice or ""].append(node)
    unnamed = voices.pop("", [])
    found = [*unnamed, *(node for _, mine in sorted(voices.items()) for node in _over_stories(mine))]
    return [_in_order(node) for node in found]


def _over_stories(nodes: list[_Node]) -> list[_Node]:
    return nodes if len({node.first.story for node in nodes}) < 2 else _joined(nodes)


def _nodes(prints: Iterable[Printed]) -> list[_Node]:
    """Prints with the same words and speaker as one node each."""
    nodes: dict[tuple[str | None, tuple[str, ...], tuple[str, ...]], _Node] = {}
    for one in sorted(prints, key=lambda one: one.place):
        wording = one.wording
        spoken = one.statement.kind == "direct" or wording.words is not wording.every
        nodes.setdefault((one.speaker, wording.every, wording.words), _Node(wording, spoken)).add(one)
    return list(nodes.values())


def _joined(nodes: list[_Node]) -> list[_Node]:
    """The nodes that begin an utterance, with the others in their `joined`."""
    begun: list[_Node] = []
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: node.order):
        pairs = set(pairwise(node.wording.words))
        home = _home(node, [begun[at] for at in _candidates(pairs, holders)])
        if home is not None:
            home.join(node)
            continue
        for pair in pairs:
            if len(held := holders[pair]) < _MOST_PRINTS_OF_A_PAIR:
                held.append(len(begun))
        begun.append(node)
    return begun


def _candidates(pairs: set[tuple[str, str]], holders: Mapping[tuple[str, str], Sequence[int]]) -> list[int]:
    """The utterances that share most pairs of words with a statement, those first; pairs that all have tell little."""
    known = [holders.get(pair, ()) for pair in pairs]
    if not any(known):
        return []
    telling = [held for held in known if len(held) < _MOST_PRINTS_OF_A_PAIR] or known
    shared = Counter(chain.from_iterable(telling))
    enough = [at for at, count in shared.items() if 3 * count >= len(telling)]
    return sorted(enough, key=lambda at: (-shared[at], at))[:_MOST_CANDIDATES]


def _home(node: _Node, candidates: Sequence[_Node]) -> _Node | None:
    """The utterance that a statement belongs to: of those it fits the one it is most like."""
    fits = []
    for at, other in enumerate(candidates):
        like = liken(other.wording, node.wording, changed=not node.bodies & other.bodies)
        if like is not None and _is_one(node, other, like):
            fits.append((like.how == "near", -like.shared, node.first.speaker != other.first.speaker, at))
    return candidates[min(fits)[-1]] if fits else None


def _is_one(node: _Node, other: _Node, like: Likeness) -> bool:
    """Whether a statement that is like another is the same utterance."""
    named = node.first.speaker is not None
    one_speaker = named and node.first.speaker in (other.first.speaker, other.voice)
    two_speakers = not one_speaker and node.voice is not None and other.voice is not None
    if not two_speakers and (node.heads & other.bodies or node.bodies & other.heads or node.heads & other.heads):
        return like.how != "near" and _enough(like, _LEAST_IN_HEADLINE)
    if node.bodies & other.bodies and (like.how == "near" or two_speakers):
        return False  # one article that prints both tells them apart
    if node.first.story != other.first.story:
        return one_speaker and _enough(like, _LEAST_IN_ANOTHER_STORY)
    if node.spoken != other.spoken:
        # Direct and reported forms are one utterance only where the reported one keeps the words.
        return like.how != "near" and not two_speakers and _enough(like, _LEAST_REPORTED)
    if two_speakers:
        return node.spoken and _enough(like, _LEAST_REATTRIBUTED)
    if not one_speaker:
        return _enough(like, _LEAST_UNNAMED)
    return _enough(like, {"same": _LEAST_SAME, "cut": _LEAST, "near": _LEAST_NEAR}[like.how])


def _enough(like: Likeness, least: tuple[int, int]) -> bool:
    return like.shared >= least[0] and like.content >= least[1]


def _in_order(node: _Node) -> list[Printed]:
    """The prints of an utterance: the first of its fullest wording, the others by article and offset."""
    every: list[Printed] = []
    left = [node]
    while left:
        part = left.pop()
        every += part.prints
        left += part.joined
    return [node.first, *sorted((one for one in every if one is not node.first), key=lambda one: one.place)]
