"""Settings come from one file; what is wrong in it is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import settings
from briefing.errors import SettingsError


def test_a_missing_file_means_all_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.toml") == settings.Settings()


def test_every_setting_can_be_changed(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        'theme = "nord"\nline_width = 72\nmark_read = "dwelt"\ndwell_seconds = 30\n'
        'engine = "spacy"\nmodel = "en_core_web_sm"\n'
        '[keys]\ntick = ["t"]\nhelp = "f2"\n'
    )
    assert settings.load(file) == settings.Settings(
        theme="nord",
        line_width=72,
        mark_read="dwelt",
        dwell_seconds=30,
        keys={"tick": ("t",), "help": ("f2",)},
        engine="spacy",
        model="en_core_web_sm",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 'red'", "no setting 'colour'"),
        ("line_width = 5", "20 to 400"),
        ("line_width = true", "20 to 400"),
        ("mark_read = 'never'", "opened"),
        ("dwell_seconds = 0", "1 to 3600"),
        ("keys = ['x']", "table of command ids"),
        ("engine = 'oracle'", "rules"),
        ("engine = true", "rules"),
        ("model = '../model'", "installed package"),
        ("theme = ", "no valid TOML"),
    ],
)
def test_what_cannot_be_used_is_told_with_file_and_cause(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=said) as caught:
        settings.load(file)
    assert str(file) in str(caught.value)


def test_the_command_line_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DB", "/from/environment.db")
    assert settings.paths().library == Path("/from/environment.db")
    assert settings.paths(library="/from/command.db").library == Path("/from/command.db")
