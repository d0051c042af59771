"""Asks one line about items to watch: a note, a day, the words of a new item; what cannot be meant is asked again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from briefing import when
from briefing.model import WatchRow
from briefing.screens.framed import Framed
from briefing.screens.overlay import LEAVE
from briefing.screens.walking import typed
from briefing.text import one_line, tag_shown
from widgets.bars import HintLine, PaneTitle, SearchBox
from widgets.story_sheet import NoteLines

_LONGEST = 500
_LONGEST_TITLE = 60
_LONGEST_HELP = 110


class ItemPrompt(Framed[str | None]):
    """A line to type in, and below it what may stand there (`help`); dismisses with what was typed, or None.

    `wrong` says why it cannot be, "" where it can.

    With `replace`, what stands in the line is only a proposal: the first letter typed takes its place.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", id="item.close", show=False, priority=True),
        Binding("enter", "choose", "Take this", id="item.choose", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        about: str,
        text: str,
        help: str,
        wrong: Callable[[str], str] = lambda _: "",
        *,
        replace: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._about = about
        # An input draws what it holds as it is, so that what is in it must have been cleaned.
        self._text = one_line(text, _LONGEST)
        self._help = help
        self._wrong = wrong
        self._replace = replace

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame small"):
            yield PaneTitle(id="overlay-title")
            box = SearchBox(placeholder="", id="item-box")
            # Here already, so that keys typed ahead of the screen find it.
            box.value = self._text
            box.cursor_position = len(self._text)
            if self._replace:
                box.select_all()
            yield box
            yield NoteLines(id="item-help")
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(f" {self._title}", "bar--name"), (f"  {self._about}", "bar--faint")])
        self._explain()
        self.query_one(HintLine).hint([("enter", "take this"), LEAVE])

    def _explain(self) -> None:
        self.query_one(NoteLines).say(self._help)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._explain()

    async def action_choose(self) -> None:
        box = self.query_one(SearchBox)
        await typed(box)
        text = one_line(box.value, _LONGEST)
        if problem := self._wrong(text):
            self.query_one(NoteLines).say(problem, wrong=True)
        else:
            self.dismiss(text)

    def action_leave(self) -> None:
        self.dismiss(None)


def ask_until(rows: Sequence[WatchRow], today: date) -> ItemPrompt:
    """Asks until when items are to be out of sight; the answer is one that `day_of` understands, after today."""

    def wrong(text: str) -> str:
        day = when.day_of(text, today)
        if day is None:
            return f"Say a day: {when.EXAMPLES}"
        return "" if day > today else "Say a day after today"

    return ItemPrompt("Snooze until when?", _about(rows), "", when.EXAMPLES, wrong)


def ask_due(rows: Sequence[WatchRow], today: date) -> ItemPrompt:
    """Asks when items are due; the answer is empty (as the text says) or one that `range_of` understands."""

    def wrong(text: str) -> str:
        fits = not text or when.range_of(text, today) is not None
        return "" if fits else "Say a day, or a first and a last: 2026-03-09 2026-03-12"

    dues = {row.due and (row.due.start, row.due.end) for row in rows}
    days = dict.fromkeys(next(iter(dues)) or ()) if len(dues) == 1 else ()
    hint = "a day or two; empty: as in the text"
    return ItemPrompt("Due when?", _about(rows), " ".join(days), hint, wrong, replace=True)


def ask_note(rows: Sequence[WatchRow]) -> ItemPrompt:
    """Asks for a note; an empty one takes the note away."""
    notes = {row.note for row in rows}
    note = next(iter(notes)) if len(notes) == 1 else None
    return ItemPrompt("Note", _about(rows), note or "", "any words; empty: no note")


def ask_item(text: str, article: str, due: str) -> ItemPrompt:
    """Asks for the words of a new item; `article` is the title of the one that it belongs to, empty for none, and `due`
    the key that changes when it is due.
    """
    about = f"from “{one_line(article, _LONGEST_TITLE)}”" if article else "of no article"
    hint = f"what to watch, and by when; {due} changes the day"
    return ItemPrompt("Watch what?", about, text, hint, lambda typed_now: "" if typed_now else "Say what")


def ask_mute(what: str, today: date) -> ItemPrompt:
    """Asks how long to mute; the answer is empty (for good) or one that `day_of` understands."""

    def wrong(text: str) -> str:
        day = when.day_of(text, today)
        return "" if not text or (day and day >= today) else f"Say a day, or nothing for good: {when.EXAMPLES}"

    return ItemPrompt("Mute until when?", what, "", f"empty: for good; or {when.EXAMPLES}", wrong)


def ask_tag(about: str, tags: Sequence[str]) -> ItemPrompt:
    """Asks for a tag; `tags` are those that the library has."""

    def wrong(text: str) -> str:
        return "" if any(char.isalnum() for char in text) else "A tag has a letter or a digit in it"

    there = f"so far {', '.join(map(tag_shown, tags))}" if tags else "a word or a few"
    return ItemPrompt("Tag", about, "", one_line(f"{there}; the same again takes it off", _LONGEST_HELP), wrong)


def ask_name(title: str, about: str, name: str) -> ItemPrompt:
    """Asks for a name."""
    return ItemPrompt(title, about, name, "a name", lambda typed_now: "" if typed_now else "Say a name")


def _about(rows: Sequence[WatchRow]) -> str:
    return one_line(rows[0].text, _LONGEST_TITLE) if len(rows) == 1 else f"{len(rows):,} items"
