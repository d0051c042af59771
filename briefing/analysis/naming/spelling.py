"""Names as they sound: one key for the spellings that accents, alphabets and habits give one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from briefing.resources import lexicon

_PLAIN = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
    }
)
_LONGEST = 60
"""Longer words are no names, and must not take for ever."""
_SLAVIC = "(?:in|ov|ev|off|sk[iy]+|enko|chko|ch|uk|n[iy]+)"
# Order matters: longer letters first. Endings of Slavic adjectives (Zelenskyy, Zelenskiy, Zelensky) come last.
_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (rf"\Aye(?=.+{_SLAVIC}\Z)", "e"),
        (r"enka\Z", "enko"),
        (r"(?:iyeh|iyah|iya|iyyah|ieh)\Z", "ia"),
        (r"(?<=[a-z]{3}[^aeiou])ah\Z", "a"),
        (r"(?<=ma)nn\Z", "nx"),
        (rf"\A(?!.*{_SLAVIC}\Z)(.*[^aeiou])y(?=[^aeiouy]+e?\Z)", r"\1Y"),
        (r"shch|stch|schtsch|sch|tsch", "sh"),
        (r"tch", "ch"),
        (r"(?<=[a-z])([aou])e(?=[b-df-hj-np-tv-xz])", r"\1"),
        (r"kh|gh", "h"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"zh", "z"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou", "u"),
        (r"j(?=[aeou])|y", "i"),
        (r"(?:eff|ew|off)\Z", "ev"),
        (r"(.)\1+", r"\1"),
        (r"sk(?:i+|ij|ii|iy|iyi)\Z", "ski"),
        (r"(?:ii|ij|ei|iy|ey)\Z", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """`text` in small letters, without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(char for char in parts if not unicodedata.combining(char))


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """One word of a name as a key that its usual transliterations share: Zelenskyy, Zelenskiy, Zelensky -> zelenski."""
    key = re.sub(r"[^a-z]", "", folded(word)) or folded(word)
    if len(key) > _LONGEST:
        return key
    for pattern, to in _SOUNDS:
        key = pattern.sub(to, key)
    return key


@cache
def _given_roots() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lexicon("nicknames.txt"):
        root, *forms = line.split()
        for form in (root, *forms):
            found.setdefault(folded(form), set()).add(root)
            found.setdefault(sound(form), set()).add(root)
    return {form: frozenset(roots) for form, roots in found.items()}


@lru_cache(maxsize=50_000)
def given_roots(name: str) -> frozenset[str]:
    """The full given names that `name` may stand for: itself by its sound, and what it is short for."""
    plain = folded(name).rstrip(".")
    roots = _given_roots()
    return frozenset((sound(name),)) | roots.get(plain, frozenset()) | roots.get(sound(name), frozenset())


def slip(a: str, b: str) -> bool:
    """Whether two sounds of one length or nearly so differ by one slip of the pen.

    Neighbours swapped, one inner vowel changed or missing, one inner h missing, or g, k, h, q for each other at the
    start. Never the first letter otherwise, never the last, never a consonant, and in short names never the first
    vowel, which is heard (Warner, Werner).
    """
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        apart = [at for at in range(len(a)) if a[at] != b[at]]
        if len(apart) == 1:
            at = apart[0]
            if at == 0:
                return a[0] in "gkh" and b[0] in "gkh"
            late = len(a) > 6 or any(char in "aeiou" for char in a[:at])
            return late and at < len(a) - 1 and a[at] in "aeiou" and b[at] in "aeiou"
        return (
            len(apart) == 2
            and apart[1] == apart[0] + 1
            and apart[0] > 0
            and a[apart[0]] == b[apart[1]]
            and a[apart[1]] == b[apart[0]]
        )
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    at = next((at for at in range(len(shorter)) if longer[at] != shorter[at]), len(shorter))
    return 0 < at < len(longer) - 1 and longer[at] in "aeiouh" and longer[at + 1 :] == shorter[at:]
