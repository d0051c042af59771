"""The program as it is installed: it starts, shows the sample, takes a file in and says what it found."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import __version__

pytestmark = pytest.mark.smoke

NEWS = """Harbour board to vote on night ferries

Monday, 2 March 2026

The harbour board of Little Quay will vote on Friday on the return of night ferries, its chairwoman said.

"We have the boats, and now we have the crews," Ottilie Brandreth told reporters.
"""


def briefing(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a home of its own, from a folder that is not the checkout."""
    folders = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BRIEFING_")}
    return subprocess.run(
        [sys.executable, "-m", "briefing", *arguments],
        cwd=home,
        env={**kept, **folders, "HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_says_its_version(tmp_path):
    assert briefing(tmp_path, "--version").stdout == f"briefing {__version__}\n"


def test_without_a_terminal_the_sample_is_printed_with_what_was_found_in_it(tmp_path):
    run = briefing(tmp_path, "demo")
    assert run.returncode == 0, run.stderr
    for part in ("Karum", "Duarte", "Dragomir Veleskyy", "[they]", "What to watch"):
        assert part in run.stdout


def test_the_demo_twice_shows_the_same(tmp_path):
    first = briefing(tmp_path, "demo", "--plain").stdout
    assert first
    assert briefing(tmp_path, "demo", "--plain").stdout == first


def test_a_file_is_taken_in_once_and_can_be_listed(tmp_path):
    page = tmp_path / "ferries.txt"
    page.write_text(NEWS, encoding="utf-8")
    assert briefing(tmp_path, "load", str(page)).returncode == 0
    assert "known already" in briefing(tmp_path, "load", str(page)).stdout
    stories = json.loads(briefing(tmp_path, "stories", "--json").stdout)
    assert [story["title"] for story in stories] == ["Harbour board to vote on night ferries"]
    assert [article["published"] for article in stories[0]["articles"]] == ["2026-03-02"]


def test_the_checklist_and_the_statements_come_from_the_text(tmp_path):
    page = tmp_path / "ferries.txt"
    page.write_text(NEWS, encoding="utf-8")
    found = json.loads(briefing(tmp_path, "inspect", str(page)).stdout)
    assert [item["due"]["start"] for item in found["watch"]] == ["2026-03-06"]
    assert [(quote["speaker"], quote["kind"]) for quote in found["quotes"] if quote["kind"] == "direct"] == [
        ("Ottilie Brandreth", "direct")
    ]


def test_a_file_that_is_not_there_is_named_and_the_exit_code_says_so(tmp_path):
    run = briefing(tmp_path, "load", "nowhere.txt")
    assert run.returncode == 3
    assert "nowhere.txt" in run.stderr


def test_the_sample_is_five_stories_and_two_articles_of_their_own(tmp_path):
    briefing(tmp_path, "demo")
    listed = briefing(tmp_path, "--db", str(tmp_path / "CACHE" / "briefing" / "demo.db"), "stories", "--json", "--all")
    stories = [story["articles"] for story in json.loads(listed.stdout)]
    assert sorted(len(articles) for articles in stories) == [1, 1, 3, 3, 3, 4, 5]
    copies = {article["outlet"] for articles in stories for article in articles if article["copy_of"]}
    assert copies == {"The Tarvessa Ledger", "Coastal Tribune", "Cassaria Wire Digest"}
