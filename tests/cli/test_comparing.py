"""Two articles, or two versions of one, side by side on the command line; and what is new, in its lists."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.store import marks
from briefing.store.library import Library

Run = Callable[..., Any]

SHARED = "The transport ministry of Velmora opened an inquiry on Monday into the loss of the ferry Maravel off Halden."
FIRST = f"{SHARED}\n\nThe coast guard of Velmora said that 12 people were killed. Minister Odran Velsk left Halden."
LATER = f"{SHARED}\n\nThe coast guard of Velmora said that 19 people were killed. Divers found the log of the Maravel."


def loaded(briefing: Run, *records: dict[str, Any]) -> None:
    for record in records:
        assert briefing("load", "-", stdin=json.dumps(record).encode()).code == 0


def record(name: str, text: str, day: str = "2026-03-02") -> dict[str, Any]:
    return {"id": name, "title": "Inquiry into the Maravel opens", "outlet": "Post", "published": day, "text": text}


@pytest.fixture
def updated(briefing: Run) -> Run:
    """A library with an article that was changed once."""
    loaded(briefing, record("inquiry", FIRST), record("inquiry", LATER, "2026-03-03"))
    return briefing


def test_an_article_alone_is_compared_with_what_it_said_before(updated: Run) -> None:
    done = updated("compare", "inquiry")
    assert done.code == 0
    assert done.out.splitlines() == [
        "--- Post, 2026-03-02, version 1 of 2: Inquiry into the Maravel opens",
        "+++ Post, 2026-03-03, version 2 of 2: Inquiry into the Maravel opens",
        "  … 2 sentences the same",
        "- The coast guard of Velmora said that [-12-] people were killed.",
        "+ The coast guard of Velmora said that {+19+} people were killed.",
        "- Minister Odran Velsk left Halden.",
        "+ Divers found the log of the Maravel.",
    ]


def test_an_articles_older_versions_are_named_with_it(updated: Run) -> None:
    shown = updated("show", "inquiry").out
    assert "version 1 of 2, 2026-03-02" in shown
    assert "briefing compare inquiry" in shown


def test_two_articles_are_compared_and_every_offset_is_right(briefing: Run) -> None:
    loaded(briefing, record("one", FIRST), record("other", LATER))
    found = briefing("compare", "one", "other", "--json").json()
    assert [found[side]["id"] for side in ("left", "right")] == ["one", "other"]
    assert [row["kind"] for row in found["rows"]] == ["same", "same", "changed", "only", "only"]
    changed = found["rows"][2]
    for side, number in (("left", "12"), ("right", "19")):
        sentence = changed[side]
        ((start, end),) = sentence["changed"]
        assert sentence["text"][start - sentence["start"] : end - sentence["start"]] == number


def test_an_article_without_older_versions_says_so(briefing: Run) -> None:
    loaded(briefing, record("one", FIRST))
    done = briefing("compare", "one")
    assert done.code == 1
    assert "no older version" in done.err


def test_the_list_says_how_much_is_new(briefing: Run, tmp_path: Path) -> None:
    loaded(briefing, record("one", FIRST), record("other", LATER))
    assert "new" not in briefing("stories").out
    with Library.open(tmp_path / "briefing.db") as library:
        identity = library.rows("SELECT identity FROM article WHERE id = 'one'")[0][0]
        marks.set_read(library, [identity], True)
    (story,) = briefing("stories", "--json").json()
    assert story["new"] == 2
    assert "1 unread, +2 new" in briefing("stories").out
