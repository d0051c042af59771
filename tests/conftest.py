"""No test touches the reader's own files: every one has folders of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Property tests make their own libraries; on a busy machine that is slow now and then, which is no failure.
settings.register_profile("briefing", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("briefing")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / f"xdg-{name.lower()}"))
    monkeypatch.delenv("BRIEFING_DB", raising=False)
    monkeypatch.delenv("BRIEFING_CONFIG", raising=False)


@pytest.fixture
def seeds() -> Path:
    """The folder of real articles that lies beside the project; not every checkout has it."""
    folder = Path(__file__).parents[2] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the real articles (../shared/seeds) are not beside this checkout")
    return folder
