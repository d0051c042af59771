"""The bar at the right edge of a view: where it stands, and what the mouse does with it."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st
from textual.events import MouseScrollDown
from textual.scrollbar import ScrollBarRender

from briefing.model import StoryRow
from widgets.line_view import DrawnLine, LineView
from widgets.scroll_bar import bar_cells
from widgets.story_list import StoryList


class Numbers(LineView):
    """Forty numbered lines."""

    line_count = 40

    def line_at(self, y: int) -> DrawnLine:
        return self.line([(str(y), "")])


def bar_of(view: LineView) -> str:
    """What stands in the last column, with # where the bar is full."""
    edge = [list(view.render_line(y))[-1] for y in range(view.size.height)]
    return "".join("#" if cell.text == " " and cell.style.reverse else cell.text for cell in edge)


@given(st.integers(1, 60), st.integers(0, 3000), st.floats(0, 1))
def test_the_bar_looks_as_textual_draws_it(height: int, lines: int, scrolled: float) -> None:
    top = round(scrolled * max(lines - height, 0))
    drawn = ScrollBarRender.render_bar(height, lines, height if height < lines else 0, top)
    theirs = [(segment.text, bool(segment.style and segment.style.reverse)) for segment in drawn.segments]
    assert list(bar_cells(height, lines, top)) == theirs[:height]


async def test_the_bar_goes_down_with_the_lines(stage) -> None:  # type: ignore[no-untyped-def]
    view = Numbers()
    async with stage(view, size=(20, 10)):
        assert bar_of(view) == "##▄       "
        view.go_bottom()
        assert bar_of(view)[-2:] == "##"


async def test_the_wheel_scrolls(stage) -> None:  # type: ignore[no-untyped-def]
    view = Numbers()
    async with stage(view, size=(20, 10)) as (_, pilot):
        view.post_message(MouseScrollDown(view, 5, 5, 0, 0, 0, False, False, False))
        await pilot.pause()
        assert view.top > 0


async def test_a_click_above_or_below_the_thumb_turns_a_page(stage) -> None:  # type: ignore[no-untyped-def]
    view = Numbers()
    async with stage(view, size=(20, 10)) as (_, pilot):
        await pilot.click(Numbers, offset=(19, 8))
        assert view.top == 10
        await pilot.click(Numbers, offset=(19, 9))
        assert view.top == 20
        await pilot.click(Numbers, offset=(19, 0))
        assert view.top == 10


async def test_the_thumb_is_dragged_and_let_go(stage) -> None:  # type: ignore[no-untyped-def]
    view = Numbers()
    async with stage(view, size=(20, 10)) as (_, pilot):
        await pilot.mouse_down(Numbers, offset=(19, 1))
        await pilot.hover(Numbers, offset=(3, 4))
        assert view.top == 12
        await pilot.mouse_up(Numbers, offset=(3, 4))
        await pilot.hover(Numbers, offset=(3, 8))
        assert view.top == 12


async def test_a_bar_that_is_pointed_at_or_held_has_other_colours(stage) -> None:  # type: ignore[no-untyped-def]
    view = Numbers()
    async with stage(view, size=(20, 10)) as (_, pilot):
        view.styles.scrollbar_color = "red"
        view.styles.scrollbar_color_hover = "green"
        view.styles.scrollbar_color_active = "blue"

        def color() -> str:
            return str(list(view.render_line(0))[-1].style.color.triplet.hex)

        await pilot.hover(Numbers, offset=(19, 5))
        assert color() == "#008000"
        await pilot.mouse_down(Numbers, offset=(19, 0))
        assert color() == "#0000ff"
        await pilot.mouse_up(Numbers, offset=(19, 0))
        await pilot.hover(Numbers, offset=(5, 5))
        assert color() == "#ff0000"


async def test_a_click_on_the_bar_selects_nothing(stage) -> None:  # type: ignore[no-untyped-def]
    stories = StoryList()
    rows = [StoryRow(n, f"Story {n}", "2025-08-26", 1, 1, 0, 0) for n in range(1, 9)]
    async with stage(stories, size=(40, 12)) as (_, pilot):
        stories.show(array("q", [row.id for row in rows]), rows)
        await pilot.click(StoryList, offset=(39, 2))
        assert stories.selected == 1
