"""Exporting from the reader: what, in which form, and into which file or program."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.screens.export_prompt import ExportScreen
from briefing.screens.item_prompts import ItemPrompt
from terminal import Terminal

Opened = Callable[..., Any]


async def test_a_story_is_written_to_the_file_that_is_typed(reader: Opened, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "ferry.md"
    async with reader(library) as r:
        await r.press("P", "f")
        await r.until(lambda: isinstance(r.app.screen, ItemPrompt))
        await r.press("ctrl+u", *str(file), "enter")
        await r.until(file.exists)
        await r.until(lambda: "Wrote this story to" in r.text)
        assert r.app.screen is r.screen
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Ferry talks resume in Tallinn\n")
    assert "- [ ] Whether the Estonian parliament" in text


async def test_keys_typed_ahead_of_the_screen_take_the_place_of_the_proposed_file_name(
    reader: Opened, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with reader(library) as r:
        await r.burst("P", "f", *"~/fast.json", "enter")
        await r.until((tmp_path / "fast.json").exists)


async def test_a_proposed_file_name_can_be_typed_on(
    reader: Opened, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with reader(library) as r:
        await r.press("P", "f", "end", *".old", "enter")
        await r.until((tmp_path / "briefing.md.old").exists)


async def test_the_file_is_remembered_and_its_ending_says_the_form(
    reader: Opened, library: Path, tmp_path: Path
) -> None:
    file = tmp_path / "all.json"
    async with reader(library) as r:
        await r.press("P", "w", "f", "ctrl+u", *str(file), "enter")
        await r.until(file.exists)
        assert len(json.loads(file.read_text())["stories"]) == 3
        file.unlink()
        await r.press("P", "f", "enter")
        await r.until(file.exists)
        assert len(json.loads(file.read_text())["stories"]) == 1


async def test_another_file_of_the_name_is_replaced_only_by_who_says_it_twice(
    reader: Opened, library: Path, tmp_path: Path
) -> None:
    (tmp_path / "thesis.md").write_text("years of work")
    async with reader(library) as r:
        await r.press("P", "f", "ctrl+u", *str(tmp_path / "thesis.md"), "enter")
        await r.until(lambda: "There is a file of this name" in r.text)
        assert (tmp_path / "thesis.md").read_text() == "years of work"
        await r.press("escape")
        assert isinstance(r.app.screen, ExportScreen)
        await r.press("f", "ctrl+u", *str(tmp_path / "thesis.md"), "enter", "enter")
        await r.until(lambda: "# Ferry" in (tmp_path / "thesis.md").read_text())


async def test_what_can_be_exported_and_how_is_changed_in_place(reader: Opened, library: Path) -> None:
    async with reader(library) as r:
        await r.press("enter", "P")
        seen = [r.text]
        for keys in (["w"], ["w"], ["m"], ["t"], ["k", "enter"]):
            await r.press(*keys)
            seen.append(r.text)
    assert "this story" in seen[0]
    assert "as Markdown" in seen[0]
    assert "without the articles’ texts" in seen[0]
    assert "this article" in seen[1]
    assert "all 3 stories listed" in seen[2]
    assert "as HTML" in seen[3]
    assert "with the articles’ texts" in seen[4]
    assert "without the articles’ texts" in seen[5]


async def test_the_stories_picked_out_are_exported(reader: Opened, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "two.json"
    async with reader(library) as r:
        await r.press("V", "V", "P")
        assert "the 2 stories picked out" in r.text
        await r.press("f", "ctrl+u", *str(file), "enter")
        await r.until(file.exists)
    titles = [story["title"] for story in json.loads(file.read_text())["stories"]]
    assert titles == ["Ferry talks resume in Tallinn", "Central bank of Chile holds rates"]


async def test_an_article_alone_is_exported_with_its_text(reader: Opened, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    async with reader(library) as r:
        await r.press("enter", "J", "P", "w", "t", "f", "ctrl+u", *str(file), "enter")
        await r.until(file.exists)
        title = r.screen.story.row.title
    assert file.read_text().startswith(title)
    assert "must never happen again" in file.read_text().replace("\n", " ")


async def test_a_file_that_cannot_be_written_is_told(reader: Opened, library: Path, tmp_path: Path) -> None:
    async with reader(library) as r:
        await r.press("P", "f", "ctrl+u", *str(tmp_path / "none" / "a.md"), "enter")
        await r.until(lambda: "there is no folder" in " ".join(one.message for one in r.app._notifications))


async def test_an_empty_library_has_nothing_to_export(reader: Opened, path: Path) -> None:
    async with reader(path) as r:
        await r.press("P")
        await r.until(lambda: "There is nothing to export yet" in r.text)


async def test_a_terminal_that_cannot_be_handed_over_is_told(
    reader: Opened, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with reader(library) as r:
        await r.press("P", "e")
        await r.until(
            lambda: "cannot be handed to another program" in " ".join(n.message for n in r.app._notifications)
        )


# ---------------------------------------------------------------- in a terminal

_OWNING = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that ctrl+c reaches whoever has the terminal
os.execv(sys.executable, [sys.executable, "-m", "briefing", *sys.argv[1:]])
"""


