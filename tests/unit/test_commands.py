"""Keys are data: one key calls one command, and what the reader wishes stands before the defaults."""

from __future__ import annotations

import pytest

from briefing.commands import COMMANDS, conflicts, first_key, keys_of, settled


def test_the_default_keys_are_each_given_once() -> None:
    assert conflicts({}) == []
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_a_wish_that_touches_no_other_command_is_no_conflict() -> None:
    assert conflicts({"tick": ("f7",), "star": ("s", "f8")}) == []
    assert settled({"tick": ("f7",)}) == {"tick": ("f7",)}


def test_two_commands_may_swap_their_keys() -> None:
    swapped = {"tick": ("r",), "read": ("x",)}
    assert conflicts(swapped) == []
    assert settled(swapped) == swapped


def test_a_default_key_that_another_command_was_given_is_lost_and_that_is_said() -> None:
    assert conflicts({"tick": ("r",)}) == ["The key r calls tick now; read has no key now"]
    assert conflicts({"tick": ("j",)}) == ["The key j calls tick now; down has ↓"]
    kept = settled({"tick": ("j",)})
    assert kept == {"tick": ("j",), "down": ("down",)}
    assert first_key("down", kept) == "↓"
    assert first_key("read", settled({"tick": ("r",)})) == "–"


def test_a_key_that_was_given_twice_calls_the_first_command_of_the_list() -> None:
    both = {"star": ("f8",), "tick": ("f8", "f9")}
    assert conflicts(both) == ["The key f8 is given to tick and to star: it calls tick"]
    assert settled(both) == {"tick": ("f8", "f9")}


@pytest.mark.parametrize("name", ["question_mark", "?"])
def test_a_sign_and_its_name_are_one_key(name: str) -> None:
    assert conflicts({"tick": (name,)}) == ["The key ? calls tick now; help has F1"]


def test_after_settling_no_key_calls_two_commands() -> None:
    kept = settled({"tick": ("j", "k"), "star": ("k", "/"), "undo": ()})
    keys = [key for command in COMMANDS for key in keys_of(command, kept)]
    assert len(keys) == len(set(keys))
