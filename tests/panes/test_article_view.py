"""The article view: text by offsets, spans where they stand, and a place that is kept."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, Block, BlockKind, Span
from widgets.article_layout import Edges, Layer, set_article
from widgets.article_view import ArticleView


def article(*parts: tuple[BlockKind, str], title: str | None = None) -> Article:
    """An article of these blocks; its first heading is its title."""
    blocks, at = [], 0
    for kind, text in parts:
        blocks.append(Block(kind, at, at + len(text)))
        at += len(text) + 2
    text = "\n\n".join(text for _, text in parts)
    return Article(
        identity="a" * 20, id="1", source="desk.txt", title=title or parts[0][1], text=text, blocks=tuple(blocks)
    )


FERRY = article(
    ("heading", "Ferry talks resume"),
    ("paragraph", "Ministers of Nordland and Ostland met in the port of Lund to resume talks on the ferry line."),
    ("heading", "What to watch"),
    ("item", "Whether the parliament of Ostland votes on the treaty before the end of the month;"),
    ("item", "Whether the port opens."),
    ("caption", "The port of Lund in spring"),
    ("paragraph", "“Nobody [had] refused,” said [@click=app.quit]x[/] the minister."),
)
LONG = article(
    ("heading", "A long winter"), *(("paragraph", f"Paragraph {n} tells of the winter.") for n in range(200))
)


def place(text: Article, words: str) -> Span:
    start = text.text.index(words)
    return Span(start, start + len(words))


async def test_title_facts_headings_items_and_captions_are_set_apart(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView()
    async with stage(view, size=(46, 24)):
        view.show(FERRY, ["Coast Post · 26 Aug 2025", "also in Daily Gull"])
        assert [line.strip() for line in seen(view)][:4] == [
            "Ferry talks resume",
            "Coast Post · 26 Aug 2025",
            "also in Daily Gull",
            "",
        ]
        bullets = [line for line in seen(view) if "•" in line]
        assert bullets == ["  • Whether the parliament of Ostland votes", "  • Whether the port opens."]
        assert "    on the treaty before the end of the" in seen(view)
        assert "    The port of Lund in spring" in seen(view)


async def test_brackets_stay_text(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView()
    async with stage(view, size=(90, 24)):
        view.show(FERRY)
        assert "“Nobody [had] refused,” said [@click=app.quit]x[/] the minister." in "\n".join(seen(view))


async def test_a_title_that_is_not_in_the_text_stands_above_it(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView()
    async with stage(view, size=(60, 10)):
        view.show(article(("paragraph", "The port opened."), title="Port opens"))
        assert [line.strip() for line in seen(view)][:3] == ["Port opens", "", "The port opened."]


async def test_on_a_wide_screen_the_text_keeps_a_comfortable_width_in_the_middle(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView(line_width=40)
    async with stage(view, size=(100, 24)):
        view.show(FERRY)
        lines = [line for line in seen(view) if line]
        assert max(len(line.strip()) for line in lines) <= 40
        assert lines[0].startswith(" " * 25)


async def test_the_gutter_says_where_statements_and_watch_items_begin(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView()
    async with stage(view, size=(60, 24)):
        view.show(FERRY)
        view.mark("watch", [place(FERRY, "Whether the parliament")])
        view.mark("ticked", [place(FERRY, "Whether the port opens")])
        view.mark("statement", [place(FERRY, "Nobody [had] refused,")])
        marks = {line[0] for line in seen(view) if line and line[0] != " "}
        assert marks == {"☐", "☑", "“"}


async def test_a_jump_brings_the_place_into_sight_and_lights_it_up(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView()
    async with stage(view, size=(60, 12)):
        view.show(LONG)
        span = place(LONG, "Paragraph 150")
        view.jump(span.start, span.end)
        assert any("Paragraph 150" in line for line in seen(view))
        reverse = [
            segment.text
            for y in range(view.room.height)
            for segment in view.render_line(y).crop(0, view.room.width)
            if segment.style and segment.style.reverse
        ]
        assert reverse in ([], ["Paragraph 150"])  # the look comes from the program's style sheet


async def test_a_jump_to_what_is_seen_does_not_scroll(stage) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView()
    async with stage(view, size=(60, 30)):
        view.show(LONG)
        span = place(LONG, "Paragraph 5 ")
        view.jump(span.start, span.end)
        assert view.top == 0


async def test_the_reading_place_is_kept_over_any_number_of_resizes(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView()
    async with stage(view, size=(60, 12)) as (_, pilot):
        view.show(LONG)
        view.move(100)
        await pilot.pause()
        kept = view.reading_place
        for columns in (30, 100, 25, 60):
            await pilot.resize_terminal(columns, 12)
            await pilot.pause()
            assert view.reading_place == kept
        view.move(3)
        assert view.reading_place > kept


async def test_facts_can_change_without_losing_the_place(stage) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView()
    async with stage(view, size=(60, 12)):
        view.show(LONG, ["Coast Post"])
        view.move(50)
        kept = view.reading_place
        assert view.set_facts(["Coast Post", "★ starred"]) is True
        assert view.set_facts(["Coast Post", "★ starred"]) is False
        assert view.reading_place == kept


async def test_a_page_down_says_whether_there_was_anywhere_to_go(stage) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView()
    async with stage(view, size=(60, 12)):
        view.show(LONG)
        assert view.turn(1) is True
        view.go_bottom()
        assert view.at_end
        assert view.turn(1) is False


@pytest.mark.parametrize("text", ["word " * 400_000, "x" * 2_000_000, "東京" * 500_000])
def test_a_two_megabyte_article_is_set_in_seconds(text: str) -> None:
    before = time.process_time()
    set_article(article(("paragraph", text), title="Long"), [], 80)
    assert time.process_time() - before < 6


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=20), st.integers(0, 60), st.integers(0, 60))
def test_a_layer_finds_exactly_the_characters_its_spans_cover(
    pairs: list[tuple[int, int]], start: int, end: int
) -> None:
    covered = {at for a, b in pairs for at in range(a, b)} & set(range(start, end))
    found = {at for a, b in Layer(Span(a, b) for a, b in pairs).within(start, end) for at in range(a, b)}
    assert found == covered


SPANS = st.lists(st.builds(Span, st.integers(0, 40), st.integers(0, 40)), max_size=8)


@given(st.lists(SPANS, max_size=4), st.integers(0, 40), st.integers(0, 40))
def test_every_character_has_the_layers_that_cover_it(layers: list[list[Span]], start: int, end: int) -> None:
    parts = list(Edges(map(Layer, layers)).stretches(start, end))
    assert [at for begin, stop, _ in parts for at in range(begin, stop)] == list(range(start, end))
    for begin, stop, mask in parts:
        for at in range(begin, stop):
            covering = {bit for bit, spans in enumerate(layers) if any(one.start <= at < one.end for one in spans)}
            assert covering == {bit for bit in range(len(layers)) if mask >> bit & 1}


async def test_a_bar_stands_beside_every_line_of_what_is_new(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = ArticleView()
    async with stage(view, size=(46, 24)):
        view.show(FERRY)
        view.mark("statement", [place(FERRY, "Nobody [had] refused,")])
        view.mark(
            "new", [place(FERRY, "Whether the parliament of Ostland votes on the treaty before the end of the month;")]
        )
        view.mark("known", [place(FERRY, "Whether the port opens.")])
        barred = [line for line in seen(view) if line[1:2] == "▎"]
        assert len(barred) == 3
        assert barred[0] == " ▎• Whether the parliament of Ostland votes"
        assert view.sees(0)
