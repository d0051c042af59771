"""What a reader does: each function is one step of the journal and returns a sentence that says what was done.

Articles are named by their identities, watch items by their keys, so that marks survive whatever is rebuilt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from briefing.store import journal
from briefing.store.articles import now
from briefing.store.keys import item_key
from briefing.store.library import Library, listed
from briefing.text import one_line


def set_read(library: Library, identities: Sequence[str], read: bool) -> str:
    """Mark articles as read, or as unread."""
    done = f"Marked {_counted(identities, 'article')} {'read' if read else 'unread'}"
    return _step(library, done, "read", identities, {} if read else None)


def opened(library: Library, identity: str) -> None:
    """Mark an article as read because it was opened. It is no step: undo is for what a reader did on purpose."""
    journal.note(library, "read", identity, {})


def star(library: Library, identities: Sequence[str], on: bool) -> str:
    """Star articles, or take the star away."""
    done = f"{'Starred' if on else 'Took the star off'} {_counted(identities, 'article')}"
    return _step(library, done, "starred", identities, {} if on else None)


def tick(library: Library, keys: Sequence[str]) -> str:
    """Mark a watch item resolved (all its keys are one item)."""
    return _step(library, f"Ticked {_named(library, keys)}", "state", keys, {"state": "resolved", "at": now()})


def reopen(library: Library, keys: Sequence[str]) -> str:
    """Make a watch item open again, whether it was resolved, dropped or snoozed."""
    return _step(library, f"Reopened {_named(library, keys)}", "state", keys, None)


def drop(library: Library, keys: Sequence[str]) -> str:
    """Put a watch item aside as not worth following."""
    return _step(library, f"Dropped {_named(library, keys)}", "state", keys, {"state": "dropped", "at": now()})


def snooze(library: Library, keys: Sequence[str], until: str) -> str:
    """Hide a watch item until the ISO day `until`."""
    return _step(
        library, f"Snoozed {_named(library, keys)} until {until}", "state", keys, {"state": "snoozed", "until": until}
    )


def note(library: Library, keys: Sequence[str], text: str) -> str:
    """Write a note on a watch item; an empty one takes the note away."""
    return _step(library, "Noted" if text else "Took the note away", "note", keys, {"text": text} if text else None)


def due(library: Library, keys: Sequence[str], start: str | None, end: str | None) -> str:
    """Say when a watch item is due (ISO days, inclusive); None for both goes back to what the text says."""
    value = {"start": start, "end": end} if start and end else None
    return _step(library, f"Changed when {_named(library, keys)} is due", "due", keys, value)


def add(library: Library, text: str, identity: str | None, start: str | None, end: str | None) -> str:
    """Add a watch item of the reader's own, to an article (by identity) or to none. Returns the item's key."""
    key, _ = item_key(f"{identity or ''}+{now()}", text)
    value: journal.Value = {"text": text, "article": identity, "due": [start, end] if start and end else None}
    _step(library, "Added an item", "added", [key], value)
    return key


def added(library: Library) -> list[tuple[str, journal.Value]]:
    """The reader's own watch items as (key, {text, article, due}), the oldest first."""
    found = library.rows("SELECT subject, value FROM mark WHERE kind = 'added' ORDER BY at, subject")
    return [(row["subject"], json.loads(row["value"])) for row in found]


def speaker(library: Library, subjects: Mapping[str, str], words: str, name: str | None) -> str:
    """Say who spoke these words, or nobody (None). `subjects` are the statement's keys with their articles' identities.

    The identity is kept with the mark, so that the article is found when the library is asked for this speaker.
    """
    marks = [("speaker", key, {"speaker": name, "article": identity}) for key, identity in subjects.items()]
    return _record(library, f"Gave {_quoted(words)} to {name or 'nobody'}", marks)


def no_speaker(library: Library, keys: Sequence[str], words: str) -> str:
    """Let the speaker of a statement be again whom its articles name."""
    return _step(library, f"Took back who said {_quoted(words)}", "speaker", keys, None)


def restore(library: Library, identity: str, lines: Sequence[str]) -> str:
    """Remember that these cut lines of an article belong to its text; no lines: that all cuts stand."""
    done = f"Restored {_counted(lines, 'line')}" if lines else "Cut the restored lines again"
    return _step(library, done, "restored", [identity], {"lines": sorted(lines)} if lines else None)


def restored(library: Library, identity: str) -> frozenset[str]:
    """The cut lines of an article that the reader wants back."""
    mark = journal.mark_of(library, "restored", identity)
    return frozenset(mark["lines"]) if mark else frozenset()


def _step(library: Library, done: str, kind: str, subjects: Sequence[str], value: journal.Value | None) -> str:
    return _record(library, done, [(kind, subject, value) for subject in subjects])


def _record(library: Library, done: str, marks: Iterable[tuple[str, str, journal.Value | None]]) -> str:
    step = journal.record(library, done, marks)
    return done if step else "Nothing to change: it already stands so"


def _named(library: Library, keys: Sequence[str]) -> str:
    """The item with these keys, by the head of its words, or how many items they are."""
    found = library.rows(
        """SELECT watch_item.words, substr(article.text, start + 1, min("end" - start, 200)) AS text FROM watch_item
           JOIN article ON article.key = watch_item.article
           WHERE watch_item.key IN (SELECT value FROM json_each(?)) GROUP BY watch_item.words""",
        [listed(keys)],
    )
    if len(found) > 1:
        return f"{len(found):,} items"
    return _quoted(found[0]["text"]) if found else "the item"


def _quoted(words: str) -> str:
    return f"“{one_line(words.strip('“”'), 50)}”"


def _counted(things: Sequence[str], name: str) -> str:
    return f"1 {name}" if len(things) == 1 else f"{len(things):,} {name}s"
