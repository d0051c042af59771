"""Which key calls which command: the reader's wishes go before the preset, the preset before the default keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from briefing.commands import COMMANDS, shown
from briefing.errors import SettingsError
from briefing.keys import DIGITS, known, meant, nearest, plain
from briefing.presets import COUNTS, PRESETS, Keymap
from briefing.settings import Settings

Place = Callable[[str], str]
"""Where a command was given its keys, "config.toml:12"; it is asked only when there is something to say."""


def live(settings: Settings) -> dict[str, tuple[str, ...]]:
    """The keys of every command, by its id; each key calls one command alone.

    Where two commands were given one key, the first in the list of commands has it.
    """
    return _settle(settings.keys, settings)[0]


def conflicts(settings: Settings, place: Place) -> list[str]:
    """A sentence for each key that the reader gave to two commands, or took from one that was not named."""
    kept, owners = _settle(settings.keys, settings)
    without, _ = _settle({}, settings)
    sentences: list[str] = []
    for command in COMMANDS:
        wished = command.id in settings.keys
        for key in settings.keys[command.id] if wished else without[command.id]:
            owner = owners.get(plain(key), command.id)
            if owner == command.id:
                continue
            if wished:
                given = f"is given to {owner} and to {command.id}: it calls {owner}"
                sentences.append(f"{place(command.id)}: the key {shown(key)} {given}")
            else:
                left = " ".join(map(shown, kept[command.id]))
                instead = f"{command.id} has {left or 'no key now'}"
                sentences.append(f"{place(owner)}: the key {shown(key)} calls {owner} now; {instead}")
    return sentences


def check(settings: Settings, place: Place) -> None:
    """Raise SettingsError for the first name among the wishes that no command or no key has."""
    ids = [command.id for command in COMMANDS]
    for command, keys in settings.keys.items():
        if command not in ids:
            like = nearest(command, ids)
            advice = f"did you mean {like}?" if like else "`briefing keys` lists them"
            raise SettingsError(f"{place(command)}: there is no command {command!r} to give keys to; {advice}")
        for key in keys:
            if not known(key):
                like = meant(key)
                advice = f"; did you mean {like}?" if like else ""
                raise SettingsError(f"{place(command)}: no terminal sends a key {key!r}, for {command}{advice}")


def written(keys: Keymap) -> Iterator[str]:
    """The lines of a table for the settings that gives these keys to the commands, whatever the preset is."""
    yield "[keys]"
    width = max(len(_assigned(command.id, keys)) for command in COMMANDS)
    for group, members in groupby(COMMANDS, key=lambda command: command.group):
        yield f"# {group}"
        for command in members:
            yield f"{_assigned(command.id, keys):<{width}}  # {command.help}"


def _assigned(command: str, keys: Keymap) -> str:
    return f"{command} = [{', '.join(json.dumps(key, ensure_ascii=False) for key in keys[command])}]"


def _settle(wishes: Keymap, settings: Settings) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The keys of every command, and the command of every key: each layer has what those before it left."""
    preset, defaults = PRESETS[settings.preset], {command.id: command.keys for command in COMMANDS}
    layers = [wishes, preset, defaults]
    if settings.digits == "counts":
        layers = [wishes, _without_digits(preset), COUNTS, _without_digits(defaults)]
    owners: dict[str, str] = {}
    kept: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        for command in (command.id for command in COMMANDS if command.id in layer and command.id not in kept):
            names = dict.fromkeys(map(plain, layer[command]))
            kept[command] = tuple(key for key in names if owners.setdefault(key, command) == command)
    return {command.id: kept[command.id] for command in COMMANDS}, owners


def _without_digits(keys: Keymap) -> Mapping[str, tuple[str, ...]]:
    return {command: tuple(key for key in called if key not in DIGITS) for command, called in keys.items()}
