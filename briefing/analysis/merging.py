"""The actors of many articles, one row each: spellings joined, families kept apart, lone surnames led home."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing.analysis import names
from briefing.analysis.naming import bodies, evidence, lexicons
from briefing.analysis.naming.spelling import sound
from briefing.model import ActorRow, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.analysis.names import PersonName
    from briefing.model import Actor, ActorType

_CLEAR_LEAD = 5
"""How many times the next bearer's mentions the bearer of a lone surname must have."""


@dataclass(slots=True)
class _Node:
    """All actors of one type and name, and what the articles say of them."""

    type: ActorType
    name: str
    found: list[tuple[int, Actor]] = field(default_factory=list)
    mentions: int = 0

    @property
    def order(self) -> tuple[int, int, str, str]:
        """Much mentioned first, then long names, then by the alphabet."""
        return (-self.mentions, -len(self.name), self.name, self.type)


@dataclass(slots=True)
class _Group:
    nodes: list[_Node]
    uncertain: bool = False

    @property
    def mentions(self) -> int:
        return sum(node.mentions for node in self.nodes)


def merge(found: Iterable[tuple[int, Actor]]) -> list[ActorRow]:
    """One row for each actor of several articles, most mentioned first.

    `found` are pairs of the article's number and an actor of it; their order does not matter. Rows have the most used
    full name, every other form of it in `variants`, roles without repetition in the order of the articles' numbers,
    `places` by article and offset (names and metonyms; demonyms and mere places are not counted). People merge by
    complete link, that is only when every pair of names can be one person's; a lone surname joins the one full name
    that bears it, or that has five times the mentions of any other, else its row stays `uncertain`. A name that the
    articles type differently, and that no list settles, has the type that most of its mentions say.
    """
    blocks: dict[str, dict[tuple[str, str, bool], _Node]] = {}
    for article, actor in _typed_alike(list(found)):
        block = blocks.setdefault(names.key_of(actor.name, actor.type), {})
        node = block.setdefault((actor.type, actor.name, actor.uncertain), _Node(actor.type, actor.name))
        node.found.append((article, actor))
        node.mentions += sum(one.type in ("name", "metonym") for one in actor.mentions)
    groups: list[_Group] = []
    for key, block in sorted(blocks.items()):
        nodes = sorted(block.values(), key=lambda node: node.order)
        groups.extend(_people(nodes) if key.startswith("person ") else [_Group(nodes)])
    groups = _initials_led_home(groups)
    rows = [_row(group) for group in groups]
    return sorted(rows, key=lambda row: (-row.mentions, row.name, row.type))


def _typed_alike(found: list[tuple[int, Actor]]) -> list[tuple[int, Actor]]:
    """The same actors, those of one name under one type: "Norline Foods" is no person in one article only."""
    said: dict[str, Counter[ActorType]] = {}
    borne = {names.person(actor.name).surname for _, actor in found if _is_full(actor)}
    for _, actor in found:
        if not _settled(actor, borne):
            counts = said.setdefault(_form(actor), Counter())
            counts[actor.type] += sum(one.type != "demonym" for one in actor.mentions)
    types = {form: _type_of(form, counts) for form, counts in said.items() if len(counts) > 1}
    return [
        (article, replace(actor, type=types.get(_form(actor), actor.type)) if not _settled(actor, borne) else actor)
        for article, actor in found
    ]


def _form(actor: Actor) -> str:
    return " ".join(actor.name.split()).casefold().removeprefix("the ")


def _is_full(actor: Actor) -> bool:
    return actor.type == "person" and names.person(actor.name).full


def _settled(actor: Actor, borne: set[str]) -> bool:
    """Whether an actor's type stands, whatever others say: a list knows it, or it is someone's surname."""
    known = lexicons.entry_of(actor.name)
    if known is not None and known.how != "city":
        return True
    if actor.type != "person" or _is_full(actor):
        return False
    return actor.uncertain or names.person(actor.name).surname in borne


def _type_of(form: str, counts: Counter[ActorType]) -> ActorType:
    """The type most said; a country that is also said to be a place is a country, for it took more to say so."""
    if "country" in counts:
        counts["country"] += counts.pop("place", 0)
    person, body, place = evidence.of_name(tuple(form.title().split()))
    fits = {"person": person, "organisation": body, "place": place + 0.5, "country": place + 1.0}
    return max(counts, key=lambda one: (counts[one], fits.get(one, 0.0), one))


