"""The lines of a story in the list: what stands where, whoever draws it."""

from __future__ import annotations

from typing import Protocol

from briefing.text import counted, short_day, tag_shown
from widgets.drawing import cells_of, cut, fit, wrapped
from widgets.wording import articles_in

Piece = tuple[str, str]
"""A stretch of a line: its text, and the name of the component class that colours it ("" for plain)."""

HEIGHT = 3
_MARGIN = 4
_ROOM_FOR_OUTLETS = 42


class Story(Protocol):
    """What the list shows of a story; `StoryRow` has it."""

    @property
    def title(self) -> str: ...
    @property
    def newest(self) -> str | None: ...
    @property
    def articles(self) -> int: ...
    @property
    def outlets(self) -> int: ...
    @property
    def unread(self) -> int: ...
    @property
    def open_watch(self) -> int: ...
    @property
    def starred(self) -> bool: ...
    @property
    def copies(self) -> int: ...
    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def aside(self) -> bool: ...
    @property
    def new(self) -> int | None: ...


def story_lines(row: Story, width: int, before: str = " ") -> list[list[Piece]]:
    """The `HEIGHT` lines of a story, `width` cells wide; `before` is the sign at its edge."""
    room = max(width - _MARGIN, 1)
    title = [cut(line, room) for line in wrapped(row.title or "(no title)", room, 2)]
    look = "list--done" if row.aside else "story--unread" if row.unread else "story--read"
    unread = "●" if row.unread else "▽" if row.aside else " "
    first: list[Piece] = [(before, "list--mark"), (unread, "list--mark")]
    first += [("★ " if row.starred else "  ", "list--mark"), (title[0], look)]
    lines = [first]
    if len(title) > 1:
        lines.append([(" " * _MARGIN, ""), (title[1], look)])
    lines.append([(" " * _MARGIN, ""), *_facts(row, room)])
    while len(lines) < HEIGHT:
        lines.append([])
    return lines


def _facts(row: Story, room: int) -> list[Piece]:
    watch = f"☐ {row.open_watch}  " if row.open_watch else ""
    day = short_day(row.newest)
    short = watch + day[:-5]
    texts = row.articles - row.copies
    tags = " ".join(map(tag_shown, row.tags))
    many, few = counted(texts, "article"), f"{texts} art"
    if texts == 1 and row.copies and row.outlets > 1:  # one text: where it stands says more
        many = few = f"in {counted(row.outlets, 'outlet')}"
    if row.new is not None:
        new = f"+{row.new:,} new" if row.new else "nothing new"
        said = [f"{many} · {new}", f"{few} · {new}", new]
        if tags:
            said = [f"{facts} {tags}" for facts in said] + said
        forms = [(said[0], watch + day), *((facts, short) for facts in said)]
    else:
        long = articles_in(texts, row.outlets)
        if tags:
            long, many, few = (f"{facts} {tags}" for facts in (long, many, few))
        forms = [(long, watch + day), (many, watch + day), (many, short), (few, short)]
        if tags:
            forms.append((tags, short))
        if room < _ROOM_FOR_OUTLETS:  # not in some rows and in others not
            forms = forms[1:]
    for facts, end in forms:
        if cells_of(facts) + cells_of(end) < room:
            break
    return [(fit(facts, max(room - cells_of(end) - 1, 0)) + " ", "list--faint"), (end, "list--faint")]
