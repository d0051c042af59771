"""The line by which a wire service calls a report: cut above a headline or text, and told from headlines."""

from __future__ import annotations

from pathlib import Path

import pytest
from taken import articles

HEADLINE = "Dockers return to work in Orland"
PROSE = "KELDAR — Dockers went back to work on Monday after nine days, the harbour strike's longest week behind them."
SLUGS = [
    "BC-HARBOUR-STRIKE/ (UPDATE 2)",
    "HARBOUR-STRIKE-LATEST",
    "Orland-Election,3rdLd-Writethru",
    "^Harbour strike ends<",
    "AP-TELANG-TRUCE",
    "ORLAND-ELECTION/PRESIDENT (PIX, TV)",
    "BC-EU--Orland-Election, 2nd Ld-Writethru,0456",
    "US--Harbour Strike,1st Ld-Writethru",
    "orland-vote-2ndlead",
    "HARBOUR-STRIKE/",
    "BC-HARBOUR-STRIKE-WRAPUP 3",
    "Telang-truce-talks,URGENT",
    "Orland-Budget,2nd Lead,0512",
]
HEADLINES = [
    "HARBOUR STRIKE ENDS",
    "Twenty-first-century",
    "TWENTY-FIRST-CENTURY",
    "TWENTY-FIRST-CENTURY PORT OPENS",
    "Ceasefire",
    "CEASEFIRE",
    "CEASE-FIRE",
    "FACE-TO-FACE",
    "STRATFORD-UPON-AVON",
    "UPDATE 2-Harbour strike ends after nine days",
    "Harbour strike ends (UPDATE 2)",
    "ORLAND-TELANG TRUCE HOLDS",
    "COVID-19",
    "COVID-19 update",
    "ROWING - NORLAND WIN THE CUP",
    "TALKING POINT/HARBOUR STRIKE",
    "CORRECTED-ORLAND TO BUY MINE STAKE",
    "BC-Alberta rail link reopens",
    "AC/DC",
    "ORLAND-TELANG (2031)",
    "Anne-Marie-Josephine, 31",
    "PM-designate resigns",
    "Race-to-the-1st",
    "Lead in the water: a town finds its 3rd lead pipe",
    "GM-FORD ()",
    "Lead: the harbour's oldest poison",
]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "report.txt"


@pytest.mark.parametrize("slug", SLUGS)
def test_a_slug_above_a_headline_is_furniture(report: Path, slug: str) -> None:
    (article,) = articles(report, f"{slug}\n{HEADLINE}\n\n{PROSE}\n")
    assert (article.title, article.text) == (HEADLINE, f"{HEADLINE}\n\n{PROSE}")
    assert [(cut.text, cut.reason, cut.before) for cut in article.removed] == [(slug, "furniture", 0)]


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if not slug.startswith("^")])
def test_a_slug_above_running_text_is_furniture(report: Path, slug: str) -> None:
    (article,) = articles(report, f"{slug}\n\n{PROSE}\n")
    assert (article.text, [cut.text for cut in article.removed]) == (PROSE, [slug])


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_in_capitals_with_hyphens_or_of_one_word_stays(report: Path, headline: str) -> None:
    (article,) = articles(report, f"{headline}\n\n{PROSE}\n")
    assert (article.title, article.text, article.removed) == (headline, f"{headline}\n\n{PROSE}", ())
    (article,) = articles(report, f"{headline}\n{HEADLINE}\n\n{PROSE}\n")
    assert article.text.startswith(headline)


def test_a_word_that_the_text_has_too_is_a_headline_however_it_looks(report: Path) -> None:
    (article,) = articles(report, f"CHA-CHA-CHA\n\n{PROSE} They danced the cha-cha-cha.\n")
    assert article.title == "CHA-CHA-CHA"


def test_slugs_may_stand_one_below_the_other_and_behind_the_sign_of_a_transmission(report: Path) -> None:
    (article,) = articles(report, f"ZCZC ORL456\n{SLUGS[0]}\n\n{SLUGS[2]}\n{HEADLINE}\n\n{PROSE}\n")
    assert article.text == f"{HEADLINE}\n\n{PROSE}"
    assert [cut.text for cut in article.removed] == ["ZCZC ORL456", SLUGS[0], SLUGS[2]]


def test_the_marks_of_typesetting_around_a_headline_go_and_the_headline_stays(report: Path) -> None:
    slug = "^BC-Harbour Strike,0456<"
    (article,) = articles(report, f"{slug}\n^{HEADLINE}<\n^By IDA ROWE=\n{PROSE}\n")
    assert (article.title, article.byline, article.text) == (HEADLINE, "IDA ROWE", f"{HEADLINE}\n\n{PROSE}")
    assert [cut.text for cut in article.removed] == [slug, "By IDA ROWE"]


def test_a_slug_with_nothing_below_it_or_within_the_text_stays(report: Path) -> None:
    (article,) = articles(report, "HARBOUR-STRIKE-LATEST\n")
    assert article.text == "HARBOUR-STRIKE-LATEST"
    (article,) = articles(report, f"{HEADLINE}\n\n{PROSE}\n\nHARBOUR-STRIKE-LATEST\n\n{PROSE[::-1]}\n")
    assert "HARBOUR-STRIKE-LATEST" in article.text


def test_a_slug_in_a_record_or_mail_is_cut_as_well(tmp_path: Path) -> None:
    for name, content in (
        ("record.json", f'{{"text": "{SLUGS[4]}\\n{HEADLINE}\\n\\n{PROSE}"}}'),
        ("letter.eml", f"From: Wire <w@wire.example>\nDate: x\nSubject: {HEADLINE}\n\n{SLUGS[4]}\n\n{PROSE}\n"),
    ):
        (article,) = articles(tmp_path / name, content)
        assert article.text == f"{HEADLINE}\n\n{PROSE}"
        assert [(cut.text, cut.reason) for cut in article.removed] == [(SLUGS[4], "furniture")]
