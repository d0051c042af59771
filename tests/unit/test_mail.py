"""Mail: a newsletter or wire report for each message, told by its headers, from the part that a reader would read."""

from __future__ import annotations

import resource
from base64 import b64encode
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from taken import articles, found

from briefing.errors import SourceError
from briefing.ingest import formats, furniture, metadata
from briefing.model import RawArticle

PROSE = "The harbour master said on Monday that the lights would stay on until the last boat was in, and they did. " * 5
PAGE = (
    "<html><head><title>x</title></head><body><table><tr><td>"
    f"<p>{PROSE}</p><p>Nobody left.</p></td></tr></table></body></html>"
)
HEADERS = (
    "From: Harbour Post <news@port.example>\nDate: Tue, 26 Aug 2031 10:15:00 +0200 (CEST)\nSubject: Lights stay on\n"
)
SEPARATOR = "From news@port.example Tue Aug 26 10:15:00 2031\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return tmp_path / "letter.eml"


def message(plain: str | None, page: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Härbour Post <news@port.example>"
    made["Subject"] = "Café – lights stay on"
    made["Message-ID"] = "<7@port.example>"
    if plain is not None:
        made.set_content(plain)
    if page is not None:
        made.add_alternative(page, subtype="html") if plain is not None else made.set_content(page, subtype="html")
    return made


def test_a_message_says_who_when_and_what_in_its_headers(letter: Path) -> None:
    (article,) = articles(
        letter, f"{HEADERS}Message-ID: <7@port.example>\nContent-Language: en\n\n{PROSE}\n\nNobody left.\n"
    )
    assert (article.source, article.id, article.outlet) == (str(letter), "7@port.example", "Harbour Post")
    assert (article.published, article.published_from) == ("2031-08-26T10:15:00+02:00", "record")
    assert (article.language, article.url, article.byline) == ("en", None, None)
    assert article.text == f"Lights stay on\n\n{PROSE.strip()}\n\nNobody left."


@pytest.mark.parametrize("above", ["\n\n", "\ufeff", " \n\ufeff", "\ufeff\r\n\r\n"])
def test_empty_lines_and_the_mark_of_an_encoding_above_the_headers_are_passed_over(letter: Path, above: str) -> None:
    for content in (f"{HEADERS}\n{PROSE}", f"{SEPARATOR}{HEADERS}\n{PROSE}"):
        (article,) = articles(letter, f"{above}{content}")
        assert (article.title, article.outlet) == ("Lights stay on", "Harbour Post")


def test_encoded_headers_and_bodies_are_read_and_the_plain_part_goes_first(letter: Path) -> None:
    made = message(f"{PROSE}\nCafés – schön.\n", PAGE)
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    made.add_attachment("Attached words.", filename="notes.txt")
    (article,) = articles(letter, made.as_bytes())
    assert (article.title, article.outlet) == ("Café – lights stay on", "Härbour Post")
    assert article.text.endswith("Cafés – schön.")


@pytest.mark.parametrize("plain", [None, "", "View this mail in your browser: https://port.example/" + "x" * 600])
def test_where_the_plain_part_is_missing_or_a_stub_the_page_is_read(letter: Path, plain: str | None) -> None:
    (article,) = articles(letter, message(plain, PAGE).as_bytes())
    assert article.title == "Café – lights stay on"
    assert article.text.split("\n\n")[1:] == [PROSE.strip(), "Nobody left."]


def test_a_short_message_is_no_stub(letter: Path) -> None:
    (article,) = articles(letter, message("The lights stay on.", "<p>The <b>lights</b> stay on.</p>").as_bytes())
    assert article.text == "Café – lights stay on\n\nThe lights stay on."


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("iso-2022-jp", "iso-2022-jp"),
        ("gb2312", "gb2312"),
        ("iso-8859-1", "utf-8"),
        ("no-such", "cp1252"),
        ("utf-8", "cp1252"),
    ],
)
def test_the_characters_are_right_whatever_the_headers_say(letter: Path, name: str, codec: str) -> None:
    words = {"iso-2022-jp": "日本の湖", "gb2312": "联通湖水上涨"}.get(codec, "Das Café schloß früh")
    sender = f"From: =?{name}?b?{b64encode(words.encode(codec)).decode()}?= <a@port.example>\nDate: x\n"
    part = f"Content-Type: text/plain; charset={name}\nContent-Transfer-Encoding: base64\n\n"
    (article,) = articles(letter, (sender + part).encode() + b64encode(f"{words}.\n".encode(codec)))
    assert (article.outlet, article.text) == (words, f"{words}.")


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("=?utf-8?q?Caf=C3=A9_?=\n =?utf-8?q?closes?=", "Café closes"),
        ("Café closes", "Café closes"),
        ("=?utf-8?b?!!!?= closes", "closes"),
        ("=?no-such?q?Caf=C3=A9?=", "Café"),
        ("=?utf-8?q?a=1B]0;owned=07b?=", "ab"),
    ],
)
def test_a_subject_is_decoded_and_cleaned_and_never_an_error(letter: Path, header: str, title: str) -> None:
    (article,) = articles(letter, f"From: a@port.example\nDate: x\nSubject: {header}\n\n{PROSE}")
    assert (article.title, article.outlet) == (title, "a@port.example")


