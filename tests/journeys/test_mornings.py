"""Whole journeys with the keyboard alone, in a real terminal; what was marked is looked up in the library."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from items import every_item

from briefing.pipeline import finding, reading
from briefing.queries import parse
from briefing.store import marks, stories
from briefing.store.library import Library
from terminal import Terminal

pytestmark = pytest.mark.xdist_group("journeys")


def texts(path: Path, query: str) -> set[str]:
    """The identities of the articles that meet a query."""
    with Library.open(path, readonly=True) as library:
        return set(finding.texts(library, parse(query)))


def unread(lines: list[str]) -> int:
    """What the first line says of how much is unread."""
    said = re.search(r"([\d,]+) articles? unread", lines[0])
    return int(said[1].replace(",", "")) if said else -1


def press_and_see(terminal: Terminal, *keys: str) -> list[str]:
    """Press keys, and wait until the screen is another one."""
    before = terminal.lines()
    terminal.press(*keys)
    return terminal.wait_for(lambda lines: lines != before)


def test_an_empty_library_says_how_to_begin_and_is_filled_and_read(opens, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "pier.txt").write_text("New pier for Ansel\n\nAnsel opened its new pier on Monday.\n", encoding="utf-8")
    (inbox / "mill.md").write_text("# Mill closes in Tarn\n\nThe mill of Tarn closed on Sunday.\n", encoding="utf-8")
    path = tmp_path / "briefing.db"
    with opens(path) as t:
        t.wait_for("Your library is empty")
        assert "Press o to load" in "\n".join(t.lines())
        press_and_see(t, "o")
        t.press(str(inbox), "enter")
        t.wait_for("Loaded: 2 new")
        t.wait_for("1 of 2")
        t.press("enter")
        t.wait_for(lambda lines: unread(lines) == 1)
        t.press("Q")
        assert t.wait_for_exit() == 0
    assert len(texts(path, "is:read")) == 1


def test_a_narrow_empty_library_says_how_to_begin_too(opens, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with opens(tmp_path / "briefing.db", 40, 15) as t:
        t.wait_for("Press o to load")


def test_a_morning_with_three_hundred_articles(opens, library: Path) -> None:  # type: ignore[no-untyped-def]
    with Library.open(library, readonly=True) as opened:
        ids = list(reading.story_ids(opened))
        count = stories.counts(opened).unread
        read, starred, archived, tagged = (set(finding.of_story(opened, ids[at])) for at in (9, 10, 11, 12))
    with opens(library) as t:
        t.wait_for(lambda lines: unread(lines) == count)
        while unread(t.lines()) > count - 5:
            press_and_see(t, " ")
        press_and_see(t, "1")
        press_and_see(t, "010G")
        t.wait_for(f"10 of {len(ids)}")
        left = unread(t.lines())
        t.press("r")
        t.wait_for(lambda lines: unread(lines) == left - len(read))
        press_and_see(t, "j")
        t.press("s")
        t.wait_for("★")
        press_and_see(t, "j")
        t.press(".")
        t.wait_for(f"13 of {len(ids)}")
        press_and_see(t, "#")
        t.press("later", "enter")
        t.wait_for("#later")
        press_and_see(t, "020G")
        t.press("enter")
        t.wait_for("▸2 Article")
        press_and_see(t, "5")
        t.press("x")
        t.wait_for("☑")
        press_and_see(t, "j")
        press_and_see(t, "z")
        t.press("tomorrow", "enter")
        t.wait_for("snoozed until")
        press_and_see(t, "p")
        t.press("ask the harbour", "enter")
        t.wait_for(lambda lines: any("ask the harbour" in line for line in lines))
        press_and_see(t, "1")
        t.press("/is:starred", "enter")
        t.wait_for("1 of 1 found")
        press_and_see(t, "escape")
        t.wait_for(f"of {len(ids) - 1}")  # without what was archived
        press_and_see(t, "g")
        t.press("s")
        t.wait_for(lambda lines: "★" in lines[4])
        t.press("u")
        t.wait_for(lambda lines: "★" not in lines[4])
        t.press("Q")
        assert t.wait_for_exit() == 0
    assert read <= texts(library, "is:read")
    assert texts(library, "is:starred") == starred
    assert texts(library, "is:archived") == archived
    assert texts(library, "tag:later is:any") == tagged
    with Library.open(library, readonly=True) as opened:
        states = [row for row in every_item(opened) if row.state != "open" or row.note]
    assert sorted((row.state, row.note) for row in states) == [("resolved", None), ("snoozed", "ask the harbour")]


def test_all_marked_read_by_mistake_comes_back_exactly_as_it_was(opens, library: Path) -> None:  # type: ignore[no-untyped-def]
    with Library.open(library) as opened:
        marks.set_read(opened, finding.texts(opened, parse("on:2026-01-02"))[::3], True)
    before = texts(library, "is:unread")
    assert before
    assert texts(library, "is:read")
    with opens(library) as t:
        t.wait_for(lambda lines: unread(lines) == len(before))
        t.press("A")
        t.wait_for(lambda lines: unread(lines) == 0)
        t.wait_for(f"Marked {len(before)} articles read")
        assert texts(library, "is:unread") == set()
        t.press("u")
        t.wait_for(lambda lines: unread(lines) == len(before))
    assert texts(library, "is:unread") == before


def test_a_morning_in_the_linear_mode(library: Path) -> None:
    with Library.open(library, readonly=True) as opened:
        count = stories.counts(opened).unread
    with Terminal([sys.executable, "-m", "briefing", "--db", str(library), "linear"], columns=80) as t:

        def say(line: str) -> list[str]:
            """Type a line, and return what is answered until the next prompt."""
            begins = len(t.output)
            t.press(f"{line}\n")
            t.wait_for(lambda _: t.output[begins:].endswith(b"\r\n> "))
            return t.output[begins:].decode().split("\r\n")[1:-1]

        t.wait_for(lambda _: t.output.endswith(b"help reads out the commands.\r\n> "))
        title, *_ = say("open 1")
        assert say("read")[-1] == "End of the article."
        watched = say("watch")
        assert watched[-1].endswith("more; an empty line reads on.")
        assert say("tick 1-2") == ["Ticked 2 items"]
        (marked,) = say("all-read")
        assert re.fullmatch(r"Marked [\d,]+ articles read", marked)
        assert say("undo") == [f"Undone: {marked}"]
        assert say("jump-back") == ["There is no earlier place."]
        assert say("next")[0] != title
        assert say("jump-back")[0] == title
        t.press("quit\n")
        assert t.wait_for_exit() == 0
    assert not re.search("[\u2500-\u259f\x1b]", t.output.decode())
    with Library.open(library, readonly=True) as opened:
        assert stories.counts(opened).unread == count - 2
        assert [row.state for row in every_item(opened)].count("resolved") == 2
