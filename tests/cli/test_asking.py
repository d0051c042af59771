"""Queries on the command line: lists, marks on all that is found, mutes and views."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefing.store import journal
from briefing.store.library import Library

FERRY = (
    "Harbour Minister Ada Berg of Norway met Transport Minister Ola Lindqvist of Estonia in Tallinn on Tuesday about "
    "the ferry line, which has been closed since a collision in March and carried 3,000 passengers a day before it."
)
BREAD = "A loaf costs 900 pesos now. Flour is short, and bakers of the south wait for the ministry to decide."


@pytest.fixture
def run(inside: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """Runs `briefing` on a library with three articles in two stories."""
    records = [
        {"id": "coast", "outlet": "Coast Courier", "title": "Ferry talks resume", "text": f"{FERRY}\n\nIt rained."},
        {"id": "pier", "outlet": "Pier Post", "title": "Ferry talks resume", "text": f"{FERRY}\n\nIt rained."},
        {"id": "bread", "outlet": "Andes Post", "title": "Bread is dearer again", "text": BREAD},
    ]
    source = tmp_path / "wire.jsonl"
    source.write_text("".join(json.dumps(one | {"published": "2026-03-09"}) + "\n" for one in records))
    assert inside("load", source).code == 0
    return inside


def titles(done: Any) -> list[str]:
    return [one["title"].split()[0] for one in done.json()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["ferry"], ["Ferry"]),
        (["-ferry"], ["Bread"]),
        (["-x", "title:bread", "OR", "lamp"], ["Bread"]),
        (['outlet:"pier post"', "-title:quiz"], ["Ferry"]),
        (["“ferry line” after:2026-03"], []),
        (["actor:lindqvist on:2026-03-09"], ["Ferry"]),
        (["--unread", "flou*"], ["Bread"]),
    ],
)
@pytest.mark.parametrize("command", ["stories", "articles", "search"])
def test_lists_take_queries(run: Callable[..., Any], command: str, words: list[str], found: list[str]) -> None:
    if command != "stories" and "--unread" in words:
        words = ["is:unread", *words[1:]]
    done = run(command, *words, "--json")
    assert titles(done) == found
    assert done.code == (0 if found else 1)


def test_a_list_without_a_query_lists_everything_and_a_search_wants_one(run: Callable[..., Any]) -> None:
    assert len(run("stories", "--json").json()) == len(run("articles", "--json").json()) == 2
    assert run("search").code == 2


def test_stories_stand_under_headings_where_they_are_asked_for(run: Callable[..., Any]) -> None:
    plain = run("stories", "--sort", "covered").out.splitlines()
    assert run("stories", "--sort", "covered", "--no-headings").out.splitlines() == plain
    assert run("stories", "--sort", "covered", "--headings").out.splitlines() == [
        "2 to 4 outlets (1)",
        plain[0],
        "",
        "One outlet (1)",
        plain[1],
    ]
    assert run("stories", "--sort", "due", "--headings", "--limit", 1).out.splitlines()[0] == "Nothing due (2)"
    told = run("stories", "--sort", "covered", "--json").json()
    assert [one["heading"] for one in told] == ["2 to 4 outlets", "One outlet"]


def test_the_articles_of_one_story_can_be_asked_for(run: Callable[..., Any]) -> None:
    ferry = run("stories", "ferry", "--json").json()[0]["id"]
    assert len(run("articles", "--story", ferry, "rained", "--json").json()) == 1
    assert run("articles", "--story", ferry, "flour").code == 1


def test_a_group_that_lists_still_tells_of_its_commands_and_options(run: Callable[..., Any]) -> None:
    told = run("stories", "--help").out
    assert "--sort" in told
    assert "split" in told
    assert run("stories", "--nonsense").code == 2
    assert run("stories", "merge").code == 2


def test_articles_and_stories_are_marked_by_their_ids_or_by_a_query(run: Callable[..., Any]) -> None:
    ferry = str(run("stories", "ferry", "--json").json()[0]["id"])
    assert run("read", "pier", "bread").out == "Marked 2 articles read\n"
    assert run("stories", "is:unread").code == 1
    assert run("unread", ferry).out == "Marked “Ferry talks resume” unread\n"
    assert run("read", "--query", "is:unread").out == "Marked “Ferry talks resume” read\n"
    assert run("star", "--query", "talks OR flour").out == "Starred 2 articles\n"
    assert run("undo").out == "Undone: Starred 2 articles\n"
    assert run("archive", ferry).out == "Archived “Ferry talks resume”\n"
    assert titles(run("stories", "--json")) == ["Bread"]
    assert len(run("stories", "--json", "--all").json()) == 2
    assert run("unarchive", "--query", "is:archived").out == "Took “Ferry talks resume” out of the archive\n"
    assert run("unstar", "coast").out == "Nothing to change: it already stands so\n"


@pytest.mark.parametrize("arguments", [["read"], ["read", "coast", "--query", "ferry"], ["star", "--query", ""]])
def test_what_is_to_be_marked_must_be_said_in_one_way(run: Callable[..., Any], arguments: list[str]) -> None:
    assert run(*arguments).code == 2


def test_a_mark_on_what_is_not_there_changes_nothing(run: Callable[..., Any]) -> None:
    done = run("read", "coast", "nobody")
    assert done.code == 1
    assert "nobody" in done.err
    assert len(run("stories", "is:unread", "--json").json()) == 2


def test_tags_are_given_shown_and_taken_away(run: Callable[..., Any]) -> None:
    assert run("tag", "Call Back", "coast").out == "Tagged “Ferry talks resume”: call back\n"
    assert run("articles", 'tag:"call back"', "--json").json()[0]["tags"] == ["call back"]
    (story,) = run("stories", "tag:call*", "--json").json()
    assert story["tags"] == ["call back"]
    assert run("tag", "#back", "coast").out == "Tagged “Ferry talks resume”: back\n"
    assert '#back, #"call back"' in run("stories").out
    assert '#back, #"call back"' in run("articles", "tag:back").out
    assert run("untag", '#"call back"', "--query", "ferry").out == "Untagged “Ferry talks resume”: call back\n"
    assert run("tag", "?", "coast").code == 2


def test_mutes_are_made_listed_and_taken_away(run: Callable[..., Any]) -> None:
    assert run("mute", 'outlet:"andes post"', "--until", "3d").code == 0
    assert titles(run("stories", "--json")) == ["Ferry"]
    last = (date.today() + timedelta(days=3)).isoformat()
    assert run("mutes").out == f'outlet:"andes post" (until {last}, leaves out 1 article)\n'
    assert run("mutes", "--json").json()[0]["until"] == last
    assert run("mute", "-ferry", "-bread").code == 0
    assert run("unmute", "-ferry", "-bread").code == 0
    assert run("unmute", 'outlet:"andes post"').code == 0
    assert run("mutes").code == 1
    assert run("mute", "dam", "--until", "2020-01-01").code == 2
    assert run("mute").code == 2
    assert run("unmute", "dam").code == 1
    assert run("unmute").code == 2


def test_a_mute_that_can_no_longer_be_read_is_listed_and_taken_away(run: Callable[..., Any], tmp_path: Path) -> None:
    with Library.open(tmp_path / "briefing.db") as library:
        journal.record(library, "Muted", [("mute", "mood:grim -dam", {"until": None})])
    listed = run("mutes").out
    assert listed.startswith("mood:grim -dam (")
    assert run("unmute", "mood:grey").code == 2
    assert run("unmute", "mood:grim", "-dam").code == 0
    assert run("mutes").code == 1


def test_views_are_saved_used_renamed_and_deleted(run: Callable[..., Any]) -> None:
    assert run("views").code == 1
    assert run("views", "save", "morning", "is:unread", "-flour", "--sort", "covered").code == 0
    assert run("views").out == "morning: is:unread -flour (most covered first, 1 story, 1 unread)\n"
    (view,) = run("views", "--json").json()
    assert (view["query"], view["sort"], view["stories"], view["unread"]) == ("is:unread -flour", "covered", 1, 1)
    assert titles(run("stories", "--view", "Morning", "--json")) == ["Ferry"]
    assert run("articles", "--view", "morning", "lamp").code == 1
    assert run("views", "rename", "morning", "early").code == 0
    assert run("search", "--view", "early").code == 0
    assert run("views", "save", "days", "ferry", "--headings").code == 0
    assert [one["headings"] for one in run("views", "--json").json()] == [True, None]
    assert run("views", "delete", "days").code == 0
    assert run("views", "delete", "early").out == "Deleted the view early\n"
    missing = run("stories", "--view", "early")
    assert (missing.code, missing.out) == (1, "")
    assert run("views", "save", "bad", "(ferry").code == 2
