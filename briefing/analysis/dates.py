"""Turns "on Wednesday", "within two weeks" or "by the end of May" into days, seen from the publication day."""

from __future__ import annotations

import re
from datetime import date

from briefing.analysis.timing import calendar_days as days
from briefing.analysis.timing import expressions, readings, tense
from briefing.analysis.timing.calendar_days import Days
from briefing.analysis.timing.parts import Moment
from briefing.model import Due

_CLOCK = re.compile(
    r"\b(?:at |around |about |from )?(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\d{1,2}:\d\d|"
    r"noon|midday|midnight|dawn|dusk|sunrise|sunset|first light)"
    r"(?: ?(?:et|est|edt|gmt|utc|eastern|local time)\b)?"
)
_ZONE = re.compile(r" (?:e[sd]?t|gmt)$")
_DAYPART = re.compile(r"(?<=\w) (?:(?:early |late |in the )?(?:morning|afternoon|evening|night|lunchtime))\b")
_NAMED_PART = re.compile(r"this (?:morning|afternoon|evening)|last night")
_FILLER = re.compile(
    r"\b(?:just|only|about|around|roughly|at least|less than|more than|under|another|as)\b ?(?=[a-z\d])"
)
_POSSESSIVE = re.compile(r"'s?(?= |$)")
_DOUBLE_LEAD = re.compile(r"^(?:on|in|at) (?=by |before |on )")
_ARTICLE = re.compile(r"^the ")
_LIMIT = re.compile(
    r"(?:by|before|on or before|no later than|not later than|prior to|ahead of|up to|through|between now and|"
    r"from now (?:until|to|through)|in the (?:days|weeks|months) before) (?!last)"
)
_BEFORE = re.compile(r"(?:before|prior to|ahead of) ")
_SEASON = re.compile(r"(?:the |this |next )?(?:spring|summer|autumn|fall|winter)(?: of)?(?: \d{4})?")
_LEAD = re.compile(
    r"(?:as early as|as soon as|as late as|no earlier than|not earlier than|no sooner than|"
    r"until at least|until|till|sometime|on|in|at|during|over|for|from|since|after|between|of|"
    r"starting|beginning|around|throughout|effective|come|within) "
)
_END_OF = re.compile(r"^(?:the )?(?:very )?(?:end|close) of ")
_UNIT_OUT = re.compile(r"^(?:the|this) (week|month|year) (?:is (?:out|over)|ends)$")
_UNIT_END = re.compile(r"^(?:the )?(week|month|year|quarter) end$")
_NUMBER = r"(\d{1,4}|(?:a )?couple(?: of)?|(?:a )?few|several|[a-z]+(?:-five|-eight)?)"
_UNIT = r"(minute|hour|day|week|fortnight|month|year)s?"
_COUNT = re.compile(
    rf"(?:(in|within|over|during|for|throughout|inside|has|have|had) )?(?:the )?(?:(next|coming|following|past|last) )?"
    rf"{_NUMBER}(?: ?(?:to|or|-|–) ?{_NUMBER})?[ -](?:more |working |business |calendar )?{_UNIT}( or two| or so)?"
    rf"(?: time)?(?: (ago|from now|from today|hence|from \w+|to \w+))?"
)
_VAGUE = re.compile(
    r"(?:in |within |over |during |for |throughout )?(?:the )?"
    r"(?:(?:next|coming|following)(?: (?:few|several))?|few|a few|several|some)? ?(day|week|month)s(?: ahead| to come)?"
)
_LASTING = re.compile(
    r"(?:for|during|throughout) (?:a few |several |some )?(?:day|week|month)s|\w+ the (?:few )?(?:day|week|month)s"
)
_SOME = re.compile(r"(?:a )?few|several")
_VAGUE_SPAN = {"day": 7, "week": 28, "month": 90}
_BUSINESS_END = re.compile(
    r"(?:the )?(?:close|end) of (?:business|play|trading|the (?:day|working day))(?: (?:on )?(?=\w)|$)"
)
_PART_OF_DAY = re.compile(r"(?:on |in )?the (?:morning|afternoon|evening|night) of (?=\w)")
_THE_NEXT = re.compile(r"(?:in|within|over|during|for) the (next|coming|past|last) (day|week|month|year)")
_RANGE = re.compile(r"(.+?)(?: ?[-–—] ?| (?:to|through|until|till|and|or|into) )(.+)")
_ALLOWED = re.compile(
    r"\b(?:ha(?:s|ve|d)|g[ai]ven?|gives|giving)\s(?:[\w'’-]+\s){0,5}?"
    r"((?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|thirty|sixty|ninety)"
    r"[ -](?:more |working |business )?(?:hour|day|week|month)s?)\s(?:(?:on |from )?(?:\w+day |now )?to|in which)\b"
)
# "a 48-hour ultimatum", "a ten-day deadline": the time that it leaves.
_TERM = re.compile(
    r"\b((?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|thirty|sixty|ninety)[ -]"
    r"(?:hour|day|week|month))s?(?= (?:\w+ )?(?:ultimatum|deadline|notice|grace period|window)\b"
    r"(?! (?:\w+ )?(?:expired|passed|lapsed|ended|ran out)\b))"
)
# "originally planned for March": a day that has given way to another.
_ONCE = re.compile(
    r"\b(?:originally|initially|previously|first|once)\s(?:been\s)?(?:planned|scheduled|due|set|slated|expected|meant|supposed)\b"
    r"[^,;]{0,40}$"
)
# "planned for March, will now be held in June": the same.
_PLANNED = re.compile(r"\b(?:planned|scheduled|due|set|slated)\b[^,;]{0,40}$")
_NOW = re.compile(r",\s(?:will|is|are|(?:has|have) been)\snow\b")
_DETERMINER_BEFORE = re.compile(r"(?:\w['’]s|\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir))\s$")
_NOUN_AFTER = re.compile(r"\s[a-z]{3,}")
_FEAST = re.compile(r"Christmas|Easter|Thanksgiving|Halloween")  # "reports Christmas trading on Jan. 14"
_LONG = 200  # days: a stretch longer than this says little about when to look
_YEAR_IN = re.compile(r"\b(?:19|20)\d\d\b")


