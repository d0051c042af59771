"""`briefing stories` and `briefing why`: which articles belong together, the reader's word on it, and the reasons."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reports import CHOIR, DAM, HOMES, INQUIRY

Run = Callable[..., Any]

REPORTS: list[dict[str, Any]] = [
    {"id": "dam-1", "outlet": "Velna Post", "published": "2026-03-03", "title": "Corvane dam opens spillways"},
    {"id": "dam-2", "outlet": "Coast Daily", "published": "2026-03-03", "title": "Thousands leave homes below the dam"},
    {"id": "copy", "outlet": "Bay News", "published": "2026-03-04", "title": "Cracks at Corvane"},
    {"id": "inquiry", "outlet": "Velna Post", "published": "2026-04-14", "title": "Why the Corvane dam cracked"},
    {"id": "choir", "outlet": "Coast Daily", "published": "2026-03-03", "title": "A choir without an audience"},
]

TEXTS = {"dam-1": DAM, "copy": DAM, "dam-2": HOMES, "inquiry": INQUIRY, "choir": CHOIR}


@pytest.fixture
def briefing(inside: Run) -> Run:
    return inside


@pytest.fixture
def wire(briefing: Run, tmp_path: Path) -> Path:
    """Two write-ups of one event, a reprint, what came of it in April, and another story."""
    source = tmp_path / "wire.jsonl"
    source.write_text("".join(json.dumps(record | {"text": TEXTS[record["id"]]}) + "\n" for record in REPORTS))
    assert briefing("load", source).code == 0
    return source


def stories(briefing: Run) -> set[frozenset[str]]:
    return {frozenset(one["id"] for one in story["articles"]) for story in briefing("stories", "--json").json()}


def number(briefing: Run, article: str) -> int:
    found = briefing("stories", "--json", "--all").json()
    return next(story["id"] for story in found if article in [one["id"] for one in story["articles"]])


def copy_of(briefing: Run, article: str) -> str | None:
    found = briefing("stories", "--json").json()
    return next(one["copy_of"] for story in found for one in story["articles"] if one["id"] == article)


AS_FOUND = {frozenset({"dam-1", "dam-2", "copy"}), frozenset({"inquiry"}), frozenset({"choir"})}
SPLIT = {frozenset({"dam-1", "copy"}), frozenset({"dam-2"}), frozenset({"inquiry"}), frozenset({"choir"})}


def test_stories_are_listed_as_ever(briefing: Run, wire: Path) -> None:
    assert stories(briefing) == AS_FOUND
    (row,) = [story for story in briefing("stories", "--json").json() if len(story["articles"]) == 3]
    assert {"id", "title", "updated", "unread", "articles", "actors", "open_watch"} <= set(row)
    assert len(briefing("stories", "--limit", 1).out.splitlines()) == 1
    assert len(briefing("stories", "--jsonl").out.splitlines()) == 3


def test_a_split_lasts_through_a_rebuild_and_a_load_until_it_is_undone(briefing: Run, wire: Path) -> None:
    assert briefing("stories", "split", "dam-2").out == "Split “Thousands leave homes below the dam” off its story\n"
    assert stories(briefing) == SPLIT
    briefing("reanalyse")
    briefing("load", wire)
    assert stories(briefing) == SPLIT
    assert briefing("undo").code == 0
    assert stories(briefing) == AS_FOUND
    assert briefing("redo").code == 0
    assert stories(briefing) == SPLIT
    again = briefing("stories", "split", "dam-2")
    assert (again.code, again.out) == (2, "")
    assert "stands alone already" in again.err


def test_stories_are_merged_and_an_article_is_moved(briefing: Run, wire: Path) -> None:
    old = number(briefing, "choir")
    done = briefing("stories", "merge", number(briefing, "dam-1"), old)
    assert (done.code, done.out.startswith("Merged “A choir without an audience” into “")) == (0, True)
    assert frozenset({"dam-1", "dam-2", "copy", "choir"}) in stories(briefing)
    assert briefing("show", old).code == 0
    moved = briefing("stories", "move", "choir", number(briefing, "inquiry"))
    assert moved.out == "Moved “A choir without an audience” to “Why the Corvane dam cracked”\n"
    assert frozenset({"inquiry", "choir"}) in stories(briefing)
    briefing("undo")
    briefing("undo")
    assert stories(briefing) == AS_FOUND


def test_two_articles_are_never_in_one_story(briefing: Run, wire: Path) -> None:
    done = briefing("stories", "never", "dam-1", "dam-2")
    assert done.out == "Never “Corvane dam opens spillways” with “Thousands leave homes below the dam”\n"
    assert stories(briefing) == SPLIT
    told = briefing("stories", "never", "dam-1", "copy")
    assert told.code == 2
    assert "one text" in told.err


def test_a_copy_is_shown_for_itself_and_folded_again(briefing: Run, wire: Path) -> None:
    assert copy_of(briefing, "copy") == "dam-1"
    assert briefing("stories", "alone", "copy").out == "Showed “Cracks at Corvane” for itself\n"
    assert copy_of(briefing, "copy") is None
    assert "you show “Cracks at Corvane” for itself" in one_line(briefing("why", "dam-1", "copy").out)
    assert briefing("stories", "fold", "copy").code == 0
    assert copy_of(briefing, "copy") == "dam-1"
    assert briefing("stories", "alone", "choir").code == 2


def test_what_was_said_is_listed(briefing: Run, wire: Path) -> None:
    assert briefing("stories", "corrections").code == 1
    briefing("stories", "split", "dam-2")
    briefing("stories", "merge", number(briefing, "inquiry"), number(briefing, "choir"))
    briefing("stories", "alone", "copy")
    lines = [line[12:] for line in briefing("stories", "corrections").out.splitlines()]
    assert len(lines) == 3
    assert lines[0] == "“Thousands leave homes below the dam” in no story with “Corvane dam opens spillways”"
    assert "in one story with" in lines[1]
    assert lines[2] == "“Cracks at Corvane” shown for itself"
    said = briefing("stories", "corrections", "--json").json()
    assert [one["kind"] for one in said] == ["apart", "same", "alone"]
    assert set(said[0]["articles"]) == {"dam-1", "dam-2"}


def test_what_is_not_there_is_told_in_words(briefing: Run, wire: Path) -> None:
    for command in (["split", "nothing"], ["alone", "nothing"], ["never", "dam-1", "nothing"], ["fold", "nothing"]):
        done = briefing("stories", *command)
        assert (done.code, done.out) == (1, "")
        assert "There is no article nothing" in done.err
    for command in (["move", "choir", "999"], ["merge", "1", "999"], ["related", "999"]):
        done = briefing("stories", *command)
        assert done.code == 1
        assert "There is no story number 999" in done.err
    assert briefing("stories", "merge", "1").code == 2
    assert briefing("why", "dam-1", "nothing").code == 1
    assert briefing("why", "dam-1", "dam-1").code == 2


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_why_tells_what_two_articles_share_and_what_decided(briefing: Run, wire: Path) -> None:
    told = one_line(briefing("why", "dam-1", "dam-2").out)
    assert "In one story Alike 0." in told
    assert "is needed here" in told
    assert "No copies:" in told
    for shared in ("Ida Quillon", "Ola Brennick", "4,200", "Corvane"):
        assert shared in told
    found = briefing("why", "dam-1", "dam-2", "--json").json()
    assert (found["bond"], found["told"], found["days"]) == ("story", False, 0)
    assert found["likeness"] >= found["needed"] > 0
    assert [one["id"] for one in found["articles"]] == ["dam-1", "dam-2"]
    assert found["terms"] == sorted(found["terms"], key=lambda term: -term["share"])


def test_why_tells_how_much_of_a_copy_stands_in_the_other(briefing: Run, wire: Path) -> None:
    told = briefing("why", "dam-1", "copy")
    assert "One text, folded into one row" in told.out
    assert "100 % of the shorter one's words stand in the other; " in one_line(told.out)
    assert "make a copy of so short a text" in one_line(told.out)
    found = briefing("why", "copy", "dam-1", "--json").json()
    assert (found["bond"], found["coverage"], found["likeness"]) == ("copies", 1.0, None)
    assert len(found["sentences"]) == 6
    for one in found["sentences"]:
        assert one["left"]["text"] == one["right"]["text"]


def test_why_tells_what_keeps_two_apart(briefing: Run, wire: Path) -> None:
    assert "42 days lie between them; after 10 it is another story" in one_line(briefing("why", "dam-1", "inquiry").out)
    assert "nothing to do with each other" in one_line(briefing("why", "dam-1", "choir").out)
    briefing("stories", "split", "dam-2")
    told = one_line(briefing("why", "dam-1", "dam-2").out)
    assert "In two stories, as you said You keep these two in different stories" in told
    assert "By the rules they would be together. Alike 0." in told
    numbers = number(briefing, "dam-1"), number(briefing, "dam-2")
    assert one_line(briefing("why", *numbers).out).endswith(told.partition("In two stories")[2])


def test_a_story_stands_for_its_nearest_article(briefing: Run, wire: Path) -> None:
    found = briefing("why", "choir", number(briefing, "dam-1"), "--json").json()
    assert [one["id"] for one in found["articles"]] in (["choir", "dam-1"], ["choir", "dam-2"])
    back = briefing("why", number(briefing, "dam-1"), "choir", "--json").json()
    assert [one["id"] for one in back["articles"]] == [one["id"] for one in found["articles"]][::-1]
    inside = briefing("why", number(briefing, "dam-1"), "dam-1", "--json").json()
    assert [one["id"] for one in inside["articles"]] == ["dam-2", "dam-1"]
    alone = briefing("why", number(briefing, "choir"), "choir")
    assert (alone.code, alone.out) == (2, "")
    assert briefing("why", number(briefing, "choir"), "dam-1", "--article").code in (0, 1)


def test_the_saga_is_told_in_time(briefing: Run, wire: Path) -> None:
    first, last = number(briefing, "dam-1"), number(briefing, "inquiry")
    later = briefing("stories", "related", first)
    assert later.code == 0
    assert one_line(later.out).startswith(
        f"Later in this saga {last} Why the Corvane dam cracked (2026-04-14, 1 article"
    )
    assert "Earlier in this saga" in briefing("stories", "related", last).out
    assert "Earlier in this saga" in briefing("show", last).out
    (row,) = briefing("stories", "related", first, "--json").json()
    assert (row["story"], row["when"], row["articles"]) == (last, "later", 1)
    assert row["pair"][1] == "inquiry"
    assert briefing("stories", "related", number(briefing, "choir")).code == 1


def test_an_update_of_a_live_story_is_told_as_a_version_with_what_it_adds(briefing: Run, wire: Path) -> None:
    update = [
        *DAM.split(". ")[:3],
        "By the evening the water stood two metres below the crest of the wall",
        "Soldiers from Ansa carried the old and the sick of eleven farms to the road",
        "Brennick said that a third spillway, closed since a landslide in 1988, would be blown open on Wednesday.",
    ]
    record = {"id": "dam-3", "outlet": "Velna Post", "published": "2026-03-04", "title": "Corvane dam: more flee"}
    wire.write_text(json.dumps(record | {"text": ". ".join(update)}) + "\n")
    briefing("load", wire)
    story = number(briefing, "dam-3")
    (told,) = [one for one in briefing("stories", "--json").json() if one["id"] == story]
    versions = {one["id"]: (one["version_of"], one["added_sentences"]) for one in told["articles"]}
    assert versions == {"dam-1": (None, 0), "dam-2": (None, 0), "copy": (None, 0), "dam-3": ("dam-1", 3)}
    said = "version of Velna Post, 2026-03-03, +3 sentences"
    for shown in (briefing("show", story), briefing("export", story), briefing("export", story, "--format", "text")):
        assert " ".join(shown.out.split()).count(said) == 1
