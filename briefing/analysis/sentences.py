"""Where one sentence of an article ends and the next begins: full stops that end, and full stops that do not."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from briefing.model import Sentence
from briefing.resources import data_dir, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Block

# The look-behind lets a run of stops be tried once only, so that "......" of any length costs linear time.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|[。！？]++[」』”]*+")
_BRACKETED = re.compile(r"\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]")
_OPENERS = "\"'“‘«([¿¡—–-"
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘—–]+\Z")
_DOTTED = re.compile(r"(?:[A-Za-z]{1,2}\.)+[A-Za-z]{1,2}\Z")
_NEXT_WORD = re.compile(r"[\w'’]+")


@cache
def _words(name: str) -> frozenset[str]:
    """The words under `name` in data/lexicons/abbreviations.toml."""
    with (data_dir() / "lexicons" / "abbreviations.toml").open("rb") as file:
        return frozenset(str(tomllib.load(file)[name]).split())


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name.lower() for name in lexicon("first_names.txt"))


def split(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order, each inside one of `blocks`; a heading is one sentence.

    `blocks` are spans of `text` (code points, half open). The sentences of a block cover all of it but white space.
    Takes time in proportion to the length of the text, whatever stands in it.
    """
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        start = block.start
        ends = () if block.kind == "heading" else _ends(text, block.start, block.end)
        for end in (*ends, block.end):
            piece = _trimmed(text, start, end)
            if piece is not None:
                found.append(Sentence(*piece, index))
            start = end
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(bare)


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets at which a sentence of the block ends."""
    brackets = _BRACKETED.finditer(text, start, end)
    bracket = next(brackets, None)
    sentence = start
    for match in _END.finditer(text, start, end):
        while bracket is not None and bracket.end() <= match.start():
            bracket = next(brackets, None)
        if bracket is not None and bracket.start() < match.start() < bracket.end() - 1 and match.end() < bracket.end():
            continue
        if _ends_here(text, sentence, match, end):
            sentence = match.end()
            yield match.end()


def _ends_here(text: str, sentence: int, match: re.Match[str], end: int) -> bool:
    """Whether the stops of `match` end the sentence that begins at `sentence`."""
    stops = match.group()
    if stops[0] in "。！？":
        return True
    following = text[match.end() : min(end, match.end() + 60)].strip().lstrip(_OPENERS + " ")
    if not following:
        return text[match.end() : end].strip() != ""
    if following[0].islower():
        return False
    bare = stops.rstrip("\"'”’»)]")
    if bare != ".":
        return not _trails_off(bare, closed=bare != stops)
    word_match = _WORD_BEFORE.search(text, max(sentence, match.start() - 24), match.start())
    word = word_match.group() if word_match else ""
    if bare != stops and word.lower() not in _words("titles"):
        return True
    begin = match.start() - len(word)
    if len(word) == 1 and word.isupper() and _is_given_name(text[max(sentence, begin - 20) : begin]):
        return False
    return _stop_ends(word, following, at_start=begin == sentence)


def _is_given_name(before: str) -> bool:
    """Whether an initial behind `before` is that of a middle name: "William D. Still"."""
    word = before.split()[-1:]
    return bool(word) and word[0].istitle() and word[0].lower() in _given_names()


def _trails_off(stops: str, *, closed: bool) -> bool:
    """Three dots lead on, unless a mark closes behind them; "!", "?" and four dots end."""
    return not closed and stops in ("...", "..", "…")


def _stop_ends(word: str, following: str, *, at_start: bool) -> bool:
    """Whether one full stop after `word` ends the sentence, given the text that follows."""
    plain = word.lower().lstrip("'’-")
    next_match = _NEXT_WORD.match(following)
    next_word = next_match.group().lower() if next_match else ""
    if plain in _words("titles") or (at_start and word.isdigit() and len(word) <= 2):
        return False
    if following[0].isdigit() and (plain in _words("months") or plain in _words("numbered")):
        return False
    if plain in ("a.m", "p.m"):
        return next_word not in _words("after_clock")
    initial = len(word) == 1 and word.isupper() and word != "I"
    if initial or _DOTTED.match(word) or plain.rpartition("-")[2] in _words("others") or plain in _words("months"):
        return next_word in _words("starters")
    return True
