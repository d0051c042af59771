"""Links: kept at the door with the words they stand behind, and only those of the web."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.analysis import links
from briefing.ingest import html, markdown
from briefing.ingest.metadata import describe
from briefing.model import Article, Link, RawArticle, RawBlock

PAGE = """<html><head><title>Lock closed</title><link rel="canonical" href="https://post.example/lock"></head><body>
<nav><a href="/sports">Sports of the whole week</a></nav>
<article><h1>Lock closed</h1><p>The lock of Varn was closed, says <a href="/report?id=7">the report of the board</a>,
and the <a href="javascript:alert(1)">minister</a> has <a href="file:///etc/passwd">read it</a>.
<a href="https://other.example/map">A map</a> shows where.</p></article></body></html>"""


def article_with(text: str, **facts: object) -> Article:
    return replace(describe(RawArticle("x.txt", (RawBlock("paragraph", text),))), **facts)  # type: ignore[arg-type]


def test_a_page_keeps_the_links_of_its_text_and_no_others() -> None:
    raw = html.read(PAGE, "lock.html")
    assert raw.extra["links"] == [
        ["the report of the board", "https://post.example/report?id=7"],
        ["A map", "https://other.example/map"],
    ]


def test_markdown_keeps_its_links_too() -> None:
    raw = markdown.read("# Lock\n\nSee [the report](https://post.example/r) and [this](javascript:x) now.", "x.md")
    assert raw.extra == {"links": [["the report", "https://post.example/r"]]}


def test_links_change_neither_text_nor_identity() -> None:
    plain = PAGE.replace("<a ", "<b ").replace("</a>", "</b>")
    assert html.read(PAGE, "x").blocks == html.read(plain, "x").blocks


def test_an_article_lists_its_own_address_first_and_each_once() -> None:
    article = article_with(
        "More on https://a.example/x, and (https://b.example/y). Again: https://a.example/x!",
        url="https://own.example/1",
        extra={"links": [["a word", "https://b.example/y"]]},
    )
    assert links.find(article) == [
        Link("this article", "https://own.example/1"),
        Link("a word", "https://b.example/y"),
        Link("", "https://a.example/x"),
    ]


@pytest.mark.parametrize(
    "kept",
    [
        "https://a.example",
        [["words", "javascript:alert(1)"]],
        [["words", "file:///etc/passwd"]],
        [["words"]],
        [[1, 2]],
        [["words", "https://"]],
        {"a": "b"},
        None,
    ],
)
def test_what_a_record_claims_to_be_links_is_believed_only_where_it_is(kept: object) -> None:
    assert links.find(article_with("Nothing here.", extra={"links": kept})) == []


def test_no_control_character_comes_through_an_address() -> None:
    article = article_with(
        "Nothing here.", extra={"links": [["w\x1b[2Jords", "https://a.example/\x1b]52;c;eA==\x07x"]]}
    )
    assert all(link.address.isprintable() and link.words.isprintable() for link in links.find(article))
