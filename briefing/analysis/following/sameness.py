"""Which finds are one item: the same coming event, told by several articles of a story in the same words or others.

Three things make one of two finds, the surest first: their words are the same, or nearly so and with the same numbers,
names, days and negations (`novelty.alike`); they stand in two prints of one text; or they end on the same day, the
same verb tells what will happen, and most of what else they say is shared. Where both have a due time the two must
meet: "meets on Friday" of this month is not that of the last one. A wrong join hides an item, so every doubt keeps two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Final

from briefing.analysis import novelty, traces, words
from briefing.analysis.following import watch_cues
from briefing.analysis.traces import Trace
from briefing.model import Block, Sentence

_PRINT_ALIKE: Final = 85
"""How alike (0 to 100) an item of a reprint and one of the text must be: a changed word makes no other item."""

_REWORDED: Final = 82
"""The same for a sentence and what stood for it in the version before."""

_SHARED: Final = 0.6
_SHARED_UNACTED: Final = 0.75
_LEAST_SHARED: Final = 2
_MOST_COMPARED: Final = 60
"""Finds of the same day that each is compared with; more happens only where a machine writes by template."""

_APART_DAYS: Final = 2
_AHEAD = re.compile(r"\b(?:will|would|shall|must|may|might|could|to|not|whether|if)\s+(?:(?!to\b)\w+ly\s+)?([a-z]{3,})")
_NO_DEEDS = "have has had been being the his her its their this that these those not whether all any for with from"
_NO_DEED: Final = frozenset(_NO_DEEDS.split())


@dataclass(frozen=True)
class Find:
    """A watch item as it is compared. `text` are its words, `article` says where it stands, `print_of` whose text that
    article carries (its own where it is no copy); `due` are ISO days, first and last, `when` the words that say so."""

    text: str
    article: int = 0
    print_of: int = 0
    due: tuple[str, str] | None = None
    actors: tuple[str, ...] = ()
    when: str = ""

    @cached_property
    def plain(self) -> str:
        """The words in small letters without signs."""
        return _plain(self.text)

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The words but for those that say when: "within 24 hours" and "by Friday" may be one day."""
        return tuple(map(words.folded, words.tokens(words.plain(self.text.replace(self.when, " ", 1)))))

    @cached_property
    def trace(self) -> Trace | None:
        """What `novelty.alike` compares; None where the words are too few."""
        return _trace_of(self.text)

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The stems of the verbs that tell what will happen."""
        ahead = {traces.stem(word) for word in _AHEAD.findall(self.text.lower()) if word not in _NO_DEED}
        return frozenset(ahead | (_events() & {traces.stem(word) for word in self.plain.split()}))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last word of the name of each who acts."""
        return frozenset(found[-1] for name in self.actors if (found := words.tokens(words.plain(name).lower())))


@lru_cache(maxsize=4096)  # the prints of one text have the same items
def _plain(text: str) -> str:
    return " ".join(map(words.folded, words.tokens(words.plain(text))))


@lru_cache(maxsize=4096)  # a story is gathered anew with every batch that adds to it, and most of its finds are known
def _trace_of(text: str) -> Trace | None:
    block, sentence = Block("paragraph", 0, len(text)), Sentence(0, len(text), 0)
    return next(iter(traces.traces_of(text, (block,), (sentence,))), None)


def same(a: Find, b: Find) -> bool:
    """Whether two finds are one item; the order of the two does not matter."""
    if not _may_meet(a, b):
        return False
    if a.plain == b.plain or (a.trace and b.trace and novelty.alike(a.trace, b.trace)):
        return True
    return a.due is not None and b.due is not None and a.due[1] == b.due[1] and _one_event(a, b)


def reworded(old: Find, new: Find) -> bool:
    """Whether `new` is what a newer version of the same article says in place of `old`."""
    if old.plain == new.plain:
        return True
    if not (old.trace and new.trace) or (old.trace.numbers, old.trace.negations) != (
        new.trace.numbers,
        new.trace.negations,
    ):
        return False
    return _likeness(old.plain, new.plain) >= _REWORDED or _one_event(old, new)


def groups(finds: Sequence[Find]) -> list[list[int]]:
    """The finds of one story as items: lists of indexes into `finds`, ascending, in the order of their first.

    Two finds of one article are never joined directly: the article tells them apart itself. The outcome does not
    depend on the order of the finds, but for that of the lists.
    """
    alike = _prints_alike(finds)
    # In an order of their own, since what stands for a set decides what joins it; those with a due time stand first.
    firsts = sorted(alike, key=lambda n: _rank(finds[n]))
    ranked = [finds[n] for n in firsts]
    joined = _Joined(len(ranked))
    for a, b in _same_words(ranked):
        joined.join(a, b)
    for a, b in _candidates(ranked, [joined.head(n) for n in range(len(ranked))]):
        if joined.head(a) != joined.head(b) and ranked[a].article != ranked[b].article and same(ranked[a], ranked[b]):
            joined.join(a, b)
    for a, b in _prints(ranked, joined):
        joined.join(a, b)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, n in enumerate(firsts):
        found[joined.head(place)] += alike[n]
    return sorted(sorted(group) for group in found.values())


def _prints_alike(finds: Sequence[Find]) -> dict[int, list[int]]:
    """The finds, by that of the first article among those that differ in nothing but the reprint they stand in.

    A text that thousands print has its items thousands of times, and they are one anyway.
    """
    by_print: defaultdict[object, list[int]] = defaultdict(list)
    for n, one in enumerate(finds):
        by_print[one.text, one.due, one.print_of, one.article == one.print_of, one.actors, one.when].append(n)
    return {min(alike, key=lambda n: finds[n].article): alike for alike in by_print.values()}


