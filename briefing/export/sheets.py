"""The checklist as comma-separated values, safe to open: no cell that a stranger wrote is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from briefing.model import WatchRow
from briefing.text import one_line

COLUMNS = (
    "id",
    "key",
    "state",
    "group",
    "kind",
    "text",
    "due_start",
    "due_end",
    "due_text",
    "actors",
    "outlets",
    "story",
    "note",
    "snoozed_until",
    "resolved_at",
    "evidence",
    "story_title",
)

_FORMULA = ("=", "+", "-", "@")


def comma_separated(rows: Iterable[WatchRow]) -> Iterator[str]:
    """The lines of a table, without their ends (CR LF), the names of the columns first.

    Spreadsheets take a cell for a formula that begins with one of `= + - @`: it is given an apostrophe.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="")
    for cells in ([*COLUMNS], *(_cells(row) for row in rows)):
        writer.writerow([_harmless(cell) for cell in cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _cells(row: WatchRow) -> list[str]:
    due = row.due
    found = (
        *(row.id, row.key, row.state, row.group, row.kind, row.text),
        *((due.start, due.end, due.text) if due else ("", "", "")),
        *("; ".join(row.actors), "; ".join(row.outlets), row.story),
        *(row.note, row.snoozed_until, row.resolved_at, row.evidence.text if row.evidence else None, row.story_title),
    )
    return ["" if cell is None else one_line(str(cell)) for cell in found]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
