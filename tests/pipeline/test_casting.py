"""The cast of the library: kept in step article by article, it is what merging every article from scratch gives."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis import merging
from briefing.errors import SourceError
from briefing.model import Actor
from briefing.pipeline import casting, correcting, restoring, undoing
from briefing.pipeline.rebuilding import reanalyse
from briefing.pipeline.taking_in import take_in
from briefing.store import analyses, articles, roster, stories
from briefing.store.library import Library

Row = tuple[str, str, bool, int, int, tuple[tuple[str, str, bool], ...]]

PEOPLE = [
    "Clara Holm",
    "C. Holm",
    "Peter Holm",
    "Ihor Savytskyy",
    "Ihor Savytsky",
    "Tom Harven",
    "Tom Harvin",
    "Conrad Holm",
]
SURNAMES = ["Holm", "Savytskyy", "Savytsky", "Harven"]
BODIES = ["Northern Grain Board (NGB)", "Northern Grain Board", "NGB", "National Gas Bureau (NGB)", "Blue Strait Lines"]
LANDS = ["Norway", "Moscow", "the Kremlin", "Tavoria"]
TEMPLATES = [
    "Mayor {person} told reporters on Monday that the inquiry would be public.",
    "{surname} said on Tuesday that the harbour office knew of the fault.",
    "The {body} said that it would answer the {n} questions of the court.",
    "{land} said that it would send {n} inspectors, and the {body} agreed.",
    "“We owe the families an answer,” said {person}, a fisherman who saw the ferry turn {n} times.",
    "A spokesman for the {body} met {person} in the harbour and left after {n} minutes.",
]


@contextmanager
def a_library() -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "briefing.db") as library:
        yield library


def load(library: Library, records: Sequence[dict[str, Any]]) -> None:
    """Takes records in, as `briefing load` would; whatever fails is an error of the test."""
    source = library.path.parent / "wire.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in records))
    heard: list[object] = []
    take_in(library, [source], report=heard.append)
    assert not [line for line in heard if isinstance(line, SourceError)]


def again(library: Library) -> None:
    reanalyse(library, progress=lambda done, total: None)


def told(library: Library) -> set[Row]:
    """What the library's roster says of who acts."""
    return {
        (row.name, row.type, row.uncertain, known.mentions, known.articles, spellings(row))
        for known, row in casting.rows(library)
    }


def from_scratch(library: Library) -> set[Row]:
    """The same, found by merging every text anew."""
    found = [
        (key, actor)
        for key in stories.article_keys(library)
        for actor in analyses.actors(library, key, articles.text_of(library, key))
    ]
    naming: dict[tuple[str, str, bool], set[int]] = {}
    for key, actor in found:
        naming.setdefault(same(actor), set()).add(key)
    return {
        (
            row.name,
            row.type,
            row.uncertain,
            row.mentions,
            len({key for name in spellings(row) for key in naming[name]}),
            spellings(row),
        )
        for row in merging.cast_of(found, casting.corrections(library)).rows
    }


def same(actor: Actor) -> tuple[str, str, bool]:
    return actor.type, actor.name, actor.uncertain


def spellings(row: Any) -> tuple[tuple[str, str, bool], ...]:
    return tuple(sorted((name.type, name.name, name.uncertain) for name in row.names))


def shown(library: Library) -> dict[str, int]:
    return {known.name: known.mentions for known, _ in casting.rows(library)}


@st.composite
def written(draw: Any) -> str:
    """A text of a few sentences, with names of people, bodies and lands that may or may not be one."""
    sentences = draw(st.lists(st.sampled_from(TEMPLATES), min_size=2, max_size=3))
    filled = [
        one.format(
            person=draw(st.sampled_from(PEOPLE)),
            surname=draw(st.sampled_from(SURNAMES)),
            body=draw(st.sampled_from(BODIES)),
            land=draw(st.sampled_from(LANDS)),
            n=draw(st.integers(2, 999)),
        )
        for one in sentences
    ]
    return " ".join(filled)


@st.composite
def wires(draw: Any) -> list[dict[str, Any]]:
    """Reports of one week, some of which are reprints of others."""
    texts = draw(st.lists(written(), min_size=1, max_size=4))
    texts += draw(st.lists(st.sampled_from(texts), max_size=2))
    return [
        {
            "id": f"n{n}",
            "outlet": f"Outlet {n}",
            "published": f"2026-03-0{1 + n % 7}",
            "text": text,
            "title": f"Report {n}",
        }
        for n, text in enumerate(texts)
    ]


@settings(max_examples=10)
@given(wires(), st.randoms(use_true_random=False))
def test_the_cast_is_what_merging_everything_gives_in_any_order_and_in_any_portions(wire: Any, draw: Any) -> None:
    with a_library() as whole, a_library() as bit_by_bit:
        load(whole, wire)
        assert told(whole) == from_scratch(whole)
        draw.shuffle(wire)
        while wire:
            size = draw.randint(1, 3)
            load(bit_by_bit, wire[:size])
            wire = wire[size:]
            assert told(bit_by_bit) == from_scratch(bit_by_bit)
        assert told(bit_by_bit) == told(whole)


