"""Actors for people and for programs: a table of one line each, and why their names are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from briefing.analysis.explaining import Reason
from briefing.export.plain import WIDTH, day
from briefing.model import ActorRow
from briefing.store.roster import Source
from briefing.text import counted

_LONGEST_NAME = 28
"""A longer name is printed whole; the columns after it then stand further right."""


def table(rows: Sequence[ActorRow]) -> Iterator[str]:
    """Actors, a line each: mentions, name, type, roles and other forms, as many as the width has room for."""
    figures = max((len(f"{row.mentions:,}") for row in rows), default=1)
    names = min(_LONGEST_NAME, max((len(_named(row)) for row in rows), default=1))
    types = max((len(row.type) for row in rows), default=1)
    for row in rows:
        head = f"{row.mentions:>{figures},}  {_named(row):<{names}}  {row.type:<{types}}"
        room = WIDTH - len(head) - 2
        roles = _fitted(_most_given(row), "; ", room)
        room -= len(roles) + (2 if roles else 0)
        variants = _fitted(row.telling_variants, ", ", room - len("(also )"))
        told = [roles, f"(also {variants})" if variants else ""]
        yield "  ".join([head, *filter(None, told)]).rstrip()


def record(row: ActorRow, articles: int, first_seen: str | None, sources: Mapping[int, Source]) -> dict[str, Any]:
    """One actor for programs; `articles` is how many name it, `sources` are those that give its roles."""
    return {
        "name": row.name,
        "type": row.type,
        "mentions": row.mentions,
        "articles": articles,
        "variants": list(row.variants),
        "roles": list(row.roles),
        "role_sources": [
            {"role": seen.text, **_source(sources[seen.article])} for seen in row.roles_seen if seen.article in sources
        ],
        "uncertain": row.uncertain,
        "first_seen": first_seen,
        "names": [asdict(name) for name in row.names],
        "places": [asdict(place) for place in row.places],
    }


def why_lines(
    row: ActorRow,
    articles: int,
    first_seen: str,
    reasons: Sequence[Reason],
    forms: Sequence[tuple[str, str]],
    doubt: str | None,
    sources: Mapping[int, Source],
) -> Iterator[str]:
    """An actor with a reason for each of its names, and the articles that give each role."""
    yield f"{_named(row)}, {row.type}: {counted(row.mentions, 'mention')} in {counted(articles, 'article')}"
    yield f"First seen {day(first_seen)}"
    if doubt:
        yield f"In doubt: {doubt}"
    yield ""
    yield "Names"
    if row.name not in [reason.name.name for reason in reasons]:
        yield f"  {row.name}: you called it so"
    for reason in reasons:
        used = f"{counted(reason.name.mentions, 'mention')} in {counted(reason.name.articles, 'article')}"
        why = f"; one with {reason.to}: {reason.why}" if reason.to is not None else ""
        yield f"  {reason.name.name}: {used}{why}"
    if forms:
        yield ""
        yield "Other forms"
        yield from (f"  {form}: {why}" for form, why in forms)
    if row.roles:
        yield ""
        yield "Roles"
    for role in row.roles:
        given = [sources[seen.article] for seen in row.roles_seen if seen.text.casefold() == role.casefold()]
        yield f"  {role}: {', '.join(_told(source) for source in given)}"


def why_record(
    row: dict[str, Any], reasons: Sequence[Reason], forms: Sequence[tuple[str, str]], doubt: str | None
) -> dict[str, Any]:
    """An actor's record with why its names are one."""
    return row | {
        "doubt": doubt,
        "names": [asdict(reason.name) | {"one_with": reason.to, "why": reason.why or None} for reason in reasons],
        "forms": [{"form": form, "why": why} for form, why in forms],
    }


def _named(row: ActorRow) -> str:
    return f"{row.name} (?)" if row.uncertain else row.name


def _most_given(row: ActorRow) -> list[str]:
    """An actor's roles, those first that most articles give."""
    given = Counter(seen.text.casefold() for seen in row.roles_seen)
    return sorted(row.telling_roles, key=lambda role: -given[role.casefold()])


def _fitted(parts: Sequence[str], link: str, room: int) -> str:
    """As many parts as have room, an ellipsis for the others; at least the beginning of the first."""
    whole = link.join(parts)
    if len(whole) <= room:
        return whole
    kept = list(parts)
    while len(kept) > 1 and len(link.join(kept)) + 2 > room:
        kept.pop()
    short = link.join(kept)
    if len(short) + 2 <= room:
        return f"{short} …"
    return f"{short[: room - 1].rstrip()}…" if room > 8 else ""


def _source(source: Source) -> dict[str, str | None]:
    return {"article": source.id, "outlet": source.outlet, "published": source.published}


def _told(source: Source) -> str:
    facts = ", ".join(filter(None, (source.outlet, day(source.published))))
    return f"{source.id} ({facts})" if facts else source.id
