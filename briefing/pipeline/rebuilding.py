"""Reanalyse: everything that can be derived from the articles is dropped and found again; marks stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from briefing.analysis import merging
from briefing.analysis.corrections import Corrections
from briefing.errors import SourceError
from briefing.model import Article
from briefing.pipeline import gathering, grouping
from briefing.pipeline.casting import bring_up_to_date, corrections
from briefing.pipeline.taking_in import BATCH, Found, find, found_in
from briefing.pipeline.workers import Workers
from briefing.store import analyses, articles, outcomes, traces
from briefing.store.library import Library

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller


def reanalyse(
    library: Library,
    *,
    progress: Callable[[int, int], None],
    labeller: Labeller | None = None,
    jobs: int | None = None,
) -> int:
    """Analyse every article anew, in up to `jobs` processes (see `Workers`). Returns how many there are.

    Those of which something else is known than before are placed anew. `progress(done, total)` is called after each
    batch. The library can be read meanwhile; an interruption leaves some articles with their old analysis, and a second
    run completes it.
    """
    keys = articles.keys(library)
    with Workers(jobs, heavy=labeller is not None) as workers:
        rebuild = _Rebuild(library, workers, labeller)
        for at in range(0, len(keys), BATCH):
            batch = keys[at : at + BATCH]
            rebuild.hand_in(batch, partial(progress, at + len(batch), len(keys)))
    bring_up_to_date(library)
    gathering.bring_up_to_date(library)
    outcomes.forget(library)
    return len(keys)


@dataclass(frozen=True, slots=True)
class _Rebuild:
    """A rebuild under way: batch after batch is analysed outside any transaction, and kept in a short one."""

    library: Library
    workers: Workers
    labeller: Labeller | None

    def hand_in(self, keys: Sequence[int], reached: Callable[[], None]) -> None:
        """Let a batch be analysed, here or beside; when that is done it is saved, and `reached` is called."""
        said = corrections(self.library)
        batch = [(key, articles.get(self.library, key)) for key in keys]
        work = partial(found_in, [article for _, article in batch], said, self.labeller)
        self.workers.put(work, partial(self._save, batch, said, reached), len(batch))

    def _save(
        self,
        batch: Sequence[tuple[int, Article]],
        known: Corrections,
        reached: Callable[[], None],
        found: Sequence[Found | SourceError | None],
    ) -> None:
        """Keep what was found by the corrections `known` then; the reader may have made a mark since."""
        with self.library.writing():
            said = corrections(self.library)
            placed: dict[int, grouping.Sketched] = {}
            for (key, article), what in zip(batch, found, strict=True):
                # A load may have brought a new text meanwhile, with an analysis of its own.
                if not isinstance(what, Found) or articles.text_of(self.library, key) != article.text:
                    continue
                if said.apart != known.apart:
                    what = find(article, said, self.labeller)
                traces.save(self.library, key, what.traces)
                analyses.save(self.library, key, article, what.analysis, merging.name_of)
                placed[key] = what.sketched
            grouping.place_changed(self.library, placed)
        reached()
