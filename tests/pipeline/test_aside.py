"""What is put aside stays out of lists and counts until it is asked for; kept queries are marks like others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import NotFound, QueryError, UsageError
from briefing.model import EVERYTHING, SavedView, Term
from briefing.pipeline import finding, reading
from briefing.pipeline.rebuilding import reanalyse
from briefing.queries import parse, printed
from briefing.store import aside, journal, kept_queries, list_rows, marks, stories
from briefing.store.library import Library
from briefing.text import one_line, tag_shown

TODAY = date(2026, 3, 11)
FERRY = (
    "Harbour Minister Ada Berg of Norway met Transport Minister Ola Lindqvist of Estonia in Tallinn on Tuesday about "
    "the ferry line, which has been closed since a collision in March and carried 3,000 passengers a day before it."
)
BANK = (
    "Governor Rosa Marin of the Central Bank of Chile said inflation in Santiago was slowing down a little this "
    "spring, while prices of bread and flour went on rising in the south of the country for the seventh month."
)
WATCH = "What to watch\n\n- Whether Norway will open the ferry line by {day} March."


def record(name: str, title: str, text: str, day: str = "2026-03-09") -> dict[str, Any]:
    return {"id": name, "title": title, "outlet": f"{name.title()} Post", "published": day, "text": text}


COAST = record("coast", "Ferry talks resume", f"{FERRY}\n\nIt rained.\n\n{WATCH.format(day=20)}")
WAIT = (
    "Ola Lindqvist said that he was tired of it all. Families on both shores have been writing letters to each other "
    "since the spring, and the post office of the smaller island has run out of stamps twice, its clerk told visitors."
)
GULL = record("gull", "Ferry talks resume in Tallinn", f"{FERRY}\n\n{WAIT}")
PIER = record("pier", "Ferry talks resume", COAST["text"])
ANDES = record("andes", "Central bank holds its rates", BANK, "2026-03-08")
END = (
    "They shook hands on the pier at last, and the captain of the first ship said that he had slept badly for a year. "
    "Lamps were lit from one end of the harbour to the other, and a band played what bands play on such a day."
)
LATE = record("late", "Ferry talks end in Tallinn", f"{FERRY}\n\n{END}", "2026-03-10")


@pytest.fixture
def filled(library: Library, take: Callable[..., None]) -> Library:
    take(COAST, GULL, PIER, ANDES)
    return library


def listed(library: Library, query: str = "", **wanted: Any) -> list[str]:
    rows = reading.story_rows(library, reading.story_ids(library, parse(query), today=TODAY, **wanted))
    return ["ferry" if "Ferry" in row.title else "bank" for row in rows]


def articles(library: Library, query: str = "") -> set[str]:
    keys = stories.article_keys(library, parse(query))
    return {row.id for row in reading.article_rows(library, keys)}


def identities(library: Library, query: str) -> list[str]:
    return finding.texts(library, parse(query))


# ------------------------------------------------------------------ the archive


def test_a_story_goes_when_each_of_its_texts_is_archived(filled: Library) -> None:
    (one, other) = identities(filled, "ferry")
    finding.do(filled, "archive", [one])
    assert listed(filled) == ["ferry", "bank"]
    assert finding.do(filled, "archive", [one, other]) == "Archived “Ferry talks resume”"
    assert listed(filled) == ["bank"]
    assert listed(filled, "is:archived") == ["ferry"]
    assert listed(filled, "ferry") == []
    assert listed(filled, "ferry is:any") == ["ferry"]
    assert listed(filled, everything=True) == ["ferry", "bank"]
    assert articles(filled) == {"andes"}
    journal.take_back(filled)
    assert listed(filled) == ["ferry", "bank"]


def test_a_new_article_brings_an_archived_story_back_but_a_copy_does_not(
    filled: Library, take: Callable[..., None]
) -> None:
    finding.do(filled, "archive", identities(filled, "ferry"))
    take(record("reprint", "Ferry talks resume", COAST["text"]))
    assert listed(filled) == ["bank"]
    take(LATE)
    assert listed(filled) == ["ferry", "bank"]
    assert articles(filled) == {"late", "andes"}


def test_the_archive_outlives_a_rebuild_and_any_print_speaks_for_its_text(filled: Library) -> None:
    (copy,) = [row.identity for row in list_rows.members(filled, 1) if row.copy_of]
    marks.archive(filled, [copy], True)
    before = articles(filled)
    reanalyse(filled, progress=lambda done, total: None)
    assert articles(filled) == before == {"gull", "andes"}
    shown = identities(filled, "is:archived")
    assert copy not in shown
    assert finding.do(filled, "unarchive", shown) == "Took “Ferry talks resume” out of the archive"
    assert len(articles(filled)) == 3


# ------------------------------------------------------------------ mutes


def test_a_mute_leaves_articles_out_until_its_last_day_is_over(filled: Library) -> None:
    kept_queries.mute(filled, parse('outlet:"andes post"'), date(2026, 3, 11))
    assert listed(filled) == ["ferry"]
    assert listed(filled, "is:muted") == ["bank"]
    assert aside.mutes(filled, TODAY)[0].articles == 1
    later = reading.story_ids(filled, EVERYTHING, today=date(2026, 3, 12))
    assert len(later) == 2
    (mute,) = aside.mutes(filled, date(2026, 3, 12))
    assert (mute.is_over, mute.articles) == (True, 0)
    kept_queries.unmute(filled, printed(parse("outlet:“andes post”")))
    assert listed(filled) == ["ferry", "bank"]
    assert aside.mutes(filled, TODAY) == []


@pytest.mark.parametrize(
    ("query", "left"), [("actor:Norway", ["bank"]), ("flour -ferry", ["ferry"]), ("tired", ["ferry", "bank"])]
)
def test_actors_words_and_whole_queries_can_be_muted(filled: Library, query: str, left: list[str]) -> None:
    kept_queries.mute(filled, parse(query))
    assert listed(filled) == left


@pytest.mark.parametrize("query", ["", "is:muted", "dam OR -is:archived", "is:any"])
def test_a_mute_of_everything_or_of_what_is_put_aside_is_refused(filled: Library, query: str) -> None:
    with pytest.raises(UsageError):
        kept_queries.mute(filled, parse(query))


def test_what_is_not_muted_cannot_be_unmuted(filled: Library) -> None:
    with pytest.raises(NotFound):
        kept_queries.unmute(filled, "dam")


def test_a_mute_that_can_no_longer_be_read_is_taken_away_by_what_it_says(filled: Library) -> None:
    with filled.writing():
        journal.note(filled, "mute", "mood:grim (", {"until": None})
    with pytest.raises(QueryError):
        kept_queries.unmute(filled, "mood:grey (")
    assert kept_queries.unmute(filled, "mood:grim (") == "Unmuted mood:grim ("
    assert aside.mutes(filled, TODAY) == []


def test_what_is_put_aside_counts_nowhere(filled: Library) -> None:
    assert (stories.counts(filled).stories, stories.counts(filled).unread) == (2, 3)
    kept_queries.mute(filled, parse("tired"))
    finding.do(filled, "archive", identities(filled, "flour"))
    assert (stories.counts(filled).stories, stories.counts(filled).unread) == (1, 1)
    (ferry,) = reading.story_rows(filled, reading.story_ids(filled))
    assert ferry.unread == 1
    assert len(stories.unread(filled, [ferry.id])) == 1
    finding.do(filled, "read", identities(filled, "title:ferry -tired"))
    assert listed(filled, "is:unread") == []
    assert listed(filled, "is:unread is:any") == ["ferry", "bank"]


def test_where_nothing_is_put_aside_nothing_is_asked(filled: Library) -> None:
    asked: list[str] = []
    filled.db.set_trace_callback(asked.append)
    reading.story_ids(filled)
    stories.counts(filled)
    filled.db.set_trace_callback(None)
    assert not [sql for sql in asked if "temp.aside" in sql]


def test_a_second_reader_sees_what_the_first_puts_aside(filled: Library) -> None:
    finding.do(filled, "archive", identities(filled, "flour"))
    with Library.open(filled.path, readonly=True) as other:
        assert listed(other) == ["ferry"]
        finding.do(filled, "archive", identities(filled, "ferry"))
        assert listed(other) == []


# ------------------------------------------------------------------ tags


def test_an_article_has_several_tags_and_its_prints_share_them(filled: Library) -> None:
    texts = identities(filled, "ferry")
    assert finding.tag(filled, texts, "Call Berg", True) == "Tagged 2 articles of “Ferry talks resume”: call berg"
    finding.tag(filled, identities(filled, "tired"), "later", True)
    assert articles(filled, 'tag:"CALL berg" tag:lat*') == {"gull"}
    assert articles(filled, "tag:call") == set()
    (copy,) = [row for row in list_rows.members(filled, 1) if row.copy_of]
    assert finding.tag(filled, [copy.identity], "call berg", True) == "Nothing to change: it already stands so"
    assert {row.tags for row in list_rows.articles(filled, 1)} == {("call berg",), ("call berg", "later")}
    assert finding.tag(filled, texts, "call berg", False) == "Untagged 2 articles of “Ferry talks resume”: call berg"
    journal.take_back(filled)
    assert len(identities(filled, 'tag:"call berg"')) == 2


@pytest.mark.parametrize("name", ["", " — ", "\x1b[31m"])
def test_a_tag_needs_a_letter_or_a_digit(filled: Library, name: str) -> None:
    with pytest.raises(UsageError):
        finding.tag(filled, identities(filled, "ferry"), name, True)


@given(st.text(min_size=1, max_size=20).filter(lambda name: any(char.isalnum() for char in one_line(name))))
def test_a_tag_is_typed_as_it_is_shown(name: str) -> None:
    kept = marks.tag_name(f" {name}")
    assert marks.tag_name(tag_shown(kept)) == kept


# ------------------------------------------------------------------ views


def test_a_view_is_saved_replaced_renamed_and_deleted_each_as_one_step(filled: Library) -> None:
    assert kept_queries.save_view(filled, "Ferries", parse("ferry")) == "Saved the view Ferries"
    assert kept_queries.save_view(filled, "Ferries", parse("ferry -rain"), "due") == "Replaced the view Ferries"
    assert kept_queries.view(filled, "ferries") == SavedView("Ferries", "ferry -rain", "due")
    kept_queries.rename_view(filled, "ferries", "Boats")
    assert [view.name for view in kept_queries.views(filled)] == ["Boats"]
    kept_queries.delete_view(filled, "Boats")
    assert kept_queries.views(filled) == []
    for _ in range(2):
        journal.take_back(filled)
    assert [(view.name, view.sort) for view in kept_queries.views(filled)] == [("Ferries", "due")]


def test_views_count_stories_and_the_unread_ones_among_them(filled: Library) -> None:
    kept_queries.save_view(filled, "all", EVERYTHING)
    kept_queries.save_view(filled, "ferries", parse("ferry"))
    finding.do(filled, "read", identities(filled, "ferry"))
    assert [(view.name, view.stories, view.unread) for view in finding.views(filled)] == [
        ("all", 2, 1),
        ("ferries", 1, 0),
    ]


def test_a_view_that_cannot_be_read_says_why_and_stops_no_other(filled: Library) -> None:
    with filled.writing():
        journal.note(filled, "view", "new", {"query": "mood:grim", "sort": "newest"})
        journal.note(filled, "mute", "mood:grim", {"until": None})
    kept_queries.save_view(filled, "old", parse("ferry"))
    new, old = finding.views(filled)
    assert new.fault is not None
    assert "no field mood" in new.fault
    assert old.stories == 1
    assert listed(filled) == ["ferry", "bank"]
    with pytest.raises(QueryError):
        kept_queries.query_of(new)


def test_a_view_is_not_renamed_onto_another_one(filled: Library) -> None:
    kept_queries.save_view(filled, "a", parse("ferry"))
    kept_queries.save_view(filled, "b", parse("flour"))
    with pytest.raises(UsageError):
        kept_queries.rename_view(filled, "a", "b")
    with pytest.raises(NotFound):
        kept_queries.rename_view(filled, "c", "d")
    with pytest.raises(UsageError):
        kept_queries.save_view(filled, " \n", parse("ferry"))


# ------------------------------------------------------------------ sorting


def test_stories_are_sorted_by_outlets_by_what_is_due_and_by_what_is_new(
    filled: Library, take: Callable[..., None]
) -> None:
    take(
        record("quay", "Quay at Velsk to be examined", "The quay leaks.\n\n" + WATCH.format(day=2), "2026-03-01"),
        record("dawn", "Telescope takes its first picture", "A star was seen above Tessaly last night.", "2026-03-10"),
    )
    title = {row.id: row.title.split()[0] for row in list_rows.stories(filled, stories.ids(filled))}

    def order(sort: Any) -> list[str]:
        return [title[story] for story in reading.story_ids(filled, sort=sort, today=TODAY)]

    assert order("newest") == ["Telescope", "Ferry", "Central", "Quay"]
    assert order("covered") == ["Ferry", "Telescope", "Central", "Quay"]
    assert order("due") == ["Quay", "Ferry", "Telescope", "Central"]
    assert order("new") == ["Telescope", "Ferry", "Central", "Quay"]
    finding.do(filled, "read", identities(filled, "title:tallinn"))
    assert order("new") == ["Ferry", "Telescope", "Central", "Quay"]


def test_a_speaker_is_found_under_the_name_that_the_reader_gave(filled: Library) -> None:
    from briefing.pipeline import quoting
    from briefing.pipeline.quoting import Wanted

    (row,) = [row for row in quoting.of_library(filled, Wanted()) if "tired" in row.words]
    assert listed(filled, "speaker:Lindqvist quote:tired") == ["ferry"]
    quoting.correct(filled, row, "Nadia Holm")
    assert listed(filled, "speaker:Lindqvist quote:tired") == []
    assert listed(filled, "speaker:holm quote:tired") == ["ferry"]


def test_what_a_reader_watches_is_found_like_what_articles_watch(filled: Library) -> None:
    (tired,) = identities(filled, "tired")
    key, _ = marks.add(filled, "Call the harbour master", tired, "2026-03-10", "2026-03-10")
    assert listed(filled, 'watch:"harbour mas"* due:overdue') == ["ferry"]
    assert articles(filled, "watch:call is:open") == {"gull"}
    marks.tick(filled, [key])
    assert listed(filled, "watch:call is:open") == []
    assert listed(filled, "watch:call") == ["ferry"]
    marks.add(filled, "Call the mayor", None, None, None)
    assert listed(filled, "watch:mayor") == []
    assert listed(filled, "-watch:mayor") == ["ferry", "bank"]


def test_a_step_on_all_that_a_query_finds_says_the_number_and_is_one_undo(filled: Library) -> None:
    assert finding.do(filled, "read", identities(filled, "is:unread")) == "Marked 3 articles read"
    assert finding.do(filled, "unread", identities(filled, "title:ferry")) == (
        "Marked 2 articles of “Ferry talks resume” unread"
    )
    assert finding.do(filled, "star", identities(filled, "ferry")) == "Starred 2 articles of “Ferry talks resume”"
    starred = identities(filled, "is:starred")
    assert finding.do(filled, "unstar", starred) == "Took the star off 2 articles of “Ferry talks resume”"
    assert finding.do(filled, "read", []) == "Nothing to change: it already stands so"
    for _ in range(4):
        assert journal.take_back(filled) is not None
    assert stories.ids(filled, Term("is", "read")).tolist() == []
