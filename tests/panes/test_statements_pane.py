"""An utterance in its pane: who carries it, how the carriers differ, and what is copied of it."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.model import Carrier, Place, Span, StatementRow
from widgets.quotations import quotation
from widgets.statements_pane import StatementsPane

WORDS = "We will open the line when the last lamp has been looked at,"


def carrier(outlet: str, words: str = WORDS, **changes: Any) -> Carrier:
    values: dict[str, Any] = {
        "place": Place(1, 10, 10 + len(words)),
        "outlet": outlet,
        "published": "2026-03-03",
        "kind": "direct",
        "words": words,
        "speaker": "Ada Berg",
        "speaker_text": "she",
        "cue": "said",
        "confidence": 0.9,
    }
    return Carrier(**(values | changes))


def utterance(*carriers: Carrier, **changes: Any) -> StatementRow:
    first = carriers[0]
    values: dict[str, Any] = {
        "kind": first.kind,
        "text": first.words,
        "words": first.words,
        "speaker": first.speaker,
        "speaker_text": first.speaker_text,
        "cue": first.cue,
        "confidence": first.confidence,
        "places": tuple(one.place for one in carriers),
        "outlets": tuple(one.outlet for one in carriers),
        "carriers": carriers,
    }
    return StatementRow(**(values | changes))


CUT = carrier("Daily Gull", "the last lamp has been looked at", differs=("shorter",), missing=(Span(0, 27),))
_CHECKED = WORDS.replace("looked at", "checked")
_AT = _CHECKED.index("checked")
CHANGED = carrier("Pier News", _CHECKED, differs=("changed",), changed=(Span(_AT, _AT + len("checked")),))
OTHERS = carrier("Late Post", differs=("speaker",), speaker="Ola Lind")


@pytest.mark.parametrize("width", [40, 60, 120, 200])
async def test_differences_stand_under_the_words_with_a_sign_each(stage, seen, width: int) -> None:  # type: ignore[no-untyped-def]
    pane = StatementsPane()
    async with stage(pane, size=(width, 30)):
        pane.show([utterance(carrier("Coast Post"), CUT, CHANGED, OTHERS)])
        text = " ".join(" ".join(line.strip("▌ ") for line in seen(pane)).split())
        assert "4 outlets: Coast Post, Daily Gull," in text
        assert "… Daily Gull: “the last lamp has been looked at”" in text
        assert "≠ Pier News: “We will open the line when the last lamp has been ‹checked›,”" in text
        assert "≠ Late Post, by Ola Lind" in text
        assert all(len(line) <= width for line in seen(pane))


async def test_outlets_that_differ_in_the_same_way_share_a_line(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = StatementsPane()
    other = carrier("Tide", CUT.words, differs=("shorter",))
    async with stage(pane, size=(80, 20)):
        pane.show([utterance(carrier("Coast Post"), CUT, other)])
        assert sum(line.strip("▌ ").startswith("…") for line in seen(pane)) == 1
        assert "Daily Gull, Tide:" in "\n".join(seen(pane))


async def test_very_many_differences_are_counted(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = StatementsPane()
    many = [carrier(f"Outlet {n}", f"words {n}", differs=("shorter",)) for n in range(9)]
    async with stage(pane, size=(80, 40)):
        pane.show([utterance(carrier("Coast Post"), *many)])
        assert "and 4 more" in "\n".join(seen(pane))


async def test_changed_words_are_told_by_style_too(stage) -> None:  # type: ignore[no-untyped-def]
    pane = StatementsPane()
    async with stage(pane, size=(80, 20)):
        plain = carrier("Coast Post")
        pane.show([utterance(plain), utterance(plain, CHANGED, places=(Place(2, 0, 5),))])
        parts = [part for _, pieces in pane._lines for part in pieces]
        assert ("‹checked›", "statement--changed") in parts


async def test_a_speaker_whom_the_reader_named_is_told_as_such(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = StatementsPane()
    async with stage(pane, size=(60, 12)):
        pane.show([utterance(carrier("Coast Post"), corrected=True), utterance(CUT, speaker=None, corrected=True)])
        text = "\n".join(seen(pane))
        assert "Ada Berg  as you said" in text
        assert "Nobody known  as you said" in text


async def test_an_outlet_and_words_are_drawn_literally(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = StatementsPane()
    hostile = carrier("[b]Gull", "[@click=app.quit]x[/] \x1b[31m", differs=("changed",), changed=(Span(0, 5),))
    async with stage(pane, size=(80, 12)):
        pane.show([utterance(carrier("Coast Post"), hostile)])
        text = "\n".join(seen(pane))
        assert "[b]Gull" in text
        assert "\x1b" not in text


@pytest.mark.parametrize(
    ("row", "copied"),
    [
        (utterance(carrier("Coast Post")), f"“{WORDS[:-1]}” — Ada Berg, 3 Mar 2026, Coast Post"),
        (utterance(carrier("Coast Post"), CHANGED), f"“{WORDS[:-1]}” — Ada Berg, 3 Mar 2026, Coast Post"),
        (
            utterance(carrier("24/7 Coast", "it was over", kind="reported", published=None, confidence=0.3)),
            "it was over (reported) — Ada Berg ?, 24/7 Coast",
        ),
        (
            utterance(carrier("Post", "it was “over”", kind="mixed", speaker=None, speaker_text="the envoy")),
            "it was “over” — the envoy ?, 3 Mar 2026, Post",
        ),
    ],
)
def test_a_quotation_is_copied_with_who_when_and_where(row: StatementRow, copied: str) -> None:
    assert quotation(row) == copied
