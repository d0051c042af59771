"""Records as other programs write them: their names for what an article has, and answers with records within."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from taken import articles, found

from briefing.errors import SourceError
from briefing.model import RawArticle

LEAD, REST = "The lake rose by a metre on Monday, the water board said.", "Nobody was hurt, it added."
TEXT = f"{LEAD}\n\n{REST}"
PAGE = f"<p>{LEAD}</p><p>{REST}</p>"
DAY = "2031-08-26T08:15:00+00:00"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answer.json"


@pytest.mark.parametrize(
    "record",
    [
        {"headline": "Lake rises", "articleBody": TEXT, "author": {"name": "Ida Rowe"},
         "publisher": {"name": "Port Post"}, "datePublished": "2031-08-26T08:15:00Z", "url": "https://port.example/1"},
        {"title": "Lake rises", "maintext": TEXT, "authors": ["Ida Rowe"], "source_domain": "Port Post",
         "date_publish": "2031-08-26 08:15:00+00:00", "url": "https://port.example/1"},
        {"title": "Lake rises", "content": PAGE, "textContent": "", "byline": "By Ida Rowe", "siteName": "Port Post",
         "publishedTime": "2031-08-26T08:15:00Z", "link": "https://port.example/1"},
        {"title": "Lake rises", "text": TEXT, "author": "Ida Rowe", "source": "https://port.example/1",
         "source-hostname": "Port Post", "date": "2031-08-26T08:15:00Z"},
        {"webTitle": "Lake rises", "webUrl": "https://port.example/1", "webPublicationDate": "2031-08-26T08:15:00Z",
         "fields": {"body": PAGE, "byline": "Ida Rowe", "publication": "Port Post"}},
        {"_id": "x", "_source": {"title": {"main": "Lake rises"}, "body": [{"text": LEAD}, REST], "creator": "Ida Rowe",
         "source": {"title": "Port Post"}, "pub_date": "2031-08-26T08:15:00Z", "link": "https://port.example/1"}},
    ],
)  # fmt: skip
def test_the_names_of_other_programs_are_understood(file: Path, record: dict[str, Any]) -> None:
    (article,) = articles(file, json.dumps(record))
    assert article.text == f"Lake rises\n\n{TEXT}"
    assert (article.byline, article.outlet, article.published) == ("Ida Rowe", "Port Post", DAY)
    assert article.url == "https://port.example/1"


def test_our_own_names_go_first_and_what_is_not_understood_is_kept(file: Path) -> None:
    record = {
        "text": TEXT,
        "published": "2031-08-26",
        "date": "1999-01-01",
        "outlet": "Port Post",
        "source": "x",
        "desk": 3,
    }
    (article,) = articles(file, json.dumps(record))
    assert (article.published, article.outlet) == ("2031-08-26", "Port Post")
    assert article.extra == {"date": "1999-01-01", "source": "x", "desk": 3}


@pytest.mark.parametrize(
    "pieces", [[LEAD, REST], ["The lake ", {"type": "bold", "text": "rose"}, f"{LEAD[13:]}\n\n{REST}"]]
)
def test_a_text_in_pieces_is_one(file: Path, pieces: list[Any]) -> None:
    (article,) = articles(file, json.dumps({"text": pieces}))
    assert article.text == TEXT


def test_titles_that_are_said_to_be_rendered_lose_their_html(file: Path) -> None:
    record = {"title": {"rendered": "Lake &#8211; <em>rising</em>"}, "content": {"rendered": PAGE}, "author": 3}
    (article,) = articles(file, json.dumps(record))
    assert (article.title, article.byline, article.extra) == ("Lake – rising", None, {"author": 3})


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok", "articles": [{"title": "A", "content": TEXT}, {"title": "B", "content": TEXT}]},
        {
            "response": {
                "total": 2,
                "docs": [{"headline": {"main": "A"}, "body": TEXT}, {"headline": "B", "body": TEXT}],
            }
        },
        {"data": {"items": [{"node": {"title": "A", "body": TEXT}}, {"node": {"title": "B", "body": TEXT}}]}},
    ],
)
def test_the_records_within_an_answer_are_found_in_a_file_and_on_a_line(tmp_path: Path, answer: dict[str, Any]) -> None:
    read = articles(tmp_path / "answer.json", json.dumps(answer))
    assert [(one.title, one.source.rpartition("answer.json")[2]) for one in read] == [("A", "#1"), ("B", "#2")]
    lines = articles(tmp_path / "answers.jsonl", f"{json.dumps(answer)}\n{json.dumps(answer)}\n")
    assert [one.source.rpartition(".jsonl")[2] for one in lines] == ["#1#1", "#1#2", "#2#1", "#2#2"]


def test_a_summary_is_a_text_only_beside_an_address_or_day_and_so_marked(file: Path) -> None:
    short = {"title": "Lake rises", "description": "It rose by a metre, the board said."}
    assert [type(one) for one in found(file, json.dumps(short))] == [SourceError]
    (article,) = articles(file, json.dumps({**short, "url": "https://port.example/1"}))
    assert article.text.endswith("It rose by a metre, the board said.")
    assert (article.extra, article.dek) == ({"feed_summary": True}, None)
    (cut,) = articles(file, json.dumps({"title": "Lake", "content": "It rose by a … [+180 chars]"}))
    assert cut.extra == {"feed_summary": True}


def test_what_is_no_article_stays_none(file: Path) -> None:
    for value in ({"name": "x", "version": "1", "description": "A tool."}, {"a": [{"b": 1}]}, {"items": [[], 3]}):
        assert not any(isinstance(one, RawArticle) for one in found(file, json.dumps(value)))
