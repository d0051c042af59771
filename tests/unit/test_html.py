"""Web pages: the article without the page around it, and only what the page states of itself."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ingest import html, markdown

LEAD = "<p>The harbour master said on Monday that the lights would stay on until the last of the boats was in.</p>"
BODY = (
    LEAD
    + "<p>Nobody on the quay believed him, but nobody went home either, and the lights did stay on all night.</p>" * 1
)
LINKED = '<script type="application/ld+json">%s</script>'
FILL = "".join(
    f"<p>Paragraph number {n} tells at some length what happened on the quay in the {n}th hour.</p>" for n in range(6)
)


def page(head: str = "", body: str = BODY + FILL) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"


def lines(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in html.read(text, "test").blocks]


def test_headings_items_and_rows_survive_as_blocks_in_order() -> None:
    found = lines(
        page(
            body=f"<h1>Lights stay on</h1>{BODY}<h2>Next</h2><ul><li>One <b>bold</b> thing</li><li>Two</li></ul>{FILL}"
            "<table><tr><td>Mon</td><td>4</td></tr></table>"
        )
    )
    assert found[0] == ("heading", "Lights stay on")
    assert found[3:6] == [("heading", "Next"), ("item", "One bold thing"), ("item", "Two")]
    assert found[-1] == ("item", "Mon | 4")


def test_a_scrap_without_a_page_keeps_all_its_text() -> None:
    text = (
        "One<br>line.<br><br>Two.<div>Three <i>words</i> here</div><ul><li>a<ul><li>b</li></ul>c</li></ul>"
        "tail<script>x()</script>end"
    )
    assert [words for _, words in lines(text)] == ["One line.", "Two.", "Three words here", "a", "b", "c", "tailend"]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2031-02-03T08:30:00Z">', "2031-02-03T08:30:00+00:00"),
        ('<meta name="date" content="2031-02-03">', "2031-02-03"),
        ('<meta itemprop="datePublished" content="3 February 2031">', "2031-02-03"),
        (LINKED % '{"@type": "NewsArticle", "datePublished": "2031-02-03"}', "2031-02-03"),
        (LINKED % '{"@graph": [{"@type": ["Thing", "Report"], "datePublished": "2031-02-03"}]}', "2031-02-03"),
        ('<script type="application/ld+json">{broken</script><meta name="pubdate" content="2031-02-03">', "2031-02-03"),
        ('<meta name="copyright" content="2019">', None),
        ("", None),
    ],
)
def test_the_day_is_what_the_page_states_and_never_a_guess(head: str, published: str | None) -> None:
    raw = html.read(page(head, f"<p>In 2019, on 4 May 2019, it was dark.</p>{BODY}{FILL}<p>© 2019</p>"), "test")
    assert raw.published == published
    assert raw.published_from == ("page" if published else None)


def test_a_time_element_at_the_articles_top_counts_and_those_of_links_do_not() -> None:
    top = html.read(page(body=f'<h1>Lights</h1><time datetime="2031-02-03">3 Feb</time>{BODY}{FILL}'), "test")
    assert top.published == "2031-02-03"
    links = '<ul><li><time datetime="2030-01-01">x</time></li><li><time datetime="2030-01-02">y</time></li></ul>'
    assert html.read(page(body=BODY + LEAD.replace("boats", "boats " * 20) + FILL + links), "test").published is None


def test_the_sites_name_is_taken_off_the_title_and_hostile_metadata_is_cleaned() -> None:
    head = (
        "<title>Lights stay on | Port Post</title><meta property='og:site_name' content='Port \x1b[2JPost'>"
        "<meta name=author content='By Ida\u202e Rowe'><link rel=canonical href='javascript:alert(1)'>"
    )
    raw = html.read(page(head), "test")
    assert (raw.title, raw.outlet, raw.byline, raw.url) == ("Lights stay on", "Port Post", "Ida Rowe", None)


def test_several_writers_are_named_together() -> None:
    data = LINKED % '{"@type": "NewsArticle", "author": [{"name": "Ida Rowe"}, {"name": "Jon Meer"}]}'
    assert html.read(page(data), "test").byline == "Ida Rowe and Jon Meer"


def test_a_page_whose_article_the_extractor_misses_is_walked_instead() -> None:
    short = "<html><body><nav><a href=/>Home</a></nav><div>The lights stay on.</div><footer>Foot</footer></body></html>"
    assert lines(short) == [("paragraph", "The lights stay on.")]


def test_what_a_page_hides_is_not_read_unless_it_hides_its_article() -> None:
    hidden = (
        "<div style='display: none'><p>A menu that nobody sees before it is unfolded.</p></div><p hidden>Nor this.</p>"
    )
    assert not [
        words for _, words in lines(page(body=hidden + BODY + FILL)) if "nobody sees" in words or "Nor" in words
    ]
    assert len(lines(f"<html><body><p>Wait.</p><div style='display:none'>{BODY}{FILL}</div></body></html>")) > 6


def test_what_only_waits_to_fade_in_is_shown() -> None:
    late = "<div style='font-size:0; opacity:0'><p style='font-size:14px'>The lights go on again at six.</p></div>"
    assert ("paragraph", "The lights go on again at six.") in lines(page(body=BODY + late + FILL))


def test_a_row_is_one_item_where_its_cells_hold_facts_and_a_table_of_prose_is_none() -> None:
    table = "<table><tr><td><p>Mon</p></td><td><p>4</p></td></tr></table>"
    prose = f"<table><tr><td>{LEAD}<p>Two.</p></td><td>{LEAD * 3}</td></tr></table>"
    assert lines(table) == [("item", "Mon | 4")]
    assert {kind for kind, _ in lines(prose)} == {"paragraph"}


def test_lines_that_were_wrapped_by_hand_are_paragraphs() -> None:
    words = "The harbour master said in release {} that the lights would stay on until the last boat was in the port."
    parts = [words.format(n) for n in range(9)]
    text = "\n\n".join(textwrap.fill(part, 60) for part in parts)
    assert lines(f"<html><body><h1>Lights</h1><pre>{text}</pre></body></html>")[1:] == [("paragraph", p) for p in parts]
    assert lines(f"<pre>{text}</pre>") == [("paragraph", part) for part in parts]


@pytest.mark.parametrize(
    "body",
    [
        "One paragraph more than is shown, {0}.\\n\\nAnd the last, {0}.",
        "<p>One paragraph more than is shown, {0}.</p><p>And the last, {0}.</p>",
    ],
)
def test_the_text_that_a_page_keeps_for_programs_is_read_where_it_shows_little(body: str) -> None:
    body = body.format("and it is told at some length " * 20)
    data = LINKED % f'{{"@type": "NewsArticle", "articleBody": "{body}"}}'
    for shown in ("<div id=root></div>", "<p>One paragraph</p><p>Subscribe to read on.</p>"):
        found = lines(f"<html><head>{data}</head><body>{shown}</body></html>")
        assert [words[:8] for _, words in found] == ["One para", "And the "]
    assert lines(page(data, BODY + FILL * 5))[0][1].startswith("The harbour master")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0025)https://port.example/lake -->",
        "<!--\n Page saved\n url: https://port.example/lake \n-->",
    ],
)
def test_the_address_that_a_browser_writes_into_a_saved_page_is_its_own(comment: str) -> None:
    assert html.read(f"<!doctype html>\n{comment}\n{page()}", "test").url == "https://port.example/lake"
    other = '<link rel="canonical" href="https://port.example/own">'
    assert html.read(f"{comment}{page(other)}", "test").url == "https://port.example/own"


def test_who_wrote_and_printed_it_may_be_marked_in_the_text() -> None:
    marked = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author" itemscope>'
        '<b itemprop="name">Ida Rowe</b></span>'
        '<i itemprop="publisher"><meta itemprop="name" content="Port Post"></i></div>'
    )
    raw = html.read(page(body=marked + BODY + FILL), "test")
    assert (raw.byline, raw.outlet) == ("Ida Rowe", "Port Post")
    assert html.read(page(body=f'<a rel="author" href="/ida">Jon Meer</a>{BODY}{FILL}'), "test").byline == "Jon Meer"


def test_the_line_that_says_who_and_when_is_no_furniture() -> None:
    head = "<h1>Lights stay on</h1><div class='meta'>By Ida Rowe | 3 February 2031</div>"
    raw = html.read(f"<html><body><div id='content'>{head}{BODY}{FILL}</div></body></html>", "test")
    assert "By Ida Rowe | 3 February 2031" in [block.text for block in raw.blocks]


@pytest.mark.parametrize("between", [": ", " - ", " | "])
def test_the_sites_name_is_taken_off_before_the_title_that_the_page_prints(between: str) -> None:
    for level in (1, 2):
        body = f"<h1>Port Post</h1><h{level}>Lights stay on</h{level}>{BODY}{FILL}"
        assert html.read(page(f"<title>Port Post{between}Lights stay on</title>", body), "x").title == "Lights stay on"
    whole = f"<h1>Live: Lights stay on</h1><h2>Lights stay on</h2>{BODY}{FILL}"
    assert html.read(page("<title>Live: Lights stay on</title>", whole), "x").title == "Live: Lights stay on"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<",
        "<html>",
        "<html><body></body></html>",
        "<!-- only -->",
        "\x00",
        "<?xml version='1.0' encoding='x'?><p>a</p>",
        "\ud800<p>x",
    ],
)
def test_bad_html_yields_what_it_holds_and_never_raises(text: str) -> None:
    html.read(text, "test")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "<table>",
                "<tr>",
                "<td>",
                "text ",
                "<html>",
                "<body>",
                "<li>",
                "</ul>",
                "<!--",
                "<script>",
                "<h1>",
                "&#0;",
                "&",
                "<br>",
                "<article>",
            ]
        ),
        max_size=30,
    )
)
def test_no_soup_of_tags_makes_it_raise(parts: list[str]) -> None:
    html.read("".join(parts), "test")


@pytest.mark.parametrize(
    "unit", ["<div>", "<p>a ", "<ul><li>a", "<table><tr><td>x", "<b>", "a<br>", "<p>" + "word " * 50 + "</p>"]
)
def test_a_hostile_page_takes_seconds_at_most(unit: str) -> None:
    began = time.process_time()
    html.read("<html><body>" + unit * (500_000 // len(unit)), "test")
    assert time.process_time() - began < 10


def test_markdown_keeps_the_text_of_html_blocks_and_drops_marks() -> None:
    text = (
        "# A *b* [c](http://x.example)\n\n<div>kept <b>words</b></div>\n\n- one\n  more\n- two\n\n"
        "    indented words\n\n1 < 2 &amp; `3`"
    )
    assert [(block.kind, block.text) for block in markdown.read(text, "x.md").blocks] == [
        ("heading", "A b c"),
        ("paragraph", "kept words"),
        ("item", "one more"),
        ("item", "two"),
        ("item", "indented words"),
        ("paragraph", "1 < 2 & 3"),
    ]


def test_entities_in_markdown_cannot_smuggle_controls_in() -> None:
    (block,) = markdown.read("a &#27;[2J b &#x202e; c", "x.md").blocks
    assert not set(block.text) & set("\x1b\u202e")
