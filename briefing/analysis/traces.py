"""The trace of a sentence: what is left of it when only what it says is to be compared, in a few dozen bytes."""

from __future__ import annotations

import re
import struct
import tomllib
import zlib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from briefing.analysis import words
from briefing.analysis.naming import lexicons
from briefing.model import Block, Sentence, Span, Statement
from briefing.resources import data_dir

MOST_SENTENCES: Final = 2_000
"""Only so many sentences of an article are traced, so that a book costs no more than a long report."""

LEAST_WORDS: Final = 3
"""A sentence of fewer words ("Not yet.") says nothing that could be known from elsewhere."""

_MOST_TERMS: Final = 120
_LEAST_SAID: Final = 5
_MOST_SAID: Final = 8
_SMALL_DAYS: Final = frozenset({"today", "tomorrow", "yesterday", "tonight"})
_FORMAT: Final = 2
"""How traces are packed: another number whenever that changes, or what a trace says. Those of others are found anew."""

_KEPT: Final = struct.Struct("<BI")
_HEAD: Final = struct.Struct("<IIQI?BBBBBBB")
_SAID: Final = struct.Struct("<QH")
_ENDINGS: Final = ("ing", "ed", "es", "s")
_BITS: Final = 0xFFFF
_TOKEN: Final = re.compile(r"[^\W_]+(?:['.,](?=[^\W_])[^\W_]+)*|[^\w\s']")


class Trace(NamedTuple):
    """A sentence (`start` to `end`, code points of its article's text) as far as it is compared with others.

    Words are 16-bit numbers. `exact` is the number of all its words in order; `terms` are the stems of those that say
    something, each once, in order; `numbers`, `names` (the last word of each run of capitals) and `days` are what
    must not differ; `capitals` are all capitalised words; `turns` is a bit for each kind of word that changes what a
    sentence claims (may, if, only), `negations` how many negations it has. `said` are the statements in it: the number
    of their words, and of their speaker's last name (0 where it is unknown); `quotes` is whether they are half of it.
    """

    start: int
    end: int
    exact: int
    terms: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    capitals: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    turns: int = 0
    negations: int = 0
    said: tuple[tuple[int, int], ...] = ()
    quotes: bool = False


def traces_of(
    text: str, blocks: Sequence[Block], sentences: Iterable[Sentence], statements: Iterable[Statement] = ()
) -> tuple[Trace, ...]:
    """The traces of an article's sentences, in order; headings, and what is too short to say anything, have none.

    `text` and `blocks` are the article's, `sentences` its sentences in order, `statements` what is said in it.
    """
    found: list[Trace] = []
    said = _Said(text, statements)
    for sentence in sentences:
        if len(found) == MOST_SENTENCES:
            break
        if blocks[sentence.block].kind != "heading":
            trace = _trace(text, sentence, said)
            if trace is not None:
                found.append(trace)
    return tuple(found)


def packed(traces: Iterable[Trace]) -> bytes:
    """Traces as bytes to be kept; about 50 a sentence."""
    parts: list[bytes] = []
    for trace in traces:
        lists = (trace.terms, trace.numbers, trace.names, trace.capitals, trace.days)
        sizes = (len(each) for each in (*lists, trace.said))
        parts.append(
            _HEAD.pack(trace.start, trace.end, trace.exact, trace.turns, trace.quotes, trace.negations, *sizes)
        )
        numbers = [number for each in lists for number in each]
        parts.append(struct.pack(f"<{len(numbers)}H", *numbers))
        parts.extend(_SAID.pack(*said) for said in trace.said)
    told = b"".join(parts)
    return _KEPT.pack(_FORMAT, zlib.crc32(told)) + told


def is_whole(kept: bytes) -> bool:
    """Whether `packed`, as it is now, made these bytes, and they are undamaged."""
    return len(kept) >= _KEPT.size and _KEPT.unpack_from(kept) == (_FORMAT, zlib.crc32(kept[_KEPT.size :]))


@lru_cache(maxsize=64)
def unpacked(kept: bytes) -> tuple[Trace, ...]:
    """The traces that `packed` made these bytes of; none where they are not whole."""
    found: list[Trace] = []
    at = _KEPT.size if is_whole(kept) else len(kept)
    while at < len(kept):
        start, end, exact, turns, quotes, negations, t, u, n, c, d, said = _HEAD.unpack_from(kept, at)
        at += _HEAD.size
        numbers = struct.unpack_from(f"<{t + u + n + c + d}H", kept, at)
        at += 2 * len(numbers)
        u += t
        n += u
        c += n
        terms, figures, names, capitals, days = numbers[:t], numbers[t:u], numbers[u:n], numbers[n:c], numbers[c:]
        spoken = tuple(_SAID.iter_unpack(kept[at : at + _SAID.size * said])) if said else ()
        at += _SAID.size * said
        found.append(Trace(start, end, exact, terms, figures, names, capitals, days, turns, negations, spoken, quotes))
    return tuple(found)


