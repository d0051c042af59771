"""Two wordings side by side: are they one utterance, and which words differ?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from briefing.analysis import spellings
from briefing.analysis.traces import word_lists
from briefing.analysis.words import folded, plain
from briefing.model import Span

How = Literal["same", "cut", "near"]

_FRAGMENT = 3
"""From this many words on, what stands in quotation marks is compared without the paraphrase around it."""

_TOKEN = re.compile(r"[^\W_]+(?:['’.,](?=[^\W_])[^\W_]+)*")
_QUOTED = re.compile(r"[“\"]([^“”\"]*)(?:[”\"]|$)|(?<!\w)‘([^‘]*?)’(?!\w)")
_SENTENCE = re.compile(r"(?:^|[.!?:…])[\s“”\"'‘’\[(]*$")

_LEAST_SHARED = 0.8
_LONG_RUN = 3
_LONGEST_GAP = 3
_SAME_NAME = 75
_LONGEST = 500
"""Longer wordings are compared as wholes: word for word would take quadratic time."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words of data/lexicons/sameness.toml; `sides` gives for a word the pairs' numbers and its side in them."""

    empty: frozenset[str]
    negations: frozenset[str]
    sides: dict[str, set[tuple[int, int]]]


@cache
def _lexicon() -> _Lexicon:
    lists = word_lists()
    sides: dict[str, set[tuple[int, int]]] = {}
    for number, line in enumerate(lists["opposites"]):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                sides.setdefault(word, set()).add((number, side))
    negations = (*lists["negations"].split(), *lists["hardly"].split())
    return _Lexicon(frozenset(lists["empty"].split()), frozenset(negations), sides)


class Token(NamedTuple):
    """One word of a wording: as it is compared, where it stands in the words, and whether it may be a name."""

    word: str
    start: int
    end: int
    name: bool


class Hunk(NamedTuple):
    """A stretch in which two wordings differ: `a` tokens of the one stand where `b` tokens of the other do."""

    a: range
    b: range


