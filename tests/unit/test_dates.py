"""What a time in a sentence means, seen from the day on which the sentence was printed (here a Wednesday)."""

from __future__ import annotations

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import dates
from briefing.analysis.timing.expressions import find

WEDNESDAY = date(2031, 3, 12)


def resolved(expression: str, clause: str, published: date = WEDNESDAY) -> str | None:
    found = dates.resolve(expression, clause=clause, published=published)
    return (
        found and f"{found[0]:%m-%d}..{found[1]:%m-%d}"
        if found is None or found[0] != found[1]
        else f"{found[0]:%m-%d}"
    )


@pytest.mark.parametrize(
    ("clause", "expression", "days"),
    [
        ("The bakers' guild will meet on Friday.", "on Friday", "03-14"),
        ("The bakers' guild met on Friday.", "on Friday", "03-07"),
        ("The guild, which opened a school on Friday, will close it.", "on Friday", "03-07"),
        ("The rector said on Monday that the hall would close.", "on Monday", "03-10"),
        ("She announced Tuesday she will retire.", "Tuesday", "03-11"),
        ("The rector said the vote on Monday will be close.", "on Monday", "03-17"),
        ("A hearing is scheduled for Wednesday.", "for Wednesday", "03-12"),
        ("He praised the choir at Saturday's concert.", "Saturday's", "03-08"),
        ("The choir rehearsed ahead of Saturday's concert.", "Saturday's", "03-15"),
        ("They were forced to leave on Sunday.", "on Sunday", "03-09"),
        ("They agreed to leave on Sunday.", "on Sunday", "03-16"),
        ("The ferry was to sail on Sunday.", "on Sunday", "03-16"),
        ("Her wins on Sunday in Tarn and Orlin cheer the party.", "on Sunday", "03-09"),
        ("The mayor agreed to a call on Sunday.", "on Sunday", "03-09"),
        ("Ilka Morrow, the mayor, called the ferry a wreck on Sunday.", "on Sunday", "03-09"),
        ("The dairy will join the scheme, dubbed Ada, on Sunday.", "on Sunday", "03-16"),
        ("After leaving the club on Sunday, he will rest.", "on Sunday", "03-09"),
    ],
)
def test_the_verb_decides_whether_a_weekday_is_ahead_or_behind(clause: str, expression: str, days: str) -> None:
    assert resolved(expression, clause) == days


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("the first Saturday in October", "10-04"),
        ("the last day of March", "03-31"),
        ("the last Friday of this month", "03-28"),
        ("the second of April", "04-02"),
        ("Tuesday of next week", "03-18"),
        ("a week on Friday", "03-21"),
        ("before the month is out", "03-12..03-31"),
        ("no earlier than Friday", "03-14"),
        ("on New Year's Eve", "12-31"),
        ("today", "03-12"),
        ("tonight", "03-12"),
        ("later on Thursday", "03-13"),
        ("at noon Thursday", "03-13"),
        ("at 6.30pm on Thursday", "03-13"),
        ("at first light on Thursday", "03-13"),
        ("at 9:30 p.m. on Thursday", "03-13"),
        ("tomorrow morning", "03-13"),
        ("the day after tomorrow", "03-14"),
        ("next Tuesday", "03-18"),
        ("a week from Friday", "03-21"),
        ("this week", "03-12..03-16"),
        ("later this week", "03-12..03-16"),
        ("next week", "03-17..03-23"),
        ("early next week", "03-17..03-19"),
        ("in the middle of next week", "03-18..03-20"),
        ("late next week", "03-20..03-23"),
        ("the week after next", "03-24..03-30"),
        ("this weekend", "03-15..03-16"),
        ("later this month", "03-12..03-31"),
        ("next month", "04-01..04-30"),
        ("in May", "05-01..05-31"),
        ("in early May", "05-01..05-10"),
        ("in mid-May", "05-11..05-20"),
        ("at the end of May", "05-21..05-31"),
        ("in the first week of May", "05-01..05-07"),
        ("this spring", "03-12..05-31"),
        ("in the autumn", "09-01..11-30"),
        ("in the third quarter", "07-01..09-30"),
        ("in the second half of the year", "07-01..12-31"),
        ("on April 6", "04-06"),
        ("on 6 April", "04-06"),
        ("on Sunday, April 6", "04-06"),
        ("April 6 to 9", "04-06..04-09"),
        ("from 28 March to 2 April", "03-28..04-02"),
        ("between Monday and Wednesday", "03-17..03-19"),
        ("Monday or Tuesday", "03-17..03-18"),
        ("in two days", "03-14"),
        ("in a fortnight", "03-26"),
        ("within two weeks", "03-12..03-26"),
        ("over the next month", "03-12..04-12"),
        ("within 48 hours", "03-12..03-14"),
        ("in six to eight days", "03-18..03-20"),
        ("in the coming days", "03-13..03-19"),
        ("in the next few weeks", "03-13..04-09"),
        ("in coming months", "03-13..06-10"),
        ("by Friday", "03-12..03-14"),
        ("before the end of the month", "03-12..03-31"),
        ("by year's end", "03-12..12-31"),
        ("no later than April 6", "03-12..04-06"),
        ("until Sunday", "03-16"),
        ("as early as Monday", "03-17"),
        ("on Christmas Eve", "12-24"),
        ("on Easter Monday", "04-14"),
    ],
)
def test_a_time_ahead_has_a_first_and_a_last_day(expression: str, days: str) -> None:
    assert resolved(expression, f"The new bridge will open {expression}.") == days


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("yesterday", "03-11"),
        ("last night", "03-11"),
        ("last week", "03-03..03-09"),
        ("last Friday", "03-07"),
        ("earlier this month", "03-01..03-12"),
        ("this week", "03-10..03-12"),
        ("two days ago", "03-10"),
        ("over the last quarter", "10-01..12-31"),
        ("over the past week", "03-05..03-12"),
        ("on February 27", "02-27"),
    ],
)
def test_a_time_behind_has_a_first_and_a_last_day(expression: str, days: str) -> None:
    assert resolved(expression, f"The old bridge fell {expression}.") == days


