"""The written result of grouping: story ids that are given out once, and where each article stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.store.library import Library, listed


@dataclass(frozen=True, slots=True)
class Placed:
    """One article where it stands; `copy_of` is None where it represents its text, `story` None before it is placed."""

    article: int
    identity: str
    title: str
    published: str | None
    copy_of: int | None
    story: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a story: the identity and the key of the article its id goes with, its newest day or ""."""

    founder: str
    article: int
    newest: str


def placed(library: Library, articles: Iterable[int]) -> dict[int, Placed]:
    """Where these articles stand; those that are in no story are left out."""
    found = library.rows(
        """SELECT article.key, identity, title, published, copy_of, story
           FROM placement JOIN article ON article.key = placement.article
           WHERE article.key IN (SELECT value FROM json_each(?))""",
        [listed(articles)],
    )
    return {row["key"]: Placed(*row) for row in found}


def stories_of(library: Library, articles: Iterable[int]) -> dict[int, int]:
    """The story of each of these articles that is in one."""
    sql = "SELECT article, story FROM placement WHERE article IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in library.rows(sql, [listed(articles)])}


def texts_of(library: Library, stories: Iterable[int]) -> dict[int, list[int]]:
    """The texts (copies left out) of each story, ascending."""
    found: dict[int, list[int]] = {}
    sql = """SELECT story, article FROM placement
             WHERE story IN (SELECT value FROM json_each(?)) AND copy_of IS NULL ORDER BY article"""
    for story, article in library.rows(sql, [listed(stories)]):
        found.setdefault(story, []).append(article)
    return found


def spread(library: Library, texts: Iterable[int]) -> dict[int, Counter[int]]:
    """How many of the articles that print each text (itself among them) are in which story; new ones are in 0."""
    texts = set(texts)
    found = {text: Counter({story: 1}) for text, story in stories_of(library, texts).items()}
    sql = """SELECT copy_of, story, count(*) FROM placement
             WHERE copy_of IN (SELECT value FROM json_each(?)) GROUP BY copy_of, story"""
    for text, story, count in library.rows(sql, [listed(texts)]):
        found[text][story] += count
    return found


def sizes(library: Library, stories: Iterable[int]) -> dict[int, int]:
    """How many articles, copies and all, each story has."""
    sql = "SELECT story, count(*) FROM placement WHERE story IN (SELECT value FROM json_each(?)) GROUP BY story"
    return {row[0]: row[1] for row in library.rows(sql, [listed(stories)])}


def articles_of(library: Library, texts: Iterable[int], *, besides: int = -1) -> list[int]:
    """The articles that print these texts, those left out that are in the story `besides`."""
    texts = set(texts)
    found = [
        row[0]
        for column in ("article", "copy_of")
        for row in library.rows(
            f"SELECT article FROM placement WHERE {column} IN (SELECT value FROM json_each(?)) AND story <> ?",
            [listed(texts), besides],
        )
    ]
    return sorted(found)


def kept(library: Library, stories: Iterable[int]) -> dict[int, Kept]:
    """What is kept of these stories."""
    found = library.rows(
        """SELECT story.id, founder, article.key, coalesce(newest, '')
           FROM story JOIN article ON article.identity = story.founder
           WHERE story.id IN (SELECT value FROM json_each(?))""",
        [listed(stories)],
    )
    return {row[0]: Kept(*row[1:]) for row in found}


def issue(library: Library, founder: str) -> int:
    """Give out a new story id."""
    sql = "INSERT INTO story (title, newest, founder) VALUES ('', NULL, ?) RETURNING id"
    (row,) = library.db.execute(sql, [founder]).fetchall()
    return int(row[0])


def describe(library: Library, story: int, title: str, newest: str | None, founder: str) -> None:
    """Keep what a list shows of a story, and the identity of the article its id goes with."""
    library.db.execute(
        "UPDATE story SET title = ?, newest = ?, founder = ? WHERE id = ?", [title, newest, founder, story]
    )


def retire(library: Library, story: int, heir: int | None) -> None:
    """Take a story away; its id leads to `heir` from now on (to nothing when all its articles are gone)."""
    library.db.execute("DELETE FROM story WHERE id = ?", [story])
    if heir is not None:
        library.db.execute("UPDATE story_alias SET new = ? WHERE new = ?", [heir, story])
        library.db.execute("INSERT OR REPLACE INTO story_alias VALUES (?, ?)", [story, heir])


def current(library: Library, story: int) -> int:
    """The id under which a story stands today: its own, or that of the story it was joined to."""
    row = library.one("SELECT new FROM story_alias WHERE old = ?", [story])
    return int(row[0]) if row else story


def titles(library: Library, stories: Iterable[int]) -> dict[int, str]:
    """The headlines of these stories."""
    sql = "SELECT id, title FROM story WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in library.rows(sql, [listed(stories)])}


def title_of(library: Library, story: int) -> str:
    """The headline of a story, by a number that it has or had; empty where there is none."""
    row = library.one("SELECT title FROM story WHERE id = ?", [current(library, story)])
    return "" if row is None else str(row["title"])


def put(library: Library, story: int, articles: Sequence[tuple[int, int | None]]) -> None:
    """Place articles, given as (article, copy of which or None), in a story."""
    library.db.executemany(
        """INSERT INTO placement VALUES (?, ?, ?)
           ON CONFLICT (article) DO UPDATE SET copy_of = excluded.copy_of, story = excluded.story
           WHERE copy_of IS NOT excluded.copy_of OR story <> excluded.story""",
        [(article, copy_of, story) for article, copy_of in articles],
    )
