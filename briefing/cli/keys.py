"""The command that prints which key calls what in the reader, in the settings' own words."""

from __future__ import annotations

from dataclasses import replace

import click

from briefing import keymap
from briefing.cli.given import Given
from briefing.cli.output import as_json, machine_options, printed, say, warn
from briefing.commands import COMMANDS
from briefing.presets import PRESETS
from briefing.settings import Settings, place_of


@click.command()
@click.option("--preset", type=click.Choice(list(PRESETS)), help="As they are with this preset (yours: the settings').")
@machine_options
@click.pass_obj
def keys(given: Given, preset: str | None, form: str | None) -> int:
    """Print the keys of the reader, as a table that can be pasted into the settings."""
    settings = checked(given)
    if preset is not None:
        settings = replace(settings, preset=preset)
    for sentence in keymap.conflicts(settings, lambda command: place_of(given.paths.config, command, "keys")):
        warn(f"briefing: {sentence}")
    live = keymap.live(settings)
    if form:
        return as_json(
            form, ({"command": one.id, "keys": live[one.id], "does": one.help, "group": one.group} for one in COMMANDS)
        )
    say(f"# Preset {settings.preset}, with what your settings change.")
    return printed(keymap.written(live))


def checked(given: Given) -> Settings:
    """The reader's wishes, when all commands and keys in them are known. Raises SettingsError."""
    settings = given.settings()
    keymap.check(settings, lambda command: place_of(given.paths.config, command, "keys"))
    return settings
