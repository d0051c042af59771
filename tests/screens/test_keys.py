"""The reader's own keys: presets and wishes, and counts before a key."""

from __future__ import annotations

import pytest

from briefing.commands import COMMANDS, shown
from briefing.keymap import live
from briefing.presets import PRESETS
from briefing.screens.bindings import BINDINGS, _named
from briefing.screens.palette import PaletteScreen
from briefing.settings import Settings
from widgets.bars import HintLine
from widgets.simple_lists import KeyList

each = pytest.mark.parametrize("preset", PRESETS)


def hints(r) -> str:  # type: ignore[no-untyped-def]
    line = r.app.screen.query_one(HintLine)
    return str(line.render_line(0).text)


# ------------------------------------------------------------------ counts


async def test_a_count_is_shown_until_the_key_it_is_for(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("0", "2")
        assert "02 times the next key" in hints(r)
        await r.press("j")
        assert r.screen.stories.position == 2
        assert "times the next key" not in hints(r)
        await r.press("k")
        assert r.screen.stories.position == 1


async def test_keys_with_counts_that_were_typed_ahead_keep_their_order(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst(*"02j01k0x0002j")
        assert r.screen.stories.position == 2


async def test_a_count_before_the_end_goes_to_that_row_and_line(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(80, 12)) as r:
        await r.press(*"02G")
        assert r.screen.stories.position == 1
        await r.press(*"03g")
        assert r.screen.stories.position == 2
        await r.press(*"09999999999999999999G")
        assert r.screen.stories.position == 2
        await r.press("g", "enter", *"03G")
        assert r.screen.view.top == 2


async def test_half_pages_are_counted(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(80, 12)) as r:
        await r.press("enter", "ctrl+d", "ctrl+d")
        twice = r.screen.view.top
        await r.press("g", *"02", "ctrl+d")
        assert abs(r.screen.view.top - twice) <= 1
        assert twice > 1


async def test_escape_drops_a_count_and_does_no_more(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", *"03", "escape")
        assert r.screen.pane_name == "article"
        assert "times the next key" not in hints(r)
        await r.press("escape")
        assert r.screen.pane_name == "stories"
        await r.press("j")
        assert r.screen.stories.position == 1


async def test_a_command_that_takes_no_count_drops_it(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press(*"02", "s", "j")
        assert r.screen.stories.position == 1
        await r.press(*"02", "~", "j")
        assert r.screen.stories.position == 2


async def test_in_a_count_digits_go_to_no_pane_and_else_they_do(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("0", "3")
        assert r.screen.pane_name == "stories"
        await r.press("escape", "3")
        assert r.screen.pane_name == "actors"


async def test_articles_and_places_are_counted(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", *"09J")
        assert r.screen.story.at == len(r.screen.story.articles) - 1
        await r.press("3", *"02n")
        assert r.screen.trail_at == 1
        await r.press(*"09}")
        assert r.screen.story.id == r.screen.stories.ids[-1]


async def test_a_count_before_next_opens_that_unread_story_and_marks_no_other_read(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        ids = r.screen.stories.ids
        await r.press(*"02n")
        assert r.screen.story.id == ids[2]
        assert [bool(r.screen.stories.row(story).unread) for story in ids] == [True, True, False]


async def test_a_digit_that_is_typed_into_the_search_box_is_no_count(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"04.75", "backspace")
        assert r.screen.box.value == "04.7"


async def test_counts_work_in_the_list_of_all_items(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("6", "g")
        first = r.app.screen.items.selected
        await r.press(*"01")
        assert "01 times the next key" in hints(r)
        await r.press("j")
        assert r.app.screen.items.selected != first
        await r.press(*"09k")
        assert r.app.screen.items.selected == first


async def test_where_digits_are_counts_any_digit_begins_one_and_titles_name_no_digit(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(digits="counts")) as r:
        assert "1 Stories" not in r.text
        await r.press(*"2j")
        assert r.screen.stories.position == 2
        await r.press("tab")
        assert r.screen.pane_name == "article"


async def test_a_zero_that_a_reader_gave_to_a_command_begins_no_count(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(keys={"bottom": ("0",)})) as r:
        await r.press("0")
        assert r.screen.stories.position == 2


async def test_counts_work_in_the_windows_over_the_reader(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("S", *"2j")
        picks = r.app.screen.picks
        assert picks.entries.index(picks.selected) == 2
        await r.press("0", "1")
        assert "01 times the next key" in hints(r)
        await r.press("k")
        assert picks.entries.index(picks.selected) == 1
        await r.press(*"4G")
        assert picks.entries.index(picks.selected) == 3
        await r.press("3", "escape")
        assert r.app.screen is not r.screen
        await r.press("escape")
        assert r.app.screen is r.screen


async def test_a_digit_that_answers_or_is_typed_in_a_window_is_no_count(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "quotation_mark", "5")
        assert r.app.screen is r.screen
        await r.press("apostrophe", "5")
        assert r.app.screen is r.screen
        await r.press("ctrl+p", *"05")
        assert r.app.screen.query_one("#pick-box").value == "05"


# ------------------------------------------------------------------ presets and wishes


@each
async def test_in_each_preset_windows_move_and_close_by_the_readers_keys(reader, library, preset) -> None:  # type: ignore[no-untyped-def]
    keys = live(Settings(preset=preset))
    async with reader(library, settings=Settings(preset=preset)) as r:
        for close in (*keys["back"], *keys["close"], "escape"):
            await r.press(_named(keys["sort"][0]))
            picks = r.app.screen.picks
            for command, at in (("down", 1), ("up", 0), ("bottom", 3), ("top", 0), ("page-down", 3), ("page-up", 0)):
                for key in keys[command]:
                    picks.select(picks.key_of(picks.entries[0 if at else 3 if command != "up" else 1]))
                    await r.press(_named(key))
                    assert picks.entries.index(picks.selected) == at, (command, key)
            await r.press(_named(close))
            assert r.app.screen is r.screen, close


async def test_keys_that_a_reader_gave_to_a_command_call_it_in_windows_too(reader, library) -> None:  # type: ignore[no-untyped-def]
    wishes = {"undo": ("Z",), "cut": ("ctrl+x",), "zen": ()}
    async with reader(library, settings=Settings(keys=wishes)) as r:
        await r.press("enter", "ctrl+x")
        await r.until(lambda: "Z undo" in r.text)
        await r.press("enter")
        await r.until(lambda: "Restored 1 line" in r.text)
        await r.press("Z")
        await r.until(lambda: "Post a Comment" in r.text)
        await r.press("ctrl+x")
        assert r.app.screen is r.screen


@each
async def test_where_something_is_typed_letters_and_editing_keys_are_for_that(reader, library, preset) -> None:  # type: ignore[no-untyped-def]
    key = {command: _named(keys[0]) for command, keys in live(Settings(preset=preset)).items() if keys}
    async with reader(library, settings=Settings(preset=preset)) as r:
        await r.press(key["palette"], *"jkqhlgGzZ", "home", "x", "end", "y", "down")
        box = r.app.screen.query_one("#pick-box")
        assert box.value == "xjkqhlgGzZy"
        await r.press("ctrl+u")
        assert box.value == ""
        await r.press("escape")
        assert r.app.screen is r.screen


@each
async def test_in_each_preset_a_key_calls_what_the_map_says_on_every_screen(reader, library, preset) -> None:  # type: ignore[no-untyped-def]
    keys = live(Settings(preset=preset))
    async with reader(library, settings=Settings(preset=preset)) as r:
        await r.until(lambda: r.screen.stories.ids)
        called = {
            key: bindings[0].id for key, bindings in r.screen._bindings.key_to_bindings.items() if bindings[0].priority
        }
        assert called == {_named(key): command for command, given in keys.items() for key in given}
        await r.press(keys["watch"][0])
        ids = {binding.id for binding in r.app.screen._bindings.key_to_bindings.get(keys["tick"][0], [])}
        assert ids == {"tick"}


@each
async def test_in_each_preset_the_essential_keys_do_what_they_should(reader, library, preset) -> None:  # type: ignore[no-untyped-def]
    key = {command: _named(keys[0]) for command, keys in live(Settings(preset=preset)).items() if keys}
    async with reader(library, settings=Settings(preset=preset)) as r:
        await r.press(key["down"])
        assert r.screen.stories.position == 1
        await r.press(key["up"], key["open"])
        assert r.screen.pane_name == "article"
        await r.press(key["back"])
        assert r.screen.pane_name == "stories"
        await r.press(key["search"], *"bank", "enter")
        assert r.screen.query_text == "bank"
        await r.press(key["back"])
        assert r.screen.query_text == ""
        await r.press(key["help"])
        assert len(r.app.screen.query_one(KeyList).entries) == len(COMMANDS)
        await r.press("escape", key["watch"], key["quit"])
        assert not r.app.is_running


async def test_help_and_palette_show_the_keys_of_the_preset(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(preset="plain", keys={"drop": ("f10",)})) as r:
        keys = r.app.settings.keys
        await r.press("f1", *"go one down")
        await r.until(lambda: [row.keys for row in r.app.screen.query_one(KeyList).entries] == ["↓"])
        await r.press("escape", "f2")
        hits = await PaletteScreen(r.screen).find("")
        assert {pick.name: pick.right.strip() for pick in hits} == {
            command.help: " ".join(map(shown, keys[command.id])) for command in COMMANDS
        }
        assert keys["drop"] == ("f10",)
        assert keys["quit"] == ("ctrl+q",)


async def test_a_key_that_was_taken_from_a_command_calls_it_on_no_screen(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(keys={"theme": ("x",)})) as r:
        await r.press("6")
        await r.until(lambda: "Whether" in r.text)
        await r.press("x")
        assert "☑" not in r.text


async def test_conflicts_are_told_when_the_reader_opens(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(keys={"theme": ("x",)})) as r:
        (told,) = [note.message for note in r.app._notifications]
        assert told.endswith("the key x calls theme now; tick has no key now")


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        (("enter", "space", "J", "K", "]", "["), "to open"),
        (("V", "*"), "to pick out"),
        (("r", "s", "."), "to mark"),
        (("#",), "to tag"),
    ],
)
async def test_a_key_that_finds_no_story_says_so(reader, path, keys: tuple[str, ...], what: str) -> None:  # type: ignore[no-untyped-def]
    async with reader(path) as r:
        for key in keys:
            r.app.clear_notifications()
            await r.press(key)
            assert [note.message for note in r.app._notifications] == [f"There is no story {what}"]


async def test_where_there_is_nothing_to_copy_the_key_says_so(reader, path) -> None:  # type: ignore[no-untyped-def]
    async with reader(path) as r:
        for pane in ("1", "4"):
            await r.press(pane, "y")
            assert [note.message for note in r.app._notifications] == ["There is nothing to copy"]
            r.app.clear_notifications()


def test_every_command_is_bound_under_its_id() -> None:
    assert [(binding.id, binding.action) for binding in BINDINGS] == [
        (command.id, command.action) for command in COMMANDS
    ]
