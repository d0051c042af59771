"""`briefing linear`: the reader as a conversation, a command a line, for screen readers and pipes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from briefing import when
from briefing.cli.given import Given
from briefing.cli.output import say
from briefing.errors import BriefingError, UsageError
from briefing.text import one_line

if TYPE_CHECKING:
    from briefing.cli.linear_desk import LinearDesk, Lines
    from briefing.model import WatchRow

_PROMPT: Final = "> "
_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that can be typed: its word, what may follow it, what it does."""

    word: str
    after: str
    help: str
    answer: Callable[[LinearDesk, str], Lines]


@click.command()
@click.pass_obj
def linear(given: Given) -> int:
    """Read with commands that are typed, a line each: for screen readers and pipes. `help` lists them.

    Answers are plain numbered lines of any length, without colours, boxes or cursor movements.
    """
    from briefing.cli.linear_desk import LinearDesk
    from briefing.pipeline import gathering

    settings = given.settings()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    with given.writing() as library:
        gathering.bring_up_to_date(library)
        desk = LinearDesk(library, settings)
        _answer(desk.list_stories)
        if _asks():
            say("help reads out the commands.")
        for line in _typed():
            text = one_line(line, _LONGEST)
            if not text:
                _answer(desk.read_on)
                continue
            word, _, rest = text.partition(" ")
            try:
                verb = meant(word)
            except UsageError as error:
                say(f"{error}.")
                continue
            if verb.word == "quit":
                break
            _answer(verb.answer, desk, rest.strip())
    return 0


def meant(word: str) -> Verb:
    """The verb that a word is, or the only one that it begins. Raises UsageError."""
    word = word.casefold()
    found = [verb for verb in VERBS if verb.word == word] or [verb for verb in VERBS if verb.word.startswith(word)]
    if not found:
        raise UsageError(f"There is no command {word}; help lists them")
    if len(found) > 1:
        raise UsageError(f"{word} could be {', '.join(verb.word for verb in found)}")
    return found[0]


def _asks() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _typed() -> Iterator[str]:
    """The lines that are typed; where somebody sits there, each is asked for."""
    asks = _asks()
    while True:
        if asks:
            click.echo(_PROMPT, nl=False)
        line = sys.stdin.readline()
        if not line:
            if asks:
                click.echo()
            return
        yield line


def _answer(answer: Callable[..., Lines], *given: object) -> None:
    """Say what is answered; what went wrong is an answer too."""
    try:
        for line in answer(*given):
            say(line)
    except BriefingError as error:
        say(f"{error}.")


# ------------------------------------------------------------------ numbers, days and marks


def _number(words: str, example: str) -> tuple[int, str]:
    """The number that words begin with, and the rest of them."""
    first, _, rest = words.partition(" ")
    if not (first.isascii() and first.isdigit() and len(first) < 10):
        raise UsageError(f"Say a number: {example}")
    return int(first), rest.strip()


def _open(desk: LinearDesk, words: str) -> Lines:
    return desk.open(_number(words, "open 2")[0])


def _read(desk: LinearDesk, words: str) -> Lines:
    if words:
        yield from _open(desk, words)
    yield from desk.read_out()


def _items(desk: LinearDesk, words: str, example: str) -> list[WatchRow]:
    numbers = [_number(word, example)[0] for word in words.split() or [""]]
    return desk.items_at(list(dict.fromkeys(numbers)))


def _keys(rows: list[WatchRow]) -> list[str]:
    return [key for row in rows for key in row.keys]


def _tick(desk: LinearDesk, words: str) -> Lines:
    from briefing.store import marks

    rows = _items(desk, words, "tick 1")
    still_open = [row for row in rows if row.state == "open"]
    yield marks.tick(desk.library, _keys(still_open)) if still_open else marks.reopen(desk.library, _keys(rows))


def _drop(desk: LinearDesk, words: str) -> Lines:
    from briefing.store import marks

    yield marks.drop(desk.library, _keys(_items(desk, words, "drop 1")))


def _snooze(desk: LinearDesk, words: str) -> Lines:
    from briefing.store import marks

    number, rest = _number(words, "snooze 1 3d")
    day = when.day_of(rest, date.today())
    if day is None or day <= date.today():
        raise UsageError(f"Say a day after today: {when.EXAMPLES}")
    yield marks.snooze(desk.library, _keys(desk.items_at([number])), day.isoformat())