def resolve(expression: str, *, clause: str, published: date) -> tuple[date, date] | None:
    """First and last day (inclusive) of a time expression, or None when it names no day.

    `clause` is the clause or sentence that the expression stands in; its tense decides whether "Friday" lies ahead or
    behind. `published` is the day on which it was printed. Weeks run from Monday to Sunday; "by X" and "within X" begin
    on the publication day; "coming days", "weeks", "months" are the next 7, 28 and 90 days; seasons are meteorological.
    """
    start = clause.find(expression)
    if start < 0:
        start, end = 0, 0
    else:
        end = start + len(expression)
    allowed = any(match.start(1) <= start and end <= match.end(1) for match in _ALLOWED.finditer(clause))
    words = f"within {expression}" if allowed else expression
    found = _read(_plain(words), Moment(published, tense.direction(clause, start, end)))
    return (found.first, found.last) if found else None


def due_of(clause: str, *, published: date | None) -> Due | None:
    """The time at which what a clause announces is due, with the clause's own words for it; None when it names none.

    A time that a verb takes ("will meet on Friday") goes before one inside a name ("Tuesday's primary"), a day before
    a whole year, the first before the second. Without a publication day only a date with its year counts.
    """
    return next(iter(dues_of(clause, published=published)), None)


def dues_of(clause: str, *, published: date | None) -> list[Due]:
    """Every time that may be the one at which what a clause announces is due, the best first (see `due_of`)."""
    ranked = []
    for start, end, words in _candidates(clause):
        if found := _due_days(clause, start, end, words, published):
            due = Due(found.first.isoformat(), found.last.isoformat(), clause[start:end])
            ranked.append((_rank(clause, start, end, found), due))
    return [due for _, due in sorted(ranked, key=lambda pair: pair[0])]