def test_flowed_lines_are_joined_and_a_signature_is_cut(letter: Path) -> None:
    body = "One sentence that \nflows on. \n\n> quoted\n-- \nIda\n"
    (article,) = articles(letter, f"{HEADERS}Content-Type: text/plain; format=flowed\n\n{body}")
    assert "One sentence that flows on." in article.text
    assert article.text.endswith("> quoted")
    assert [(cut.text, cut.reason) for cut in article.removed] == [("--", "furniture"), ("Ida", "furniture")]


def test_a_rule_within_a_letter_is_no_signature(letter: Path) -> None:
    more = "\n\n".join(f"Line {n} of the letter says what happened at {n} o'clock." for n in range(1, 16))
    (article,) = articles(letter, f"{HEADERS}\n{PROSE}\n\n--\n\n{more}\n")
    assert article.text.endswith("Line 15 of the letter says what happened at 15 o'clock.")


def attached(sender: str, subject: str, text: str) -> str:
    return f"From: {sender} <a@port.example>\nSubject: {subject}\nDate: Tue, 26 Aug 2031 08:00:00 +0000\n\n{text}\n"


def test_attached_messages_are_articles_of_their_own_senders(letter: Path) -> None:
    digest = "".join(
        f"--d\n\n{attached(*one)}\n" for one in (("Port Post", "One", "It rose."), ("Wire", "Two", "It fell."))
    )
    outer = f"{HEADERS}Content-Type: multipart/mixed; boundary=o\n\n--o\n\nTwo topics today.\n--o\n"
    read = articles(letter, f"{outer}Content-Type: multipart/digest; boundary=d\n\n{digest}--d--\n--o--\n")
    assert [
        (one.source.removeprefix(str(letter)), one.outlet, one.title, one.text.split("\n\n")[-1]) for one in read
    ] == [
        ("", "Harbour Post", "Lights stay on", "Two topics today."),
        ("#1", "Port Post", "One", "It rose."),
        ("#2", "Wire", "Two", "It fell."),
    ]


def test_a_message_that_only_carries_another_is_that_other(letter: Path) -> None:
    (article,) = articles(
        letter, f"{HEADERS}Content-Type: message/rfc822\n\n{attached('Port Post', 'One', 'It rose.')}"
    )
    assert (article.outlet, article.text) == ("Port Post", "One\n\nIt rose.")


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Port Post <p@port.example>\nDate: Mon, Aug 25, 2031 at 9:15 AM\n"
        "Subject: Lake rises\nTo: <desk@port.example>\n",
        "-----Original Message-----\nFrom: Port Post <p@port.example>\nSent: Monday, August 25, 2031 9:15 AM\n"
        "To: Desk; Other\n other\nSubject: Lake rises\n",
        "Begin forwarded message:\n\nFrom: Port Post <p@port.example>\nSubject: Lake rises\n"
        "Date: 25 August 2031 at 09:15:00 CEST\nTo: desk@port.example\n",
        "From: Port Post <p@port.example>\nSent: Monday, August 25, 2031 9:15 AM\nTo: Desk\nSubject: Lake rises\n",
        "________________________________\n*From:* Port Post\n*Sent:* 25 August 2031 09:15\n*Subject:* Lake rises\n",
    ],
)
def test_what_is_forwarded_is_its_senders_and_a_remark_stays_above_it(letter: Path, head: str) -> None:
    (article,) = articles(letter, f"{HEADERS}Message-ID: <7@port.example>\n\nDenied since!\n\n{head}\n\n{PROSE}\n")
    assert (article.title, article.outlet, article.id) == ("Lake rises", "Port Post", "7@port.example")
    assert (article.published or "").startswith("2031-08-25")
    assert article.text == f"Lake rises\n\nDenied since!\n\n{PROSE.strip()}"
    assert {cut.reason for cut in article.removed} == {"furniture"}


