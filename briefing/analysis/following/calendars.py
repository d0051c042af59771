"""Reads calendars: a line that is a bare day ("MONDAY, Nov. 30") is the day of the lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from briefing.analysis import dates
from briefing.analysis.following import watch_cues
from briefing.analysis.following.article_lines import Line, lines, pattern
from briefing.analysis.timing import calendar_days as days
from briefing.analysis.timing import tense
from briefing.model import Article, Due, Span

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMBER: Final = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2}(?:st|nd|rd|th)?)?"
_DATE: Final = (
    rf"(?:the )?{_NUMBER} (?:of )?{_MONTH}(?:,? \d{{4}}\b)?|{_MONTH} {_NUMBER}(?:,? \d{{4}}\b)?|\d{{4}}-\d\d-\d\d"
)
# A weekday, a date or both, and then nothing more in the line, or what is on that day.
_DAY_LINE: Final = re.compile(
    r"^[^\w\n]*(?:on )?(?P<day>(?:(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|"
    r"(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b(?=[^\n]{1,6}\d))?"
    rf"[.,]* ?(?P<date>(?:(?:the )?week of )?(?:{_DATE}))?)(?<=\w)(?: \(\w+day\))?"
    r"(?:[^\w\n]*$| ?[—–:|] +(?=\w)| - (?=\w))",
    re.IGNORECASE | re.MULTILINE,
)
_YEAR: Final = re.compile(r"\d{4}")
_LONGEST: Final = 300  # characters: a longer line is no entry of a calendar
_MARKS: Final = 6  # characters before the day of a heading: "## **Monday**"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar has for a day: the line's span, and the day with the calendar's own words for it.

    `heading` is the span of the line that names the day; the entry's own where it begins with it.
    """

    span: Span
    due: Due
    heading: Span


def find(article: Article, published: date | None) -> tuple[Entry, ...]:
    """What an article's calendars have for the days from its publication on, in the order of the text.

    A day with its month is taken for a calendar's where there are two of them, or bullets below; a bare weekday only
    where a heading promises a calendar ("The week ahead").
    """
    found = {match.start("day"): match for match in _DAY_LINE.finditer(article.text) if match["day"]}
    if not found:
        return ()
    return tuple(_Reader(article.text, published, found).entries(article))


@cache
def _promise() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{watch_cues.alternatives('headings', 'calendars')})\b", re.IGNORECASE)


@dataclass(slots=True)
class _Reader:
    """One way through an article's lines: under which day it is, and whether the last heading promised a calendar."""

    text: str
    published: date | None
    found: dict[int, re.Match[str]]
    promised: bool = False
    day: Entry | None = None  # the heading under which the lines are, as if it were an entry
    last: date | None = None  # of the day before
    looks: str = ""  # what the day's last entry looked like

    def entries(self, article: Article) -> Iterator[Entry]:
        """The entries of all days that are not over."""
        for line in lines(article):
            span = Span(line.start, line.end)
            if day := self._day_in(line):
                due = self._due(day)
                self.day, self.looks = Entry(span, due, span) if due else None, ""
                if day.end() < line.end:
                    if self.day and self._is_calendar():
                        yield self.day
                    self.day = None
            elif line.kind == "heading":
                self.day, self.last = None, None
                self.promised = bool(_promise().search(self.text, line.start, line.end))
            elif self.day and self._goes_on(line):
                yield replace(self.day, span=span)
            else:
                self.day = None

    def _day_in(self, line: Line) -> re.Match[str] | None:
        """The day with which a line begins, behind whatever marks it as a heading."""
        starts = range(line.start, min(line.start + _MARKS, line.end))
        return next((self.found[start] for start in starts if start in self.found), None)

    def _is_calendar(self) -> bool:
        return self.promised or len(self.found) > 1

    def _goes_on(self, line: Line) -> bool:
        """Whether a line is one more entry of the day: sentences below bullets or bare rows are text again."""
        words = self.text[line.start : line.end]
        told = (
            line.end - line.start <= _LONGEST and not pattern("tail").match(words) and not tense.tells_the_past(words)
        )
        looks = "item" if line.kind == "item" else "text" if words.endswith((".", "!", "?")) else "row"
        if not told or (looks != "item" and (self.looks == "item" or not self._is_calendar())):
            return False
        if looks == "text" and self.looks == "row":
            return False
        self.looks = looks
        return True

    def _due(self, day: re.Match[str]) -> Due | None:
        """The day that a line names, if it is not over."""
        found = self._dated(" ".join(day["date"].lower().split())) if day["date"] else self._next(day["weekday"])
        if found is None or (self.published and found[1] < self.published):
            return None
        self.last = found[1]
        return Due(found[0].isoformat(), found[1].isoformat(), " ".join(day["day"].split()))

    def _dated(self, words: str) -> tuple[date, date] | None:
        """The day of a date; with its year it needs no day to be seen from."""
        seen = self.published or (date.min if _YEAR.search(words) else None)
        return dates.resolve(words, clause=words, published=seen) if seen else None

    def _next(self, weekday: str) -> tuple[date, date] | None:
        """The next such weekday after the day before in the calendar, where one is promised."""
        if self.published is None or not self.promised:
            return None
        after = max(days.days_after(self.last, 1), self.published) if self.last else self.published
        found = days.days_after(after, (days.WEEKDAYS.index(weekday.lower()) - after.weekday()) % 7)
        return found, found
