"""A story laid open: why its articles are one, its copies, its saga; and the reader's word that it is otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from briefing.pipeline import sorting
from briefing.screens.comparing import CompareScreen
from briefing.screens.story import StoryScreen
from briefing.screens.story_pick import StoryPick
from briefing.screens.why import WhyScreen
from briefing.store import articles, stories
from briefing.store.library import Library
from hostile import PAYLOADS
from widgets.pick_list import PickList
from widgets.story_sheet import FactList, NoteLines, SheetList

from .conftest import Reader, raw, take_in

_LOCK = (
    "The ship lock at Varnholm on the river Tessaro broke on Monday when the freighter Maravel rammed its upper gate, "
    "and Transport Minister Petra Orland said that 41 barges were waiting below it."
)
_WIRE = (
    _LOCK,
    "“We shall open the lower chamber by hand,” Petra Orland told reporters at Varnholm on Monday evening.",
    "The Tessaro Shipping Council said that the lock was built in 1931 and that its gates were to be replaced.",
    "The captain of the Maravel, Jon Brandt, was questioned by the river police of Varnholm for three hours.",
)


def lock(source: str, title: str, *more: str, outlet: str, published: str = "2031-03-03") -> Any:
    return raw(source, title, *more, outlet=outlet, published=published)


RIVER = (
    lock("wire", "Freighter Maravel rams the ship lock at Varnholm", *_WIRE, outlet="Tessaro Wire"),
    lock("post", "Ship lock broken at Varnholm", *_WIRE, outlet="Harbour Post"),
    lock(
        "gull",
        "Freighter Maravel breaks the Varnholm ship lock",
        "The freighter Maravel rammed the upper gate of the ship lock at Varnholm, and 41 barges wait on the Tessaro.",
        "Captain Jon Brandt of the Maravel said the engine had not obeyed him, the river police of Varnholm reported.",
        "Transport Minister Petra Orland came to Varnholm and promised to open the lower chamber of the lock by hand.",
        outlet="Daily Gull",
        published="2031-03-04",
    ),
    lock(
        "trial",
        "Captain of the Maravel on trial over the Varnholm lock",
        "Jon Brandt, captain of the freighter Maravel, went on trial at Varnholm over the ship lock that it rammed.",
        "The river police told the court that Jon Brandt had slept when the Maravel rammed the gate of the ship lock.",
        "Petra Orland was heard as a witness about the 41 barges on the river Tessaro.",
        outlet="Tessaro Wire",
        published="2031-05-20",
    ),
    lock(
        "goats",
        "Goats of Halden win a prize for their cheese",
        "A farm at Halden won the cheese prize of the province, and its goats were shown in the market on Saturday.",
        "“They eat nothing but clover,” said farmer Ansa Lindo.",
        outlet="Daily Gull",
        published="2031-03-02",
    ),
)


@pytest.fixture
def river(path: Path) -> Path:
    """A library with an event in two articles, one of them in two outlets, what came of it, and something else."""
    take_in(path, *RIVER)
    return path


def grouped(path: Path) -> set[frozenset[str]]:
    """Which articles are one story, by their ids."""
    with Library.open(path, readonly=True) as library:
        rows = library.rows("SELECT placement.story, article.id FROM placement JOIN article ON key = article")
    found: dict[int, set[str]] = {}
    for story, name in rows:
        found.setdefault(story, set()).add(name)
    return set(map(frozenset, found.values()))


def said(r: Reader) -> str:
    """What the reader is told now."""
    return " ".join(one.message for one in r.app._notifications)


def sheet(r: Reader) -> SheetList:
    assert isinstance(r.app.screen, StoryScreen)
    return r.app.screen.query_one(SheetList)


def titles(r: Reader) -> list[str]:
    return [f"{row.kind} {row.facts[0]}" for row in sheet(r).entries]


def note(r: Reader) -> str:
    return r.app.screen.query_one(NoteLines).text


async def lay_open(r: Reader) -> None:
    """Open the story of the lock at the Gull's article, and look into it."""
    await r.press("j", "enter")
    assert r.screen.story is not None
    assert r.screen.story.row.id == "gull"
    await r.press("i")


async def test_i_lays_the_story_open_with_copies_and_saga(reader, river) -> None:
    async with reader(river) as r:
        print(grouped(river))
        await lay_open(r)
        print(r.text)
        assert titles(r) == ["text Daily Gull", "text Tessaro Wire", "copy Harbour Post", "story 20 May 2031"]


