"""Why two articles are together or apart: in a line or two, and in full on a screen of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from briefing.errors import BriefingError
from briefing.model import Article, Span
from briefing.model.kinship import Bond, Kinship, SharedName, TermKind
from briefing.screens.bindings import calls
from briefing.screens.overlay import CLOSE, MOVE, Overlay
from briefing.screens.telling import tell, tell_error
from briefing.store.lane import Lane
from briefing.store.library import Library
from briefing.text import counted, one_line, printed_by, short_day
from widgets.bars import HintLine, PaneTitle
from widgets.story_sheet import Fact, FactList

_BONDS: Final[dict[Bond, str]] = {"copies": "One text", "story": "One story", "apart": "Not one story"}
_KINDS: Final[dict[TermKind, str]] = {"number": "numbers", "day": "days", "word": "words"}
_MOST_NAMES: Final = 5
_MOST_TERMS: Final = 5
_MOST_WORDS: Final = 20
_LONGEST: Final = 600


def why(library: Library, one: int, other: int) -> Kinship:
    """Why two articles are together or apart; imported when it is asked, for a quicker start."""
    from briefing.pipeline import kinship

    return kinship.why(library, one, other)


def in_short(found: Kinship) -> tuple[str, ...]:
    """What the left article shares with the right one, and what decided, in two sentences."""
    shared = [", ".join(name.name for name in found.names[:_MOST_NAMES])]
    shared += [", ".join(_terms(found, kind)[:_MOST_TERMS]) for kind in ("number", "word")]
    told = " · ".join(part for part in shared if part)
    if found.bond == "copies":
        told = counted(len(found.sentences), "sentence")
    beside = f"{_outlet(found.right)}, “{one_line(found.right.title, 60)}”"
    return f"Shares {told or 'no name, number or rare word'} with {beside}", ". ".join(found.reasons[:1])


class WhyScreen(Overlay):
    """All that two articles share, and the rules that decided; J and K ask about another article of the story."""

    BINDINGS: ClassVar[list[BindingType]] = [
        calls("next-article", "choose(1)", "Ask about the next article"),
        calls("previous-article", "choose(-1)", "Ask about the article before"),
        calls("why", "leave", "Close"),
        Binding("enter", "leave", "Close", id="why.close", show=False, priority=True),
    ]

    def __init__(self, lane: Lane, key: int, others: Sequence[int]) -> None:
        """`key` is the article that is asked about, `others` those that it can be held against, the nearest first."""
        super().__init__()
        self._lane = lane
        self._key = key
        self._others = tuple(others)
        self._at = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield PaneTitle(id="overlay-other")
            yield FactList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        walk = f"{self.key('next-article')} {self.key('previous-article')}"
        another = [(walk, "another article")] if len(self._others) > 1 else []
        self.query_one(HintLine).hint([CLOSE, *another, MOVE])
        self.run_worker(self._fill(), exclusive=True, group="open")

    async def action_choose(self, by: int) -> None:
        if len(self._others) < 2:
            tell(self, "There is no other article to hold it against")
            return
        self._at = (self._at + by) % len(self._others)
        await self._fill()

    async def _fill(self) -> None:
        other = self._others[self._at]
        try:
            found = await self._lane.read(why, self._key, other)
        except BriefingError as error:
            tell_error(self, str(error))
            return
        if other == self._others[self._at]:
            number = f"{self._at + 1} of {len(self._others)} " if len(self._others) > 1 else ""
            self.query_one("#overlay-title", PaneTitle).say([(f" {_named(found.left)}", "bar--name")], "why ")
            self.query_one("#overlay-other", PaneTitle).say([(f" {_named(found.right)}", "bar--name")], number)
            self.query_one(FactList).show(facts(found), fresh=True)


def facts(found: Kinship) -> list[Fact]:
    """Everything that is known of two articles together, under headings: the answer first."""
    answer = _BONDS[found.bond] + (", by your word" if found.told else "")
    rows = [Fact(_sentence(reason), answer) for reason in found.reasons]
    if found.days is not None:
        rows.append(Fact(_apart(found.days), answer))
    rows += [Fact(_forms(name), f"Names in both {len(found.names)}") for name in found.names]
    for kind, title in _KINDS.items():
        if terms := _terms(found, kind):
            shown = ", ".join(terms[:_MOST_WORDS])
            rows.append(Fact(shown, f"{title.capitalize()} in both {len(terms)}"))
    heading = f"Sentences in both {len(found.sentences)}"
    return rows + [Fact(_said(found, one.left, one.right), heading) for one in found.sentences]


def _terms(found: Kinship, kind: TermKind) -> list[str]:
    return list(dict.fromkeys(term.text for term in found.terms if term.kind == kind))


def _forms(name: SharedName) -> str:
    """A name, and how the two articles print it where that is otherwise."""
    left, right = ([form for form in forms if form != name.name] for forms in (name.left, name.right))
    if set(left) == set(right):
        return name.name
    return f"{name.name} ({', '.join(left or name.left)} | {', '.join(right or name.right)})"


def _said(found: Kinship, left: Span, right: Span | None) -> str:
    """A shared sentence; where the other article words it otherwise, as it stands there too."""
    one = one_line(found.left.text[left.start : left.end], _LONGEST)
    other = one if right is None else one_line(found.right.text[right.start : right.end], _LONGEST)
    return one if other == one else f"{one} | {other}"


def _apart(days: int) -> str:
    return "Both are of the same day" if not days else f"{counted(days, 'day')} between them"


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:]


def _named(article: Article) -> str:
    return f"{_outlet(article)} · {short_day(article.published) or 'no date'} · {article.title}"


def _outlet(article: Article) -> str:
    return printed_by(article.outlet, article.source)
