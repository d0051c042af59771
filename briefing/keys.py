"""Keys by their names: which there are, by which one name each goes, and which one was meant by a name that is none."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

DIGITS: Final = frozenset(string.digits)

_NAMED: Final = frozenset(f"f{number}" for number in range(1, 25)) | {
    *("enter", "escape", "tab", "space", "backspace", "insert", "delete"),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
}
_SAME: Final[Mapping[str, str]] = {
    re.sub("[ -]", "_", unicodedata.name(sign).lower()): sign for sign in string.punctuation
} | {
    **{f"F{number}": f"f{number}" for number in range(1, 25)},
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
    "esc": "escape",
    "return": "enter",
    " ": "space",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "↓": "down",
    "↑": "up",
    "←": "left",
    "→": "right",
}
_SENT_AS: Final = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}
"""What a terminal makes of these: it has no signs of their own for them."""

_MODIFIED: Final = re.compile(r"((?:alt\+)?(?:ctrl\+)?(?:hyper\+)?(?:meta\+)?(?:shift\+)?(?:super\+)?)(.+)", re.DOTALL)
_CLOSE_ENOUGH: Final = 0.6


def plain(key: str) -> str:
    """A key by the one name that stands for all its names: "?" for "question_mark", "down" for "↓"."""
    modifiers, name = _parts(key)
    return modifiers + _SAME.get(name, name)


def known(key: str) -> bool:
    """Whether a terminal can send this key; it may be written by any of its names."""
    modifiers, name = _parts(plain(key))
    if plain(key) in _SENT_AS or (modifiers == "shift+" and len(name) == 1):
        return False
    return name in _NAMED or (len(name) == 1 and name.isprintable())


def meant(key: str) -> str:
    """The key that is probably meant by a name that no key has; "" where none is like it."""
    name = plain(key.strip("<>").lower())
    if name in _SENT_AS:
        return _SENT_AS[name]
    if name.startswith("shift+") and len(name) == len("shift+") + 1:
        return name[-1].upper()
    if known(name):
        return name
    return nearest(name, [*_NAMED, *_SAME, *(f"ctrl+{letter}" for letter in string.ascii_lowercase), "shift+tab"])


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of the names that is most like this one; "" where none is."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, sorted(names), 1, _CLOSE_ENOUGH)), "")


def _parts(key: str) -> tuple[str, str]:
    found = _MODIFIED.fullmatch(key)
    return (found[1], found[2]) if found else ("", key)