def _rank(find: Find) -> tuple[bool, tuple[str, str], str, str, int, int, tuple[str, ...]]:
    due = find.due or ("", "")
    return find.due is None, due, find.plain, find.text, find.article, find.print_of, find.actors


class _Joined:
    """Indexes that are joined into sets (union-find); the smallest index stands for its set."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def head(self, n: int) -> int:
        while self._parent[n] != n:
            self._parent[n] = n = self._parent[self._parent[n]]
        return n

    def join(self, a: int, b: int) -> None:
        low, high = sorted((self.head(a), self.head(b)))
        self._parent[high] = low


def _same_words(finds: Sequence[Find]) -> Iterator[tuple[int, int]]:
    """Pairs of the same words: of one text, or whose due times may meet (each with the nearest earlier one)."""
    by_words: defaultdict[str, list[int]] = defaultdict(list)
    of_text: dict[tuple[str, int], int] = {}
    for n, find in enumerate(finds):
        by_words[find.plain].append(n)
        yield of_text.setdefault((find.plain, find.print_of), n), n
    for alike in by_words.values():
        for a, b in pairwise(alike):
            if _may_meet(finds[a], finds[b]):
                yield a, b


def _candidates(finds: Sequence[Find], heads: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs that may be the same in other words: due on the same day by the same verb, or sharing some words."""
    if len({find.article for find in finds}) < 2:
        return
    by_hook: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, find in enumerate(finds):
        if heads[n] != n:
            continue
        hooks: list[tuple[object, ...]] = [(find.due[1], deed) for deed in sorted(find.deeds)] if find.due else []
        if find.trace:
            terms = sorted(find.trace.terms)
            hooks += [(find.trace.numbers, find.trace.names, term) for term in terms[: len(terms) // 3 + 1]]
        for hook in hooks:
            for other in by_hook[hook][-_MOST_COMPARED:]:
                yield other, n
            by_hook[hook].append(n)


def _prints(finds: Sequence[Find], joined: _Joined) -> Iterator[tuple[int, int]]:
    """Pairs of an item of a reprint and the item of the same text that it is, where no words or days said so."""
    by_text: defaultdict[int, list[int]] = defaultdict(list)
    for n, find in enumerate(finds):
        by_text[find.print_of].append(n)
    for members in by_text.values():
        own = [n for n in members if finds[n].article == finds[n].print_of]
        taken = {joined.head(n) for n in own}
        for n in members:
            if finds[n].article == finds[n].print_of or joined.head(n) in taken:
                continue
            near = [(_likeness(finds[n].plain, finds[other].plain), -other) for other in own[:_MOST_COMPARED]]
            if near and max(near)[0] >= _PRINT_ALIKE:
                yield -max(near)[1], n


def _one_event(a: Find, b: Find) -> bool:
    """Whether the same will happen by the same verb, among the same, and most of what else is said is shared."""
    deeds = a.deeds & b.deeds
    if not deeds or a.trace is None or b.trace is None or a.trace.negations != b.trace.negations:
        return False
    mine, others = (_content(one) - deeds for one in (a, b))
    shared, least = len(mine & others), min(len(mine), len(others))
    if shared < _LEAST_SHARED or _numbers(a) != _numbers(b) or _opposed(a.trace.capitals, b.trace.capitals):
        return False
    return shared >= least * (_SHARED if a.surnames & b.surnames else _SHARED_UNACTED)


def _opposed(mine: Iterable[int], others: Iterable[int]) -> bool:
    """Whether each has a capitalised word that the other lacks: one of two places, or of two people."""
    return bool(set(mine) - set(others) and set(others) - set(mine))


def _content(find: Find) -> frozenset[str]:
    """The stems of the words that say what it is about: no small words, days, turns or verbs of saying."""
    return frozenset(traces.stem(word) for word in find.said if word not in _passed_over() and not word[0].isdigit())


@cache
def _passed_over() -> frozenset[str]:
    lists = traces.word_lists()
    return frozenset(word for name in ("small", "turns", "days") for word in lists[name].split())


@cache
def _events() -> frozenset[str]:
    return frozenset(traces.stem(word) for word in watch_cues.words("verbs", "event"))


def _numbers(find: Find) -> frozenset[int]:
    """The numbers said, those of the due days left out: "on 5 May" and "next Monday" may be one day."""
    days = {int(part) for day in find.due or () for part in day.split("-")}
    return frozenset(int(word) for word in find.said if word.isdigit() and len(word) < 10) - days


def _may_meet(a: Find, b: Find) -> bool:
    """Whether the due times of two finds meet, or one is unknown; a day or two are a reprint's "tomorrow"."""
    if a.due is None or b.due is None or a.due == b.due:
        return True
    first, last = max(a.due[0], b.due[0]), min(a.due[1], b.due[1])
    return first <= last or (_day(first) - _day(last)) <= _APART_DAYS


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _likeness(a: str, b: str) -> float:
    # Opening the reader must not wait for a library that only reworded items need.
    from rapidfuzz import fuzz

    return fuzz.ratio(a, b)


def find_near(old: Find, among: Iterable[tuple[str, Find]]) -> str | None:
    """Which of these finds of the same article (each with its name) stands for `old` now, the most alike first."""
    near = [(_likeness(old.plain, one.plain), name) for name, one in among if reworded(old, one)]
    return max(near)[1] if near else None
