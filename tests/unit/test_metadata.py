"""What an article is called, who wrote it, where and when: as far as its source or its own lines say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest import metadata, stated
from briefing.ingest.identity import canonical, identity
from briefing.model import Article, RawArticle, RawBlock

PROSE = "The harbour master said on Monday that the lights would stay on until the last boat was in, in 2019 as now."
MORE = "Nobody on the quay believed him. Nobody went home either, and the lights did stay on through the night."


def describe(*lines: str, **facts: str) -> Article:
    blocks = tuple(RawBlock("paragraph", line) for line in lines)
    return metadata.describe(RawArticle("test", blocks, **facts))  # type: ignore[arg-type]


def test_a_given_title_becomes_the_first_heading_once() -> None:
    for lines in ((PROSE,), ("Lights stay on", PROSE), ("LIGHTS STAY ON.", PROSE)):
        article = describe(*lines, title="Lights stay on")
        assert article.text == f"Lights stay on\n\n{PROSE}"
        assert article.blocks[0].kind == "heading"
        assert (article.blocks[0].start, article.blocks[0].end) == (0, len("Lights stay on"))


@pytest.mark.parametrize(
    "line",
    [
        "Lights stay on in the old harbour",
        "Who Turned Off the Lights?",
        "LIGHTS STAY ON",
        "Lights Stay On as the Last Boat Comes In.",
        "Lights stay on in the old harbour.",
        "Harbour: “Lights stay on”",
    ],
)
def test_a_headline_is_known_by_its_look(line: str) -> None:
    article = describe(line, PROSE, MORE)
    assert article.title == line
    assert article.blocks[0].kind == "heading"


def test_without_a_headline_the_title_is_the_first_sentence_cut_and_the_text_is_untouched() -> None:
    article = describe(PROSE, MORE)
    assert article.title.startswith("The harbour master said on Monday")
    assert len(article.title) <= 90
    assert article.title.endswith("…")
    assert article.text == f"{PROSE}\n\n{MORE}"
    assert article.blocks[0].kind == "paragraph"


@pytest.mark.parametrize("name", ["Gov. Ida Rowe", "Sen. Ida Rowe", "Reps. Ida Rowe", "St. Ida", "Ida Rowe Jr."])
def test_a_title_from_the_first_sentence_does_not_end_at_an_abbreviation(name: str) -> None:
    article = describe(
        f"The lamps of {name} burnt on, the town said. Nobody knew why, and nobody asked for long.", MORE
    )
    assert article.title == f"The lamps of {name} burnt on, the town said."


def test_a_lead_that_reports_speech_is_no_headline() -> None:
    article = describe("Ida Rowe will not stand again, her office told the harbour paper.", PROSE, MORE)
    assert article.blocks[0].kind == "paragraph"


def test_a_dek_before_the_headline_stands_after_it() -> None:
    dek = "A long night on the quay ends with more light than anybody had asked for."
    article = describe(dek, "Lights Stay On in the Old Harbour", PROSE, MORE)
    assert (article.title, article.dek) == ("Lights Stay On in the Old Harbour", dek)
    assert article.text.split("\n\n")[:2] == ["Lights Stay On in the Old Harbour", dek]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ida Rowe", "Ida Rowe"),
        ("By Ida Rowe and Jon van der Meer", "Ida Rowe and Jon van der Meer"),
        ("BY IDA ROWE, Staff Reporter", "IDA ROWE, Staff Reporter"),
        ("By our correspondent in Ostvik, 29 January 2031", "our correspondent in Ostvik"),
    ],
)
def test_a_byline_of_its_own_is_recorded_and_cut(line: str, byline: str) -> None:
    article = describe("Lights stay on", line, PROSE, MORE)
    assert article.byline == byline
    assert [(cut.text, cut.reason, cut.before) for cut in article.removed] == [(line, "credit", 1)]


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the lights were off.",
        "By Monday",
        "By the time he left, it was dark",
        "By all accounts",
        "By close of play 83",
    ],
)
def test_words_that_only_begin_like_a_byline_stay(line: str) -> None:
    article = describe("Lights stay on", line, PROSE, MORE)
    assert article.byline is None
    assert line in article.text


@pytest.mark.parametrize(
    ("line", "place", "outlet"),
    [
        ("KELDAR, Belmora (AP) — The lights stayed on.", "KELDAR, Belmora", "AP"),
        ("PORT ALDER (Harbour Wire) - The lights stayed on.", "PORT ALDER", "Harbour Wire"),
        ("KELDAR, 12 March — The lights stayed on.", "KELDAR", None),
        (f"KELDAR — {PROSE}", "KELDAR", None),
        ("ROWING - NORLAND WIN THE CUP.", None, None),
        ("A word — and another.", None, None),
    ],
)
def test_a_dateline_is_recorded_and_stays(line: str, place: str | None, outlet: str | None) -> None:
    article = describe("Lights stay on", line, MORE)
    assert (article.dateline, article.outlet) == (place, outlet)
    assert line in article.text
    assert article.removed == ()


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Based On Upland Report", "Upland"),
        ("Based on a Meridian Wire report", "Meridian Wire"),
        ("With inputs from Meridian", "Meridian"),
        ("Source: Meridian Wire", "Meridian Wire"),
    ],
)
def test_a_source_credit_at_the_foot_names_the_outlet_and_goes(line: str, outlet: str) -> None:
    article = describe("Lights stay on", PROSE, MORE, line)
    assert article.outlet == outlet
    assert [(cut.text, cut.reason) for cut in article.removed] == [(line, "credit")]
    assert describe("Lights stay on", PROSE, MORE, line, outlet="Port Post").outlet == "Port Post"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 26 August 2031", "2031-08-26"),
        ("Published on August 26th, 2031 at 10:15 AM EST", "2031-08-26"),
        ("Aug. 26, 2031 10:15 AM", "2031-08-26"),
        ("Tuesday, 26 August 2031", "2031-08-26"),
        ("Updated 2031-08-26 10:15", "2031-08-26"),
        ("2031-08-26T10:15:00Z", "2031-08-26"),
        ("KELDAR 2031-08-26", "2031-08-26"),
    ],
)
def test_a_date_of_its_own_at_the_top_is_when_it_was_published(line: str, day: str) -> None:
    article = describe("Lights stay on", line, PROSE, MORE)
    assert (article.published, article.published_from) == (day, "text")


@pytest.mark.parametrize(
    "line",
    [
        "On 26 August 2031 the lights went out.",
        "31 February 2031",
        "26 August",
        "Since 2019",
        "26/08/2031 to 28/08/2031",
    ],
)
def test_a_date_in_passing_or_an_impossible_one_is_not(line: str) -> None:
    assert describe("Lights stay on", line, PROSE, MORE).published is None


def test_published_counts_before_updated_and_the_record_before_both() -> None:
    lines = ("Lights stay on", "Updated 28 August 2031", "Published 26 August 2031", PROSE, MORE)
    assert describe(*lines).published == "2031-08-26"
    article = describe(*lines, published="2031-08-25")
    assert (article.published, article.published_from) == ("2031-08-25", "record")


def test_the_days_of_a_calendar_stay_where_they_are() -> None:
    lines = ("What is on in Halden", "Saturday, 1 March 2031", "Ice fair.", "Sunday, 2 March 2031", "Long race.")
    assert describe(*lines, published="2031-02-20").text == "\n\n".join(lines)
    printed = describe(lines[0], "20 February 2031", *lines[1:])
    assert (printed.published, printed.text) == ("2031-02-20", "\n\n".join(lines))


def test_what_the_record_gives_that_is_no_date_is_kept_aside() -> None:
    article = describe("Lights stay on", PROSE, published="the other day")
    assert article.published is None
    assert article.extra == {"published": "the other day"}


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2031-08-26", "2031-08-26"),
        ("2031-08-26T10:15:00.123Z", "2031-08-26T10:15:00+00:00"),
        ("2031-08-26 10:15", "2031-08-26T10:15:00"),
        ("Tue, 26 Aug 2031 10:15:00 +0200", "2031-08-26T10:15:00+02:00"),
        (1_756_203_300, "2025-08-26T10:15:00+00:00"),
        (1_756_203_300_000, "2025-08-26T10:15:00+00:00"),
        ("1756203300", "2025-08-26T10:15:00+00:00"),
        ("August 26, 2031", "2031-08-26"),
        ("Tue, 26 Aug 31 10:15:00 CEST", "2031-08-26T10:15:00+02:00"),
        ("26 Aug 2031 10:15 +05:30", "2031-08-26T10:15:00+05:30"),
        ("Tuesday, August 26, 2031 at 10:15:00 AM GMT+2", "2031-08-26"),
        ("26 Aug 2031 10:15 IST", "2031-08-26T10:15:00"),
        ("2031/8/26 10:15", "2031-08-26"),
        ("6.8.2031", "2031-08-06"),
        ("26/08/2031", "2031-08-26"),
        ("20310826", "2031-08-26"),
        (20_310_826, "2031-08-26"),
        (20_311_326, None),
        ("08/26/2031 10:15 PM", "2031-08-26"),
        ("06/08/2031", None),
        ("31.02.2031", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("soon", None),
        ("0001-01-01", None),
        (True, None),
        (3, None),
        (None, None),
    ],
)
def test_dates_of_records_become_iso(value: object, iso: str | None) -> None:
    assert stated.normalised(value) == iso


@given(st.text(max_size=120) | st.integers() | st.floats())
def test_no_value_whatever_breaks_the_reading_of_dates(value: object) -> None:
    stated.normalised(value)
    if isinstance(value, str):
        stated.day_of_line(value)
        stated.split_day(value)


@pytest.mark.parametrize(
    "url",
    [
        "https://Port.example:443/lake/?utm_source=x&fbclid=1#top",
        "HTTPS://port.example/lake",
        "https://port.example/lake/?gclid=7",
    ],
)
def test_addresses_of_one_page_are_one_identity(url: str) -> None:
    assert canonical(url) == "https://port.example/lake"
    assert identity(url, "1", "a") == identity("https://port.example/lake", "2", "b")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "/lake", "https://", "http://[", "https://a b/", "", None]
)
def test_what_is_no_web_address_is_none(url: str | None) -> None:
    assert canonical(url) is None
    assert describe("Lights stay on", PROSE, url=url or "").url is None


def test_identity_is_the_address_else_the_id_else_the_text() -> None:
    assert identity(None, "7", "a") == identity(None, "7", "b") != identity(None, "8", "a")
    assert identity(None, None, "The  Lake\nrises") == identity(None, None, "the lake rises")
    assert len(identity(None, None, "x")) == 20
    assert describe("Lights stay on", PROSE).id == describe("Lights stay on", PROSE).identity[:12]
    assert describe("Lights stay on", PROSE, id="given").id == "given"


def test_an_article_of_a_single_line_is_an_article() -> None:
    for line in ("By Ida Rowe", "26 August 2031", "Lights stay on"):
        article = describe(line)
        assert article.text == line
        assert article.title == line