def _due(desk: LinearDesk, words: str) -> Lines:
    from briefing.store import marks

    number, rest = _number(words, "due 1 friday")
    days = when.range_of(rest, date.today()) if rest else None
    if rest and days is None:
        raise UsageError("Say a day, or a first and a last: 2026-03-09 2026-03-12; nothing: as the text says")
    start, end = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    yield marks.due(desk.library, _keys(desk.items_at([number])), start, end)


def _note(desk: LinearDesk, words: str) -> Lines:
    from briefing.store import marks

    number, rest = _number(words, "note 1 ask the ministry")
    yield marks.note(desk.library, _keys(desk.items_at([number])), rest)


def _add(desk: LinearDesk, words: str) -> Lines:
    from briefing.store import marks

    if not words:
        raise UsageError("Say what is to be watched: add the ruling on Friday")
    marks.add(desk.library, words, desk.story.row.identity, None, None)
    yield f"Added “{words}” to the checklist."


def _star(desk: LinearDesk, words: str) -> Lines:
    from briefing.pipeline import finding
    from briefing.screens import fetch

    if words:
        story = desk.story_row(_number(words, "star 2")[0])
        identities, starred = fetch.identities(desk.library, story.id), story.starred
    else:
        article = desk.article_now()
        identities, starred = [article.identity], article.starred
    yield finding.do(desk.library, "unstar" if starred else "star", identities)


def _unread(desk: LinearDesk, words: str) -> Lines:
    from briefing.pipeline import finding
    from briefing.screens import fetch

    if words:
        identities = fetch.identities(desk.library, desk.story_at(_number(words, "unread 2")[0]))
    else:
        identities = [desk.story.row.identity]
    yield finding.do(desk.library, "unread", identities)


def _undo(desk: LinearDesk, _: str) -> Lines:
    from briefing.pipeline import undoing
    from briefing.pipeline.analysing import labeller_of

    done = undoing.undo(desk.library, labeller_of(desk.settings))
    yield "Nothing to undo" if done is None else f"Undone: {done}"


def _redo(desk: LinearDesk, _: str) -> Lines:
    from briefing.pipeline import undoing
    from briefing.pipeline.analysing import labeller_of

    done = undoing.redo(desk.library, labeller_of(desk.settings))
    yield "Nothing to redo" if done is None else f"Done again: {done}"


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
    Verb("open", "number", "Open the story; of other lists, the place of the entry, the stories of the actor", _open),
    Verb("next", "", "Open the next unread story", lambda desk, _: desk.next_unread(1)),
    Verb("previous", "", "Open the previous unread story", lambda desk, _: desk.next_unread(-1)),
    Verb("read-on", "", "Read the next paragraph, then the next unread article", lambda desk, _: desk.read_on()),
    Verb("read", "[number]", "Read the article to its end, so that it counts as read", _read),
    Verb("articles", "", "Read out the articles of the story", lambda desk, _: desk.articles()),
    Verb("next-article", "", "Open the next article of the story", lambda desk, _: desk.step(1)),
    Verb("previous-article", "", "Open the previous article of the story", lambda desk, _: desk.step(-1)),
    Verb("actors", "", "Read out who acts", lambda desk, _: desk.actors()),
    Verb("statements", "", "Read out who said what", lambda desk, _: desk.statements()),
    Verb("checklist", "", "Read out what to watch in this story", lambda desk, _: desk.checklist()),
    Verb("watch", "[words]", "Read out what to watch in the whole library", lambda desk, text: desk.watch(text)),
    Verb("tick", "number...", "Tick items, or open them again", _tick),
    Verb("drop", "number...", "Drop items: they are not worth following", _drop),
    Verb("snooze", "number day", "Snooze the item until a day: tomorrow, friday, 3d, 2026-03-09", _snooze),
    Verb("due", "number [day [day]]", "Say when the item is due; without a day, as the text says", _due),
    Verb("note", "number [words]", "Pen a note on the item; without words, take it away", _note),
    Verb("add", "words", "Add an item of your own to the article", _add),
    Verb("star", "[number]", "Star the article, or the story of that number, or take the star away", _star),
    Verb("unread", "[number]", "Mark the article, or the story of that number, unread", _unread),
    Verb("undo", "", "Undo the last mark", _undo),
    Verb("redo", "", "Redo what was undone", _redo),
    Verb("help", "", "Read out these commands", _help),
    Verb("quit", "", "Quit; so does the end of the input", _help),
)
