"""What is furniture, what only looks like it, and how a reader gets a cut line back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ingest import furniture, metadata
from briefing.model import RawArticle, RawBlock, Removed

PROSE = "The harbour master said on Monday that the lights would stay on until the last boat was in."
MORE = "Nobody on the quay believed him, but nobody went home either, and the lights did stay on."
LINES = st.sampled_from(
    [
        PROSE,
        MORE,
        "Lights Stay On in the Old Harbour",
        "Home Latest Lights Stay On in the Old Harbour",
        "Home",
        "Latest",
        "Lights Stay On in the Old Harbour | Port Post",
        "Read also:",
        "Comments",
        "Post a Comment",
        "Five maps of the strait",
        "The harbour master said on Monday that the lights would stay...",
        "The harbour master said on Monday…",
        "Advertisement",
        "A quay. Photo: Ida Rowe",
        "***",
        "Why it matters",
        "Yes.",
        "W L PCT GB",
        "By Ida Rowe",
        "Menu",
        "Related",
        "Sign up for news",
        "Short but closed line here.",
        "Most read",
        "",
    ]
)


def raw(*lines: str | RawBlock, title: str | None = None) -> RawArticle:
    blocks = tuple(line if isinstance(line, RawBlock) else RawBlock("paragraph", line) for line in lines)
    return RawArticle("test", blocks, title=title)


def kept(*lines: str | RawBlock, title: str | None = None) -> list[str]:
    return [block.text for block in furniture.strip(raw(*lines, title=title)).blocks]


@settings(max_examples=400)
@given(st.lists(st.tuples(LINES, st.sampled_from(["paragraph", "heading", "item"]), st.booleans()), max_size=14))
def test_stripping_twice_cuts_nothing_more(lines: list[tuple[str, str, bool]]) -> None:
    article = RawArticle("test", tuple(RawBlock(kind, text, restored) for text, kind, restored in lines))  # type: ignore[arg-type]
    once = furniture.strip(article)
    assert furniture.strip(once) == once


@settings(max_examples=200)
@given(st.lists(LINES, max_size=14))
def test_no_line_is_lost_and_every_cut_has_its_place(lines: list[str]) -> None:
    once = furniture.strip(raw(*lines))
    assert sorted([block.text for block in once.blocks] + [cut.text for cut in once.removed]) == sorted(lines)
    assert all(0 <= cut.before <= len(once.blocks) for cut in once.removed)


@settings(max_examples=200)
@given(st.lists(LINES.filter(lambda line: line not in ("", "By Ida Rowe")), min_size=1, max_size=12))
def test_restoring_nothing_gives_the_same_article_again(lines: list[str]) -> None:
    article = metadata.describe(furniture.strip(raw(*lines)))
    again = metadata.describe(furniture.strip(furniture.restore(article, frozenset())))
    assert (again.text, again.blocks, again.title) == (article.text, article.blocks, article.title)


def test_restored_lines_stand_where_they_stood_and_are_not_cut_again() -> None:
    article = metadata.describe(furniture.strip(raw("Lights stay on", PROSE, "Advertisement", MORE, "Post a Comment")))
    back = furniture.restore(article, frozenset({"Advertisement"}))
    assert [block.text for block in back.blocks] == ["Lights stay on", PROSE, "Advertisement", MORE]
    again = metadata.describe(furniture.strip(back))
    assert again.text.split("\n\n")[2] == "Advertisement"
    assert [cut.text for cut in again.removed] == ["Post a Comment"]


def test_a_cut_line_remembers_its_reason_its_kind_and_the_block_it_stood_before() -> None:
    once = furniture.strip(raw("Lights stay on", RawBlock("item", "Advertisement"), PROSE, PROSE, MORE))
    assert once.removed == (Removed("Advertisement", "furniture", 1, "item"), Removed(PROSE, "repeated", 2))


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content",
        "No comments:",
        "12 Comments",
        "POST A COMMENT",
        "Exit mobile version",
        "Share this article",
        "Tags: ferry, strike",
        "Follow us on every channel",
        "Sign up for our letter",
        "We use cookies to improve your visit. Read our policy.",
        "Advertisement",
        "Read also: Five maps of the strait",
        "Home > World > Strait",
        "Home News World Politics",
        "Print this page",
        "3 min read",
        "Follow Dana Quill on Twitter @danaquill.",
        "“Follow Dana Quill on Bluesky.”",
        "© Port Post 2031",
        "Copyright 2031 Port Post. All rights reserved.",
        "Story continues below advertisement",
    ],
)
def test_what_sites_print_is_cut_wherever_it_stands(line: str) -> None:
    assert kept("Lights stay on", PROSE, line, MORE) == ["Lights stay on", PROSE, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Comments made in the hall were not recorded.",
        "Related costs rose.",
        "Latest",
        "World",
        "Print run: 400",
        "More",
        "Share and share alike.",
        "Subscribers fell by a tenth.",
        "Home",
        "Why it matters",
        "Norland 4 1 .800 -",
        "Results",
        "Yes.",
        "“Sign up for it,” she said.",
        "Posts AI Video, Image Of Himself As King",
    ],
)
def test_what_could_be_the_articles_own_is_kept_between_paragraphs(line: str) -> None:
    assert kept("Lights stay on", PROSE, line, MORE) == ["Lights stay on", PROSE, line, MORE]


def test_names_of_sections_go_before_the_first_and_after_the_last_paragraph() -> None:
    assert kept("Menu", "World", "Lights stay on", PROSE, MORE, "Comments", "Home") == ["Lights stay on", PROSE, MORE]


def test_links_under_read_also_go_but_the_story_goes_on() -> None:
    assert kept("Lights stay on", PROSE, "Read also:", "Five maps of the strait", MORE) == [
        "Lights stay on",
        PROSE,
        MORE,
    ]
    tail = ("Related stories", "How it began.", "Who Switched the Lamps", "Exit mobile version")
    assert kept("Lights stay on", PROSE + " " + MORE, *tail) == ["Lights stay on", PROSE + " " + MORE]


def test_a_short_refrain_stays_and_a_repeated_run_goes_with_its_labels() -> None:
    assert kept("Lights stay on", "Why now?", PROSE, "Why now?", MORE) == [
        "Lights stay on",
        "Why now?",
        PROSE,
        "Why now?",
        MORE,
    ]
    assert kept("Lights stay on", "Why now?", PROSE, MORE, "Why now?", PROSE, MORE) == [
        "Lights stay on",
        "Why now?",
        PROSE,
        MORE,
    ]


def test_rows_of_a_table_may_be_alike() -> None:
    rows = ("W L PCT GB", "Norland 4 1 .800", "W L PCT GB", "Norland 4 1 .800", "a | b | c | d", "a | b | c | d")
    assert kept("Lights stay on", *rows) == ["Lights stay on", *rows]


def test_a_headline_that_the_record_gives_need_not_be_printed_with_the_sites_name() -> None:
    line = "Lights Stay On in the Old Harbour - Port Post"
    assert kept(line, PROSE, title="Lights Stay On in the Old Harbour") == [PROSE]


def test_an_article_that_is_all_furniture_is_left_as_it_is() -> None:
    assert kept("Post a Comment", "Advertisement") == ["Post a Comment", "Advertisement"]


@pytest.mark.parametrize(
    "lines",
    [
        ["x..."] * 20_000,
        [f"{'the same beginning of a long teaser ' * 2}{n}..." for n in range(10_000)],
        ["Read also:", "Five maps"] * 20_000,
        ["Why?", PROSE] * 10_000,
        ["Home > " * 20_000],
        ["a, photo " * 30_000],
    ],
)
def test_hostile_articles_take_linear_time(lines: list[str]) -> None:
    began = time.process_time()
    metadata.describe(furniture.strip(raw(*lines)))
    assert time.process_time() - began < 6
