"""Streams that are closed, missing or narrow, folders that cannot be written: no crash, and the right exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import corpus

Run = Callable[..., object]


def _shell(line: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which `briefing` is the program of this checkout or wheel."""
    script = f'briefing() {{ {sys.executable} -m briefing "$@"; }}; {line}'
    return subprocess.run(["bash", "-c", script], capture_output=True, timeout=120, env=os.environ | env)


def test_a_reader_of_the_output_that_leaves_early_is_no_error(briefing: Run, tmp_path: Path) -> None:
    briefing("load", corpus.write(tmp_path / "wire.jsonl", 40, words=200))
    done = _shell(f"briefing --db {tmp_path}/briefing.db quotes --all --json | true; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_load_goes_on_when_nobody_hears_its_reports(briefing: Run, tmp_path: Path) -> None:
    wire = corpus.write(tmp_path / "wire.jsonl", 60, words=120)
    done = _shell(f"briefing --db {tmp_path}/briefing.db load --jsonl {wire} | true; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(briefing("articles", "--all", "--jsonl").lines()) >= 50
    assert "60 known already" in briefing("load", wire).out


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_missing_streams_are_no_crash(briefing: Run, desk: Path, tmp_path: Path, closed: str) -> None:
    done = _shell(f"briefing --db {tmp_path}/briefing.db load {desk} {closed}")
    assert done.returncode == 0
    assert len(briefing("articles", "--json").json()) == 3


def test_a_complaint_never_comes_out_on_standard_output(desk: Path, tmp_path: Path) -> None:
    done = _shell(f"briefing --db {tmp_path}/briefing.db stories 2>&-")
    assert (done.returncode, done.stdout) == (1, b"")


def test_an_output_that_knows_few_characters_still_gets_every_line(briefing: Run, desk: Path, tmp_path: Path) -> None:
    briefing("load", desk)
    done = _shell(f"briefing --db {tmp_path}/briefing.db quotes", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"We owe the families an answer" in done.stdout


def test_a_library_with_every_odd_character_in_its_name(briefing: Run, desk: Path, tmp_path: Path) -> None:
    odd = tmp_path / "what? 100% #1 ü"
    odd.mkdir()
    assert briefing("load", desk, db=odd / "a?b#c%20.db").code == 0
    assert briefing("stories", db=odd / "a?b#c%20.db").code == 0
    assert [file.name for file in odd.glob("*.db")] == ["a?b#c%20.db"]


def test_a_folder_is_no_library(briefing: Run, desk: Path) -> None:
    done = briefing("stories", db=desk)
    assert done.code == 1
    assert "this is a folder" in done.err


def test_an_empty_file_is_no_library_yet(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "briefing.db").touch()
    assert "no library here yet" in briefing("stories").err


def test_names_that_are_no_valid_text_are_simply_not_found(desk: Path, tmp_path: Path) -> None:
    _shell(f"briefing --db {tmp_path}/briefing.db load {desk}")
    done = _shell(f"briefing --db {tmp_path}/briefing.db show $'a\\xffb'")
    assert done.returncode == 1
    assert b"There is no article" in done.stderr


@pytest.mark.parametrize(
    "line", ["load ''", "watch add ''", "watch tick a", "articles --limit 99999999999999999999", "articles --story 0"]
)
def test_what_cannot_be_meant_is_refused(briefing: Run, desk: Path, tmp_path: Path, line: str) -> None:
    briefing("load", desk)
    done = _shell(f"briefing --db {tmp_path}/briefing.db {line}")
    assert done.returncode == 2
    assert done.stderr


def test_a_name_that_two_articles_bear_is_asked_back(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "1", "outlet": "Post", "text": "The dam held through the night, engineers said."}\n'
        '{"id": "1", "outlet": "Tribune", "text": "The bank kept its rate on Thursday, as expected."}\n'
    )
    briefing("load", "a.jsonl")
    assert len(briefing("articles", "--json").json()) == 2
    done = briefing("show", "--article", "1")
    assert done.code == 2
    assert "could be 2 articles" in done.err


def test_a_limit_holds_inside_a_story_and_a_story_that_is_not_there_is_told(briefing: Run, desk: Path) -> None:
    briefing("load", "--jsonl", desk)
    assert len(briefing("articles", "--story", "1", "--limit", "1", "--json").json()) == 1
    done = briefing("actors", "--story", "77")
    assert (done.code, done.out) == (1, "")
    assert "no story number 77" in done.err


def test_a_record_nested_past_all_sense_spoils_no_other(briefing: Run, tmp_path: Path) -> None:
    deep = "[" * 3000 + "]" * 3000
    good = '{{"id": "{}", "text": "The ferry sailed at noon, the port said."}}\n'
    (tmp_path / "a.jsonl").write_text(
        good.format("first") + f'{{"title": {deep}, "text": "The dam held, engineers said."}}\n' + good.format("last")
    )
    briefing("load", "a.jsonl")
    assert {"first", "last"} <= {article["id"] for article in briefing("articles", "--all", "--json").json()}
