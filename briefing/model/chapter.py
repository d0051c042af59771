"""What is exported of a story or an article: what happened, who acts, who said what, what to watch, and from where."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.article import Article
from briefing.model.rows import ActorRow, ArticleRow, StatementRow, StoryRow, WatchRow


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An article that a chapter rests on, with its address. `article` is there where its text is wanted too.

    `earlier` is the older article of the story that this one is a later version of, None where it is none; `added` is
    how many sentences that one has not.
    """

    row: ArticleRow
    url: str | None = None
    byline: str | None = None
    article: Article | None = None
    earlier: ArticleRow | None = None
    added: int = 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """One story of an export, or one article, which has no `story`.

    `sources` are all its articles, the newest first, the copies of each behind it.
    """

    title: str
    story: StoryRow | None
    sources: tuple[SourceRow, ...]
    actors: tuple[ActorRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    watch: tuple[WatchRow, ...] = ()

    @property
    def published(self) -> str | None:
        """The newest day or instant (ISO) of its articles; None where none has any."""
        return max((source.row.published for source in self.sources if source.row.published), default=None)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets of its articles, each once."""
        return tuple(dict.fromkeys(source.row.outlet for source in self.sources if source.row.outlet))