async def test_the_selected_article_says_what_it_shares_with_its_nearest(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        await r.until(lambda: "Jon Brandt" in note(r))
        assert "with Tessaro Wire" in note(r)
        assert "is needed here" in note(r)
        await r.press("j", "j")
        await r.until(lambda: "sentences with Tessaro Wire" in note(r))
        await r.press("j")
        await r.until(lambda: "days lie between them" in note(r))


async def test_why_shows_all_of_it_and_goes_on_to_the_next_article(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        await r.press("W")
        assert isinstance(r.app.screen, WhyScreen)
        groups = {fact.group.split(" ")[0] for fact in r.app.screen.query_one(FactList).entries}
        assert {"One", "Names", "Words", "Numbers"} <= groups
        await r.press("J", "W", "j", "j", "W")
        assert any(fact.group.startswith("Sentences") for fact in r.app.screen.query_one(FactList).entries)
        await r.press("G", "g", "escape", "escape")
        assert r.app.screen is r.screen


async def test_the_selected_article_is_laid_beside_the_open_one(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        other = next(row for row in sheet(r).entries if row.kind == "copy")
        sheet(r).select((False, other.key))
        await r.press("v")
        await r.until(lambda: isinstance(r.app.screen, CompareScreen) and "the same" in r.text)
        assert f"+ {other.facts[0]}" in r.text
        await r.press("escape")
        assert isinstance(r.app.screen, StoryScreen)


async def test_enter_opens_the_article_and_a_related_story_and_the_way_back_in_time(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        await r.press("j", "enter")
        assert r.app.screen is r.screen
        assert r.screen.story.row.id == "wire"
        await r.press("i", "G", "enter")
        assert r.screen.story.row.id == "trial"
        assert r.screen.stories.selected == r.screen.story.id
        await r.press("<")
        assert r.screen.story.row.id in ("wire", "gull")
        await r.press(">")
        assert r.screen.story.row.id == "trial"
        await r.press(">")
        assert "Nothing later" in said(r)


async def test_a_saga_is_walked_along_without_leaving_the_overlay(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        await r.press(">")
        assert titles(r) == ["text Tessaro Wire", "story 3 Mar 2031 to 4 Mar 2031"]
        await r.press("<", "<")
        assert "Nothing earlier" in said(r)
        assert titles(r)[0] == "text Daily Gull"


async def test_an_article_is_split_off_and_u_takes_it_back(reader, river) -> None:
    before = grouped(river)
    async with reader(river) as r:
        await lay_open(r)
        text = r.pane("article")
        await r.press("s")
        assert "Split “Freighter Maravel breaks the Varnholm ship lock” off its story — u undoes" in said(r)
        assert frozenset({"gull"}) in grouped(river)
        assert titles(r)[:2] == ["text Tessaro Wire", "copy Harbour Post"]
        assert r.screen.story.row.id == "gull"
        assert len(r.screen.story.articles) == 1
        assert r.screen.stories.selected == r.screen.story.id
        await r.press("u")
        assert grouped(river) == before
        assert "text Daily Gull" in titles(r)
        await r.press("ctrl+r", "escape", "u")
        await r.until(lambda: len(r.screen.story.articles) == 2)
        assert grouped(river) == before
        assert len(r.screen.stories.ids) == 3
        assert r.pane("article").splitlines()[4] == text.splitlines()[4]


async def test_what_stands_alone_cannot_be_split_off_and_that_is_said(reader, river) -> None:
    async with reader(river) as r:
        await r.press("G", "i")
        assert titles(r) == ["text Daily Gull"]
        await r.until(lambda: "stands alone" in note(r))
        await r.press("s")
        assert "stands alone already" in said(r)
        await r.press("W", "c", "n", "J")
        assert titles(r) == ["text Daily Gull"]


async def test_an_article_moves_to_the_story_that_was_typed_and_stays_before_the_readers_eyes(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        await r.press("m")
        assert isinstance(r.app.screen, StoryPick)
        await r.until(lambda: r.app.screen.query_one(PickList).entries)
        assert len(r.app.screen.query_one(PickList).entries) == 2
        await r.press(*"goats")
        await r.until(lambda: len(r.app.screen.query_one(PickList).entries) == 1)
        await r.press("enter")
        await r.until(lambda: "Moved" in said(r))
        assert grouped(river) == {frozenset({"goats", "gull"}), frozenset({"wire", "post"}), frozenset({"trial"})}
        assert titles(r)[0] == "text Tessaro Wire"
        await r.press("escape")
        assert [row.id for row in r.screen.story.articles] == ["gull", "goats"]
        assert "Freighter Maravel breaks" in r.pane("article")
        assert "Lindo" in r.pane("actors")
        assert r.screen.stories.selected == r.screen.story.id


async def test_keys_typed_ahead_move_the_article_and_take_it_back(reader, river) -> None:
    before = grouped(river)
    async with reader(river) as r:
        await lay_open(r)
        await r.press("escape")
        await r.burst("i", "m", *"goats", "enter")
        await r.until(lambda: "Moved" in said(r))
        assert frozenset({"goats", "gull"}) in grouped(river)
        await r.burst("u", "s", "u", "j", "s", "u")
        assert grouped(river) == before
        assert "text Daily Gull" in titles(r)
        await r.burst("s", "escape", "i", "W", "escape", "escape", "u", "j")
        assert r.app.screen is r.screen
        await r.until(lambda: grouped(river) == before)


async def test_two_stories_are_merged_from_the_list(reader, river) -> None:
    before = grouped(river)
    async with reader(river) as r:
        await r.press("+")
        assert isinstance(r.app.screen, StoryPick)
        await r.press(*"goat", "enter")
        await r.until(lambda: "Merged “Goats of Halden" in said(r))
        assert frozenset({"trial", "goats"}) in grouped(river)
        assert len(r.screen.stories.ids) == 2
        await r.press("u")
        assert grouped(river) == before
        assert len(r.screen.stories.ids) == 3
        await r.press("+", "escape")
        assert grouped(river) == before


async def test_a_story_of_the_saga_is_merged_with_a_key(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        await r.press("G", "+")
        assert frozenset({"trial", "wire", "post", "gull"}) in grouped(river)
        assert [row.kind for row in sheet(r).entries] == ["text", "text", "text", "copy"]
        await r.press("escape")
        assert len(r.screen.story.articles) == 3
        assert len(r.screen.stories.ids) == 2


async def test_n_keeps_the_selected_article_apart_from_the_open_one(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        await r.press("n")
        assert "Open the other one" in said(r)
        await r.press("j", "n")
        assert frozenset({"gull"}) in grouped(river)
        assert "Never “Freighter Maravel breaks" in said(r)
        assert titles(r)[0] == "text Daily Gull"
        await r.press("u")
        assert frozenset({"gull", "wire", "post"}) in grouped(river)


async def test_a_copy_is_shown_for_itself_and_folded_again(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        await r.press("c")
        assert "select a copy" in said(r)
        await r.press("j", "j", "s")
        assert "c shows a copy for itself" in said(r)
        await r.press("c")
        assert [row.kind for row in sheet(r).entries] == ["text", "text", "text", "story"]
        assert len(r.screen.story.articles) == 3
        assert r.app.screen.query_one(SheetList).selected.title == "Ship lock broken at Varnholm"
        assert "shown for itself" in r.text
        await r.press("c")
        assert [row.kind for row in sheet(r).entries] == ["text", "text", "copy", "story"]
        await r.press("enter")
        assert r.screen.story.row.id == "wire"
        assert "v lays the copy beside it" in said(r)
        assert "also in Harbour Post" in r.pane("article")


async def test_an_article_that_another_program_moved_meanwhile_is_opened_where_it_stands_now(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        await r.press("j")
        with Library.open(river) as library:
            wire, goats = (articles.key_of(library, name) for name in ("wire", "goats"))
            sorting.move(library, wire, stories.story_of(library, goats))
        await r.press("enter")
        assert r.screen.story.row.id == "wire"
        assert {row.id for row in r.screen.story.articles} == {"wire", "goats"}
        await r.press("i", "s", "s")
        assert grouped(river) >= {frozenset({"wire", "post"}), frozenset({"goats"})}


async def test_the_story_is_looked_into_from_every_pane_and_an_empty_library_has_none(reader, river, tmp_path) -> None:
    async with reader(river) as r:
        await r.press("i")
        assert titles(r) == ["text Tessaro Wire", "story 3 Mar 2031 to 4 Mar 2031"]
        await r.press("escape", "enter", "3", "i")
        assert isinstance(r.app.screen, StoryScreen)
    async with reader(tmp_path / "empty.db") as r:
        for key, told in (("i", "look into"), ("+", "merge"), ("<", "open"), (">", "open")):
            await r.press(key)
            assert r.app.screen is r.screen
            assert said(r) == f"There is no story to {told}"


async def test_a_click_selects_and_a_second_one_opens(reader, river) -> None:
    async with reader(river) as r:
        await lay_open(r)
        at = next(y for y, line in enumerate(r.lines()) if "Freighter Maravel rams" in line)
        await r.pilot.click(offset=(60, at))
        await r.settled()
        assert sheet(r).selected.title.startswith("Freighter Maravel rams")
        await r.pilot.click(offset=(60, at))
        await r.until(lambda: r.app.screen is r.screen and r.screen.story.row.id == "wire")


@pytest.mark.parametrize("size", [(40, 12), (40, 20), (80, 24), (120, 36), (200, 60)])
async def test_hostile_titles_stay_text_at_every_size(reader, river, size: tuple[int, int]) -> None:
    nasty = "".join(PAYLOADS)
    with Library.open(river) as library:
        library.db.execute("UPDATE article SET title = ? || title, outlet = ? || outlet", [nasty, nasty])
        library.db.execute("UPDATE story SET title = ? || title", [nasty])
    async with reader(river, size=size) as r:
        await r.press("j", "enter")
        for key in ("i", *"jjjWjJ", "escape", *"gm", "escape", "+", "enter", *"usuq+"):
            await r.press(key)
            assert all(cell_len(line) <= size[0] for line in r.lines())
            assert not any(char < " " or "\x7f" <= char < "\xa0" for line in r.lines() for char in line)
        await r.press("escape", "u", "i", "enter")
        assert r.app.screen is r.screen
