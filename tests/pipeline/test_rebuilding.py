"""Analysed anew: what is found now takes the place of what was found before, and the reader's word is followed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.analysis import stories
from briefing.pipeline import casting, correcting
from briefing.pipeline.rebuilding import reanalyse
from briefing.pipeline.taking_in import take_in
from briefing.store import analyses, articles
from briefing.store.library import Library
from events import partition

Take = Callable[..., None]

CLOSED = (
    "Engineers closed the Odrel Bridge on Tuesday after finding cracks in two of its main cables. The crossing, which "
    "carries 38,000 cars a day between Castrin and the southern suburbs, will stay shut for at least a year, the roads "
    "agency said. Repairs may cost 90 million crowns."
)
_REPORTS: list[dict[str, Any]] = [
    {"id": "a", "title": "Cracks shut the Odrel Bridge", "text": CLOSED},
    {"id": "b", "title": "Odrel Bridge closed", "text": CLOSED},
    {
        "id": "c",
        "title": "Ferrymen count the cost of the Odrel Bridge",
        "text": "Ilka Brandow sells bread at the foot of the Odrel Bridge in Castrin. On Wednesday nobody came. With "
        "the crossing closed since cracked cables were found, the ferry takes forty people at a time.",
    },
]
RECORDS = [record | {"published": "2031-02-04"} for record in _REPORTS]


def test_articles_of_which_something_else_is_found_now_are_placed_anew(
    library: Library, take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile_of = stories.profile_of
    with monkeypatch.context() as rules:
        rules.setattr(stories, "profile_of", lambda title, text, published, actors: profile_of("", "", published, []))
        take(*RECORDS)
        assert len(partition(library)[0]) == 2
    reanalyse(library, progress=lambda done, total: None)
    with Library.open(tmp_path / "fresh.db") as fresh:
        take_in(fresh, [tmp_path / "wire.jsonl"], report=lambda _: None)
        assert len(partition(fresh)[0]) == 1
        assert partition(library) == partition(fresh)


def test_a_split_that_is_made_while_an_article_is_analysed_anew_counts_for_it_too(library: Library, take: Take) -> None:
    text = "Mayor Clara Holm opened the ferry. Holm said on Monday that it was late. Holm left at noon."
    take({"id": "a", "title": "Ferry", "text": text, "published": "2026-03-02"})

    def split_meanwhile(_: str) -> None:
        with Library.open(library.path) as reader:
            clara = next(row for known, row in casting.rows(reader) if known.name == "Clara Holm")
            if "Holm" in clara.variants:
                correcting.split(reader, clara, "Holm")

    reanalyse(library, progress=lambda done, total: None, labeller=split_meanwhile)
    key = articles.key_of(library, "a")
    assert {one.name for one in analyses.actors(library, key, text)} == {"Clara Holm", "Holm"}
