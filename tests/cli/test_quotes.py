"""`briefing quotes`: who said what, asked for by speaker, kind, day and words, and corrected."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., object]

WORDS = "We owe every family on that ferry an answer before the first snow falls on the pier"


@pytest.fixture
def loaded(briefing: Run, tmp_path: Path) -> Run:
    """A library with one report in two outlets, and one of today."""
    today = datetime.date.today().isoformat()
    lead = (
        "Transport Minister Odran Velsk of Velmora said on Monday that the inquiry into the Maravel ferry would be "
        "public and that its first hearing would be held in the old customs house of Port Halden."
    )
    told = f"{lead}\n\n“{WORDS},” Velsk told reporters."
    bank = "Governor Yusuf Alderete of the central bank said that prices were falling more slowly than he hoped."
    records = [
        ("post", "Harbour Post", "2026-03-02", "Ferry inquiry opens in Port Halden", told),
        ("gull", "Daily Gull", "2026-03-03", "Maravel inquiry opens", told.replace("falls on", "covers")),
        ("bank", "Ledger", today, "Central bank of Cassaria keeps its rate", bank),
    ]
    names = ("id", "outlet", "published", "title", "text")
    source = tmp_path / "wire.jsonl"
    source.write_text("".join(json.dumps(dict(zip(names, one, strict=True))) + "\n" for one in records))
    assert briefing("load", source).code == 0
    return briefing


def test_an_utterance_is_printed_once_with_its_outlets_and_differences(loaded: Run) -> None:
    lines = loaded("quotes", "--text", "family ferry").out.splitlines()
    assert "Odran Velsk (told): “We owe every family" in lines[0]
    assert "in 2 outlets: " in lines[0]
    assert any(line.startswith("      - changed in ") and "‹" in line for line in lines[1:])


def test_json_holds_carriers_keys_and_differences(loaded: Run) -> None:
    (row,) = loaded("quotes", "--text", "family ferry", "--json").json()
    assert {one["outlet"] for one in row["carriers"]} == {"Harbour Post", "Daily Gull"}
    assert [one["differs"] for one in row["carriers"]] == [[], ["changed"]]
    assert len(row["keys"]) == 2
    assert row["words"] == row["carriers"][0]["words"]
    assert loaded("quotes", "--text", "family ferry", "--jsonl").lines() == [row]


@pytest.mark.parametrize(
    ("options", "speakers"),
    [
        (["--speaker", "velsk"], {"Odran Velsk"}),
        (["--speaker", "ALDERETE"], {"Yusuf Alderete"}),
        (["--since", "7d"], {"Yusuf Alderete"}),
        (["--since", "1w"], {"Yusuf Alderete"}),
        (["--since", "2026-03-03", "--speaker", "Odran Velsk"], {"Odran Velsk"}),
        (["--kind", "direct"], {"Odran Velsk"}),
        (["--article", "bank"], {"Yusuf Alderete"}),
        (["--article", "bank", "--kind", "reported"], {"Yusuf Alderete"}),
    ],
)
def test_statements_are_asked_for_by_speaker_kind_and_day(loaded: Run, options: list[str], speakers: set[str]) -> None:
    assert {row["speaker"] for row in loaded("quotes", *options, "--json").json()} == speakers


@pytest.mark.parametrize(
    "options", [["--speaker", "Nobody"], ["--since", "2999-01-01"], ["--article", "bank", "--kind", "direct"]]
)
def test_nothing_found_is_an_exit_code(loaded: Run, options: list[str]) -> None:
    done = loaded("quotes", *options)
    assert (done.code, done.out) == (1, "")


@pytest.mark.parametrize(
    "options", [["--since", "soon"], ["--since", "9999999d"], ["--kind", "loud"], ["--limit", "0"]]
)
def test_a_wrong_use_is_said(loaded: Run, options: list[str]) -> None:
    done = loaded("quotes", *options)
    assert done.code == 2
    assert done.err


def test_a_speaker_is_corrected_undone_and_given_back(loaded: Run) -> None:
    def speaker() -> tuple[str | None, bool]:
        (row,) = loaded("quotes", "--text", "family ferry", "--json").json()
        return row["speaker"], row["corrected"]

    (name,) = {row["id"] for row in loaded("quotes", "--text", "family ferry", "--json").json()}
    assert "to Salme Otieno" in loaded("quotes", "speaker", name, "Salme", "Otieno").out
    assert speaker() == ("Salme Otieno", True)
    assert "Salme Otieno, as corrected" in loaded("quotes", "--speaker", "otieno").out
    loaded("reanalyse")
    assert speaker() == ("Salme Otieno", True)
    assert "Salme Otieno" in loaded("undo").out
    assert speaker() == ("Odran Velsk", False)
    loaded("quotes", "speaker", name, "--nobody")
    assert speaker() == (None, True)
    loaded("quotes", "speaker", name)
    assert speaker() == ("Odran Velsk", False)


@pytest.mark.parametrize(
    ("arguments", "code"), [(["zzzzzz", "X"], 1), (["z", "X"], 2), (["zzzzzz", "X", "--nobody"], 2), ([], 2)]
)
def test_a_statement_that_cannot_be_meant_is_an_error(loaded: Run, arguments: list[str], code: int) -> None:
    done = loaded("quotes", "speaker", *arguments)
    assert done.code == code
    assert done.err
