"""Where a run of capitals that may name someone begins and ends, with the small words that belong inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.analysis.naming import lexicons, marks
from briefing.analysis.naming.particles import SUFFIXES, Particles

if TYPE_CHECKING:
    from briefing.analysis.naming.capitals import Words
    from briefing.analysis.naming.lexicons import Entry

Hint = Literal["person", "organisation", "place", "title"]


@dataclass(slots=True)
class Found:
    """A stretch of words that may name someone: words `first` to `last` (exclusive) and what the stretch itself says.

    `entry` is set when the word lists know it; `hint` is what its words or its title say it is, "title" for a title
    that is a name only where someone has that surname; `title` is where the title before it begins (-1: no title).
    """

    first: int
    last: int
    entry: Entry | None = None
    hint: Hint | None = None
    title: int = -1


class Runs:
    """Where runs of capitals begin and end in one article's words."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.low = words.small
        self.inside = {
            form
            for form, cap, opens, loud in zip(words.forms, words.caps, words.opens, words.loud, strict=True)
            if cap and not opens and not loud
        }
        self.small = Particles(words)
        self.inside.update(*self.small.nicknames)
        self.low_inside = {form.lower() for form in self.inside}
        heads = lexicons.flags("org_heads.txt")
        self.ends = {word for word, flag in heads.items() if flag in ("end", "both", "legal")}
        self.begins = {word for word, flag in heads.items() if flag in ("of", "both")}
        self.legal = {word for word, flag in heads.items() if flag == "legal"}
        self.place_first = {
            word for word, flag in lexicons.flags("places_words.txt").items() if flag in ("first", "both")
        }
        self.place_last = {
            word for word, flag in lexicons.flags("places_words.txt").items() if flag in ("last", "both")
        }

    # ---------------------------------------------------------------- how far a run goes

    def _run_end(self, first: int) -> int:
        words = self.words
        at = first + 1
        known = lexicons.entry_at(words.forms, first, min(len(words.forms), first + 9))
        if known is not None:
            at = known[1]
        while at < len(words.forms):
            step = self._step(first, at)
            if step == at:
                return at
            at = step
        return at

    def _step(self, first: int, at: int) -> int:
        """Where the run that began at `first` reaches when word `at` is asked to join it; `at` when it does not."""
        words = self.words
        form = words.forms[at]
        if words.sentences[at] != words.sentences[first]:
            return at
        if form == "," and self._low(at + 1) in self.legal and words.caps[at + 1] and words.joined(at):
            return at + 2
        if form == "," and at - first > 1 and self._low(at + 1) in SUFFIXES and words.caps[at + 1] and words.joined(at):
            return at + 2
        if form == "," and marks.ties_partners(words, at):
            return at + 2
        if not words.joined(at):
            return at
        if form == "plc" and words.caps[at - 1]:
            return at + 1
        if form in marks.QUOTES:
            return marks.after_nickname(words, at)
        if form in "-‑" and self._second_syllable(first, at):
            return at + 2
        if words.caps[at]:
            known = lexicons.entry_at(words.forms, at, min(len(words.forms), at + 9))
            if self._dated(first, at):
                return at
            return max(at + 1, known[1] if known is not None else 0)
        if form in lexicons.group("particles") and self._cap(at + 1):
            return at + 2
        if (
            form in lexicons.group("particles")
            and words.form(at + 1, words.sentences[at]) in lexicons.group("particles")
            and self._cap(at + 2)
        ):
            return at + 3
        if form == "&" and self._cap(at + 1):
            return at + 2
        if form in ("of", "for", "on", "against") and self._leads(first, at, form):
            return at + (2 if self._cap(at + 1) else 3)
        if form == "and" and self._one_body(first, at):
            return at + 2
        if form.lower() in ("'s", "’s", "'", "’") and self._owned(at):
            return at + 2
        return at

    def shares_surname(self, at: int) -> bool:
        """Whether a given name stands before another's full name, whose surname it shares: "Ivo and Ada Krell"."""
        if self.words.opens[at] and self._low(at) in lexicons.group("openers"):
            return False
        if not (lexicons.is_given(self._low(at)) and self.words.form(at + 1, self.words.sentences[at]) == "and"):
            return False
        return lexicons.is_given(self._low(at + 2)) and self._cap(at + 2) and self._cap(at + 3)

    def _second_syllable(self, first: int, at: int) -> bool:
        """Whether the hyphen at word `at` ties the small half of a given name: "Ki-moon" after "Ban"."""
        words = self.words
        glued = words.ends[at - 1] == words.starts[at] and at + 1 < len(words.forms)
        return (
            glued
            and words.ends[at] == words.starts[at + 1]
            and words.forms[at + 1].islower()
            and self._low(at - 2 if at - 2 >= first else at) in lexicons.words("surnames_first.txt")
        )

    def _dated(self, first: int, at: int) -> bool:
        """Whether a day or month lies between the run so far and word `at`: "Acme Corp Friday", "August Acme sales"."""
        days = lexicons.group("days_and_months")
        given = lexicons.is_given(self._low(at))
        if self._low(at) in days and not (given and (at - first < 2 or lexicons.is_given(self._low(at - 1)))):
            return True
        return at - first == 1 and self._low(first) in days and not lexicons.is_given(self._low(first))

    def _low(self, at: int) -> str:
        return self.words.forms[at].rstrip(".").lower() if at < len(self.words.forms) else ""

    def _cap(self, at: int) -> bool:
        words = self.words
        return at < len(words.forms) and words.caps[at] and words.joined(at) and words.joined(at - 1)

    def _leads(self, first: int, at: int, form: str) -> bool:
        """Whether "of", "for" or "on" after a head word leads on: "Bank of", "Minister of the", "Council on"."""
        words = self.words
        if not (
            self._cap(at + 1)
            or (words.form(at + 1, words.sentences[at]) == "the" and self._cap(at + 2) and words.joined(at + 1))
        ):
            return False
        before = self._low(at - 1)
        if at - first > 1 and self._leads_no_further(at, before):
            return False
        if self._low(at + 1) in lexicons.group("days_and_months"):
            return False
        if form == "of":
            plain = before in lexicons.common() and not any(
                lexicons.is_given(self._low(one)) for one in range(first, at)
            )
            return before in self.begins or before in lexicons.flags("role_heads.txt") or plain
        if form == "for" and before in lexicons.group("ministers") and self._low(at + 1) in lexicons.common():
            return True
        if form == "for" and before == "court" and at - first > 1:
            return self._low(at + 2) in lexicons.group("court_districts")
        return before in self.begins and before not in lexicons.group("lone_heads")

    def _leads_no_further(self, at: int, before: str) -> bool:
        """Whether a name ends before the "of" at word `at`: "Acme Shipping of Boston", "Grain Party of Ada Krell"."""
        if before in self.ends and before not in self.begins:
            known = lexicons.entry_of(self.words.forms[at + 1])
            return known is None or known.type != "country" or known.how != "name"
        led = before in lexicons.group("led_by_one") and self._cap(at + 1) and self._cap(at + 2)
        return led and (lexicons.is_given(self._low(at + 1)) or not (self._plain(at + 1) or self._plain(at + 2)))

    def _one_body(self, first: int, at: int) -> bool:
        """Whether "and" stands inside one name: "Securities and Exchange Commission", "Health and Human Services"."""
        if not self._cap(at + 1) or self._low(at - 1) not in lexicons.common():
            return False
        last = at + 2
        while self._cap(last):
            last += 1
        inside_of = any(form in ("of", "for", "on") for form in self.words.forms[first : at - 1])
        if self._low(at - 1) in self.ends and (not inside_of or self._low(at + 1) in self.ends):
            return False
        return (
            self._low(at + 1).rpartition("-")[2] in lexicons.common()
            and ((last > at + 2 and self._low(last - 1) in self.ends) or inside_of)
            and lexicons.entry_at(self.words.forms, at + 1, last) is None
        )

    def _owned(self, at: int) -> bool:
        if not self._cap(at + 1):
            return False
        many = self.words.forms[at] in ("'", "’") and self._low(at - 1).endswith("s")
        saint = at > 1 and self._low(at - 2) in ("st", "saint")
        if not many and not saint and self._low(at - 1) not in lexicons.group("owners"):
            return False
        return any(self._low(one) in self.ends for one in range(at + 1, self._caps_end(at + 1)))

    def _caps_end(self, at: int) -> int:
        """The index after the capitalised words that begin at `at`."""
        end = at + 1
        while end < at + 6 and self._cap(end):
            end += 1
        return end

    # ---------------------------------------------------------------- where a run's first name begins

    def _start(self, first: int, last: int) -> int:
        """The first word of the run that is not there merely because a sentence begins."""
        words = self.words
        if words.forms[first] == "The" and lexicons.entry_at(words.forms, first, last) is None:
            first += 1
        while first < last and words.opens[first]:
            known = lexicons.entry_at(words.forms, first, last)
            if known is not None and (known[1] > first + 1 or not self._plain(first) or self._acts(*known)):
                return first
            low = words.forms[first].lower()
            if self.shares_surname(first):
                return first
            if not self._plain(first) or low in lexicons.flags("role_heads.txt"):
                return first
            if low.rstrip(".") in lexicons.flags("titles.txt"):
                return first
            if last - first > 1 and low in lexicons.group("body_adjectives") and self._headed(first, last):
                return first
            if last - first == 2 and self._heads_alone(first + 1) and low not in lexicons.group("openers"):
                return first
            placed = low in self.place_first and (
                not self._land_follows(first + 1, last) or self._low(last - 1) in self.ends
            )
            if last - first > 1 and (low in lexicons.group("particles") or placed):
                return first
            small = low in lexicons.group("small_in_headings") or low in lexicons.group("after_the_name")
            if last - first > 1 and not small and lexicons.is_given(low) and self._name_follows(first, last):
                return first
            if words.forms[first] in self.inside and low not in self.low:
                return first
            first += 1
            while first < last and not words.caps[first]:
                first += 1
            break
        return first

    def _heads_alone(self, at: int) -> bool:
        """Whether the head at word `at` hardly stands alone, so that a word before it is part of the name."""
        return self._low(at) in self.ends - self.legal - lexicons.group("lone_heads")

    def _land_follows(self, at: int, last: int) -> bool:
        known = lexicons.entry_at(self.words.forms, at, last)
        return known is not None and (known[0].type == "country" or known[0].how == "demonym")

    def _acts(self, entry: Entry, after: int) -> bool:
        """Whether a known name is no ordinary word even where a sentence begins: a land, a firm that speaks."""
        if entry.type == "country" and entry.how == "name":
            return True
        firm = entry.type == "organisation" and not entry.the
        return firm and self._low(after) in lexicons.group("saying") | lexicons.group("acting")

    def _plain(self, at: int) -> bool:
        low = self.words.forms[at].lower()
        return low in lexicons.common() or low in self.low or re.split("['’]", low)[0] in lexicons.common()

    def _headed(self, first: int, last: int) -> bool:
        return any(self._low(at) in self.ends for at in range(first + 1, last))

    def _name_follows(self, first: int, last: int) -> bool:
        """Whether the word after a given name looks like a surname, and not like a land or an ordinary word."""
        known = lexicons.entry_at(self.words.forms, first + 1, last)
        if known is not None and known[1] == last and known[0].how != "city":
            return False
        low = self._low(first + 1)
        return low not in lexicons.common() or low in lexicons.group("surname_words") or low in self.low_inside
