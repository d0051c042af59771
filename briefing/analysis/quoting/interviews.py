"""Who the labels of an interview stand for: "A" for the mayor of its headline, "THE POST" for nobody who is listed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues, transcripts
from briefing.analysis.quoting.speakers import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.transcripts import Turn
    from briefing.model import Actor, Article

_OF_ONESELF = re.compile(r"\b(?:I|my|My|me)\b")
_CAPITALS = re.compile(r"[A-Z][A-Z.'’ -]+")
_TWICE = 2
_HARDLY = 4
_INITIALS = (2, 3)


class Voices:
    """Who speaks in the turns of one article."""

    def __init__(self, article: Article, turns: Sequence[Turn], actors: Sequence[Actor]) -> None:
        self._text = article.text
        self._article = article
        self._turns = turns
        self._people = [actor for actor in actors if actor.type == "person"]
        self._others = {form.lower() for a in actors if a.type != "person" for form in (a.name, *a.variants)}
        self._named = {name: self._find(name) for name in dict.fromkeys(turn.name for turn in turns)}

    def speaker(self, turn: Turn) -> Speaker | None:
        """Who speaks in `turn`; None where that is the paper, or whoever asks, so that the words are not listed."""
        return self._named[turn.name]

    def narrates(self, turn: Turn) -> bool:
        """Whether the words of `turn` are the reporter's: they tell of the speaker, or nobody is known to answer."""
        speaker = self._named[turn.name]
        if turn.name in transcripts.ANSWERS and (speaker is None or speaker.name is None):
            return True
        name = (speaker and speaker.name) or turn.name
        return turn.goes_on and self._holds(turn, name.rpartition(" ")[2])

    def _holds(self, turn: Turn, surname: str) -> bool:
        return re.search(rf"\b{re.escape(surname)}\b", self._text[turn.start : turn.end], re.IGNORECASE) is not None

    def _find(self, label: str) -> Speaker | None:
        low = label.lower()
        if label in transcripts.ANSWERS:
            return self._interviewee(label)
        if low.rpartition(" ")[2] in cues.kind("askers"):
            return None
        bearers = {a.name for a in self._people if a.name.lower().rpartition(" ")[2] == low.rpartition(" ")[2]}
        bearers = bearers or {a.name for a in self._people if len(label) in _INITIALS and _initials(a.name) == label}
        if len(bearers) == 1:
            return Speaker(bearers.pop(), label, 0.9)
        if self._is_paper(low):
            return None
        if not _CAPITALS.fullmatch(label):
            return Speaker(self._holder(low) or label, label, 0.8)
        return None if self._mostly_asks(label) else Speaker(label, label, 0.9)

    def _is_paper(self, low: str) -> bool:
        outlet = (self._article.outlet or "").lower()
        return (
            low in self._others or f"the {low}" in self._others or (outlet != "" and low in (outlet, _initials(outlet)))
        )

    def _holder(self, post: str) -> str | None:
        """The one person of the article who is "the minister", or None."""
        holders = {a.name for a in self._people if any(post in role.lower().split() for role in a.roles)}
        return holders.pop() if len(holders) == 1 else None

    def _mostly_asks(self, label: str) -> bool:
        """Whether a label that names nobody known stands before questions most often, as that of a paper does."""
        own = [turn for turn in self._turns if turn.name == label and not turn.goes_on]
        asked = sum(self._text[turn.start : turn.end].rstrip('"”’ ').endswith("?") for turn in own)
        return asked >= _TWICE and 2 * asked > len(own)

    def _interviewee(self, label: str) -> Speaker | None:
        """Who answers: the one person of the headline or introduction of whom no answer tells as of another.

        Nobody, if no answer tells of "I" or "we": then the paper explains something.
        """
        answers = [turn for turn in self._turns if turn.name == label]
        if not any(_OF_ONESELF.search(self._text, turn.start, turn.end) for turn in answers):
            return None
        first = min(turn.start for turn in self._turns)
        author = (self._article.byline or "").lower()
        told = Counter[str]()
        for actor in self._people:
            surname = actor.name.rpartition(" ")[2]
            named = sum(self._holds(turn, surname) for turn in answers)
            if actor.name.lower() not in author and named * _HARDLY < len(answers):
                told[actor.name] = sum(mention.start < first for mention in actor.mentions)
        in_title = [name for name in told if name.rpartition(" ")[2] in self._headline()]
        ranked = [one for one in told.most_common() if one[1] and (not in_title or one[0] in in_title)]
        sure = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
        return Speaker(ranked[0][0], label, 0.8) if sure else Speaker(None, label, 0.0)

    def _headline(self) -> str:
        block = self._article.blocks[0]
        return self._text[block.start : block.end] if block.kind == "heading" else ""


def _initials(name: str) -> str:
    """ "MO" of "Marta Olsen"; of a name in small letters, small ones."""
    return "".join(word[0] for word in name.split() if word[0].isalpha())
