"""`briefing export`: stories, articles and the whole briefing as documents, and the checklist back again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

Run = Callable[..., Any]


@pytest.fixture
def loaded(inside: Run, desk: Path) -> Run:
    """`briefing` inside this process, with three articles in its library."""
    assert inside("load", desk).code == 0
    return inside


def test_a_list_that_was_exported_and_ticked_elsewhere_is_ticked_here(loaded: Run, tmp_path: Path) -> None:
    file = tmp_path / "briefing.md"
    assert loaded("export", "-o", file).code == 0
    text = file.read_text(encoding="utf-8")
    assert text.count("- [ ] ") == 3
    file.write_text(text.replace("- [ ] Whether the operator", "- [x] Whether the operator"), encoding="utf-8")
    assert "Ticked 1" in loaded("watch", "import", file).out
    states = {item["text"][:20]: item["state"] for item in loaded("watch", "--state", "all", "--json").json()}
    assert states["Whether the operator"] == "resolved"
    assert sorted(states.values()) == ["open", "open", "resolved"]
    assert "- [x] Whether the operator" in loaded("export").out


def test_stories_by_number_and_articles_by_id_are_exported_in_the_order_asked_for(loaded: Run) -> None:
    first, second = (story["id"] for story in loaded("stories", "--json").json()[:2])
    found = json.loads(loaded("export", second, "court-1", first, second, "--format", "json").out)["stories"]
    assert [story["id"] for story in found] == [second, None, first]
    assert found[1]["sources"][0]["id"] == "court-1"


def test_the_form_follows_the_ending_of_the_file_unless_it_is_named(loaded: Run, tmp_path: Path) -> None:
    for name, begins in (("a.html", "<!DOCTYPE"), ("a.json", "{"), ("a.md", "# "), ("a.txt", "Election court")):
        assert loaded("export", "court-1", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert loaded("export", "-o", tmp_path / "odd", "--format", "html").code == 0
    assert html.parse(tmp_path / "odd").findtext(".//h1") == "Briefing"
    done = loaded("export", "-o", tmp_path / "a.doc")
    assert done.code == 2
    assert "does not say in which form" in done.err


def test_a_document_without_a_story_is_written_and_said_to_be_empty(loaded: Run, tmp_path: Path) -> None:
    done = loaded("export", "-o", tmp_path / "none.html", "--since", "2026-03-04")
    assert done.code == 1
    assert done.err.strip() == f"Wrote {tmp_path / 'none.html'}; no story is in it"
    assert "no story" not in loaded("export", "-o", tmp_path / "all.html").err


def test_texts_are_exported_on_wish(loaded: Run) -> None:
    bank = next(story["id"] for story in loaded("stories", "--json").json() if "Bank" in story["title"])
    assert "4 percent" not in loaded("export", bank).out
    assert "4 percent" in loaded("export", bank, "--full").out


def test_the_briefing_is_chosen_by_day_by_what_is_unread_and_by_number(loaded: Run) -> None:
    def titles(*options: str) -> list[str]:
        return [story["title"] for story in json.loads(loaded("export", "--format", "json", *options).out)["stories"]]

    assert len(titles()) == 3
    assert titles("--since", "2026-03-03") == ["Election court sets a date"]
    assert titles("--since", "2026-03-04") == []
    assert titles("--query", "outlet:harbour") == ["Election court sets a date"]
    assert len(titles("--unread", "--limit", "2")) == 2
    assert "the 2 newest stories" in loaded("export", "--limit", "2").err


@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        (["export", "77"], "There is no article 77", 1),
        (["export", "court-1", "--unread"], "--unread, --since and --query choose", 2),
        (["export", "-o", "no/such/folder.md"], "there is no folder", 1),
        (["export", "--query", "is:nonsense"], "nonsense", 2),
        (["export", "--since", "soon"], "is no day", 2),
    ],
)
def test_what_cannot_be_exported_is_told(loaded: Run, arguments: list[str], says: str, code: int) -> None:
    done = loaded(*arguments)
    assert (done.code, done.out) == (code, "")
    assert says in done.err


def test_an_export_leaves_no_mark(loaded: Run) -> None:
    before = loaded("export", "--format", "json", "--full").out
    assert loaded("export", "--format", "json", "--full").out == before
    assert loaded("undo").code == 1
