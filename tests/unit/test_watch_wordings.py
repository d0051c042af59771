"""The many ways in which reports, printed on Wednesday 12 March 2031, put a promise, a limit or a coming event."""

import pytest

from tests.unit.test_watching import found, kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will ask for a review of the harbour order,” Ms Ostrava said.",
        "“I'm going to appeal this ruling,” Ms Ostrava said.",
        "“If a single barrel is missing I will resign,” Ms Ostrava said.",
        "Ms Ostrava vowed to appeal.",
        "The guild said its members would go to court.",
        "Her group would table an amendment, Ms Ostrava said; the guild said it would bring a complaint.",
        "The guild says it will challenge the ruling in court.",
        "The post of harbour master will be filled shortly.",
    ],
)
def test_what_somebody_can_do_himself_needs_no_day(sentence: str) -> None:
    assert [due for _, due in kinds(sentence)] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will not rest until the tower stands,” Ms Ostrava said.",
        "“I will reserve judgment until the divers are back,” Ms Ostrava said.",
        "“We are going to win,” Ms Ostrava said.",
        "“I'm going to be honest,” Ms Ostrava said.",
        "“If they think we'll fold by Sunday, they do not know us,” Ms Ostrava said.",
        "Ms Ostrava has long promised to retire.",
        "The guild had threatened to strike unless the toll fell.",
        "It would cause harm if it will end on Sunday.",
    ],
)
def test_a_boast_a_figure_of_speech_and_an_old_threat_are_none(sentence: str) -> None:
    assert kinds(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "“But we won't sign anything until there is a lamp on the pier,” Ms Ostrava said.",
        "“We will answer in kind unless the boat is back,” Ms Ostrava said.",
        "“Nobody will unload a crate without a contract,” Ms Ostrava said.",
        "The pilot warned that any further delay would be answered with a strike.",
        "She threatened to quit if the toll was not dropped.",
        "The guild said it would call a strike should a single boat be sold.",
        "The sailings are to be put off unless a crew is found.",
    ],
)
def test_a_condition_is_a_deadline_in_quotation_marks_and_out_of_them(sentence: str) -> None:
    assert kinds(sentence) == [("deadline", None)]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The guild gave the port a 48-hour ultimatum.", "03-12..03-14"),
        ("The port would have to be dredged by the end of April, before the ferries come.", "03-12..04-30"),
        ("By law, the two ports must agree by March 20.", "03-12..03-20"),
        ("The board told the pilots to come up with a plan by Friday.", "03-12..03-14"),
        ("The judge ordered that he be held until at least May 3.", "05-03..05-03"),
    ],
)
def test_a_limit_tells_by_when(sentence: str, due: str) -> None:
    assert kinds(sentence) == [("deadline", due)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A 48-hour ultimatum expired without an answer.",
        "By law, the council must meet within reach of the harbour.",
        "She had planned to stay until April.",
        "Both sides had promised to free the crews by March 31.",
        "The term runs out in April if your payments are late.",
        "The toll had been due to run until the end of April.",
        "The fair, called for Sunday, was cancelled.",
        "A levy on salt was to take effect in April but never did.",
        "The order was to have come into force on June 1.",
    ],
)
def test_a_limit_that_is_over_and_an_event_that_was_called_off_are_none(sentence: str) -> None:
    assert kinds(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The order, which takes effect in May, will be debated on Monday.", "03-17..03-17"),
        ("The fair, originally planned for April, will now be held in June.", "06-01..06-30"),
        ("The fair, planned for April, will now be held in June.", "06-01..06-30"),
        ("On Friday the board will vote, before the toll ends in June.", "03-14..03-14"),
        ("The mill reports Christmas sales on March 20.", "03-20..03-20"),
    ],
)
def test_the_day_of_the_main_clause_is_the_day_of_the_item(sentence: str, due: str) -> None:
    assert kinds(sentence) == [("scheduled", due)]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The list of boats is published next week.", "03-17..03-23"),
        ("Two cranes lent by the upper towns arrive on Sunday.", "03-16..03-16"),
        ("Masters of the three ports hold a call on Monday.", "03-17..03-17"),
        ("The pilots will strike for two days from Monday.", "03-17..03-19"),
        ("The lamp is due to be switched off in 2033.", "01-01..12-31"),
        ("The findings will be made public in the third quarter.", "07-01..09-30"),
        ("The sale should close in the second quarter.", "04-01..06-30"),
        ("Talks could resume as early as next week.", "03-17..03-23"),
        ("The race has been pushed back to Sunday.", "03-16..03-16"),
        ("The launch is targeted for no earlier than Friday.", "03-14..03-14"),
        ("The toll takes effect on April 1.", "04-01..04-01"),
        ("The harbour master steps down in June.", "06-01..06-30"),
        ("Schools reopen on Tuesday.", "03-18..03-18"),
        ("The bar opens at 7 a.m. on Sunday.", "03-16..03-16"),
        ("A levy falls due on April 1.", "04-01..04-01"),
        ("The board has promised a new offer by Monday.", "03-12..03-17"),
        ("If the plan is approved, work will start this summer.", "06-01..08-31"),
        ("A march has been authorised for March 29.", "03-29..03-29"),
        ("A reply is likely within weeks.", "03-13..04-09"),
        ("The guild is likely to decide in April on a new pier.", "04-01..04-30"),
        ("The port wants to present a new plan in the second quarter.", "04-01..06-30"),
        ("The guild, beaten at home, host Upland Rovers on Sunday.", "03-16..03-16"),
        ("The guild said it had invited the owners to talks on Friday.", "03-14..03-14"),
        ("The pilot said both sides had promised to free the crews by March 31.", "03-12..03-31"),
        ("The ferry passed its last test and was cleared for launch on March 19.", "03-19..03-19"),
        ("The line cancelled two sailings and plans to resume service on Tuesday.", "03-18..03-18"),
        ("Catches for February are due on March 20.", "03-20..03-20"),
        ("The court on Wednesday put off to April 3 its ruling on the toll.", "04-03..04-03"),
        ("First results are not expected before May.", "05-01..05-31"),
        ("A gale warning takes effect in Orlo and Tarn on Friday as the storm nears, the port said.", "03-14..03-14"),
    ],
)
def test_a_day_announces_with_many_verbs(sentence: str, due: str) -> None:
    assert kinds(sentence) == [("scheduled", due)]


