"""Gathers what is exported of a story or an article, whichever form it is then given."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from briefing.errors import NotFound
from briefing.model import EVERYTHING, ArticleRow, Chapter, Query, SourceRow, StoryRow
from briefing.pipeline import checklist, quoting, reading, versions
from briefing.store import articles, list_rows, placements, prints
from briefing.store.library import Library


def of_story(library: Library, story: int, *, full: bool = False) -> Chapter:
    """A story, by a number that it has or had; `full` with the texts of its articles. Raises NotFound."""
    story = placements.current(library, story)
    found = reading.story_rows(library, [story])
    if not found:
        raise NotFound(f"There is no story number {story} in {library.path}")
    texts = list_rows.articles(library, story)
    copies = [row for row in list_rows.members(library, story) if row.copy_of is not None]
    ordered = [one for text in texts for one in (text, *(copy for copy in copies if copy.copy_of == text.key))]
    return _chapter(library, [text.key for text in texts], ordered, found[0], full=full)


def of_article(library: Library, key: int, *, full: bool = False) -> Chapter:
    """An article alone, with every other that carries its text among the sources. Raises NotFound."""
    rows = reading.article_rows(library, prints.with_copies(library, [key]))
    return _chapter(library, [key], rows, None, full=full)


def newest(
    library: Library, query: Query = EVERYTHING, *, since: str | None = None, limit: int
) -> tuple[list[int], bool]:
    """The stories that meet a query, the newest first, and whether the limit leaves any out.

    `since` is an ISO day: only stories of which an article was published then or later.
    """
    rows = reading.story_rows(library, reading.story_ids(library, query)[: limit + 1])
    found = [row.id for row in rows if since is None or (row.newest or "") >= since]
    return found[:limit], len(found) > limit


def _chapter(
    library: Library, texts: Sequence[int], rows: Sequence[ArticleRow], story: StoryRow | None, *, full: bool
) -> Chapter:
    sources = tuple(_sources(library, rows, texts, texts if full else ()))
    cast = reading.cast(library, texts)
    return Chapter(
        title=story.title if story else sources[0].row.title,
        story=story,
        sources=sources,
        actors=tuple(cast.rows),
        statements=tuple(quoting.of_articles(library, texts, found=cast)),
        watch=tuple(checklist.of_articles(library, texts)),
    )


def _sources(
    library: Library, rows: Sequence[ArticleRow], texts: Sequence[int], with_text: Collection[int]
) -> Iterator[SourceRow]:
    version, row_of = versions.among(library, texts), {row.key: row for row in rows}
    for row in rows:
        article = articles.get(library, row.key)
        of, added = version.get(row.key, (None, 0))
        yield SourceRow(
            row,
            article.url,
            article.byline,
            article if row.key in with_text else None,
            earlier=None if of is None else row_of[of],
            added=added,
        )
