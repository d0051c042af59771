"""The word lists that tell names from other capitals, each read once, when first asked for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from briefing.analysis.naming.cutting import forms_of
from briefing.analysis.naming.spelling import folded
from briefing.resources import data_dir, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import ActorType

How = Literal["name", "demonym", "metonym", "capital", "city", "none"]

# A form that two actors share goes to the reading named first here.
_RANK: dict[How, int] = {"none": 5, "name": 4, "capital": 3, "metonym": 2, "demonym": 1, "city": 0}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known form stands for: `name` of an actor of `type`, and how the form points at it.

    `how` is "none" for capitals that are no actor (days, feasts, prizes). `the` asks for "the" before the form.
    """

    name: str
    type: ActorType
    how: How
    the: bool = False


@cache
def words(name: str) -> frozenset[str]:
    """The lines of the word list `name`, in small letters."""
    # Most lines are in small letters as they stand, and then are not kept twice.
    return frozenset(low if (low := line.casefold()) != line else line for line in lexicon(name))


@cache
def group(name: str) -> frozenset[str]:
    """The set of small words called `name` in data/lexicons/naming.toml."""
    return _groups()[name]


@cache
def _groups() -> dict[str, frozenset[str]]:
    with (data_dir() / "lexicons" / "naming.toml").open("rb") as file:
        return {name: frozenset(words.split()) for name, words in tomllib.load(file).items()}


@cache
def flags(name: str) -> dict[str, str]:
    """The lines of `name`, in small letters, each with the flag that ends it ("" where there is none)."""
    found: dict[str, str] = {}
    for line in lexicon(name):
        word, _, flag = line.rpartition(" ")
        found[(word or flag).casefold()] = flag if word else ""
    return found


@cache
def first_names() -> frozenset[str]:
    """Given names, in small letters, short forms among them."""
    short = {name for line in lexicon("nicknames.txt") for name in line.split() if len(name) > 2}
    return (words("first_names.txt") | words("women.txt") | short) - group("no_given_names")


@lru_cache(maxsize=50_000)
def is_given(low: str) -> bool:
    """Whether `low`, in small letters, is a given name, its accents looked through."""
    return low in first_names() or (not low.isascii() and folded(low) in first_names())


@cache
def common() -> frozenset[str]:
    """Words that are also written small."""
    return words("common.txt")


def is_common(low: str) -> bool:
    """Whether `low` is one of `common`: whoever asks for a few words only does without that set, which takes 5 MB."""
    return low in common() if common.cache_info().currsize else _is_common_line(low)


@lru_cache(maxsize=256)
def _is_common_line(low: str) -> bool:
    return f"\n{low}\n" in _common_lines()


@cache
def _common_lines() -> str:
    text = (data_dir() / "lexicons" / "common.txt").read_text(encoding="utf-8")
    return f"\n{text.casefold().strip()}\n"


@cache
def _gazetteer() -> tuple[dict[tuple[str, ...], Entry], dict[str, int]]:
    """Known forms as tuples of words, and how many words the longest has that begins with a word."""
    found: dict[tuple[str, ...], Entry] = {}
    longest: dict[str, int] = {}
    for form, entry in _entries():
        key = (form,) if form.isascii() and form.isalpha() else forms_of(form)
        old = found.get(key)
        if old is None or _RANK[entry.how] > _RANK[old.how]:
            found[key] = entry
            longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return found, longest


def entry_at(forms: Sequence[str], at: int, end: int) -> tuple[Entry, int] | None:
    """The longest known form that begins at word `at` and ends by `end`, with the index after its last word."""
    found, lengths = _gazetteer()
    # No form stands where nothing does: callers look behind the last word, too.
    longest = lengths.get(forms[at], 0) if at < min(end, len(forms)) else 0
    for after in range(min(end, at + longest), at, -1):
        entry = found.get(tuple(forms[at:after]))
        if entry is not None:
            return entry, after
    return None


def entry_of(form: str) -> Entry | None:
    """What the whole of `form` stands for."""
    return _gazetteer()[0].get(forms_of(form))


def _entries() -> Iterator[tuple[str, Entry]]:
    for line in lexicon("not_names.txt"):
        yield line, Entry(line, "group", "none")
    for line in lexicon("countries.tsv"):
        name, aliases, demonyms, capitals, metonyms = (line.split("\t") + [""] * 4)[:5]
        yield from _forms(name, "country", "name", f"{name}|{aliases}")
        yield from _forms(name, "country", "demonym", demonyms)
        yield from _forms(name, "country", "capital", capitals)
        yield from _forms(name, "country", "metonym", metonyms)
    for line in lexicon("regions.tsv"):
        name, aliases, demonyms = (line.split("\t") + [""] * 2)[:3]
        yield from _forms(name, "place", "name", f"{name}|{aliases}")
        yield from _forms(name, "place", "demonym", demonyms)
    for line in lexicon("organisations.tsv"):
        name, aliases, kind = line.split("\t")
        group = kind == "group"
        yield name, Entry(name, "group" if group else "organisation", "name")
        for form in filter(None, aliases.split("|")):
            the = form.startswith("=")
            yield (
                form.lstrip("="),
                Entry(name, "group", "demonym") if group else Entry(name, "organisation", "name", the),
            )
    for line in (*lexicon("places.txt"), *lexicon("towns.txt")):
        yield line, Entry(line, "place", "city")


def _forms(name: str, kind: ActorType, how: How, forms: str) -> Iterator[tuple[str, Entry]]:
    for form in filter(None, forms.split("|")):
        yield form, Entry(name, kind, how)
