"""The actors: of an article, a story or the library; the stories they are in, and the places that mention them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.store.library import Library
from hostile import PAYLOADS

from .conftest import raw, take_in

BERG = (
    raw(
        "opera",
        "Opera house of Lysehavn opens its doors again",
        "The opera house of Lysehavn opened again on Thursday evening with a gala of the soprano Ida Holm.",
        "Conductor Pål Rygg led the orchestra through an overture that nobody had heard since the fire.",
        "Guests from the theatre, among them the painter Tor Vik, applauded. Ada Berg sat in the third row.",
        outlet="Coast Post",
        published="2025-10-09",
    ),
    raw(
        "opera-2",
        "Gala of the soprano Ida Holm opens the opera house again",
        "The soprano Ida Holm sang at the gala with which the opera house of Lysehavn opened again.",
        "Former conductor Pål Rygg led the orchestra. The painter Tor Vik called the overture a gift.",
        outlet="Daily Gull",
        published="2025-10-10",
    ),
)


@pytest.fixture
def wide(library: Path) -> Path:
    """The library of the other tests, with a second story in which Ada Berg is mentioned."""
    take_in(library, *BERG)
    return library


def names(r) -> list[str]:  # type: ignore[no-untyped-def]
    return [row.actor.name for row in r.screen.actors.entries]


async def go_to(r, name: str) -> None:  # type: ignore[no-untyped-def]
    """Select an actor by its name."""
    for row in r.screen.actors.entries:
        if row.actor.name == name:
            r.screen.actors.select(r.screen.actors.key_of(row))
            return
    raise AssertionError(f"{name} is not among {names(r)}")


async def test_w_goes_from_the_story_to_the_library_to_the_article_and_the_title_says_so(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("enter", "3")
        assert "story" in r.screen.query_one("#title-actors").text
        assert "Rosa Marin" not in names(r)
        await r.press("w")
        assert "library" in r.screen.query_one("#title-actors").text
        assert {"Ada Berg", "Rosa Marin", "Hery Rabe"} <= set(names(r))
        assert "story" in r.screen.query_one("#title-statements").text
        await r.press("w")
        assert "article" in r.screen.query_one("#title-actors").text
        assert not r.screen.whole_story
        await r.press("w")
        assert "story" in r.screen.query_one("#title-actors").text


async def test_the_library_is_shown_without_an_open_story_and_w_elsewhere_leaves_it(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("3", "w")
        assert "Hery Rabe" in names(r)
        await r.press("1", "enter", "w")
        assert "Hery Rabe" in names(r)
        await r.press("3", "w")
        assert "Hery Rabe" not in names(r)


async def test_a_story_of_one_article_has_no_scope_between_itself_and_the_library(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("G", "enter", "3")
        for scope in ("library", "article", "library", "article"):
            await r.press("w")
            assert scope in r.screen.query_one("#title-actors").text


async def test_mentions_over_the_days_are_drawn_where_there_are_two_days(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("enter", "3")
        await go_to(r, "Tor Vik")
        assert r.screen.actors.selected.days == (1, 1)
        assert " ██ 2" in r.pane("actors")
        await r.press("w")
        assert {len(row.days) for row in r.screen.actors.entries} == {14}
        await r.press("w")
        assert not any(row.days for row in r.screen.actors.entries)


async def test_what_came_since_the_last_visit_is_new_and_on_the_first_nothing_is(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("3", "w")
        await r.until(lambda: r.screen.last_visit is None and names(r))
        assert not any(row.new for row in r.screen.actors.entries)
    with Library.open(library) as other:  # else the new actors would come within the second of the first visit
        other.db.execute("UPDATE mark SET value = '{\"at\": \"2025-01-01\"}' WHERE kind = 'visit'")
        other.db.execute("UPDATE name SET first_seen = '2024-12-31'")
    take_in(library, *BERG)
    async with reader(library) as r:
        await r.until(lambda: r.screen.last_visit is not None)
        await r.press("3", "w")
        new = {row.actor.name for row in r.screen.actors.entries if row.new}
        assert "Tor Vik" in new
        assert "Ada Berg" not in new
        assert f"●{len(new)} · library" in r.screen.query_one("#title-actors").text
        assert " ● Tor Vik" in r.pane("actors")
        await r.press("u")
        assert "Nothing to undo" in r.text


async def test_enter_lists_the_stories_of_an_actor_and_escape_comes_back(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("enter", "3", "w")
        before = r.screen.stories.selected
        await go_to(r, "Ada Berg")
        await r.press("enter")
        assert r.screen.pane_name == "stories"
        assert len(r.screen.stories.ids) == 2
        assert "Stories with Ada Berg" in r.text
        await r.press("escape")
        assert len(r.screen.stories.ids) == 4
        assert r.screen.stories.selected == before
        assert r.screen.pane_name == "actors"
        assert "Stories with" not in r.text


async def test_a_second_click_on_an_actor_lists_its_stories_too(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("3", "w")
        await r.pilot.click("#actors", offset=(6, 1))
        assert r.screen.with_actor is None
        await r.pilot.click("#actors", offset=(6, 1))
        await r.until(lambda: r.screen.with_actor is not None and r.screen.pane_name == "stories")


async def test_an_actor_that_no_listed_story_has_is_told(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("3", "w")
        await go_to(r, "Ada Berg")
        with Library.open(wide) as other:
            other.db.execute("UPDATE name SET roster = NULL WHERE name = 'Ada Berg'")
        await r.press("enter")
        assert len(r.screen.stories.ids) == 0
        assert "No story is listed with Ada Berg" in " ".join(one.message for one in r.app._notifications)
        assert "library is empty" not in r.text
        await r.press("escape")
        assert len(r.screen.stories.ids) == 4


async def test_a_search_goes_on_among_the_stories_of_an_actor_and_ends_first(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("j", "enter", "3")
        await go_to(r, "Ada Berg")
        await r.burst("enter", "slash", *"ferry", "enter")
        assert len(r.screen.stories.ids) == 1
        await r.press("escape")
        assert len(r.screen.stories.ids) == 2
        assert r.screen.with_actor is not None
        await r.press("1", "q")
        assert len(r.screen.stories.ids) == 4
        assert r.app.is_running


async def test_n_walks_through_the_mentions_of_the_selected_actor(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("j", "enter", "3")
        await go_to(r, "Ada Berg")
        key = r.screen.story.row.key
        total = len(r.screen.actors.selected.actor.places)
        await r.press("n")
        assert r.screen.story.row.key == key
        assert f"1/{total} · story" in r.screen.query_one("#title-actors").text
        seen = {r.screen.trail[r.screen.trail_at]}
        for _ in range(total - 1):
            await r.press("n")
            seen.add(r.screen.trail[r.screen.trail_at])
        assert len(seen) == total
        await r.press("n")
        assert "From the top" in r.text
        await r.press("N")
        assert f"{total}/{total} · story" in r.screen.query_one("#title-actors").text
        await go_to(r, "Ola Lind")
        await r.press("n")
        assert r.screen.trail_at == 0
        assert r.screen.trail[0] in r.screen.actors.selected.actor.places


async def test_in_the_library_n_goes_on_into_other_stories_and_the_list_of_actors_stays(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("3", "w")
        await go_to(r, "Ada Berg")
        seen = set()
        for _ in range(12):
            await r.press("n")
            seen.add(r.screen.story.id)
            assert r.screen.actors.selected.actor.name == "Ada Berg"
            assert r.screen.pane_name == "actors"
        assert len(seen) == 2


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (200, 60)])
async def test_f_filters_what_is_shown_as_one_types(reader, wide, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide, size=size) as r:
        await r.press("enter", "3", "f", *"vik")
        await r.until(lambda: names(r) == ["Tor Vik"])
        await r.press("enter")
        assert r.screen.pane_name == "actors"
        assert "1 of " in r.screen.query_one("#title-actors").text
        await r.press("escape")
        assert len(names(r)) > 1
        assert r.screen.pane_name == "actors"
        await r.press("f", *"no such name", "escape")
        assert len(names(r)) > 1


async def test_the_filter_asks_the_whole_library_and_keys_typed_ahead_reach_it(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("3", "w")
        await r.burst("f", *"rabe", "enter", "n")
        assert names(r) == ["Hery Rabe"]
        assert "Hery Rabe" in r.screen.story.article.text
        assert r.screen.query_text == ""
        await r.press("escape")
        assert len(names(r)) > 5


async def test_a_filter_elsewhere_says_where_it_works(reader, wide) -> None:  # type: ignore[no-untyped-def]
    async with reader(wide) as r:
        await r.press("f")
        assert "press 3 or 4" in r.text


async def test_hostile_text_in_filter_and_title_stays_text(reader, wide) -> None:  # type: ignore[no-untyped-def]
    with Library.open(wide) as other:
        for at, row in enumerate(other.rows("SELECT key FROM roster ORDER BY mentions DESC")):
            other.db.execute("UPDATE roster SET name = ? WHERE key = ?", [PAYLOADS[at % len(PAYLOADS)], row["key"]])
    async with reader(wide) as r:
        await r.press("3", "w")
        for _ in range(len(names(r))):
            await r.press("enter", "escape", "j")
            assert not any(char < " " or "\x7f" <= char < "\xa0" for line in r.lines() for char in line)
        r.screen.query_one("#filter-actors").value = "%_\\[@click=app.quit]'; DROP TABLE mark; --"
        await r.settled()
        assert names(r) == []
