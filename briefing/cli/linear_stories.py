"""What can be said in the linear mode of stories: articles split off, moved or kept apart, stories merged, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.cli import linear_told as told
from briefing.cli.linear_numbers import all_numbers, number_in
from briefing.errors import UsageError
from briefing.model import ArticleRow
from briefing.pipeline import kinship, sorting, story_sheet
from briefing.pipeline.story_sheet import Near

if TYPE_CHECKING:
    from briefing.cli.linear_desk import LinearDesk
    from briefing.cli.linear_list import Lines
    from briefing.store.library import Library


def compare(desk: LinearDesk, words: str) -> Lines:
    """Read out how two texts differ."""
    return desk.compare(number_in(words, "compare 1")[0] if words else None)


def why(desk: LinearDesk, words: str) -> Lines:
    """Read out why an article is in its story, beside the one that it is most like, or beside another one."""
    number, rest = number_in(words, "why 2, or why 2 1")
    row = _article(desk, number)
    if rest:
        return told.kinship(kinship.why(desk.library, row.key, _article(desk, number_in(rest, "why 2 1")[0]).key))
    if row.copy_of is not None:
        return told.kinship(kinship.why(desk.library, row.key, row.copy_of))
    sheet = story_sheet.of_article(desk.library, row.key)
    nearest = next((text.nearest for text in sheet.texts if text.row.key == row.key), None)
    if nearest is None:
        raise UsageError("It stands alone: nothing else in the story is there to hold it against; why 1 2 takes two")
    return told.kinship(kinship.why(desk.library, row.key, nearest))


def split_off(desk: LinearDesk, words: str) -> Lines:
    """Say that an article is no part of its story."""
    return _changed(desk, words, "split 2", sorting.split_off)


def alone(desk: LinearDesk, words: str) -> Lines:
    """Show a copy for itself, or fold it again."""
    number, _ = number_in(words, "alone 2")
    row = _article(desk, number)
    is_alone = desk.lists(told.Entry) and desk.entry(told.Entry, number, "story").text.alone
    return _changed(
        desk, words, "alone 2", sorting.fold_again if is_alone and row.copy_of is None else sorting.show_alone
    )


def never(desk: LinearDesk, words: str) -> Lines:
    """Say that an article never belongs to one story with the open one, or with a second one."""
    number, rest = number_in(words, "never 2, or never 2 3")
    one = _article(desk, number).key
    other = _article(desk, number_in(rest, "never 2 3")[0]).key if rest else desk.story.row.key
    if one == other:
        raise UsageError("It is the open one; open the other of the two first, or say both: never 1 2")
    done = sorting.never(desk.library, other, one)
    desk.look_again()
    yield done


def move(desk: LinearDesk, words: str) -> Lines:
    """Read out the stories that an article could belong to; `into` moves it."""
    number, query = number_in(words, "move 2, or move 2 harbour")
    key = _article(desk, number).key
    sheet = story_sheet.of_article(desk.library, key)
    found = story_sheet.near(desk.library, sheet.id, [key], query)
    return _offered(desk, found, "move", lambda near: sorting.move(desk.library, key, near.row.id))


def merge(desk: LinearDesk, words: str) -> Lines:
    """Merge stories of the list, or one of it with the open one; without numbers, read out which could be."""
    if not words:
        sheet = story_sheet.of_article(desk.library, desk.story.row.key)
        found = story_sheet.near(desk.library, sheet.id, [text.row.key for text in sheet.texts])
        return _offered(desk, found, "merge-story", lambda near: sorting.merge(desk.library, (sheet.id, near.row.id)))
    numbers = all_numbers(words, "merge-story 3, or merge-story 2 3", len(desk.ids))
    meant = [desk.story_at(number) for number in numbers]
    return _merged(desk, meant if len(meant) > 1 else [desk.story.id, *meant])


def _merged(desk: LinearDesk, stories: list[int]) -> Lines:
    yield sorting.merge(desk.library, stories)
    desk.look_again()


def _offered(desk: LinearDesk, found: list[Near], verb: str, then: Callable[[Near], str]) -> Lines:
    return desk.offer(Near, found, (told.near(number, one) for number, one in enumerate(found, 1)), verb, then)


def _changed(desk: LinearDesk, words: str, example: str, change: Callable[[Library, int], str]) -> Lines:
    done = change(desk.library, _article(desk, number_in(words, example)[0]).key)
    desk.look_again()
    yield done


def _article(desk: LinearDesk, number: int) -> ArticleRow:
    """The article of that number in the story as it was laid open, or in the list of its articles."""
    if desk.lists(ArticleRow):
        return desk.entry(ArticleRow, number, "articles")
    return desk.entry(told.Entry, number, "story").row
