"""The door: what goes in as a file, a folder or a pipe, and the one clear sentence for each thing that cannot."""

from __future__ import annotations

import io
import json
import os
import resource
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import LeftOut, SourceError
from briefing.ingest import formats, furniture, metadata
from briefing.model import Article, RawArticle

CASES = Path(__file__).parents[1] / "data" / "ingest"
STORY = "Lake rises\n\nThe lake rose by a metre on Monday, the water board said.\n"


def read(source: str | Path, stdin: bytes | None = None) -> list[RawArticle | SourceError]:
    return list(formats.read(source, stdin=None if stdin is None else io.BytesIO(stdin)))


def articles(source: str | Path, stdin: bytes | None = None) -> list[Article]:
    found = read(source, stdin)
    assert not [error for error in found if isinstance(error, SourceError)]
    return [metadata.describe(furniture.strip(raw)) for raw in found if isinstance(raw, RawArticle)]


def causes(source: str | Path, stdin: bytes | None = None) -> list[str]:
    return [error.cause for error in read(source, stdin) if isinstance(error, SourceError)]


@pytest.mark.parametrize("case", sorted(CASES.glob("*.expected.toml")), ids=lambda path: path.name.partition(".")[0])
def test_each_case_keeps_and_loses_what_its_expectation_says(case: Path) -> None:
    expected = tomllib.loads(case.read_text(encoding="utf-8"))
    name = case.name.removesuffix(".expected.toml")
    (article,) = articles(next(path for path in CASES.glob(f"{name}.*") if path != case))
    for key in ("title", "dek", "byline", "dateline", "outlet", "published", "published_from", "language"):
        if key in expected:
            assert getattr(article, key) == expected[key], key
    for kind in ("heading", "item"):
        if f"{kind}s" in expected:
            assert [article.text[b.start : b.end] for b in article.blocks if b.kind == kind] == expected[f"{kind}s"]
    for words in expected.get("kept", ()):
        assert words in article.text
    for words in expected.get("absent", ()):
        assert words not in article.text
    if "removed" in expected:
        for reason in ("furniture", "repeated", "caption", "credit", "markup"):
            assert [r.text for r in article.removed if r.reason == reason] == expected["removed"].get(reason, []), (
                reason
            )


def test_blocks_are_the_text_between_single_blank_lines() -> None:
    (article,) = articles("-", STORY.encode())
    assert "\n\n".join(article.text[block.start : block.end] for block in article.blocks) == article.text
    assert article.blocks[-1].end == len(article.text)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (STORY.encode(), "Lake rises"),
        (b"# Lake rises\n\nIt *rose* by a metre.\n", "Lake rises"),
        (b"<!doctype html><html><body><h1>Lake rises</h1><p>It rose by a metre.</p></body></html>", "Lake rises"),
        (b'{"title": "Lake rises", "text": "It rose by a metre."}', "Lake rises"),
        (b'{\n "title": "Lake rises",\n "text": "It rose by a metre."\n}', "Lake rises"),
        (b'[{"title": "Lake rises", "text": "It rose by a metre."}]', "Lake rises"),
        (b'{"articles": [{"title": "Lake rises", "markdown": "It *rose*."}]}', "Lake rises"),
        (b"\xef\xbb\xbf" + b'{"title": "Lake rises", "html": "<p>It rose.</p>"}', "Lake rises"),
        (STORY.encode("utf-16"), "Lake rises"),
        (STORY.encode("utf-16-le"), "Lake rises"),
        (json.dumps({"title": "Lake rises", "text": "It rose."}).encode("utf-16"), "Lake rises"),
    ],
)
def test_standard_input_is_known_by_its_content(content: bytes, title: str) -> None:
    (article,) = articles("-", content)
    assert article.title == title
    assert article.text.startswith("Lake rises\n\nIt rose") or article.text.startswith("Lake rises\n\nThe lake rose")


def test_a_file_without_a_telling_name_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "wire").write_text(
        '{"id": "a", "text": "One sentence here."}\n{"id": "b", "text": "Another one here."}\n'
    )
    assert [article.id for article in articles(tmp_path / "wire")] == ["a", "b"]


