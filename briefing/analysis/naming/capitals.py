"""An article as a row of words: where each stands, which are written with a capital, and where capitals say nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons
from briefing.analysis.naming.cutting import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model import Article, Block, Sentence

_ADDRESS = re.compile(
    r"\([A-Za-z]{2,8}: ?[A-Z.]{1,6}\)|\$[A-Z]{1,6}\b|"
    r"\b(?=[a-zA-Z]{0,40}\d)(?=[A-Z0-9]{0,40}[a-z])(?=[a-z0-9]{0,40}[A-Z])\w{9,40}\b|"
    r"(?:https?://|www\.|pic\.twitter|[@#])\S+|\b[\w-]{1,60}\.(?:com|org|net|co|gov)(?:/\S+|\b(?!\.\w))"
)
_OPENERS = frozenset("\"“‘«:•·*.!?…'’")
_LONGEST_DATELINE = 12
_DASHES = frozenset("-—–")
_PRONOUN = frozenset(("I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll"))


class Words:
    """The words and marks of one article, in order, as lists of one length.

    `forms` are the words as printed, `starts` and `ends` their offsets in the article's text, `sentences` the index of
    the sentence each stands in, `caps` whether it has a capital, `opens` whether it begins a sentence or a quotation,
    `loud` whether its line is written in a way that makes capitals say nothing (a Title Case or ALL CAPS line).
    """

    __slots__ = ("alone", "caps", "ends", "forms", "loud", "opens", "sentences", "small", "speakers", "starts", "text")

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.text = article.text
        self.forms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[int] = []
        for index, sentence in enumerate(sentences):
            for match in WORD.finditer(article.text, sentence.start, sentence.end):
                self.forms.append(match.group())
                self.starts.append(match.start())
                self.ends.append(match.end())
                self.sentences.append(index)
        self.small = frozenset(form for form in self.forms if form.islower())
        self.caps = [_has_capital(form) for form in self.forms]
        self._lower_addresses()
        self.opens = self._opens()
        self.speakers = frozenset(self._speakers())
        self.loud = [False] * len(self.forms)
        self._mark_loud(article, sentences)
        self.alone = frozenset(self._alone())

    def joined(self, at: int) -> bool:
        """Whether word `at` follows the word before it in the same sentence, with nothing but a space between."""
        return (
            0 < at < len(self.forms)
            and self.sentences[at] == self.sentences[at - 1]
            and self.starts[at] - self.ends[at - 1] <= 1
            and self.text[self.ends[at - 1] : self.starts[at]] != "\n"
        )

    def form(self, at: int, sentence: int) -> str:
        """The word at `at` if it stands in `sentence`, else an empty string; any integer may be asked."""
        return self.forms[at] if 0 <= at < len(self.forms) and self.sentences[at] == sentence else ""

    def _lower_addresses(self) -> None:
        """Take the capitals from web addresses, handles and hashtags: they name nobody."""
        for match in _ADDRESS.finditer(self.text):
            at = bisect_left(self.starts, match.start())
            while at < len(self.forms) and self.starts[at] < match.end():
                self.caps[at] = False
                at += 1

    def _opens(self) -> list[bool]:
        opens, before, sentence, first = [], ".", -1, 0
        for at, (form, own) in enumerate(zip(self.forms, self.sentences, strict=True)):
            first = first if own == sentence else at
            opens.append(own != sentence or before in _OPENERS or (before in _DASHES and self._is_dated(first, at - 1)))
            before, sentence = form, own
        return opens

    def _is_dated(self, first: int, dash: int) -> bool:
        """Whether a dateline stands between word `first` and the dash: "PORT ELM, May 3 -", "PORT ELM —"."""
        town = self.forms[first]
        if dash - first > _LONGEST_DATELINE or len(town) < 3 or not town.isupper():
            return False
        return self.forms[dash] != "-" or not {",", "("}.isdisjoint(self.forms[first:dash])

    def _speakers(self) -> Iterable[str]:
        """The names that stand alone before a verb of saying, or after Mr. and Ms.: surnames, most likely."""
        saying, courtesies = lexicons.group("saying"), lexicons.group("courtesies")
        for at in range(len(self.forms)):
            if self.caps[at] and (at == 0 or not self.caps[at - 1] or self.opens[at]):
                if at + 1 < len(self.forms) and self.forms[at + 1] in saying and self.joined(at + 1):
                    yield self.forms[at]
            elif self.caps[at] and self.forms[at - 1].rstrip(".").lower() in courtesies:
                yield self.forms[at]

    def _alone(self) -> Iterable[str]:
        """The capitalised words that stand by themselves inside a sentence somewhere."""
        for at, form in enumerate(self.forms):
            if not self.caps[at] or self.opens[at] or self.loud[at] or (self.caps[at - 1] and self.joined(at)):
                continue
            if at + 1 == len(self.forms) or not self.caps[at + 1] or not self.joined(at + 1):
                yield form

    def _mark_loud(self, article: Article, sentences: Sequence[Sentence]) -> None:
        for first, last in self._lines(sentences):
            block = article.blocks[sentences[self.sentences[first]].block]
            heading = block.kind == "heading" or (last - first <= 12 and _stands_alone(block, self, first, last))
            if _is_loud(self.forms[first:last], heading=heading):
                self.loud[first:last] = [True] * (last - first)
                continue
            if self._shouts_first(first, last):
                continue
            label = next((at for at in range(first, min(last, first + 9)) if self.forms[at] == ":"), first)
            if label > first + 1 and _is_loud(self.forms[first:label], heading=True):
                self.loud[first:label] = [True] * (label - first)

    def _shouts_first(self, first: int, last: int) -> bool:
        """Mark a lead-in of ordinary words in capitals before a dash ("EVEN HER BOSS AGREES — "), if it has one."""
        dash = next((at for at in range(first, min(last, first + 16)) if self.forms[at] in "—–"), first)
        letters = [form for form in self.forms[first:dash] if form[0].isalpha() and len(form) > 1]
        plain = sum(form.lower() in lexicons.common() for form in letters)
        if len(letters) < 4 or plain < 3 or not all(form.isupper() for form in letters):
            return False
        self.loud[first:dash] = [True] * (dash - first)
        return True

    def _lines(self, sentences: Sequence[Sentence]) -> Iterable[tuple[int, int]]:
        """The words of each sentence, as (first, after the last)."""
        first = 0
        while first < len(self.forms):
            last = bisect_right(self.sentences, self.sentences[first], lo=first)
            yield first, last
            first = last


def _stands_alone(block: Block, words: Words, first: int, last: int) -> bool:
    """Whether the words are a whole block that does not end as a sentence does."""
    return (
        words.starts[first] == block.start and words.ends[last - 1] == block.end and words.forms[last - 1] not in ".!"
    )


def _has_capital(form: str) -> bool:
    return form[0].isalpha() and form != form.lower() and form not in _PRONOUN


def _is_loud(forms: Sequence[str], *, heading: bool) -> bool:
    """Whether capitals say nothing in this line: all letters are capitals, or ordinary words have them too."""
    letters = [form for form in forms if form[0].isalpha()]
    if sum(len(form) for form in letters if form.isupper()) * 10 >= sum(map(len, letters)) * 8 and letters:
        return sum(len(form) > 1 for form in letters) > 1 or len(letters[0]) > 5
    even_so = lexicons.group("small_in_headings") - (frozenset() if heading else lexicons.group("small_in_sentences"))
    small = sum(form.islower() and form not in even_so for form in letters)
    tall = [form for form in letters[1:] if not form.islower()]
    plain = sum(form.lower() in lexicons.common() and len(form) > 1 for form in tall)
    if plain * 4 < len(tall):
        return False
    return plain >= 1 and small * 6 <= len(tall) if heading else plain >= 2 and small == 0
