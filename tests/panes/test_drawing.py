"""The ruler and scissors: what fits, and where lines break."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.text import guard
from widgets.drawing import cut, cut_facts, cut_words, fit, wrap, wrapped

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Mn", "Me", "Cf")), max_size=200)
WIDTHS = st.integers(1, 60)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


def test_lines_break_at_spaces_and_the_space_belongs_to_no_line() -> None:
    assert lines("the ferry left at noon", 9) == ["the ferry", "left at", "noon"]


def test_a_word_that_is_too_long_is_broken_within() -> None:
    assert lines("aaaaaaaaaaaa bb", 5) == ["aaaaa", "aaaaa", "aa bb"]


def test_a_line_may_break_after_a_hyphen() -> None:
    assert lines("the Nordland-Ostland talks", 14) == ["the Nordland-", "Ostland talks"]


def test_wide_characters_take_two_cells() -> None:
    assert lines("東京で会談した", 6) == ["東京で", "会談し", "た"]


def test_a_newline_always_breaks() -> None:
    assert lines("one\ntwo", 20) == ["one", "two"]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "skip this: keep these words"
    assert [text[a:b] for a, b in wrap(text, 11, len(text), 10)] == ["keep these", "words"]


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_asked_but_for_a_single_wide_character(text: str, width: int) -> None:
    for line in lines(text, width):
        assert cell_len(line) <= max(width, 2)


@given(TEXTS, WIDTHS)
def test_wrapping_loses_nothing_but_spaces_and_newlines(text: str, width: int) -> None:
    kept = "".join(lines(text, width))
    assert kept.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")


@given(TEXTS, WIDTHS)
def test_fit_takes_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


def test_what_is_cut_says_so() -> None:
    assert cut("a very long headline", 10) == "a very lo…"
    assert wrapped("one two three four", 9, 1) == ["one two…"]


@pytest.mark.parametrize(
    ("text", "width", "kept"),
    [
        ("three ports are closed", 22, "three ports are closed"),
        ("three ports are closed", 19, "three ports are…"),
        ("three ports, all closed", 15, "three ports…"),
        ("the unpronounceables", 12, "the unprono…"),
    ],
)
def test_a_line_is_cut_behind_a_word_unless_too_little_is_left(text: str, width: int, kept: str) -> None:
    assert cut_words(text, width) == kept


@pytest.mark.parametrize(
    ("text", "width", "kept"),
    [
        ("7 stories · 12 unread · 9 to watch", 25, "7 stories · 12 unread"),
        ("7 stories · 12 unread · 9 to watch", 10, "7 stories"),
        ("The Harbour Review", 13, "The Harbour…"),
        ("The Harbour Review", 5, ""),
    ],
)
def test_facts_are_left_out_whole(text: str, width: int, kept: str) -> None:
    assert cut_facts(text, width) == kept


@given(TEXTS, WIDTHS)
def test_what_is_cut_is_a_beginning_that_fits(text: str, width: int) -> None:
    safe = guard(text)
    for kept in (cut_words(text, width), cut_facts(text, width)):
        assert cell_len(kept) <= width
        assert kept == safe or safe.startswith(kept.removesuffix("…"))


@pytest.mark.parametrize("text", ["a" * 1_000_000, "東" * 300_000, "- " * 500_000, "\n" * 300_000, " " * 1_000_000])
def test_a_huge_text_is_wrapped_in_a_moment(text: str) -> None:
    before = time.process_time()
    wrap(text, 0, len(text), 80)
    assert time.process_time() - before < 3


def test_what_a_terminal_would_obey_is_not_drawn() -> None:
    assert "\x1b" not in fit("a\x1b[2Jb", 10)
