"""What to watch over weeks: one item for one event, found again whatever becomes of its articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from items import every_item

from briefing.export import tasks
from briefing.model import WatchRow, WatchWanted
from briefing.pipeline import carrying_over, checklist, gathering, outlook, reading, sorting, undoing
from briefing.pipeline.rebuilding import reanalyse
from briefing.pipeline.taking_in import take_in
from briefing.store import articles, histories, journal, marks, placements, stories
from briefing.store.library import Library

Take = Callable[..., None]

TODAY = date(2026, 3, 4)

PARAGRAPHS = [
    "The transport ministry of Velmora opened an inquiry on Monday into the loss of the ferry Maravel, which sank off "
    "Port Halden in January with 31 people aboard.",
    "“We owe the families an answer,” Transport Minister Odran Velsk told reporters outside the old customs house, "
    "where some two hundred relatives had waited since the early morning in heavy rain.",
    "The operator, Blue Strait Lines, said its engineers had reported a faulty bow door twice in December and that the "
    "harbour office had allowed the vessel to sail on both occasions.",
]
OTHER_HAND = [
    "An inquiry into the sinking of the Maravel off Port Halden, in which 31 people were aboard, began in Velmora on "
    "Monday, with relatives filling the square before the old customs house.",
    "Odran Velsk, the transport minister, promised families of those lost on the ferry Maravel a full answer, while "
    "Blue Strait Lines, its operator, spoke of a bow door that had been found faulty in December.",
    "The harbour office at Port Halden let the ferry sail twice, Blue Strait Lines said of the Maravel's last weeks.",
]
HEARING = "The harbour master of Port Halden, Salme Otieno, will testify before the inquiry on Thursday."
REWORDED = (
    "Salme Otieno, harbour master of Port Halden, is due to testify before the inquiry on Thursday, its clerk said."
)


BALL = [
    "The village of Tessaro crowned its queen of apples on Sunday, with drums, 12 goats and a cake of nine floors.",
    "Petra Quill, who is 17 and grows pears, wore the crown of straw that her grandmother had worn in her time.",
    "Rain had spoiled the blossom in April, and the orchards gave half of what they gave in other years, growers said.",
]
VOTE = "The council will vote on Friday."


def report(*lines: str, body: list[str] = PARAGRAPHS, **given: Any) -> dict[str, Any]:
    text = "\n\n".join([*body, *lines])
    facts = {"id": "a", "title": "Ferry inquiry opens in Port Halden", "outlet": "Post", "published": "2026-03-02"}
    return facts | {"text": text} | given


def the_row(library: Library, words: str = "testify") -> WatchRow:
    (row,) = [row for row in every_item(library) if words in row.text]
    return row


def other_hand(*lines: str, **given: Any) -> dict[str, Any]:
    facts = {"id": "b", "title": "Maravel inquiry begins", "outlet": "Coast Daily"}
    return report(*lines, body=OTHER_HAND, **(facts | given))


def test_one_event_in_two_articles_of_a_story_is_one_item_with_both_sources(library: Library, take: Take) -> None:
    take(report(HEARING), other_hand(REWORDED))
    assert len(reading.story_ids(library)) == 1
    row = the_row(library)
    assert row.outlets == ("Post", "Coast Daily")
    assert len(row.keys) == len(row.places) == 2
    assert stories.counts(library).open_watch == checklist.counts(library).total == 1


def test_a_tick_in_one_article_counts_in_the_other_and_is_told_in_its_own_words(library: Library, take: Take) -> None:
    take(report(HEARING), other_hand(REWORDED))
    first, second = articles.keys(library)
    marks.tick(library, checklist.of_articles(library, [first])[0].keys)
    (row,) = checklist.of_articles(library, [second])
    assert (row.text, row.state) == (REWORDED, "resolved")


def test_the_same_words_in_another_story_are_another_item(library: Library, take: Take) -> None:
    take(report(VOTE), report(VOTE, body=BALL, id="z", title="Apples crowned", outlet="Rural Eye"))
    rows = every_item(library)
    assert len({row.story for row in rows}) == len({row.id for row in rows}) == 2
    marks.tick(library, rows[0].keys)
    assert sorted(row.state for row in every_item(library)) == ["open", "resolved"]


def test_a_tick_stays_when_a_new_version_rewords_the_sentence(library: Library, take: Take) -> None:
    take(report(HEARING))
    marks.tick(library, the_row(library).keys)
    take(report(REWORDED, published="2026-03-03"))
    row = the_row(library)
    assert (row.text, row.state) == (REWORDED, "resolved")
    reanalyse(library, progress=lambda done, total: None)
    assert the_row(library).state == "resolved"
    marks.reopen(library, the_row(library).keys)
    assert the_row(library).state == "open"


def test_a_note_and_a_due_time_stay_with_a_reworded_sentence_too(library: Library, take: Take) -> None:
    take(report(HEARING))
    marks.note(library, the_row(library).keys, "ask for a seat")
    marks.due(library, the_row(library).keys, "2026-03-12", "2026-03-12")
    take(report(REWORDED, published="2026-03-03"))
    row = the_row(library)
    assert row.note == "ask for a seat"
    assert row.due is not None
    assert row.due.start == "2026-03-12"


def test_a_tick_that_is_redone_finds_the_sentence_that_was_reworded_meanwhile(library: Library, take: Take) -> None:
    take(report(HEARING))
    marks.tick(library, the_row(library).keys)
    undoing.undo(library)
    take(report(REWORDED, published="2026-03-03"))
    undoing.redo(library)
    assert the_row(library).state == "resolved"


def test_a_tick_on_another_number_waits(library: Library, take: Take) -> None:
    take(report("The harbour office will release 12 of the sailors on Thursday."))
    marks.tick(library, the_row(library, "release").keys)
    take(report("The harbour office will release 19 of the sailors on Thursday.", published="2026-03-03"))
    assert the_row(library, "release").state == "open"


def test_a_tick_survives_a_merge_of_its_story_and_the_split_after_it(library: Library, take: Take) -> None:
    take(report(HEARING), report(body=BALL, id="z", title="Apples crowned", outlet="Rural Eye"))
    one, other = reading.story_ids(library)
    marks.tick(library, the_row(library).keys)
    sorting.merge(library, [one, other])
    assert (the_row(library).state, the_row(library).story) == ("resolved", placements.current(library, one))
    for number in (one, other):
        assert len(checklist.listed(library, WatchWanted(story=number))) == 1
    assert undoing.undo(library) is not None
    assert the_row(library).state == "resolved"


def test_items_of_merged_stories_become_one_and_fall_apart_again(library: Library, take: Take) -> None:
    take(report(VOTE), report(VOTE, body=BALL, id="z", title="Apples crowned", outlet="Rural Eye"))
    marks.tick(library, every_item(library)[0].keys)
    sorting.merge(library, list(reading.story_ids(library)))
    assert [row.state for row in every_item(library)] == ["resolved"]
    undoing.undo(library)
    assert sorted(row.state for row in every_item(library)) == ["open", "resolved"]


def test_a_tick_survives_a_restart(library: Library, take: Take) -> None:
    take(report(HEARING))
    marks.tick(library, the_row(library).keys)
    library.close()
    with Library.open(library.path) as again:
        assert the_row(again).state == "resolved"


def test_what_an_interrupted_load_left_is_gathered_later(library: Library, take: Take) -> None:
    take(report(HEARING))
    library.db.execute("DELETE FROM followed")
    library.db.execute("INSERT INTO followed_stale SELECT id FROM story")
    assert gathering.is_behind(library)
    gathering.bring_up_to_date(library)
    assert the_row(library).text == HEARING


# ---------------------------------------------------------------------- the list


def own(library: Library, text: str, start: str | None, end: str | None = None) -> str:
    return marks.add(library, text, None, start, end or start)[0]


def test_the_list_has_what_is_overdue_first_and_what_is_done_with_last(library: Library, take: Take) -> None:
    take(report(HEARING))
    added = {
        "overdue": own(library, "Overdue", "2026-03-01", "2026-03-03"),
        "today": own(library, "Today", "2026-03-01", "2026-03-04"),
        "week": own(library, "This week", "2026-03-08"),
        "later": own(library, "Later", "2026-03-09"),
        "undated": own(library, "No date", None),
        "snoozed": own(library, "Snoozed", "2026-03-01"),
        "resolved": own(library, "Resolved", "2026-03-01"),
        "dropped": own(library, "Dropped", "2026-03-01"),
    }
    marks.snooze(library, [added["snoozed"]], "2026-03-05")
    marks.tick(library, [added["resolved"]])
    marks.drop(library, [added["dropped"]])
    listed = checklist.listed(library, today=TODAY)
    assert [one.group for one in listed] == ["overdue", "today", "week", "week", *list(added)[3:]]
    assert {one.key for one in listed} == {*added.values(), the_row(library).key}
    rows = checklist.rows(library, [one.key for one in listed], TODAY)
    assert [row.group for row in rows] == [one.group for one in listed]
    counts = checklist.counts(library, today=TODAY)
    assert (counts.overdue, counts.week, counts.open, counts.total) == (1, 2, 6, 9)
    assert checklist.counts(library, today=date(2026, 3, 5)).snoozed == 0


def test_a_window_of_the_list_is_a_part_of_the_whole(library: Library) -> None:
    for n in range(9):
        own(library, f"Item {n}", f"2026-03-{9 - n:02}")
    whole = checklist.listed(library)
    assert [checklist.listed(library, limit=4, offset=at) for at in (0, 4, 8)] == [whole[:4], whole[4:8], whole[8:]]


def test_the_list_can_be_asked_for_words_actors_kinds_states_and_stories(library: Library, take: Take) -> None:
    take(report(HEARING))
    own(library, "Ask the ministry for its letters", None)
    (story,) = reading.story_ids(library)

    def texts(**asked: Any) -> list[str]:
        wanted = WatchWanted(**asked)
        found = [row.text for row in checklist.rows(library, [one.key for one in checklist.listed(library, wanted)])]
        assert checklist.counts(library, wanted).total == len(found)
        return found

    assert texts(text="harbour testi") == [HEARING]
    assert texts(text="letters") == ["Ask the ministry for its letters"]
    assert texts(text="zebra") == texts(text="—") == []
    assert texts(actor="otieno") == [HEARING]
    assert texts(actor="nobody") == []
    assert texts(kind="added") == ["Ask the ministry for its letters"]
    assert texts(story=story) == [HEARING]
    assert texts(states=("resolved",)) == []
    assert texts(due_from="2026-03-05", due_to="2026-03-05") == [HEARING]
    assert texts(due_from="2026-03-06") == []


# ---------------------------------------------------------------------- what came of it


TESTIFIED = (
    "Salme Otieno, the harbour master of Port Halden, testified before the inquiry on Thursday that she had let the "
    "ferry sail."
)


def test_a_later_article_is_offered_as_outcome_and_resolves_only_when_it_is_accepted(
    library: Library, take: Take
) -> None:
    take(report(HEARING))
    assert outlook.possible(library, the_row(library)) == []
    take(other_hand(TESTIFIED, id="c", title="Harbour master heard", published="2026-03-06"))
    (found,) = outlook.possible(library, the_row(library))
    assert (found.id, found.text) == ("c", TESTIFIED)
    row = the_row(library)
    assert (row.state, row.outcomes) == ("open", 1)
    outlook.accept(library, row, found.key)
    row = the_row(library)
    assert row.state == "resolved"
    assert row.evidence is not None
    assert (row.evidence.text, row.evidence.article, row.evidence.key) == (TESTIFIED, found.identity, found.key)
    assert undoing.undo(library) is not None
    assert (the_row(library).state, the_row(library).evidence) == ("open", None)


def test_a_rejected_article_is_never_offered_again_until_that_is_undone(library: Library, take: Take) -> None:
    take(report(HEARING), other_hand(TESTIFIED, id="c", title="Harbour master heard", published="2026-03-06"))
    (found,) = outlook.possible(library, the_row(library))
    outlook.reject(library, the_row(library), found.key)
    reanalyse(library, progress=lambda done, total: None)
    assert outlook.possible(library, the_row(library)) == []
    assert outlook.look(library, [the_row(library)])[0].outcomes == 0
    undoing.undo(library)
    assert len(outlook.possible(library, the_row(library))) == 1


def test_the_history_tells_where_an_item_was_found_and_all_that_was_done_with_it(library: Library, take: Take) -> None:
    take(report(HEARING), other_hand(TESTIFIED, id="c", title="Harbour master heard", published="2026-03-06"))
    keys = the_row(library).keys
    marks.note(library, keys, "ask for a seat")
    marks.drop(library, keys)
    undoing.undo(library)
    outlook.accept(library, the_row(library), outlook.possible(library, the_row(library))[0].key)
    marks.reopen(library, keys)
    events = histories.of(library, keys)
    assert [event.kind for event in events] == ["found", "noted", "ticked", "reopened"]
    assert events[2].evidence is not None
    assert TESTIFIED in events[2].text


# ---------------------------------------------------------------------- out and in


def exported(library: Library) -> str:
    keys = [one.key for one in checklist.listed(library)]
    return "\n".join(tasks.markdown(checklist.rows(library, keys)))


def carried(library: Library, text: str) -> carrying_over.CarriedOver:
    return carrying_over.carry_over(library, list(tasks.read(text)), "list.md")


def test_a_list_ticked_elsewhere_ticks_here_as_one_step(library: Library, take: Take) -> None:
    take(report(HEARING, "The election court will rule on the recount on Friday."))
    done = carried(library, exported(library).replace("- [ ]", "- [x]"))
    assert (done.done, done.told) == ("ticked 2", ())
    assert {row.state for row in every_item(library)} == {"resolved"}
    undoing.undo(library)
    assert {row.state for row in every_item(library)} == {"open"}


def test_unticking_in_a_list_reopens_and_an_old_list_takes_no_tick_away(library: Library, take: Take) -> None:
    take(report(HEARING))
    old = exported(library)
    marks.tick(library, the_row(library).keys)
    assert carried(library, old).done is None
    assert the_row(library).state == "resolved"
    assert carried(library, exported(library).replace("- [x]", "- [ ]")).done == "reopened 1"
    assert the_row(library).state == "open"


def test_ticks_and_own_items_are_carried_to_another_machine(library: Library, take: Take, tmp_path: Path) -> None:
    take(report(HEARING), other_hand(REWORDED))
    key = own(library, "Call the *harbour* office", "2026-03-05", "2026-03-06")
    marks.tick(library, [*the_row(library).keys])
    text = exported(library)
    with Library.open(tmp_path / "elsewhere.db") as elsewhere:
        taken_elsewhere(elsewhere, tmp_path, other_hand(REWORDED))
        done = carried(elsewhere, text)
        assert (done.done, done.told) == ("ticked 1, added 1", ())
        assert the_row(elsewhere).state == "resolved"
        added = the_row(elsewhere, "Call")
        assert (added.key, added.text) == (key, "Call the *harbour* office")
        assert added.due is not None
        assert (added.due.start, added.due.end) == ("2026-03-05", "2026-03-06")
        assert carried(elsewhere, text).done is None


def test_lines_that_mean_nothing_here_are_told_and_change_nothing(library: Library, take: Take) -> None:
    take(report(HEARING))
    text = "# Mine\n- [x] Buy bread\n- [x] Gone <!-- briefing open 0123456789abcdef -->\n" + exported(library)
    before = journal.marks_on(library, the_row(library).keys)
    done = carried(library, text)
    assert (done.done, done.unchanged) == (None, 1)
    assert [line.split(":")[0] for line in done.told] == ["line 2", "line 3"]
    assert journal.marks_on(library, the_row(library).keys) == before


def taken_elsewhere(library: Library, folder: Path, record: dict[str, Any]) -> None:
    import json

    from briefing.pipeline.taking_in import take_in

    source = folder / "elsewhere.jsonl"
    source.write_text(json.dumps(record))
    take_in(library, [source], report=lambda line: None)


def test_notes_and_moved_days_come_along_in_one_step(library: Library, take: Take, tmp_path: Path) -> None:
    take(report(HEARING))
    keys = the_row(library).keys
    marks.note(library, keys, "ask the *clerk* [tomorrow]")
    marks.due(library, keys, "2026-03-09", "2026-03-10")
    key = own(library, "Call the harbour office", None, None)
    marks.note(library, [key], "extension 12")
    with Library.open(tmp_path / "elsewhere.db") as elsewhere:
        taken_elsewhere(elsewhere, tmp_path, report(HEARING))
        before = the_row(elsewhere)
        done = carried(elsewhere, exported(library))
        assert (done.done, done.told) == ("added 1, noted 1, dated 1", ())
        row = the_row(elsewhere)
        assert row.note == "ask the *clerk* [tomorrow]"
        assert row.due is not None
        assert (row.due.start, row.due.end) == ("2026-03-09", "2026-03-10")
        assert the_row(elsewhere, "Call").note == "extension 12"
        assert carried(elsewhere, exported(library)).done is None
        undoing.undo(elsewhere)
        assert every_item(elsewhere) == [before]


def test_a_note_and_days_that_stand_here_are_not_lost_to_a_list(library: Library, take: Take) -> None:
    take(report(HEARING))
    keys = the_row(library).keys
    marks.note(library, keys, "an old note")
    marks.due(library, keys, "2026-03-09", "2026-03-09")
    old = exported(library)
    marks.note(library, keys, "a newer note")
    marks.due(library, keys, "2026-03-11", "2026-03-11")
    done = carried(library, old)
    assert done.done is None
    assert [line.partition(";")[2] for line in done.told] == [
        " the list has “an old note”",
        " the list has 2026-03-09",
    ]
    row = the_row(library)
    assert row.due is not None
    assert (row.note, row.due.end) == ("a newer note", "2026-03-11")


def test_a_story_of_very_many_articles_is_gathered_once_when_the_load_is_done(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MANY", 1)
    source = tmp_path / "wire.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in (report(HEARING), other_hand(REWORDED))))
    waiting: list[bool] = []
    take_in(library, [source], report=lambda line: waiting.append(gathering.is_behind(library)))
    assert waiting == [True, True]
    assert not gathering.is_behind(library)
    assert the_row(library).outlets == ("Post", "Coast Daily")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["tick", "drop", "reopen", "snoozed", "awake", "due", "add", "undo"]),
            st.sampled_from(["testify", "release", "council", "mayor"]),
        ),
        max_size=8,
    )
)
def test_the_header_counts_as_open_what_the_checklist_counts(
    library: Library, take: Take, steps: list[tuple[str, str]]
) -> None:
    # What was marked in the examples before stays.
    take(report(HEARING, VOTE), other_hand(REWORDED), report(VOTE, body=BALL, id="c", title="Apple ball"))
    for step, word in steps:
        keys = [key for row in every_item(library) if word in row.text for key in row.keys]
        if step == "undo":
            undoing.undo(library)
        elif step == "add":
            marks.add(library, f"Ask the {word}", None, None, "2026-03-01")
        elif keys and step == "due":
            marks.due(library, keys, "2026-03-01", "2026-03-02")
        elif keys and step in ("snoozed", "awake"):
            marks.snooze(library, keys, "2199-01-01" if step == "snoozed" else "2000-01-01")
        elif keys:
            {"tick": marks.tick, "drop": marks.drop, "reopen": marks.reopen}[step](library, keys)
        assert stories.counts(library).open_watch == checklist.counts(library).open
