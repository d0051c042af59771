"""How much a later article looks like the outcome of something that was to be watched, and the sentences that do.

A report of an outcome names those who were to act, in the rare words of the announcement, close together, and in a past
tense: "the court will rule on the appeal" is answered by "the court ruled". So the stretch of two sentences is sought
that shares most of the item's rare words (weighed by how rare they are in English: inverse document frequency, Sparck
Jones 1972), and is judged by those who act, by the tense of the item's own verb, and by the days. Finding the matter
works; whether it is settled cannot be told so. Clauses that still look ahead ("will rule on Friday") say nothing of
what came of it and do not count. This ranks: a reader decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from briefing.analysis import traces, words
from briefing.analysis.following import waiting, watch_cues
from briefing.analysis.following.sameness import Find
from briefing.analysis.timing import calendar_days
from briefing.model import Sentence
from briefing.resources import lexicon

LIKELY: Final = 0.5
"""From this score on an article is shown as a possible outcome."""

_WINDOW: Final = 0.5
_WHOLE: Final = 0.15
_ACTING: Final = 0.3
"""What counts: the rare words in the best stretch, in the whole article, and those who act (in either, halved)."""
_DONE: Final = 0.05
_TOLD: Final = 0.25
"""So much of what is said beside names must be there for those who act to count in full: they act in many matters."""
_TOO_EARLY: Final = 0.85

_MOST_SENTENCES: Final = 400
_MOST_TERMS: Final = 60
_STEM: Final = 7
_SHORT_PAST: Final = 5
_COMMONEST: Final = 7.0
_UNKNOWN: Final = 2.0
_NUMBER: Final = 1.5
_NAME: Final = 1.3
_JUDGED: Final = 0.1
"""A sentence with less of the weight is not worth asking whether it looks ahead."""
_ALONE: Final = 0.85
"""Of a stretch of two sentences one is shown alone that has so much of it."""

_AHEAD: Final = frozenset(("will", "would", "wont", "shall", "expected", "scheduled", "slated", "due", "may", "might"))


@dataclass(frozen=True, slots=True)
class Matter:
    """An item as it is looked for: the weights of its terms, its verbs, the names of who acts, its first due day."""

    weights: dict[str, float]
    names: frozenset[str]
    deeds: frozenset[str]
    due_start: str | None

    def rarest(self, most: int) -> tuple[str, ...]:
        """The terms with the most weight: words, or the first letters of words."""
        return tuple(sorted(self.weights, key=lambda term: (-self.weights[term], term)))[:most]


@dataclass(frozen=True, slots=True)
class Report:
    """A later article made ready: its sentences, the terms of each, those that tell what was done, and its ISO day."""

    text: str
    sentences: tuple[Sentence, ...]
    terms: tuple[frozenset[str], ...]
    done: tuple[frozenset[str], ...]
    published: str | None

    def told(self, n: int) -> frozenset[str]:
        """The terms of a sentence beside those of its clauses that only look ahead."""
        return _told(self.text[self.sentences[n].start : self.sentences[n].end], self.published)


@dataclass(frozen=True, slots=True)
class Sighting:
    """How much a report looks like the outcome (0 to 1), and the stretch of its text that does, as offsets."""

    score: float
    start: int
    end: int


def matter_of(text: str, actors: Sequence[str], due_start: str | None) -> Matter:
    """What to look for: `text` are an item's words, `actors` the names of who acts, `due_start` its first ISO day."""
    weights: dict[str, float] = {}
    for token in words.tokens(words.plain(text)):
        if weight := _weight(token):
            term = _term(token)
            weights[term] = max(weight, weights.get(term, 0.0))
    kept = sorted(weights, key=lambda term: (-weights[term], term))[:_MOST_TERMS]
    find = Find(text, actors=tuple(actors))
    names = frozenset(_term(name) for name in find.surnames)
    deeds = frozenset(deed[:_STEM] for deed in find.deeds)
    return Matter({term: weights[term] for term in kept}, names, deeds, due_start)


def report_of(text: str, sentences: Iterable[Sentence], published: str | None) -> Report:
    """An article made ready to be looked through for any number of matters; `published` is its ISO day, if known."""
    looked = tuple(sentences)[:_MOST_SENTENCES]
    tokens = [words.tokens(words.plain(text[one.start : one.end])) for one in looked]
    return Report(
        text,
        looked,
        tuple(frozenset(map(_term, of_one)) for of_one in tokens),
        tuple(_done(of_one) for of_one in tokens),
        published,
    )


