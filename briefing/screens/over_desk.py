"""What the full screens over the reader share: the reader they came from, and keys that mean the same in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from briefing.screens.bindings import Keyed

if TYPE_CHECKING:
    from briefing.screens.following import Following


class OverDesk(Keyed, ModalScreen[None]):
    """A full screen over the reader, with the reader's help."""

    def __init__(self, desk: Following) -> None:
        super().__init__(desk.settings.keys)
        self._desk = desk

    async def action_help(self) -> None:
        await self._desk.run_action("help")

    def action_suspend(self) -> None:
        self.app.action_suspend_process()

    def action_quit(self) -> None:
        self.app.exit()
