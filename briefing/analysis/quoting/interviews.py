"""Who the labels of an interview stand for: "A" for the mayor of its headline, "THE POST" for nobody who is listed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues, transcripts
from briefing.analysis.quoting.speakers import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.analysis.quoting.transcripts import Turn
    from briefing.model import Actor, Article

_OF_ONESELF = re.compile(r"\b(?:I|[Mm]y|me)\b")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]{2,})*")
_CAPITALS = re.compile(r"[A-Z][A-Z.'’ -]+")
_TWICE = 2
_HARDLY = 4
_INITIALS = (2, 3)


class Voices:
    """Who speaks in the turns of one article; takes linear time, however many labels and people there are."""

    def __init__(self, article: Article, turns: Sequence[Turn], actors: Sequence[Actor]) -> None:
        self._text = article.text
        self._article = article
        self._people = [actor for actor in actors if actor.type == "person"] if turns else []
        self._turns: dict[str, list[Turn]] = defaultdict(list)
        for turn in turns:
            self._turns[turn.name].append(turn)
        self._bearers = _by_key((_last(actor.name.lower()), actor.name) for actor in self._people)
        self._initials = _by_key((_initials(actor.name), actor.name) for actor in self._people)
        posts = ((word, actor.name) for actor in self._people for role in actor.roles for word in role.lower().split())
        self._holders = _by_key(posts)
        self._longest = {_last(name): name for name in sorted(self._turns, key=len)}
        self._others = {form.lower() for a in actors if a.type != "person" for form in (a.name, *a.variants)}
        self._named = {name: self._find(name) for name in self._turns}

    def speaker(self, turn: Turn) -> Speaker | None:
        """Who speaks in `turn`; None where that is the paper, or whoever asks, so that the words are not listed."""
        return self._named[turn.name]

    def narrates(self, turn: Turn) -> bool:
        """Whether the words of `turn` are the reporter's: they tell of the speaker, or nobody is known to answer."""
        speaker = self._named[turn.name]
        if turn.name in transcripts.ANSWERS and (speaker is None or speaker.name is None):
            return True
        name = (speaker and speaker.name) or turn.name
        return turn.goes_on and _last(name).lower() in _words(self._text[turn.start : turn.end].lower())

    def _find(self, label: str) -> Speaker | None:
        if label in transcripts.ANSWERS:
            return self._interviewee(label)
        last = _last(label.lower())
        if last in cues.kind("askers"):
            return None
        bearers = self._bearers[last] or (self._initials[label] if len(label) in _INITIALS else set())
        if len(bearers) == 1:
            return Speaker(next(iter(bearers)), label, 0.9)
        if self._is_paper(label.lower()):
            return None
        if not _CAPITALS.fullmatch(label):
            holders = self._holders[label.lower()]
            return Speaker(next(iter(holders)) if len(holders) == 1 else label, label, 0.8)
        return None if self._mostly_asks(label) else Speaker(self._longest[_last(label)], label, 0.9)

    def _is_paper(self, low: str) -> bool:
        outlet = (self._article.outlet or "").lower()
        own = outlet != "" and low in (outlet, _initials(outlet))
        return own or low in self._others or f"the {low}" in self._others

    def _mostly_asks(self, label: str) -> bool:
        """Whether a label that names nobody known stands before questions most often, as that of a paper does."""
        own = [turn for turn in self._turns[label] if not turn.goes_on]
        asked = sum(self._text[turn.start : turn.end].rstrip('"”’ ').endswith("?") for turn in own)
        return asked >= _TWICE and 2 * asked > len(own)

    def _interviewee(self, label: str) -> Speaker | None:
        """Who answers: the one person of the headline, or of the introduction, of whom hardly an answer tells by name.

        Nobody, if no answer tells of "I": then the paper explains something.
        """
        answers = [self._text[turn.start : turn.end] for turn in self._turns[label]]
        if not any(_OF_ONESELF.search(answer) for answer in answers):
            return None
        told_of = Counter(word for answer in answers for word in _words(answer))
        first = min(turns[0].start for turns in self._turns.values())
        author = (self._article.byline or "").lower()
        before = Counter[str]()
        for actor in self._people:
            often = told_of[_last(actor.name)] * _HARDLY >= len(answers)
            if actor.name.lower() not in author and not often:
                before[actor.name] = sum(mention.start < first for mention in actor.mentions)
        in_title = {name for name in before if _last(name) in self._headline()}
        ranked = [one for one in before.most_common() if one[1] and (not in_title or one[0] in in_title)]
        sure = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
        return Speaker(ranked[0][0], label, 0.8) if sure else Speaker(None, label, 0.0)

    def _headline(self) -> set[str]:
        block = self._article.blocks[0]
        return _words(self._text[block.start : block.end]) if block.kind == "heading" else set()


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))


def _last(name: str) -> str:
    return name.rpartition(" ")[2]


def _initials(name: str) -> str:
    """ "MO" of "Marta Olsen"; of a name in small letters, small ones."""
    return "".join(word[0] for word in name.split() if word[0].isalpha())


def _by_key(pairs: Iterable[tuple[str, str]]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in pairs:
        found[key].add(name)
    return found
