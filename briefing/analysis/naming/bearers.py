"""Who bears a name in one article: full names first, then the surnames and short forms that lead back to them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from briefing.analysis import names
from briefing.analysis.naming import bodies, lexicons
from briefing.analysis.naming.spelling import folded, sound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.analysis.names import PersonName
    from briefing.model import ActorType

_SHORTEST_HEARD = 5
"""Shorter surnames are too alike for another spelling to mean anything (Lin, Lynn)."""

_NICKNAME = re.compile(r"[\"“‘]([^\"“”‘’]{2,30})[\"”’]")

_CROWD = 25
"""How many namesakes of one article are compared: no news has more, and a hostile text must not take for ever."""


@dataclass(slots=True, eq=False)
class Bearer:
    """One actor of an article while it is being put together; `forms` counts the names it goes by."""

    type: ActorType
    name: str
    forms: Counter[str] = field(default_factory=Counter)
    persons: list[PersonName] = field(default_factory=list)
    first: int = 0
    uncertain: bool = False


class Bearers:
    """The people and bodies of one article, found by their names."""

    def __init__(self) -> None:
        self._blocks: dict[str, list[Bearer]] = {}
        self._short: dict[str, list[Bearer]] = {}
        self._by_name: dict[tuple[str, str], Bearer] = {}
        self._surnames: dict[str, dict[Bearer, None]] = {}
        self._givens: dict[str, dict[Bearer, None]] = {}
        self._heard: dict[str, dict[Bearer, None]] = {}
        self._beginnings: dict[tuple[str, ...], dict[Bearer, None]] = {}

    # ---------------------------------------------------------------- people

    def add_people(self, full: Iterable[tuple[str, int, int]]) -> None:
        """Take in names of two words or more, each with its number of mentions and its first word's index."""
        for name, count, first in sorted(full, key=lambda one: (-len(one[0].split()), -one[1], one[2])):
            parsed = names.person(name)
            block = self._blocks.setdefault(names.key_of(name, "person"), [])
            bearer = next((one for one in block[:_CROWD] if _is_one(parsed, one)), None) or self._fuller(name)
            if bearer is None:
                bearer = Bearer("person", name, first=first)
                block.append(bearer)
            bearer.persons.append(parsed)
            bearer.forms[name] += count
            bearer.first = min(bearer.first, first)
            self._by_name["person", name] = bearer
            inner = _inner(name, parsed)
            if start := _shortened(name):
                self._beginnings.setdefault(start, {})[bearer] = None
            for shelf, parts in (
                (self._surnames, [parsed.surname]),
                (self._givens, [parsed.given, *inner]),
                (self._heard, [sound(parsed.surname)]),
            ):
                for part in filter(None, parts):
                    shelf.setdefault(part, {})[bearer] = None

    def _fuller(self, name: str) -> Bearer | None:
        """Whose name `name` is without its end, or both halves of the surname: "Ivo Omar" of "Ivo Omar Roe"."""
        words = tuple(folded(word) for word in name.split())
        if len(words) != 2:
            return None
        fuller = self._beginnings.get(words) or self._surnames.get("-".join(words)) or {}
        return next(iter(fuller)) if len(fuller) == 1 else None

    def bears_surname(self, form: str) -> bool:
        """Whether someone named in full in this article has this surname (or, as Xi, this first word).

        Another spelling of it will do, where the word means nothing else (Zelenskyy, Zelenskiy).
        """
        surname = names.person(form).surname
        if surname in self._surnames:
            return True
        if len(surname) < _SHORTEST_HEARD or sound(surname) not in self._heard or surname in lexicons.common():
            return False
        return lexicons.entry_of(form) is None

    def bears_given(self, form: str) -> bool:
        """Whether exactly one person named in full has this given or inner name, as in "Hillary" or "Lula"."""
        return len(self._givens.get(names.person(form).surname, ())) == 1

    def are_family(self, name: str) -> bool:
        """Whether `name` is the plural of a surname of this article: "the Holms"."""
        return any(name.endswith(end) and self.bears_surname(name.removesuffix(end)) for end in ("s", "es"))

    def of_lone(self, name: str, gender: str, at: int) -> Bearer:
        """The bearer of a lone name at word `at`: the one person it fits, else a bearer of its own."""
        lone = names.person(name)
        key = lone.surname
        called = self._surnames.get(key) or (self._heard.get(sound(key), {}) if self.bears_surname(name) else {})
        fitting = [one for one in islice(called, _CROWD) if _gender_fits(one, gender)]
        if lone.suffix:
            fitting = [one for one in fitting if any(person.suffix == lone.suffix for person in one.persons)] or fitting
        if gender and len(fitting) > 1:
            fitting = [one for one in fitting if any(person.gender for person in one.persons)] or fitting
        if not fitting:
            fitting = [one for one in islice(self._givens.get(key, ()), _CROWD) if _gender_fits(one, gender)]
        if len(fitting) == 1:
            return self._count(fitting[0], name)
        if len(fitting) > 1:
            leading = _leading([one for one in fitting if one.first < at] or fitting)
            if leading is not None:
                return self._count(leading, name)
        slot = f"{key} {gender if fitting else ''}"
        bearer = self._by_name.get(("lone", slot))
        if bearer is None:
            bearer = Bearer("person", name, first=at, uncertain=len(fitting) > 1)
            self._by_name["lone", slot] = bearer
        return self._count(bearer, name)

    def of_full(self, name: str) -> Bearer:
        """The bearer of a name taken in by `add_people`."""
        return self._by_name["person", name]

    def surnames(self) -> Iterable[tuple[str, Bearer]]:
        """The surnames, as printed, that only one person of the article bears."""
        for bearers in self._surnames.values():
            if len(bearers) == 1:
                bearer = next(iter(bearers))
                for part in {part for name in bearer.forms for part in (name.split()[0], name.split()[-1])}:
                    if self._surnames.get(names.person(part).surname) is bearers:
                        yield part, bearer

    # ---------------------------------------------------------------- bodies and places

    def add_bodies(self, found: Iterable[tuple[str, int, int]]) -> None:
        """Take in organisations' names with their number of mentions and first word's index, long names first."""
        for name, count, first in sorted(found, key=lambda one: (-len(one[0].split()), -len(one[0]), one[2])):
            bearer = self._by_name.get(("body", bodies.body_key(name))) or self._longer(name)
            if bearer is None:
                bearer = Bearer("organisation", name, first=first)
                for form in _short_forms(name):
                    self._short.setdefault(form, []).append(bearer)
            bearer.forms[name] += count
            self._by_name["organisation", name] = bearer
            self._by_name["body", bodies.body_key(name)] = bearer

    def call(self, short: str, full: str) -> None:
        """Take in that the article calls the organisation `full`, already taken in, `short` as well."""
        bearer = self._by_name["organisation", full]
        self._by_name["organisation", short] = self._by_name["body", bodies.body_key(short)] = bearer

    def _longer(self, name: str) -> Bearer | None:
        """The organisation named in full that `name` is the initials or a short form of, if there is exactly one."""
        fitting = self._short.get(name.replace(".", "") if bodies.is_acronym(name) else name, [])
        return fitting[0] if len(fitting) == 1 else None

    def __contains__(self, named: object) -> bool:
        return named in self._by_name

    def of_body(self, name: str) -> Bearer:
        """The bearer of a name taken in by `add_bodies`."""
        return self._by_name["organisation", name]

    def short_body(self, form: str) -> Bearer | None:
        """The organisation that alone begins with the word `form`, as "Acme" leads to "Acme Holdings"."""
        return self._longer(form)

    def known(self, type: ActorType, name: str, form: str) -> Bearer:
        """The bearer that the word lists name, made when it is not there yet; of an organisation, as `of_body`."""
        if type == "organisation":
            if (type, form) not in self:
                self.add_bodies([(form, 0, 0)])
            return self._count(self.of_body(form), form)
        bearer = self._by_name.setdefault((type, f"= {name}"), Bearer(type, name))
        return self._count(bearer, form)

    def _count(self, bearer: Bearer, form: str) -> Bearer:
        bearer.forms[form] += 1
        return bearer