@settings(max_examples=8)
@given(wires(), st.data())
def test_the_cast_follows_new_versions_and_rebuilds(wire: Any, data: Any) -> None:
    with a_library() as library:
        load(library, wire)
        changed = data.draw(st.sampled_from(wire)) | {"text": data.draw(written()), "published": "2026-03-08"}
        load(library, [changed])
        assert told(library) == from_scratch(library)
        load(library, [changed | {"text": "Nobody was named.", "published": "2026-03-09"}])
        before = told(library)
        assert before == from_scratch(library)
        again(library)
        assert told(library) == from_scratch(library) == before


@settings(max_examples=8)
@given(wires(), st.data())
def test_the_cast_follows_what_the_reader_says_and_takes_back(wire: Any, data: Any) -> None:
    with a_library() as library:
        load(library, wire)
        first = told(library)
        steps = data.draw(st.lists(st.sampled_from(["merge", "split", "rename", "type", "ignore"]), max_size=3))
        done = sum(say(library, step, data) for step in steps)
        said = told(library)
        assert said == from_scratch(library)
        again(library)
        assert told(library) == said
        load(
            library,
            [{"id": "late", "text": "Mayor Clara Holm told reporters that it was late. NGB said so.", "title": "x"}],
        )
        assert told(library) == from_scratch(library)
        load(library, [{"id": "late", "text": "It was late.", "title": "x", "published": "2026-03-20"}])
        for _ in range(done):
            assert undoing.undo(library) is not None
            assert told(library) == from_scratch(library)
        assert told(library) == first
        for _ in range(done):
            undoing.redo(library)
        assert told(library) == said


def say(library: Library, step: str, data: Any) -> bool:
    """Corrects some actor of the library; whether there was anything to correct."""
    rows = [row for _, row in casting.rows(library)]
    if not rows:
        return False
    one, other = data.draw(st.sampled_from(rows)), data.draw(st.sampled_from(rows))
    if step == "merge":
        return one is not other and not correcting.merge(library, [one, other]).startswith("Nothing")
    if step == "split":
        forms = [name.name for name in one.names[1:]] + [
            form for form in one.variants if form.lower() != one.name.lower()
        ]
        try:
            return bool(forms) and not correcting.split(library, one, data.draw(st.sampled_from(forms))).startswith(
                "Nothing"
            )
        except correcting.UsageError:
            return False
    if step == "rename":
        return not correcting.rename(library, one, "Somebody Else").startswith("Nothing")
    if step == "type":
        return not correcting.retype(library, one, "organisation").startswith("Nothing")
    return not correcting.ignore(library, one).startswith("Nothing")


REPORT = {
    "id": "a",
    "outlet": "Harbour Post",
    "published": "2026-03-02",
    "title": "Inquiry opens",
    "text": "Mayor Clara Holm told reporters on Monday that the inquiry into the ferry would be public. "
    "The families had asked for it since the winter, and the harbour office had refused until last week. "
    "Holm said that 19 people would be heard in the first two days, in the old customs house.",
}


@pytest.fixture
def small() -> Iterator[Library]:
    with a_library() as library:
        yield library


def test_mentions_in_copies_are_not_counted(small: Library) -> None:
    load(small, [REPORT])
    once = shown(small)
    assert once["Clara Holm"] == 2
    load(small, [REPORT | {"id": "b", "outlet": "Coast Daily"}, REPORT | {"id": "c", "outlet": "Bay News"}])
    assert shown(small) == once


def test_a_copy_that_is_shown_from_now_on_counts_instead_of_the_text_that_changed(small: Library) -> None:
    load(small, [REPORT])
    load(small, [REPORT | {"id": "b", "outlet": "Coast Daily"}])
    load(small, [REPORT | {"text": "Judge Odran Velsk will hear the case.", "published": "2026-03-04"}])
    assert told(small) == from_scratch(small)
    assert shown(small) == {"Clara Holm": 2, "Odran Velsk": 1}


def test_an_actor_whose_last_article_was_rewritten_is_gone_and_a_new_one_takes_no_place_of_it(small: Library) -> None:
    load(small, [REPORT])
    load(small, [REPORT | {"text": "It rained.", "published": "2026-03-04"}])
    assert shown(small) == {}
    load(small, [REPORT | {"id": "b", "text": "Judge Odran Velsk will hear the case.", "published": "2026-03-05"}])
    assert shown(small) == {"Odran Velsk": 1}
    assert told(small) == from_scratch(small)


def test_adding_articles_writes_only_actors_that_they_change(small: Library) -> None:
    load(small, [REPORT])
    small.db.execute("CREATE TEMP TABLE touched (name TEXT)")
    for event in ("INSERT", "DELETE"):
        row = "new" if event == "INSERT" else "old"
        small.db.execute(
            f"CREATE TEMP TRIGGER on_{event} AFTER {event} ON main.roster "
            f"BEGIN INSERT INTO touched VALUES ({row}.name); END"
        )
    load(small, [{"id": "b", "text": "Judge Odran Velsk will hear the case. Norway said so.", "title": "Case"}])
    assert {row["name"] for row in small.rows("SELECT name FROM touched")} == {"Odran Velsk", "Norway"}
    load(
        small, [{"id": "c", "text": "Peter Holm, a fisherman, told the court of it. He had seen it.", "title": "Court"}]
    )
    # Clara Holm was looked at again, for the surname that the two share, and is who she was.
    assert {row["name"] for row in small.rows("SELECT name FROM touched")} == {"Odran Velsk", "Norway", "Peter Holm"}


