"""Takes a task list back in: what was ticked, dropped or unticked in it becomes so here, as one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.model import Task, WatchRow
from briefing.pipeline import checklist
from briefing.store import journal, marks, watch_sources
from briefing.store.articles import now
from briefing.store.journal import Value
from briefing.store.library import Library
from briefing.text import one_line

_DONE = {"resolved": "ticked", "dropped": "dropped", "open": "reopened"}


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What taking a task list in did: how many items became what, and a sentence for each line that did nothing.

    `done` is the sentence of the step, None where nothing was to be changed.
    """

    ticked: int = 0
    dropped: int = 0
    reopened: int = 0
    added: int = 0
    unchanged: int = 0
    told: tuple[str, ...] = ()
    done: str | None = None


@dataclass(slots=True)
class _Plan:
    """What is to be marked, gathered line by line."""

    marks: list[tuple[str, Sequence[str], Value | None]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def carry_over(library: Library, tasks: Sequence[Task], name: str) -> CarriedOver:
    """Let the items of this library follow a task list (`name` is its file's, for the journal); one step.

    A box that was ticked or crossed out counts, whoever did it and wherever. An empty one reopens an item only if it
    was full when the list was written: an old list takes no later tick away. An item that a reader added elsewhere is
    added here. Lines that mean nothing here are told in `told`, and change nothing.
    """
    with library.writing():
        plan = _Plan()
        rows = _meant(library, tasks)
        seen: dict[str, Task] = {}
        for task in tasks:
            row = next((rows[key] for key in task.keys if key in rows), None)
            if row is None:
                _unknown(task, plan)
            elif (first := seen.setdefault(row.key, task)) is not task and first.state != task.state:
                plan.told.append(f"line {task.line}: line {first.line} says otherwise of the same item, and counts")
            elif first is task:
                _follow(row, task, plan)
        counts = plan.counts
        did = [f"{what} {counts[what]:,}" for what in ("ticked", "dropped", "reopened", "added") if what in counts]
        if plan.marks:
            marks.on_items(library, f"Took in {one_line(name, 60)}: {', '.join(did)}", plan.marks)
        return CarriedOver(**counts, told=tuple(plan.told), done=", ".join(did) or None)


def _meant(library: Library, tasks: Sequence[Task]) -> dict[str, WatchRow]:
    """The items that a list names, by every key by which it can name them."""
    standing = watch_sources.standing_for(library, {key for task in tasks for key in task.keys})
    rows = {row.key: row for row in checklist.rows(library, sorted(set(standing.values())))}
    return {key: rows[head] for key, head in standing.items() if head in rows}


def _follow(row: WatchRow, task: Task, plan: _Plan) -> None:
    full = task.state in ("resolved", "dropped")
    emptied = task.state == "open" and task.was in ("resolved", "dropped") and row.state in ("resolved", "dropped")
    if not emptied and (not full or row.state == task.state):
        plan.count("unchanged")
        return
    plan.marks.append(("state", row.keys, {"state": task.state, "at": now()} if full else None))
    plan.count(_DONE[task.state])


def _unknown(task: Task, plan: _Plan) -> None:
    if task.own and task.keys and task.text:
        value: journal.Value = {"text": task.text, "article": None, "due": list(task.due) if task.due else None}
        plan.marks.append(("added", task.keys[:1], value))
        if task.state != "open":
            plan.marks.append(("state", task.keys[:1], {"state": task.state, "at": now()}))
        plan.count("added")
        return
    words = f"“{one_line(task.text, 60)}”"
    if not task.keys:
        plan.told.append(f"line {task.line}: {words} bears no item's key; `briefing watch add` makes an item of it")
    else:
        plan.told.append(f"line {task.line}: no article of this library has {words}")
