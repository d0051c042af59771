"""Who is meant by a name that a reader types, why names are one actor or two, and what the reader said of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from briefing.analysis import explaining, reasons
from briefing.analysis.corrections import BETWEEN, key
from briefing.analysis.explaining import Reason
from briefing.analysis.naming.spelling import folded
from briefing.errors import NotFound, UsageError
from briefing.model import ActorRow, ActorType, Name
from briefing.pipeline import casting
from briefing.pipeline.casting import APART, CALLED, IGNORED, KINDS, SAME, TYPED
from briefing.store import journal, roster
from briefing.store.library import Library
from briefing.store.roster import Known, Source
from briefing.text import counted

NEAR = 5
"""How many names are suggested where nobody has the name that was typed."""

_LIKE_ENOUGH = 75
_BY_THE_WAY = {SAME: TYPED, CALLED: SAME}
"""What is marked only along with something else: a type keeps names together, a merge keeps the first name."""
_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Why:
    """Why an actor is one: a reason for each of its names and for each other form, and what leaves it in doubt."""

    known: Known
    row: ActorRow
    names: tuple[Reason, ...]
    forms: tuple[tuple[str, str], ...]
    doubt: str | None
    sources: dict[int, Source]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the reader said: when (ISO), of which kind, of which names, in a sentence."""

    at: str
    kind: str
    names: tuple[str, ...]
    sentence: str


# ------------------------------------------------------------------ who is meant


def meant(library: Library, name: str, type: ActorType | None = None) -> Known:
    """The one actor of the library that a name, or a form that articles print, means; case and accents do not count.

    The names that a list shows go first, then other names, then forms inside articles. Raises NotFound with names
    that are near, UsageError where several actors could be meant.
    """
    wanted = _plain(name)
    for found in (roster.spelt, roster.printed):
        keys = {actor for actor, spelt in found(library) if _plain(spelt) == wanted}
        actors = [one for one in roster.actors(library, keys).values() if type in (None, one.type)]
        shown = [one for one in actors if _plain(one.name) == wanted] or actors
        if exact := [one for one in shown if one.name == name]:
            shown = exact
        if len(shown) > 1:
            raise UsageError(_several(name, shown))
        if shown:
            return shown[0]
    raise NotFound(_nobody(library, name, type))


def matching(library: Library, words: str) -> set[int]:
    """The keys of the actors with a name that holds these words; case and accents do not count."""
    wanted = _plain(words)
    return {actor for actor, spelt in roster.spelt(library) if wanted in _plain(spelt)}


def holds(row: ActorRow, words: str) -> bool:
    """Whether an actor has these words in any name or form; case and accents do not count."""
    forms = (row.name, *(name.name for name in row.names), *row.variants)
    return any(_plain(words) in _plain(form) for form in forms)


def whole(library: Library, known: Known) -> ActorRow:
    """An actor with every form that any article prints for it, not just the newest."""
    row, names = casting.row(library, known), roster.names_of(library, known.key)
    forms = (form for _, printed in roster.variants(library, names) for form in printed)
    others = (one for one in dict.fromkeys([*row.variants, *forms]) if one != row.name)
    return replace(row, variants=tuple(others))


def form_of(row: ActorRow, typed: str) -> str:
    """A name or variant of an actor as it is printed; what was typed where it has none such."""
    forms = [*(one.name for one in row.names), *row.variants]
    return next((form for form in forms if _plain(form) == _plain(typed)), typed)


def ignored(library: Library, name: str) -> str | None:
    """The form of a name that the reader ignores; None where it is not ignored."""
    forms = [subject.partition(" ")[2] for _, subject, _ in journal.of_kinds(library, [IGNORED])]
    return next((form for form in forms if _plain(form) == _plain(name)), None)


def _plain(name: str) -> str:
    return " ".join(folded(name).split()).removeprefix("the ")


def _several(name: str, actors: Sequence[Known]) -> str:
    ordered = sorted(actors, key=lambda one: (-one.mentions, one.name, one.type))
    listed = ", ".join(f"{one.name} ({one.type}, {counted(one.mentions, 'mention')})" for one in ordered[:_MOST_SHOWN])
    types = sorted({one.type for one in actors})
    exact = f"--type {types[0]}" if len(types) > 1 else "its full name as listed"
    return f"{name} could be {len(actors)} actors: {listed}; say which one with {exact}"


