"""`briefing keys` prints the keys as the reader has them, and what is wrong with them where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.commands import COMMANDS
from briefing.presets import PRESETS


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.touch()
    return path


@pytest.mark.parametrize("preset", PRESETS)
def test_what_is_printed_can_be_pasted_into_the_settings(inside, config, preset: str) -> None:  # type: ignore[no-untyped-def]
    config.write_text('preset = "neomutt"\ndigits = "counts"\n[keys]\nstar = "f9"\n')
    before = inside("-c", config, "keys", "--preset", preset, "--json").json()
    config.write_text(inside("-c", config, "keys", "--preset", preset).out)
    assert inside("-c", config, "keys", "--json").json() == before
    assert {"command": "star", "keys": ["f9"]}.items() <= next(
        one for one in before if one["command"] == "star"
    ).items()


def test_every_command_is_listed_with_its_keys_and_what_it_does(inside, config) -> None:  # type: ignore[no-untyped-def]
    listed = inside("-c", config, "keys", "--jsonl").lines()
    assert [(one["command"], tuple(one["keys"]), one["does"]) for one in listed] == [
        (command.id, command.keys, command.help) for command in COMMANDS
    ]


def test_a_conflict_is_told_with_file_and_line_and_the_keys_are_printed(inside, config) -> None:  # type: ignore[no-untyped-def]
    config.write_text('theme = "nord"\n\n[keys]\ndrop = ["f5"]\ntick = ["f5"]\n')
    done = inside("-c", config, "keys")
    assert done.code == 0
    assert done.err == f"briefing: {config}:4: the key F5 is given to tick and to drop: it calls tick\n"
    assert 'tick = ["f5"]' in done.out
    assert "drop = []" in done.out


@pytest.mark.parametrize("command", [["keys"], ["--plain"]])
def test_a_command_or_a_key_that_there_is_not_is_told_with_file_and_line(inside, config, command: list[str]) -> None:  # type: ignore[no-untyped-def]
    config.write_text('[keys]\ntickk = ["x"]\n')
    done = inside("-c", config, *command)
    assert done.code == 2
    assert done.err == f"briefing: {config}:2: there is no command 'tickk' to give keys to; did you mean tick?\n"
    config.write_text('[keys]\ntick = ["spcae"]\n')
    done = inside("-c", config, *command)
    assert done.code == 2
    assert done.err == f"briefing: {config}:2: no terminal sends a key 'spcae', for tick; did you mean space?\n"


def test_keys_that_are_not_known_stop_no_other_command(inside, config) -> None:  # type: ignore[no-untyped-def]
    config.write_text('[keys]\ntickk = ["x"]\n')
    assert inside("-c", config, "history").code == 1