def _people(nodes: list[_Node]) -> list[_Group]:
    """The people of one block of surnames."""
    parsed = {id(node): names.person(node.name) for node in nodes}
    groups: list[_Group] = []
    # Names with most parts first: they settle which people there are, whoever is mentioned most.
    for node in sorted(nodes, key=lambda node: (-len(parsed[id(node)].middle), node.order)):
        if parsed[id(node)].full:
            home = next((g for g in groups if _fits_all(node, g, parsed)), None)
            if home is None:
                groups.append(_Group([node]))
            else:
                home.nodes.append(node)
    lone: dict[tuple[str, str], _Group] = {}
    settled = [(group, group.mentions) for group in groups]
    for node in nodes:
        own = parsed[id(node)]
        if own.full:
            continue
        home = None if any(actor.uncertain for _, actor in node.found) else _leading(own, settled, parsed)
        if home is not None:
            home.nodes.append(node)
            continue
        group = lone.setdefault((sound(own.surname), own.gender), _Group([], uncertain=True))
        group.nodes.append(node)
        group.uncertain = len(settled) > 0
    return groups + list(lone.values())


def _fits_all(node: _Node, group: _Group, parsed: dict[int, PersonName]) -> bool:
    person = parsed[id(node)]
    return all(
        names.same_person(person, parsed[id(other)]) and (_same_sound(person, parsed[id(other)]) or _rare(node, other))
        for other in group.nodes
    )


def _same_sound(a: PersonName, b: PersonName) -> bool:
    return sound(a.surname) == sound(b.surname)


def _rare(a: _Node, b: _Node) -> bool:
    """Whether one of two spellings is rare enough beside the other to be a slip of the pen."""
    few, many = sorted((a.mentions, b.mentions))
    return few * _CLEAR_LEAD <= many or few <= 1


def _leading(lone: PersonName, groups: list[tuple[_Group, int]], parsed: dict[int, PersonName]) -> _Group | None:
    """The one group that a lone surname can mean, by name or by a clear lead in mentions."""
    fitting = []
    for group, mentions in groups:
        full = [parsed[id(node)] for node in group.nodes if parsed[id(node)].full]
        if any(sound(one.surname) == sound(lone.surname) for one in full) and all(
            not lone.gender or one.gender in ("", lone.gender) for one in full
        ):
            fitting.append((mentions, group))
    fitting.sort(key=lambda one: -one[0])
    if not fitting or (len(fitting) > 1 and fitting[0][0] < _CLEAR_LEAD * fitting[1][0]):
        return None
    return fitting[0][1]


def _initials_led_home(groups: list[_Group]) -> list[_Group]:
    """Groups of organisations with those that are only initials joined to the one full name that bears them."""
    full = [group for group in groups if group.nodes[0].type == "organisation" and not _initials(group)]
    bearers: dict[str, list[_Group]] = {}
    for group in full:
        forms = {form for node in group.nodes for _, actor in node.found for form in actor.variants}
        for letters in {form.replace(".", "") for form in forms if bodies.is_acronym(form)}:
            bearers.setdefault(letters, []).append(group)
    kept = []
    for group in groups:
        homes = bearers.get(group.nodes[0].name.replace(".", ""), []) if _initials(group) else []
        if len(homes) == 1:
            homes[0].nodes.extend(group.nodes)
        else:
            kept.append(group)
    return kept


def _initials(group: _Group) -> bool:
    return group.nodes[0].type == "organisation" and all(bodies.is_acronym(node.name) for node in group.nodes)


def _row(group: _Group) -> ActorRow:
    """The row of one group, the same whatever the order its actors came in."""
    found = sorted(
        (one for node in group.nodes for one in node.found),
        key=lambda one: (one[0], one[1].mentions[0].start if one[1].mentions else 0, one[1].name),
    )
    forms: Counter[str] = Counter()
    roles: dict[str, str] = {}
    places = set()
    for article, actor in found:
        forms.update({form: 0 for form in actor.variants if form not in forms})
        for one in actor.mentions:
            if one.type in ("name", "metonym"):
                forms[" ".join(one.text.split())] += 1
                places.add(Place(article, one.start, one.end))
        for role in actor.roles:
            roles.setdefault(role.casefold(), role)
    name = _best_name(group, forms)
    others = (form for form in forms if form not in (name, name.upper()))
    variants = tuple(sorted(others, key=lambda form: (-forms[form], form)))
    ordered = tuple(sorted(places, key=lambda place: (place.article, place.start, place.end)))
    return ActorRow(name, group.nodes[0].type, tuple(roles.values()), variants, len(ordered), ordered, group.uncertain)


def _best_name(group: _Group, forms: Counter[str]) -> str:
    """The most used of the full names; initials and lone surnames only where there is nothing fuller."""
    candidates = sorted({node.name for node in group.nodes})
    if group.nodes[0].type == "person":
        candidates = [name for name in candidates if names.person(name).full] or candidates
        spelt = [name for name in candidates if len(names.person(name).given) > 1]
        candidates = spelt or candidates
    elif group.nodes[0].type == "organisation":
        candidates = [name for name in candidates if not bodies.is_acronym(name)] or candidates
    used = {node.name: 0 for node in group.nodes}
    for node in group.nodes:
        used[node.name] += len(node.found)
    return max(candidates, key=lambda name: (used[name], forms[name], len(name), name))
