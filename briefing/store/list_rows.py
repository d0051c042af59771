"""What lists show of stories and of their articles: a row for each."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefing.model import ArticleRow, StoryRow
from briefing.store import aside, watchlist
from briefing.store.library import Library, listed
from briefing.text import printed_by


def stories(library: Library, wanted: Sequence[int]) -> list[StoryRow]:
    """The rows of these stories, in the order asked for; a story that is gone is left out."""
    found = library.rows("SELECT * FROM story WHERE id IN (SELECT value FROM json_each(?))", [listed(wanted)])
    heads = {row["id"]: row for row in found}
    members = _members(library, wanted)
    open_items = watchlist.open_in(library, wanted)
    put_aside = aside.among(library, (member["key"] for story in members.values() for member in story))
    return [
        StoryRow(
            id=story,
            title=heads[story]["title"],
            newest=heads[story]["newest"],
            articles=len(members[story]),
            outlets=len({member["outlet"] for member in members[story] if member["outlet"]}),
            unread=sum(
                not read and text not in put_aside for text, read in _texts_with("is_read", members[story]).items()
            ),
            open_watch=open_items.get(story, 0),
            starred=any(member["starred"] for member in members[story]),
            copies=sum(member["copy_of"] is not None for member in members[story]),
            tags=tuple(sorted({tag for member in members[story] for tag in member["tags"]})),
            aside=put_aside.issuperset(member["key"] for member in members[story] if member["copy_of"] is None),
        )
        for story in wanted
        if story in heads
    ]


def articles(library: Library, story: int) -> list[ArticleRow]:
    """The articles of a story, newest first, each text once: the others that carry it are named in `copies`."""
    members = _members(library, [story])[story]
    read, starred, archived = (_texts_with(mark, members) for mark in ("is_read", "starred", "archived"))
    tags: defaultdict[int, set[str]] = defaultdict(set)
    copies: defaultdict[int, list[str]] = defaultdict(list)
    for member in members:
        tags[member["copy_of"] or member["key"]].update(member["tags"])
        if member["copy_of"] is not None:
            copies[member["copy_of"]].append(printed_by(member["outlet"], member["source"]))
    texts = [member for member in members if member["copy_of"] is None]
    texts.sort(key=lambda member: (member["published"] or "", member["identity"]), reverse=True)
    return [
        replace(
            _article_row(member),
            copies=tuple(sorted(copies[member["key"]])),
            read=read[member["key"]],
            starred=starred[member["key"]],
            archived=archived[member["key"]],
            tags=tuple(sorted(tags[member["key"]])),
        )
        for member in texts
    ]


def members(library: Library, story: int) -> list[ArticleRow]:
    """Every article of a story, copies too, in the order of their keys."""
    return [_article_row(member) for member in _members(library, [story])[story]]


def _article_row(member: Mapping[str, Any]) -> ArticleRow:
    return ArticleRow(
        key=member["key"],
        id=member["id"],
        identity=member["identity"],
        title=member["title"],
        outlet=member["outlet"],
        published=member["published"],
        source=member["source"],
        story=member["story"],
        copy_of=member["copy_of"],
        read=bool(member["is_read"]),
        starred=bool(member["starred"]),
        archived=bool(member["archived"]),
        tags=tuple(member["tags"]),
        version=member["version"],
    )


def _texts_with(mark: str, members: Sequence[dict[str, Any]]) -> dict[int, bool]:
    """For each text among the members (by the key of the article that shows it): has any print of it the mark?"""
    marked: dict[int, bool] = {}
    for member in members:
        text = member["key"] if member["copy_of"] is None else member["copy_of"]
        marked[text] = marked.get(text, False) or bool(member[mark])
    return marked


def _members(library: Library, wanted: Sequence[int]) -> defaultdict[int, list[dict[str, Any]]]:
    found = library.rows(
        """SELECT placement.story, placement.copy_of, article.key, article.id, article.identity, article.title,
                   article.outlet, article.published, article.source, article.version,
                   readmark.subject IS NOT NULL AS is_read, starmark.subject IS NOT NULL AS starred,
                   archivemark.subject IS NOT NULL AS archived, coalesce(tagmark.value ->> '$.tags', '[]') AS tags
            FROM placement JOIN article ON article.key = placement.article
            LEFT JOIN mark AS readmark ON readmark.kind = 'read' AND readmark.subject = article.identity
            LEFT JOIN mark AS starmark ON starmark.kind = 'starred' AND starmark.subject = article.identity
            LEFT JOIN mark AS archivemark ON archivemark.kind = 'archived' AND archivemark.subject = article.identity
            LEFT JOIN mark AS tagmark ON tagmark.kind = 'tags' AND tagmark.subject = article.identity
            WHERE placement.story IN (SELECT value FROM json_each(?)) ORDER BY article.key""",
        [listed(wanted)],
    )
    members: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        members[row["story"]].append({**row, "tags": json.loads(row["tags"])})
    return members
