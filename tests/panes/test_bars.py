"""The lines around the panes: what gives way to what where there is little room, and no hint that is half a hint."""

from __future__ import annotations

import pytest

from widgets.bars import HintLine, PaneTitle

HINTS = [("enter", "open"), ("esc", "close"), ("W", "why"), ("s", "split off"), ("n", "never with the open one")]


def whole(hints: list[tuple[str, str]]) -> list[str]:
    return [f"{key} {does}" for key, does in hints]


@pytest.mark.parametrize("columns", [24, 30, 40, 60, 100])
async def test_hints_are_shown_whole_or_not_at_all_the_first_ones_first(stage, seen, columns: int) -> None:  # type: ignore[no-untyped-def]
    line = HintLine()
    async with stage(line, size=(columns, 2)):
        line.styles.height = 2
        line.hint(HINTS, "? all ")
        shown = " ".join(seen(line)).replace("? all", "").split("   ")
        told = [part for part in (part.strip() for row in shown for part in row.split("  ")) if part]
        assert told == whole(HINTS)[: len(told)]
        assert len(told) >= 2


async def test_hints_ask_for_the_lines_that_they_need(stage) -> None:  # type: ignore[no-untyped-def]
    line = HintLine()
    async with stage(line, size=(40, 9)) as (_, pilot):
        line.styles.height = "auto"
        line.hint(HINTS[:4])
        await pilot.pause()
        assert line.size.height == 2
        line.hint(HINTS[:2])
        await pilot.pause()
        assert line.size.height == 1


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (60, "Article  The Harbour Review     1 of 3 · place 1 of 19"),
        (40, "Article         1 of 3 · place 1 of 19"),
        (20, "Article      1 of 3"),
    ],
)
async def test_a_title_keeps_its_name_then_the_place_then_the_facts(stage, seen, columns: int, said: str) -> None:  # type: ignore[no-untyped-def]
    title = PaneTitle()
    async with stage(title, size=(columns, 1)):
        title.say([("Article", "bar--name"), ("  The Harbour Review", "bar--faint")], "1 of 3 · place 1 of 19 ")
        assert seen(title)[0].split() == said.split()
