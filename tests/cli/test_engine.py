"""A second opinion on names that is asked for and not there: told on standard error, and the rules work on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., object]
ALONE = "briefing: Names are found by the rules alone: "


@pytest.fixture
def asking(tmp_path: Path) -> Path:
    """Settings that ask for a model that nobody has."""
    config = tmp_path / "asking.toml"
    config.write_text('engine = "spacy"\nmodel = "a_model_that_nobody_has"\n', encoding="utf-8")
    return config


def test_inspect_tells_it_and_finds_what_the_rules_find(briefing: Run, desk: Path, asking: Path) -> None:
    done, plain = briefing("-c", asking, "inspect", desk), briefing("inspect", desk)
    assert done.code == 0
    assert done.err.startswith(ALONE)
    assert done.err.count("\n") == 1
    assert plain.err == ""
    assert done.out == plain.out


def test_load_tells_it_once_and_takes_everything_in(briefing: Run, desk: Path, asking: Path) -> None:
    done = briefing("-c", asking, "load", "--jsonl", desk)
    assert done.code == 0
    assert done.err.count(ALONE) == 1
    assert done.lines()[-1]["new"] == 3


def test_reanalyse_tells_it_too(briefing: Run, desk: Path, asking: Path) -> None:
    briefing("load", desk)
    done = briefing("-c", asking, "reanalyse")
    assert done.code == 0
    assert done.err.startswith(ALONE)


def test_settings_that_cannot_be_used_stop_a_load_before_it_begins(briefing: Run, desk: Path, tmp_path: Path) -> None:
    config = tmp_path / "wrong.toml"
    config.write_text('engine = "oracle"\n', encoding="utf-8")
    done = briefing("-c", config, "load", desk)
    assert done.code == 2
    assert "engine = 'oracle' cannot be used" in done.err
    assert not (tmp_path / "briefing.db").exists()
