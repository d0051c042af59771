"""The palette: every command by what it does, with its keys; and the themes. Imported when they are first opened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from briefing.commands import COMMANDS, Command, keys_of, shown
from briefing.screens.overlay import LEAVE, MOVE
from briefing.screens.picking import FindScreen
from briefing.store.lane import Lane
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick

if TYPE_CHECKING:
    from briefing.screens.main import MainScreen

_LIKE_ENOUGH: Final = 70
_MOST_ALIKE: Final = 8


class PaletteScreen(FindScreen):
    """Commands that have the typed words in what they do, in their name or keys; where none has, those most alike."""

    PLACEHOLDER = "type what you want to do"

    def __init__(self, desk: MainScreen) -> None:
        super().__init__(desk.lane, self._run)
        self._desk = desk

    def on_mount(self) -> None:
        self.picks.say_when_empty("No command does anything like this")
        self.query_one(PaneTitle).say([(" Commands", "bar--name")], f"{len(COMMANDS)} ")
        self.query_one(HintLine).hint([("enter", "do it"), LEAVE, MOVE])

    async def find(self, text: str) -> list[Pick]:
        words = text.casefold().split()
        found = [command for command in COMMANDS if all(word in self._described(command) for word in words)]
        return [self._pick(command, grouped=not words) for command in found or _alike(text)]

    def _keys(self, command: Command) -> str:
        return " ".join(shown(key) for key in keys_of(command, self._desk.settings.keys))

    def _described(self, command: Command) -> str:
        return f"{command.help} {command.id} {self._keys(command)}".casefold()

    def _pick(self, command: Command, *, grouped: bool) -> Pick:
        return Pick(command.action, command.help, f"{self._keys(command)} ", group=command.group if grouped else "")

    def _run(self, pick: Pick) -> None:
        self._desk.call_later(self._desk.run_action, str(pick.key))


def _alike(text: str) -> Iterable[Command]:
    """The commands that what is typed resembles, the likeliest first."""
    helps = {at: command.help for at, command in enumerate(COMMANDS)}
    found = process.extract(
        text, helps, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=_LIKE_ENOUGH, limit=_MOST_ALIKE
    )
    return [COMMANDS[at] for _, _, at in found]


class ThemeScreen(FindScreen):
    """The themes there are; the one that is chosen stays for this run."""

    PLACEHOLDER = "type to find a theme"

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane, self._use)

    def on_mount(self) -> None:
        self.picks.say_when_empty("No theme is called so")
        self.query_one(PaneTitle).say([(" Which theme?", "bar--name")], f"now {self.app.theme} ")
        self.query_one(HintLine).hint([("enter", "choose"), LEAVE, MOVE])

    async def find(self, text: str) -> list[Pick]:
        themes = sorted(self.app.available_themes.values(), key=lambda theme: (not theme.dark, theme.name))
        groups = {True: "Dark", False: "Light"}
        found = (theme for theme in themes if all(word in theme.name for word in text.casefold().split()))
        return [Pick(theme.name, theme.name, group=groups[theme.dark]) for theme in found]

    def _use(self, pick: Pick) -> None:
        self.app.theme = str(pick.key)
