"""The nouns of the house: what an article is, and what was found in it.

Every value is frozen. Offsets are Unicode code points into the article's cleaned `text`, half open, so that
`text[start:end]` is the span. Days are ISO 8601 strings (`2025-08-26`) so that they sort and store as they are.
"""

from briefing.model.article import (
    Article,
    Block,
    BlockKind,
    PublishedFrom,
    RawArticle,
    RawBlock,
    RemovalReason,
    Removed,
    Span,
)
from briefing.model.comparison import Aligned, Comparison, RowKind, Side
from briefing.model.found import (
    Actor,
    ActorType,
    Analysis,
    Due,
    Mention,
    MentionType,
    Sentence,
    Statement,
    StatementKind,
    WatchItem,
    WatchKind,
)
from briefing.model.rows import (
    ActorRow,
    ArticleRow,
    Carrier,
    CastRow,
    Difference,
    Name,
    Place,
    RoleSeen,
    StatementRow,
    StoryRow,
    WatchRow,
    WatchState,
)

__all__ = [
    "Actor",
    "ActorRow",
    "ActorType",
    "Aligned",
    "Analysis",
    "Article",
    "ArticleRow",
    "Block",
    "BlockKind",
    "Carrier",
    "CastRow",
    "Comparison",
    "Difference",
    "Due",
    "Mention",
    "MentionType",
    "Name",
    "Place",
    "PublishedFrom",
    "RawArticle",
    "RawBlock",
    "RemovalReason",
    "Removed",
    "RoleSeen",
    "RowKind",
    "Sentence",
    "Side",
    "Span",
    "Statement",
    "StatementKind",
    "StatementRow",
    "StoryRow",
    "WatchItem",
    "WatchKind",
    "WatchRow",
    "WatchState",
]
