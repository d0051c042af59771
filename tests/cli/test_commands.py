"""What the command line promises to those who script it: streams, exit codes, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from briefing import __version__
from briefing.text import short_day

Run = Callable[..., object]


def test_version_and_help_answer_without_a_library(briefing: Run, tmp_path: Path) -> None:
    assert briefing("-V").out.strip() == f"briefing {__version__}"
    assert "load" in briefing("-h").out
    assert not (tmp_path / "briefing.db").exists()


@pytest.mark.parametrize("group", [(), ("stories",), ("watch",), ("actors",), ("quotes",), ("views",)])
def test_the_help_cuts_no_command_within_its_sentence(briefing: Run, group: tuple[str, ...]) -> None:
    _, commands = briefing(*group, "--help").out.split("\nCommands:\n")
    assert commands.strip()
    assert "..." not in commands


def test_loading_reports_each_file_and_can_be_repeated(briefing: Run, desk: Path) -> None:
    first = briefing("load", desk)
    assert first.code == 0
    assert first.out.count("1 new") == 3
    second = briefing("load", desk)
    assert second.code == 0
    assert "3 known already" in second.out
    assert len(briefing("articles", "--json").json()) == 3


def test_load_tells_a_program_of_its_progress_line_by_line(briefing: Run, desk: Path) -> None:
    events = briefing("load", "--jsonl", desk, "missing.txt").lines()
    assert [event["event"] for event in events].count("progress") == 3
    assert events[-1] == {"event": "done", "new": 3, "changed": 0, "same": 0, "failed": 1, "left_out": 0}
    assert next(event for event in events if event["event"] == "failed")["source"] == "missing.txt"


def test_what_fails_is_told_on_standard_error_and_the_rest_goes_in(briefing: Run, desk: Path) -> None:
    done = briefing("load", "missing.txt", desk)
    assert done.code == 3
    assert "missing.txt" in done.err
    assert len(briefing("articles", "--json").json()) == 3


def test_standard_input_is_a_source(briefing: Run) -> None:
    record = json.dumps({"text": "The dam at Corvane held through the night, engineers said.", "id": "dam"}).encode()
    assert briefing("load", "-", stdin=record).code == 0
    assert [article["id"] for article in briefing("articles", "--json").json()] == ["dam"]


def test_a_feed_through_a_pipe_gives_its_entries_once_however_often_it_comes(briefing: Run, tmp_path: Path) -> None:
    entries = "".join(
        f"<item><title>The dam at Corvane holds, day {day}</title><link>https://port.example/{day}</link>"
        f"<pubDate>Tue, 0{day} Aug 2031 10:15:00 +0200</pubDate><description>It holds.</description></item>"
        for day in (5, 6)
    )
    feed = f"<?xml version='1.0'?><rss><channel><title>Port Post</title>{entries}</channel></rss>".encode()
    assert briefing("load", "-", stdin=feed).code == 0
    (tmp_path / "feed.xml").write_bytes(feed.replace(b"</channel>", b"</chanel>"))
    again = briefing("load", tmp_path / "feed.xml")
    assert (again.code, "2 known already" in again.out + again.err) == (3, True)
    assert "feed.xml: broken XML on line 1" in again.err
    listed = briefing("articles", "--json").json()
    assert sorted(article["title"][-5:] for article in listed) == ["day 5", "day 6"]
    assert {article["outlet"] for article in listed} == {"Port Post"}


def test_inspect_needs_no_library_and_its_offsets_are_right(briefing: Run, desk: Path, tmp_path: Path) -> None:
    done = briefing("inspect", desk)
    assert done.code == 0
    assert not (tmp_path / "briefing.db").exists()
    for article in done.lines():
        for actor in article["actors"]:
            for mention in actor["mentions"]:
                assert article["text"][mention["start"] : mention["end"]] == mention["text"]
        for found in [*article["quotes"], *article["watch"]]:
            assert article["text"][found["start"] : found["end"]] == found["text"]


def test_inspect_says_what_was_cut_and_why(briefing: Run, desk: Path) -> None:
    article = briefing("inspect", desk / "inquiry.txt").lines()[0]
    assert {"text": "Post a Comment", "reason": "furniture"}.items() <= article["removed"][-1].items()
    assert article["byline"] == "Ines Caldre"
    assert [block["kind"] for block in article["blocks"]].count("item") == 2


def test_stories_as_json_hold_every_article(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    stories = briefing("stories", "--json", "--all").json()
    articles = [article for story in stories for article in story["articles"]]
    assert len(articles) == 3
    assert "court-1" in {article["id"] for article in articles}
    assert all(isinstance(story["id"], int) and story["open_watch"] >= 0 for story in stories)


@pytest.mark.parametrize("command", ["stories", "articles", "actors", "quotes", "watch"])
def test_every_pane_is_a_command_for_people_and_for_programs(briefing: Run, desk: Path, command: str) -> None:
    briefing("load", desk)
    plain, document, lines = briefing(command), briefing(command, "--json"), briefing(command, "--jsonl")
    assert plain.code == document.code == lines.code == 0
    assert plain.out.strip()
    assert document.json() == lines.lines()


def test_a_search_finds_words_and_says_when_there_are_none(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    assert "Ferry" in briefing("search", "harbour", "master").out
    nothing = briefing("search", "volcano")
    assert (nothing.code, nothing.out) == (1, "")


@pytest.mark.parametrize("words", ["AND", "c++", "o'neil", "no-fly", "NEAR", "title:x", "* a", "%00", "-x", "—x"])
def test_no_character_inside_the_words_of_a_search_is_an_error(briefing: Run, desk: Path, words: str) -> None:
    briefing("load", desk)
    done = briefing("search", words)
    assert done.code in (0, 1)
    assert done.err == ""


@pytest.mark.parametrize(("words", "place"), [('a "b', 2), ("*", 0), ("中 (a", 3), ("due:soon", 0), ("a NEAR(", 6)])
def test_what_is_wrong_in_a_query_is_shown_at_its_place(briefing: Run, desk: Path, words: str, place: int) -> None:
    briefing("load", desk)
    done = briefing("search", words)
    assert (done.code, done.out) == (2, "")
    sentence, query, caret = done.err.splitlines()
    assert sentence.startswith("briefing: ")
    assert query == f"  {words}"
    assert caret == f"  {' ' * place}^"


def test_show_prints_an_article_and_a_story_as_text(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    assert "The election court of Velmora will rule" in briefing("show", "court-1").out
    story = briefing("stories", "--json").json()[0]
    assert story["title"] in briefing("show", str(story["id"])).out


def test_a_tick_on_the_command_line_lasts_and_can_be_reopened(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    items = briefing("watch", "--json").json()
    assert briefing("watch", "tick", items[0]["id"]).code == 0
    assert items[0]["id"] not in {item["id"] for item in briefing("watch", "--json").json()}
    assert briefing("watch", "--state", "resolved", "--json").json()[0]["text"] == items[0]["text"]
    briefing("watch", "reopen", items[0]["id"])
    assert len(briefing("watch", "--json").json()) == len(items)


def test_watch_items_take_notes_dues_and_snoozes(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    item = briefing("watch", "--json").json()[0]["id"]
    briefing("watch", "note", item, "call", "the", "operator")
    briefing("watch", "due", item, "2026-03-09", "2026-03-10")
    briefing("watch", "snooze", item, "--until", "2999-01-01")
    row = briefing("watch", "--state", "snoozed", "--json").json()[0]
    assert (row["note"], row["snoozed_until"]) == ("call the operator", "2999-01-01")
    assert (row["due"]["start"], row["due"]["end"]) == ("2026-03-09", "2026-03-10")


def test_an_item_of_ones_own_stands_in_the_checklist_of_its_article(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    done = briefing(
        "watch", "add", "Ask the port for its log", "--article", "court-1", "--due", "2026-03-09", "2026-03-10"
    )
    assert done.code == 0
    briefing("watch", "add", "Call the ministry")
    briefing("reanalyse")
    rows = {row["text"]: row for row in briefing("watch", "--json").json()}
    assert rows["Ask the port for its log"]["due"]["end"] == "2026-03-10"
    assert "Call the ministry" in rows
    assert (
        "Ask the port for its log" in briefing("show", "1").out + briefing("show", "2").out + briefing("show", "3").out
    )
    briefing("watch", "tick", rows["Call the ministry"]["id"])
    assert "Call the ministry" not in briefing("watch").out


def test_an_item_of_ones_own_is_due_when_its_words_say_unless_days_are_given(briefing: Run) -> None:
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    told = briefing("watch", "add", "Call the ministry tomorrow").out
    assert told.strip().endswith(f"Call the ministry tomorrow, due {short_day(tomorrow)}")
    briefing("watch", "add", "Ask the port tomorrow", "--due", "2999-01-01", "2999-01-02")
    rows = {row["text"]: row["due"] for row in briefing("watch", "--json").json()}
    assert rows["Call the ministry tomorrow"] == {"start": tomorrow, "end": tomorrow, "text": ""}
    assert rows["Ask the port tomorrow"]["end"] == "2999-01-02"


def test_what_was_marked_is_undone_and_done_again(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    item = briefing("watch", "--json").json()[0]["id"]
    briefing("watch", "tick", item)
    assert "Ticked" in briefing("undo").out
    assert item in briefing("watch").out
    assert briefing("redo").code == 0
    assert item not in briefing("watch").out
    assert (briefing("redo").code, briefing("redo").err) == (1, "")


def test_reanalyse_keeps_every_mark(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    item = briefing("watch", "--json").json()[0]
    briefing("watch", "tick", item["id"])
    assert briefing("reanalyse").code == 0
    assert briefing("watch", "--state", "resolved", "--json").json()[0]["id"] == item["id"]


@pytest.mark.parametrize("arguments", [["stories", "--limit", "0"], ["nonsense"], ["load"], ["watch", "snooze", "x"]])
def test_what_cannot_be_meant_is_a_usage_error(briefing: Run, arguments: list[str]) -> None:
    done = briefing(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err


def test_an_item_that_is_not_there_is_told_in_a_sentence(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    done = briefing("watch", "tick", "zzzzzz")
    assert done.code == 1
    assert "no watch item zzzzzz" in done.err


def test_a_file_that_is_no_library_is_exit_code_5(briefing: Run, desk: Path) -> None:
    done = briefing("stories", db=desk / "inquiry.txt")
    assert done.code == 5
    assert "no library" in done.err


def test_without_a_terminal_the_briefing_is_plain_text(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    done = briefing()
    assert done.code == 0
    assert "What to watch" in done.out
    assert "\x1b" not in done.out


@pytest.mark.smoke
def test_the_sample_briefing_prints_itself(briefing: Run) -> None:
    done = briefing("demo", "--plain")
    assert done.code == 0
    assert "What to watch" in done.out


def test_paths_says_where_everything_is(briefing: Run, tmp_path: Path) -> None:
    assert str(tmp_path / "briefing.db") in briefing("paths").out


def test_a_closed_pipe_is_no_error(briefing: Run, desk: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    briefing("load", desk)
    command = f"{sys.executable} -m briefing --db {tmp_path / 'briefing.db'} stories --json | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


def test_keys_for_a_command_that_is_none_are_told_with_file_and_name(briefing: Run, desk: Path, tmp_path: Path) -> None:
    briefing("load", desk)
    (tmp_path / "config.toml").write_text('[keys]\nfly = ["f2"]\n')
    done = briefing("--config", tmp_path / "config.toml")
    assert done.code == 2
    assert "config.toml" in done.err
    assert "'fly'" in done.err


@pytest.mark.parametrize("command", [["stories"], ["--plain"], ["paths"]])
def test_settings_that_are_named_and_not_there_are_told_of(briefing: Run, tmp_path: Path, command: list[str]) -> None:
    done = briefing("-c", tmp_path / "mine.toml", *command)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"briefing: {tmp_path / 'mine.toml'}: there is no such file; -c names the settings to read\n"


def test_the_place_of_the_settings_may_be_empty(
    briefing: Run, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_CONFIG", str(tmp_path / "mine.toml"))
    assert briefing("load", desk).code == 0


def test_what_was_done_is_told_by_the_clock_on_the_readers_wall(
    briefing: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing("load", desk)
    briefing("watch", "add", "Call the mayor")
    (step,) = briefing("history", "--json").json()
    (item,) = (row["id"] for row in briefing("watch", "--json").json() if row["kind"] == "added")
    monkeypatch.setenv("TZ", "EAST-14")  # fourteen hours ahead of UTC
    at = datetime.fromisoformat(step["at"]) + timedelta(hours=14)
    assert f"{at:%Y-%m-%d %H:%M}  Added" in briefing("history").out
    assert f"{at:%Y-%m-%d %H:%M}  Added" in briefing("watch", "history", item).out


def test_the_history_lists_what_was_marked_and_goes_back_to_before_any_of_it(briefing: Run, desk: Path) -> None:
    briefing("load", desk)
    assert briefing("history").code == 1
    for text in ("Call the mayor", "Ask the harbour", "Read the treaty"):
        briefing("watch", "add", text)
    steps = briefing("history", "--json").json()
    assert [one["state"] for one in steps] == ["done"] * 3
    assert "Added “Read the treaty”" in briefing("history").out
    assert "steps" in briefing("history", "--to", str(steps[1]["step"])).out
    assert [row["text"] for row in briefing("watch", "--json").json() if row["kind"] == "added"] == ["Call the mayor"]
    assert [one["state"] for one in briefing("history", "--json").json()] == ["undone", "undone", "done"]
    assert briefing("history", "--to", "999").code == 1