def _candidates(clause: str) -> list[tuple[int, int, str]]:
    """(start, end, words to read) of every time that may be a due time, in order."""
    found = [(m.start(1), m.end(1), f"within {m[1]}") for rule in (_ALLOWED, _TERM) for m in rule.finditer(clause)]
    taken = [(start, end) for start, end, _ in found]
    for span in expressions.find(clause):
        if not any(span.start < end and start < span.end for start, end in taken):
            found.append((span.start, span.end, clause[span.start : span.end]))
    return sorted(found)


def _due_days(clause: str, start: int, end: int, words: str, published: date | None) -> Days | None:
    text = _plain(words)
    if "earlier" in text and "earlier than" not in text:
        return None
    direction = tense.direction(clause, start, end)
    if published is None:
        year = _YEAR_IN.search(text)
        if year is None or direction < 0:
            return None
        return _read(_LIMIT.sub("", text, count=1), Moment(date(int(year[0]), 1, 1), tense.STRONG))
    moved = _PLANNED.search(clause, 0, start) and _NOW.match(clause, end)
    if moved or _ONCE.search(clause, 0, start) or (direction == -tense.STRONG and _YEAR_IN.search(text)):
        return None
    found = _read(text, Moment(published, direction))
    if found is None or found.last < published or (direction < 0 and found.last == published):
        return None
    return found


def _rank(clause: str, start: int, end: int, found: Days) -> int:
    inside_a_name = clause[:end].endswith(("'s", "’s")) or bool(
        _DETERMINER_BEFORE.search(clause, max(0, start - 8), start) and _NOUN_AFTER.match(clause, end)
    )
    inside_a_name = inside_a_name or bool(_FEAST.fullmatch(clause, start, end) and _NOUN_AFTER.match(clause, end))
    return 2 * ((found.last - found.first).days > _LONG) + inside_a_name


def _plain(expression: str) -> str:
    """Lower case, single spaces, no possessives, clock times or parts of the day."""
    text = " ".join(expression.lower().replace("’", "'").replace("‘", "'").split())
    text = _POSSESSIVE.sub("", text)
    untimed = " ".join(_CLOCK.sub("", text).split())
    untimed = _PART_OF_DAY.sub("", _BUSINESS_END.sub("", untimed) or (untimed and "today"))
    text = _ZONE.sub("", untimed or (text and "today"))
    if not _NAMED_PART.search(text):
        text = _DAYPART.sub("", text)
    text = text.replace("mid-", "mid ").replace("year-end", "year end").replace("new years", "new year")
    return _DOUBLE_LEAD.sub("", text.strip(" ,.;:-"))


def _read(text: str, at: Moment) -> Days | None:
    if limit := _LIMIT.match(text):
        rest = text[limit.end() :]
        end = _read(_end_of(rest), Moment(at.today, max(1, at.direction)))
        if end and _SEASON.fullmatch(rest) and _BEFORE.match(text) and end.first > at.today:
            end = Days(at.today, days.days_after(end.first, -1))  # "before the summer" ends where summer begins
        return end and Days(min(at.today, end.last), end.last)
    if found := _counted(_FILLER.sub("", text), at):
        return found
    inner = text
    while lead := _LEAD.match(inner):
        inner = inner[lead.end() :]
    if text.startswith(("until ", "till ")) and _END_OF.match(inner):
        whole = _read(_end_of(inner), at)
        return whole and Days(whole.last, whole.last)
    inner = _UNIT_END.sub(r"the end of the \1", inner)
    if text.startswith(("from ", "between ")) and (pair := _pair(inner, at)):
        return pair
    return readings.core(inner, at) or _pair(inner, at) or readings.core(_ARTICLE.sub("", inner), at)


