"""Reading in the linear mode: what is new, places to come back to, long lists, several numbers, ways out to the web."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from items import every_item

from briefing.store.library import Library
from briefing.text import short_day

Talk = Callable[..., list[str]]

FIRST = (
    "The harbour office of Ostrand closed the northern lock on Monday after a barge struck its gate.\n\n"
    "Harbour master Una Rask said that 14 ships were waiting in the roads of Ostrand. The barge, loaded with gravel, "
    "had lost its rudder in the current, its skipper told the river police of Ostrand. Nobody was hurt.\n\n"
    "The lock was built ninety years ago, and its gate had been painted for the anniversary only last month."
)
LATER = (
    "The harbour office of Ostrand closed the northern lock on Monday after a barge struck its gate.\n\n"
    "Divers lifted the broken gate of the lock with two cranes on Tuesday evening.\n\n"
    "Harbour master Una Rask said that 14 ships were waiting in the roads of Ostrand.\n\n"
    "The first ship, a grain carrier, will pass the lock of Ostrand on Friday, Rask promised its captain."
)
NEWS: list[dict[str, Any]] = [
    {
        "id": "lock-1",
        "outlet": "Tide Post",
        "published": "2031-03-03",
        "title": "Barge closes northern lock of Ostrand",
        "url": "https://tide.example/lock",
        "text": f"{FIRST}\n\nPost a Comment",
    },
    {
        "id": "lock-2",
        "outlet": "Gull Wire",
        "published": "2031-03-04",
        "title": "Broken gate lifted at Ostrand lock",
        "text": LATER,
    },
    {
        "id": "moth",
        "outlet": "Meadow Letter",
        "published": "2031-03-01",
        "title": "Moths return to the salt meadows",
        "text": "Grey moths were counted in the salt meadows again.\n\n“They came back,” warden Imre Soll said.",
    },
]


@pytest.fixture
def talk(talks: Callable[..., Talk]) -> Talk:
    return talks(NEWS)


# ---------------------------------------------------------------- what is new, and places


def test_what_is_new_is_read_sentence_by_sentence_both_ways(talks: Callable[..., Talk]) -> None:
    talks(NEWS[:1])("open 1", "next-new")
    typed = ("next-new", "next-new", "previous-new", "previous-new", "", "", "star", "undo", "next-new", "next-new")
    told = talks(NEWS)("open 1", *typed)[3:]
    crane = "Divers lifted the broken gate of the lock with two cranes on Tuesday evening."
    ship = "The first ship, a grain carrier, will pass the lock of Ostrand on Friday, Rask promised its captain."
    assert told[:4] == [crane, ship, crane, "There is nothing new before this."]
    assert told[4].startswith("Harbour master Una Rask said")
    assert told[5:7] == [ship, "End of the article."]
    assert told[7:9] == [f"{done}Starred “Broken gate lifted at Ostrand lock”" for done in ("", "Undone: ")]
    assert told[9:] == [ship, "Nothing more is new in this article.", "No other article of the story is unread."]


def test_of_a_first_article_all_is_new(talk: Talk) -> None:
    assert talk("open 1", "next-new")[-1] == "All of this is new: no other article of the story was read before."


def test_paragraphs_are_read_again_upwards_and_from_the_top(talk: Talk) -> None:
    told = talk("open 1", "", "up", "up", "", "", "top")
    assert "This is the first paragraph of Broken gate lifted at Ostrand lock." in told
    assert told[-1] == told[2]


def test_an_article_is_opened_where_it_was_left_unless_it_was_read_to_its_end(talk: Talk) -> None:
    told = talk("open 1", "", "articles", "open 2", "open 1", "read", "open 1")
    again = told.index("You left it here; top begins it anew.")
    assert told[again + 1] == told[3]
    assert told.count("You left it here; top begins it anew.") == 1
    talk("open 1", "articles", "open 1", "")
    assert talk("open 1", "articles", "open 1")[-2] == "You left it here; top begins it anew."


def test_one_jumps_back_to_where_one_was_and_forward_again(talk: Talk) -> None:
    told = talk("open 1", "", "open 2", "jump-back", "jump-forward", "jump-forward", "jump-back", "jump-back")
    crane = next(line for line in told if line.startswith("Divers lifted"))
    moths = [at for at, line in enumerate(told) if line == "Moths return to the salt meadows"]
    assert told[moths[0] + 3] == "Broken gate lifted at Ostrand lock"
    assert told[moths[0] + 5] == crane
    assert told[moths[1] + 3] == "There is no later place."
    assert told[-1] == "There is no earlier place."


def test_a_place_is_bookmarked_read_out_and_gone_to(talk: Talk) -> None:
    told = talk("go-to-bookmark", "bookmark a", "open 1", "", "bookmark a", "open 2", "go-to-bookmark a", "bookmark ab")
    assert told[:2] == ["No place is bookmarked yet.", "No story is open; open 1 opens the first."]
    assert "Bookmarked “Broken gate lifted at Ostrand lock” under a" in told
    assert told[-2].startswith("Divers lifted")
    assert told[-1] == "Say a letter or a digit: bookmark a."
    told = talk("go-to-bookmark", "open 1", "go-to-bookmark z", "undo")
    assert re.fullmatch(r"1\. a, .*: Broken gate lifted at Ostrand lock", told[0])
    assert told[3].startswith("Divers lifted")
    assert told[-2:] == [
        "There is no bookmark z; go-to-bookmark alone reads out those there are.",
        "Undone: Bookmarked “Broken gate lifted at Ostrand lock” under a",
    ]


def test_stories_are_walked_along_read_or_not_and_read_out_again_where_one_is(talk: Talk) -> None:
    told = talk("previous-story", "next-story", "next-story", "next-story", "previous-story", "back", "next-story")
    assert told[0] == "This is the first story of the list."
    assert [line for line in told if line in {one["title"] for one in NEWS}] == [
        NEWS[1]["title"], NEWS[2]["title"], NEWS[0]["title"], NEWS[2]["title"]
    ]  # fmt: skip
    assert "This is the last story of the list." in told
    assert "2 stories." in told


# ---------------------------------------------------------------- lists


def test_a_long_list_is_read_out_in_pages_and_its_numbers_stay(talks: Callable[..., Talk]) -> None:
    items = "\n".join(f"- Whether quay {n} of Ostrand opens again." for n in range(1, 31))
    talk = talks([{"id": "quays", "title": "Quays of Ostrand", "text": f"They are closed.\n\nWhat to watch\n{items}"}])
    told = talk("watch", "", "tick 21", "filter quay 3", "filter harbour", "filter")
    assert [line.partition(".")[0] for line in told[:20]] == [str(n) for n in range(1, 21)]
    assert told[20] == "10 more; an empty line reads on."
    assert told[21].startswith("21. ")
    assert f"{told[31].removeprefix('Ticked “').removesuffix('”')}; from Quays of Ostrand" in told[21]
    assert re.findall(r"quay (\d+)", " ".join(told[32:-2])) == ["30", "3"]
    assert told[-2:] == [
        "No entry holds “harbour”.",
        "Say words: filter minister; of the stories, search finds those with words.",
    ]


def test_marks_take_several_numbers_a_range_or_all_as_one_step(talk: Talk) -> None:
    told = talk("star 1-2", "star 1,2", "mark-read all", "undo", "tag 1,2 harbour", "undo", "star 1,x", "star 1 9")
    assert told == [
        "Starred 3 articles",
        "Took the star off 3 articles",
        "Marked 3 articles read",
        "Undone: Marked 3 articles read",
        "Tagged 3 articles: harbour",
        "Undone: Tagged 3 articles: harbour",
        "Say a number: star 2.",
        "There is no number 9: the list has 2 stories.",
    ]


def test_a_number_in_a_note_is_a_word_of_it(talk: Talk, tmp_path: Path) -> None:
    talk("open 1", "checklist", "note 1 3 calls to make")
    with Library.open(tmp_path / "briefing.db", readonly=True) as library:
        items = every_item(library)
    assert [row.note for row in items if row.note] == ["3 calls to make"]


def test_the_list_is_narrowed_headed_and_kept_as_a_view(talk: Talk) -> None:
    told = talk(
        "open 2", "unread-only", "unread-only", "headings", "headings", "search lock", "save-view Locks", "views"
    )
    assert "1 story in Unread." in told
    assert told[told.index("1 story in Unread.") + 2] == "2 stories."
    assert [one for one in told if "Headings" in one] == ["Headings are no longer read out", "Headings are read out"]
    assert "Saved the view Locks" in told
    assert talk("views")[-1] == "8. Locks: lock (newest first, 1 story, 1 unread)"


def test_statements_of_one_kind_are_read_out_and_copied_with_their_source(talk: Talk) -> None:
    told = talk("open 2", "kind direct", "copy 1", "copy", "kind mixed", "kind odd", "actors", "copy 1")
    assert told[4] == "“They came back” — Imre Soll, 1 Mar 2031, Meadow Letter"
    assert told[5] == "Moths return to the salt meadows — Meadow Letter, 1 Mar 2031"
    assert told[6] == "Nothing here is mixed; kind all reads out the rest."
    assert told[7] == "Say one of all, direct, mixed, reported: kind direct."
    assert told[-1] == "Another list was read out last; statements reads out the one that is meant."


def test_all_that_a_speaker_said_is_read_out_with_days_also_where_nothing_is_open(talk: Talk) -> None:
    told = talk("statements Soll", "copy 1", "open 1", "statements Nemo")
    assert told[0].startswith("1. Imre Soll, direct, ")
    assert told[0].endswith("; in Meadow Letter, 1 Mar 2031")
    assert "“They came back” — Imre Soll, 1 Mar 2031, Meadow Letter" in told
    assert "Moths return to the salt meadows" in told
    assert told[-1] == "Nobody who is called Nemo is quoted."


def test_actors_are_those_of_the_article_the_story_or_the_library(talk: Talk) -> None:
    told = talk("open 2", "scope library", "actors", "scope article", "actors", "scope street")
    assert told[3] == "Read out of the story, and actors of the whole library from now on"
    library = told[4 : told.index("Read out of the open article from now on")]
    assert any("Una Rask" in line for line in library)
    here = told[told.index("Read out of the open article from now on") + 1 :]
    assert not any("Una Rask" in line for line in here)
    assert told[-1] == "Say article, story or library: scope article."


# ---------------------------------------------------------------- items


def test_the_agenda_reads_out_what_is_coming_by_days(talk: Talk) -> None:
    days = [(date.today() + timedelta(days=ahead)).isoformat() for ahead in (0, 12)]
    told = talk(
        "agenda", "open 1", "add Call Rask", "add Meet Soll", "checklist", f"due 1 {days[1]}", f"due 2 {days[0]}"
    )
    assert told[0] == "Nothing is due in the coming four weeks."
    told = talk("agenda", "tick 1", "undo")
    assert told[0] == "Today, 1 item:"
    assert told[1].startswith("1. due ")
    assert told[2] == f"{short_day(days[1])}, 1 item:"
    assert told[4].startswith("Ticked “")


def test_what_is_snoozed_stands_in_the_agenda_when_it_comes_back(talk: Talk) -> None:
    day = (date.today() + timedelta(days=9)).isoformat()
    told = talk("open 1", "add Call Rask", "checklist", f"snooze 2 {day}", "agenda")
    assert f"1. snoozed until {short_day(day)}: " in told[-1]


def test_an_item_whose_words_hold_a_day_is_due_then(talk: Talk) -> None:
    tomorrow = date.today() + timedelta(days=1)
    told = talk("open 1", "add Call Rask tomorrow", "agenda")
    assert f"Added “Call Rask tomorrow”, due {short_day(tomorrow.isoformat())}" in told
    assert "Call Rask tomorrow" in told[-1]


def test_what_is_overdue_is_said_once_above_the_items(talk: Talk) -> None:
    past = (date.today() - timedelta(days=3)).isoformat()
    told = talk("open 1", "add Call Rask", "add Meet Soll", "checklist", f"due 1 {past}", "watch")
    listed = told[told.index("Overdue, 1 item:") :]
    assert "overdue" not in " ".join(listed[1:])
    assert "open" not in listed[1].partition(":")[0]


def test_an_item_tells_its_history(talk: Talk) -> None:
    told = talk("open 1", "checklist", "tick 1", "item-history 1")
    assert ": Found in “Broken gate lifted at Ostrand lock”" in told[-2]
    assert told[-1].endswith(": Ticked")


# ---------------------------------------------------------------- out to the web, and what was cut


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down what it is asked to open."""
    program, opened = tmp_path / "lynx", tmp_path / "opened"
    program.write_text(f"#!{sys.executable}\nimport sys\nopen({str(opened)!r}, 'a').write(sys.argv[1])\n")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return opened


