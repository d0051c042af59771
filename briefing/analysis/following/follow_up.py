"""Finds the lists that an article makes itself: what stands under "What to watch", "Key dates" or "Looking ahead:"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from briefing.analysis.following import watch_cues
from briefing.analysis.following.article_lines import HEADING_LENGTH, Line, Promise, lines, pattern, promise_of
from briefing.analysis.timing import expressions, tense
from briefing.model import Article, Sentence, Span

_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|finally|last|lastly|then|another|one|the (?:first|second|third|other|last))\b",
    re.IGNORECASE,
)
_PROMISING = re.compile(
    r"\b(?:will|whether|if|may|might|could|would|should|must|next|yet|expect\w*|plan\w*|due|scheduled|ahead|until|"
    r"unless|coming|remains?|still|soon|tomorrow)\b|'ll\b|\?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<!\d)(\d{1,2})[.)]\s+$")
_SECTION_WORDS = 4
_ROW_LENGTH = 200  # characters of one unpunctuated row of a table of dates
_LEAD_IN_LENGTH = 200  # characters: no sentence that promises a list is longer
_TEXT_AGAIN = 100  # characters: after links, a line of prose this long is the article going on
_LABEL_LENGTH = 30  # characters: a first sentence this short is the label of what follows it
_DATED_LABEL_LENGTH = 80  # characters, where it says when and nothing more: "The donors' meeting in Tarn on Friday."
_TAIL_LENGTH = 40  # characters: a tail line as short as this is a heading of what follows


@dataclass(slots=True)
class FollowUp:
    """What an article's own lists say: the items, and the stretches in which nothing else is to be looked for."""

    items: list[Span] = field(default_factory=list)
    closed: list[Span] = field(default_factory=list)


@cache
def _label() -> re.Pattern[str]:
    labels = watch_cues.alternatives("headings", "labels")
    return re.compile(rf"\W{{0,4}}(?:{labels})\W{{0,3}}[:—–]\W{{0,3}}\s", re.IGNORECASE)


def find(article: Article, sentences: Sequence[Sentence]) -> FollowUp:
    """The items of the article's own lists, and the stretches where body sentences are not to be read for more."""
    walk = _Walk(article.text, sentences)
    for line in lines(article):
        walk.read(line)
    return walk.found


