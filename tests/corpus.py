"""News that never happened, by the thousand: the same seed always makes the same articles.

Sentences are templates filled from the project's own word lists, so that every part of the analysis has work to do:
names with titles, direct and reported statements, scheduled events, lists of what to watch, reprints and write-ups of
one event.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from briefing.resources import lexicon

FIRST_DAY = date(2026, 1, 1)
ARTICLES_A_DAY = 100

_SYLLABLES = ["ka", "ro", "ven", "dal", "mi", "tor", "es", "lin", "bra", "sko", "ul", "na", "per", "gor", "ti", "hal"]
_TITLES = ["President", "Prime Minister", "Foreign Minister", "Governor", "General", "Judge", "Mayor"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# Words that every text has in common stand often in all news: rare ones would make every text resemble every other.
_TEMPLATES = [
    "{title} {person} told reporters on {day} that the {noun} of {place} would {verb} the {noun2} within {n} weeks.",
    "“We will not {verb} the {noun} while the {noun2} is {adj},” {surname} said after the meeting in {place}.",
    "The {org} is expected to vote on the {noun} on {day}, according to two officials of the {noun2}.",
    "{surname} said that {n} people had left the {noun} in {place} since the {noun2} became {adj}.",
    "If the {noun} does not {verb} by {day}, the {org} will {verb2} its {noun2}, {surname} said.",
    "Officials of the {org} called the {adj} {noun} “a {noun2} without a {noun3}”.",
    "The {noun} was {n} percent last month, the {org} said, while the {noun2} of {place} was more {adj}.",
    "{surname} has not said whether the government will {verb} the {noun} that the {noun2} asked for.",
    "“Every {noun} has its {noun2},” said {person}, a {noun3} at the {org}. “Ours is {adj}.”",
    "People in {place} have been there {n} days for the {noun}, which the {noun2} called {adj}.",
    "A second {noun} of the {adj} {noun2} was found {n} days after {place}, the {org} said.",
    "Some in the party say {surname} used a {adj} {noun} and let the {noun2} {verb}.",
]


def articles(count: int, *, seed: int = 1, words: int = 400) -> Iterator[dict[str, Any]]:
    """`count` records as `briefing load` takes them; every tenth is a reprint, every third tells an event again."""
    draw = random.Random(seed)
    vocabulary = _Vocabulary(draw)
    recent: list[dict[str, Any]] = []
    for n in range(count):
        published = FIRST_DAY + timedelta(days=n // ARTICLES_A_DAY)
        if recent and n % 10 == 9:
            record = dict(draw.choice(recent))
        else:
            cast = draw.choice(recent)["cast"] if recent and n % 3 == 2 else vocabulary.cast()
            record = _written(vocabulary, cast, words)
        record |= {"id": f"n{n}", "outlet": f"Outlet {n % 40}", "published": published.isoformat()}
        recent = [*recent[-30:], record]
        yield {key: value for key, value in record.items() if key != "cast"}


def write(path: Path, count: int, *, seed: int = 1, words: int = 400) -> Path:
    """Write the articles to a JSON Lines file."""
    with path.open("w", encoding="utf-8") as file:
        for record in articles(count, seed=seed, words=words):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


class _Vocabulary:
    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.words = [word for word in lexicon("common.txt") if 4 <= len(word) <= 10 and word.isalpha()]
        self.first_names = lexicon("first_names.txt")

    def name(self) -> str:
        return "".join(self.draw.choices(_SYLLABLES, k=3)).capitalize()

    def cast(self) -> dict[str, str]:
        """Who and where an event is about."""
        surname = self.name()
        return {
            "title": self.draw.choice(_TITLES),
            "surname": surname,
            "person": f"{self.draw.choice(self.first_names)} {surname}",
            "place": self.name(),
            "org": f"{self.name()} {self.draw.choice(['Council', 'Ministry', 'Bank', 'Institute', 'Party'])}",
            "event": " ".join(self.draw.sample(self.words, 3)),
        }

    def sentence(self, cast: dict[str, str]) -> str:
        slots = ("noun", "noun2", "noun3", "verb", "verb2", "adj")
        filled = dict(zip(slots, self.draw.sample(self.words, len(slots)), strict=True))
        return self.draw.choice(_TEMPLATES).format(
            **cast, **filled, n=self.draw.randrange(2, 90), day=self.draw.choice(_DAYS)
        )


def _written(vocabulary: _Vocabulary, cast: dict[str, str], words: int) -> dict[str, Any]:
    title = f"{cast['title']} {cast['surname']} faces {cast['event']} in {cast['place']}"
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
        paragraphs.append(" ".join(vocabulary.sentence(cast) for _ in range(3)))
    items = [
        f"- Whether {cast['surname']} will {vocabulary.draw.choice(vocabulary.words)} by {day}." for day in _DAYS[:2]
    ]
    return {"title": title, "text": "\n\n".join([*paragraphs, "What to watch", *items]), "cast": cast}