async def test_escape_typed_right_behind_a_choice_ends_nothing_else(reader: Opened, library: Path) -> None:
    async with reader(library) as r:
        await r.press("P")
        await r.until(lambda: "Write a file" in r.text)
        await r.burst("j", "j", "j", "enter", "escape", "escape")
        await r.until(lambda: len(r.app.screen_stack) == 1)
        assert r.app.is_running


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A program that shows it has the terminal, keeps what it was given, and ends when a line is typed."""
    script = tmp_path / "program.py"
    script.write_text(
        "import pathlib, shutil, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
        f"shutil.copy(sys.argv[-1].removeprefix('file://'), {str(tmp_path / 'given')!r})\n"
        f"pathlib.Path({str(tmp_path / 'name')!r}).write_text(sys.argv[-1])\n"
        "input(f'PROGRAM {sys.stdin.isatty()} {sys.argv[1:-1]}')\n"
    )
    return f"{sys.executable} {script}"


@pytest.fixture
def terminal(library: Path, tmp_path: Path) -> Callable[..., Terminal]:
    def opened(**env: str) -> Terminal:
        plain = {
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "VISUAL": "",
            "EDITOR": "",
            "PAGER": "",
            "BROWSER": "",
            "DISPLAY": "",
            "WAYLAND_DISPLAY": "",
        }
        return Terminal([sys.executable, "-c", _OWNING, "--db", str(library)], env=plain | env)

    return opened


@pytest.mark.parametrize(
    ("name", "key", "ending"), [("VISUAL", "e", ".md"), ("EDITOR", "e", ".md"), ("PAGER", "p", ".md")]
)
def test_editor_and_pager_get_the_terminal_and_a_file_that_is_gone_afterwards(
    terminal: Callable[..., Terminal], program: str, tmp_path: Path, name: str, key: str, ending: str
) -> None:
    with terminal(**{name: f"{program} -x"}) as t:
        t.wait_for("Ferry talks")
        t.press("P")
        t.wait_for("Write a file")
        t.press(key)
        t.wait_for("PROGRAM True ['-x']")
        t.press("\x03")  # for the program alone: the reader stays
        t.wait_for("Ferry talks resume")
        t.wait_for("ended with code")
        t.press("Q")
        assert t.wait_for_exit() == 0
        assert t.settings_now() == t.before
    assert (tmp_path / "given").read_text().startswith("# Ferry talks resume in Tallinn")
    file = Path((tmp_path / "name").read_text())
    assert file.suffix == ending
    assert tmp_path in file.parents
    assert not file.exists()


def test_the_browser_gets_a_page_that_stays_in_the_cache(
    terminal: Callable[..., Terminal], program: str, tmp_path: Path
) -> None:
    with terminal(BROWSER=f"no-such-program:{program} %s") as t:
        t.wait_for("Ferry talks")
        t.press("P", "b")
        t.wait_for("PROGRAM True []")
        t.press("enter")
        t.wait_for("Stories")
        t.press("Q")
        assert t.wait_for_exit() == 0
    address = (tmp_path / "name").read_text()
    assert address.startswith("file:///")
    assert (tmp_path / "given").read_text().startswith("<!DOCTYPE html>")
    page = Path(address.removeprefix("file://"))
    assert page.stat().st_mode & 0o077 == 0
    assert (tmp_path / "cache") in page.parents


def test_on_a_desktop_the_browser_runs_beside_the_reader(
    terminal: Callable[..., Terminal], program: str, tmp_path: Path
) -> None:
    with terminal(BROWSER=program, DISPLAY=":9") as t:
        t.wait_for("Ferry talks")
        t.press("P", "b")
        t.wait_for(lambda lines: (tmp_path / "name").exists() and any("Ferry talks" in line for line in lines))
        t.wait_for("in the browser")
        t.press("Q")
        assert t.wait_for_exit() == 0
        assert b"PROGRAM" not in t.output


@pytest.mark.parametrize(
    ("env", "key", "says"),
    [
        ({"EDITOR": "/no/such/editor"}, "e", "/no/such/editor could not be started"),
        ({"PAGER": "less 'open"}, "p", "$PAGER is no command"),
    ],
)
def test_a_program_that_does_not_start_is_told_and_the_reader_stays(
    terminal: Callable[..., Terminal], env: dict[str, Any], key: str, says: str
) -> None:
    with terminal(**env) as t:
        t.wait_for("Ferry talks")
        t.press("P", key)
        t.wait_for(says)
        t.press("Q")
        assert t.wait_for_exit() == 0
