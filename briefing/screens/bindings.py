"""From the list of commands to Textual's bindings: every binding has an id, a help text and comes from that list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.binding import Binding
from textual.keys import _character_to_key

from briefing.commands import COMMANDS

# All keys are looked at before the focused widget sees them, one after the other: so none that is typed ahead gets
# lost when an action moves the focus. While the search box is typed into, `check_action` lets only a few through.
BINDINGS: Final = [
    Binding(",".join(command.keys), command.action, command.help, show=False, priority=True, id=command.id)
    for command in COMMANDS
]


def keymap(wishes: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The reader's own keys in the form that Textual's keymaps have, where a sign is written as its name."""
    return {
        command.id: ",".join(_character_to_key(key) if len(key) == 1 else key for key in wishes[command.id])
        for command in COMMANDS
        if wishes.get(command.id)
    }