def test_an_article_and_its_links_are_opened_in_the_browser(talk: Talk, browser: Path) -> None:
    told = talk("open 1", "browse", "articles", "open 2", "browse", "links", "browse 1", "copy 1", "open 1")
    assert "This article has no address of its own; links reads out those in it." in told
    assert told.count("Opening https://tide.example/lock") == 3
    assert browser.read_text() == "https://tide.example/lock" * 3
    assert "https://tide.example/lock" in told


def test_what_was_cut_is_read_out_with_the_reason_and_put_back(talk: Talk) -> None:
    told = talk("open 1", "cut", "articles", "open 2", "cut", "cut 1", "read", "undo", "cut 9")
    assert "Nothing was cut from this article." in told
    assert "1. furniture: Post a Comment" in told
    at = told.index("1. furniture: Post a Comment")
    assert "Post a Comment" in told[at + 2 :]
    assert any(line.startswith("Undone: ") for line in told[at:])


# ---------------------------------------------------------------- the help, and where one begins


def test_the_help_is_short_and_explains_a_command_when_asked(talk: Talk) -> None:
    told = talk("help")
    assert len(told) < 15
    assert told[0].startswith("Lists: stories, search, ")
    assert talk("help tick") == ["tick numbers: Tick items, or open them again."]
    assert "compare [number]: Read out how another article, or an older version, differs." in talk("help all")
    assert talk("help tikc") == ["There is no command tikc; did you mean tick? help lists them."]


def test_it_begins_with_the_view_of_the_settings_or_says_which_line_names_none(
    inside: Any, talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    monkeypatch.setenv("BRIEFING_CONFIG", str(config))
    talk("open 2")
    config.write_text('headings = false\nstart = "unread"\n', encoding="utf-8")
    assert inside("linear").out.splitlines()[0] == "1 story in Unread."
    config.write_text('headings = false\nstart = "Harbour"\n', encoding="utf-8")
    told = inside("linear").out.splitlines()
    assert told[0].startswith(f"{config}:2: there is no view Harbour; there are All stories, Unread, ")
    assert told[0].endswith("; all stories are listed.")
    assert told[1] == "2 stories."
