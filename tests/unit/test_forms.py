"""An export in its four forms: nothing is lost, hostile text stays text, and the checklist comes back as it went."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt

import hostile
from briefing.export import forms, tasks
from briefing.export.forms import FORMS, Form
from briefing.model import (
    ActorRow,
    Article,
    ArticleRow,
    Block,
    Chapter,
    Due,
    Place,
    SourceRow,
    StatementRow,
    StoryRow,
    WatchRow,
)
from briefing.text import one_line

PLACE = Place(1, 0, 5)


def article_row(key: int, **given: Any) -> ArticleRow:
    facts: dict[str, Any] = {
        "key": key,
        "id": f"desk-{key}",
        "identity": f"{key:020}",
        "title": "Quay strike ends",
        "outlet": "Tide Post",
        "published": "2031-03-04",
        "source": "desk.txt",
        "story": 7,
    }
    return ArticleRow(**(facts | given))


def chapter(words: str = "We sail [again] at six.", **given: Any) -> Chapter:
    """A story whose every text is `words`, in two outlets that carry one text."""
    text = f"Quay strike ends\n\n{words}"
    article = Article(
        identity="0" * 20,
        id="desk-1",
        source="desk.txt",
        title="Quay strike ends",
        text=text,
        blocks=(Block("heading", 0, 16), Block("paragraph", 18, len(text)), Block("item", 18, len(text))),
    )
    facts: dict[str, Any] = {
        "title": words,
        "story": StoryRow(7, words, "2031-03-04", articles=2, outlets=2, unread=1, open_watch=1),
        "sources": (
            SourceRow(article_row(1, title=words), "https://tide.example/a(b)?c=<d>&e", "By Una Rask", article),
            SourceRow(article_row(2, outlet="Gull Wire", copy_of=1), "javascript:alert(1)"),
        ),
        "actors": (ActorRow("Una Rask", "person", (words,), ("Rask",), 3, (PLACE,)),),
        "statements": (StatementRow("direct", words, words, "Una Rask", "she", "said", 0.9, (PLACE,), ("Tide Post",)),),
        "watch": (watch_row(words),),
    }
    return Chapter(**(facts | given))


def watch_row(words: str, **given: Any) -> WatchRow:
    facts: dict[str, Any] = {
        "id": "abc123",
        "words": "w" * 16,
        "keys": ("abc1230000000000",),
        "kind": "scheduled",
        "text": words,
        "due": Due("2031-03-07", "2031-03-07", "on Friday"),
        "actors": (),
        "places": (),
        "note": words,
    }
    return WatchRow(**(facts | given))


def page(*chapters: Chapter) -> html.HtmlElement:
    return html.document_fromstring(forms.written("html", chapters))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_what_happened_who_said_what_what_to_watch_and_from_where(form: Form) -> None:
    text = re.sub(r"\\(.)", r"\1", forms.written(form, [chapter()]))
    for part in (
        "We sail [again] at six.",
        "2031-03-04",
        "Una Rask",
        "Tide Post",
        "Gull Wire",
        "https://tide.example/a",
    ):
        assert part in text


@pytest.mark.parametrize("form", FORMS)
def test_the_texts_of_articles_are_there_only_where_they_are_wanted(form: Form) -> None:
    with_text = replace(chapter("In the text alone.").sources[0], row=article_row(1))
    bare: dict[str, Any] = {"title": "Strike", "actors": (), "statements": (), "watch": ()}
    assert "In the text alone." in forms.written(form, [chapter(sources=(with_text,), **bare)])
    without = replace(with_text, article=None)
    assert "In the text alone." not in forms.written(form, [chapter(sources=(without,), **bare)])


@pytest.mark.parametrize("form", [form for form in FORMS if form != "json"])
def test_a_later_version_says_of_what_it_is_one_and_how_much_it_adds(form: Form) -> None:
    first = article_row(1, outlet="Gull [Wire]")
    update = SourceRow(article_row(2), earlier=first, added=1)
    text = re.sub(r"\\(.)", r"\1", forms.written(form, [chapter(sources=(update, SourceRow(first)))]))
    text = " ".join(text.split())
    assert text.count("version of Gull [Wire], 2031-03-04, +1 sentence") == 1
    assert "+1 sentences" not in text


def test_json_names_the_article_that_a_later_version_tells_again() -> None:
    update = SourceRow(article_row(2), earlier=article_row(1), added=3)
    (story,) = json.loads(forms.written("json", [chapter(sources=(update, SourceRow(article_row(1))))]))["stories"]
    told = [(source["version_of"], source["added_sentences"]) for source in story["sources"]]
    assert told == [("desk-1", 3), (None, 0)]


@pytest.mark.parametrize("form", FORMS)
def test_an_export_of_nothing_is_a_document_too(form: Form) -> None:
    assert forms.written(form, [])


def test_json_is_stable_and_names_copies_by_the_article_they_repeat() -> None:
    one, other = (forms.written("json", [chapter()]) for _ in range(2))
    assert one == other
    (story,) = json.loads(one)["stories"]
    assert [source["copy_of"] for source in story["sources"]] == [None, "desk-1"]
    assert story["sources"][0]["text"].endswith("We sail [again] at six.")
    assert "text" not in story["sources"][1]
    assert story["statements"][0]["words"] == "We sail [again] at six."


@pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN", "a.htm", "b.html", "c.json", "d.txt"])
def test_a_files_ending_says_its_form(name: str) -> None:
    assert forms.form_of(name) in FORMS
    assert forms.form_of(name + ".gz") is None
    assert all(forms.form_of(f"x{forms.ending_of(form)}") == form for form in FORMS)


# ---------------------------------------------------------------- the page


def test_the_page_is_well_formed_and_has_one_heading_for_each_story() -> None:
    text = forms.written("html", [chapter(), chapter("Second story.")])
    etree.fromstring(text.removeprefix("<!DOCTYPE html>"))
    found = html.document_fromstring(text)
    assert [one.text for one in found.iter("h1")] == ["Briefing"]
    assert [one.text for one in found.iter("h2")] == ["We sail [again] at six.", "Second story."]
    assert [link.get("href") for link in found.xpath("//nav//a")] == ["#story-1", "#story-2"]


def test_the_page_needs_nothing_but_itself() -> None:
    found = page(chapter())
    assert not found.xpath("//script | //img | //iframe | //object | //embed | //link | //base | //form | //@src")
    assert "url(" not in found.findtext(".//style")
    assert "@import" not in found.findtext(".//style")
    assert not found.xpath("//@style")


def test_the_policy_lets_nothing_through_but_the_style_of_the_page() -> None:
    found = page(chapter())
    (policy,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(found.findtext(".//style").encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy


def test_the_page_is_light_or_dark_and_can_be_printed() -> None:
    style = page(chapter()).findtext(".//style")
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_links_lead_to_the_web_alone() -> None:
    links = page(chapter()).xpath("//a/@href")
    assert links == ["https://tide.example/a%28b%29?c=%3Cd%3E&e"]


@pytest.mark.parametrize("payload", [*hostile.PAYLOADS, "</style><script>alert(1)</script>", '"><img src=x onerror=y>'])
def test_hostile_text_is_text_in_every_place_of_the_page(payload: str) -> None:
    calm, found = page(chapter("harmless")), page(chapter(payload))
    assert [one.tag for one in found.iter(etree.Element)] == [one.tag for one in calm.iter(etree.Element)]
    assert [sorted(one.attrib) for one in found.iter(etree.Element)] == [
        sorted(one.attrib) for one in calm.iter(etree.Element)
    ]
    assert found.findtext(".//title") == (one_line(payload) or "(no title)")


@pytest.mark.parametrize("payload", hostile.PAYLOADS)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_no_form_for_people_commands_a_terminal(form: Form, payload: str) -> None:
    assert hostile.risks(forms.written(form, [chapter(payload)]).encode()) <= {b"\xcc\x81" * 4}


@given(st.text(max_size=60))
def test_any_text_whatever_makes_a_well_formed_page(words: str) -> None:
    root = etree.fromstring(forms.written("html", [chapter(words)]).removeprefix("<!DOCTYPE html>"))
    assert one_line(words) in "".join(root.find(".//article").itertext())


# ---------------------------------------------------------------- Markdown


@given(
    st.text(max_size=60) | st.sampled_from([*hostile.PAYLOADS, "x", "- [x] a <!-- briefing resolved abc -->", "1. a"])
)
def test_whatever_the_texts_say_the_tasks_of_the_markdown_are_the_checklist(words: str) -> None:
    (task,) = tasks.read(forms.written("markdown", [chapter(words)]))
    assert task.keys == ("abc1230000000000",)
    assert (task.state, task.was) == ("open", "open")


@given(st.text(min_size=1, max_size=60) | st.sampled_from(["# a", "- a", "1) a", "===", "> a", "***", "<b>", "| a |"]))
def test_a_paragraph_is_rendered_as_it_was_written(words: str) -> None:
    words = one_line(words)
    sources = (chapter(words).sources[0],)
    text = forms.written("markdown", [chapter("Title", sources=sources, actors=(), statements=(), watch=())])
    tokens = MarkdownIt("commonmark").parse(text)
    shown = ["".join(one.content for one in token.children or ()) for token in tokens if token.type == "inline"]
    assert not [token for token in tokens if token.type.startswith(("html", "code", "fence", "hr", "blockquote"))]
    assert words in shown or not words


def test_several_stories_stand_under_one_heading() -> None:
    text = forms.written("markdown", [chapter("One."), chapter("Two.")])
    headings = [line for line in text.splitlines() if re.match(r"#{1,2} ", line)]
    assert headings == ["# Briefing", "## One.", "## Two."]


def test_a_link_of_the_markdown_leads_to_the_web_alone() -> None:
    text = forms.written("markdown", [chapter("Strike")])
    assert "](<https://tide.example/a%28b%29?c=%3Cd%3E&e>)" in text
    assert "javascript" not in text
