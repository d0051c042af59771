"""A wire that never stops: made-up news in which words, phrases, people and events are as unequal as in real news.

`corpus.py` draws every word as often as every other; then no phrase is ever common, and nothing shows what common ones
cost. Here words come as often as in English (`data/lexicons/frequency.txt`), half of a text are phrases of which a few
are everywhere (Zipf's law), a few people and bodies stand in one article of twenty and most in one event, and an event
has one to twelve articles within three days. One article in ten reprints another, one in thirty has no day.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from briefing.resources import lexicon

ARTICLES_A_DAY = 250
FIRST_DAY = datetime(2026, 1, 1)
COMMON = 4.2
"""Words of this level (`levels`) and above are everybody's; rarer ones are an event's."""

_PHRASES = 60_000
_SYLLABLES = [
    "ka",
    "ro",
    "ven",
    "dal",
    "mi",
    "tor",
    "es",
    "lin",
    "bra",
    "sko",
    "ul",
    "na",
    "per",
    "gor",
    "ti",
    "hal",
    "mon",
    "der",
    "wick",
    "ash",
    "fen",
    "cor",
    "lo",
    "ju",
    "shi",
    "zan",
]
_TITLES = ["President", "Prime Minister", "Foreign Minister", "Governor", "General", "Judge", "Mayor", "Senator"]
_HEADS = ["Council", "Ministry", "Bank", "Institute", "Party", "Committee", "University", "Court", "Agency"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_CUES = ["said", "said", "said", "added", "told reporters", "warned", "announced", "argued", "insisted"]
_PLAIN = ["{c}, {d}.", "{c} and {d}.", "In {place}, {c}.", "{c}.", "{n} {c}, {d}.", "{country} {d} {c}."]
_TOLD = [
    "“{c},” {surname} {cue}.",
    "{person} {cue} that {d}.",
    "{surname} {cue} on {day} that {c}.",
    "“{c},” {cue} {person}, a {role} at the {org}.",
    "According to the {org}, {c}.",
    "{country} {cue} that {d}.",
    "The {org} is expected to vote on the {rare} on {day}, after {d}.",
    "If the {rare} does not {d} by {day}, the {org} will {c}.",
]


class Unequal:
    """Things that are drawn the more seldom the later they stand: by rank with a bend (Zipf and Mandelbrot)."""

    def __init__(self, draw: random.Random, things: Sequence[str], bend: float) -> None:
        self._draw, self._things, self._bend = draw, things, bend
        self._spread = len(things) / bend + 1

    def one(self) -> str:
        """One of them."""
        return self._things[int(self._bend * (self._spread ** self._draw.random() - 1))]


@dataclass(frozen=True, slots=True)
class _Event:
    """What all articles about one event have in common."""

    cast: dict[str, str]
    people: list[str]
    rare: list[str]
    lines: list[str]
    hour: float


def articles(count: int, *, seed: int = 1, skip: int = 0, words: int = 300) -> Iterator[dict[str, Any]]:
    """`count` records as `briefing load` takes them, after `skip` others of the same wire."""
    wire = _Wire(random.Random(seed), words)
    for n in range(skip + count):
        record = wire.next(n)
        if n >= skip:
            yield record


@cache
def levels() -> dict[str, float]:
    """How common each word is: log10 of its uses in a thousand million words."""
    dictionary = {word for word in lexicon("common.txt") if word.isalpha()}
    lines = [line.split() for line in lexicon("frequency.txt")]
    return {word: float(line[0]) for line in lines for word in line[1:] if word in dictionary}


def pseudo_word(number: int) -> str:
    """The word with this number: letters that look like a name, another for every number."""
    word = ""
    while number or not word:
        number, at = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[at]
    return word


class _Wire:
    def __init__(self, draw: random.Random, words: int) -> None:
        self._draw, self._words = draw, words
        self._common = [word for word, level in levels().items() if level >= COMMON]
        self._chance = list(accumulate(10 ** levels()[word] for word in self._common))
        self._rare = [word for word, level in levels().items() if level < COMMON and len(word) > 3]
        self._phrases = Unequal(draw, [self._drawn(draw.randint(2, 4)) for _ in range(_PHRASES)], 40)
        self._given = Unequal(draw, draw.sample(lexicon("first_names.txt"), 3000), 60)
        self._surnames = Unequal(draw, [pseudo_word(n).capitalize() for n in range(400, 40_000)], 60)
        self._places = Unequal(draw, draw.sample(lexicon("places.txt"), 3000), 20)
        self._countries = Unequal(draw, _shuffled(draw, [line.split("\t")[0] for line in lexicon("countries.tsv")]), 2)
        self._outlets = Unequal(draw, [f"{pseudo_word(n).capitalize()} Post" for n in range(30, 430)], 10)
        self._famous = Unequal(draw, [self._person() for _ in range(2000)], 12)
        self._bodies = Unequal(draw, [self._body() for _ in range(1000)], 12)
        self._events: list[_Event] = []
        self._printed: list[dict[str, Any]] = []

    def next(self, n: int) -> dict[str, Any]:
        """The n-th article of the wire."""
        draw, hour = self._draw, n * 24 / ARTICLES_A_DAY
        if self._printed and draw.random() < 0.1:
            record = dict(draw.choice(self._printed))
        else:
            self._events = [one for one in self._events if hour - one.hour < 72]
            # Two in five tell again of an event of the last days, of a recent one rather.
            if self._events and draw.random() < 0.6:
                event = self._events[-1 - int(len(self._events) ** draw.random() - 0.5)]
            else:
                event = self._event(hour)
                self._events.append(event)
            record = self._written(event)
        self._printed = [*self._printed[-ARTICLES_A_DAY:], record]
        when = (FIRST_DAY + timedelta(hours=hour)).isoformat(timespec="minutes")
        return record | {"id": f"w{n}", "outlet": self._outlets.one(), "published": None if n % 30 == 17 else when}

    def _event(self, hour: float) -> _Event:
        draw = self._draw
        people = [self._famous.one() if draw.random() < 0.4 else self._person() for _ in range(3)]
        cast = {
            "title": draw.choice(_TITLES),
            "org": self._bodies.one() if draw.random() < 0.5 else self._body(),
            "place": self._places.one(),
        }
        rare = draw.sample(self._rare, 12)
        return _Event(cast, people, rare, [self._line(cast, people, rare) for _ in range(14)], hour)

    def _written(self, event: _Event) -> dict[str, Any]:
        """An article about an event: some lines that others have too, and for the most part lines of its own."""
        draw, cast, hero = self._draw, event.cast, event.people[0]
        people = [*event.people, self._person(), self._person()]
        lines = [f"{cast['title']} {hero} {draw.choice(_CUES)} in {cast['place']} that {self._clause([])}."]
        lines += draw.sample(event.lines, draw.randint(1, 4))
        while sum(line.count(" ") for line in lines) < self._words:
            lines.append(self._line(cast | {"place": self._places.one()}, people, event.rare))
        title = f"{cast['title']} {hero.split()[-1]} {' '.join(draw.sample(event.rare, 3))} in {cast['place']}"
        return {"title": title, "text": "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))}

    def _line(self, cast: dict[str, str], people: Sequence[str], rare: Sequence[str]) -> str:
        draw, person = self._draw, self._draw.choice(people)
        filled = cast | {
            "person": person,
            "surname": person.split()[-1],
            "country": self._countries.one(),
            "c": self._clause(rare),
            "d": self._clause(rare),
            "cue": draw.choice(_CUES),
            "day": draw.choice(_DAYS),
            "role": draw.choice(self._rare),
            "rare": draw.choice(rare),
            "n": str(draw.randrange(2, 900)),
        }
        line = draw.choice(_TOLD if draw.random() < 0.4 else _PLAIN).format(**filled)
        return line[0].upper() + line[1:] if line[0] != "“" else line[0] + line[1].upper() + line[2:]

    def _clause(self, rare: Sequence[str]) -> str:
        parts = [self._phrases.one() if self._draw.random() < 0.4 else self._drawn(3) for _ in range(3)]
        return " ".join([*parts, self._draw.choice(rare)] if rare and self._draw.random() < 0.5 else parts)

    def _drawn(self, count: int) -> str:
        return " ".join(self._draw.choices(self._common, cum_weights=self._chance, k=count))

    def _person(self) -> str:
        return f"{self._given.one()} {self._surnames.one()}"

    def _body(self) -> str:
        return f"{self._places.one()} {self._draw.choice(_HEADS)}"


def _shuffled(draw: random.Random, things: Sequence[str]) -> list[str]:
    return draw.sample(things, len(things))
