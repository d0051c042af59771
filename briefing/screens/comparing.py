"""The screen that lays the open article beside another one of its story, or beside what it said before."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from briefing.errors import BriefingError
from briefing.model import Comparison, Side
from briefing.pipeline import comparing
from briefing.pipeline.comparing import Choice
from briefing.screens.bindings import calls
from briefing.screens.overlay import CLOSE, MOVE, Overlay
from briefing.screens.telling import tell, tell_error
from briefing.store.lane import Lane
from briefing.text import counted, printed_by, short_day
from widgets.bars import HintLine, PaneTitle
from widgets.compare_view import CompareView

_WIDE = 100


class CompareScreen(Overlay):
    """Two texts side by side; J and K choose the other one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        calls("next-article", "choose(1)", "Compare with the next text"),
        calls("previous-article", "choose(-1)", "Compare with the text before"),
        *(calls(command, "jump(1)", "Next difference") for command in ("next-new", "next")),
        *(calls(command, "jump(-1)", "Difference before") for command in ("previous-new", "previous")),
        calls("compare", "leave", "Close"),
    ]

    def __init__(self, lane: Lane, key: int, choices: tuple[Choice, ...]) -> None:
        """The article `key` beside the first of `choices`, of which there is one at least."""
        super().__init__()
        self._lane = lane
        self._key = key
        self._choices = choices
        self._at = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame wide"):
            yield PaneTitle(id="overlay-title")
            yield PaneTitle(id="overlay-other")
            yield CompareView()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self._hint()
        self.run_worker(self._compare(), exclusive=True, group="open")

    @property
    def list(self) -> CompareView:
        """The two texts."""
        return self.query_one(CompareView)

    # ------------------------------------------------------------------ moving

    def action_jump(self, by: int) -> None:
        if not self.list.next_difference(by):
            tell(self, "That was the last difference" if by > 0 else "That was the first difference")

    def action_choose(self, by: int) -> None:
        if len(self._choices) < 2:
            tell(self, "There is no other text to compare with")
            return
        self._at = (self._at + by) % len(self._choices)
        self.run_worker(self._compare(), exclusive=True, group="open")

    def on_resize(self) -> None:
        self._hint()

    def _hint(self) -> None:
        another = f"{self.key('next-article')} {self.key('previous-article')}"
        differences = f"{self.key('next-new')} {self.key('previous-new')}"
        hints = [CLOSE, (another, "another text"), (differences, "differences"), MOVE]
        signs = "= same  ~ changed  ^ elsewhere  - + only here "
        self.query_one(HintLine).hint(hints, signs if self.size.width >= _WIDE else "")

    # ------------------------------------------------------------------ what is compared

    async def _compare(self) -> None:
        try:
            found = await self._lane.read(comparing.compared, Choice(self._key), self._choices[self._at])
        except BriefingError as error:
            tell_error(self, str(error))
            return
        number = f"{self._at + 1} of {len(self._choices)} " if len(self._choices) > 1 else ""
        self.query_one("#overlay-title", PaneTitle).say([(f" - {_name(found.left)}", "bar--name")], _told(found))
        self.query_one("#overlay-other", PaneTitle).say([(f" + {_name(found.right)}", "bar--name")], number)
        self.list.show(found)


def _name(side: Side) -> str:
    """A text by its outlet, day and version, then its headline."""
    article = side.article
    version = f"version {side.version} of {side.versions}" if side.versions > 1 else ""
    facts = (printed_by(article.outlet, article.source), short_day(article.published), version)
    return f"{' · '.join(fact for fact in facts if fact)} · {article.title}"


def _told(found: Comparison) -> str:
    same, changed = found.count("same"), found.count("changed")
    return f"{changed} changed · {counted(same, 'sentence')} the same "
