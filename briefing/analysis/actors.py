"""The people, organisations, governments and places of an article, with every span that names them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.analysis.naming import evidence, lexicons, roles
from briefing.analysis.naming.bearers import Bearer, Bearers
from briefing.analysis.naming.bodies import without_legal
from briefing.analysis.naming.capitals import Words
from briefing.analysis.naming.cuts import Cutter
from briefing.analysis.naming.gathering import gathered
from briefing.analysis.naming.headlines import echoes
from briefing.analysis.naming.runs import Found
from briefing.analysis.naming.shapes import Scores, of_name
from briefing.analysis.naming.surface import (
    calls_itself,
    counts_here,
    hyphened,
    is_adjective_here,
    is_date_here,
    is_place_here,
    pieces,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.analysis.naming.labels import Labels
    from briefing.model import Actor, Article, MentionType, Sentence

_SPACE = re.compile(r"\s+")


def find(article: Article, sentences: Sequence[Sentence], labels: Labels | None = None) -> tuple[Actor, ...]:
    """The actors of `article`, most mentioned first, each with its mentions in text order.

    Offsets are code points into `article.text`. A country stands for its government: its capital is a metonym of it,
    or a place after "in", "to" and the like; demonyms are mentions of an actor that is named otherwise, and never
    create one. Where capitals say nothing (headings, ALL CAPS) only names confirmed in the body or in a list are
    taken. `labels` are evidence on what a name is, never on where it stands. Raises nothing, whatever the text.
    """
    return _Reading(article, sentences, labels).actors()


class _Reading:
    """One article being read: its words, the stretches that may name someone, and who bears which name."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], labels: Labels | None) -> None:
        self.labels = labels
        self.words = Words(article, sentences)
        self.cutter = Cutter(self.words)
        self.bearers = Bearers()
        self.spans: list[tuple[int, int, MentionType, Bearer]] = []
        self.demonyms: set[str] = set()
        self.roles: dict[int, list[str]] = {}

    def actors(self) -> tuple[Actor, ...]:
        found = list(self.cutter.found())
        kinds = self._kinds(found)
        self.demonyms = {one.entry.name for one in found if one.entry is not None and one.entry.how == "demonym"}
        self._introduce(found, kinds)
        for one in found:
            self._place(one, kinds.get(self._forms(one)))
        self._echo()
        return gathered(self.words.text, self.spans, self.roles)

    # ---------------------------------------------------------------- what kind each name is

    def _forms(self, one: Found) -> tuple[str, ...]:
        return tuple(self.words.forms[one.first : one.last])

    def _text(self, first: int, last: int) -> str:
        return _SPACE.sub(" ", self.words.text[self.words.starts[first] : self.words.ends[last - 1]])

    def _open(self, one: Found) -> bool:
        """Whether the article must say what the stretch is: unknown, or a town's name that may be someone's."""
        if one.hint == "title":
            return False
        return one.entry is None or one.entry.how == "city" or (one.hint == "person" and one.entry.how != "none")

    def _kinds(self, found: Iterable[Found]) -> dict[tuple[str, ...], str | None]:
        """The kind of each distinct name, decided once over all its mentions."""
        around: dict[tuple[str, ...], list[Scores]] = {}
        spans: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        hints: dict[tuple[str, ...], str] = {}
        for one in found:
            if self._open(one):
                forms = self._forms(one)
                spans.setdefault(forms, []).append((self.words.starts[one.first], self.words.ends[one.last - 1]))
                around.setdefault(forms, []).append(evidence.of_place(self.words, one))
                if one.hint and one.hint != "person":
                    hints[forms] = one.hint
        kinds = {}
        for forms, scores in around.items():
            person, body, place = map(sum, zip(of_name(forms), evidence.of_parts(self.words, forms), strict=True))
            hint = hints.get(forms)
            name = " ".join(forms)
            if name in self.cutter.lands.governing and body < 2:
                person, body, place = person - 1.5, body - 1.5, place + 2
            dated = 2.5 * (name in self.cutter.places)
            static = (person, body + 3 * (hint == "organisation"), place + 2 * (hint == "place") + dated)
            seen = self.labels.of(spans[forms]) if self.labels is not None else ()
            kinds[forms] = evidence.kind_of(static, scores, seen)[0]
        bodies = [" ".join(forms) for forms, kind in kinds.items() if kind == "organisation"]
        bare = {tuple(without_legal(name).split()) for name in bodies}
        return kinds | dict.fromkeys(bare & kinds.keys(), "organisation")

    def _introduce(self, found: Sequence[Found], kinds: dict[tuple[str, ...], str | None]) -> None:
        """Tell the bearers of all full names and organisations before any lone surname is asked for."""
        people: dict[str, list[int]] = {}
        doubtful: dict[str, list[Found]] = {}
        named: dict[str, list[int]] = {}
        for one in found:
            name = self._text(one.first, one.last)
            if self._open(one):
                kind = kinds[self._forms(one)]
                if kind == "person" and self.cutter.small.is_lone(one.first, one.last):
                    continue
                if kind == "person" and self._ordinary(one.first, one.last - 1):
                    doubtful.setdefault(name, []).append(one)
                elif kind == "person":
                    people.setdefault(name, []).append(one.first)
                elif kind == "organisation":
                    named.setdefault(name, []).append(one.first)
            elif (
                one.entry is not None
                and one.entry.type == "organisation"
                and counts_here(self.words, one.first, one.last, one.entry)
            ):
                named.setdefault(name, []).append(one.first)
        self.bearers.add_people((name, len(at), at[0]) for name, at in people.items())
        self.bearers.add_people(
            (name, len(all_), all_[0].first) for name, all_ in doubtful.items() if self._known_inside(all_[0]) is None
        )
        surnamed = {name for name in named if " " not in name and self.bearers.bears_surname(name)}
        self.bearers.add_bodies((name, len(at), at[0]) for name, at in named.items() if name not in surnamed)
        for before, after in pairwise(found):
            full, short = self._text(before.first, before.last), self._text(after.first, after.last)
            if {full, short} <= named.keys() - surnamed and full != short and calls_itself(self.words, before, after):
                self.bearers.call(short, full)

    # ---------------------------------------------------------------- whose mention each stretch is

    def _place(self, one: Found, kind: str | None) -> None:
        name = self._text(one.first, one.last)
        whole = one.entry is not None or self.bearers.bears_surname(name)
        if not whole and hyphened(self.words, one.first, one.last) and self._split(one):
            return
        if self.cutter.small.is_lone(one.first, one.last) and self._is_surname(one, name, kind):
            self._add(one.first, one.last, "name", self.bearers.of_lone(name, self._gender(one), one.first), one)
        elif self._open(one):
            self._place_open(one, name, kind)
        elif one.entry is not None:
            self._place_known(one.first, one.last, one.entry)

    def _is_surname(self, one: Found, name: str, kind: str | None) -> bool:
        entry = one.entry
        if entry is not None and (entry.how == "demonym" or entry.the):
            return False
        if (
            entry is not None
            and entry.how == "none"
            and (name.lower() not in lexicons.group("surname_words") or is_date_here(self.words, one.first))
        ):
            return False
        if entry is not None and entry.type in ("country", "place") and one.hint != "person":
            before = self.words.form(one.first - 1, self.words.sentences[one.first]).lower()
            if before == "of" and entry.type == "country":
                return False
            if before in lexicons.group("place_before") or (entry.how != "city" and not self._no_land(entry)):
                return False
        if self.bearers.bears_surname(name):
            return True
        if entry is not None and is_place_here(self.words, one.first, one.last):
            return False
        if entry is not None and (entry.how != "city" or not lexicons.is_given(name.lower())):
            return False
        return (kind != "organisation" or entry is None) and self.bearers.bears_given(name)

    def _no_land(self, entry: lexicons.Entry) -> bool:
        """Whether a country's name, borne by a person of the article, is that person's: nothing else is of the land."""
        return entry.type == "country" and entry.how == "name" and entry.name not in self.demonyms

    def _gender(self, one: Found) -> str:
        if one.title < 0:
            return ""
        titles = lexicons.flags("titles.txt")
        return next(
            filter(None, (titles.get(self.words.forms[at].rstrip(".").lower()) for at in range(one.title, one.first))),
            "",
        )

    def _place_open(self, one: Found, name: str, kind: str | None) -> None:
        if kind == "person" and ("person", name) in self.bearers:
            self._add(one.first, one.last, "name", self.bearers.of_full(name), one)
        elif kind != "organisation" and one.last - one.first > 1 and (at := self._known_inside(one)) is not None:
            self._add(at, at + 1, "name", self.bearers.of_lone(self.words.forms[at], "", at), one)
        elif kind == "person":
            self._add(one.first, one.last, "name", self.bearers.of_lone(name, self._gender(one), one.first), one)
        elif kind == "organisation" and not self.bearers.are_family(name):
            self._add(one.first, one.last, "name", self.bearers.of_body(name))
        elif kind is None and self._may_be_short(one) and (body := self.bearers.short_body(name)) is not None:
            self._add(one.first, one.last, "name", body)
        elif kind == "place":
            how: MentionType = "demonym" if is_adjective_here(self.words, one.last) else "name"
            self._add(one.first, one.last, how, self.bearers.known("place", name, name))

    def _may_be_short(self, one: Found) -> bool:
        """Whether a name that says nothing may still be a body's for short: "Acme", but only "the Council"."""
        before = self.words.form(one.first - 1, self.words.sentences[one.first]).lower()
        return before == "the" or self.words.forms[one.first].lower() not in lexicons.common()

    def _known_inside(self, one: Found) -> int | None:
        """The one word of a stretch that names a person of the article, where all others are ordinary words."""
        known = [at for at in range(one.first, one.last) if self.bearers.bears_surname(self.words.forms[at])]
        known = known or [at for at in (one.last - 1,) if self.bearers.bears_given(self.words.forms[at])]
        if len(known) != 1 or not self._ordinary(one.first, known[0]) or not self._ordinary(known[0] + 1, one.last):
            return None
        return known[0]

    def _ordinary(self, first: int, last: int) -> bool:
        """Whether words `first` to `last` are ordinary words that are no given names."""
        lows = (self.words.forms[at].lower() for at in range(first, last))
        return all(low in lexicons.common() and not lexicons.is_given(low) for low in lows)

    def _place_known(self, first: int, last: int, entry: lexicons.Entry) -> None:
        if entry.how == "none":
            return
        form = self._text(first, last)
        if entry.how == "demonym":
            self._add(first, last, "demonym", self.bearers.known(entry.type, entry.name, form))
        elif entry.type == "organisation":
            if counts_here(self.words, first, last, entry) and not self.bearers.bears_surname(form):
                self.bearers.add_bodies([] if ("organisation", form) in self.bearers else [(form, 1, first)])
                self._add(first, last, "name", self.bearers.of_body(form))
        else:
            kind: MentionType = "name"
            if entry.type in ("country", "place") and is_adjective_here(self.words, last):
                kind = "demonym"
            elif entry.how in ("capital", "metonym"):
                kind = "place" if entry.how == "capital" and is_place_here(self.words, first, last) else "metonym"
            self._add(first, last, kind, self.bearers.known(entry.type, entry.name, form))

    def _split(self, one: Found) -> bool:
        """Take "Doe-Roe" apart when a part stands for someone by itself; whether it did."""
        parts = pieces(self.words, one.first, one.last)
        hits = [(start, end, self._known_alone(self.words.text[start:end])) for start, end in parts]
        if not any(hit for _, _, hit in hits) or (
            len(parts) == 2 and not all(hit for _, _, hit in hits) and one.last - one.first > 1
        ):
            return False
        for start, end, hit in hits:
            form = self.words.text[start:end]
            if isinstance(hit, lexicons.Entry):
                if hit.how != "none":
                    kind: MentionType = {"demonym": "demonym", "capital": "metonym", "metonym": "metonym"}.get(
                        hit.how, "name"
                    )  # type: ignore[assignment]
                    self.spans.append((start, end, kind, self.bearers.known(hit.type, hit.name, form)))
            elif hit:
                self.spans.append((start, end, "name", self.bearers.of_lone(form, "", one.first)))
        return True

    def _known_alone(self, form: str) -> lexicons.Entry | bool:
        if self.bearers.bears_surname(form):
            return True
        entry = lexicons.entry_of(form) or self.cutter.lands.entries.get(form)
        return entry if entry is not None and entry.how != "city" and not entry.the else False

    def _add(self, first: int, last: int, kind: MentionType, bearer: Bearer, one: Found | None = None) -> None:
        self.spans.append((self.words.starts[first], self.words.ends[last - 1], kind, bearer))
        if one is not None:
            self.roles.setdefault(id(bearer), []).extend(roles.said(self.words, first, last))

    # ---------------------------------------------------------------- headings

    def _echo(self) -> None:
        confirmed: dict[str, Bearer] = {}
        for start, end, kind, bearer in self.spans:
            if kind == "name":
                confirmed.setdefault(_SPACE.sub(" ", self.words.text[start:end]), bearer)
        for body in [bearer for bearer in confirmed.values() if bearer.type == "organisation"]:
            for form in list(body.forms):
                confirmed.setdefault(without_legal(form), body)
        for surname, bearer in self.bearers.surnames():
            confirmed.setdefault(surname, bearer)
        for first, last, found in echoes(self.words, confirmed):
            if isinstance(found, Bearer):
                found.forms[self._text(first, last)] += 1
                self._add(first, last, "name", found)
            elif found is not None and hyphened(self.words, first, last):
                self._split(Found(first, last))
            elif found is not None:
                self._place_known(first, last, found)
        for first in range(len(self.words.forms)):
            if self.words.loud[first] and hyphened(self.words, first, first + 1):
                self._split(Found(first, first + 1))
