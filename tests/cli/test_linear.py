"""The linear mode: a command a line, plain numbered lines for an answer, in a pipe and at a terminal."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import hostile
from briefing.cli.linear_verbs import meant
from briefing.errors import UsageError
from briefing.text import short_day
from terminal import Terminal

Run = Callable[..., Any]

NEWS = [
    {
        "id": "quay-1",
        "title": "Quay workers end strike",
        "outlet": "Tide Post",
        "published": "2031-03-05",
        "text": "Dock union leader Una Rask said the strike at Ostrand quay was over.\n\n"
        "“We [all] sail at six,” Rask told reporters in Ostrand.\n\nThe ferries are back.\n\n"
        "What to watch\n- Whether the port of Ostrand pays the lost wages.\n- Whether Rask stands again in June.",
    },
    {
        "id": "mill-1",
        "title": "Mill at Harrow Dale burns down",
        "outlet": "Gull Wire",
        "published": "2031-03-04",
        "text": "A fire destroyed the old mill at Harrow Dale. Fire chief Imre Soll said nobody was hurt.",
    },
    {
        "id": "moth-1",
        "title": "Moths return to the salt meadows",
        "outlet": "Meadow Letter",
        "published": "2031-03-03",
        "text": "Grey moths were counted in the salt meadows again, the nature warden said.",
    },
]


@pytest.fixture
def talk(talks: Run) -> Callable[..., list[str]]:
    """Types lines on a library of three articles, and returns what is answered after the first list of stories."""
    typed: Callable[..., list[str]] = talks(NEWS)
    return typed


def test_it_begins_with_the_stories_numbered_and_their_state_in_words(briefing: Run, talk: Run) -> None:
    lines = briefing("linear").out.splitlines()
    assert lines == [
        "3 stories.",
        "1. unread, 1 article, 5 Mar 2031, 2 to watch: Quay workers end strike",
        "2. unread, 1 article, 4 Mar 2031: Mill at Harrow Dale burns down",
        "3. unread, 1 article, 3 Mar 2031: Moths return to the salt meadows",
    ]


def test_opening_reads_the_first_paragraph_and_an_empty_line_reads_on(talk: Run) -> None:
    lines = talk("open 1", "", "")
    assert lines[0] == "Quay workers end strike"
    assert lines[1] == "Tide Post, 5 Mar 2031."
    assert lines[2].startswith("Dock union leader")
    assert lines[3] == "“We [all] sail at six,” Rask told reporters in Ostrand."
    assert lines[4] == "The ferries are back."


def test_after_the_last_paragraph_an_empty_line_opens_the_next_unread_story(talk: Run) -> None:
    lines = talk("open 1", "read", "", "stories")
    end = lines.index("End of the article.")
    assert lines[end - 1] == "Item: Whether Rask stands again in June."
    assert lines[end + 1] == "Mill at Harrow Dale burns down"
    assert lines[-3:-1] == [
        "1. read, 1 article, 5 Mar 2031, 2 to watch: Quay workers end strike",
        "2. read, 1 article, 4 Mar 2031: Mill at Harrow Dale burns down",
    ]


def test_who_acts_and_who_said_what_is_read_out(talk: Run) -> None:
    lines = talk("open 1", "actors", "statements", "open 2")
    actors = [line for line in lines if "person" in line]
    assert actors == ["2. Una Rask, person, union leader: 3 mentions"]
    (said,) = [line for line in lines if "direct" in line]
    assert said == "2. Una Rask, direct, told: “We [all] sail at six,”; in Tide Post"
    assert lines[-1] == "“We [all] sail at six,” Rask told reporters in Ostrand."


def test_the_checklist_is_ticked_snoozed_noted_and_taken_back(talk: Run) -> None:
    until = date.today() + timedelta(days=3)
    typed = ("tick 1", "snooze 2 3d", "note 2 ask her", "checklist", "undo", "undo", "redo", "tick 1", "checklist")
    lines = talk("open 1", *typed)[3:]
    assert lines[0].startswith("Ticked “Whether the port of Ostrand")
    assert lines[1] == f"Snoozed “Whether Rask stands again in June.” until {short_day(until.isoformat())}"
    assert lines[2].startswith("Noted on “Whether Rask")
    assert re.fullmatch(r"1\. resolved: Whether the port of Ostrand pays the lost wages\.", lines[3])
    assert re.fullmatch(r"2\. snoozed until .*: Whether Rask stands again in June\.; note: ask her", lines[4])
    assert [line.split(" “")[0] for line in lines[5:9]] == [
        "Undone: Noted on", "Undone: Snoozed", "Done again: Snoozed", "Reopened"
    ]  # fmt: skip
    assert lines[9].startswith("1. open: ")
    assert re.fullmatch(r"2\. snoozed until .*: Whether Rask stands again in June\.", lines[10])


def test_several_items_are_one_step(talk: Run) -> None:
    lines = talk("open 1", "drop 1 2", "checklist", "undo", "checklist")
    assert lines[-6] == "Dropped 2 items"
    assert [line.split(":")[0].split(",")[0] for line in lines[-5:-3]] == ["1. dropped", "2. dropped"]
    assert [line.split(":")[0].split(",")[0] for line in lines[-2:]] == ["1. open", "2. open"]


def test_numbers_are_those_of_the_list_read_out_last(talk: Run) -> None:
    lines = talk("watch Rask", "open 1", "tick 1", "watch")
    assert lines[0].endswith("Whether Rask stands again in June.; from Quay workers end strike")
    assert "Item: Whether Rask stands again in June." in lines
    assert lines[-2].startswith("Ticked “Whether Rask")
    assert "Whether the port of Ostrand pays the lost wages.; from " in lines[-1]


def test_a_star_and_an_unread_mark_are_given_and_taken(talk: Run) -> None:
    lines = talk("open 2", "star", "unread", "star 3", "stories", "star 3", "st")[4:]
    mill, moths = "“Mill at Harrow Dale burns down”", "“Moths return to the salt meadows”"
    assert lines[:3] == [f"Starred {mill}", f"Marked {mill} unread", f"Starred {moths}"]
    assert lines[5:7] == [
        "2. unread, starred, 1 article, 4 Mar 2031: Mill at Harrow Dale burns down",
        "3. unread, starred, 1 article, 3 Mar 2031: Moths return to the salt meadows",
    ]
    assert lines[7:] == [f"Took the star off {moths}", "st could be stories, statements, star, story."]


def test_the_list_is_archived_from_tagged_sorted_and_marked_read(talk: Run) -> None:
    said = talk("archive 2", "stories", "undo", "tag 1 follow up", "search tag:follow*", "sort due", "sort dew")
    archived = "Archived “Mill at Harrow Dale burns down”"
    assert said[0] == archived
    assert said[1] == "2 stories."
    assert "Harrow Dale" not in " ".join(said[2:4])
    assert said[4:6] == [f"Undone: {archived}", "Tagged “Quay workers end strike”: follow up"]
    assert said[6] == "1 story with “tag:follow*”."
    assert said[8] == "1 story with “tag:follow*”."
    assert said[10] == "Say one of newest, covered, new, due: sort due."
    assert talk("all-read", "all-read", "undo") == [
        "Marked 3 articles read",
        "Nothing in this list is unread",
        "Undone: Marked 3 articles read",
    ]


def test_the_open_article_is_tagged_and_archived_when_no_number_is_said(talk: Run) -> None:
    said = talk("open 2", "tag 2031", "archive", "archive", "open 1", "tag")
    assert [line for line in said if line.startswith(("Tagged", "Archived", "Took"))] == [
        "Tagged “Mill at Harrow Dale burns down”: 2031",
        "Archived “Mill at Harrow Dale burns down”",
        "Took “Mill at Harrow Dale burns down” out of the archive",
    ]
    assert said[-1] == "Say a tag: tag follow up, or tag 2 follow up."


def test_views_are_read_out_and_opened(briefing: Run, talk: Run) -> None:
    briefing("views", "save", "quays", "title:quay")
    said = talk("views", "open 8", "open 1")
    assert said[0] == "1. All stories: every story (newest first, 3 stories, 3 unread)"
    assert said[7] == "8. quays: title:quay (newest first, 1 story, 1 unread)"
    assert said[8:10] == ["1 story in quays.", "1. unread, 1 article, 5 Mar 2031, 2 to watch: Quay workers end strike"]
    assert said[10] == "Quay workers end strike"


def test_what_is_muted_is_left_out_read_out_and_listed_again(talk: Run) -> None:
    said = talk('mute outlet:"Gull Wire" until 2w', "stories", "mute", "unmute 1", "mute", "unmute 1")
    until = short_day((date.today() + timedelta(weeks=2)).isoformat())
    assert said[0] == f'Muted outlet:"Gull Wire" until {until}'
    assert said[1] == "2 stories."
    assert said[4] == f'1. outlet:"Gull Wire" (until {until}, leaves out 1 article)'
    assert said[5:] == [
        'Unmuted outlet:"Gull Wire"',
        "Nothing is muted.",
        "Another list was read out last; mute reads out the one that is meant.",
    ]
    assert talk("mute mill until 2020-01-01")[0].startswith("Say a day from today on")


def test_a_speaker_is_corrected(talk: Run) -> None:
    said = talk("open 1", "speaker 1 Ada Pell", "statements", "speaker 1 Ada Pell", "statements", "undo")
    assert said[3] == "Another list was read out last; statements reads out the one that is meant."
    assert said[4].startswith("1. Una Rask")
    assert any(line.startswith("Gave “") and line.endswith("to Ada Pell") for line in said)
    assert any(line.startswith("1. Ada Pell, as you said") for line in said)
    assert said[-1].startswith("Undone: Gave")


def test_history_is_read_out_and_gone_back_in(talk: Run) -> None:
    said = talk("star 1", "star 2", "star 3", "history", "undo 2", "history", "open 1")
    mill, moths = "Starred “Mill at Harrow Dale burns down”", "Starred “Moths return to the salt meadows”"
    assert [line.partition(": ")[2] for line in said[3:5]] == [moths, mill]
    assert said[6] == f"Undone 2 steps, the last: {mill}"
    assert [line.startswith(f"{n}. undone, ") for n, line in enumerate(said[7:10], 1)] == [True, True, False]
    assert said[10] == "There is nothing to open in this list."


def test_what_may_have_come_of_an_item_is_read_out_and_settles_it(inside: Run, talk: Run, tmp_path: Path) -> None:
    later = {
        "id": "quay-2",
        "title": "Port of Ostrand pays the lost wages",
        "outlet": "Gull Wire",
        "published": "2031-03-20",
        "text": "The port of Ostrand paid the lost wages of the quay workers on Thursday, Una Rask said.",
    }
    (tmp_path / "later.jsonl").write_text(json.dumps(later))
    inside("load", tmp_path / "later.jsonl")
    said = talk("watch", "evidence 2", "open 1", "reject 1", "evidence 2", "undo", "evidence 2", "accept 1")
    (outcome, again) = [line for line in said if "%" in line]
    assert outcome == again
    assert "Gull Wire, 20 Mar 2031: Port of Ostrand pays the lost wages" in outcome
    assert later["title"] in said
    assert "No later article looks like its outcome." in said
    assert any(line.startswith("Ticked “Whether the port of Ostrand pays") for line in said)


def test_a_story_or_the_open_article_is_written_to_a_file(talk: Run, tmp_path: Path) -> None:
    story, article = tmp_path / "story.md", tmp_path / "my article.html"
    said = talk(f"export 1 {story}", "open 2", f"export {article}", "export 1")
    assert said[0] == f"Wrote Quay workers end strike to {story}"
    assert "- [ ] Whether the port of Ostrand pays the lost wages." in story.read_text(encoding="utf-8")
    assert "Harrow Dale" in article.read_text(encoding="utf-8")
    assert said[-1] == "Say a file that ends in .md, .html, .json or .txt: export 2 story.md."


def test_what_came_before_and_where_it_stands_in_the_web_is_read_out(inside: Run, talk: Run, tmp_path: Path) -> None:
    linked = NEWS[2] | {"id": "moth-9", "url": "https://meadow.example/moths", "published": "2031-03-09"}
    (tmp_path / "linked.jsonl").write_text(json.dumps(linked))
    inside("load", tmp_path / "linked.jsonl")
    said = talk("saga", "search moths", "open 1", "links", "saga")
    assert said[0] == "No story is open; open 1 opens the first."
    assert "1. this article: https://meadow.example/moths" in said
    assert said[-1] == "Nothing earlier or later is in the library of what this is about."


def test_an_actor_leads_to_its_stories_and_a_search_to_those_with_the_words(talk: Run) -> None:
    lines = talk("search salt meadows", "open 1", "search", "search nowhere")
    assert lines[:2] == [
        "1 story with “salt meadows”.",
        "1. unread, 1 article, 3 Mar 2031: Moths return to the salt meadows",
    ]
    assert lines[2] == "Moths return to the salt meadows"
    assert "3 stories." in lines
    assert lines[-1] == "No stories with “nowhere”."
    lines = talk("open 2", "actors", "open 1")
    assert "1 story with" in lines[-2]


def test_next_and_previous_walk_along_what_is_unread(talk: Run) -> None:
    lines = talk("open 2", "next", "previous", "next")
    titles = [line for line in lines if line in {one["title"] for one in NEWS}]
    assert titles == [NEWS[1]["title"], NEWS[2]["title"], NEWS[0]["title"]]
    assert lines[-1] == "No unread story comes after this one."


def test_a_search_understands_the_query_language_and_tells_what_it_does_not(talk: Run) -> None:
    lines = talk("open 2", "star", "search is:starred", "search is:nonsense", "next")
    assert "2. " not in "".join(lines[-3:])
    assert [line for line in lines if "with “is:starred”" in line] == ["1 story with “is:starred”."]
    assert [line for line in lines if "nonsense" in line]


def test_a_title_alone_is_read_and_leads_nowhere_else(briefing: Run, talk: Run, tmp_path: Path) -> None:
    (tmp_path / "bare.json").write_text(json.dumps({"id": "bare", "title": "Fog bell lost", "text": "Fog bell lost"}))
    briefing("load", "bare.json")
    lines = talk("search bell", "open 1")
    assert lines[-3] == "Fog bell lost"
    assert lines[-1] in ("There is no text below the title.", "End of the article.")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("foo", "There is no command foo"),
        ("n", "n could be next, next-story, next-new, next-article, note, never"),
        ("open", "Say a number"),
        ("open 9", "There is no number 9: the list has 3 stories"),
        ("open ²", "Say a number"),
        ("read", "No story is open"),
        ("actors", "No story is open"),
        ("tick 1", "No story is open"),
        ("next-article", "No story is open"),
        ("add", "Say what"),
        ("\x1b[A\xff\x00", "There is no command"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence_and_the_talk_goes_on(talk: Run, line: str, says: str) -> None:
    lines = talk(line, "open 1")
    assert says in lines[0]
    assert lines[1] == "Quay workers end strike"


def test_days_that_are_none_or_past_are_asked_for_again(talk: Run) -> None:
    lines = talk("open 1", "snooze 1 soon", "snooze 1 2020-01-01", "due 1 whenever", "due 1 2031-04-01", "ch")
    assert [line.startswith("Say a day") for line in lines[3:6]] == [True, True, True]
    assert "due 1 Apr 2031" in lines[-2]


def test_an_empty_library_says_how_to_fill_it(briefing: Run) -> None:
    done = briefing("linear", stdin=b"\nnext\nwatch\nopen 1\n")
    assert done.code == 0
    assert "briefing load" in done.out.splitlines()[0]
    assert len(done.out.splitlines()) == 5


def test_the_answers_command_no_terminal_whatever_the_articles_hold(briefing: Run, tmp_path: Path) -> None:
    records = [
        {
            "id": f"h{n}",
            "title": f"Title {payload} {n}",
            "outlet": payload,
            "text": f"{payload} said {payload}. Mill {n}.",
        }
        for n, payload in enumerate(hostile.PAYLOADS)
    ]
    (tmp_path / "hostile.jsonl").write_text("\n".join(json.dumps(one) for one in records))
    briefing("load", "hostile.jsonl")
    of_each = "actors\nwhy 1\nmerge 1\nstatements\ncopy 1\nchecklist\nstory\nwhy 1\nmove 1\ncompare 1\ncut\ncopy"
    lines = ["", "", "", *(f"read {n}\n{of_each}" for n in range(1, 40)), "watch", "agenda", "history", "help all"]
    done = briefing("linear", stdin="\n".join(lines).encode())
    assert len(done.out.splitlines()) > 200
    assert hostile.risks(done.out.encode()) == set()
    assert "\x1b" not in done.out
    assert not re.search("[\u2500-\u259f]", done.out)


def test_beginnings_suffice_where_they_are_unambiguous() -> None:
    assert [meant(word).word for word in ("o", "read", "READ-ON", "read-", "ti", "q", "hel", "next")] == [
        "open", "read", "read-on", "read-on", "tick", "quit", "help", "next"
    ]  # fmt: skip
    with pytest.raises(
        UsageError,
        match="stories, search, sort, save-view, saga, statements",
    ):
        meant("s")


def test_it_loads_no_screen_library(talk: Run, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom briefing.cli.door import run\n"
        f"run(['--db', {str(tmp_path / 'briefing.db')!r}, 'linear'])\n"
        "print('LOADED', {'textual', 'rich'} & set(sys.modules))\n"
    )
    lines = "open 1\nread\nactors\nstatements\ntick 1\nsnooze 1 3d\nundo\nwatch\nstar\ntag quay\nviews\nsaga\nhistory\n"
    lines += "story\nwhy 1\ncompare\nlinks\nbrowse\ncut\nagenda\nactors\nwhy 1\nmerge 1\nbookmark a\nmove 1\nnext-new\n"
    done = subprocess.run([sys.executable, "-c", script], input=lines, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "LOADED set()", done.stderr


def test_at_a_terminal_it_prompts_and_writes_nothing_but_lines(talk: Run, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "briefing", "--db", str(tmp_path / "briefing.db"), "linear"]
    with Terminal(command, columns=40) as t:
        t.wait_for("help reads out the commands.")
        t.press("open 2\n")
        t.wait_for("End of the article.")
        t.press("quit\n")
        assert t.wait_for_exit() == 0
    assert b"> " in t.output
    assert b"\x1b" not in t.output
    with Terminal(command) as t:
        t.wait_for("help reads out the commands.")
        t.press("\x04")
        assert t.wait_for_exit() == 0


def test_in_a_pipe_there_is_no_prompt(briefing: Run, talk: Run) -> None:
    done = briefing("linear", stdin=b"open 1\nquit\n\xff\n")
    assert done.out.splitlines()[4] == "Quay workers end strike"
    assert "> " not in done.out


def test_headings_are_read_out_once_also_where_a_page_ends_below_one(
    inside: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        {"id": f"{n}", "title": f"Bulletin {n}", "published": f"{2018 + n // 12}-01-01", "text": f"Gull {n} was seen."}
        for n in range(36)
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(json.dumps(one) for one in told))
    inside("load", tmp_path / "news.jsonl")

    def read_on() -> list[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'\nsearch "gull 7"\n'), encoding="utf-8"))
        return list(inside("linear").out.splitlines())

    lines = read_on()
    headings = [line for line in lines if line.endswith("stories:")]
    assert headings == ["2020, 12 stories:", "2019, 12 stories:", "2018, 12 stories:"]
    assert lines[lines.index(headings[1]) + 1].startswith("13. ")
    (tmp_path / "config.toml").write_text("headings = false")
    monkeypatch.setenv("BRIEFING_CONFIG", str(tmp_path / "config.toml"))
    assert read_on() == [line for line in lines if line not in headings]
