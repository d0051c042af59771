"""A library of the first version is brought up to date when it is opened: marks stay, keys and names are there."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import first_version
import pytest

from briefing.errors import LibraryOutdated
from briefing.pipeline import casting, quoting, undoing
from briefing.queries import parse
from briefing.store import groups, stories
from briefing.store.keys import item_key
from briefing.store.library import Library

TEXT = "Mayor Clara Holm said that the quay was closed. “We will build it again,” she said, “and soon.”"
SPLIT = (TEXT.index("“We"), TEXT.index("again,”") + 7), (TEXT.index("“and"), len(TEXT))
MARKS = [
    ("added", "key-of-mine", {"text": "Whether the quay opens", "article": None, "due": None}, "2026-03-01T08:00:00"),
    ("read", "one", {}, "2026-03-02T08:00:00"),
    ("starred", "one", {}, "2026-03-02T09:00:00"),
]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A library as the first version made it, with an article and its copy, a statement of each kind, and marks."""
    path = tmp_path / "first.db"
    db = first_version.made(path)
    for key, identity in ((1, "one"), (2, "two")):
        db.execute(
            """INSERT INTO article (key, identity, id, source, title, text, blocks, removed, extra, digest, version,
                                    taken_at)
               VALUES (?, ?, ?, 'desk.txt', '', ?, '[]', '[]', '{}', 'd', 1, '2026-03-01')""",
            [key, identity, identity, TEXT],
        )
        mentions = [[6, 16, "name"]]
        db.execute(
            "INSERT INTO actor VALUES (?, 0, 'Clara Holm', 'person', 'person holm', '[\"Mayor\"]', '[]', ?, 0)",
            [key, json.dumps(mentions)],
        )
        found = [("reported", 22, 46, []), ("direct", SPLIT[0][0], SPLIT[1][1], SPLIT)]
        for n, (kind, start, end, spans) in enumerate(found):
            db.execute(
                "INSERT INTO statement VALUES (?, ?, ?, ?, ?, 'Clara Holm', 'she', 'said', 0.9, ?)",
                [key, n, kind, start, end, json.dumps(spans)],
            )
        db.execute("INSERT INTO placement VALUES (?, ?, 1)", [key, 1 if key == 2 else None])
    db.execute("INSERT INTO story (id, title, newest, founder) VALUES (1, 'Quay', NULL, 'one')")
    db.executemany(
        "INSERT INTO mark VALUES (?, ?, ?, ?)", [(kind, on, json.dumps(value), at) for kind, on, value, at in MARKS]
    )
    db.execute(
        "INSERT INTO journal VALUES (1, '2026-03-02', 'Starred 1 article', 'done', ?)",
        [json.dumps([["starred", "one", None, {}]])],
    )
    db.close()
    return path


def test_a_library_of_the_first_version_keeps_every_mark_and_step(first: Path) -> None:
    with Library.open(first) as library:
        found = library.rows("SELECT kind, subject, value, at FROM mark ORDER BY kind")
        assert [(row["kind"], row["subject"], json.loads(row["value"]), row["at"]) for row in found] == MARKS
        assert undoing.undo(library) == "Starred 1 article"
        assert undoing.undo(library) is None
        assert library.rows("PRAGMA integrity_check")[0][0] == "ok"
        assert library.rows("PRAGMA foreign_key_check") == []


def test_a_library_of_the_first_version_gets_the_keys_that_its_statements_have_when_found_today(first: Path) -> None:
    with Library.open(first) as library:
        keys = [row["key"] for row in library.rows("SELECT key FROM statement ORDER BY article, n")]
        said = TEXT[22:46], f"{TEXT[slice(*SPLIT[0])]} {TEXT[slice(*SPLIT[1])]}"
        assert keys == [item_key(identity, words)[0] for identity in ("one", "two") for words in said]
        (row,) = quoting.named(library, keys[1][:6])
        assert quoting.correct(library, row, "Odran Velsk").startswith("Gave “We will build it again")
        assert [row.speaker for row in quoting.of_library(library, quoting.Wanted())] == ["Clara Holm", "Odran Velsk"]


def test_a_library_of_the_first_version_has_its_actors_without_an_article_being_read(first: Path) -> None:
    with Library.open(first) as library:
        casting.bring_up_to_date(library)
        ((known, row),) = casting.rows(library)
        assert (row.name, row.roles, known.mentions, known.articles) == ("Clara Holm", ("Mayor",), 1, 1)


def test_a_library_of_the_first_version_keeps_what_its_texts_are_alike_to(first: Path) -> None:
    links = {1: {2: 700_000, 3: 900_000}, 2: {1: 700_000}, 3: {1: 900_000}}
    with sqlite3.connect(first) as db:
        rows = [(text, other, likeness) for text, near in links.items() for other, likeness in near.items()]
        db.executemany("INSERT INTO story_edge VALUES (?, ?, ?)", rows)
    db.close()
    with Library.open(first) as library:
        assert groups.edges(library, [1, 2, 3]) == links


def test_a_library_of_the_first_version_is_not_migrated_by_who_only_reads(first: Path) -> None:
    with pytest.raises(LibraryOutdated, match="older version"):
        Library.open(first, readonly=True)
    assert sqlite3.connect(first).execute("PRAGMA user_version").fetchone() == (1,)


def test_names_and_words_of_an_older_library_can_be_asked_for(first: Path) -> None:
    with Library.open(first) as library:
        casting.bring_up_to_date(library)
        for query in ('quote:"again and soon"', "quote:quay", "speaker:holm", "actor:holm"):
            assert list(stories.ids(library, parse(query))) == [1]
        assert not stories.ids(library, parse("quote:said"))
