"""What is new to the reader, as marks, copies, versions and older libraries make it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from briefing.model import Span
from briefing.pipeline import novelty, reading, story_sheet
from briefing.pipeline.rebuilding import reanalyse
from briefing.pipeline.restoring import restore_lines
from briefing.store import articles, format, list_rows, marks, stories, tables, traces
from briefing.store.library import Library

Take = Callable[..., None]

SHARED = (
    "The transport ministry of Velmora opened an inquiry on Monday into the loss of the ferry Maravel, which sank off "
    "Port Halden in January with 31 people aboard."
)
POST = [
    SHARED,
    "“We owe the families of the crew an answer,” Transport Minister Odran Velsk told reporters.",
    "The operator, Blue Strait Lines, said its engineers had reported a faulty bow door twice in December.",
]
GULL = [
    SHARED.replace("31 people", "33 people"),
    "“We owe the families of the crew an answer,” Velsk said outside the customs house.",
    "The operator, Blue Strait Lines, said that its engineers had reported a faulty bow door twice in December.",
    "Divers of the coast guard brought up the log of the Maravel in a sealed metal box on Sunday.",
]
UPDATE = "Investigators of the Maravel inquiry searched the offices of Blue Strait Lines in Corvane on Tuesday."


def record(name: str, paragraphs: list[str], **given: Any) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"Inquiry into the Maravel opens in Velmora, says the {name}",
        "outlet": name,
        "published": "2026-03-02",
        "text": "\n\n".join(paragraphs),
    } | given


def key_of(library: Library, name: str) -> int:
    return articles.key_of(library, name)


def read(library: Library, *names: str) -> None:
    for name in names:
        marks.set_read(library, [articles.identity_of(library, key_of(library, name))], True)


def told(library: Library, name: str) -> tuple[list[str], list[str]]:
    """The new and the known sentences of an article, by their first two words."""
    key = key_of(library, name)
    text = articles.get(library, key).text
    found = novelty.news(library, stories.story_of(library, key), key)

    def heads(spans: tuple[Span, ...]) -> list[str]:
        return [" ".join(text[span.start : span.end].split()[:2]) for span in spans]

    return heads(found.new), heads(found.known)


def new(library: Library) -> list[int | None]:
    return [row.new for row in reading.story_rows(library, reading.story_ids(library))]


@pytest.fixture
def inquiry(library: Library, take: Take) -> Library:
    """One story by two hands."""
    take(record("post", POST), record("gull", GULL))
    assert len(reading.story_ids(library)) == 1
    return library


def test_a_story_of_which_nothing_was_read_has_no_news(inquiry: Library) -> None:
    assert new(inquiry) == [None]
    assert told(inquiry, "gull") == ([], [])


def test_what_another_article_said_is_known_and_another_number_is_news(inquiry: Library) -> None:
    read(inquiry, "post")
    assert told(inquiry, "gull") == (["The transport", "Divers of"], ["“We owe", "The operator,"])
    assert new(inquiry) == [2]


def test_the_article_that_was_read_first_keeps_its_looks(inquiry: Library) -> None:
    read(inquiry, "post", "gull")
    assert told(inquiry, "post") == ([], [])
    assert told(inquiry, "gull")[0] == ["The transport", "Divers of"]


def test_each_article_says_how_much_of_it_is_new_as_it_will_when_it_is_opened(inquiry: Library) -> None:
    (story,) = stories.ids(inquiry)
    assert novelty.new_in(inquiry, story) == {}
    read(inquiry, "post")
    gull = key_of(inquiry, "gull")
    assert novelty.new_in(inquiry, story) == {gull: len(novelty.news(inquiry, story, gull).new)} == {gull: 2}
    read(inquiry, "gull")
    assert novelty.new_in(inquiry, story) == {}


def test_a_story_that_was_read_has_no_news(inquiry: Library) -> None:
    read(inquiry, "post", "gull")
    assert new(inquiry) == [None]


def test_an_unread_mark_makes_all_of_it_news_again(inquiry: Library) -> None:
    read(inquiry, "post")
    marks.set_read(inquiry, [articles.identity_of(inquiry, key_of(inquiry, "post"))], False)
    assert new(inquiry) == [None]


def test_an_article_that_says_nothing_new_says_so(inquiry: Library, take: Take) -> None:
    read(inquiry, "post", "gull")
    take(record("echo", [SHARED, GULL[3], POST[1]], title="Maravel inquiry: what the divers of Velmora found"))
    assert len(reading.story_ids(inquiry)) == 1
    assert new(inquiry) == [0]


def test_what_is_most_new_comes_first_then_what_was_not_begun_then_what_holds_no_news(
    inquiry: Library, take: Take
) -> None:
    (story,) = reading.story_ids(inquiry)
    lamp = "The lamp of Ostrand was lit again on Monday, the keeper of the light wrote to all captains in the bay."
    take(record("lamp", [lamp], title="Lamp of Ostrand is lit again"))
    (other,) = set(reading.story_ids(inquiry)) - {story}

    def listed() -> list[tuple[int, str]]:
        ids, headings = reading.story_list(inquiry, sort="new")
        return [(one, heading.words) for one, heading in zip(ids, headings, strict=True)]

    read(inquiry, "post")
    assert listed() == [(story, "1 to 4 new sentences"), (other, "Nothing read yet")]
    read(inquiry, "gull")
    take(record("echo", [SHARED, GULL[3], POST[1]], title="Maravel inquiry: what the divers of Velmora found"))
    assert listed() == [(other, "Nothing read yet"), (story, "Nothing new in the rest")]
    read(inquiry, "lamp")
    assert listed() == [(story, "Nothing new in the rest"), (other, "Read, no news known")]


def test_what_two_unread_articles_have_in_common_counts_once(inquiry: Library, take: Take) -> None:
    take(record("echo", [SHARED, GULL[3], UPDATE]))
    read(inquiry, "post")
    assert len(reading.story_ids(inquiry)) == 1
    assert new(inquiry) == [3]


def test_a_longer_print_of_a_text_that_was_read_shows_what_it_adds(library: Library, take: Take) -> None:
    text = [*POST, *GULL[3:], "The counsel of the inquiry, Salme Otieno, called the work slow and delicate."] * 1
    take(record("post", text))
    read(library, "post")
    take(record("late", [*text, UPDATE]))
    (row,) = list_rows.articles(library, reading.story_ids(library)[0])
    assert (row.id, row.copies, row.read) == ("late", ("post",), True)
    assert new(library) == [1]
    assert told(library, "late")[0] == ["Investigators of"]


def test_what_only_a_shorter_print_says_is_counted_beside_it(library: Library, take: Take) -> None:
    text = [*POST, *GULL[1:], "The counsel of the inquiry, Salme Otieno, called the work slow and delicate."]
    more = "The harbour master kept the last radio call of the Maravel to himself for a week."
    take(record("post", [*text, UPDATE, more]))
    take(record("late", [*text, "Velsk dismissed the harbour master on Friday."]))
    (laid,) = story_sheet.sheet(library, reading.story_ids(library)[0]).texts
    assert (laid.row.id, [copy.id for copy in laid.copies]) == ("post", ["late"])
    assert laid.only == {key_of(library, "late"): 1}


def test_a_new_version_of_what_was_read_shows_what_it_adds(library: Library, take: Take) -> None:
    take(record("post", POST))
    read(library, "post")
    assert new(library) == [None]
    library.db.execute("UPDATE mark SET at = '2026-03-02T10:00:00+00:00'")
    library.db.execute("UPDATE article SET taken_at = '2026-03-02T09:00:00+00:00'")
    take(record("post", [*POST, UPDATE], published="2026-03-03"))
    assert new(library) == [1]
    assert told(library, "post")[0] == ["Investigators of"]
    assert novelty.news(library, reading.story_ids(library)[0], 1).unseen
    marks.opened(library, articles.identity_of(library, 1))
    assert new(library) == [None]
    assert not novelty.news(library, reading.story_ids(library)[0], 1).unseen


def test_loading_rebuilding_and_restoring_keep_the_traces_up_to_date(inquiry: Library) -> None:
    def kept() -> dict[int, bytes]:
        return traces.of(inquiry, articles.keys(inquiry))

    before = kept()
    assert len(before) == 2
    inquiry.db.execute("DELETE FROM trace")
    reanalyse(inquiry, progress=lambda done, total: None)
    assert kept() == before
    novelty.fill(inquiry, articles.keys(inquiry))
    assert kept() == before
    restore_lines(inquiry, articles.identity_of(inquiry, 1), ["Nothing of the kind was cut."])
    assert kept() == before


def test_without_kept_traces_an_article_is_judged_and_the_list_waits_until_they_are_filled(inquiry: Library) -> None:
    read(inquiry, "post")
    judged = told(inquiry, "gull")
    inquiry.db.execute("DELETE FROM trace")
    assert told(inquiry, "gull") == judged
    assert new(inquiry) == [None]
    novelty.fill(inquiry, articles.keys(inquiry))
    assert new(inquiry) == [2]


@pytest.mark.parametrize("kept", [b"", b"damaged", bytes(4000), b"\x01" * 77])
def test_damaged_traces_are_found_again_and_so_are_those_that_another_version_kept(
    inquiry: Library, kept: bytes
) -> None:
    read(inquiry, "post")
    judged = told(inquiry, "gull")
    inquiry.db.execute("UPDATE trace SET sentences = ?", [kept])
    assert told(inquiry, "gull") == judged
    assert new(inquiry) == [None]
    assert novelty.untraced(inquiry, articles.keys(inquiry)) == articles.keys(inquiry)
    novelty.fill(inquiry, articles.keys(inquiry))
    assert novelty.untraced(inquiry, articles.keys(inquiry)) == []
    assert new(inquiry) == [2]


def test_a_library_of_the_first_version_opens_and_tells_news(inquiry: Library, tmp_path: Path) -> None:
    read(inquiry, "post")
    with Library.open(first_version(tmp_path / "old.db", inquiry)) as library:
        assert new(library) == [None]
        assert told(library, "gull")[0] == ["The transport", "Divers of"]
        novelty.fill(library, articles.keys(library))
        assert new(library) == [2]


def first_version(path: Path, filled: Library) -> Path:
    """A library as the first version made it, with the articles of another one."""
    old = sqlite3.connect(path, isolation_level=None)
    old.executescript(tables.FACTS + tables.DERIVED + tables.MARKS + tables.GROUPS)
    made = Database(old)
    made["article"].enable_fts(["title", "text"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")  # type: ignore[union-attr]
    made["_sqlite_migrations"].insert({"migration_set": "briefing", "name": "m0001_library", "applied_at": "then"})  # type: ignore[union-attr]
    old.execute(f"PRAGMA application_id = {format.APPLICATION_ID}")
    old.execute("PRAGMA user_version = 1")
    old.execute("ATTACH ? AS filled", [str(filled.path)])
    for table in ("article", "statement", "placement", "story", "mark"):
        columns = ", ".join(row[1] for row in old.execute(f"PRAGMA table_info({table})").fetchall())
        old.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM filled.{table}")
    old.close()
    return path
