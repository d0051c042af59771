"""When two names are one actor: people, organisations, countries, with guards for families and namesakes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from briefing.analysis.naming import lexicons
from briefing.analysis.naming.bodies import body_key, same_body
from briefing.analysis.naming.cutting import forms_of
from briefing.analysis.naming.spelling import folded, given_roots, slip, sound
from briefing.analysis.naming.titles import is_title

_SYLLABLE = "(?:[ckpstz]h|hs|kw|ng|t[sz]|[b-df-hj-np-tw-z])?[aeiouy]{1,3}"
# East Asian given names: tied by a hyphen or in two words a syllable may end in any of a few letters, else in n or ng.
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}(?:ng|nh|[nkmlptwrh]|ck)?){{1,2}}\Z")
_PLAIN_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}(?:ng|n)?){{1,2}}\Z|{_SYLLABLE}[kmlptwh]\Z")
_NICKNAME = re.compile(r"(?<=\s)[\"“‘][^\"”’]{1,30}[\"”’](?=\s)")
_COMMA_SUFFIX = re.compile(r",\s*((?:Jr|Sr|II|III|IV)\b\.?)")
_SUFFIXES = {"jr": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}

Rule = Literal[
    "equal", "spelling", "hyphen", "short", "slip in the given name", "slip in the surname", "initial",
    "by the middle name", "lone", "gender", "suffix", "middle", "given", "surname",
]  # fmt: skip


class Verdict(NamedTuple):
    """Whether two names are one, and the rule that decides it."""

    same: bool
    rule: Rule


_EQUAL = Verdict(True, "equal")
_SPELLING = Verdict(True, "spelling")
_HYPHEN = Verdict(True, "hyphen")
_SHORT = Verdict(True, "short")
_GIVEN_SLIP = Verdict(True, "slip in the given name")
_SURNAME_SLIP = Verdict(True, "slip in the surname")
_INITIAL = Verdict(True, "initial")
_BY_MIDDLE = Verdict(True, "by the middle name")
_LONE = Verdict(False, "lone")
_GENDER = Verdict(False, "gender")
_SUFFIX = Verdict(False, "suffix")
_MIDDLE = Verdict(False, "middle")
_GIVEN = Verdict(False, "given")
_SURNAME = Verdict(False, "surname")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, in small letters without accents; a lone name has a `surname` and no `given`.

    `middle` holds what stands between given name and surname, particles left out. `gender` is "m", "f" or "" as far
    as an honorific or the given name says it.
    """

    surname: str
    given: str = ""
    middle: tuple[str, ...] = ()
    suffix: str = ""
    gender: str = ""

    @property
    def full(self) -> bool:
        """Whether there is a given name (or its initial) beside the surname."""
        return bool(self.given)


@lru_cache(maxsize=50_000)
def person(name: str) -> PersonName:
    """The parts of a person's name as printed, titles in front of it left out ("Indiana Gov. Jane Doe")."""
    forms = [
        form
        for form in forms_of(_NICKNAME.sub(" ", _COMMA_SUFFIX.sub(r" \1", name).split(",")[0]))
        if form[0].isalnum() and form.lower() not in ("'s", "’s")
    ]
    gender = ""
    if not _family_name_first([folded(form) for form in forms]):
        gender, forms = _without_titles(forms)
    suffix = ""
    if len(forms) > 1 and forms[-1].rstrip(".").lower() in _SUFFIXES:
        suffix = _SUFFIXES[forms.pop().rstrip(".").lower()]
    plain = [folded(_bare(form)).rstrip(".") for form in forms]
    if len(plain) < 2:
        return PersonName(plain[0] if plain else "", suffix=suffix, gender=gender)
    if _family_name_first(plain):
        surname, rest = plain[0], ["".join(plain[1:]).replace("-", "")]
    else:
        surname = plain[-1]
        rest = [
            word
            for word, form in zip(plain[:-1], forms, strict=False)
            if word not in lexicons.group("particles") or (lexicons.is_given(word) and not form[0].islower())
        ]
    given = rest[0] if rest else ""
    if given in lexicons.words("women.txt"):
        gender = gender or "f"
    return PersonName(surname, given, tuple(rest[1:]), suffix, gender)


def _family_name_first(plain: list[str]) -> bool:
    """Whether a name begins with the family name: Xi Jinping, Kim Dae-jung, but not Kim Miller."""
    if len(plain) not in (2, 3) or plain[0] not in lexicons.words("surnames_first.txt"):
        return False
    if len(plain) == 2 and "-" not in plain[1]:
        western = len(plain[1]) > 3 and {plain[0], plain[1]} <= lexicons.first_names()
        return bool(_PLAIN_SYLLABLES.match(plain[1])) and not western
    return all(_SYLLABLES.match(word.replace("-", "")) for word in plain[1:]) and plain[1] not in lexicons.words(
        "women.txt"
    )


def _bare(form: str) -> str:
    """`form` without an Arabic article: al-Assad -> Assad."""
    head, dash, tail = form.partition("-")
    return tail if dash and head.lower() in ("al", "el", "ul", "ad", "an", "as", "ash", "at", "az", "ar") else form


