"""From the list of commands to Textual's bindings, and the screens on which a reader's own keys and counts work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from textual.binding import Binding
from textual.keys import _character_to_key
from textual.messages import Prune
from textual.screen import Screen
from textual.widgets import Input

from briefing.commands import COMMANDS, times
from briefing.keys import DIGITS
from widgets.bars import HintLine

_NEVER_SENT: Final = "<none>"
_LONGEST_COUNT: Final = 7


def _named(key: str) -> str:
    """A key by the name that Textual gives it, which has no sign in it."""
    return _character_to_key(key) if len(key) == 1 else key


# All keys are looked at before the focused widget sees them, one after the other: so none that is typed ahead gets
# lost when an action moves the focus. While the search box is typed into, `check_action` lets only a few through.
BINDINGS: Final = [
    Binding(
        ",".join(map(_named, command.keys)) or _NEVER_SENT,
        command.action,
        command.help,
        show=False,
        priority=True,
        id=command.id,
    )
    for command in COMMANDS
]
_OF_COMMANDS: Final = {command.id: command for command in COMMANDS}


def calls(command: str, action: str = "", does: str = "") -> Binding:
    """A binding for whatever keys a command has, on a screen that is `Keyed`; there it may do something of its own."""
    one = _OF_COMMANDS[command]
    return Binding(f"<{command}>", action or one.action, does or one.help, show=False, priority=True, id=command)


class Keyed(Screen[Any]):
    """A screen that answers to the reader's keys: its bindings that have the id of a command are called by the keys
    that this has in `keys` (command id to keys), and by a count before them. A key that is bound otherwise stays so.

    Textual's own keymap is not used: it leaves a command that lost its last key on that key, and is worked out anew at
    each key that is pressed.
    """

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self.keys = keys
        self._count = ""
        bound = [binding for _, binding in self._bindings]
        called = {binding.id: binding for binding in bound if binding.id in keys}
        self._bindings.key_to_bindings = {binding.key: [binding] for binding in bound if binding.id not in called}
        for command, binding in called.items():
            for key in map(_named, keys[command or ""]):
                self._bindings.key_to_bindings.setdefault(key, [binding.with_key(key)])
        self._begins_count = DIGITS - self._bindings.key_to_bindings.keys()

    async def on_prune(self, event: Prune) -> None:
        """End the work that runs for this screen before its parts are taken away, which Textual does the other way."""
        self.workers.cancel_node(self)

    async def counted(self, key: str) -> bool:
        """Take a key that belongs to a count, and return whether it did.

        A digit that calls nothing here begins a count, any digit goes on with it. The next key is called so many times,
        or, where that makes no sense, as if nothing had been before it; escape only drops the count.
        """
        if isinstance(self.focused, Input):
            return False
        if key in DIGITS and (self._count or key in self._begins_count):
            self._show_count((self._count + key)[:_LONGEST_COUNT])
            return True
        count = int(self._count or 0)
        had_one = self._count != ""
        self._show_count("")
        bindings = self._bindings.key_to_bindings.get(key, ()) if count else ()
        actions = times(bindings[0].action, count) if bindings else ()
        for action in actions:
            await self.app.run_action(action, self)
        return bool(actions) or (had_one and key == "escape")

    def _show_count(self, count: str) -> None:
        if count != self._count:
            self._count = count
            for line in list(self.query(HintLine))[-1:]:
                line.show_count(count)
