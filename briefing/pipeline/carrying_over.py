"""Takes a task list back in: what was ticked, dropped or unticked in it becomes so here, as one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing.model import Task, WatchRow
from briefing.pipeline import checklist
from briefing.store import marks, watch_sources
from briefing.store.articles import now
from briefing.store.journal import Value
from briefing.store.library import Library
from briefing.text import one_line

_DID = ("ticked", "dropped", "reopened", "added", "noted", "dated")
_DONE = {"resolved": "ticked", "dropped": "dropped", "open": "reopened"}


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What taking a task list in did: how many items became what, in words (None where nothing was to be changed), how
    many stand as they were, and a sentence for each line that did nothing."""

    done: str | None
    unchanged: int
    told: tuple[str, ...]


@dataclass(slots=True)
class _Plan:
    """What is to be marked, gathered line by line."""

    marks: list[tuple[str, Sequence[str], Value | None]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def mark(self, kind: str, keys: Sequence[str], value: Value | None, did: str) -> None:
        self.marks.append((kind, keys, value))
        self.count(did)

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def carry_over(library: Library, tasks: Sequence[Task], name: str) -> CarriedOver:
    """Let the items of this library follow a task list (`name` is its file's, for the journal); one step.

    A box that was ticked or crossed out counts, whoever did it and wherever. An empty one reopens an item only if it
    was full when the list was written: an old list takes no later tick away. An item that a reader added elsewhere is
    added here. Notes and days that a reader set come along where none is set here; one that is set here stays, and the
    file's is told. Lines that mean nothing here are told in `told` too, and change nothing.
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
        did = [f"{what} {counts[what]:,}" for what in _DID if what in counts]
        if plan.marks:
            marks.on_items(library, f"Took in {one_line(name, 60)}: {', '.join(did)}", plan.marks)
        return CarriedOver(", ".join(did) or None, counts.get("unchanged", 0), tuple(plan.told))


def _meant(library: Library, tasks: Sequence[Task]) -> dict[str, WatchRow]:
    """The items that a list names, by every key by which it can name them."""
    standing = watch_sources.standing_for(library, {key for task in tasks for key in task.keys})
    rows = {row.key: row for row in checklist.rows(library, sorted(set(standing.values())))}
    return {key: rows[head] for key, head in standing.items() if head in rows}


def _follow(row: WatchRow, task: Task, plan: _Plan) -> None:
    before = len(plan.marks)
    _follow_state(row, task, plan)
    if task.note and task.note != one_line(row.note or ""):
        if row.note:
            words = one_line(task.note, 60)
            plan.told.append(f"line {task.line}: another note stands here and stays; the list has “{words}”")
        else:
            plan.mark("note", row.keys, {"text": task.note}, "noted")
    if task.due and (row.due is None or task.due != (row.due.start, row.due.end)):
        if row.due and not row.due.text:
            days = " to ".join(dict.fromkeys(task.due))
            plan.told.append(f"line {task.line}: other days stand here and stay; the list has {days}")
        elif _are_days(*task.due):
            plan.mark("due", row.keys, {"start": task.due[0], "end": task.due[1]}, "dated")
    if len(plan.marks) == before:
        plan.count("unchanged")


def _are_days(start: str, end: str) -> bool:
    """Whether these are two days in their order; anybody may have written the file."""
    try:
        return date.fromisoformat(start) <= date.fromisoformat(end)
    except ValueError:
        return False


def _follow_state(row: WatchRow, task: Task, plan: _Plan) -> None:
    full = task.state in ("resolved", "dropped")
    emptied = task.state == "open" and task.was in ("resolved", "dropped") and row.state in ("resolved", "dropped")
    if emptied or (full and row.state != task.state):
        plan.mark("state", row.keys, {"state": task.state, "at": now()} if full else None, _DONE[task.state])


def _unknown(task: Task, plan: _Plan) -> None:
    if task.own and task.keys and task.text:
        due = task.due if task.due and _are_days(*task.due) else None
        plan.marks.append(("added", task.keys[:1], {"text": task.text, "article": None, "due": due and list(due)}))
        if task.note:
            plan.marks.append(("note", task.keys[:1], {"text": task.note}))
        if task.state != "open":
            plan.marks.append(("state", task.keys[:1], {"state": task.state, "at": now()}))
        plan.count("added")
        return
    words = f"“{one_line(task.text, 60)}”"
    if not task.keys:
        plan.told.append(f"line {task.line}: {words} bears no item's key; `briefing watch add` makes an item of it")
    else:
        plan.told.append(f"line {task.line}: no article of this library has {words}")
