"""What an article, printed on Wednesday 12 March 2031, leaves for its reader to watch."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import sentences, watching
from briefing.model import Actor, Article, Block, BlockKind, Mention, WatchItem


def article(*blocks: tuple[BlockKind, str] | str, published: str | None = "2031-03-12") -> Article:
    spans, texts, position = [], [], 0
    for block in blocks:
        kind, text = ("paragraph", block) if isinstance(block, str) else block
        spans.append(Block(kind, position, position + len(text)))
        texts.append(text)
        position += len(text) + 2
    text = "\n\n".join(texts)
    return Article("0" * 20, "one", "one.txt", "", text, tuple(spans), published=published)


def found(*blocks: tuple[BlockKind, str] | str, published: str | None = "2031-03-12") -> tuple[WatchItem, ...]:
    whole = article(*blocks, published=published)
    items = watching.find(whole, sentences.split(whole.text, whole.blocks), ())
    assert all(item.text == whole.text[item.start : item.end] for item in items)
    return items


def kinds(sentence: str) -> list[tuple[str, str | None]]:
    return [
        (item.kind, item.due and f"{item.due.start[5:]}..{item.due.end[5:]}")
        for item in found(("heading", "A quiet week in Orlin"), sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The two governors are to meet in Tarn on Friday.", "03-14..03-14"),
        ("The harbour board will vote on the toll next week.", "03-17..03-23"),
        ("The choir will be on national radio on Sunday night.", "03-16..03-16"),
        ("Ms Ostrava is scheduled to testify on March 20.", "03-20..03-20"),
        ("A hearing is set for April 2.", "04-02..04-02"),
        ("The ferry line plans to cut forty jobs this week.", "03-12..03-16"),
        ("The mayor said she would ask for a review later this month.", "03-12..03-31"),
        ("Parliament returns on Monday.", "03-17..03-17"),
        ("The harbour pilots vote on the offer on Saturday.", "03-15..03-15"),
        ("The new museum opens in the old town this weekend.", "03-15..03-16"),
        ("The dairy is spending two million crowns on advertisements over the next week.", "03-12..03-19"),
        ("The union called a march for Sunday.", "03-16..03-16"),
        ("The guild has scheduled a strike vote for next week.", "03-17..03-23"),
        ("The final race is March 30.", "03-30..03-30"),
        ("On Monday, he and other members of the club that he founded will hold a feast.", "03-17..03-17"),
        ("The bridge will not open until April 9.", "04-09..04-09"),
        ("The Orlin bank is due to publish its report tomorrow.", "03-13..03-13"),
        ("The swimming hall is pencilled in to reopen on 1 April.", "04-01..04-01"),
        ("An emergency session has been called for Thursday.", "03-13..03-13"),
        ("Hearings are set down for 20 March.", "03-20..03-20"),
        ("The consul is likely to visit the camp later this week, aides said.", "03-12..03-16"),
        ("The dairy expects to close the sale next week.", "03-17..03-23"),
        ("The judge adjourned the case until 3 April.", "04-03..04-03"),
        ("The court has posted the matter for further hearing on March 20.", "03-20..03-20"),
        ("The shop could change hands on Thursday, when councillors vote on the offer.", "03-13..03-13"),
        ("The keeper is to have a scan on his ankle on Tuesday.", "03-18..03-18"),
        ("Varga said she would fly to Tarn next week.", "03-17..03-23"),
        ("The dockers will rally on Saturday.", "03-15..03-15"),
    ],
)
def test_an_event_with_a_day_is_scheduled(sentence: str, due: str) -> None:
    assert kinds(sentence) == [("scheduled", due)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ilka Morrow will take over as head of the water board.",
        "The company plans to release a film about the flood.",
        "The ambassador is expected to travel to Tarn.",
        "The panel promised to publish a report on the flood.",
        "Anton Brisk is stepping down as chairman of the dairy.",
    ],
)
def test_a_definite_act_needs_no_day(sentence: str) -> None:
    assert kinds(sentence) == [("scheduled", None)]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Firms must register by March 21 or lose their licence.", "03-12..03-21"),
        ("The league has given the island until 15 March to open its market.", "03-15..03-15"),
        ("The runner-up has seven days to take her complaint to the council.", "03-12..03-19"),
        ("The deadline for bids is Friday.", "03-14..03-14"),
        ("The dockers will not return to work unless the fine is dropped.", None),
        ("The lenders have said they will not release the loan until the last prisoner is freed.", None),
        ("If the raids continue, we will close the border, the minister warned.", None),
        ("The governor threatened new tolls if the strike goes on.", None),
        ("Brisk said the party would vote against the budget if it contained the levy.", None),
        ("He said he might act within ten days if the meeting does not happen.", "03-12..03-22"),
        ("The lender had until Friday to present a plan, the watchdog said.", "03-14..03-14"),
        ("Either side may walk away if the sale has not closed by March 21.", "03-12..03-21"),
        ("If the plan falls short, the watchdog said, it will appoint a receiver.", None),
        ("The union said it would strike if the fine was not withdrawn.", None),
        ("The minister said the tax would be dropped if the ban was lifted.", None),
        ("If it passes, the new timetable would take effect March 24.", "03-24..03-24"),
        ("The closures lapse on March 20 unless they are renewed.", "03-20..03-20"),
        ("The boats will stay in custody until the owner has paid.", None),
        ("Brisk has offered to pay for the roof, but only if the council drops the suit.", None),
    ],
)
def test_a_limit_or_a_condition_is_a_deadline(sentence: str, due: str | None) -> None:
    assert kinds(sentence) == [("deadline", due)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The court has yet to rule on the appeal.",
        "Morrow has not decided whether to recall the assembly.",
        "The prosecutors are still weighing whether to drop the charge.",
        "The board is considering an appeal, two members said.",
        "It is unclear whether the envoy will attend the talks.",
        "It remains to be seen whether the dockers will sign the offer.",
        "Whether the ferry will sail again remains uncertain.",
        "The senate still has to approve the plan.",
        "The widow awaits a ruling on the house.",
        "The big question is whether Brisk stays in the race.",
        "The two dairies are in talks to merge.",
        "The assembly is yet to debate the motion.",
        "The watchdog has yet to authorise the pump.",
        "The regulator is still to pronounce on the fare.",
        "The clerk said the county had still not decided whether to sell the library.",
        "Morrow said no decision had been made on refunds.",
        "The purchase remains subject to clearance by the competition bureau.",
        "A proposal to raise the grant was awaiting the cabinet's nod.",
        "The ministers went home, leaving the quota undetermined.",
        "The board will wait for the count before deciding whether to close the school.",
        "She said she would make a final call once she had the report.",
        "The government was also considering closing the crossing, two officials said.",
        "Asked when the search would end, she said that had not been decided.",
    ],
)
def test_an_open_decision_is_pending(sentence: str) -> None:
    assert kinds(sentence) == [("pending", None)]


def test_an_answer_that_is_expected_by_a_day_is_pending() -> None:
    assert kinds("“We're going to find out about the harbour next week,” Brisk said.") == [("pending", "03-17..03-23")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two governors met in Tarn on Friday.",
        "The deal could have profound implications for the region.",
        "Can the old alliance survive?",
        "“We are going to win, and win big,” he told the crowd.",
        "Economists expect prices to fall in the second half of the year.",
        "Both sides should return to the table.",
        "The law requires a vote every four years.",
        "There are no plans for a second meeting.",
        "Sign up for our letter; the next one is out on Monday.",
        "This story will be updated.",
        "If elected, he would close the harbour.",
        "It was not clear how many people were in the hall.",
        "It is unclear whether the guard knew about the fire.",
        "She takes over a club that lost three cups this spring.",
        "The museum, opened on Friday, has two halls.",
        "He asked the reporter if she would come.",
        "The dairy did not respond to a request for comment.",
        "The dairy has yet to respond to a request for comment.",
        "The hall will be closed until further notice.",
        "The governor will remain popular.",
        "Every Friday the market fills up.",
        "He wondered if the choir would sing.",
        "The painter has yet to win a medal.",
        "In 2008 the council announced that all stalls were to move by December.",
        "Plant it now and you will be picking peas by the end of May.",
        "Don't prune the roses until the frost is over.",
        "It said it would be proud of the result.",
        "The rooms were empty, leaving the guests cold.",
        "She was considering the view.",
        "Clouds are likely to linger on Friday.",
    ],
)
def test_what_no_reader_can_tick_off_is_left_alone(sentence: str) -> None:
    assert kinds(sentence) == []


@pytest.mark.parametrize(
    "heading",
    [
        "What to watch",
        "What to Watch Next",
        "What's next",
        "What’s next?",
        "What happens next?",
        "Five things to watch after the vote",
        "Key dates",
        "KEY DATES",
        "Next steps",
        "Looking ahead",
        "Open questions",
        "Unanswered questions",
        "On the calendar",
        "The week ahead",
        "Where things go from here",
        "What we're watching",
        "Coming up",
        "Where do we go from here?",
    ],
)
def test_a_list_under_a_heading_that_promises_it_is_explicit(heading: str) -> None:
    items = found(
        ("heading", "Orlin votes"),
        "The count ended on Monday.",
        ("heading", heading),
        ("item", "Grain prices: any new cap would show that the truce is fraying. Traders look at Tarn first."),
        ("item", "Whether Brisk congratulates her"),
        "The count had begun on Sunday.",
    )
    assert [(item.kind, item.text) for item in items] == [
        ("explicit", "Grain prices: any new cap would show that the truce is fraying. Traders look at Tarn first."),
        ("explicit", "Whether Brisk congratulates her"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["Why it matters", "Analysis", "Background", "What we know so far", "Related stories", "Read also:", "Comments"],
)
def test_nothing_under_another_heading_is_an_item(heading: str) -> None:
    assert not found(
        ("heading", "Orlin votes"),
        ("heading", heading),
        ("item", "Storm Ada will reach the coast on Thursday"),
        "The board will vote on Friday.",
    )


def test_links_in_the_middle_do_not_silence_what_follows() -> None:
    later = (
        "The harbour board, which has met four times since the flood of last spring, will vote on the toll on Friday."
    )
    items = found(
        ("heading", "Orlin votes"),
        "It rained.",
        "Read also: Five charts on rain",
        "Storm Ada will hit on Thursday",
        later,
    )
    assert [item.text for item in items] == [later]


def test_a_heading_that_was_not_recognised_still_promises() -> None:
    items = found(
        "Orlin votes.",
        "What to watch next",
        "- Whether Brisk signs.",
        "* The oath on March 20.",
        "Comments",
        "Post a Comment",
    )
    assert [item.text for item in items] == ["Whether Brisk signs.", "The oath on March 20."]
    assert items[1].due is not None
    assert items[1].due.start == "2031-03-20"


def test_bullets_split_over_lines_and_numbered_lines_are_items() -> None:
    items = found(
        "Orlin votes.",
        "What to watch next\n-\nWhether Brisk signs.\n-\nThe oath.",
        "Next steps",
        "1. The appeal. Sol has a week.",
        "2) The oath.",
    )
    assert [item.text for item in items] == ["Whether Brisk signs.", "The oath.", "The appeal. Sol has a week."]


def test_rows_of_dates_are_items() -> None:
    items = found(
        ("heading", "Orlin votes"),
        ("heading", "KEY DATES"),
        "15 Mar      Second reading",
        "2 April      If the bill passes, licences lapse",
    )
    assert [(item.text[:8].strip(), item.due and item.due.start) for item in items] == [
        ("15 Mar", "2031-03-15"),
        ("2 April", "2031-04-02"),
    ]


def test_prose_under_a_promising_heading_is_read_sentence_by_sentence() -> None:
    items = found(
        ("heading", "Orlin in three questions"),
        ("heading", "What happens next?"),
        "Members vote on the offer on Monday. If they reject it, a court will hear the case. Talks broke down in Tarn.",
        ("heading", "Could it spread?"),
        "It might.",
    )
    assert [item.text for item in items] == [
        "Members vote on the offer on Monday.",
        "If they reject it, a court will hear the case.",
    ]


def test_a_label_before_a_paragraph_promises_for_that_paragraph() -> None:
    items = found(
        "Looking ahead: The creditors meet on Friday. Brisk must also pick a deputy.", "Hale was born in Tarn."
    )
    assert [(item.kind, item.text) for item in items] == [
        ("explicit", "The creditors meet on Friday."),
        ("explicit", "Brisk must also pick a deputy."),
    ]


def test_a_label_before_a_paragraph_can_silence_it() -> None:
    assert not found(("heading", "Orlin votes"), "Why it matters: A long strike hurts. The board will vote on Friday.")


def test_questions_told_off_in_prose_are_items() -> None:
    items = found(
        "Three questions now hang over the talks. First, will the army stay out? Second, can the bank pay? "
        "Third, whether Brisk goes at all. He was born in Tarn."
    )
    assert [item.text.split(",")[0] for item in items] == ["First", "Second", "Third"]


def test_an_item_is_told_once() -> None:
    sentence = "The board will vote on the harbour toll on Friday."
    again = "On Friday the board will vote on the disputed harbour toll, its clerk said."
    assert [item.text for item in found(("heading", "Orlin"), sentence, "It rained.", sentence, again)] == [sentence]


def test_a_heading_inside_an_article_is_no_item() -> None:
    assert not found(("heading", "A quiet week"), "It rained.", ("heading", "The board will vote on Friday"))


def test_a_headline_is_an_item_only_where_the_article_does_not_say_the_same() -> None:
    headline: tuple[BlockKind, str] = ("heading", "Governors to meet on Friday")
    assert [item.text for item in found(headline, "It rained.")] == ["Governors to meet on Friday"]
    body = "The nine governors will meet in Tarn on Friday to vote on the toll."
    assert [item.text for item in found(headline, body)] == [body]


def test_without_a_publication_day_an_item_is_found_but_its_day_is_not_guessed() -> None:
    (item,) = found("The board will vote on the toll on Friday.", published=None)
    assert item.due is None
    (item,) = found("The board will vote on the toll on 4 April 2031.", published=None)
    assert item.due is not None
    assert item.due.start == "2031-04-04"


def test_an_item_names_those_who_act() -> None:
    whole = article("Sarvian president Davit Morcan will meet Ilse Varga in Tarn on Friday.")
    actors = (
        Actor("Ilse Varga", "person", mentions=(Mention(39, 49, "Ilse Varga"),)),
        Actor("Sarvia", "country", mentions=(Mention(0, 7, "Sarvian", "demonym"),)),
        Actor("Davit Morcan", "person", mentions=(Mention(18, 30, "Davit Morcan"),)),
        Actor("Tarn", "place", mentions=(Mention(53, 57, "Tarn", "place"),)),
    )
    (item,) = watching.find(whole, sentences.split(whole.text, whole.blocks), actors)
    assert item.actors == ("Davit Morcan", "Ilse Varga")


_PIECES = [
    "What to watch",
    "- ",
    "will vote",
    "on Friday",
    "unless",
    "If",
    "“",
    "”",
    ".",
    "?",
    "\n",
    "\n\n",
    "Whether",
    ":",
    "5 May",
]


@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=12)), max_size=30), st.booleans())
def test_any_text_can_be_read(pieces: list[str], heading: bool) -> None:
    blocks = [part for part in " ".join(pieces).split("\n\n") if part.strip()]
    first: tuple[BlockKind, str] = ("heading" if heading else "item", "What's next")
    items = found(first, *blocks)
    assert len({item.text for item in items}) == len(items)


# ------------------------------------------------------------------ what is none, and when labels are due


@pytest.mark.parametrize("subject", ["The Lantern", "The Orlin Courier", "The Courier"])
def test_a_notice_of_the_outlet_itself_is_none(subject: str) -> None:
    sentence = f"{subject} will hold its evening for readers on Friday."
    whole = replace(article(sentence), outlet="The Lantern" if subject == "The Lantern" else "Orlin Courier")
    assert not watching.find(whole, sentences.split(whole.text, whole.blocks), ())
    assert kinds(sentence) == [("scheduled", "03-14..03-14")]


def test_advice_is_none() -> None:
    assert not found("“The roof holds, but nobody should be asleep beneath it tonight,” Ms Ostrava said.")


def test_what_people_were_called_to_on_the_day_of_printing_is_over() -> None:
    assert not found("Witnesses were called to give evidence on Wednesday.")
    assert kinds("Witnesses were called to give evidence on Thursday.") == [("scheduled", "03-13..03-13")]


def test_before_a_season_ends_where_the_season_begins() -> None:
    assert kinds("The board said it would decide before the summer.") == [("scheduled", "03-12..05-31")]


def test_the_label_of_a_list_item_tells_when_it_is_due() -> None:
    items = found(
        ("heading", "A quiet week in Orlin"),
        ("heading", "What to watch"),
        ("item", "The next vote, 16 April. Three of five traders asked by this paper expected a yes then."),
    )
    assert [item.due and item.due.start for item in items] == ["2031-04-16"]


def test_one_event_told_in_two_sentences_is_one_item() -> None:
    items = found(
        ("heading", "A quiet week in Orlin"),
        "The harbour board must lodge its answer about the toll by Friday. The fog lifted. "
        "The harbour board will lodge its answer about the toll on Friday.",
        "The pilots have not decided whether to accept the toll offer. It rained. "
        "Whether the pilots accept the toll offer has not been decided.",
    )
    assert [item.kind for item in items] == ["deadline", "pending"]
