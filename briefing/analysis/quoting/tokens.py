"""A paragraph as a row of words, each with one letter for what it does; a quoted stretch is one such word.

The letters make a string (`Line.tags`), so that "who stands before the verb" is a question to a regular expression:

    Q quoted stretch   N name or other capitalised word   n noun, adjective or unknown word   R person by trade or post
    # number   D determiner   P pronoun   p preposition   o of   t to   & and, or   B but   T that   S because, when ...
    W who, which   H what, whether ...   X auxiliary   A adverb   w day, month   v verb   g verb in -ing   s possessive
    V cue verb, finite   I cue verb, base form   G cue verb in -ing   , ; : - ( )   . end of sentence   / perhaps an end
"""

from __future__ import annotations

import re
import tomllib
from collections import deque
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons
from briefing.analysis.quoting import cues, titles
from briefing.analysis.quoting.settling import settled
from briefing.resources import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.analysis.quoting.quotemarks import Stretch

_WIDEST = 150
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d[\d.,:]*\d[^\W\d_]*|[^\W_]+(?:[-.&'’*/]+[^\W_]+)*['’]?|[,;:()\[\]]|-{2,}|[—–―]|(?<=\s)-(?=\s)|@|&"
)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_PUNCTUATION = {",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")", "&": "&", "@": "n"}
_FORM_TAG = {"finite": "V", "base": "I", "gerund": "G", "participle": "V"}
_DATELINE = re.compile(
    r"(?:(?:[A-Z][\w.'’]+,? ){1,4}\([A-Z]{2,9}\)|[A-Z][A-Z .'’]{2,30}(?:,? ?[\w .,]{0,30})?(?:\([^()]{1,30}\))?)"
    r"\s*(?P<dash>--|[—–―]|-(?=\s))"
)
_SHORT_VERB = re.compile(r"(they|we|you|he|she|it|i)['’](?:re|ve|ll|d|m)")
_CONTRACTED = ("n't", "n’t")


@dataclass(frozen=True, slots=True)
class Line:
    """One block as words. `tags[i]`, `words[i]` (small letters), `starts[i]` and `ends[i]` belong together.

    `stretches` maps the position of a `Q` to the stretch it stands for; `block` is the index into the article's blocks.
    """

    block: int
    tags: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    stretches: dict[int, Stretch]
    heading: bool = False

    def sentence(self, position: int) -> tuple[int, int]:
        """First and past-last position of the sentence around `position`, its final stop not counted.

        No more than `_WIDEST` words to each side count, so that a text without any stop costs linear time.
        """
        tags = self.tags
        low, high = max(0, position - _WIDEST), min(len(tags), position + _WIDEST)
        begin = max(tags.rfind(".", low, position), tags.rfind("/", low, position), low - 1) + 1
        ends = [i for i in (tags.find(".", position, high), tags.find("/", position, high)) if i >= 0]
        return begin, min(ends, default=high)


@cache
def grammar() -> dict[str, str]:
    """The letter of each small word of data/lexicons/grammar.toml, and of every cue verb."""
    with (data_dir() / "lexicons" / "grammar.toml").open("rb") as file:
        lists = tomllib.load(file)
    found: dict[str, str] = dict.fromkeys(str(lists["more"]["roles"]).split(), "R")
    found.update((form, _FORM_TAG[cue.form]) for form, cue in cues.forms().items())
    for tag, members in lists.items():
        if tag != "more":
            found.update(dict.fromkeys(members.split(), tag))
    found.update(dict.fromkeys(str(lists["more"]["not_adverbs"]).split(), "n"))
    return found


def read(
    text: str,
    block: int,
    start: int,
    end: int,
    stretches: Sequence[Stretch],
    stops: Sequence[int],
    *,
    heading: bool = False,
    named: frozenset[int] = frozenset(),
) -> Line:
    """The words of `text[start:end]`; `stops` are the ends of the block's sentences, in order (code points)."""
    reader = _Reader(text, start, named, heading=heading)
    remaining = deque(_outside(stops, stretches))
    place = start
    for stretch in stretches:
        reader.plain(place, stretch.outer_start, remaining)
        reader.quoted(stretch)
        place = stretch.outer_end
    reader.plain(place, end, remaining)
    reader.stop(end)
    tags = settled("".join(reader.tags), reader.words, heading=heading)
    return Line(block, tags, tuple(reader.words), tuple(reader.starts), tuple(reader.ends), reader.stretches, heading)


def _outside(stops: Sequence[int], stretches: Sequence[Stretch]) -> Iterator[int]:
    """The ends of sentences that stand in no stretch."""
    at = 0
    for stop in stops:
        while at < len(stretches) and stretches[at].outer_end <= stop:
            at += 1
        if at == len(stretches) or stop <= stretches[at].outer_start:
            yield stop


