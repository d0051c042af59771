"""Whom "he" and "she" stand for: earlier mentions weighed by nearness, place, gender and who spoke last."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from briefing.resources import data_dir, lexicon

Gender = Literal["f", "m", ""]

_HE = frozenset(["he", "him", "his", "himself"])
_SHE = frozenset(["she", "her", "hers", "herself"])
_DECAY = 0.5
_IN_QUOTE = 0.05
_SUBJECT = 2.0
_SPOKE = 2.0
_LAST_SPEAKER = 1.5
_PASSED_ON = 0.6  # once somebody else has opened a sentence, the last speaker is less likely to be meant
_UNKNOWN_GENDER = 0.7
_REACH = 12
_MORE = 0.3
_RIVAL = 0.5
_SPEAKER_SPAN = 80
_BACK = 300
# Given names of as many letters tell by their last ones whether a woman or a man bears them.
_TELLING = 4
_WOMEN_END = ("a", "elle", "ette", "ine", "lyn", "lynn", "wen")
_MEN_END = ("o", "slav", "slaw", "mir", "bek", "ullah", "uddin", "ius", "son", "bert", "fred", "wald", "kumar")
_MEN_SURNAMES = ("ov", "ev", "sky", "skiy", "skyi", "skyy", "ski", "skii")


@cache
def _names() -> dict[str, frozenset[str]]:
    with (data_dir() / "lexicons" / "pronouns.toml").open("rb") as file:
        lists = {name: frozenset(str(words).split()) for name, words in tomllib.load(file).items()}
    lists["women"] |= {name.lower() for name in lexicon("women.txt")}
    return lists


def gender_of_name(given: str) -> Gender:
    """The gender that a given name tells, or "" where it tells none."""
    given = given.lower().rstrip(".")
    women, men = given in _names()["women"], given in _names()["men"]
    if women != men:
        return "f" if women else "m"
    if women or len(given) < _TELLING:
        return ""
    return "f" if given.endswith(_WOMEN_END) else "m" if given.endswith(_MEN_END) else ""


def gender_of_lone_name(name: str) -> Gender:
    """The gender that a name without a surname tells: "Melanie" is hers; most men's names are surnames too."""
    name = name.lower()
    woman = name in _names()["women"] and name not in _names()["men"]
    return "f" if woman else gender_of_surname(name)


def gender_of_surname(surname: str) -> Gender:
    """The gender that a Slavic surname tells, as Petrova and Petrov do, or ""."""
    surname = surname.lower()
    if len(surname) <= _TELLING:
        return ""
    return "f" if surname.endswith(("ova", "eva", "skaya", "skaia")) else "m" if surname.endswith(_MEN_SURNAMES) else ""


def gender_of_role(role: str) -> Gender:
    """The gender that a role or title tells ("spokeswoman", "Mr."), or ""."""
    words = set(role.lower().replace(".", " ").replace("-", " ").split())
    if words & _names()["feminine"]:
        return "f"
    return "m" if words & _names()["masculine"] else ""


def in_full(word: str) -> str:
    """A title in small letters without its stop, in full where it is an abbreviation: "governor" for "gov."."""
    return _abbreviated().get(word.rstrip("."), word)


@cache
def _abbreviated() -> dict[str, str]:
    return dict(pair.split("=") for pair in _names()["abbreviated"])


@dataclass(slots=True)
class Candidate:
    """Somebody a pronoun may stand for; `gender` is "" where nothing tells it."""

    name: str
    gender: Gender = ""
    person: bool = True


@dataclass(slots=True)
class _Sighting:
    place: int
    sentence: int
    weight: float
    candidate: Candidate


@dataclass(slots=True)
class Discourse:
    """What an article has mentioned so far, in reading order."""

    sentence_starts: list[int]
    _sightings: list[_Sighting] = field(default_factory=list)
    _places: list[int] = field(default_factory=list)
    _speakers: list[tuple[int, str]] = field(default_factory=list)

    def see(self, place: int, candidate: Candidate, *, subject: bool, quoted: bool) -> None:
        """Takes note of a mention at offset `place`; mentions may come in any order."""
        weight = (_SUBJECT if subject else 1.0) * (_IN_QUOTE if quoted else 1.0)
        at = bisect_right(self._places, place)
        self._places.insert(at, place)
        self._sightings.insert(at, _Sighting(place, self._sentence(place), weight, candidate))

    def spoke(self, place: int, name: str) -> None:
        """Takes note of who speaks at offset `place`; speakers come in reading order."""
        self._speakers.append((place, name))
        at = bisect_right(self._places, place + _SPEAKER_SPAN) - 1
        while at >= 0 and self._places[at] >= place:
            if self._sightings[at].candidate.name == name:
                seen = self._sightings[at]
                seen.weight = max(seen.weight, _SUBJECT * (_IN_QUOTE if seen.weight < 1 else 1.0)) * _SPOKE
                return
            at -= 1

    def _sentence(self, place: int) -> int:
        return bisect_right(self.sentence_starts, place)

    def person(self, place: int, pronoun: str) -> tuple[str | None, float]:
        """Who "he" or "she" at offset `place` is, and how sure that is (0 to 1)."""
        wanted: Gender = "m" if pronoun in _HE else "f" if pronoun in _SHE else ""
        return _best(self._scores(place, wanted))

    def among(self, place: int, names: frozenset[str]) -> tuple[str | None, float]:
        """Who of `names` is meant at offset `place`, as by "the president", and how sure that is.

        Nobody is, where somebody else is spoken of so much more that he may hold the post without our knowing.
        """
        scores = self._scores(place, "")
        best, sure = _best({name: score for name, score in scores.items() if name in names})
        return (best, sure) if best is not None and scores[best] >= _RIVAL * max(scores.values()) else (None, 0.0)

    def _scores(self, place: int, wanted: Gender) -> dict[str, float]:
        sentence = self._sentence(place)
        spoken, last = self._speakers[-1] if self._speakers else (place, None)
        passed_on = False
        found: dict[str, tuple[float, float]] = {}
        latest = bisect_right(self._places, place - 1) - 1
        for i in range(latest, max(-1, latest - _BACK), -1):
            seen = self._sightings[i]
            if sentence - seen.sentence > _REACH:
                break
            who = seen.candidate
            if not who.person or (who.gender and wanted and who.gender != wanted):
                continue
            score = seen.weight * _DECAY ** (sentence - seen.sentence)
            score *= 1.0 if who.gender else _UNKNOWN_GENDER
            passed_on |= seen.place > spoken + _SPEAKER_SPAN and seen.weight >= _SUBJECT and who.name != last
            most, rest = found.get(who.name, (0.0, 0.0))
            found[who.name] = max(most, score), rest + min(most, score)
        scores = {name: most + _MORE * rest for name, (most, rest) in found.items()}
        if last in scores:
            scores[last] *= _PASSED_ON if passed_on else _LAST_SPEAKER
        return scores


def _best(scores: dict[str, float]) -> tuple[str | None, float]:
    if not scores:
        return None, 0.0
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0], round(ranked[0][1] / (ranked[0][1] + second), 2)
