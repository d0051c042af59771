"""Web pages: the article without the page around it, and only what the page states of itself."""

from __future__ import annotations

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
