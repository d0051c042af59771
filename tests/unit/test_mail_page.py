"""Messages that programs of mail forward as a page alone: whose they are, when and what they are called.

What each program writes stands in `tests/data/ingest`, as `forwarded_*.eml`.
"""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from taken import articles, found

from briefing.model import Article

CASES = Path(__file__).parents[1] / "data" / "ingest"
PROSE = (
    "The lake rose by a metre on Monday, the water board said, and the lower quay of the old town is under water. " * 4
)
MORE = "Nobody was hurt, but the ferries lie idle until the board has looked at the piers on Wednesday."
BODY = f"<p>{PROSE}</p><p>{MORE}</p>"
HEAD = "From: Port Post<br>Sent: 25 August 2031 09:15<br>Subject: Lake rises"


def letter(page: str) -> bytes:
    made = EmailMessage()
    made["From"] = "Ida Rowe <ida@desk.example>"
    made["Date"] = "Tue, 26 Aug 2031 10:15:00 +0200"
    made["Subject"] = "Fwd: Lake rises"
    made.set_content(page, subtype="html")
    return made.as_bytes()


def sent(folder: Path, page: str) -> Article:
    (article,) = articles(folder / "letter.eml", letter(page))
    return article


@pytest.mark.parametrize(
    "page",
    [
        "<p>Look!</p><div style='border:none;border-top:solid #B5C4DF 1.0pt'><p><b>From: </b>Port Post<br>"
        "<b>Date: </b>Monday, 25 August 2031 at 09:15<br><b>To: </b>Desk<br><b>Subject: </b>Lake rises</p></div>",
        "<div>Look!</div>====== Forwarded message ======<br>From: Port Post<br>To: Desk<br>"
        "Date: Mon, 25 Aug 2031 09:15:00 +0200<br>Subject: Lake rises<br>====== Forwarded message ======<br>",
        "<div>Look!</div><div>----- Forwarded Message -----</div><div><b>From:</b> Port Post</div>"
        "<div><b>To:</b> Desk</div><div><b>Sent:</b> Monday, August 25, 2031 at 09:15:00 AM GMT+2</div>"
        "<div><b>Subject:</b> Lake rises</div>",
    ],
    ids=["a border", "two rules", "a line each"],
)
def test_heads_differ_and_are_found(tmp_path: Path, page: str) -> None:
    article = sent(tmp_path, page + BODY)
    assert (article.title, article.outlet, (article.published or "")[:10]) == ("Lake rises", "Port Post", "2031-08-25")
    assert article.text.split("\n\n") == ["Lake rises", "Look!", PROSE.strip(), MORE]


def test_a_border_within_a_line_leaves_no_trace(tmp_path: Path) -> None:
    article = sent(tmp_path, f"<p>Look <span style='border-top: solid'>here</span>!</p><hr><p>{HEAD}</p>{BODY}")
    assert article.text.split("\n\n")[:2] == ["Lake rises", "Look here!"]


def test_what_was_forwarded_twice_is_its_first_senders(tmp_path: Path) -> None:
    page = (CASES / "forwarded_gmail.eml").read_text(encoding="utf-8").partition("\n\n")[2]
    article = sent(tmp_path, f"<p>Look!</p><hr><p>{HEAD.replace('Port Post', 'Lake Desk')}</p>{page}")
    assert (article.title, article.outlet) == ("Lake rises", "Port Post")
    assert article.text.split("\n\n")[1:3] == ["Look!", "Denied since!"]
    assert {"From: Lake Desk", "From: Port Post <p@port.example>"} < {line.text for line in article.removed}


def test_a_head_in_lines_that_stand_as_they_were_typed_is_read_as_well(tmp_path: Path) -> None:
    typed = f"Denied since!\n\n-----Original Message-----\n{HEAD.replace('<br>', chr(10))}\n\n{PROSE}\n\n{MORE}\n"
    article = sent(tmp_path, f"<html><body><pre>{typed}</pre></body></html>")
    assert article.text.split("\n\n") == ["Lake rises", "Denied since!", PROSE.strip(), MORE]


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{PROSE}</p><p>{PROSE[::-1]}</p><hr><p>{HEAD}</p>{BODY}",
        f"<html><body><p>From: the quay</p><p>Subject: the lake</p>{BODY}</body></html>",
        f"<p>On Mon, Aug 25, 2031 at 9:15 AM Port Post wrote:</p><blockquote type='cite'>{BODY}</blockquote>",
    ],
)
def test_a_page_that_answers_at_length_or_only_names_a_sender_is_its_own(tmp_path: Path, page: str) -> None:
    article = sent(tmp_path, page)
    assert (article.title, article.outlet) == ("Fwd: Lake rises", "Ida Rowe")


def test_a_page_that_forwards_keeps_its_headings_lists_and_links(tmp_path: Path) -> None:
    board = '<p>The <a href="https://port.example/b">board</a> met.</p>'
    article = sent(tmp_path, f"<p>{HEAD}</p><h2>What is known</h2>{BODY}<ul><li>Two quays</li></ul>{board}")
    kinds = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert kinds[1] == ("heading", "What is known")
    assert kinds[-2:] == [("item", "Two quays"), ("paragraph", "The board met.")]
    assert article.extra["links"] == [["board", "https://port.example/b"]]


def test_comments_and_styles_within_the_head_are_no_part_of_it(tmp_path: Path) -> None:
    odd = HEAD.replace("Port", "<!--[if x]>x<![endif]-->Port<style>p {margin: 0}</style>")
    assert sent(tmp_path, f"<p>{odd}</p>{BODY}").outlet == "Port Post"


def test_a_remark_above_a_picture_is_not_lost(tmp_path: Path) -> None:
    article = sent(tmp_path, f"<p>Look at the quay!</p><hr><p>{HEAD}</p><img src='cid:1'>")
    assert (article.outlet, article.text) == ("Port Post", "Lake rises\n\nLook at the quay!")


@pytest.mark.parametrize(
    "piece", ["<p>From: a<br>", "-----<br>", "From: a<br>Sent: b<br>", "<td> ", "<div>", "<pre>\n"]
)
def test_senseless_pages_take_linear_time(tmp_path: Path, piece: str) -> None:
    began = time.process_time()
    found(tmp_path / "letter.eml", letter(f"{piece * 20_000}{BODY}"))
    assert time.process_time() - began < 6
