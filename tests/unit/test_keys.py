"""Keys have names: any of them will do, and what no terminal can send is told apart."""

from __future__ import annotations

import string

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import Keys, _character_to_key

from briefing.keys import known, meant, plain

# What Textual has names for, but a terminal sends as something else, or never.
_NO_KEYS = {"<any>", "<scroll-up>", "<scroll-down>", "<ignore>", "ctrl-at", "shift+escape"}


@pytest.mark.parametrize("sign", [*string.punctuation, *string.ascii_letters, *string.digits, "é", "ж", "語"])
def test_a_sign_may_be_written_as_itself_or_by_the_name_that_textual_has_for_it(sign: str) -> None:
    assert known(sign)
    assert plain(_character_to_key(sign)) == plain(sign) == sign


def test_every_key_that_textual_reads_from_a_terminal_is_known() -> None:
    sent = {key.value for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) for key in keys}
    assert len(sent) > 100
    assert [key for key in sorted(sent) if not known(key) and key not in _NO_KEYS and meant(key) == ""] == []


def test_every_named_key_is_one_of_textuals() -> None:
    names = {key.value for key in Keys}
    for name in ("enter", "escape", "tab", "space", "backspace", "pageup", "pagedown", "home", "f1", "f24", "ctrl+d"):
        assert known(name)
        assert name in names


@pytest.mark.parametrize(
    "key", ["ctrl+d", "shift+tab", "ctrl+shift+up", "alt+x", "ctrl+question_mark", "f12", "+", "alt++"]
)
def test_keys_with_modifiers_are_known(key: str) -> None:
    assert known(key)


@pytest.mark.parametrize(
    ("name", "key"),
    [("contrl+d", "ctrl+d"), ("Enter", "enter"), ("<f5>", "f5"), ("pagedwn", "pagedown"), ("Ctrl+D", "ctrl+d"),
     ("shift+x", "X"), ("ctrl+i", "tab"), ("ctrl+m", "enter"), ("ctrl+h", "backspace"), ("spcae", "space"),
     ("qqqqqqq", ""), ("up arrow", "")],
)  # fmt: skip
def test_what_is_no_key_is_told_with_the_one_that_was_meant(name: str, key: str) -> None:
    assert not known(name)
    assert meant(name) == key
    assert key == "" or known(key)


@pytest.mark.parametrize("name", ["", "\n", "\x1b", "ctrl+", "shift+", "tab+tab", "ab"])
def test_what_is_no_key_is_not_taken_for_one(name: str) -> None:
    assert not known(name)
