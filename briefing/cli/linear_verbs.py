"""What can be typed in the linear mode, under the names that the reader's commands have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from briefing.cli import linear_items as items
from briefing.cli import linear_marks as marks
from briefing.cli.linear_desk import LinearDesk
from briefing.cli.linear_list import Lines, number_in
from briefing.errors import UsageError


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that can be typed: its word, what may follow it, what it does."""

    word: str
    after: str
    help: str
    answer: Callable[[LinearDesk, str], Lines]


def meant(word: str) -> Verb:
    """The verb that a word is, or the only one that it begins. Raises UsageError."""
    word = word.casefold()
    found = [verb for verb in VERBS if verb.word == word] or [verb for verb in VERBS if verb.word.startswith(word)]
    if not found:
        raise UsageError(f"There is no command {word}; help lists them")
    if len(found) > 1:
        raise UsageError(f"{word} could be {', '.join(verb.word for verb in found)}")
    return found[0]


def _open(desk: LinearDesk, words: str) -> Lines:
    return desk.open(number_in(words, "open 2")[0])


def _read(desk: LinearDesk, words: str) -> Lines:
    if words:
        yield from _open(desk, words)
    yield from desk.read_out()


def _help(_: LinearDesk, __: str) -> Lines:
    for verb in VERBS:
        yield f"{verb.word}{' ' * bool(verb.after)}{verb.after}: {verb.help}."
    yield "An empty line reads on. The beginning of a word is enough where no other word begins so."
    yield "Numbers are those of the list that was read out last."


VERBS: Final = (
    Verb("stories", "", "Read out the stories, newest first", lambda desk, _: desk.list_stories()),
    Verb(
        "search",
        "words",
        "Read out the stories that hold the words, or meet the query",
        lambda desk, text: desk.list_stories(text),
    ),
    Verb("sort", "order", "Read them out newest, covered, new or due first", lambda desk, text: desk.sort(text)),
    Verb("views", "", "Read out the views; open lists the stories of one", lambda desk, _: desk.views()),
    Verb("open", "number", "Open the story; of other lists, the place of the entry, the stories of the actor", _open),
    Verb("next", "", "Open the next unread story", lambda desk, _: desk.next_unread(1)),
    Verb("previous", "", "Open the previous unread story", lambda desk, _: desk.next_unread(-1)),
    Verb("read-on", "", "Read the next paragraph, then the next unread article", lambda desk, _: desk.read_on()),
    Verb("read", "[number]", "Read the article to its end, so that it counts as read", _read),
    Verb("articles", "", "Read out the articles of the story", lambda desk, _: desk.articles()),
    Verb("next-article", "", "Open the next article of the story", lambda desk, _: desk.step(1)),
    Verb("previous-article", "", "Open the previous article of the story", lambda desk, _: desk.step(-1)),
    Verb("saga", "", "Read out what came before the story, and after", lambda desk, _: desk.saga()),
    Verb("links", "", "Read out the web addresses of the article", lambda desk, _: desk.links()),
    Verb("actors", "", "Read out who acts", lambda desk, _: desk.actors()),
    Verb("statements", "", "Read out who said what", lambda desk, _: desk.statements()),
    Verb("speaker", "number name", "Say who really spoke: a name, or nobody", marks.speaker),
    Verb("checklist", "", "Read out what to watch in this story", lambda desk, _: desk.checklist()),
    Verb("watch", "[words]", "Read out what to watch in the whole library", lambda desk, text: desk.watch(text)),
    Verb("tick", "number...", "Tick items, or open them again", items.tick),
    Verb("drop", "number...", "Drop items: they are not worth following", items.drop),
    Verb("snooze", "number day", "Snooze the item until a day: tomorrow, friday, 3d, 2026-03-09", items.snooze),
    Verb("due", "number [day [day]]", "Say when the item is due; without a day, as the text says", items.due),
    Verb("note", "number [words]", "Pen a note on the item; without words, take it away", items.note),
    Verb("add", "words", "Add an item of your own to the article", items.add),
    Verb("evidence", "number", "Read out what may have come of the item", items.evidence),
    Verb("accept", "number", "Settle the item by this outcome", items.accept),
    Verb("reject", "number", "Say that this is no outcome of it", items.reject),
    Verb("star", "[number]", "Star the article, or the story of that number, or take the star away", marks.star),
    Verb("tag", "[number] tag", "Tag the article, or the story of that number, or take the tag off", marks.tag),
    Verb("archive", "[number]", "Archive the article, or the story of that number, or bring it back", marks.archive),
    Verb("unread", "[number]", "Mark the article, or the story of that number, unread", marks.unread),
    Verb("all-read", "", "Mark all stories of the list read", marks.all_read),
    Verb("mute", "[query [until day]]", "Mute what the query finds; alone, read out what is muted", marks.mute),
    Verb("unmute", "number", "List again what this mute leaves out", marks.unmute),
    Verb("export", "[number] file", "Write the article, or the story of that number, to a file", marks.export),
    Verb("undo", "[number]", "Undo the last mark, or all down to that number of the history", marks.undo),
    Verb("redo", "", "Redo what was undone", marks.redo),
    Verb("history", "", "Read out what was done", lambda desk, _: desk.history()),
    Verb("help", "", "Read out these commands", _help),
    Verb("quit", "", "Quit; so does the end of the input", _help),
)