def test_a_list_of_facts_in_a_letter_is_no_head_of_another(letter: Path) -> None:
    facts = "From: the quay\nDate: 25 August 2031\nSubject: the lake\n"
    (article,) = articles(letter, f"{HEADERS}\n{facts}\n{PROSE}\n")
    assert (article.title, article.outlet) == ("Lights stay on", "Harbour Post")
    assert "From: the quay" in article.text


def test_a_long_answer_above_what_it_answers_is_its_own_senders(letter: Path) -> None:
    head = "-----Original Message-----\nFrom: a\nSent: 25 August 2031\nSubject: Lake rises\n"
    (article,) = articles(letter, f"{HEADERS}\n{PROSE}\n\n{PROSE[::-1]}\n\n{head}\nIt rose.\n")
    assert (article.title, article.outlet) == ("Lights stay on", "Harbour Post")


def test_addresses_behind_the_words_of_a_plain_part_become_links(letter: Path) -> None:
    (article,) = articles(
        letter, f"{HEADERS}\nThe board (https://t.example/{'a' * 300}) met <https://port.example/> twice."
    )
    assert article.text.endswith("The board met twice.")
    assert article.extra["links"] == [["board", f"https://t.example/{'a' * 300}"], ["met", "https://port.example/"]]


def test_the_preview_of_a_letter_is_not_its_text_and_its_layout_makes_no_lists(letter: Path) -> None:
    page = (
        f'<html><body><div style="display:none">Seen in the list of mails alone.</div><table><tr><td>'
        f"<p>{PROSE}</p>"
        f"</td></tr><tr><td><p>Nobody left.</p></td></tr><tr><td>Ships</td><td>41</td></tr></table>"
        "<p>You can update your preferences or unsubscribe from this list.</p></body></html>"
    )
    (article,) = articles(letter, message(None, page).as_bytes())
    texts = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert texts[1:] == [("paragraph", PROSE.strip()), ("paragraph", "Nobody left."), ("item", "Ships | 41")]


def test_a_page_saved_in_the_form_of_a_mail_is_the_page(tmp_path: Path) -> None:
    page = (
        '<html lang="en"><head><title>Lake rises</title><meta name="date" content="2031-08-20">'
        f'<meta property="og:site_name" content="Port Post"></head><body><p>{PROSE}</p></body></html>'
    )
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://port.example/lake\nSubject: x\n"
        'Date: Fri, 12 Sep 2031 08:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
        f"--b\nContent-Type: text/html\nContent-Location: https://port.example/lake\n\n{page}\n"
        "--b\nContent-Type: text/css\n\np {}\n--b--\n"
    )
    for name in ("page.mhtml", "page.mht", "page"):
        (article,) = articles(tmp_path / name, saved)
        assert (article.title, article.outlet, article.published) == ("Lake rises", "Port Post", "2031-08-20")
        assert article.url == "https://port.example/lake"


def test_a_message_without_words_is_one_clear_sentence(letter: Path) -> None:
    made = EmailMessage()
    made.set_content(b"%PDF-1.7", maintype="application", subtype="pdf")
    assert [str(one) for one in found(letter, made.as_bytes())] == [
        f"{letter}: this message has no text; attachments are not read"
    ]
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    assert str(found(letter, nested)[0]) == f"{letter}: the parts of this message are nested too deeply"


def test_a_mailbox_holds_a_message_behind_each_of_its_separators(tmp_path: Path) -> None:
    first = f"{HEADERS}\nFrom the quay one sees it.\n\n>From here, too.\n\n"
    second = f"{HEADERS.replace('stay on', 'go out')}\n{PROSE}\n\nFrom Monday on, they said, at 10:15 sharp.\n"
    one, two = articles(tmp_path / "box.mbox", f"{SEPARATOR}{first}{SEPARATOR}{second}")
    assert [article.source for article in (one, two)] == [f"{tmp_path / 'box.mbox'}#1", f"{tmp_path / 'box.mbox'}#2"]
    assert one.text.split("\n\n")[1:] == ["From the quay one sees it.", "From here, too."]
    assert (two.title, two.text.split("\n\n")[-1]) == ("Lights go out", "From Monday on, they said, at 10:15 sharp.")


