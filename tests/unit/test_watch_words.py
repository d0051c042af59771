"""The list of all items made anew around what was marked in it: that stays where it was."""

from __future__ import annotations

from briefing.model import WatchCounts, WatchGroup
from briefing.screens.watch_words import held, title
from briefing.store.watchlist import Listed


def items(group: WatchGroup, *keys: str) -> list[Listed]:
    return [Listed(key, group, None, None) for key in keys]


def keys(found: list[Listed]) -> list[tuple[str, str]]:
    return [(one.group, one.key) for one in found]


def test_what_was_marked_stays_behind_the_item_that_was_before_it() -> None:
    old = items("overdue", "a", "b", "c") + items("today", "d")
    new = items("overdue", "x", "a", "c") + items("today", "d") + items("resolved", "b")
    assert keys(held(old, new, {"b"})) == keys(items("overdue", "x", "a", "b", "c") + items("today", "d"))


def test_the_first_item_stays_first_and_several_stay_in_their_order() -> None:
    old = items("overdue", "a", "b") + items("today", "c")
    new = items("resolved", "a", "b", "c")
    assert keys(held(old, new, {"a", "b", "c"})) == keys(old)


def test_what_is_gone_does_not_stay() -> None:
    assert held(items("today", "a", "b"), items("today", "b"), {"a"}) == items("today", "b")


def test_without_marks_the_new_list_is_the_list() -> None:
    new = items("overdue", "b") + items("undated", "a")
    assert held(items("overdue", "a", "b"), new, set()) == new


def test_the_title_says_what_presses_also_where_it_is_none_and_of_the_rest_what_there_is() -> None:
    said = "".join(text for text, _ in title(WatchCounts(overdue=2, snoozed=1), 0))
    assert "2 overdue · 0 today · 0 this week · 1 snoozed" in said
