"""What the linear mode says of stories and actors, and how a reader says it otherwise: as on the screen, by typing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reports import CHOIR, DAM, HOMES

Talk = Callable[..., list[str]]


def record(name: str, outlet: str, day: str, title: str, text: str) -> dict[str, Any]:
    return {"id": name, "outlet": outlet, "published": day, "title": title, "text": text}


NEWS = [
    record("dam-2", "Coast Daily", "2031-03-04", "Thousands leave homes below the dam", HOMES),
    record("dam-1", "Velna Post", "2031-03-03", "Corvane dam opens spillways", DAM),
    record("copy", "Bay News", "2031-03-03", "Cracks at Corvane", DAM),
    record("choir", "Coast Daily", "2031-03-01", "A choir without an audience", CHOIR),
]


@pytest.fixture
def talk(talks: Callable[..., Talk]) -> Talk:
    return talks(NEWS)


def after(lines: list[str], begins: str) -> list[str]:
    """The lines from the first one on that begins so."""
    return lines[next(at for at, line in enumerate(lines) if line.startswith(begins)) :]


# ---------------------------------------------------------------- what belongs together


def test_a_story_is_laid_open_with_its_copies_numbered(talk: Talk) -> None:
    told = after(talk("open 1", "story"), "2 articles")
    assert told[0] == "2 articles, 1 copy: Thousands leave homes below the dam."
    assert told[1].startswith("1. read, Coast Daily, 4 Mar 2031: Thousands leave")
    assert re.match(r"2\. unread, Velna Post, 3 Mar 2031, also in Bay News, \d+ new sentences: Corvane dam", told[2])
    assert told[3] == "3. copy of 2, Bay News, 3 Mar 2031: Cracks at Corvane"


def test_it_says_why_articles_are_together_the_answer_first(talk: Talk) -> None:
    told = talk("open 1", "story", "why 2", "why 3", "articles", "why 1 2")
    answers = [line for line in told if line.startswith(("One story: ", "One text: "))]
    assert [line.partition(":")[0] for line in answers] == ["One story", "One text", "One story"]
    assert any(re.match(r"\d names in both: .*Ida Quillon", line) for line in told)
    told = talk("open 2", "story", "why 1")
    assert told[-1].startswith("It stands alone")


def test_an_article_is_split_off_and_that_is_undone(talk: Talk) -> None:
    told = talk("open 1", "articles", "split 2", "articles", "stories", "undo", "articles")
    assert "Split “Corvane dam opens spillways” off its story" in told
    assert "3 stories." in told
    assert "Undone: Split “Corvane dam opens spillways” off its story" in told
    assert told[-1].startswith("2. unread, Velna Post")
    again = talk("open 2", "articles", "split 1")
    assert again[-1] == "“A choir without an audience” stands alone already."


def test_an_article_is_moved_to_a_story_that_was_read_out(talk: Talk) -> None:
    told = talk("open 2", "articles", "move 1", "into 1", "articles", "undo", "into 1")
    told = after(told, "1. 2 articles in 3 outlets, 4 Mar 2031: Thousands leave")
    assert told[1] == "into 1 takes the first."
    assert told[2] == "Moved “A choir without an audience” to “Thousands leave homes below the dam”"
    assert [line.partition(".")[0] for line in told[3:6]] == ["1", "2", "3"]
    assert told[6] == f"Undone: {told[2]}"
    assert told[7] == "Nothing is to be chosen; move 2, merge-story and merge 2 read out what could be."


def test_stories_are_merged_by_their_numbers_or_with_the_open_one(talk: Talk) -> None:
    merged = "Merged “A choir without an audience” into “Thousands leave homes below the dam”"
    assert talk("merge-story 1 2", "stories", "undo")[:2] == [merged, "1 story."]
    assert merged in talk("open 1", "merge-story 2", "undo")
    assert merged in talk("open 1", "merge-story", "into 1", "undo")
    assert talk("merge-story 1-9")[-1] == "There is no number 3: the list has 2 stories."


def test_two_articles_are_kept_apart_for_good(talk: Talk) -> None:
    told = talk("open 1", "articles", "never 1", "never 2", "stories", "undo")
    assert "It is the open one; open the other of the two first, or say both: never 1 2." in told
    assert "Never “Thousands leave homes below the dam” with “Corvane dam opens spillways”" in told
    assert "3 stories." in told
    assert "Never “Corvane dam opens spillways” with “Thousands leave homes below the dam”" in talk(
        "open 1", "articles", "never 1 2", "undo"
    )


def test_a_copy_is_shown_for_itself_and_folded_again(talk: Talk) -> None:
    told = talk("open 1", "story", "alone 3", "story", "alone 2", "story")
    shown = told.index("Showed “Cracks at Corvane” for itself")
    assert any(line.endswith("shown for itself: Cracks at Corvane") for line in told[shown:])
    number = next(line.partition(".")[0] for line in told[shown:] if "shown for itself" in line)
    folded = talk("open 1", "story", f"alone {number}", "story")
    assert "Folded “Cracks at Corvane” again" in told + folded
    assert folded[-1] == "3. copy of 2, Bay News, 3 Mar 2031: Cracks at Corvane"


# ---------------------------------------------------------------- two texts side by side


def test_texts_are_compared_sentence_by_sentence_the_sum_first(talk: Talk) -> None:
    told = after(talk("open 1", "compare", "compare 2"), "1. Velna Post")
    assert told[:2] == [
        "1. Velna Post, 3 Mar 2031: Corvane dam opens spillways",
        "2. Bay News, 3 Mar 2031: Cracks at Corvane",
    ]
    assert re.fullmatch(r"\d+ sentences? the same, \d+ changed, \d+ only here, \d+ only there\.", told[2])
    assert told[3] == "Here is Coast Daily, 4 Mar 2031: Thousands leave homes below the dam."
    assert "Only here: “We leave nobody behind,” Quillon said." in told
    assert any(line.startswith("Only there: The dam was built in 1961") for line in told)


def test_an_older_version_is_compared_as_before_and_now(talk: Talk, talks: Callable[..., Talk]) -> None:
    talks([NEWS[3] | {"text": CHOIR.replace("in June", "in July")}])
    told = talk("open 2", "compare")
    (sums,) = [line for line in told if "changed," in line]
    assert "1 changed, 0 only before, 0 only now" in sums
    at = told.index("Changed. Before: The choir will sing again in June, with tea and cake.")
    assert told[at + 1] == "Now: The choir will sing again in July, with tea and cake."


# ---------------------------------------------------------------- who is who


def test_why_names_are_one_actor_is_read_out_with_who_gave_which_role(talk: Talk) -> None:
    told = talk("open 1", "actors")
    number = next(re.match(r"(\d+)\. Ida Quillon", line)[1] for line in told if "Ida Quillon, person" in line)  # type: ignore[index]
    told = after(talk("open 1", "actors", f"why {number}"), "Ida Quillon, ")
    assert told[0] == "Ida Quillon, 2 names."
    assert told[1].endswith(": Ida Quillon")
    assert re.match(r"2\. also printed, 1 article, the surname alone.*: Quillon", told[2])
    assert any(line.startswith("Role, Mayor") and "Coast Daily, 4 Mar 2031" in line for line in told[3:])


def numbered(talk: Talk, name: str) -> str:
    """The number that an actor has in the list of the first story."""
    told = talk("open 1", "actors")
    return next(found[1] for line in told if (found := re.match(rf"(\d+)\. {name}", line)))


def test_actors_are_merged_parted_renamed_typed_and_ignored_each_as_one_step(talk: Talk) -> None:
    ola, ida = numbered(talk, "Ola Brennick"), numbered(talk, "Ida Quillon")
    done = [
        (f"merge {ola} {ida}", "Merged Ola Brennick into Ida Quillon"),
        (f"split {ida} Quillon", "Split Quillon from Ida Quillon"),
        (f"rename {ola} Ola B.", "Renamed Ola Brennick to Ola B."),
        (f"retype {ola} organisation", "Changed the type of Ola Brennick to organisation"),
        (f"ignore {ola}", "Ignored Ola Brennick"),
    ]
    for typed, said in done:
        told = talk("open 1", "actors", typed, "undo")
        assert told[-2:] == [said, f"Undone: {said}"]


def test_an_actor_is_merged_with_one_of_the_nearest_or_of_those_with_words(talk: Talk) -> None:
    ola = numbered(talk, "Ola Brennick")
    told = talk("open 1", "actors", f"merge {ola} quillon", "into 1", "actors", "undo")
    assert any(line.startswith("1. Ida Quillon, person: ") for line in told)
    assert "Merged Ola Brennick into Ida Quillon" in told


def test_an_ignored_actor_is_listed_again_by_its_name(talk: Talk) -> None:
    ola = numbered(talk, "Ola Brennick")
    told = talk("open 1", "actors", f"ignore {ola}", "actors", "restore ola brennick", "restore Nemo", "restore")
    assert told[-3:] == [
        "Listed Ola Brennick again",
        "Nemo is not ignored.",
        "Say the name that was ignored: restore Una Rask.",
    ]


def test_what_lacks_a_word_says_what_to_type(talk: Talk) -> None:
    told = talk("open 1", "split 1", "actors", "split 1", "retype 1 fish", "merge", "move 1", "into 1")
    assert "Another list was read out last; story reads out the one that is meant." in told
    assert "Say the name that is another's: split 2 Rask; why 2 reads out its names." in told
    assert any(line.startswith("Say one of person, ") for line in told)
    assert "Say a number: merge 3 1, or merge 3." in told


def test_a_merge_of_stories_needs_no_story_to_be_open(talk: Talk) -> None:
    assert talk("merge-story 1 2", "undo", "redo", "undo")[0].startswith("Merged ")


def test_articles_are_loaded_and_the_library_analysed_anew(talk: Talk, tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text("New pier for Ansel\n\nAnsel opened its new pier on Monday.\n", encoding="utf-8")
    told = talk(f"load {tmp_path / 'pier.txt'}", "stories", f"load {tmp_path / 'none'}", "load", "reanalyse")
    assert told[0] == "Took in 1 article (1 new)"
    assert told[1] == "3 stories."
    failed = told.index("Took in 0 articles (nothing new); 1 failed")
    assert str(tmp_path / "none") in told[failed + 1]
    assert told[-2:] == [
        "Say a file or folder: load news.jsonl.",
        "5 articles analysed anew; your marks are as they were",
    ]
