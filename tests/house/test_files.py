"""What is tracked: nothing of one person's machine, pins for everything, and a changelog that is up to date."""

import re
import tomllib
from pathlib import Path

import pytest

import briefing

PRIVATE = re.compile(r"(?<![\w.])/(?:work|root|opt|Users|home)/\w|(?:extra-)?index-url|find-links|trusted-host")


@pytest.fixture(scope="module")
def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_tracked_file_names_a_private_place(tracked):
    found = [
        f"{path.name}: {hit.group()}"
        for path in tracked
        if path != Path(__file__) and path.suffix not in (".png", ".db")
        for hit in PRIVATE.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_everything_the_project_asks_for_is_pinned(root, project):
    pinned = {
        normal(line.split("==")[0])
        for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    assert {normal(re.split(r"[<>=~!\[;]", each)[0]) for each in asked} - pinned == set()


def test_pins_are_exact_and_name_no_host(root):
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.!+]+", line)] == []


def test_the_changelog_tells_of_this_version_first(root):
    versions = re.findall(r"^## \[?(\d+\.\d+\.\d+)", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert versions[0] == briefing.__version__


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_to_files_lead_somewhere(root, page):
    linked = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", (root / page).read_text(encoding="utf-8"))
    assert [link for link in linked if not (root / link).exists()] == []


def test_every_note_opens_with_its_why(root):
    notes = sorted((root / "docs" / "notes").glob("*.md"))
    assert notes
    assert [note.name for note in notes if "**Why.**" not in note.read_text(encoding="utf-8")] == []