def _nobody(library: Library, name: str, type: ActorType | None) -> str:
    kind = f" of type {type}" if type else ""
    if ignored(library, name):
        return f"{name} is ignored; `briefing actors restore` lists it again"
    shown = {one.key: one.name for one in roster.listed_by_mentions(library, type=type)}
    choices = {n: (actor, _plain(spelt)) for n, (actor, spelt) in enumerate(roster.spelt(library)) if actor in shown}
    found = process.extract(
        _plain(name),
        {n: spelt for n, (_, spelt) in choices.items()},
        scorer=fuzz.WRatio,
        limit=NEAR * 4,
        score_cutoff=_LIKE_ENOUGH,
    )
    near = list(dict.fromkeys(shown[choices[n][0]] for _, _, n in found))[:NEAR]
    hint = f"near are {', '.join(near)}" if near else "`briefing actors` lists them"
    return f"There is no actor {name}{kind} in {library.path}; {hint}"


# ------------------------------------------------------------------ why


def why(library: Library, known: Known) -> Why:
    """Why the names of an actor are one, and which article gives which role (of each name's newest articles)."""
    row = whole(library, known)
    said, tied = casting.corrections(library), casting.beside(library, [known.key])
    own = {form.casefold() for form in [row.name, *(name.name for name in row.names)]}
    return Why(
        known,
        row,
        tuple(explaining.together(row.names, tied, said, row.name)),
        tuple((form, reasons.of_form(form, row.names)) for form in row.variants if form.casefold() not in own),
        explaining.doubt(row.names, tied, said),
        roster.sources(library, {role.article for role in row.roles_seen}),
    )


def why_two(library: Library, one: Known, other: Known) -> str:
    """Why two actors of the library are two."""
    tied = casting.beside(library, [one.key, other.key])
    ours, theirs = (tuple(roster.names_of(library, each.key).values()) for each in (one, other))
    return explaining.apart(ours, theirs, tied, casting.corrections(library))


# ------------------------------------------------------------------ what the reader said


def said(library: Library) -> list[Said]:
    """What the reader said of names and what stands, the oldest first; what was said in one breath is one value."""
    marks = journal.of_kinds(library, KINDS)
    dated = journal.marks_on(library, {subject for _, subject, _ in marks})
    at = {(kind, subject): when for kind in KINDS for when, subject, _ in dated.get(kind, ())}
    keys = {one for _, subject, _ in marks for one in subject.split(BETWEEN)}
    printed = _as_printed(library, keys)
    breaths: dict[tuple[str, str, str], list[str]] = {}
    for kind, subject, value in marks:
        told = str(value.get("name") or value.get("type") or "")
        breaths.setdefault((at[kind, subject], kind, told), []).append(subject)
    return [
        Said(when, kind.removeprefix("actor-"), _names(subjects, printed), _sentence(kind, told, subjects, printed))
        for (when, kind, told), subjects in sorted(breaths.items())
        if (when, _BY_THE_WAY.get(kind)) not in {(at, other) for at, other, _ in breaths}
    ]


def _as_printed(library: Library, keys: Collection[str]) -> dict[str, str]:
    """Names by their keys, as articles print them; those that no article has any more, as the marks keep them."""
    found = {one: one.partition(" ")[2] for one in keys}
    for name in sorted(casting.with_keys(library, keys).values(), key=_use):
        found[key(name.type, name.name)] = name.name
    return found


def _use(name: Name) -> tuple[int, str]:
    return name.mentions, name.name


def _names(subjects: Iterable[str], printed: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(printed[one] for subject in subjects for one in subject.split(BETWEEN)))


def _sentence(kind: str, told: str, subjects: Sequence[str], printed: dict[str, str]) -> str:
    names = _names(subjects, printed)
    listed = ", ".join(names)
    if kind == SAME:
        return f"{' and '.join(names)} are one"
    if kind == APART:
        pairs = [set(subject.split(BETWEEN)) for subject in subjects]
        shared = sorted(set.intersection(*pairs)) if len(pairs) > 1 else [max(subjects[0].split(BETWEEN))]
        if len(shared) != 1:
            return f"{' and '.join(names)} are not one"
        rest = [name for name in names if name != printed[shared[0]]]
        return f"{printed[shared[0]]} is not {' or '.join(rest)}"
    if kind == CALLED:
        return f"{listed}: called {told}"
    return f"{listed}: of type {told}" if kind == TYPED else f"{listed}: ignored"
