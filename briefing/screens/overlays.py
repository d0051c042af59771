"""The screens that lie over the reader: the keys, what was cut, where to load from, and what could not be loaded."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from briefing.commands import COMMANDS, keys_of, shown
from briefing.errors import BriefingError
from briefing.screens.bindings import calls
from briefing.screens.framed import Framed
from briefing.screens.marking import undo
from briefing.screens.overlay import CLOSE, LEAVE, MOVE, Overlay
from briefing.screens.telling import tell, tell_error
from briefing.screens.walking import typed
from briefing.settings import Settings
from briefing.store import articles
from briefing.store.lane import Lane
from briefing.store.library import Library
from briefing.text import counted, one_line
from widgets.bars import HintLine, PaneTitle, SearchBox
from widgets.simple_lists import CutList, KeyList, KeyRow, SentenceList
from widgets.story_sheet import NoteLines

_GRACE = 0.3


class HelpScreen(Overlay):
    """All keys; what is typed narrows the list."""

    BINDINGS: ClassVar[list[BindingType]] = [calls("help", "leave", "Close")]

    def __init__(self) -> None:
        super().__init__()
        self._rows = [
            KeyRow(" ".join(shown(key) for key in keys_of(command, self.keys)), command.help, command.group)
            for command in COMMANDS
        ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield SearchBox(placeholder="type to find a key or a command", id="help-box")
            yield KeyList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" Keys", "bar--name")], "the settings change them ")
        self.query_one(HintLine).hint([CLOSE, MOVE])
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
        Binding("enter", "restore", "Put the line back", id="cut.restore", show=False, priority=True),
        calls("tick", "restore", "Put the line back"),
        calls("undo", "undo", "Take the last line out again"),
        calls("cut", "leave", "Close"),
    ]

    def __init__(self, lane: Lane, key: int, settings: Settings) -> None:
        super().__init__()
        self._lane = lane
        self._settings = settings
        self._key = key
        self._changed = False
        self._restored = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield CutList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(HintLine).hint([("enter", "put back"), CLOSE, (self.key("undo"), "undo"), MOVE])
        self.run_worker(self._fill(), exclusive=True)

    def action_restore(self) -> None:
        self.query_one(CutList).choose()

    def action_leave(self) -> None:
        self.dismiss(self._changed)

    def on_cut_list_restored(self, event: CutList.Restored) -> None:
        self.run_worker(self._restore(event.removed.text))

    async def _restore(self, line: str) -> None:
        try:
            article = await self._lane.read(articles.get, self._key)
            done = await self._lane.write(_restore, article.identity, line, self._settings)
        except BriefingError as error:
            tell_error(self, str(error))
            return
        self._changed = True
        self._restored += 1
        tell(self, f"{done} — u to undo")
        await self._fill()

    def action_undo(self) -> None:
        self.run_worker(self._undo())

    async def _undo(self) -> None:
        """Take back what was put back here; marks made before this view was opened stay."""
        if not self._restored:
            tell(self, "No line was put back here")
            return
        self._restored -= 1
        try:
            tell(self, await self._lane.write(undo, self._settings))
        except BriefingError as error:
            tell_error(self, str(error))
        await self._fill()

    async def _fill(self) -> None:
        try:
            article = await self._lane.read(articles.get, self._key)
        except BriefingError as error:
            tell_error(self, str(error))
            return
        lines = counted(len(article.removed), "line")
        self.query_one(PaneTitle).say([(" What was cut", "bar--name")], f"{lines} ")
        self.query_one(CutList).show(list(enumerate(article.removed)))


def _restore(library: Library, identity: str, line: str, settings: Settings) -> str:
    from briefing.pipeline import restoring  # it knows all of the analysis, which is slow to import
    from briefing.pipeline.analysing import labeller_of

    return restoring.restore_lines(library, identity, [line], labeller_of(settings))


class LoadPrompt(Framed[str | None]):
    """Asks for a file or a folder that is there; dismisses with its path, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", id="load.close", show=False, priority=True),
        Binding("enter", "choose", "Load this", id="load.choose", show=False, priority=True),
    ]

    def __init__(self, last: str) -> None:
        super().__init__()
        self._last = last
        self._chosen = False
        self._refused = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame small"):
            yield PaneTitle(id="overlay-title")
            yield SearchBox(placeholder="a file or folder, such as ~/news", id="load-box")
            yield NoteLines(id="load-help")
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" Load articles", "bar--name")])
        self._explain()
        self.query_one(HintLine).hint([("enter", "load"), LEAVE])
        box = self.query_one(SearchBox)
        box.value = self._last
        box.select_all()

    def _explain(self) -> None:
        self.query_one(NoteLines).say("txt, md, html, json, feeds, mail")

    def on_input_changed(self, event: Input.Changed) -> None:
        if self.query_one(SearchBox).value.strip() != self._refused:
            self._explain()

    async def action_choose(self) -> None:
        if self._chosen:
            return
        box = self.query_one(SearchBox)
        await typed(box)
        source = box.value.strip()
        if not source:
            self.dismiss(None)
            return
        path, problem = await asyncio.to_thread(_checked, source)
        if problem:
            self._refused = source
            self.query_one(NoteLines).say(one_line(problem, 200), wrong=True)
            return
        # What was typed on after Enter ends here; in the reader each letter would be a command.
        self._chosen = True
        self.set_timer(_GRACE, partial(self._go, path))

    def _go(self, path: str) -> None:
        self.dismiss(path)

    def action_leave(self) -> None:
        if not self._chosen:
            self.dismiss(None)


def _checked(source: str) -> tuple[str, str]:
    """The path that was meant, and why it cannot be loaded ("" when it can)."""
    try:
        path = Path(source).expanduser()
        if not path.exists():
            return source, f"There is no file or folder {source}"
        if not os.access(path, os.R_OK):
            return source, f"{source} may not be read"
    except (OSError, RuntimeError, ValueError) as error:
        return source, f"{source} cannot be opened: {getattr(error, 'strerror', None) or error}"
    return str(path), ""


class FailuresScreen(Overlay):
    """What a load could not take in, and why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", "Close", id="failures.close", show=False, priority=True),
        calls("stop-load", "leave", "Close"),
    ]

    def __init__(self, failures: Sequence[str]) -> None:
        super().__init__()
        self._failures = list(failures)

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield SentenceList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" What could not be loaded", "bar--name")], f"{len(self._failures):,} ")
        self.query_one(HintLine).hint([CLOSE, MOVE])
        self.query_one(SentenceList).show(list(enumerate(self._failures)), fresh=True)
