"""What a reader does: each function is one step of the journal and returns a sentence that says what was done.

Articles are named by their identities, watch items by their keys, so that marks survive whatever is rebuilt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from briefing import queries
from briefing.errors import UsageError
from briefing.model import Evidence
from briefing.store import journal
from briefing.store.articles import now
from briefing.store.keys import item_key
from briefing.store.library import Library, listed
from briefing.text import counted, one_line, short_day, short_days


def set_read(library: Library, identities: Sequence[str], read: bool) -> str:
    """Mark articles as read, or as unread."""
    done = f"Marked {_articles(library, identities)} {'read' if read else 'unread'}"
    return _step(library, done, "read", identities, {} if read else None)


def read_as_it_is(library: Library, identities: Sequence[str], outdated: Sequence[str]) -> str:
    """Mark articles as read, and with them those that are `outdated`: read already, but not in their newest text."""
    parts = [f"{counted(len(identities), 'article')} read"] if identities else []
    parts += [f"{counted(len(outdated), 'changed article')} read again"] if outdated else []
    subjects = dict.fromkeys((*identities, *outdated))
    return record(library, f"Marked {' and '.join(parts)}", (("read", one, {}) for one in subjects), anew=True)


def opened(library: Library, identity: str) -> None:
    """Mark an article as read because it was opened. It is no step: undo is for what a reader did on purpose."""
    journal.note(library, "read", identity, {})


def star(library: Library, identities: Sequence[str], on: bool) -> str:
    """Star articles, or take the star away."""
    done = f"{'Starred' if on else 'Took the star off'} {_articles(library, identities)}"
    return _step(library, done, "starred", identities, {} if on else None)


def archive(library: Library, identities: Sequence[str], on: bool) -> str:
    """Archive articles, which puts them out of the lists, or take them out of the archive."""
    named = _articles(library, identities)
    done = f"Archived {named}" if on else f"Took {named} out of the archive"
    return _step(library, done, "archived", identities, {} if on else None)


def tag(library: Library, identities: Sequence[str], name: str, on: bool) -> str:
    """Tag articles, or take the tag away; an article has any number of tags. `name` is as `tag_name` gives it."""
    done = f"{'Tagged' if on else 'Untagged'} {_articles(library, identities)}: {name}"
    with library.writing():
        marks = []
        for subject in identities:
            had = set((journal.mark_of(library, "tags", subject) or {"tags": []})["tags"])
            tags = sorted(had | {name} if on else had - {name})
            marks.append(("tags", subject, {"tags": tags} if tags else None))
        return record(library, done, marks)


def tags(library: Library) -> list[str]:
    """The tags that articles have, those most used first."""
    found = library.rows(
        """SELECT tag.value AS tag FROM mark, json_each(mark.value, '$.tags') AS tag WHERE mark.kind = 'tags'
           GROUP BY tag.value ORDER BY count(*) DESC, tag.value"""
    )
    return [row["tag"] for row in found]


def tag_name(typed: str) -> str:
    """A tag as it is kept: on one line, in small letters, without the signs it is shown with (#, quotation marks).

    Raises UsageError for one without a letter or digit.
    """
    name = one_line(queries.plain_value(typed.strip().removeprefix("#")).casefold())  # composed anew: small ß is two
    if not any(char.isalnum() for char in name):
        raise UsageError(f"{typed!r} is no tag; a tag has a letter or a digit in it")
    return name


def tick(library: Library, keys: Sequence[str], evidence: Evidence | None = None) -> str:
    """Mark a watch item resolved (all its keys are one item), by what an article says where there is `evidence`."""
    value: journal.Value = {"state": "resolved", "at": now()}
    done = f"Ticked {_named(library, keys)}"
    if evidence is not None:
        told = asdict(evidence)
        del told["key"]  # a number of this library alone
        value["evidence"] = told
        done += f", settled by “{one_line(evidence.title, 50)}”"
    return _on_items(library, done, "state", keys, value)


def reopen(library: Library, keys: Sequence[str]) -> str:
    """Make a watch item open again, whether it was resolved, dropped or snoozed."""
    return _step(library, f"Reopened {_named(library, keys)}", "state", keys, None)


def drop(library: Library, keys: Sequence[str]) -> str:
    """Put a watch item aside as not worth following."""
    return _on_items(library, f"Dropped {_named(library, keys)}", "state", keys, {"state": "dropped", "at": now()})


def snooze(library: Library, keys: Sequence[str], until: str) -> str:
    """Hide a watch item until the ISO day `until`."""
    done = f"Snoozed {_named(library, keys)} until {short_day(until)}"
    return _on_items(library, done, "state", keys, {"state": "snoozed", "until": until})


def note(library: Library, keys: Sequence[str], text: str) -> str:
    """Write a note on a watch item; an empty one takes the note away."""
    if not text:
        return _step(library, "Took the note away", "note", keys, None)
    return _on_items(library, f"Noted on {_named(library, keys)}", "note", keys, {"text": text})


def due(library: Library, keys: Sequence[str], start: str | None, end: str | None) -> str:
    """Say when a watch item is due (ISO days, inclusive); None for both goes back to what the text says."""
    done = f"Changed when {_named(library, keys)} is due"
    if not (start and end):
        return _step(library, done, "due", keys, None)
    return _on_items(library, done, "due", keys, {"start": start, "end": end})


def reject(library: Library, keys: Sequence[str], identities: Sequence[str], title: str) -> str:
    """Say that an article, by the identities of all its prints, is no outcome of a watch item: never again."""
    subjects = [f"{key} {identity}" for key in keys for identity in identities]
    done = f"“{one_line(title, 50)}” is no outcome of {_named(library, keys)}"
    return _step(library, done, "rejected", subjects, {"at": now()})


def rejected(library: Library, keys: Iterable[str]) -> set[str]:
    """The identities of the articles that a reader said are no outcome of the item with these keys."""
    found = library.rows(
        """SELECT mark.subject FROM json_each(?) AS asked CROSS JOIN mark
           ON mark.kind = 'rejected' AND mark.subject > asked.value || ' ' AND mark.subject < asked.value || '!'""",
        [listed(keys)],
    )
    return {row["subject"].partition(" ")[2] for row in found}


def on_items(library: Library, done: str, marks: Iterable[tuple[str, Sequence[str], journal.Value | None]]) -> str:
    """Set marks (kind, keys of an item, value; None removes) on many items as one step that `done` tells of."""
    marks = list(marks)
    about = _about(library, [key for _, keys, _ in marks for key in keys])
    return record(
        library,
        done,
        [
            (kind, key, value if value is None or kind == "added" else value | about.get(key, {}))
            for kind, keys, value in marks
            for key in keys
        ],
    )


def add(library: Library, text: str, identity: str | None, start: str | None, end: str | None) -> tuple[str, str]:
    """Add a watch item of the reader's own, to an article (by identity) or to none, due on these ISO days or on none.

    Returns the item's key, and what was done.
    """
    key, _ = item_key(f"{identity or ''}+{now()}", text)
    days = [start, end] if start and end else None
    done = f"Added {_quoted(text)}" + (f", due {short_days(*days)}" if days else "")
    return key, _step(library, done, "added", [key], {"text": text, "article": identity, "due": days})


def added(
    library: Library, *, keys: Iterable[str] | None = None, identities: Iterable[str] | None = None
) -> list[tuple[str, journal.Value]]:
    """The reader's own watch items as (key, {text, article, due}), the oldest first.

    All of them, or those with these `keys`, or those that were added to the articles with these `identities`.
    """
    asked = keys if keys is not None else identities
    which = "subject" if keys is not None else "json_extract(value, '$.article')"
    among = "" if asked is None else f"AND {which} IN (SELECT value FROM json_each(?))"
    found = library.rows(
        f"SELECT subject, value FROM mark WHERE kind = 'added' {among} ORDER BY at, subject",
        [] if asked is None else [listed(asked)],
    )
    return [(row["subject"], json.loads(row["value"])) for row in found]


def speaker(library: Library, subjects: Mapping[str, tuple[str, str]], words: str, name: str | None) -> str:
    """Say who spoke these words, or nobody (None). `subjects` are the statement's keys, each with its article's
    identity and the words that are printed there.

    Both are kept with the mark: the article is found when the library is asked for this speaker, and the statement is
    when a later analysis ends it elsewhere.
    """
    marks = [
        ("speaker", key, {"speaker": name, "article": identity, "words": printed})
        for key, (identity, printed) in subjects.items()
    ]
    return record(library, f"Gave {_quoted(words)} to {name or 'nobody'}", marks)


def no_speaker(library: Library, keys: Sequence[str], words: str) -> str:
    """Let the speaker of a statement be again whom its articles name."""
    return _step(library, f"Took back who said {_quoted(words)}", "speaker", keys, None)


def restore(library: Library, identity: str, lines: Sequence[str]) -> str:
    """Remember that these cut lines of an article belong to its text; no lines: that all cuts stand."""
    done = f"Restored {counted(len(lines), 'line')}" if lines else "Cut the restored lines again"
    return _step(library, done, "restored", [identity], {"lines": sorted(lines)} if lines else None)


def restored(library: Library, identity: str) -> frozenset[str]:
    """The cut lines of an article that the reader wants back."""
    mark = journal.mark_of(library, "restored", identity)
    return frozenset(mark["lines"]) if mark else frozenset()


def _on_items(library: Library, done: str, kind: str, keys: Sequence[str], value: journal.Value) -> str:
    return on_items(library, done, [(kind, keys, value)])


def _about(library: Library, keys: Sequence[str]) -> dict[str, journal.Value]:
    """What a mark keeps of the item it is on, by key: its words and their article, so that a later version's are known.

    For a sentence that is no longer there, what its marks keep.
    """
    found = library.rows(
        """SELECT subject AS key, json_extract(value, '$.item') AS item FROM mark
               WHERE kind IN ('state', 'note', 'due') AND subject IN (SELECT value FROM json_each(:keys))
           UNION ALL SELECT watch_item.key, json_object('article', article.identity, 'text',
                                                        substr(article.text, start + 1, "end" - start))
               FROM watch_item JOIN article ON article.key = watch_item.article
               WHERE watch_item.key IN (SELECT value FROM json_each(:keys))""",
        {"keys": listed(keys)},
    )
    return {row["key"]: {"item": json.loads(row["item"])} for row in found if row["item"]}


def _step(library: Library, done: str, kind: str, subjects: Sequence[str], value: journal.Value | None) -> str:
    return record(library, done, [(kind, subject, value) for subject in subjects])


def record(
    library: Library, done: str, marks: Iterable[tuple[str, str, journal.Value | None]], *, anew: bool = False
) -> str:
    """Set marks (kind, subject, value; None removes) as one step; returns the sentence, or that nothing changes.

    With `anew`, marks that already stand so are made again: it counts when.
    """
    step = journal.record(library, done, marks, anew=anew)
    return done if step else "Nothing to change: it already stands so"


def _articles(library: Library, identities: Sequence[str]) -> str:
    """An article by its headline, several of one story by that of the story, others by how many they are."""
    found = library.rows(
        """SELECT DISTINCT story.id, CASE ? WHEN 1 THEN article.title ELSE story.title END AS title
           FROM json_each(?) AS asked CROSS JOIN article ON article.identity = asked.value
           CROSS JOIN placement ON placement.article = article.key CROSS JOIN story ON story.id = placement.story
           LIMIT 2""",
        [len(identities), listed(identities)],
    )
    title = _quoted(found[0]["title"]) if len(found) == 1 and found[0]["title"] else ""
    if title and len(identities) == 1:
        return title
    return counted(len(identities), "article") + f" of {title}" * bool(title)


def _named(library: Library, keys: Sequence[str]) -> str:
    """The item with these keys, by the head of its words, or how many items they are."""
    found = library.rows(
        """SELECT item, text FROM (
               SELECT followed_key.item, watch_item.key = followed.key AS first,
                      substr(article.text, start + 1, min("end" - start, 200)) AS text
               FROM json_each(:keys) AS asked CROSS JOIN followed_key ON followed_key.key = asked.value
               JOIN followed ON followed.id = followed_key.item JOIN watch_item ON watch_item.key = followed_key.key
               JOIN article ON article.key = watch_item.article
               UNION ALL SELECT subject, 1, json_extract(value, '$.text') FROM mark
               WHERE kind = 'added' AND subject IN (SELECT value FROM json_each(:keys)))
           GROUP BY item HAVING max(first) >= 0""",
        {"keys": listed(keys)},
    )
    if len(found) > 1:
        return f"{len(found):,} items"
    return _quoted(found[0]["text"]) if found else "the item"


def _quoted(words: str) -> str:
    return f"“{one_line(words.strip('“”'), 50)}”"
