"""A story laid open: why its articles are one, its copies, its saga; and the reader's word that it is otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.screens.story import StoryScreen
from briefing.screens.story_pick import StoryPick
from briefing.screens.why import WhyScreen
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
    stories: dict[int, set[str]] = {}
    for story, name in rows:
        stories.setdefault(story, set()).add(name)
    return set(map(frozenset, stories.values()))


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
