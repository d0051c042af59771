"""What stands above a text: front matter in YAML and TOML, and the labels that databases print."""

from __future__ import annotations

from pathlib import Path

import pytest
from taken import articles

STORY = "The lake rose by a metre on Monday, the water board said.\n\nNobody was hurt, it added.\n"


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Lake rises\nauthors:\n  - Ida Rowe\n  - 'Jon Meer'\ndate: 2031-08-26\nlink: LINK\n---\n",
        '---\ntitle: "Lake rises"\nauthor: [Ida Rowe, Jon Meer]\npublished: 2031-08-26\ncreated: 2031-09-09\n'
        "source: LINK\n---\n",
        "---\ntitle: >-\n  Lake\n  rises\nauthor:\n- '[[Ida Rowe]]'\n- '[[people/meer|Jon Meer]]'\n"
        "date: 2031-08-26\nurl: LINK\n---\n",
        '+++\ntitle = "Lake rises"\nauthors = ["Ida Rowe", "Jon Meer"]\ndate = 2031-08-26\nurl = "LINK"\n+++\n',
    ],
)
def test_front_matter_is_read_as_notes_and_site_builders_write_it(tmp_path: Path, front: str) -> None:
    for name in ("note.md", "note"):
        (article,) = articles(tmp_path / name, f"{front.replace('LINK', 'https://port.example/1')}\n{STORY}")
        assert article.text == f"Lake rises\n\n{STORY.strip()}"
        assert (article.byline, article.published) == ("Ida Rowe, Jon Meer", "2031-08-26")
        assert article.url == "https://port.example/1"


@pytest.mark.parametrize("top", ["---\n\n", "+++\nno = [toml\n+++\n\n", "---\njust words\n---\n\n"])
def test_rules_that_hold_no_front_matter_lose_no_words(tmp_path: Path, top: str) -> None:
    (article,) = articles(tmp_path / "note.md", top + STORY)
    assert article.text.endswith(STORY.strip())
    assert all(word in article.text for word in top.split() if word.isalpha())


def test_labelled_facts_above_a_text_are_facts(tmp_path: Path) -> None:
    head = "Headline: Lake rises\nByline: Ida Rowe\nPublication: Port Post\nDate: 26 August 2031\nWord count: 17\n"
    (article,) = articles(tmp_path / "export.txt", f"{head}\n{STORY}")
    assert article.text == f"Lake rises\n\n{STORY.strip()}"
    assert (article.byline, article.outlet, article.published) == ("Ida Rowe", "Port Post", "2031-08-26")
    assert article.extra == {"Word count": "17"}


def test_other_lines_with_a_colon_stay(tmp_path: Path) -> None:
    head = "Question: When was it?\nAnswer: On Monday.\nQuestion: Who saw it?\nAnswer: All of us.\n"
    (article,) = articles(tmp_path / "talk.txt", f"{head}\n{STORY}")
    assert article.text.startswith("Question: When was it?\n\nAnswer: On Monday.")


def test_an_address_alone_above_a_text_is_where_it_stood(tmp_path: Path) -> None:
    (article,) = articles(tmp_path / "pasted.txt", f"https://port.example/lake\n\nLake rises\n\n{STORY}")
    assert (article.title, article.url) == ("Lake rises", "https://port.example/lake")
    assert article.text == f"Lake rises\n\n{STORY.strip()}"


@pytest.mark.parametrize(
    "text",
    [
        "https://port.example/lake\nLake rises\nhttps://port.example/quay\nQuay opens\n",
        "https://port.example/lake says that it rose.\n\nNobody was hurt.\n",
        "https://\n\nNobody was hurt.\n",
        "https://[lake\n\nNobody was hurt.\n",
        "https://port.example/lake\n",
    ],
)
def test_a_list_of_addresses_and_what_only_begins_with_one_stay(tmp_path: Path, text: str) -> None:
    (article,) = articles(tmp_path / "pasted.txt", text)
    assert (article.url, article.text.split()) == (None, text.split())
