"""`briefing actors`: who acts, why names are one actor, and what a reader says about who is who."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.given import Given
from briefing.cli.groups import WholeGroup
from briefing.cli.lists import first_day, keys_in, scope_options
from briefing.cli.output import as_json, dated, document, json_line, machine_options, printed, say
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.model import ActorRow, ActorType
    from briefing.store.library import Library
    from briefing.store.roster import Known

TYPES = click.Choice(["person", "organisation", "country", "place", "group"])

NAME = click.argument("name", metavar="NAME")
KIND = click.option("--type", "kind", type=TYPES, help="The actor of this type, where several have the name.")


@click.group(cls=WholeGroup, invoke_without_command=True)
@scope_options
@click.option("--type", "kind", type=TYPES, help="Of this type only.")
@click.option("--since", metavar="DAY", help="Published on this day or later: 2026-03-09, or 7d, 2w.")
@click.option("--name", "words", metavar="WORDS", help="With these words in any of its names.")
@machine_options
@click.pass_context
def actors(
    context: click.Context,
    story: int | None,
    article: str | None,
    limit: int,
    everything: bool,
    kind: ActorType | None,
    since: str | None,
    words: str | None,
    form: str | None,
) -> int | None:
    """List who acts, most mentioned first; with a command, say who is who, or ask why."""
    if context.invoked_subcommand is not None:
        return None
    given: Given = context.obj
    day = first_day(since) if since is not None else None
    most = None if everything else limit
    with given.reading() as library:
        if story is None and article is None:
            given.follow(library)
            return _listed(library, form, _of_library(library, most, kind, day, words))
        return _listed(library, form, _of_articles(library, story, article, kind, day, words)[:most])


@actors.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME...")
@KIND
@click.pass_obj
def merge(given: Given, names: tuple[str, ...], kind: ActorType | None) -> None:
    """Say that these names are one actor, shown under the first."""
    from briefing.pipeline import correcting
    from briefing.pipeline.analysing import labeller_of

    if len(names) < 2:
        raise UsageError("Merging takes two names or more; put each into quotation marks")
    with given.writing() as library:
        found = [_actor(library, name, kind, strict=False) for name in names]
        rows = list({one.key: _row(library, one) for one in found}.values())
        say(correcting.merge(library, rows, labeller_of(given.settings())))


@actors.command()
@NAME
@click.argument("variant", metavar="VARIANT")
@KIND
@click.pass_obj
def split(given: Given, name: str, variant: str, kind: ActorType | None) -> None:
    """Say that VARIANT, one of the names of NAME, is someone else."""
    from briefing.pipeline import asking, correcting
    from briefing.pipeline.analysing import labeller_of

    with given.writing() as library:
        row = asking.whole(library, _actor(library, name, kind))
        say(correcting.split(library, row, asking.form_of(row, variant), labeller_of(given.settings())))


@actors.command()
@NAME
@click.argument("new", metavar="NEW")
@KIND
@click.pass_obj
def rename(given: Given, name: str, new: str, kind: ActorType | None) -> None:
    """Show NAME as NEW; with an empty NEW, as articles call it again."""
    from briefing.pipeline import correcting

    _change(given, name, kind, lambda library, row: correcting.rename(library, row, new))


@actors.command(name="type")
@NAME
@click.argument("new", metavar="TYPE", type=TYPES)
@KIND
@click.pass_obj
def retype(given: Given, name: str, new: ActorType, kind: ActorType | None) -> None:
    """Say of which type NAME is: person, organisation, country, place or group."""
    from briefing.pipeline import correcting

    _change(given, name, kind, lambda library, row: correcting.retype(library, row, new))


@actors.command()
@NAME
@KIND
@click.pass_obj
def ignore(given: Given, name: str, kind: ActorType | None) -> None:
    """Say that NAME is no actor, and list it no more."""
    from briefing.pipeline import correcting

    _change(given, name, kind, lambda library, row: correcting.ignore(library, row))


@actors.command()
@NAME
@click.pass_obj
def restore(given: Given, name: str) -> None:
    """List NAME again, which was ignored."""
    from briefing.pipeline import asking, correcting

    with given.writing() as library:
        say(correcting.heed(library, asking.ignored(library, name) or name))


@actors.command()
@NAME
@click.argument("other", metavar="[OTHER]", required=False)
@KIND
@machine_options
@click.pass_obj
def why(given: Given, name: str, other: str | None, kind: ActorType | None, form: str | None) -> int:
    """Tell why the names of NAME are one actor; with OTHER, why the two are one, or two."""
    from briefing.export import cast
    from briefing.pipeline import asking

    with given.reading() as library:
        given.follow(library)
        known = _actor(library, name, kind, strict=other is None)
        second = known if other is None else _actor(library, other, kind, strict=False)
        if second.key != known.key:
            return _told_apart(form, known, second, asking.why_two(library, known, second))
        told = asking.why(library, known)
    if form:
        row = cast.record(told.row, known.articles, known.first_seen, told.sources)
        (document if form == "json" else json_line)(cast.why_record(row, told.names, told.forms, told.doubt))
        return 0
    facts = (told.row, known.articles, known.first_seen, told.names, told.forms, told.doubt, told.sources)
    return printed(cast.why_lines(*facts))


@actors.command()
@machine_options
@click.pass_obj
def corrections(given: Given, form: str | None) -> int:
    """List what you said about who is who, the oldest first."""
    from briefing.pipeline import asking

    with given.reading() as library:
        return dated(form, asking.said(library))


def _change(given: Given, name: str, kind: ActorType | None, change: Callable[[Library, ActorRow], str]) -> None:
    """Find the actor, make the change as one step of the journal, and say what was done."""
    with given.writing() as library:
        say(change(library, _row(library, _actor(library, name, kind))))


def _actor(library: Library, name: str, kind: ActorType | None, *, strict: bool = True) -> Known:
    """The actor that is meant. Unless `strict`, a type is asked for only where several actors have the name."""
    from briefing.pipeline import asking, casting

    if not library.readonly:
        casting.bring_up_to_date(library)
    if strict or kind is None:
        return asking.meant(library, name, kind)
    try:
        return asking.meant(library, name)
    except UsageError:
        return asking.meant(library, name, kind)


def _row(library: Library, known: Known) -> ActorRow:
    from briefing.pipeline import casting

    return casting.row(library, known)


Listed = list[tuple["ActorRow", int, str | None]]
"""Actors, each with how many articles name it, and when the library first met it."""


def _of_library(
    library: Library, most: int | None, kind: ActorType | None, since: str | None, words: str | None
) -> Listed:
    from briefing.pipeline import casting

    among = None
    if words is not None:
        from briefing.pipeline import asking

        among = asking.matching(library, words)
    found = casting.rows(library, limit=most, kind=kind, since=since, among=among)
    return [(row, known.articles, known.first_seen) for known, row in found]


def _of_articles(
    library: Library, story: int | None, article: str | None, kind: str | None, since: str | None, words: str | None
) -> Listed:
    from briefing.pipeline import asking, reading
    from briefing.store import roster

    keys: Sequence[int] = keys_in(library, story, article)
    if since is not None:
        published = roster.sources(library, keys)
        keys = [key for key in keys if (published[key].published or "") >= since]
    rows = [row for row in reading.actors(library, keys) if kind in (None, row.type)]
    if words is not None:
        rows = [row for row in rows if asking.holds(row, words)]
    actor = [roster.actor_of(library, row.names[0]) for row in rows]
    met = roster.actors(library, {key for key in actor if key is not None})
    return [
        (row, len({place.article for place in row.places}), met[key].first_seen if key in met else None)
        for row, key in zip(rows, actor, strict=True)
    ]


def _listed(library: Library, form: str | None, found: Listed) -> int:
    from briefing.export import cast
    from briefing.store import roster

    if form is None:
        return printed(cast.table([row for row, _, _ in found]))
    sources = roster.sources(library, {role.article for row, _, _ in found for role in row.roles_seen})
    return as_json(form, (cast.record(row, articles, first, sources) for row, articles, first in found))


def _told_apart(form: str | None, one: Known, other: Known, reason: str) -> int:
    if form:
        record: dict[str, Any] = {
            "one": False,
            "actors": [{"name": each.name, "type": each.type, "mentions": each.mentions} for each in (one, other)],
            "why": reason,
        }
        (document if form == "json" else json_line)(record)
    else:
        say(f"{one.name} ({one.type}) and {other.name} ({other.type}) are two: {reason}")
    return 0
