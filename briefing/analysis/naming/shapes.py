"""What a name says by itself: a given name, a legal form, a mountain, a plural after a town."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.analysis.naming import lexicons

Scores = tuple[float, float, float]
"""How much speaks for a person, an organisation, a place."""

_PERSON_TAIL = re.compile(
    r"(?:ov|ova|ev|eva|sky|skiy|skyy|ski|ska|enko|chuk|vich|vic|vić|sson|sen|stein|berg|mann|ez|yan|ian|shvili|dze|poulos|"
    r"akis|elli|ini|etti|ucci|ström|quist|oğlu|oglu|zadeh)\Z"
)
_DOUBLE = re.compile(r"[^\W\d_]{3,}[-‑][^\W\d_]{3,}\Z")
_PERSON_HEAD = re.compile(r"(?:Mc|Mac|O['’]|D['’]|Fitz)[A-Z]")
_BODY_TAIL = re.compile(r"(?:bank|corp|com|tech|soft|gas|neft|tel|prom|net|media|tron|pharma)\Z", re.IGNORECASE)
_PLACE_TAIL = re.compile(r"(?:stan|burg|ville|grad|shire|pur|abad|town|borough|istan)\Z")
_MIXED = re.compile(r"[a-z][A-Z]")
_QUOTES = frozenset('"“”‘’')
_MODEL = re.compile(r"[A-Za-z]{1,4}[-‑]\d")
_INITIAL = re.compile(r"[A-Z]\.?\Z|(?:[A-Z]\.){2,}\Z")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?\Z|(?:I{2,3}|IV|VI{0,3}|IX|X|XII|XIV|XV|XVI)\Z")


@lru_cache(maxsize=20_000)
def of_name(forms: tuple[str, ...]) -> Scores:
    """What the words of a name say by themselves."""
    quotes = [at for at, form in enumerate(forms) if form in _QUOTES]
    if len(quotes) > 1:
        person, body, place = of_name((*forms[: quotes[0]], *forms[quotes[-1] + 1 :]))
        return person + 2.5, body, place
    tall = [form for form in forms if form[0].isalpha() and not form.islower()]
    if not tall:
        return 0.0, 0.0, 0.0
    person, body, place = _of_one(tall[0]) if len(tall) == 1 else _of_many(forms, tall)
    known = lexicons.entry_of(" ".join(forms))
    if known is not None and known.how == "city":
        place += 1.4 if lexicons.is_given(tall[0].lower()) else 2.4
    if is_team(forms):
        person, body, place = (
            person - 1.2,
            body + (1.2 if lexicons.is_given(tall[0].lower()) else 2.5),
            place - 1.5,
        )
    heads = lexicons.flags("org_heads.txt")
    last = heads.get(tall[-1].rstrip(".").lower())
    if last == "legal" and len(tall) > 1:
        body += 5
    elif last in ("end", "both") and len(tall) > 1:
        body += 3
        person -= 1
    elif len(tall) > 1 and tall[-1].lower() in lexicons.group("no_actor_last"):
        person, body, place = person - 1.5, body - 1.5, place - 1
    elif len(tall) > 1 and tall[-1].lower() in lexicons.group("trades") and not lexicons.is_common(tall[0].lower()):
        person, body = person - 1, body + 1.5
    if "&" in forms or (len(tall) > 1 and tall[0].lower() in lexicons.group("bodies_begin")):
        body += 3
    shapes = lexicons.flags("places_words.txt")
    if len(tall) > 1 and shapes.get(tall[-1].lower()) in ("last", "both"):
        place, person = place + 2.5, person - 1.5
    if len(tall) > 1 and shapes.get(tall[0].lower()) in ("first", "both"):
        place += 1.5
    return person, body, place


@lru_cache(maxsize=20_000)
def is_team(forms: tuple[str, ...]) -> bool:
    """Whether a name is a place and a plural, as teams and choirs have it: "Lisbon Herons"; not "Austin Powers"."""
    last = forms[-1].lower()
    no_team = lexicons.group("surname_words") | lexicons.group("plural_events")
    clear = lexicons.is_common(last) or not lexicons.is_given(forms[0].lower())
    return is_plural_of_place(forms) and clear and last not in no_team


@lru_cache(maxsize=20_000)
def is_plural_of_place(forms: tuple[str, ...]) -> bool:
    """Whether a name is a town or region and a word that may be a plural."""
    last = forms[-1].lower()
    if len(forms) < 2 or not last.endswith("s") or last.endswith("ss") or lexicons.is_given(last):
        return False
    known = lexicons.entry_of(" ".join(forms[:-1]))
    return known is not None and (known.how in ("city", "capital") or (known.type == "place" and known.how == "name"))


def _of_one(form: str) -> Scores:
    low = form.lower()
    if _MODEL.match(form):
        return -3.0, -3.0, -3.0
    if form.isupper() and 2 <= len(form.replace(".", "")) <= 5:
        return -2.0, (2.2 if "." in form or not lexicons.is_common(low) else -1.0), 0.0
    person, body, place = 0.2, 0.5, 0.1
    if form.isupper() and len(form) > 5 and not lexicons.is_common(low):
        return -1.0, 0.8, 0.1
    if lexicons.is_given(low):
        person += 0.8
    if _PERSON_HEAD.match(form) or _PERSON_TAIL.search(form):
        person += 0.8
    elif _MIXED.search(form):
        body += 1.2
    if _BODY_TAIL.search(form):
        body += 0.6
    if _PLACE_TAIL.search(form):
        place += 0.8
    if len(form) < 2:
        return -3.0, -3.0, -3.0
    if lexicons.is_common(low):
        return person - (0.7 if low in lexicons.group("surname_words") else 1.3), body - 0.7, place - 0.6
    return person, body, place


def _of_many(forms: tuple[str, ...], tall: list[str]) -> Scores:
    person, body, place = 1.0, 0.3, 0.0
    lows = [form.lower() for form in tall]
    if lexicons.is_given(lows[0]) or lexicons.is_given(lows[0].split("-")[0]):
        person += 1.0 if lexicons.is_common(lows[0]) else 1.6
    elif any(_is_land_or_body(form) for form in (tall[0], tall[-1])):
        person, body = person - 0.9, body + 0.7
    if any(_INITIAL.match(form) for form in tall[:-1]):
        person += 1.5
    if _SUFFIX.match(tall[-1]):
        person += 2
    if any(form in lexicons.group("particles") for form in forms) or any(
        "-" in form and form[0].islower() for form in forms
    ):
        person += 1.2
    if _DOUBLE.match(tall[-1]):
        person += 0.6
    if _PERSON_TAIL.search(tall[-1]) or _PERSON_HEAD.match(tall[-1]):
        person += 0.6
    surnames = lexicons.group("surname_words")
    plain = [lexicons.is_common(low) and not lexicons.is_given(low) and low not in surnames for low in lows]
    person -= 0.7 * sum(plain) if plain[-1] else 0.1 + 0.5 * (sum(plain) - 1) if any(plain) else 0
    if plain[-1] and len(tall) == 2 and _is_plural(lows[-1]) and not lexicons.is_given(lows[0]):
        person, body = person - 0.7, body + 0.9
    if all(plain):
        body -= 1.2
    if "of" in forms:
        land = lows[0] in lexicons.group("lands_of") or lows[1] in lexicons.group("lands_of")
        person, body, place = person - 2, body + (0 if land else 1), place + (3 if land else 0)
    if len(tall) > 3:
        person -= 0.8 * (len(tall) - 3)
    if all(form.isupper() and lexicons.is_common(low) for form, low in zip(tall, lows, strict=True)):
        return 0.0, 0.0, 0.0
    if any(
        form.isupper() and len(form) > 2 and "." not in form and not _SUFFIX.match(form) for form in tall
    ) and not all(form.isupper() for form in tall):
        person, body = person - 1, body + 1
    return person, body, place


def _is_plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith("ss") and low not in lexicons.group("openers")


def _is_land_or_body(form: str) -> bool:
    """Whether one word of a name is a land, a town or a known organisation: "Acme Lisbon" is no person."""
    entry = lexicons.entry_of(form)
    if entry is not None and entry.type == "organisation" and lexicons.is_common(form.lower()):
        return False
    return entry is not None and entry.how != "none" and entry.type != "group" and not entry.the
