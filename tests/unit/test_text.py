"""What the door-keeper lets through, what it drops, and how it looks at a line that is about to be drawn."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import clean, guard, one_line, printed_by

HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\x1b\x1b[]PX^_\\;?0123mJ\x07\x9b\x9c\x9d\x90\x98\r\n\t\x0c\x85\u2028\u200d\u200c\u202e"),
        st.sampled_from(
            "\u0301\u0327\u0344\u064b\u0651\u094d\u0915\u093c\u0958\u0627\u0d4d\u0d15\u0dd9\u0dcf\ufe0f\u1100\u1161"
        ),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("before\x1b[2Jafter", "beforeafter"),
        ("a\x1b[38;5;196mred\x1b[0m", "ared"),
        ("a\x1b]0;owned\x07b", "ab"),
        ("a\x1b]52;c;cm0gLXJm\x1b\\b", "ab"),
        ("a\x1b]8;;file:///etc/passwd\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
        ("a\x1bPq#0;2;0;0;0\x1b\\b", "ab"),
        ("a\x1b_apc\x1b\\b\x1b^pm\x1b\\c\x1bXsos\x1b\\d", "abcd"),
        ("a\x9b2Jb", "ab"),
        ("a\x9d52;c;aGk=\x9cb", "ab"),
        ("a\x90payload\x9cb\x9epm\x9cc", "abc"),
        ("a\x1b(0b\x1bc", "ab"),
        ("a\x1b[6n", "a"),
        ("a\x1b", "a"),
        ("a\x1b and \x1bword", "a and word"),
        ("a\x1b\x1b[0m[31mb", "a[31mb"),
        ("bell\x07 back\x08 nul\x00 del\x7f so\x0e si\x0f", "bell back nul del so si"),
        ("\u202eevil\u202c \u2066iso\u2069 \u200fmark\u061c", "evil iso mark"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen word\u2060joiner", "zerowidth softhyphen wordjoiner"),
        ("tag\U000e0041\U000e007f filler\u3164\u115f\uffa0 note\ufff9a\ufffab\ufffb", "tag filler noteab"),
        ("heart\u2764\ufe0f text\u2764\ufe0e", "heart\u2764 text\u2764"),
        ("lone \ud800 non \uffff \U0001fffe", "lone \ufffd non \ufffd \ufffd"),
        ("a\xa0b\u2009c\u3000d\u202fe", "a b c d e"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_what_a_terminal_would_obey_goes_and_the_words_stay(hostile: str, harmless: str) -> None:
    assert clean(hostile) == harmless


def test_an_open_clipboard_write_takes_its_own_line_and_no_more() -> None:
    assert clean("one\x1b]52;c;AAAA\ntwo\nthree") == "one\ntwo\nthree"


def test_letters_that_were_set_as_one_are_two_again() -> None:
    assert clean("The \ufb01rst o\ufb03ce \ufb02ooded") == "The first office flooded"


def test_every_kind_of_line_break_is_a_newline() -> None:
    assert clean("a\r\nb\rc\x85d\u2028e\u2029f\x0cg\x0bh") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_tabs_become_columns_of_four() -> None:
    assert clean("a\tb\n\tc") == "a   b\n    c"


def test_a_flood_of_combining_marks_is_cut_to_four() -> None:
    flooded = clean("x" + "\u0334\u0335" * 250)
    assert sum(unicodedata.combining(char) > 0 for char in flooded) == 4


def test_a_family_emoji_is_split_but_a_persian_word_keeps_its_joiner() -> None:
    assert clean("\U0001f468\u200d\U0001f469") == "\U0001f468\U0001f469"
    assert (
        clean("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645") == "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    )
    assert clean("\u0915\u094d\u200d\u0937") == "\u0915\u094d\u200d\u0937"


def test_quotation_marks_of_wrongly_decoded_windows_text_are_mended() -> None:
    assert clean("\x93We will wait,\x94 she said \x96 it\x92s early") == "“We will wait,” she said – it’s early"


def test_brackets_and_markup_are_only_text() -> None:
    text = "“Nobody [sic] left,” [@click=app.quit]x[/] [bold]"
    assert clean(text) is text


@given(HOSTILE)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(HOSTILE)
def test_what_is_clean_is_printable_normal_and_encodable(text: str) -> None:
    result = clean(text)
    assert unicodedata.is_normalized("NFC", result)
    assert not [char for char in result if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char != "\n"]
    assert not set(result) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200b\u200e\u200f\ufeff")
    result.encode("utf-8")


@given(HOSTILE)
def test_clean_lines_pass_the_guard_unchanged(text: str) -> None:
    for line in clean(text).split("\n"):
        assert guard(line) == line


@given(HOSTILE)
def test_what_passes_the_guard_is_clean_and_one_line(text: str) -> None:
    line = guard(text)
    assert "\n" not in line
    assert "\x1b" not in line
    assert guard(line) == line


def test_the_guard_hands_back_the_very_same_safe_line() -> None:
    line = "A plain line with “quotes”, [brackets] and  two spaces"
    assert guard(line) is line


def test_one_line_folds_white_space_and_cuts_with_an_ellipsis() -> None:
    assert one_line("  A title\n over\ttwo \x1b[31mlines ") == "A title over two lines"
    assert one_line("abcdef", 6) == "abcdef"
    assert one_line("abc defgh", 5) == "abc…"
    assert one_line("a harbour pilot", 13) == one_line("a harbour pilot", 10) == "a harbour…"
    assert one_line("a harbourmaster", 10) == "a harbour…"
    assert one_line("abcdef", 1) == "…"


@pytest.mark.parametrize(
    "unit",
    [
        "\x1b]",
        "\x1bP;",
        "\x1b[",
        "\x9d",
        "\x98",
        "\x9e;\n",
        "\u0300\u0327",
        "\u200d",
        "\u0627\u200c",
        "\r",
        "\t",
        "\x1b",
        "क्",
    ],
)
def test_hostile_megabytes_take_linear_time(unit: str) -> None:
    text = "a" + unit * (1_000_000 // len(unit))
    began = time.process_time()
    clean(text)
    assert time.process_time() - began < 3


def test_no_sign_is_taken_for_safe_that_is_not() -> None:
    for text in (chr(code) * 6 for code in range(0x3000)):
        assert guard(text) != text or clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("outlet", "source", "told"),
    [
        ("24/7 Coast", "inbox/wire.jsonl#3", "24/7 Coast"),
        (None, "inbox/wire.jsonl#3", "wire.jsonl#3"),
        (None, "-", "-"),
        (None, "/", "/"),
    ],
)
def test_who_printed_a_text_is_its_outlet_whole_or_else_its_file(outlet: str | None, source: str, told: str) -> None:
    assert printed_by(outlet, source) == told
