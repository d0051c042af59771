"""Settings come from one file; what is wrong in it is named with its place."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import settings
from briefing.errors import SettingsError


def test_a_missing_file_means_all_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.toml") == settings.Settings()


def test_every_setting_can_be_changed(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        'theme = "nord"\nline_width = 72\nmark_read = "dwelt"\ndwell_seconds = 30\nheadings = false\nstart = "Unread"\n'
        'preset = "newsboat"\ndigits = "counts"\n'
        'engine = "spacy"\nmodel = "en_core_web_sm"\n'
        '[keys]\ntick = ["t"]\nhelp = "f2"\n'
    )
    assert settings.load(file) == settings.Settings(
        theme="nord",
        line_width=72,
        mark_read="dwelt",
        dwell_seconds=30,
        headings=False,
        start="Unread",
        preset="newsboat",
        digits="counts",
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
        ("headings = 1", "true or false"),
        ("start = 8", "the name of a view"),
        ("keys = ['x']", "table of command ids"),
        ("keys = {tick = 5}", "a key or a list of keys"),
        ("[keys]\ntick = ['']", "a key or a list of keys"),
        ("preset = 'emacs'", '"default", "newsboat", "neomutt" or "plain"'),
        ("preset = ['default']", '"default", '),
        ("digits = 'letters'", "counts"),
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n# theme = 'x'\ntheme = 5\n", ":3: theme = 5 cannot be used"),
        ("theme = 'nord'\n\nline_widht = 80\n", ":3: there is no setting 'line_widht'; did you mean line_width?"),
        ("[keys]\nhelp = 'f1'\n'tick' = [\n  1,\n]\n", ":3: tick = [1] cannot be used"),
        ("keys.help = 'f1'\nkeys.tick = 1\n", ":2: tick = 1 cannot be used"),
        ("theme = 'nord'\nkeys = {tick = 1}\n", ":2: tick = 1 cannot be used"),
        ("[kyes]\ntick = 'x'\n", ":1: there is no setting 'kyes'; did you mean keys?"),
        ("theme = 'nord'\nline_width = \n", ":2: the settings are no valid TOML"),
        ("theme = 'nord'\ntheme = 'nord'\n", ":2: the settings are no valid TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        settings.load(file)
    assert f"{file}{said}" in str(caught.value)


@given(
    theme=st.text(st.characters(exclude_characters='"\\', exclude_categories=["C"]), min_size=1),
    before=st.integers(0, 3),
)
def test_the_place_of_a_setting_is_its_line_whatever_is_said_around_it(theme: str, before: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "config.toml"
        file.write_text("# tick = 1\n" * before + f'theme = "{theme}"\n[keys]\ntick = "x"\n', encoding="utf-8")
        assert settings.load(file).theme == theme
        assert settings.place_of(file, "tick", "keys") == f"{file}:{before + 3}"
        assert settings.place_of(file, "theme") == f"{file}:{before + 1}"


def test_the_place_of_what_is_in_no_file_is_the_file(tmp_path: Path) -> None:
    assert settings.place_of(tmp_path / "none.toml", "theme") == str(tmp_path / "none.toml")


def test_the_command_line_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DB", "/from/environment.db")
    assert settings.paths().library == Path("/from/environment.db")
    assert settings.paths(library="/from/command.db").library == Path("/from/command.db")
