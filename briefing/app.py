"""The reader as a program: its theme, its keys, its first screen."""

from __future__ import annotations

import asyncio
import os
import sys
import termios
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.theme import Theme

from briefing import borrowed, commands, keymap
from briefing.screens.bindings import Keyed
from briefing.screens.closing import LastScreenStays
from briefing.screens.driver import TakenOver
from briefing.screens.main import MainScreen
from briefing.screens.telling import tell, tell_error
from briefing.settings import Settings, paths, place_of
from briefing.store.lane import Lane

_HANGUP_SECONDS = 2
_HUNG_UP = 129  # what a shell reports for a program that its terminal has left


class BriefingApp(LastScreenStays, inherit_bindings=False):
    """The reader on the library at `path`.

    Keys that arrive before the first stories are on screen are held, and acted on in order once they are.
    """

    TITLE = "Briefing"
    CSS_PATH = "briefing.tcss"
    ENABLE_COMMAND_PALETTE = False  # ours looks and moves as all other lists do
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "say_how_to_quit", "Say how to quit", show=False, id="interrupt"),
    ]

    def __init__(self, path: Path, settings: Settings | None = None, config: Path | None = None) -> None:
        super().__init__(driver_class=TakenOver)
        wished = settings or Settings()
        self._config = config or paths().config
        self.settings = replace(wished, keys=keymap.live(wished))
        self._first_words = keymap.conflicts(wished, lambda command: place_of(self._config, command, "keys"))
        self.lane = Lane(path)
        self._held: list[events.Key] | None = []

    def get_default_screen(self) -> MainScreen:
        return MainScreen(self.lane, self.settings, self._config)

    def on_load(self) -> None:
        if not self.is_headless:
            for number in borrowed.LEAVING:
                asyncio.get_running_loop().add_signal_handler(number, self.leave, number)

    def leave(self, number: int) -> None:
        """Leave at a signal, by the door: what was marked is saved, and the terminal is as it was."""
        self.leave_without_a_terminal()
        self.exit(return_code=128 + number)

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, self.redraw)
        if not self.is_headless:
            self.set_interval(_HANGUP_SECONDS, self.leave_without_a_terminal)
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        else:
            key = commands.first_key("theme", self.settings.keys)
            self._first_words.append(f"There is no theme {self.settings.theme!r}; {key} shows those there are")
        self.theme_changed_signal.subscribe(self, self.theme_chosen)
        if self._first_words:
            tell_error(self, ". ".join(self._first_words))

    def leave_without_a_terminal(self) -> None:
        """Leave when the window was closed: waiting for keys that cannot come would take a whole core.

        There is nothing to restore and nowhere to say goodbye; what was marked is saved first.
        """
        try:
            termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else 0)
        except termios.error:
            self.lane.close()
            os._exit(_HUNG_UP)

    def theme_chosen(self, theme: Theme) -> None:
        """Say how to keep a theme that was chosen: the settings are the reader's file, and are not written here."""
        if theme.name != self.settings.theme:
            tell(self, f'theme = "{theme.name}" in {self._config} keeps it')

    def redraw(self, *_: object) -> None:
        """Draw everything anew, whatever the terminal shows now: after a suspension, or on request."""
        self.refresh(layout=True)

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._held is not None:
            self._held.append(event)
        else:
            await self._press(event)

    async def _press(self, key: events.Key) -> None:
        """Act on a key. Counts are looked after here, where keys still come one after the other."""
        if not (isinstance(self.screen, Keyed) and await self.screen.counted(key.key)):
            await super().on_event(key)

    @property
    def ready(self) -> bool:
        """Whether the first stories are on screen, and keys are acted on."""
        return self._held is None

    async def release_keys(self) -> None:
        """Act on the keys that came too early. It runs between two events, so that their order stays."""
        held, self._held = self._held or [], None
        for key in held:
            # Before the terminal was ours it turned Enter into a newline, which is ctrl+j.
            await self._press(events.Key("enter", "\r") if key.key == "ctrl+j" else key)

    def action_say_how_to_quit(self) -> None:
        tell(self, f"{commands.first_key('quit', self.settings.keys)} quits")


def run(path: Path, settings: Settings, config: Path | None = None) -> int:
    """Open the reader on the library at `path` and stay until it is left. Returns the exit code.

    `config` is the settings file, by default the one that the environment names.
    """
    app = BriefingApp(path, settings, config)
    try:
        app.run()
    finally:
        app.lane.close()
    return app.return_code or 0
