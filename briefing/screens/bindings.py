"""From the list of commands to Textual's bindings: every binding has an id, a help text and comes from that list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from briefing.commands import COMMANDS, keys_of, shown

if TYPE_CHECKING:
    from briefing.screens.main import MainScreen

# All keys are looked at before the focused widget sees them, one after the other: so none that is typed ahead gets
# lost when an action moves the focus. While the search box is typed into, `check_action` lets only a few through.
BINDINGS: Final = [
    Binding(",".join(command.keys), command.action, command.help, show=False, priority=True, id=command.id)
    for command in COMMANDS
]


def keymap(wishes: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The reader's own keys in the form that Textual's keymaps have."""
    return {command.id: ",".join(wishes[command.id]) for command in COMMANDS if wishes.get(command.id)}


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