def number_of(word: str) -> int:
    """A word as 16 bits: the same in every process."""
    return words.number_of(word) & _BITS


@cache
def word_lists() -> dict[str, Any]:
    """What stands in data/lexicons/sameness.toml."""
    with (data_dir() / "lexicons" / "sameness.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without the ending that only bends it: "votes", "voted" and "voting" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word[0].isdigit():
            return word[: -len(ending)].removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word


# ---------------------------------------------------------------------- one sentence


class _Said:
    """The pieces of an article's statements, in order, handed out sentence by sentence."""

    def __init__(self, text: str, statements: Iterable[Statement]) -> None:
        self._text = text
        self._pieces = sorted(
            (piece.start, piece.end, n, statement.speaker or "")
            for n, statement in enumerate(statements)
            for piece in (statement.spans or (Span(statement.start, statement.end),))
        )
        self._at = 0

    def within(self, start: int, end: int, count: int) -> tuple[tuple[tuple[int, int], ...], bool]:
        """The statements in the `count` words from `start` to `end`, and whether they are half of them.

        Sentences come in order.
        """
        while self._at < len(self._pieces) and self._pieces[self._at][1] <= start:
            self._at += 1
        parts: dict[tuple[int, str], list[str]] = {}
        for begins, ends, n, speaker in self._pieces[self._at :]:
            if begins >= end:
                break
            said = words.tokens(words.plain(self._text[max(begins, start) : min(ends, end)]))
            parts.setdefault((n, speaker), []).extend(map(words.folded, said))
        found = [
            (words.number_of(" ".join(said)), _last_name(speaker))
            for (_, speaker), said in parts.items()
            if len(said) >= _LEAST_SAID
        ]
        return tuple(found[:_MOST_SAID]), bool(found) and sum(map(len, parts.values())) * 2 >= count


def _trace(text: str, sentence: Sentence, said: _Said) -> Trace | None:
    start, end = sentence.start, sentence.end
    tokens = _TOKEN.findall(words.plain(text[start:end]))
    folded = [words.folded(token) for token in tokens if token[0].isalnum()]
    if len(folded) < LEAST_WORDS:
        return None
    exact = words.number_of(" ".join(folded))
    terms = tuple(dict.fromkeys(number_of(stem(word)) for word in folded if word not in _listed("small")))
    if len(terms) > _MOST_TERMS:
        return Trace(start, end, exact)
    names, capitals = _names(tokens)
    spoken, quotes = said.within(start, end, len(folded))
    return Trace(
        start=start,
        end=end,
        exact=exact,
        terms=terms,
        numbers=tuple(number_of(word) for word in folded if word[0].isdigit() or word in _listed("numbers"))[:255],
        names=names[:255],
        capitals=capitals,
        days=tuple(sorted({number_of(token.lower()) for token in tokens if _is_day(token)})),
        turns=_turns(folded),
        negations=min(sum(word in _listed("negations") for word in folded), 255),
        said=spoken,
        quotes=quotes,
    )


def _names(tokens: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The last word of each run of capitals, in order, and all capitalised words.

    The first word of a sentence is a name only where it is never written small.
    """
    last: list[int] = []
    capitals: set[int] = set()
    inside = False
    first = True
    for token in tokens:
        small = words.folded(token) if token[0].isalnum() else ""
        if not small or not token[0].isupper() or small in _listed("small") or _is_day(token):
            inside = False
        elif not (first and (small.isdigit() or small in lexicons.common())):
            number = number_of(stem(words.folded(token.removesuffix("'s") or token)))
            capitals.add(number)
            last[len(last) - inside :] = [number]
            inside = True
        first = first and not small
    return tuple(last), tuple(sorted(capitals))


def _last_name(speaker: str) -> int:
    names = words.tokens(words.plain(speaker))
    return (number_of(stem(words.folded(names[-1]))) or 1) if names else 0


def _is_day(token: str) -> bool:
    return (token[0].isupper() or token in _SMALL_DAYS) and token.lower() in _listed("days")


def _turns(folded: Sequence[str]) -> int:
    bits = 0
    for word in folded:
        bits |= _turn_bits().get(word, 0)
    return bits


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word_lists()[name].split())


@cache
def _turn_bits() -> dict[str, int]:
    return {word: 1 << n for n, line in enumerate(word_lists()["turns"].split("\n")) for word in line.split()}
