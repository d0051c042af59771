"""Who is who, said with a key: merged, split, renamed, retyped, ignored, and all of it taken back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual import events

from briefing.pipeline import casting
from briefing.screens.naming import MergeScreen, NamesScreen, RenamePrompt, TypeScreen
from briefing.store.library import Library
from hostile import PAYLOADS
from widgets.pick_list import PickList

from .conftest import raw, take_in
from .test_casting import go_to, names

DAM = (
    raw(
        "dam-1",
        "Dam at Nordvann to be raised",
        "Energy Minister Karl Ostrander said on Monday that the dam at Nordvann would be raised by two metres.",
        "Karl Ostrander promised that no farm in the valley of Nordvann would be flooded.",
        outlet="Coast Post",
        published="2025-09-01",
    ),
    raw(
        "dam-2",
        "Farmers at Nordvann against a higher dam",
        "Farmers protested on Tuesday against the higher dam at Nordvann, and against Minister Karl J. Ostrander.",
        "Karla Weil, who speaks for the farmers, called the dam at Nordvann a threat.",
        outlet="Daily Gull",
        published="2025-09-02",
    ),
)


@pytest.fixture
def dam(path: Path) -> Path:
    """A library with one story, in which one minister is spelt in two ways."""
    take_in(path, *DAM)
    return path


def cast(path: Path) -> dict[str, str]:
    """The people of the library as it stands, with their types."""
    with Library.open(path, readonly=True) as library:
        return {known.name: known.type for known, _ in casting.rows(library)}


def said(r) -> str:  # type: ignore[no-untyped-def]
    """What the reader is told now."""
    return " ".join(one.message for one in r.app._notifications)


async def picks(r) -> list[str]:  # type: ignore[no-untyped-def]
    await r.until(lambda: r.app.screen.query(PickList) and r.app.screen.query_one(PickList).entries)
    return [pick.name for pick in r.app.screen.query_one(PickList).entries]


async def test_m_merges_into_the_actor_chosen_and_u_takes_it_back(reader, dam) -> None:  # type: ignore[no-untyped-def]
    before = cast(dam)
    async with reader(dam) as r:
        await r.press("enter", "3")
        await go_to(r, "Karla Weil")
        await r.press("m")
        assert isinstance(r.app.screen, MergeScreen)
        near = await picks(r)
        assert "Karla Weil" not in near
        await r.press(*"nordv")
        await r.until(lambda: [one.name for one in r.app.screen.query_one(PickList).entries] == ["Nordvann"])
        await r.press(*["backspace"] * 5, *"ostrander", "enter")
        await r.until(lambda: "Merged Karla Weil into Karl Ostrander — u undoes" in said(r))
        assert "Karla Weil" not in names(r)
        assert r.screen.actors.selected.actor.name == "Karl Ostrander"
        assert "Karla Weil" not in cast(dam)
        await r.press("u")
        await r.until(lambda: "Karla Weil" in names(r))
        assert cast(dam) == before
        await r.press("ctrl+r")
        await r.until(lambda: "Karla Weil" not in names(r))


async def test_keys_typed_ahead_merge_with_the_name_that_was_typed(reader, dam) -> None:  # type: ignore[no-untyped-def]
    async with reader(dam) as r:
        await r.press("enter", "3")
        await go_to(r, "Karla Weil")
        await r.burst("m", *"ostrander", "enter")
        await r.until(lambda: r.app.screen is r.screen and "Karla Weil" not in names(r))
        assert "Karl Ostrander" in cast(dam)


async def test_the_names_tell_why_they_are_one_and_who_gave_the_roles(reader, dam) -> None:  # type: ignore[no-untyped-def]
    async with reader(dam) as r:
        await r.press("enter", "3")
        await go_to(r, "Karl Ostrander")
        await r.press("W")
        assert isinstance(r.app.screen, NamesScreen)
        assert {"Karl Ostrander", "Karl J. Ostrander", "Energy Minister"} <= set(await picks(r))
        assert "one with Karl Ostrander" in r.text
        assert "Coast Post, 1 Sep 2025" in r.text
        await r.press("G", "end", *["j"] * 20, "enter")
        assert isinstance(r.app.screen, NamesScreen)
        assert "A role cannot be split off" in said(r)
        await r.press("W")
        assert r.app.screen is r.screen


async def test_entering_a_name_splits_it_off_and_u_joins_it_again(reader, dam) -> None:  # type: ignore[no-untyped-def]
    async with reader(dam) as r:
        await r.press("enter", "3")
        await go_to(r, "Karl Ostrander")
        await r.press("M")
        at = (await picks(r)).index("Karl J. Ostrander")
        await r.press(*["j"] * at, "enter")
        await r.until(lambda: "Split Karl J. Ostrander from Karl Ostrander — u undoes" in said(r))
        assert {"Karl Ostrander", "Karl J. Ostrander"} <= set(names(r))
        await r.press("u")
        await r.until(lambda: "Karl J. Ostrander" not in names(r))


async def test_enter_on_names_that_will_never_come_does_nothing(reader, dam) -> None:  # type: ignore[no-untyped-def]
    async with reader(dam) as r:
        await r.press("enter", "3")
        held = threading.Event()
        waiting = r.app.lane.read(lambda _: held.wait())
        await r.pilot.press("M")
        await r.until(lambda: isinstance(r.app.screen, NamesScreen))
        r.app.post_message(events.Key("enter", None))
        await r.until(lambda: [worker.cancel() for worker in r.app.workers if worker.group == "search"])
        held.set()
        await waiting
        await r.press("down")
        assert isinstance(r.app.screen, NamesScreen)
        await r.press("escape", "k")
        assert r.app.screen is r.screen


async def test_a_name_that_stands_alone_cannot_be_split_off(reader, dam) -> None:  # type: ignore[no-untyped-def]
    async with reader(dam) as r:
        await r.press("enter", "3")
        await go_to(r, "Nordvann")
        await r.press("M")
        assert await picks(r) == ["Nordvann"]
        await r.press("enter")
        await r.until(lambda: "cannot be split" in said(r))


async def test_an_actor_is_renamed_and_stays_selected(reader, dam) -> None:  # type: ignore[no-untyped-def]
    async with reader(dam) as r:
        await r.press("enter", "3")
        await go_to(r, "Karla Weil")
        await r.press("=")
        assert isinstance(r.app.screen, RenamePrompt)
        await r.press(*" of Vann", "enter")
        await r.until(lambda: "Renamed Karla Weil to Karla Weil of Vann" in said(r))
        assert r.screen.actors.selected.actor.name == "Karla Weil of Vann"
        await r.press("=", *["backspace"] * 30, "enter")
        await r.until(lambda: "Karla Weil" in names(r))
        await r.press("=", "escape", "=", "enter")
        assert "Karla Weil" in cast(dam)


async def test_a_type_is_chosen_from_five_and_the_actor_stays_selected(reader, dam) -> None:  # type: ignore[no-untyped-def]
    async with reader(dam) as r:
        await r.press("enter", "3")
        await go_to(r, "Karla Weil")
        await r.press("T")
        assert isinstance(r.app.screen, TypeScreen)
        assert len(await picks(r)) == 5
        await r.press("j", "enter")
        await r.until(lambda: cast(dam)["Karla Weil"] == "organisation")
        assert r.screen.actors.selected.actor.name == "Karla Weil"
        assert "Organisations 1" in r.pane("actors")


async def test_an_ignored_actor_is_listed_no_more_until_u(reader, dam) -> None:  # type: ignore[no-untyped-def]
    async with reader(dam) as r:
        await r.press("enter", "3", "w")
        await go_to(r, "Karla Weil")
        await r.press("-")
        await r.until(lambda: "Karla Weil" not in names(r))
        assert "Ignored Karla Weil — u undoes" in said(r)
        await r.press("u")
        await r.until(lambda: "Karla Weil" in names(r))


@pytest.mark.parametrize("key", ["m", "M", "W", "equals_sign", "T", "minus"])
async def test_elsewhere_the_keys_say_where_they_work(reader, dam, key: str) -> None:  # type: ignore[no-untyped-def]
    async with reader(dam) as r:
        await r.press(key)
        assert r.app.screen is r.screen
        assert "press 3 to go there" in said(r)
        await r.press("3", key)
        assert "No actor is selected" in said(r)


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (200, 60)])
async def test_hostile_names_and_roles_stay_text_in_every_dialog(reader, dam, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    nasty = "".join(PAYLOADS)
    with Library.open(dam) as library:
        library.db.execute("UPDATE actor SET roles = json_array(?), variants = json_array(?)", [nasty, nasty])
        library.db.execute("UPDATE actor SET name = ? || name", [nasty])
        library.db.execute("UPDATE name SET name = ? || name", [nasty])
        library.db.execute("UPDATE roster SET name = ? || name", [nasty])
    async with reader(dam, size=size) as r:
        await r.press("enter", "3", "w")
        for key in ("m", "M", "W", "equals_sign", "T", "minus", "u", "enter"):
            await r.press(key)
            assert not any(char < " " or "\x7f" <= char < "\xa0" for line in r.lines() for char in line)
            await r.press("escape" if r.app.screen is not r.screen else "3")


async def test_a_renamed_actor_with_a_hostile_name_is_cleaned(reader, dam) -> None:  # type: ignore[no-untyped-def]
    async with reader(dam) as r:
        await r.press("enter", "3", "=")
        r.app.screen.query_one("#rename-box").value = "[@click=app.quit]x[/]\x1b[2J\u202e"
        await r.press("enter")
        await r.until(lambda: "[@click=app.quit]x[/]" in names(r))
        assert "[@click=app.quit]x[/]" in r.pane("actors")
