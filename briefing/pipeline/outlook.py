"""What came of it: later articles that look like the outcome of an open item, for the reader to accept or to reject.

Nothing is looked for while articles are taken in: an item's outcomes are sought when somebody asks for them, among few
articles that its story or the index of words names, and kept, so that the next time only newer articles are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from briefing.analysis import outcomes as judging
from briefing.analysis import sentences
from briefing.analysis.outcomes import LIKELY, Matter, Report
from briefing.model import Article, Block, Evidence, Outcome, WatchRow, WatchWanted
from briefing.pipeline import checklist
from briefing.store import articles, marks, outcomes, prints
from briefing.store.library import Library
from briefing.store.outcomes import Seen
from briefing.text import printed_by

_MOST = 10
"""Outcomes shown for one item."""

_CANDIDATES = 40
_RARE_WORDS = 6
_LONGEST_PASSED = 60
_SETTLED = timedelta(seconds=2)
"""The newest articles are looked at once more: one may share its second with the last that was looked at."""


def possible(library: Library, row: WatchRow) -> list[Outcome]:
    """Articles that look like the outcome of an item, the likeliest first, but for those that the reader rejected.

    Looks for them first where newer articles have come; what is found is kept where the library can be written.
    """
    found = _look(library, row)
    rejected = marks.rejected(library, row.keys)
    shown = [(one, articles.get(library, one.article)) for one in found[: _MOST + len(rejected)]]
    return [_outcome(one, article) for one, article in shown if article.identity not in rejected][:_MOST]


def look(library: Library, rows: Sequence[WatchRow]) -> list[WatchRow]:
    """These items with `outcomes` counted: looks for them where newer articles have come.

    A tenth of a second an item when it is looked for the first time: give it few at once.
    """
    for row in rows:
        _look(library, row)
    counted = outcomes.counts(library, [row.key for row in rows], LIKELY)
    return [replace(row, outcomes=counted.get(row.key)) for row in rows]


def awaited(library: Library, limit: int) -> list[WatchRow]:
    """Open items that may have an outcome by now: those whose time has come, the last one first, then those undated."""
    today = date.today()
    since = (today - timedelta(days=_LONGEST_PASSED)).isoformat()
    due = WatchWanted(states=("open",), due_from=since, due_to=today.isoformat())
    keys = [one.key for one in reversed(checklist.listed(library, due, today=today))]
    if len(keys) < limit:
        undated = WatchWanted(groups=("undated",))
        keys += [one.key for one in checklist.listed(library, undated, limit=limit, today=today)]
    return checklist.rows(library, keys[:limit], today)


def accept(library: Library, row: WatchRow, article: int) -> str:
    """Resolve an item by what an article (by its number) says; one step of the journal. Returns what was done.

    The sentence is kept with the mark as it stands now, whatever becomes of the article. Raises NotFound.
    """
    said = articles.get(library, article)
    seen = _sighted(_matter(row), article, said) or Seen(article, 0.0, 0, len(said.title))
    found = _outcome(seen, said)
    evidence = Evidence(
        article=found.identity,
        start=found.start,
        end=found.end,
        text=found.text,
        title=found.title,
        outlet=found.outlet,
        published=found.published,
    )
    return marks.tick(library, row.keys, evidence)


def reject(library: Library, row: WatchRow, article: int) -> str:
    """Say that an article (by its number) is no outcome of an item: it is never offered for it again; one step.

    Counts for every print of its text. Returns what was done. Raises NotFound.
    """
    said = articles.get(library, article)
    return marks.reject(library, row.keys, prints.of(library, [said.identity]) or [said.identity], said.title)


def _look(library: Library, row: WatchRow) -> list[Seen]:
    """What is known of an item's outcomes, after a look at the articles that came since the last one."""
    since, newest = outcomes.until(library, row.key), outcomes.newest(library)
    if since and newest <= since:
        return outcomes.of(library, row.key)
    row = next(iter(checklist.rows(library, [row.key])), row)  # as all its articles have it, whatever was shown
    matter = _matter(row)
    own = [place.article for place in row.places]
    keys = outcomes.candidates(
        library,
        words=matter.rarest(_RARE_WORDS),
        story=row.story,
        own=prints.with_copies(library, own),
        after=_first_day(library, row),
        since=since,
        most=_CANDIDATES,
    )
    seen = [_sighted(matter, key, articles.get(library, key)) for key in keys]
    found = [one for one in seen if one is not None and one.score >= LIKELY]
    if library.readonly:
        kept = {one.article: one for one in (*outcomes.of(library, row.key), *found)}
        return sorted(kept.values(), key=lambda one: (-one.score, one.article))
    settled = (datetime.now(UTC) - _SETTLED).isoformat(timespec="seconds")
    outcomes.save(library, row.key, min(newest, settled), found)
    return outcomes.of(library, row.key)


def _matter(row: WatchRow) -> Matter:
    return judging.matter_of(row.text, row.actors, row.due.start if row.due else None)


def _first_day(library: Library, row: WatchRow) -> str:
    """The first day on which an item was told; empty where no article of it has one."""
    days = [articles.get(library, place.article).published for place in row.places[:1]]
    return min((day[:10] for day in days if day), default="")


def _sighted(matter: Matter, key: int, article: Article) -> Seen | None:
    found = judging.sighting(matter, _report(article.text, article.blocks, article.published))
    return None if found is None else Seen(key, found.score, found.start, found.end)


@lru_cache(maxsize=256)
def _report(text: str, blocks: tuple[Block, ...], published: str | None) -> Report:
    """Remembered, since items of one story are looked for in the same articles."""
    return judging.report_of(text, sentences.split(text, blocks), published)


def _outcome(seen: Seen, article: Article) -> Outcome:
    return Outcome(
        score=round(seen.score, 3),
        key=seen.article,
        id=article.id,
        identity=article.identity,
        title=article.title,
        outlet=printed_by(article.outlet, article.source),
        published=article.published,
        start=seen.start,
        end=seen.end,
        text=article.text[seen.start : seen.end],
    )
