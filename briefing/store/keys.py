"""Keys made of words: what marks on watch items and statements hang on, and what people type for them."""

from __future__ import annotations

import hashlib
import re

ID_LENGTH = 6
"""How many characters of a key are shown and typed."""

_NO_WORD = re.compile(r"[\W_]+")

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def item_key(identity: str, text: str) -> tuple[str, str]:
    """The key of a watch item or statement in the article of this identity, and the key of its words alone.

    White space, case and quotation marks do not count, so that an item keeps its marks when its article is re-scraped.
    """
    words = " ".join(_NO_WORD.sub(" ", text.casefold()).split())
    return _digits(f"{identity}\x1f{words}"), _digits(words)


def may_be_key(name: str) -> bool:
    """Whether `name` can be the head of a key."""
    return bool(name) and not set(name) - set(_DIGITS)


def _digits(text: str) -> str:
    number = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=10).digest(), "big")
    return "".join(_DIGITS[number >> shift & 31] for shift in range(75, -5, -5))
