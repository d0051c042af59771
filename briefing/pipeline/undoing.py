"""Undo and redo: the marks of a step go back, and what hangs on them follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.pipeline import correcting, gathering, restoring, sorting
from briefing.store import journal
from briefing.store.journal import Step
from briefing.store.library import Library

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller


def undo(library: Library, labeller: Labeller | None = None) -> str | None:
    """Take back the newest step. Returns its sentence, or None when there is nothing to undo."""
    with library.writing():
        return _followed(library, journal.take_back(library), labeller)


def redo(library: Library, labeller: Labeller | None = None) -> str | None:
    """Do again the step undone last. Returns its sentence, or None when there is nothing to redo."""
    with library.writing():
        return _followed(library, journal.take_again(library), labeller)


def go_to(library: Library, step: int, labeller: Labeller | None = None) -> str:
    """Take back a step of the history with all that came after it; one that was undone, do again with all before it.

    Returns a sentence that says what was done. Raises NotFound for a step that is not in the history.
    """
    with library.writing():
        state, count = journal.steps_to(library, step)
        move, word = (undo, "Undone") if state == "done" else (redo, "Redone")
        sentences = [move(library, labeller) for _ in range(count)]
    return f"{word}: {sentences[0]}" if count == 1 else f"{word} {count:,} steps, the last: {sentences[-1]}"


def _followed(library: Library, step: Step | None, labeller: Labeller | None) -> str | None:
    """Let articles and actors follow their marks, in the transaction that changed these."""
    if step is None:
        return None
    for change in step.changes:
        if change.kind == "restored":
            restoring.show(library, change.subject, labeller)
    correcting.follow(library, step.changes, labeller)
    sorting.follow(library, step.changes)
    gathering.follow(library, step.changes)
    return step.sentence