@dataclass(frozen=True, slots=True)
class Likeness:
    """How one wording is like another: `shared` words in common, `content` of them with a meaning of their own."""

    how: How
    shared: int
    content: int


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """What a statement says, made comparable: `every` word and number of it, in order, and the `words` that count.

    These are all that stands in the `stretches` of its text.
    """

    text: str
    stretches: tuple[tuple[int, int], ...]
    every: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words that count, each with where it stands: what few pairs of wordings are compared by."""
        return _tokens(self.text, self.stretches)


@lru_cache(maxsize=128)  # a story's are asked for twice: to join them, and to show how they differ
def wording_of(text: str, *, mixed: bool) -> Wording:
    """The wording of a statement; of a `mixed` one what stands in quotation marks counts, where that is enough."""
    whole = ((0, len(text)),)
    every = _words(text, whole)
    quoted = tuple(match.span() for match in _QUOTED.finditer(text)) if mixed else ()
    words = _words(text, quoted)
    return Wording(text, whole, every, every) if len(words) < _FRAGMENT else Wording(text, quoted, every, words)


def _words(text: str, stretches: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(map(_folded, chain.from_iterable(_TOKEN.findall(text, *stretch) for stretch in stretches)))


@lru_cache(maxsize=128)
def _tokens(text: str, stretches: Iterable[tuple[int, int]]) -> tuple[Token, ...]:
    found = (match for stretch in stretches for match in _TOKEN.finditer(text, *stretch))
    return tuple(Token(_folded(one[0]), *one.span(), _is_name(one[0], one.start(), text)) for one in found)


def content_of(words: Iterable[str]) -> int:
    """How many of the words have a meaning of their own."""
    empty = _lexicon().empty
    return sum(word not in empty for word in words)


def liken(a: Wording, b: Wording, *, changed: bool) -> Likeness | None:
    """How the shorter wording `b` is like `a`: the same words, cut from it, or nearly the same; None when it is not.

    Words that were put in the place of others must be few, and none of them may be a number, a name of another sound,
    a negation, or the opposite of the word it replaces. Who asks for none that were `changed` is told sooner.
    """
    one, other = a.words, b.words
    if one == other:
        return Likeness("same", len(other), content_of(other))
    if not other or (len(one) <= _LONGEST and not _may_share(one, other, _LEAST_SHARED if changed else 1.0)):
        return None
    if position(one, other) >= 0:
        return Likeness("cut", len(other), content_of(other))
    return None if len(one) > _LONGEST else _near(a.tokens, b.tokens) or _near(_window(a.tokens, b.tokens), b.tokens)


def _may_share(one: Sequence[str], other: Sequence[str], least: float) -> bool:
    """Whether that share of the words of `other` may stand in `one`, which takes a moment to tell for most pairs."""
    glued = "".join(one)  # where one of them writes two words as one, they share both
    return sum(word in glued for word in other) >= least * len(other)


def position(a: Sequence[str], b: Sequence[str]) -> int:
    """The number of the word from which on `b` stands in `a` in one piece, or -1."""
    one, other = (f" {' '.join(words)} " for words in (a, b))
    at = one.find(other)
    return one.count(" ", 0, at) if at >= 0 else -1


def spans_of(wording: Wording, ranges: Sequence[range]) -> tuple[Span, ...]:
    """The stretches of its text that these ranges of the words that count take."""
    tokens = wording.tokens if any(ranges) else ()
    return tuple(Span(tokens[one[0]].start, tokens[one[-1]].end) for one in ranges if one)


@lru_cache(maxsize=100_000)
def _folded(token: str) -> str:
    return folded(plain(token)) or token


def _is_name(token: str, start: int, words: str) -> bool:
    """Whether a word that has a capital was not given it by a sentence."""
    if not token[0].isupper() or token in ("I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll"):
        return False
    return _SENTENCE.search(words[max(start - 8, 0) : start]) is None


def hunks(one: Sequence[str], other: Sequence[str]) -> list[Hunk]:
    """The stretches in which two wordings differ, in order."""
    # Opening the reader must not wait for a library that only joined statements need.
    from rapidfuzz.distance import Levenshtein

    if max(len(one), len(other)) > _LONGEST:
        return _middle(one, other)
    found: list[Hunk] = []
    for code in Levenshtein.opcodes(one, other):
        if code.tag == "equal":
            continue
        if found and found[-1].a.stop == code.src_start and found[-1].b.stop == code.dest_start:
            last = found.pop()
            found.append(Hunk(range(last.a.start, code.src_end), range(last.b.start, code.dest_end)))
        else:
            found.append(Hunk(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end)))
    # A hyphen or an apostrophe more makes two words of one, and no other wording.
    return [
        hunk for hunk in found if "".join(one[hunk.a.start : hunk.a.stop]) != "".join(other[hunk.b.start : hunk.b.stop])
    ]


def _middle(one: Sequence[str], other: Sequence[str]) -> list[Hunk]:
    """What stands between the words that two wordings begin and end with."""
    least = min(len(one), len(other))
    head = next((at for at in range(least) if one[at] != other[at]), least)
    tail = next((at for at in range(least - head) if one[-1 - at] != other[-1 - at]), least - head)
    middle = Hunk(range(head, len(one) - tail), range(head, len(other) - tail))
    return [middle] if middle.a or middle.b else []


def _window(a: Sequence[Token], b: Sequence[Token]) -> Sequence[Token]:
    """The stretch of `a` that `b` fits best."""
    from rapidfuzz import fuzz

    if len(b) >= len(a):
        return a
    found = fuzz.partial_ratio_alignment([token.word for token in b], [token.word for token in a])
    return a[found.dest_start : found.dest_end] if found else a


def _near(a: Sequence[Token], b: Sequence[Token]) -> Likeness | None:
    """How `b` is like `a` word for word from its first to its last; what was cut around it does not count."""
    if not a:
        return None
    found = hunks([token.word for token in a], [token.word for token in b])
    shared = len(b) - sum(len(hunk.b) for hunk in found)
    if shared < _LEAST_SHARED * len(b):
        return None
    gaps = dropped = replaced = 0
    for number, hunk in enumerate(found):
        edge = (hunk.a.start == 0 or hunk.a.stop == len(a)) and not hunk.b
        if edge:
            continue
        if not hunk.b and len(hunk.a) > _LONGEST_GAP:
            # Words left out of the middle: as "…" says, or in silence, but with a good stretch on either side.
            gaps += 1
            if gaps > 2 or not _between_long_runs(found, number, len(b)):
                return None
            continue
        if not _may_change(a[hunk.a.start : hunk.a.stop], b[hunk.b.start : hunk.b.stop]):
            return None
        dropped += len(hunk.a)
        replaced += max(
            _strange(a[hunk.a.start : hunk.a.stop], b[hunk.b.start : hunk.b.stop]),
            _strange(b[hunk.b.start : hunk.b.stop], a[hunk.a.start : hunk.a.stop]),
        )
    kept = [token for at, token in enumerate(b) if not any(at in hunk.b for hunk in found)]
    content = content_of(token.word for token in kept)
    if dropped > max(2, (1 - _LEAST_SHARED) * 1.5 * len(b)) or replaced > content // 4:
        return None
    changed = any(hunk.b for hunk in found)
    return Likeness("near" if changed else "cut", shared, content)


def _between_long_runs(found: Sequence[Hunk], number: int, length: int) -> bool:
    before = found[number - 1].b.stop if number else 0
    after = found[number + 1].b.start if number + 1 < len(found) else length
    at = found[number].b.start
    return at - before >= _LONG_RUN and after - at >= _LONG_RUN


def _strange(words: Sequence[Token], others: Sequence[Token]) -> int:
    """How many of these words have a meaning of their own and no word like them on the other side."""
    empty = _lexicon().empty
    return sum(
        token.word not in empty and not any(spellings.are_one(token.word, other.word) for other in others)
        for token in words
    )


def _may_change(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Whether one wording of an utterance can have `a` where another has `b`."""
    if _numbers(a) != _numbers(b) or _negations(a) != _negations(b):
        return False
    sides = _lexicon().sides
    mine = {side for token in a for side in sides.get(token.word, ())}
    theirs = {side for token in b for side in sides.get(token.word, ())}
    if any((number, 1 - side) in mine for number, side in theirs):
        return False
    return _names_fit(a, b)


def _names_fit(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Whether names on one side are the other side's in another spelling; a name may stand for a pronoun."""
    from rapidfuzz import fuzz

    mine, theirs = [token.word for token in a if token.name], [token.word for token in b if token.name]
    if not mine or not theirs:
        return True
    few, many = sorted((mine, theirs), key=len)
    return all(any(fuzz.ratio(word, other) >= _SAME_NAME for other in many) for word in few)


def _numbers(tokens: Iterable[Token]) -> list[str]:
    return sorted(token.word for token in tokens if any(char.isdigit() for char in token.word))


def _negations(tokens: Iterable[Token]) -> int:
    negations = _lexicon().negations
    return sum(token.word in negations for token in tokens)