class _Reader:
    """Gathers a line's words from left to right."""

    def __init__(self, text: str, start: int, named: frozenset[int], *, heading: bool) -> None:
        self.text, self.heading, self.named = text, heading, named
        self.tags: list[str] = []
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.stretches: dict[int, Stretch] = {}
        dateline = _DATELINE.match(text, start)
        self.dateline = dateline.start("dash") if dateline and not heading else -1

    def add(self, tag: str, word: str, start: int, end: int) -> None:
        self.tags.append(tag)
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def stop(self, place: int) -> None:
        """Ends a sentence, unless none has begun; softly behind a question that is quoted."""
        if self.tags and self.tags[-1] not in "./":
            quoted = self.tags[-1] == "Q" and self.words[-1] in ("?", "!")
            self.add("/" if quoted else ".", ".", place, place)

    def quoted(self, stretch: Stretch) -> None:
        """A stretch as one word, which is a name where it names a work or a person."""
        if titles.is_name(self.text, stretch) and not self.heading:
            end = stretch.end - self.text.endswith(",", stretch.end - 1, stretch.end)
            self.add("N", self.text[stretch.start : end].lower(), stretch.outer_start, end)
            if end < stretch.end:
                self.add(",", ",", end, stretch.outer_end)
            return
        last = self.text[stretch.end - 1 : stretch.end]
        if last in "'’”":
            last = self.text[max(stretch.start, stretch.end - 4) : stretch.end].rstrip("'’” ")[-1:]
        self.stretches[len(self.tags)] = stretch
        self.add("Q", last, stretch.outer_start, stretch.outer_end)

    def plain(self, start: int, end: int, stops: deque[int]) -> None:
        """The words from `start` to `end`; takes the stops it passes from `stops`."""
        for match in _TOKEN.finditer(self.text, start, end):
            while stops and stops[0] <= match.start():
                self.stop(stops.popleft())
            self.word(match.group(), match.start())
        while stops and stops[0] <= end:
            self.stop(stops.popleft())

    def word(self, word: str, start: int) -> None:
        tag = _PUNCTUATION.get(word)
        if tag is None and word[0] in "-—–―":
            tag = "." if start == self.dateline else "-"
        if tag is not None:
            self.add(tag, word, start, start + len(word))
            return
        ending = _POSSESSIVE.search(word)
        if ending is not None and len(word) > len(ending.group()):
            cut = start + ending.start()
            self._plain_word(word[: ending.start()], start)
            owner = self.tags[-1] in "NnR#wvgVIG" or ending.group() in ("'", "’")
            self.add("s" if owner else "X", "'s", cut, cut + len(ending.group()))
        else:
            self._plain_word(word, start)

    def _plain_word(self, word: str, start: int) -> None:
        low = word.lower()
        short = _SHORT_VERB.fullmatch(low)
        if short is not None:
            cut = start + short.end(1)
            self.add("P", short.group(1), start, cut)
            self.add("X", low[short.end(1) :], cut, start + len(word))
            return
        self.add(self._tag(word, low, start), low, start, start + len(word))

    def _tag(self, word: str, low: str, start: int) -> str:
        known = grammar().get(low)
        capital = word[0].isupper()
        if capital and (start in self.named or (len(word) == 1 and self.text.startswith(".", start + 1))):
            return "N"
        if capital and not self.heading and low != "i":
            if low == "may" and self.tags[-1:] == ["p"]:
                return "w"
            if low == "though" and (not self.tags or self.tags[-1] in "./"):
                return "S"
            first = not self.tags or self.tags[-1] in "./:Q(-"
            if first and self.tags and known != "P":
                first = self.tags[-1] != "Q" or self.words[-1] != ","  # `"A," Grant said`
            if not first and known not in ("D", "R", "w", "o"):
                return "N"
        if known is not None:
            return "N" if capital and known in "wR" and not self.heading and self._after_name() else known
        if low[0].isdigit():
            return "#"
        if low.endswith(_CONTRACTED):
            return "X"
        if capital and start not in self.named and low in lexicons.common():
            return _by_ending(low)
        if "'" in low or "’" in low:
            head = low.replace("’", "'").partition("'")[0]
            return "P" if grammar().get(head) == "P" else "N" if capital else "n"
        return "N" if capital else "n" if low in cues.kind("documents") else _by_ending(low)

    def _after_name(self) -> bool:
        return bool(self.tags) and self.tags[-1] == "N"


def _by_ending(low: str) -> str:
    """What an unknown small word most likely does, by its last letters."""
    if len(low) > 4 and low.endswith("ly"):
        return "A"
    if len(low) > 4 and low.endswith("ing"):
        return "g"
    if len(low) > 3 and low.endswith("ed") and (not low.endswith("eed") or low.endswith(("greed", "freed"))):
        return "v"
    return "n"
