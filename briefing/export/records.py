"""Articles and rows as plain dictionaries, in the shape that the command line promises to others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from briefing.model import (
    Actor,
    ActorRow,
    Analysis,
    Article,
    ArticleRow,
    Chapter,
    Mention,
    SourceRow,
    Statement,
    StatementRow,
    StoryRow,
    WatchItem,
    WatchRow,
)


def inspected(article: Article, analysis: Analysis) -> dict[str, Any]:
    """One line of `briefing inspect`: the cleaned article, what was cut, and all that was found in it."""
    return {
        "id": article.id,
        "identity": article.identity,
        "source": article.source,
        "title": article.title,
        "dek": article.dek,
        "byline": article.byline,
        "dateline": article.dateline,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "published_from": article.published_from,
        "language": article.language,
        "text": article.text,
        "blocks": [asdict(block) for block in article.blocks],
        "removed": [asdict(line) for line in article.removed],
        "actors": [actor(found) for found in analysis.actors],
        "quotes": [statement(found) for found in analysis.statements],
        "watch": [watch_item(found) for found in analysis.watch],
    }


def actor(found: Actor) -> dict[str, Any]:
    """One actor of an article."""
    return {
        "name": found.name,
        "type": found.type,
        "roles": list(found.roles),
        "variants": list(found.variants),
        "uncertain": found.uncertain,
        "mentions": [_mention(mention) for mention in found.mentions],
    }


def statement(found: Statement) -> dict[str, Any]:
    """One statement of an article; `spans` is there only where the cue splits the words."""
    record = asdict(found)
    del record["spans"]
    if found.spans:
        record["spans"] = [[span.start, span.end] for span in found.spans]
    return record


def watch_item(found: WatchItem) -> dict[str, Any]:
    """One watch item of an article."""
    return asdict(found)


def story(
    row: StoryRow, members: list[ArticleRow], actors: list[ActorRow], versions: Mapping[int, tuple[int, int]]
) -> dict[str, Any]:
    """One story with every article in it, copies too.

    `versions` are, by its key, the article that a later version tells again and how many sentences it adds.
    """
    ids = {member.key: member.id for member in members}
    return {
        "id": row.id,
        "title": row.title,
        "updated": row.newest,
        "unread": row.unread,
        "new": row.new,
        "starred": row.starred,
        "tags": list(row.tags),
        "aside": row.aside,
        "articles": [
            {
                "id": member.id,
                "key": member.key,
                "source": member.source,
                "title": member.title,
                "outlet": member.outlet,
                "published": member.published,
                "copy_of": None if member.copy_of is None else ids.get(member.copy_of),
                "version_of": ids.get(versions[member.key][0]) if member.key in versions else None,
                "added_sentences": versions[member.key][1] if member.key in versions else 0,
                "version": member.version,
                "tags": list(member.tags),
                "archived": member.archived,
            }
            for member in members
        ],
        "actors": [{"name": found.name, "type": found.type, "mentions": found.mentions} for found in actors],
        "open_watch": row.open_watch,
    }


def row(found: ActorRow | StatementRow | WatchRow | ArticleRow | StoryRow) -> dict[str, Any]:
    """One row of a pane."""
    return asdict(found)


def chapter(found: Chapter) -> dict[str, Any]:
    """One story of an export, or one article, which has no `id`; `text` of a source is there where it was wanted."""
    ids = {source.row.key: source.row.id for source in found.sources}
    return {
        "id": found.story.id if found.story else None,
        "title": found.title,
        "published": found.published,
        "outlets": list(found.outlets),
        "unread": found.story.unread if found.story else None,
        "starred": found.story.starred if found.story else found.sources[0].row.starred,
        "actors": [row(one) for one in found.actors],
        "statements": [row(one) for one in found.statements],
        "watch": [row(one) for one in found.watch],
        "sources": [_source(source, ids) for source in found.sources],
    }


def _source(source: SourceRow, ids: dict[int, str]) -> dict[str, Any]:
    of = source.row
    facts = {
        "id": of.id,
        "key": of.key,
        "title": of.title,
        "outlet": of.outlet,
        "published": of.published,
        "byline": source.byline,
        "url": source.url,
        "source": of.source,
        "copy_of": None if of.copy_of is None else ids.get(of.copy_of),
        "version_of": None if source.earlier is None else source.earlier.id,
        "added_sentences": source.added,
    }
    return facts if source.article is None else facts | {"text": source.article.text}


def _mention(mention: Mention) -> dict[str, Any]:
    record = asdict(mention)
    if mention.type == "name":
        del record["type"]
    return record
