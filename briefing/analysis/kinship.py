"""Why are two articles together, or apart? What they share, and the rule that decided, in plain words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.analysis import stories
from briefing.analysis.copies import USUAL_COVERAGE, Verdict
from briefing.analysis.novelty import Known, alike
from briefing.analysis.profiles import Profile
from briefing.analysis.traces import Trace
from briefing.model import ActorRow, Span
from briefing.model.kinship import SharedName, SharedSentence, SharedTerm, TermKind

MOST_SENTENCES: Final = 100
MOST_TERMS: Final = 40
_MOST_BETWEEN: Final = 3

_GUARDS: Final = {
    "numbers": "their numbers differ",
    "days": "more than three days lie between them",
    "digest": "one is a digest that holds the other",
    "template": "one template, filled in with other names",
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are, on which scale that is seen, and how alike the stories are that they are in.

    `likeness` is in millionths, `scales` those of their neighbourhoods, `compared` whether one was found at all when
    the other was placed. `between` is the mean likeness on scale over all pairs of the two stories (of the one where
    they are together), `asked` what it is to be for two that hold together so well, `cut` whether the two lie in
    different parts of a saga that was too big to be grouped at once. `tables` and `template` are kinds of texts that
    resemble each other for no reason (`Profile.table`, `stories.are_of_template`).
    """

    likeness: int
    scales: tuple[float, float]
    dated: bool
    tables: bool
    template: bool
    days: int | None
    compared: bool
    between: float
    asked: float
    cut: bool

    @property
    def needed(self) -> float:
        """The likeness that one story needs here, in millionths."""
        return stories.needed(*self.scales, dated=self.dated)


# ------------------------------------------------------------------ what two articles share


def shared_sentences(left: Sequence[Trace], right: Sequence[Trace]) -> tuple[SharedSentence, ...]:
    """The sentences of the left text that the right one has too, at most `MOST_SENTENCES`, in the left one's order."""
    known = Known(right)
    exact = {trace.exact: trace for trace in reversed(right)}
    found: list[SharedSentence] = []
    for trace in left:
        if len(found) == MOST_SENTENCES:
            break
        if known.has(trace):
            other = exact.get(trace.exact) or next((one for one in right if alike(trace, one)), None)
            span = None if other is None else Span(other.start, other.end)
            found.append(SharedSentence(Span(trace.start, trace.end), span))
    return tuple(found)


def shared_names(
    rows: Iterable[ActorRow], left: int, right: int, printed: Mapping[int, Mapping[str, Sequence[str]]]
) -> tuple[SharedName, ...]:
    """The actors that both articles (by key) name, those first that both name often.

    `rows` are the actors of the two, merged; `printed` gives, by article and name there, the forms it prints.
    """
    both: list[tuple[int, SharedName]] = []
    for row in rows:
        times = [sum(place.article == key for place in row.places) for key in (left, right)]
        if all(times):
            names = [name.name for name in row.names]
            forms = [
                tuple(dict.fromkeys(form for name in names for form in printed.get(key, {}).get(name, ())))
                for key in (left, right)
            ]
            both.append((min(times), SharedName(row.name, *forms)))
    return tuple(name for _, name in sorted(both, key=lambda one: (-one[0], one[1].name)))


def shared_terms(left: Profile, right: Profile, in_words: Mapping[int, tuple[TermKind, str]]) -> tuple[SharedTerm, ...]:
    """The terms that two profiles share, the weightiest first; `in_words` is what `profiles.as_printed` told."""
    products = {term: weight * right.weights[term] for term, weight in left.weights.items() if term in right.weights}
    whole = sum(products.values())
    ordered = sorted((term for term in products if term in in_words), key=lambda term: (-products[term], term))
    return tuple(
        SharedTerm(in_words[term][1], in_words[term][0], products[term] / whole) for term in ordered[:MOST_TERMS]
    )


