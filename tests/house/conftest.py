"""What house tests look at: the files of the checkout, not what they do."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout; these tests are about it, so an installed wheel alone has none of them."""
    if not (ROOT / "briefing" / "__init__.py").exists():
        pytest.skip("there is no checkout here")
    return ROOT


@pytest.fixture(scope="session")
def modules(root: Path) -> list[Path]:
    """Every module of the program."""
    return sorted(file for room in ("briefing", "widgets") for file in (root / room).rglob("*.py"))


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[Path]:
    """Every file that is under version control."""
    if not (root / ".git").exists():
        pytest.skip("not under version control")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, text=True)
    return [root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()]
