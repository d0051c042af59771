"""One sentence as the watch rules see it: its words, when it is due, and how sharply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Literal

from briefing.analysis import dates
from briefing.analysis.following import watch_cues
from briefing.model import Due, Span

Grade = Literal["none", "vague", "coarse", "month", "fine"]

_SOME_DAY = date(2001, 5, 16)  # a Wednesday in the middle of a month, to judge words when no publication day is known
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[a-z]+")
_TODAY = re.compile(r"^(?:today|now|at (?:noon|midnight|\d[\d:.]*\s?(?:[ap]\.?m\.?)?))$")
_VAGUE = re.compile(r"^(?:overnight|(?:\w+ )?this year|in (?:the )?(?:days|weeks|months|years))$")
_MONTH = 28  # days: a stretch of a month makes an event of what can be one, but not of every "will"
_COARSE = 31  # days: a longer stretch (a season, a year) needs an act that is definite by itself
_NEAR = 3  # days
_LIMIT = 200  # days: the same for "by X"
_SAME_CLAUSE = 180  # characters between an announcing verb and its day
_NEW_CLAUSE = re.compile(r";|\b(?:said|(?<!be )told|joked|wrote|quipped|insisted|because|although|while)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Ll]et's)\b\W*(?:\w+\W+){0,2}$")
_SAID_HAD = re.compile(r"\b(?:said|announced|confirmed)(?: that)? (?:[\w'-]+ ){1,4}had\s$")
_TIME_IS_SUBJECT = re.compile(r"\s+(?:will|would) be (?:a|an|the|about|his|her|its|their)\b")
_THERE = re.compile(r"\b(?:at|in|during|on)\s(?:the\s)?(?=$|\w)")  # "will speak at Friday's rally" is due then
_ARTICLE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s$")
_ASIDE = re.compile(
    r"[,(–—]\s?(?:\w+ly\s|first\s|once\s)?(?:which|who|whose|where|due|scheduled|expected|planned|set)\b[^,)–—]*$"
)
_NOUN_AFTER = re.compile(
    r"\s(?!(?:in|on|at|for|with|and|or|to|by|of|as|when|before|after|is|are|will|from|deadline|cut-?off|ultimatum|notice|window|grace)\b)[a-z]{3,}"
)
_NAMED_EVENT = re.compile(r"(?:^(?!by|before).*'s|^(?:prior to|ahead of|since|after|following)\b.*)$", re.IGNORECASE)


@cache
def _next_occasion() -> re.Pattern[str]:
    meetings = watch_cues.alternatives("verbs", "occasions")
    which = r"(?:next|coming|upcoming|forthcoming|new|autumn|spring|summer|winter|emergency|special|extraordinary)"
    return re.compile(
        rf"\b(?:in|at|during|for|to) (?:the|its|their|his|her|an?|this)? ?{which} (?:\w+ )?(?:{meetings})\b"
    )


@dataclass(frozen=True)
class Occasion:
    """A sentence with straight apostrophes, the due time found in it, and the same as far as it is `known`.

    `speech` are the stretches of the text that stand in quotation marks.
    """

    text: str
    due: Due | None
    known: Due | None = None
    speech: tuple[Span, ...] = ()
    published: date | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text in small letters, to rule cues out cheaply."""
        return frozenset(_WORD.findall(self.text.lower()))

    def has(self, table: str, name: str) -> bool:
        """Whether any word of the list `name` of `[table]` stands in the text."""
        return not self.words.isdisjoint(watch_cues.words(table, name))

    @cached_property
    def grade(self) -> Grade:
        """How good the due time is as a sign of something announced."""
        if self.due is None:
            return "none"
        words = self.due.text.replace("’", "'")
        if _VAGUE.match(words.lower()) or _NAMED_EVENT.search(words) or self._names_an_event:
            return "vague"
        length = (date.fromisoformat(self.due.end) - date.fromisoformat(self.due.start)).days
        limit = words.lower().startswith(("by ", "before ", "no later", "not later", "within "))
        if length < (_LIMIT if limit else _MONTH - 1):
            return "fine"
        return "month" if length < _COARSE else "coarse"

    @property
    def worth_telling(self) -> Due | None:
        """The due time, unless it only belongs to another event that the sentence names ("ahead of Friday's vote")."""
        if self.known is None or not _NAMED_EVENT.search(self.known.text.replace("’", "'")):
            return self.known
        there = _THERE.search(self.text, max(0, self.due_at - 12), self.due_at) or _THERE.match(self.known.text + " ")
        return self.known if there else None

    @property
    def from_then_on(self) -> Due | None:
        """The due time of what will not happen before it: "not before May" is no earlier than May."""
        due = self.worth_telling
        if due is None or self.published is None or not due.text.lower().startswith("before "):
            return due
        words = f"until {due.text[len('before ') :]}"
        found = dates.resolve(words, clause=words, published=self.published)
        return Due(found[0].isoformat(), found[1].isoformat(), due.text) if found else due

    @cached_property
    def _names_an_event(self) -> bool:
        """Whether the day is part of a name ("a Sunday talk show", "the Saturday primary")."""
        end = self.due_at + len(self.due.text if self.due else "")
        return bool(
            self.due_at > 0
            and _ARTICLE_BEFORE.search(self.text, max(0, self.due_at - 8), self.due_at)
            and _NOUN_AFTER.match(self.text, end)
        )

    @property
    def today(self) -> bool:
        """Whether the due time is a bare "today", which a habit can have as well ("in politics today")."""
        return self.due is not None and bool(_TODAY.match(self.due.text.lower()))

    @property
    def near(self) -> bool:
        """Whether the due time begins within days: a farther day after "was to" is a past one, misread."""
        if self.due is None or self.published is None:
            return False
        return (date.fromisoformat(self.due.start) - self.published).days <= _NEAR

    @property
    def printed_that_day(self) -> bool:
        """Whether the due time is the very day on which the sentence was printed."""
        return self.due is not None and self.published is not None and self.due.end == self.published.isoformat()

    @cached_property
    def due_at(self) -> int:
        """Where the due words stand in the text, -1 when there are none."""
        return self.text.find(self.due.text.replace("’", "'")) if self.due else -1

    def due_aside(self, position: int) -> bool:
        """Whether the due time only describes what stands before `position`: "the law, which ends in May, will ...".

        "The figures for May are due ..." is the same.
        """
        if not 0 <= self.due_at < position:
            return False
        return self.text.startswith("for ", self.due_at) or bool(_ASIDE.search(self.text, 0, self.due_at))

    def spoken(self, position: int) -> bool:
        """Whether the word at `position` is inside quotation marks."""
        return any(span.start <= position < span.end for span in self.speech)

    def first_person(self, position: int) -> bool:
        """Whether the speaker himself acts in the words right before `position` ("we'll"), as in slogans and boasts."""
        return bool(_FIRST_PERSON.search(self.text, max(0, position - 30), position + 4))

    def news_when_said(self, position: int) -> bool:
        """Whether what "had" been done before `position` is told as news ("said it had invited the guild")."""
        return bool(_SAID_HAD.search(self.text, 0, position))

    def occasioned(self, position: int) -> bool:
        """Whether a coming meeting soon after `position` says when ("will raise it in the next session")."""
        match = _next_occasion().search(self.text, position, position + _SAME_CLAUSE)
        return match is not None and not _NEW_CLAUSE.search(self.text, position, match.start())

    def dated(self, cue: int) -> bool:
        """Whether the due time belongs to the clause of the announcing word at `cue`."""
        if self.due_at < 0 or self.grade in ("none", "vague"):
            return False
        if _TIME_IS_SUBJECT.match(self.text, self.due_at + len(self.due.text if self.due else "")):
            return False
        low, high = sorted((cue, self.due_at))
        return high - low < (40 if self.today else _SAME_CLAUSE) and not _NEW_CLAUSE.search(self.text, low, high)


def occasions_of(sentence: str, published: date | None, speech: tuple[Span, ...]) -> list[Occasion]:
    """The sentence as one occasion for every time that it may be due, the likeliest first; at least one.

    `published` is the publication day from which "on Friday" is seen. Without it, "on Friday" still makes an event of
    a meeting, but nobody knows which Friday: `known` is None then.
    """
    known = dates.dues_of(sentence, published=published)
    dues = known if published or known else dates.dues_of(sentence, published=_SOME_DAY)
    if published is None and not known and dues and _YEAR.search(dues[0].text):
        dues = []
    text = sentence.replace("’", "'").replace("‘", "'")
    return [Occasion(text, due, due if known else None, speech, published) for due in dues] or [
        Occasion(text, None, None, speech, published)
    ]
