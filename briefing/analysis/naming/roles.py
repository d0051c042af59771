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
_TIMES = frozenset(("on", "after", "before", "until", "since", "when", "while"))
_AT_SOME_TIME = _STOPS | _TIMES
_LONGEST = 18
_LONGEST_OFFICE = 8


def said(words: Words, name: int, last: int) -> list[str]:
    """All that is said right beside the name at words `name` to `last` (exclusive) about who bears it."""
    post = apposed(words, name, last)
    found = (before(words, name), post, named_as(words, name, last), None if post else after(words, last))
    return [role for role in found if role]


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
    """The post that a name explains: "Its chief executive, Ann Smith, said", "the head of the mint was Ann Smith.".

    `name` is the name's first word, `last` is past it; a title may stand between.
    """
    sentence = words.sentences[name]
    comma = name - 1
    while words.joined(comma + 1) and words.form(comma, sentence)[:1].isupper() and _is_title(words.forms[comma]):
        comma -= 1
    sets_off = words.form(comma, sentence)
    if sets_off not in (",", "is", "was") or not words.form(comma - 1, sentence):
        return None
    if not _closes(words, last, sentence) or (sets_off != "," and words.form(last, sentence) == ","):
        return None
    head = _apposed_head(words, comma - 1, sentence)
    if head is None:
        return None
    first = head
    while words.joined(first) and words.form(first - 1, sentence) and _belongs(words, first - 1):
        first -= 1
    while first < head and words.forms[first].lower() in ("'s", "’s"):
        first += 1
    owned = next((at for at in range(head, first - 1, -1) if words.forms[at] in ("'s", "’s")), -1)
    if owned >= 0 and words.form(first - 1, sentence).lower() in ("of", "for", "and"):
        first = owned + 1
    if owned < 0:
        first = _after_owner(words, first, sentence)
    return _text(words, first, comma) if first >= 0 else None


def _closes(words: Words, last: int, sentence: int) -> bool:
    """Whether a name that explains a post has ended before word `last`, and no list goes on there."""
    closing, following = words.form(last, sentence), words.form(last + 1, sentence)
    if closing != ",":
        return closing in ("", ".", "(", ";", "of")
    return following.islower() and following not in _ARTICLES and following not in ("and", "or", "who")


def _apposed_head(words: Words, at: int, sentence: int) -> int | None:
    """The head of the post that ends with word `at`: that word, or one that "of" ties to it ("head of the mint")."""
    roles = lexicons.flags("role_heads.txt")
    if words.forms[at] in roles:
        return at
    for back in range(at - 1, at - _LONGEST_OFFICE, -1):
        form = words.form(back, sentence)
        if not form or form in _STOPS or form == "," or form in lexicons.group("ends_of_roles") - {"and"}:
            return None
        if form.lower() in roles:
            return back if words.forms[back + 1] in ("of", "for", "at") else None
    return None


def _after_owner(words: Words, first: int, sentence: int) -> int:
    """Where the post begins after "its" or "a", a few small words before `first` among it ("a former pupil"); or -1."""
    for at in range(first - 1, first - 4, -1):
        form = words.form(at, sentence)
        if form.lower() in _ARTICLES or form in ("'s", "’s"):
            return at + 1
        if not form.isalpha() or not form.islower() or form in lexicons.group("small_in_headings"):
            break
    return -1


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
    if words.form(first, sentence) == "the" and _is_source(words, last, sentence):
        return None
    return _described(words, first, sentence)


def _is_source(words: Words, last: int, sentence: int) -> bool:
    """Whether the name that ends before word `last` is whom a sentence goes by: "According to Ann Smith, the mint"."""
    return any(words.form(at, sentence) == "According" for at in range(last - 6, last - 2))


def _described(words: Words, first: int, sentence: int, stops: frozenset[str] = _STOPS) -> str | None:
    """The description that begins at word `first`, without its article, up to where its clause or one of `stops` is."""
    if words.form(first, sentence).lower() in _ARTICLES:
        first += 1
    roles = lexicons.flags("role_heads.txt")
    ends = lexicons.group("ends_of_roles")
    at, found = first, False
    while at < first + _LONGEST:
        form = words.form(at, sentence)
        low = form.lower()
        if form in ("", ",") or form in stops or (low in ends and not (low == "and" and found)):
            break
        if not found and low in lexicons.group("before_no_head"):
            break
        found = found or (low in roles and at - first < 6)
        at += 1
    stop = words.form(at, sentence)
    closed = stop in ("", ",", ".", "(", ")", "—", "–", ";") or stop in _TIMES or stop.lower() in ends
    if not found or not closed or at == first or _introduces_another(words, first, at):
        return None
    return _text(words, first, at)


def named_as(words: Words, name: int, last: int) -> str | None:
    """The post that someone takes or leaves: "chose Ann Smith as its speaker"."""
    sentence = words.sentences[name]
    before = name - 1
    while words.joined(before + 1) and words.form(before, sentence)[:1].isupper() and _is_title(words.forms[before]):
        before -= 1
    verb = words.form(before, sentence)
    if verb == "of":
        verb = words.form(before - 1, sentence)
    if (taken := _taken(words, last, sentence)) > 0:
        return _described(words, taken, sentence, _AT_SOME_TIME)
    if words.form(last, sentence) != "as" or verb not in lexicons.group("appointing"):
        return None
    return _described(words, last + 1, sentence, _AT_SOME_TIME)


def _taken(words: Words, last: int, sentence: int) -> int:
    """Where the post begins that someone was given: "Ann Smith was sworn in as mayor", "was elected mayor"; or -1."""
    if words.form(last, sentence) not in ("was", "is"):
        return -1
    after = [words.form(at, sentence) for at in range(last + 1, last + 4)]
    if after == ["sworn", "in", "as"]:
        return last + 4
    if after[0] not in lexicons.group("appointing"):
        return -1
    return last + 2 + (after[1] == "as")


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
        link, head = words.form(at - back + 1, sentence).lower(), words.form(at - back, sentence).lower()
        if link == "of" or (link == "for" and head in lexicons.group("ministers")):
            return at - back if head in roles and words.caps[at] and words.caps[at - back] else None
        if words.form(at - back + 1, sentence).islower() and words.form(at - back + 1, sentence) not in ("the", "and"):
            return None
    return None


def _belongs(words: Words, at: int) -> bool:
    """Whether word `at` is part of the role that follows it."""
    form = words.forms[at]
    low = form.lower()
    if low in _ARTICLES:
        return False
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


def _is_title(form: str) -> bool:
    return _mere_courtesy(form) or is_title(form)


def _mere_courtesy(form: str) -> bool:
    return form.rstrip(".").lower() in lexicons.group("honorifics")


def _text(words: Words, first: int, last: int) -> str | None:
    text = re.sub(r"\s+", " ", words.text[words.starts[first] : words.ends[last - 1]]).strip(" -")
    return text or None
