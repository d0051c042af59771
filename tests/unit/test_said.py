"""Invented paragraphs of many styles of print: who is found to say what (tests/data/statements/said.toml)."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.analysis import actors, sentences, statements
from briefing.model import Article, Block, Statement

CASES = tomllib.loads((Path(__file__).parents[1] / "data/statements/said.toml").read_text(encoding="utf-8"))["case"]
ENDS = (".", '"', "”", "“", "’", "»", "«", "''", "!", "?", ":")


def found_in(text: str) -> tuple[Statement, ...]:
    """The statements of a text; its first line is a headline if it ends like one."""
    text = text.strip()
    blocks = tuple(
        Block("heading" if not match.start() and not match.group().endswith(ENDS) else "paragraph", *match.span())
        for match in re.finditer(r"[^\n]+", text)
    )
    article = Article("0" * 20, "a", "a.txt", "", text, blocks)
    split = sentences.split(text, blocks)
    return statements.find(article, split, actors.find(article, split))


@pytest.mark.parametrize("case", CASES, ids=[case["style"] for case in CASES])
def test_each_statement_has_its_speaker(case: dict[str, Any]) -> None:
    found = found_in(case["text"])
    for line in case["said"]:
        speaker, words, *kind = (part.strip() for part in line.split("|"))
        holders = [(s.speaker or "-", s.kind) for s in found if words in s.text]
        assert any(name == speaker and kind in ([], [is_a]) for name, is_a in holders), (line, holders)
    if not case["said"]:
        assert not found


@pytest.mark.parametrize("case", [c for c in CASES if "silent" in c], ids=lambda case: case["style"])
def test_what_nobody_says_is_no_statement(case: dict[str, Any]) -> None:
    assert not {s.text for s in found_in(case["text"])} & set(case["silent"])