def sighting(matter: Matter, report: Report) -> Sighting | None:
    """How much a report looks like the outcome of a matter, and where; None where it shares no word of weight.

    The score is a rank, no probability. A report of a day before the item is due can hardly tell its outcome.
    """
    total = sum(matter.weights.values())
    if not total:
        return None
    told = _terms_told(matter, report, total * _JUDGED)
    shares = [_weight_in(matter, terms) for terms in told]
    pairs = (terms | after for terms, after in zip(told, (*told[1:], frozenset()), strict=False))
    best, at = max(((_weight_in(matter, terms), -n) for n, terms in enumerate(pairs)), default=(0.0, 0))
    if not best:
        return None
    first, last = _narrowed(shares, -at, best)
    everywhere = frozenset().union(*report.terms)
    near = told[-at] | told[min(-at + 1, len(shares) - 1)]
    acting = best / total  # what is said of nobody must be told by its words alone
    if matter.names:
        acting = (_share(matter.names, near) + _share(matter.names, everywhere)) / 2
    acting *= min(1.0, _told_of_others(matter, near) / _TOLD)
    done = any(matter.deeds & report.done[n] for n in range(first, last + 1))
    score = (_WINDOW * best + _WHOLE * _weight_in(matter, everywhere)) / total + _ACTING * acting + _DONE * done
    if matter.due_start and report.published and report.published[:10] < matter.due_start:
        score *= _TOO_EARLY
    return Sighting(min(score, 1.0), report.sentences[first].start, report.sentences[last].end)


def _terms_told(matter: Matter, report: Report, least: float) -> list[frozenset[str]]:
    """The terms of each sentence, but for what still looks ahead where it shares `least` weight with the matter."""
    return [report.told(n) if _weight_in(matter, terms) >= least else terms for n, terms in enumerate(report.terms)]


def _weight_in(matter: Matter, terms: frozenset[str]) -> float:
    """The weight of those terms of the matter that are among `terms`, each once."""
    return sum(weight for term, weight in matter.weights.items() if term in terms)


def _narrowed(shares: Sequence[float], n: int, best: float) -> tuple[int, int]:
    """The sentences of the best stretch that are worth showing: both, or the one that says nearly all."""
    if n + 1 == len(shares) or shares[n] >= best * _ALONE:
        return n, n
    return (n + 1, n + 1) if shares[n + 1] >= best * _ALONE else (n, n + 1)


def _told_of_others(matter: Matter, terms: frozenset[str]) -> float:
    """How much of the weight of the words that name nobody who acts these terms have."""
    others = {term: weight for term, weight in matter.weights.items() if term not in matter.names}
    return sum(weight for term, weight in others.items() if term in terms) / (sum(others.values()) or 1.0)


def _share(names: frozenset[str], terms: frozenset[str]) -> float:
    return len(names & terms) / len(names)


@lru_cache(maxsize=5_000)
def _told(sentence: str, published: str | None) -> frozenset[str]:
    """The terms of a sentence without its clauses that wait for what they speak of."""
    told = waiting.told(sentence, calendar_days.of_iso(published))
    return frozenset(map(_term, words.tokens(words.plain(told))))


def _done(tokens: Sequence[str]) -> frozenset[str]:
    """The stems of the past forms in a sentence that does not look ahead."""
    folded = [words.folded(token) for token in tokens]
    if not _AHEAD.isdisjoint(folded):
        return frozenset()
    return frozenset(_term(word) for word in folded if word.endswith("ed") or word in _irregular())


@lru_cache(maxsize=50_000)
def _term(token: str) -> str:
    """A word without its ending, so that "endorse" and "endorsement" are one."""
    word = words.folded(token.lower().removesuffix("'s")) or token
    if len(word) == _SHORT_PAST and word.endswith("ed"):
        word = word[:-1]  # "ruled" is of "rule", which is too short for the endings of others
    return traces.stem(_irregular().get(word, word))[:_STEM]


@lru_cache(maxsize=50_000)
def _weight(token: str) -> float:
    word = token.lower().removesuffix("'s")
    folded = words.folded(word)
    if not folded or folded in _light():
        return 0.0
    if folded[0].isdigit():
        return _NUMBER
    return max(0.0, _COMMONEST - _levels().get(word, _UNKNOWN)) * (_NAME if token[0].isupper() else 1.0)


@cache
def _light() -> frozenset[str]:
    lists = traces.word_lists()
    return frozenset(word for name in ("small", "days", "turns") for word in lists[name].split())


@cache
def _irregular() -> dict[str, str]:
    """Past forms that a verb's stem does not show, each with that verb: "overthrew" tells that they did overthrow."""
    pairs = watch_cues.words("outcomes", "past")
    return {past: verb for verb, _, past in (pair.partition("=") for pair in pairs)}


@cache
def _levels() -> dict[str, float]:
    """How common words are (Zipf scale)."""
    found: dict[str, float] = {}
    for line in lexicon("frequency.txt"):
        level, *of_level = line.split()
        found.update((word, float(level)) for word in of_level)
    return found