def test_mail_is_known_by_its_content_and_a_text_that_begins_alike_is_none(tmp_path: Path) -> None:
    for content in (
        f"{HEADERS}\n{PROSE}",
        f"{SEPARATOR}{HEADERS}\n{PROSE}",
        f"{HEADERS}\n{PROSE}".replace("\n", "\r\n"),
    ):
        assert [one.title for one in articles(tmp_path / "download", content)] == ["Lights stay on"]
    (text,) = articles(tmp_path / "download", f"From: the quay\n\n{PROSE}")
    assert text.text.startswith("From: the quay")
    (text,) = articles(tmp_path / "download", f"From Keldar, where it rained until 10:15, and on\n\n{PROSE}")
    assert text.text.startswith("From Keldar")


PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" '
    '"http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict>\n\t<key>flags</key>\n'
    "\t<integer>8590195713</integer>\n</dict>\n</plist>\n"
)


@pytest.mark.parametrize("name", ["70112.emlx", "70112.partial.emlx", "download", "letter.txt"])
def test_a_message_that_apple_mail_keeps_is_read_without_what_the_program_adds(tmp_path: Path, name: str) -> None:
    for letter in (f"{HEADERS}\n{PROSE}\n\nCafés closed: <?xml is no news.\n", message(None, PAGE).as_string()):
        data = letter.encode()
        (article,) = articles(tmp_path / name, b"%-10d\n%s%s" % (len(data), data, PROPERTIES.encode()))
        (same,) = articles(tmp_path / "letter.eml", data)
        assert (article.title, article.outlet, article.text) == (same.title, same.outlet, same.text)
        assert "plist" not in article.text


@pytest.mark.parametrize("wrong", [0, 40, 900, 999_999])
def test_a_count_of_bytes_that_is_wrong_loses_no_word(tmp_path: Path, wrong: int) -> None:
    (article,) = articles(tmp_path / "1.emlx", f"{wrong}\n{HEADERS}\n{PROSE}\n\nNobody left.\n{PROPERTIES}")
    assert article.text == f"Lights stay on\n\n{PROSE.strip()}\n\nNobody left."
    (article,) = articles(tmp_path / "1.emlx", f"{wrong}\n{HEADERS}\n{PROSE}\n\nIt begins with <?xml and no more")
    assert article.text.endswith("It begins with <?xml and no more")


def test_a_text_that_begins_with_a_number_is_no_mail(tmp_path: Path) -> None:
    (article,) = articles(tmp_path / "download", f"2031\nFrom: the quay\n\n{PROSE}")
    assert article.text.startswith("2031")


def test_a_large_mailbox_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    attachment = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nWords.\n\n--b\nContent-Type: image/png\n\n"
    with path.open("w") as out:
        for _ in range(16):
            out.write(f"{SEPARATOR}{HEADERS}{attachment}{'x' * 75}\n" + ("y" * 75 + "\n") * 60_000 + "\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(isinstance(one, RawArticle) for one in formats.read(path)) == 16
    assert path.stat().st_size > 70_000_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_a_message_that_is_too_long_is_left_out_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    path.write_text(f"{SEPARATOR}{HEADERS}\n{'x' * 17_000_000}\n\n{SEPARATOR}{HEADERS}\n{PROSE}")
    long, fits = formats.read(path)
    assert str(long) == f"{path}#1: this message is over 64 MB, or has a line over 16 MB; it was left out"
    assert isinstance(fits, RawArticle)


PIECES = st.sampled_from(
    [
        "\n", "\n\n", "--b\n", "--b--\n", "Content-Type: multipart/alternative; boundary=b\n",
        "Content-Type: text/html", "; charset=punycode", "; charset=undefined", "; charset*0*=x''%ff", "; name*=x''%ff",
        "; format=flowed; delsp=yes", "Content-Type: message/rfc822\n\n", "Content-Transfer-Encoding: base64\n",
        "Content-Transfer-Encoding: x-uuencode\n", "Content-Disposition: inline; filename*=a''%\n",
        "From: (((<[a]@>\n", "Subject: =?utf-8?b?!?=\n", "Message-ID: <[a]>\n", SEPARATOR, ">From \n", "begin 644 a\n",
        "words \n", "=\n", "\udcff", "\x00", "<p>",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=25), is_box=st.booleans())
def test_no_mess_of_headers_and_parts_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], is_box: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "mess.eml"
    for one in found(path, f"{SEPARATOR if is_box else ''}{''.join(pieces)}".encode("utf-8", "surrogateescape")):
        if isinstance(one, RawArticle):
            metadata.describe(furniture.strip(one))


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300))
def test_no_bytes_whatever_under_a_mails_name_make_it_raise(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.mbox"
    assert all(isinstance(one, RawArticle | SourceError) for one in found(path, data))
