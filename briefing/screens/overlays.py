"""The three screens that lie over the reader: the keys, what was cut, and where to load from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from briefing.commands import COMMANDS, keys_of, shown
from briefing.errors import BriefingError
from briefing.pipeline import reading
from briefing.screens.telling import tell, tell_error
from briefing.store.lane import Lane
from briefing.store.library import Library
from widgets.bars import HintLine, PaneTitle, SearchBox
from widgets.row_list import RowList
from widgets.simple_lists import CutList, KeyList, KeyRow

_CLOSE = [
    Binding("down", "move(1)", "Go one down", id="overlay.down", show=False, priority=True),
    Binding("up", "move(-1)", "Go one up", id="overlay.up", show=False, priority=True),
    Binding("pagedown,ctrl+f", "turn(1)", "Go a page down", id="overlay.page-down", show=False, priority=True),
    Binding("pageup,ctrl+b", "turn(-1)", "Go a page up", id="overlay.page-up", show=False, priority=True),
    Binding("escape,f1", "leave", "Close", id="overlay.close", show=False, priority=True),
]


class Overlay(ModalScreen[bool]):
    """A list in a frame over the reader; escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*_CLOSE]

    @property
    def list(self) -> RowList[object]:
        """The list that is moved in."""
        return self.query_one(RowList)

    def action_move(self, by: int) -> None:
        self.list.move(by)

    def action_turn(self, pages: float) -> None:
        self.list.turn(pages)

    def action_leave(self) -> None:
        self.dismiss(False)

    @property
    def first_focus(self) -> Widget:
        """What takes the first key."""
        return self.list


class HelpScreen(Overlay):
    """All keys; what is typed narrows the list."""

    def __init__(self, wishes: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = [
            KeyRow(" ".join(shown(key) for key in keys_of(command, wishes)), command.help, command.group)
            for command in COMMANDS
        ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield SearchBox(placeholder="type to find a key or a command", id="help-box")
            yield KeyList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" Keys", "bar--name")], "each can be changed in the settings ")
        self.query_one(HintLine).hint([("↑↓", "move"), ("esc", "close")])
        self.query_one(KeyList).show(self._rows, fresh=True)

    @property
    def first_focus(self) -> Widget:
        return self.query_one(SearchBox)

    def on_input_changed(self, event: Input.Changed) -> None:
        words = event.value.casefold().split()
        rows = [row for row in self._rows if all(word in " ".join(row).casefold() for word in words)]
        self.query_one(KeyList).show(rows, fresh=True)


class CutScreen(Overlay):
    """What was cut from an article, with the reason; a line can be put back. Dismisses with whether one was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Go one down", id="cut.down", show=False, priority=True),
        Binding("k", "move(-1)", "Go one up", id="cut.up", show=False, priority=True),
        Binding("enter,x", "restore", "Put the line back", id="cut.restore", show=False, priority=True),
        Binding("q,h,c", "leave", "Close", id="cut.close", show=False, priority=True),
    ]

    def __init__(self, lane: Lane, key: int) -> None:
        super().__init__()
        self._lane = lane
        self._key = key
        self._changed = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield CutList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(HintLine).hint([("enter", "put the line back"), ("j k", "move"), ("esc", "close")])
        self.run_worker(self._fill(), exclusive=True)

    def action_restore(self) -> None:
        self.list.choose()

    def action_leave(self) -> None:
        self.dismiss(self._changed)

    def on_cut_list_restored(self, event: CutList.Restored) -> None:
        self.run_worker(self._restore(event.removed.text))

    async def _restore(self, line: str) -> None:
        try:
            article = await self._lane.read(reading.article, self._key)
            done = await self._lane.write(_restore, article.identity, line)
        except BriefingError as error:
            tell_error(self, str(error))
            return
        self._changed = True
        tell(self, f"{done} — u to undo")
        await self._fill()

    async def _fill(self) -> None:
        try:
            article = await self._lane.read(reading.article, self._key)
        except BriefingError as error:
            tell_error(self, str(error))
            return
        count = len(article.removed)
        lines = f"{count} line{'s' * (count != 1)}"
        self.query_one(PaneTitle).say([(" What was cut", "bar--name")], f"{lines} ")
        self.query_one(CutList).show(list(enumerate(article.removed)))


def _restore(library: Library, identity: str, line: str) -> str:
    from briefing.pipeline import restoring  # it knows all of the analysis, which is slow to import

    return restoring.restore_lines(library, identity, [line])


class LoadPrompt(ModalScreen[str | None]):
    """Asks for a file or a folder; dismisses with what was typed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", id="load.close", show=False, priority=True),
    ]

    def __init__(self, last: str) -> None:
        super().__init__()
        self._last = last

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame small"):
            yield PaneTitle(id="overlay-title")
            yield SearchBox(placeholder="path of a file or folder, such as ~/articles", id="load-box")
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" Load articles", "bar--name")], "txt, md, html, json, jsonl ")
        self.query_one(HintLine).hint([("enter", "load"), ("esc", "leave it")])
        self.query_one(SearchBox).value = self._last

    @property
    def first_focus(self) -> Widget:
        """What takes the first key."""
        return self.query_one(SearchBox)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)

    def action_leave(self) -> None:
        self.dismiss(None)