def test_a_coming_meeting_says_when_as_a_day_does() -> None:
    assert kinds("Her party promised to raise the toll in the coming session.") == [("scheduled", None)]
    assert kinds("He offered to go; the board will discuss it at its next meeting.") == [("scheduled", None)]
    assert kinds("The board will discuss it at a meeting.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The guild is thinking about a new pier.",
        "Ms Ostrava declined to say whether the port would comply.",
        "Still undecided is the fate of the old lamp.",
        "The suit over the quay has yet to be heard.",
        "A decision on whether the ferry sails has not been taken.",
        "The guild has announced a march but not said when it will be held.",
        "No trial date has been set.",
    ],
)
def test_what_is_open_is_pending(sentence: str) -> None:
    assert kinds(sentence) == [("pending", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Five votes on Tuesday evening settled the matter of the toll.",
        "“I'll leave when the lamp stays on,” she joked to reporters on Monday.",
        "The raids targeting smugglers burst into view on Wednesday.",
        "The boats are named after the old masters by Friday.",
        "Nobody can enter the tower without a ticket.",
    ],
)
def test_what_looks_alike_is_none(sentence: str) -> None:
    assert kinds(sentence) == []


def test_a_label_that_only_says_when_belongs_to_what_follows_it() -> None:
    items = found(
        ("heading", "A quiet week in Orlin"),
        ("heading", "What to watch"),
        "The donors' meeting in Tarn on Friday. Less than four million would be a disappointment.",
    )
    assert [(len(item.text) > 60, item.due and item.due.start) for item in items] == [(True, "2031-03-14")]
