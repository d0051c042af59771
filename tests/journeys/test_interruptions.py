"""What comes between while somebody reads: another window, another size, a load."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.pipeline import finding, reading
from briefing.pipeline.taking_in import take_in
from briefing.queries import parse
from briefing.store.library import Library
from terminal import Terminal

pytestmark = pytest.mark.xdist_group("journeys")


def stories(path: Path) -> list[int]:
    with Library.open(path, readonly=True) as library:
        return list(reading.story_ids(library))


def texts(path: Path, query: str) -> set[str]:
    """The identities of the articles that meet a query."""
    with Library.open(path, readonly=True) as library:
        return set(finding.texts(library, parse(query)))


def selected(lines: list[str]) -> str:
    """The title of the selected story, as far as the list has room for it."""
    return " ".join(line[4:30].strip() for line in [line for line in lines if line.startswith("▌")][:2])


def waiting(lines: list[str]) -> int:
    """How many new articles wait to be listed, as the title of the list says."""
    said = re.search(r"([\d,]+) new", lines[1])
    return int(said[1].replace(",", "")) if said else 0


def drawn_anew(terminal: Terminal) -> list[str]:
    """The screen after it was drawn anew on request."""
    written = len(terminal.output)
    terminal.press("ctrl+l")
    terminal.wait_for(lambda _: len(terminal.output) > written)
    return terminal.settle()


def test_a_window_of_another_size_keeps_the_place_and_leaves_nothing_behind(opens, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    paragraphs = [f"Number{n} of the piers of Ansel was painted on Monday by its keeper." for n in range(120)]
    file = tmp_path / "piers.jsonl"
    file.write_text(json.dumps({"id": "piers", "title": "The piers of Ansel", "text": "\n\n".join(paragraphs)}))
    path = tmp_path / "briefing.db"
    with Library.open(path) as library:
        take_in(library, [file], report=lambda _: None)
    with opens(path, 80, 24) as t:
        t.press("enter")
        t.wait_for("Number0 ")
        for _ in range(3):
            before = t.lines()
            t.press(" ")
            t.wait_for(lambda lines, before=before: lines != before)
        place = re.search(r"Number\d+ ", "\n".join(t.settle()))
        assert place
        for columns, rows in [(40, 15), (200, 60), (80, 24)]:
            t.resize(columns, rows)
            t.wait_for(lambda lines, rows=rows: "all keys" in lines[rows - 1])
            seen = t.settle()
            assert place[0] in "\n".join(seen), (columns, rows)
            assert drawn_anew(t) == seen


def test_two_readers_see_each_others_marks_and_lose_none(opens, library: Path) -> None:  # type: ignore[no-untyped-def]
    ids = stories(library)
    with opens(library) as one, opens(library) as other:
        other.press("005G")
        other.wait_for(f"5 of {len(ids)}")
        for _ in range(4):
            one.press("s", "j")
            other.press("s", "j")
        for reader in (one, other):
            reader.wait_for(lambda lines: sum("★" in line for line in lines) == 8)
    with Library.open(library, readonly=True) as opened:
        starred = {text for story in ids[:8] for text in finding.of_story(opened, story)}
    assert texts(library, "is:starred") == starred


def test_a_load_beside_moves_nothing_and_is_listed_on_request(opens, library: Path, more: Path) -> None:  # type: ignore[no-untyped-def]
    count = len(stories(library))
    load = [sys.executable, "-m", "briefing", "--db", str(library), "load", str(more)]
    with opens(library) as t:
        t.press("012G")
        t.wait_for(f"12 of {count}")
        here = selected(t.settle())
        t.press("j")
        below = selected(t.wait_for(f"13 of {count}"))
        with subprocess.Popen(load, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as loading:
            t.wait_for(lambda lines: waiting(lines) > 0)
            while loading.poll() is None:
                for key, title in (("k", here), ("j", below)):
                    t.press(key)
                    t.wait_for(lambda lines, title=title: selected(lines) == title)
        assert loading.returncode == 0
        assert selected(t.wait_for(lambda lines: waiting(lines) == 200)) == below
        t.press("ctrl+l")
        lines = t.wait_for(lambda lines: waiting(lines) == 0)
        assert selected(lines) == below
        assert f" of {len(stories(library))} " in lines[1]
    assert len(stories(library)) > count
