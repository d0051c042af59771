"""Gathers what to watch story by story, so that an event which many articles announce is one item on every list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.analysis.following import sameness
from briefing.analysis.following.sameness import Find
from briefing.store import followed
from briefing.store.followed import Item, Printed
from briefing.store.journal import Change
from briefing.store.library import Library

AT_ONCE = 50
"""Stories gathered in one transaction. Few, since a key pressed meanwhile waits for the end of it."""


MANY = 500
"""Articles of a story from which on it is not gathered with every batch of a load that adds to it."""


def bring_up_to_date(library: Library, *, articles: int | None = None) -> None:
    """Gather again the items of those stories of which an article came, went, moved or was analysed anew.

    Short transactions of its own (inside `writing()`, that one). With `articles` stories of more than so many wait.
    What comes out depends on the articles and the marks alone, never on the order in which they came.
    """
    while look_at_some(library, articles=articles):
        pass


def is_behind(library: Library) -> bool:
    """Whether there is anything to bring up to date, as where a load was interrupted."""
    return bool(followed.stale(library, 1))


def look_at_some(library: Library, *, articles: int | None = None) -> bool:
    """One of the transactions of `bring_up_to_date`; returns whether there was anything to do."""
    if not followed.stale(library, 1, articles):
        return False
    with library.writing():
        stories = followed.stale(library, AT_ONCE, articles)
        for story in stories:
            followed.save(library, story, _items(library, story))
    return bool(stories)


def follow(library: Library, changes: Iterable[Change]) -> None:
    """Let items find marks that came back by undo or redo, in the transaction that changed these.

    A mark may have come back on a sentence that was reworded while it was gone.
    """
    values = [value for change in changes for value in (change.before, change.after) if value and "item" in value]
    if values:
        followed.touch(library, {value["item"]["article"] for value in values})
        look_at_some(library)


def _items(library: Library, story: int) -> list[Item]:
    printed = followed.printed(library, story)
    finds = [_find(one) for one in printed]
    items = [[printed[n] for n in group] for group in sameness.groups(finds)]
    former = _former(library, printed, finds)
    return [_item(group, former) for group in items]


def _item(group: Sequence[Printed], former: dict[str, list[str]]) -> Item:
    first = group[0]
    keys = [key for one in group for key in (one.key, *former.get(one.key, ()))]
    return Item(
        key=first.key,
        kind=first.kind,
        due=first.due or next((one.due for one in group if one.due), None),
        shown=any(one.article == one.print_of for one in group),
        keys=tuple(dict.fromkeys(keys)),
    )


def _former(library: Library, printed: Sequence[Printed], finds: Sequence[Find]) -> dict[str, list[str]]:
    """For the key of an item: those of marks that were made before its article was reworded."""
    former: dict[str, list[str]] = {}
    for subject, identity, text in followed.waiting(library, {one.identity for one in printed}):
        own = [(one.key, find) for one, find in zip(printed, finds, strict=True) if one.identity == identity]
        now = sameness.find_near(Find(text), own)
        if now is not None:
            former.setdefault(now, []).append(subject)
    return former


def _find(one: Printed) -> Find:
    return Find(one.text, one.article, one.print_of, one.due, one.actors, one.due_text)