def _inner(name: str, parsed: PersonName) -> list[str]:
    """What else someone may go by: García, Lula before "da Silva", a nickname in quotes, half of a double surname."""
    particled = not lexicons.group("particles").isdisjoint(name.split())
    inner = [part for part in parsed.middle if len(part) > 3 and (particled or not lexicons.is_given(part))]
    nicknames = [names.person(nickname).surname for nickname in _NICKNAME.findall(name)]
    halves = parsed.surname.split("-") if "-" in parsed.surname else []
    return [*inner, *nicknames, *(half for half in halves if len(half) > 2)]


def _shortened(name: str) -> tuple[str, ...]:
    """The two words that a name of three may be cut to later: "Ivo Omar" of "Ivo Omar Roe" and "Ivo Omar de Roe".

    Not of four words that nothing ties together: the daughter of Aung San is called Aung San Suu Kyi.
    """
    words = [folded(word) for word in name.split()]
    tied = len(words) > 3 and words[2] in lexicons.group("particles")
    whole = len(words) == 3 and words[2] not in lexicons.common()
    return tuple(words[:2]) if tied or whole else ()


def _is_one(parsed: PersonName, bearer: Bearer) -> bool:
    return all(names.same_person(parsed, other) for other in bearer.persons[:_CROWD])


def _gender_fits(bearer: Bearer, gender: str) -> bool:
    return not gender or all(person.gender in ("", gender) for person in bearer.persons)


def _leading(fitting: list[Bearer]) -> Bearer | None:
    """The one of several namesakes that is mentioned at least twice as often as any other, if there is one.

    Never a Jr.: the bare surname may as well be his father's, whom everybody knows.
    """
    ranked = sorted(fitting, key=lambda one: -sum(one.forms.values()))
    if any(person.suffix == "jr" for person in ranked[0].persons):
        return None
    if len(ranked) == 1 or sum(ranked[0].forms.values()) >= 2 * sum(ranked[1].forms.values()):
        return ranked[0]
    return None


def _short_forms(name: str) -> set[str]:
    """What else an organisation may be called once named: its initials, its beginning, its name without its land."""
    found = set(bodies.initials(name))
    parts = name.split()
    if len(parts) > 1 and lexicons.flags("org_heads.txt").get(parts[-1].lower(), "legal") != "legal":
        found.add(parts[-1])
    elif "of" in parts[1:2] or "for" in parts[1:2]:
        found.add(parts[0])
    for length in range(1, min(len(parts), 8)):
        start = " ".join(parts[:length])
        if length > 1 or (start.lower() not in lexicons.common() and lexicons.entry_of(start) is None):
            found.add(start)
        land = lexicons.entry_of(start)
        if land is not None and land.type == "country" and len(parts) - length > 1:
            found.add(" ".join(parts[length:]))
    return found
