"""Runs of capitals, cut where names begin and end: "Russian Defence Minister Doe" is a demonym, a title, a name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.analysis.naming import datelines, lexicons, shapes
from briefing.analysis.naming.lands import Lands
from briefing.analysis.naming.runs import Found, Runs
from briefing.analysis.naming.ships import words_of_ships
from briefing.analysis.naming.surface import is_date_here
from briefing.analysis.naming.titles import is_title, name_after_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.analysis.naming.capitals import Words
    from briefing.analysis.naming.lexicons import Entry
    from briefing.analysis.naming.runs import Hint


_TAG = re.compile(r"[RDI][-‑]")


class Cutter(Runs):
    """Cuts one article's runs of capitals into stretches that may name someone."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.lands = Lands(words)
        self.datelines = {line.first: line for line in datelines.read(words)}
        self.places = self._dated_places()
        self.senders = frozenset(at for line in self.datelines.values() for at in line.agency)
        self.ships = words_of_ships(words)

    def _dated_places(self) -> frozenset[str]:
        """What datelines name: their towns, as the body writes them, and the lands after those."""
        towns = {line.entry.name for line in self.datelines.values() if line.entry is not None}
        return frozenset(towns.union(*(line.lands for line in self.datelines.values())))

    def found(self) -> Iterator[Found]:
        """The stretches of the article's reliable lines, in order; they do not overlap."""
        at, words = 0, self.words
        while at < len(words.forms):
            line = self.datelines.get(at)
            if line is not None and not words.loud[at]:
                if line.entry is not None:
                    yield Found(line.first, line.last, line.entry)
                at = line.last
            elif at in self.ships or at in self.senders:
                at += 1
            elif (words.caps[at] and not words.loud[at]) or self.small.begin(at):
                last = self._short_of_ships(at, self._run_end(at))
                yield from self._cut(self._start(at, last), last)
                at = last
            else:
                at += 1

    def _short_of_ships(self, first: int, last: int) -> int:
        return next((at for at in range(first, last) if at in self.ships), last)

    def _known(self, at: int, end: int) -> tuple[Entry, int] | None:
        """The known form that begins at word `at`, in the word lists or among the lands of this article."""
        known = lexicons.entry_at(self.words.forms, at, end)
        if known is None and at < end and (land := self.lands.entries.get(self.words.forms[at])) is not None:
            return land, at + 1
        return known

    def _cut(self, first: int, last: int) -> Iterator[Found]:
        """The names in words `first` to `last`."""
        if first >= last:
            return
        if last - first > 2 and self._low(last - 1) in lexicons.group("postnominals"):
            last -= 1
        surname = last - first < 4 and self.words.forms[first].islower()
        known = self._known(first, last)
        if surname or (last - first == 1 and self.shares_surname(first)):
            yield Found(first, last, None, "person")
        elif known is not None and known[1] == last:
            yield Found(first, last, known[0])
        elif known is None and last - first == 1:
            yield from self._lone(first)
        elif last - first > 1 and self._low(first) in lexicons.group("bodies_begin") and known is not None:
            yield Found(first, last, None, "organisation")
        elif known is not None and self._is_prize(*known, first, last):
            yield from self._cut(self._skip(known[1], last), last)
        else:
            yield from self._cut_titles(first, last, known)

    def _lone(self, at: int) -> Iterator[Found]:
        """One word that no list knows: a name, unless it is a mere title."""
        if not self._mere_title(at):
            yield Found(at, at + 1, self._shouted(at))
        elif self._low(at) in lexicons.group("titles_or_names") and not self._determined(at):
            yield Found(at, at + 1, None, "title")

    def _cut_titles(self, first: int, last: int, known: tuple[Entry, int] | None) -> Iterator[Found]:
        """The names in words of which the first may be a title, or `known`."""
        office = self._office(first, last)
        if office:
            yield from self._modifiers(first, office)
            yield from self._cut(office, last)
            return
        split = name_after_title(self.words.forms, first, last, self.ends | self.place_last)
        if split is not None and not self._begins_general(first, last):
            title, name = split
            yield from self._modifiers(first, title)
            yield from self._titled(first, name, last)
            return
        head = self._body_end(first, last)
        ending = self._known(last - 1, last)
        if head:
            yield Found(first, head, None, "organisation")
            yield from self._cut(head, last)
        elif ending is not None and ending[0].type == "group" and ending[0].how == "name":
            yield from self._cut(first, last - 1)
            yield Found(last - 1, last, ending[0])
        elif known is not None and self._stands_apart(*known, first, last):
            yield Found(first, known[1], known[0])
            yield from self._cut(self._skip(known[1], last), last)
        else:
            yield Found(first, last, None, self._place_hint(first, last))

    def _is_prize(self, entry: Entry, after: int, first: int, last: int) -> bool:
        """Whether the known form that begins a run is a prize, a war and the like, and heads no body or place."""
        return entry.how == "none" and after - first > 1 and not self._heads(after, last)

    def _office(self, first: int, last: int) -> int:
        """Where the body begins that a title is of: "Chairman of the Grain Board"; 0 when the run is no such title."""
        forms = self.words.forms
        at = next((at for at in range(first + 1, last - 1) if forms[at] == "of" and is_title(forms[at - 1])), 0)
        at += 1 if at and forms[at + 1] == "the" else 0
        return at + 1 if at and self._low(last - 1) in self.ends and self.words.caps[at + 1] else 0

    def _stands_apart(self, entry: Entry, after: int, first: int, last: int) -> bool:
        """Whether the known form that begins a run is no part of a longer name: "Norwegian Ole Doe", "Norway Deal"."""
        if (
            entry.how == "none"
            and self._heads(after, last)
            and self._low(first) not in lexicons.group("days_and_months")
        ):
            return False
        if entry.how == "none" and after - first == 1 and lexicons.is_given(self._low(first)):
            if self._low(first) in lexicons.group("days_and_months") and self._dates(first, after, last):
                return True
            return all(self._low(at) in lexicons.common() and not self._surname(at) for at in range(after, last))
        rest = self._known(after, last) if after < last else None
        if rest is not None and rest[1] == last and rest[0].how == "none":
            return True
        if shapes.is_team(tuple(self.words.forms[first:last])):
            return False
        if entry.how in ("demonym", "none") or after - first > 1:
            return True
        return entry.type == "country" and all(self._low(at) in lexicons.common() for at in range(after, last))

    def _dates(self, first: int, after: int, last: int) -> bool:
        """Whether the month that begins a run is a month: "to June Quillon rose", "the August Quillon sales"."""
        before = self.words.form(first - 1, self.words.sentences[first]).lower()
        many = last - after > 1 and not lexicons.is_given(self._low(after))
        shouted = self.words.forms[last - 1].isupper() and len(self.words.forms[last - 1]) > 1
        return many or shouted or before in ("the", "of", "to", "by") or is_date_here(self.words, first)

    def _heads(self, first: int, last: int) -> bool:
        """Whether words `first` to `last` end as a body's or a place's name does: "Island", "Peace Committee"."""
        return last > first and self._low(last - 1) in self.ends | self.place_last

    def _surname(self, at: int) -> bool:
        return self._low(at) in lexicons.group("surname_words") or lexicons.is_given(self._low(at))

    def _mere_title(self, at: int) -> bool:
        """Whether the lone word is a title without a name ("the President") or a lawmaker's tag ("R-Ohio")."""
        form = self.words.forms[at]
        if _TAG.match(form) and self.words.form(at - 1, self.words.sentences[at]) in ("(", ","):
            return True
        return is_title(form) and form.lower() not in lexicons.group("surname_words")

    def _determined(self, at: int) -> bool:
        return self.words.form(at - 1, self.words.sentences[at]).lower() in lexicons.group("determiners")

    def _shouted(self, at: int) -> Entry | None:
        """What a word in capitals throughout stands for when it is written as usual: WASHINGTON in a dateline."""
        form = self.words.forms[at]
        if len(form) < 4 or not form.isupper():
            return None
        entry = lexicons.entry_of(form.capitalize())
        if entry is None or entry.type not in ("country", "place"):
            return None
        return replace(entry, how="name") if entry.how == "city" else entry

    def _skip(self, at: int, last: int) -> int:
        while at < last and not self.words.caps[at]:
            at += 1
        return at

    def _titled(self, first: int, name: int, last: int) -> Iterator[Found]:
        if name >= last:
            return
        known = self._known(name, last)
        office = self.words.forms[name - 1] == "of"
        if known is not None and known[1] == last and (known[0].type != "place" or office):
            yield Found(name, last, known[0], None, first)
        elif known is not None and self.words.forms[name] in self.lands.entries:
            yield Found(name, known[1], known[0])
            yield from self._titled(first, known[1], last)
        elif office and (person := self._person_inside(name, last)):
            yield Found(name, person)
            yield Found(person, last, None, "person", first)
        elif office and self._low(name - 2) not in lexicons.group("kin"):
            yield Found(name, last, None, self._place_hint(name, last))
        else:
            yield Found(name, last, None, "person", first)

    def _person_inside(self, first: int, last: int) -> int:
        """Where a given name begins a person's name after the office that he holds, 0 if nowhere."""
        forms = self.words.forms
        return next(
            (at for at in range(first + 1, last - 1) if lexicons.is_given(forms[at].lower()) and self._named(at + 1)), 0
        )

    def _named(self, at: int) -> bool:
        low = self._low(at)
        return self.words.caps[at] and (low not in lexicons.common() or low in lexicons.group("surname_words"))

    def _modifiers(self, first: int, last: int) -> Iterator[Found]:
        """The actors named inside a title: "U.S. Treasury Secretary", "Acme Chairman"."""
        at = first
        while at < last:
            if not self.words.caps[at]:
                at += 1
                continue
            known = self._known(at, last)
            begins = known is not None and self._begins_body(known[0], known[1], at, last)
            if known is not None and not begins:
                yield Found(at, known[1], known[0])
                at = known[1]
                continue
            end = last if begins else at + 1
            if self._low(at) == "chief" and self._low(last) == "officer":
                return
            while end < last and self.words.caps[end] and self._known(end, last) is None:
                end += 1
            if self._low(end - 1) in self.ends and end - at > 1:
                yield Found(at, end, None, "organisation")
            elif not is_title(self.words.forms[at]) and not any(
                self._low(i) in lexicons.common() for i in range(at, end)
            ):
                yield Found(at, end)
            at = end

    def _begins_body(self, entry: Entry, after: int, first: int, last: int) -> bool:
        """Whether a known land or town begins the name of a body: "Ohio Grain Board" before "Chairman"."""
        if entry.how not in ("name", "city", "capital") or entry.type == "organisation" or after - first > 1:
            return False
        heads = [self._low(at) in self.ends for at in range(after, last)]
        return len(heads) > 1 and heads[-1] and all(self.words.caps[at] for at in range(after, last))

    def _begins_general(self, first: int, last: int) -> bool:
        """Whether a run begins as bodies do whose first word is a title elsewhere: "General Federation of Millers"."""
        if last - first < 4 or self._low(first) not in lexicons.group("titles_or_adjectives"):
            return False
        return self._low(first + 1) in self.begins and self.words.forms[first + 2] in ("of", "for")

    def _body_end(self, first: int, last: int) -> int:
        """The index after the organisation's name that begins at `first`, 0 when the run is none."""
        heads = [at for at in range(first, last) if self._low(at) in self.ends and self.words.caps[at]]
        begins = [
            at
            for at in range(first, last - 2)
            if self._low(at) in self.begins and self.words.forms[at + 1] in ("of", "for", "on", "against")
        ]
        if begins:
            return last
        if not heads or heads[-1] == first:
            return 0
        after = heads[-1] + 1
        rest = last - after
        return after if rest and self._names_person(after, last) else last

    def _names_person(self, first: int, last: int) -> bool:
        return last - first > 1 and lexicons.is_given(self._low(first))

    def _place_hint(self, first: int, last: int) -> Hint | None:
        if last - first < 2:
            return None
        if self._low(last - 1) in self.place_last or self._low(first) in self.place_first:
            return "place"
        return None
