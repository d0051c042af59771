"""Why two names mean one actor, or two, in plain words: the rules that join names, asked for one pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.analysis import names
from briefing.analysis.corrections import form
from briefing.analysis.names import PersonName
from briefing.analysis.naming import bodies, lexicons
from briefing.analysis.naming.cutting import forms_of
from briefing.analysis.naming.spelling import folded, given_roots, sound
from briefing.model import Name

_LAND = {"capital": "its capital", "metonym": "its government", "demonym": "its people"}
_NATION = frozenset(("us", "united", "states"))
_APART = {
    "gender": "one is a woman's name, the other a man's",
    "middle": "different middle initials",
    "given": "given names differ",
    "surname": "different surnames",
}


def why_same(a: str, b: str, type: str) -> str | None:
    """Why two names of one type mean the same actor, on the names alone; None where `names.same_actor` says no."""
    if type == "person":
        return same_person(a, b)
    if type == "organisation":
        rule = bodies.why_same_body(a, b)
        if rule == "initials":
            return f"initials of {b if bodies.is_acronym(a) else a}"
        return _same_words(a, b) if rule else None
    return same_land(a, b) if names.key_of(a, type) == names.key_of(b, type) else None


def why_apart(a: str, b: str, type: str) -> str | None:
    """Why two names of one type are not known to be one actor's, on the names alone; None where they are."""
    if names.same_actor(a, b, type):
        return None
    if type == "person":
        return different_people(names.person(a), names.person(b))
    if type == "organisation" and bodies.is_acronym(a) != bodies.is_acronym(b):
        return "the initials are not known to be of this name"
    return "different names"


def of_form(printed: str, actor: Sequence[Name]) -> str:
    """Why a form that articles print, but never as an actor's only name, is the actor's."""
    for name in actor:
        if name.type == "person" and _is_surname_of(printed, name.name):
            return f"the surname alone, in an article that names {name.name}"
        if (why := why_same(printed, name.name, name.type)) is not None:
            return why
    if bodies.is_acronym(printed):
        return "initials that an article explains"
    return f"an article calls {actor[0].name} so" if actor else "an article uses it so"


def same_person(a: str, b: str, used: tuple[Name, Name] | None = None) -> str | None:
    """Why two names can be one person's, with how much they are used where that is given; None where they cannot."""
    one, other = names.person(a), names.person(b)
    verdict = names.judged(one, other)
    if not verdict.same:
        return None
    tell = _PERSON.get(verdict.rule)
    said = tell(a, b, one, other) if tell else "the same name, written otherwise"
    if verdict.rule in ("slip in the given name", "slip in the surname") and used:
        few, many = sorted((used[0].mentions, used[1].mentions))
        return f"{said}: {times(few)}, beside {many:,} mention{'' if many == 1 else 's'}"
    return said


def _spelled(a: str, b: str, one: PersonName, other: PersonName) -> str:
    if one.suffix != other.suffix:
        return "the same name with or without Jr." + (" and a middle name" if one.middle != other.middle else "")
    if one.given and bool(one.middle) != bool(other.middle):
        return "the same name with or without a middle name"
    if one.middle != other.middle:
        return "the same name, its middle names as initials or in full"
    part = "surname" if one.surname != other.surname else "given"
    pair = _printed(a, getattr(one, part)), _printed(b, getattr(other, part))
    return f"the same name, spelled otherwise ({', '.join(pair)})" if pair[0] != pair[1] else "the same name"


def _short(a: str, b: str, one: PersonName, other: PersonName) -> str:
    x, y = _printed(a, one.given), _printed(b, other.given)
    if folded(x) in given_roots(other.given):
        return f"{y} is short for {x}"
    if folded(y) in given_roots(one.given):
        return f"{x} is short for {y}"
    root = min(given_roots(one.given) & given_roots(other.given))
    return f"{x} and {y} are both short for {root.title()}"


def _initial(a: str, b: str, one: PersonName, other: PersonName) -> str:
    short, full = (a, b) if len(one.given) == 1 else (b, a)
    given = _printed(full, (other if short is a else one).given)
    return f"an initial ({_printed(short, (one if short is a else other).given)} for {given})"


def _by_middle(a: str, b: str, one: PersonName, other: PersonName) -> str:
    shared = {*one.middle, one.given} & {*other.middle, other.given} - {""}
    told = f" ({_printed(a, min(shared, key=lambda word: (-len(word), word)))})" if shared else ""
    return f"goes by the middle name{told}"


_PERSON: dict[str, Callable[[str, str, PersonName, PersonName], str]] = {
    "spelling": _spelled,
    "short": _short,
    "initial": _initial,
    "by the middle name": _by_middle,
    "hyphen": lambda a, b, one, other: "the same name, its parts written apart or together",
    "slip in the given name": lambda a, b, one, other: "a slip of the pen",
    "slip in the surname": lambda a, b, one, other: "a slip of the pen",
}


def different_people(one: PersonName, other: PersonName) -> str:
    """Why two parsed names, which `names.judged` holds for two people's, are."""
    rule = names.judged(one, other).rule
    if rule == "suffix":
        suffix = one.suffix or other.suffix
        told = suffix.upper() if suffix.startswith("i") else f"{suffix.title()}."
        return "different numbers or Jr. and Sr." if one.suffix and other.suffix else f"{told} on one side only"
    if rule == "lone":
        sounds_alike = sound(one.surname) == sound(other.surname)
        return "a surname alone could be another bearer's" if sounds_alike else _APART["surname"]
    return _APART[rule]


def _same_words(a: str, b: str) -> str:
    if form(a) == form(b):
        return "the same name"
    known = bodies.known_as(a) or bodies.known_as(b)
    if bodies.is_acronym(a) != bodies.is_acronym(b):
        return f"known initials of {b if bodies.is_acronym(a) else a}"
    one, other = _plain_words(a), _plain_words(b)
    if known is not None and (one ^ other) - bodies.legal_forms() - _NATION:
        return f"another name of {known}"
    if one == other:
        return "the same words"
    if one ^ other <= bodies.legal_forms():
        return "the same name with or without its legal form"
    if one ^ other <= _NATION:
        return "the same name with or without the nation"
    return "the same words, but for spelling, order or legal form"


def _plain_words(name: str) -> set[str]:
    return {folded(word).replace(".", "") for word in forms_of(name) if word[0].isalnum()} - {"the"}


def same_land(a: str, b: str) -> str:
    """Why two names of one block (`names.key_of`) are one land's, or one group's."""
    if form(a) == form(b):
        return "the same name"
    for one in (a, b):
        known = lexicons.entry_of(names.without_the(one))
        if known is not None and known.how in _LAND:
            return f"another word for {known.name} ({_LAND[known.how]})"
        if known is not None and form(one) != form(known.name):
            return f"another name of {known.name}"
    return "the same name, written otherwise"


def _is_surname_of(printed: str, name: str) -> bool:
    lone, full = names.person(printed), names.person(name)
    return full.full and not lone.full and bool(lone.surname) and sound(lone.surname) == sound(full.surname)


def _printed(name: str, part: str) -> str:
    """A part of a name as the name prints it: `part` is in small letters, without accents."""
    return next((word for word in forms_of(name) if folded(word).rstrip(".") == part), part.title())


def times(count: int) -> str:
    """How often, in words: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")