def _end_of(text: str) -> str:
    """A limit at "the end of X", "year end" or "X is out" is the last day of X, whatever "end" means elsewhere."""
    return _UNIT_OUT.sub(r"this \1", _UNIT_END.sub(r"the \1", _END_OF.sub("", text)))


def _counted(text: str, at: Moment) -> Days | None:
    """Expressions that count units: "in two weeks", "within 48 hours", "a week ago", "coming months"."""
    if match := _THE_NEXT.fullmatch(text):
        step = _shifted(at.today, 1 if match[1] in ("next", "coming") else -1, match[2])
        return Days(min(at.today, step), max(at.today, step))
    if (match := _VAGUE.fullmatch(text)) and not _LASTING.fullmatch(text):
        return Days(days.days_after(at.today, 1), days.days_after(at.today, _VAGUE_SPAN[match[1]]))
    match = _COUNT.fullmatch(text)
    if not match:
        return None
    lead, which, low_word, high_word, unit, more, tail = match.groups()
    low = readings.number_of(low_word)
    high = readings.number_of(high_word) if high_word else (low or 1) + 1 if more == " or two" else low
    if low is None or high is None:
        if not _SOME.fullmatch(low_word):
            return None
        back = tail == "ago" or which in ("past", "last")
        if unit not in _VAGUE_SPAN or not (lead or which or tail):
            return None
        reach = _VAGUE_SPAN[unit]
        return Days(days.days_after(at.today, -reach if back else 1), days.days_after(at.today, -1 if back else reach))
    start = at.today
    if tail and tail.startswith("from ") and tail not in ("from now", "from today"):
        day = readings.core(tail[5:], at)
        if day is None:
            return None
        start = day.first
        if lead == "for":
            return Days(start, _shifted(start, low, unit))
    if lead == "in" and at.direction == -tense.STRONG:
        return None
    return _span(start, lead, which, tail, (low, high), unit)


def _span(
    start: date, lead: str | None, which: str | None, tail: str | None, count: tuple[int, int], unit: str
) -> Days | None:
    low, high = count
    if tail == "ago":
        return Days(_shifted(start, -high, unit), _shifted(start, -low, unit))
    if which in ("past", "last"):
        return Days(_shifted(start, -high, unit), start)
    first, last = _shifted(start, low, unit), _shifted(start, high, unit)
    if low != high:
        return Days(first, last)
    if which or lead in ("within", "inside", "over", "during", "throughout", "has", "have", "had"):
        return Days(start, last)
    if lead == "for":
        return Days(start, last) if which else None
    return Days(first, last) if lead or tail else None


def _shifted(day: date, count: int, unit: str) -> date:
    if unit in ("month", "year"):
        return days.months_after(day, count * (12 if unit == "year" else 1))
    if unit in ("minute", "hour"):
        return days.days_after(day, (count + (23 if count > 0 else 0)) // 24) if unit == "hour" else day
    return days.days_after(day, count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _pair(text: str, at: Moment) -> Days | None:
    """A range of two ends: "July 8 to 12", "Monday through Friday", "June and July"."""
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    first_words, last_words = match[1], re.sub(r"^(?:on|in|the) ", "", match[2])
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?", last_words):
        month = re.match(r"(?:\w+day,? )?([a-z]{3,9}\.?) \d", first_words)
        last_words = f"{month[1]} {last_words}" if month else last_words
    elif re.fullmatch(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?", first_words):
        month = re.search(r"[a-z]{3,9}\.?(?:,? \d{4})?$", last_words)
        first_words = f"{first_words} {month[0]}" if month else first_words
    if (year := _YEAR_IN.search(last_words)) and not _YEAR_IN.search(first_words):
        first_words = f"{first_words} {year[0]}"
    first, last = readings.core(first_words, at), readings.core(last_words, at)
    if first is None or last is None:
        return None
    if last.last < first.first:
        later = readings.core(last_words, Moment(first.first, 2))
        last = later if later and later.last >= first.first else None
    return Days(first.first, last.last) if last else None
