"""What an article is about, as a few weighted terms: names and numbers first, common words last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log, sqrt
from operator import mul

from briefing import resources
from briefing.analysis import copies, words
from briefing.analysis.timing.calendar_days import MONTHS
from briefing.model import Actor
from briefing.model.kinship import TermKind

UNIT = 1000
"""The length of a profile."""

_MOST_TERMS = 160
_HEAD = 700
_LEAD = 60
_HEADLINE = 3.0
_NAME = 1.5
_NUMBER = 2.4
_STOP = 6.0
_TOP = 7.5
_POWER = 1.5
_UNKNOWN = 2.0
_A_YEAR, _A_MONTH, _A_DAY = 5.3, 4.0, 2.0
_TOKEN = re.compile(r"[^\W_]+(?:['.,](?=[^\W_])[^\W_]+)*|[.!?:;\"\n]")
_ENDS = frozenset('.!?:;"\n')
_POSSESSIVE = re.compile(r"'[sS]$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DAY = re.compile(r"([0-3]?\d)(?:st|nd|rd|th)?$")
_ENDINGS = re.compile(r"(?:yy|iy|yi|ij|ii|yj|i|y)$")
_MONTHS = {form: number for number, name in enumerate(MONTHS, 1) for form in (name, name[:3])} | {"sept": 9}
_ALSO_WORDS = frozenset({"may", "march", "mar"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is about: weights by term number, the heaviest first, and the day as an ordinal.

    Weights are whole numbers, `square` is the sum of their squares (about `UNIT` squared): products are then exact,
    whatever their order. `table` is set where the text is mostly figures (earnings, box scores): such texts resemble
    each other for no reason and start no story with each other. `runs` are the sample of `copies.Body`, where it is
    known: by them two texts are known to be made by one template.
    """

    weights: Mapping[int, int]
    square: int
    day: int | None
    table: bool = False
    runs: Sequence[int] = ()

    @classmethod
    def of(cls, weights: Mapping[int, int], day: int | None, table: bool, runs: Sequence[int] = ()) -> Profile:
        """The profile with these weights (heaviest first)."""
        values = weights.values()
        return cls(weights, sum(map(mul, values, values)), day, table, runs)


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    weight: float


def profile_of(title: str, text: str, published: str | None = None, actors: Sequence[Actor] = ()) -> Profile:
    """The profile of an article: `title` and `text` as in `Article`, `published` an ISO day or instant.

    The weight of a term is how rare it is in English news, more for names and most for numbers, times how often it is
    said (logarithmic), where the headline counts threefold and the lead double. `actors` tell which capitalised words
    at the head of a sentence are names.
    """
    headline, body = _TOKEN.findall(words.plain(title)), _body(title, text)
    proper = _proper(body) | _named(actors)
    counts: dict[str, float] = {}
    weights: dict[str, float] = {}
    for tokens, first, rest in ((headline, _HEADLINE, _HEADLINE), (body, 2.0, 1.0)):
        for place, term in _terms(tokens, proper):
            counts[term.text] = counts.get(term.text, 0.0) + (first if place < _LEAD else rest)
            weights[term.text] = max(weights.get(term.text, 0.0), term.weight)
    raw = {term: weights[term] * (1 + log(count)) for term, count in counts.items()}
    return Profile.of(_unit(raw), copies.day_of(published), _is_table(body))


def as_printed(title: str, text: str, actors: Sequence[Actor] = ()) -> dict[int, tuple[TermKind, str]]:
    """What an article's terms, which a profile has as numbers, are in words: by number, the kind and the first print.

    Arguments as for `profile_of`.
    """
    headline, body = _TOKEN.findall(words.plain(title)), _body(title, text)
    proper = _proper(body) | _named(actors)
    found: dict[int, tuple[TermKind, str]] = {}
    for tokens in (body, headline):
        for place, term in _terms(tokens, proper):
            token = _POSSESSIVE.sub("", tokens[place])
            found.setdefault(words.number_of(term.text) >> 33, (_kind(term, token, proper), _shown(term, token)))
    return found


def _kind(term: _Term, token: str, proper: frozenset[str]) -> TermKind:
    if term.text[0] == "#" or (_YEAR.match(term.text) and len(token) == 4):
        return "day"
    if term.text[0].isdigit():
        return "number"
    return "name" if token.lower() in proper else "word"


def _shown(term: _Term, token: str) -> str:
    """A term in words: a date as it is called, all else as it is printed."""
    if term.text[0] != "#":
        return token
    first, _, second = term.text[1:].partition("-")
    if len(first) == 4:
        return f"{MONTHS[int(second) - 1].capitalize()} {first}"
    return f"{second} {MONTHS[int(first) - 1].capitalize()}".strip()


def _unit(raw: Mapping[str, float]) -> dict[int, int]:
    kept = sorted(raw.items(), key=lambda item: (-item[1], item[0]))[:_MOST_TERMS]
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    found: dict[int, int] = {}
    for term, weight in kept:
        if whole := round(UNIT * weight / length):
            found.setdefault(words.number_of(term) >> 33, whole)
    return found


