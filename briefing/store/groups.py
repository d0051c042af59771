"""Who is whose copy, which articles are one story, and the indexes that find candidates without reading the library."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from briefing.store.library import Library, listed

UNDATED = 0

MOST_LED_TO = 200
"""Articles that one run leads to: of more it says nothing, and to look at all would cost the more the larger a library.
"""

MOST_OF_ALL_DAYS = 2000
"""Texts with a term up to which it finds neighbours where no day says which of them are near."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The row of one article in `sketch`: sampled runs, weights by term (heaviest first), day or `UNDATED`."""

    day: int
    table: bool
    runs: Sequence[int]
    weights: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """What of a stored article is compared word for word."""

    title: str
    text: str
    published: str | None


# ------------------------------------------------------------------ sketches and their indexes


def save_sketch(library: Library, article: int, sketch: Sketch) -> None:
    """Keep the sketch of an article and make its runs findable. The article must have none (see `forget`)."""
    library.db.execute(
        "INSERT INTO sketch VALUES (?, ?, ?, ?, ?, ?)",
        [
            article,
            sketch.day,
            sketch.table,
            array("I", sketch.runs).tobytes(),
            array("I", sketch.weights).tobytes(),
            array("H", sketch.weights.values()).tobytes(),
        ],
    )
    library.db.executemany("INSERT OR IGNORE INTO shingle VALUES (?, ?)", [(run, article) for run in sketch.runs])


def sketches(library: Library, articles: Iterable[int]) -> dict[int, Sketch]:
    """The sketches of these articles, where they have one."""
    found = library.rows("SELECT * FROM sketch WHERE article IN (SELECT value FROM json_each(?))", [listed(articles)])
    return {
        row["article"]: Sketch(
            row["day"],
            bool(row["is_table"]),
            array("I", row["runs"]),
            dict(zip(array("I", row["terms"]), array("H", row["weights"]), strict=True)),
        )
        for row in found
    }


def forget(library: Library, articles: Iterable[int]) -> None:
    """Take the sketches of articles out of every index; where they stand in groups and stories is left."""
    articles = list(articles)
    for article, sketch in sketches(library, articles).items():
        library.db.executemany("DELETE FROM shingle WHERE run = ? AND article = ?", [(r, article) for r in sketch.runs])
        _drop_terms(library, article, sketch)
    for article in articles:
        library.db.execute("DELETE FROM sketch WHERE article = ?", [article])


