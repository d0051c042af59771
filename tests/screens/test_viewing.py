"""Which stories are listed and how: views, orders, what is put aside, and a query that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing import queries
from briefing.model import SavedView, Term
from briefing.pipeline import finding, reading
from briefing.queries import parse
from briefing.settings import Settings
from briefing.store import aside, journal, kept_queries, marks
from briefing.store.library import Library
from tests.screens.conftest import raw, take_in


def listed(path: Path, state: str) -> int:
    """How many stories the library itself finds by their state."""
    with Library.open(path, readonly=True) as library:
        return len(reading.story_ids(library, Term("is", state)))  # type: ignore[arg-type]


def titles(reader: Any) -> list[str]:
    """The first word of each story of the list."""
    return [line.split()[1] for line in reader.pane("stories").splitlines() if line[1:2] in ("●", "▽")]


async def test_u_lists_what_is_unread_and_a_story_that_was_read_stays_until_the_list_is_left(
    reader: Any, library: Path
) -> None:
    async with reader(library) as r:
        await r.press("r", "U")
        assert "Unread" in r.lines()[1]
        assert len(r.screen.stories.ids) == 2
        await r.press("r")
        assert len(r.screen.stories.ids) == 2
        await r.press("u")
        await r.press("r", "U", "U")
        assert len(r.screen.stories.ids) == 1
        await r.press("escape")
        assert len(r.screen.stories.ids) == 3
        assert "Unread" not in r.lines()[1]
        await r.press("A", "U")
        await r.until(lambda: "Nothing is unread; U lists all" in r.pane("stories"))
        await r.press("U")
        assert len(r.screen.stories.ids) == 3


async def test_a_view_is_saved_chosen_renamed_and_deleted(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("/", *"outlet:andes", "enter", "8")
        await r.until(lambda: "Always there" in r.text)
        await r.press("a", *"Bank", "enter")
        await r.until(lambda: "Saved the view Bank — u undoes" in r.text)
        await r.press("escape", "8")
        await r.until(lambda: "outlet:andes" in r.text)
        assert "1 of 1" in r.text
        await r.press("G", "enter")
        await r.until(lambda: len(r.screen.stories.ids) == 1)
        assert "1 Bank" in r.lines()[1]
        await r.press("8")
        await r.until(lambda: "Always there" in r.text)
        await r.press("G", "r", "s", "enter")
        await r.until(lambda: "Renamed the view Bank to Banks" in r.text)
        await r.press("8")
        await r.until(lambda: "Always there" in r.text)
        await r.press("G", "d")
        await r.until(lambda: "Deleted the view Banks — u undoes" in r.text)
        await r.press("8")
        await r.until(lambda: "Always there" in r.text)
        assert "Saved" not in r.text.replace("Saved the view", "")
        await r.press("G", "d")
        await r.until(lambda: "This view is always there" in r.text)


async def test_view_and_search_that_are_too_much_together_are_not_saved_and_the_reader_is_told(
    reader: Any, library: Path
) -> None:
    long = " ".join(f"w{number}" for number in range(150))
    with Library.open(library) as opened:
        kept_queries.save_view(opened, "Long", parse(long))
    async with reader(library) as r:
        await r.press("8")
        await r.until(lambda: "Long" in r.text)
        await r.press("G", "enter", "/")
        r.screen.box.value = long
        await r.press("enter", "8")
        await r.until(lambda: "Always there" in r.text)
        await r.press("a")
        await r.until(lambda: "A query has at most 200 terms" in r.text)
        assert "Save as" not in r.text


async def test_a_view_of_ones_own_may_have_the_name_of_one_that_is_always_there(reader: Any, library: Path) -> None:
    with Library.open(library) as opened:
        kept_queries.save_view(opened, "Unread", parse("storm"))
    async with reader(library) as r:
        await r.press("8")
        await r.until(lambda: "Always there" in r.text)
        await r.press("G", "enter")
        await r.until(lambda: len(r.screen.stories.ids) == 1)
        await r.press("U")
        assert r.screen.listed_view == finding.UNREAD
        assert len(r.screen.stories.ids) == 3


async def test_escape_leaves_the_order_of_all_stories_also_where_they_were_chosen_as_a_view(
    reader: Any, library: Path
) -> None:
    async with reader(library) as r:
        await r.press("8")
        await r.until(lambda: "Always there" in r.text)
        await r.press("enter", "S", "G", "enter", "escape")
        assert r.screen.order == "due"
        await r.screen.look_at(SavedView("Mine", "", "newest"))
        await r.press("escape")
        assert r.screen.listed_view == finding.ALL


async def test_stories_are_sorted_as_the_reader_wants_them(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        newest = titles(r)
        await r.press("S")
        await r.until(lambda: "Most covered first" in r.text)
        await r.press("G", "enter")
        await r.until(lambda: "by due day" in r.lines()[1])
        assert titles(r)[0] == "Ferry"
        await r.press("S", "g", "enter")
        await r.until(lambda: "by due day" not in r.lines()[1])
        assert titles(r) == newest


async def test_what_is_archived_is_struck_through_at_once_and_gone_from_the_next_list(
    reader: Any, library: Path
) -> None:
    async with reader(library) as r:
        await r.press(".")
        await r.until(lambda: listed(library, "archived") == 1)
        await r.until(lambda: r.pane("stories").count("▽") == 1)
        assert r.screen.stories.position == 1
        assert len(r.screen.stories.ids) == 3
        await r.press("ctrl+l")
        assert len(r.screen.stories.ids) == 2
        await r.press("u", "ctrl+l")
        assert listed(library, "archived") == 0
        assert len(r.screen.stories.ids) == 3


async def test_all_that_was_found_is_archived_as_one_step_and_brought_back(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("*", ".")
        await r.until(lambda: "Archived 4 articles — u undoes" in r.text)
        assert listed(library, "archived") == 3
        await r.press("*", ".")
        await r.until(lambda: listed(library, "archived") == 0)


async def test_a_tag_is_put_on_shown_found_and_taken_off(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("G", "#")
        await r.until(lambda: "Tag  “" in r.text)
        await r.press(*"Later", "enter")
        await r.until(lambda: "#later" in r.pane("stories"))
        await r.press("/", *"tag:later", "enter")
        assert len(r.screen.stories.ids) == 1
        await r.press("enter", "#")
        await r.until(lambda: "so far #later" in r.text)
        await r.press(*"later", "enter")
        await r.until(lambda: "#later" not in r.pane("article"))
        with Library.open(library, readonly=True) as opened:
            assert marks.tags(opened) == []


async def test_a_tag_of_two_words_looks_alike_in_the_list_and_over_the_article(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("G", "enter", "#", *"call", "space", *"back", "enter")
        for pane in ("stories", "article"):
            await r.until(lambda pane=pane: '#"call back"' in r.pane(pane))


async def test_an_outlet_is_muted_until_a_day_and_listed_again(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("G", "!")
        await r.until(lambda: "Articles of" in r.text)
        await r.press(*["down"] * 20, "enter")
        await r.until(lambda: "Mute until when?" in r.text)
        await r.press(*"3d", "enter")
        await r.until(lambda: "Muted outlet:" in r.text)
        await r.press("ctrl+l")
        assert len(r.screen.stories.ids) == 2
        with Library.open(library, readonly=True) as opened:
            assert [mute.query for mute in aside.mutes(opened)] == ['outlet:"Island Wire"']
        await r.press("!")
        await r.until(lambda: "Muted now" in r.text)
        await r.press(*["down"] * 20, "enter")
        await r.until(lambda: "Unmuted" in r.text)
        await r.press("ctrl+l")
        assert len(r.screen.stories.ids) == 3


async def test_what_is_typed_finds_what_can_be_muted_and_what_is_muted(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("G", "!")
        await r.until(lambda: "Articles of" in r.text)
        await r.press(*"isl")
        assert [pick.name for pick in r.app.screen.picks.entries] == ["Island Wire"]
        await r.press("enter", "enter")
        await r.until(lambda: "Muted outlet:" in r.text)
        await r.press("!")
        await r.until(lambda: "Muted now" in r.text)
        await r.burst(*"wire", "enter")
        await r.until(lambda: "Unmuted" in r.text)
        await r.press("!", *"nobody")
        assert "Nothing here has these words in its name" in r.text


async def test_an_actor_who_is_hardly_mentioned_is_found_by_name(reader: Any, path: Path) -> None:
    ministers = ["Berg", "Lind", "Rask", "Soll", "Ferro", "Haverin", "Dravik", "Marek", "Tennant", "Otieno", "Velsk"]
    told = [f"Harbour Minister Ada {name} said so. Ada {name} left." for name in (*ministers, "Quill", "Abara")]
    last = "Harbour Minister Zora Zimmer was there."
    take_in(path, raw("a", "Rain", *told, last, outlet="Gull", published="2025-08-24"))
    async with reader(path) as r:
        await r.press("!")
        await r.until(lambda: "Articles of" in r.text)
        assert "Zora Zimmer" not in r.text
        await r.press(*"zimmer")
        assert [pick.name for pick in r.app.screen.picks.entries] == ["Zora Zimmer"]


@pytest.mark.parametrize(
    "outlet", ['The "Daily Gull', '"Gull" at sea', "Gull\\", "//gull", "OR", "Gull*", "-gull", "a:b"]
)
async def test_an_outlet_is_muted_whatever_signs_are_in_its_name(reader: Any, path: Path, outlet: str) -> None:
    take_in(path, raw("a", "Rain", "Rain fell on the hills of Wales on Monday.", outlet=outlet, published="2025-08-24"))
    async with reader(path) as r:
        await r.press("!")
        await r.until(lambda: "Articles of" in r.text)
        await r.press(*["down"] * 20, "enter")
        await r.until(lambda: "Mute until when?" in r.text)
        await r.press("enter")
        await r.until(lambda: "Muted outlet:" in r.text)
        with Library.open(path, readonly=True) as opened:
            assert [mute.articles for mute in aside.mutes(opened)] == [1]
        await r.press("!")
        await r.until(lambda: "Muted now" in r.text)
        await r.press(*["down"] * 20, "enter")
        await r.until(lambda: "Unmuted outlet:" in r.text)


async def test_an_outlet_without_a_letter_in_its_name_is_not_offered(reader: Any, path: Path) -> None:
    take_in(path, raw("a", "Rain", "Rain fell on the hills all Monday.", outlet="***", published="2025-08-24"))
    async with reader(path) as r:
        await r.press("!")
        await r.until(lambda: "There is nothing here to mute" in r.text)


async def test_a_mute_that_this_version_cannot_read_can_be_taken_away(reader: Any, library: Path) -> None:
    with Library.open(library) as opened:
        journal.record(opened, "Muted is:fancy", [("mute", "is:fancy", {"until": None})])
    async with reader(library) as r:
        await r.press("!")
        await r.until(lambda: "Muted now" in r.text)
        await r.press(*["down"] * 20, "enter")
        await r.until(lambda: "Unmuted is:fancy" in r.text)


async def test_a_query_that_cannot_be_read_is_told_at_its_place_and_keeps_the_list(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("/", *"ferry is:unraed")
        await r.until(lambda: "at 7: is:unraed cannot be meant" in r.text)
        await r.press("enter")
        assert r.screen.searching
        assert r.screen.box.cursor_position == 6
        await r.press("escape")
        assert "all keys" in r.lines()[-1]
        assert len(r.screen.stories.ids) == 3


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_what_is_wrong_with_a_query_is_said_whole_on_any_screen(reader: Any, library: Path, size: Any) -> None:
    async with reader(library, size=size) as r:
        await r.press("/", *"nosuch:ferry")
        known = f'at 1: There is no field nosuch; put it into "quotes", or take one of {", ".join(queries.FIELDS)}'
        await r.until(lambda: known in " ".join(" ".join(r.lines()[-6:]).split()))
        await r.press("escape")
        await r.until(lambda: "all keys" in r.lines()[-1] and "keys" not in r.lines()[-2])


async def test_while_a_query_is_typed_its_beginning_already_lists(reader: Any, library: Path) -> None:
    async with reader(library) as r:
        await r.press("/", *"-ferry (storm OR")
        await r.until(lambda: len(r.screen.stories.ids) == 1)
        assert "Storm" in r.pane("stories")


def test_every_view_that_is_always_there_can_be_read(path: Path) -> None:
    with Library.open(path) as library:
        assert [view.fault for view in finding.ready_views(library)] == [None] * len(finding.READY)


async def test_the_reader_starts_with_the_view_that_the_settings_name(reader: Any, library: Path) -> None:
    with Library.open(library) as opened:
        kept_queries.save_view(opened, "Ports", parse("ports"))
    async with reader(library, (160, 50), Settings(start="ports")) as r:
        await r.until(lambda: "Ports" in r.text and "Storm closes ports" in r.text)
        assert "Central bank" not in r.text


async def test_a_view_to_start_with_that_is_not_there_is_told_and_all_stories_are_listed(
    reader: Any, library: Path
) -> None:
    async with reader(library, (160, 50), Settings(start="Harbour")) as r:
        await r.until(lambda: "there is no view Harbour" in " ".join(one.message for one in r.app._notifications))
        assert "Storm closes ports" in r.text
