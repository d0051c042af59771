"""Text as a bag of comparable words: two prints of a sentence give one list, whatever their quotes and accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_WORD = re.compile(r"[^\W_]+(?:['.,](?=[^\W_])[^\W_]+)*")
_BREAK = re.compile(r"(?<=\w)-\n(?=\w)")
_ACCENT = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]+")
_PLAIN = {
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "`": "'",
    "´": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "–": " ",
    "—": " ",
    "―": " ",
    "-": " ",
    "‐": " ",
    "‑": " ",
    "­": "",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
}
_SIGN = re.compile(f"[{re.escape(''.join(_PLAIN))}]")
_SPELLED = {
    word: str(number)
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}


def plain(text: str) -> str:
    """The text in compatibility form without accents, with straight quotes, dashes as spaces and mended line breaks.

    The case is kept; offsets are not.
    """
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", _with_plain_signs(text)))
    if "-" not in text:
        return text
    return _with_plain_signs(_BREAK.sub("", text) if "-\n" in text else text)


def _with_plain_signs(text: str) -> str:
    return _SIGN.sub(lambda sign: _PLAIN[sign[0]], text)


def tokens(plain_text: str) -> list[str]:
    """The words and numbers of a text that went through `plain`, in order, as printed (`U.S.` is `U.S`)."""
    return _WORD.findall(plain_text)


@lru_cache(maxsize=100_000)
def folded(token: str) -> str:
    """One token in the form that copies are compared in: lower case, no inner signs, small numbers as digits."""
    word = token.lower().replace("'", "").replace(",", "")
    if not word.isdigit():
        word = word.replace(".", "") if not word[0].isdigit() else word
    return _SPELLED.get(word, word)


@lru_cache(maxsize=100_000)
def number_of(word: str) -> int:
    """A stable number below 2**64 for a word: the same in every process and on every machine, unlike `hash`."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
