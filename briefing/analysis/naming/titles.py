"""Where a title ends and the name begins: "Secretary of State Jane Doe", "Gov. Roe", "Crown Prince Ivo"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def is_title(form: str) -> bool:
    """Whether the capitalised word `form` may end a title that stands before a name."""
    low = form.rstrip(".").lower()
    if low in lexicons.group("plural_titles"):
        return True
    prefix, dash, tail = low.partition("-")
    low = tail if dash and prefix in lexicons.group("title_prefixes") else low
    return low in lexicons.flags("titles.txt") or lexicons.flags("role_heads.txt").get(low) == ""


def name_after_title(forms: Sequence[str], first: int, last: int, heads: Collection[str]) -> tuple[int, int] | None:
    """Where the title's last word and the name after it stand in words `first` to `last`, or None without a title.

    `heads` are words that end an organisation's or place's name in small letters: "General Assembly" has no title.
    The name may be empty (its start is `last`): a title alone.
    """
    title = None
    for at in range(first, last):
        many = at + 1 == last and forms[at].lower() in lexicons.group("plural_titles")
        if forms[at][0].isupper() and not many and is_title(forms[at]) and not _inside_name(forms, first, at, last):
            title = at
    if title is None:
        return None
    name = title + 1
    minister = forms[title].lower() in lexicons.group("ministers")
    if name < last and (forms[name] == "of" or (minister and forms[name] == "for")):
        name = _after_office(forms, name + 1, last)
    if name < last and forms[last - 1].rstrip(".").lower() in heads:
        return None
    return title, name


def _inside_name(forms: Sequence[str], first: int, at: int, last: int) -> bool:
    """Whether the title word is a name itself: "Stephen King", "Mr. King", "Son Heung-min", "Raj Shah"."""
    if forms[at].lower() in lexicons.words("surnames_first.txt") and "-" in forms[at + 1 : at + 3]:
        return True
    if at == first or forms[at].lower() not in lexicons.group("titles_or_names"):
        return False
    before = forms[at - 1].rstrip(".").lower()
    if at - 1 == first and before in lexicons.group("titles_or_adjectives"):
        return False
    if lexicons.is_given(before) or before in lexicons.group("courtesies"):
        return True
    unknown = before not in lexicons.common() and lexicons.entry_of(forms[at - 1]) is None
    return at + 1 == last and unknown and forms[at - 1].isalpha() and not is_title(forms[at - 1])


def _after_office(forms: Sequence[str], at: int, last: int) -> int:
    """The index after the office in "of State", "of the Joint Chiefs", "of Defence"."""
    while at < last:
        known = lexicons.entry_at(forms, at, last)
        if known is not None and known[1] < last:
            at = known[1]
        elif forms[at].lower() in lexicons.common() and not _begins_person(forms, at, last):
            at += 1
        else:
            return at
    return at


def _begins_person(forms: Sequence[str], at: int, last: int) -> bool:
    low = forms[at].lower()
    return lexicons.is_given(low) and at + 1 < last and forms[at + 1].lower() not in lexicons.common()
