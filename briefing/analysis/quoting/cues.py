"""The words that tell that somebody says something, in every form, and what each may be followed by."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, Literal, NamedTuple

from briefing.resources import data_dir

Form = Literal["base", "finite", "gerund", "participle"]
_VOWELS = "aeiou"


class Cue(NamedTuple):
    """One form of a cue verb: its base form and which form it is ("finite" stands for says and said)."""

    lemma: str
    form: Form


@cache
def _file() -> dict[str, Any]:
    with (data_dir() / "lexicons" / "cues.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def kind(name: str) -> frozenset[str]:
    """The base forms under `name` in data/lexicons/cues.toml: "that", "bare", "person", "to", "object" and so on."""
    return frozenset(str(_file()[name]).split())


@cache
def forms() -> dict[str, Cue]:
    """Every form of every cue verb, in small letters, with its base form."""
    found: dict[str, Cue] = {}
    for lemma in _file()["preposition"]:
        found.update((form, Cue(lemma, "gerund" if form.endswith("ing") else "finite")) for form in _all_forms(lemma))
    for name in ("quote", "that", "bare", "person", "to", "object"):
        for lemma in kind(name):
            for form in _all_forms(lemma):
                found[form] = Cue(lemma, "gerund" if form.endswith("ing") else "finite")
    for lemma in {cue.lemma for cue in found.values()}:
        found.setdefault(lemma, Cue(lemma, "base"))
    return found


def _all_forms(lemma: str) -> tuple[str, ...]:
    irregular: str | None = _file()["irregular"].get(lemma)
    return tuple(irregular.split()) if irregular is not None else _inflected(lemma)


def _inflected(lemma: str) -> tuple[str, ...]:
    """The regular forms: with s, with ed, with ing."""
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es", lemma + "ed", lemma + "ing"
    return lemma + "s", lemma + "ed", lemma + "ing"


@cache
def prepositions(lemma: str) -> frozenset[str]:
    """The prepositions behind which a cue verb tells what was said: "of" for "warned of ..."."""
    return frozenset(str(_file()["preposition"].get(lemma, "")).split())
