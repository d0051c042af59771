"""Marks are steps of a journal: undone and redone in order, also after a restart."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefing.store import journal, marks
from briefing.store.library import Library


def _marks(library: Library) -> dict[tuple[str, str], object]:
    rows = library.rows("SELECT kind, subject, value FROM mark")
    return {(row["kind"], row["subject"]): json.loads(row["value"]) for row in rows}


def test_a_tick_is_undone_and_redone(library: Library) -> None:
    marks.tick(library, ["item"])
    ticked = _marks(library)
    assert ticked["state", "item"]["state"] == "resolved"  # type: ignore[index]
    assert journal.take_back(library) is not None
    assert _marks(library) == {}
    assert journal.take_again(library) is not None
    assert _marks(library) == ticked


def test_a_step_over_many_articles_is_one_undo_and_says_the_number(library: Library) -> None:
    done = marks.set_read(library, [f"article {n}" for n in range(37)], True)
    assert "37 articles" in done
    step = journal.take_back(library)
    assert step is not None
    assert step.sentence == done
    assert _marks(library) == {}


def test_undo_and_redo_survive_a_restart(library: Library, path: Path) -> None:
    marks.star(library, ["a"], True)
    library.close()
    with Library.open(path) as again:
        journal.take_back(again)
    with Library.open(path) as again:
        assert _marks(again) == {}
        journal.take_again(again)
    with Library.open(path) as again:
        assert ("starred", "a") in _marks(again)


def test_a_new_step_ends_what_could_be_redone(library: Library) -> None:
    marks.star(library, ["a"], True)
    journal.take_back(library)
    marks.star(library, ["b"], True)
    assert journal.take_again(library) is None
    assert set(_marks(library)) == {("starred", "b")}


def test_what_already_stands_so_is_no_step(library: Library) -> None:
    marks.set_read(library, ["a"], True)
    assert "already" in marks.set_read(library, ["a"], True)
    journal.take_back(library)
    assert journal.take_back(library) is None


def test_nothing_to_undo_is_no_error(library: Library) -> None:
    assert journal.take_back(library) is None
    assert journal.take_again(library) is None


def test_a_state_a_note_and_a_due_stand_beside_each_other(library: Library) -> None:
    marks.note(library, ["item"], "call the harbour office")
    marks.due(library, ["item"], "2026-03-09", "2026-03-10")
    marks.snooze(library, ["item"], "2026-03-08")
    assert {kind for kind, _ in _marks(library)} == {"note", "due", "state"}
    marks.note(library, ["item"], "")
    marks.reopen(library, ["item"])
    marks.due(library, ["item"], None, None)
    assert _marks(library) == {}


STEPS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["read", "unread", "undo", "redo"])), max_size=30)


@given(STEPS)
def test_undoing_everything_leaves_no_mark_and_redoing_everything_brings_all_back(
    steps: list[tuple[str, str]],
) -> None:
    with Library.open(_fresh()) as library:
        for subject, what in steps:
            if what == "undo":
                journal.take_back(library)
            elif what == "redo":
                journal.take_again(library)
            else:
                marks.set_read(library, [subject], what == "read")
        while journal.take_again(library):
            pass
        full = _marks(library)
        while journal.take_back(library):
            pass
        assert _marks(library) == {}
        while journal.take_again(library):
            pass
        assert _marks(library) == full


@given(st.lists(st.sampled_from(["read", "unread", "again"]), min_size=1, max_size=8))
def test_undo_brings_back_every_state_as_it_was_and_when_it_was_made(steps: list[str]) -> None:
    with Library.open(_fresh()) as library:
        marks.opened(library, "a")
        states = [_made(library)]
        for what in steps:
            if what == "again":
                marks.read_as_it_is(library, [], ["a"])
            else:
                marks.set_read(library, ["a"], what == "read")
            if _made(library) != states[-1]:
                states.append(_made(library))
        for state in reversed(states[:-1]):
            journal.take_back(library)
            assert _made(library) == state
        assert journal.take_back(library) is None


def _made(library: Library) -> list[str]:
    return [row["at"] for row in library.rows("SELECT at FROM mark")]


def _fresh() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp()) / "briefing.db"
