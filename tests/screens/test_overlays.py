"""The screens above the reader: the keys, the palette, what was cut."""

from __future__ import annotations

import asyncio

from briefing.commands import COMMANDS, shown
from briefing.screens.overlays import CutScreen, HelpScreen
from briefing.screens.palette import PaletteScreen
from briefing.settings import Settings
from briefing.store.library import Library
from widgets.simple_lists import CutList, KeyList


async def test_the_help_lists_every_command_and_is_searched_by_typing(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("question_mark")
        assert isinstance(r.app.screen, HelpScreen)
        assert len(r.app.screen.query_one(KeyList).entries) == len(COMMANDS)
        await r.press(*"tick")
        await r.until(lambda: [row.keys for row in r.app.screen.query_one(KeyList).entries] == ["x"])
        await r.press("escape")
        assert r.app.screen is r.screen


async def test_what_is_typed_right_after_the_help_key_goes_into_the_help(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("question_mark", *"redraw")
        await r.until(lambda: isinstance(r.app.screen, HelpScreen))
        await r.until(lambda: r.app.screen.query_one("#help-box").value == "redraw")


async def test_the_help_shows_the_readers_own_keys(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(keys={"tick": ("Z", "ctrl+t")})) as r:
        await r.press("f1", *"tick")
        assert "Z ctrl+t" in r.text


async def test_the_palette_runs_a_command(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("ctrl+p", *"go to the checklist")
        await r.until(lambda: "Go to the checklist" in r.text)
        await r.pilot.press("enter")
        await r.until(lambda: r.app.screen is r.screen and r.screen.pane_name == "checklist")


async def test_the_palette_has_every_command_and_shows_its_keys(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        found = await PaletteScreen(r.screen).find("")
        assert [(pick.name, pick.right.strip()) for pick in found] == [
            (command.help, " ".join(map(shown, command.keys))) for command in COMMANDS
        ]


async def test_the_palette_knows_what_was_meant_by_a_slip(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        found = await PaletteScreen(r.screen).find("undo teh last mrak")
        assert found[0].name == "Undo the last mark"
        assert await PaletteScreen(r.screen).find("xqzvw") == []


async def test_what_was_cut_can_be_put_back_and_taken_out_again(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter")
        assert "Post a Comment" not in r.pane("article")
        await r.press("c")
        await r.until(lambda: isinstance(r.app.screen, CutScreen) and "Post a Comment" in r.text)
        assert "furniture" in r.text
        await r.pilot.press("enter")
        await r.until(lambda: "Restored 1 line" in r.text)
        await r.until(lambda: not r.app.screen.query_one(CutList).entries)
        await r.press("q")
        await r.until(lambda: "Post a Comment" in r.pane("article"))
        await r.press("u")
        await r.until(lambda: "Post a Comment" not in r.pane("article"))


async def test_u_takes_a_line_out_again_while_the_cut_lines_are_shown(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(40, 24)) as r:
        await r.press("enter", "c")
        await r.until(lambda: isinstance(r.app.screen, CutScreen) and "Post a Comment" in r.text)
        assert "enter put back" in r.text
        assert "esc close" in r.text
        await r.press("u")
        assert [told.message for told in r.app._notifications] == ["No line was put back here"]
        await r.pilot.press("enter")
        await r.until(lambda: not r.app.screen.query_one(CutList).entries)
        await r.pilot.press("u")
        await r.until(lambda: r.app.screen.query_one(CutList).entries)
        await r.press("q")
        assert "Post a Comment" not in r.pane("article")


async def test_cut_without_an_article_says_what_to_do(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("c")
        await r.until(lambda: "Open an article first" in r.text)


async def test_the_theme_can_be_chosen(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("t")
        await r.until(lambda: "nord" in r.text)
        await r.press(*"nord", "enter")
        await r.until(lambda: r.app.theme == "nord")
        await r.until(lambda: 'theme = "nord" in' in r.text)


async def test_an_error_of_the_library_is_a_sentence_and_the_reader_stays(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        with Library.open(library) as other:
            other.db.execute("ALTER TABLE story RENAME TO elsewhere")
        await r.press("enter", "j", "A", "slash", "a", "enter")
        await r.until(lambda: "the library could not be used" in r.text.replace("\n", " ") or "could not" in r.text)
        assert r.app.is_running


async def test_enter_typed_twice_in_the_palette_does_not_end_the_program(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("ctrl+p")
        await r.until(lambda: r.app.screen is not r.screen)
        await r.burst("down", "enter", "enter", "enter")
        await r.until(lambda: not r.app.screen.id)
        assert r.app.is_running


def work_to_the_end(screen, ended: list[str]):  # type: ignore[no-untyped-def]
    """Start work for a screen that goes on as long as it is let, and says whether the parts of it outlived that."""

    async def work() -> None:
        try:
            while screen.children:
                await asyncio.sleep(0)
        finally:
            ended.append("before" if screen.children else "after")

    return screen.run_worker(work())


async def test_work_for_a_screen_over_the_reader_ends_before_its_parts_are_taken_away(reader, library) -> None:  # type: ignore[no-untyped-def]
    ended: list[str] = []
    async with reader(library) as r:
        await r.press("question_mark")
        work_to_the_end(r.app.screen, ended)
        await r.press("escape")
        await r.until(lambda: ended)
    assert ended == ["before"]


async def test_work_for_the_reader_ends_before_its_parts_are_taken_away(reader, library) -> None:  # type: ignore[no-untyped-def]
    ended: list[str] = []
    async with reader(library) as r:
        work_to_the_end(r.screen, ended)
    assert ended == ["before"]
