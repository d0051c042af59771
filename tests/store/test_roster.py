"""Who in the library can have said something, by the beginnings of the words of a name."""

from __future__ import annotations

import pytest

from briefing.store import roster
from briefing.store.library import Library
from briefing.text import words_of

ACTORS = [
    ("person", "Ada Berg", 3),
    ("person", "Özden Lindgren-Åberg", 9),
    ("person", "Sean O’Berg", 1),
    ("person", "Йоана Бергова", 2),
    ("organisation", "Berg Line", 40),
    ("place", "Bergen", 70),
    ("person", "Ada Rosenberg", 5),
]


@pytest.fixture
def peopled(library: Library) -> Library:
    with library.writing():
        for kind, name, mentions in ACTORS:
            library.db.execute(
                """INSERT INTO roster (name, type, uncertain, mentions, articles, first_seen)
                   VALUES (?, ?, 0, ?, 1, '2031-03-03')""",
                [name, kind, mentions],
            )
    return library


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("berg", ["Ada Berg", "Sean O’Berg", "Berg Line"]),
        ("BERG ad", ["Ada Berg"]),
        ("ozden", ["Özden Lindgren-Åberg"]),
        ("ÖZ aberg", ["Özden Lindgren-Åberg"]),
        ("берг", ["Йоана Бергова"]),
        ("иоана", ["Йоана Бергова"]),
        ("a*g", []),
        ("ада", []),
    ],
)
def test_whoever_has_a_name_with_words_that_begin_so_can_have_spoken(
    peopled: Library, typed: str, names: list[str]
) -> None:
    assert [one.name for one in roster.able_to_speak(peopled, words_of(typed), 10)] == names


def test_no_more_are_told_than_were_asked_for_people_and_the_most_mentioned_first(peopled: Library) -> None:
    assert [one.name for one in roster.able_to_speak(peopled, ["a"], 2)] == ["Özden Lindgren-Åberg", "Ada Rosenberg"]
