"""The statements in the reader: one kind alone, from carrier to carrier, copied, and given to another speaker."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.pipeline import quoting, reading
from briefing.pipeline.taking_in import take_in
from briefing.store import list_rows
from briefing.store.library import Library

LEAD = (
    "Harbour Minister Ada Berg of Norway and Transport Minister Ola Lind of Estonia met in Tallinn on Tuesday to "
    "resume talks on the Baltic ferry line, which has been closed since a collision in March."
)
OTHER_LEAD = (
    "Norway and Estonia talk again about the closed Baltic ferry line. In Tallinn Harbour Minister Ada Berg and "
    "Transport Minister Ola Lind sat down on Tuesday for the first time since two ferries met in the fog in March. "
    "The ferry talks go on."
)
WORDS = "We will open the line when the last lamp on the pier has been looked at"
CHANGED = WORDS.replace("looked at", "checked")
ARTICLES = {
    "Coast Post": f"{LEAD}\n\n“{WORDS},” Ada Berg said.\n\nOla Lind said that he was tired.",
    "Daily Gull": f"{OTHER_LEAD}\n\n“{CHANGED},” Ada Berg said.",
}


def write(path: Path, *records: dict[str, str]) -> None:
    """Take these articles in."""
    source = path.parent / f"{records[0]['outlet']}.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in records))
    with Library.open(path) as opened:
        take_in(opened, [source], report=lambda told: None)


@pytest.fixture
def library(path: Path) -> Path:
    """A library with one story in two outlets."""
    records = [
        {"id": outlet, "outlet": outlet, "title": "Ferry talks resume", "published": "2025-08-26", "text": text}
        for outlet, text in ARTICLES.items()
    ]
    write(path, *records)
    return path


def speakers(path: Path) -> list[tuple[str | None, bool]]:
    """What the library itself says of who spoke, and whether the reader said so."""
    with Library.open(path, readonly=True) as library:
        keys = [row.key for row in list_rows.articles(library, reading.story_ids(library)[0])]
        return [(row.speaker, row.corrected) for row in quoting.of_articles(library, keys)]


async def test_the_pane_shows_one_utterance_with_what_outlets_changed(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "4")
        assert r.pane("statements").count("Ada Berg") == 1
        assert "2 outlets:" in r.pane("statements")
        assert "‹checked›" in r.pane("statements")


async def test_enter_shows_the_words_and_then_the_next_carrier(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "4", "enter")
        first = r.screen.story.row.key
        await r.press("enter")
        assert r.screen.story.row.key != first
        await r.press("enter")
        assert r.screen.story.row.key == first


async def test_kinds_are_shown_one_by_one_and_then_all_again(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "4", "F")
        assert re.search(r"Statements \d direct of \d", r.text)
        assert "was tired" not in r.pane("statements")
        await r.press("F", "F")
        assert "was tired" in r.pane("statements")
        assert "last lamp" not in r.pane("statements")
        await r.press("F")
        assert "last lamp" in r.pane("statements")
        assert "direct of" not in r.text


async def test_a_narrow_pane_still_says_which_kind_is_shown(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(80, 24)) as r:
        await r.press("enter", "4", "F")
        assert re.search(r"Statements \d direct", r.text)
        await r.press("F", "F")
        assert re.search(r"Statements \d reported", r.text)


async def test_the_filter_finds_speakers_and_words(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "4", "f")
        await r.burst(*"lind", "enter")
        assert "was tired" in r.pane("statements")
        assert "last lamp" not in r.pane("statements")
        await r.press("escape")
        assert "last lamp" in r.pane("statements")


async def test_w_goes_on_to_all_that_the_speaker_said_in_the_library_and_back(reader, library) -> None:  # type: ignore[no-untyped-def]
    pier = "“The pier is older than my father,” Harbour Minister Ada Berg said.\n\nShe said that she would not sell it."
    write(library, {"title": "Norway keeps its pier", "outlet": "Pier News", "published": "2026-03-02", "text": pier})
    async with reader(library) as r:
        await r.press("G", "enter", "4")
        assert "last lamp" in r.pane("statements")
        story = r.screen.story.id
        await r.press("w")
        await r.until(lambda: "my father" in r.pane("statements"))
        assert "2 Mar 2026 · Pier News" in r.pane("statements")
        assert re.search(r"Statements 3  Ada Berg", r.text)
        said = [row.words for row in r.screen.statements.entries]
        assert "my father" in said[0]
        assert "last lamp" in said[-1]
        assert {row.speaker for row in r.screen.statements.entries} == {"Ada Berg"}
        await r.press("g", "y")
        assert r.app.clipboard == "“The pier is older than my father” — Ada Berg, 2 Mar 2026, Pier News"
        await r.press("enter")
        await r.until(lambda: r.screen.story.id != story)
        assert "Norway keeps its pier" in r.pane("article")
        assert [row.words for row in r.screen.statements.entries] == said
        await r.press("G", "enter")
        await r.until(lambda: r.screen.story.id == story)
        assert r.screen.statements.selected is r.screen.statements.entries[-1]
        await r.press("w")
        await r.until(lambda: "my father" not in r.pane("statements"))
        assert "lamp on the pier" in r.pane("statements")
        assert "26 Aug 2025" not in r.pane("statements")


async def test_a_statement_of_another_story_is_given_to_someone_else_and_taken_back(reader, library) -> None:  # type: ignore[no-untyped-def]
    pier = "“The pier is older than my father,” Harbour Minister Ada Berg said."
    write(library, {"title": "Norway keeps its pier", "outlet": "Pier News", "published": "2026-03-02", "text": pier})
    async with reader(library) as r:
        await r.press("G", "enter", "4", "w")
        await r.until(lambda: "my father" in r.pane("statements"))
        await r.press("g", "e")
        await r.burst(*"Nemo", "enter")
        await r.until(lambda: "my father" not in r.pane("statements"))
        assert "last lamp" in r.pane("statements")
        assert "▸4 Statements 1  Ada Berg" in r.text
        await r.press("u")
        await r.until(lambda: "my father" in r.pane("statements"))


async def test_y_copies_a_statement_with_its_source(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "4", "y")
        assert r.app.clipboard.startswith("“We will open the line")
        assert "” — Ada Berg, 26 Aug 2025, " in r.app.clipboard


async def test_e_gives_a_statement_to_a_name_that_is_typed_and_u_takes_it_back(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "4")
        before = speakers(library)
        await r.press("e")
        assert "Who said it?" in r.text
        await r.burst(*"lin", "enter")
        await r.until(lambda: "as you said" in r.pane("statements"))
        assert ("Ola Lind", True) in speakers(library)
        assert "Ola Lind  as you said" in r.pane("statements")
        await r.press("u")
        await r.until(lambda: "as you said" not in r.pane("statements"))
        assert speakers(library) == before


async def test_a_name_that_nobody_has_nobody_and_the_texts_own_can_be_chosen(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "4", "e")
        await r.burst(*"Nemo", "enter")
        await r.until(lambda: ("Nemo", True) in speakers(library))
        await r.press("e")
        await r.burst(*"nobod", "enter")
        await r.until(lambda: (None, True) in speakers(library))
        assert "Nobody known  as you said" in r.pane("statements")
        await r.press("e")
        await r.burst("backspace", *["down"] * 20, "enter")
        await r.until(lambda: not any(corrected for _, corrected in speakers(library)))


ELSEWHERE = (
    "“The pier is older than my father,” Orla Łindqvist said.\n\n“It will stand,” Özden Lindgren-Åberg said. "
    "Orla Łindqvist and Özden Lindgren-Åberg run the Lind Pier Society of Lindau. Orla Łindqvist is its treasurer."
)


async def test_whoever_speaks_elsewhere_in_the_library_is_offered_behind_those_of_the_story(reader, library) -> None:  # type: ignore[no-untyped-def]
    write(library, {"title": "The pier", "outlet": "Pier News", "published": "2025-08-20", "text": ELSEWHERE})
    async with reader(library) as r:
        await r.press("g", "enter", "4", "e")
        assert "Lindgren" not in r.text
        await r.press(*"lind")
        offered = [pick.name for pick in r.app.screen.picks.entries]
        assert offered[:2] == ["Ola Lind", "Özden Lindgren-Åberg"]
        assert offered.count("Ola Lind") == 1
        assert "Lindau" not in offered
        await r.press(*"gren ab")
        assert "person · " in r.text
        await r.burst("tab")
        assert r.app.screen.box.value == "Özden Lindgren-Åberg"
        await r.press("enter")
        await r.until(lambda: ("Özden Lindgren-Åberg", True) in speakers(library))


async def test_a_name_of_the_library_that_is_typed_blindly_is_the_one_that_is_given(reader, library) -> None:  # type: ignore[no-untyped-def]
    write(library, {"title": "The pier", "outlet": "Pier News", "published": "2025-08-20", "text": ELSEWHERE})
    async with reader(library) as r:
        await r.press("g", "enter", "4", "e")
        await r.burst(*"ozden", "enter")
        await r.until(lambda: ("Özden Lindgren-Åberg", True) in speakers(library))


async def test_to_leave_the_question_or_to_keep_the_name_changes_nothing(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "4")
        before = speakers(library)
        await r.press("e", "escape")
        await r.press("e", "enter")
        assert "Who said it?" not in r.text
        await r.press("e")
        await r.burst(*"be", "tab")
        assert r.app.screen.box.value == "Ada Berg"
        await r.press("escape")
        assert speakers(library) == before


@pytest.mark.parametrize("key", ["e", "F"])
async def test_elsewhere_the_keys_say_where_they_work(reader, library, key: str) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press(key)
        assert "press 4" in r.text


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 60)])
async def test_the_question_fits_every_screen(reader, library, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=size) as r:
        await r.press("enter", "4", "e")
        assert "Who said it?" in r.text
        assert "Ada Berg" in r.text
        assert all(len(line) <= size[0] for line in r.lines())


async def test_an_answer_counts_though_escape_is_typed_right_behind_it(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "4", "e")
        await r.burst(*"Vera", "enter", "escape", "escape")
        await r.until(lambda: "Gave" in r.text)
        assert speakers(library)[0][0] == "Vera"
