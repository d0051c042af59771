"""What a reader marks: shown at once, written on the lane in order, and never overtaken by an older reading."""

from __future__ import annotations

from array import array
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.worker import Worker

from briefing.commands import first_key
from briefing.errors import BriefingError
from briefing.screens.desk import told
from briefing.screens.framed import lay
from briefing.screens.noticing import Noticing
from briefing.settings import Settings
from briefing.store import placements
from briefing.store.lane import Lane
from briefing.store.library import Library

if TYPE_CHECKING:
    from widgets.pick_list import Pick


class Marking(Noticing):
    """The actions that keep something. Each is one step that `u` takes back."""

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(lane, settings)
        self._panes_stale = False
        self._stories_stale = False
        self._rows_stale: set[int] = set()
        self._more_stale = False

    def keep(
        self,
        mark: Callable[[Library], str],
        *,
        silent: bool = False,
        is_step: bool = True,
        panes: bool = False,
        stories: bool = False,
        only: int | None = None,
        shown: Callable[[], None] | None = None,
    ) -> Worker[None]:
        """Write a mark on the lane and then bring up to date what is shown; returns at once.

        `silent` when what is shown says enough; `is_step` when undo takes it back, which is told then; `panes` when it
        may change what the panes show, `stories` when it may change which stories there are; `only` is the story whose
        row is all that it changes. `shown` draws the mark, and is called when it is on disk: what is seen is kept.
        Marks that follow each other quickly are written in order, and only the last one reads anew. The worker is at
        its end when all that is done.
        """
        self.marks_made += 1
        kept = self.lane.write(mark)  # before anything that a key typed ahead asks of the library
        self._panes_stale |= panes
        self._stories_stale |= stories
        if only is None:
            self._more_stale = True
        else:
            self._rows_stale.add(only)
        return self.run_worker(self._keep(kept, silent, is_step, shown, self.marks_made), group="marks")

    async def _keep(
        self,
        kept: Awaitable[str],
        silent: bool,
        is_step: bool,
        shown: Callable[[], None] | None,
        made: int,
    ) -> None:
        try:
            done = await kept
            if shown is not None:
                shown()
            if not silent:
                undoes = is_step and not done.startswith("Nothing")
                self.tell(f"{done} — {first_key('undo', self.settings.keys)} undoes" if undoes else done)
        except BriefingError as error:
            self._panes_stale = self._more_stale = True
            self.tell_error(error)
        if made == self.marks_made:
            await self.reload_marks()

    @told
    async def reload_marks(self) -> None:
        """Read anew what marks change: the rows, the open story, the panes if need be, the counts."""
        made, panes, relist = self.marks_made, self._panes_stale, self._stories_stale
        if not self._more_stale:
            await self.supply(array("q", self._rows_stale))
        elif relist:
            await self._rearrange(panes=panes)
        else:
            await self.refresh_rows()
            await self.reread(panes=panes)
        if self._more_stale:
            await self.count()
        if made == self.marks_made:
            self._panes_stale = self._stories_stale = self._more_stale = False
            self._rows_stale.clear()

    def cut_anew(self) -> None:
        """Bring everything up to date after lines of the open article were cut or restored."""
        self.marks_made += 1
        self._panes_stale = self._stories_stale = self._more_stale = True
        self.run_worker(self.reload_marks(), group="marks")

    async def _rearrange(self, *, panes: bool) -> None:
        """Read anew which stories there are. A selected story that is open is followed to where its article went."""
        selected = self.stories.selected
        is_open = self.story is not None and self.story.id == selected
        await self.reread(panes=panes)
        if is_open and self.story is not None:
            selected = self.story.id
        elif selected is not None:
            selected = await self.lane.read(placements.current, selected)
        await self.relist(selected=selected)

    # ------------------------------------------------------------------ undo

    def action_undo(self) -> None:
        self.take_back()

    def action_redo(self) -> None:
        self.take_again()

    def take_back(self) -> Worker[None]:
        """Undo the last mark; the worker is at its end when what is shown is up to date."""
        return self.keep(partial(undo, settings=self.settings), is_step=False, panes=True, stories=True)

    def take_again(self) -> Worker[None]:
        """Redo the mark that was undone last."""
        return self.keep(partial(_redo, settings=self.settings), is_step=False, panes=True, stories=True)

    async def action_history(self) -> None:
        """Show what was done; from there the reader goes back to before any of it."""
        from briefing.screens.history import HistoryScreen

        await lay(self, HistoryScreen(self.lane, self._go_to_step))

    def _go_to_step(self, pick: Pick) -> None:
        step = cast(int, pick.key)
        self.keep(partial(_gone_to, step=step, settings=self.settings), is_step=False, panes=True, stories=True)


# Undo may have to analyse an article anew, so it knows all of the analysis: imported when it is needed, for a quicker
# start, and on the lane, where it holds nobody up.


def undo(library: Library, settings: Settings) -> str:
    """Take back the last mark; returns the sentence that says which it was."""
    from briefing.pipeline import undoing
    from briefing.pipeline.analysing import labeller_of

    done = undoing.undo(library, labeller_of(settings))
    return "Nothing to undo" if done is None else f"Undone: {done}"


def _gone_to(library: Library, step: int, settings: Settings) -> str:
    from briefing.pipeline import undoing
    from briefing.pipeline.analysing import labeller_of

    return undoing.go_to(library, step, labeller_of(settings))


def _redo(library: Library, settings: Settings) -> str:
    from briefing.pipeline import undoing
    from briefing.pipeline.analysing import labeller_of

    done = undoing.redo(library, labeller_of(settings))
    return "Nothing to redo" if done is None else f"Redone: {done}"
