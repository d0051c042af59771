"""A spaCy model as a labeller: asked for by the settings, never imported otherwise, and its failures are sentences."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.pipeline import labelling
from briefing.pipeline.analysing import labeller_of
from briefing.settings import Settings

ASK_WHAT_IS_IMPORTED = """
import sys
from briefing.cli.door import run
code = run(["-c", sys.argv[1], "inspect", sys.argv[2]])
names = ("spacy", "briefing.pipeline.labelling", "briefing.analysis.naming.labels")
print([name for name in names if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""
RULED = """
import spacy

def load(**overrides):
    nlp = spacy.blank("en")
    nlp.meta["version"] = "1.2.3"
    ruler = nlp.add_pipe("entity_ruler")
    kinds = {"Clara Holm": "PERSON", "Tellmora": "ORG", "Norvik": "GPE", "Norviker": "NORP", "Regatta": "EVENT"}
    ruler.add_patterns([{"label": kind, "pattern": name} for name, kind in kinds.items()])
    return nlp
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], str]]:
    """Puts a package with this code on the path, and returns its name."""
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))

    def put(name: str, code: str) -> str:
        folder = tmp_path / "packages" / name
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text(code, encoding="utf-8")
        return name

    yield put
    for name in [name for name in sys.modules if name.startswith("a_model_")]:
        del sys.modules[name]


@pytest.fixture
def spacy() -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed; `pip install briefing-reader[spacy]` brings it")


def test_the_rules_alone_need_no_labeller() -> None:
    assert labeller_of(Settings()) is None


@pytest.mark.parametrize(("settings", "imported"), [("", "[]"), ('engine = "rules"\nmodel = "en_core_web_sm"\n', "[]")])
def test_nothing_of_it_is_imported_unless_the_settings_ask_for_it(tmp_path: Path, settings: str, imported: str) -> None:
    config, text = tmp_path / "config.toml", tmp_path / "a.txt"
    config.write_text(settings, encoding="utf-8")
    text.write_text("Mayor Clara Holm said on Monday that the bridge would open in May.", encoding="utf-8")
    command = [sys.executable, "-c", ASK_WHAT_IS_IMPORTED, str(config), str(text)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["actors"][0]["name"] == "Clara Holm"
    assert done.stderr.strip() == imported


def test_without_spacy_the_rules_work_on_and_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)  # type: ignore[arg-type]
    assert labelling.told("a_model_without_spacy") == "Names are found by the rules alone: spaCy is not installed"
    assert labelling.labeller("a_model_without_spacy")("Clara Holm spoke.") is None


@pytest.mark.usefixtures("spacy")
def test_a_model_that_is_not_installed_is_told_by_its_name() -> None:
    said = labelling.told("a_model_that_nobody_has")
    assert said == "Names are found by the rules alone: the spaCy model a_model_that_nobody_has is not installed"


@pytest.mark.usefixtures("spacy")
@pytest.mark.parametrize(
    ("name", "code", "cause"),
    [
        ("a_model_in_pieces", "def load(**overrides):\n    raise ValueError('[E053] no config')", "[E053] no config"),
        ("a_model_of_another_age", "from spacy.of_old import nothing", "No module named 'spacy.of_old'"),
        ("a_model_that_is_none", "", "no attribute 'load'"),
        (
            "a_model_without_names",
            "import spacy\ndef load(**overrides):\n    return spacy.blank('en')",
            "no part of it finds names",
        ),
    ],
)
def test_a_model_that_is_broken_is_one_sentence(package: Callable[[str, str], str], name, code, cause) -> None:  # type: ignore[no-untyped-def]
    said = labelling.told(package(name, code))
    assert said.startswith(f"Names are found by the rules alone: the spaCy model {name} cannot be used (")
    assert cause in said
    assert "\n" not in said
    assert labelling.labeller(name)("Clara Holm spoke.") is None


@pytest.mark.usefixtures("spacy")
def test_a_model_that_works_is_told_with_its_version(package: Callable[[str, str], str]) -> None:
    said = labelling.told(package("a_model_with_a_version", RULED))
    assert said.startswith("Names are found by the rules, with a_model_with_a_version 1.2.3 (spaCy 3.")


@pytest.mark.usefixtures("spacy")
def test_labels_become_ours_and_kinds_that_never_act_are_left_out(package: Callable[[str, str], str]) -> None:
    label = labelling.labeller(package("a_model_of_kinds", RULED))
    text = "Clara Holm left Tellmora for Norvik, where a Norviker won the Regatta."
    assert [(text[one.start : one.end], one.kind) for one in label(text) or ()] == [
        ("Clara Holm", "person"),
        ("Tellmora", "organisation"),
        ("Norvik", "place"),
        ("Norviker", "group"),
    ]


@pytest.mark.usefixtures("spacy")
@pytest.mark.parametrize("filler", ["word " * 5_000, "line of it\n" * 2_500, "w" * 25_000, "\U0001f6a2 " * 12_000, ""])
def test_labels_of_a_long_text_stand_where_they_stand(package: Callable[[str, str], str], filler: str) -> None:
    label = labelling.labeller(package("a_model_of_length", RULED))
    text = f"Clara Holm spoke. {filler} Then Clara Holm left for Norvik."
    assert [text[one.start : one.end] for one in label(text) or ()] == ["Clara Holm", "Clara Holm", "Norvik"]
