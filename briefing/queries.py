"""The one language in which a reader asks: dam "spill gate" -title:quiz (outlet:Courier OR tag:mine) due:week newer:2d.

It is read here into the tree of `briefing.model.query`, and printed from it again; what it finds is said elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NoReturn, cast, get_args

from briefing import when
from briefing.errors import QueryError
from briefing.model import EVERYTHING, And, Field, Not, Or, Query, Term
from briefing.text import one_line

FIELDS: Final[tuple[Field, ...]] = tuple(name for name in get_args(Field) if name != "words")
"""The fields in the order in which they are told of."""

STATES: Final = ("unread", "read", "starred", "open", "overdue", "archived", "muted", "copy", "any")
"""What can stand behind `is:`."""

PUT_ASIDE: Final = frozenset({"archived", "muted", "any"})
"""Those of the states that also bring back what is put aside."""

DUE: Final = ("overdue", "today", "week", "none")
"""What can stand behind `due:`, besides days."""

OPEN_ENDED: Final = frozenset({"words", "title", "text", "outlet", "actor", "tag", "speaker", "quote", "watch"})
"""The fields whose last word may be the beginning of one."""

_MOST_TERMS: Final = 200
_DEEPEST: Final = 10

_MARKS: Final = '"“”„‟«»'
_TOKEN: Final = re.compile(
    rf"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | (?P<minus>-(?=[^\s)-]))
       | (?:(?P<field>[a-z]+):(?!//))?
         (?:[{_MARKS}](?P<phrase>[^{_MARKS}]*)(?P<end>[{_MARKS}]\*?)? | (?P<word>[^\s(){_MARKS}]*))""",
    re.VERBOSE,
)
_NO_BARE: Final = re.compile(rf"OR|-.*|.*[\s(){_MARKS}].*|(?:[a-z]+:|//).*|.*\*", re.DOTALL)

_RIGHT: Final[dict[str, str]] = {
    "is": f"one of {', '.join(STATES)}",
    "due": f"{', '.join(DUE)}, or a day or days such as friday, 3d, 2026-03-09, 2026-03 or 2026-03-09..2026-03-12",
    **dict.fromkeys(("newer", "older"), "a time such as 12h, 2d, 3w or 6m (hours, days, weeks, months)"),
    **dict.fromkeys(
        ("before", "after", "on"), "a day such as 2026-03-09, today or yesterday, a month (2026-03), a year"
    ),
}


def parse(text: str) -> Query:
    """Read a query; one without anything in it asks for everything. Raises QueryError, which knows the place."""
    return _Reading(text, typing=False).query()


def parse_typed(text: str) -> Query:
    """Read a query that is being typed: its last word may go on, and what is half typed at its end is no error yet."""
    return _Reading(text, typing=True).query()


def printed(query: Query) -> str:
    """The query as text; `parse` reads it back as it is."""
    match query:
        case And(parts):
            return " ".join(f"({printed(one)})" if isinstance(one, Or) else printed(one) for one in parts)
        case Or(parts):
            return " OR ".join(printed(one) for one in parts)
        case Not(part):
            return f"-{printed(part)}" if isinstance(part, Term) else f"-({printed(part)})"
        case Term(field, value, beginning):
            head = "" if field == "words" else f"{field}:"
            quoted = f'"{value}"' if _NO_BARE.fullmatch(value) else value
            return f"{head}{quoted}{'*' * beginning}"


def both(one: Query, other: Query) -> Query:
    """What both ask for, each for itself put together: terms of the two may be met by one article."""
    parts = tuple(part for each in (one, other) for part in (each.parts if isinstance(each, And) else (each,)))
    return parts[0] if len(parts) == 1 else And(parts)


