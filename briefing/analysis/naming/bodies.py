"""When two names are one organisation: word order, spelling, legal forms and initials."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from briefing.analysis.naming import lexicons
from briefing.analysis.naming.cutting import forms_of
from briefing.analysis.naming.spelling import folded

_SPELLING = {
    "organisation": "organization", "labour": "labor", "defence": "defense", "centre": "center", "theatre": "theater",
    "programme": "program", "organisations": "organizations", "co-operation": "cooperation", "un": "united nations",
    "eu": "european union", "us": "united states", "uk": "united kingdom", "dept": "department",
}  # fmt: skip
_OUR = re.compile(r"(?<=[a-z]{3})our\Z")
_EITHER_WAY = frozenset(("department", "ministry", "office", "bureau", "secretariat"))


@lru_cache(maxsize=50_000)
def _words(name: str) -> tuple[str, ...]:
    """The words that count, in small letters: links and legal forms dropped, spelling evened, demonyms as countries."""
    legal = legal_forms()
    found: list[str] = []
    for form in forms_of(name):
        low = folded(form).replace(".", "")
        if low in lexicons.group("no_part_of_bodies") or not low:
            continue
        known = lexicons.entry_of(form)
        if known is not None and known.type == "country" and known.how in ("demonym", "name"):
            low = folded(known.name)
        found.extend(_SPELLING.get(low, _OUR.sub("or", low)).split())
    while len(found) > 1 and found[-1] in legal:
        found.pop()
    if len(found) > 2 and found[:2] == ["united", "states"]:
        del found[:2]
    if _EITHER_WAY & set(found):
        return tuple(sorted(word for word in found if word != "affairs"))
    return tuple(found)


@cache
def legal_forms() -> frozenset[str]:
    """Words such as "inc", in small letters, that say what kind of firm an organisation is."""
    return frozenset(word for word, flag in lexicons.flags("org_heads.txt").items() if flag == "legal")


def known_as(name: str) -> str | None:
    """The name under which the lists know an organisation, its legal form aside; None where they do not."""
    forms = _bare(name)
    legal = legal_forms()
    end = len(forms)
    while end > 1 and (forms[end - 1].rstrip(".").lower() in legal or forms[end - 1] in ("&", ",", "and")):
        end -= 1
    bare = end - (end > 1 and forms[end - 1].lower() in ("group", "holding", "holdings"))
    for form in (name, " ".join(forms), " ".join(forms[:end]), " ".join(forms[:bare])):
        entry = lexicons.entry_of(form)
        if entry is not None and entry.type == "organisation":
            return entry.name
    return None


def without_legal(name: str) -> str:
    """`name` without the legal forms at its end: "Acme Motors Inc." -> "Acme Motors"."""
    parts = name.split()
    while len(parts) > 1 and parts[-1].rstrip(".").lower() in legal_forms():
        parts.pop()
    return " ".join(parts).rstrip(",")


def _bare(name: str) -> tuple[str, ...]:
    forms = forms_of(name)
    return forms[1:] if len(forms) > 1 and forms[0].lower() == "the" else forms


@lru_cache(maxsize=50_000)
def body_key(name: str) -> str:
    """What all spellings of an organisation's name share, its known initials among them."""
    return " ".join(_words(known_as(name) or name))


def is_acronym(name: str) -> bool:
    """Whether `name` is initials: two to six capitals, with or without dots."""
    plain = name.replace(".", "")
    return 2 <= len(plain) <= 6 and plain.isalpha() and plain.isupper()


@lru_cache(maxsize=20_000)
def initials(name: str) -> frozenset[str]:
    """The initials that `name` may go by: of all its words, of those with capitals, with parts of a compound or not."""
    if is_acronym(name):
        return frozenset()
    forms = [form for form in _bare(name) if form[0].isalnum()]
    heads = lexicons.flags("org_heads.txt")
    kept = [form for form in forms if heads.get(form.rstrip(".").lower()) != "legal"]
    pieces = [piece for form in kept for piece in form.split("-") if piece]
    if len(pieces) < 2:
        return frozenset()
    tall = "".join(piece[0] for piece in pieces if not piece.islower())
    every = "".join(piece[0] for piece in pieces)
    whole = "".join(form[0] for form in forms if not form.islower())
    return frozenset(letters.upper() for letters in (tall, every, whole))


def same_body(a: str, b: str) -> bool:
    """Whether two names are one organisation's.

    Initials count against a full name only, never against initials, and not where the lists know another bearer.
    """
    return why_same_body(a, b) is not None


def why_same_body(a: str, b: str) -> Literal["words", "initials"] | None:
    """The rule by which two names are one organisation's: their words agree, or one is the other's initials."""
    if body_key(a) == body_key(b):
        return "words"
    for short, full in ((a, b), (b, a)):
        other = known_as(short)
        if is_acronym(short) and short.replace(".", "") in initials(full) and (other is None or is_acronym(other)):
            return "initials"
    return None