@pytest.mark.parametrize(
    ("expression", "clause", "first"),
    [
        ("in August", "He sang there in August.", date(2030, 8, 1)),
        ("in August", "He will sing there in August.", date(2031, 8, 1)),
        ("last summer", "He sang there last summer.", date(2030, 6, 1)),
        ("next spring", "He will sing there next spring.", date(2032, 3, 1)),
        ("on January 10", "The hall will open on January 10.", date(2032, 1, 10)),
        ("on December 20", "The hall closed on December 20.", date(2030, 12, 20)),
        ("in July 2033", "The hall will open in July 2033.", date(2033, 7, 1)),
        ("by the end of 2033", "The hall should open by the end of 2033.", WEDNESDAY),
        ("on 2031-05-02", "The hall will open on 2031-05-02.", date(2031, 5, 2)),
    ],
)
def test_a_missing_year_is_the_near_one_that_fits_the_verb(expression: str, clause: str, first: date) -> None:
    found = dates.resolve(expression, clause=clause, published=WEDNESDAY)
    assert found is not None
    assert found[0] == first


@pytest.mark.parametrize(
    "words", ["soon", "for three years", "at some point", "the next day", "", "Maytime", "99 June"]
)
def test_words_that_name_no_day_are_left_alone(words: str) -> None:
    assert dates.resolve(words, clause=f"It will end {words}.", published=WEDNESDAY) is None


@pytest.mark.parametrize(
    ("sentence", "expressions"),
    [
        ("On Friday, the guild will vote; it met last week.", ["On Friday", "last week"]),
        ("It must answer by the end of May or pay within two weeks.", ["by the end of May", "within two weeks"]),
        ("Talks run from June 3 to June 9 at the port.", ["from June 3 to June 9"]),
        ("The mayor may march to the hall.", []),
        ("Every Friday the market fills up.", []),
        ("The bus runs on Saturday nights for the first time in ten years.", []),
        ("She wrote for the Sunday Times about Black Friday.", []),
        ("About 2000 people came, 12 of them on foot.", []),
        ("Monday’s debate will open the week.", ["Monday’s"]),
    ],
)
def test_times_are_found_in_a_sentence(sentence: str, expressions: list[str]) -> None:
    assert [sentence[span.start : span.end] for span in find(sentence)] == expressions


@pytest.mark.parametrize(
    ("clause", "words", "first", "last"),
    [
        ("The rector said on Monday she would resign on Friday.", "on Friday", "2031-03-14", "2031-03-14"),
        ("The panel will rule on Saturday's race by Thursday.", "by Thursday", "2031-03-12", "2031-03-13"),
        ("The runner-up has seven days to appeal.", "seven days", "2031-03-12", "2031-03-19"),
        ("The guild gave the port ten days to answer.", "ten days", "2031-03-12", "2031-03-22"),
        ("The 2034 games will be awarded next month.", "next month", "2031-04-01", "2031-04-30"),
    ],
)
def test_the_due_time_is_the_one_that_the_announcing_verb_takes(clause: str, words: str, first: str, last: str) -> None:
    due = dates.due_of(clause, published=WEDNESDAY)
    assert due is not None
    assert (due.text, due.start, due.end) == (words, first, last)


def test_a_past_time_is_never_due() -> None:
    assert dates.due_of("The rector resigned on Wednesday after a vote last week.", published=WEDNESDAY) is None


def test_without_a_publication_day_only_a_date_with_its_year_is_due() -> None:
    assert dates.due_of("The guild will meet on Friday.", published=None) is None
    due = dates.due_of("The guild must answer by 5 June 2031.", published=None)
    assert due is not None
    assert (due.start, due.end) == ("2031-06-05", "2031-06-05")


@given(st.text(max_size=200), st.dates(min_value=date(1000, 1, 1), max_value=date(9990, 1, 1)))
def test_any_text_can_be_read_and_no_range_runs_backward(text: str, published: datetime.date) -> None:
    for span in find(text):
        assert 0 <= span.start < span.end <= len(text)
    found = dates.resolve(text, clause=text, published=published)
    assert found is None or found[0] <= found[1]


@given(
    st.lists(
        st.sampled_from(
            [
                "in",
                "by",
                "the",
                "end of",
                "next",
                "last",
                "May",
                "31",
                "early",
                "Monday",
                "two",
                "weeks",
                "to",
                "2031",
                "winter",
            ]
        ),
        min_size=1,
        max_size=7,
    ),
    st.dates(),
)
def test_any_order_of_time_words_can_be_read(words: list[str], published: datetime.date) -> None:
    text = " ".join(words)
    found = dates.resolve(text, clause=text, published=published)
    assert found is None or found[0] <= found[1]
    due = dates.due_of(f"It will close {text}.", published=published)
    assert due is None or due.end >= published.isoformat()