def test_records_are_counted_from_one_and_keep_unknown_keys(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(
        '{"id": 7, "text": "One sentence here.", "desk": {"name": "a\\u001b[2Jb"}}\n\n{"text": "Another one."}\n'
    )
    first, second = articles(path)
    assert (first.id, first.source, first.extra) == ("7", f"{path}#1", {"desk": {"name": "ab"}})
    assert second.source == f"{path}#2"
    assert second.id == second.identity[:12]


def test_a_record_says_who_and_when_before_its_text_does(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    record = {
        "title": "Lake rises",
        "byline": "By Ida Rowe",
        "outlet": "Port Post",
        "published": "Tue, 26 Aug 2031 10:15:00 GMT",
        "url": "https://port.example/lake",
        "language": "en",
        "text": "Lake rises\nBy Ida Rowe\nIt rose by a metre on Monday.",
    }
    path.write_text(json.dumps(record))
    (article,) = articles(path)
    assert article.text == "Lake rises\n\nIt rose by a metre on Monday."
    assert (article.byline, article.outlet, article.language) == ("Ida Rowe", "Port Post", "en")
    assert (article.published, article.published_from) == ("2031-08-26T10:15:00+00:00", "record")
    assert [(cut.text, cut.reason) for cut in article.removed] == [("By Ida Rowe", "credit")]


def test_broken_lines_are_named_and_the_good_ones_still_go_in(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text(
        '{"text": "First one."}\n{"text": "Second one."}\n{"text": oops}\n[1]\n'
        '{"title": "x"}\n{"text": 5}\n"text"\n{"text": "Last."}\n'
    )
    found = read(path)
    assert [isinstance(one, RawArticle) for one in found] == [True, True, False, False, False, False, False, True]
    assert isinstance(found[2], SourceError)
    assert found[2].source == f"{path}#3"
    assert found[2].cause.startswith("broken JSON on line 3: ")
    assert "no JSON object" in str(found[3])
    assert "has no text" in str(found[4])
    assert "is no text" in str(found[5])


def test_a_file_of_broken_json_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text('{\n "text": "a",\n "title": }\n')
    assert causes(tmp_path / "broken.json")[0].startswith("broken JSON on line 3: ")
    (tmp_path / "deep.json").write_text("[" * 100_000)
    assert causes(tmp_path / "deep.json")[0].startswith("broken JSON")


def test_a_json_file_that_holds_lines_of_records_is_read_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "lines.json").write_text('{"text": "First one."}\n{"text": "Second one."}\n')
    assert len(articles(tmp_path / "lines.json")) == 2


def test_what_cannot_be_read_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n ")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "list.json").write_text("[]")
    assert causes(tmp_path / "missing.txt") == ["there is no such file or folder"]
    assert causes(tmp_path / "empty.txt") == ["this file is empty"]
    assert causes(tmp_path / "blank.txt") == ["this file is empty"]
    assert causes(tmp_path / "binary.txt") == ["this is a binary file, not text"]
    assert causes(tmp_path / "letter.pdf") == ["this is an office document, not an article"]
    assert causes(tmp_path / "list.json") == ["this file holds an empty list, no articles"]
    assert causes("a\0b") == ["this is no file name"]
    assert causes("-", b"") == ["this file is empty"]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("feed.xml.gz", b"\x1f\x8b\x08", "an archive"),
        ("download", b"\x1f\x8b\x08", "an archive"),
        ("download", b"PK\x03\x04....mimetypeapplication/vnd.oasis", "an office document"),
        ("letter.txt", b"{\\rtf1\\ansi Lake rises.}", "an office document"),
        ("letter.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of Outlook"),
        ("chart.svg", b"<svg><text>Lake rises.</text></svg>", "a picture"),
        ("photo", b"\xff\xd8\xff\xe0", "a picture"),
        ("page.css", b"p { color: red }", "a program or its data"),
        ("list.csv", b"title,date\n", "a table"),
        ("lake.url", b"[InternetShortcut]\nURL=https://port.example/\n", "a link to a page and not the page"),
        ("days.ics", b"BEGIN:VCALENDAR\n", "a calendar or a list of addresses"),
    ],
)
def test_a_file_that_is_no_article_is_told_as_what_it_is(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert causes(tmp_path / name) == [f"this is {what}, not an article"]


@pytest.mark.parametrize("address", ["https://port.example/lake", "HTTP://port.example"])
def test_a_web_address_is_told_to_be_one(address: str) -> None:
    (error,) = read(address)
    assert str(error) == f"{address}: this is a web address, and Briefing opens none; save the page as a file"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    "content",
    [
        "<!DOCTYPE html><html><head><title>Lake rises</title></head><body><p>It rose.</p></body></html>",
        "<?xml version='1.0'?><rss><channel><item><title>Lake rises</title><description>It rose.</description></item>"
        "</channel></rss>",
        '[{"title": "Lake rises", "text": "It rose."}]',
        "From: a@port.example\nDate: Tue, 26 Aug 2031 10:15:00 +0200\nSubject: Lake rises\n\nIt rose.\n",
    ],
)
def test_what_is_another_kind_beyond_doubt_is_read_as_that_whatever_its_name(
    tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content)
    assert [(one.title, one.text) for one in articles(tmp_path / name)] == [("Lake rises", "Lake rises\n\nIt rose.")]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_forbidden_file_is_one_clear_sentence(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(STORY)
    path.chmod(0)
    assert causes(path) == ["you may not read this; its permissions forbid it"]


def test_a_hostile_file_name_is_cleaned_in_the_error() -> None:
    assert "\x1b" not in str(read("no\x1b]0;owned\x07such.txt")[0])


def test_a_text_over_two_megabytes_is_refused_and_one_below_is_not(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("word " * 500_000)
    (tmp_path / "fits.txt").write_text("word " * 400_000)
    assert causes(tmp_path / "big.txt") == ["its text is 2.4 MB long; articles over 2 MB are not taken in"]
    (tmp_path / "huge.txt").write_text("word " * 2_000_000)
    assert causes(tmp_path / "huge.txt") == ["its text is over 8.0 MB long; articles over 2 MB are not taken in"]
    assert len(read(tmp_path / "fits.txt")) == 1
    assert causes(tmp_path / "fits.txt") == []


def test_a_fifty_megabyte_line_is_passed_over_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as out:
        out.write(b'{"text": "Before it."}\n{"text": "')
        for _ in range(50):
            out.write(b"x" * 1_048_576)
        out.write(b'"}\n{"text": "After it."}\n')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(path)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert [isinstance(one, RawArticle) for one in found] == [True, False, True]
    assert "line 2 is longer than 16 MB" in str(found[1])
    assert grown < 45_000


def test_a_folder_is_read_in_order_and_says_what_it_left_out(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(STORY)
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "c.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "e.txt")
    found = read(tmp_path)
    assert [one.source.removeprefix(f"{tmp_path}/") for one in found] == [
        "a.txt",
        "b/two.txt",
        "b/up",
        "c.jpg",
        "d.txt",
        "e.txt",
    ]
    assert [one.cause.partition(";")[0] for one in found if isinstance(one, SourceError)] == [
        "this link leads to a folder that was read already",
        "this is a picture, not an article",
        "there is no such file or folder",
        "this is no regular file",
    ]


def test_what_a_saved_page_brings_along_is_no_failure_and_an_office_document_is_one(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(STORY)
    for name in ("a.css", "b.js", "c.png", "d.docx"):
        (tmp_path / name).write_text("x")
    left = {one.source.rpartition("/")[2]: type(one) for one in read(tmp_path) if isinstance(one, SourceError)}
    assert left == {"a.css": LeftOut, "b.js": LeftOut, "c.png": LeftOut, "d.docx": SourceError}


def test_a_folder_of_pictures_alone_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "c.png").write_text("x")
    picture, failure = read(tmp_path)
    assert isinstance(picture, LeftOut)
    assert not isinstance(failure, LeftOut)
    assert "no article in this folder" in str(failure)


def test_windows_text_keeps_its_quotation_marks(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes("The café closed\r\n\r\n“We are tired,” the owner’s son said – twice.\r\n".encode("cp1252"))
    (article,) = articles(path)
    assert article.text == "The café closed\n\n“We are tired,” the owner’s son said – twice."


def test_cyrillic_text_in_an_old_encoding_is_found_by_statistics(tmp_path: Path) -> None:
    sentence = "Министр сообщил, что переговоры продолжатся в четверг и завершатся до конца недели."
    path = tmp_path / "old.txt"
    path.write_bytes((sentence + "\n").encode("cp1251") * 8)
    raw = read(path)[0]
    assert isinstance(raw, RawArticle)
    assert raw.blocks[0].text == sentence


def test_one_broken_byte_does_not_change_the_encoding_of_a_utf8_text(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes("Ägypten, Österreich, Übersee, Äthiopien, Öland und Überlingen trafen sich.".encode() + b"\xc3")
    raw = read(path)[0]
    assert isinstance(raw, RawArticle)
    assert raw.blocks[0].text.startswith("Ägypten")


def test_markdown_that_is_all_marks_is_still_read_in_time() -> None:
    (raw,) = read("-", b"# Title\n\n" + b"[" * 200_000 + b"\n")
    assert isinstance(raw, RawArticle)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_whatever_make_it_raise(data: bytes) -> None:
    assert all(isinstance(one, RawArticle | SourceError) for one in read("-", data))


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "html", "markdown", "id", "title", "url", "published", "byline", "x"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=8,
    )
)
def test_no_record_whatever_makes_it_raise(record: object) -> None:
    for one in read("-", json.dumps([record]).encode()):
        if isinstance(one, RawArticle):
            metadata.describe(furniture.strip(one))
