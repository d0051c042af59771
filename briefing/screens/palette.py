"""The palette: every command by its name, with its keys. Imported when it is first opened, for a quicker start."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from briefing.commands import COMMANDS, keys_of, shown

if TYPE_CHECKING:
    from briefing.screens.main import MainScreen


class CommandProvider(Provider):
    """Gives the palette every command, with its keys."""

    @property
    def _main(self) -> MainScreen:
        return self.screen  # type: ignore[return-value]

    async def discover(self) -> Hits:
        for command in COMMANDS:
            yield DiscoveryHit(command.help, self._run(command.action), help=self._keys(command.id))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in COMMANDS:
            if (score := matcher.match(command.help)) > 0:
                yield Hit(
                    score, matcher.highlight(command.help), self._run(command.action), help=self._keys(command.id)
                )

    def _run(self, action: str) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            await self._main.run_action(action)

        return run

    def _keys(self, command_id: str) -> str:
        command = next(command for command in COMMANDS if command.id == command_id)
        return " ".join(shown(key) for key in keys_of(command, self._main.settings.keys))
