"""The first page: drawn before the program is loaded, and what the reader draws over it is the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyte
import pytest
import time_machine

from briefing import settings
from briefing.cli import first_page
from briefing.store import marks
from briefing.store.first_rows import NOTHING, FirstRow, FirstRows, first_rows
from briefing.store.library import Library
from hostile import PAYLOADS
from terminal import Terminal
from widgets.story_list import StoryList

SLOW = {"textual", "rich", "click", "platformdirs", "sqlite_utils", "markdown_it", "lxml", "rapidfuzz", "trafilatura"}


def drawn(library: Path, columns: int, lines: int, *, headings: bool = True) -> list[str]:
    """The screen that the first page makes."""
    screen = pyte.Screen(columns, lines)
    found = first_page.rows_of(str(library), lines, headings=headings)
    pyte.Stream(screen).feed(first_page.page(found, columns, lines))
    return [line.rstrip() for line in screen.display]


@pytest.mark.parametrize("headings", [True, False])
@pytest.mark.parametrize(
    ("columns", "lines"), [(40, 20), (59, 24), (60, 24), (80, 24), (99, 30), (120, 36), (160, 50), (200, 60)]
)
async def test_the_reader_draws_the_stories_where_they_stand_already(
    reader,  # type: ignore[no-untyped-def]
    library: Path,
    columns: int,
    lines: int,
    headings: bool,
) -> None:
    wished = settings.Settings(headings=headings)
    with time_machine.travel(date(2025, 8, 26)):
        page = drawn(library, columns, lines, headings=headings)
        async with reader(library, (columns, lines), wished) as r:
            await r.until(lambda: "☐ 2" in r.text)
            width = r.screen.query_one(StoryList).room.width
            # What is to be watched is not known before the program is there.
            real = [re.sub(r"☐ \d", "   ", line[:width]).rstrip() for line in r.lines()]
    # A narrow list shortens the day for it.
    compared = [y for y in range(3, 15 if headings else 12) if width > 30 or page[y][1:2] != " "]
    assert [page[y] for y in compared] == [real[y] for y in compared]
    assert ("Today  1" in page[3], "Yesterday  1" in page[7]) == (headings, headings)
    assert page[1].startswith("▸1 Stories")
    assert real[1].startswith("▸1 Stories")


def test_it_is_there_before_anything_slow_is_loaded() -> None:
    program = "import json, sys; from briefing.cli import first_page; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(json.loads(run.stdout))
    assert SLOW.isdisjoint(loaded)
    assert "briefing.model" not in loaded


def test_the_program_loads_nothing_for_connections_that_it_never_makes() -> None:
    program = (
        "import sys; from briefing.cli import root\n"
        "with root.without_ssl(): import briefing.app\n"
        "print('ssl' in sys.modules); import ssl; print(ssl.OPENSSL_VERSION)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("False\nOpenSSL")


def test_keys_typed_while_it_is_shown_are_acted_on_in_order(library: Path) -> None:
    with Terminal([sys.executable, "-m", "briefing", "--db", str(library)]) as t:
        t.wait_for("Ferry talks")
        t.press("down", "down", "enter")
        t.wait_for("A storm closed three ports")


def test_a_reader_who_starts_with_a_view_sees_no_other_page_before_it(library: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('start = "Starred"')
    with Terminal([sys.executable, "-m", "briefing", "-c", str(config), "--db", str(library)]) as t:
        t.wait_for("all keys")
        assert b"Ferry talks" not in t.output


def test_a_search_typed_in_one_burst_is_searched_whole(library: Path) -> None:
    with Terminal([sys.executable, "-m", "briefing", "--db", str(library)]) as t:
        t.wait_for("all keys")
        t.press("/ref")
        t.wait_for("1 of 2 found")  # refused, referendum
        t.wait_for("Central bank")


def test_a_title_that_a_terminal_would_obey_is_drawn_as_text() -> None:
    for payload in PAYLOADS:
        row = FirstRow(1, f"Ports {payload} closed", None, 1, 1, 0, 1, False)
        page = first_page.page(FirstRows([row], {}, 1), 120, 36)
        ours = re.sub(r"\x1b\[(\d+;1H|[012]m)", "", page)
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ours), repr(payload)


def test_what_is_archived_is_left_out_and_what_is_read_or_starred_shows(library: Path) -> None:
    with Library.open(library) as opened:
        identities = {row["title"]: row["identity"] for row in opened.rows("SELECT title, identity FROM article")}
        marks.archive(opened, [identities["Central bank of Chile holds rates"]], True)
        marks.set_read(opened, [identities["Storm closes ports in Madagascar"]], True)
        marks.star(opened, [identities["Storm closes ports in Madagascar"]], True)
    rows, headings, stories = first_page.rows_of(str(library), 30, headings=True)
    assert stories is None
    assert [count for _, count in headings.values()] == [None]
    assert [row.title for row in rows][1:] == ["Storm closes ports in Madagascar"]
    assert (rows[1].unread, rows[1].starred) == (0, True)
    assert rows[0].unread == 2


@pytest.mark.parametrize("arguments", [["load", "x"], ["--plain"], ["--help"], ["--db"], ["--db", "x.db", "stories"]])
def test_other_wishes_than_to_read_have_no_first_page(arguments: list[str]) -> None:
    assert first_page.files_of(arguments) == (None, None)


def test_without_a_terminal_nothing_is_drawn(library: Path) -> None:
    command = [sys.executable, "-m", "briefing", "--db", str(library)]
    run = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=True)
    assert b"\x1b" not in run.stdout + run.stderr


@pytest.mark.parametrize("written", [b"", b"no database", b"SQLite format 3\0"])
def test_a_file_that_is_no_library_gives_no_rows(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "x?#%.db").write_bytes(written)
    assert first_rows(str(tmp_path / "x?#%.db"), 5, None) == NOTHING


@pytest.mark.parametrize("folder", [None, "", " ", "/srv/data", "/srv/my data"])
def test_it_finds_library_and_settings_where_the_program_does(
    folder: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("BRIEFING_DB", "BRIEFING_CONFIG", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    if folder is not None:
        monkeypatch.setenv("XDG_DATA_HOME", folder)
        monkeypatch.setenv("XDG_CONFIG_HOME", folder)
    paths = settings.paths()
    usual = (str(paths.library), str(paths.config)) if sys.platform.startswith("linux") else (None, None)
    assert first_page.files_of([]) == usual
    assert first_page.files_of(["-c", "x.toml", "--db", "my.db"]) == ("my.db", "x.toml")
    monkeypatch.setenv("BRIEFING_DB", "other.db")
    monkeypatch.setenv("BRIEFING_CONFIG", "other.toml")
    assert first_page.files_of([]) == ("other.db", "other.toml")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (b"", True),
        (b"headings = false", False),
        (b"theme = 'nord'\nheadings = true # or false", True),
        (b"# headings = false", True),
        (b"[keys]\nheadings = 'f5'", True),
        (b"headings = \xff", True),
        (b"headings = ", True),
    ],
)
def test_it_has_headings_unless_the_settings_say_otherwise(tmp_path: Path, written: bytes, wanted: bool) -> None:
    (tmp_path / "config.toml").write_bytes(written)
    assert (first_page.wished(str(tmp_path / "config.toml")).get("headings") is not False) == wanted
    assert first_page.wished(str(tmp_path / "none.toml")) == first_page.wished(None) == {}
