"""The reader's wishes, read from one TOML file; every wish has a default, so the file may be missing."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from platformdirs import PlatformDirs

from briefing.errors import SettingsError

APP = "briefing"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the reader should look and behave.

    `keys` maps a command's id (see `briefing.commands`) to the keys that call it instead of the default ones.
    `line_width` is the widest line of an article, in columns. `mark_read` says when an article counts as read: when it
    is opened, when its end was in sight, when it was open for `dwell_seconds`, or only by hand. `engine` says what
    finds names: the rules alone, or the rules with the labels of an installed spaCy model as evidence; `model` is that
    model's package, empty for the best of those known.
    """

    theme: str = "textual-dark"
    line_width: int = 80
    mark_read: Literal["opened", "end", "dwelt", "manual"] = "opened"
    dwell_seconds: int = 10
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    engine: Literal["rules", "spacy"] = "rules"
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

    The environment variables BRIEFING_CONFIG and BRIEFING_DB come next, then the XDG folders.
    """
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

    Raises SettingsError, naming the file and the place, for what cannot be read or is not known.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(f"{path}: the settings cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the settings are no valid TOML: {error}") from error
    return _from_table(path, table)


def _from_table(path: Path, table: Mapping[str, Any]) -> Settings:
    wishes: dict[str, Any] = {}
    for name, value in table.items():
        check = _CHECKS.get(name)
        if check is None:
            raise SettingsError(f"{path}: there is no setting {name!r}; there are {', '.join(sorted(_CHECKS))}")
        kept = check(value)
        if kept is None:
            raise SettingsError(f"{path}: {name} = {value!r} cannot be used; it should be {_FORMS[name]}")
        wishes[name] = kept
    return Settings(**wishes)


def _theme(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _line_width(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 20 <= value <= 400 else None


def _mark_read(value: object) -> str | None:
    return value if value in ("opened", "end", "dwelt", "manual") else None


def _dwell_seconds(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 3600 else None


def _engine(value: object) -> str | None:
    return value if value in ("rules", "spacy") else None


def _model(value: object) -> str | None:
    return value if isinstance(value, str) and (not value or value.isidentifier()) else None


def _keys(value: object) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(value, dict):
        return None
    keys: dict[str, tuple[str, ...]] = {}
    for command, pressed in value.items():
        listed = [pressed] if isinstance(pressed, str) else pressed
        if not isinstance(listed, list) or not all(isinstance(key, str) and key for key in listed):
            return None
        keys[command] = tuple(listed)
    return keys


_CHECKS = {
    "theme": _theme,
    "line_width": _line_width,
    "mark_read": _mark_read,
    "dwell_seconds": _dwell_seconds,
    "keys": _keys,
    "engine": _engine,
    "model": _model,
}
_FORMS = {
    "theme": 'the name of a theme, such as "textual-dark"',
    "line_width": "a whole number of columns from 20 to 400",
    "mark_read": '"opened", "end", "dwelt" or "manual"',
    "dwell_seconds": "a whole number of seconds from 1 to 3600",
    "keys": 'a table of command ids and keys, such as tick = ["x"]',
    "engine": '"rules" or "spacy"',
    "model": 'the name of an installed package, such as "en_core_web_sm", or empty',
}