def _body(title: str, text: str) -> list[str]:
    """The first words of the running text with the signs that end a sentence or a clause."""
    found: list[str] = []
    left = _HEAD
    for line in copies.running_lines(title, text):
        for token in _TOKEN.findall(line):
            left -= token not in _ENDS
            if left < 0:
                return found
            found.append(token)
        found.append("\n")
    return found


def _proper(body: Sequence[str]) -> frozenset[str]:
    """The words that are printed with a capital inside a sentence, in small letters."""
    found = set()
    before = "\n"
    for token in body:
        if token[0].isupper() and (before not in _ENDS or (len(token) > 1 and token.isupper())):
            found.add(_POSSESSIVE.sub("", token).lower())
        before = token
    return frozenset(found)


def _named(actors: Sequence[Actor]) -> frozenset[str]:
    forms = (form for actor in actors for form in (actor.name, *actor.variants))
    return frozenset(token.lower() for form in forms for token in words.tokens(words.plain(form)) if token[0].isupper())


def _is_table(body: Sequence[str]) -> bool:
    real = [token for token in body if token not in _ENDS]
    return 0 < len(real) < 150 and sum(token[0].isdigit() for token in real) >= 0.25 * len(real)


# ------------------------------------------------------------------ terms


def _terms(tokens: Sequence[str], proper: frozenset[str]) -> Iterator[tuple[int, _Term]]:
    """The terms of a text, each with the number of tokens before it."""
    place = 0
    while place < len(tokens):
        terms, taken = _date(tokens, place)
        if not taken and (term := _term(tokens[place], proper)) is not None:
            terms = [term]
        for term in terms:
            yield place, term
        place += taken or 1


def _term(token: str, proper: frozenset[str]) -> _Term | None:
    word, common, name = _readings(token)
    return name if word in proper else common


@lru_cache(maxsize=20_000)  # most words of an article stand in others too
def _readings(token: str) -> tuple[str, _Term | None, _Term | None]:
    """A token in small letters, the term that it is where it is no name, and the one that it is as a name."""
    bare = _POSSESSIVE.sub("", token)
    word = words.folded(bare)
    if token in _ENDS or not word or word in _stop() or (len(word) < 2 and not word.isdigit()):
        return bare.lower(), None, None
    if word[0].isdigit():
        number = _Term(word, _rarity(_level_of_number(word)) * _NUMBER)
        return bare.lower(), number, number
    rarity = _rarity(_level(bare.lower()))
    return bare.lower(), _Term(_stem(word), rarity), _Term(_spelling(word), rarity * _NAME)


def _date(tokens: Sequence[str], place: int) -> tuple[list[_Term], int]:
    """The date or year that starts at a place, as terms of its own, and the tokens it takes (0: there is none).

    Apart, the figures of a date say nothing: every article of a year prints that year.
    """
    if tokens[place][0].islower():
        return [], 0  # most words: no year, day or month
    if _YEAR.match(tokens[place]):
        return [_Term(tokens[place], _rarity(_A_YEAR))], 1
    at = place
    day = _DAY.match(tokens[at])
    at += bool(day)
    month = _MONTHS.get(tokens[at].lower()) if at < len(tokens) and tokens[at][0].isupper() else None
    if month is None:
        return [], 0
    at += 1
    at += at < len(tokens) and tokens[at] == "."
    if not day and at < len(tokens) and (day := _DAY.match(tokens[at])):
        at += 1
    year = tokens[at] if at < len(tokens) and _YEAR.match(tokens[at]) else None
    if not (day or year) and tokens[place].lower() in _ALSO_WORDS:
        return [], 0
    terms = [_Term(f"#{month}-{int(day[1])}", _rarity(_A_DAY))] if day else []
    if year:
        terms.append(_Term(f"#{year}-{month}", _rarity(_A_MONTH)))
    return terms or [_Term(f"#{month}", _rarity(_A_YEAR))], at + bool(year) - place


def _spelling(word: str) -> str:
    """One spelling for the usual ways to write a foreign name in Latin letters (Zelensky, Zelenskyy, Zelenskiy)."""
    return _ENDINGS.sub("y", word) if len(word) > 5 else word


def _stem(word: str) -> str:
    for ending, least in (("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    return word.rstrip("e") or word


# ------------------------------------------------------------------ how rare words are


@cache
def _frequency() -> dict[str, float]:
    found: dict[str, float] = {}
    for name in ("frequency.txt", "daily_names.txt"):
        for line in resources.lexicon(name):
            level, *members = line.split()
            found.update((word, max(float(level), found.get(word, 0.0))) for word in members)
    return found


@cache
def _stop() -> frozenset[str]:
    return frozenset(word for word, level in _frequency().items() if level >= _STOP)


def _level(word: str) -> float:
    """How common a word in small letters is (Zipf scale: log10 of its uses in a thousand million words)."""
    return _frequency().get(word, _UNKNOWN)


def _level_of_number(word: str) -> float:
    """How common a number is: the fewer figures the commoner; a point counts as one more."""
    return max(3.0, 7.0 - sum(sign.isdigit() or sign == "." for sign in word))


@lru_cache
def _rarity(level: float) -> float:
    """The weight of a word or number this common: the few rare ones that two texts share say most of all."""
    return float(max(0.0, _TOP - level) ** _POWER)
