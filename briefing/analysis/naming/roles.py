"""What a person is said to be, as printed: the title before the name, or the description set off by commas after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons
from briefing.analysis.naming.titles import is_title, name_after_title

if TYPE_CHECKING:
    from briefing.analysis.naming.capitals import Words

_ARTICLES = frozenset(("a", "an", "the", "his", "her", "their", "its", "my", "our", "one"))
_BY_NOW = frozenset(("now", "currently", "formerly", "once"))
_STOPS = frozenset('.;:()[]"“”—–!?…•')
_LONGEST = 18


def before(words: Words, name: int) -> str | None:
    """The role printed right before the name that begins at word `name`: "Ukrainian President", "Acme's envoy"."""
    sentence = words.sentences[name]
    at = name - 1
    if not words.joined(name):
        return None
    while words.form(at, sentence) and _mere_courtesy(words.forms[at]):
        at -= 1
    if not words.form(at, sentence) or not words.joined(at + 1):
        return None
    head = _head(words, at, sentence)
    if head is None:
        return None
    first = head
    while words.joined(first) and words.form(first - 1, sentence) and _belongs(words, first - 1):
        first -= 1
    while first < head and words.forms[first].lower() in ("'s", "’s", "of", "and"):
        first += 1
    return _text(words, first, at + 1)


def apposed(words: Words, name: int, last: int) -> str | None:
    """The post that a name between commas explains: "Its chief executive, Ann Smith, said"; `last` is past the name."""
    sentence = words.sentences[name]
    following = words.form(last + 1, sentence)
    head = name - 2
    if words.form(name - 1, sentence) != "," or words.form(last, sentence) != "," or not words.form(head, sentence):
        return None
    if not following.islower() or following in _ARTICLES or following in ("and", "or", "who"):
        return None
    if words.forms[head] not in lexicons.flags("role_heads.txt"):
        return None
    first = head
    while words.joined(first) and words.form(first - 1, sentence) and _belongs(words, first - 1):
        first -= 1
    while first < head and words.forms[first].lower() in ("'s", "’s"):
        first += 1
    owned = next((at for at in range(head, first - 1, -1) if words.forms[at] in ("'s", "’s")), -1)
    owner = words.form(first - 1, sentence).lower()
    if owned >= 0 and owner in ("of", "for", "and"):
        first = owned + 1
    led = owned >= 0 or owner in _ARTICLES or owner in ("'s", "’s")
    return _text(words, first, head + 1) if led else None


def after(words: Words, last: int) -> str | None:
    """The description after the name that ends before word `last`: ", director of the mint," without its article."""
    sentence = words.sentences[last - 1]
    if words.form(last, sentence) != ",":
        return None
    first = last + 1
    if words.form(first, sentence).isdigit() and words.form(first + 1, sentence) == ",":
        first += 2
    if words.form(first, sentence).lower() in _BY_NOW:
        first += 1
    if words.form(first, sentence).lower() in _ARTICLES:
        first += 1
    roles = lexicons.flags("role_heads.txt")
    ends = lexicons.group("ends_of_roles")
    at, found = first, False
    while at < first + _LONGEST:
        form = words.form(at, sentence)
        low = form.lower()
        if form in ("", ",") or form in _STOPS or (low in ends and not (low == "and" and found)):
            break
        if not found and low in lexicons.group("before_no_head"):
            break
        found = found or (low in roles and at - first < 6)
        at += 1
    stop = words.form(at, sentence)
    closed = stop in ("", ",", ".", ")", "—", "–", ";") or stop.lower() in ends
    if not found or not closed or at == first or _introduces_another(words, first, at):
        return None
    return _text(words, first, at)


def _introduces_another(words: Words, first: int, last: int) -> bool:
    """Whether a title among these words stands before a name: the next one of a list, no description."""
    roles = lexicons.flags("role_heads.txt")
    for at in range(first, last - 2):
        if words.forms[at].lower() in roles and words.caps[at + 1] and words.caps[at + 2]:
            unknown = lexicons.entry_at(words.forms, at + 1, last) is None
            if lexicons.is_given(words.forms[at + 1].lower()) or (unknown and words.forms[at].islower()):
                return True
    split = name_after_title(words.forms, first, last, ())
    return split is not None and split[1] < last and words.caps[split[1]] and words.forms[split[0] + 1] != "of"


def _head(words: Words, at: int, sentence: int) -> int | None:
    """The index of the role's head word when the words up to `at` end a role ("Secretary of State"), else None."""
    roles = lexicons.flags("role_heads.txt")
    titles = lexicons.flags("titles.txt")
    if words.forms[at] == "elect" and words.form(at - 1, sentence) == "-":
        at -= 2
    low = words.forms[at].rstrip(".").lower() if at >= 0 else ""
    if low in lexicons.group("plural_titles"):
        return None
    if low in roles or low in titles or is_title(words.forms[at]):
        return at
    for back in range(2, 7):
        if words.form(at - back + 1, sentence).lower() == "of":
            head = words.form(at - back, sentence).lower()
            return at - back if head in roles and words.caps[at] and words.caps[at - back] else None
        if words.form(at - back + 1, sentence).islower() and words.form(at - back + 1, sentence) not in ("the", "and"):
            return None
    return None


def _belongs(words: Words, at: int) -> bool:
    """Whether word `at` is part of the role that follows it."""
    form = words.forms[at]
    low = form.lower()
    if words.caps[at]:
        return (
            not words.opens[at]
            or lexicons.entry_of(form) is not None
            or low not in lexicons.common()
            or low in lexicons.group("role_modifiers")
            or low in lexicons.flags("role_heads.txt")
            or form in words.alone
            or (words.caps[at + 1] and low not in lexicons.group("openers") and not low.endswith("ly"))
        )
    if low in ("'s", "’s"):
        return at > 0 and words.caps[at - 1]
    if form == "-":
        return words.joined(at)
    if form == "&":
        return words.caps[at - 1] and words.caps[at + 1]
    return low in lexicons.group("role_modifiers") or low in lexicons.flags("role_heads.txt")


def _mere_courtesy(form: str) -> bool:
    low = form.rstrip(".").lower()
    return low in (
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "mister",
        "messrs",
        "mme",
        "sir",
        "lord",
        "lady",
        "dame",
        "st",
        "madame",
    )


def _text(words: Words, first: int, last: int) -> str | None:
    text = re.sub(r"\s+", " ", words.text[words.starts[first] : words.ends[last - 1]]).strip(" -")
    return text or None
