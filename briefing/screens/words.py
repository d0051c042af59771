"""What the lines around the panes say: titles, hints, and the first words to a new reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from briefing.commands import NO_KEY
from briefing.errors import QueryError
from briefing.model import StatementKind, WatchRow
from briefing.pipeline.finding import ALL, UNREAD
from briefing.pipeline.novelty import News
from briefing.screens.fetch import Asked, OpenStory
from briefing.store.stories import Counts
from briefing.text import counted, printed_by, short_day, tag_shown
from widgets.line_view import Piece
from widgets.statements_pane import KINDS
from widgets.wording import outlet_names

Title = tuple[list[Piece], str]

_ORDERED: Final = {"covered": "by outlets", "new": "by news", "due": "by due day"}
_HINTS: Final = {
    "stories": (
        ("open", "open"),
        ("search", "search"),
        ("read-on", "read on"),
        ("story", "look into"),
        ("read", "read"),
        ("star", "star"),
        ("archive", "archive"),
        ("views", "views"),
        ("sort", "sort"),
    ),
    "article": (
        ("read-on", "read on"),
        ("next-article", "next article"),
        ("next-new", "what is new"),
        ("next", "next"),
        ("compare", "compare"),
        ("story", "the story"),
        ("cut", "cut"),
    ),
    "actors": (
        ("open", "its stories"),
        ("next", "next mention"),
        ("filter", "filter"),
        ("scope", "story/library"),
        ("why", "why one"),
        ("merge", "merge"),
    ),
    "statements": (
        ("open", "show"),
        ("copy", "copy"),
        ("speaker", "speaker"),
        ("filter", "filter"),
        ("kind", "kind"),
        ("scope", "story/all of the speaker"),
    ),
    "checklist": (
        ("tick", "tick"),
        ("open", "show"),
        ("snooze", "snooze"),
        ("drop", "drop"),
        ("note", "note"),
        ("due", "due"),
        ("add", "add"),
        ("watch", "all items"),
        ("undo", "undo"),
        ("scope", "article/story"),
    ),
    "empty": (("load", "load"), ("palette", "find a command"), ("close", "quit")),
    "filter": (("back", "end the filter"), ("open", "to the list"), ("down", "move")),
    "search": (("back", "end the search"), ("open", "to the results"), ("down", "move")),
}


_INNER: Final = ("article", "actors", "statements", "checklist")


def hints(here: str, key: Callable[[str], str], *, alone: bool = False) -> list[tuple[str, str]]:
    """The keys that matter here, and what they do; `key` gives the key of a command.

    Where the pane is seen `alone`, the way out of it comes second: nothing else shows that there is one.
    """
    fixed = {"back": "esc", "down": "↑↓"}
    first, *rest = _HINTS[here]
    out = [("back", "back")] if alone and here in _INNER else []
    pairs = [(fixed.get(command) or key(command), does) for command, does in (first, *out, *rest)]
    return [(called, does) for called, does in pairs if called != NO_KEY]


def fault(error: QueryError | None) -> str:
    """Where a query is wrong, and why; empty where it is not."""
    return "" if error is None else f"at {error.at + 1}: {error}"


def welcome(key: Callable[[str], str], *, empty: bool) -> tuple[str, ...]:
    """What stands where an article will be; `empty` when the library is."""
    if not empty:
        return (
            "",
            f"{key('open')} opens the selected story, {key('read-on')} reads on from there.",
            f"{key('search')} searches, {key('help')} shows all keys.",
        )
    return (
        "",
        "Your library is empty.",
        "",
        f"Press {key('load')} to load a file or a folder of articles "
        "(txt, md, html, json, feeds or mail), or run in a shell:",
        "",
        "    briefing load FOLDER",
        "",
        f"{key('help')} shows all keys, {key('close')} quits.",
    )


def none_listed(key: Callable[[str], str], asked: Asked, *, library: bool) -> str:
    """What stands in place of the stories where there are none: in the whole `library`, or of those asked for."""
    if library:
        return f"Press {key('load')} to load articles."
    if asked.text:
        return "No story is like that; esc lists others."
    if asked.view == UNREAD:
        return f"Nothing is unread; {key('unread-only')} lists all stories."
    return f"No story is like that; {key('views')} lists others."


def header(counts: Counts, busy: str, *, narrow: bool) -> Title:
    """The first line of the screen."""
    stories = counted(counts.stories, "story", "stories")
    unread = f"{counts.unread:,}" if narrow else counted(counts.unread, "article")
    facts = f"{stories} · {unread} unread · {counts.open_watch:,} to watch"
    return [(" Briefing ", "bar--name"), (f" {facts}", "bar--faint")], f"{busy} "


def stories_title(count: int, position: int, asked: Asked, *, picked: int = 0, waiting: int = 0) -> Title:
    """The title of the list of stories: what was asked for, how many of them are picked out, and how many articles came
    in since they were listed (`waiting`)."""
    if picked:
        return [*_named(1, "Stories"), (f"  ◆ {picked:,}", "bar--name")], f"{position + 1:,} of {count:,} "
    name = asked.view.name if asked.view != ALL else "Stories"
    ordered = [(f"  {_ORDERED[asked.sort]}", "bar--faint")] if asked.sort in _ORDERED else []
    place = f"{position + 1:,}/{count:,}" if count else "none"
    if waiting:
        return [*_named(1, name), *ordered], f"{place} · {waiting:,} new "
    if asked.actor is not None:  # the name needs the room
        return _named(1, f"Stories with {asked.actor.name}"), f"{place} "
    found = "found" if asked.text else ""
    where = f"{position + 1:,} of {count:,} {found}".rstrip() if count else f"none {found}".rstrip()
    return [*_named(1, name), *ordered], f"{where} "


def article_title(story: OpenStory | None, trail: tuple[int, int], key: str) -> Title:
    """The title of the article view; `trail`: how many places `key` walks along, and at which it is (-1 before it)."""
    length, at = trail
    if story is None:
        return _named(2, "Article"), ""
    parts = [f"{story.at + 1} of {len(story.articles)}"] if len(story.articles) > 1 else []
    if length and at >= 0:
        parts.append(f"place {at + 1} of {length}")
    elif length:
        found = f"1 match, {key} shows it" if length == 1 else f"{length} matches, {key} shows them"
        parts = [found]  # with the article's number before it, it would be cut
    outlet = printed_by(story.row.outlet, story.row.source)
    return [*_named(2, "Article"), (f"  {outlet}", "bar--faint")], f"{' · '.join(parts)} " if parts else ""


def facts(story: OpenStory, *, reading_counts: bool) -> list[str]:
    """The lines under an article's title: who printed it and when, where else it stands, which of how many it is.

    Whether it is read is not said where opening it counts as reading (`reading_counts`).
    """
    row, article, news = story.row, story.article, story.news
    first = [printed_by(row.outlet, row.source), short_day(row.published) or "no date", article.byline or ""]
    second = [f"article {story.at + 1} of {len(story.articles)}"] if len(story.articles) > 1 else []
    second += ["★ starred"] if row.starred else []
    second += [] if row.read or reading_counts else ["● unread"]
    second += ["archived"] if row.archived else []
    second += [tag_shown(tag) for tag in row.tags]
    second += [f"{counted(len(article.removed), 'line')} cut"] if article.removed else []
    second += [f"{row.version:,} versions"] if row.version > 1 else []
    second += [new_of(news)] if news.known or news.new else []
    outlets = set(row.copies)
    others = f"{counted(len(outlets), 'outlet')}: " if len(outlets) > 1 else ""
    third = f"also in {others}{outlet_names(row.copies)}" if row.copies else ""
    lines = [" · ".join(part for part in first if part), " · ".join(second), third]
    return [line for line in lines if line]


def new_of(news: News) -> str:
    """How much of an article is new: "6 of 20 sentences new", "nothing new"."""
    judged = len(news.new) + len(news.known)
    return f"{len(news.new)} of {counted(judged, 'sentence')} new" if news.new else "nothing new"


def actors_title(shown: int, of: int, new: int, scope: str, at: str) -> Title:
    """The title of the actors: how many of them are shown, how many are new, of what, and which mention one is at."""
    count = f"{of:,}" if shown == of else f"{shown:,} of {of:,}"
    is_new = f"●{new:,}" if new and shown == of else ""  # beside a part, there is no room for it
    right = " · ".join(part for part in (at or is_new, scope) if part)
    return _named(3, f"Actors {count}"), f"{right} " if right else ""


def statements_title(shown: int, of: int, kind: StatementKind | None, scope: str, speaker: str = "") -> Title:
    """The title of the statements: how many are shown, of which kind alone, and of what, or else of which speaker."""
    scope = speaker or scope
    if kind is not None:  # the scope gives way in a narrow pane, the kind does not
        return [*_named(4, f"Statements {shown:,} {KINDS[kind] or kind}"), (f" of {of:,}  {scope}", "bar--faint")], ""
    count = f"{of:,}" if shown == of else f"{shown:,} of {of:,}"
    if speaker:  # a name may be long: what there is no room for is cut off behind it, not the number before it
        return [*_named(4, f"Statements {count}"), (f"  {speaker}", "bar--faint")], ""
    return _named(4, f"Statements {count}"), scope


def checklist_title(watch: tuple[WatchRow, ...], scope: str) -> Title:
    """The title of the checklist: how many of its items are done, of how many; `scope` says of what it is."""
    return _named(5, f"Checklist {_done(watch)}/{len(watch)}"), scope


def _done(watch: tuple[WatchRow, ...]) -> int:
    return sum(row.state in ("resolved", "dropped") for row in watch)


def _named(number: int, name: str) -> list[Piece]:
    return [(f"{number} ", "bar--faint"), (name, "bar--name")]
