"""What is in the library, as text for people without the reader and as records for programs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.export import plain, records
from briefing.model import (
    Actor,
    ActorRow,
    Analysis,
    Article,
    ArticleRow,
    Block,
    Carrier,
    Difference,
    Due,
    Mention,
    Place,
    Span,
    Statement,
    StatementRow,
    StoryRow,
    WatchRow,
)

TEXT = "Ferry inquiry opens\n\nVelsk said it would be public.\n\nThe operator hands over its logs."
ARTICLE = Article(
    identity="0" * 20,
    id="desk-1",
    source="desk.txt",
    title="Ferry inquiry opens",
    text=TEXT,
    blocks=(Block("heading", 0, 19), Block("paragraph", 21, 51), Block("item", 53, 86)),
    outlet="Harbour Post",
    published="2026-03-02T08:00:00+00:00",
)
STORY = StoryRow(7, "Ferry inquiry opens", "2026-03-02", articles=3, outlets=2, unread=1, open_watch=2)
ITEM = WatchRow("abc123", "abc1234", ("k",), "explicit", "Whether the operator hands over its logs.", None, (), ())


def test_a_story_line_says_how_much_is_unread_and_to_watch() -> None:
    line = plain.story_line(STORY)
    assert line.strip().startswith("7  Ferry inquiry opens")
    assert all(part in line for part in ("3 articles", "2 outlets", "1 unread", "2 to watch", "2026-03-02"))


def test_an_article_line_names_who_else_carries_the_text() -> None:
    row = ArticleRow(1, "desk-1", "0" * 20, "Ferry", "Harbour Post", None, "f", 7, copies=("Coast Daily",))
    assert "also in Coast Daily" in plain.article_line(row)


def test_an_actor_line_holds_roles_spellings_and_a_mark_of_doubt() -> None:
    row = ActorRow("Odran Velsk", "person", ("Transport Minister",), ("Velsk", "O. Velsk"), 4, (), uncertain=True)
    assert plain.actor_line(row) == "Odran Velsk (?), Transport Minister (also O. Velsk): 4 mentions"


def test_only_words_in_quotation_marks_are_printed_in_quotation_marks() -> None:
    direct = StatementRow(
        "direct", "It sank.", "It sank.", "Velsk", "he", "said", 0.9, (Place(1, 0, 8),), ("Harbour Post",)
    )
    reported = StatementRow("reported", "it had sunk", "it had sunk", None, None, None, 0.2, (Place(1, 0, 8),))
    assert plain.statement_line(direct) == "Velsk (said): “It sank.” [Harbour Post]"
    assert plain.statement_line(reported) == "Unknown speaker (reported): it had sunk"


def test_an_utterance_names_its_outlets_and_how_they_differ() -> None:
    place = Place(1, 0, 8)

    def carrier(outlet: str, words: str, *differs: Difference, **more: Any) -> Carrier:
        given = {"speaker": "Velsk", "speaker_text": "he", "cue": "said", "confidence": 0.9, "differs": differs, **more}
        return Carrier(place, outlet, "2026-03-02", "direct", words, **given)

    row = StatementRow(
        "direct",
        "It sank at once.",
        "It sank at once.",
        "Velsk",
        "he",
        "said",
        0.9,
        (place,),
        ("A", "B", "C", "D"),
        (
            carrier("A", "It sank at once."),
            carrier("B", "It sank.", "shorter"),
            carrier("C", "It went at once.", "changed", changed=(Span(3, 7),)),
            carrier("D", "It sank at once.", "speaker", speaker="Odran"),
            carrier("E", "It sank.", "shorter"),
        ),
        id="abc123",
    )
    assert plain.statement_lines(row) == [
        "abc123  Velsk (said): “It sank at once.” — in 4 outlets: A, B, C, D",
        "shorter in B, E: “It sank.”",
        "changed in C: “It ‹went› at once.”",
        "by Odran in D",
    ]
    text = "\n".join(plain.story_lines(STORY, [], [], [row], []))
    assert "      - changed in C: “It ‹went› at once.”" in text
    assert records.row(row)["carriers"][2]["differs"] == ("changed",)


def test_a_speaker_whom_the_reader_named_is_printed_as_such() -> None:
    row = StatementRow("reported", "it sank", "it sank", "Velsk", "he", "said", 1.0, (), corrected=True)
    assert plain.statement_line(row) == "Velsk, as corrected (said): it sank"
    assert plain.statement_line(replace(row, speaker=None)).startswith("Nobody known, as corrected")


def test_a_watch_line_shows_its_box_due_and_note() -> None:
    assert plain.watch_line(ITEM) == "[ ] abc123  Whether the operator hands over its logs."
    ticked = WatchRow(
        "abc123", "abc", ("k",), "scheduled", "It votes.", Due("2026-03-09", "2026-03-10", "next week"), (), (),
        state="resolved", note="done",
    )  # fmt: skip
    assert plain.watch_line(ticked) == "[x] abc123  It votes. — due 2026-03-09 to 2026-03-10 — note: done"


def test_an_article_is_printed_with_its_headline_source_and_list() -> None:
    lines = list(plain.article_lines(ARTICLE))
    assert lines[:3] == ["Ferry inquiry opens", "=" * 19, "Harbour Post · 2026-03-02"]
    assert "• The operator hands over its logs." in lines


def test_a_story_prints_only_the_sections_it_has() -> None:
    text = "\n".join(plain.story_lines(STORY, [], [], [], [ITEM]))
    assert "What to watch" in text
    assert "Actors" not in text


def test_an_inspected_article_keeps_what_the_contract_promises() -> None:
    mention = Mention(21, 26, "Velsk")
    analysis = Analysis(
        actors=(Actor("Odran Velsk", "person", mentions=(mention, Mention(53, 56, "The", "metonym"))),),
        statements=(
            Statement("direct", "it", 32, 34, spans=(Span(32, 33), Span(33, 34))),
            Statement("direct", "x", 0, 1),
        ),
    )
    record = records.inspected(ARTICLE, analysis)
    assert record["blocks"][0] == {"kind": "heading", "start": 0, "end": 19}
    assert record["actors"][0]["mentions"] == [
        {"start": 21, "end": 26, "text": "Velsk"},
        {"start": 53, "end": 56, "text": "The", "type": "metonym"},
    ]
    assert record["quotes"][0]["spans"] == [[32, 33], [33, 34]]
    assert "spans" not in record["quotes"][1]
    assert {"id", "source", "title", "dek", "byline", "outlet", "url", "published", "language", "text"} <= set(record)
