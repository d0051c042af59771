"""Asks who said a statement: a name typed or chosen from the actors of what is read, nobody, or whom the text names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from briefing.model import StatementRow
from briefing.screens.framed import Framed
from briefing.screens.overlay import LEAVE
from briefing.screens.walking import typed
from briefing.text import one_line, words_of
from widgets.bars import HintLine, PaneTitle, SearchBox
from widgets.pick_list import Pick, PickList

NOBODY = "Nobody known"
AS_PRINTED = "As the text has it"


Answer = tuple[str, str]
"""How it was answered, "name", "nobody" or "text" (whom the articles name), and the name."""


class SpeakerPrompt(Framed[Answer | None]):
    """A box with the speaker's name, and the names that fit it; Enter takes the one with the bar."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Go one down", id="speaker.down", show=False, priority=True),
        Binding("up", "move(-1)", "Go one up", id="speaker.up", show=False, priority=True),
        Binding("tab", "complete", "Write the name with the bar", id="speaker.complete", show=False, priority=True),
        Binding("enter", "choose", "Give it to the name with the bar", id="speaker.choose", show=False, priority=True),
        Binding("escape", "leave", "Close", id="speaker.close", show=False, priority=True),
    ]

    def __init__(self, row: StatementRow, actors: Sequence[str]) -> None:
        super().__init__()
        self._row = row
        self._speaker = row.speaker or ""
        self._listed: str | None = None
        self._names = list(dict.fromkeys([*filter(None, [row.speaker]), *actors]))

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield SearchBox(placeholder="type a name", id="speaker-box")
            yield PickList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        words = one_line(self._row.words, 60)
        said = f"“{words.strip('“”')}”" if self._row.kind == "direct" else words
        self.query_one(PaneTitle).say([(" Who said it?", "bar--name"), (f"  {said}", "bar--faint")])
        self.query_one(HintLine).hint([("enter", "this one"), LEAVE, ("↑↓", "choose"), ("tab", "complete")])
        self.box.value = self._speaker
        self.box.select_all()
        self._catch_up()

    @property
    def box(self) -> SearchBox:
        """Where the name is typed."""
        return self.query_one(SearchBox)

    @property
    def picks(self) -> PickList:
        """The names that fit what is typed, then what else can be said."""
        return self.query_one(PickList)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._catch_up()

    def _catch_up(self) -> None:
        """List what fits what stands in the box now; a fast typist's Enter comes before the box tells of its change."""
        if (typed_now := self.box.value) != self._listed:
            self._listed = typed_now
            # The name that it began with is there to be typed over: until then all names are offered.
            self._offer("" if typed_now == self._speaker else one_line(typed_now, 200))

    def _offer(self, text: str) -> None:
        """List the actors that fit the text, then nobody and the text itself, whichever the text rather means."""
        names = [name for name in self._names if _fits(name, text)]
        new = [text] if text and text.casefold() not in map(str.casefold, names) else []
        own = [Pick(("name", name), name) for name in new]
        others = [Pick(("nobody", ""), NOBODY)] + [Pick(("text", ""), AS_PRINTED)] * self._row.corrected
        fitting = [pick for pick in others if text and _fits(pick.name, text)]
        picks = [*(Pick(("name", name), name) for name in names), *fitting, *own]
        self.picks.show([*picks, *(pick for pick in others if pick not in fitting)], fresh=True)

    async def action_move(self, by: int) -> None:
        await typed(self.box)
        self._catch_up()
        self.picks.move(by)

    async def action_complete(self) -> None:
        await typed(self.box)
        self._catch_up()
        if (pick := self.picks.selected) is not None and pick.name in self._names:
            self.box.value = pick.name
            self.box.cursor_position = len(pick.name)

    async def action_choose(self) -> None:
        await typed(self.box)
        self._catch_up()
        if self.picks.selected is not None:
            self._picked(self.picks.selected)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        self._picked(event.pick)

    def _picked(self, pick: Pick) -> None:
        same = pick.key == ("name", self._row.speaker)
        self.dismiss(None if same else pick.key)  # type: ignore[arg-type]

    def action_leave(self) -> None:
        self.dismiss(None)


def _fits(name: str, text: str) -> bool:
    words = words_of(name)
    return all(any(word.startswith(part) for word in words) for part in words_of(text))