def terms(query: Query, *, denied: bool = True) -> Iterator[Term]:
    """The terms of a query in their order; without those that are `denied`, only what is to be found and lit up."""
    match query:
        case Term():
            yield query
        case Not(part):
            if denied:
                yield from terms(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from terms(part, denied=denied)


def asks_for_aside(query: Query) -> bool:
    """Whether a query is about what is put aside, so that it must not be left out: is:archived, is:muted or is:any."""
    return any(term.field == "is" and term.value in PUT_ASIDE for term in terms(query))


def plain_value(text: str) -> str:
    """A text as the value of a term can be: cleaned, on one line, without quotation marks."""
    return " ".join(re.sub(f"[{_MARKS}]", " ", one_line(text)).split())


def named(field: Field, name: str) -> Term | None:
    """The term that asks for a name as articles give it; None for one without a letter or digit to ask for."""
    value = plain_value(name)
    return Term(field, value) if _has_word(value) else None


def due_range(value: str, today: date) -> tuple[date, date] | None:
    """The first and last day that `due:` means by a day, two days or a month; None for what are no days."""
    return when.range_of(value, today) or when.period_of(value, today)


class _Reading:
    """One way through the text of a query, token by token."""

    def __init__(self, text: str, *, typing: bool) -> None:
        self.text = text
        self.typing = typing
        self.tokens = [match for match in _TOKEN.finditer(text) if match[0] and match.lastgroup != "space"]
        self.at = 0
        self.read = 0

    def query(self) -> Query:
        found = self._either(0)
        if self.at < len(self.tokens):
            self._fail("There is no ( for this )", self.tokens[self.at].start())
        if found is None and self.tokens and not self.typing:
            self._fail("There is no word in this to look for", self.tokens[0].start())
        return EVERYTHING if found is None else found

    def _either(self, depth: int) -> Query | None:
        """Alternatives, up to the end or a closing bracket."""
        parts = [self._together(depth)]
        while (token := self._next()) is not None and _is_or(token):
            self.at += 1
            if self._ends():
                if not self._half(token.end()):
                    self._fail("OR needs something behind it", token.start())
            else:
                parts.append(self._together(depth))
        kept = [one for one in parts if one is not None]
        flat = tuple(part for one in kept for part in (one.parts if isinstance(one, Or) else (one,)))
        return (flat[0] if len(flat) == 1 else Or(flat)) if flat else None

    def _together(self, depth: int) -> Query | None:
        """Conditions that must all hold, up to an OR, the end or a closing bracket."""
        parts: list[Query] = []
        first = self._next()
        if first is not None and _is_or(first):
            if self._half(first.end()):
                self.at += 1
                return None
            self._fail("OR needs something before it", first.start())
        while (token := self._next()) is not None and not token["close"] and not _is_or(token):
            one = self._one(token, depth)
            parts += one.parts if isinstance(one, And) else [one] if one is not None else []
        return (parts[0] if len(parts) == 1 else And(tuple(parts))) if parts else None

    def _one(self, token: re.Match[str], depth: int) -> Query | None:
        self.at += 1
        if depth > _DEEPEST:
            self._fail("This is nested too deeply", token.start())
        if token["minus"]:
            following = self._next()
            assert following is not None
            part = self._one(following, depth + 1)
            return None if part is None else Not(part)
        return self._group(token, depth) if token["open"] else self._term(token)

    def _group(self, opened: re.Match[str], depth: int) -> Query | None:
        found = self._either(depth + 1)
        closing = self._next()
        if closing is None and not self.typing:
            self._fail("This ( is never closed", opened.start())
        self.at += closing is not None
        if found is None and closing is not None and not self._half(closing.end()):
            self._fail("There is nothing between these brackets", opened.start())
        return found

    def _term(self, token: re.Match[str]) -> Term | None:
        field, raw, start = token["field"], token["word"], token.start()
        is_last = token.end() == len(self.text)
        if field is not None and field not in FIELDS:
            if raw == "" and token["end"] is None and token["phrase"] is None:
                field, raw = None, token[0]  # "note: …" is a word like others
            elif self._half(token.end()):
                return None
            else:
                known = ", ".join(FIELDS)
                self._fail(f'There is no field {field}; put it into "quotes", or take one of {known}', start)
        if token["phrase"] is not None and token["end"] is None and not self.typing:
            self._fail("This quotation mark is never closed", start + len(f"{field}:" if field else ""))
        self.read += 1
        if self.read > _MOST_TERMS:
            self._fail(f"A query has at most {_MOST_TERMS} terms", start)
        value = token["phrase"] if token["phrase"] is not None else raw
        goes_on = (token["end"] or "").endswith("*") if token["phrase"] is not None else raw.endswith("*")
        if self.typing and is_last and token["end"] is None and value[-1:].isalnum():
            goes_on = True
        return self._checked(token, field or "words", value, goes_on)

    def _checked(self, token: re.Match[str], field: str, value: str, goes_on: bool) -> Term | None:
        """The term, if its value can be meant; None for a sign between words."""
        open_ended = field in OPEN_ENDED
        if token["phrase"] is None and open_ended:
            value = value.rstrip("*")
        value = plain_value(value)
        if not open_ended:
            value = value.casefold()
        if field == "words" and not _has_word(value):
            return None
        if _is_right(field, value):
            return Term(cast(Field, field), value, goes_on and open_ended and value[-1:].isalnum())
        if self._half(token.end()):
            return None
        right = _RIGHT.get(field, f'a word, or several in quotes: {field}:"two words"')
        what = f"{field}:{value} cannot be meant" if value else f"There is nothing right behind {field}:"
        return self._fail(f"{what}; it takes {right}", token.start())

    def _next(self) -> re.Match[str] | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _ends(self) -> bool:
        """Whether nothing can follow in this bracket."""
        token = self._next()
        return token is None or bool(token["close"]) or _is_or(token)

    def _half(self, end: int) -> bool:
        """Whether what ends here may still be going on under the reader's fingers."""
        return self.typing and not self.text[end:].strip()

    def _fail(self, sentence: str, at: int) -> NoReturn:
        raise QueryError(sentence, self.text, at)


def _is_or(token: re.Match[str]) -> bool:
    return token[0] == "OR"


def _has_word(value: str) -> bool:
    return any(char.isalnum() for char in value)


def _is_right(field: str, value: str) -> bool:
    today = date.today()
    match field:
        case "is":
            return value in STATES
        case "due":
            return value in DUE or due_range(value, today) is not None
        case "newer" | "older":
            return when.ago(value, today) is not None
        case "before" | "after" | "on":
            return when.period_of(value, today) is not None
    return _has_word(value)
