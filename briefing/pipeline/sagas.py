"""Sagas: the stories that tell what came before a story and what came of it, whatever days lie between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice
from typing import Literal

from briefing.analysis import stories
from briefing.analysis.profiles import UNIT
from briefing.analysis.sagas import LEAST, of_one_saga
from briefing.errors import NotFound
from briefing.model.kinship import Related
from briefing.pipeline.sketches import undated
from briefing.store import groups, placements, sagas
from briefing.store.groups import Sketch
from briefing.store.library import Library
from briefing.store.sagas import Standing

_MOST = 12
_HEAVIEST = 24
_MOST_WITH_TERM = 500
_MOST_CANDIDATES = 60
_MOST_TEXTS = 24
_LEAST_PRODUCT = 30 * UNIT


def related(library: Library, story: int) -> list[Related]:
    """The stories of the same saga as this one, by its number: the oldest first, undated ones last.

    Of many the nearest alone. They depend on the articles, not on the order in which these came. Raises NotFound.
    """
    story = placements.current(library, story)
    texts = placements.texts_of(library, [story]).get(story)
    if not texts:
        raise NotFound(f"There is no story number {story} in {library.path}")
    own = groups.sketches(library, texts)
    others = {text: one for text, one in groups.sketches(library, _candidates(library, own)).items() if not one.table}
    home = placements.stories_of(library, others)
    named = sagas.actors(library, [*own, *others])
    cast = {actor for text in own for actor in named.get(text, ())}
    best: dict[int, tuple[int, tuple[int, int]]] = {}
    ours = {text: undated(own[text]) for text in _some(own)}
    for other, sketch in others.items():
        profile = undated(sketch)
        alike, text = max((stories.similarity(ours[text], profile), -text) for text in ours)
        shared = [type for actor, type in named.get(other, {}).items() if actor in cast]
        if of_one_saga(alike, len(shared), shared.count("person"), _apart(own[-text], sketch)):
            best[home[other]] = max(best.get(home[other], (0, (0, 0))), (alike, (-text, other)))
    return _shown(library, story, best)


def _candidates(library: Library, own: Mapping[int, Sketch]) -> list[int]:
    """The texts of other stories that share most of what this one is about, and those that are alike in its days."""
    summed: defaultdict[int, int] = defaultdict(int)
    for sketch in own.values():
        for term, weight in islice(sketch.weights.items(), stories.HEAVIEST):
            summed[term] += weight
    heaviest = sorted(summed, key=lambda term: (-summed[term], term))[:_HEAVIEST]
    days = sorted(sketch.day for sketch in own.values() if sketch.day)
    terms = {term: summed[term] // len(own) for term in heaviest}
    shared = sagas.with_terms(library, terms, (days[0], days[-1]) if days else None, _MOST_WITH_TERM)
    products = {text: product for text, product in shared.items() if text not in own and product >= _LEAST_PRODUCT}
    ordered = sorted(products.values(), reverse=True)
    least = ordered[_MOST_CANDIDATES - 1] if len(ordered) > _MOST_CANDIDATES else 0
    found = {text for text, product in products.items() if product >= least}
    for near in groups.edges(library, own).values():
        found.update(other for other, likeness in near.items() if likeness >= LEAST and other not in own)
    return sorted(found)


def _some(own: Mapping[int, Sketch]) -> list[int]:
    """Of a big story some texts, evenly over its days; ties are broken by what they say."""
    ordered = sorted(own, key=lambda text: (own[text].day, list(own[text].weights.items())))
    step = max(1, -(-len(ordered) // _MOST_TEXTS))
    return ordered[::step]


def _apart(one: Sketch, other: Sketch) -> int | None:
    return abs(one.day - other.day) if one.day and other.day else None


def _shown(library: Library, story: int, best: Mapping[int, tuple[int, tuple[int, int]]]) -> list[Related]:
    known = sagas.standings(library, [story, *best])
    nearest = sorted((one for one in best if one in known), key=lambda one: (-best[one][0], _age(known[one])))[:_MOST]
    found = [
        Related(
            one,
            known[one].title,
            known[one].first,
            known[one].newest,
            _when(known[one], known[story]),
            best[one][0] / 1_000_000,
            best[one][1],
            known[one].articles,
        )
        for one in nearest
    ]
    return sorted(found, key=lambda row: (row.first or "~", row.newest or "~", row.title, row.story))


def _age(standing: Standing) -> tuple[str, str, str]:
    return standing.first or "~", standing.newest or "~", standing.title


def _when(one: Standing, other: Standing) -> Literal["earlier", "later", "same", "unknown"]:
    if not one.first or not other.first:
        return "unknown"
    mine, theirs = ((each.first or "")[:10] for each in (one, other))
    return "same" if mine == theirs else "earlier" if mine < theirs else "later"
