"""A labeller has its say wherever an article is analysed, so that an article is never half of one mind."""

from __future__ import annotations

import json
from pathlib import Path

from briefing.analysis.naming.labels import Label
from briefing.pipeline import restoring, undoing
from briefing.pipeline.rebuilding import reanalyse
from briefing.pipeline.taking_in import take_in
from briefing.store import analyses, articles
from briefing.store.library import Library

TEXT = (
    "The workers walked out of Tellmora before noon and they have not come back to it since.\n\n"
    "Reporters wrote that Tellmora had been quiet for most of the long and rainy week.\n\nPost a Comment"
)


def works(text: str) -> list[Label]:
    """A labeller that knows of one works, which the rules do not."""
    at = [at for at in range(len(text)) if text.startswith("Tellmora", at)]
    return [Label(start, start + len("Tellmora"), "organisation") for start in at]


def named(library: Library) -> list[str]:
    return [actor.name for actor in analyses.actors(library, 1, articles.text_of(library, 1))]


def test_loads_rebuilds_restored_lines_and_undo_all_ask_the_labeller(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "works.json"
    source.write_text(json.dumps({"id": "works", "title": "Quiet at the works", "text": TEXT}), encoding="utf-8")
    take_in(library, [source], report=lambda _: None, labeller=works)
    assert named(library) == ["Tellmora"]
    restoring.restore_lines(library, articles.get(library, 1).identity, ["Post a Comment"], works)
    assert named(library) == ["Tellmora"]
    undoing.undo(library, works)
    assert named(library) == ["Tellmora"]
    undoing.redo(library, works)
    assert named(library) == ["Tellmora"]
    reanalyse(library, progress=lambda done, total: None, labeller=works)
    assert named(library) == ["Tellmora"]
    reanalyse(library, progress=lambda done, total: None)
    assert named(library) == []