def test_the_cast_of_the_last_days_has_their_figures(small: Library) -> None:
    load(
        small,
        [REPORT, REPORT | {"id": "b", "published": "2026-03-09", "text": "Mayor Clara Holm said that it was over."}],
    )
    assert [(known.name, known.mentions) for known, _ in casting.rows(small, since="2026-03-05")] == [("Clara Holm", 1)]
    assert [(known.name, known.mentions) for known, _ in casting.rows(small, kind="place")] == []


def test_initials_that_only_a_copy_explains_count_for_nothing(small: Library) -> None:
    plain = REPORT | {"text": REPORT["text"] + " The Northern Grain Board declined to comment."}
    explained = REPORT | {"id": "b", "text": REPORT["text"] + " The Northern Grain Board (NGB) declined to comment."}
    other = {"id": "c", "title": "Court", "text": "The court heard on Friday that NGB had paid. NGB said so."}
    for report in (plain, explained, other):
        load(small, [report])
        assert told(small) == from_scratch(small)
    assert small.one("SELECT 1 FROM placement WHERE copy_of IS NOT NULL")
    load(small, [plain | {"text": "It rained all day in the old harbour.", "published": "2026-03-04"}])
    assert told(small) == from_scratch(small)


def test_names_that_wait_are_known(small: Library) -> None:
    load(small, [REPORT])
    assert roster.changed(small, 1) == []


def test_names_looked_at_in_small_portions_are_joined_as_in_one(
    small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casting, "AT_ONCE", 1)
    texts = [
        "The Northern Grain Board Ltd said on Monday that it would help.",
        "The Northern Grain Board said on Tuesday that people had left.",
        "Help will come, NGB said on Friday. NGB officials told reporters that NGB had 30 trucks.",
        "On Sunday the Northern Grain Board Ltd said that 12 ships had come.",
        "The Northern Grain Board (NGB) said that 30 trucks were sent. NGB told reporters so.",
    ]
    wire = [{"id": f"n{n}", "title": "", "text": text} for n, text in enumerate(texts)]
    for portion in ([wire[0]], [wire[1]], [wire[2]], wire[3:]):
        load(small, portion)
    (board,) = [known for known, _ in casting.rows(small) if "Grain" in known.name]
    assert (board.mentions, board.articles) == (9, 5)
    assert told(small) == from_scratch(small)


def test_actors_of_a_line_that_the_reader_restored_are_listed_at_once_and_gone_when_that_is_undone(
    small: Library,
) -> None:
    cut = "Sign up for our newsletter by Odran Velsk"
    load(small, [REPORT | {"text": f"{REPORT['text']}\n\n{cut}"}])
    kept = articles.get(small, articles.key_of(small, "a"))
    identity, lines = kept.identity, [one.text for one in kept.removed if "Velsk" in one.text]
    assert lines
    assert "Odran Velsk" not in shown(small)
    restoring.restore_lines(small, identity, lines)
    assert "Odran Velsk" in shown(small)
    undoing.undo(small)
    assert "Odran Velsk" not in shown(small)


def test_what_the_reader_says_is_followed_without_all_that_a_load_beside_left_to_do(small: Library) -> None:
    load(small, [REPORT])
    small.db.execute("UPDATE name SET changed = 1")
    (holm,) = [row for known, row in casting.rows(small) if known.name == "Clara Holm"]
    waiting = len(roster.changed(small, 100))
    correcting.rename(small, holm, "Mayor Holm")
    assert "Mayor Holm" in shown(small)
    assert 0 <= len(roster.changed(small, 100)) < waiting


def test_a_split_that_is_made_while_an_article_is_analysed_counts_for_it_too() -> None:
    text = "Mayor Clara Holm opened the ferry. Holm said on Monday that it was late. Holm left at noon."
    with a_library() as library:
        load(library, [{"id": "a", "title": "Ferry", "text": text, "published": "2026-03-02"}])

        def split_meanwhile(_: str) -> None:
            with Library.open(library.path) as reader:
                clara = next(row for known, row in casting.rows(reader) if known.name == "Clara Holm")
                if "Holm" in clara.variants:
                    correcting.split(reader, clara, "Holm")

        later = library.path.parent / "later.jsonl"
        later.write_text(json.dumps({"id": "b", "title": "Again", "text": text + " It rained."}) + "\n")
        take_in(library, [later], report=lambda _: None, labeller=split_meanwhile)
        key = articles.key_of(library, "b")
        assert {one.name for one in analyses.actors(library, key, articles.text_of(library, key))} == {
            "Clara Holm",
            "Holm",
        }
