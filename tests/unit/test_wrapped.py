"""Texts out of columns, pages and scanners: paragraphs, words and sentences whole again."""

from __future__ import annotations

import textwrap
import time
from pathlib import Path

from taken import articles

from briefing.ingest import plain

PARAGRAPHS = [
    "The harbour board said on Tuesday that it would reopen the northern basin next week, three months after a barge "
    "struck the lock gates and closed the harbour to all ships.",
    "Engineers finished the repairs on Sunday night, two days ahead of plan, and ran the gates eleven times while the "
    "crews looked on from the quay.",
    "The crews had complained that the closure forced them to land their catch in another port and to pay for lorries, "
    "and the board has offered them money.",
]
TITLE = "Northern basin to reopen"


def texts(text: str) -> list[str]:
    return [block.text for block in plain.blocks(text)]


def test_the_lines_of_a_narrow_column_are_paragraphs_again() -> None:
    assert texts("\n\n".join(textwrap.fill(one, 40) for one in PARAGRAPHS)) == PARAGRAPHS


def test_paragraphs_that_only_an_indent_parts_are_told_apart() -> None:
    assert texts("\n".join(f"    {textwrap.fill(one, 70)}" for one in PARAGRAPHS)) == PARAGRAPHS


def test_a_word_broken_at_the_end_of_a_line_is_one_and_a_compound_keeps_its_hyphen() -> None:
    lines = [
        "The board wants a long-", "term lease for the quay, a well-", "known demand of the crews, who",
        "have asked for a five-year pact", "since spring and say that inter-", "national shippers already have",
        "one with the port of Keldarhaven", "although in Keldar-", "haven the land-based cranes are owned",
        "by the city and rented out to all",
    ]  # fmt: skip
    (text,) = texts("\n".join(lines))
    assert "a long-term lease for the quay, a well-known demand" in text
    assert "that international shippers" in text
    assert "although in Keldarhaven the land-based" in text


def test_short_lines_that_were_meant_stay_lines() -> None:
    poem = ["The lamp is lit, the tide is in,", "the gulls are quiet on the wall,", "and no one knows what will begin",
            "when barges through the water fall."]  # fmt: skip
    assert texts("\n".join(poem)) == poem


def test_what_pages_print_at_their_edges_is_cut_and_the_sentence_goes_on(tmp_path: Path) -> None:
    lines = "\n\n".join(textwrap.fill(one, 70) for one in PARAGRAPHS).split("\n")
    pages = [lines[:2], lines[2:6], lines[6:]]
    paper = "\f".join(f"Port Post    26 August 2031    {n}\n\n" + "\n".join(page) for n, page in enumerate(pages, 1))
    (article,) = articles(tmp_path / "paper.txt", f"{TITLE}\n\n{paper}")
    assert article.text.split("\n\n") == [TITLE, *PARAGRAPHS]
    assert [(cut.text, cut.reason) for cut in article.removed] == [
        (f"Port Post    26 August 2031    {n}", "furniture") for n in (1, 2, 3)
    ]


def test_headings_that_are_counted_are_no_edges_of_pages(tmp_path: Path) -> None:
    days = "\n\n".join(f"Day {n}\n\n{one}" for n, one in enumerate(PARAGRAPHS, 1))
    (article,) = articles(tmp_path / "diary.txt", f"{TITLE}\n\n{days}")
    assert [line for line in article.text.split("\n\n") if line.startswith("Day")] == ["Day 1", "Day 2", "Day 3"]


def test_senseless_lines_take_linear_time() -> None:
    for lines in ("and so it went to\nPage 7\nthe end of it\n" * 20_000, "qua-\n" * 100_000):
        start = time.process_time()
        plain.read(lines, "x")
        assert time.process_time() - start < 5
