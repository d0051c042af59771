"""Grouping: fold each new article onto the text it repeats and put it into the story it belongs to.

The store fetches candidates, pure functions decide, the store keeps the answer. Who is whose copy and who shares a
story depends on the set of articles alone, never on the order in which they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from briefing.analysis import copies, stories
from briefing.analysis.copies import Body
from briefing.model import Analysis, Article
from briefing.pipeline import blocks, folding, told_stories
from briefing.pipeline.sketches import profile_of
from briefing.store import analyses, articles, groups, placements
from briefing.store.groups import UNDATED, Sketch
from briefing.store.library import Library
from briefing.store.placements import Kept, Placed


@dataclass(frozen=True, slots=True)
class Sketched:
    """What of an article is compared with others: word for word, and as its sketch."""

    body: Body
    sketch: Sketch


def sketched(article: Article, analysis: Analysis) -> Sketched:
    """What grouping needs of an article: pure, and the slow part of it, so that no transaction waits for it."""
    body = copies.body_of(article.title, article.text, article.published)
    # A day found in the text may be any day: as a publication day it parts articles that belong together.
    published = None if article.published_from == "text" else article.published
    profile = stories.profile_of(article.title, article.text, published, analysis.actors)
    return Sketched(body, Sketch(profile.day or UNDATED, profile.table, body.sample, profile.weights))


def place(library: Library, batch: Mapping[int, Sketched]) -> None:
    """Put newly saved or changed articles, by key, where they belong; call inside `writing()`.

    Articles that were placed before are taken out first, and what they held together is looked at again.
    """
    former = set(groups.roots(library, batch).values())
    lost = groups.leave_graph(library, former)
    groups.forget(library, batch)
    for key, one in batch.items():
        groups.save_sketch(library, key, one.sketch)
    folded = folding.fold(library, {key: one.body for key, one in batch.items()}, former)
    for text, likeness in groups.leave_graph(library, folded.left).items():
        lost[text] = max(likeness, lost.get(text, 0))
    _join_graph(library, folded.joined)
    gone = (folded.left | former) - folded.changed
    still = {text: likeness for text, likeness in lost.items() if text not in gone}
    # A text that has a new copy may have come by what the reader said of that.
    told = told_stories.told(library).among(folded.changed)
    found = blocks.regroup(library, folded.joined, gone, still, told)
    regrouped = {text for texts in found for text in texts}
    _write(library, found + _refreshed(library, folded.changed - regrouped), folded.changed, batch.keys())


def place_changed(library: Library, batch: Mapping[int, Sketched]) -> None:
    """`place` those articles of which something else is known than when they were placed; call inside `writing()`.

    To take a text out of a group that thousands print, and put it back, is to look at all of them again.
    """
    kept = groups.sketches(library, batch)
    changed = {key: one for key, one in batch.items() if key not in kept or not _same(one.sketch, kept[key])}
    if changed:
        place(library, changed)


def place_again(library: Library, keys: Iterable[int]) -> None:
    """Place these articles anew, from stored text and actors; call inside `writing()`."""
    found = {key: _sketched_again(library, key) for key in keys}
    if found:
        place(library, found)


def regroup(library: Library, texts: Iterable[int]) -> None:
    """Put into stories anew the texts of which the reader has just said where they belong; call inside `writing()`."""
    texts = set(texts)
    if texts:
        _write(library, blocks.regroup(library, [], [], {}, texts), set(), set())


def _sketched_again(library: Library, key: int) -> Sketched:
    article = articles.get(library, key)
    return sketched(article, Analysis(actors=analyses.actors(library, key, article.text)))


def _same(a: Sketch, b: Sketch) -> bool:
    return (a.day, a.table, list(a.runs), dict(a.weights)) == (b.day, b.table, list(b.runs), dict(b.weights))


def _join_graph(library: Library, texts: Iterable[int]) -> None:
    """Find the pairs that new texts make with all others."""
    new = groups.sketches(library, texts)
    profiles = {text: profile_of(sketch) for text, sketch in new.items()}
    for text, sketch in new.items():
        groups.add_terms(library, text, sketch, stories.HEAVIEST)
    for text, sketch in new.items():
        near = groups.sharing_terms(library, sketch, stories.HEAVIEST, stories.WINDOW, stories.LEAST_PRODUCT)
        unknown = groups.sketches(library, [other for other in near if other not in profiles])
        profiles.update((other, profile_of(sketch)) for other, sketch in unknown.items())
        likeness = {other: stories.similarity(profiles[text], profiles[other]) for other in near if other != text}
        groups.add_edges(library, [(text, other, like) for other, like in likeness.items() if like >= stories.FLOOR])


def _refreshed(library: Library, texts: Iterable[int]) -> list[list[int]]:
    """The stories of texts whose copies changed and nothing else."""
    ids = set(placements.stories_of(library, texts).values())
    return list(placements.texts_of(library, ids).values())


@dataclass(frozen=True, slots=True)
class _Story:
    """A story to be kept: its texts, the old ids that live on in it, what is kept of the oldest if it founded this one.

    `new` are the articles to be put there. Where it keeps all that it had (`stays`) these alone are looked at: the
    others may be thousands of prints.
    """

    texts: Sequence[int]
    new: Sequence[int]
    ids: Set[int]
    was: Kept | None
    stays: bool


def _write(library: Library, found: Sequence[Sequence[int]], changed: Set[int], fresh: Set[int]) -> None:
    """Keep the stories, given as texts: ids stay with their founders, of two ids the older one survives.

    `changed` are articles whose copies changed, `fresh` those that may have another day than before.
    """
    stories = _to_keep(library, found, changed, fresh)
    standing = placements.placed(library, set().union(*((*one.new, *one.texts) for one in stories)))
    for one in stories:
        new = [standing[article] for article in one.new]
        story = min(one.ids) if one.ids else placements.issue(library, min(new, key=_age).identity)
        for other in one.ids - {story}:
            placements.retire(library, other, story)
        founder = one.was.founder if one.was else min(new, key=_age).identity
        newest = max([article.published or "" for article in new] + ([one.was.newest] if one.was and one.stays else []))
        placements.describe(library, story, _face(library, one.texts, standing).title, newest or None, founder)
        placements.put(library, story, [(article.article, article.copy_of) for article in new])


def _to_keep(library: Library, found: Sequence[Sequence[int]], changed: Set[int], fresh: Set[int]) -> list[_Story]:
    """The stories that do not hold just the articles they held, and those of whose texts some are `changed`."""
    spread = placements.spread(library, {text for texts in found for text in texts})
    votes = [sum((spread[text] for text in texts), Counter()) for texts in found]
    sizes = placements.sizes(library, {story for counted in votes for story in counted if story})
    kept_on = [
        n
        for n, texts in enumerate(found)
        if not changed.isdisjoint(texts)
        or len(votes[n]) > 1
        or any(sizes.get(story) != count for story, count in votes[n].items())
    ]
    kept = placements.kept(library, {story for n in kept_on for story in votes[n] if story})
    founders = groups.roots(library, {one.article for one in kept.values()})
    moved = set(placements.stories_of(library, fresh).values())
    texts_of = [found[n] for n in kept_on]
    stories = []
    claims = _claims([votes[n] for n in kept_on], [_founded(texts, kept, founders) for texts in texts_of])
    for n, texts, ids in zip(kept_on, texts_of, claims, strict=True):
        oldest = min(ids, default=0)
        was = kept[oldest] if oldest and founders.get(kept[oldest].article) in texts else None
        stays = was is not None and votes[n][oldest] == sizes[oldest] and oldest not in moved
        new = placements.articles_of(library, texts, besides=oldest if stays else -1)
        stories.append(_Story(texts, new, ids, was, stays))
    return stories


def _founded(texts: Sequence[int], kept: Mapping[int, Kept], founders: Mapping[int, int]) -> set[int]:
    """The old stories whose founder prints one of these texts."""
    return {story for story, one in kept.items() if founders.get(one.article) in texts}


def _claims(votes: Sequence[Mapping[int, int]], founded: Sequence[Set[int]]) -> list[set[int]]:
    """For each new story the ids of the old ones that live on in it: where their founder is, else where most are.

    `votes` are, by old story, the articles that each new one has of it; `founded` the old ones whose founder it has.
    """
    claims: list[set[int]] = [set() for _ in votes]
    for old in {old for counted in votes for old in counted if old}:
        most = min((n for n, counted in enumerate(votes) if old in counted), key=lambda n: (-votes[n][old], n))
        claims[next((n for n, stories in enumerate(founded) if old in stories), most)].add(old)
    return claims


def _age(article: Placed) -> tuple[str, str]:
    return article.published or "~", article.identity


def _face(library: Library, texts: Sequence[int], standing: dict[int, Placed]) -> Placed:
    """The article whose headline a story bears: the one most like all others, then the newest."""
    near = groups.inside(library, texts)

    def rank(text: int) -> tuple[int, str, str]:
        return sum(near[text].values()), standing[text].published or "", standing[text].identity

    return standing[max(texts, key=rank)]