def sharing_runs(library: Library, runs: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """The articles that share at least two of these runs: how many, how many runs they have, the greatest of those.

    A run that very many articles have (a phrase of the language, or of a text that everybody prints) leads to the
    `MOST_LED_TO` first of them; a copy is led to by its other runs, or belongs with one of those.
    """
    often: Counter[int] = Counter()
    for run in runs:
        often.update(library.numbers("SELECT article FROM shingle WHERE run = ? LIMIT ?", [run, MOST_LED_TO]))
    led_to = [article for article, count in often.items() if count > 1]
    own, found = set(runs), {}
    sql = "SELECT article, runs FROM sketch WHERE article IN (SELECT value FROM json_each(?))"
    for article, packed in library.rows(sql, [listed(led_to)]):
        others = array("I", packed)
        found[article] = (len(own.intersection(others)), len(others), others[-1])
    return found


def texts(library: Library, articles: Iterable[int]) -> dict[int, Text]:
    """What is compared word for word of these articles."""
    sql = "SELECT key, title, text, published FROM article WHERE key IN (SELECT value FROM json_each(?))"
    return {row[0]: Text(row[1], row[2], row[3]) for row in library.rows(sql, [listed(articles)])}


# ------------------------------------------------------------------ copies


def roots(library: Library, articles: Iterable[int]) -> dict[int, int]:
    """For each placed article the one that represents its text (itself where it is no copy)."""
    sql = "SELECT article, coalesce(copy_of, article) FROM placement WHERE article IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in library.rows(sql, [listed(articles)])}


def members(library: Library, representatives: Iterable[int]) -> dict[int, list[int]]:
    """All articles of each representative's text, itself first."""
    found = {root: [root] for root in sorted(representatives)}
    sql = "SELECT copy_of, article FROM placement WHERE copy_of IN (SELECT value FROM json_each(?)) ORDER BY article"
    for root, article in library.rows(sql, [listed(found)]):
        found[root].append(article)
    return found


def ranks(library: Library, articles: Iterable[int]) -> dict[int, tuple[int, str, str]]:
    """What decides who represents a text, smallest first: the longest, then the earliest, then the identity."""
    sql = """SELECT key, -length(text), coalesce(published, '~'), identity FROM article
             WHERE key IN (SELECT value FROM json_each(?))"""
    return {row[0]: (row[1], row[2], row[3]) for row in library.rows(sql, [listed(articles)])}


def fold(library: Library, representative: int, articles: Iterable[int]) -> None:
    """Keep that these articles (the representative among them) have one text; new ones get story 0 for now."""
    library.db.executemany(
        """INSERT INTO placement VALUES (?, ?, 0)
           ON CONFLICT (article) DO UPDATE SET copy_of = excluded.copy_of""",
        [(article, None if article == representative else representative) for article in articles],
    )


# ------------------------------------------------------------------ stories


def add_terms(library: Library, article: int, sketch: Sketch, heaviest: int) -> None:
    """Make the `heaviest` terms of a text findable."""
    rows = [(term, sketch.day, article, weight) for term, weight in islice(sketch.weights.items(), heaviest)]
    library.db.executemany("INSERT OR IGNORE INTO story_term VALUES (?, ?, ?, ?)", rows)


def leave_graph(library: Library, articles: Iterable[int]) -> dict[int, int]:
    """Take texts out of the graph of likeness; returns those that lost an edge, with the greatest likeness lost."""
    lost: dict[int, int] = {}
    articles = set(articles)
    for article, sketch in sketches(library, articles).items():
        _drop_terms(library, article, sketch)
    for near in edges(library, articles).values():
        for other, likeness in near.items():
            lost[other] = max(likeness, lost.get(other, 0))
    for article in articles:
        library.db.execute(
            """DELETE FROM story_edge
               WHERE (article, likeness, other) IN
                     (SELECT other, likeness, article FROM story_edge WHERE article = ?)""",
            [article],
        )
        library.db.execute("DELETE FROM story_edge WHERE article = ?", [article])
    return {other: likeness for other, likeness in lost.items() if other not in articles}


def _drop_terms(library: Library, article: int, sketch: Sketch) -> None:
    library.db.executemany(
        "DELETE FROM story_term WHERE term = ? AND day = ? AND article = ?",
        [(term, sketch.day, article) for term in sketch.weights],
    )


def sharing_terms(library: Library, sketch: Sketch, heaviest: int, window: int, least: int) -> list[int]:
    """The texts whose heaviest terms make a product of at least `least` with these, at most `window` days away.

    A text without a day is near every text, but only by terms that at most `MOST_OF_ALL_DAYS` texts have.
    """
    asked = list(islice(sketch.weights.items(), heaviest))
    if not asked:
        return []
    values = ", ".join(f"({term}, {weight})" for term, weight in asked)
    both = f"""WITH asked(term, weight) AS (VALUES {values})
        SELECT article FROM ({_NEAR if sketch.day else _OF_ALL_DAYS.format("1")})
        GROUP BY article HAVING sum(product) >= :least"""
    days = {"first": sketch.day - window, "last": sketch.day + window, "least": least, "most": MOST_OF_ALL_DAYS}
    return [row[0] for row in library.db.execute(both, days)]


_OF_ALL_DAYS = """SELECT other.article AS article, other.weight * asked.weight AS product
    FROM asked CROSS JOIN story_term AS other ON other.term = asked.term AND {}
    WHERE (SELECT 1 FROM story_term AS one WHERE one.term = asked.term LIMIT 1 OFFSET :most) IS NULL"""

_NEAR = f"""SELECT other.article AS article, other.weight * asked.weight AS product
    FROM asked CROSS JOIN story_term AS other ON other.term = asked.term AND other.day BETWEEN :first AND :last
    UNION ALL {_OF_ALL_DAYS.format(f"other.day = {UNDATED}")}"""


def add_edges(library: Library, edges: Iterable[tuple[int, int, int]]) -> None:
    """Keep pairs (text, other text, likeness in millionths), both ways round; a pair that is kept has this likeness."""
    rows = [row for a, b, likeness in edges for row in ((a, b, likeness), (b, a, likeness))]
    library.db.executemany("INSERT OR REPLACE INTO story_edge VALUES (?, ?, ?)", rows)


def edges(library: Library, articles: Iterable[int], above: int = 0) -> dict[int, dict[int, int]]:
    """For each of these texts the texts it is alike to, with their likeness, where this is `above` some millionths."""
    articles = list(articles)
    found: dict[int, dict[int, int]] = {article: {} for article in articles}
    sql = """SELECT article, other, likeness FROM story_edge
             WHERE article IN (SELECT value FROM json_each(?)) AND likeness > ?"""
    for article, other, likeness in library.rows(sql, [listed(articles), above]):
        found[article][other] = likeness
    return found


def inside(library: Library, articles: Collection[int]) -> dict[int, dict[int, int]]:
    """For each of these texts those of the others that it is alike to, with their likeness."""
    keys = listed(articles)
    found: dict[int, dict[int, int]] = {article: {} for article in articles}
    sql = """SELECT article, other, likeness FROM story_edge
             WHERE article IN (SELECT value FROM json_each(?)) AND other IN (SELECT value FROM json_each(?))"""
    for article, other, likeness in library.rows(sql, [keys, keys]):
        found[article][other] = likeness
    return found


def surroundings(library: Library, articles: Iterable[int]) -> dict[int, tuple[int, bool]]:
    """For each of these texts the likeness of its nearest one (0: it has none), and whether its day is known."""
    sql = """SELECT article, (SELECT max(likeness) FROM story_edge WHERE story_edge.article = sketch.article), day
             FROM sketch WHERE article IN (SELECT value FROM json_each(?))"""
    return {row[0]: (row[1] or 0, row[2] != UNDATED) for row in library.rows(sql, [listed(articles)])}


def likest(library: Library, articles: Iterable[int], besides: Iterable[int]) -> dict[int, int]:
    """For each of these texts that has one: the likeness of its nearest one, those `besides` left out."""
    sql = """SELECT asked.value, (SELECT likeness FROM story_edge WHERE article = asked.value
                 AND other NOT IN (SELECT value FROM json_each(:besides)) ORDER BY likeness DESC LIMIT 1)
             FROM json_each(:articles) AS asked"""
    found = library.rows(sql, {"articles": listed(articles), "besides": listed(besides)})
    return {row[0]: row[1] for row in found if row[1] is not None}


def blocks(library: Library, articles: Iterable[int]) -> dict[int, int]:
    """The block of each of these texts, as a number."""
    sql = "SELECT article, block FROM story_block WHERE article IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in library.rows(sql, [listed(articles)])}


def block_members(library: Library, numbers: Iterable[int]) -> dict[int, list[int]]:
    """The texts of each block."""
    found: dict[int, list[int]] = {}
    sql = "SELECT block, article FROM story_block WHERE block IN (SELECT value FROM json_each(?)) ORDER BY article"
    for block, article in library.rows(sql, [listed(numbers)]):
        found.setdefault(block, []).append(article)
    return found


def cuts(library: Library, articles: Iterable[int]) -> dict[int, float]:
    """The strength of the links that the block of each of these texts was cut at."""
    sql = "SELECT article, cut FROM story_block WHERE article IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in library.rows(sql, [listed(articles)])}


def save_block(library: Library, articles: Collection[int], cut: float) -> None:
    """Keep that these texts are one block; its number is the smallest of their keys."""
    number = min(articles)
    rows = [(article, number, cut) for article in articles]
    library.db.executemany("INSERT OR REPLACE INTO story_block VALUES (?, ?, ?)", rows)


def leave_blocks(library: Library, articles: Iterable[int]) -> None:
    """Take texts that left the graph out of their blocks."""
    library.db.executemany("DELETE FROM story_block WHERE article = ?", [(article,) for article in articles])
