"""Files taken in by tests: what the door makes of some content under a name."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import SourceError
from briefing.ingest import formats, furniture, metadata
from briefing.model import Article, RawArticle


def found(path: Path, content: str | bytes) -> list[RawArticle | SourceError]:
    """What is read of a file with this content: articles, and what fails in their place."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(formats.read(path))


def articles(path: Path, content: str | bytes) -> list[Article]:
    """The articles of a file with this content, of which nothing fails."""
    read = found(path, content)
    assert [str(one) for one in read if isinstance(one, SourceError)] == []
    return [metadata.describe(furniture.strip(raw)) for raw in read if isinstance(raw, RawArticle)]
