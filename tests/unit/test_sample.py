"""The sample briefing: what a newcomer reads first is complete, dated in one week, and wholly invented."""

import json
import re
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from briefing.resources import data_dir, lexicon

pytestmark = pytest.mark.smoke

SAMPLE = data_dir() / "sample"
FILES = sorted(SAMPLE.iterdir())
EVERYTHING = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
WEEK = (date(2026, 3, 2), date(2026, 3, 8))


def records(path: Path) -> list[dict[str, Any]]:
    """The records of one file; a file that is no JSON is one record with its text."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines()]
    return [json.loads(text)] if path.suffix == ".json" else [{"text": text}]


def words(record: dict[str, Any]) -> list[str]:
    text = record.get("text") or record.get("markdown") or record["html"]
    return re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL).split()


ALL = [record for path in FILES for record in records(path)]


def test_every_format_is_there():
    assert {path.suffix for path in FILES} == {".txt", ".md", ".html", ".json", ".jsonl"}


def test_there_are_twenty_articles_and_one_later_version():
    assert len(ALL) == 21


def test_each_is_long_enough_to_read_and_short_enough_to_finish():
    assert [len(words(record)) for record in ALL if not 150 <= len(words(record)) <= 600] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_dates_lie_in_one_week(path):
    text = path.read_text(encoding="utf-8")
    found = {date.fromisoformat(day) for day in re.findall(r"\b2026-\d\d-\d\d", text)}
    assert all(WEEK[0] <= day <= WEEK[1] for day in found)
    assert found or re.search(r"\b[2-8] March 2026\b", text), "the file says nowhere when it was published"


def test_one_address_has_two_versions():
    by_address: dict[str, list[str]] = {}
    for record in ALL:
        by_address.setdefault(record.get("url", ""), []).append(record.get("text", ""))
    del by_address[""]
    twice = [texts for texts in by_address.values() if len(texts) > 1]
    assert len(twice) == 1
    assert len(set(twice[0])) == 2


def test_one_wire_report_stands_in_three_outlets():
    runs = {}
    for name in ("talks-meridian-wire.json", "talks-tarvessa-ledger.html", "talks-coastal-tribune.txt"):
        text = words(records(SAMPLE / name)[0])
        runs[name] = {tuple(text[i : i + 8]) for i in range(len(text) - 7)}
    for one, other in combinations(runs.values(), 2):
        assert len(one & other) > 100


def test_one_body_is_printed_twice():
    lines = (SAMPLE / "ferry-skerrow-observer.txt").read_text(encoding="utf-8").splitlines()
    long = [line for line in lines if len(line) > 150]
    assert len(long) == 2 * len(set(long))


@pytest.mark.parametrize(
    "form", ["Veleskyy", "Veleskiy", "Velesky", "Talvaskyi", "Talvasky", "[they]", "The Belvedere"]
)
def test_names_and_insertions_come_in_the_forms_the_tour_shows(form):
    assert re.search(rf"(?<!\w){re.escape(form)}(?!\w)", EVERYTHING)


@pytest.mark.parametrize("heading", ["What to watch", "What happens next", "Key dates", "Looking ahead"])
def test_the_lists_of_what_to_watch_have_their_usual_headings(heading):
    assert sum(heading in path.read_text(encoding="utf-8") for path in FILES) >= 2


def test_no_real_country_capital_or_nationality_is_named():
    real = {
        name.strip()
        for line in lexicon("countries.tsv")
        for column in line.split("\t")
        for name in re.split(r"[|/]", column)
        if name.strip()
    }
    assert [name for name in sorted(real) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", EVERYTHING)] == []


def test_every_address_is_one_that_can_never_exist():
    hosts = set(re.findall(r"https?://([^/\"\s)]+)", EVERYTHING)) - {"schema.org"}
    assert [host for host in hosts if not host.endswith(".example")] == []
    assert hosts


def test_the_page_about_the_sample_names_every_file():
    page = (data_dir() / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"`{path.name}`" not in page] == []
