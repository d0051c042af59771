"""The word lists that tell watch items and tenses apart, read from `data/lexicons/watching.toml` when first needed."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from briefing.resources import data_dir


@cache
def _lists() -> dict[str, dict[str, Any]]:
    with (data_dir() / "lexicons" / "watching.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words(table: str, name: str) -> tuple[str, ...]:
    """The list `name` of `[table]`, in file order; a string in the file is split at white space.

    Raises KeyError when the file has no such list (a broken installation).
    """
    entry = _lists()[table][name]
    return tuple(entry.split() if isinstance(entry, str) else entry)


@cache
def alternatives(table: str, name: str) -> str:
    """The list as the inside of a regular expression group, longest entry first so that no entry hides a longer one."""
    return "|".join(sorted(words(table, name), key=len, reverse=True))


@cache
def words_as_is(table: str, name: str) -> tuple[str, ...]:
    """The entry `name` of `[table]` as the file has it: a string is one entry."""
    entry = _lists()[table][name]
    return (entry,) if isinstance(entry, str) else tuple(entry)
