"""Items of the reader's own: due when their words say so, or when the reader does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from briefing.pipeline import checklist, own_items
from briefing.store import articles, journal
from briefing.store.library import Library

Take = Callable[..., None]
Days = tuple[str, str]

TODAY = date(2031, 3, 12)  # a Wednesday

REPORT = (
    "The harbour office of Ostrand opened an inquiry into the loss of the barge.\n\n"
    "The council will vote on the new lock on Friday, its clerk said.\n\nThe lock was shut for a week in winter."
)


def due(library: Library, text: str, article: str | None = None, days: Days | None = None) -> Days | None:
    key, _ = own_items.add(library, text, article, TODAY, days)
    (row,) = checklist.rows(library, [key], TODAY)
    return row.due and (row.due.start, row.due.end)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Ask the ministry by Tuesday", "2031-03-12", "2031-03-18"),
        ("On 4 April the court rules", "2031-04-04", "2031-04-04"),
        ("call the harbour master tomorrow", "2031-03-13", "2031-03-13"),
        ("ask the port office on friday", "2031-03-14", "2031-03-14"),
        ("figures again by 3 dec", "2031-03-12", "2031-12-03"),
        ("look at the lock in may", "2031-05-01", "2031-05-31"),
    ],
)
def test_words_that_hold_a_day_to_come_say_when_it_is_due(library: Library, words: str, first: str, last: str) -> None:
    assert due(library, words) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "Call the harbour master",
        "What did the council decide on Monday?",
        "On 4 March the court ruled",
        "whether the ships march past, as they may",
    ],
)
def test_words_without_a_day_to_come_say_nothing(library: Library, words: str) -> None:
    assert due(library, words) is None


def test_days_that_were_given_go_before_those_in_the_words(library: Library) -> None:
    given = ("2031-04-01", "2031-04-02")
    assert due(library, "Ask the ministry by Tuesday", days=given) == given


@pytest.mark.parametrize(
    "words",
    [
        "The council will vote on the new lock on Friday, its clerk said.",
        "The council will vote on the new lock on Friday",
        "Call Rask: The council will vote on the new lock on Friday, its clerk said.",
    ],
)
def test_a_sentence_of_the_article_means_the_day_that_is_meant_there(library: Library, take: Take, words: str) -> None:
    take({"id": "a", "title": "Inquiry opens", "published": "2031-03-03", "text": REPORT})
    article = articles.identity_of(library, 1)
    assert due(library, words, article) == ("2031-03-07", "2031-03-07")
    assert due(library, "Ask the council on Friday", article) == ("2031-03-14", "2031-03-14")


def test_a_sentence_of_an_article_without_a_day_says_no_day_either(library: Library, take: Take) -> None:
    take({"id": "a", "title": "Inquiry opens", "text": REPORT})
    assert due(library, "The council will vote on the new lock on Friday", articles.identity_of(library, 1)) is None


def test_what_was_done_says_when_the_item_is_due(library: Library) -> None:
    done = [own_items.add(library, words, None, TODAY)[1] for words in ("Ask by Tuesday", "Call Rask")]
    assert done == ["Added “Ask by Tuesday”, due 12–18 Mar 2031", "Added “Call Rask”"]
    assert [one.sentence for one in journal.entries(library)] == done[::-1]
