"""Why two articles are together or apart: gathers what grouping knew of them, so that the rules can be asked again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from briefing.analysis import clusters, copies, kinship, profiles, stories
from briefing.analysis.kinship import Likeness
from briefing.analysis.traces import unpacked
from briefing.errors import NotFound, UsageError
from briefing.model.article import Article
from briefing.model.kinship import Bond, Kinship, SharedName
from briefing.pipeline import blocks, novelty, reading, told_stories
from briefing.pipeline.blocks import Graph
from briefing.pipeline.sketches import profile_of, undated
from briefing.pipeline.told_stories import Told
from briefing.store import analyses, articles, groups, placements
from briefing.store.groups import Sketch
from briefing.store.library import Library
from briefing.text import one_line

_MOST_MEMBERS = 60
_MOST_TOLD = 3


def why(library: Library, one: int, other: int) -> Kinship:
    """Why two articles (by key) are copies, one story, or apart, and what they share.

    Raises NotFound for an article that is not there or in no story, UsageError for one article alone.
    """
    if one == other:
        raise UsageError("It takes two articles to ask why")
    left, right = articles.get(library, one), articles.get(library, other)
    found = _Pair(library, one, other)
    bond, reasons, told = found.verdict()
    sketches = groups.sketches(library, [one, other])
    profile, beside = (profile_of(sketches[key]) for key in (one, other))
    days = _days(sketches[one], sketches[other])
    traces = novelty.kept_traces(library, [one, other])
    terms = profiles.as_printed(left.title, left.text, analyses.actors(library, one, left.text))
    return Kinship(
        left=left,
        right=right,
        bond=bond,
        reasons=tuple(reasons),
        told=told,
        likeness=None if bond == "copies" else found.likeness.likeness / 1_000_000,
        needed=None if bond == "copies" else found.likeness.needed / 1_000_000,
        coverage=found.copy.coverage,
        coverage_needed=found.copy.needed,
        guard=found.copy.guard,
        days=days,
        sentences=kinship.shared_sentences(unpacked(traces[one]), unpacked(traces[other])),
        names=_names(library, one, left, other, right),
        terms=kinship.shared_terms(profile, beside, terms),
    )


def nearest_pair(library: Library, story: int, other: int) -> tuple[int, int]:
    """The articles of two stories (by number) that are most like each other. Raises NotFound, UsageError."""
    ours, theirs = (_texts(library, placements.current(library, one)) for one in (story, other))
    if ours == theirs:
        raise UsageError("It takes two stories to ask why; name two articles of it")
    return _nearest(library, ours, theirs)


def nearest_in(library: Library, article: int, story: int) -> int:
    """The other article of a story (by number) that is most like this one (by key). Raises NotFound, UsageError."""
    texts = [text for text in _texts(library, placements.current(library, story)) if text != article]
    if not texts:
        raise UsageError("The article is the only one of that story")
    return _nearest(library, [article], texts)[1]


def _nearest(library: Library, ours: Sequence[int], theirs: Sequence[int]) -> tuple[int, int]:
    found = groups.sketches(library, [*ours, *theirs])
    alike = {
        (a, b): stories.similarity(undated(found[a]), undated(found[b]))
        for a in ours[:_MOST_MEMBERS]
        for b in theirs[:_MOST_MEMBERS]
    }
    return min(alike, key=lambda pair: (-alike[pair], pair))


def _days(one: Sketch, other: Sketch) -> int | None:
    return abs(one.day - other.day) if one.day and other.day else None


def _texts(library: Library, story: int) -> list[int]:
    texts = placements.texts_of(library, [story]).get(story)
    if not texts:
        raise NotFound(f"There is no story number {story} in {library.path}")
    return texts


def _names(library: Library, one: int, left: Article, other: int, right: Article) -> tuple[SharedName, ...]:
    printed = {
        key: {actor.name: (actor.name, *actor.variants) for actor in analyses.actors(library, key, article.text)}
        for key, article in ((one, left), (other, right))
    }
    return kinship.shared_names(reading.actors(library, [one, other]), one, other, printed)


class _Pair:
    """Two articles, the texts that represent them, and all that decided where these stand."""

    def __init__(self, library: Library, one: int, other: int) -> None:
        self._library = library
        self._articles = one, other
        roots = groups.roots(library, [one, other])
        if one not in roots or other not in roots:
            raise NotFound("The article is in no story yet")
        self._texts = roots[one], roots[other]
        compared = {one, other, *self._texts}
        if len(groups.sketches(library, compared)) < len(compared):
            raise NotFound("What articles share is not known yet; run `briefing reanalyse`")
        self._bodies = _bodies(library, [one, other])
        self.copy = copies.is_copy(self._bodies[one], self._bodies[other])

    @cached_property
    def likeness(self) -> Likeness:
        """How alike the two texts are, and the stories they are in."""
        one, other = self._texts
        graph = Graph(self._library)
        graph.load([one, other])
        sketches = groups.sketches(self._library, [one, other])
        (scale, dated), (other_scale, other_dated) = (graph.scales([text])[text] for text in (one, other))
        known = graph.near(one).get(other)
        profiles = [profile_of(sketches[text]) for text in (one, other)]
        alike = stories.similarity(*profiles)
        placed = groups.blocks(self._library, [one, other])
        between, asked = self._between(graph)
        return Likeness(
            likeness=alike if known is None else known,
            scales=(scale, other_scale),
            dated=dated and other_dated,
            tables=sketches[one].table and sketches[other].table,
            template=stories.are_of_template(*profiles),
            days=_days(sketches[one], sketches[other]),
            compared=known is not None,
            between=between,
            asked=asked,
            cut=placed.get(one) != placed.get(other),
        )

    def verdict(self) -> tuple[Bond, list[str], bool]:
        """How the two stand to each other, why, in sentences, and whether the reader's word decided."""
        one, other = self._texts
        if one == other:
            return "copies", [self._of_copies(folded=True)], False
        together = other in self._story(one)
        by_rules = other in blocks.story_as_told(self._library, one, Told())
        said = self._said(together, by_rules)
        rule = self._of_story() if by_rules else kinship.of_two_stories(self.likeness)
        if by_rules != together:
            rule = f"By the rules they would be {'together' if by_rules else 'apart'}. {rule}"
        reasons = [*said, rule, *self._stand_ins(), self._of_copies(folded=False)]
        return "story" if together else "apart", reasons, bool(said)

    def _of_copies(self, *, folded: bool) -> str:
        through = self._through() if folded and not self.copy.copy else None
        told = "" if folded else kinship.of_copies(self.copy, folded=False)
        alone = told_stories.alone(self._library).intersection(self._articles)
        if self.copy.copy and not folded and alone:
            return f"{told}: you show {self._named(min(alone))} for itself"
        return told or kinship.of_copies(self.copy, folded=True, through=through)

    def _through(self) -> str | None:
        """The title of a text that both are copies of."""
        root = self._texts[0]
        members = groups.members(self._library, [root])[root][:_MOST_MEMBERS]
        others = [member for member in members if member not in self._articles]
        bodies = _bodies(self._library, others)
        mine = [self._bodies[key] for key in self._articles]
        fitting = (key for key in others if all(copies.is_copy(bodies[key], body).copy for body in mine))
        found = next(fitting, None)
        return None if found is None else self._named(found)

    def _story(self, text: int) -> list[int]:
        return _texts(self._library, placements.stories_of(self._library, [text])[text])

    def _between(self, graph: Graph) -> tuple[float, float]:
        """How alike the two stories are on average, and how alike they are to be, both on scale."""
        ours, theirs = (self._story(text) for text in self._texts)
        links = graph.links({*ours, *theirs})
        held = [clusters.cohesion(_sum(links, one, one) / 2, len(one), stories.CUT) for one in (ours, theirs)]
        return _sum(links, ours, theirs) / (len(ours) * len(theirs)), clusters.asked(*held)

    def _of_story(self) -> str:
        one, other = self._texts
        graph = Graph(self._library, Told())
        inside = set(blocks.story_as_told(self._library, one, Told()))
        links = {text: {near: link for link, near in graph.strong(text) if near in inside} for text in inside}
        way, both = kinship.between(links, one, other)
        return kinship.of_story(self.likeness, [self._title(text) for text in way], both=both)

    def _said(self, together: bool, by_rules: bool) -> list[str]:
        """What the reader said that decided, in sentences."""
        one, other = self._texts
        told = told_stories.told(self._library)
        if other in (told.same if together else told.apart).get(one, ()):
            return ["You put these two together" if together else "You keep these two in different stories"]
        if together == by_rules:
            return []
        ours, theirs = self._story(one), self._story(other)
        marks = told.same if together else told.apart
        pairs = sorted({tuple(sorted((a, b))) for a in ours for b in marks.get(a, ()) if b in theirs})
        word = "You put {} and {} together" if together else "You keep {} and {} apart"
        found = [word.format(*map(self._named, pair)) for pair in pairs[:_MOST_TOLD]]
        return found or [f"What you said of other articles {'joined' if together else 'parted'} them"]

    def _stand_ins(self) -> Iterable[str]:
        """Of copies: the text that was compared in their stead."""
        for article, text in zip(self._articles, self._texts, strict=True):
            if article != text:
                yield f"{self._named(article)} is folded with {self._named(text)}, which is what was compared"

    def _title(self, key: int) -> str:
        return one_line(articles.title_of(self._library, key), 60)

    def _named(self, key: int) -> str:
        return f"“{self._title(key)}”"


def _sum(links: Mapping[int, Mapping[int, float]], ours: Iterable[int], theirs: Collection[int]) -> float:
    """All likeness on scale that the texts of one story have to those of another."""
    return sum(link for text in ours for other, link in links[text].items() if other in theirs)


def _bodies(library: Library, keys: Iterable[int]) -> dict[int, copies.Body]:
    found = groups.texts(library, keys)
    return {key: copies.body_of(text.title, text.text, text.published) for key, text in found.items()}