def between(links: Mapping[int, Mapping[int, float]], one: int, other: int) -> tuple[tuple[int, ...], bool]:
    """Through which texts of their story two are linked that are not alike enough themselves.

    `links` are the strong links inside the story. Gives the texts that both are like, the nearest first, and True; else
    those on a shortest way from one to the other, and False.
    """
    ours, theirs = links.get(one, {}), links.get(other, {})
    both = sorted(ours.keys() & theirs.keys(), key=lambda text: (-min(ours[text], theirs[text]), text))
    return (tuple(both[:_MOST_BETWEEN]), True) if both else (_way(links, one, other), False)


def _way(links: Mapping[int, Mapping[int, float]], one: int, other: int) -> tuple[int, ...]:
    came: dict[int, int] = {one: one}
    waiting = deque([one])
    while waiting and other not in came:
        at = waiting.popleft()
        for near in sorted(links.get(at, {}), key=lambda text: (-links[at][text], text)):
            if near not in came:
                came[near] = at
                waiting.append(near)
    way: list[int] = []
    at = came.get(other, one)
    while at != one:
        way.insert(0, at)
        at = came[at]
    return tuple(way)


# ------------------------------------------------------------------ in words


def of_copies(verdict: Verdict, *, folded: bool, through: str | None = None) -> str:
    """Why two texts are folded into one, or why not; `through` is the title of a text that both are copies of."""
    share = f"{_percent(verdict.coverage)} of the shorter one's words stand in the other"
    short = " of so short a text" if verdict.needed > USUAL_COVERAGE else ""
    needed = f"{_percent(verdict.needed)} make a copy{short}"
    if folded and verdict.copy:
        return f"One text: {share}; {needed}"
    if folded:
        return f"One text, since both are copies of {through}" if through else "One text, by a chain of copies"
    if verdict.guard:
        return f"No copies, though {share}: {_GUARDS[verdict.guard]}"
    if verdict.copy:
        return f"Not folded, though {share}"
    return f"No copies: {share}; {needed}"


def of_story(found: Likeness, titles: Sequence[str], *, both: bool) -> str:
    """Why two texts are in one story by the rules; `titles` and `both` tell what `between` found, in words."""
    if found.likeness >= found.needed or not titles:
        return _held(found)
    if both:
        return f"{_held(found)}; but both are like {_listed(titles)}"
    return f"{_held(found)}; but a chain of reports links them: {_listed(titles)}"


def of_two_stories(found: Likeness) -> str:
    """Why two texts are in two stories by the rules."""
    if found.days is not None and found.days > stories.WINDOW:
        return f"{found.days} days lie between them; after {stories.WINDOW} it is another story"
    if found.tables:
        return "Both are mostly figures, and such texts start no story with each other"
    if found.template:
        return "Both are made by one template, and what each is about the other never says"
    if found.likeness < stories.FLOOR:
        return f"{_alike(found)}; below {_figure(stories.FLOOR)} two articles have nothing to do with each other"
    if found.likeness < found.needed:
        return _held(found)
    if not found.compared:
        return f"{_alike(found)}, but not in what each is most about"
    if found.cut:
        return f"{_held(found)}; but they stand in a saga too big for one story, which is parted where it is weakest"
    mean, asked = (_figure(link * found.needed / stories.CUT) for link in (found.between, found.asked))
    if stories.CUT <= found.between < found.asked:
        return f"{_held(found)}; but each story is far more alike in itself: {mean} between the two, {asked} is needed"
    return f"{_held(found)}; but what stands with them is not: {mean} on average between the two stories"


def _held(found: Likeness) -> str:
    undated = "" if found.dated else ", more than where both days are known"
    return f"{_alike(found)}; {_figure(found.needed)} is needed here{undated}"


def _alike(found: Likeness) -> str:
    apart = (
        f" ({found.days} days apart, which counts against them)" if found.days is not None and found.days > 1 else ""
    )
    return f"Alike {_figure(found.likeness)}{apart}"


def _figure(millionths: float) -> str:
    return f"{millionths / 1_000_000:.2f}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _listed(titles: Sequence[str]) -> str:
    quoted = [f"“{title}”" for title in titles]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