def _without_titles(forms: list[str]) -> tuple[str, list[str]]:
    titles = lexicons.flags("titles.txt")
    gender = ""
    at = 0
    for index, form in enumerate(forms[:-1]):
        low = form.rstrip(".").lower()
        if not is_title(form) and low not in titles:
            continue
        if index > at + 1 and index and lexicons.is_given(forms[index - 1].lower()) and low not in titles:
            continue
        gender = titles.get(low) or gender
        at = index + 1
    while at < len(forms) - 1:
        if forms[at] == "of" and at + 2 < len(forms):
            at += 2
            continue
        known = lexicons.entry_at(forms, at, len(forms) - 1)
        if known is None or (
            known[0].how not in ("demonym", "metonym") and known[0].type not in ("country", "organisation")
        ):
            break
        at = known[1]
    return gender, forms[at:] or forms


def same_actor(a: str, b: str, type: str) -> bool:
    """Whether two names of actors of one type (person, organisation, country, place, group) mean the same actor.

    Decided on the names alone: titles, initials, short given names, transliterations, acronyms and metonyms are looked
    through. A lone surname is never taken for a person named in full: that takes an article (see `merging`). When in
    doubt, the answer is no.
    """
    if type == "person":
        return same_person(person(a), person(b))
    if type == "organisation":
        return same_body(a, b)
    return key_of(a, type) == key_of(b, type)


def same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two parsed names can be one person's: surname, given names, initials, suffix and gender agree."""
    return judged(a, b).same


def judged(a: PersonName, b: PersonName) -> Verdict:
    """Whether two parsed names can be one person's, and the rule that says so; the same whichever comes first."""
    if a == b:
        return _EQUAL
    if a.full != b.full or not a.surname or not b.surname:
        return _LONE
    if a.gender and b.gender and a.gender != b.gender:
        return _GENDER
    if not a.full:
        if sound(a.surname) != sound(b.surname):
            return _SURNAME
        return _SUFFIX if a.suffix and b.suffix and a.suffix != b.suffix else _SPELLING
    if _run_together(a) == _run_together(b) and a.suffix == b.suffix:
        return _HYPHEN
    if not _suffixes_agree(a, b):
        return _SUFFIX
    if not _middles_agree(a, b):
        return _MIDDLE
    if sound(a.surname) == sound(b.surname):
        return _givens_judged(a, b)
    roots_shared = len(a.given) > 1 and len(b.given) > 1 and bool(given_roots(a.given) & given_roots(b.given))
    return _SURNAME_SLIP if roots_shared and slip(sound(a.surname), sound(b.surname)) else _SURNAME


def _run_together(name: PersonName) -> str:
    """The whole name without hyphens and spaces: "Jean-Luc" is "Jean Luc"."""
    return "".join((name.given, *name.middle, name.surname)).replace("-", "")


def _suffixes_agree(a: PersonName, b: PersonName) -> bool:
    """A one-sided Jr. is the same man only if he alone has a middle name: with it, the bare name is the father's."""
    if a.suffix == b.suffix:
        return True
    own, other = (a, b) if a.suffix else (b, a)
    return not other.suffix and own.suffix == "jr" and bool(own.middle) and not other.middle


def _middles_agree(a: PersonName, b: PersonName) -> bool:
    if not a.middle or not b.middle:
        return True
    first, second = "".join(word[0] for word in a.middle), "".join(word[0] for word in b.middle)
    return first.startswith(second) or second.startswith(first)


def _givens_judged(a: PersonName, b: PersonName) -> Verdict:
    if given_roots(a.given) & given_roots(b.given):
        return _SPELLING if sound(a.given) == sound(b.given) else _SHORT
    women = lexicons.words("women.txt")
    if (a.given in women) == (b.given in women) and slip(sound(a.given), sound(b.given)):
        return _GIVEN_SLIP
    for one, other in ((a, b), (b, a)):
        if len(one.given) == 1:
            if one.given in {root[0] for root in given_roots(other.given)} | {other.given[0]}:
                return _INITIAL
            if one.middle and given_roots(one.middle[0]) & given_roots(other.given) and len(one.middle[0]) > 1:
                return _BY_MIDDLE
        if not one.middle and one.given in other.middle and len(one.given) > 2:
            return _BY_MIDDLE
    return _GIVEN


def key_of(name: str, type: str) -> str:
    """The block of the library that `name` belongs to: names that may be one actor share it.

    A pure function of the name and type, so that loading order never matters. For a person it is the consonants of the
    surname's sound, shared by spellings and slips (Zelenskyy, Zelensky) but also by namesakes: `joining.join` then
    decides inside the block. For an organisation it is its words without legal forms; for a country its name in
    countries.tsv, whichever of its aliases, capitals or metonyms is given.
    """
    if type == "person":
        heard = sound(person(name).surname)
        first = "k" if heard[:1] in "gkh" else heard[:1]
        return "person " + first + "".join(sorted(char for char in heard[1:] if char not in "aeiouh"))
    if type == "organisation":
        return "organisation " + body_key(name)
    known = lexicons.entry_of(without_the(name))
    if known is not None and known.how != "none" and type in ("country", "place"):
        return f"land {folded(known.name)}"
    if known is not None and known.type == type:
        return f"{type} {folded(known.name)}"
    return f"{'land' if type in ('country', 'place') else type} {folded(' '.join(forms_of(without_the(name))))}"


def without_the(name: str) -> str:
    """`name` without "the" before it."""
    return name[4:] if name[:4].lower() == "the " else name
