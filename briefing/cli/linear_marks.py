"""What can be done in the linear mode with stories, articles and statements: read, star, tag, archive, mute."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from briefing import queries, when
from briefing.cli.linear_files import addressed
from briefing.cli.linear_numbers import all_numbers, number_in
from briefing.errors import UsageError
from briefing.model import Mute, StatementRow
from briefing.pipeline import finding, quoting, undoing
from briefing.pipeline.analysing import labeller_of
from briefing.store import kept_queries, stories
from briefing.store.journal import Entry

if TYPE_CHECKING:
    from briefing.cli.linear_desk import LinearDesk
    from briefing.cli.linear_list import Lines

_NOBODY: Final = "nobody"
_AS_PRINTED: Final = "as the text says"
_UNTIL: Final = " until "


def star(desk: LinearDesk, words: str) -> Lines:
    """Star what is meant, or take the star away."""
    yield finding.toggle(desk.library, _meant(desk, words, "star 2"), "star", "unstar")


def archive(desk: LinearDesk, words: str) -> Lines:
    """Archive what is meant, or take it out of the archive."""
    yield finding.toggle(desk.library, _meant(desk, words, "archive 2"), "archive", "unarchive")


def mark_read(desk: LinearDesk, words: str) -> Lines:
    """Mark what is meant read, unheard."""
    yield finding.do(desk.library, "read", _meant(desk, words, "mark-read 2"))


def unread(desk: LinearDesk, words: str) -> Lines:
    """Mark what is meant unread."""
    yield finding.do(desk.library, "unread", _meant(desk, words, "unread 2"))


def all_read(desk: LinearDesk, _: str) -> Lines:
    """Mark every story of the list read."""
    yield finding.read_all(desk.library, desk.ids)


def tag(desk: LinearDesk, words: str) -> Lines:
    """Tag the stories of these numbers, or the open article; or take the tag off."""
    if not words:
        raise UsageError("Say a tag: tag follow up, or tag 2 follow up")
    numbers, name = addressed(words, len(desk.ids))
    meant = _of_stories(desk, numbers) if numbers else [desk.article_now().identity]
    yield finding.toggle_tag(desk.library, meant, name)


def mute(desk: LinearDesk, words: str) -> Lines:
    """Mute what a query finds, for good or until a day; without one, read out what is muted."""
    if not words:
        return desk.mutes()
    query, _, until = words.rpartition(_UNTIL) if _UNTIL in words else (words, "", "")
    day = when.day_of(until, date.today()) if until else None
    if until and (day is None or day < date.today()):
        raise UsageError(f"Say a day from today on: {when.EXAMPLES}")
    return iter([kept_queries.mute(desk.library, queries.parse(query), day)])


def unmute(desk: LinearDesk, words: str) -> Lines:
    """List again what the mute of a number leaves out."""
    number, _ = number_in(words, "unmute 1; mute alone reads out the numbers")
    yield kept_queries.unmute(desk.library, desk.entry(Mute, number, "mute").query)


def speaker(desk: LinearDesk, words: str) -> Lines:
    """Say who really spoke."""
    number, name = number_in(words, "speaker 1 Ada Haverin")
    if not name:
        raise UsageError(f"Say a name, {_NOBODY}, or {_AS_PRINTED}: speaker 1 Ada Haverin")
    row = desk.entry(StatementRow, number, "statements")
    if name.casefold() == _AS_PRINTED:
        yield quoting.uncorrect(desk.library, row)
        return
    yield quoting.correct(desk.library, row, None if name.casefold() == _NOBODY else name)


def undo(desk: LinearDesk, words: str) -> Lines:
    """Undo the last mark, or all down to one of the history."""
    if words:
        step = desk.entry(Entry, number_in(words, "undo 3; history reads out the numbers")[0], "history").step
        done = undoing.go_to(desk.library, step, labeller_of(desk.settings))
    else:
        undone = undoing.undo(desk.library, labeller_of(desk.settings))
        done = "Nothing to undo" if undone is None else f"Undone: {undone}"
    desk.look_again()
    yield done


def redo(desk: LinearDesk, _: str) -> Lines:
    """Redo what was undone."""
    redone = undoing.redo(desk.library, labeller_of(desk.settings))
    desk.look_again()
    yield "Nothing to redo" if redone is None else f"Done again: {redone}"


def _meant(desk: LinearDesk, words: str, example: str) -> list[str]:
    """The identities of the articles of the stories of these numbers; without one, of the open article."""
    if not words:
        return [desk.article_now().identity]
    return _of_stories(desk, all_numbers(words, example, len(desk.ids)))


def _of_stories(desk: LinearDesk, numbers: list[int]) -> list[str]:
    return stories.texts_in(desk.library, [desk.story_at(number) for number in numbers])
