"""The list of stories: a window on as many rows as there are."""

from __future__ import annotations

import time
from array import array
from collections.abc import Sequence

import pytest

from briefing.model import Heading, StoryRow
from widgets.story_list import StoryList


def row(number: int, **changes: object) -> StoryRow:
    values = {
        "id": number,
        "title": f"Story {number}",
        "newest": "2025-08-26",
        "articles": 3,
        "outlets": 2,
        "unread": 1,
        "open_watch": 2,
        "starred": False,
    } | changes
    return StoryRow(**values)  # type: ignore[arg-type]


def rows(ids: Sequence[int]) -> list[StoryRow]:
    return [row(number) for number in ids]


async def test_a_row_says_title_articles_outlets_day_and_open_items(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(50, 9)):
        stories.show(array("q", [1]), [row(1, title="Ferry talks resume", starred=True)])
        first, second, _ = seen(stories)[:3]
        assert "●★ Ferry talks resume" in first
        assert "3 articles in 2 outlets" in second
        assert second.endswith("☐ 2  26 Aug 2025")


@pytest.mark.parametrize(
    ("columns", "new", "said"),
    [
        (60, 33, "3 articles · +33 new"),
        (60, 0, "3 articles · nothing new"),
        (32, 33, "3 art · +33 new"),
        (28, 33, "+33 new"),
        (60, None, "3 articles in 2 outlets"),
    ],
)
async def test_a_story_that_was_begun_says_how_much_is_new(
    stage, seen, columns: int, new: int | None, said: str
) -> None:  # type: ignore[no-untyped-def]
    view = StoryList()
    async with stage(view, size=(columns, 6)):
        begun = row(1, articles=3, outlets=2, open_watch=13, newest="2026-03-07", new=new)
        view.show(array("q", [1]), [begun])
        facts = seen(view)[1]
        assert facts.strip("▌ ").startswith(f"{said} ")
        assert facts.endswith(("☐ 13  7 Mar 2026", "☐ 13  7 Mar"))


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (60, "3 articles · +2 new #harbour"),
        (40, "3 articles · +2 new #harbour"),
        (36, "3 art · +2 new #harbour"),
        (29, "+2 new #harbour"),
        (24, "+2 new"),
    ],
)
async def test_a_story_that_was_begun_shows_its_tags_where_there_is_room(stage, seen, columns: int, said: str) -> None:  # type: ignore[no-untyped-def]
    view = StoryList()
    async with stage(view, size=(columns, 6)):
        view.show(array("q", [1]), [row(1, newest="2026-03-07", open_watch=0, new=2, tags=("harbour",))])
        assert seen(view)[1].strip("▌ ").partition("  ")[0] in (said, f"{said} 7 Mar")


async def test_a_tag_of_several_words_is_told_from_two_tags(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = StoryList()
    async with stage(view, size=(60, 6)):
        view.show(array("q", [1]), [row(1, tags=("back", "call back"))])
        assert '#back #"call back"' in seen(view)[1]


async def test_a_long_title_takes_two_lines(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(40, 9)):
        stories.show(
            array("q", [1]), [row(1, title="Harbour ministers of two countries meet again after a long winter")]
        )
        assert seen(stories)[0].endswith("countries")
        assert "meet again" in seen(stories)[1]


async def test_brackets_in_a_title_are_plain_text(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    hostile = "[had] [/nope] [@click=app.quit]x[/]"
    async with stage(stories, size=(60, 9)):
        stories.show(array("q", [1]), [row(1, title=hostile)])
        assert hostile in seen(stories)[0]


async def test_rows_that_are_not_here_are_asked_for_once(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories) as (app, pilot):
        stories.show(array("q", range(1000)))
        await pilot.pause()
        wanted = app.told(StoryList.PageWanted)
        assert [list(message.ids) for message in wanted] == [list(range(128))]
        stories.supply(rows(wanted[0].ids))
        assert "Story 0" in seen(stories)[0]


async def test_the_selection_is_an_id_and_survives_a_reload(stage) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories):
        stories.show(array("q", range(20)), rows(range(20)))
        stories.move(5)
        stories.show(array("q", [100, 101, *range(20)]), rows(range(20)))
        assert stories.selected == 5
        assert stories.position == 7


async def test_the_selected_row_keeps_its_place_on_screen_when_rows_come_in_above(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(40, 12)):
        stories.show(array("q", range(50)), rows(range(50)))
        stories.move(20)
        before = [line for line in seen(stories) if "Story" in line]
        stories.show(array("q", [900, 901, *range(50)]), rows([900, 901, *range(50)]))
        assert [line for line in seen(stories) if "Story" in line] == before


async def test_when_the_selected_row_is_gone_the_one_in_its_place_is_selected(stage) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories):
        stories.show(array("q", [1, 2, 3]), rows([1, 2, 3]))
        stories.move(1)
        stories.show(array("q", [1, 3]), rows([1, 3]))
        assert stories.selected == 3


async def test_pages_ends_and_the_empty_list(stage) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(40, 12)):
        assert stories.selected is None
        assert stories.turn(1) is False
        stories.choose()
        stories.show(array("q", range(100)), rows(range(100)))
        assert stories.turn(1) is True
        assert stories.selected == 3
        stories.go_bottom()
        assert stories.selected == 99
        assert stories.turn(1) is False
        stories.go_top()
        assert stories.selected == 0