@dataclass(slots=True)
class _Walk:
    """One way through the lines of an article: what the last heading promised, and what was found so far."""

    text: str
    sentences: Sequence[Sentence]
    found: FollowUp = field(default_factory=FollowUp)
    mode: Promise = "none"
    listed: bool = False  # the list under the last heading has begun
    asks: bool = False  # the last heading was a question
    number: int = 0  # of the last item, where the list counts them
    answered: bool = False  # and running text under it answered

    def read(self, line: Line) -> None:
        words = self.text[line.start : line.end]
        number = self._number_of(line)
        if number and number == self.number + 1 and self.mode == "none" and number > 1:
            self.mode = "follow"  # "1) ..." with paragraphs about it, and now "2) ..."
        if line.kind == "heading":
            # A headline speaks of the whole article: it promises no more than the list that follows it at once, unless
            # it is short enough to be the name of a section that was sent by itself.
            self.mode, self.listed, self.answered, self.number = promise_of(words), False, False, 0
            if line.first and len(words.split()) > _SECTION_WORDS and not words.endswith(":"):
                self.listed = True
            self.asks = words.rstrip("*_# ").endswith("?")
            if not line.first:
                self._close(line)
            elif self.mode != "follow":
                self.mode = "none"
        elif pattern("tail").match(words.strip("*_ ")):
            self.mode = "links" if len(words) < _TAIL_LENGTH else "none"
            self._close(line)
        elif self._goes_on(line, words):
            self._read_text(line, words)

    def _number_of(self, line: Line) -> int:
        found = _NUMBERED.search(self.text, max(0, line.start - 6), line.start) if line.kind == "item" else None
        return int(found[1]) if found else 0

    def _goes_on(self, line: Line, words: str) -> bool:
        """Leave the list or the links where they end; False when the line is to be passed over."""
        if self.mode == "links" and line.kind == "prose" and len(words) >= _TEXT_AGAIN:
            self.mode = "none"
        if self.mode in ("mute", "links"):
            self._close(line)
            return False
        next_question = self.asks and words.endswith("?") and len(words) < HEADING_LENGTH
        if self.mode == "follow" and line.kind == "prose" and (not _is_row(words) or (next_question and self.answered)):
            if self.listed or next_question:
                self.mode = "none"
            return self.mode == "none" or not words.endswith(":")
        return True

    def _read_text(self, line: Line, words: str) -> None:
        if self.mode == "follow" and (line.kind == "item" or _is_row(words)):
            if not _names_columns(words):
                self.found.items.append(Span(line.start, line.end))
            self._close(line)
            self.listed, self.number = True, self._number_of(line)
        elif self.mode == "follow" and not _names_columns(words):
            self._take(_with_labels(self.text, self._inside(line.start, line.end)))
            self.answered = True
        elif line.kind == "prose":
            self._read_prose(line, words)

    def _read_prose(self, line: Line, words: str) -> None:
        """Take in "Looking ahead: ..." and "Three questions remain. First, ..."; "Why it matters: ..." is closed."""
        if label := _label().match(words):
            self._take(self._inside(line.start + label.end(), line.end))
            return
        before, colon, _ = words[:HEADING_LENGTH].partition(":")
        if colon and promise_of(before) in ("mute", "links"):
            self._close(line)
            return
        if words.endswith(":") and len(words) < _LEAD_IN_LENGTH and self._leads_in(words):
            self.mode, self.listed = "follow", True
            return
        spans = self._inside(line.start, line.end)
        for index, span in enumerate(spans):
            if span.end - span.start < _LEAD_IN_LENGTH and self._leads_in(self.text[span.start : span.end]):
                stop = index + 1
                while stop < len(spans) and self._is_told_off(spans[stop]):
                    stop += 1
                if stop - index > 2:
                    self._take(spans[index + 1 : stop])
                    self.found.closed.append(span)

    def _leads_in(self, words: str) -> bool:
        return bool(pattern("lead_in").search(words.replace("’", "'")))

    def _is_told_off(self, span: Span) -> bool:
        words = self.text[span.start : span.end]
        return bool(_ORDINAL.match(words)) or words.endswith("?") or words.startswith("Whether")

    def _inside(self, start: int, end: int) -> list[Span]:
        """The parts of sentences that lie between `start` and `end`."""
        index = max(0, bisect_left(self.sentences, start, key=lambda sentence: sentence.start) - 1)
        found = []
        while index < len(self.sentences) and self.sentences[index].start < end:
            sentence = self.sentences[index]
            if sentence.end > start:
                found.append(Span(max(sentence.start, start), min(sentence.end, end)))
            index += 1
        return found

    def _take(self, spans: Sequence[Span]) -> None:
        for span in spans:
            self.found.closed.append(span)
            if _points_ahead(self.text[span.start : span.end]):
                self.found.items.append(span)

    def _close(self, line: Line) -> None:
        self.found.closed.append(Span(line.start, line.end))


def _names_columns(words: str) -> bool:
    """Whether a row is the head of a table, which only names its columns ("Date | Event")."""
    cells = re.split(r"\s*[|\t]\s*", words.strip("|* "))
    return len(cells) > 1 and all(
        cell.strip("*_ ").lower() in watch_cues.words("headings", "columns") for cell in cells
    )


def _with_labels(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences of a paragraph, the first joined to the second where it asks or is a mere label ("The buyers.")."""
    if len(spans) < 2:
        return list(spans)
    first = text[spans[0].start : spans[0].end]
    asks = first.endswith("?") and text[spans[1].end - 1] != "?"
    short = len(first) <= (_DATED_LABEL_LENGTH if expressions.find(first) else _LABEL_LENGTH)
    labels = short and not _PROMISING.search(first) and not tense.speaks_of_time(first) and not _tells(first)
    return [Span(spans[0].start, spans[1].end), *spans[2:]] if asks or labels else list(spans)


def _tells(words: str) -> bool:
    """Whether a verb of a timetable stands in `words` ("The board votes on Friday.")."""
    verbs = watch_cues.words("verbs", "timetable")
    return any(word in verbs or word.removesuffix("s") in verbs for word in words.lower().split())


def _is_row(words: str) -> bool:
    """Whether a line without a bullet is a row of a list: a date and what happens then, or an unfinished sentence."""
    if len(words) > _ROW_LENGTH or words.endswith((".", "!", ":")):
        return False
    spans = expressions.find(words[:60])
    return bool(spans and spans[0].start <= 2) or words.lower().startswith(("whether ", "who ", "how ", "if "))


def _points_ahead(sentence: str) -> bool:
    """Whether a sentence of a promising paragraph is about what is to come and not a look back."""
    return bool(_PROMISING.search(sentence)) or not tense.tells_the_past(sentence)
