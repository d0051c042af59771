"""The screens over the reader in which one of several is picked: from a list, or from what typing asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from briefing.errors import BriefingError
from briefing.screens.bindings import calls
from briefing.screens.closing import is_there
from briefing.screens.overlay import Overlay
from briefing.screens.telling import tell_error
from briefing.screens.walking import typed
from briefing.store.lane import Lane
from briefing.text import words_of
from widgets.bars import HintLine, PaneTitle, SearchBox
from widgets.pick_list import Pick, PickList


def answers(signs: str, does: str) -> list[BindingType]:
    """A key for each of these letters and digits, which calls `action_answer` with it.

    They are bindings, so that what is typed ahead is acted on in its order: a letter behind the answer is the reader's.
    """
    return [
        Binding(sign, f"answer('{sign}')", does, id=f"pick.answer-{sign}", show=False, priority=True) for sign in signs
    ]


class PickScreen(Overlay):
    """A list in a frame; what is picked goes to `then`, and the screen closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "Choose", id="pick.choose", show=False, priority=True),
        calls("open", "pick", "Choose"),
    ]

    def __init__(self, then: Callable[[Pick], None]) -> None:
        super().__init__()
        self._then = then

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield PickList()
            yield HintLine(id="overlay-hints")

    @property
    def picks(self) -> PickList:
        """The list."""
        return self.query_one(PickList)

    async def action_pick(self) -> None:
        if self.picks.selected is not None:
            self.picked(self.picks.selected)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        self.picked(event.pick)

    def picked(self, pick: Pick) -> None:
        """Close, and hand on what was chosen."""
        if self.is_current:  # a second Enter, typed ahead, finds it closed
            self._then(pick)
            self.dismiss(True)


class FindScreen(PickScreen):
    """A list with a box above it: what is typed there asks for other entries."""

    PLACEHOLDER: ClassVar[str] = ""

    def __init__(self, lane: Lane, then: Callable[[Pick], None]) -> None:
        super().__init__(then)
        self.lane = lane
        self._shown: str | None = None

    async def find(self, text: str) -> list[Pick]:
        """The entries that were asked for, the likeliest first."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield SearchBox(placeholder=self.PLACEHOLDER, id="pick-box")
            yield PickList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.run_worker(self._fill(), group="search")

    @property
    def first_focus(self) -> Widget:
        return self.query_one(SearchBox)

    def on_input_changed(self, event: Input.Changed) -> None:
        self.run_worker(self._fill(), group="search")

    async def _fill(self) -> None:
        # Keys typed ahead may have closed this screen before its first entries came.
        if not is_there(self) or (text := self.query_one(SearchBox).value) == self._shown:
            return
        try:
            found = await self.find(text)
        except BriefingError as error:
            tell_error(self, str(error))
            return
        if is_there(self) and text == self.query_one(SearchBox).value:
            self._shown = text
            self.picks.show(found, fresh=True)

    async def caught_up(self) -> None:
        """List what fits all that was typed before the last key, however fast that came."""
        await typed(self.query_one(SearchBox))
        await self._fill()

    async def action_move(self, by: int) -> None:
        await self.caught_up()
        await super().action_move(by)

    async def action_pick(self) -> None:
        await self.caught_up()
        await super().action_pick()


def fits(name: str, text: str) -> bool:
    """Whether each word of the text begins a word of the name; case and accents do not count."""
    words = words_of(name)
    return all(any(word.startswith(part) for word in words) for part in words_of(text))
