"""What the reader's list of actors shows: days, what is new, who is found, and where, over articles and the library."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.model import CastRow
from briefing.pipeline import actor_facts, actor_lists, correcting, reading
from briefing.queries import parse
from briefing.store import articles, cast, stories
from briefing.store.library import Library

WIRE = (
    {
        "id": "mill-1",
        "outlet": "Coast Post",
        "published": "2026-03-02",
        "text": "Mayor Zoë Thorvald said on Monday that the mill in Nordvann would close.\n\n"
        "Thorvald said that the Northern Grain Board (NGB) had told her so. The NGB gave no reason.",
    },
    {
        "id": "mill-2",
        "outlet": "Daily Gull",
        "published": "2026-03-04",
        "text": "Former Mayor Zoë Thorvald met workers of the mill in Nordvann on Wednesday.\n\n"
        "The Northern Grain Board said that it would buy no flour from Peter Holm before June.",
    },
    {
        "id": "port",
        "outlet": "Island Wire",
        "published": "2026-01-20",
        "text": "A storm closed the port of Skarhamn on Tuesday.\n\nHarbour master Peter Holm told reporters so.",
    },
)


@pytest.fixture
def filled(library: Library, take) -> Library:  # type: ignore[no-untyped-def]
    take(*WIRE)
    return library


def of(rows: list[CastRow] | tuple[CastRow, ...], name: str) -> CastRow:
    return next(row for row in rows if row.actor.name == name)


def keys(library: Library, *ids: str) -> list[int]:
    return [key for key in articles.keys(library) if articles.get(library, key).id in ids]


def test_mentions_are_counted_by_day_up_to_the_newest_one_in_scope(filled: Library) -> None:
    rows = actor_lists.of_articles(filled, keys(filled, "mill-1", "mill-2"))
    assert of(rows, "Zoë Thorvald").days == (2, 0, 1)
    assert of(rows, "Peter Holm").days == (0, 0, 1)
    assert of(actor_lists.of_articles(filled, keys(filled, "mill-1")), "Zoë Thorvald").days == ()


def test_over_the_library_the_last_fourteen_days_are_counted_and_all_roles_told(filled: Library) -> None:
    found = actor_lists.of_library(filled)
    assert found.found == len(found.rows) == cast.size(filled)
    assert of(found.rows, "Zoë Thorvald").days == (0,) * 11 + (2, 0, 1)
    assert of(found.rows, "Peter Holm").days == (0,) * 13 + (1,)
    assert of(found.rows, "Peter Holm").actor.mentions == 2
    assert of(found.rows, "Zoë Thorvald").actor.roles == ("Mayor", "Former Mayor")


def test_only_the_most_mentioned_are_listed_and_how_many_there_are_is_told(filled: Library) -> None:
    found = actor_lists.of_library(filled, most=2)
    assert len(found.rows) == 2
    assert found.found > 2


def test_an_actor_is_new_that_the_library_met_after_the_last_visit(filled: Library, take) -> None:  # type: ignore[no-untyped-def]
    with filled.writing():
        filled.db.execute("UPDATE name SET first_seen = '2026-03-01T00:00:00+00:00', changed = 1")
    take({"id": "late", "published": "2026-03-09", "text": "Ida Rask thanked Peter Holm on Monday for his report."})
    rows = actor_lists.of_library(filled, last_visit="2026-03-02T00:00:00+00:00").rows
    assert [row.actor.name for row in rows if row.new] == ["Ida Rask"]
    late = actor_lists.of_articles(filled, keys(filled, "late"), "2026-03-02T00:00:00+00:00")
    assert {row.actor.name: row.new for row in late} == {"Ida Rask": True, "Peter Holm": False}
    assert not any(row.new for row in actor_lists.of_library(filled, last_visit=None).rows)


def test_a_visit_is_told_the_one_before_and_is_no_step_to_undo(library: Library) -> None:
    assert cast.visited(library) is None
    first = cast.visited(library)
    assert first is not None
    assert correcting.journal.take_back(library) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("zoe", "Zoë Thorvald"),
        ("THORVALD", "Zoë Thorvald"),
        ("thor zo", "Zoë Thorvald"),
        ("ngb", "Northern Grain Board"),
        ("grain nor", "Northern Grain Board"),
        ("holm", "Peter Holm"),
    ],
)
def test_a_name_is_found_by_parts_of_its_words_without_case_and_accents(filled: Library, text: str, name: str) -> None:
    found = actor_lists.of_library(filled, text)
    assert [row.actor.name for row in found.rows] == [name]
    assert found.found == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text())
def test_whatever_is_typed_is_no_operator(filled: Library, text: str) -> None:
    assert actor_lists.of_library(filled, f"no such name {text}").rows == ()


def test_a_new_name_that_the_reader_gave_is_found_too(filled: Library) -> None:
    row = of(actor_lists.of_library(filled).rows, "Peter Holm")
    correcting.rename(filled, actor_lists.whole(filled, row), "Per the harbour master")
    assert [one.actor.name for one in actor_lists.of_library(filled, "per the").rows] == ["Per the harbour master"]


def test_places_are_those_of_the_whole_library_the_newest_article_first(filled: Library) -> None:
    row = of(actor_lists.of_library(filled).rows, "Peter Holm")
    found = actor_lists.places(filled, row)
    assert [place.article for place in found] == keys(filled, "mill-2") + keys(filled, "port")
    assert all(articles.text_of(filled, place.article)[place.start : place.end] == "Peter Holm" for place in found)


def test_the_stories_of_an_actor_are_those_with_any_of_its_names(filled: Library) -> None:
    number = actor_lists.number_of(filled, of(actor_lists.of_library(filled).rows, "Peter Holm").actor)
    assert set(stories.ids(filled, actor=number)) == set(reading.story_ids(filled))
    other = of(actor_lists.of_library(filled).rows, "Zoë Thorvald").key
    assert len(stories.ids(filled, actor=other)) < len(reading.story_ids(filled))
    assert len(stories.ids(filled, parse("flour"), actor=number)) == 1
    assert len(stories.ids(filled, parse("flour"), actor=-1)) == 0


def test_the_nearest_names_come_first_and_never_the_actor_itself(filled: Library, take) -> None:  # type: ignore[no-untyped-def]
    take({"id": "x", "text": "Zoe Thorvaldsen said so. Anna Berg was there, and so was the Southern Grain Board."})
    rows = actor_lists.of_library(filled).rows
    assert [one.name for one in actor_lists.nearest(filled, of(rows, "Zoë Thorvald"))][:1] == ["Zoe Thorvaldsen"]
    assert "Zoë Thorvald" not in [one.name for one in actor_lists.nearest(filled, of(rows, "Zoë Thorvald"))]
    assert [one.name for one in actor_lists.nearest(filled, of(rows, "Zoë Thorvald"), "berg")] == ["Anna Berg"]


def test_names_that_are_not_alike_follow_those_of_the_same_type_and_most_mentioned_first(filled: Library, take) -> None:  # type: ignore[no-untyped-def]
    take({"id": "x", "text": "Zoe Thorvaldsen said so. Anna Berg was there, and so was the Southern Grain Board."})
    rows = actor_lists.of_library(filled).rows
    first, *others = actor_lists.nearest(filled, of(rows, "Zoë Thorvald"))
    assert first.name == "Zoe Thorvaldsen"
    assert len(others) == len(rows) - 2
    assert others == sorted(others, key=lambda one: (one.type != "person", -one.mentions, one.name))


def test_an_actor_is_told_with_its_forms_and_with_who_gave_which_role_when(filled: Library) -> None:
    told = actor_facts.told_of(filled, of(actor_lists.of_library(filled).rows, "Zoë Thorvald"))
    assert [(form.text, form.articles, form.is_name) for form in told.forms] == [
        ("Zoë Thorvald", 2, True),
        ("Thorvald", 1, False),
    ]
    assert told.forms[1].why
    assert {role.text: list(role.by) for role in told.roles} == {
        "Mayor": [("Coast Post", "2026-03-02")],
        "Former Mayor": [("Daily Gull", "2026-03-04")],
    }


def test_days_are_shown_without_gaps_and_what_is_no_day_is_left_out() -> None:
    assert actor_lists.days_shown(["2026-02-27", "2026-03-01", "soon", "0000-00-00"]) == [
        "2026-02-27",
        "2026-02-28",
        "2026-03-01",
    ]
    assert actor_lists.days_shown(["2026-03-01", "2026-03-01"]) == []
    assert actor_lists.days_shown([]) == []
    assert len(actor_lists.days_shown(["1999-01-01", "2026-03-01"])) == actor_lists.DAYS
