"""The reader's wishes, read from one TOML file; every wish has a default, so the file may be missing."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, get_args

from platformdirs import PlatformDirs

from briefing.errors import SettingsError
from briefing.keys import nearest
from briefing.presets import PRESETS

APP = "briefing"

MarkRead = Literal["opened", "end", "dwelt", "manual"]
Digits = Literal["panes", "counts"]
Engine = Literal["rules", "spacy"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the reader should look and behave.

    `preset` names the keys to begin with (see `briefing.presets`), and `digits` says what digits do: call what they are
    given to, or count how often the next key is meant. `keys` maps a command's id (see `briefing.commands`) to the keys
    that call it instead; `briefing.keymap` makes one map of all three.
    `line_width` is the widest line of an article, in columns. `mark_read` says when an article counts as read: when it
    is opened, when its end was in sight, when it was open for `dwell_seconds`, or only by hand. `headings` is whether
    the list of stories has some: for each day, or for what else it is sorted by. `start` names the view that is listed
    first, a saved or a ready-made one; empty for all stories. `engine` says what finds names: the
    rules alone, or the rules with the labels of an installed spaCy model as evidence; `model` is that model's package,
    empty for the best of those known.
    """

    theme: str = "textual-dark"
    line_width: int = 80
    mark_read: MarkRead = "opened"
    dwell_seconds: int = 10
    headings: bool = True
    start: str = ""
    preset: str = "default"
    digits: Digits = "panes"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    engine: Engine = "rules"
    model: str = ""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where Briefing keeps what it keeps."""

    config: Path
    library: Path
    log: Path
    cache: Path


def paths(*, config: str | None = None, library: str | None = None) -> Paths:
    """The files and folders in use; `config` and `library` are what the command line names, if anything.

    The environment variables BRIEFING_CONFIG and BRIEFING_DB come next, then the XDG folders. Raises SettingsError
    where there is no home folder, and where `config` is not there: whoever names a file wants what it says.
    """
    if config and not Path(config).exists():
        raise SettingsError(f"{config}: there is no such file; -c names the settings to read")
    try:
        folders = PlatformDirs(APP, appauthor=False)
        return _paths(folders, config, library)
    except RuntimeError as error:
        raise SettingsError(
            "There is no home folder (HOME is not set); set HOME, or name files with -c and --db"
        ) from error


def _paths(folders: PlatformDirs, config: str | None, library: str | None) -> Paths:
    return Paths(
        config=Path(config or os.environ.get("BRIEFING_CONFIG") or folders.user_config_path / "config.toml"),
        library=Path(library or os.environ.get("BRIEFING_DB") or folders.user_data_path / "briefing.db"),
        log=folders.user_state_path / "log",
        cache=folders.user_cache_path,
    )


def load(path: Path) -> Settings:
    """Read the settings from `path`; a missing file means all defaults.

    Raises SettingsError, naming the file and the line, for what cannot be read or is not known.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(f"{path}: the settings cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"at line (\d+)", str(error))
        place = f"{path}:{line[1]}" if line else path
        raise SettingsError(f"{place}: the settings are no valid TOML: {error}") from error
    return _from_table(path, table)


def place_of(path: Path, name: str, section: str = "") -> str:
    """Where a setting (of a section) stands, as "config.toml:12"; the path alone where that cannot be known."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return str(path)
    line = _line_of(text, f"{section}.{name}" if section else name) or _line_of(text, section)
    return f"{path}:{line}" if line else str(path)


_SECTION = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_NAME = re.compile(r"""\s*(["']?)([\w.-]+)\1\s*=""")


def _line_of(text: str, wanted: str) -> int | None:
    """The line, from 1 on, where a value or a table begins; TOML's reader keeps none of them."""
    here = ""
    for number, line in enumerate(text.split("\n"), 1):
        if section := _SECTION.match(line):
            here = f"{section[1]}."
            if section[1] == wanted:
                return number
        elif (name := _NAME.match(line)) and here + name[2] == wanted:
            return number
    return None


@dataclass(frozen=True, slots=True)
class _Form:
    """What a value should be: in words, and as a check."""

    words: str
    fits: Callable[[Any], bool]


def _one_of(choices: Collection[str]) -> _Form:
    *others, last = (f'"{choice}"' for choice in choices)
    return _Form(f"{', '.join(others)} or {last}", lambda value: isinstance(value, str) and value in choices)


def _whole(unit: str, least: int, most: int) -> _Form:
    return _Form(
        f"a whole number of {unit} from {least} to {most}",
        lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most,
    )


_SETTINGS: Final[Mapping[str, _Form]] = {
    "theme": _Form('the name of a theme, such as "textual-dark"', lambda value: isinstance(value, str) and bool(value)),
    "line_width": _whole("columns", 20, 400),
    "mark_read": _one_of(get_args(MarkRead)),
    "dwell_seconds": _whole("seconds", 1, 3600),
    "headings": _Form("true or false", lambda value: isinstance(value, bool)),
    "start": _Form('the name of a view, such as "Unread", or empty', lambda value: isinstance(value, str)),
    "preset": _one_of(PRESETS),
    "digits": _one_of(get_args(Digits)),
    "keys": _Form('a table of command ids and keys, such as tick = ["x"]', lambda value: isinstance(value, dict)),
    "engine": _one_of(get_args(Engine)),
    "model": _Form(
        'the name of an installed package, such as "en_core_web_sm", or empty',
        lambda value: isinstance(value, str) and (not value or value.isidentifier()),
    ),
}
_PRESSED: Final = _Form(
    'a key or a list of keys, such as tick = ["x", "f2"]',
    lambda value: isinstance(value, str | list) and all(isinstance(key, str) and key for key in _several(value)),
)


def _several(keys: str | list[str]) -> tuple[str, ...]:
    return (keys,) if isinstance(keys, str) else tuple(keys)


def _from_table(path: Path, table: Mapping[str, Any]) -> Settings:
    for name, value in table.items():
        form = _SETTINGS.get(name)
        if form is None:
            like = nearest(name, _SETTINGS)
            advice = f"did you mean {like}?" if like else f"there are {', '.join(sorted(_SETTINGS))}"
            raise SettingsError(f"{place_of(path, name)}: there is no setting {name!r}; {advice}")
        _check(form, value, path, name)
    keys = table.get("keys", {})
    for command, pressed in keys.items():
        _check(_PRESSED, pressed, path, command, "keys")
    return Settings(**{**table, "keys": {command: _several(pressed) for command, pressed in keys.items()}})


def _check(form: _Form, value: object, path: Path, name: str, section: str = "") -> None:
    if not form.fits(value):
        place = place_of(path, name, section)
        raise SettingsError(f"{place}: {name} = {value!r} cannot be used; it should be {form.words}")
