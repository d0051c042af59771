"""What a reader has put aside: texts that are archived, and those that a mute leaves out, known beforehand for lists.

They stand in a table of the connection's own, made anew when the library or the day has changed. Where nothing was put
aside there is no table, and nothing is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing import queries
from briefing.errors import QueryError
from briefing.model import Mute, Query
from briefing.store import journal
from briefing.store.library import Library, listed
from briefing.store.query_sql import Asking, marked

HIDDEN = """SELECT placement.story FROM temp.aside JOIN placement ON placement.article = aside.text
    GROUP BY placement.story
    HAVING count(*) = (SELECT count(*) FROM placement AS every
                       WHERE every.story = placement.story AND every.copy_of IS NULL)"""
"""The stories of which every text is put aside, as a query; ask it only where `known`."""


def known(library: Library, today: date | None = None) -> bool:
    """Whether anything may be put aside; if so, the table `temp.aside` (text, muted) says what, as it is now."""
    if library.one("SELECT 1 FROM mark WHERE kind IN ('archived', 'mute') LIMIT 1") is None:
        return False
    today = today or date.today()
    if library.aside_as_of != (*_done(library, today), *_written(library)):
        _fill(library, today)
    return True


def among(library: Library, texts: Iterable[int]) -> set[int]:
    """Those of these texts that are put aside.

    What a load brings does not count before a list is read anew, so that rows cost no more while it runs.
    """
    last = library.aside_as_of
    if (last is None or last[:2] != _done(library, date.today())) and not known(library):
        return set()
    found = library.rows("SELECT text FROM temp.aside WHERE text IN (SELECT value FROM json_each(?))", [listed(texts)])
    return {row["text"] for row in found}


def counts(library: Library) -> tuple[int, int]:
    """How many stories are put aside as a whole, and how many unread texts are."""
    if not known(library):
        return 0, 0
    (found,) = library.rows(
        f"""SELECT (SELECT count(*) FROM ({HIDDEN})),
                   (SELECT count(*) FROM temp.aside WHERE text NOT IN ({marked("read")}))"""
    )
    return found[0], found[1]


def mutes(library: Library, today: date | None = None) -> list[Mute]:
    """The mutes, by their queries, with how many texts each leaves out; those that are over leave out none."""
    today = today or date.today()
    found = []
    for query, until in _said(library):
        is_over = until is not None and until < today.isoformat()
        texts = [] if is_over else _muted_by(library, query, today)
        found.append(Mute(query, until, is_over, len(texts)))
    return found


def _said(library: Library) -> list[tuple[str, str | None]]:
    return [(subject, value["until"]) for _, subject, value in journal.of_kinds(library, ["mute"])]


def _done(library: Library, today: date) -> tuple[str, int]:
    """What changes at midnight and with every step of the reader."""
    row = library.one("SELECT step FROM journal WHERE state = 'done' ORDER BY step DESC LIMIT 1")
    return today.isoformat(), row["step"] if row else 0


def _written(library: Library) -> tuple[int, int]:
    """What changes when another connection or this one writes."""
    return library.data_version(), library.db.total_changes


def _fill(library: Library, today: date) -> None:
    library.rows("CREATE TEMP TABLE IF NOT EXISTS aside (text INTEGER PRIMARY KEY, muted INTEGER NOT NULL)")
    library.rows("DELETE FROM temp.aside")
    for query, until in _said(library):
        if until is None or until >= today.isoformat():
            muted = listed(_muted_by(library, query, today))
            library.rows("INSERT OR IGNORE INTO temp.aside SELECT value, 1 FROM json_each(?)", [muted])
    library.rows(f"INSERT OR IGNORE INTO temp.aside SELECT text, 0 FROM ({marked('archived')})")
    library.aside_as_of = (*_done(library, today), *_written(library))


def _muted_by(library: Library, query: str, today: date) -> list[int]:
    """The texts that a mute leaves out; none where this version of the program cannot read it."""
    try:
        return texts_meeting(library, queries.parse(query), today)
    except QueryError:
        return []


def texts_meeting(library: Library, query: Query, today: date) -> list[int]:
    """The texts that meet a query, put aside or not, by the numbers of the articles shown for them."""
    asking = Asking(library, today)
    condition = asking.condition(query, "text", "placement.article")
    found = library.rows(
        f"SELECT article FROM placement WHERE copy_of IS NULL AND {condition}",
        asking.parameters,
    )
    return [row["article"] for row in found]
