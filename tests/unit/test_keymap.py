"""Keys are data: one key calls one command; a wish stands before the preset, the preset before the default keys."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from briefing import keymap, settings
from briefing.commands import COMMANDS, first_key, shown, times
from briefing.errors import SettingsError
from briefing.keys import known, plain
from briefing.presets import COUNTS, PRESETS
from briefing.settings import Settings

IDS = [command.id for command in COMMANDS]
ESSENTIAL = (
    "down", "up", "open", "back", "read-on", "next", "previous", "tick", "undo", "search", "help", "palette", "quit"
)  # fmt: skip
SAFE = {
    *string.ascii_letters, *string.digits, *string.punctuation,
    *(f"ctrl+{letter}" for letter in string.ascii_lowercase if letter not in "imhjc"),
    *(f"f{number}" for number in range(1, 11)),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("tab", "shift+tab", "enter", "escape", "space", "backspace"),
}  # fmt: skip
# Commands that are called while something is typed; a key that edits what is typed must not be theirs.
WHILE_TYPING = (
    "down",
    "up",
    "open",
    "back",
    "next-pane",
    "previous-pane",
    "palette",
    "help",
    "redraw",
    "suspend",
    "quit",
)

both = pytest.mark.parametrize("digits", ["panes", "counts"])
each = pytest.mark.parametrize("preset", PRESETS)


def wishing(**wishes: tuple[str, ...]) -> Settings:
    return Settings(keys={command.replace("_", "-"): keys for command, keys in wishes.items()})


def conflicts(**wishes: tuple[str, ...]) -> list[str]:
    return keymap.conflicts(wishing(**wishes), lambda command: f"config.toml:{IDS.index(command)}")


# ------------------------------------------------------------------ the default keys, and the presets


def test_the_default_keys_are_each_given_once() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    assert keymap.live(Settings()) == {command.id: command.keys for command in COMMANDS}


@each
@both
def test_no_key_calls_two_commands_and_all_are_safe(preset: str, digits: str) -> None:
    live = keymap.live(Settings(preset=preset, digits=digits))  # type: ignore[arg-type]
    keys = [key for called in live.values() for key in called]
    assert len(keys) == len(set(keys))
    assert set(keys) <= SAFE
    assert list(live) == IDS


@each
@both
def test_what_every_morning_needs_is_called_by_a_key(preset: str, digits: str) -> None:
    live = keymap.live(Settings(preset=preset, digits=digits))  # type: ignore[arg-type]
    assert [command for command in ESSENTIAL if not live[command]] == []


@each
def test_a_preset_names_commands_that_there_are_and_gives_each_key_once(preset: str) -> None:
    assert [command for command in PRESETS[preset] if command not in IDS] == []
    keys = [key for called in PRESETS[preset].values() for key in called]
    assert len(keys) == len(set(keys))
    assert [key for key in keys if not known(key) or plain(key) != key] == []


@each
def test_a_preset_lists_only_what_it_changes(preset: str) -> None:
    defaults = {command.id: command.keys for command in COMMANDS}
    assert [command for command, keys in PRESETS[preset].items() if keys == defaults[command]] == []


@each
@both
def test_no_key_that_edits_what_is_typed_leaves_the_box(preset: str, digits: str) -> None:
    live = keymap.live(Settings(preset=preset, digits=digits))  # type: ignore[arg-type]
    editing = {key for binding in Input.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    assert "backspace" in editing
    taken = {command: editing.intersection(live[command]) - {"enter"} for command in WHILE_TYPING}
    assert not any(taken.values()), taken


@each
def test_where_digits_are_counts_the_screens_behind_digits_have_other_keys(preset: str) -> None:
    live = keymap.live(Settings(preset=preset, digits="counts"))
    assert [command for command in COUNTS if not live[command]] == []


def test_a_command_that_a_preset_does_not_name_keeps_the_keys_that_are_left() -> None:
    live = keymap.live(Settings(preset="newsboat"))
    assert live["read"] == ("N",)
    assert live["previous"] == ("p",)
    assert live["tick"] == ("x",)
    assert live["next-article"] == ("J",)


def test_a_wish_goes_before_the_preset() -> None:
    live = keymap.live(Settings(preset="newsboat", keys={"tick": ("N",)}))
    assert live["tick"] == ("N",)
    assert live["read"] == ()


def test_where_digits_are_counts_none_calls_a_command_but_by_the_readers_wish() -> None:
    live = keymap.live(Settings(digits="counts", keys={"tick": ("5",)}))
    assert [key for keys in live.values() for key in keys if key in string.digits] == ["5"]
    assert {command: live[command] for command in COUNTS} == COUNTS


# ------------------------------------------------------------------ wishes


def test_a_wish_that_touches_no_other_command_is_no_conflict() -> None:
    assert conflicts(tick=("f7",), redraw=("ctrl+l", "f8")) == []
    assert keymap.live(wishing(tick=("f7",)))["tick"] == ("f7",)


def test_two_commands_may_swap_their_keys() -> None:
    assert conflicts(tick=("r",), read=("x",)) == []
    live = keymap.live(wishing(tick=("r",), read=("x",)))
    assert (live["tick"], live["read"]) == (("r",), ("x",))


def test_a_key_that_another_command_was_given_is_lost_and_that_is_said_with_its_place() -> None:
    at = IDS.index("tick")
    assert conflicts(tick=("r",)) == [f"config.toml:{at}: the key r calls tick now; read has no key now"]
    assert conflicts(tick=("j",)) == [f"config.toml:{at}: the key j calls tick now; down has ↓"]
    assert keymap.live(wishing(tick=("j",)))["down"] == ("down",)
    assert first_key("read", keymap.live(wishing(tick=("r",)))) == "–"


def test_a_key_that_was_given_twice_calls_the_first_command_of_the_list() -> None:
    at = IDS.index("star")
    said = f"config.toml:{at}: the key F8 is given to tick and to star: it calls tick"
    assert conflicts(star=("f8",), tick=("f8", "f9")) == [said]
    live = keymap.live(wishing(star=("f8",), tick=("f8", "f9")))
    assert (live["tick"], live["star"]) == (("f8", "f9"), ())


@pytest.mark.parametrize("name", ["question_mark", "?"])
def test_a_sign_and_its_name_are_one_key(name: str) -> None:
    assert keymap.live(wishing(tick=(name,)))["help"] == ("f1",)


def test_a_command_can_be_left_without_a_key() -> None:
    assert keymap.live(wishing(tick=()))["tick"] == ()
    assert conflicts(tick=()) == []


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"tikc": ("x",)}, "config.toml:7: there is no command 'tikc' to give keys to; did you mean tick?"),
        ({"zzzzzz": ("x",)}, "config.toml:7: there is no command 'zzzzzz' to give keys to; `briefing keys` lists them"),
        ({"tick": ("contrl+d",)}, "config.toml:7: no terminal sends a key 'contrl+d', for tick; did you mean ctrl+d?"),
        ({"tick": ("x", "qqqqqqq")}, "config.toml:7: no terminal sends a key 'qqqqqqq', for tick"),
    ],
)
def test_what_is_not_known_is_told_with_its_place_and_what_was_meant(
    wishes: dict[str, tuple[str, ...]], said: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        keymap.check(Settings(keys=wishes), lambda _: "config.toml:7")
    assert str(caught.value) == said


def test_a_key_may_be_written_as_it_is_shown() -> None:
    for command in COMMANDS:
        assert [plain(shown(key)) for key in command.keys] == list(command.keys)
    assert (plain("F10"), plain("←"), plain("pgdn")) == ("f10", "left", "pagedown")


# ------------------------------------------------------------------ laws


def read_back(live: dict[str, tuple[str, ...]], path: Path, **others: str) -> dict[str, tuple[str, ...]]:
    path.write_text(
        "".join(f'{name} = "{value}"\n' for name, value in others.items()) + "\n".join(keymap.written(live)),
        encoding="utf-8",
    )
    return keymap.live(settings.load(path))


@each
@both
def test_a_map_that_was_written_reads_back_as_the_same_map_whatever_the_preset_is(
    tmp_path: Path, preset: str, digits: str
) -> None:
    live = keymap.live(Settings(preset=preset, digits=digits))  # type: ignore[arg-type]
    for other in PRESETS:
        assert read_back(live, tmp_path / "config.toml", preset=other) == live


WISHES = st.dictionaries(
    st.sampled_from(IDS), st.lists(st.sampled_from([*sorted(SAFE), "question_mark", "esc"]), max_size=4).map(tuple)
)


@given(wishes=WISHES, preset=st.sampled_from(sorted(PRESETS)), digits=st.sampled_from(["panes", "counts"]))
def test_whatever_is_wished_for_each_key_calls_one_command_and_no_wish_is_lost(
    wishes: dict[str, tuple[str, ...]], preset: str, digits: str
) -> None:
    wished = Settings(keys=wishes, preset=preset, digits=digits)  # type: ignore[arg-type]
    live = keymap.live(wished)
    keys = [key for called in live.values() for key in called]
    assert len(keys) == len(set(keys))
    assert {plain(key) for called in wishes.values() for key in called} <= set(keys)
    assert keymap.live(Settings(keys=live, preset=preset, digits=digits)) == live  # type: ignore[arg-type]
    table = tomllib.loads("\n".join(keymap.written(live)))["keys"]
    assert {command: tuple(called) for command, called in table.items()} == live


# ------------------------------------------------------------------ counts


@pytest.mark.parametrize(
    ("action", "actions"),
    [
        ("move(1)", ("move(5)",)),
        ("move(-1)", ("move(-5)",)),
        ("turn(-0.5)", ("turn(-2.5)",)),
        ("pane('stories')", ()),
        ("tick", ()),
    ],
)
def test_a_count_goes_so_many_times_as_far(action: str, actions: tuple[str, ...]) -> None:
    assert times(action, 5) == actions


def test_a_count_before_the_end_goes_to_that_row() -> None:
    first, then = times("go_bottom", 12)
    assert first.startswith("move(-")
    assert then == "move(11)"
