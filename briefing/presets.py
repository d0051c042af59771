"""Ready-made keys, for hands that know another program: tables of command ids and the keys that call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Keymap = Mapping[str, tuple[str, ...]]
"""Command ids (see `briefing.commands`), and the keys that call each; no keys: it is reached by the palette."""

# A preset lists what it changes. A command that it does not name keeps its default keys, but for those that the preset
# gave to another command. Why a key is where it is: docs/notes/keys.md.
PRESETS: Final[Mapping[str, Keymap]] = {
    "default": {},
    "newsboat": {
        "page-up": ("b", "ctrl+b", "pageup"),
        "top": ("home",),
        "bottom": ("end",),
        "open": ("enter",),
        "previous": ("p",),
        "read": ("N",),
        "star": ("ctrl+e",),
        "export": ("s", "P"),
        "note": ("C",),
        "undo": ("U",),
        "filter": ("F",),
        "kind": ("f",),
        "unread-only": ("l",),
        "sort": ("g", "S"),
        "views": ("t", "8"),
        "theme": (),
        "links": ("u", ";"),
        "browse": ("o", "B"),
        "load": ("r",),
        "palette": (":", "ctrl+p"),
    },
    "neomutt": {
        "top": ("=", "home"),
        "bottom": ("*", "end"),
        "page-down": ("z", "ctrl+f", "pagedown"),
        "page-up": ("Z", "pageup"),
        "links": ("ctrl+b", ";"),
        "open": ("enter",),
        "back": ("escape",),
        "next": ("tab", "n"),
        "previous": ("shift+tab",),
        "next-pane": ("g",),
        "previous-pane": ("G",),
        "dim": ("h",),
        "read": ("N",),
        "archive": ("d", "."),
        "sort": ("o", "S"),
        "load": ("I",),
        "star": ("F",),
        "export": ("s", "P"),
        "select": ("t", "V"),
        "select-all": ("T",),
        "snooze": ("r",),
        "rename": ("C",),
        "retype": ("ctrl+t",),
        "search": ("/", "l"),
        "kind": ("L",),
        "theme": (),
        "palette": (":", "ctrl+p"),
    },
    "plain": {
        "down": ("down",),
        "up": ("up",),
        "page-down": ("pagedown",),
        "page-up": ("pageup",),
        "top": ("home",),
        "bottom": ("end",),
        "open": ("enter",),
        "back": ("escape",),
        "next": ("f5",),
        "previous": ("f4",),
        "tick": ("f6",),
        "read": ("f7",),
        "star": ("f9",),
        "undo": ("f8",),
        "redo": ("ctrl+y",),
        "search": ("f3",),
        "palette": ("f2", "ctrl+p"),
        "help": ("f1",),
        "close": ("ctrl+e",),
        "quit": ("f10", "ctrl+q"),
    },
}

COUNTS: Final[Keymap] = {"watch": ("ctrl+w",), "agenda": ("ctrl+a",), "views": ("ctrl+g",), "history": ("ctrl+x",)}
"""The keys of commands that are called by digits, where digits are counts."""
