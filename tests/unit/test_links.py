"""Links: kept at the door with the words they stand behind, and only those of the web."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefing.analysis import links
from briefing.ingest import html, markdown
from briefing.ingest import links as kept_links
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


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("https://mirror.example/", "https://mirror.example/report?id=7"),
        ("/old/", "https://post.example/report?id=7"),
        ("javascript:x", "https://post.example/report?id=7"),
        ("https://[", "https://post.example/report?id=7"),
    ],
)
def test_relative_links_are_meant_as_the_page_says(base: str, address: str) -> None:
    page = PAGE.replace("</head>", f'<base href="{base}"></head>')
    assert html.read(page, "lock.html").extra["links"][0] == ["the report of the board", address]


def test_markdown_keeps_its_links_too() -> None:
    raw = markdown.read("# Lock\n\nSee [the report](https://post.example/r) and [this](javascript:x) now.", "x.md")
    assert raw.extra == {"links": [["the report", "https://post.example/r"]]}


def test_links_change_neither_text_nor_identity() -> None:
    plain = PAGE.replace("<a ", "<b ").replace("</a>", "</b>")
    assert html.read(PAGE, "x").blocks == html.read(plain, "x").blocks


def test_an_article_lists_its_own_address_first_each_once_and_none_of_what_was_cut() -> None:
    article = article_with(
        "More on https://a.example/x, and (https://b.example/y). Again: https://a.example/x!",
        url="https://own.example/1",
        extra={"links": [["More", "https://b.example/y"], ["Read also: maps", "https://c.example/cut"]]},
    )
    assert links.find(article) == [
        Link("this article", "https://own.example/1"),
        Link("More", "https://b.example/y"),
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
    article = article_with("Nothing here.", extra={"links": [["Nothing", "https://a.example/\x1b]52;c;eA==\x07x"]]})
    found = links.find(article)
    assert len(found) == 1
    assert all(link.address.isprintable() and link.words.isprintable() for link in found)


@pytest.mark.parametrize(
    ("written", "words", "address"),
    [
        ("The [**whole** report](https://a.example/r) came.", "whole report", "https://a.example/r"),
        ("The [report][1] came.\n\n[1]: https://a.example/r", "report", "https://a.example/r"),
        ("A [page](https://a.example/Varn_(lock)) on it.", "page", "https://a.example/Varn_(lock)"),
        ("A [map](<https://a.example/map>) of it.", "map", "https://a.example/map"),
        ("See <https://a.example/r>.", "https://a.example/r", "https://a.example/r"),
    ],
)
def test_markdown_keeps_links_in_whichever_way_they_are_written(written: str, words: str, address: str) -> None:
    assert markdown.read(written, "x.md").extra == {"links": [[words, address]]}


def test_what_only_looks_like_a_link_of_markdown_is_none() -> None:
    assert (
        markdown.read("    [code](https://a.example/r)\n\nAnd `[more](https://b.example/r)` of it.", "x.md").extra == {}
    )


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://a.example/Varn_(lock).", "https://a.example/Varn_(lock)"),
        ("(See https://a.example/x)", "https://a.example/x"),
        ("[https://a.example/x?y[1]=2]", "https://a.example/x?y[1]=2"),
        ("Is it on https://a.example/x?!", "https://a.example/x"),
    ],
)
def test_a_printed_address_ends_where_the_sentence_goes_on(text: str, address: str) -> None:
    assert links.find(article_with(text)) == [Link("", address)]


def test_a_page_of_nothing_but_links_costs_no_more_than_reading_it_a_few_times() -> None:
    looked_at = 0

    def found() -> Iterator[tuple[str, str]]:
        nonlocal looked_at
        for number in range(100_000):
            looked_at += 1
            yield f"nowhere {number}", f"https://a.example/{number}"

    blocks = [RawBlock("paragraph", "The lock of Varn was closed for the whole of the winter. " * 40_000)]
    assert kept_links.kept(found(), blocks) == {}
    assert looked_at < 1000
