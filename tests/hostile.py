"""Texts that try to command a terminal or a program, to be put wherever text can come from outside."""

from __future__ import annotations

import re

PAYLOADS = (
    # escape sequences: clear, move, colour, title, clipboard, link, query, reset, charset, keys, printing
    "\x1b[2J", "\x1b[H", "\x1b[31m", "\x1b[8m", "\x1b[6n",
    "\x1b[c", "\x1b[?1049l", "\x1b[20t", "\x1bc", "\x1b(0", "\x1b#8",
    "\x1b]0;owned\x07", "\x1b]2;owned\x1b\\",
    "\x1b]52;c;b3duZWQ=\x07", "\x1b]8;;file:///etc/passwd\x1b\\here\x1b]8;;\x1b\\",
    "\x1b]1337;File=:AAAA\x07", "\x1bP$q\"p\x1b\\", "\x1bP+q544e\x1b\\",
    "\x1b_Ga=d\x1b\\", "\x1b^private\x1b\\", "\x1bXstring\x1b\\",
    "\x1b]52;c;never closed", "\x1b[", "\x1b",
    # the same in one character, and single control characters
    "\x9b2J", "\x9d52;c;b3duZWQ=\x9c", "\x90q\x9c", "\x00", "\x07", "\x08\x08\x08",
    "\x0b", "\x0c", "\x0e", "\x0f", "\x7f", "\x85",
    "over\rwritten",
    # text that is not what it looks like
    "\u202egnp.exe\u202c", "\u2066hidden\u2069", "\u200bzero\u200bwidth",
    "\ufefffeff", "\u2028line\u2029", "\u00adsoft",
    "\U000e0041\U000e0042", "\u115f\u3164", "z" + "\u0301" * 300,
    # markup that would vanish, crash the screen, or be clicked
    "[had]", "[sic]", "[/nope]", "[bold red]x", "[@click=app.quit]x[/]", "[link=file:///etc/passwd]x[/link]",
    "<script>alert(1)</script>", "javascript:alert(1)", "{x!r}", "%s%n", "'; DROP TABLE mark; --",
)  # fmt: skip

RISKY = re.compile(
    rb"\x1b\][^\x07\x1b]*|\x1b[P_X^][^\x1b]*|\x1b[^\[\]P_X^]|\x1b\[[0-9;]*[nct]"
    rb"|[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\xc2[\x80-\x9f]"
    rb"|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf|\xf3\xa0[\x80-\x81].|(?:\xcc\x81){5,}"
)
"""Every sequence of bytes that does more than show text, place the cursor or colour."""


def risks(output: bytes) -> set[bytes]:
    """The risky sequences among the bytes that a program wrote to its terminal."""
    return set(RISKY.findall(output))