async def test_a_click_selects_and_a_double_click_enters(stage) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(40, 12)) as (app, pilot):
        stories.show(array("q", [7, 8, 9]), rows([7, 8, 9]))
        await pilot.click(StoryList, offset=(5, 4))
        assert stories.selected == 8
        assert app.told(StoryList.Chosen) == []
        await pilot.click(StoryList, offset=(5, 7), times=2)
        assert [message.row for message in app.told(StoryList.Chosen)] == [9]


HEADINGS = (Heading(0, "Today"), Heading(2, "Yesterday"), Heading(3, "Thu 26 Nov"))


async def test_a_heading_stands_above_each_group_and_says_how_many_stories_it_has(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(40, 40)):
        stories.show(array("q", range(10)), rows(range(10)), headings=HEADINGS)
        told = [line for line in seen(stories) if line and not line.startswith(("  ", " ●", "▌"))]
        assert told == [" Today  2", " Yesterday  1", " Thu 26 Nov  7"]
        assert seen(stories)[0] == " Today  2"


async def test_the_cursor_goes_from_story_to_story_over_headings(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(40, 40)):
        stories.show(array("q", range(10)), rows(range(10)), headings=HEADINGS)
        for at in range(1, 10):
            stories.move(1)
            assert (stories.selected, stories.position) == (at, at)
            (selected,) = [line for line in seen(stories) if line.startswith("▌") and "Story" in line]
            assert selected.endswith(f"Story {at}")
        stories.move(-6)
        assert stories.selected == 3


async def test_a_page_down_passes_no_story_that_was_not_in_sight(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    each = [Heading(at, f"Day {at}") for at in range(50)]
    async with stage(stories, size=(40, 12)):
        stories.show(array("q", range(50)), rows(range(50)), headings=each)
        met: set[str] = set()
        while True:
            met |= {line.split()[-1] for line in seen(stories) if "Story" in line}
            if not stories.turn(1):
                break
        assert met == {str(number) for number in range(50)}
        assert stories.selected == 49
        while stories.turn(-1):
            pass
        assert (stories.selected, seen(stories)[0]) == (0, " Day 0  1")


@pytest.mark.parametrize("lines", [3, 4, 5, 6, 9, 20])
async def test_wherever_the_cursor_goes_its_story_is_in_sight(stage, seen, lines: int) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    headings = [Heading(at, "A day") for at in (0, 1, 2, 7, 20, 21, 39)]
    async with stage(stories, size=(40, lines)):
        stories.show(array("q", range(40)), rows(range(40)), headings=headings)
        for step in (1, 5, 11, 30, -1, -1, -6, -12, -30):
            stories.move(step)
            told = [line for line in seen(stories) if line.startswith("▌")]
            assert len(told) == 3
            assert told[0].endswith(f"Story {stories.selected}")


async def test_the_beginning_of_the_list_is_its_first_heading(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(40, 9)):
        stories.show(array("q", range(30)), rows(range(30)), headings=HEADINGS)
        assert seen(stories)[0] == " Today  2"
        stories.go_bottom()
        stories.go_top()
        assert seen(stories)[0] == " Today  2"


async def test_a_click_on_a_heading_selects_nothing(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(40, 20)) as (app, pilot):
        stories.show(array("q", range(10)), rows(range(10)), headings=HEADINGS)
        line = seen(stories).index(" Yesterday  1")
        await pilot.click(StoryList, offset=(5, line), times=2)
        assert stories.selected == 0
        await pilot.click(StoryList, offset=(5, line + 1), times=2)
        assert stories.selected == 2
        assert [message.row for message in app.told(StoryList.Chosen)] == [2]


async def test_headings_come_and_go_around_the_selected_story(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(40, 12)):
        ids = array("q", range(50))
        stories.show(ids, rows(range(50)), headings=HEADINGS)
        stories.move(20)
        place = next(y for y, line in enumerate(seen(stories)) if line.startswith("▌"))
        for headings in ((), HEADINGS):
            stories.show(ids, rows(range(50)), headings=headings)
            assert stories.selected == 20
            assert seen(stories)[place].endswith("Story 20")


async def test_a_row_that_changed_is_drawn_anew_below_headings(stage, seen) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    async with stage(stories, size=(40, 30)) as (_, pilot):
        stories.show(array("q", range(5)), rows(range(5)), headings=HEADINGS)
        await pilot.pause()
        stories.supply([row(3, title="Ferry talks")])
        assert [line for line in seen(stories) if "Ferry" in line]
        stories.mark_open(4)
        assert any(line.startswith("▸") and line.endswith("Story 4") for line in seen(stories))


@pytest.mark.parametrize("count", [2_000, 1_000_000])
async def test_one_down_costs_the_same_in_a_long_list(stage, count: int) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    headings = [Heading(at, f"Year {at}") for at in (*range(0, 400, 7), *range(400, count, count // 50))]
    async with stage(stories, size=(60, 40)) as (_, pilot):
        stories.show(array("q", range(count)), rows(range(400)), headings=headings)
        await pilot.pause()
        costs = []
        for _ in range(30):
            before = time.process_time()
            stories.move(1)
            await pilot.pause()
            costs.append(time.process_time() - before)
        assert sorted(costs)[len(costs) // 2] < 0.03  # a pilot's pause costs too; the real figure is under 8 ms
